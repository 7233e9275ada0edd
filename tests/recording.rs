//! Recording: the forms, and what stands beside a concern afterwards.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::{AmendedView, ConcernPage, ConcernView, DraftView, View};
use holdfast::domain::concern::{Concern, ConcernDraft, Missing, Purpose, Told};
use holdfast::domain::differences::Part;
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::ids::EntryId;
use holdfast::domain::register::Delivery;
use school::{Browser, TEACHER, confirm, join, school, tell};

fn concerns(browser: &mut Browser) -> ConcernPage {
    match browser.ask(Intent::Concerns { offset: 0, limit: 50 }) {
        View::Concerns(page) => page,
        other => panic!("{other:?}"),
    }
}

fn open(browser: &mut Browser, entry: EntryId) -> ConcernView {
    match browser.ask(Intent::Concern { entry }) {
        View::Concern(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn draft(browser: &mut Browser, intent: Intent) -> DraftView {
    match browser.ask(intent) {
        View::Draft(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn save(browser: &mut Browser, draft: &DraftView, content: ConcernDraft) -> Result<View, Problem> {
    let intent = Intent::SaveConcern { draft: draft.draft, content: Box::new(content) };
    browser.try_ask(intent, Vec::new()).map(|(view, _)| view)
}

fn correct(browser: &mut Browser, entry: EntryId, narrative: &str, reason: &str) -> Result<View, Problem> {
    let view = draft(browser, Intent::DraftCorrection { entry });
    let content = ConcernDraft { narrative: narrative.into(), reason: reason.into(), ..view.content.clone() };
    save(browser, &view, content)
}

fn add(browser: &mut Browser, entry: EntryId, text: &str) -> Result<View, Problem> {
    let view = draft(browser, Intent::DraftAddition { entry });
    let content = ConcernDraft { narrative: text.into(), ..view.content.clone() };
    save(browser, &view, content)
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

/// A lead, a confirmed teacher, and a concern of the teacher's that the lead has.
fn recorded() -> (Browser, Browser, EntryId) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    teacher.record("He came in at nine without a coat.");
    hand_over(&mut teacher, &mut lead);
    tell(&mut lead, &mut teacher);
    let entry = concerns(&mut teacher).rows[0].entry;
    (lead, teacher, entry)
}

#[test]
fn a_correction_stands_beside_the_original_with_its_reason_and_what_it_changed() {
    let (mut lead, mut teacher, entry) = recorded();
    let missing = correct(&mut teacher, entry, "He came in at ten without a coat.", " ");
    assert_eq!(missing, Err(Problem::Incomplete(vec![Missing::Reason])));
    correct(&mut teacher, entry, "He came in at ten without a coat.", "I misread the clock.").unwrap();
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 1);
    let View::Home(home) = teacher.ask(Intent::Home) else { panic!("not home") };
    assert!(home.drafts.is_empty(), "the draft became the correction");

    hand_over(&mut teacher, &mut lead);
    for browser in [&mut teacher, &mut lead] {
        let view = open(browser, entry);
        assert_eq!(view.concern.narrative, "He came in at nine without a coat.");
        assert_eq!(view.current.narrative, "He came in at ten without a coat.");
        assert!(view.row.amended && !view.contested && view.row.begins.contains("ten"));
        let AmendedView::Corrected { reason, differences } = &view.amendments[0].what else { panic!() };
        assert_eq!(reason, "I misread the clock.");
        assert_eq!(differences.iter().map(|one| one.part).collect::<Vec<_>>(), [Part::Narrative]);
    }
    assert_eq!(open(&mut teacher, entry).amendments[0].delivery, Delivery::Packed);
    tell(&mut lead, &mut teacher);
    assert_eq!(open(&mut teacher, entry).amendments[0].delivery, Delivery::Received);
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 0);
}

#[test]
fn a_recorder_hears_that_their_concern_was_read_and_nothing_else_of_it() {
    let (mut lead, mut teacher, entry) = recorded();
    assert_eq!(open(&mut teacher, entry).row.delivery, Delivery::Received);
    open(&mut lead, entry);
    tell(&mut lead, &mut teacher);
    let view = open(&mut teacher, entry);
    assert_eq!(view.row.delivery, Delivery::Read);
    assert!(view.opened.is_some() && view.amendments.is_empty());
}

#[test]
fn a_second_correction_takes_the_place_of_the_first_and_two_at_once_are_contested() {
    let (mut lead, mut teacher, entry) = recorded();
    correct(&mut teacher, entry, "First correction.", "Because.").unwrap();
    correct(&mut teacher, entry, "Second correction.", "Because.").unwrap();
    assert!(!open(&mut teacher, entry).contested);
    // The lead has heard of neither.
    correct(&mut lead, entry, "The lead's correction.", "Because.").unwrap();
    hand_over(&mut teacher, &mut lead);
    let view = open(&mut lead, entry);
    assert!(view.contested);
    assert_eq!(view.amendments.len(), 3, "nothing is hidden");
    assert_eq!(view.concern.narrative, "He came in at nine without a coat.");
    // Whoever has both before them settles it.
    correct(&mut lead, entry, "Settled.", "Asked Ines.").unwrap();
    let view = open(&mut lead, entry);
    assert!(!view.contested);
    assert_eq!(view.current.narrative, "Settled.");
}

#[test]
fn an_addition_has_its_own_author_and_the_recorder_sees_none_of_the_leads() {
    let (mut lead, mut teacher, entry) = recorded();
    assert_eq!(add(&mut teacher, entry, "  "), Err(Problem::Incomplete(vec![Missing::What])));
    add(&mut teacher, entry, "He told me he had lost it.").unwrap();
    add(&mut lead, entry, "Rang home: nobody answered.").unwrap();
    hand_over(&mut teacher, &mut lead);
    tell(&mut lead, &mut teacher);
    let view = open(&mut lead, entry);
    let said: Vec<(&str, &AmendedView)> =
        view.amendments.iter().map(|one| (one.who.name.as_str(), &one.what)).collect();
    assert_eq!(said.len(), 2);
    assert!(said.contains(&("Ines Duarte", &AmendedView::Added("He told me he had lost it.".into()))));
    let own = open(&mut teacher, entry).amendments;
    assert_eq!(own.len(), 1, "of the lead's work a recorder sees only how far the concern has come");
}

#[test]
fn what_was_entered_in_error_leaves_the_list_and_stays_in_the_file() {
    let (mut lead, mut teacher, entry) = recorded();
    let why = |reason: &str| Intent::Withdraw { entry, reason: reason.into() };
    assert_eq!(teacher.try_ask(why(" "), Vec::new()).err(), Some(Problem::ReasonNeeded));
    teacher.ask(why("It was another child."));
    teacher.ask(why("Pressed twice."));
    hand_over(&mut teacher, &mut lead);
    for browser in [&mut teacher, &mut lead] {
        let page = concerns(browser);
        assert_eq!((page.total, page.withdrawn), (0, 1));
        let View::Concerns(aside) = browser.ask(Intent::Withdrawn { offset: 0, limit: 5 }) else { panic!() };
        assert_eq!((aside.total, aside.rows[0].entry), (1, entry));
        let view = open(browser, entry);
        assert!(view.row.withdrawn && view.amendments.len() == 1);
        assert_eq!(view.current.narrative, "He came in at nine without a coat.");
    }
}

#[test]
fn nobody_amends_what_a_colleague_wrote_but_administrators() {
    let (mut lead, mut teacher, entry) = recorded();
    let mut other = join(&mut lead, 5, "Owen Pritchard");
    confirm(&mut lead, &mut other);
    tell(&mut lead, &mut other);
    for intent in [
        Intent::DraftCorrection { entry },
        Intent::DraftAddition { entry },
        Intent::Withdraw { entry, reason: "Because.".into() },
    ] {
        assert_eq!(other.try_ask(intent, Vec::new()).err(), Some(Problem::NotHere), "it is not even there");
    }
    // Nor by a draft that says so. (What a program that was tampered with writes all the same is held: tests/fold.)
    let View::Draft(view) = other.ask(Intent::OpenDraft { draft: None }) else { panic!() };
    let forged = ConcernDraft { purpose: Purpose::Adds(entry), ..other.concern("Never mind.") };
    assert_eq!(save(&mut other, &view, forged).err(), Some(Problem::NotHere));
    let (view, again) = (open(&mut lead, entry), open(&mut teacher, entry));
    assert!(view.amendments.is_empty() && again.amendments.is_empty());
}

#[test]
fn what_was_amended_comes_back_on_a_new_device() {
    let (mut lead, mut teacher, entry) = recorded();
    add(&mut teacher, entry, "He told me he had lost it.").unwrap();
    hand_over(&mut teacher, &mut lead);
    let mut new = join(&mut lead, 6, "Ines Duarte");
    confirm(&mut lead, &mut new);
    tell(&mut lead, &mut new);
    assert_eq!(open(&mut new, entry).amendments.len(), 1);
    // And goes on being amendable from there.
    add(&mut new, entry, "From the new laptop.").unwrap();
    hand_over(&mut new, &mut lead);
    assert_eq!(open(&mut lead, entry).amendments.len(), 2);
}

#[test]
fn amendments_survive_lock_and_any_order_of_arrival() {
    let (mut lead, mut teacher, entry) = recorded();
    let mut deputy = join(&mut lead, 8, "Deputy Head");
    confirm(&mut lead, &mut deputy);
    let person = deputy.status.as_ref().unwrap().me.person;
    lead.ask(Intent::Appoint { person, right: holdfast::domain::person::Right::Administrator, has: true });
    add(&mut lead, entry, "Rang home: nobody answered.").unwrap();
    // The deputy hears of the lead's addition together with the concern, or before it: the fold is the same.
    let (_, copy) = lead.file(Intent::FullCopy);
    deputy.merge(copy);
    assert_eq!(open(&mut deputy, entry).amendments.len(), 1);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert_eq!(open(&mut teacher, entry).current.narrative, "He came in at nine without a coat.");
}

#[test]
fn each_form_asks_its_own_questions_and_says_what_is_missing() {
    let (mut lead, mut teacher) = school();
    let open_forms = Form::ALL.into_iter().filter(|form| !form.is_sealed());
    for form in open_forms.clone() {
        let view = draft(&mut teacher, Intent::OpenDraft { draft: None });
        let mut content = ConcernDraft { form, ..teacher.concern("What happened.") };
        for particular in form.needs() {
            let outcome = save(&mut teacher, &view, content.clone());
            assert_eq!(outcome, Err(Problem::Incomplete(vec![Missing::Particular(*particular)])), "{form:?}");
            let answer = match particular.input() {
                holdfast::domain::form::Input::Choice(choices) => choices[0].code().to_owned(),
                holdfast::domain::form::Input::Day => "2026-11-02".to_owned(),
                holdfast::domain::form::Input::Minute => "2026-11-02T08:30".to_owned(),
                _ => "An answer.".to_owned(),
            };
            content.particulars.insert(*particular, answer);
        }
        save(&mut teacher, &view, content).unwrap();
    }
    hand_over(&mut teacher, &mut lead);
    let rows = concerns(&mut lead).rows;
    assert_eq!(rows.len(), open_forms.clone().count());
    let mut forms: Vec<Form> = rows.iter().map(|row| open(&mut lead, row.entry).current.form).collect();
    forms.sort();
    let mut all: Vec<Form> = open_forms.collect();
    all.sort();
    assert_eq!(forms, all);
}

#[test]
fn going_to_another_form_and_back_loses_no_answer() {
    let mut content = ConcernDraft { form: Form::Meeting, ..ConcernDraft::default() };
    content.particulars.insert(Particular::Chair, "Robin Ashworth".into());
    content.form = Form::Welfare;
    content.form = Form::Meeting;
    assert_eq!(content.particulars.get(&Particular::Chair).map(String::as_str), Some("Robin Ashworth"));
}

#[test]
fn a_concern_from_before_there_were_forms_reads_as_a_plain_one() {
    let old = r#"{"pupils":[],"narrative":"n","happened":"unknown","observed":"unknown","told":"not-yet","danger":false}"#;
    let concern: Concern = serde_json::from_str(old).unwrap();
    assert_eq!((concern.form, concern.particulars.len()), (Form::Concern, 0));
    assert!(!serde_json::to_string(&concern).unwrap().contains("form"), "and is written as before");
}

#[test]
fn the_lead_is_not_asked_whom_they_told_and_a_pupil_can_come_first() {
    let (mut lead, mut teacher) = school();
    assert!(draft(&mut lead, Intent::OpenDraft { draft: None }).administers);
    assert!(!draft(&mut teacher, Intent::OpenDraft { draft: None }).administers);
    let View::Pupils(page) = lead.ask(Intent::FindPupils { text: String::new(), offset: 0, limit: 1 }) else {
        panic!()
    };
    let view = draft(&mut lead, Intent::DraftAbout { pupil: page.rows[0].pupil });
    assert!(view.fresh && view.content.pupils.len() == 1);
    let content = ConcernDraft { told: Some(Told::Own), ..lead.concern("Seen on duty.") };
    let View::Saved(saved) = save(&mut lead, &view, content).unwrap() else { panic!() };
    assert!(!saved.tell_someone);
}
