//! One connection to one database: opening and deleting through rexie, and reading.

use std::cell::RefCell;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::Poll;

use gloo::timers::future::TimeoutFuture;
use js_sys::{Array, ArrayBuffer, Function, Object, Proxy, Reflect, Uint8Array};
use rexie::{KeyRange, ObjectStore, Rexie, RexieBuilder, Store, TransactionMode};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbDatabase;

use super::super::{Bytes, Row, StoreError, Table};
use super::fault::{from_opening, from_rexie, from_thrown};

/// The schema's version, for ever.
const VERSION: u32 = 1;

/// An open connection, closed when dropped.
pub(super) struct Connection {
    rexie: Rexie,
    /// The connection that `rexie` holds.
    pub(super) database: IdbDatabase,
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.database.close();
    }
}

impl Connection {
    /// Opens a database and makes its tables if it is new.
    pub(super) async fn open(name: &str, patience: u32) -> Result<Self, StoreError> {
        match Self::build(with_tables(name), patience).await {
            // What is left if a tab was killed in the middle of `reopen`.
            Err(Unusable::Empty) => {
                delete(name, patience).await?;
                Self::build(with_tables(name), patience).await
            }
            outcome => outcome,
        }
        .map_err(|unusable| unusable.or(StoreError::Damaged))
    }

    /// Opens a database that was there a moment ago. If it has been deleted since, it is not made anew: that would
    /// look like a vault which has lost everything.
    pub(super) async fn reopen(name: &str, patience: u32) -> Result<Self, StoreError> {
        match Self::build(Rexie::builder(name).version(VERSION), patience).await {
            Err(Unusable::Empty) => {
                delete(name, patience).await?;
                Err(StoreError::Lost)
            }
            outcome => outcome.map_err(|unusable| match unusable.or(StoreError::Lost) {
                StoreError::Blocked => StoreError::Blocked,
                _ => StoreError::Lost,
            }),
        }
    }

    async fn build(builder: RexieBuilder, patience: u32) -> Result<Self, Unusable> {
        let close = |late: rexie::Result<Rexie>| drop(late.map(Rexie::close));
        let rexie = within(patience, builder.build(), close).await?.map_err(|error| from_opening(&error))?;
        let tables = rexie.store_names();
        let complete = Table::ALL.iter().all(|table| tables.iter().any(|name| name == table.name()));
        match complete.then(|| held(&rexie)) {
            Some(Ok(database)) => Ok(Self { rexie, database }),
            Some(Err(error)) => {
                rexie.close();
                Err(error.into())
            }
            None => {
                rexie.close();
                Err(if tables.is_empty() { Unusable::Empty } else { StoreError::Damaged.into() })
            }
        }
    }

    pub(super) async fn get(&self, table: Table, key: &Uint8Array) -> Result<Option<Bytes>, StoreError> {
        let value = self.table(table)?.get(key.into()).await.map_err(|error| from_rexie(&error))?;
        value.map(bytes).transpose()
    }

    pub(super) async fn scan(
        &self,
        table: Table,
        after: Option<&Uint8Array>,
        limit: u32,
    ) -> Result<Vec<Row>, StoreError> {
        let range = match after {
            Some(key) => {
                Some(KeyRange::lower_bound(key, Some(true)).map_err(|error| from_rexie(&error.into()))?)
            }
            None => None,
        };
        // Both in one transaction, which nothing but its own requests is awaited in.
        let table = self.table(table)?;
        let keys =
            table.get_all_keys(range.clone(), Some(limit)).await.map_err(|error| from_rexie(&error))?;
        let values = table.get_all(range, Some(limit)).await.map_err(|error| from_rexie(&error))?;
        if keys.len() != values.len() {
            return Err(StoreError::Damaged);
        }
        keys.into_iter()
            .zip(values)
            .map(|(key, value)| Ok(Row { key: bytes(key)?, value: bytes(value)? }))
            .collect()
    }

    /// A table in a read-only transaction of its own.
    fn table(&self, table: Table) -> Result<Store, StoreError> {
        self.rexie
            .transaction(&[table.name()], TransactionMode::ReadOnly)
            .and_then(|transaction| transaction.store(table.name()))
            .map_err(|error| from_rexie(&error))
    }
}

/// Why a database that opened is of no use.
enum Unusable {
    /// It has no tables: it was not there, and opening has just made it.
    Empty,
    /// Anything else.
    Refused(StoreError),
}

impl Unusable {
    fn or(self, empty: StoreError) -> StoreError {
        match self {
            Self::Empty => empty,
            Self::Refused(error) => error,
        }
    }
}

impl From<StoreError> for Unusable {
    fn from(error: StoreError) -> Self {
        Self::Refused(error)
    }
}

/// Deletes a database.
pub(super) async fn delete(name: &str, patience: u32) -> Result<(), StoreError> {
    within(patience, Rexie::builder(name).delete(), drop).await?.map_err(|error| from_opening(&error))
}

fn with_tables(name: &str) -> RexieBuilder {
    let builder = Rexie::builder(name).version(VERSION);
    Table::ALL
        .into_iter()
        .fold(builder, |builder, table| builder.add_object_store(ObjectStore::new(table.name())))
}

/// Waits for `work`, but not for ever. IndexedDB cannot be told to give up, so what comes too late goes to `late`.
async fn within<T: 'static>(
    patience: u32,
    work: impl Future<Output = T> + 'static,
    late: impl FnOnce(T) + 'static,
) -> Result<T, StoreError> {
    let mut work: Pin<Box<dyn Future<Output = T>>> = Box::pin(work);
    let mut timer = pin!(TimeoutFuture::new(patience));
    let done = poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(value) => Poll::Ready(Some(value)),
        Poll::Pending => timer.as_mut().poll(context).map(|()| None),
    })
    .await;
    done.ok_or_else(|| {
        spawn_local(async move { late(work.await) });
        StoreError::Blocked
    })
}

/// The connection inside a `Rexie`, which keeps it to itself. It shows it to the browser, though, whenever it begins
/// a transaction: so one is begun (it ends by itself, having nothing to do) while a proxy in the place of
/// `IDBDatabase.prototype.transaction` notes whose it is. All in one go: nothing else can run in between.
fn held(rexie: &Rexie) -> Result<IdbDatabase, StoreError> {
    let seen = Rc::new(RefCell::new(JsValue::UNDEFINED));
    let note = seen.clone();
    let apply = Closure::<dyn FnMut(Function, JsValue, Array) -> Result<JsValue, JsValue>>::new(
        move |begin: Function, database: JsValue, arguments: Array| {
            note.replace(database.clone());
            Reflect::apply(&begin, &database, &arguments)
        },
    );
    let swap = || -> Result<Result<rexie::Transaction, rexie::Error>, JsValue> {
        let name = JsValue::from("transaction");
        let class = Reflect::get(&js_sys::global(), &"IDBDatabase".into())?;
        let prototype = Reflect::get(&class, &"prototype".into())?;
        let begin = Reflect::get(&prototype, &name)?;
        let handler = Object::new();
        Reflect::set(&handler, &"apply".into(), apply.as_ref())?;
        Reflect::set(&prototype, &name, &Proxy::new(&begin, &handler))?;
        let begun = rexie.transaction(&[Table::Meta.name()], TransactionMode::ReadOnly);
        Reflect::set(&prototype, &name, &begin)?;
        Ok(begun)
    };
    swap().map_err(|thrown| from_thrown(&thrown))?.map_err(|error| from_rexie(&error))?;
    seen.take().dyn_into().map_err(|_| StoreError::Damaged)
}

/// The bytes of a stored key or value.
fn bytes(stored: JsValue) -> Result<Bytes, StoreError> {
    // Keys come back as the buffer alone.
    match stored.dyn_into::<Uint8Array>() {
        Ok(array) => Ok(array.to_vec()),
        Err(other) if other.is_instance_of::<ArrayBuffer>() => Ok(Uint8Array::new(&other).to_vec()),
        Err(_) => Err(StoreError::Damaged),
    }
}
