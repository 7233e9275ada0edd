//! The post box: a folder that the school's devices share. It needs nothing of it but "list files, read one, put one, take
//! one away", so that any storage which can do that will serve.

#[cfg(target_arch = "wasm32")]
pub mod folder;
pub mod memory;

use crate::domain::ids::VaultId;
use crate::domain::time::Millis;

/// Why a post box refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostBoxError {
    /// The browser wants the person's permission anew.
    #[error("the permission has lapsed")]
    Lapsed,
    /// The folder is not there.
    #[error("the folder is not there")]
    Gone,
    /// There is no such file.
    #[error("no such file")]
    Absent,
    /// There is a file of this name already.
    #[error("a file of this name is there already")]
    Taken,
    /// Something else is writing the file, or holds it, or has not brought its content yet.
    #[error("the file is held by another program")]
    Busy,
    /// There is no room.
    #[error("no room")]
    Full,
    /// Anything else, by the browser's name for it.
    #[error("refused: {0}")]
    Refused(String),
}

/// A file in a post box.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Posted {
    /// Its name.
    pub name: String,
    /// Its length in bytes, as far as it has come.
    pub size: u64,
    /// When it was last changed.
    pub modified: Millis,
}

/// A folder of files. Folders in it are none of its business.
#[allow(async_fn_in_trait, reason = "one thread; nothing here is Send")]
pub trait PostBox {
    /// What the folder is called.
    fn name(&self) -> String;

    /// Every file in it, by name.
    ///
    /// # Errors
    /// [`PostBoxError::Lapsed`], [`PostBoxError::Gone`], or what the browser says.
    async fn list(&self) -> Result<Vec<Posted>, PostBoxError>;

    /// A file's first bytes, at most so many.
    ///
    /// # Errors
    /// [`PostBoxError::Absent`], [`PostBoxError::Busy`], and as for [`PostBox::list`].
    async fn read(&self, name: &str, most: u64) -> Result<Vec<u8>, PostBoxError>;

    /// Puts a file into it, under a name that is not taken: whole, or not at all.
    ///
    /// # Errors
    /// [`PostBoxError::Taken`], [`PostBoxError::Full`], and as for [`PostBox::list`].
    async fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PostBoxError>;

    /// Takes a file away.
    ///
    /// # Errors
    /// [`PostBoxError::Absent`], [`PostBoxError::Busy`], and as for [`PostBox::list`].
    async fn remove(&self, name: &str) -> Result<(), PostBoxError>;
}

/// Which vault uses which post box.
#[allow(async_fn_in_trait, reason = "one thread; nothing here is Send")]
pub trait PostBoxes {
    /// What opens.
    type Folder: PostBox;

    /// The post box that was picked for a vault; none if none was.
    ///
    /// # Errors
    /// If what was picked cannot be read.
    async fn open(&self, vault: &VaultId) -> Result<Option<Self::Folder>, PostBoxError>;

    /// Forgets what was picked for a vault.
    ///
    /// # Errors
    /// If it cannot be forgotten.
    async fn forget(&self, vault: &VaultId) -> Result<(), PostBoxError>;
}
