//! Status flags: what stands, what has ended, and the form that sets, ends and corrects.

use yew::prelude::*;

use super::{choose, use_keep};
use crate::app::intent::ProfileIntent;
use crate::app::view::{FlagRow, ProfilePage};
use crate::domain::ids::PupilId;
use crate::domain::profile::{Flag, FlagDraft, FlagKind, PlanCategory};
use crate::domain::time::Day;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Picks, TextArea, TextField, Tone, tag};
use crate::ui::text::profile::{self as words, flag as says};
use crate::ui::window;

/// What stands, at the head of the page.
pub fn standing(page: &ProfilePage) -> Html {
    let standing: Vec<&FlagRow> = page.flags.iter().filter(|row| row.stands).collect();
    if standing.is_empty() {
        return Html::default();
    }
    html! {
        <p class="tags">
            { for standing.into_iter().map(|row| {
                let tone = if row.flag.kind.is_grave() { Tone::Danger } else { Tone::Warn };
                tag(tone, says::named(row.flag.kind, row.flag.plan))
            }) }
        </p>
    }
}

/// Properties of [`Flags`].
#[derive(Properties, PartialEq)]
pub struct FlagsProps {
    /// Whose.
    pub pupil: PupilId,
    /// Each.
    pub rows: Vec<FlagRow>,
    /// Something was written.
    pub changed: Callback<()>,
}

/// What is open in the form.
#[derive(Clone, PartialEq)]
enum Editing {
    Nothing,
    New,
    Row(usize),
}

/// Status flags.
#[component]
pub fn Flags(props: &FlagsProps) -> Html {
    let editing = use_state(|| Editing::Nothing);
    let edit = |which: Editing| {
        let editing = editing.clone();
        Callback::from(move |()| editing.set(which.clone()))
    };
    let close = edit(Editing::Nothing);
    let onsaved = {
        let (close, changed) = (close.clone(), props.changed.clone());
        Callback::from(move |()| {
            close.emit(());
            changed.emit(());
        })
    };
    let form = |row: Option<&FlagRow>| {
        html! {
            <FlagForm key={row.map(|row| row.flag.flag.to_string()).unwrap_or_default()} pupil={props.pupil} row={row.cloned()}
                onsaved={onsaved.clone()} oncancel={close.clone()} />
        }
    };
    let (now, over): (Vec<_>, Vec<_>) =
        props.rows.iter().enumerate().partition(|(_, row)| row.stands || row.contested);
    let one = |(place, row): (usize, &FlagRow)| {
        if *editing == Editing::Row(place) {
            return html! { <li key={place}>{ form(Some(row)) }</li> };
        }
        html! { <li key={place}>{ shown(row, edit(Editing::Row(place))) }</li> }
    };
    html! {
        <section class="file-part">
            <h3>{ says::TITLE }</h3>
            if now.is_empty() { <p class="hint">{ says::NONE }</p> }
            <ul class="file-list">{ for now.into_iter().map(one) }</ul>
            if !over.is_empty() {
                <details>
                    <summary>{ says::OVER }{ " (" }{ over.len() }{ ")" }</summary>
                    <ul class="file-list">{ for over.into_iter().map(one) }</ul>
                </details>
            }
            if *editing == Editing::New {
                { form(None) }
            } else {
                <p class="buttons"><Button kind={ButtonKind::Quiet} label={says::ADD} onclick={edit(Editing::New)} /></p>
            }
        </section>
    }
}

/// From when to when, by whom, who there.
fn facts(flag: &Flag) -> Html {
    let until = flag.until.map(|until| until.short());
    let worker: Vec<&str> = [&flag.worker, &flag.authority, &flag.reach, &flag.reference]
        .into_iter()
        .map(String::as_str)
        .filter(|said| !said.is_empty())
        .collect();
    html! {
        <>
            <span>{ says::span(&flag.from.short(), until.as_deref()) }</span>
            if let Some(review) = flag.review.filter(|_| flag.until.is_none()) {
                { ", " }{ says::review(&review.short()) }
            }
            if !worker.is_empty() { <span class="file-line">{ worker.join(", ") }</span> }
            if !flag.note.is_empty() { <span class="file-line">{ &flag.note }</span> }
            if !flag.in_error.is_empty() { <span class="file-line">{ says::WRONG }{ ": " }{ &flag.in_error }</span> }
        </>
    }
}

fn shown(row: &FlagRow, onedit: Callback<()>) -> Html {
    let flag = &row.flag;
    html! {
        <>
            <strong>{ says::named(flag.kind, flag.plan) }</strong>{ " " }
            if row.contested { { tag(Tone::Danger, says::CONTESTED) }{ " " } }
            if !row.stands && flag.in_error.is_empty() {
                { tag(Tone::Plain, if flag.until.is_some() { says::ENDED } else { says::TO_COME }) }{ " " }
            }
            { facts(flag) }
            <span class="hint file-line">{ words::set_by(&row.who.name, &moment::stamp_short(&row.at)) }</span>
            <Button kind={ButtonKind::Quiet} label={says::CHANGE} about={says::kind(flag.kind)} onclick={onedit} />
            if !row.earlier.is_empty() {
                <details>
                    <summary>{ says::EARLIER }{ " (" }{ row.earlier.len() }{ ")" }</summary>
                    <ul class="file-list">
                        { for row.earlier.iter().map(|(who, at, flag)| html! {
                            <li>
                                { says::named(flag.kind, flag.plan) }{ ": " }{ facts(flag) }
                                <span class="hint file-line">{ words::set_by(&who.name, &moment::stamp_short(at)) }</span>
                            </li>
                        }) }
                    </ul>
                </details>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    pupil: PupilId,
    row: Option<FlagRow>,
    onsaved: Callback<()>,
    oncancel: Callback<()>,
}

/// What changes a draft.
type Set<T> = fn(&mut FlagDraft, T);

#[component]
fn FlagForm(props: &FormProps) -> Html {
    let keep = use_keep();
    let draft = use_state(|| props.row.as_ref().map(|row| FlagDraft::from(&row.flag)).unwrap_or_default());
    use_effect_with((), |()| window::focus_first("flag-form"));
    let typed = |set: Set<String>| {
        let draft = draft.clone();
        Callback::from(move |text| {
            let mut changed = (*draft).clone();
            set(&mut changed, text);
            draft.set(changed);
        })
    };
    let picked = |set: Set<Option<Day>>| {
        let draft = draft.clone();
        Callback::from(move |text: String| {
            let mut changed = (*draft).clone();
            set(&mut changed, Day::parse_iso(&text));
            draft.set(changed);
        })
    };
    let kind = {
        let draft = draft.clone();
        Callback::from(move |kind| draft.set(FlagDraft { kind, ..(*draft).clone() }))
    };
    let plan = {
        let draft = draft.clone();
        Callback::from(move |plan| draft.set(FlagDraft { plan, ..(*draft).clone() }))
    };
    let save = {
        let (keep, draft, onsaved, pupil) = (keep.clone(), draft.clone(), props.onsaved.clone(), props.pupil);
        let (flag, replaces) = match &props.row {
            Some(row) => (Some(row.flag.flag), row.heads.clone()),
            None => (None, Vec::new()),
        };
        Callback::from(move |()| {
            let (content, onsaved) = (Box::new((*draft).clone()), onsaved.clone());
            let asked = ProfileIntent::SaveFlag { pupil, flag, content, replaces: replaces.clone() };
            keep.run(asked, move || onsaved.emit(()));
        })
    };
    let day = |day: Option<Day>| day.map(Day::iso).unwrap_or_default();
    html! {
        <div class="file-form" id="flag-form">
            { keep.said() }
            { choose(("flag-kind", says::KIND, says::CHOOSE), FlagKind::ALL, says::kind, draft.kind, kind) }
            if draft.kind == Some(FlagKind::ChildProtectionPlan) {
                { choose(("flag-plan", says::PLAN, says::CHOOSE), PlanCategory::ALL, says::plan, draft.plan, plan) }
            }
            <div class="file-days">
                <TextField id="flag-from" label={says::FROM} picks={Picks::Day} narrow=true value={day(draft.from)} oninput={picked(|draft, day| draft.from = day)} />
                <TextField id="flag-review" label={says::REVIEW} picks={Picks::Day} narrow=true value={day(draft.review)} oninput={picked(|draft, day| draft.review = day)} />
                <TextField id="flag-until" label={says::UNTIL} hint={says::UNTIL_HINT} picks={Picks::Day} narrow=true value={day(draft.until)} oninput={picked(|draft, day| draft.until = day)} />
            </div>
            <TextField id="flag-worker" label={says::WORKER} hint={says::WORKER_HINT} value={draft.worker.clone()} oninput={typed(|draft, text| draft.worker = text)} />
            <TextField id="flag-authority" label={says::AUTHORITY} value={draft.authority.clone()} oninput={typed(|draft, text| draft.authority = text)} />
            <TextField id="flag-reach" label={says::REACH} value={draft.reach.clone()} oninput={typed(|draft, text| draft.reach = text)} />
            <TextField id="flag-reference" label={says::REFERENCE} value={draft.reference.clone()} oninput={typed(|draft, text| draft.reference = text)} />
            <TextArea id="flag-note" label={says::NOTE} lines=2 value={draft.note.clone()} oninput={typed(|draft, text| draft.note = text)} />
            if props.row.is_some() {
                <TextField id="flag-in-error" label={says::IN_ERROR} hint={says::IN_ERROR_HINT} value={draft.in_error.clone()} oninput={typed(|draft, text| draft.in_error = text)} />
            }
            <p class="hint">{ says::HINT }</p>
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={says::SAVE} busy={keep.busy()} onclick={save} />
                <Button kind={ButtonKind::Quiet} label={words::CANCEL} onclick={props.oncancel.clone()} />
            </p>
        </div>
    }
}
