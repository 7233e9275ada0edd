//! The role x action table: the single source for what screens offer.

use serde::{Deserialize, Serialize};

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
    /// Appoint and remove administrators.
    Appoint,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 10] = [
        Self::Record,
        Self::ReadOwn,
        Self::ReadAll,
        Self::ImportPupils,
        Self::ManageStaff,
        Self::ConfirmDevice,
        Self::RevokeDevice,
        Self::Merge,
        Self::FullCopy,
        Self::Appoint,
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
        | Action::FullCopy => role >= Role::Administrator,
        Action::Appoint => role == Role::Lead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revoked_device_may_do_nothing_and_only_the_lead_appoints() {
        assert!(Action::ALL.iter().all(|action| !allows(Role::Revoked, *action)));
        assert!(Action::ALL.iter().all(|action| allows(Role::Lead, *action)));
        assert!(!allows(Role::Administrator, Action::Appoint));
        assert!(!allows(Role::Recorder, Action::ReadAll));
        assert!(allows(Role::Unconfirmed, Action::Record));
    }
}
