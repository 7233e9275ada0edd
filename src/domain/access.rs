//! The role x action table: the single source for what screens offer, what use cases do, and what the fold accepts.

use serde::{Deserialize, Serialize};

use super::event::Event;
use super::person::Role;

/// Something a person may want to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Write a concern and hand it over.
    Record,
    /// Read one's own concerns.
    ReadOwn,
    /// Read everybody's concerns.
    ReadAll,
    /// Bring pupils in.
    ImportPupils,
    /// Add staff and make joining packs.
    ManageStaff,
    /// Confirm a device.
    ConfirmDevice,
    /// Revoke a lost device.
    RevokeDevice,
    /// Merge hand-overs and send updates back.
    Merge,
    /// Take a full copy.
    FullCopy,
    /// Decide what is made of a concern.
    Triage,
    /// Name and hide categories.
    NameCategories,
    /// Change what the school writes down about itself.
    ChangeSettings,
    /// Appoint and remove administrators, and hand the lead over.
    Appoint,
    /// Together with another administrator, replace a lead who cannot act.
    ReplaceLead,
    /// Give actions and cards to others, and tell agencies.
    GiveActions,
    /// Do what was given to one, and read the card with it.
    CarryOutActions,
    /// Keep a pupil's file: see it whole, set status flags, star events, print, and say whom it is not shown to.
    KeepFiles,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 17] = [
        Self::Record,
        Self::ReadOwn,
        Self::ReadAll,
        Self::ImportPupils,
        Self::ManageStaff,
        Self::ConfirmDevice,
        Self::RevokeDevice,
        Self::Merge,
        Self::FullCopy,
        Self::Triage,
        Self::NameCategories,
        Self::ChangeSettings,
        Self::Appoint,
        Self::ReplaceLead,
        Self::GiveActions,
        Self::CarryOutActions,
        Self::KeepFiles,
    ];
}

/// Whether `role` may do `action`. Default deny.
pub fn allows(role: Role, action: Action) -> bool {
    match action {
        Action::Record | Action::ReadOwn => role >= Role::Unconfirmed,
        Action::ReadAll
        | Action::ImportPupils
        | Action::ManageStaff
        | Action::ConfirmDevice
        | Action::RevokeDevice
        | Action::Merge
        | Action::FullCopy
        | Action::Triage
        | Action::NameCategories
        | Action::ChangeSettings
        | Action::GiveActions
        | Action::KeepFiles => role >= Role::Administrator,
        // Nobody is given anything before it is known who they are.
        Action::CarryOutActions => role >= Role::Recorder,
        Action::Appoint => role == Role::Lead,
        Action::ReplaceLead => role == Role::Administrator,
    }
}

/// The action that writing this event is; `None` for what its own proof admits, whoever wrote it: a device's own keys, and
/// what the root key signed; and for the governors' kit, which is made by whoever hears concerns about adults.
pub fn action(event: &Event) -> Option<Action> {
    Some(match event {
        Event::Enrol(_)
        | Event::SealKey(_)
        | Event::GovernorsKit(_)
        | Event::Found(_)
        | Event::Appoint(_) => return None,
        Event::School(_) | Event::Person(_) | Event::JoiningPack(_) => Action::ManageStaff,
        Event::ConfirmDevice(_) | Event::ResetGranted(_) => Action::ConfirmDevice,
        Event::Grant(_) | Event::EndRight(_) | Event::HandLead(_) => Action::Appoint,
        Event::ReplaceLead(_) | Event::AgreeToReplace(_) => Action::ReplaceLead,
        Event::Revoke(_) | Event::Release(_) => Action::RevokeDevice,
        Event::Pupil(_) | Event::PupilDetails(_) | Event::JoinPupils(_) | Event::SeparatePupils(_) => {
            Action::ImportPupils
        }
        Event::Receipt(_) => Action::Merge,
        Event::Triage(_) | Event::Status(_) | Event::ActedOn(_) => Action::Triage,
        Event::Categories(_) => Action::NameCategories,
        Event::Setting(_) => Action::ChangeSettings,
        Event::KitDrill(_) => Action::FullCopy,
        Event::Exported(_) => Action::ReadAll,
        Event::Action(_)
        | Event::Card(_)
        | Event::CardWithdrawn(_)
        | Event::ArisesFrom(_)
        | Event::Disclosure(_) => Action::GiveActions,
        Event::Flag(_)
        | Event::Household(_)
        | Event::Star(_)
        | Event::FileLock(_)
        | Event::Alleged(_)
        | Event::Printed(_) => Action::KeepFiles,
        Event::ActionAsked(_) | Event::ActionStatus(_) | Event::CardRead(_) => Action::CarryOutActions,
        // What a person writes, and the trail of their own device.
        Event::Concern(_)
        | Event::Amend(_)
        | Event::Addition(_)
        | Event::Sealed(_)
        | Event::Withdraw(_)
        | Event::SecondFactor(_)
        | Event::Packed(_)
        | Event::Merged(_)
        | Event::Opened(_)
        | Event::LetGo(_)
        | Event::Newer => Action::Record,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revoked_device_may_do_nothing_and_only_the_lead_appoints() {
        assert!(Action::ALL.iter().all(|action| !allows(Role::Revoked, *action)));
        let others = |action: &&Action| **action != Action::ReplaceLead;
        assert!(Action::ALL.iter().filter(others).all(|action| allows(Role::Lead, *action)));
        assert!(!allows(Role::Lead, Action::ReplaceLead), "a lead hands over");
        assert!(!allows(Role::Administrator, Action::Appoint));
        assert!(!allows(Role::Recorder, Action::ReadAll));
        assert!(allows(Role::Unconfirmed, Action::Record));
    }
}
