//! The store: opaque bytes in and out, in five tables of one database. It knows nothing of what the bytes mean and
//! never sees a readable one; the vault above it seals every row before it comes here.
//!
//! There are two backends, [`memory`] for native code and tests and `browser` (IndexedDB) for the real thing, and
//! one suite of tests that both pass. What a caller may rely on:
//!
//! * a [`commit`](Backend::commit) is one transaction: all of its changes are on the disk when it returns `Ok`, none
//!   of them ever will be when it returns an error (but see [`StoreError::Lost`]);
//! * keys order as bytes do, in every backend;
//! * of two writers who both expect generation `n`, one gets [`StoreError::Superseded`].

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod memory;

/// The contents of a row: sealed bytes.
pub type Bytes = Vec<u8>;

/// The key of the row in [`Table::Meta`] that counts generations: eight bytes, big-endian, absent while zero. The
/// backend alone writes it; [`generation`] reads it.
pub const GENERATION: &[u8] = b"generation";

/// The tables of a database. There are these five for ever: what changes, changes inside the sealed bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// Format, key slots, root record, drafts.
    Meta,
    /// Recent entries.
    Tail,
    /// Older entries, many to a page.
    Pages,
    /// The register's summary: a cache.
    Index,
    /// Attachments, in chunks.
    Files,
}

impl Table {
    /// Every table.
    pub const ALL: [Self; 5] = [Self::Meta, Self::Tail, Self::Pages, Self::Index, Self::Files];

    /// The table's name on disk, which is also part of what every row in it is sealed to.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Meta => "meta",
            Self::Tail => "tail",
            Self::Pages => "pages",
            Self::Index => "index",
            Self::Files => "files",
        }
    }
}

/// A row as [`Backend::scan`] returns it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its key.
    pub key: Vec<u8>,
    /// Its contents.
    pub value: Bytes,
}

/// One change of a commit. The changes of a commit are applied in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Writes a row that must not be there yet; if it is, the whole commit fails with [`StoreError::Duplicate`].
    Add {
        /// The table.
        table: Table,
        /// The row's key.
        key: Vec<u8>,
        /// The row's contents.
        value: Bytes,
    },
    /// Writes a row, whether it is there or not.
    Put {
        /// The table.
        table: Table,
        /// The row's key.
        key: Vec<u8>,
        /// The row's contents.
        value: Bytes,
    },
    /// Removes a row. That it is not there is no error.
    Delete {
        /// The table.
        table: Table,
        /// The row's key.
        key: Vec<u8>,
    },
}

impl Change {
    /// The table it changes.
    #[must_use]
    pub const fn table(&self) -> Table {
        match self {
            Self::Add { table, .. } | Self::Put { table, .. } | Self::Delete { table, .. } => *table,
        }
    }

    /// The key of the row it changes.
    #[must_use]
    pub fn key(&self) -> &[u8] {
        match self {
            Self::Add { key, .. } | Self::Put { key, .. } | Self::Delete { key, .. } => key,
        }
    }
}

/// Where rows are kept.
#[expect(async_fn_in_trait, reason = "a browser's storage belongs to one thread, so no future here is Send")]
pub trait Backend {
    /// The contents of a row, or `None` if there is no such row.
    ///
    /// # Errors
    /// If the store cannot be read.
    async fn get(&self, table: Table, key: &[u8]) -> Result<Option<Bytes>, StoreError>;

    /// The rows of a table in the order of their keys, from the first one strictly after `after`, at most `limit` of
    /// them. All are of one moment; the next call may see another.
    ///
    /// # Errors
    /// If the store cannot be read.
    async fn scan(&self, table: Table, after: Option<&[u8]>, limit: usize) -> Result<Vec<Row>, StoreError>;

    /// Makes all changes in one transaction, durable (not only handed to the operating system) when it returns.
    ///
    /// With `expected: Some(n)` the generation is read in the same transaction: if it is not `n` nothing is changed
    /// and the answer is [`StoreError::Superseded`], otherwise it becomes `n + 1` together with the changes. With
    /// `None` the generation is neither read nor changed: that is for staging rows which nothing names yet.
    ///
    /// # Errors
    /// Any [`StoreError`]; nothing was changed.
    async fn commit(&self, expected: Option<u64>, changes: Vec<Change>) -> Result<(), StoreError>;
}

/// The generation a store is at: how many commits have named one. Zero for a new store.
///
/// # Errors
/// [`StoreError::Damaged`] if the row is not eight bytes, or if the store cannot be read.
pub async fn generation<B: Backend>(store: &B) -> Result<u64, StoreError> {
    decode_generation(store.get(Table::Meta, GENERATION).await?.as_deref())
}

fn decode_generation(row: Option<&[u8]>) -> Result<u64, StoreError> {
    row.map_or(Ok(0), |row| row.try_into().map(u64::from_be_bytes).map_err(|_| StoreError::Damaged))
}

/// What the generation becomes, if it is the expected one.
fn next_generation(row: Option<&[u8]>, expected: u64) -> Result<[u8; 8], StoreError> {
    let found = decode_generation(row)?;
    if found != expected {
        return Err(StoreError::Superseded { expected, found });
    }
    found.checked_add(1).map(u64::to_be_bytes).ok_or(StoreError::Damaged)
}

/// The generation is not for callers to write.
fn refuse_reserved(changes: &[Change]) -> Result<(), StoreError> {
    let reserved = changes.iter().any(|change| change.table() == Table::Meta && change.key() == GENERATION);
    if reserved { Err(StoreError::Reserved) } else { Ok(()) }
}

/// Why a store refused. A commit that failed changed nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// There is no room: the disk is full, or what the browser allows this address is used up.
    #[error("there is no room left to store anything")]
    Full,
    /// Another tab or window keeps the database busy.
    #[error("another tab keeps the database busy")]
    Blocked,
    /// The connection broke and could not be had again, or the database was deleted. A commit that was under way may,
    /// in this case alone, have been kept: read [`generation`] before trusting either.
    #[error("the connection to the database was lost")]
    Lost,
    /// A row that was to be added is there already.
    #[error("a row to be added is there already")]
    Duplicate,
    /// Another writer came first.
    #[error("expected generation {expected} and found {found}")]
    Superseded {
        /// The generation the caller knew.
        expected: u64,
        /// The generation that is stored.
        found: u64,
    },
    /// A change named the [`GENERATION`] row, which only the store itself writes.
    #[error("the generation row belongs to the store")]
    Reserved,
    /// What is stored is not what any version of this store writes.
    #[error("the database does not hold what this program writes")]
    Damaged,
    /// Anything else, in the browser's own words (the name and message of a `DOMException`).
    #[error("the browser refused: {name}: {message}")]
    Refused {
        /// The exception's name, such as `SecurityError`.
        name: String,
        /// The exception's message.
        message: String,
    },
}
