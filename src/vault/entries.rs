//! The entries in a vault: appended and admitted into its tail, compacted into pages, read back.

use std::collections::BTreeMap;

use crate::crypto::hash::sha256;
use crate::crypto::random::Random;
use crate::domain::ids::Digest;
use crate::domain::person::Position;
use crate::domain::time::Stamp;
use crate::log::entry::{Entry, Verified};
use crate::log::page;
use crate::store::{Backend, Change, Table};

use super::root::{PageRow, Root, Tail};
use super::{Vault, VaultError, make_row_id};

/// A page holds about so many bytes of entries.
const PAGE_BYTES: usize = 512 << 10;
/// A tail longer than this is compacted into a page; an append longer than this goes into pages at once.
const TAIL_BYTES: u64 = 256 << 10;

impl<B: Backend> Vault<B> {
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
        let entries = self.sign(bodies)?;
        self.keep(random, stamp, &entries, also).await?;
        Ok(entries)
    }

    /// Signs bodies as this device's next entries. Nothing is written, and nothing else may be signed before they are
    /// [kept](Self::keep) or forgotten.
    ///
    /// # Errors
    /// If this is an old copy, or a body breaks a rule.
    pub fn sign(&self, bodies: &[String]) -> Result<Vec<Entry<Verified>>, VaultError> {
        if self.root().superseded {
            return Err(VaultError::Superseded);
        }
        let mut head = self.head();
        let mut entries = Vec::with_capacity(bodies.len());
        for body in bodies {
            let seq = head.map_or(0, |head| head.seq + 1);
            let prev = head.map(|head| head.head);
            let entry = Entry::sign(self.root().device, seq, prev, body, &self.keys().signing)?;
            head = Some(Position { seq, head: entry.id() });
            entries.push(entry);
        }
        Ok(entries)
    }

    /// Writes entries that were [signed](Self::sign) durably, with other changes in one transaction.
    ///
    /// # Errors
    /// If the store refuses: then nothing was written.
    pub async fn keep(
        &mut self,
        random: &dyn Random,
        stamp: Stamp,
        entries: &[Entry<Verified>],
        also: Vec<Change>,
    ) -> Result<(), VaultError> {
        let root = Root { stamp: Some(stamp), ..self.root().clone() };
        self.write(random, root, entries, also, async |_, _| true).await
    }

    /// Notes for good that this device's log goes on elsewhere.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn supersede(&mut self, random: &dyn Random) -> Result<(), VaultError> {
        if self.root().superseded {
            return Ok(());
        }
        let root = Root { superseded: true, ..self.root().clone() };
        self.replace_root(random, root, Vec::new()).await
    }

    /// Writes entries of other devices durably.
    ///
    /// # Errors
    /// If the store refuses: then nothing was written.
    pub async fn admit<S>(&mut self, random: &dyn Random, entries: &[Entry<S>]) -> Result<(), VaultError> {
        self.admit_with(random, entries, Vec::new(), async |_, _| true).await
    }

    /// Writes entries of other devices durably, with other changes in one transaction. `went` hears how many of how many are sealed,
    /// where they are many, and answers whether to go on.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`] if `went` said so, or if the store refuses: then nothing was written.
    pub async fn admit_with<S>(
        &mut self,
        random: &dyn Random,
        entries: &[Entry<S>],
        also: Vec<Change>,
        went: impl AsyncFnMut(usize, usize) -> bool,
    ) -> Result<(), VaultError> {
        if entries.is_empty() && also.is_empty() {
            return Ok(());
        }
        self.write(random, self.root().clone(), entries, also, went).await
    }

    async fn write<S>(
        &mut self,
        random: &dyn Random,
        mut root: Root,
        entries: &[Entry<S>],
        mut changes: Vec<Change>,
        mut went: impl AsyncFnMut(usize, usize) -> bool,
    ) -> Result<(), VaultError> {
        for entry in entries {
            let position = position(entry);
            let head = root.heads.entry(entry.header().device).or_insert(position);
            if position.seq > head.seq {
                *head = position;
            }
        }
        let bytes: u64 = entries.iter().map(|entry| entry.line().len() as u64 + 1).sum();
        if bytes > TAIL_BYTES {
            let count = entries.len();
            let went = async |done| went(done, count).await;
            root.pages.extend(self.stage_pages(random, entries.iter().map(Entry::line), went).await?);
        } else if !entries.is_empty() {
            let key = root.tail.next.to_be_bytes().to_vec();
            let value =
                self.seal(random, Table::Tail, &key, &page::encode(entries.iter().map(Entry::line)))?;
            root.tail.push(&value, bytes, entries.len() as u64);
            changes.push(Change::Add { table: Table::Tail, key, value });
        }
        self.replace_root(random, root, changes).await?;
        if self.root().tail.bytes > TAIL_BYTES {
            // What was written is written. A compaction that fails leaves the tail as it is, for the next one.
            let _ = self.compact(random).await;
        }
        Ok(())
    }

    /// Moves the tail into sealed pages.
    ///
    /// # Errors
    /// If the store refuses, or a row of the tail is damaged: then nothing was moved.
    pub async fn compact(&mut self, random: &dyn Random) -> Result<(), VaultError> {
        let mut lines: Vec<String> = Vec::new();
        self.read_tail(|line| {
            lines.push(line.to_owned());
            Ok(())
        })
        .await?;
        let mut root = self.root().clone();
        let changes = root.tail.removed().collect();
        let lines = lines.iter().map(String::as_str);
        root.pages.extend(self.stage_pages(random, lines, async |_| true).await?);
        root.tail = Tail::from(root.tail.next);
        self.replace_root(random, root, changes).await
    }

    /// Reads every entry line, pages first. Pages that the root does not name are noted, and go with the next change.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] if a row that the root names is missing or altered.
    pub async fn read_all(
        &mut self,
        mut each: impl FnMut(&str) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let mut named: BTreeMap<Vec<u8>, PageRow> = BTreeMap::new();
        named.extend(self.root().pages.iter().map(|page| (page.row.clone().into_bytes(), page.clone())));
        let mut after: Option<Vec<u8>> = None;
        loop {
            let batch = self.backend().scan(Table::Pages, after.as_deref(), 8).await?;
            let Some(last) = batch.last() else { break };
            after = Some(last.key.clone());
            for row in batch {
                let Some(page) = named.remove(&row.key) else {
                    self.note_unnamed(row.key);
                    continue;
                };
                if !page.is(&row.value) {
                    return Err(VaultError::Damaged("page"));
                }
                let plain = self.open(Table::Pages, &row.key, &row.value)?;
                page::decode(&plain).try_for_each(|line| each(line?))?;
            }
        }
        if !named.is_empty() {
            return Err(VaultError::Damaged("page"));
        }
        self.read_tail(each).await
    }

    pub(super) async fn read_tail(
        &self,
        mut each: impl FnMut(&str) -> Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        let tail = &self.root().tail;
        let mut read = Tail::from(tail.first);
        for number in tail.first..tail.next {
            let key = number.to_be_bytes();
            let row = self.backend().get(Table::Tail, &key).await?.ok_or(VaultError::Damaged("tail"))?;
            let plain = self.open(Table::Tail, &key, &row)?;
            let mut entries = 0;
            for line in page::decode(&plain) {
                each(line?)?;
                entries += 1;
            }
            read.push(&row, plain.len() as u64, entries);
        }
        if read == *tail { Ok(()) } else { Err(VaultError::Damaged("tail")) }
    }

    /// A page, sealed under a fresh id, and what adds it.
    pub(super) fn sealed_page(
        &self,
        random: &dyn Random,
        plain: &[u8],
        entries: u64,
    ) -> Result<(PageRow, Change), VaultError> {
        let row = make_row_id(random);
        let key = row.clone().into_bytes();
        let value = self.seal(random, Table::Pages, &key, plain)?;
        let digest = Digest(sha256(&[&value]));
        Ok((PageRow { row, digest, entries }, Change::Add { table: Table::Pages, key, value }))
    }

    /// Writes lines as pages that nothing names yet, unless `went` answers that this is to end.
    pub(super) async fn stage_pages<'a>(
        &mut self,
        random: &dyn Random,
        lines: impl Iterator<Item = &'a str>,
        mut went: impl AsyncFnMut(usize) -> bool,
    ) -> Result<Vec<PageRow>, VaultError> {
        let mut rows = Vec::new();
        let mut done = 0;
        for lines in pages_of(lines) {
            if !went(done).await {
                return Err(VaultError::Cancelled);
            }
            done += lines.len();
            let plain = page::encode(lines.iter().copied());
            let (row, add) = self.sealed_page(random, &plain, lines.len() as u64)?;
            self.note_unnamed(row.row.clone().into_bytes());
            rows.push(row);
            self.backend().commit(None, vec![add]).await?;
        }
        Ok(rows)
    }
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
    Position { seq: entry.header().seq, head: entry.id() }
}
