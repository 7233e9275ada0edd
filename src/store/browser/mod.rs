//! The store in the browser: one IndexedDB database for each name, opened, owned and deleted by `rexie`. It needs no
//! window, so it works in a worker and in a page alike.
//!
//! The schema is at version 1 for ever: five tables, keys beside the rows, no indexes, keys and values as
//! `Uint8Array`. A connection may break at any time (some systems cut them when a tab sleeps): it is opened again
//! once, and what was asked is asked again. A connection gives way as soon as someone wants to delete the database;
//! a database that has been deleted is never made anew by a handle on the old one.

mod connection;
mod fault;
mod handles;
mod strict;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Uint8Array;

use self::connection::Connection;
use self::strict::Prepared;
use super::{Backend, Bytes, Change, Row, StoreError, Table, refuse_reserved};

/// How long opening and deleting wait for other tabs, in milliseconds. An old laptop that has just been switched on
/// may need some seconds for its first database; a tab that does not let go never ends.
pub const PATIENCE: u32 = 15_000;

/// An open database. Dropping it closes the connection.
pub struct Browser {
    name: String,
    connection: RefCell<Rc<Connection>>,
}

/// Opens a database, and makes it if there is none of this name.
///
/// # Errors
/// [`StoreError::Blocked`] if it is not open after [`PATIENCE`]; [`StoreError::Full`]; [`StoreError::Damaged`] if a
/// database of this name is not one of ours; [`StoreError::Refused`] in the browser's words if there is no storage to
/// be had at all, as in some private windows.
pub async fn open(name: &str) -> Result<Browser, StoreError> {
    open_within(name, PATIENCE).await
}

/// [`open`] that waits for `patience` milliseconds.
///
/// # Errors
/// As [`open`].
pub async fn open_within(name: &str, patience: u32) -> Result<Browser, StoreError> {
    let connection = Connection::open(name, patience).await?;
    Ok(Browser { name: name.to_owned(), connection: RefCell::new(Rc::new(connection)) })
}

/// Deletes a database with all it holds. Other handles on it give way, and find it [`StoreError::Lost`].
///
/// # Errors
/// [`StoreError::Blocked`] if another tab has not let go of it after [`PATIENCE`]; the browser then deletes it as
/// soon as that tab does. [`StoreError::Refused`] in the browser's words.
pub async fn delete(name: &str) -> Result<(), StoreError> {
    delete_within(name, PATIENCE).await
}

/// [`delete`] that waits for `patience` milliseconds.
///
/// # Errors
/// As [`delete`].
pub async fn delete_within(name: &str, patience: u32) -> Result<(), StoreError> {
    connection::delete(name, patience).await
}

impl Browser {
    fn connection(&self) -> Rc<Connection> {
        self.connection.borrow().clone()
    }

    /// The connection to use after `broken` broke: the one somebody else has opened meanwhile, or a fresh one.
    async fn reconnected(&self, broken: &Rc<Connection>) -> Result<Rc<Connection>, StoreError> {
        let current = self.connection();
        if !Rc::ptr_eq(&current, broken) {
            return Ok(current);
        }
        let fresh = Rc::new(Connection::reopen(&self.name, PATIENCE).await?);
        *self.connection.borrow_mut() = fresh.clone();
        Ok(fresh)
    }

    /// Asks once, and once more on a fresh connection if the first one turns out to be broken.
    async fn ask<T>(
        &self,
        question: impl AsyncFn(&Connection) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let connection = self.connection();
        match question(&connection).await {
            Err(StoreError::Lost) => question(&*self.reconnected(&connection).await?).await,
            answer => answer,
        }
    }
}

impl Backend for Browser {
    async fn get(&self, table: Table, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        let key = Uint8Array::from(key);
        self.ask(async |connection| connection.get(table, &key).await).await
    }

    async fn scan(&self, table: Table, after: Option<&[u8]>, limit: usize) -> Result<Vec<Row>, StoreError> {
        // To IndexedDB a count of zero means no limit.
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        if limit == 0 {
            return Ok(Vec::new());
        }
        let after = after.map(Uint8Array::from);
        self.ask(async |connection| connection.scan(table, after.as_ref(), limit).await).await
    }

    async fn commit(&self, expected: Option<u64>, changes: Vec<Change>) -> Result<(), StoreError> {
        refuse_reserved(&changes)?;
        if expected.is_none() && changes.is_empty() {
            return Ok(());
        }
        let prepared = Prepared::new(expected, changes);
        self.ask(async |connection| connection.commit(&prepared).await).await
    }
}
