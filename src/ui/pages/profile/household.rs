//! Households: who lives together, brothers and sisters elsewhere, and who may belong to them.

use yew::prelude::*;

use super::use_keep;
use crate::app::intent::ProfileIntent;
use crate::app::view::{HouseholdView, ProfilePage, Sibling};
use crate::domain::concern::{Child, Involved};
use crate::domain::ids::PupilId;
use crate::domain::profile::{HouseholdAdult, HouseholdChild, HouseholdDraft, Relation};
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Checkbox, Notice, PupilPicker, Select, TextArea, TextField, Tone, tag,
};
use crate::ui::route::{ProfileRoute, Route};
use crate::ui::text::profile::{self as words, flag, household as says};

/// Properties of [`Households`].
#[derive(Properties, PartialEq)]
pub struct HouseholdsProps {
    /// Whose page.
    pub pupil: PupilId,
    /// What it says.
    pub page: ProfilePage,
    /// Something was written.
    pub changed: Callback<()>,
}

/// Households.
#[component]
pub fn Households(props: &HouseholdsProps) -> Html {
    // The place of the one that is being changed; past the last for a new one.
    let editing = use_state(|| None::<usize>);
    let edit = |place: Option<usize>| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(place))
    };
    let households = &props.page.households;
    let onsaved = {
        let (close, changed) = (edit(None), props.changed.clone());
        Callback::from(move |()| {
            close.emit(());
            changed.emit(());
        })
    };
    let form = |view: Option<&HouseholdView>| {
        html! {
            <HouseholdForm pupil={props.pupil} name={props.page.identity.name()} view={view.cloned()}
                onsaved={onsaved.clone()} oncancel={edit(None)} />
        }
    };
    let new = households.len();
    html! {
        <section class="file-part">
            <h3>{ says::TITLE }</h3>
            if households.is_empty() && *editing != Some(new) { <p class="hint">{ says::NONE }</p> }
            { for households.iter().enumerate().map(|(place, view)| html! {
                <div key={view.household.to_string()} class="card file-household">
                    if *editing == Some(place) {
                        { form(Some(view)) }
                    } else {
                        { shown(view) }
                        <Button kind={ButtonKind::Quiet} label={says::CHANGE} about={says::TITLE} onclick={edit(Some(place))} />
                    }
                </div>
            }) }
            if !props.page.same_surname.is_empty() {
                <p class="hint">{ says::SAME_SURNAME }{ ":" }</p>
                <ul class="file-list">{ for props.page.same_surname.iter().map(|one| html! { <li>{ sibling(one, None) }</li> }) }</ul>
            }
            if *editing == Some(new) {
                { form(None) }
            } else {
                <p class="buttons">
                    <Button kind={ButtonKind::Quiet} label={if new == 0 { says::ADD } else { says::ANOTHER }} onclick={edit(Some(new))} />
                </p>
            }
        </section>
    }
}

fn shown(view: &HouseholdView) -> Html {
    let of = |child: &HouseholdChild| {
        let known = view.siblings.iter().find(|one| child.child == Child::Pupil(one.identity.pupil));
        match known {
            Some(known) => sibling(known, Some(child.elsewhere)),
            None => html! {
                <>
                    { &child.name }
                    if matches!(child.child, Child::Unlisted(_)) { <span class="hint">{ " (" }{ says::NOT_A_PUPIL }{ ")" }</span> }
                    if child.elsewhere { { ", " }{ says::ELSEWHERE } }
                </>
            },
        }
    };
    html! {
        <>
            if view.contested { <Notice tone={Tone::Warn}><p>{ says::CONTESTED }</p></Notice> }
            <ul class="file-list">
                { for view.content.children.iter().map(|child| html! { <li>{ of(child) }</li> }) }
                { for view.content.adults.iter().map(|adult| html! {
                    <li>
                        <strong>{ &adult.name }</strong>{ ", " }{ words::relation(adult.relation).to_lowercase() }
                        if !adult.note.is_empty() { <span class="file-line">{ &adult.note }</span> }
                    </li>
                }) }
            </ul>
            if !view.content.note.is_empty() { <p>{ &view.content.note }</p> }
            <p class="hint">{ words::set_by(&view.who.name, &moment::stamp_short(&view.at)) }</p>
        </>
    }
}

/// Another child, with what stands of them.
fn sibling(one: &Sibling, elsewhere: Option<bool>) -> Html {
    let identity = &one.identity;
    html! {
        <>
            <a class="link" href={Route::Profile(ProfileRoute::File(identity.pupil)).hash()}>{ identity.name() }</a>
            if let Some(class) = &identity.class { { ", " }{ class } }
            if elsewhere == Some(true) { { ", " }{ says::ELSEWHERE } }
            if one.kept_from {
                <span class="hint">{ " " }{ says::KEPT_FROM }</span>
            } else {
                <span class="hint">{ " " }{ words::concerns(one.concerns, one.open) }</span>
                if !one.flags.is_empty() {
                    <span class="tags">
                        { for one.flags.iter().map(|kind| tag(if kind.is_grave() { Tone::Danger } else { Tone::Warn }, flag::kind(*kind))) }
                    </span>
                }
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    pupil: PupilId,
    name: String,
    view: Option<HouseholdView>,
    onsaved: Callback<()>,
    oncancel: Callback<()>,
}

#[component]
fn HouseholdForm(props: &FormProps) -> Html {
    let keep = use_keep();
    let draft = use_state(|| match &props.view {
        Some(view) => HouseholdDraft::from(&view.content),
        None => HouseholdDraft {
            children: vec![HouseholdChild {
                child: Child::Pupil(props.pupil),
                name: props.name.clone(),
                elsewhere: false,
            }],
            ..HouseholdDraft::default()
        },
    });
    let onchild = {
        let draft = draft.clone();
        Callback::from(move |Involved { child, name, .. }: Involved| {
            let mut changed = (*draft).clone();
            if !changed.children.iter().any(|known| known.child == child) {
                changed.children.push(HouseholdChild { child, name, elsewhere: false });
            }
            draft.set(changed);
        })
    };
    let with = |change: fn(&mut HouseholdDraft, usize), place: usize| {
        let draft = draft.clone();
        Callback::from(move |()| {
            let mut changed = (*draft).clone();
            change(&mut changed, place);
            draft.set(changed);
        })
    };
    let add_adult = with(
        |draft, _| {
            let (name, note) = (String::new(), String::new());
            draft.adults.push(HouseholdAdult { name, relation: Relation::Mother, note });
        },
        0,
    );
    let onnote = {
        let draft = draft.clone();
        Callback::from(move |note| draft.set(HouseholdDraft { note, ..(*draft).clone() }))
    };
    let save = {
        let (keep, draft, onsaved, pupil) = (keep.clone(), draft.clone(), props.onsaved.clone(), props.pupil);
        let (household, replaces) = match &props.view {
            Some(view) => (Some(view.household), view.heads.clone()),
            None => (None, Vec::new()),
        };
        Callback::from(move |()| {
            let (content, onsaved) = (Box::new((*draft).clone()), onsaved.clone());
            let asked =
                ProfileIntent::SaveHousehold { pupil, household, content, replaces: replaces.clone() };
            keep.run(asked, move || onsaved.emit(()));
        })
    };
    html! {
        <div class="file-form">
            { keep.said() }
            <fieldset>
                <legend class="label">{ says::CHILDREN }</legend>
                <p class="hint">{ says::CHILDREN_HINT }</p>
                <ul class="file-list">
                    { for draft.children.iter().enumerate().map(|(place, child)| {
                        let elsewhere = {
                            let draft = draft.clone();
                            Callback::from(move |elsewhere| {
                                let mut changed = (*draft).clone();
                                if let Some(child) = changed.children.get_mut(place) {
                                    child.elsewhere = elsewhere;
                                }
                                draft.set(changed);
                            })
                        };
                        let out = with(|draft, place| { draft.children.remove(place); }, place);
                        html! {
                            <li key={place}>
                                <strong>{ &child.name }</strong>
                                <Checkbox id={format!("household-elsewhere-{place}")} label={format!("{}: {}", child.name, says::ELSEWHERE)}
                                    checked={child.elsewhere} onchange={elsewhere} />
                                <Button kind={ButtonKind::Quiet} label={says::TAKE_OUT} about={child.name.clone()} onclick={out} />
                            </li>
                        }
                    }) }
                </ul>
                <PupilPicker id="household-child" {onchild} onleave={Callback::noop()} />
            </fieldset>
            <fieldset>
                <legend class="label">{ says::ADULTS }</legend>
                { for draft.adults.iter().enumerate().map(|(place, adult)| {
                    let out = with(|draft, place| { draft.adults.remove(place); }, place);
                    html! { <AdultFields key={place} {place} adult={adult.clone()} draft={draft.clone()} onout={out} /> }
                }) }
                <Button kind={ButtonKind::Quiet} label={says::ADD_ADULT} onclick={add_adult} />
            </fieldset>
            <TextArea id="household-note" label={says::NOTE} hint={says::NOTE_HINT} lines=2 value={draft.note.clone()} oninput={onnote} />
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={says::SAVE} busy={keep.busy()} onclick={save} />
                <Button kind={ButtonKind::Quiet} label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct AdultProps {
    place: usize,
    adult: HouseholdAdult,
    draft: UseStateHandle<HouseholdDraft>,
    onout: Callback<()>,
}

#[component]
fn AdultFields(props: &AdultProps) -> Html {
    let place = props.place;
    let set = |change: fn(&mut HouseholdAdult, String)| {
        let draft = props.draft.clone();
        Callback::from(move |text| {
            let mut changed = (*draft).clone();
            if let Some(adult) = changed.adults.get_mut(place) {
                change(adult, text);
            }
            draft.set(changed);
        })
    };
    let relate = {
        let draft = props.draft.clone();
        Callback::from(move |chosen: usize| {
            let mut changed = (*draft).clone();
            if let (Some(adult), Some(relation)) = (changed.adults.get_mut(place), Relation::ALL.get(chosen))
            {
                adult.relation = *relation;
            }
            draft.set(changed);
        })
    };
    let relations: Vec<AttrValue> = Relation::ALL.iter().map(|one| words::relation(*one).into()).collect();
    let chosen = Relation::ALL.iter().position(|one| *one == props.adult.relation).unwrap_or_default();
    html! {
        <div class="card file-adult">
            <TextField id={format!("household-adult-{place}")} label={says::ADULT} value={props.adult.name.clone()} oninput={set(|adult, text| adult.name = text)} />
            <Select id={format!("household-relation-{place}")} label={says::RELATION} choices={relations} {chosen} onchange={relate} />
            <TextField id={format!("household-adult-note-{place}")} label={says::ADULT_NOTE} value={props.adult.note.clone()} oninput={set(|adult, text| adult.note = text)} />
            <Button kind={ButtonKind::Quiet} label={says::TAKE_OUT} about={props.adult.name.clone()} onclick={props.onout.clone()} />
        </div>
    }
}
