//! The form of a decision, and of a change of status. Tab leads through it; Ctrl and Enter save.

use yew::prelude::*;

use super::picker::Picker;
use crate::domain::category::Names;
use crate::domain::concern::Topic;
use crate::domain::triage::{Decision, Lacking, Level, Risk, Status};
use crate::ui::parts::{Checkbox, Choice, ErrorSummary, Mistake, Radios, Select, TextArea, TextField};
use crate::ui::state::triage::{Asks, Chosen, TriageForm};
use crate::ui::text::desk::{self as words, triage as says};

/// Properties of [`Fields`].
#[derive(Properties, PartialEq)]
pub struct FieldsProps {
    /// The form.
    pub form: TriageForm,
    /// What the school calls its categories.
    pub names: Names,
    /// What the recorder picked.
    pub topics: Vec<Topic>,
    /// Something was chosen.
    pub onchosen: Callback<Chosen>,
}

/// The fields that the form asks for, with what is wrong above them.
#[component]
pub fn Fields(props: &FieldsProps) -> Html {
    let form = &props.form;
    html! {
        <>
            <ErrorSummary mistakes={mistakes(form)} tries={form.tries} />
            if form.asks == Asks::Decision { { decision(props) } }
            { status(props) }
        </>
    }
}

/// The error of a field, if one of these is lacking.
fn error(form: &TriageForm, any: &[Lacking]) -> Option<AttrValue> {
    any.iter().find(|what| form.lacks(**what)).map(|what| words::lacking(*what).into())
}

fn decision(props: &FieldsProps) -> Html {
    let (form, on) = (&props.form, &props.onchosen);
    let draft = &form.triage;
    let levels: Vec<Choice> = Level::ALL
        .map(|level| Choice {
            label: words::level(level).into(),
            hint: Some(words::level_means(level).into()),
        })
        .to_vec();
    let risks: Vec<Choice> = Risk::ALL.map(|risk| words::risk(risk).into()).to_vec();
    let decisions: Vec<AttrValue> = std::iter::once(says::CHOOSE)
        .chain(Decision::ALL.map(words::decision))
        .map(AttrValue::from)
        .collect();
    let place = |decision: Decision| Decision::ALL.iter().position(|one| *one == decision);
    let chosen = draft.decision.and_then(place).map_or(0, |place| place + 1);
    html! {
        <>
            <Picker chosen={draft.categories.clone()} names={props.names.clone()} topics={props.topics.clone()}
                error={error(form, &[Lacking::Category, Lacking::KnownCategory])} ontoggle={on.reform(Chosen::Category)} />
            <Radios id="level" legend={says::LEVEL} choices={levels} inline=true error={error(form, &[Lacking::Level])}
                chosen={draft.level.and_then(|level| Level::ALL.iter().position(|one| *one == level))}
                onchange={on.reform(|place: usize| Chosen::Level(Level::ALL.get(place).copied().unwrap_or(Level::Universal)))} />
            <Radios id="risk" legend={says::RISK} choices={risks} inline=true error={error(form, &[Lacking::Risk])}
                chosen={draft.risk.and_then(|risk| Risk::ALL.iter().position(|one| *one == risk))}
                onchange={on.reform(|place: usize| Chosen::Risk(Risk::ALL.get(place).copied().unwrap_or(Risk::Low)))} />
            <TextField id="risk-reason" label={says::RISK_REASON} value={draft.risk_reason.clone()}
                error={error(form, &[Lacking::RiskReason])} oninput={on.reform(Chosen::RiskReason)} />
            <Select id="decision" label={says::DECISION} choices={decisions} {chosen}
                error={error(form, &[Lacking::Decision, Lacking::Triage])}
                onchange={on.reform(|place: usize| {
                    Chosen::Decision(place.checked_sub(1).and_then(|place| Decision::ALL.get(place).copied()))
                })} />
            if draft.decision == Some(Decision::ConsultationOnly) {
                <Checkbox id="unnamed" label={says::UNNAMED} checked={draft.unnamed} onchange={on.reform(Chosen::Unnamed)} />
            }
            <TextArea id="reason" label={says::REASON} hint={says::REASON_HINT} value={draft.reason.clone()} lines=3
                error={error(form, &[Lacking::Reason, Lacking::Brevity])} oninput={on.reform(Chosen::Reason)} />
        </>
    }
}

fn status(props: &FieldsProps) -> Html {
    let (form, on) = (&props.form, &props.onchosen);
    let statuses = form.statuses();
    let first = if form.asks == Asks::Decision { says::THEN_AS_IS } else { says::CHOOSE };
    let choices: Vec<AttrValue> = std::iter::once(first)
        .chain(statuses.iter().map(|status| words::status(*status)))
        .map(AttrValue::from)
        .collect();
    let place = |status: Status| statuses.iter().position(|one| *one == status);
    let chosen = form.status.status.and_then(place).map_or(0, |place| place + 1);
    let closes = form.status.status.is_some_and(Status::is_closed);
    let (why, hint) = match form.status.status {
        Some(Status::Reopened) => (says::WHY_REOPENED, Some(says::RATIONALE_HINT)),
        _ if closes => (says::RATIONALE, Some(says::RATIONALE_HINT)),
        _ => (says::WHY, None),
    };
    let wrong = [Lacking::Status, Lacking::Reopening, Lacking::NothingClosed];
    let unsaid = [Lacking::Rationale, Lacking::WhyReopened];
    html! {
        <>
            <Select id="status" label={says::THEN} {choices} {chosen} error={error(form, &wrong)}
                onchange={on.reform(move |place: usize| {
                    Chosen::Status(place.checked_sub(1).and_then(|place| statuses.get(place).copied()))
                })} />
            if closes {
                <TextField id="outcome" label={says::OUTCOME} value={form.status.outcome.clone()}
                    error={error(form, &[Lacking::Outcome])} oninput={on.reform(Chosen::Outcome)} />
            }
            if form.status.status.is_some() {
                <TextArea id="why" label={why} hint={hint} value={form.status.reason.clone()} lines=2
                    error={error(form, &unsaid)} oninput={on.reform(Chosen::Why)} />
            }
        </>
    }
}

/// What is lacking, each with the field to go to.
fn mistakes(form: &TriageForm) -> Vec<Mistake> {
    let field = |what: Lacking| match what {
        Lacking::Category | Lacking::KnownCategory => "find-category",
        Lacking::Level => "level",
        Lacking::Risk => "risk",
        Lacking::RiskReason => "risk-reason",
        Lacking::Decision | Lacking::Triage => "decision",
        Lacking::Reason | Lacking::Brevity => "reason",
        Lacking::Status | Lacking::Reopening | Lacking::NothingClosed => "status",
        Lacking::Outcome => "outcome",
        Lacking::Rationale | Lacking::WhyReopened => "why",
    };
    let mistake = |what: &Lacking| (field(*what).into(), words::lacking(*what).into());
    form.lacking.iter().map(mistake).collect()
}
