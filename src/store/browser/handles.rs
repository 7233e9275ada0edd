//! The browser's own handles on folders, kept beside the rows: the one thing here that is not bytes, because no bytes give
//! a handle back. They lie in the table of files, of which the database that keeps them has none.

use wasm_bindgen::JsValue;
use web_sys::IdbTransactionMode;

use super::super::{StoreError, Table};
use super::Browser;
use super::connection::Connection;
use super::fault::from_thrown;
use super::strict::answer;

impl Browser {
    /// A handle, if one is kept under this name.
    ///
    /// # Errors
    /// As for [`super::super::Backend::get`].
    pub async fn handle(&self, name: &str) -> Result<Option<JsValue>, StoreError> {
        let key = JsValue::from(name);
        let found = self.ask(async |connection| connection.handle(&key).await).await?;
        Ok((!found.is_undefined()).then_some(found))
    }

    /// Keeps a handle under this name; `None` forgets what was kept.
    ///
    /// # Errors
    /// As for [`super::super::Backend::commit`].
    pub async fn keep_handle(&self, name: &str, handle: Option<&JsValue>) -> Result<(), StoreError> {
        let key = JsValue::from(name);
        self.ask(async |connection| connection.keep_handle(&key, handle).await).await
    }
}

impl Connection {
    async fn handle(&self, key: &JsValue) -> Result<JsValue, StoreError> {
        let ask = || {
            let table = Table::Files.name();
            self.database.transaction_with_str(table)?.object_store(table)?.get(key)
        };
        answer(&ask().map_err(|thrown| from_thrown(&thrown))?).await
    }

    async fn keep_handle(&self, key: &JsValue, handle: Option<&JsValue>) -> Result<(), StoreError> {
        let ask = || {
            let table = Table::Files.name();
            let mode = IdbTransactionMode::Readwrite;
            let table = self.database.transaction_with_str_and_mode(table, mode)?.object_store(table)?;
            match handle {
                Some(handle) => table.put_with_key(handle, key),
                None => table.delete(key),
            }
        };
        answer(&ask().map_err(|thrown| from_thrown(&thrown))?).await.map(drop)
    }
}
