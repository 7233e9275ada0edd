//! Actions and abridged cards: from the lead to a class teacher, on to a teaching assistant and back, over three vaults;
//! nobody has more of it than is theirs.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "actions/cards.rs"]
mod cards;
#[path = "actions/evidence.rs"]
mod evidence;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::collections::BTreeSet;

use holdfast::app::intent::{ActionsIntent, Intent, WithCard};
use holdfast::app::problem::{ActionFlaw, Problem};
use holdfast::app::view::{
    ActionView, ActionsView, CardState, Desk, Home, Mine, OfConcern, Said, Start, Task, View,
};
use holdfast::crypto::kdf::derive_stretched;
use holdfast::domain::action::{ActionDraft, ActionType, Due, Flaw, Outcome, Priority, Rung, Step};
use holdfast::domain::card::CardDraft;
use holdfast::domain::event::{Body, Event};
use holdfast::domain::ids::{EntryId, PersonId};
use holdfast::domain::person::Right;
use holdfast::domain::register::Standing;
use holdfast::domain::time::{Day, Minute};
use holdfast::log::entry::Entry;
use holdfast::vault::Vault;
use pollster::block_on;
use school::{Browser, TEACHER, confirm, copy, join, school, staff, tell};

const OWEN: &str = "Owen Pritchard";
/// Words that stand in the concern alone.
const SECRET: &str = "quinceberry";
const KNOW: &str = "She may be tired and cross in the mornings.";

fn try_actions(browser: &mut Browser, intent: ActionsIntent) -> Result<ActionsView, Problem> {
    match browser.try_ask(Intent::from(intent), Vec::new())?.0 {
        View::Actions(view) => view.open(),
        other => panic!("{other:?}"),
    }
}

fn actions(browser: &mut Browser, intent: ActionsIntent) -> ActionsView {
    try_actions(browser, intent).unwrap()
}

fn mine(browser: &mut Browser) -> Mine {
    match actions(browser, ActionsIntent::Mine) {
        ActionsView::Mine(mine) => mine,
        other => panic!("{other:?}"),
    }
}

fn task(browser: &mut Browser) -> Task {
    let mut tasks = mine(browser).tasks;
    assert_eq!(tasks.len(), 1, "{tasks:?}");
    tasks.remove(0)
}

fn desk(lead: &mut Browser) -> Desk {
    match actions(lead, ActionsIntent::Desk) {
        ActionsView::Desk(desk) => desk,
        other => panic!("{other:?}"),
    }
}

fn open(lead: &mut Browser) -> ActionView {
    let action = desk(lead).actions[0].action;
    match actions(lead, ActionsIntent::Action { action }) {
        ActionsView::Action(view) => *view,
        other => panic!("{other:?}"),
    }
}

fn start(lead: &mut Browser, concern: EntryId) -> Start {
    match actions(lead, ActionsIntent::Start { concern: Some(concern) }) {
        ActionsView::Start(start) => *start,
        other => panic!("{other:?}"),
    }
}

fn of_concern(lead: &mut Browser, concern: EntryId) -> OfConcern {
    match actions(lead, ActionsIntent::OfConcern { concern }) {
        ActionsView::OfConcern(of) => of,
        other => panic!("{other:?}"),
    }
}

fn home(browser: &mut Browser) -> Home {
    match browser.ask(Intent::Home) {
        View::Home(home) => home,
        other => panic!("{other:?}"),
    }
}

fn say(browser: &mut Browser, step: Step) -> Result<ActionsView, Problem> {
    let Task { action, holds, .. } = task(browser);
    try_actions(browser, ActionsIntent::Say { action, holds, step })
}

fn done(note: &str, child_view: &str) -> Step {
    Step::Done(Outcome { note: note.into(), child_view: child_view.into(), attachments: Vec::new() })
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

fn person(lead: &mut Browser, name: &str) -> PersonId {
    let people = staff(lead).people;
    people.into_iter().find(|row| row.person.name == name).unwrap().person.person
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn set(browsers: &mut [&mut Browser], when: &str) {
    for browser in browsers {
        browser.clock.0.set(Minute::parse(when).unwrap().to_millis().0);
    }
}

/// A lead with a concern, a teacher and an assistant, both confirmed.
struct Staff {
    lead: Browser,
    teacher: Browser,
    assistant: Browser,
    concern: EntryId,
    ines: PersonId,
    owen: PersonId,
}

fn staffed() -> Staff {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut assistant = join(&mut lead, 3, OWEN);
    confirm(&mut lead, &mut assistant);
    lead.record(&format!("She said that she had slept in the {SECRET} shed."));
    tell(&mut lead, &mut teacher);
    tell(&mut lead, &mut assistant);
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 1 }) else { panic!() };
    let concern = page.rows[0].entry;
    let (ines, owen) = (person(&mut lead, "Ines Duarte"), person(&mut lead, OWEN));
    Staff { lead, teacher, assistant, concern, ines, owen }
}

fn draft(owner: PersonId) -> ActionDraft {
    ActionDraft {
        title: "Greet her at the gate".into(),
        detail: "Every morning this week.".into(),
        sort: ActionType::Observe,
        owner: Some(owner),
        due: Some(Due::On(day("2026-11-05"))),
        ..ActionDraft::default()
    }
}

fn card(audience: Vec<PersonId>) -> CardDraft {
    CardDraft {
        about: None,
        know: KNOW.into(),
        avoid: "Do not ask her why.".into(),
        audience,
        from: day("2026-11-02"),
        until: day("2026-11-13"),
    }
}

fn give(staff: &mut Staff, content: ActionDraft) {
    let (content, card) = (Box::new(content), WithCard::New(card(Vec::new())));
    let concern = Some(staff.concern);
    assert_eq!(
        actions(&mut staff.lead, ActionsIntent::Give { concern, content, card }),
        ActionsView::Written
    );
}

/// Every line of a vault, past the program.
fn lines(browser: &mut Browser) -> Vec<String> {
    let (name, store) = {
        let databases = browser.profile.0.borrow();
        let (name, store) = databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap();
        (name.clone(), store.clone())
    };
    assert!(!name.contains(SECRET));
    let front = block_on(Vault::front(&store)).unwrap();
    let key = derive_stretched(TEACHER, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    let mut vault = block_on(Vault::unlock(store, &front.vault, keys, None)).unwrap();
    let mut all = Vec::new();
    block_on(vault.read_all(|line| {
        all.push(line.to_owned());
        Ok(())
    }))
    .unwrap();
    all
}

fn events(browser: &mut Browser) -> Vec<Event> {
    let entries = lines(browser).into_iter().map(|line| Entry::decode(line.as_bytes()).unwrap());
    entries
        .filter_map(|entry| serde_json::from_slice::<Body>(entry.body()?.as_bytes()).ok())
        .map(|body| body.what)
        .collect()
}

#[test]
fn an_action_goes_from_the_lead_to_the_teacher_to_the_assistant_and_back() {
    let mut school = staffed();
    let (ines, owen) = (school.ines, school.owen);
    give(&mut school, draft(ines));
    let Staff { mut lead, mut teacher, mut assistant, concern, .. } = school;
    assert_eq!(home(&mut lead).actions.open, 1);
    assert!(mine(&mut lead).tasks.is_empty(), "it is not the lead's own");

    // The teacher has the task and the card, reads it, accepts.
    tell(&mut lead, &mut teacher);
    assert_eq!((home(&mut teacher).tasks.open, home(&mut teacher).tasks.unread), (1, 1));
    let given = task(&mut teacher);
    assert_eq!((given.title.as_str(), given.from.as_str()), ("Greet her at the gate", "Morgan Hale"));
    let row = given.card.clone().unwrap();
    assert_eq!((row.state, row.says), (CardState::Readable, None), "what it says comes when it is opened");
    for _ in 0..2 {
        actions(&mut teacher, ActionsIntent::ReadCard { card: row.card });
    }
    let says = task(&mut teacher).card.unwrap().says.unwrap();
    assert_eq!(says, (KNOW.to_owned(), "Do not ask her why.".to_owned()));
    say(&mut teacher, Step::Accepted).unwrap();
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 1, "that a card was read is not counted");

    // She asks the assistant for a part.
    let part = "Walk her to the classroom.".to_owned();
    let ask =
        |to, part: &str| ActionsIntent::Ask { action: given.action, holds: None, to, part: part.into() };
    let flaw = |flaw| Err(Problem::Action(ActionFlaw::Action(vec![flaw])));
    assert_eq!(try_actions(&mut teacher, ask(ines, &part)), flaw(Flaw::Whom));
    assert_eq!(try_actions(&mut teacher, ask(owen, " ")), flaw(Flaw::Part));
    actions(&mut teacher, ask(owen, &part));
    hand_over(&mut teacher, &mut lead);
    let reads = |events: &[Event]| events.iter().filter(|event| matches!(event, Event::CardRead(_))).count();
    assert_eq!(reads(&events(&mut teacher)), 1, "written once");
    assert!(
        of_concern(&mut lead, concern).cards[0]
            .readers
            .iter()
            .any(|(name, at)| name == "Ines Duarte" && at.is_some())
    );

    // The assistant has the part, the card and nothing else; does it, and passes nothing on.
    tell(&mut lead, &mut assistant);
    let asked = task(&mut assistant);
    assert_eq!((asked.part.as_deref(), asked.from.as_str()), (Some(part.as_str()), "Ines Duarte"));
    actions(&mut assistant, ActionsIntent::ReadCard { card: asked.card.unwrap().card });
    assert_eq!(say(&mut assistant, done("  ", "")), flaw(Flaw::Note));
    say(&mut assistant, done("Walked with her each day.", "She smiled.")).unwrap();
    assert!(mine(&mut assistant).tasks.is_empty());
    hand_over(&mut assistant, &mut lead);

    // The teacher hears of it, and closes the whole.
    tell(&mut lead, &mut teacher);
    let handed = mine(&mut teacher).handed.remove(0);
    assert_eq!((handed.holder.as_str(), handed.standing), (OWEN, Standing::Done));
    assert_eq!(handed.outcome.unwrap().child_view, "She smiled.");
    say(&mut teacher, done("She comes in by herself now.", "")).unwrap();
    hand_over(&mut teacher, &mut lead);

    // The lead sees the whole chain.
    let view = open(&mut lead);
    assert_eq!(view.row.standing, Standing::Done);
    let said: Vec<Vec<&Said>> =
        view.threads.iter().map(|thread| thread.said.iter().map(|said| &said.what).collect()).collect();
    assert!(matches!(said[0][..], [Said::Accepted, Said::Done(_)]), "{said:?}");
    assert!(matches!(said[1][..], [Said::Done(_)]), "{said:?}");
    assert_eq!((home(&mut lead).actions.open, view.row.concern), (0, Some(concern)));

    // The assistant never hears what the teacher said, and neither has anything of the concern.
    tell(&mut lead, &mut assistant);
    let id = concern.to_string();
    for browser in [&mut teacher, &mut assistant] {
        assert!(lines(browser).iter().all(|line| !line.contains(SECRET) && !line.contains(&id)));
    }
    assert!(lines(&mut assistant).iter().all(|line| !line.contains("by herself now")));
    let theirs: Vec<Event> = events(&mut assistant).into_iter().filter(|event| !event.is_roster()).collect();
    let kind = |event: &Event| serde_json::to_value(event).unwrap()["kind"].as_str().unwrap().to_owned();
    let kinds: BTreeSet<String> = theirs.iter().map(kind).collect();
    let expected = [
        "action",
        "action-asked",
        "action-status",
        "card",
        "card-read",
        "merged",
        "packed",
        "pupil",
        "receipt",
    ];
    assert_eq!(kinds, expected.map(str::to_owned).into());
    assert_eq!(theirs.iter().filter(|event| matches!(event, Event::ActionStatus(_))).count(), 1);
}

#[test]
fn a_task_is_passed_on_with_the_card_it_came_with_and_is_no_more_the_first_ones() {
    let mut school = staffed();
    let (ines, owen) = (school.ines, school.owen);
    give(&mut school, draft(ines));
    let Staff { mut lead, mut teacher, mut assistant, .. } = school;
    tell(&mut lead, &mut teacher);
    // Nobody has the task who was not given it.
    tell(&mut lead, &mut assistant);
    assert!(mine(&mut assistant).tasks.is_empty() && mine(&mut assistant).cards.is_empty());
    assert!(lines(&mut assistant).iter().all(|line| !line.contains(KNOW)));

    let held = task(&mut teacher);
    say(&mut teacher, Step::PassedOn { to: owen, note: "You see her first.".into() }).unwrap();
    assert!(mine(&mut teacher).tasks.is_empty());
    let again = ActionsIntent::Say { action: held.action, holds: held.holds, step: Step::Accepted };
    assert_eq!(try_actions(&mut teacher, again), Err(Problem::NotAllowed));
    hand_over(&mut teacher, &mut lead);
    assert_eq!(open(&mut lead).row.holder, OWEN);
    tell(&mut lead, &mut assistant);
    let passed = task(&mut assistant);
    assert_eq!((passed.note.as_str(), passed.from.as_str()), ("You see her first.", "Ines Duarte"));
    assert_eq!(passed.card.unwrap().card, held.card.unwrap().card);
    say(&mut assistant, Step::Accepted).unwrap();
    // Neither may cancel, and neither sees the desk.
    let cancel = Step::Cancelled { reason: "No.".into() };
    assert_eq!(say(&mut assistant, cancel), Err(Problem::NotAllowed));
    for intent in [ActionsIntent::Desk, ActionsIntent::Start { concern: None }] {
        assert_eq!(try_actions(&mut assistant, intent), Err(Problem::NotAllowed));
    }
    hand_over(&mut assistant, &mut lead);
    tell(&mut lead, &mut teacher);
    assert_eq!(mine(&mut teacher).handed[0].standing, Standing::Accepted);
}

#[test]
fn two_who_change_one_action_offline_both_stand_and_an_administrator_settles_it() {
    let mut school = staffed();
    let ines = school.ines;
    give(&mut school, draft(ines));
    let Staff { mut lead, mut teacher, mut assistant, owen, .. } = school;
    lead.ask(Intent::Appoint { person: owen, right: Right::Administrator, has: true });
    let mut deputy = {
        copy(&mut lead, &mut assistant);
        assistant
    };
    tell(&mut lead, &mut teacher);
    say(&mut teacher, done("Greeted her.", "")).unwrap();
    let action = desk(&mut deputy).actions[0].action;
    let decide = |step| ActionsIntent::Decide { action, holds: None, step };
    actions(&mut deputy, decide(Step::Cancelled { reason: "She is away this week.".into() }));
    hand_over(&mut teacher, &mut lead);
    hand_over(&mut deputy, &mut lead);
    let view = open(&mut lead);
    assert!(view.row.contested && desk(&mut lead).actions[0].contested);
    let stands = view.threads[0].said.iter().filter(|said| said.stands);
    assert_eq!(stands.map(|said| said.who.name.as_str()).collect::<Vec<_>>(), ["Ines Duarte", OWEN]);
    // The teacher hears of both, and cannot settle it.
    tell(&mut lead, &mut teacher);
    assert!(task(&mut teacher).contested);
    let flaw = |flaw| Err(Problem::Action(ActionFlaw::Action(vec![flaw])));
    assert_eq!(say(&mut teacher, done("I said so.", "")), flaw(Flaw::Contested));
    actions(&mut lead, decide(done("Asked Ines: it was done before she was away.", "")));
    assert!(!open(&mut lead).row.contested);

    // Two versions of what is to be done, likewise.
    let reopen = decide(Step::Reopened { reason: "Again next week.".into() });
    actions(&mut lead, reopen);
    hand_over(&mut lead, &mut deputy);
    let change = |title: &str| ActionsIntent::Change {
        action,
        title: title.into(),
        detail: String::new(),
        due: Some(Due::On(day("2026-11-12"))),
        priority: Priority::Normal,
    };
    actions(&mut lead, change("Greet her in the hall"));
    actions(&mut deputy, change("Greet her in class"));
    hand_over(&mut deputy, &mut lead);
    let view = open(&mut lead);
    assert!(view.row.contested);
    assert_eq!(view.versions.len(), 2);
    actions(&mut lead, change("Greet her in the hall, then in class"));
    let view = open(&mut lead);
    assert_eq!((view.row.contested, view.versions.len()), (false, 1));
    hand_over(&mut lead, &mut deputy);
    assert_eq!(open(&mut deputy).row.title, "Greet her in the hall, then in class");
}

#[test]
fn what_is_late_is_told_to_the_owner_then_the_deputy_then_the_lead() {
    let mut school = staffed();
    let (ines, owen) = (school.ines, school.owen);
    give(&mut school, ActionDraft { deputy: Some(owen), ..draft(ines) });
    let Staff { mut lead, mut teacher, mut assistant, .. } = school;
    tell(&mut lead, &mut teacher);
    tell(&mut lead, &mut assistant);
    // Due on Thursday, 5 November.
    let mut seen = Vec::new();
    for when in ["2026-11-05T18:00", "2026-11-06T08:00", "2026-11-09T08:00", "2026-11-10T08:00"] {
        set(&mut [&mut lead, &mut teacher, &mut assistant], when);
        let tasks = [home(&mut teacher).tasks, home(&mut assistant).tasks];
        seen.push((tasks.map(|count| (count.open, count.overdue)), open(&mut lead).row.late));
    }
    assert_eq!(
        seen,
        [
            ([(1, 0), (0, 0)], None),
            ([(1, 1), (0, 0)], Some(Rung::Owner)),
            ([(1, 1), (1, 1)], Some(Rung::Deputy)),
            ([(1, 1), (1, 1)], Some(Rung::Lead)),
        ]
    );
    assert_eq!(task(&mut assistant).for_whom.as_deref(), Some("Ines Duarte"));
    say(&mut assistant, done("Did it for her.", "")).unwrap();
    hand_over(&mut assistant, &mut lead);
    assert_eq!((open(&mut lead).row.standing, open(&mut lead).row.late), (Standing::Done, None));
}
