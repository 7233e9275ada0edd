//! An open vault: create, unlock, seal and open rows, and replace the root record.

use std::collections::{BTreeMap, BTreeSet};

use zeroize::Zeroizing;

use crate::crypto::aead::AeadKey;
use crate::crypto::random::{Random, make_bytes};
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::domain::ids::{DeviceId, SchoolId, VaultId};
use crate::domain::person::Position;
use crate::store::{Backend, Change, StoreError, Table, generation};

use super::keyring::{Front, Keyring, Sealed, SlotKeys, Stretched};
use super::root::{Root, Tail};
use super::rows::{self, Place};
use super::{VaultError, read_record};

pub(super) const FRONT: &[u8] = b"vault";
pub(super) const KEYS: &[u8] = b"keys";
pub(super) const SIGNING: &[u8] = b"signing";
pub(super) const ROOT: &[u8] = b"root";
const RESERVE: &[u8] = b"reserve";

/// Freed when a write is refused for want of room, so that what was just typed still fits.
const RESERVE_BYTES: usize = 2 << 20;

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

/// The keys before others were taken, and the root record that went with them.
pub(super) struct Exchanged {
    keys: Keyring,
    root: Root,
}

/// An open vault over a store.
pub struct Vault<B> {
    backend: B,
    id: VaultId,
    pub(super) keys: Keyring,
    root: Root,
    /// Pages that were found or staged, and that no root names.
    unnamed: BTreeSet<Vec<u8>>,
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
            tail: Tail::from(0),
            index: None,
            earlier: Vec::new(),
            recovery: None,
            private: false,
            passkeys: BTreeMap::new(),
            idle_minutes: None,
            superseded: false,
            files: None,
        };
        let this = Self { backend, id: vault, keys, root, unnamed: BTreeSet::new() };
        let changes = vec![
            Change::Add { table: Table::Meta, key: FRONT.to_vec(), value: front },
            Change::Add { table: Table::Meta, key: KEYS.to_vec(), value: wrapped },
            Change::Add { table: Table::Meta, key: SIGNING.to_vec(), value: signing },
            reserve(random),
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
        read_record(&bytes, "key slots")
    }

    /// Opens a vault with the keys of one of its slots, and the gate of its second factor if it has one.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] with what is damaged.
    pub async fn unlock(
        backend: B,
        vault: &VaultId,
        slot_keys: SlotKeys,
        gate: Option<AeadKey>,
    ) -> Result<Self, VaultError> {
        let keys = backend.get(Table::Meta, KEYS).await?.ok_or(VaultError::Damaged("keys"))?;
        let signing = backend.get(Table::Meta, SIGNING).await?.ok_or(VaultError::Damaged("signing key"))?;
        let keys = Keyring::open(vault, slot_keys, gate, &keys, &signing)?;
        Self::with_keys(backend, vault, keys).await
    }

    /// Opens a vault whose keys are open.
    pub(super) async fn with_keys(backend: B, vault: &VaultId, keys: Keyring) -> Result<Self, VaultError> {
        let before = generation(&backend).await?;
        let row = backend.get(Table::Meta, ROOT).await?.ok_or(VaultError::Damaged("root record"))?;
        let after = generation(&backend).await?;
        let place = Place { vault, table: Table::Meta, key: ROOT };
        let plain = rows::open(place, &keys, &row)?;
        let root: Root = read_record(&plain, "root record")?;
        // Another tab may write between the reads, and never else may the two numbers differ.
        if root.generation < before || root.generation > after {
            return Err(VaultError::Damaged("generation"));
        }
        Ok(Self { backend, id: *vault, keys, root, unnamed: BTreeSet::new() })
    }

    /// The same vault, written from here on as another device, with its keys.
    pub(super) fn with_renewed(mut self, keys: Keyring, device: DeviceId) -> Self {
        self.keys = keys;
        self.root.earlier.push(std::mem::replace(&mut self.root.device, device));
        self.root.superseded = false;
        self.forget_slots();
        self
    }

    /// Notes that every slot but the passphrase's has gone with the key-encryption key that they wrapped.
    fn forget_slots(&mut self) {
        self.root.recovery = None;
        self.root.private = false;
        self.root.passkeys.values_mut().for_each(|passkey| passkey.name.clear());
    }

    /// The same vault with other keys, made for hearing concerns about adults.
    pub(super) fn exchange(&mut self, keys: Keyring) -> Exchanged {
        let before = Exchanged { keys: std::mem::replace(&mut self.keys, keys), root: self.root.clone() };
        self.forget_slots();
        self.root.private = true;
        before
    }

    /// Takes back the keys from before, if the new ones could not be kept.
    pub(super) fn take_back(&mut self, Exchanged { keys, root }: Exchanged) {
        self.keys = keys;
        self.root = root;
    }

    /// Makes the reserve anew where it was spent and there is room again. Without room nothing is changed.
    ///
    /// # Errors
    /// If the store refuses for another reason than room.
    pub async fn refill_reserve(&self, random: &dyn Random) -> Result<(), VaultError> {
        if self.backend.get(Table::Meta, RESERVE).await?.is_some() {
            return Ok(());
        }
        match self.backend.commit(None, vec![reserve(random)]).await {
            Err(StoreError::Full) => Ok(()),
            other => Ok(other?),
        }
    }

    /// Sets after how many minutes without a touch the vault locks itself.
    ///
    /// # Errors
    /// If the store refuses.
    pub async fn keep_idle_minutes(&mut self, random: &dyn Random, minutes: u8) -> Result<(), VaultError> {
        if self.root.idle_minutes == Some(minutes) {
            return Ok(());
        }
        let root = Root { idle_minutes: Some(minutes), ..self.root.clone() };
        self.replace_root(random, root, Vec::new()).await
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

    /// The store beneath.
    pub fn backend(&self) -> &B {
        &self.backend
    }

    /// The newest own entry, if there is one.
    pub fn head(&self) -> Option<Position> {
        self.root.heads.get(&self.root.device).copied()
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
        let place = Place { vault: &self.id, table, key };
        rows::open(place, &self.keys, row)
    }

    fn sealed_root(&self, random: &dyn Random, root: &Root) -> Result<Change, VaultError> {
        let plain = Zeroizing::new(serde_json::to_vec(root)?);
        let value = self.seal(random, Table::Meta, ROOT, &plain)?;
        Ok(Change::Put { table: Table::Meta, key: ROOT.to_vec(), value })
    }

    /// Notes a page that no root names: it goes with the next change. Not before, and not by itself, for another tab
    /// may have staged it and be about to name it: of the two changes that would follow, one is refused.
    pub(super) fn note_unnamed(&mut self, page: Vec<u8>) {
        self.unnamed.insert(page);
    }

    /// Commits what a person wrote: where there is no room, the reserve makes some.
    pub(super) async fn commit(&self, expected: Option<u64>, changes: Vec<Change>) -> Result<(), VaultError> {
        match self.backend.commit(expected, changes.clone()).await {
            Err(StoreError::Full) => {
                let free = Change::Delete { table: Table::Meta, key: RESERVE.to_vec() };
                self.backend.commit(None, vec![free]).await?;
                Ok(self.backend.commit(expected, changes).await?)
            }
            other => Ok(other?),
        }
    }

    pub(super) async fn replace_root(
        &mut self,
        random: &dyn Random,
        root: Root,
        changes: Vec<Change>,
    ) -> Result<(), VaultError> {
        let (expected, root, changes) = self.with_root(random, root, changes)?;
        self.commit(Some(expected), changes).await?;
        self.unnamed.clear();
        self.root = root;
        Ok(())
    }

    /// The same, but the reserve is not spent for it.
    pub(super) async fn replace_root_sparing(
        &mut self,
        random: &dyn Random,
        root: Root,
        changes: Vec<Change>,
    ) -> Result<(), VaultError> {
        let (expected, root, changes) = self.with_root(random, root, changes)?;
        self.backend.commit(Some(expected), changes).await?;
        self.unnamed.clear();
        self.root = root;
        Ok(())
    }

    /// The generation that is expected, the next root, and the changes with it and with what no root names.
    fn with_root(
        &self,
        random: &dyn Random,
        mut root: Root,
        mut changes: Vec<Change>,
    ) -> Result<(u64, Root, Vec<Change>), VaultError> {
        let expected = root.generation;
        root.generation += 1;
        let named = |row: &&Vec<u8>| root.pages.iter().any(|page| page.row.as_bytes() == row.as_slice());
        let unnamed = self.unnamed.iter().filter(|row| !named(row)).cloned();
        changes.extend(unnamed.map(|key| Change::Delete { table: Table::Pages, key }));
        changes.push(self.sealed_root(random, &root)?);
        Ok((expected, root, changes))
    }
}

/// The reserve. Random, so that nothing on the way to the disk can make it smaller.
fn reserve(random: &dyn Random) -> Change {
    let mut value = vec![0; RESERVE_BYTES];
    random.fill(&mut value);
    Change::Add { table: Table::Meta, key: RESERVE.to_vec(), value }
}

pub(super) fn make_row_id(random: &dyn Random) -> String {
    hex::encode(make_bytes::<16>(random))
}
