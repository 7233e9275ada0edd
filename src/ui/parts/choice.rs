//! Radios, checkboxes, chips and selects: native elements, chosen by their place in the list.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::field::{FieldLabel, describing};

/// Something to choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// What it says.
    pub label: AttrValue,
    /// A line below it.
    pub hint: Option<AttrValue>,
}

impl<T: Into<AttrValue>> From<T> for Choice {
    fn from(label: T) -> Self {
        Self { label: label.into(), hint: None }
    }
}

/// Properties of [`Radios`].
#[derive(Properties, PartialEq)]
pub struct RadiosProps {
    /// Id of the group, and the radios' shared name.
    pub id: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// What to consider.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// The answers.
    pub choices: Vec<Choice>,
    /// The one chosen.
    pub chosen: Option<usize>,
    /// Which one was chosen.
    pub onchange: Callback<usize>,
    /// Side by side where there is room.
    #[prop_or_default]
    pub inline: bool,
    /// Shown below the answers.
    #[prop_or_default]
    pub children: Html,
}

/// One answer out of several.
#[component]
pub fn Radios(props: &RadiosProps) -> Html {
    let describes = describing(&props.id, props.hint.is_some(), props.error.is_some());
    html! {
        <fieldset
            id={&props.id}
            tabindex="-1"
            class={classes!("field", "choices", props.error.is_some().then_some("field-wrong"))}
            aria-describedby={describes}
        >
            <legend class="label">{ &props.legend }</legend>
            if let Some(hint) = &props.hint {
                <p class="hint" id={format!("{}-hint", props.id)}>{ hint }</p>
            }
            if let Some(error) = &props.error {
                <p class="error" id={format!("{}-error", props.id)}>
                    <span class="unseen">{ crate::ui::text::ERROR }</span>{ error }
                </p>
            }
            <div class={classes!("choice-list", props.inline.then_some("choice-inline"))}>
                { for props.choices.iter().enumerate().map(|(place, choice)| {
                    let id = format!("{}-{place}", props.id);
                    let onchange = props.onchange.reform(move |_: Event| place);
                    html! {
                        <div class="choice" key={place}>
                            <input
                                type="radio"
                                id={id.clone()}
                                name={&props.id}
                                checked={props.chosen == Some(place)}
                                aria-describedby={choice.hint.is_some().then(|| format!("{id}-hint"))}
                                {onchange}
                            />
                            <label for={id.clone()}>{ &choice.label }</label>
                            if let Some(hint) = &choice.hint {
                                <p class="hint" id={format!("{id}-hint")}>{ hint }</p>
                            }
                        </div>
                    }
                }) }
            </div>
            { props.children.clone() }
        </fieldset>
    }
}

/// Properties of [`Checkbox`].
#[derive(Properties, PartialEq)]
pub struct CheckboxProps {
    /// Its id.
    pub id: AttrValue,
    /// What it says.
    pub label: AttrValue,
    /// A line below it.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Whether it is ticked.
    pub checked: bool,
    /// It was ticked or cleared.
    pub onchange: Callback<bool>,
}

/// One thing that is so or not.
#[component]
pub fn Checkbox(props: &CheckboxProps) -> Html {
    let onchange = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: Event| {
            onchange.emit(event.target_unchecked_into::<HtmlInputElement>().checked())
        })
    };
    html! {
        <div class={classes!("field", "choices", props.error.is_some().then_some("field-wrong"))}>
            if let Some(error) = &props.error {
                <p class="error" id={format!("{}-error", props.id)}>
                    <span class="unseen">{ crate::ui::text::ERROR }</span>{ error }
                </p>
            }
            <div class="choice">
                <input
                    type="checkbox"
                    id={&props.id}
                    checked={props.checked}
                    aria-describedby={describing(&props.id, props.hint.is_some(), props.error.is_some())}
                    aria-invalid={props.error.is_some().then_some("true")}
                    {onchange}
                />
                <label for={&props.id}>{ &props.label }</label>
                if let Some(hint) = &props.hint {
                    <p class="hint" id={format!("{}-hint", props.id)}>{ hint }</p>
                }
            </div>
        </div>
    }
}

/// Properties of [`Chips`].
#[derive(Properties, PartialEq)]
pub struct ChipsProps {
    /// Id of the group.
    pub id: AttrValue,
    /// The question.
    pub legend: AttrValue,
    /// What to consider.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The chips, and whether each is chosen.
    pub chips: Vec<(AttrValue, bool)>,
    /// Which one was pressed.
    pub ontoggle: Callback<usize>,
}

/// Any number of short answers, side by side.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    html! {
        <fieldset class="field" id={&props.id} aria-describedby={describing(&props.id, props.hint.is_some(), false)}>
            <legend class="label">{ &props.legend }</legend>
            if let Some(hint) = &props.hint {
                <p class="hint" id={format!("{}-hint", props.id)}>{ hint }</p>
            }
            <div class="chips">
                { for props.chips.iter().enumerate().map(|(place, (label, chosen))| {
                    let id = format!("{}-{place}", props.id);
                    let onchange = props.ontoggle.reform(move |_: Event| place);
                    html! {
                        <div class="chip" key={place}>
                            <input type="checkbox" id={id.clone()} checked={*chosen} {onchange} />
                            <label for={id}>{ label }</label>
                        </div>
                    }
                }) }
            </div>
        </fieldset>
    }
}

/// Properties of [`Select`].
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Its id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What to consider.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What there is to choose.
    pub choices: Vec<AttrValue>,
    /// The one chosen.
    pub chosen: usize,
    /// Which one was chosen.
    pub onchange: Callback<usize>,
    /// The label is for those who do not see what it stands beside.
    #[prop_or_default]
    pub unseen_label: bool,
}

/// One answer out of many.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: Event| {
            let place = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            if let Ok(place) = usize::try_from(place) {
                onchange.emit(place);
            }
        })
    };
    html! {
        <div class={classes!("field", props.error.is_some().then_some("field-wrong"))}>
            if props.unseen_label {
                <label class="unseen" for={&props.id}>{ &props.label }</label>
            } else {
                <FieldLabel id={&props.id} label={&props.label} hint={props.hint.clone()} error={props.error.clone()} />
            }
            <select
                id={&props.id}
                class="input select"
                autocomplete="off"
                aria-describedby={describing(&props.id, props.hint.is_some(), props.error.is_some())}
                {onchange}
            >
                { for props.choices.iter().enumerate().map(|(place, choice)| html! {
                    <option key={place} selected={place == props.chosen}>{ choice }</option>
                }) }
            </select>
        </div>
    }
}
