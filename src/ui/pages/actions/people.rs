//! Choosing colleagues: one, or several.

use yew::prelude::*;

use crate::domain::ids::PersonId;
use crate::domain::person::Person;
use crate::ui::parts::{Button, ButtonKind, Select};
use crate::ui::text::{actions as words, people};

/// Properties of [`Colleague`].
#[derive(Properties, PartialEq)]
pub struct ColleagueProps {
    /// The field's id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What to consider.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What it says while nobody is chosen.
    pub none: AttrValue,
    /// The staff.
    pub staff: Vec<Person>,
    /// The one chosen.
    pub chosen: Option<PersonId>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Who was chosen.
    pub onchange: Callback<Option<PersonId>>,
}

/// One colleague.
#[component]
pub fn Colleague(props: &ColleagueProps) -> Html {
    let mut choices = vec![props.none.clone()];
    choices.extend(props.staff.iter().map(|one| AttrValue::from(people::name_and_job(&one.name, &one.job))));
    let place = props.chosen.and_then(|chosen| props.staff.iter().position(|one| one.person == chosen));
    let staff = props.staff.clone();
    let onchange = props.onchange.reform(move |place: usize| {
        place.checked_sub(1).and_then(|place| staff.get(place)).map(|one| one.person)
    });
    html! {
        <Select id={&props.id} label={&props.label} hint={props.hint.clone()} error={props.error.clone()} {choices}
            chosen={place.map_or(0, |place| place + 1)} {onchange} />
    }
}

/// Properties of [`Colleagues`].
#[derive(Properties, PartialEq)]
pub struct ColleaguesProps {
    /// The field's id.
    pub id: AttrValue,
    /// Its label.
    pub label: AttrValue,
    /// What to consider.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// The staff.
    pub staff: Vec<Person>,
    /// Those chosen.
    pub chosen: Vec<PersonId>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// Who is chosen now.
    pub onchange: Callback<Vec<PersonId>>,
}

/// Several colleagues: each one chosen is added to a list.
#[component]
pub fn Colleagues(props: &ColleaguesProps) -> Html {
    let is_chosen = |one: &&Person| props.chosen.contains(&one.person);
    let (chosen, others): (Vec<&Person>, Vec<&Person>) = props.staff.iter().partition(is_chosen);
    let add = {
        let (all, onchange) = (props.chosen.clone(), props.onchange.clone());
        Callback::from(move |added: Option<PersonId>| {
            onchange.emit(all.iter().copied().chain(added).collect());
        })
    };
    let remove = |person: PersonId| {
        let (mut all, onchange) = (props.chosen.clone(), props.onchange.clone());
        all.retain(|other| *other != person);
        Callback::from(move |()| onchange.emit(all.clone()))
    };
    html! {
        <div class="colleagues">
            <Colleague id={&props.id} label={&props.label} hint={props.hint.clone()} none={words::CHOOSE}
                staff={others.into_iter().cloned().collect::<Vec<_>>()} chosen={None::<PersonId>} error={props.error.clone()} onchange={add} />
            if !chosen.is_empty() {
                <ul class="plain" aria-live="polite">
                    { for chosen.into_iter().map(|one| html! {
                        <li key={one.person.to_string()}>
                            { people::name_and_job(&one.name, &one.job) }{ " " }
                            <Button kind={ButtonKind::Quiet} label={words::form::TAKE_OUT} about={one.name.clone()} onclick={remove(one.person)} />
                        </li>
                    }) }
                </ul>
            }
        </div>
    }
}
