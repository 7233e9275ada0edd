//! Whose devices an entry may be on, by its kind. Administrators' devices hold everything; every other device holds what
//! its own person wrote, and of what others wrote only what is named here. What an update carries and what a device must
//! let go of are both read from this one table: a new kind of entry is decided upon here.

use std::collections::BTreeSet;

use super::event::Event;
use super::ids::{DeviceId, EntryId};
use super::register::Register;
use super::settings::SettingKind;
use super::time::Millis;

/// Who, besides its writer and the administrators, an entry is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Every member of staff.
    Everyone,
    /// The person of this device.
    PersonOf(DeviceId),
    /// Whoever holds the action, or may read the card, on that day: [`Register::actions_carried_to`] says who.
    Carried,
    /// Those who hear concerns about adults.
    Hearers,
    /// Nobody else.
    Nobody,
    /// A newer entry of the directory has taken its place: nobody any more.
    Replaced,
    /// Only a newer version knows: such an entry is not sent, and kept where it is.
    Unknown,
}

impl Register {
    /// Who an entry is for.
    pub fn audience(&self, id: &EntryId, what: &Event) -> Audience {
        match what {
            // The roster travels whole, to everyone: rights are judged from all of it.
            Event::Enrol(_)
            | Event::Found(_)
            | Event::Appoint(_)
            | Event::School(_)
            | Event::Person(_)
            | Event::ConfirmDevice(_)
            | Event::ResetGranted(_)
            | Event::SealKey(_)
            | Event::GovernorsKit(_)
            | Event::Grant(_)
            | Event::EndRight(_)
            | Event::HandLead(_)
            | Event::ReplaceLead(_)
            | Event::AgreeToReplace(_)
            | Event::Revoke(_)
            | Event::Release(_) => Audience::Everyone,
            // Who is one child is part of the directory.
            Event::JoinPupils(_) | Event::SeparatePupils(_) => Audience::Everyone,
            // The directory as it stands.
            Event::Pupil(identity) => match self.pupils.get(&identity.pupil) {
                Some(versions) if versions.heads().contains(id) => Audience::Everyone,
                _ => Audience::Replaced,
            },
            // What the school calls its categories, as it stands.
            Event::Categories(_) if self.categories.heads().contains(id) => Audience::Everyone,
            Event::Categories(_) => Audience::Replaced,
            // Whom to think of at triage is for those who triage; what else the school says of itself is for everybody, as it stands.
            Event::Setting(changed) => match changed.setting.kind() {
                SettingKind::AlertRules | SettingKind::Newer => Audience::Nobody,
                kind if self.settings.stands(id, kind) => Audience::Everyone,
                _ => Audience::Replaced,
            },
            // That a concern was acted on is for its writer; what was decided stays with administrators.
            Event::ActedOn(acted) if self.triages.acted_on(&acted.concern) == Some(*id) => {
                self.writer(&acted.concern).map_or(Audience::Nobody, Audience::PersonOf)
            }
            Event::Receipt(receipt) => Audience::PersonOf(receipt.device),
            // No receipt speaks of attachments: whoever delivered them hears that they have come.
            Event::Merged(merged) if merged.volume > 1 => Audience::PersonOf(merged.from),
            // That it was read is for the concern's writer. That a file was saved, or a child's page opened, is not.
            Event::Opened(opened) => match opened.concern.filter(|_| opened.file.is_none()) {
                Some(concern) => self.writer(&concern).map_or(Audience::Nobody, Audience::PersonOf),
                None => Audience::Nobody,
            },
            Event::Action(_)
            | Event::ActionAsked(_)
            | Event::ActionStatus(_)
            | Event::Card(_)
            | Event::CardWithdrawn(_)
            | Event::CardRead(_) => Audience::Carried,
            Event::Sealed(_) => Audience::Hearers,
            Event::JoiningPack(_)
            | Event::PupilDetails(_)
            | Event::Concern(_)
            | Event::Amend(_)
            | Event::Addition(_)
            | Event::Withdraw(_)
            | Event::ArisesFrom(_)
            | Event::Disclosure(_)
            | Event::Flag(_)
            | Event::Household(_)
            | Event::Star(_)
            | Event::FileLock(_)
            | Event::Alleged(_)
            | Event::Printed(_)
            | Event::Triage(_)
            | Event::Status(_)
            | Event::ActedOn(_)
            | Event::SecondFactor(_)
            | Event::Packed(_)
            | Event::Merged(_)
            | Event::KitDrill(_)
            | Event::Exported(_)
            | Event::LetGo(_) => Audience::Nobody,
            Event::Newer => Audience::Unknown,
        }
    }

    /// What is carried to the person of a device on that day; of everything that is for [`Audience::Carried`] nothing else.
    pub fn carried_to(&self, device: &DeviceId, now: Millis) -> BTreeSet<EntryId> {
        let person = self.roster.confirmed.get(device);
        person.map(|person| self.actions_carried_to(*person, now)).unwrap_or_default()
    }

    /// Whether this audience is, or includes, the person of a device, whatever the day.
    pub fn includes(&self, audience: Audience, device: &DeviceId) -> bool {
        match audience {
            Audience::Everyone => true,
            Audience::PersonOf(other) => self.is_of(&other, device),
            Audience::Hearers => {
                let person = self.roster.confirmed.get(device);
                person.is_some_and(|person| self.roster.hearers.contains(person))
            }
            Audience::Carried | Audience::Nobody | Audience::Replaced | Audience::Unknown => false,
        }
    }

    /// Whether one device is the other, or another confirmed one of the same person.
    pub fn is_of(&self, one: &DeviceId, other: &DeviceId) -> bool {
        let owner = |device| self.roster.confirmed.get(device);
        one == other || owner(one).is_some() && owner(one) == owner(other)
    }

    /// The device on which a concern was written, whether its body is here or was let go of.
    fn writer(&self, concern: &EntryId) -> Option<DeviceId> {
        let here = self.concerns.get(concern).map(|record| record.device);
        here.or_else(|| self.let_go.reference(concern).map(|reference| reference.device))
    }
}
