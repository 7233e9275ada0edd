//! People alleged to have harmed a child, with every concern in which they are, and the form that names one.

use yew::prelude::*;

use super::use_keep;
use crate::app::intent::ProfileIntent;
use crate::app::view::{AllegedPerson, ConcernLink};
use crate::domain::ids::{AllegedId, EntryId, PupilId};
use crate::domain::profile::{AllegedDraft, Relation};
use crate::ui::parts::{Button, ButtonKind, Select, TextField};
use crate::ui::route::{ProfileRoute, Route};
use crate::ui::text;
use crate::ui::text::profile as words;

/// Properties of [`Alleged`].
#[derive(Properties, PartialEq)]
pub struct AllegedProps {
    /// On whose page.
    pub pupil: PupilId,
    /// Each.
    pub people: Vec<AllegedPerson>,
    /// Something was written.
    pub changed: Callback<()>,
}

/// People alleged in this child's concerns.
#[component]
pub fn Alleged(props: &AllegedProps) -> Html {
    html! {
        <section class="file-part">
            <h2>{ words::ALLEGED }</h2>
            <p class="hint">{ words::ALLEGED_HINT }</p>
            if props.people.is_empty() {
                <p class="hint">{ words::ALLEGED_NONE }</p>
            } else {
                { people(&props.people, Some(&props.changed)) }
            }
        </section>
    }
}

/// People with the concerns that they are alleged in.
pub fn people(people: &[AllegedPerson], changed: Option<&Callback<()>>) -> Html {
    html! {
        <ul class="cards cards-wide">
            { for people.iter().map(|person| html! {
                <li class="card" key={format!("{:?}{:?}", person.alleged, person.pupil)}>
                    <h3 class="card-title">
                        { match person.pupil {
                            Some(pupil) => html! { <a class="link" href={Route::Profile(ProfileRoute::File(pupil)).hash()}>{ &person.name }</a> },
                            None => html! { { &person.name } },
                        } }
                    </h3>
                    <p class="hint">
                        { person.relation.map_or(words::ALLEGED_PUPIL, words::relation) }{ ", " }
                        { words::alleged_in(person.concerns.len(), person.kept_from) }
                    </p>
                    <ul class="file-list">
                        { for person.concerns.iter().map(|concern| html! {
                            <li key={concern.entry.to_string()}>
                                { link(concern) }
                                if let (Some(alleged), Some(relation), Some(changed)) = (person.alleged, person.relation, changed) {
                                    { " " }<NotMeant {alleged} {relation} name={person.name.clone()} concern={concern.entry} changed={changed.clone()} />
                                }
                            </li>
                        }) }
                    </ul>
                </li>
            }) }
        </ul>
    }
}

/// The way to a concern, with when, whom and how it begins.
pub fn link(concern: &ConcernLink) -> Html {
    html! {
        <>
            <a class="link" href={Route::Concern(concern.entry).hash()}>{ concern.when.to_string() }{ ": " }{ text::listed(&concern.pupils) }</a>
            <span class="hint">{ " " }{ &concern.begins }</span>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct NotMeantProps {
    alleged: AllegedId,
    relation: Relation,
    name: String,
    concern: EntryId,
    changed: Callback<()>,
}

/// Takes somebody out of a concern again: an entry like any other.
#[component]
fn NotMeant(props: &NotMeantProps) -> Html {
    let keep = use_keep();
    let onclick = {
        let (keep, changed, concern) = (keep.clone(), props.changed.clone(), props.concern);
        let content = AllegedDraft {
            alleged: Some(props.alleged),
            name: props.name.clone(),
            relation: props.relation,
            not_meant: true,
        };
        Callback::from(move |()| {
            let (content, changed) = (content.clone(), changed.clone());
            keep.run(ProfileIntent::NameAlleged { concern, content }, move || changed.emit(()));
        })
    };
    html! {
        <>
            <Button kind={ButtonKind::Quiet} label={words::ALLEGED_NOT} about={props.name.clone()} busy={keep.busy()} {onclick} />
            { keep.said() }
        </>
    }
}

/// Properties of [`NameAlleged`].
#[derive(Properties, PartialEq)]
pub struct NameProps {
    /// In which concern.
    pub concern: EntryId,
    /// Everybody named before.
    pub known: Vec<(AllegedId, String, Relation)>,
    /// It is written.
    pub onsaved: Callback<()>,
}

/// Names somebody in a concern: new, or the same person as in another.
#[component]
pub fn NameAlleged(props: &NameProps) -> Html {
    let keep = use_keep();
    let chosen = use_state(|| 0_usize);
    let name = use_state(String::new);
    let relation = use_state(|| Relation::Unknown);
    let known = chosen.checked_sub(1).and_then(|place| props.known.get(place));
    let mut people = vec![AttrValue::from(words::ALLEGED_NEW)];
    people.extend(props.known.iter().map(|(_, name, relation)| {
        AttrValue::from(format!("{name} ({})", words::relation(*relation).to_lowercase()))
    }));
    let onwho = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let onname = {
        let name = name.clone();
        Callback::from(move |typed| name.set(typed))
    };
    let onrelation = {
        let relation = relation.clone();
        Callback::from(move |place: usize| {
            if let Some(one) = Relation::ALL.get(place) {
                relation.set(*one);
            }
        })
    };
    let save = {
        let (keep, onsaved, concern) = (keep.clone(), props.onsaved.clone(), props.concern);
        let content = match known {
            Some((alleged, name, relation)) => AllegedDraft {
                alleged: Some(*alleged),
                name: name.clone(),
                relation: *relation,
                not_meant: false,
            },
            None => {
                AllegedDraft { alleged: None, name: (*name).clone(), relation: *relation, not_meant: false }
            }
        };
        Callback::from(move |()| {
            let (content, onsaved) = (content.clone(), onsaved.clone());
            keep.run(ProfileIntent::NameAlleged { concern, content }, move || onsaved.emit(()));
        })
    };
    let relations: Vec<AttrValue> = Relation::ALL.iter().map(|one| words::relation(*one).into()).collect();
    let related = Relation::ALL.iter().position(|one| *one == *relation).unwrap_or_default();
    html! {
        <div class="file-form">
            { keep.said() }
            if !props.known.is_empty() {
                <Select id="alleged-who" label={words::ALLEGED_WHO} choices={people} chosen={*chosen} onchange={onwho} />
            }
            if known.is_none() {
                <TextField id="alleged-name" label={words::ALLEGED_NAMED} value={(*name).clone()} oninput={onname} first=true />
                <Select id="alleged-relation" label={words::ALLEGED_RELATION} choices={relations} chosen={related} onchange={onrelation} />
            }
            <p class="buttons"><Button kind={ButtonKind::Primary} label={words::ALLEGED_SAVE} busy={keep.busy()} onclick={save} /></p>
        </div>
    }
}
