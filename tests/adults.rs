//! Concerns about adults: sealed to those who hear them, added to by those who wrote them, worked on by those who hear them, and
//! closed to everybody who carries them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "adults/closed.rs"]
mod closed;
#[path = "adults/governors.rs"]
mod governors;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;
#[path = "adults/sealed.rs"]
mod sealed;
#[path = "adults/worked.rs"]
mod worked;

use std::collections::BTreeMap;

use holdfast::app::intent::{AdultsIntent, Intent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{AdultsInbox, AdultsView, CaseView, Saved, View};
use holdfast::domain::concern::ConcernDraft;
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::hearing::{Answer, AssessmentDraft, HarmTest, Progress, Threshold};
use holdfast::domain::ids::{EntryId, PersonId};
use school::Browser;
use school::hearing::hand_over;
use school::tell;

/// What nobody but a hearer ever reads.
const WORDS: &str = "He was alone with a child behind a locked door, marmoset.";

/// A draft about an adult on the staff list, or one who is not.
fn content(browser: &mut Browser, name: &str, adult: Option<PersonId>) -> ConcernDraft {
    let mut content = ConcernDraft { form: Form::Adult, adult, pupils: Vec::new(), ..browser.concern(WORDS) };
    content.particulars.insert(Particular::AdultName, name.into());
    content
}

fn save(browser: &mut Browser, content: ConcernDraft) -> Result<Saved, Problem> {
    let View::Draft(view) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let intent = Intent::SaveConcern { draft: view.draft, content: Box::new(content) };
    match browser.try_ask(intent, Vec::new())?.0 {
        View::Saved(saved) => Ok(saved),
        other => panic!("{other:?}"),
    }
}

/// A concern about an adult, saved.
fn about(browser: &mut Browser, name: &str, adult: Option<PersonId>) -> Result<EntryId, Problem> {
    let content = content(browser, name, adult);
    save(browser, content).map(|saved| saved.entry)
}

fn adults(browser: &mut Browser, asked: AdultsIntent) -> Result<AdultsView, Problem> {
    with_words(browser, asked, Vec::new())
}

fn with_words(browser: &mut Browser, asked: AdultsIntent, words: Vec<u8>) -> Result<AdultsView, Problem> {
    let (view, _) = browser.try_ask(asked.into(), vec![words])?;
    Ok(view.adults().unwrap())
}

fn inbox(browser: &mut Browser, progress: Progress) -> AdultsInbox {
    match adults(browser, AdultsIntent::Inbox { progress, offset: 0, limit: 50 }).unwrap() {
        AdultsView::Inbox(inbox) => inbox,
        other => panic!("{other:?}"),
    }
}

/// Every concern in the inbox, newest first.
fn heard(browser: &mut Browser) -> Vec<EntryId> {
    let piles = Progress::ALL.map(|progress| inbox(browser, progress).rows);
    piles.into_iter().flatten().map(|row| row.concern).collect()
}

fn case(browser: &mut Browser, concern: EntryId) -> CaseView {
    case_of(browser, AdultsIntent::Case { concern }).unwrap()
}

fn case_of(browser: &mut Browser, asked: AdultsIntent) -> Result<CaseView, Problem> {
    match adults(browser, asked)? {
        AdultsView::Case(view) => Ok(*view),
        other => panic!("{other:?}"),
    }
}

/// From a recorder's device to a hearer's, by way of the lead's, who reads nothing of it.
fn carry(from: &mut Browser, lead: &mut Browser, to: &mut Browser) {
    hand_over(from, lead);
    tell(lead, to);
}

fn assessment(answer: Answer, threshold: Threshold) -> AssessmentDraft {
    AssessmentDraft {
        tests: HarmTest::ALL.into_iter().map(|test| (test, answer)).collect::<BTreeMap<_, _>>(),
        threshold: Some(threshold),
        reason: "As the child tells it.".into(),
        adult: None,
    }
}
