//! Files in a vault: whole or not at all, whatever happens half way.

use std::io::Read;

use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::Digest;
use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Row, StoreError, Table};
use holdfast::vault::files::{CHUNK, NamedBy};
use holdfast::vault::{Vault, VaultError};
use pollster::block_on;

use crate::harness::{Meanwhile, create, fresh, rows, unlock};
use crate::samples::sound;

fn digest(bytes: &[u8]) -> Digest {
    Digest(sha256(&[bytes]))
}

fn keep<B: Backend>(vault: &mut Vault<B>, bytes: &[u8]) -> Result<(), VaultError> {
    let mut content = bytes;
    block_on(vault.keep_file(&fresh(), &digest(bytes), bytes.len() as u64, &mut content, |_| true))
}

fn read<B: Backend>(vault: &Vault<B>, file: &Digest) -> Result<Vec<u8>, VaultError> {
    let mut bytes = Vec::new();
    block_on(vault.read_file(file, |chunk| {
        bytes.extend_from_slice(chunk);
        Ok::<(), VaultError>(())
    }))?;
    Ok(bytes)
}

fn tidy(vault: &mut Vault<Memory>, named: NamedBy) -> Result<(), VaultError> {
    block_on(vault.tidy_files(&fresh(), |_| named))
}

fn file_rows(store: &Memory) -> Vec<Row> {
    rows(store).into_iter().filter(|(table, _)| *table == Table::Files).map(|(_, row)| row).collect()
}

#[test]
fn a_file_is_read_back_as_it_was_from_another_day_and_says_nothing_on_the_disk() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let sizes = [1, CHUNK - 10, CHUNK, CHUNK * 5 + 77];
    for (seed, size) in sizes.into_iter().enumerate() {
        let bytes = sound(size, seed as u64);
        keep(&mut vault, &bytes).unwrap();
        assert_eq!(read(&vault, &digest(&bytes)).unwrap(), bytes);
    }
    tidy(&mut vault, NamedBy::Entry).unwrap();
    drop(vault);
    let vault = unlock(&store).unwrap();
    for (seed, size) in sizes.into_iter().enumerate() {
        let bytes = sound(size, seed as u64);
        assert_eq!(read(&vault, &digest(&bytes)).unwrap(), bytes);
        let named = digest(&bytes).to_string();
        for row in file_rows(&store) {
            assert!(!String::from_utf8_lossy(&row.key).contains(&named), "a key tells which file");
            assert!(!row.value.windows(32).any(|window| bytes.windows(32).next() == Some(window)));
        }
    }
    assert!(matches!(read(&vault, &Digest([1; 32])), Err(VaultError::Absent)));
}

#[test]
fn the_same_file_twice_is_kept_once() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let bytes = sound(CHUNK * 2, 1);
    keep(&mut vault, &bytes).unwrap();
    let before = file_rows(&store);
    keep(&mut vault, &bytes).unwrap();
    assert_eq!(file_rows(&store), before);
    tidy(&mut vault, NamedBy::Entry).unwrap();
    keep(&mut vault, &bytes).unwrap();
    assert_eq!(file_rows(&store).len(), before.len());
}

#[test]
fn a_file_that_nothing_names_goes_and_one_that_a_draft_names_stays() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let bytes = sound(CHUNK * 3, 1);
    keep(&mut vault, &bytes).unwrap();
    tidy(&mut vault, NamedBy::Draft).unwrap();
    assert_eq!(read(&vault, &digest(&bytes)).unwrap(), bytes);
    tidy(&mut vault, NamedBy::Nobody).unwrap();
    assert!(matches!(read(&vault, &digest(&bytes)), Err(VaultError::Absent)));
    assert_eq!(file_rows(&store), []);

    keep(&mut vault, &bytes).unwrap();
    tidy(&mut vault, NamedBy::Entry).unwrap();
    tidy(&mut vault, NamedBy::Nobody).unwrap();
    assert_eq!(read(&vault, &digest(&bytes)).unwrap(), bytes, "what an entry named once is never swept");
}

#[test]
fn cut_off_before_any_write_a_file_is_whole_or_not_there_and_nothing_is_left_of_it() {
    let bytes = sound(CHUNK * 9, 1);
    let mut outcomes = Vec::new();
    for commits in 0..12 {
        let store = Memory::new();
        let mut vault = create(store.clone()).unwrap();
        store.fail_after(commits, StoreError::Lost);
        outcomes.push(keep(&mut vault, &bytes).is_ok());
        // The tab is gone; the browser is well again.
        store.heal();
        drop(vault);
        let mut vault = unlock(&store).unwrap();
        let whole = read(&vault, &digest(&bytes));
        assert_eq!(whole.is_ok(), outcomes[commits], "{commits}");
        tidy(&mut vault, NamedBy::Draft).unwrap();
        match whole {
            Ok(whole) => assert_eq!(whole, bytes),
            Err(_) => assert_eq!(file_rows(&store), [], "{commits}"),
        }
    }
    assert!(outcomes.contains(&true) && outcomes.iter().filter(|whole| !**whole).count() > 4);
}

#[test]
fn a_full_disk_leaves_nothing_half_and_keeps_the_reserve_for_what_people_type() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let bytes = sound(CHUNK * 9, 1);
    store.quota(store.used() + CHUNK * 6);
    assert!(matches!(keep(&mut vault, &bytes), Err(VaultError::Store(StoreError::Full))));
    assert_eq!(file_rows(&store), []);
    let reserve = block_on(store.get(Table::Meta, b"reserve")).unwrap();
    assert!(reserve.is_some(), "the reserve was spent");
    let small = sound(CHUNK, 2);
    keep(&mut vault, &small).unwrap();
    store.quota(None);
    keep(&mut vault, &bytes).unwrap();
    assert_eq!(read(&vault, &digest(&bytes)).unwrap(), bytes);
}

#[test]
fn called_off_half_way_nothing_is_left() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let bytes = sound(CHUNK * 9, 1);
    let mut heard = Vec::new();
    let kept = block_on(vault.keep_file(
        &fresh(),
        &digest(&bytes),
        bytes.len() as u64,
        &mut bytes.as_slice(),
        |done| {
            heard.push(done);
            heard.len() < 2
        },
    ));
    assert!(matches!(kept, Err(VaultError::Cancelled)));
    assert!(heard[0] < heard[1] && heard[1] < bytes.len() as u64);
    assert_eq!(file_rows(&store), []);
}

#[test]
fn content_that_is_not_what_it_is_said_to_be_is_not_kept() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let bytes = sound(CHUNK + 5, 1);
    let file = digest(&bytes);
    let mut try_to = |length: u64, content: &mut dyn Read| {
        block_on(vault.keep_file(&fresh(), &file, length, content, |_| true)).is_err()
    };
    let length = bytes.len() as u64;
    assert!(try_to(length, &mut &bytes[..bytes.len() - 1]));
    assert!(try_to(length - 1, &mut &bytes[..]));
    assert!(try_to(length + 1, &mut &bytes[..]));
    assert!(try_to(length, &mut &sound(CHUNK + 5, 2)[..]));
    assert_eq!(file_rows(&store), []);
}

#[test]
fn every_altered_missing_or_exchanged_chunk_is_named() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let bytes = sound(CHUNK * 2 + 5, 1);
    let file = digest(&bytes);
    keep(&mut vault, &bytes).unwrap();
    let whole = store.snapshot();
    let all = file_rows(&store);
    assert_eq!(all.len(), 4);
    for row in &all {
        for place in [0, 1, 14, row.value.len() - 1] {
            store.alter(Table::Files, &row.key, |value| value[place] ^= 1);
            assert!(read(&vault, &file).is_err(), "{:?} at {place}", String::from_utf8_lossy(&row.key));
            store.restore(&whole);
        }
    }
    let chunks: Vec<&Row> = all.iter().filter(|row| row.key.starts_with(b"chunk/")).collect();
    store.alter(Table::Files, &chunks[0].key, |value| value.clone_from(&chunks[1].value));
    assert!(matches!(read(&vault, &file), Err(VaultError::Damaged("file"))));
}

#[test]
fn a_tab_that_lost_the_vault_half_way_leaves_no_chunk_behind() {
    let store = Memory::new();
    drop(create(store.clone()).unwrap());
    let bytes = sound(CHUNK * 9, 1);
    for commit in 2..5 {
        let other = store.clone();
        let meanwhile = Meanwhile::new(&store, commit, move || {
            let mut vault = unlock(&other).unwrap();
            tidy(&mut vault, NamedBy::Nobody).unwrap();
        });
        let mut vault = crate::harness::unlock_with(&meanwhile, crate::harness::PASSPHRASE).unwrap();
        assert!(matches!(keep(&mut vault, &bytes), Err(VaultError::Store(StoreError::Superseded { .. }))));
        assert_eq!(file_rows(&store), [], "{commit}");
    }
}

#[test]
fn a_rotation_carries_files_and_seals_only_their_records_anew() {
    let store = Memory::new();
    let mut vault = create(store.clone()).unwrap();
    let (kept, loose) = (sound(CHUNK * 2, 1), sound(CHUNK * 2, 2));
    keep(&mut vault, &kept).unwrap();
    tidy(&mut vault, NamedBy::Entry).unwrap();
    keep(&mut vault, &loose).unwrap();
    let before = file_rows(&store);
    block_on(vault.begin_rotation(&fresh())).unwrap();
    store.fail_after(1, StoreError::Lost);
    assert!(block_on(vault.finish_rotation(&fresh(), |_, _| {})).is_err());
    store.heal();
    drop(vault);
    let mut vault = unlock(&store).unwrap();
    assert!(vault.is_rotating());
    assert_eq!(read(&vault, &digest(&kept)).unwrap(), kept);
    block_on(vault.finish_rotation(&fresh(), |_, _| {})).unwrap();
    drop(vault);
    let vault = unlock(&store).unwrap();
    assert_eq!(read(&vault, &digest(&kept)).unwrap(), kept);
    assert_eq!(read(&vault, &digest(&loose)).unwrap(), loose);
    for (old, new) in before.iter().zip(file_rows(&store)) {
        assert_eq!(old.key, new.key);
        let chunk = old.key.starts_with(b"chunk/");
        assert_eq!(old.value == new.value, chunk, "{:?}", String::from_utf8_lossy(&old.key));
    }
}
