//! Merge is set union, and no damage to a chain goes unnamed.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::collections::BTreeSet;

use holdfast::crypto::keys::derive_device_id;
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::sign::SigningKey;
use holdfast::domain::ids::{DeviceId, EntryId, SchoolId};
use holdfast::domain::person::Position;
use holdfast::log::chain::{self, ChainError};
use holdfast::log::entry::{Entry, EntryError, Verified};
use holdfast::log::merge::{Inserted, Logs};
use holdfast::log::page;
use proptest::prelude::*;

struct Writer {
    device: DeviceId,
    key: SigningKey,
}

fn writer(seed: u64) -> Writer {
    let key = SigningKey::make(&SeededRandom::new(seed));
    Writer { device: derive_device_id(&SchoolId([9; 32]), &key.verifying()), key }
}

impl Writer {
    fn chain(&self, length: u64, salt: u8) -> Vec<Entry<Verified>> {
        let mut prev = None;
        let mut entries = Vec::new();
        for seq in 0..length {
            let entry = self.next(seq, prev, salt);
            prev = Some(entry.id());
            entries.push(entry);
        }
        entries
    }

    fn next(&self, seq: u64, prev: Option<EntryId>, salt: u8) -> Entry<Verified> {
        let body = format!(r#"{{"salt":"{}","n":{seq}}}"#, hex::encode([salt; 16]));
        Entry::sign(self.device, seq, prev, &body, &self.key).unwrap()
    }
}

fn logs(entries: &[Entry<Verified>]) -> Logs {
    let mut logs = Logs::default();
    entries.iter().for_each(|entry| {
        logs.insert(entry.clone());
    });
    logs
}

fn lines(logs: &Logs) -> BTreeSet<String> {
    logs.iter().map(|entry| entry.line().to_owned()).collect()
}

fn union(one: &Logs, other: &Logs) -> Logs {
    let mut all = one.clone();
    all.union(other);
    all
}

/// Two devices, one of which forks at its third entry, some bodies withheld.
fn world() -> Vec<Entry<Verified>> {
    let (one, two) = (writer(1), writer(2));
    let mut world = one.chain(5, 1);
    let shared = one.chain(2, 1);
    world.push(one.next(2, Some(shared[1].id()), 7));
    world.extend(two.chain(4, 2));
    world.push(two.chain(1, 2)[0].without_body());
    world
}

proptest! {
    #[test]
    fn union_is_commutative_associative_and_idempotent(
        a in proptest::sample::subsequence((0..11_usize).collect::<Vec<_>>(), 0..11),
        b in proptest::sample::subsequence((0..11_usize).collect::<Vec<_>>(), 0..11),
        c in proptest::sample::subsequence((0..11_usize).collect::<Vec<_>>(), 0..11),
    ) {
        let world = world();
        let pick = |places: &[usize]| logs(&places.iter().map(|place| world[*place].clone()).collect::<Vec<_>>());
        let (a, b, c) = (pick(&a), pick(&b), pick(&c));
        prop_assert_eq!(lines(&union(&a, &b)), lines(&union(&b, &a)));
        prop_assert_eq!(lines(&union(&union(&a, &b), &c)), lines(&union(&a, &union(&b, &c))));
        prop_assert_eq!(lines(&union(&a, &a)), lines(&a));
        prop_assert!(union(&a, &b).forks().eq(union(&b, &a).forks()));
        prop_assert_eq!(union(&a, &b).held(), union(&b, &a).held());
    }

    #[test]
    fn any_flipped_bit_of_a_line_is_detected(place in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let writer = writer(3);
        let entry = &writer.chain(2, 4)[1];
        let mut line = entry.line().as_bytes().to_vec();
        let place = place.index(line.len());
        line[place] ^= 1 << bit;
        let read = Entry::decode(&line).and_then(|entry| entry.verify(&writer.key.verifying()));
        // A line break cannot occur inside a line: a page would end the line there.
        prop_assert!(read.is_err() || line[place] == b'\n');
    }

    #[test]
    fn any_missing_repeated_or_swapped_line_is_named(first in 0..9_usize, kind in 0..3) {
        let writer = writer(4);
        let mut entries = writer.chain(10, 5);
        match kind {
            0 => { entries.remove(first); }
            1 => entries.insert(first, entries[first].clone()),
            _ => entries.swap(first, first + 1),
        }
        let seq = first as u64;
        let expected = match kind {
            0 | 2 => ChainError::Gap { expected: seq, found: seq + 1 },
            _ => ChainError::OutOfOrder { expected: seq + 1, found: seq },
        };
        prop_assert_eq!(chain::check(&writer.device, None, &entries), Err(expected));
    }

    #[test]
    fn a_page_cut_anywhere_but_between_lines_is_named(cut in any::<prop::sample::Index>()) {
        let entries = writer(5).chain(6, 6);
        let page = page::encode(entries.iter().map(Entry::line));
        let cut = cut.index(page.len());
        let read: Result<Vec<&str>, EntryError> = page::decode(&page[..cut]).collect();
        let between = cut == 0 || page[cut - 1] == b'\n';
        prop_assert_eq!(read.is_ok(), between);
    }
}

#[test]
fn an_entry_of_another_history_does_not_follow() {
    let writer = writer(6);
    let (one, other) = (writer.chain(3, 1), writer.chain(3, 2));
    let mixed = [one[0].clone(), one[1].clone(), other[2].clone()];
    assert_eq!(chain::check(&writer.device, None, &mixed), Err(ChainError::Broken { seq: 2 }));
    let head = chain::check(&writer.device, None, &one).unwrap();
    assert_eq!(head, Some(Position { seq: 2, head: one[2].id() }));
}

#[test]
fn a_fork_is_reported_both_sides_are_kept_and_what_came_before_counts() {
    let writer = writer(7);
    let one = writer.chain(4, 1);
    let branch = writer.next(2, Some(one[1].id()), 9);
    let mut logs = logs(&one);
    assert_eq!(logs.contiguous(&writer.device).map(|head| head.seq), Some(3));
    assert_eq!(logs.insert(branch.clone()), Inserted::Fork);
    assert_eq!(logs.forks().collect::<Vec<_>>(), [(&writer.device, 2)]);
    assert_eq!(logs.len(), 5);
    assert_eq!(logs.held(), BTreeSet::from([one[2].id(), one[3].id(), branch.id()]));
    assert_eq!(logs.contiguous(&writer.device).map(|head| head.seq), Some(1));
}

#[test]
fn a_body_that_was_withheld_is_restored_by_a_copy_that_has_it_and_never_lost_again() {
    let writer = writer(8);
    let entry = writer.chain(1, 1).remove(0);
    let mut logs = Logs::default();
    assert!(!logs.knows(&entry.without_body()));
    assert_eq!(logs.insert(entry.without_body()), Inserted::New);
    assert!(logs.knows(&entry.without_body()) && !logs.knows(&entry), "its body is still to come");
    assert_eq!(logs.insert(entry.clone()), Inserted::BodyRestored);
    assert!(logs.knows(&entry) && logs.knows(&entry.without_body()));
    assert_eq!(logs.insert(entry.without_body()), Inserted::Known);
    assert!(logs.iter().all(|entry| entry.body().is_some()));
}

#[test]
fn what_is_missing_is_named_by_number() {
    let writer = writer(9);
    let chain = writer.chain(8, 1);
    let some: Vec<_> = [0, 1, 4, 7].map(|place: usize| chain[place].clone()).to_vec();
    let logs = logs(&some);
    assert_eq!(logs.gaps(&writer.device), vec![2..4, 5..7]);
    assert_eq!(logs.contiguous(&writer.device).map(|head| head.seq), Some(1));
}
