//! The vault keeps what is written, all of it, through locking, compaction, two tabs and its own cache.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "vault/harness.rs"]
#[allow(dead_code, reason = "each test file uses its own part of the harness")]
mod harness;

use std::cell::RefCell;
use std::rc::Rc;

use harness::*;
use holdfast::log::entry::Entry;
use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Change, StoreError, Table};
use holdfast::vault::VaultError;
use holdfast::vault::drafts::discard;
use holdfast::vault::rows::Place;
use pollster::block_on;
use proptest::prelude::*;

const LARGE: usize = 200 << 10;

#[test]
fn what_is_appended_is_there_after_locking_and_continues_the_chain() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let first = append(&mut vault, &[body(1, 10), body(2, 10)]).unwrap();
    drop(vault);
    let mut vault = unlock(&store).unwrap();
    let second = append(&mut vault, &[body(3, 10)]).unwrap();
    assert_eq!(second[0].header().prev, Some(first[1].id()));
    assert_eq!(vault.head().map(|head| head.seq), Some(2));
    let key = vault.keys().signing.verifying();
    for line in held(&store).unwrap() {
        Entry::decode(line.as_bytes()).unwrap().verify(&key).unwrap();
    }
    assert_eq!(held(&store).unwrap().len(), 3);
}

#[test]
fn a_vault_is_made_in_an_empty_store_only() {
    let store = Memory::new();
    create(store.clone()).unwrap();
    let before = store.snapshot();
    assert!(matches!(create(store.clone()), Err(VaultError::Store(StoreError::Superseded { .. }))));
    assert_eq!(store.snapshot(), before);
    assert!(matches!(held(&Memory::new()), Err(VaultError::Absent)));
}

#[test]
fn a_wrong_passphrase_is_named_and_changes_no_byte() {
    let store = Memory::new();
    append(&mut create(store.clone()).unwrap(), &[body(1, 10)]).unwrap();
    let before = store.snapshot();
    for wrong in [b"larch lantern limestome".as_slice(), b"", b"\xff\xfe"] {
        assert!(matches!(unlock_with(&store, wrong), Err(VaultError::WrongPassphrase)));
    }
    assert_eq!(store.snapshot(), before);
    assert_eq!(held(&store).unwrap().len(), 1);
    assert_eq!(store.snapshot(), before, "reading changes nothing either");
}

#[test]
fn nothing_that_was_written_lies_readable() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    append(&mut vault, &[body(1, 10)]).unwrap();
    append(&mut vault, &[body(2, 2 * LARGE)]).unwrap();
    block_on(vault.keep_draft(&fresh(), &DRAFT, STAMP.wall, b"Rowan Ash said")).unwrap();
    block_on(vault.keep_index(&fresh(), 1, b"Rowan Ash")).unwrap();
    let rows = rows(&store);
    assert!(rows.len() > 8);
    for (table, row) in rows {
        for secret in [b"Rowan".as_slice(), b"said so", b"xxxxxxxx", &[9; 32], PASSPHRASE] {
            let found = row.value.windows(secret.len()).any(|window| window == secret);
            assert!(!found, "{table:?} {}", String::from_utf8_lossy(&row.key));
        }
    }
}

#[test]
fn a_long_tail_goes_into_pages_by_itself_and_a_long_append_at_once() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    append(&mut vault, &[body(1, LARGE)]).unwrap();
    assert_eq!((vault.root().pages.len(), vault.root().tail.entries), (0, 1));
    append(&mut vault, &[body(2, LARGE)]).unwrap();
    assert_eq!((vault.root().pages.len(), vault.root().tail.entries), (1, 0));
    append(&mut vault, &[body(3, 10)]).unwrap();
    append(&mut vault, &[body(4, LARGE), body(5, LARGE), body(6, LARGE), body(7, LARGE)]).unwrap();
    assert_eq!((vault.root().pages.len(), vault.root().tail.entries), (3, 1));
    let tail = rows(&store).iter().filter(|(table, _)| *table == Table::Tail).count();
    assert_eq!((held(&store).unwrap().len(), tail), (7, 1));
    let largest = rows(&store).iter().map(|(_, row)| row.value.len()).filter(|len| *len != 2 << 20).max();
    assert!(largest < Some(1 << 20), "{largest:?}");
}

#[derive(Debug, Clone)]
enum Act {
    Append(usize, usize),
    Admit(u64, u64),
    Compact,
    Index,
    Draft,
    Reopen,
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (1..4_usize, 0..400_usize).prop_map(|(count, bytes)| Act::Append(count, bytes)),
        1 => (1..3_usize, Just(LARGE)).prop_map(|(count, bytes)| Act::Append(count, bytes)),
        2 => (0..4_u64, 0..5_u64).prop_map(|(seed, count)| Act::Admit(50 + seed, count)),
        2 => Just(Act::Compact),
        1 => Just(Act::Index),
        1 => Just(Act::Draft),
        2 => Just(Act::Reopen),
    ];
    proptest::collection::vec(act, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_is_done_in_whatever_order_all_that_was_written_is_held(acts in acts()) {
        let store = Memory::new();
        let mut vault = create(store.clone()).unwrap();
        let mut written: Vec<String> = Vec::new();
        for (number, act) in (0..).zip(acts) {
            let random = fresh();
            match act {
                Act::Append(count, bytes) => {
                    let bodies: Vec<_> = (0..count as u64).map(|n| body(number * 10 + n, bytes)).collect();
                    let entries = append(&mut vault, &bodies).unwrap();
                    written.extend(entries.iter().map(|entry| entry.line().to_owned()));
                }
                Act::Admit(seed, count) => {
                    let entries = others(seed, count);
                    block_on(vault.admit(&random, &entries)).unwrap();
                    written.extend(entries.iter().map(|entry| entry.line().to_owned()));
                }
                Act::Compact => block_on(vault.compact(&random)).unwrap(),
                Act::Index => {
                    block_on(vault.keep_index(&random, 1, &number.to_be_bytes())).unwrap();
                    let index = block_on(vault.index(1)).unwrap();
                    prop_assert_eq!(index.map(|index| index.to_vec()), Some(number.to_be_bytes().to_vec()));
                }
                Act::Draft => block_on(vault.keep_draft(&random, &DRAFT, STAMP.wall, b"draft")).unwrap(),
                Act::Reopen => vault = unlock(&store).unwrap(),
            }
        }
        written.sort();
        prop_assert_eq!(lines(&mut vault).unwrap(), written.clone());
        prop_assert_eq!(held(&store).unwrap(), written);
    }
}

#[test]
fn the_index_is_absent_until_kept_and_gone_with_any_difference() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let chain = others(5, 4);
    block_on(vault.admit(&fresh(), &chain[3..])).unwrap();
    let index = |store: &Memory, fold| {
        let index = block_on(unlock(store).unwrap().index(fold)).unwrap();
        index.map(|plain| plain.to_vec())
    };
    let plain = vec![3; (2 << 20) + 5];
    assert_eq!(index(&store, 1), None, "absent");
    block_on(vault.keep_index(&fresh(), 1, &plain)).unwrap();
    assert_eq!(index(&store, 1).as_ref(), Some(&plain), "three rows of it");
    assert_eq!(index(&store, 2), None, "another fold");
    block_on(vault.compact(&fresh())).unwrap();
    assert_eq!(index(&store, 1).as_ref(), Some(&plain), "compaction changes nothing that it says");

    let kept = store.snapshot();
    append(&mut vault, &[body(1, 10)]).unwrap();
    assert_eq!(index(&store, 1), None, "stale: a new entry");
    store.restore(&kept);
    let mut vault = unlock(&store).unwrap();
    block_on(vault.admit(&fresh(), &chain[1..2])).unwrap();
    assert_eq!(index(&store, 1), None, "stale: an entry that fills a gap moves no head");

    store.restore(&kept);
    let of_index = rows(&store).into_iter().filter(|(table, _)| *table == Table::Index);
    let keys: Vec<_> = of_index.map(|(_, row)| row.key).collect();
    assert_eq!(keys.len(), 3);
    for key in &keys {
        store.restore(&kept);
        assert!(store.alter(Table::Index, key, |row| row[20] ^= 1));
        assert_eq!(index(&store, 1), None, "tampered with");
        let gone = Change::Delete { table: Table::Index, key: key.clone() };
        block_on(store.commit(None, vec![gone])).unwrap();
        assert_eq!(index(&store, 1), None, "a row is missing");
    }
    let mut vault = unlock(&store).unwrap();
    block_on(vault.keep_index(&fresh(), 1, b"made anew")).unwrap();
    assert_eq!(index(&store, 1), Some(b"made anew".to_vec()));
    let left = rows(&store).iter().filter(|(table, _)| *table == Table::Index).count();
    assert_eq!(left, 1, "the old rows are gone");
}

#[test]
fn a_draft_is_as_it_was_last_sealed_and_goes_in_the_transaction_that_saves_it() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    for text in [b"N".as_slice(), b"No", b"No coat"] {
        block_on(vault.keep_draft(&fresh(), &DRAFT, STAMP.wall, text)).unwrap();
    }
    let kept = block_on(unlock(&store).unwrap().drafts()).unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].opened, Some((STAMP.wall, b"No coat".to_vec())));
    let before = store.snapshot();
    store.fail_after(0, StoreError::Lost);
    let saved = block_on(vault.append(&fresh(), STAMP, &[body(1, 10)], vec![discard(&DRAFT)]));
    assert!(saved.is_err());
    assert_eq!(store.snapshot(), before, "the draft is still there");
    store.heal();
    block_on(vault.append(&fresh(), STAMP, &[body(1, 10)], vec![discard(&DRAFT)])).unwrap();
    assert!(block_on(vault.drafts()).unwrap().is_empty());
    assert_eq!(held(&store).unwrap().len(), 1);
}

#[test]
fn of_two_writers_with_a_compaction_between_the_second_is_refused_and_changes_nothing() {
    let store = Memory::new();
    let mut one = create(store.clone()).unwrap();
    append(&mut one, &[body(1, 10)]).unwrap();
    let mut other = unlock(&store).unwrap();
    block_on(one.compact(&fresh())).unwrap();
    let before = store.snapshot();
    let refused = |result: Result<(), VaultError>| {
        matches!(result, Err(VaultError::Store(StoreError::Superseded { .. })))
    };
    assert!(refused(append(&mut other, &[body(2, 10)]).map(|_| ())));
    assert!(refused(block_on(other.admit(&fresh(), &others(6, 2)))));
    assert!(refused(block_on(other.keep_index(&fresh(), 1, b"index"))));
    assert_eq!(store.snapshot(), before);
    // The second compaction does not find the rows that the first moved.
    assert!(matches!(block_on(other.compact(&fresh())), Err(VaultError::Damaged("tail"))));
    assert_eq!(store.snapshot(), before);

    let mut other = unlock(&store).unwrap();
    append(&mut other, &[body(2, 10)]).unwrap();
    assert_eq!(held(&store).unwrap().len(), 2);
}

#[test]
fn pages_that_another_tab_is_about_to_name_are_not_swept_from_under_it() {
    let large = [body(1, LARGE), body(2, LARGE), body(3, LARGE)];
    for newcomer_writes in [false, true] {
        let store = Memory::new();
        append(&mut create(store.clone()).unwrap(), &[body(0, 10)]).unwrap();
        let newcomer = Rc::new(RefCell::new(None));
        let (place, theirs) = (newcomer.clone(), store.clone());
        // Two pages are staged; the newcomer opens the vault before the third commit names them.
        let slow = Meanwhile::new(&store, 3, move || {
            let mut vault = unlock(&theirs).unwrap();
            assert_eq!(lines(&mut vault).unwrap().len(), 1);
            if newcomer_writes {
                append(&mut vault, &[body(9, 10)]).unwrap();
            }
            *place.borrow_mut() = Some(vault);
        });
        let outcome = append(&mut unlock_with(&slow, PASSPHRASE).unwrap(), &large);
        let mut newcomer = newcomer.borrow_mut().take().unwrap();
        if newcomer_writes {
            assert!(matches!(outcome, Err(VaultError::Store(StoreError::Superseded { .. }))));
            assert_eq!(held(&store).unwrap().len(), 2);
        } else {
            outcome.unwrap();
            assert!(append(&mut newcomer, &[body(9, 10)]).is_err());
            assert_eq!(held(&store).unwrap().len(), 4);
        }
    }
}

#[test]
fn pages_that_nothing_names_go_with_the_next_change() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    append(&mut vault, &[body(0, 10)]).unwrap();
    let clean = rows(&store).len();
    store.fail_after(2, StoreError::Lost);
    assert!(append(&mut vault, &[body(1, LARGE), body(2, LARGE), body(3, LARGE)]).is_err());
    store.heal();
    assert_eq!(rows(&store).len(), clean + 2, "two pages were staged");
    let stranded = store.snapshot();
    append(&mut vault, &[body(4, 10)]).unwrap();
    assert_eq!(rows(&store).len(), clean + 1, "the one who staged them knows them");

    store.restore(&stranded);
    let mut vault = unlock(&store).unwrap();
    lines(&mut vault).unwrap();
    append(&mut vault, &[body(4, 10)]).unwrap();
    assert_eq!((rows(&store).len(), held(&store).unwrap().len()), (clean + 1, 2));
}

/// A vault with pages, a tail, a draft and an index.
fn full() -> Memory {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    for number in 0..4 {
        append(&mut vault, &[body(number, 2 * LARGE)]).unwrap();
    }
    append(&mut vault, &[body(9, 10)]).unwrap();
    block_on(vault.keep_draft(&fresh(), &DRAFT, STAMP.wall, b"Rowan Ash said")).unwrap();
    block_on(vault.keep_index(&fresh(), 1, b"Rowan Ash")).unwrap();
    store
}

fn rotate(store: &Memory) -> Result<(), VaultError> {
    let mut vault = unlock(store)?;
    block_on(vault.begin_rotation(&fresh()))?;
    block_on(vault.finish_rotation(&fresh(), |_, _| ()))
}

/// What a vault holds, and under which data keys its rows lie.
fn says(store: &Memory) -> (Vec<String>, Vec<u8>, std::collections::BTreeSet<u32>) {
    let mut vault = unlock(store).unwrap();
    let drafts = block_on(vault.drafts()).unwrap();
    let draft = drafts[0].opened.as_ref().unwrap().1.clone();
    let numbered = rows(store)
        .into_iter()
        .filter(|(table, row)| *table != Table::Meta || row.key.starts_with(b"draft/") || row.key == b"root");
    let number = |row: &[u8]| u32::from_be_bytes(row[1..5].try_into().unwrap());
    let numbers = numbered.map(|(_, row)| number(&row.value)).collect();
    (lines(&mut vault).unwrap(), draft, numbers)
}

#[test]
fn a_rotation_seals_everything_anew_and_forgets_the_key_before() {
    let store = full();
    let (before, draft, keys) = says(&store);
    assert_eq!(keys, [1].into());
    rotate(&store).unwrap();
    assert_eq!(says(&store), (before.clone(), draft.clone(), [2].into()));
    rotate(&store).unwrap();
    assert_eq!(says(&store), (before, draft, [3].into()));
    let vault = unlock(&store).unwrap();
    assert!(!vault.is_rotating() && vault.keys().numbered(2).is_none());
    // A row from before the rotation does not open in its place.
    assert_eq!(block_on(vault.index(1)).unwrap(), None);
}

#[test]
fn a_rotation_cut_off_anywhere_loses_nothing_and_runs_to_its_end_the_next_time() {
    let reference = full();
    let (before, draft, _) = says(&reference);
    let mut cut = 0;
    loop {
        let store = Memory::new();
        store.restore(&reference.snapshot());
        store.fail_after(cut, StoreError::Lost);
        let rotated = rotate(&store).is_ok();
        store.heal();
        let (lines, kept, _) = says(&store);
        assert_eq!((&lines, &kept), (&before, &draft), "cut off after {cut} commits");
        let mut vault = unlock(&store).unwrap();
        assert_eq!(vault.is_rotating(), !rotated && cut > 0);
        block_on(vault.finish_rotation(&fresh(), |_, _| ())).unwrap();
        drop(vault);
        let key = if cut == 0 { 1 } else { 2 };
        assert_eq!(says(&store), (before.clone(), draft.clone(), [key].into()));
        if rotated {
            break;
        }
        cut += 1;
    }
    assert!(cut > 5, "{cut}");
}

/// Every byte that any key of the vault still opens, of every table but the front's.
fn all_that_opens(store: &Memory) -> Vec<u8> {
    let vault = unlock(store).unwrap();
    let rows = rows(store).into_iter().filter(|(_, row)| row.key != b"vault");
    let open = |(table, row): (Table, holdfast::store::Row)| {
        let place = Place { vault: vault.id(), table, key: &row.key };
        holdfast::vault::rows::open(place, vault.keys(), &row.value)
            .map(|plain| plain.to_vec())
            .unwrap_or_default()
    };
    rows.flat_map(open).collect()
}

#[test]
fn forgotten_bodies_are_gone_from_pages_tail_and_index_and_every_chain_still_verifies() {
    let store = full();
    let mut vault = unlock(&store).unwrap();
    append(&mut vault, &[body(40, 100), body(41, 100)]).unwrap();
    block_on(vault.admit(&fresh(), &others(8, 2))).unwrap();
    block_on(vault.keep_index(&fresh(), 1, b"Rowan Ash said so")).unwrap();
    let before = entries(&mut vault).unwrap();
    let own = vault.root().device;
    let said = |store: &Memory| {
        let plain = all_that_opens(store);
        plain.windows(17).filter(|window| window == b"Rowan Ash said so").count()
    };
    assert!(said(&store) > before.len());
    let gone = before.iter().filter(|entry| entry.header().device == own).map(Entry::id).collect();
    block_on(vault.forget_bodies(&fresh(), &gone, &[])).unwrap();
    drop(vault);
    let mut vault = unlock(&store).unwrap();
    let after = entries(&mut vault).unwrap();
    assert_eq!(said(&store), before.len() - gone.len(), "what others wrote is still there, and nothing else");
    let ids = |entries: &[Entry<_>]| entries.iter().map(Entry::id).collect::<std::collections::BTreeSet<_>>();
    assert_eq!(ids(&before), ids(&after));
    let own: Vec<_> = after.iter().filter(|entry| gone.contains(&entry.id())).collect();
    assert!(own.iter().all(|entry| entry.body().is_none()));
    let mut own: Vec<_> = own.into_iter().cloned().collect();
    own.sort_by_key(|entry| entry.header().seq);
    let device = vault.root().device;
    assert_eq!(holdfast::log::chain::check(&device, None, &own), Ok(vault.head()));
    let key = vault.keys().signing.verifying();
    assert!(own.iter().all(|entry| Entry::decode(entry.line().as_bytes()).unwrap().verify(&key).is_ok()));
    let again = store.snapshot();
    block_on(vault.forget_bodies(&fresh(), &gone, &[])).unwrap();
    assert_eq!(store.snapshot(), again, "what is gone already changes nothing");
}
