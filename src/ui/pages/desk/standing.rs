//! What stands of a concern, and what stood before: each decision and each status with who said it, and when.

use yew::prelude::*;

use crate::app::view::{Spoken, TriageView};
use crate::domain::category::Names;
use crate::domain::event::{SetStatus, Triage};
use crate::domain::triage::{Risk, Status};
use crate::ui::moment;
use crate::ui::parts::{Notice, Tone, tag};
use crate::ui::text::desk::{self as words, triage as says};
use crate::ui::text::{category, people};

/// How far the work has come.
pub fn status_tag(status: Status) -> Html {
    let tone = match status {
        Status::Received | Status::Reopened => Tone::Warn,
        Status::ClosedNoAction | Status::ClosedResolved => Tone::Good,
        Status::Triaged | Status::Active | Status::Monitoring | Status::AwaitingAgency => Tone::Plain,
    };
    tag(tone, words::status(status))
}

/// How likely harm is.
pub fn risk_tag(risk: Risk) -> Html {
    tag(if risk == Risk::High { Tone::Warn } else { Tone::Plain }, words::risk_tag(risk))
}

/// Everything that stands.
pub fn standing(view: &TriageView) -> Html {
    let triages = view.triages.iter().filter(|said| said.stands);
    let statuses = view.statuses.iter().filter(|said| said.stands);
    let two = |several: usize| several > 1;
    let differ = two(triages.clone().count()) || two(statuses.clone().count());
    html! {
        <>
            <p class="triage-status"><span class="label">{ says::STATUS }</span>{ " " }{ status_tag(view.status) }</p>
            if view.contested {
                <Notice tone={Tone::Warn} title={if differ { says::CONTESTED } else { says::OVERLOOKED }}>
                    <p>{ if differ { says::CONTESTED_BODY } else { says::OVERLOOKED_BODY } }</p>
                </Notice>
            }
            <div class="triage-said">
                { for triages.map(|said| decided(said, &view.names)) }
                { for statuses.map(set) }
            </div>
        </>
    }
}

/// What was replaced, oldest first.
pub fn earlier(view: &TriageView) -> Html {
    let mut all: Vec<(_, Html)> = Vec::new();
    let triages = view.triages.iter().filter(|said| !said.stands);
    all.extend(triages.map(|said| ((said.at, said.entry), decided(said, &view.names))));
    let statuses = view.statuses.iter().filter(|said| !said.stands);
    all.extend(statuses.map(|said| ((said.at, said.entry), set(said))));
    if all.is_empty() {
        return Html::default();
    }
    all.sort_by_key(|(when, _)| *when);
    html! {
        <details class="triage-earlier">
            <summary>{ says::EARLIER }</summary>
            <div class="triage-said">{ for all.into_iter().map(|(_, one)| one) }</div>
        </details>
    }
}

fn by<T>(said: &Spoken<T>) -> Html {
    let who = people::name_and_job(&said.who.name, &said.who.job);
    html! { <p class="hint">{ says::by(&who, &moment::stamp(&said.at)) }</p> }
}

fn decided(said: &Spoken<Triage>, names: &Names) -> Html {
    let triage = &said.what;
    let labels = triage.categories.iter().map(|code| category::label(code, names).into_owned());
    html! {
        <article key={said.entry.to_string()} class="card">
            <h3>{ words::decision(triage.decision) }</h3>
            { by(said) }
            <p class="tags">
                { tag(Tone::Plain, words::level(triage.level)) }
                { risk_tag(triage.risk) }
            </p>
            <dl class="facts">
                <div><dt>{ says::CATEGORIES }</dt><dd>{ labels.collect::<Vec<_>>().join(" · ") }</dd></div>
                <div><dt>{ says::RISK_REASON }</dt><dd class="passage" translate="no">{ &triage.risk_reason }</dd></div>
                <div><dt>{ says::REASON }</dt><dd class="passage" translate="no">{ &triage.reason }</dd></div>
            </dl>
            if triage.unnamed { <p>{ says::UNNAMED }</p> }
        </article>
    }
}

fn set(said: &Spoken<SetStatus>) -> Html {
    let set = &said.what;
    let why = match set.status {
        Status::Reopened => says::WHY_REOPENED,
        status if status.is_closed() => says::RATIONALE,
        _ => says::WHY,
    };
    html! {
        <article key={said.entry.to_string()} class="card">
            <h3>{ words::status(set.status) }</h3>
            { by(said) }
            if !set.outcome.is_empty() || !set.reason.is_empty() {
                <dl class="facts">
                    if !set.outcome.is_empty() {
                        <div><dt>{ says::OUTCOME }</dt><dd class="passage" translate="no">{ &set.outcome }</dd></div>
                    }
                    if !set.reason.is_empty() {
                        <div><dt>{ why }</dt><dd class="passage" translate="no">{ &set.reason }</dd></div>
                    }
                </dl>
            }
        </article>
    }
}
