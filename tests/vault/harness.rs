//! A vault in memory, and what a test needs to fill it, open it and look into it.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use holdfast::crypto::kdf::{StretchCost, derive_stretched};
use holdfast::crypto::keys::derive_device_id;
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::recipient::Identity;
use holdfast::crypto::sign::SigningKey;
use holdfast::domain::ids::{DeviceId, DraftId, EntryId, SchoolId, VaultId};
use holdfast::domain::time::{Millis, Stamp};
use holdfast::log::entry::{Entry, Verified};
use holdfast::store::memory::Memory;
use holdfast::store::{Backend, Bytes, Change, Row, StoreError, Table};
use holdfast::vault::keyring::Stretched;
use holdfast::vault::{Creation, Vault, VaultError};
use pollster::block_on;

pub const PASSPHRASE: &[u8] = b"larch lantern limestone";
pub const SCHOOL: SchoolId = SchoolId([9; 32]);
pub const DRAFT: DraftId = DraftId([4; 16]);
pub const COST: StretchCost = StretchCost { memory_kib: 8, passes: 1, lanes: 1 };
pub const STAMP: Stamp = Stamp { clock: Millis(1), tick: 0, wall: Millis(1) };

pub fn random(seed: u64) -> SeededRandom {
    SeededRandom::new(seed)
}

/// Random bytes that nothing else has drawn.
pub fn fresh() -> SeededRandom {
    static DRAWN: AtomicU64 = AtomicU64::new(1 << 32);
    SeededRandom::new(DRAWN.fetch_add(1, Ordering::Relaxed))
}

pub fn create<B: Backend>(store: B) -> Result<Vault<B>, VaultError> {
    let random = random(1);
    let signing = SigningKey::make(&random);
    let salt = Stretched::make_salt(&random);
    let key = derive_stretched(PASSPHRASE, &salt, COST).unwrap();
    let creation = Creation {
        vault: VaultId([7; 16]),
        school: SCHOOL,
        practice: false,
        device: derive_device_id(&SCHOOL, &signing.verifying()),
        signing,
        identity: Identity::make(&random),
        stretched: Stretched { salt, cost: COST, key },
    };
    block_on(Vault::create(store, &random, creation))
}

pub fn unlock_with<B: Backend + Clone>(store: &B, passphrase: &[u8]) -> Result<Vault<B>, VaultError> {
    let front = block_on(Vault::front(store))?;
    let key = derive_stretched(passphrase, &front.slot.salt()?, front.slot.cost)?;
    let keys = front.open(&front.slot, &key)?;
    block_on(Vault::unlock(store.clone(), &front.vault, keys, None))
}

pub fn unlock(store: &Memory) -> Result<Vault<Memory>, VaultError> {
    unlock_with(store, PASSPHRASE)
}

pub fn lines<B: Backend>(vault: &mut Vault<B>) -> Result<Vec<String>, VaultError> {
    let mut lines = Vec::new();
    block_on(vault.read_all(|line| {
        lines.push(line.to_owned());
        Ok(())
    }))?;
    lines.sort();
    Ok(lines)
}

/// Every entry.
pub fn entries<B: Backend>(vault: &mut Vault<B>) -> Result<Vec<Entry<Verified>>, VaultError> {
    lines(vault)?.iter().map(|line| Ok(Entry::decode(line.as_bytes())?.admitted())).collect()
}

/// Unlocks a store and reads everything.
pub fn held(store: &Memory) -> Result<Vec<String>, VaultError> {
    lines(&mut unlock(store)?)
}

/// A body that says a number and is about so many bytes long.
pub fn body(number: u64, bytes: usize) -> String {
    let salt = format!("{number:032x}");
    format!(r#"{{"salt":"{salt}","what":"Rowan Ash said so","pad":"{}"}}"#, "x".repeat(bytes))
}

pub fn append<B: Backend>(
    vault: &mut Vault<B>,
    bodies: &[String],
) -> Result<Vec<Entry<Verified>>, VaultError> {
    block_on(vault.append(&fresh(), STAMP, bodies, Vec::new()))
}

/// A chain of another device.
pub fn others(seed: u64, count: u64) -> Vec<Entry<Verified>> {
    let key = SigningKey::make(&random(seed));
    let device: DeviceId = derive_device_id(&SCHOOL, &key.verifying());
    let mut prev: Option<EntryId> = None;
    let chain = (0..count).map(|seq| {
        let entry = Entry::sign(device, seq, prev, &body(seq, 40), &key).unwrap();
        prev = Some(entry.id());
        entry
    });
    chain.collect()
}

/// Every row of a store.
pub fn rows(store: &Memory) -> Vec<(Table, Row)> {
    let of = |table| block_on(store.scan(table, None, usize::MAX)).unwrap();
    Table::ALL.into_iter().flat_map(|table| of(table).into_iter().map(move |row| (table, row))).collect()
}

/// Before which commit, and what.
type Due = (usize, Option<Box<dyn FnOnce()>>);

/// A store that does something once, just before a commit: what another tab does meanwhile.
#[derive(Clone)]
pub struct Meanwhile {
    store: Memory,
    act: Rc<RefCell<Due>>,
}

impl Meanwhile {
    /// Does it before this commit, counted from 1.
    pub fn new(store: &Memory, commit: usize, act: impl FnOnce() + 'static) -> Self {
        let act: Box<dyn FnOnce()> = Box::new(act);
        Self { store: store.clone(), act: Rc::new(RefCell::new((commit, Some(act)))) }
    }
}

impl Backend for Meanwhile {
    async fn get(&self, table: Table, key: &[u8]) -> Result<Option<Bytes>, StoreError> {
        self.store.get(table, key).await
    }

    async fn scan(&self, table: Table, after: Option<&[u8]>, limit: usize) -> Result<Vec<Row>, StoreError> {
        self.store.scan(table, after, limit).await
    }

    async fn commit(&self, expected: Option<u64>, changes: Vec<Change>) -> Result<(), StoreError> {
        let act = {
            let mut act = self.act.borrow_mut();
            act.0 = act.0.wrapping_sub(1);
            if act.0 == 0 { act.1.take() } else { None }
        };
        if let Some(act) = act {
            act();
        }
        self.store.commit(expected, changes).await
    }
}
