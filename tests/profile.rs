//! A pupil's file: the page, its chronology on screen and on paper, what is kept of a child, who has opened it, and who may
//! not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use holdfast::app::intent::{ActionsIntent, DeskIntent, Intent, Pile, ProfileIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{
    ChronologyPage, DeskView, PatternsView, PrintPage, ProfilePage, ProfileView, View, WhoOpened,
};
use holdfast::domain::chronology::{Filter, Sort, What};
use holdfast::domain::concern::{Child, ConcernDraft, Involved, Place, PupilRole};
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::ids::{EntryId, PersonId, PupilId};
use holdfast::domain::profile::{
    AllegedDraft, FlagDraft, FlagFlaw, FlagKind, HouseholdAdult, HouseholdChild, HouseholdDraft, ProfileFlaw,
    Relation,
};
use holdfast::domain::time::{Day, Minute, When};
use holdfast::domain::triage::{Before, Decision, Level, Risk, Status, StatusDraft, TriageDraft};
use school::{Browser, confirm, copy, deputy, school, tell};

fn profile(browser: &mut Browser, asked: ProfileIntent) -> Result<ProfileView, Problem> {
    match browser.try_ask(Intent::from(asked), Vec::new())?.0 {
        View::Profile(view) => view.open(),
        other => panic!("{other:?}"),
    }
}

fn open(browser: &mut Browser, pupil: PupilId) -> ProfilePage {
    match profile(browser, ProfileIntent::Open { pupil }) {
        Ok(ProfileView::Page(page)) => *page,
        other => panic!("{other:?}"),
    }
}

fn window(browser: &mut Browser, pupil: PupilId, offset: usize, limit: usize) -> ChronologyPage {
    let filter = Filter::default();
    filtered(browser, ProfileIntent::Chronology { pupil, household: false, filter, offset, limit })
}

fn filtered(browser: &mut Browser, asked: ProfileIntent) -> ChronologyPage {
    match profile(browser, asked) {
        Ok(ProfileView::Chronology(page)) => page,
        other => panic!("{other:?}"),
    }
}

fn printed(browser: &mut Browser, pupil: PupilId) -> PrintPage {
    let filter = Filter::default();
    match profile(browser, ProfileIntent::Print { pupil, household: false, filter }) {
        Ok(ProfileView::Print(page)) => *page,
        other => panic!("{other:?}"),
    }
}

fn who_opened(browser: &mut Browser, pupil: PupilId) -> WhoOpened {
    match profile(browser, ProfileIntent::WhoOpened { pupil }) {
        Ok(ProfileView::WhoOpened(who)) => who,
        other => panic!("{other:?}"),
    }
}

fn patterns(browser: &mut Browser) -> PatternsView {
    let (from, until) = (day("2026-01-01"), day("2026-12-31"));
    match profile(browser, ProfileIntent::Patterns { from, until }) {
        Ok(ProfileView::Patterns(view)) => *view,
        other => panic!("{other:?}"),
    }
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn at(text: &str) -> When {
    When::At(Minute::parse(text).unwrap())
}

/// Pupils of the directory, as somebody in a concern.
fn pupils(browser: &mut Browser) -> Vec<Involved> {
    let View::Pupils(page) = browser.ask(Intent::FindPupils { text: String::new(), offset: 0, limit: 50 })
    else {
        panic!("no pupils")
    };
    let involved = |identity: holdfast::domain::pupil::Identity| Involved {
        child: Child::Pupil(identity.pupil),
        role: PupilRole::Subject,
        name: identity.name(),
    };
    page.rows.into_iter().map(|row| involved(row.identity)).collect()
}

fn id(involved: &Involved) -> PupilId {
    match involved.child {
        Child::Pupil(pupil) => pupil,
        Child::Unlisted(_) => panic!("on the directory"),
    }
}

/// Saves what a draft says; its entry.
fn save(browser: &mut Browser, content: ConcernDraft) -> EntryId {
    let View::Draft(draft) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    match browser.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) }) {
        View::Saved(saved) => saved.entry,
        other => panic!("{other:?}"),
    }
}

fn about(browser: &mut Browser, children: &[Involved], happened: When, narrative: &str) -> EntryId {
    let draft = browser.concern(narrative);
    save(browser, ConcernDraft { pupils: children.to_vec(), happened: Some(happened), ..draft })
}

fn decide(browser: &mut Browser, concern: EntryId, level: Level) {
    let content = Box::new(TriageDraft {
        categories: vec!["neglect-hunger".to_owned().try_into().unwrap()],
        level: Some(level),
        risk: Some(Risk::Medium),
        risk_reason: "Seen daily by staff.".into(),
        decision: Some(Decision::Monitor),
        reason: "We will see whether it comes again this term.".into(),
        ..TriageDraft::default()
    });
    let asked = DeskIntent::SaveTriage { concern, content, status: None, before: Before::default() };
    browser.ask(Intent::from(asked));
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

fn flag(kind: FlagKind, from: &str) -> FlagDraft {
    FlagDraft {
        kind: Some(kind),
        from: Some(day(from)),
        authority: "Exampleshire".into(),
        worker: "Ingrid Falk, social worker".into(),
        ..FlagDraft::default()
    }
}

fn me(browser: &Browser) -> PersonId {
    browser.status.as_ref().unwrap().me.person
}

fn lock(browser: &mut Browser, pupil: PupilId, person: PersonId, on: bool) -> Result<ProfileView, Problem> {
    let reason = "Parent of the child.".to_owned();
    profile(browser, ProfileIntent::Lock { pupil, person, on, reason })
}

#[test]
fn the_page_says_what_is_known_and_what_is_being_done() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let children = pupils(&mut lead);
    let (child, sibling) = (children[0].clone(), children[1].clone());
    let pupil = id(&child);
    let first =
        about(&mut teacher, std::slice::from_ref(&child), at("2026-03-02T10:00"), "He had nothing to eat.");
    about(&mut teacher, std::slice::from_ref(&child), at("2026-02-01T10:00"), "Earlier, and written later.");
    hand_over(&mut teacher, &mut lead);
    decide(&mut lead, first, Level::Targeted);
    let contact = ConcernDraft {
        form: Form::AgencyContact,
        pupils: vec![child.clone()],
        particulars: [
            (Particular::Agency, "social-care".to_owned()),
            (Particular::AgencyPerson, "Duty worker".to_owned()),
            (Particular::AgencyReach, "01632 960 200".to_owned()),
        ]
        .into(),
        ..lead.concern("I asked for advice.")
    };
    save(&mut lead, contact);

    let asked = |content, flag, replaces| ProfileIntent::SaveFlag {
        pupil,
        flag,
        content: Box::new(content),
        replaces,
    };
    let lacks = profile(&mut lead, asked(FlagDraft::default(), None, vec![]));
    assert_eq!(lacks, Ok(ProfileView::Lacks(ProfileFlaw::Flag(vec![FlagFlaw::Kind, FlagFlaw::From]))));
    let early = flag(FlagKind::EarlyHelp, "2026-01-05");
    profile(&mut lead, asked(early, None, vec![])).unwrap();
    profile(&mut lead, asked(flag(FlagKind::LookedAfter, "2026-02-20"), None, vec![])).unwrap();
    let household = HouseholdDraft {
        children: [&child, &sibling]
            .map(|one| HouseholdChild { child: one.child.clone(), name: one.name.clone(), elsewhere: false })
            .to_vec(),
        adults: vec![HouseholdAdult {
            name: "Marit Example".into(),
            relation: Relation::Mother,
            note: String::new(),
        }],
        note: String::new(),
    };
    let asked_household = ProfileIntent::SaveHousehold {
        pupil,
        household: None,
        content: Box::new(household),
        replaces: vec![],
    };
    assert_eq!(profile(&mut lead, asked_household), Ok(ProfileView::Written));

    let page = open(&mut lead, pupil);
    assert_eq!(page.identity.pupil, pupil);
    let kinds: Vec<_> = page.flags.iter().map(|row| (row.flag.kind, row.stands)).collect();
    assert_eq!(kinds, [(FlagKind::LookedAfter, true), (FlagKind::EarlyHelp, true)], "the gravest first");
    let level = page.level.unwrap();
    assert_eq!(
        (level.level, level.concern, page.highest_open),
        (Level::Targeted, first, Some(Level::Targeted))
    );
    assert_eq!((page.concerns, page.open), (3, 3));
    assert_eq!(page.households[0].siblings[0].identity.pupil, id(&sibling));
    assert_eq!(page.households[0].content.adults[0].name, "Marit Example");
    let reach: Vec<_> = page.agencies.iter().map(|agency| agency.person.as_str()).collect();
    assert_eq!(reach.len(), 2, "{reach:?}");
    assert!(page.agencies.iter().any(|agency| agency.reach == "01632 960 200"));
    assert_eq!((page.contacts.len(), page.contacts_total), (1, 1));
    assert_eq!(page.chart.series, [Some("neglect".to_owned()), None]);

    // Ended by a later entry, which names the one before it; and the sibling's page knows the household too.
    let row = page.flags.into_iter().find(|row| row.flag.kind == FlagKind::EarlyHelp).unwrap();
    let ended = FlagDraft { until: Some(day("2026-02-19")), ..FlagDraft::from(&row.flag) };
    profile(&mut lead, asked(ended, Some(row.flag.flag), row.heads)).unwrap();
    let page = open(&mut lead, pupil);
    let kinds: Vec<_> = page.flags.iter().map(|row| (row.flag.kind, row.stands, row.earlier.len())).collect();
    assert_eq!(kinds, [(FlagKind::LookedAfter, true, 0), (FlagKind::EarlyHelp, false, 1)]);
    let theirs = open(&mut lead, id(&sibling));
    assert_eq!(theirs.households.len(), 1);
    assert_eq!(theirs.households[0].siblings[0].flags, [FlagKind::LookedAfter]);
}

#[test]
fn a_chronology_stands_in_the_order_of_what_happened_and_says_what_was_decided_and_why() {
    let (mut lead, _) = school();
    let child = pupils(&mut lead)[0].clone();
    let pupil = id(&child);
    let late = about(&mut lead, std::slice::from_ref(&child), at("2026-03-02T10:00"), "Second.");
    let early =
        about(&mut lead, std::slice::from_ref(&child), at("2026-02-01T10:00"), "First, written later.");
    decide(&mut lead, late, Level::Early);
    let status = StatusDraft {
        status: Some(Status::ClosedResolved),
        outcome: "He has a place at breakfast club.".into(),
        reason: "He has eaten every morning for a month.".into(),
    };
    let View::Desk(view) = lead.ask(Intent::from(DeskIntent::Triage { concern: late })) else { panic!() };
    let Ok(DeskView::Triage(triage)) = view.open() else { panic!() };
    let asked = DeskIntent::SetStatus { concern: late, content: status, before: triage.before };
    lead.ask(Intent::from(asked));
    let asked = ProfileIntent::SaveFlag {
        pupil,
        flag: None,
        content: Box::new(flag(FlagKind::ChildInNeed, "2026-02-10")),
        replaces: vec![],
    };
    profile(&mut lead, asked).unwrap();

    let page = window(&mut lead, pupil, 0, 50);
    let sorts: Vec<_> = page.rows.iter().map(|row| row.sort).collect();
    assert_eq!(sorts, [Sort::Concern, Sort::Status, Sort::Concern]);
    assert_eq!((page.rows[0].entry, page.rows[2].entry), (early, late));
    let What::Concern(said) = &page.rows[2].what else { panic!() };
    assert_eq!(said.narrative, "Second.");
    assert_eq!(said.decisions[0].triage.reason, "We will see whether it comes again this term.");
    assert_eq!(said.outcome.as_ref().unwrap().outcome, "He has a place at breakfast club.");
    assert_eq!(said.status, Status::ClosedResolved);

    // A star is an entry with a name; taken away, it is another.
    let star = |on| ProfileIntent::Star { pupil, event: late, on, why: "The turning point.".into() };
    profile(&mut lead, star(true)).unwrap();
    let starred = Filter { starred: true, ..Filter::default() };
    let asked = ProfileIntent::Chronology { pupil, household: false, filter: starred, offset: 0, limit: 9 };
    let page = filtered(&mut lead, asked.clone());
    assert_eq!((page.shown, page.total, page.rows[0].entry), (1, 3, late));
    let star_row = page.rows[0].star.clone().unwrap();
    assert_eq!((star_row.who.person, star_row.why.as_str()), (me(&lead), "The turning point."));
    profile(&mut lead, star(false)).unwrap();
    assert_eq!(filtered(&mut lead, asked).shown, 0);
    let sorts = BTreeSet::from([Sort::Status]);
    let filter = Filter { sorts, ..Filter::default() };
    let asked = ProfileIntent::Chronology { pupil, household: false, filter, offset: 0, limit: 9 };
    assert_eq!(filtered(&mut lead, asked).shown, 1);
}

#[test]
fn opening_is_an_entry_once_and_a_print_says_its_code() {
    let (mut lead, _) = school();
    let child = pupils(&mut lead)[0].clone();
    let pupil = id(&child);
    let concern = about(&mut lead, std::slice::from_ref(&child), at("2026-03-02T10:00"), "First.");
    open(&mut lead, pupil);
    open(&mut lead, pupil);
    assert_eq!(who_opened(&mut lead, pupil).openings.len(), 1, "going back to the page is no second opening");
    lead.clock.0.set(lead.clock.0.get() + 10 * 60 * 1000);
    open(&mut lead, pupil);
    let who = who_opened(&mut lead, pupil);
    assert_eq!(who.openings.len(), 2);
    assert_eq!(who.openings[0].who.person, me(&lead));
    assert!(who.openings[0].at > who.openings[1].at, "the last first");

    let one = printed(&mut lead, pupil);
    assert_eq!((one.chronology.rows.len(), one.staff.len()), (1, 1));
    assert_eq!(printed(&mut lead, pupil).code, one.code, "the same entries give the same code");
    lead.ask(Intent::Withdraw { entry: concern, reason: "Of another child.".into() });
    let other = printed(&mut lead, pupil);
    assert_ne!(other.code, one.code);
    assert_eq!((other.chronology.rows.len(), other.chronology.in_error), (0, 1));
    let codes: Vec<_> = who_opened(&mut lead, pupil).printed.into_iter().map(|row| row.code).collect();
    assert_eq!(codes, [other.code, one.code.clone(), one.code]);
}

#[test]
fn what_is_added_or_decided_or_starred_changes_the_code() {
    let (mut lead, _) = school();
    let child = pupils(&mut lead)[0].clone();
    let pupil = id(&child);
    let concern = about(&mut lead, &[child], at("2026-03-02T10:00"), "First.");
    let mut codes = BTreeSet::from([printed(&mut lead, pupil).code]);
    decide(&mut lead, concern, Level::Early);
    codes.insert(printed(&mut lead, pupil).code);
    let View::Draft(draft) = lead.ask(Intent::DraftAddition { entry: concern }) else { panic!() };
    let content = Box::new(ConcernDraft { narrative: "Again today.".into(), ..draft.content.clone() });
    lead.ask(Intent::SaveConcern { draft: draft.draft, content });
    codes.insert(printed(&mut lead, pupil).code);
    profile(&mut lead, ProfileIntent::Star { pupil, event: concern, on: true, why: String::new() }).unwrap();
    codes.insert(printed(&mut lead, pupil).code);
    let content = AllegedDraft {
        alleged: None,
        name: "An uncle".into(),
        relation: Relation::AuntOrUncle,
        not_meant: false,
    };
    profile(&mut lead, ProfileIntent::NameAlleged { concern, content }).unwrap();
    codes.insert(printed(&mut lead, pupil).code);
    assert_eq!(codes.len(), 5, "{codes:?}");
}

#[test]
fn a_recorder_has_nothing_of_it_and_asks_in_vain() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let child = pupils(&mut lead)[0].clone();
    let pupil = id(&child);
    let concern = about(&mut teacher, std::slice::from_ref(&child), at("2026-03-02T10:00"), "Mine.");
    hand_over(&mut teacher, &mut lead);
    tell(&mut lead, &mut teacher);
    let save = ProfileIntent::SaveFlag {
        pupil,
        flag: None,
        content: Box::new(flag(FlagKind::ChildInNeed, "2026-02-10")),
        replaces: vec![],
    };
    let home =
        ProfileIntent::SaveHousehold { pupil, household: None, content: Box::default(), replaces: vec![] };
    let star = ProfileIntent::Star { pupil, event: concern, on: true, why: String::new() };
    let content = AllegedDraft {
        alleged: None,
        name: "An uncle".into(),
        relation: Relation::AuntOrUncle,
        not_meant: false,
    };
    let alleged = ProfileIntent::NameAlleged { concern, content };
    let reason = "Parent.".to_owned();
    let shut = ProfileIntent::Lock { pupil, person: me(&teacher), on: true, reason };
    let filter = Filter::default();
    let print = ProfileIntent::Print { pupil, household: false, filter: filter.clone() };
    let written = [save, home, star, alleged, shut, print];
    for asked in &written {
        profile(&mut lead, asked.clone()).unwrap();
    }
    open(&mut lead, pupil);
    let (_, parcel) = lead.file(Intent::SendUpdate);
    assert_eq!(teacher.merge(parcel).new, 0, "nothing of it is on a recorder's device");
    let read = [
        ProfileIntent::Open { pupil },
        ProfileIntent::Chronology { pupil, household: false, filter, offset: 0, limit: 9 },
        ProfileIntent::WhoOpened { pupil },
        ProfileIntent::Patterns { from: day("2026-01-01"), until: day("2026-12-31") },
    ];
    for asked in written.into_iter().chain(read) {
        assert_eq!(profile(&mut teacher, asked.clone()), Err(Problem::NotAllowed), "{asked:?}");
    }
}

#[test]
fn whoever_has_a_conflict_of_interest_is_shown_nothing_and_does_not_let_themselves_in() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let children = pupils(&mut lead);
    let (child, other) = (children[0].clone(), children[1].clone());
    let pupil = id(&child);
    let own_child = about(&mut teacher, &[child.clone(), other.clone()], at("2026-03-02T10:00"), "Theirs.");
    about(&mut teacher, std::slice::from_ref(&other), at("2026-03-03T10:00"), "Another's.");
    hand_over(&mut teacher, &mut lead);
    let mut deputy = deputy(&mut lead);
    copy(&mut lead, &mut deputy);
    assert_eq!(window(&mut deputy, pupil, 0, 9).rows.len(), 1);

    // Nobody would be left: a school of two administrators keeps one of them from a file, never both.
    let whom = me(&deputy);
    assert_eq!(lock(&mut lead, pupil, whom, true), Ok(ProfileView::Written));
    let own = me(&lead);
    let left = lock(&mut lead, pupil, own, true);
    assert_eq!(left, Ok(ProfileView::Lacks(ProfileFlaw::NobodyLeft)));
    hand_over(&mut lead, &mut deputy);

    let Ok(ProfileView::KeptFrom(row)) = profile(&mut deputy, ProfileIntent::Open { pupil }) else {
        panic!()
    };
    assert_eq!((row.who.person, row.reason.as_str()), (me(&lead), "Parent of the child."));
    let filter = Filter::default();
    let asked =
        ProfileIntent::Chronology { pupil, household: false, filter: filter.clone(), offset: 0, limit: 9 };
    assert_eq!(profile(&mut deputy, asked), Err(Problem::NotAllowed));
    let print = ProfileIntent::Print { pupil, household: false, filter };
    assert_eq!(profile(&mut deputy, print), Err(Problem::NotAllowed));
    assert_eq!(profile(&mut deputy, ProfileIntent::WhoOpened { pupil }), Err(Problem::NotAllowed));
    assert_eq!(lock(&mut deputy, pupil, whom, false), Err(Problem::NotAllowed));
    // Nor by another way.
    let refused = |outcome: Result<_, Problem>| assert_eq!(outcome.err(), Some(Problem::NotAllowed));
    refused(deputy.try_ask(Intent::Concern { entry: own_child }, Vec::new()));
    refused(deputy.try_ask(Intent::from(DeskIntent::Triage { concern: own_child }), Vec::new()));
    refused(deputy.try_ask(Intent::from(ActionsIntent::OfConcern { concern: own_child }), Vec::new()));
    refused(deputy.try_ask(Intent::from(ActionsIntent::Start { concern: Some(own_child) }), Vec::new()));
    refused(deputy.try_ask(Intent::DraftCorrection { entry: own_child }, Vec::new()));
    let View::Concerns(list) = deputy.ask(Intent::Concerns { offset: 0, limit: 9 }) else { panic!() };
    assert_eq!(list.rows.len(), 1);
    let inbox = DeskIntent::Inbox { pile: Pile::New, offset: 0, limit: 9 };
    let View::Desk(inbox) = deputy.ask(Intent::from(inbox)) else { panic!() };
    let Ok(DeskView::Inbox(inbox)) = inbox.open() else { panic!() };
    assert_eq!((inbox.rows.len(), inbox.counts.new), (1, 1));
    // In the other child's file it is missing, and it is said that something is.
    let page = window(&mut deputy, id(&other), 0, 9);
    assert_eq!((page.rows.len(), page.kept_from), (1, 1));
    assert_eq!(patterns(&mut deputy).kept_from, 1);

    // Somebody else lets them in again.
    assert_eq!(lock(&mut lead, pupil, whom, false), Ok(ProfileView::Written));
    hand_over(&mut lead, &mut deputy);
    assert_eq!(window(&mut deputy, pupil, 0, 9).rows.len(), 1);
}

#[test]
fn a_household_is_read_together_and_one_person_across_concerns() {
    let (mut lead, _) = school();
    let children = pupils(&mut lead);
    let (one, other) = (children[0].clone(), children[1].clone());
    let first = about(&mut lead, std::slice::from_ref(&one), at("2026-03-02T12:10"), "One.");
    let second = about(&mut lead, std::slice::from_ref(&other), at("2026-02-02T12:20"), "Other.");
    let household = HouseholdDraft {
        children: [&one, &other]
            .map(|one| HouseholdChild { child: one.child.clone(), name: one.name.clone(), elsewhere: false })
            .to_vec(),
        ..HouseholdDraft::default()
    };
    let pupil = id(&one);
    let asked = ProfileIntent::SaveHousehold {
        pupil,
        household: None,
        content: Box::new(household),
        replaces: vec![],
    };
    profile(&mut lead, asked).unwrap();
    let filter = Filter::default();
    let asked = ProfileIntent::Chronology { pupil, household: true, filter, offset: 0, limit: 9 };
    let page = filtered(&mut lead, asked);
    let read: Vec<_> = page.rows.iter().map(|row| (row.entry, row.about.clone())).collect();
    assert_eq!(read, [(second, vec![id(&other)]), (first, vec![id(&one)])]);

    let name = |concern, alleged| ProfileIntent::NameAlleged {
        concern,
        content: AllegedDraft {
            alleged,
            name: "A man in a blue van".into(),
            relation: Relation::Unknown,
            not_meant: false,
        },
    };
    profile(&mut lead, name(first, None)).unwrap();
    assert!(patterns(&mut lead).alleged.is_empty(), "in one concern only");
    let alleged = open(&mut lead, pupil).known_alleged[0].0;
    profile(&mut lead, name(second, Some(alleged))).unwrap();
    let people = patterns(&mut lead).alleged;
    assert_eq!((people.len(), people[0].concerns.len()), (1, 2));
    assert_eq!(open(&mut lead, id(&other)).alleged[0].concerns.len(), 2, "from either child's page");

    // Three concerns at one place and time of the week, about two children.
    for (child, when) in
        [(&one, "2026-03-03T12:10"), (&other, "2026-03-10T12:20"), (&one, "2026-03-17T13:00")]
    {
        let draft = ConcernDraft { place: Some(Place::Playground), ..lead.concern("At lunch.") };
        save(&mut lead, ConcernDraft { pupils: vec![child.clone()], happened: Some(at(when)), ..draft });
    }
    let found = patterns(&mut lead);
    let (cell, concerns) = &found.together[0];
    assert_eq!((cell.place, cell.weekday, cell.pupils, concerns.len()), (Place::Playground, 1, 2, 3));
}

#[test]
fn three_thousand_entries_open_as_a_window() {
    let (mut lead, _) = school();
    let child = pupils(&mut lead)[0].clone();
    let pupil = id(&child);
    let begin = Minute::parse("2024-01-01T08:00").unwrap().to_millis();
    let draft = ConcernDraft { pupils: vec![child], ..lead.concern("x") };
    for number in 0..3_000_i64 {
        // Written in another order than it happened.
        let minutes = number * 1_367 % 3_000 * 300;
        let happened = When::At(Minute::from_millis(begin.plus(minutes * 60_000)));
        let narrative = format!("Entry {number}.");
        save(&mut lead, ConcernDraft { happened: Some(happened), narrative, ..draft.clone() });
    }
    let begun = Instant::now();
    let page = open(&mut lead, pupil);
    let all = window(&mut lead, pupil, 1_500, 50);
    let took = begun.elapsed();
    assert_eq!((page.concerns, all.total, all.rows.len()), (3_000, 3_000, 50));
    assert!(all.rows.is_sorted_by_key(|row| match row.when {
        When::At(minute) => minute,
        other => panic!("{other:?}"),
    }));
    // Unoptimised and on a busy machine; a build that read every row for every window would take many times as long.
    assert!(took < Duration::from_secs(2), "{took:?}");
}
