//! The browser's databases.

use crate::store::StoreError;
use crate::store::browser::{self, Browser};
use crate::vault::shelf::Stores;

/// IndexedDB.
pub struct BrowserStores;

impl Stores for BrowserStores {
    type Store = Browser;

    async fn open(&self, name: &str) -> Result<Browser, StoreError> {
        browser::open(name).await
    }

    async fn remove(&self, name: &str) -> Result<(), StoreError> {
        browser::delete(name).await
    }
}
