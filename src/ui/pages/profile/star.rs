//! Marks an event of a chronology as significant, with why.

use yew::prelude::*;

use super::use_keep;
use crate::app::intent::ProfileIntent;
use crate::domain::ids::{EntryId, PupilId};
use crate::ui::parts::{Button, ButtonKind, TextField};
use crate::ui::text;
use crate::ui::text::profile::chronology as says;

/// Properties of [`StarIt`].
#[derive(Properties, PartialEq)]
pub struct StarProps {
    /// In whose chronology.
    pub pupil: PupilId,
    /// The event.
    pub event: EntryId,
    /// It is starred.
    pub onsaved: Callback<()>,
    /// It is not.
    pub onclose: Callback<()>,
}

/// Asks why, and stars it.
#[component]
pub fn StarIt(props: &StarProps) -> Html {
    let keep = use_keep();
    let why = use_state(String::new);
    let oninput = {
        let why = why.clone();
        Callback::from(move |text| why.set(text))
    };
    let star = {
        let (keep, onsaved, why) = (keep.clone(), props.onsaved.clone(), why.clone());
        let StarProps { pupil, event, .. } = *props;
        Callback::from(move |()| {
            let onsaved = onsaved.clone();
            let asked = ProfileIntent::Star { pupil, event, on: true, why: (*why).clone() };
            keep.run(asked, move || onsaved.emit(()));
        })
    };
    html! {
        <div class="say">
            <TextField id={format!("star-{}", props.event)} label={says::STAR_WHY} hint={says::STAR_WHY_HINT} first=true
                value={(*why).clone()} {oninput} />
            { keep.said() }
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={says::STAR_NOW} busy={keep.busy()} onclick={star} />
                <Button label={text::CANCEL} onclick={props.onclose.clone()} />
            </p>
        </div>
    }
}
