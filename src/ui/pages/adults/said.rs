//! What was said of a concern about an adult, with who said it, and when.

use yew::prelude::*;

use super::inbox::threshold_tag;
use crate::app::view::{CaseView, Spoken};
use crate::domain::hearing::{Advice, Assessment, HarmTest, Outcome};
use crate::ui::moment;
use crate::ui::text::adults::{self as words, case};
use crate::ui::text::people;

fn by<T>(said: &Spoken<T>) -> Html {
    let who = people::name_and_job(&said.who.name, &said.who.job);
    html! { <p class="hint">{ case::by(&who, &moment::stamp(&said.at)) }</p> }
}

fn passage(title: &'static str, text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    html! { <div><dt>{ title }</dt><dd class="passage" translate="no">{ text }</dd></div> }
}

/// What it amounts to, as it stands.
pub fn assessments(view: &CaseView) -> Html {
    let standing = view.assessments.iter().filter(|said| said.stands);
    html! { <>{ for standing.map(|said| assessment(said, view)) }</> }
}

fn assessment(said: &Spoken<Assessment>, view: &CaseView) -> Html {
    let Assessment { tests, threshold, reason, adult, .. } = &said.what;
    let named = adult.and_then(|adult| view.staff.iter().find(|person| person.person == adult));
    html! {
        <article key={said.entry.to_string()} class="card">
            <p class="tags">{ threshold_tag(*threshold) }</p>
            { by(said) }
            <dl class="facts">
                { for HarmTest::ALL.into_iter().map(|test| html! {
                    <div key={words::test(test)}>
                        <dt>{ words::test(test) }</dt>
                        <dd>{ tests.get(&test).map(|answer| words::answer(*answer)) }</dd>
                    </div>
                }) }
                { passage(case::REASON, reason) }
                if let Some(person) = named { { passage(case::ABOUT, &person.name) } }
            </dl>
        </article>
    }
}

/// Every advice.
pub fn advice(view: &CaseView) -> Html {
    if view.advice.is_empty() {
        return html! { <p>{ case::NO_ADVICE }</p> };
    }
    html! { <>{ for view.advice.iter().map(one_advice) }</> }
}

fn one_advice(said: &Spoken<Advice>) -> Html {
    let Advice { whom, given, told, advice, reference, in_writing, .. } = &said.what;
    html! {
        <article key={said.entry.to_string()} class="card">
            <h3>{ whom }</h3>
            { by(said) }
            <dl class="facts">
                <div><dt>{ case::GIVEN }</dt><dd>{ given.to_string() }</dd></div>
                { passage(case::TOLD, told) }
                { passage(case::WORDS, advice) }
                { passage(case::REFERENCE, reference) }
            </dl>
            if *in_writing { <p>{ case::IN_WRITING }</p> }
        </article>
    }
}

/// What came of it, as it stands.
pub fn outcomes(view: &CaseView) -> Html {
    html! { <>{ for view.outcomes.iter().filter(|said| said.stands).map(outcome) }</> }
}

fn outcome(said: &Spoken<Outcome>) -> Html {
    let Outcome { result, reason, personnel, .. } = &said.what;
    html! {
        <article key={said.entry.to_string()} class="card">
            <h3>{ result.map_or(case::TAKEN_UP, words::finding) }</h3>
            { by(said) }
            <dl class="facts">
                { passage(case::WHY, reason) }
                { passage(case::PERSONNEL, personnel) }
            </dl>
        </article>
    }
}

/// What was replaced, oldest first.
pub fn earlier(view: &CaseView) -> Html {
    let mut all: Vec<(_, Html)> = Vec::new();
    let assessments = view.assessments.iter().filter(|said| !said.stands);
    all.extend(assessments.map(|said| ((said.at, said.entry), assessment(said, view))));
    let outcomes = view.outcomes.iter().filter(|said| !said.stands);
    all.extend(outcomes.map(|said| ((said.at, said.entry), outcome(said))));
    if all.is_empty() {
        return Html::default();
    }
    all.sort_by_key(|(when, _)| *when);
    html! {
        <details class="triage-earlier">
            <summary>{ case::EARLIER }</summary>
            <div class="triage-said">{ for all.into_iter().map(|(_, one)| one) }</div>
        </details>
    }
}

/// Who opened it, and took a file of it out.
pub fn opened(view: &CaseView) -> Html {
    html! {
        <ul class="plain">
            { for view.opened.iter().map(|said| html! {
                <li key={said.entry.to_string()}>
                    { case::by(&said.who.name, &moment::stamp(&said.at)) }
                    if said.what.file.is_some() { { ": " }{ case::TOOK_FILE } }
                </li>
            }) }
        </ul>
    }
}
