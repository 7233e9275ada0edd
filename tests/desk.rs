//! The lead's desk: the inbox, triage by several administrators, closing and reopening, categories by a school's names, and
//! what a recorder never receives.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{DeskIntent, Intent, Pile};
use holdfast::app::problem::Problem;
use holdfast::app::view::{CategoryNames, ConcernView, DeskView, InboxPage, TriageView, View};
use holdfast::domain::category::{Category, Naming};
use holdfast::domain::concern::{ConcernDraft, Purpose};
use holdfast::domain::ids::EntryId;
use holdfast::domain::person::Right;
use holdfast::domain::register::Delivery;
use holdfast::domain::triage::{Before, Decision, Lacking, Level, Risk, Status, StatusDraft, TriageDraft};
use school::{Browser, confirm, copy, join, school, tell};

const WHY: &str = "Mother explained the bruise and the account fits.";

fn desk(browser: &mut Browser, asked: DeskIntent) -> Result<DeskView, Problem> {
    match browser.try_ask(Intent::from(asked), Vec::new())?.0 {
        View::Desk(view) => view.open(),
        other => panic!("{other:?}"),
    }
}

fn inbox(browser: &mut Browser, pile: Pile) -> InboxPage {
    match desk(browser, DeskIntent::Inbox { pile, offset: 0, limit: 50 }) {
        Ok(DeskView::Inbox(page)) => page,
        other => panic!("{other:?}"),
    }
}

fn counts(browser: &mut Browser) -> [usize; 3] {
    let counts = inbox(browser, Pile::New).counts;
    Pile::ALL.map(|pile| counts.of(pile))
}

fn triaged(view: Result<DeskView, Problem>) -> TriageView {
    match view {
        Ok(DeskView::Triage(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn look(browser: &mut Browser, concern: EntryId) -> TriageView {
    triaged(desk(browser, DeskIntent::Triage { concern }))
}

fn category(code: &str) -> Category {
    code.to_owned().try_into().unwrap()
}

fn draft(level: Level) -> TriageDraft {
    TriageDraft {
        categories: vec![category("neglect-hygiene"), category("physical-abuse")],
        level: Some(level),
        risk: Some(Risk::Medium),
        risk_reason: "Seen daily by staff.".into(),
        decision: Some(Decision::Monitor),
        reason: WHY.into(),
        ..TriageDraft::default()
    }
}

fn status(status: Status, outcome: &str, reason: &str) -> StatusDraft {
    StatusDraft { status: Some(status), outcome: outcome.into(), reason: reason.into() }
}

fn closing() -> StatusDraft {
    status(Status::ClosedResolved, "He has a coat and is collected on time.", WHY)
}

/// Decides, with what stands before one's eyes.
fn decide(browser: &mut Browser, concern: EntryId, content: TriageDraft) -> Result<DeskView, Problem> {
    let before = look(browser, concern).before;
    let content = Box::new(content);
    desk(browser, DeskIntent::SaveTriage { concern, content, status: None, before })
}

fn set(browser: &mut Browser, concern: EntryId, content: StatusDraft) -> Result<DeskView, Problem> {
    let before = look(browser, concern).before;
    desk(browser, DeskIntent::SetStatus { concern, content, before })
}

fn open(browser: &mut Browser, entry: EntryId) -> ConcernView {
    match browser.ask(Intent::Concern { entry }) {
        View::Concern(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

fn categories(view: Result<DeskView, Problem>) -> CategoryNames {
    match view {
        Ok(DeskView::Categories(names)) => names,
        other => panic!("{other:?}"),
    }
}

/// A lead and a confirmed teacher, and a concern of the teacher's that the lead has.
fn recorded() -> (Browser, Browser, EntryId) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    teacher.record("He came in at nine without a coat.");
    hand_over(&mut teacher, &mut lead);
    let concern = inbox(&mut lead, Pile::New).rows[0].row.entry;
    (lead, teacher, concern)
}

/// The same, and a deputy who administers and has everything.
fn with_deputy() -> (Browser, Browser, EntryId) {
    let (mut lead, _, concern) = recorded();
    let mut deputy = join(&mut lead, 8, "Deputy Head");
    confirm(&mut lead, &mut deputy);
    let person = deputy.status.as_ref().unwrap().me.person;
    lead.ask(Intent::Appoint { person, right: Right::Administrator, has: true });
    copy(&mut lead, &mut deputy);
    deputy.add_second_factor();
    (lead, deputy, concern)
}

#[test]
fn new_comes_danger_first_then_unread_then_what_has_waited_longest() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    for narrative in ["First.", "Second.", "Third."] {
        teacher.record(narrative);
    }
    let id = teacher.draft("Danger.");
    let content = Box::new(ConcernDraft { danger: true, ..teacher.concern("Danger.") });
    teacher.ask(Intent::SaveConcern { draft: id, content });
    hand_over(&mut teacher, &mut lead);
    let begins = |browser: &mut Browser| -> Vec<String> {
        inbox(browser, Pile::New).rows.into_iter().map(|row| row.row.begins).collect()
    };
    assert_eq!(begins(&mut lead), ["Danger.", "First.", "Second.", "Third."]);
    assert!(inbox(&mut lead, Pile::New).rows.iter().all(|row| row.unread));
    let first = inbox(&mut lead, Pile::New).rows[1].row.entry;
    open(&mut lead, first);
    assert_eq!(begins(&mut lead), ["Danger.", "Second.", "Third.", "First."]);
    let View::Home(home) = lead.ask(Intent::Home) else { panic!() };
    assert_eq!(home.waiting, 4);

    // From each one goes to the next, and to the one before.
    let rows: Vec<EntryId> = inbox(&mut lead, Pile::New).rows.iter().map(|row| row.row.entry).collect();
    let view = look(&mut lead, rows[1]);
    assert_eq!((view.previous, view.next, view.first_new), (Some(rows[0]), Some(rows[2]), Some(rows[0])));
    assert_eq!(look(&mut lead, rows[0]).first_new, Some(rows[1]), "another one");
    assert_eq!((look(&mut lead, rows[0]).previous, look(&mut lead, rows[3]).next), (None, None));
}

#[test]
fn triage_needs_all_its_parts_and_a_sentence_even_for_no_further_action() {
    let (mut lead, _, concern) = recorded();
    let Err(Problem::Triage(lacking)) = decide(&mut lead, concern, TriageDraft::default()) else { panic!() };
    assert_eq!(lacking.len(), 6, "{lacking:?}");
    let nfa = TriageDraft { decision: Some(Decision::NoFurtherAction), ..draft(Level::Universal) };
    let short = TriageDraft { reason: "NFA".into(), ..nfa.clone() };
    assert_eq!(decide(&mut lead, concern, short), Err(Problem::Triage(vec![Lacking::Reason])));
    assert_eq!(counts(&mut lead), [1, 0, 0], "nothing was written");

    let view = triaged(decide(&mut lead, concern, nfa));
    assert_eq!((view.status, view.contested, view.pile), (Status::Triaged, false, Some(Pile::Open)));
    assert_eq!(counts(&mut lead), [0, 1, 0]);
    let row = inbox(&mut lead, Pile::Open).rows.remove(0);
    assert_eq!((row.level, row.risk), (Some(Level::Universal), Some(Risk::Medium)));
    // Deciding again stands in the place of the first, and the first stays in the file.
    let view = triaged(decide(&mut lead, concern, draft(Level::Acute)));
    assert!(!view.contested);
    assert_eq!(view.triages.iter().map(|said| said.stands).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn closing_needs_a_decision_an_outcome_and_a_rationale_and_reopening_says_why() {
    let (mut lead, _, concern) = recorded();
    let lacking = |outcome: Result<DeskView, Problem>| match outcome {
        Err(Problem::Triage(lacking)) => lacking,
        other => panic!("{other:?}"),
    };
    assert_eq!(lacking(set(&mut lead, concern, closing())), [Lacking::Triage]);
    decide(&mut lead, concern, draft(Level::Early)).unwrap();
    let short = status(Status::ClosedNoAction, "", "Done");
    assert_eq!(lacking(set(&mut lead, concern, short)), [Lacking::Outcome, Lacking::Rationale]);
    let view = triaged(set(&mut lead, concern, closing()));
    assert_eq!((view.status, view.pile), (Status::ClosedResolved, Some(Pile::Closed)));
    assert_eq!(counts(&mut lead), [0, 0, 1]);

    let on = status(Status::Active, "", "");
    assert_eq!(lacking(set(&mut lead, concern, on)), [Lacking::Reopening]);
    assert_eq!(lacking(decide(&mut lead, concern, draft(Level::Acute))), [Lacking::Reopening]);
    let reopen = |why: &str| status(Status::Reopened, "", why);
    assert_eq!(lacking(set(&mut lead, concern, reopen("New."))), [Lacking::WhyReopened]);
    let view = triaged(set(&mut lead, concern, reopen("He came without a coat again today.")));
    assert_eq!((view.status, view.pile), (Status::Reopened, Some(Pile::Open)));
    assert_eq!(view.statuses.len(), 2, "the closing stays in the file");
}

#[test]
fn deciding_and_closing_go_together_or_not_at_all() {
    let (mut lead, _, concern) = recorded();
    let save = |lead: &mut Browser, close: StatusDraft| {
        let before = look(lead, concern).before;
        let content = Box::new(draft(Level::Universal));
        desk(lead, DeskIntent::SaveTriage { concern, content, status: Some(close), before })
    };
    let unfounded = status(Status::ClosedNoAction, "", "");
    assert!(save(&mut lead, unfounded).is_err());
    assert_eq!(look(&mut lead, concern).triages, [], "nothing of it was written");
    let view = triaged(save(&mut lead, closing()));
    assert_eq!((view.status, view.contested), (Status::ClosedResolved, false));
}

#[test]
fn two_administrators_who_decide_apart_are_both_heard_and_one_of_them_settles_it() {
    let (mut lead, mut deputy, concern) = with_deputy();
    decide(&mut lead, concern, draft(Level::Early)).unwrap();
    decide(&mut deputy, concern, draft(Level::Acute)).unwrap();
    set(&mut deputy, concern, status(Status::Active, "", "")).unwrap();
    // Each hears the other, one before the other.
    hand_over(&mut deputy, &mut lead);
    hand_over(&mut lead, &mut deputy);
    let (here, there) = (look(&mut lead, concern), look(&mut deputy, concern));
    assert_eq!((&here.triages, &here.statuses), (&there.triages, &there.statuses), "both see the same");
    assert!(here.contested && there.contested);
    assert_eq!(here.triages.iter().filter(|said| said.stands).count(), 2);
    let names: Vec<&str> = here.triages.iter().map(|said| said.who.name.as_str()).collect();
    assert!(names.contains(&"Morgan Hale") && names.contains(&"Deputy Head"), "{names:?}");
    assert!(inbox(&mut lead, Pile::Open).rows[0].contested, "and it comes first");

    // Somebody who has seen both settles it, by an entry in the place of both.
    let view = triaged(decide(&mut deputy, concern, draft(Level::Targeted)));
    assert!(!view.contested && view.triages.len() == 3);
    hand_over(&mut deputy, &mut lead);
    let view = look(&mut lead, concern);
    assert!(!view.contested);
    assert_eq!(view.triages.iter().find(|said| said.stands).unwrap().what.level, Level::Targeted);
}

#[test]
fn who_decides_on_an_old_screen_does_not_overrule_what_has_arrived_since() {
    let (mut lead, mut deputy, concern) = with_deputy();
    let before = look(&mut lead, concern).before;
    decide(&mut deputy, concern, draft(Level::Acute)).unwrap();
    hand_over(&mut deputy, &mut lead);
    let content = Box::new(draft(Level::Universal));
    let view = triaged(desk(&mut lead, DeskIntent::SaveTriage { concern, content, status: None, before }));
    assert!(view.contested);
}

#[test]
fn what_was_closed_in_ignorance_of_another_decision_stays_open() {
    let (mut lead, mut deputy, concern) = with_deputy();
    decide(&mut lead, concern, draft(Level::Universal)).unwrap();
    hand_over(&mut lead, &mut deputy);
    set(&mut lead, concern, closing()).unwrap();
    decide(&mut deputy, concern, draft(Level::Acute)).unwrap();
    hand_over(&mut deputy, &mut lead);
    hand_over(&mut lead, &mut deputy);
    for browser in [&mut lead, &mut deputy] {
        let view = look(browser, concern);
        assert!(view.contested && !view.status.is_closed());
        assert_eq!(counts(browser), [0, 1, 0]);
    }
    // Closing again, with both before one's eyes, settles it.
    assert!(!triaged(set(&mut lead, concern, closing())).contested);
    assert_eq!(counts(&mut lead), [0, 0, 1]);
}

#[test]
fn what_a_recorder_adds_to_a_closed_concern_brings_it_back_among_the_new() {
    let (mut lead, mut teacher, concern) = recorded();
    tell(&mut lead, &mut teacher);
    decide(&mut lead, concern, draft(Level::Universal)).unwrap();
    set(&mut lead, concern, closing()).unwrap();
    teacher.clock.0.set(lead.clock.0.get());
    let View::Draft(view) = teacher.ask(Intent::DraftAddition { entry: concern }) else { panic!() };
    assert_eq!(view.content.purpose, Purpose::Adds(concern));
    let content = Box::new(ConcernDraft { narrative: "He did it again.".into(), ..view.content.clone() });
    teacher.ask(Intent::SaveConcern { draft: view.draft, content });
    hand_over(&mut teacher, &mut lead);
    let row = inbox(&mut lead, Pile::New).rows.remove(0);
    assert!(row.news && row.status.is_closed());
    set(&mut lead, concern, status(Status::Reopened, "", "It happened again, see the addition.")).unwrap();
    assert_eq!(counts(&mut lead), [0, 1, 0]);
}

#[test]
fn a_recorder_hears_that_it_was_acted_on_and_receives_nothing_of_what_was_decided() {
    let (mut lead, mut teacher, concern) = recorded();
    open(&mut lead, concern);
    tell(&mut lead, &mut teacher);
    assert_eq!(open(&mut teacher, concern).row.delivery, Delivery::Read);
    decide(&mut lead, concern, draft(Level::Acute)).unwrap();
    decide(&mut lead, concern, draft(Level::Targeted)).unwrap();
    set(&mut lead, concern, closing()).unwrap();

    let (_, parcel) = lead.file(Intent::SendUpdate);
    let new = teacher.merge(parcel).new;
    // A note that the concern was acted on: not the two decisions, not the status.
    assert_eq!(new, 1, "one new entry, and no more");
    let view = open(&mut teacher, concern);
    assert_eq!(view.row.delivery, Delivery::ActedOn);
    assert!(view.amendments.is_empty());
    // Nor is there a way to ask for it.
    for asked in [
        DeskIntent::Inbox { pile: Pile::New, offset: 0, limit: 5 },
        DeskIntent::Triage { concern },
        DeskIntent::SaveTriage {
            concern,
            content: Box::new(draft(Level::Universal)),
            status: None,
            before: Before::default(),
        },
        DeskIntent::SetStatus { concern, content: closing(), before: Before::default() },
        DeskIntent::Categories,
        DeskIntent::SaveCategories { names: [].into(), replaces: Vec::new() },
    ] {
        assert_eq!(desk(&mut teacher, asked.clone()), Err(Problem::NotAllowed), "{asked:?}");
    }
    let View::Home(home) = teacher.ask(Intent::Home) else { panic!() };
    assert_eq!(home.waiting, 0);
}

#[test]
fn a_renamed_category_is_the_same_category_and_a_hidden_one_stays_on_what_is_filed_under_it() {
    let (mut lead, mut deputy, concern) = with_deputy();
    decide(&mut lead, concern, draft(Level::Early)).unwrap();
    let hygiene = category("neglect-hygiene");
    let renamed = Naming { label: Some("  Washing and clean clothes ".into()), hidden: true };
    let names = [(hygiene.clone(), renamed), (category("prevent"), Naming::default())].into();
    let view = categories(desk(&mut lead, DeskIntent::SaveCategories { names, replaces: Vec::new() }));
    let kept = Naming { label: Some("Washing and clean clothes".into()), hidden: true };
    assert_eq!(view.names, [(hygiene.clone(), kept.clone())].into(), "what does nothing is not kept");
    assert_eq!(view.used.get(&hygiene), Some(&1));
    // What was filed is what it was, by its code.
    let shown = look(&mut lead, concern);
    assert_eq!(shown.triages[0].what.categories, [hygiene.clone(), category("physical-abuse")]);
    assert_eq!(shown.names.get(&hygiene), Some(&kept));

    // Two schools of thought: both versions stand until somebody who has both before them saves.
    let other = Naming { label: Some("Cleanliness".into()), hidden: false };
    let names = || [(hygiene.clone(), other.clone())].into();
    desk(&mut deputy, DeskIntent::SaveCategories { names: names(), replaces: Vec::new() }).unwrap();
    hand_over(&mut deputy, &mut lead);
    let view = categories(desk(&mut lead, DeskIntent::Categories));
    assert!(view.contested && view.replaces.len() == 2);
    let settled = DeskIntent::SaveCategories { names: names(), replaces: view.replaces };
    let view = categories(desk(&mut lead, settled));
    assert!(!view.contested && view.names == names());
}

#[test]
fn what_was_decided_survives_a_lock_and_a_full_copy() {
    let (mut lead, mut deputy, concern) = with_deputy();
    decide(&mut lead, concern, draft(Level::Early)).unwrap();
    set(&mut lead, concern, closing()).unwrap();
    let before = look(&mut lead, concern);
    lead.restart();
    lead.unlock(school::LEAD);
    assert_eq!(look(&mut lead, concern), before);
    copy(&mut lead, &mut deputy);
    assert_eq!(look(&mut deputy, concern).triages, before.triages);
    assert_eq!(look(&mut deputy, concern).status, Status::ClosedResolved);
}
