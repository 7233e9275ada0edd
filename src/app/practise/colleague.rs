//! A colleague of the practice school: a device with keys of its own, that joined with the pack.

use crate::crypto::hash::authenticate;
use crate::crypto::keys::derive_device_id;
use crate::crypto::labels;
use crate::crypto::random::{Random, make_bytes};
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::domain::event::{Body, Enrol, Event, Pack, Packed, Positions};
use crate::domain::ids::{BundleId, DeviceId, EntryId, SchoolId};
use crate::domain::person::{Author, DeviceKeys, Position};
use crate::domain::register::HAND_OVER;
use crate::domain::time::{Millis, Stamp};
use crate::log::entry::{Entry, Verified};
use crate::vault::position;

use super::super::adults::{Sealing, outside};
use super::super::found_school::recipient;
use super::super::judge::invitation_message;
use super::super::problem::{BundleFlaw, Problem};

/// A colleague's device.
pub(super) struct Colleague {
    /// The device.
    pub device: DeviceId,
    /// Whose it is.
    pub author: Author,
    /// What was written on it.
    pub entries: Vec<Entry<Verified>>,
    signing: SigningKey,
    stamp: Option<Stamp>,
}

impl Colleague {
    /// Joins with a pack, some weeks after the pack says: a practice school's term began before it was made.
    pub fn join(
        random: &dyn Random,
        school: &SchoolId,
        author: Author,
        pack: &Pack,
    ) -> Result<Self, Problem> {
        let signing = SigningKey::make(random);
        let seal = recipient(&Identity::make(random))?;
        let keys = DeviceKeys { sign: signing.verifying().to_string(), seal };
        let secret: [u8; 32] = hex::decode(&pack.secret)
            .ok()
            .and_then(|secret| secret.try_into().ok())
            .ok_or(Problem::Bundle(BundleFlaw::BadParts))?;
        let proof = authenticate(&secret, labels::INVITED, &invitation_message(school, &keys));
        let enrol = Enrol {
            continues: None,
            school: *school,
            keys,
            label: "School laptop".to_owned(),
            pack: Some(pack.pack),
            proof: Some(hex::encode(proof)),
            once: false,
        };
        let device = derive_device_id(school, &signing.verifying());
        let mut this = Self { device, author, entries: Vec::new(), signing, stamp: None };
        let term = Millis(pack.expires.0 - 100 * super::DAY);
        this.write(random, term, Event::Enrol(enrol))?;
        Ok(this)
    }

    /// Writes the next entry, as of that time.
    pub fn write(&mut self, random: &dyn Random, at: Millis, what: Event) -> Result<EntryId, Problem> {
        let at = Stamp::next(self.stamp.as_ref(), None, at);
        let salt = hex::encode(make_bytes::<16>(random));
        let body = Body { salt, who: self.author.clone(), at, what };
        let body = serde_json::to_string(&body).map_err(|error| Problem::Fault(error.to_string()))?;
        self.append(at, &body)
    }

    /// Seals the next entry, as of that time.
    pub fn seal(&mut self, random: &dyn Random, at: Millis, sealing: Sealing) -> Result<EntryId, Problem> {
        let at = Stamp::next(self.stamp.as_ref(), None, at);
        let body = outside(random, &self.author, &self.signing, at, sealing)?;
        self.append(at, &body)
    }

    fn append(&mut self, at: Stamp, body: &str) -> Result<EntryId, Problem> {
        let prev = self.entries.last().map(Entry::id);
        let entry = Entry::sign(self.device, self.entries.len() as u64, prev, body, &self.signing)
            .map_err(|error| Problem::Fault(error.to_string()))?;
        let id = entry.id();
        self.stamp = Some(at);
        self.entries.push(entry);
        Ok(id)
    }

    /// Notes that all of it was handed over, an hour after the last of it was written.
    pub fn hand_over(&mut self, random: &dyn Random, now: Millis) -> Result<(), Problem> {
        let packed = handed_over(random, self.last());
        let last = self.stamp.map_or(Millis(0), |stamp| stamp.clock);
        self.write(random, last.plus(super::HOUR).min(now), packed).map(drop)
    }

    /// The enrolment's place in the log.
    pub fn first(&self) -> Option<Position> {
        self.entries.first().map(position)
    }

    /// The newest entry's place in the log.
    pub fn last(&self) -> Option<Position> {
        self.entries.last().map(position)
    }
}

/// That a device's log was handed over up to here.
pub(super) fn handed_over(random: &dyn Random, upto: Option<Position>) -> Event {
    Event::Packed(Packed {
        bundle: BundleId(make_bytes(random)),
        bundle_kind: HAND_OVER.to_owned(),
        number: 1,
        upto,
        earlier: Positions::new(),
        drafts: 0,
    })
}
