//! Choosing categories: by typing a few letters, from what is near to what was recorded, or from all of them.

use yew::prelude::*;

use crate::domain::category::{Category, GROUPS, Group, Names, near, offered};
use crate::domain::concern::Topic;
use crate::ui::parts::{Chips, TextField};
use crate::ui::state::triage::find;
use crate::ui::text::category::label;
use crate::ui::text::desk::triage as words;
use crate::ui::window;

/// How many that were found are shown.
const MOST: usize = 14;

/// Properties of [`Picker`].
#[derive(Properties, PartialEq)]
pub struct PickerProps {
    /// Those chosen.
    pub chosen: Vec<Category>,
    /// What the school calls them.
    pub names: Names,
    /// What the recorder picked.
    pub topics: Vec<Topic>,
    /// What is wrong.
    pub error: Option<AttrValue>,
    /// One was chosen, or taken out.
    pub ontoggle: Callback<Category>,
}

/// Choosing categories.
#[component]
pub fn Picker(props: &PickerProps) -> Html {
    let typed = use_state(String::new);
    let found = find(&typed, &props.names);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |text| typed.set(text))
    };
    let onkeydown = {
        let (typed, ontoggle) = (typed.clone(), props.ontoggle.clone());
        let first = found.iter().find(|category| !props.chosen.contains(category)).cloned();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() != "Enter" || event.ctrl_key() || event.meta_key() {
                return;
            }
            // Never sends the form: Enter takes what is found.
            event.prevent_default();
            if let Some(category) = first.clone() {
                ontoggle.emit(category);
                typed.set(String::new());
            }
        })
    };
    let groups = near(&props.topics);
    let close: Vec<Category> = groups.iter().flat_map(|group| offered(group, &props.names)).collect();
    html! {
        <fieldset class={classes!("field", "picker", props.error.is_some().then_some("field-wrong"))} id="categories">
            <legend class="label">{ words::CATEGORIES }</legend>
            if let Some(error) = &props.error {
                <p class="error" id="categories-error"><span class="unseen">{ crate::ui::text::ERROR }</span>{ error }</p>
            }
            if !props.chosen.is_empty() {
                { chips(props, "chosen", words::CHOSEN, &props.chosen, true) }
            }
            <div {onkeydown}>
                <TextField id="find-category" label={words::FIND} hint={words::FIND_HINT} value={(*typed).clone()}
                    search=true {oninput} />
            </div>
            <p class="unseen" role="status">
                if !typed.trim().is_empty() { { words::found(found.len()) } }
            </p>
            if !typed.trim().is_empty() {
                { chips(props, "found", words::MATCHES, found.get(..MOST).unwrap_or(&found), false) }
            } else if !close.is_empty() {
                { chips(props, "near", words::NEAR, &close, false) }
            }
            <details class="picker-all">
                <summary>{ words::ALL }</summary>
                { for GROUPS.iter().filter(|group| !group.adults).map(|group| whole(props, group)) }
            </details>
        </fieldset>
    }
}

fn whole(props: &PickerProps, group: &'static Group) -> Html {
    let categories = offered(group, &props.names);
    let Some(first) = Category::try_from(group.code.to_owned()).ok().filter(|_| !categories.is_empty())
    else {
        return Html::default();
    };
    let legend = label(&first, &props.names).into_owned();
    html! { <div key={group.code}>{ chips(props, group.code, legend, &categories, false) }</div> }
}

/// Some categories, side by side. One that vanishes when it is taken out gives the focus to the field.
fn chips(
    props: &PickerProps,
    id: &'static str,
    legend: impl Into<AttrValue>,
    categories: &[Category],
    vanish: bool,
) -> Html {
    let labelled = categories.iter().map(|category| {
        (AttrValue::from(label(category, &props.names).into_owned()), props.chosen.contains(category))
    });
    let ontoggle = {
        let (ontoggle, categories) = (props.ontoggle.clone(), categories.to_vec());
        Callback::from(move |place: usize| {
            if let Some(category) = categories.get(place) {
                ontoggle.emit(category.clone());
                if vanish {
                    window::focus_id("find-category");
                }
            }
        })
    };
    html! { <Chips id={format!("categories-{id}")} legend={legend.into()} chips={labelled.collect::<Vec<_>>()} {ontoggle} /> }
}
