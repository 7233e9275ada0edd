//! A browser profile as a file: every database, every row, in hexadecimal. The reserve, two megabytes of nothing, is
//! left out: a vault that has spent its reserve lacks it too.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Change, GENERATION, Table};
use pollster::block_on;
use serde::{Deserialize, Serialize};

use crate::school::{Browser, Profile};

/// A profile, and what opens its vault.
#[derive(Serialize, Deserialize)]
pub struct Recorded {
    /// What was recorded, in words.
    pub what: String,
    /// The passphrase of the vault.
    pub passphrase: String,
    /// By name, each database's rows.
    pub databases: BTreeMap<String, Vec<Row>>,
}

#[derive(Serialize, Deserialize)]
pub struct Row {
    pub table: String,
    /// Text where it is text, else hexadecimal after `0x`.
    pub key: String,
    /// Hexadecimal.
    pub value: String,
}

/// A path under `tests/`.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

fn table(name: &str) -> Table {
    Table::ALL.into_iter().find(|table| table.name() == name).unwrap()
}

fn key_text(key: &[u8]) -> String {
    let plain = key.iter().all(|byte| byte.is_ascii_graphic());
    if plain { String::from_utf8_lossy(key).into_owned() } else { format!("0x{}", hex::encode(key)) }
}

fn key_bytes(text: &str) -> Vec<u8> {
    text.strip_prefix("0x").map_or_else(|| text.as_bytes().to_vec(), |digits| hex::decode(digits).unwrap())
}

impl Recorded {
    pub fn of(what: &str, browser: &Browser, passphrase: &[u8]) -> Self {
        let rows = |store: &Memory| {
            let of = |table: Table| {
                let rows = block_on(store.scan(table, None, usize::MAX)).unwrap().into_iter();
                rows.filter(|row| row.key != b"reserve").map(move |row| Row {
                    table: table.name().to_owned(),
                    key: key_text(&row.key),
                    value: hex::encode(row.value),
                })
            };
            Table::ALL.into_iter().flat_map(of).collect()
        };
        let databases = browser.profile.0.borrow();
        Self {
            what: what.to_owned(),
            passphrase: String::from_utf8(passphrase.to_vec()).unwrap(),
            databases: databases.iter().map(|(name, store)| (name.clone(), rows(store))).collect(),
        }
    }

    pub fn read(name: &str) -> Self {
        serde_json::from_slice(&std::fs::read(path(name)).unwrap()).unwrap()
    }

    pub fn write(&self, name: &str) {
        std::fs::write(path(name), serde_json::to_string_pretty(self).unwrap() + "\n").unwrap();
    }

    /// The profile, as it lay on the disk.
    pub fn profile(&self) -> Profile {
        let profile = Profile::default();
        for (name, rows) in &self.databases {
            let store = Memory::new();
            let rows = || rows.iter().map(|row| (table(&row.table), key_bytes(&row.key), &row.value));
            let puts = rows()
                .filter(|(_, key, _)| key != GENERATION)
                .map(|(table, key, value)| Change::Put { table, key, value: hex::decode(value).unwrap() });
            let counted = rows().find(|(_, key, _)| key == GENERATION);
            // The store alone counts generations: one commit makes the row, which then is what was recorded.
            block_on(store.commit(counted.as_ref().map(|_| 0), puts.collect())).unwrap();
            if let Some((table, key, value)) = counted {
                store.alter(table, &key, |row| *row = hex::decode(value).unwrap());
            }
            profile.0.borrow_mut().insert(name.clone(), store);
        }
        profile
    }

    /// A browser with this profile; nobody is signed in.
    pub fn browser(&self, seed: u64) -> Browser {
        let mut browser = Browser::new(seed);
        browser.profile = self.profile();
        browser.restart();
        browser
    }
}
