//! Who leads: handed on, replaced, appointed by the root key; and rank, whatever order entries arrive in.

use holdfast::domain::event::{
    AgreeToReplace, Appoint, EndRight, Event, HandLead, Positions, ReplaceLead, ResetGranted, Revoke,
};
use holdfast::domain::ids::{Digest, EntryId};
use holdfast::domain::person::{Right, Role};
use proptest::prelude::*;

use super::claims::{Book, device, person};

fn hand(book: &mut Book, by: u8, to: u8) -> EntryId {
    let (upto, from) = (Positions::new(), book.reached(&[to]));
    book.write(by, by, Event::HandLead(HandLead { person: person(to), upto, from }))
}

fn replace(book: &mut Book, by: u8, with: u8) -> EntryId {
    let (upto, from) = (book.reached(&[1]), book.reached(&[with]));
    let (lead, person, reason) = (person(1), person(with), "Cannot act.".to_owned());
    book.write(by, by, Event::ReplaceLead(ReplaceLead { lead, person, upto, from, reason }))
}

fn agree(book: &mut Book, by: u8, entry: EntryId) {
    book.write(by, by, Event::AgreeToReplace(AgreeToReplace { entry }));
}

fn end(book: &mut Book, by: u8, whose: u8) {
    end_on(book, by, by, whose, Positions::new());
}

/// On one of several devices of theirs, after what the others said up to there.
fn end_on(book: &mut Book, on: u8, by: u8, whose: u8, after: Positions) {
    let upto = book.reached(&[whose]);
    let end = EndRight { person: person(whose), right: Right::Administrator, upto, after };
    book.write(on, by, Event::EndRight(end));
}

fn revoke(book: &mut Book, by: u8, on: u8) {
    let upto = book.reached(&[on]).get(&device(on)).copied();
    book.write(by, by, Event::Revoke(Revoke { device: device(on), upto, reason: "Lost.".into() }));
}

#[test]
fn whoever_hands_over_is_an_administrator_afterwards_and_appoints_nobody() {
    let mut book = Book::school();
    hand(&mut book, 1, 2);
    book.grant(1, 4);
    assert!(!book.last_counts());
    book.grant(2, 5);
    assert!(book.last_counts());
    let roster = book.judge();
    assert_eq!(roster.lead, Some(person(2)));
    assert_eq!(roster.administrators, [person(1), person(3), person(5)]);
    assert_eq!(roster.role(&device(1)), Role::Administrator);
    assert_eq!(roster.role(&device(2)), Role::Lead);
}

#[test]
fn the_lead_goes_round_and_comes_back() {
    let mut book = Book::school();
    hand(&mut book, 1, 2);
    hand(&mut book, 2, 1);
    assert_eq!(book.judge().lead, Some(person(1)));
    end(&mut book, 1, 2);
    assert!(book.last_counts());
    assert_eq!(book.judge().administrators, [person(3)]);
}

#[test]
fn what_somebody_wrote_before_they_led_does_not_become_a_leads_word() {
    let mut book = Book::school();
    book.grant(4, 5);
    book.confirm(4, 6, 6);
    hand(&mut book, 1, 4);
    let roster = book.judge();
    assert_eq!(roster.lead, Some(person(4)));
    assert!(!roster.administrators.contains(&person(5)));
    assert_eq!(roster.role(&device(6)), Role::Unconfirmed);
    // Nor does what somebody wrote before they became an administrator.
    let mut book = Book::school();
    book.confirm(4, 6, 6);
    book.grant(1, 4);
    assert_eq!(book.judge().role(&device(6)), Role::Unconfirmed);
}

#[test]
fn what_an_administrator_confirmed_counts_when_they_lead() {
    let mut book = Book::school();
    book.confirm(2, 6, 6);
    hand(&mut book, 1, 2);
    assert_eq!(book.judge().role(&device(6)), Role::Recorder);
}

#[test]
fn two_administrators_replace_a_lead_and_one_alone_does_not() {
    let mut book = Book::school();
    let wish = replace(&mut book, 2, 2);
    assert_eq!(book.judge().lead, Some(person(1)));
    assert_eq!(book.judge().proposals.len(), 1);
    agree(&mut book, 2, wish);
    assert_eq!(book.judge().lead, Some(person(1)), "one agreeing with themselves");
    agree(&mut book, 3, wish);
    let roster = book.judge();
    assert_eq!(roster.lead, Some(person(2)));
    assert_eq!(roster.role(&device(1)), Role::Recorder);
    assert!(roster.proposals.is_empty());
    assert_eq!(roster.administrators, [person(3)]);
}

#[test]
fn a_stolen_device_of_the_lead_undoes_nothing_once_two_administrators_have_spoken() {
    let mut book = Book::school();
    let wish = replace(&mut book, 2, 2);
    agree(&mut book, 3, wish);
    // The thief, later or at the same time, before any of it has come to this device.
    end(&mut book, 1, 2);
    end(&mut book, 1, 3);
    hand(&mut book, 1, 4);
    book.confirm(1, 6, 1);
    assert!(!book.last_counts());
    revoke(&mut book, 3, 1);
    let roster = book.judge();
    assert_eq!(roster.lead, Some(person(2)));
    assert_eq!(roster.role(&device(1)), Role::Revoked);
    assert_eq!(roster.role(&device(6)), Role::Unconfirmed);
    // What the lead did before stays: the administrators are still there.
    assert_eq!(roster.administrators, [person(3)]);
}

#[test]
fn an_administrator_whose_right_had_ended_replaces_nobody() {
    let mut book = Book::school();
    end(&mut book, 1, 3);
    let wish = replace(&mut book, 2, 2);
    agree(&mut book, 3, wish);
    assert_eq!(book.judge().lead, Some(person(1)));
}

#[test]
fn what_the_lead_says_on_a_second_device_comes_after_what_they_said_on_the_first() {
    // Whichever device's id comes first: 0 or 9, beside 1.
    for second in [0, 9] {
        let mut book = Book::school();
        book.enrol(second, 1, None);
        book.confirm(1, second, 1);
        book.grant(1, 4);
        let first = book.reached(&[1]);
        end_on(&mut book, second, 1, 4, first);
        assert!(!book.judge().administrators.contains(&person(4)), "ended on device {second}");
        let then = book.reached(&[second]);
        book.grant_on(1, 1, 4, then);
        assert!(book.judge().administrators.contains(&person(4)), "and granted again on the first");
        // Two that pretend to come after each other hold nobody up.
        let beyond = |book: &Book, on: u8| {
            let mut reached = book.reached(&[on]);
            reached.values_mut().for_each(|position| position.seq += 5);
            reached
        };
        let (one, other) = (beyond(&book, second), beyond(&book, 1));
        book.grant_on(1, 1, 5, one);
        end_on(&mut book, second, 1, 5, other);
        book.confirm(1, 6, 6);
        assert_eq!(book.judge().role(&device(6)), Role::Recorder);
    }
}

#[test]
fn the_root_key_appoints_over_everybody() {
    let mut book = Book::school();
    let upto = book.reached(&[1]);
    hand(&mut book, 1, 2);
    book.enrol(9, 5, None);
    let root_sig = String::new();
    let (person_five, device_nine) = (person(5), device(9));
    let appoint = Appoint { person: person_five, device: device_nine, number: 1, upto, root_sig };
    book.write(9, 5, Event::Appoint(appoint));
    let roster = book.judge();
    assert_eq!(roster.lead, Some(person(5)), "what the lead before wrote later is not a lead's");
    assert_eq!(roster.role(&device(9)), Role::Lead);
    assert_eq!(roster.role(&device(5)), Role::Administrator, "an older device waits for a word");
    assert_eq!(roster.role(&device(1)), Role::Recorder);
    assert!(roster.administrators.contains(&person(2)));
}

#[test]
fn whoever_forks_the_founders_log_takes_neither_the_founding_nor_the_kit_away() {
    let mut book = Book::school();
    // With the keys of the founding device: another entry in the place of its second.
    book.forked = Some((1, 1));
    let roster = book.judge();
    assert_eq!(roster.lead, Some(person(1)));
    assert!(roster.administrators.is_empty(), "what the lead said is held");
    book.enrol(9, 5, None);
    let (upto, root_sig) = (book.reached(&[1]), String::new());
    let appoint = Appoint { person: person(5), device: device(9), number: 1, upto, root_sig };
    book.write(9, 5, Event::Appoint(appoint));
    book.confirm(9, 2, 2);
    let roster = book.judge();
    assert_eq!((roster.lead, roster.role(&device(2))), (Some(person(5)), Role::Recorder));
}

#[test]
fn one_administrator_alone_cannot_speak_as_the_lead_and_two_can_give_them_a_new_device() {
    let mut book = Book::school();
    book.enrol(9, 1, None);
    book.confirm(2, 9, 1);
    let roster = book.judge();
    assert_eq!(roster.role(&device(9)), Role::Administrator);
    assert!(roster.half_confirmed(&device(9)));
    book.write(9, 1, Event::Revoke(Revoke { device: device(1), upto: None, reason: String::new() }));
    assert!(!book.last_counts(), "it does not revoke the lead's own");
    book.grant(9, 4);
    assert!(!book.last_counts());
    book.confirm(2, 9, 1);
    assert!(!book.judge().administrators.contains(&person(4)), "saying it twice is not two");
    book.confirm(3, 9, 1);
    let roster = book.judge();
    assert_eq!(roster.role(&device(9)), Role::Lead);
    assert!(roster.administrators.contains(&person(4)));
}

#[test]
fn a_reset_of_the_lead_by_one_administrator_waits_for_another() {
    let mut book = Book::school();
    book.enrol(9, 1, Some(1));
    let reset =
        ResetGranted { device: device(1), person: person(1), next: device(9), request: Digest([0; 32]) };
    book.write(2, 2, Event::ResetGranted(reset));
    assert_eq!(book.judge().role(&device(9)), Role::Administrator);
    book.confirm(3, 9, 1);
    assert_eq!(book.judge().role(&device(9)), Role::Lead);
}

#[test]
fn of_two_administrators_who_revoke_each_other_the_one_appointed_first_stays() {
    let mut book = Book::school();
    revoke(&mut book, 3, 2);
    revoke(&mut book, 2, 3);
    let roster = book.judge();
    assert_eq!(roster.role(&device(2)), Role::Administrator);
    assert_eq!(roster.role(&device(3)), Role::Revoked);
}

#[test]
fn nobody_outranked_revokes_and_a_revoked_administrators_later_word_is_nothing() {
    let mut book = Book::school();
    revoke(&mut book, 2, 1);
    assert!(!book.last_counts());
    revoke(&mut book, 1, 2);
    book.confirm(2, 6, 6);
    assert!(!book.last_counts());
    assert_eq!(book.judge().role(&device(1)), Role::Lead);
}

/// Something that somebody does, with or without the right to.
fn act() -> impl Strategy<Value = (u8, u8, u8)> {
    (0_u8..8, 1_u8..=6, 1_u8..=6)
}

fn play(acts: &[(u8, u8, u8)]) -> Book {
    let mut book = Book::school();
    let mut wishes: Vec<EntryId> = Vec::new();
    for (what, by, whom) in acts.iter().copied() {
        match what {
            0 => {
                book.grant(by, whom);
            }
            1 => end(&mut book, by, whom),
            2 => revoke(&mut book, by, whom),
            3 => {
                book.confirm(by, whom, whom);
            }
            4 => {
                hand(&mut book, by, whom);
            }
            5 => wishes.push(replace(&mut book, by, whom)),
            6 => {
                if let Some(wish) = wishes.last() {
                    agree(&mut book, by, *wish);
                }
            }
            _ => {
                let upto = book.reached(&[1, 2, 3, 4, 5, 6]);
                let number = u64::from(whom);
                let (person, device) = (person(by), device(by));
                let appoint = Appoint { person, device, number, upto, root_sig: String::new() };
                // The root key is not at hand often.
                if by == whom {
                    book.write(by, by, Event::Appoint(appoint));
                }
            }
        }
    }
    book
}

proptest! {
    #[test]
    fn every_order_of_arrival_gives_one_roster(
        acts in prop::collection::vec(act(), 0..24),
        seed in any::<u64>(),
    ) {
        let book = play(&acts);
        let mut order: Vec<usize> = (0..book.entries.len()).collect();
        let mut state = seed | 1;
        for place in (1..order.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            order.swap(place, usize::try_from(state >> 33).unwrap() % (place + 1));
        }
        let (one, other) = (book.judge(), book.judge_in(&order));
        prop_assert_eq!(one.lead, other.lead);
        prop_assert_eq!(&one.administrators, &other.administrators);
        prop_assert_eq!(&one.revoked, &other.revoked);
        prop_assert_eq!(&one.confirmed, &other.confirmed);
        prop_assert_eq!(&one.counted, &other.counted);
        // There is always a lead who is not an administrator as well.
        let lead = one.lead.unwrap();
        prop_assert!(!one.administrators.contains(&lead));
        // Saying everything a second time changes nothing.
        let twice: Vec<usize> = order.iter().chain(&order).copied().collect();
        prop_assert_eq!(&one.counted, &book.judge_in(&twice).counted);
    }
}
