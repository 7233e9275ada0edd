//! The page and its chronology on the screen.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use super::asked::*;
use super::school::{confirm, school};
use holdfast::app::intent::{DeskIntent, Intent, ProfileIntent};
use holdfast::app::view::{DeskView, ProfileView, View};
use holdfast::domain::chronology::{Filter, Sort, What};
use holdfast::domain::concern::{ConcernDraft, Place};
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::profile::{
    AllegedDraft, FlagDraft, FlagFlaw, FlagKind, HouseholdAdult, HouseholdChild, HouseholdDraft, ProfileFlaw,
    Relation,
};
use holdfast::domain::time::{Minute, When};
use holdfast::domain::triage::{Level, Status, StatusDraft};

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
