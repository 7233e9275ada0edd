//! The store's cases on memory, and what only the store in memory can do.
#![cfg(not(target_arch = "wasm32"))]

mod store_cases;

use std::cell::RefCell;
use std::collections::HashMap;

use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Change, StoreError, Table, generation};
use pollster::block_on;
use store_cases::{Stores, for_each_case};

#[derive(Default)]
struct MemoryStores(RefCell<HashMap<String, Memory>>);

impl Stores for MemoryStores {
    type Store = Memory;

    async fn open(&self, name: &str) -> Memory {
        self.0.borrow_mut().entry(name.to_owned()).or_default().clone()
    }
}

macro_rules! on_memory {
    ($($case:ident,)*) => {
        $(#[test]
        fn $case() {
            block_on(store_cases::$case(&MemoryStores::default()));
        })*
    };
}
for_each_case!(on_memory);

fn put(key: &[u8], value: &[u8]) -> Vec<Change> {
    vec![Change::Put { table: Table::Tail, key: key.to_vec(), value: value.to_vec() }]
}

#[test]
fn a_full_store_says_so_and_keeps_what_it_had() {
    block_on(async {
        let store = Memory::new();
        store.commit(Some(0), put(b"k", &[1; 100])).await.unwrap();
        store.quota(store.used() + 50);
        let before = store.snapshot();
        let mut changes = put(b"k", &[2; 10]);
        changes.extend(put(b"l", &[2; 200]));
        assert_eq!(store.commit(Some(1), changes.clone()).await, Err(StoreError::Full));
        assert_eq!(store.snapshot(), before);
        // What makes room, and what fits, is taken.
        store.commit(Some(1), put(b"k", &[2; 20])).await.unwrap();
        store.commit(Some(2), put(b"l", &[2; 100])).await.unwrap();
        store.quota(None);
        store.commit(Some(3), changes).await.unwrap();
    });
}

#[test]
fn a_store_fails_when_told_to_and_loses_nothing() {
    block_on(async {
        let store = Memory::new();
        store.fail_after(2, StoreError::Lost);
        store.commit(Some(0), put(b"1", b"")).await.unwrap();
        store.commit(Some(1), put(b"2", b"")).await.unwrap();
        let before = store.snapshot();
        for _ in 0..3 {
            assert_eq!(store.commit(Some(2), put(b"3", b"")).await, Err(StoreError::Lost));
            assert_eq!(store.get(Table::Tail, b"2").await, Ok(Some(Vec::new())), "reading goes on");
        }
        assert_eq!(store.snapshot(), before);

        store.fail_reads_after(1, StoreError::Blocked);
        assert_eq!(generation(&store).await, Ok(2));
        assert_eq!(store.get(Table::Tail, b"1").await, Err(StoreError::Blocked));
        assert_eq!(store.scan(Table::Tail, None, 1).await, Err(StoreError::Blocked));
        store.heal();
        store.commit(Some(2), put(b"3", b"")).await.unwrap();
        assert_eq!(generation(&store).await, Ok(3));
    });
}

#[test]
fn a_snapshot_is_every_byte() {
    block_on(async {
        let store = Memory::new();
        store.commit(Some(0), put(b"k", b"v")).await.unwrap();
        let backup = store.snapshot();
        store.clone().commit(Some(1), put(b"k", b"w")).await.unwrap();
        assert_ne!(store.snapshot(), backup);
        store.restore(&backup);
        assert_eq!(store.snapshot(), backup);
        assert_eq!(generation(&store).await, Ok(1));
    });
}
