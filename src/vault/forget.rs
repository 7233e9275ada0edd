//! Forgetting bodies: the line of an entry stays, without its body, so that its log still verifies. Pages that hold such
//! an entry are written anew under fresh rows, the tail moves into pages if it holds one, and the rows of before go in the
//! transaction that names the new ones.

use std::collections::BTreeSet;

use crate::crypto::random::Random;
use crate::domain::ids::{Digest, EntryId};
use crate::log::entry::Entry;
use crate::log::page;
use crate::store::{Backend, Change, Table};

use super::root::Tail;
use super::{Vault, VaultError};

/// Lines, some without their bodies, and whether any body went.
struct Withheld {
    lines: Vec<String>,
    any: bool,
}

impl Withheld {
    fn add(&mut self, line: &str, entries: &BTreeSet<EntryId>) -> Result<(), VaultError> {
        let entry = Entry::decode(line.as_bytes())?;
        if entry.body().is_some() && entries.contains(&entry.id()) {
            self.any = true;
            self.lines.push(entry.without_body().line().to_owned());
        } else {
            self.lines.push(line.to_owned());
        }
        Ok(())
    }

    fn lines(&self) -> impl Iterator<Item = &str> {
        self.lines.iter().map(String::as_str)
    }
}

impl<B: Backend> Vault<B> {
    /// Forgets the bodies of these entries, and these files with them; the index, which was made from them, goes too. Which
    /// entries are not here, or have no body any more, does not matter.
    ///
    /// What the disk may still hold of the rows of before is sealed under the data key of before: a rotation begun before
    /// this and finished after it leaves nothing that opens them.
    ///
    /// # Errors
    /// If the store refuses, or a row is damaged: then all is as it was.
    pub async fn forget_bodies(
        &mut self,
        random: &dyn Random,
        entries: &BTreeSet<EntryId>,
        files: &[Digest],
    ) -> Result<(), VaultError> {
        let mut root = self.root().clone();
        let mut changes = Vec::new();
        for named in &mut root.pages {
            let key = named.row.clone().into_bytes();
            let row = self.backend().get(Table::Pages, &key).await?;
            let row = row.filter(|row| named.is(row)).ok_or(VaultError::Damaged("page"))?;
            let plain = self.open(Table::Pages, &key, &row)?;
            let mut page = Withheld { lines: Vec::new(), any: false };
            page::decode(&plain).try_for_each(|line| page.add(line?, entries))?;
            if page.any {
                let (fresh, add) = self.sealed_page(random, &page::encode(page.lines()), named.entries)?;
                self.note_unnamed(fresh.row.clone().into_bytes());
                self.backend().commit(None, vec![add]).await?;
                *named = fresh;
                changes.push(Change::Delete { table: Table::Pages, key });
            }
        }
        let mut tail = Withheld { lines: Vec::new(), any: false };
        self.read_tail(|line| tail.add(line, entries)).await?;
        if tail.any {
            changes.extend(root.tail.removed());
            root.pages.extend(self.stage_pages(random, tail.lines(), async |_| true).await?);
            root.tail = Tail::from(root.tail.next);
        }
        changes.extend(self.removed_files(files).await?);
        if changes.is_empty() {
            return Ok(());
        }
        let index = root.index.take().into_iter().flat_map(|index| index.rows);
        changes.extend(index.map(|row| Change::Delete { table: Table::Index, key: row.row.into_bytes() }));
        self.replace_root_sparing(random, root, changes).await
    }
}
