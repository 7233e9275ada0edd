//! The form's sections.

use std::rc::Rc;

use yew::prelude::*;

use super::writing::Beside;
use crate::app::intent::Intent;
use crate::app::view::{PupilCard, View};
use crate::domain::concern::{Child, Involved, Missing, Place, PupilRole, Told as ToldHow, Topic};
use crate::domain::form::Form;
use crate::ui::parts::{
    Button, ButtonKind, Checkbox, Chips, Notice, PupilPicker, Radios, Select, TextArea, TextField, Tone,
    WhenField, numbers_about_adults, numbers_to_ring,
};
use crate::ui::session::{Loaded, use_session, use_view};
use crate::ui::state::record::{RecordForm, Typed, Words};
use crate::ui::text::concern::{self, missing};
use crate::ui::text::{form as form_words, people, record as words};
use crate::ui::window;

/// Properties of every section.
#[derive(Properties, PartialEq)]
pub struct SectionProps {
    /// The form.
    pub form: Rc<RecordForm>,
    /// Something was typed.
    #[prop_or_default]
    pub typed: Callback<Typed>,
}

impl SectionProps {
    fn on(&self, which: Words) -> Callback<String> {
        self.typed.reform(move |text| Typed::Words(which, text))
    }

    /// What there is to say about a text, right after its field.
    pub fn beside(&self, id: &str, label: &'static str, which: Words) -> Html {
        let id = AttrValue::from(id.to_owned());
        html! { <Beside {id} {label} words={which} form={self.form.clone()} typed={self.typed.clone()} /> }
    }

    fn error(&self, which: Missing) -> Option<AttrValue> {
        self.form.lacks(which).then(|| missing(which).into())
    }
}

/// Danger now: the numbers to ring come first.
#[component]
pub fn Danger(props: &SectionProps) -> Html {
    let session = use_session();
    let phones = session.shell.status.as_ref().map(|status| status.phones.clone()).unwrap_or_default();
    html! {
        <>
            <Checkbox id="danger" label={words::DANGER} checked={props.form.content.danger}
                onchange={props.typed.reform(Typed::Danger)} />
            if props.form.content.danger {
                <Notice tone={Tone::Danger} title={words::DANGER_TITLE} alert=true>
                    { numbers_to_ring(&phones, true) }
                    <p>{ words::DANGER_BODY }</p>
                </Notice>
            }
        </>
    }
}

/// Which children, each with their part.
#[component]
pub fn Who(props: &SectionProps) -> Html {
    let onleave = Callback::from(|()| window::focus_id("narrative"));
    html! {
        <section class="section">
            <h2>{ if props.form.content.form == Form::Adult { form_words::ADULT_CHILDREN } else { words::WHO_TITLE } }</h2>
            <PupilPicker id="who" error={props.error(Missing::Who)}
                onchild={props.typed.reform(Typed::AddChild)} {onleave} />
            if !props.form.content.pupils.is_empty() {
                <ul class="named" aria-label={words::WHO_CHOSEN}>
                    { for props.form.content.pupils.iter().enumerate().map(|(place, involved)| html! {
                        { named(&NamedProps { place, involved: involved.clone(), typed: props.typed.clone() }) }
                    }) }
                </ul>
                <Siblings form={props.form.clone()} typed={props.typed.clone()} />
            }
        </section>
    }
}

/// Children with the same surname, who may be brothers or sisters.
#[component]
fn Siblings(props: &SectionProps) -> Html {
    let pupils = props.form.content.pupils.iter().filter_map(|involved| match involved.child {
        Child::Pupil(pupil) => Some(pupil),
        Child::Unlisted(_) => None,
    });
    let (loaded, _) = use_view(Intent::SameSurname { pupils: pupils.collect() });
    let Loaded::Here(view) = loaded else { return Html::default() };
    let View::Pupils(page) = &*view else { return Html::default() };
    if page.rows.is_empty() {
        return Html::default();
    }
    let button = |card: &PupilCard| {
        let (child, name) = (Child::Pupil(card.pupil), card.identity.name());
        let label = words::add_sibling(&name, &words::tells_apart(&card.identity));
        let sibling = Involved { child, role: PupilRole::Sibling, name };
        let onclick = props.typed.reform(move |()| Typed::AddChild(sibling.clone()));
        html! { <Button key={card.pupil.to_string()} kind={ButtonKind::Quiet} {label} {onclick} /> }
    };
    html! {
        <div class="siblings" role="group" aria-label={words::SIBLINGS}>
            <p class="hint">{ words::SIBLINGS }</p>
            <p class="buttons">{ for page.rows.iter().map(button) }</p>
        </div>
    }
}

struct NamedProps {
    place: usize,
    involved: Involved,
    typed: Callback<Typed>,
}

fn named(props: &NamedProps) -> Html {
    let place = props.place;
    let choices: Vec<AttrValue> =
        PupilRole::ALL.iter().map(|role| concern::pupil_role(*role).into()).collect();
    let chosen = PupilRole::ALL.iter().position(|role| *role == props.involved.role).unwrap_or_default();
    let onchange = props
        .typed
        .reform(move |at: usize| Typed::Role(place, PupilRole::ALL.get(at).copied().unwrap_or_default()));
    let remove = {
        let typed = props.typed.clone();
        Callback::from(move |()| {
            typed.emit(Typed::RemoveChild(place));
            window::focus_id("who");
        })
    };
    html! {
        <li>
            <strong class="named-name">{ &props.involved.name }</strong>
            <Select id={format!("role-{place}")} label={format!("{}: {}", props.involved.name, words::ROLE)} unseen_label=true
                {choices} {chosen} {onchange} />
            <Button kind={ButtonKind::Quiet} label={words::REMOVE} about={props.involved.name.clone()} onclick={remove} />
        </li>
    }
}

/// What happened, in facts; the child's words; and apart from both, opinion.
#[component]
pub fn What(props: &SectionProps) -> Html {
    let form = &props.form;
    let content = &form.content;
    let more = [&content.questions, &content.present, &content.done, &content.opinion];
    // Open from the start where something stands in it, or is asked for; then the person opens and closes it.
    let asked = matches!(content.form, Form::Disclosure | Form::PhysicalIntervention);
    let open = use_memo(asked, |asked| *asked || more.iter().any(|text| !text.is_empty()));
    let (narrative, narrative_hint) = form_words::narrative(content.form);
    let error = props.error(Missing::What).or(props.error(Missing::TooLong));
    html! {
        <section class="section">
            <h2>{ words::WHAT_TITLE }</h2>
            <TextArea id="narrative" label={narrative} hint={narrative_hint} lines=6 {error}
                value={form.words(Words::Narrative).to_owned()} oninput={props.on(Words::Narrative)} />
                { props.beside("narrative", narrative, Words::Narrative) }
            if content.form.meets_the_child() || !content.child_words.is_empty() {
                <TextArea id="child-words" label={words::CHILD_WORDS} hint={words::CHILD_WORDS_HINT} lines=2
                    value={form.words(Words::Quoted).to_owned()} oninput={props.on(Words::Quoted)} />
            }
            <details class="optional" open={*open}>
                <summary>{ words::MORE }</summary>
                <TextArea id="questions" label={words::QUESTIONS} hint={words::QUESTIONS_HINT} lines=2
                    value={form.words(Words::Questions).to_owned()} oninput={props.on(Words::Questions)} />
                { props.beside("questions", words::QUESTIONS, Words::Questions) }
                <TextField id="present" label={words::PRESENT}
                    value={form.words(Words::Present).to_owned()} oninput={props.on(Words::Present)} />
                { props.beside("present", words::PRESENT, Words::Present) }
                <TextArea id="done" label={words::DONE} lines=2
                    value={form.words(Words::Done).to_owned()} oninput={props.on(Words::Done)} />
                { props.beside("done", words::DONE, Words::Done) }
                <TextArea id="opinion" label={words::OPINION} hint={words::OPINION_HINT} lines=2
                    value={form.words(Words::Opinion).to_owned()} oninput={props.on(Words::Opinion)} />
                { props.beside("opinion", words::OPINION, Words::Opinion) }
            </details>
        </section>
    }
}

/// When it happened, when it was seen or told, and where.
#[component]
pub fn WhenAndWhere(props: &SectionProps) -> Html {
    let form = &props.form;
    let error = props.error(Missing::When);
    let (at_first, at_second) = if form.content.happened.is_some() { (None, error) } else { (error, None) };
    let mut places: Vec<AttrValue> = vec![words::PLACE_NONE.into()];
    places.extend(Place::ALL.iter().map(|place| AttrValue::from(concern::place(*place))));
    let chosen = form.content.place.and_then(|place| Place::ALL.iter().position(|other| *other == place));
    html! {
        <section class="section">
            <h2>{ words::WHEN_TITLE }</h2>
            <WhenField id="happened" legend={words::HAPPENED} error={at_first} form={form.happened.clone()}
                now={form.now} onchange={props.typed.reform(Typed::Happened)} />
            <Radios id="same-time" legend={words::OBSERVED} inline=true
                choices={vec![words::SAME_TIME.into(), words::OTHER_TIME.into()]} chosen={Some(usize::from(!form.same_time))}
                onchange={props.typed.reform(|place: usize| Typed::SameTime(place == 0))} />
            if !form.same_time {
                <WhenField id="observed" legend={words::OBSERVED_OTHER} error={at_second}
                    form={form.observed.clone()} now={form.now} onchange={props.typed.reform(Typed::Observed)} />
            }
            <div class="side-by-side">
                <Select id="place" label={words::PLACE} choices={places} chosen={chosen.map_or(0, |place| place + 1)}
                    onchange={props.typed.reform(|at: usize| Typed::Place(at.checked_sub(1).and_then(|at| Place::ALL.get(at)).copied()))} />
                <TextField id="place-detail" label={words::PLACE_DETAIL} offers={form.places.clone()}
                    value={form.words(Words::PlaceDetail).to_owned()} oninput={props.on(Words::PlaceDetail)} />
            </div>
            { props.beside("place-detail", words::PLACE_DETAIL, Words::PlaceDetail) }
        </section>
    }
}

/// Whether the lead or a deputy has been told.
#[component]
pub fn Told(props: &SectionProps) -> Html {
    const HOW: [ToldHow; 3] = [ToldHow::InPerson, ToldHow::Phone, ToldHow::NotYet];
    let session = use_session();
    let form = &props.form;
    if form.content.told == Some(ToldHow::Own) {
        return Html::default();
    }
    let phones = session.shell.status.as_ref().map(|status| status.phones.clone()).unwrap_or_default();
    let choices = HOW.iter().map(|told| concern::told(*told).into()).collect::<Vec<_>>();
    let chosen = HOW.iter().position(|told| Some(*told) == form.content.told);
    let onchange =
        props.typed.reform(|at: usize| Typed::Told(HOW.get(at).copied().unwrap_or(ToldHow::NotYet)));
    html! {
        <section class="section">
            <h2>{ words::TOLD_TITLE }</h2>
            <Radios id="told" legend={if form.content.form == Form::Adult { words::TOLD_HEAD } else { words::TOLD }} error={props.error(Missing::Told)} {choices} {chosen} {onchange} inline=true />
            { match form.content.told {
                Some(ToldHow::InPerson | ToldHow::Phone) => html! {
                    <TextField id="told-whom" label={words::TOLD_WHOM} value={form.words(Words::ToldWhom).to_owned()}
                        oninput={props.on(Words::ToldWhom)} />
                },
                Some(ToldHow::NotYet) => html! {
                    <Notice tone={Tone::Warn}>
                        <p>{ words::TOLD_NOT_YET }</p>
                        { numbers_to_ring(&phones, false) }
                    </Notice>
                },
                Some(ToldHow::Own) | None => Html::default(),
            } }
        </section>
    }
}

/// What it is about, in plain words.
#[component]
pub fn Topics(props: &SectionProps) -> Html {
    let chips = Topic::ALL
        .iter()
        .map(|topic| (AttrValue::from(concern::topic(*topic)), props.form.content.topics.contains(topic)))
        .collect::<Vec<_>>();
    let ontoggle =
        props.typed.reform(|at: usize| Typed::Topic(Topic::ALL.get(at).copied().unwrap_or(Topic::Other)));
    html! {
        <section class="section">
            <Chips id="topics" legend={words::TOPICS} hint={words::TOPICS_HINT} {chips} {ontoggle} />
        </section>
    }
}

/// Who will see it, before it is saved.
#[component]
pub fn Audience(props: &SectionProps) -> Html {
    let session = use_session();
    let content = &props.form.content;
    let sealed = content.form.is_sealed();
    if sealed && content.only_adds() {
        return html! {
            <section class="section">
                <h2>{ words::AUDIENCE }</h2>
                <p>{ form_words::SAME_FEW }</p>
            </section>
        };
    }
    let readers = props.form.readers();
    let about = match (readers.is_empty(), sealed) {
        (true, true) => None,
        (true, false) => Some(words::AUDIENCE_NONE),
        (false, true) => Some(form_words::HEARERS),
        (false, false) => Some(words::AUDIENCE_ABOUT),
    };
    let phones = session.shell.status.as_ref().map(|status| status.phones.clone()).unwrap_or_default();
    let kit = props.form.governors_kit;
    html! {
        <section class="section">
            <h2>{ words::AUDIENCE }</h2>
            if let Some(about) = about {
                <p>{ about }</p>
            } else {
                <Notice tone={Tone::Warn} title={form_words::NO_HEARER}>
                    <p>{ if kit { form_words::NO_HEARER_KIT } else { form_words::NO_HEARER_BODY } }</p>
                    { numbers_about_adults(&phones) }
                </Notice>
            }
            <ul class="plain">
                { for readers.iter().map(|person| html! {
                    <li key={person.person.to_string()}>{ people::name_and_job(&person.name, &person.job) }</li>
                }) }
            </ul>
        </section>
    }
}
