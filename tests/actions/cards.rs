//! Cards, disclosures, what a form asks for, and the practice school.

use holdfast::app::intent::{ActionsIntent, Intent, WithCard};
use holdfast::app::problem::{ActionFlaw, Problem};
use holdfast::app::view::View;
use holdfast::domain::action::{ActionDraft, Flaw};
use holdfast::domain::card::{CardDraft, CardFlaw};
use holdfast::domain::disclosure::{Agency, Basis, Consent, DisclosureDraft, Purpose, Way};
use holdfast::domain::ids::PersonId;
use holdfast::domain::register::Standing;
use holdfast::domain::time::Minute;

use super::school::{Browser, DEPUTY, confirm, copy, deputy, join, school, tell};
use super::{
    KNOW, Staff, actions, card, day, desk, draft, home, lines, mine, of_concern, set, staffed, start,
    try_actions,
};

#[test]
fn a_card_is_over_at_midnight_in_britain_and_a_withdrawn_one_goes_with_the_next_update() {
    let mut school = staffed();
    let (ines, owen, concern) = (school.ines, school.owen, Some(school.concern));
    // The clocks go forward on 28 March 2027.
    set(&mut [&mut school.lead, &mut school.teacher], "2027-03-26T09:00");
    let content = CardDraft { from: day("2027-03-27"), until: day("2027-03-28"), ..card(vec![ines]) };
    actions(&mut school.lead, ActionsIntent::WriteCard { concern, content: Box::new(content) });
    let Staff { mut lead, mut teacher, mut assistant, .. } = school;
    tell(&mut lead, &mut teacher);
    let shown = |browser: &mut Browser, when| {
        set(&mut [browser], when);
        mine(browser).cards.len()
    };
    let times = ["2027-03-26T23:58", "2027-03-27T00:00", "2027-03-28T23:58", "2027-03-29T00:00"];
    assert_eq!(times.map(|when| shown(&mut teacher, when)), [0, 1, 1, 0]);
    // With the next update what it says is gone from the device, and the trail says so.
    assert!(lines(&mut teacher).iter().any(|line| line.contains(KNOW)));
    set(&mut [&mut lead], "2027-03-29T00:00");
    tell(&mut lead, &mut teacher);
    assert!(lines(&mut teacher).iter().all(|line| !line.contains(KNOW)));
    assert!(lines(&mut teacher).iter().any(|line| line.contains("let-go")));
    // One who joins late is not sent what is over.
    set(&mut [&mut lead], "2027-03-29T00:00");
    let mut second = join(&mut lead, 9, "Ines Duarte");
    confirm(&mut lead, &mut second);
    tell(&mut lead, &mut second);
    assert!(lines(&mut second).iter().all(|line| !line.contains(KNOW)));

    let content = CardDraft { from: day("2027-03-29"), until: day("2027-04-30"), ..card(vec![ines, owen]) };
    actions(&mut lead, ActionsIntent::WriteCard { concern, content: Box::new(content) });
    tell(&mut lead, &mut second);
    set(&mut [&mut second], "2027-03-29T09:00");
    let row = mine(&mut second).cards.remove(0);
    let withdraw = |reason: &str| ActionsIntent::WithdrawCard { card: row.card, reason: reason.into() };
    assert_eq!(try_actions(&mut lead, withdraw(" ")), Err(Problem::ReasonNeeded));
    actions(&mut lead, withdraw("No longer so."));
    tell(&mut lead, &mut second);
    assert!(mine(&mut second).cards.is_empty());
    assert!(lines(&mut second).iter().all(|line| !line.contains(KNOW)));
    assert_eq!(try_actions(&mut second, ActionsIntent::ReadCard { card: row.card }), Err(Problem::NotHere));
    // Whoever had not had it yet hears that it was withdrawn, and nothing of what it said.
    tell(&mut lead, &mut assistant);
    assert!(mine(&mut assistant).cards.is_empty());
    assert!(lines(&mut assistant).iter().all(|line| !line.contains(KNOW)));
}

#[test]
fn of_two_who_withdraw_a_card_apart_both_stand_with_their_reasons_and_times() {
    let (mut lead, _) = school();
    let mut deputy = deputy(&mut lead);
    let content = Box::new(card(vec![lead.status.as_ref().unwrap().me.person]));
    actions(&mut lead, ActionsIntent::WriteCard { concern: None, content });
    copy(&mut lead, &mut deputy);
    let id = desk(&mut lead).cards[0].card.card;
    for (browser, reason) in [(&mut lead, "No longer so."), (&mut deputy, "Her mother asked for it.")] {
        actions(browser, ActionsIntent::WithdrawCard { card: id, reason: reason.into() });
    }
    copy(&mut lead, &mut deputy);
    copy(&mut deputy, &mut lead);
    let [seen, same] = [&mut lead, &mut deputy].map(|browser| desk(browser).cards.remove(0));
    assert_eq!(seen.withdrawn, same.withdrawn);
    let mut said: Vec<_> =
        seen.withdrawn.iter().map(|(who, _, why)| (who.name.as_str(), why.as_str())).collect();
    // By their clocks, which are two.
    said.sort();
    assert_eq!(said, [("Morgan Hale", "No longer so."), (DEPUTY, "Her mother asked for it.")]);
}

#[test]
fn a_card_starts_from_the_concern_without_other_childrens_names_and_is_never_taken_as_it_stands() {
    let mut school = staffed();
    let find = Intent::FindPupils { text: String::new(), offset: 0, limit: 3 };
    let View::Pupils(page) = school.lead.ask(find) else { panic!("no pupils") };
    let [subject, other] = [&page.rows[0].identity, &page.rows[2].identity];
    let narrative = format!("{} pushed {}, and {} cried.", other.name(), subject.forename, other.forename);
    school.lead.record(&narrative);
    let View::Concerns(list) = school.lead.ask(Intent::Concerns { offset: 0, limit: 1 }) else { panic!() };
    let concern = list.rows[0].entry;
    let begun = start(&mut school.lead, concern);
    assert_eq!(
        begun.suggested,
        format!("Another child pushed {}, and another child cried.", subject.forename)
    );
    assert_eq!(
        (begun.about[0].name.as_str(), begun.next_school_day),
        (subject.name().as_str(), day("2026-11-03"))
    );
    let content = Box::new(CardDraft { know: begun.suggested, ..card(vec![school.ines]) });
    let as_it_stands = ActionsIntent::WriteCard { concern: Some(concern), content };
    let refused = Problem::Action(ActionFlaw::Card(vec![CardFlaw::Unedited]));
    assert_eq!(try_actions(&mut school.lead, as_it_stands), Err(refused));
    assert!(of_concern(&mut school.lead, concern).cards.is_empty());
}

#[test]
fn a_disclosure_is_on_the_concerns_page_and_on_no_recorders_device() {
    let mut school = staffed();
    let concern = school.concern;
    let content = DisclosureDraft {
        shared: Some(true),
        agency: Some(Agency::FrontDoor),
        to: "A. Worker, duty social worker".into(),
        what: "The concern of today, by telephone.".into(),
        purpose: Some(Purpose::Protect),
        basis: Some(Basis::DutyToShare),
        consent: Some(Consent::NotAsked),
        consent_note: "It might put her at risk.".into(),
        balance: "Waiting would be worse for her.".into(),
        way: Some(Way::Phone),
        sent: Minute::parse("2026-11-02T09:30"),
        ..DisclosureDraft::default()
    };
    let disclose = |content| ActionsIntent::Disclose { concern: Some(concern), content: Box::new(content) };
    let empty = try_actions(&mut school.lead, disclose(DisclosureDraft::default()));
    assert!(matches!(empty, Err(Problem::Action(ActionFlaw::Disclosure(_)))), "{empty:?}");
    actions(&mut school.lead, disclose(content.clone()));
    let page = of_concern(&mut school.lead, concern);
    assert_eq!(page.disclosures[0].2, content.check(Some(concern)).unwrap());
    tell(&mut school.lead, &mut school.teacher);
    assert!(lines(&mut school.teacher).iter().all(|line| !line.contains("duty social worker")));
    let denied = try_actions(&mut school.teacher, disclose(content));
    assert_eq!(denied, Err(Problem::NotAllowed));
    assert_eq!(
        try_actions(&mut school.teacher, ActionsIntent::OfConcern { concern }),
        Err(Problem::NotAllowed)
    );
}

#[test]
fn the_practice_school_shows_an_action_a_card_a_late_task_and_a_disclosure() {
    let mut lead = Browser::new(5);
    lead.ask(Intent::Practise);
    let desk = desk(&mut lead);
    let stands: Vec<_> = desk.actions.iter().map(|row| (row.standing, row.late.is_some())).collect();
    assert_eq!(stands, [(Standing::Open, true), (Standing::Accepted, false)]);
    assert_eq!(desk.cards[0].readers.len(), 3);
    assert_eq!((home(&mut lead).tasks.open, home(&mut lead).tasks.overdue, home(&mut lead).held), (1, 1, 0));
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 100 }) else { panic!() };
    let told = page.rows.iter().map(|row| of_concern(&mut lead, row.entry).disclosures.len());
    assert_eq!(told.sum::<usize>(), 1);
}

#[test]
fn a_title_an_owner_and_a_day_are_asked_for_before_anything_is_written() {
    let mut school = staffed();
    let give =
        |content: ActionDraft, card| ActionsIntent::Give { concern: None, content: Box::new(content), card };
    let flaws = try_actions(&mut school.lead, give(ActionDraft::default(), WithCard::None));
    let expected = vec![Flaw::Title, Flaw::Due, Flaw::Owner];
    assert_eq!(flaws, Err(Problem::Action(ActionFlaw::Action(expected))));
    let stranger = give(draft(PersonId([9; 16])), WithCard::None);
    assert_eq!(try_actions(&mut school.lead, stranger), Err(Problem::NotHere));
    let bad = CardDraft { until: day("2026-11-01"), ..card(Vec::new()) };
    let late = try_actions(&mut school.lead, give(draft(school.ines), WithCard::New(bad)));
    assert_eq!(late, Err(Problem::Action(ActionFlaw::Card(vec![CardFlaw::Days]))));
    assert!(desk(&mut school.lead).actions.is_empty() && desk(&mut school.lead).cards.is_empty());
}
