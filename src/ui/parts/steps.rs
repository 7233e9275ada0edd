//! Where one is in a row of steps, or in a long list.

use yew::prelude::*;

use super::{Button, ButtonKind};
use crate::ui::text;

/// "Step 2 of 3".
pub fn step_of(step: usize, of: usize) -> Html {
    html! { <p class="above-heading">{ text::step_of(step, of) }</p> }
}

/// Properties of [`Pager`].
#[derive(Properties, PartialEq)]
pub struct PagerProps {
    /// The first row's place.
    pub offset: usize,
    /// How many rows are shown.
    pub shown: usize,
    /// How many there are in all.
    pub total: usize,
    /// At most so many at once.
    pub limit: usize,
    /// What they are, for the label.
    pub what: AttrValue,
    /// Show from this place on.
    pub onmove: Callback<usize>,
}

/// "Showing 51 to 100 of 230", with buttons back and forth.
#[component]
pub fn Pager(props: &PagerProps) -> Html {
    if props.total <= props.limit && props.offset == 0 {
        return Html::default();
    }
    let back = props.onmove.reform({
        let to = props.offset.saturating_sub(props.limit);
        move |()| to
    });
    let on = props.onmove.reform({
        let to = props.offset + props.limit;
        move |()| to
    });
    html! {
        <nav class="pager" aria-label={text::pager_label(&props.what)}>
            if props.offset > 0 {
                <Button kind={ButtonKind::Secondary} label={text::PREVIOUS} onclick={back} />
            }
            <p role="status">{ text::showing(props.offset, props.shown, props.total) }</p>
            if props.offset + props.shown < props.total {
                <Button kind={ButtonKind::Secondary} label={text::NEXT} onclick={on} />
            }
        </nav>
    }
}
