//! One machine: a browser with a vault, the person at it, and what has become of it.

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::{ConcernRow, View};
use holdfast::domain::ids::{DeviceId, SchoolId};
use holdfast::domain::person::Role;
use holdfast::store::memory::{Memory, Snapshot};
use totp_rs::Totp;

use crate::disk;
use crate::school::Browser;

/// What has become of a machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// Its person works on it.
    InUse,
    /// Stolen: somebody goes on with it, and no file reaches it any more.
    Stolen,
    /// Destroyed, with everything on it.
    Gone,
}

/// A backup of a whole machine.
pub struct Backup {
    databases: Vec<(String, Snapshot)>,
    device: DeviceId,
    passphrase: Vec<u8>,
    app: Option<Totp>,
}

/// One machine.
pub struct Machine {
    pub browser: Browser,
    /// Whose, by place in the world's list.
    pub person: usize,
    pub passphrase: Vec<u8>,
    app: Option<Totp>,
    /// When its clock stood at the last code of the second factor: none is taken from before it.
    coded: i64,
    pub fate: Fate,
    /// The device as which its vault is written.
    pub device: DeviceId,
    /// How far its clock is wrong, in milliseconds.
    pub skew: i64,
    pub backup: Option<Backup>,
    /// Its person has asked for a reset: the passphrase to be.
    pub resetting: Option<Vec<u8>>,
    /// How many questions the program refused, as it should.
    pub refused: u64,
}

impl Machine {
    pub fn new(browser: Browser, person: usize, passphrase: &[u8]) -> Self {
        let mut machine = Self {
            browser,
            person,
            passphrase: passphrase.to_vec(),
            app: None,
            coded: 0,
            fate: Fate::InUse,
            device: DeviceId([0; 32]),
            skew: 0,
            backup: None,
            resetting: None,
            refused: 0,
        };
        machine.device = disk::device(&machine);
        machine
    }

    pub fn school(&self) -> SchoolId {
        disk::school(self)
    }

    /// The vault's database.
    pub fn store(&self) -> Memory {
        let databases = self.browser.profile.0.borrow();
        databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap().1.clone()
    }

    /// The machine's clock shows this, as wrong as it is; it is never put back within a day.
    pub fn set_clock(&self, now: i64) {
        self.browser.clock.0.set(now + self.skew);
    }

    /// What it may do, as far as it knows; nothing while it is locked.
    pub fn role(&self) -> Role {
        self.browser.status.as_ref().map_or(Role::Revoked, |status| status.role)
    }

    /// Whether its log goes on elsewhere, as far as it knows.
    pub fn old_copy(&self) -> bool {
        self.browser.status.as_ref().is_some_and(|status| status.old_copy)
    }

    /// Whether its person administers with it.
    pub fn administers(&self) -> bool {
        self.works() && self.role() >= Role::Administrator
    }

    /// Whether its person can write on it.
    pub fn works(&self) -> bool {
        self.fate == Fate::InUse && self.resetting.is_none() && !self.old_copy()
    }

    /// Asks the program. None if it refuses for a reason that people can run into; anything else is a fault.
    pub fn ask(&mut self, intent: Intent, blobs: Vec<Vec<u8>>) -> Option<(View, Vec<Vec<u8>>)> {
        let said = format!("{intent:?}");
        let outcome = self.browser.try_ask(intent, blobs);
        self.guard();
        match outcome {
            Ok(answer) => Some(answer),
            Err(
                Problem::NotAllowed
                | Problem::OldCopy
                | Problem::NotHere
                | Problem::NoRecipients
                | Problem::SecondFactorNeeded
                | Problem::NobodyCanReset
                | Problem::ResetMismatch
                | Problem::OwnReset
                | Problem::NoResetWaits
                | Problem::OtherReset
                | Problem::GrantNotAllowed
                | Problem::NoDeviceYet
                | Problem::LeadLeaves
                | Problem::PackExpired
                | Problem::Action(_)
                | Problem::Bundle(_),
            ) => {
                self.refused += 1;
                None
            }
            Err(problem) => panic!("{said}: {problem:?}"),
        }
    }

    /// Whoever has become an administrator sets up a second factor before anything else.
    fn guard(&mut self) {
        if self.browser.status.as_ref().is_some_and(|status| status.second_factor_missing) {
            self.app = Some(self.browser.add_second_factor().0);
            self.coded = self.browser.clock.0.get();
        }
    }

    /// The tab is closed, opened and unlocked.
    pub fn reopen(&mut self) {
        self.browser.restart();
        self.unlock();
    }

    pub fn unlock(&mut self) {
        let vault = self.browser.vault();
        let passphrase = self.passphrase.clone();
        let view = self.browser.with(Intent::Unlock { vault }, &passphrase);
        if matches!(view, View::CodeNeeded(_)) {
            let wrong = self.browser.clock.0.get();
            self.browser.clock.0.set(wrong.max(self.coded + 60_000));
            let code = self.browser.code(self.app.as_ref().unwrap());
            self.coded = self.browser.clock.0.get();
            self.browser.with(Intent::GiveCode, code.as_bytes());
            self.browser.clock.0.set(wrong);
        }
        self.guard();
    }

    /// A copy of the whole machine on another one.
    pub fn copied(&self, seed: u64) -> Self {
        let browser = Browser::new(seed);
        for (name, snapshot) in self.snapshot() {
            let store = Memory::new();
            store.restore(&snapshot);
            browser.profile.0.borrow_mut().insert(name, store);
        }
        browser.clock.0.set(self.browser.clock.0.get());
        let mut copy = Self::new(browser, self.person, &self.passphrase);
        copy.app.clone_from(&self.app);
        copy.coded = self.coded;
        copy.skew = self.skew;
        copy.unlock();
        copy
    }

    fn snapshot(&self) -> Vec<(String, Snapshot)> {
        let databases = self.browser.profile.0.borrow();
        databases.iter().map(|(name, store)| (name.clone(), store.snapshot())).collect()
    }

    pub fn back_up(&mut self) {
        self.backup = Some(Backup {
            databases: self.snapshot(),
            device: self.device,
            passphrase: self.passphrase.clone(),
            app: self.app.clone(),
        });
    }

    /// Puts the backup back over everything.
    pub fn roll_back(&mut self) {
        let Some(Backup { databases, device, passphrase, app }) = self.backup.take() else { return };
        for (name, snapshot) in databases {
            self.browser.profile.0.borrow_mut().entry(name).or_default().restore(&snapshot);
        }
        (self.device, self.passphrase, self.app) = (device, passphrase, app);
        self.reopen();
    }

    /// The concerns that it shows.
    pub fn concerns(&mut self) -> Vec<ConcernRow> {
        match self.ask(Intent::Concerns { offset: 0, limit: 100_000 }, Vec::new()) {
            Some((View::Concerns(page), _)) => page.rows,
            _ => Vec::new(),
        }
    }

    /// Makes a file.
    pub fn file(&mut self, intent: Intent) -> Option<Vec<u8>> {
        self.ask(intent, Vec::new()).map(|(_, mut blobs)| blobs.remove(0))
    }
}
