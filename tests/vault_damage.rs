//! No damage to a vault goes unseen or unnamed, and no failure of the store leaves it between before and after.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "vault/harness.rs"]
#[allow(dead_code, reason = "each test file uses its own part of the harness")]
mod harness;

use std::sync::OnceLock;

use harness::*;
use holdfast::log::entry::{Entry, Verified};
use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Change, GENERATION, StoreError, Table};
use holdfast::vault::{Vault, VaultError};
use pollster::block_on;
use proptest::prelude::*;

/// A vault with something in every table: two pages, a tail of three rows, an index, a draft.
fn filled() -> Memory {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    append(&mut vault, &[body(1, 100), body(2, 100)]).unwrap();
    block_on(vault.compact(&fresh())).unwrap();
    append(&mut vault, &[body(3, 3_000)]).unwrap();
    block_on(vault.compact(&fresh())).unwrap();
    for number in 4..7 {
        append(&mut vault, &[body(number, 100)]).unwrap();
    }
    block_on(vault.admit(&fresh(), &others(8, 2))).unwrap();
    block_on(vault.keep_draft(&fresh(), &DRAFT, STAMP.wall, b"No coat")).unwrap();
    block_on(vault.keep_index(&fresh(), 1, b"an index")).unwrap();
    store
}

type Filled = (Table, Vec<u8>, Vec<u8>);

/// The same rows for every case, each test with a store of its own.
fn copy() -> Memory {
    static FILLED: OnceLock<Vec<Filled>> = OnceLock::new();
    let rows = FILLED.get_or_init(|| {
        let rows = rows(&filled()).into_iter();
        rows.map(|(table, row)| (table, row.key, row.value)).collect()
    });
    let store = Memory::new();
    let put = |(table, key, value): &Filled| {
        let (table, key, value) = (*table, key.clone(), value.clone());
        Change::Put { table, key, value }
    };
    let ours = |row: &&Filled| row.1 != GENERATION;
    let generation = rows.iter().find(|row| !ours(row)).unwrap();
    let before = u64::from_be_bytes(generation.2.as_slice().try_into().unwrap());
    block_on(store.commit(Some(0), Vec::new())).unwrap();
    store.alter(Table::Meta, GENERATION, |row| *row = (before - 1).to_be_bytes().to_vec());
    block_on(store.commit(Some(before - 1), rows.iter().filter(ours).map(put).collect())).unwrap();
    store
}

/// What is wrong with a store, by the name that the vault gives it; none if all is well.
fn flaw(store: &Memory) -> Option<String> {
    let mut vault = match unlock(store) {
        Ok(vault) => vault,
        Err(error) => return Some(name(&error)),
    };
    if let Err(error) = lines(&mut vault) {
        return Some(name(&error));
    }
    let drafts = block_on(vault.drafts()).unwrap();
    if drafts.len() != 1 || drafts.iter().any(|draft| draft.opened.is_none()) {
        return Some("draft".into());
    }
    block_on(vault.index(1)).unwrap().is_none().then(|| "index".into())
}

fn name(error: &VaultError) -> String {
    match error {
        VaultError::Damaged(what) => (*what).to_owned(),
        VaultError::TooNew => "too new".into(),
        VaultError::WrongPassphrase => "wrong passphrase".into(),
        VaultError::Absent => "absent".into(),
        VaultError::Stretch(_) => "cost".into(),
        other => panic!("damage without a name: {other}"),
    }
}

/// The names that damage to a row may go by. What opens with the passphrase alone cannot be told from a wrong one.
fn names(table: Table, key: &[u8]) -> &'static [&'static str] {
    match (table, key) {
        (Table::Meta, b"vault") => &["key slots", "wrong passphrase", "too new", "cost"],
        (Table::Meta, b"keys") => &["keys"],
        (Table::Meta, b"signing") => &["signing key"],
        (Table::Meta, b"root") => &["root record", "too new"],
        (Table::Meta, key) if key == GENERATION => &["generation"],
        (Table::Meta, _) => &["draft"],
        (Table::Tail, _) => &["tail", "too new"],
        (Table::Pages, _) => &["page"],
        (Table::Index, _) => &["index"],
        (Table::Files, _) => &[],
    }
}

/// The rows that anything depends on: not the reserve, which holds nothing.
fn guarded(store: &Memory) -> Vec<(Table, Vec<u8>, usize)> {
    let rows = rows(store).into_iter().filter(|(_, row)| row.key != b"reserve");
    rows.map(|(table, row)| (table, row.key, row.value.len())).collect()
}

fn assert_named(store: &Memory, table: Table, key: &[u8], how: &str) {
    let row = String::from_utf8_lossy(key).into_owned();
    let Some(flaw) = flaw(store) else { panic!("{how}: {table:?} {row} went unseen") };
    assert!(names(table, key).contains(&flaw.as_str()), "{how}: {table:?} {row} was called {flaw}");
}

#[test]
fn an_untouched_vault_has_no_flaw() {
    let store = copy();
    assert_eq!(flaw(&store), None);
    assert_eq!(guarded(&store).len(), 5 + 1 + 4 + 2 + 1);
    assert!(store.alter(Table::Meta, b"reserve", |row| row[7] ^= 1));
    assert_eq!(flaw(&store), None, "nothing depends on the reserve");
}

#[test]
fn every_flipped_bit_of_the_short_rows_is_seen_and_named() {
    let store = copy();
    for (table, key, length) in guarded(&store) {
        if table == Table::Pages {
            continue;
        }
        for bit in 0..length * 8 {
            // Of sealed rows every third bit: they have no structure in which a bit could hide.
            if key != b"vault" && bit % 3 != 0 {
                continue;
            }
            store.alter(table, &key, |row| row[bit / 8] ^= 1 << (bit % 8));
            assert_named(&store, table, &key, &format!("bit {bit}"));
            store.alter(table, &key, |row| row[bit / 8] ^= 1 << (bit % 8));
        }
    }
}

proptest! {
    #[test]
    fn any_altered_cut_lengthened_or_missing_row_is_seen_and_named(
        row in any::<prop::sample::Index>(),
        place in any::<prop::sample::Index>(),
        mask in 1..=255_u8,
        how in 0..4,
    ) {
        let store = copy();
        let rows = guarded(&store);
        let (table, key, length) = &rows[row.index(rows.len())];
        let place = place.index(*length);
        match how {
            0 => {
                store.alter(*table, key, |row| row[place] ^= mask);
                assert_named(&store, *table, key, "altered");
            }
            1 => {
                store.alter(*table, key, |row| row.truncate(place));
                // A generation that is not eight bytes is the store's own to refuse.
                if key == GENERATION {
                    prop_assert!(matches!(unlock(&store), Err(VaultError::Store(StoreError::Damaged))));
                } else {
                    assert_named(&store, *table, key, "cut");
                }
            }
            2 if key != GENERATION => {
                store.alter(*table, key, |row| row.insert(place, mask));
                assert_named(&store, *table, key, "lengthened");
            }
            _ if key != GENERATION => {
                let gone = Change::Delete { table: *table, key: key.clone() };
                block_on(store.commit(None, vec![gone])).unwrap();
                let expected = if key == b"vault" { "absent" } else { names(*table, key)[0] };
                prop_assert_eq!(flaw(&store), Some(expected.to_owned()));
            }
            _ => {}
        }
    }
}

#[test]
fn rows_in_each_others_place_are_named() {
    let store = copy();
    let before = store.snapshot();
    let guarded = guarded(&store);
    for (table, key, _) in &guarded {
        for (other_table, other, _) in &guarded {
            if (table, key) == (other_table, other) || key == GENERATION || other == GENERATION {
                continue;
            }
            let value = block_on(store.get(*other_table, other)).unwrap().unwrap();
            store.alter(*table, key, |row| *row = value);
            assert_named(&store, *table, key, "replaced");
            store.restore(&before);
        }
    }
}

#[test]
fn rows_put_back_from_an_older_copy_of_the_vault_are_named() {
    let store = copy();
    let older = store.snapshot();
    // A backup is restored and goes another way: its rows open with the same keys in the same places.
    append(&mut unlock(&store).unwrap(), &[body(70, 100)]).unwrap();
    let one_way = rows(&store);
    store.restore(&older);
    let mut vault = unlock(&store).unwrap();
    append(&mut vault, &[body(80, 100)]).unwrap();
    append(&mut vault, &[body(81, 100)]).unwrap();
    let mut seen = 0;
    for (table, row) in one_way {
        let now = block_on(store.get(table, &row.key)).unwrap();
        if row.key == GENERATION || now.is_none_or(|now| now == row.value) {
            continue;
        }
        let before = store.snapshot();
        store.alter(table, &row.key, |place| place.clone_from(&row.value));
        let expected = if row.key == b"root" { "generation" } else { "tail" };
        assert_eq!(flaw(&store), Some(expected.to_owned()), "{table:?}");
        store.restore(&before);
        seen += 1;
    }
    assert_eq!(seen, 2, "the root record and the newest row of the tail");
}

/// What a person may do to a vault, each with how many commits it takes.
type Deed = fn(&mut Vault<Memory>) -> Result<(), VaultError>;
const LARGE: usize = 200 << 10;
const DEEDS: [(&str, usize, Deed); 8] = [
    ("append", 1, |vault| append(vault, &[body(90, 50), body(91, 50)]).map(|_| ())),
    ("append what fills a page", 2, |vault| append(vault, &[body(90, 2 * LARGE)]).map(|_| ())),
    ("append what fills three", 4, |vault| {
        let bodies: Vec<_> = (0..6).map(|number| body(90 + number, LARGE)).collect();
        append(vault, &bodies).map(|_| ())
    }),
    ("append what overfills the tail", 3, |vault| append(vault, &[body(90, 255 << 10)]).map(|_| ())),
    ("admit", 1, |vault| block_on(vault.admit(&fresh(), &others(21, 3)))),
    ("compact", 2, |vault| block_on(vault.compact(&fresh()))),
    ("keep an index", 1, |vault| block_on(vault.keep_index(&fresh(), 1, b"another"))),
    ("forget bodies in a page and in the tail", 3, |vault| {
        let large = |entry: &Entry<Verified>| entry.line().len() > 3_000 || entry.header().seq == 4;
        let entries = entries(vault)?.iter().filter(|entry| large(entry)).map(Entry::id).collect();
        block_on(vault.forget_bodies(&fresh(), &entries, &[]))
    }),
];

/// All that a vault says when it is opened.
#[derive(Debug, PartialEq)]
struct Said {
    lines: Vec<String>,
    pages: usize,
    tail: u64,
    index: Option<Vec<u8>>,
}

fn said(store: &Memory) -> Said {
    let mut vault = unlock(store).unwrap();
    Said {
        lines: lines(&mut vault).unwrap(),
        pages: vault.root().pages.len(),
        tail: vault.root().tail.entries,
        index: block_on(vault.index(1)).unwrap().map(|plain| plain.to_vec()),
    }
}

#[test]
fn a_failure_at_any_commit_leaves_the_vault_before_or_after_and_never_between() {
    let refused = StoreError::Refused { name: "UnknownError".into(), message: String::new() };
    for (what, commits, deed) in DEEDS {
        let after = copy();
        deed(&mut unlock(&after).unwrap()).unwrap_or_else(|error| panic!("{what}: {error}"));
        let (before, after) = (said(&copy()), said(&after));
        assert_ne!(before, after, "{what}");
        for error in [StoreError::Lost, StoreError::Full, refused.clone()] {
            for failing in 0..=commits {
                let how = format!("{what}, {error} after {failing} commits");
                let store = copy();
                let mut vault = unlock(&store).unwrap();
                store.fail_after(failing, error.clone());
                let outcome = deed(&mut vault);
                store.heal();
                let now = said(&store);
                let all_that_was_written = now.lines == after.lines && after.lines != before.lines;
                assert!(now == before || now == after || all_that_was_written, "{how}: between");
                match outcome {
                    Ok(()) => assert_eq!(now.lines, after.lines, "{how}: said to be done"),
                    Err(_) => assert_eq!(now, before, "{how}: said to have failed"),
                }
                assert_eq!(failing == commits, now == after, "{how}: it takes {commits} commits");
                if outcome.is_err() {
                    deed(&mut vault).unwrap_or_else(|error| panic!("{how}, again: {error}"));
                    assert_eq!(said(&store), after, "{how}: the next attempt");
                }
            }
        }
    }
}

#[test]
fn a_failed_founding_leaves_nothing() {
    let store = Memory::new();
    store.fail_after(0, StoreError::Full);
    assert!(create(store.clone()).is_err());
    assert_eq!(store.snapshot(), Memory::new().snapshot());
    store.heal();
    create(store.clone()).unwrap();
    assert_eq!(held(&store).unwrap(), Vec::<String>::new());
}

#[test]
fn a_read_that_fails_is_an_error_and_changes_nothing() {
    let store = copy();
    let before = store.snapshot();
    let mut reads = 0;
    loop {
        store.fail_reads_after(reads, StoreError::Lost);
        let outcome = held(&store);
        store.heal();
        if outcome.is_ok() {
            break;
        }
        reads += 1;
    }
    assert!(reads > 8, "{reads}");
    assert_eq!(store.snapshot(), before);
}

#[test]
fn on_a_full_disk_the_reserve_makes_room_for_what_was_typed() {
    let full = || {
        let store = copy();
        store.quota(store.used());
        let vault = unlock(&store).unwrap();
        (store, vault)
    };
    let (store, mut vault) = full();
    append(&mut vault, &[body(90, 1_000)]).unwrap();
    assert_eq!(held(&store).unwrap().len(), said(&copy()).lines.len() + 1);
    assert!(block_on(store.get(Table::Meta, b"reserve")).unwrap().is_none(), "the reserve was spent");
    block_on(vault.refill_reserve(&fresh())).unwrap();
    assert!(block_on(store.get(Table::Meta, b"reserve")).unwrap().is_none(), "there is still no room for it");
    store.quota(store.used() + (4 << 20));
    block_on(vault.refill_reserve(&fresh())).unwrap();
    assert!(block_on(store.get(Table::Meta, b"reserve")).unwrap().is_some(), "with room it is made anew");
    let (store, vault) = full();
    block_on(vault.keep_draft(&fresh(), &DRAFT, STAMP.wall, &[b'x'; 1_000])).unwrap();
    assert_eq!(flaw(&store), None);

    let (store, mut vault) = full();
    let before = said(&store);
    let bodies: Vec<_> = (0..12).map(|number| body(90 + number, LARGE)).collect();
    assert!(matches!(append(&mut vault, &bodies), Err(VaultError::Store(StoreError::Full))));
    assert_eq!(said(&store), before, "more than the disk takes is refused whole");
    assert!(block_on(store.get(Table::Meta, b"reserve")).unwrap().is_some(), "an import spends no reserve");
}
