//! What every store must do, whatever it keeps its rows in. The same cases run natively on memory and in a browser's
//! page and worker on IndexedDB; a case gets a store of its own name that is new when it begins.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::future::{Future, poll_fn};
use std::mem;
use std::pin::pin;
use std::task::Poll;

use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Change, GENERATION, Row, StoreError, Table, generation};

/// Opens stores. Two of the same name are two handles on the same rows.
pub trait Stores {
    type Store: Backend;
    async fn open(&self, name: &str) -> Self::Store;
}

/// Hands the names of all cases to a macro that makes tests of them.
macro_rules! for_each_case {
    ($make:ident) => {
        $make! {
            what_is_written_is_read,
            a_put_replaces_and_a_delete_removes,
            changes_apply_in_order,
            tables_are_apart,
            keys_order_as_bytes,
            scans_page_through_a_table,
            empty_keys_and_values,
            a_duplicate_undoes_the_whole_commit,
            a_duplicate_within_a_commit_undoes_it,
            the_generation_counts_commits_that_expect_one,
            staging_leaves_the_generation_alone,
            a_second_writer_is_told_after_a_compaction,
            of_two_writers_at_once_one_wins,
            the_generation_row_is_the_stores_own,
            handles_see_each_other,
            rows_outlive_their_handle,
            big_values,
            many_rows,
            a_long_history_equals_the_model,
        }
    };
}
pub(crate) use for_each_case;

fn add(table: Table, key: &[u8], value: &[u8]) -> Change {
    Change::Add { table, key: key.to_vec(), value: value.to_vec() }
}

fn put(table: Table, key: &[u8], value: &[u8]) -> Change {
    Change::Put { table, key: key.to_vec(), value: value.to_vec() }
}

fn delete(table: Table, key: &[u8]) -> Change {
    Change::Delete { table, key: key.to_vec() }
}

async fn all<B: Backend>(store: &B, table: Table) -> Vec<(Vec<u8>, Vec<u8>)> {
    let rows = store.scan(table, None, usize::MAX).await.unwrap();
    rows.into_iter().map(|Row { key, value }| (key, value)).collect()
}

async fn keys<B: Backend>(store: &B, table: Table) -> Vec<Vec<u8>> {
    all(store, table).await.into_iter().map(|(key, _)| key).collect()
}

pub async fn what_is_written_is_read<S: Stores>(stores: &S) {
    let store = stores.open("what_is_written_is_read").await;
    for table in Table::ALL {
        assert_eq!(store.get(table, b"k").await, Ok(None));
        assert_eq!(all(&store, table).await, []);
        store.commit(None, vec![add(table, b"k", table.name().as_bytes())]).await.unwrap();
        assert_eq!(store.get(table, b"k").await, Ok(Some(table.name().as_bytes().to_vec())));
        assert_eq!(store.get(table, b"K").await, Ok(None));
    }
}

pub async fn a_put_replaces_and_a_delete_removes<S: Stores>(stores: &S) {
    let store = stores.open("a_put_replaces_and_a_delete_removes").await;
    store
        .commit(None, vec![put(Table::Tail, b"k", b"one"), put(Table::Tail, b"k2", b"stays")])
        .await
        .unwrap();
    store.commit(None, vec![put(Table::Tail, b"k", b"two")]).await.unwrap();
    assert_eq!(store.get(Table::Tail, b"k").await, Ok(Some(b"two".to_vec())));
    store.commit(None, vec![delete(Table::Tail, b"k"), delete(Table::Tail, b"never there")]).await.unwrap();
    assert_eq!(all(&store, Table::Tail).await, [(b"k2".to_vec(), b"stays".to_vec())]);
}

pub async fn changes_apply_in_order<S: Stores>(stores: &S) {
    let store = stores.open("changes_apply_in_order").await;
    store.commit(None, vec![add(Table::Files, b"a", b"old"), add(Table::Files, b"b", b"old")]).await.unwrap();
    let changes = vec![
        delete(Table::Files, b"a"),
        add(Table::Files, b"a", b"new"),
        put(Table::Files, b"b", b"new"),
        delete(Table::Files, b"b"),
        put(Table::Files, b"c", b"1"),
        put(Table::Files, b"c", b"2"),
    ];
    store.commit(None, changes).await.unwrap();
    let expected = [(b"a".to_vec(), b"new".to_vec()), (b"c".to_vec(), b"2".to_vec())];
    assert_eq!(all(&store, Table::Files).await, expected);
}

pub async fn tables_are_apart<S: Stores>(stores: &S) {
    let store = stores.open("tables_are_apart").await;
    let changes = Table::ALL.iter().map(|table| add(*table, b"same", table.name().as_bytes())).collect();
    store.commit(None, changes).await.unwrap();
    store.commit(None, vec![delete(Table::Pages, b"same")]).await.unwrap();
    for table in Table::ALL {
        let expected = (table != Table::Pages).then(|| (b"same".to_vec(), table.name().as_bytes().to_vec()));
        assert_eq!(all(&store, table).await, Vec::from_iter(expected));
    }
}

pub async fn keys_order_as_bytes<S: Stores>(stores: &S) {
    let store = stores.open("keys_order_as_bytes").await;
    let ordered: [&[u8]; 9] =
        [b"\0", b"\0\0", b"\0\xff", b"\x01", b"a", b"a\0", b"b", b"\x7f\xff\xff\xff\xff", b"\x80"];
    let changes = ordered.iter().rev().map(|key| add(Table::Tail, key, key)).collect();
    store.commit(None, changes).await.unwrap();
    assert_eq!(keys(&store, Table::Tail).await, ordered);
    // Numbers written big-endian order as numbers do.
    let numbers: Vec<_> = [0_u64, 1, 255, 256, 65_535, u64::MAX].map(|n| n.to_be_bytes().to_vec()).into();
    let changes = numbers.iter().rev().map(|key| add(Table::Index, key, b"")).collect();
    store.commit(None, changes).await.unwrap();
    assert_eq!(keys(&store, Table::Index).await, numbers);
}

pub async fn scans_page_through_a_table<S: Stores>(stores: &S) {
    let store = stores.open("scans_page_through_a_table").await;
    let changes = (0..10_u8).map(|n| add(Table::Pages, &[n * 2], &[n])).collect();
    store.commit(None, changes).await.unwrap();
    store.commit(None, vec![add(Table::Tail, b"\x05", b""), add(Table::Index, b"\x05", b"")]).await.unwrap();

    let mut seen = Vec::new();
    let mut after: Option<Vec<u8>> = None;
    let mut lengths = Vec::new();
    loop {
        let rows = store.scan(Table::Pages, after.as_deref(), 4).await.unwrap();
        lengths.push(rows.len());
        let Some(last) = rows.last() else { break };
        after = Some(last.key.clone());
        seen.extend(rows.into_iter().map(|row| (row.key, row.value)));
    }
    assert_eq!(lengths, [4, 4, 2, 0]);
    assert_eq!(seen, (0..10_u8).map(|n| (vec![n * 2], vec![n])).collect::<Vec<_>>());

    let from = |after: &'static [u8], limit| store.scan(Table::Pages, Some(after), limit);
    // After a key that is there, after one that is not, after one that is a beginning of others, at the end, past it.
    assert_eq!(from(&[4], 1).await.unwrap(), [Row { key: vec![6], value: vec![3] }]);
    assert_eq!(from(&[5], 1).await.unwrap(), [Row { key: vec![6], value: vec![3] }]);
    assert_eq!(from(&[], 1).await.unwrap(), [Row { key: vec![0], value: vec![0] }]);
    assert_eq!(from(&[18], 9).await.unwrap(), []);
    assert_eq!(from(&[255, 255], 9).await.unwrap(), []);
    assert_eq!(store.scan(Table::Pages, None, 0).await.unwrap(), []);
    assert_eq!(store.scan(Table::Pages, None, usize::MAX).await.unwrap().len(), 10);
}

pub async fn empty_keys_and_values<S: Stores>(stores: &S) {
    let store = stores.open("empty_keys_and_values").await;
    store.commit(None, vec![add(Table::Meta, b"", b""), add(Table::Meta, b"x", b"")]).await.unwrap();
    assert_eq!(store.get(Table::Meta, b"").await, Ok(Some(Vec::new())));
    assert_eq!(keys(&store, Table::Meta).await, [b"".to_vec(), b"x".to_vec()]);
    assert_eq!(store.scan(Table::Meta, Some(b""), 9).await.unwrap().len(), 1, "strictly after the empty key");
    assert_eq!(store.commit(None, vec![add(Table::Meta, b"", b"2")]).await, Err(StoreError::Duplicate));
    store.commit(None, vec![delete(Table::Meta, b"")]).await.unwrap();
    assert_eq!(store.get(Table::Meta, b"").await, Ok(None));
}

pub async fn a_duplicate_undoes_the_whole_commit<S: Stores>(stores: &S) {
    let store = stores.open("a_duplicate_undoes_the_whole_commit").await;
    let first = vec![
        add(Table::Tail, b"1", b"one"),
        add(Table::Pages, b"p", b"page"),
        add(Table::Meta, b"root", b"first"),
    ];
    store.commit(Some(0), first).await.unwrap();
    let second = vec![
        add(Table::Tail, b"0", b"new"),
        put(Table::Meta, b"root", b"second"),
        delete(Table::Pages, b"p"),
        add(Table::Tail, b"1", b"duplicate"),
        add(Table::Tail, b"2", b"new"),
    ];
    assert_eq!(store.commit(Some(1), second.clone()).await, Err(StoreError::Duplicate));
    assert_eq!(store.commit(None, second).await, Err(StoreError::Duplicate));
    assert_eq!(all(&store, Table::Tail).await, [(b"1".to_vec(), b"one".to_vec())]);
    assert_eq!(all(&store, Table::Pages).await, [(b"p".to_vec(), b"page".to_vec())]);
    assert_eq!(store.get(Table::Meta, b"root").await, Ok(Some(b"first".to_vec())));
    assert_eq!(generation(&store).await, Ok(1));
    // The store goes on as if nothing had been.
    store.commit(Some(1), vec![add(Table::Tail, b"2", b"two")]).await.unwrap();
    assert_eq!(keys(&store, Table::Tail).await, [b"1".to_vec(), b"2".to_vec()]);
}

pub async fn a_duplicate_within_a_commit_undoes_it<S: Stores>(stores: &S) {
    let store = stores.open("a_duplicate_within_a_commit_undoes_it").await;
    let changes =
        vec![add(Table::Files, b"a", b"1"), add(Table::Files, b"b", b"1"), add(Table::Files, b"a", b"2")];
    assert_eq!(store.commit(Some(0), changes).await, Err(StoreError::Duplicate));
    assert_eq!(all(&store, Table::Files).await, []);
    assert_eq!(generation(&store).await, Ok(0));
}

pub async fn the_generation_counts_commits_that_expect_one<S: Stores>(stores: &S) {
    let store = stores.open("the_generation_counts_commits_that_expect_one").await;
    assert_eq!(generation(&store).await, Ok(0));
    assert_eq!(store.get(Table::Meta, GENERATION).await, Ok(None));
    for n in 0..300_u64 {
        store.commit(Some(n), vec![put(Table::Tail, b"k", &n.to_be_bytes())]).await.unwrap();
    }
    store.commit(Some(300), Vec::new()).await.unwrap();
    assert_eq!(generation(&store).await, Ok(301));
    assert_eq!(store.get(Table::Meta, GENERATION).await, Ok(Some(301_u64.to_be_bytes().to_vec())));
    for wrong in [0, 300, 302, u64::MAX] {
        let refused = Err(StoreError::Superseded { expected: wrong, found: 301 });
        assert_eq!(store.commit(Some(wrong), vec![put(Table::Tail, b"k", b"wrong")]).await, refused);
    }
    assert_eq!(store.get(Table::Tail, b"k").await, Ok(Some(299_u64.to_be_bytes().to_vec())));
}

pub async fn staging_leaves_the_generation_alone<S: Stores>(stores: &S) {
    let store = stores.open("staging_leaves_the_generation_alone").await;
    store.commit(None, vec![add(Table::Pages, b"p", b"")]).await.unwrap();
    store.commit(None, vec![put(Table::Meta, b"draft", b"")]).await.unwrap();
    store.commit(None, Vec::new()).await.unwrap();
    assert_eq!(generation(&store).await, Ok(0));
    assert_eq!(keys(&store, Table::Meta).await, [b"draft".to_vec()]);
    store.commit(Some(0), Vec::new()).await.unwrap();
    store.commit(None, vec![add(Table::Pages, b"q", b"")]).await.unwrap();
    assert_eq!(generation(&store).await, Ok(1));
}

pub async fn a_second_writer_is_told_after_a_compaction<S: Stores>(stores: &S) {
    let name = "a_second_writer_is_told_after_a_compaction";
    let (first, second) = (stores.open(name).await, stores.open(name).await);
    let tail =
        vec![add(Table::Tail, b"1", b"e1"), add(Table::Tail, b"2", b"e2"), put(Table::Meta, b"root", b"r1")];
    first.commit(Some(0), tail).await.unwrap();
    let known = generation(&second).await.unwrap();

    // The first writer compacts: rows 1 and 2 are in a page now, and gone from the tail.
    first.commit(None, vec![add(Table::Pages, b"p", b"e1 e2")]).await.unwrap();
    let swap = vec![
        delete(Table::Tail, b"1"),
        delete(Table::Tail, b"2"),
        put(Table::Meta, b"root", b"names page p"),
    ];
    first.commit(Some(1), swap).await.unwrap();

    // The second would add row 2, which `add` alone no longer refuses, and put back a root that forgets the page.
    let stale = vec![add(Table::Tail, b"2", b"other"), put(Table::Meta, b"root", b"forgets page p")];
    let refused = Err(StoreError::Superseded { expected: 1, found: 2 });
    assert_eq!(second.commit(Some(known), stale).await, refused);
    assert_eq!(all(&second, Table::Tail).await, []);
    assert_eq!(second.get(Table::Meta, b"root").await, Ok(Some(b"names page p".to_vec())));

    let known = generation(&second).await.unwrap();
    second.commit(Some(known), vec![add(Table::Tail, b"3", b"e3")]).await.unwrap();
    assert_eq!(generation(&first).await, Ok(3));
}

pub async fn of_two_writers_at_once_one_wins<S: Stores>(stores: &S) {
    let name = "of_two_writers_at_once_one_wins";
    let (first, second) = (stores.open(name).await, stores.open(name).await);
    for n in 0..20_u64 {
        let row = |who: &[u8]| vec![add(Table::Tail, &n.to_be_bytes(), who), put(Table::Meta, b"root", who)];
        let outcome =
            both(first.commit(Some(n), row(b"first")), second.commit(Some(n), row(b"second"))).await;
        let superseded = StoreError::Superseded { expected: n, found: n + 1 };
        let winner = match outcome {
            (Ok(()), Err(error)) if error == superseded => b"first".to_vec(),
            (Err(error), Ok(())) if error == superseded => b"second".to_vec(),
            other => panic!("one should win: {other:?}"),
        };
        assert_eq!(first.get(Table::Tail, &n.to_be_bytes()).await, Ok(Some(winner.clone())));
        assert_eq!(second.get(Table::Meta, b"root").await, Ok(Some(winner)));
    }
}

pub async fn the_generation_row_is_the_stores_own<S: Stores>(stores: &S) {
    let store = stores.open("the_generation_row_is_the_stores_own").await;
    store.commit(Some(0), Vec::new()).await.unwrap();
    let value = 9_u64.to_be_bytes();
    for change in [
        add(Table::Meta, GENERATION, &value),
        put(Table::Meta, GENERATION, &value),
        delete(Table::Meta, GENERATION),
    ] {
        let changes = vec![put(Table::Tail, b"k", b""), change];
        assert_eq!(store.commit(None, changes.clone()).await, Err(StoreError::Reserved));
        assert_eq!(store.commit(Some(1), changes).await, Err(StoreError::Reserved));
    }
    assert_eq!(generation(&store).await, Ok(1));
    assert_eq!(all(&store, Table::Tail).await, []);
    // In another table the same key is like any other.
    store.commit(None, vec![add(Table::Tail, GENERATION, b"")]).await.unwrap();
}

pub async fn handles_see_each_other<S: Stores>(stores: &S) {
    let (one, two) =
        (stores.open("handles_see_each_other").await, stores.open("handles_see_each_other").await);
    one.commit(None, vec![add(Table::Tail, b"k", b"from one")]).await.unwrap();
    assert_eq!(two.get(Table::Tail, b"k").await, Ok(Some(b"from one".to_vec())));
    assert_eq!(two.commit(None, vec![add(Table::Tail, b"k", b"from two")]).await, Err(StoreError::Duplicate));
    two.commit(None, vec![delete(Table::Tail, b"k")]).await.unwrap();
    assert_eq!(one.get(Table::Tail, b"k").await, Ok(None));
    let other = stores.open("handles_see_each_other, but not from another database").await;
    one.commit(None, vec![add(Table::Tail, b"k", b"again")]).await.unwrap();
    assert_eq!(other.get(Table::Tail, b"k").await, Ok(None));
}

pub async fn rows_outlive_their_handle<S: Stores>(stores: &S) {
    let store = stores.open("rows_outlive_their_handle").await;
    store.commit(Some(0), vec![add(Table::Files, b"k", b"v")]).await.unwrap();
    drop(store);
    let store = stores.open("rows_outlive_their_handle").await;
    assert_eq!(store.get(Table::Files, b"k").await, Ok(Some(b"v".to_vec())));
    assert_eq!(generation(&store).await, Ok(1));
}

pub async fn big_values<S: Stores>(stores: &S) {
    const MIB: usize = 1 << 20;
    let store = stores.open("big_values").await;
    let page = |n: u8| (0..MIB).map(|at| (at as u8).wrapping_mul(31).wrapping_add(n)).collect::<Vec<u8>>();
    let changes = (0..50_u8).map(|n| add(Table::Pages, &[n], &page(n))).collect();
    store.commit(None, changes).await.unwrap();
    let mut after: Option<Vec<u8>> = None;
    let mut count = 0_u8;
    loop {
        let rows = store.scan(Table::Pages, after.as_deref(), 8).await.unwrap();
        let Some(last) = rows.last() else { break };
        after = Some(last.key.clone());
        for row in &rows {
            assert!(row.key == [count] && row.value == page(count), "page {count} differs");
            count += 1;
        }
    }
    assert_eq!(count, 50);
    assert!(store.get(Table::Pages, &[49]).await.unwrap().is_some_and(|value| value == page(49)));
}

pub async fn many_rows<S: Stores>(stores: &S) {
    let store = stores.open("many_rows").await;
    let changes = (0..5_000_u32).map(|n| add(Table::Tail, &n.to_be_bytes(), &[7; 100])).collect();
    store.commit(Some(0), changes).await.unwrap();
    let rows = store.scan(Table::Tail, Some(&4_000_u32.to_be_bytes()), 10_000).await.unwrap();
    assert_eq!(rows.len(), 999);
    assert_eq!(
        keys(&store, Table::Tail).await,
        (0..5_000_u32).map(|n| n.to_be_bytes().to_vec()).collect::<Vec<_>>()
    );
}

/// The same commits, many of them refused, on the store and on a plain map: answers and rows must agree.
pub async fn a_long_history_equals_the_model<S: Stores>(stores: &S) {
    let store = stores.open("a_long_history_equals_the_model").await;
    let model = Memory::new();
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut below = |bound: u64| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state % bound
    };
    let (mut kept, mut refused) = (0, 0);
    for _ in 0..150 {
        let changes: Vec<_> = (0..below(5))
            .map(|_| {
                let table = Table::ALL[below(5) as usize];
                let key = vec![below(4) as u8; below(3) as usize];
                let value = vec![below(256) as u8; below(40) as usize];
                match below(3) {
                    0 => Change::Add { table, key, value },
                    1 => Change::Put { table, key, value },
                    _ => Change::Delete { table, key },
                }
            })
            .collect();
        let now = generation(&model).await.unwrap();
        let expected = [None, Some(now), Some(now), Some(now + 1)][below(4) as usize];
        let outcome = model.commit(expected, changes.clone()).await;
        assert_eq!(store.commit(expected, changes).await, outcome);
        *if outcome.is_ok() { &mut kept } else { &mut refused } += 1;
        for table in Table::ALL {
            assert_eq!(all(&store, table).await, all(&model, table).await);
        }
    }
    assert!(kept > 30 && refused > 30, "{kept} kept and {refused} refused prove little");
}

/// Waits for two futures that run at the same time.
async fn both<A, B>(a: impl Future<Output = A>, b: impl Future<Output = B>) -> (A, B) {
    let (mut a, mut b) = (pin!(a), pin!(b));
    let (mut left, mut right) = (Poll::Pending, Poll::Pending);
    poll_fn(|context| {
        if left.is_pending() {
            left = a.as_mut().poll(context);
        }
        if right.is_pending() {
            right = b.as_mut().poll(context);
        }
        match (mem::replace(&mut left, Poll::Pending), mem::replace(&mut right, Poll::Pending)) {
            (Poll::Ready(a), Poll::Ready(b)) => Poll::Ready((a, b)),
            (a, b) => {
                (left, right) = (a, b);
                Poll::Pending
            }
        }
    })
    .await
}
