//! An open vault with everything folded from it.

use std::collections::BTreeSet;

use crate::crypto::hash::derive_id;
use crate::crypto::labels;
use crate::crypto::random::{Random, make_bytes};
use crate::crypto::words::derive_safety_words;
use crate::domain::access::{Action, allows};
use crate::domain::concern::Told;
use crate::domain::event::{Body, Event, Positions};
use crate::domain::ids::{DeviceId, Digest, EntryId, PersonId, SchoolId};
use crate::domain::person::{Author, Role};
use crate::domain::register::{ConcernRecord, Delivery, Register};
use crate::domain::time::Stamp;
use crate::log::entry::{Entry, EntryError, Verified};
use crate::log::merge::Logs;
use crate::store::{Backend, Change};
use crate::vault::root::IDLE;
use crate::vault::{Vault, VaultError};

use super::adults::Unsealing;
use super::folding::{SLICE, fold};
use super::orders::Orders;
use super::post_box::OnHand;
use super::problem::Problem;
use super::search::Searching;
use super::slices::Slices;
use super::view::Status;
use crate::platform::ports::Ports;

/// An open vault, its logs, and the register folded from them.
pub struct Session<B> {
    /// The vault.
    pub vault: Vault<B>,
    /// Every entry here.
    pub logs: Logs,
    /// The state folded from them.
    pub register: Register,
    /// Whose device this is, as they sign.
    pub me: Author,
    /// A digest of those whom a visitor's concern is sealed to, once that is kept.
    pub address_kept: Option<Digest>,
    /// Concerns of which the trail says that they were opened here since it was unlocked.
    pub opened: BTreeSet<EntryId>,
    /// There may be files that nothing names any more.
    pub untidy: bool,
    /// What was opened so far of what is sealed to those who hear concerns about adults.
    pub(super) unsealing: Unsealing,
    /// Files taken in since the vault was opened: a form that is not saved yet may name them.
    pub attached: BTreeSet<Digest>,
    /// Bodies may be here that are to leave: it was opened, or something has come, since that was looked into.
    pub unsettled: bool,
    /// The post box, if one is used.
    pub(super) post: Option<OnHand>,
    /// The orders of the lists that were read last.
    pub(super) orders: Orders,
    /// What search holds of it.
    pub(super) searching: Searching,
    /// True if it was unlocked; false if it was made just now.
    unlocked: bool,
}

/// The text of a body, salted.
pub(super) fn body(random: &dyn Random, who: &Author, at: Stamp, what: Event) -> Result<String, Problem> {
    let body = Body { salt: hex::encode(make_bytes::<16>(random)), who: who.clone(), at, what };
    serde_json::to_string(&body).map_err(|error| Problem::Fault(error.to_string()))
}

impl<B: Backend> Session<B> {
    /// Reads and folds everything in a vault just opened.
    ///
    /// # Errors
    /// If a row is damaged.
    pub async fn open(mut vault: Vault<B>) -> Result<Self, Problem> {
        let mut logs = Logs::default();
        vault
            .read_all(|line| {
                logs.insert(Entry::decode(line.as_bytes())?.admitted());
                Ok(())
            })
            .await?;
        let register = fold(&vault.root().school, &logs);
        let device = vault.root().device;
        let first = logs
            .of(&device)
            .next()
            .and_then(|entry| serde_json::from_slice::<Body>(entry.body()?.as_bytes()).ok());
        let me = first.map(|body| body.who).ok_or(Problem::VaultDamaged)?;
        let untidy = vault.root().files.is_some();
        let post = vault.uses_post_box().await?.then(OnHand::default);
        Ok(Self {
            vault,
            logs,
            register,
            me,
            address_kept: None,
            opened: BTreeSet::new(),
            untidy,
            unsealing: Unsealing::default(),
            attached: BTreeSet::new(),
            unsettled: true,
            post,
            orders: Orders::default(),
            searching: Searching::default(),
            unlocked: true,
        })
    }

    /// Starts a vault that holds nothing yet: the first events must enrol the device.
    pub fn start(vault: Vault<B>, me: Author) -> Self {
        Self {
            vault,
            logs: Logs::default(),
            register: Register::default(),
            me,
            address_kept: None,
            opened: BTreeSet::new(),
            untidy: false,
            unsealing: Unsealing::default(),
            attached: BTreeSet::new(),
            unsettled: false,
            post: None,
            orders: Orders::default(),
            searching: Searching::default(),
            unlocked: false,
        }
    }

    /// The school.
    pub fn school(&self) -> SchoolId {
        self.vault.root().school
    }

    /// This device.
    pub fn device(&self) -> DeviceId {
        self.vault.root().device
    }

    /// What this device may do.
    pub fn role(&self) -> Role {
        self.register.roster.role(&self.device())
    }

    /// Whether this is an administrator's vault that was unlocked without a second factor. On the day it is made there
    /// is more to do first; from the second day on it must have one. A practice school guards nothing.
    pub fn second_factor_missing(&self) -> bool {
        let root = self.vault.root();
        let administers = self.role() >= Role::Administrator;
        self.unlocked && administers && !root.practice && !self.vault.keys().guarded()
    }

    /// Whether this device is that of somebody who hears concerns about adults.
    pub fn hears(&self) -> bool {
        let roster = &self.register.roster;
        roster.confirmed.get(&self.device()).is_some_and(|person| roster.hearers.contains(person))
    }

    /// Whether its person hears concerns about adults, and the keys are still those that administrators could be given.
    pub fn must_prepare_to_hear(&self) -> bool {
        let root = self.vault.root();
        self.hears() && !root.private && !root.practice && !root.superseded
    }

    /// Refuses what the role does not allow.
    ///
    /// # Errors
    /// [`Problem::NotAllowed`].
    pub fn require(&self, action: Action) -> Result<(), Problem> {
        if allows(self.role(), action) { Ok(()) } else { Err(Problem::NotAllowed) }
    }

    /// Writes events as this device's next entries, durably and all or none, and folds them.
    ///
    /// # Errors
    /// If the store refuses: nothing was written.
    pub async fn write<P: Ports>(
        &mut self,
        ports: &P,
        events: Vec<Event>,
        also: Vec<Change>,
    ) -> Result<Vec<Entry<Verified>>, Problem> {
        let mut stamp = self.vault.root().stamp;
        let mut bodies = Vec::with_capacity(events.len());
        for what in events {
            let at = Stamp::next(stamp.as_ref(), None, ports.clock().now());
            stamp = Some(at);
            bodies.push(body(ports.random(), &self.me, at, what)?);
        }
        let Some(stamp) = stamp else { return Ok(Vec::new()) };
        let entries = self.vault.append(ports.random(), stamp, &bodies, also).await?;
        self.take(&entries);
        Ok(entries)
    }

    /// Does long work over the logs as they are with one more entry of this device's, which is written, durably, once the work
    /// is done: what fails or is called off leaves no word that it was done.
    ///
    /// # Errors
    /// What the work says, or if the store refuses: nothing was written.
    pub(super) async fn write_after<P: Ports, T>(
        &mut self,
        ports: &P,
        what: Event,
        work: impl AsyncFnOnce(&Self) -> Result<T, Problem>,
    ) -> Result<T, Problem> {
        let stamp = Stamp::next(self.vault.root().stamp.as_ref(), None, ports.clock().now());
        let body = body(ports.random(), &self.me, stamp, what)?;
        let signed = self.vault.sign(&[body])?;
        signed.iter().for_each(|entry| {
            self.logs.insert(entry.clone());
        });
        let worked = work(self).await;
        let done = match worked {
            Ok(done) => match self.vault.keep(ports.random(), stamp, &signed, Vec::new()).await {
                Ok(()) => Ok(done),
                Err(error) => Err(error.into()),
            },
            Err(problem) => Err(problem),
        };
        signed.iter().for_each(|entry| self.logs.take_back(entry));
        if done.is_ok() {
            self.take(&signed);
        }
        done
    }

    /// Admits entries from elsewhere, durably and all or none, and folds them.
    ///
    /// # Errors
    /// If the store refuses: nothing was written.
    pub async fn admit<P: Ports>(&mut self, ports: &P, entries: Vec<Entry<Verified>>) -> Result<(), Problem> {
        self.admit_with_files(ports, entries, &[], &mut Slices::of(ports, 0)).await
    }

    /// Admits entries from elsewhere with the files that came with them and lie loose here, in slices: two tenths of looking into
    /// the bundle.
    ///
    /// # Errors
    /// If the store refuses, or it was called off: nothing was written.
    pub async fn admit_with_files<P: Ports>(
        &mut self,
        ports: &P,
        entries: Vec<Entry<Verified>>,
        files: &[Digest],
        slices: &mut Slices<'_, P>,
    ) -> Result<(), Problem> {
        let kept = super::let_go::kept(self, entries, ports.clock().now());
        slices.tenths(1);
        let mut new = Vec::with_capacity(kept.len());
        for (number, some) in kept.chunks(SLICE).enumerate() {
            slices.did(number * SLICE, kept.len()).await?;
            new.extend(some.iter().filter(|entry| !self.logs.knows(entry)).cloned());
        }
        let settled = self.vault.settled_files(ports.random(), files).await?;
        let went_on = async |done, of| slices.did(done, of).await.is_ok();
        self.vault.admit_with(ports.random(), &new, settled, went_on).await?;
        slices.tenths(1);
        self.take_in_slices(&new, slices).await;
        self.unsettled = true;
        Ok(())
    }

    /// Whose device this is, as far as the roster knows.
    pub fn person(&self) -> PersonId {
        self.register.roster.confirmed.get(&self.device()).copied().unwrap_or(self.me.person)
    }

    /// Whether this person is kept from a concern by a conflict of interest. What they wrote themselves they may read.
    pub fn is_kept_from(&self, record: &ConcernRecord) -> bool {
        let register = &self.register;
        !register.profiles.no_locks()
            && !self.is_mine(&record.device)
            && register.shut_out_of(&self.person(), register.amendments.current(record))
    }

    /// A concern, unless this person is kept from it.
    ///
    /// # Errors
    /// [`Problem::NotHere`], [`Problem::NotAllowed`].
    pub fn concern(&self, entry: &EntryId) -> Result<&ConcernRecord, Problem> {
        let record = self.register.concerns.get(entry).ok_or(Problem::NotHere)?;
        if self.is_kept_from(record) { Err(Problem::NotAllowed) } else { Ok(record) }
    }

    /// Whether a device is this one, or what this one was before a reset.
    pub fn is_own(&self, device: &DeviceId) -> bool {
        *device == self.device() || self.vault.root().earlier.contains(device)
    }

    /// Whether what a device wrote is this person's own: written here, or on another confirmed device of theirs.
    pub fn is_mine(&self, device: &DeviceId) -> bool {
        let owner = |device| self.register.roster.confirmed.get(device);
        self.is_own(device) || owner(&self.device()).is_some_and(|me| owner(device) == Some(me))
    }

    /// How far the logs of a person's devices go here.
    pub fn reached(&self, person: PersonId) -> Positions {
        let theirs = self.register.roster.devices_of(person);
        theirs.filter_map(|device| Some((*device, self.logs.contiguous(device)?))).collect()
    }

    /// How far the logs of this person's other devices go here.
    pub fn others_reached(&self) -> Positions {
        let mut reached = self.reached(self.me.person);
        reached.remove(&self.device());
        reached
    }

    /// Own concerns that have not left this device.
    pub fn not_handed_over(&self) -> usize {
        let register = &self.register;
        let concerns = register.concerns.values().map(|record| (&record.device, record.seq));
        let amendments = register.amendments.all().map(|amendment| (&amendment.device, amendment.seq));
        let sealed = register.sealed.values().map(|(device, seq)| (device, *seq));
        let said = register.actions.said();
        let own =
            concerns.chain(amendments).chain(sealed).chain(said).filter(|(device, _)| self.is_own(device));
        own.filter(|(device, seq)| register.reached(device, *seq) == Delivery::Saved).count()
    }

    /// Own concerns of which nobody had been told when they were written, and which no administrator has received yet.
    fn nobody_told(&self) -> usize {
        let own = self.register.concerns.values().filter(|record| self.is_own(&record.device));
        let untold = own.filter(|record| {
            record.concern.told == Told::NotYet
                && self.register.delivery(record) < Delivery::Received
                && self.role() < Role::Administrator
        });
        untold.count()
    }

    /// What the header of every screen shows.
    pub fn status(&self) -> Status {
        let counted = || (self.not_handed_over(), self.nobody_told());
        let counts = self.orders.counts.get().unwrap_or_else(counted);
        self.orders.counts.set(Some(counts));
        let (not_handed_over, nobody_told) = counts;
        let details = self.register.school.current();
        Status {
            school: details.map(|details| details.name.clone()).unwrap_or_default(),
            practice: self.vault.root().practice,
            me: self.me.clone(),
            role: self.role(),
            not_handed_over,
            nobody_told,
            phones: details.map(|details| details.phones.clone()).unwrap_or_default(),
            second_factor: self.vault.keys().guarded(),
            second_factor_missing: self.second_factor_missing(),
            must_prepare_to_hear: self.must_prepare_to_hear(),
            hears: self.hears(),
            old_copy: self.vault.root().superseded,
            idle_minutes: self.vault.root().idle_minutes.unwrap_or(IDLE),
            post: self.post.as_ref().map(|post| post.status.clone()),
            written: self.vault.head().map_or(0, |head| head.seq),
        }
    }
}

/// Six safety words of a device, to compare in person.
pub fn safety_words(device: &DeviceId) -> Vec<String> {
    words(labels::SAFETY_DEVICE, device.as_bytes())
}

/// A school's fingerprint as six safety words.
pub fn fingerprint(school: &SchoolId) -> Vec<String> {
    words(labels::SAFETY_SCHOOL, school.as_bytes())
}

fn words(label: &str, id: &[u8]) -> Vec<String> {
    derive_safety_words(&derive_id(label, &[id])).into_iter().map(str::to_owned).collect()
}

impl From<VaultError> for Problem {
    fn from(error: VaultError) -> Self {
        use crate::crypto::kdf::KdfError;
        use crate::store::StoreError;
        match error {
            VaultError::WrongPassphrase => Self::WrongPassphrase,
            VaultError::Absent => Self::NotHere,
            VaultError::Superseded => Self::OldCopy,
            VaultError::TooNew => Self::VaultTooNew,
            VaultError::Cancelled => Self::CalledOff,
            VaultError::Stretch(KdfError::Memory) => Self::NoMemory,
            VaultError::Stretch(KdfError::OutOfBounds)
            | VaultError::Damaged(_)
            | VaultError::Sealing(_)
            | VaultError::Record(_) => Self::VaultDamaged,
            VaultError::Entry(EntryError::TooLong) => Self::EntryTooLarge,
            VaultError::Entry(_) => Self::VaultDamaged,
            VaultError::Store(StoreError::Full) => Self::StorageFull,
            VaultError::Store(StoreError::Superseded { .. } | StoreError::Duplicate) => {
                Self::WrittenElsewhere
            }
            VaultError::Store(StoreError::Lost | StoreError::Blocked) => Self::StorageLost,
            VaultError::Store(StoreError::Refused { name, .. }) => Self::StorageRefused(name),
            VaultError::Store(StoreError::Damaged | StoreError::Reserved) => Self::VaultDamaged,
        }
    }
}
