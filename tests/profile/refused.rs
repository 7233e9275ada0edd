//! Who is shown nothing of it.

use super::asked::*;
use super::school::{confirm, copy, deputy, school, tell};
use holdfast::app::intent::{ActionsIntent, DeskIntent, Intent, Pile, ProfileIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{DeskView, ProfileView, View};
use holdfast::domain::chronology::Filter;
use holdfast::domain::profile::{AllegedDraft, FlagKind, ProfileFlaw, Relation};

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
