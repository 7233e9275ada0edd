//! A concern in reading order: the same for the one who reads it back and the one who reads it years later.

use yew::prelude::*;

use super::attachments::FileListProps;
use super::late::{Late, Piece};
use super::map_view::map_view;
use crate::app::intent::Holder;
use crate::domain::attachment::Attachment;
use crate::domain::concern::{Child, Concern, Involved, Told};
use crate::domain::form::{Form, Input, Particular};
use crate::domain::ids::{EntryId, PupilId};
use crate::ui::parts::{Notice, Tone, tag};
use crate::ui::text::concern::{self as words, page};
use crate::ui::text::{attachments, form, record};

/// A concern in reading order; `times` come after those that the writer gave; `entry` is there once it is saved.
pub fn concern_sheet(concern: &Concern, times: Html, entry: Option<EntryId>) -> Html {
    let place = match (concern.place, &concern.place_detail) {
        (Some(place), Some(detail)) => Some(format!("{}: {detail}", words::place(place))),
        (Some(place), None) => Some(words::place(place).to_owned()),
        (None, detail) => detail.clone(),
    };
    let narrative = match concern.form {
        Form::Concern => page::NARRATIVE,
        other => form::narrative(other).0,
    };
    let told = match &concern.told_whom {
        Some(whom) => format!("{}: {whom}", words::told(concern.told)),
        None => words::told(concern.told).to_owned(),
    };
    html! {
        <article class="concern" translate="no">
            if concern.danger {
                <Notice tone={Tone::Danger} title={page::DANGER} />
            }
            if !concern.form.is_plain() {
                <p><strong>{ form::name(concern.form) }</strong></p>
            }
            if !concern.pupils.is_empty() {
                <section>
                    <h2>{ page::WHO }</h2>
                    <ul class="plain">
                        { for concern.pupils.iter().map(named_child) }
                    </ul>
                </section>
            }
            if !concern.topics.is_empty() {
                <section>
                    <h2>{ page::TOPICS }</h2>
                    <p class="tags">{ for concern.topics.iter().map(|topic| tag(Tone::Plain, words::topic(*topic))) }</p>
                </section>
            }
            { passage(narrative, Some(&concern.narrative), false) }
            { passage(page::CHILD_WORDS, concern.child_words.as_ref(), true) }
            { passage(page::QUESTIONS, concern.questions.as_ref(), true) }
            { passage(page::PRESENT, concern.present.as_ref(), false) }
            { passage(page::DONE, concern.done.as_ref(), false) }
            { passage(page::OPINION, concern.opinion.as_ref(), false) }
            { particulars(concern) }
            <section>
                <h2>{ page::TIMES }</h2>
                <dl class="facts">
                    <div><dt>{ page::HAPPENED }</dt><dd>{ concern.happened.to_string() }</dd></div>
                    <div><dt>{ page::OBSERVED }</dt><dd>{ concern.observed.to_string() }</dd></div>
                    { times }
                    if let Some(place) = place { <div><dt>{ page::PLACE }</dt><dd>{ place }</dd></div> }
                    <div>
                        <dt>{ page::TOLD }</dt>
                        <dd>{ told }{ " " }if concern.told == Told::NotYet { { tag(Tone::Warn, record::NOBODY_TITLE) } }</dd>
                    </div>
                </dl>
            </section>
            { map_view(&concern.maps, entry.map(|entry| (entry, pupils(concern)))) }
        </article>
    }
}

/// The files that go with it, if there are any.
pub fn attached_files(with: Holder, files: &[Attachment]) -> Html {
    if files.is_empty() {
        return Html::default();
    }
    let files =
        FileListProps { with: Some(with), files: files.to_vec(), onremove: None, seal: Callback::noop() };
    html! {
        <section>
            <h2>{ attachments::SECTION }</h2>
            <Late piece={Piece::Files(files)} />
        </section>
    }
}

/// The answers to the form's own questions, the short ones in a list, the long ones as passages.
fn particulars(concern: &Concern) -> Html {
    let answers = || concern.particulars.iter();
    let long = |particular: &Particular| particular.input() == Input::Text;
    // In the order of the form; what another version asked comes after it.
    let place = |particular: &Particular| concern.form.particulars().iter().position(|one| one == particular);
    let ordered = |mut some: Vec<(Particular, String)>| {
        some.sort_by_key(|(particular, _)| place(particular).unwrap_or(usize::MAX));
        some
    };
    let said =
        |(particular, answer): (&Particular, &String)| (*particular, form::answer(*particular, answer));
    let short = ordered(answers().filter(|(particular, _)| !long(particular)).map(said).collect());
    let passages = ordered(answers().filter(|(particular, _)| long(particular)).map(said).collect());
    html! {
        <>
            if !short.is_empty() {
                <section>
                    <h2>{ form::OWN }</h2>
                    <dl class="facts">
                        { for short.into_iter().map(|(particular, answer)| html! {
                            <div><dt>{ form::question(particular) }</dt><dd>{ answer }</dd></div>
                        }) }
                    </dl>
                </section>
            }
            { for passages.into_iter().map(|(particular, answer)| passage(form::question(particular), Some(&answer), false)) }
        </>
    }
}

fn pupils(concern: &Concern) -> Vec<PupilId> {
    let pupil = |involved: &Involved| match &involved.child {
        Child::Pupil(id) => Some(*id),
        Child::Unlisted(_) => None,
    };
    concern.pupils.iter().filter_map(pupil).collect()
}

fn named_child(involved: &Involved) -> Html {
    html! {
        <li>
            <strong>{ &involved.name }</strong>{ ": " }{ words::pupil_role(involved.role) }
            if matches!(involved.child, Child::Unlisted(_)) { { " " }{ tag(Tone::Warn, record::UNLISTED) } }
        </li>
    }
}

/// A text as it was written, line for line; nothing if there is none.
fn passage(title: &'static str, text: Option<&String>, quoted: bool) -> Html {
    let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Html::default() };
    html! {
        <section>
            <h2>{ title }</h2>
            if quoted {
                <blockquote class="passage">{ text }</blockquote>
            } else {
                <p class="passage">{ text }</p>
            }
        </section>
    }
}
