//! The store's cases on IndexedDB, and what can only go wrong there. Both a page and a worker include this file.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::future::{Future, poll_fn};
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::Poll;

use gloo::timers::future::TimeoutFuture;
use holdfast::store::browser::{self, Browser};
use holdfast::store::{Backend, Change, GENERATION, StoreError, Table, generation};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::store_cases::{self, Stores, for_each_case};

/// Opens databases that no other test, and no earlier run, has used.
struct BrowserStores(u32);

impl BrowserStores {
    fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

impl Stores for BrowserStores {
    type Store = Browser;

    async fn open(&self, name: &str) -> Browser {
        browser::open(&format!("{} {name}", self.0)).await.unwrap()
    }
}

macro_rules! on_indexed_db {
    ($($case:ident,)*) => {
        $(#[wasm_bindgen_test]
        async fn $case() {
            store_cases::$case(&BrowserStores::new()).await;
        })*
    };
}
for_each_case!(on_indexed_db);

/// What other code at the same address may do to a database.
#[wasm_bindgen(inline_js = r#"
const settled = request => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
});
export const connect = (name, version, tables) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => tables.forEach(table => request.result.createObjectStore(table));
    return settled(request);
};
export const close = database => database.close();
export const describe = database => {
    const tables = [...database.objectStoreNames];
    const begun = tables.length ? database.transaction(tables) : null;
    return database.version + " " + tables.map(name => {
        const table = begun.objectStore(name);
        return [name, table.keyPath, table.autoIncrement, table.indexNames.length].join("/");
    }).join(" ");
};
export const plant = async (name, table, key, value) => {
    const database = await settled(indexedDB.open(name));
    await settled(database.transaction(table, "readwrite").objectStore(table).put(value, new Uint8Array(key)));
    database.close();
};
/// Asks for a newer version, for which every connection gives way, and then does not go through with it.
export const interrupt = name => new Promise(resolve => {
    const request = indexedDB.open(name, 2);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onerror = event => { event.preventDefault(); resolve(); };
});
export const erase = name => settled(indexedDB.deleteDatabase(name));
export const exists = async name => (await indexedDB.databases()).some(database => database.name === name);

const native = IDBDatabase.prototype.transaction;
export const is_native = () => IDBDatabase.prototype.transaction === native;
let seen = [];
/// Lets `change(transaction)` at every writing transaction, and notes its durability.
const watch = change => {
    seen = [];
    IDBDatabase.prototype.transaction = function (...args) {
        const transaction = native.apply(this, args);
        if (transaction.mode === "readwrite") {
            seen.push(transaction.durability);
            change(transaction);
        }
        return transaction;
    };
};
export const watch_durability = () => watch(() => {});
/// Aborts writing transactions after their last request has succeeded and before they complete.
export const abort_late = times => watch(transaction => {
    if (times-- <= 0) return;
    const open = transaction.objectStore;
    transaction.objectStore = function (name) {
        const table = open.call(transaction, name);
        const write = table.put;
        table.put = function (...args) {
            const request = write.apply(table, args);
            request.addEventListener("success", () => transaction.abort());
            return request;
        };
        return table;
    };
});
/// Refuses every write of a transaction but its first, at once.
export const refuse_second = () => watch(transaction => {
    const open = transaction.objectStore;
    let writes = 0;
    transaction.objectStore = function (name) {
        const table = open.call(transaction, name);
        const write = table.put;
        table.put = function (...args) {
            if (writes++ > 0) throw new DOMException("no more", "DataCloneError");
            return write.apply(table, args);
        };
        return table;
    };
});
export const unwatch = () => { IDBDatabase.prototype.transaction = native; return seen.join(" "); };

/// Has the browser give this address a bucket of 2 MiB instead of its usual storage.
export const small_disk = async () => {
    if (!navigator.storageBuckets) return false;
    const bucket = await navigator.storageBuckets.open("small", { quota: 2 * 1024 * 1024 });
    Object.defineProperty(globalThis, "indexedDB", { value: bucket.indexedDB, configurable: true });
    return true;
};
const usual = Object.getOwnPropertyDescriptor(globalThis, "indexedDB");
export const usual_disk = async () => {
    if (usual) Object.defineProperty(globalThis, "indexedDB", usual); else delete globalThis.indexedDB;
    await navigator.storageBuckets.delete("small");
};
"#)]
extern "C" {
    #[wasm_bindgen(catch)]
    async fn connect(name: &str, version: u32, tables: Vec<String>) -> Result<JsValue, JsValue>;
    fn close(database: &JsValue);
    fn describe(database: &JsValue) -> String;
    async fn plant(name: &str, table: &str, key: &[u8], value: JsValue);
    async fn interrupt(name: &str);
    async fn erase(name: &str);
    async fn exists(name: &str) -> JsValue;
    fn is_native() -> bool;
    fn watch_durability();
    fn abort_late(times: u32);
    fn refuse_second();
    fn unwatch() -> String;
    async fn small_disk() -> JsValue;
    async fn usual_disk();
}

fn put(key: &[u8], value: &[u8]) -> Vec<Change> {
    vec![Change::Put { table: Table::Tail, key: key.to_vec(), value: value.to_vec() }]
}

async fn is_there(name: &str) -> bool {
    exists(name).await.is_truthy()
}

#[wasm_bindgen_test]
async fn the_schema_is_five_bare_tables_at_version_one() {
    let store = browser::open("schema").await.unwrap();
    let raw = connect("schema", 1, Vec::new()).await.unwrap();
    assert_eq!(describe(&raw), "1 files//false/0 index//false/0 meta//false/0 pages//false/0 tail//false/0");
    close(&raw);
    drop(store);
}

#[wasm_bindgen_test]
async fn every_commit_asks_for_strict_durability() {
    let store = browser::open("durability").await.unwrap();
    assert!(is_native(), "opening leaves the browser's own functions as they were");
    watch_durability();
    store.commit(None, put(b"k", b"1")).await.unwrap();
    store.commit(Some(0), put(b"k", b"2")).await.unwrap();
    store.commit(Some(1), Vec::new()).await.unwrap();
    store.get(Table::Tail, b"k").await.unwrap();
    assert_eq!(unwatch(), "strict strict strict");
}

#[wasm_bindgen_test]
async fn a_transaction_that_aborts_is_an_error_though_its_requests_succeeded() {
    let store = browser::open("aborts").await.unwrap();
    store.commit(Some(0), put(b"k", b"1")).await.unwrap();
    abort_late(u32::MAX);
    assert_eq!(store.commit(None, put(b"k", b"2")).await, Err(StoreError::Lost));
    assert_eq!(store.commit(Some(1), put(b"k", b"2")).await, Err(StoreError::Lost));
    unwatch();
    assert_eq!(store.get(Table::Tail, b"k").await, Ok(Some(b"1".to_vec())));
    assert_eq!(generation(&store).await, Ok(1));
    // Cut off once, it is tried again.
    abort_late(1);
    store.commit(Some(1), put(b"k", b"3")).await.unwrap();
    assert_eq!(unwatch(), "strict strict");
    assert_eq!(store.get(Table::Tail, b"k").await, Ok(Some(b"3".to_vec())));
    assert_eq!(generation(&store).await, Ok(2));
}

#[wasm_bindgen_test]
async fn a_request_that_is_refused_at_once_undoes_those_before_it() {
    let store = browser::open("refused").await.unwrap();
    let mut changes = put(b"k", b"1");
    changes.extend(put(b"l", b"1"));
    let refused =
        Err(StoreError::Refused { name: "DataCloneError".to_owned(), message: "no more".to_owned() });
    refuse_second();
    assert_eq!(store.commit(None, changes.clone()).await, refused);
    assert_eq!(store.commit(Some(0), changes).await, refused);
    unwatch();
    assert_eq!(store.scan(Table::Tail, None, 9).await, Ok(Vec::new()));
    assert_eq!(generation(&store).await, Ok(0));
}

#[wasm_bindgen_test]
async fn a_commit_that_nobody_waits_for_is_whole() {
    let store = browser::open("unawaited").await.unwrap();
    for n in 0..10_u64 {
        let now = generation(&store).await.unwrap();
        let mut commit = Box::pin(store.commit(Some(now), put(&n.to_be_bytes(), b"")));
        for _ in 0..n {
            let polled = poll_fn(|context| Poll::Ready(commit.as_mut().poll(context))).await;
            if polled.is_ready() {
                break;
            }
            TimeoutFuture::new(0).await;
        }
        drop(commit);
        let kept = generation(&store).await.unwrap() - now;
        let rows = u64::from(store.get(Table::Tail, &n.to_be_bytes()).await.unwrap().is_some());
        assert_eq!(kept, rows, "the row and the generation go together");
    }
}

#[wasm_bindgen_test]
async fn a_dropped_connection_is_opened_again() {
    let store = browser::open("dropped").await.unwrap();
    store.commit(Some(0), put(b"k", b"v")).await.unwrap();
    interrupt("dropped").await;
    assert_eq!(store.get(Table::Tail, b"k").await, Ok(Some(b"v".to_vec())));
    interrupt("dropped").await;
    assert_eq!(store.scan(Table::Tail, None, 9).await.unwrap().len(), 1);
    interrupt("dropped").await;
    store.commit(Some(1), put(b"k", b"w")).await.unwrap();
    interrupt("dropped").await;
    assert_eq!(generation(&store).await, Ok(2));
    assert_eq!(store.get(Table::Tail, b"k").await, Ok(Some(b"w".to_vec())));
}

#[wasm_bindgen_test]
async fn a_deleted_database_is_lost_and_stays_deleted() {
    let store = browser::open("deleted").await.unwrap();
    store.commit(Some(0), put(b"k", b"v")).await.unwrap();
    erase("deleted").await;
    assert_eq!(store.get(Table::Tail, b"k").await, Err(StoreError::Lost));
    assert_eq!(store.scan(Table::Tail, None, 1).await, Err(StoreError::Lost));
    assert_eq!(store.commit(Some(1), put(b"k", b"v")).await, Err(StoreError::Lost));
    assert!(!is_there("deleted").await);
}

#[wasm_bindgen_test]
async fn deleting_leaves_nothing() {
    let other = browser::open("left").await.unwrap();
    let store = browser::open("left").await.unwrap();
    store.commit(Some(0), put(b"k", b"v")).await.unwrap();
    assert!(is_there("left").await);
    drop(store);
    // The other handle gives way.
    browser::delete("left").await.unwrap();
    assert!(!is_there("left").await);
    assert_eq!(other.get(Table::Tail, b"k").await, Err(StoreError::Lost));
    browser::delete("left").await.unwrap();
    let store = browser::open("left").await.unwrap();
    assert_eq!(generation(&store).await, Ok(0));
    assert_eq!(store.get(Table::Tail, b"k").await, Ok(None));
}

#[wasm_bindgen_test]
async fn who_is_blocked_is_told() {
    drop(browser::open("blocked").await.unwrap());
    // A connection that does not give way.
    let stubborn = connect("blocked", 1, Vec::new()).await.unwrap();
    assert_eq!(browser::delete_within("blocked", 300).await, Err(StoreError::Blocked));
    // The deletion waits still, and everybody waits for it.
    assert!(matches!(browser::open_within("blocked", 300).await, Err(StoreError::Blocked)));
    close(&stubborn);
    // What came too late is closed again, so that it stands in nobody's way.
    browser::delete("blocked").await.unwrap();
    assert!(!is_there("blocked").await);
}

#[wasm_bindgen_test]
async fn what_is_not_ours_is_left_alone() {
    let foreign = connect("foreign", 1, vec!["theirs".to_owned()]).await.unwrap();
    assert!(matches!(browser::open("foreign").await, Err(StoreError::Damaged)));
    assert_eq!(describe(&foreign), "1 theirs//false/0");
    close(&foreign);
    assert!(is_there("foreign").await);

    close(&connect("newer", 2, vec!["meta".to_owned()]).await.unwrap());
    match browser::open("newer").await {
        Err(StoreError::Refused { name, .. }) => assert_eq!(name, "VersionError"),
        other => panic!("{:?}", other.err()),
    }
}

#[wasm_bindgen_test]
async fn a_database_without_tables_is_made_whole() {
    close(&connect("empty", 1, Vec::new()).await.unwrap());
    let store = browser::open("empty").await.unwrap();
    store.commit(Some(0), put(b"k", b"v")).await.unwrap();
}

#[wasm_bindgen_test]
async fn rows_that_nobody_here_wrote_are_damage() {
    let store = browser::open("damage").await.unwrap();
    plant("damage", "tail", b"k", "text".into()).await;
    assert_eq!(store.get(Table::Tail, b"k").await, Err(StoreError::Damaged));
    assert_eq!(store.scan(Table::Tail, None, 9).await, Err(StoreError::Damaged));
    for generation_row in
        [JsValue::from("text"), JsValue::from(1), js_sys::Uint8Array::new_with_length(7).into()]
    {
        plant("damage", "meta", GENERATION, generation_row).await;
        assert_eq!(generation(&store).await, Err(StoreError::Damaged));
        assert_eq!(store.commit(Some(0), put(b"l", b"")).await, Err(StoreError::Damaged));
    }
    assert_eq!(store.get(Table::Tail, b"l").await, Ok(None));
}

/// A real quota, where the browser lets one be set (Chromium's storage buckets).
#[wasm_bindgen_test]
async fn a_full_disk_says_so_and_keeps_what_it_had() {
    if !small_disk().await.is_truthy() {
        return;
    }
    let store = browser::open("full").await.unwrap();
    store.commit(Some(0), put(b"k", b"v")).await.unwrap();
    // Bytes that do not compress away.
    let mut state = 1_u32;
    let noise: Vec<u8> = (0..4 << 20)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
        .collect();
    let mut changes = put(b"k", b"w");
    changes.extend(put(b"large", &noise));
    let outcome = store.commit(Some(1), changes).await;
    let kept = (
        store.get(Table::Tail, b"k").await,
        store.get(Table::Tail, b"large").await,
        generation(&store).await,
    );
    drop(store);
    usual_disk().await;
    assert_eq!(outcome, Err(StoreError::Full));
    assert_eq!(kept, (Ok(Some(b"v".to_vec())), Ok(None), Ok(1)));
}
