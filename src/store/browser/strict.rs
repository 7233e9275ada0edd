//! Writing: transactions of strict durability, which rexie cannot ask for. Everything is turned into the browser's
//! own types first; inside the transaction nothing is awaited but its own requests.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbRequest, IdbTransaction};

use super::super::{Change, GENERATION, StoreError, Table, next_generation};
use super::connection::Connection;
use super::fault::{from_exception, from_thrown};

#[wasm_bindgen]
extern "C" {
    type StrictDatabase;

    /// `IDBDatabase.transaction` with its third argument.
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &StrictDatabase,
        tables: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// A commit in the browser's own types, which can be tried more than once.
pub(super) struct Prepared {
    expected: Option<u64>,
    tables: Array,
    changes: Vec<PreparedChange>,
}

struct PreparedChange {
    table: Table,
    key: Uint8Array,
    kind: Kind,
}

enum Kind {
    Add(Uint8Array),
    Put(Uint8Array),
    Delete,
}

impl Prepared {
    pub(super) fn new(expected: Option<u64>, changes: Vec<Change>) -> Self {
        let touched = |table: &Table| {
            (*table == Table::Meta && expected.is_some())
                || changes.iter().any(|change| change.table() == *table)
        };
        let tables =
            Table::ALL.iter().filter(|table| touched(table)).map(|table| JsValue::from(table.name()));
        Self {
            expected,
            tables: tables.collect(),
            changes: changes.into_iter().map(PreparedChange::new).collect(),
        }
    }
}

impl PreparedChange {
    fn new(change: Change) -> Self {
        let (table, key, kind) = match change {
            Change::Add { table, key, value } => (table, key, Kind::Add(Uint8Array::from(value.as_slice()))),
            Change::Put { table, key, value } => (table, key, Kind::Put(Uint8Array::from(value.as_slice()))),
            Change::Delete { table, key } => (table, key, Kind::Delete),
        };
        Self { table, key: Uint8Array::from(key.as_slice()), kind }
    }

    /// Asks for the change; the answer is the transaction's.
    fn request(&self, transaction: &IdbTransaction) -> Result<(), JsValue> {
        let table = transaction.object_store(self.table.name())?;
        match &self.kind {
            Kind::Add(value) => table.add_with_key(value, &self.key),
            Kind::Put(value) => table.put_with_key(value, &self.key),
            Kind::Delete => table.delete(&self.key),
        }
        .map(drop)
    }
}

impl Connection {
    /// One transaction. `Ok` means that the browser said `complete`, and nothing less.
    pub(super) async fn commit(&self, prepared: &Prepared) -> Result<(), StoreError> {
        let transaction = self.begin(&prepared.tables).map_err(|thrown| from_thrown(&thrown))?;
        // Listening begins before the first request.
        let ended = JsFuture::from(ended(&transaction));
        let requested = match prepared.expected {
            Some(expected) => succeed(&transaction, expected).await,
            None => Ok(()),
        }
        .and_then(|()| {
            let mut changes = prepared.changes.iter();
            changes.try_for_each(|change| change.request(&transaction)).map_err(|thrown| from_thrown(&thrown))
        });
        if requested.is_err() {
            // Refused if the transaction has aborted itself, which is as good.
            let _ = transaction.abort();
        }
        match (requested, ended.await) {
            (Ok(()), Ok(_)) => Ok(()),
            // A request that failed because the transaction was aborting knows less than the transaction does.
            (Ok(()) | Err(StoreError::Lost), Err(_)) => Err(cause(&transaction)),
            (Err(error), _) => Err(error),
        }
    }

    fn begin(&self, tables: &Array) -> Result<IdbTransaction, JsValue> {
        let options = Object::new();
        Reflect::set(&options, &"durability".into(), &"strict".into())?;
        let database: &StrictDatabase = self.database.unchecked_ref();
        database.transaction(tables, "readwrite", &options)
    }
}

/// Moves the generation on by one, if it is the expected one.
async fn succeed(transaction: &IdbTransaction, expected: u64) -> Result<(), StoreError> {
    let key = Uint8Array::from(GENERATION);
    let refused = |thrown: JsValue| from_thrown(&thrown);
    let meta = transaction.object_store(Table::Meta.name()).map_err(refused)?;
    let found = answer(&meta.get(&key).map_err(refused)?).await?;
    let found = match found.dyn_ref::<Uint8Array>() {
        Some(row) => Some(row.to_vec()),
        None if found.is_undefined() => None,
        None => return Err(StoreError::Damaged),
    };
    let next = next_generation(found.as_deref(), expected)?;
    meta.put_with_key(&Uint8Array::from(next.as_slice()), &key).map_err(refused)?;
    Ok(())
}

/// The result of a request.
pub(super) async fn answer(request: &IdbRequest) -> Result<JsValue, StoreError> {
    let answered = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(answered).await {
        Ok(_) => request.result().map_err(|thrown| from_thrown(&thrown)),
        Err(_) => {
            Err(request.error().ok().flatten().map_or(StoreError::Lost, |error| from_exception(&error)))
        }
    }
}

/// Settles when the transaction is over: kept if it completed, broken if it aborted. A failed request is no end yet;
/// the abort that follows it is. The browser's own functions listen, so that nothing dangles if no one waits.
fn ended(transaction: &IdbTransaction) -> Promise {
    Promise::new(&mut |resolve, reject| {
        transaction.set_oncomplete(Some(&resolve));
        transaction.set_onabort(Some(&reject));
    })
}

/// Why a transaction aborted that was not told to: the browser cut it off if it gives no reason.
fn cause(transaction: &IdbTransaction) -> StoreError {
    transaction.error().map_or(StoreError::Lost, |error| from_exception(&error))
}
