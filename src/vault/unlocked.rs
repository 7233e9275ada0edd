//! An open vault: create, unlock, append, admit, compact, read.

use std::collections::BTreeMap;

use zeroize::Zeroizing;

use crate::crypto::hash::sha256;
use crate::crypto::random::{Random, make_bytes};
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::domain::ids::{DeviceId, Digest, EntryId, SchoolId, VaultId};
use crate::domain::person::Position;
use crate::domain::time::Stamp;
use crate::log::entry::{Entry, Verified};
use crate::log::page;
use crate::store::{Backend, Change, StoreError, Table};

use super::keyring::{Front, Keyring, Sealed, Stretched};
use super::root::{PageRow, Root};
use super::rows::{self, Place};
use super::{VaultError, index};

const FRONT: &[u8] = b"vault";
const KEYS: &[u8] = b"keys";
const SIGNING: &[u8] = b"signing";
const ROOT: &[u8] = b"root";
const RESERVE: &[u8] = b"reserve";

/// Freed when a write is refused for want of room, so that what was just typed still fits.
const RESERVE_BYTES: usize = 2 << 20;
/// A page holds about so many bytes of entries.
const PAGE_BYTES: usize = 512 << 10;
/// A tail longer than this is compacted into a page; an append longer than this goes into pages at once.
const TAIL_BYTES: u64 = 256 << 10;

/// What a new vault needs.
pub struct Creation {
    /// The vault's id.
    pub vault: VaultId,
    /// The school.
    pub school: SchoolId,
    /// A practice school.
    pub practice: bool,
    /// This device's id.
    pub device: DeviceId,
    /// Signs this device's entries.
    pub signing: SigningKey,
    /// Opens what is sealed to this device.
    pub identity: Identity,
    /// The passphrase, stretched.
    pub stretched: Stretched,
}

/// An open vault over a store.
pub struct Vault<B> {
    backend: B,
    id: VaultId,
    keys: Keyring,
    root: Root,
}

impl<B: Backend> Vault<B> {
    /// Makes a vault in an empty store.
    ///
    /// # Errors
    /// If the store refuses, or is not empty.
    pub async fn create(backend: B, random: &dyn Random, creation: Creation) -> Result<Self, VaultError> {
        let Creation { vault, school, practice, device, signing, identity, stretched } = creation;
        let (keys, Sealed { front, keys: wrapped, signing }) =
            Keyring::make(random, &vault, &stretched, signing, identity)?;
        let root = Root {
            v: 1,
            generation: 1,
            school,
            practice,
            device,
            heads: BTreeMap::new(),
            stamp: None,
            pages: Vec::new(),
            tail_first: 0,
            tail_next: 0,
            tail_bytes: 0,
            index: None,
        };
        let mut reserve = vec![0; RESERVE_BYTES];
        random.fill(&mut reserve);
        let this = Self { backend, id: vault, keys, root };
        let changes = vec![
            Change::Add { table: Table::Meta, key: FRONT.to_vec(), value: front },
            Change::Add { table: Table::Meta, key: KEYS.to_vec(), value: wrapped },
            Change::Add { table: Table::Meta, key: SIGNING.to_vec(), value: signing },
            Change::Add { table: Table::Meta, key: RESERVE.to_vec(), value: reserve },
            this.sealed_root(random, &this.root)?,
        ];
        this.backend.commit(Some(0), changes).await?;
        Ok(this)
    }

    /// Reads what lies readable: the salt and cost that a passphrase must be stretched with.
    ///
    /// # Errors
    /// [`VaultError::Absent`] if there is no vault here.
    pub async fn front(backend: &B) -> Result<Front, VaultError> {
        let bytes = backend.get(Table::Meta, FRONT).await?.ok_or(VaultError::Absent)?;
        let front: Front = serde_json::from_slice(&bytes)?;
        if front.v > 1 { Err(VaultError::TooNew) } else { Ok(front) }
    }

    /// Opens a vault with a stretched passphrase.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`], or what is damaged.
    pub async fn unlock(backend: B, front: &Front, stretched: &[u8; 32]) -> Result<Self, VaultError> {
        let keys = backend.get(Table::Meta, KEYS).await?.ok_or(VaultError::Damaged("keys"))?;
        let signing = backend.get(Table::Meta, SIGNING).await?.ok_or(VaultError::Damaged("signing key"))?;
        let keys = Keyring::open(front, stretched, &keys, &signing)?;
        let row = backend.get(Table::Meta, ROOT).await?.ok_or(VaultError::Damaged("root record"))?;
        let place = Place { vault: &front.vault, table: Table::Meta, key: ROOT };
        let plain = rows::open(place, keys.numbered(rows::key_number(&row)?)?, &row)?;
        let root: Root = serde_json::from_slice(&plain)?;
        if root.v > 1 {
            return Err(VaultError::TooNew);
        }
        Ok(Self { backend, id: front.vault, keys, root })
    }

    /// The vault's id.
    pub fn id(&self) -> &VaultId {
        &self.id
    }

    /// The root record as it stands.
    pub fn root(&self) -> &Root {
        &self.root
    }

    /// The keys.
    pub fn keys(&self) -> &Keyring {
        &self.keys
    }

    pub(super) fn backend(&self) -> &B {
        &self.backend
    }

    /// The newest own entry, if there is one.
    pub fn head(&self) -> Option<Position> {
        self.root.heads.get(&self.root.device).copied()
    }

    /// Signs bodies as this device's next entries and writes them durably, with other changes in one transaction.
    ///
    /// # Errors
    /// If the store refuses: then nothing was written, and the next attempt signs anew.
    pub async fn append(
        &mut self,
        random: &dyn Random,
        stamp: Stamp,
        bodies: &[String],
        also: Vec<Change>,
    ) -> Result<Vec<Entry<Verified>>, VaultError> {
        let mut head = self.head();
        let mut entries = Vec::with_capacity(bodies.len());
        for body in bodies {
            let seq = head.map_or(0, |head| head.seq + 1);
            let prev = head.map(|head| head.head);
            let entry = Entry::sign(self.root.device, seq, prev, body, &self.keys.signing)?;
            head = Some(Position { seq, head: entry.id() });
            entries.push(entry);
        }
        let mut root = self.root.clone();
        root.stamp = Some(stamp);
        self.write(random, root, &entries, also).await?;
        Ok(entries)
    }

    /// Writes entries of other devices durably.
    ///
    /// # Errors
    /// If the store refuses: then nothing was written.
    pub async fn admit<S>(&mut self, random: &dyn Random, entries: &[Entry<S>]) -> Result<(), VaultError> {
        self.write(random, self.root.clone(), entries, Vec::new()).await
    }

    async fn write<S>(
        &mut self,
        random: &dyn Random,
        mut root: Root,
        entries: &[Entry<S>],
        mut changes: Vec<Change>,
    ) -> Result<(), VaultError> {
        for entry in entries {
            let header = entry.header();
            let position = Position { seq: header.seq, head: entry.id() };
            let head = root.heads.entry(header.device).or_insert(position);
            if position.seq > head.seq {
                *head = position;
            }
        }
        let bytes: u64 = entries.iter().map(|entry| entry.line().len() as u64 + 1).sum();
        if bytes > TAIL_BYTES {
            for chunk in pages_of(entries.iter().map(Entry::line)) {
                let (row, page) = self.sealed_page(random, &chunk)?;
                self.stage(Change::Add {
                    table: Table::Pages,
                    key: row.row.clone().into_bytes(),
                    value: page,
                })
                .await?;
                root.pages.push(row);
            }
        } else if !entries.is_empty() {
            let key = root.tail_next.to_be_bytes().to_vec();
            let value =
                self.seal(random, Table::Tail, &key, &page::encode(entries.iter().map(Entry::line)))?;
            changes.push(Change::Add { table: Table::Tail, key, value });
            root.tail_next += 1;
            root.tail_bytes += bytes;
        }
        self.replace_root(random, root, changes).await?;
        if self.root.tail_bytes > TAIL_BYTES { self.compact(random).await } else { Ok(()) }
    }

    /// Moves the tail into sealed pages.
    ///
    /// # Errors
    /// If the store refuses, or a row of the tail does not open: then nothing was moved.
    pub async fn compact(&mut self, random: &dyn Random) -> Result<(), VaultError> {
        let mut root = self.root.clone();
        let mut lines: Vec<String> = Vec::new();
        let mut changes = Vec::new();
        for number in root.tail_first..root.tail_next {
            let key = number.to_be_bytes().to_vec();
            let row = self.backend.get(Table::Tail, &key).await?.ok_or(VaultError::Damaged("tail"))?;
            let plain = self.open(Table::Tail, &key, &row)?;
            for line in page::decode(&plain) {
                lines.push(line?.to_owned());
            }
            changes.push(Change::Delete { table: Table::Tail, key });
        }
        for chunk in pages_of(lines.iter().map(String::as_str)) {
            let (row, page) = self.sealed_page(random, &chunk)?;
            self.stage(Change::Add { table: Table::Pages, key: row.row.clone().into_bytes(), value: page })
                .await?;
            root.pages.push(row);
        }
        root.tail_first = root.tail_next;
        root.tail_bytes = 0;
        self.replace_root(random, root, changes).await
    }

    /// Reads every entry line, pages first. Rows that the root does not name are swept away on the way.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if a row that the root names is missing or altered.
    pub async fn read_all(
        &self,
        mut each: impl FnMut(&str) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let mut named: BTreeMap<Vec<u8>, &PageRow> =
            self.root.pages.iter().map(|page| (page.row.clone().into_bytes(), page)).collect();
        let mut after: Option<Vec<u8>> = None;
        let mut unnamed = Vec::new();
        loop {
            let batch = self.backend.scan(Table::Pages, after.as_deref(), 8).await?;
            let Some(last) = batch.last() else { break };
            after = Some(last.key.clone());
            for row in batch {
                let Some(page) = named.remove(&row.key) else {
                    unnamed.push(Change::Delete { table: Table::Pages, key: row.key });
                    continue;
                };
                if sha256(&[&row.value]) != page.digest.0 {
                    return Err(VaultError::Damaged("page"));
                }
                let plain = self.open(Table::Pages, &row.key, &row.value)?;
                page::decode(&plain).try_for_each(|line| each(line?))?;
            }
        }
        if !named.is_empty() {
            return Err(VaultError::Damaged("page"));
        }
        for number in self.root.tail_first..self.root.tail_next {
            let key = number.to_be_bytes();
            let row = self.backend.get(Table::Tail, &key).await?.ok_or(VaultError::Damaged("tail"))?;
            let plain = self.open(Table::Tail, &key, &row)?;
            page::decode(&plain).try_for_each(|line| each(line?))?;
        }
        if !unnamed.is_empty() {
            self.backend.commit(None, unnamed).await?;
        }
        Ok(())
    }

    /// The digest of all heads: what the index is compared with.
    pub fn heads_digest(&self) -> Digest {
        let mut bytes = Vec::new();
        for (device, head) in &self.root.heads {
            bytes.extend_from_slice(device.as_bytes());
            bytes.extend_from_slice(&head.seq.to_be_bytes());
            bytes.extend_from_slice(head.head.as_bytes());
        }
        Digest(sha256(&[&bytes]))
    }

    /// Keeps the index: the register's summary, sealed in rows of its own. It is a cache; losing it loses nothing.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn keep_index(
        &mut self,
        random: &dyn Random,
        fold: u32,
        plain: &[u8],
    ) -> Result<(), VaultError> {
        let mut root = self.root.clone();
        let mut changes: Vec<Change> = index::rows_of(&root)
            .map(|page| Change::Delete { table: Table::Index, key: page.row.clone().into_bytes() })
            .collect();
        let mut kept = Vec::new();
        for chunk in plain.chunks(PAGE_BYTES * 2) {
            let key = make_row_id(random);
            let value = self.seal(random, Table::Index, key.as_bytes(), chunk)?;
            kept.push(PageRow { row: key.clone(), digest: Digest(sha256(&[&value])), entries: 0 });
            changes.push(Change::Add { table: Table::Index, key: key.into_bytes(), value });
        }
        root.index = Some(super::root::IndexRows { fold, heads: self.heads_digest(), rows: kept });
        self.replace_root(random, root, changes).await
    }

    /// The index, if there is one that was made by this fold from these heads.
    ///
    /// # Errors
    /// Only if the store refuses; a missing or altered row counts as no index.
    pub async fn index(&self, fold: u32) -> Result<Option<Zeroizing<Vec<u8>>>, VaultError> {
        let Some(index) = &self.root.index else { return Ok(None) };
        if index.fold != fold || index.heads != self.heads_digest() {
            return Ok(None);
        }
        let mut plain = Zeroizing::new(Vec::new());
        for page in &index.rows {
            let Some(row) = self.backend.get(Table::Index, page.row.as_bytes()).await? else {
                return Ok(None);
            };
            let Ok(part) = self.open(Table::Index, page.row.as_bytes(), &row) else { return Ok(None) };
            plain.extend_from_slice(&part);
        }
        Ok(Some(plain))
    }

    pub(super) fn seal(
        &self,
        random: &dyn Random,
        table: Table,
        key: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, VaultError> {
        let (number, data_key) = self.keys.newest()?;
        rows::seal(Place { vault: &self.id, table, key }, number, data_key, random, plain)
    }

    pub(super) fn open(
        &self,
        table: Table,
        key: &[u8],
        row: &[u8],
    ) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let data_key = self.keys.numbered(rows::key_number(row)?)?;
        rows::open(Place { vault: &self.id, table, key }, data_key, row)
    }

    fn sealed_page(&self, random: &dyn Random, lines: &[&str]) -> Result<(PageRow, Vec<u8>), VaultError> {
        let key = make_row_id(random);
        let value = self.seal(random, Table::Pages, key.as_bytes(), &page::encode(lines.iter().copied()))?;
        let row = PageRow { row: key, digest: Digest(sha256(&[&value])), entries: lines.len() as u64 };
        Ok((row, value))
    }

    fn sealed_root(&self, random: &dyn Random, root: &Root) -> Result<Change, VaultError> {
        let plain = Zeroizing::new(serde_json::to_vec(root)?);
        let value = self.seal(random, Table::Meta, ROOT, &plain)?;
        Ok(Change::Put { table: Table::Meta, key: ROOT.to_vec(), value })
    }

    async fn stage(&self, change: Change) -> Result<(), VaultError> {
        Ok(self.backend.commit(None, vec![change]).await?)
    }

    async fn replace_root(
        &mut self,
        random: &dyn Random,
        mut root: Root,
        mut changes: Vec<Change>,
    ) -> Result<(), VaultError> {
        let expected = root.generation;
        root.generation += 1;
        changes.push(self.sealed_root(random, &root)?);
        match self.backend.commit(Some(expected), changes.clone()).await {
            Err(StoreError::Full) => {
                self.stage(Change::Delete { table: Table::Meta, key: RESERVE.to_vec() }).await?;
                self.backend.commit(Some(expected), changes).await?;
            }
            other => other?,
        }
        self.root = root;
        Ok(())
    }
}

fn make_row_id(random: &dyn Random) -> String {
    hex::encode(make_bytes::<16>(random))
}

fn pages_of<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Vec<&'a str>> {
    let mut pages = Vec::new();
    let mut page = Vec::new();
    let mut bytes = 0;
    for line in lines {
        if bytes + line.len() > PAGE_BYTES && !page.is_empty() {
            pages.push(std::mem::take(&mut page));
            bytes = 0;
        }
        bytes += line.len() + 1;
        page.push(line);
    }
    if !page.is_empty() {
        pages.push(page);
    }
    pages
}

/// The position of an entry in its log.
pub fn position<S>(entry: &Entry<S>) -> Position {
    Position { seq: entry.header().seq, head: EntryId(*entry.id().as_bytes()) }
}
