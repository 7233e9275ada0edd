//! Attachments: each sealed in chunks under a key of its own, which its record holds. A record lies where only this vault
//! looks for the file's digest, so the same file is kept once; a rotation seals the records anew and leaves the chunks.
//!
//! A file is *staged* while its chunks are written, then *loose* until an entry names it. Staged chunks that were left
//! behind, and loose files that no draft names, go with [`Vault::tidy_files`].

use std::fmt;
use std::io::Read;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::aead::{self, AeadKey};
use crate::crypto::hash::{Running, authenticate};
use crate::crypto::labels;
use crate::crypto::random::{Random, make_bytes};
use crate::domain::ids::Digest;
use crate::store::{Backend, Change, Table};

use super::root::Root;
use super::rows::FORMAT;
use super::{Vault, VaultError, make_row_id, read_record};

/// A chunk holds so many bytes of a file.
pub const CHUNK: usize = 256 << 10;
/// So many chunks are written in one transaction.
const BATCH: usize = 4;

const LOOSE: &str = "loose/";
const RECORD: &str = "record/";
const STAGED: &str = "staged/";
const CHUNKS: &str = "chunk/";
/// So many rows are looked at in one go.
const SCAN: usize = 32;

const DAMAGED: VaultError = VaultError::Damaged("file");

/// With what this vault turns a file's digest into a row's key, so that nobody else can look for a file they know.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locator(String);

impl Locator {
    fn make(random: &dyn Random) -> Self {
        Self(hex::encode(make_bytes::<32>(random)))
    }

    fn row(&self, file: &Digest) -> Result<String, VaultError> {
        let mut secret = Zeroizing::new([0; 32]);
        hex::decode_to_slice(&self.0, secret.as_mut_slice())
            .map_err(|_| VaultError::Damaged("root record"))?;
        let row = authenticate(&secret, labels::FILE_ROW, file.as_bytes());
        Ok(row.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
    }
}

impl fmt::Debug for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Locator")
    }
}

/// What is kept of a file beside its chunks.
#[derive(Serialize, Deserialize)]
struct Record {
    v: u32,
    file: Digest,
    length: u64,
    /// The key that seals its chunks.
    key: String,
    /// The chunks' row keys, in order, without their beginning.
    chunks: Vec<String>,
}

impl Drop for Record {
    fn drop(&mut self) {
        self.key.zeroize();
    }
}

/// The chunks of a file that is being written.
#[derive(Serialize, Deserialize)]
struct Staged {
    v: u32,
    chunks: Vec<String>,
}

/// Who names a loose file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedBy {
    /// An entry: it stays for good.
    Entry,
    /// A draft: it stays for now.
    Draft,
    /// Nobody.
    Nobody,
}

fn chunk_key(chunk: &str) -> Vec<u8> {
    format!("{CHUNKS}{chunk}").into_bytes()
}

fn gone(chunks: &[String]) -> impl Iterator<Item = Change> {
    chunks.iter().map(|chunk| Change::Delete { table: Table::Files, key: chunk_key(chunk) })
}

impl Record {
    fn opened_key(&self) -> Result<AeadKey, VaultError> {
        let mut key = Zeroizing::new([0; 32]);
        hex::decode_to_slice(&self.key, key.as_mut_slice()).map_err(|_| DAMAGED)?;
        Ok(AeadKey::from_bytes(*key))
    }
}

/// What a chunk is bound to: its place in its file, which is of so many.
fn associated(vault: &[u8], file: &Digest, number: usize, of: usize) -> Vec<u8> {
    let mut associated = Vec::with_capacity(128);
    for part in [labels::FILE.as_bytes(), vault, file.as_bytes()] {
        associated.extend_from_slice(&(part.len() as u64).to_be_bytes());
        associated.extend_from_slice(part);
    }
    associated.extend_from_slice(&(number as u64).to_be_bytes());
    associated.extend_from_slice(&(of as u64).to_be_bytes());
    associated.push(FORMAT);
    associated
}

/// Reads up to a chunk.
fn fill(content: &mut dyn Read) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let mut chunk = Zeroizing::new(Vec::with_capacity(CHUNK));
    content.take(CHUNK as u64).read_to_end(&mut chunk).map_err(|_| DAMAGED)?;
    Ok(chunk)
}

impl<B: Backend> Vault<B> {
    /// A file's record, whether it is loose, and the key of its row.
    async fn file_record(&self, file: &Digest) -> Result<Option<(Record, bool, Vec<u8>)>, VaultError> {
        let Some(locator) = &self.root().files else { return Ok(None) };
        let row = locator.row(file)?;
        for (prefix, loose) in [(RECORD, false), (LOOSE, true)] {
            let key = format!("{prefix}{row}").into_bytes();
            if let Some(sealed) = self.backend().get(Table::Files, &key).await? {
                let record: Record = read_record(&self.open(Table::Files, &key, &sealed)?, "file")?;
                return if record.file == *file { Ok(Some((record, loose, key))) } else { Err(DAMAGED) };
            }
        }
        Ok(None)
    }

    /// How long a file is that is kept here, in bytes; none if it is not.
    ///
    /// # Errors
    /// If the store refuses, or its record is damaged.
    pub async fn file_length(&self, file: &Digest) -> Result<Option<u64>, VaultError> {
        Ok(self.file_record(file).await?.map(|(record, ..)| record.length))
    }

    /// Keeps a file of this digest and length, loose. A file that is kept already is not written again. `progress` hears how
    /// many bytes are sealed, and answers whether to go on.
    ///
    /// The reserve is not spent for it: that is for what people type.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`] if `progress` said so; [`VaultError::Damaged`] if the content is not what its digest and
    /// length say; or if the store refuses. Nothing of it is left, or goes with [`tidy_files`](Self::tidy_files).
    pub async fn keep_file(
        &mut self,
        random: &dyn Random,
        file: &Digest,
        length: u64,
        content: &mut dyn Read,
        mut progress: impl FnMut(u64) -> bool,
    ) -> Result<(), VaultError> {
        if self.file_record(file).await?.is_some() {
            return Ok(());
        }
        let count = usize::try_from(length).map_err(|_| DAMAGED)?.div_ceil(CHUNK);
        let staged = Staged { v: 1, chunks: (0..count).map(|_| make_row_id(random)).collect() };
        let key = format!("{STAGED}{}", make_row_id(random)).into_bytes();
        let value = self.seal(random, Table::Files, &key, &serde_json::to_vec(&staged)?)?;
        let locator = self.root().files.clone().unwrap_or_else(|| Locator::make(random));
        let root = Root { files: Some(locator), ..self.root().clone() };
        self.replace_root_sparing(
            random,
            root,
            vec![Change::Add { table: Table::Files, key: key.clone(), value }],
        )
        .await?;
        let written = self.write_file(random, file, length, content, &key, &staged, &mut progress).await;
        if written.is_err() {
            // Where this fails too, it is tidied away later.
            let mut changes: Vec<Change> = gone(&staged.chunks).collect();
            changes.push(Change::Delete { table: Table::Files, key });
            let _ = self.replace_root_sparing(random, self.root().clone(), changes).await;
        }
        written
    }

    #[expect(clippy::too_many_arguments, reason = "the two halves of one long function")]
    async fn write_file(
        &mut self,
        random: &dyn Random,
        file: &Digest,
        length: u64,
        content: &mut dyn Read,
        staged_key: &[u8],
        staged: &Staged,
        progress: &mut impl FnMut(u64) -> bool,
    ) -> Result<(), VaultError> {
        let key = AeadKey::make(random);
        let (mut hash, mut done) = (Running::default(), 0_u64);
        let (vault, of) = (*self.id(), staged.chunks.len());
        let numbered: Vec<(usize, &String)> = staged.chunks.iter().enumerate().collect();
        for batch in numbered.chunks(BATCH) {
            let mut changes = Vec::with_capacity(batch.len());
            for (number, chunk) in batch {
                let plain = fill(content)?;
                hash.update(&plain);
                done += plain.len() as u64;
                let sealed =
                    aead::seal(&key, random, &associated(vault.as_bytes(), file, *number, of), &plain)?;
                let value = [&[FORMAT], sealed.as_slice()].concat();
                changes.push(Change::Add { table: Table::Files, key: chunk_key(chunk), value });
            }
            // Each batch under the root's generation: a tab that lost this vault meanwhile leaves nothing behind.
            self.replace_root_sparing(random, self.root().clone(), changes).await?;
            if !progress(done) {
                return Err(VaultError::Cancelled);
            }
        }
        let ended = fill(content)?.is_empty();
        if !ended || done != length || Digest(hash.finish()) != *file {
            return Err(DAMAGED);
        }
        let secret = Zeroizing::new(*key.as_bytes());
        let record =
            Record { v: 1, file: *file, length, key: hex::encode(*secret), chunks: staged.chunks.clone() };
        let changes = vec![
            Change::Delete { table: Table::Files, key: staged_key.to_vec() },
            self.sealed_record(random, &record, LOOSE)?,
        ];
        self.replace_root_sparing(random, self.root().clone(), changes).await
    }

    fn sealed_record(
        &self,
        random: &dyn Random,
        record: &Record,
        prefix: &str,
    ) -> Result<Change, VaultError> {
        let locator = self.root().files.as_ref().ok_or(DAMAGED)?;
        let key = format!("{prefix}{}", locator.row(&record.file)?).into_bytes();
        let plain = Zeroizing::new(serde_json::to_vec(record)?);
        let value = self.seal(random, Table::Files, &key, &plain)?;
        Ok(Change::Put { table: Table::Files, key, value })
    }

    /// Reads a file, chunk by chunk. What `each` heard before an error is not to be trusted.
    ///
    /// # Errors
    /// [`VaultError::Absent`] if it is not here; [`VaultError::Damaged`] if a chunk is missing or altered; or what `each` says.
    pub async fn read_file<E: From<VaultError>>(
        &self,
        file: &Digest,
        mut each: impl FnMut(&[u8]) -> Result<(), E>,
    ) -> Result<(), E> {
        let (record, ..) = self.file_record(file).await?.ok_or(VaultError::Absent)?;
        let key = record.opened_key()?;
        let (mut hash, mut length) = (Running::default(), 0_u64);
        let of = record.chunks.len();
        for (number, chunk) in record.chunks.iter().enumerate() {
            let row = self
                .backend()
                .get(Table::Files, &chunk_key(chunk))
                .await
                .map_err(VaultError::from)?
                .ok_or(DAMAGED)?;
            let sealed = match row.split_first() {
                Some((&FORMAT, sealed)) => sealed,
                Some((format, _)) if *format > FORMAT => return Err(VaultError::TooNew.into()),
                _ => return Err(DAMAGED.into()),
            };
            let place = associated(self.id().as_bytes(), file, number, of);
            let plain = aead::open(&key, &place, sealed).map_err(|_| DAMAGED)?;
            hash.update(&plain);
            length += plain.len() as u64;
            each(&plain)?;
        }
        if length == record.length && Digest(hash.finish()) == *file { Ok(()) } else { Err(DAMAGED.into()) }
    }

    /// The changes after which these files stay for good: for the transaction of the entries that name them.
    ///
    /// # Errors
    /// If the store refuses, or a record is damaged.
    pub async fn settled_files(
        &self,
        random: &dyn Random,
        files: &[Digest],
    ) -> Result<Vec<Change>, VaultError> {
        let mut changes = Vec::new();
        for file in files {
            if let Some((record, true, key)) = self.file_record(file).await? {
                changes.push(self.sealed_record(random, &record, RECORD)?);
                changes.push(Change::Delete { table: Table::Files, key });
            }
        }
        Ok(changes)
    }

    /// The changes that take these files away, wherever they lie.
    pub(super) async fn removed_files(&self, files: &[Digest]) -> Result<Vec<Change>, VaultError> {
        let mut changes = Vec::new();
        for file in files {
            if let Some((record, _, key)) = self.file_record(file).await? {
                changes.extend(gone(&record.chunks));
                changes.push(Change::Delete { table: Table::Files, key });
            }
        }
        Ok(changes)
    }

    /// Takes away what nothing names: chunks of files that were never finished, and loose files that nobody names. Loose
    /// files that an entry names stay for good from here on.
    ///
    /// # Errors
    /// If the store refuses: what was not taken away goes the next time.
    pub async fn tidy_files(
        &mut self,
        random: &dyn Random,
        named: impl Fn(&Digest) -> NamedBy,
    ) -> Result<(), VaultError> {
        for (key, plain) in self.files_under(STAGED).await? {
            let staged: Staged = read_record(&plain, "file")?;
            let mut changes: Vec<Change> = gone(&staged.chunks).collect();
            changes.push(Change::Delete { table: Table::Files, key });
            self.replace_root(random, self.root().clone(), changes).await?;
        }
        for (key, plain) in self.files_under(LOOSE).await? {
            let record: Record = read_record(&plain, "file")?;
            let changes = match named(&record.file) {
                NamedBy::Draft => continue,
                NamedBy::Entry => self.settled_files(random, &[record.file]).await?,
                NamedBy::Nobody => {
                    let mut changes: Vec<Change> = gone(&record.chunks).collect();
                    changes.push(Change::Delete { table: Table::Files, key });
                    changes
                }
            };
            self.replace_root(random, self.root().clone(), changes).await?;
        }
        Ok(())
    }

    /// Seals every record anew that is not under the newest data key.
    pub(super) async fn reseal_files(&self, random: &dyn Random) -> Result<(), VaultError> {
        for prefix in [LOOSE, RECORD, STAGED] {
            for (key, row) in self.file_rows(prefix).await? {
                if self.is_newest(&row) {
                    continue;
                }
                // A record that does not open under its own key never will.
                let Ok(plain) = self.open(Table::Files, &key, &row) else { continue };
                let value = self.seal(random, Table::Files, &key, &plain)?;
                self.commit(None, vec![Change::Put { table: Table::Files, key, value }]).await?;
            }
        }
        Ok(())
    }

    /// Every row under a prefix that opens, opened. One that does not is damaged, and stays.
    async fn files_under(&self, prefix: &str) -> Result<Vec<(Vec<u8>, Zeroizing<Vec<u8>>)>, VaultError> {
        let rows = self.file_rows(prefix).await?.into_iter();
        let opened = rows.filter_map(|(key, row)| {
            let plain = self.open(Table::Files, &key, &row).ok()?;
            Some((key, plain))
        });
        Ok(opened.collect())
    }

    async fn file_rows(&self, prefix: &str) -> Result<Vec<(Vec<u8>, Vec<u8>)>, VaultError> {
        let mut rows = Vec::new();
        if self.root().files.is_none() {
            return Ok(rows);
        }
        let mut after = prefix.as_bytes().to_vec();
        loop {
            let batch = self.backend().scan(Table::Files, Some(&after), SCAN).await?;
            let Some(last) = batch.last() else { return Ok(rows) };
            after.clone_from(&last.key);
            for row in batch {
                if !row.key.starts_with(prefix.as_bytes()) {
                    return Ok(rows);
                }
                rows.push((row.key, row.value));
            }
        }
    }
}
