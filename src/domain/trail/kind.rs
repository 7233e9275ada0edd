//! What sort of thing an entry says was done.

use serde::{Deserialize, Serialize};

use crate::domain::action::Step;
use crate::domain::disclosure::Decision;
use crate::domain::event::Event;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A device began its log.
    Enrolled,
    /// The school was founded.
    Founded,
    /// The recovery kit appointed a lead.
    Appointed,
    /// The school's name, numbers or choices were changed.
    SchoolChanged,
    /// Somebody on the staff list was added or changed.
    PersonChanged,
    /// A joining pack was made.
    PackMade,
    /// A device was confirmed.
    DeviceConfirmed,
    /// A right was granted.
    RightGranted,
    /// A right was ended.
    RightEnded,
    /// The lead was handed on.
    LeadHandedOn,
    /// Somebody asked that the lead be replaced.
    ReplacementAsked,
    /// Somebody agreed to that.
    ReplacementAgreed,
    /// A device was revoked.
    DeviceRevoked,
    /// Something held back was let count.
    Released,
    /// A pupil was entered on the directory or changed.
    PupilChanged,
    /// A pupil's details were changed.
    PupilDetailsChanged,
    /// Two pupils were said to be one child.
    PupilsJoined,
    /// Two pupils were said to be two children.
    PupilsSeparated,
    /// A concern was recorded.
    Recorded,
    /// A concern was corrected.
    Corrected,
    /// Something was added to a concern.
    AddedTo,
    /// A concern was said to be entered in error.
    Withdrawn,
    /// Something was sealed to a narrower circle.
    Sealed,
    /// Categories were named.
    CategoriesNamed,
    /// Something that the school writes down about itself was changed.
    SettingChanged,
    /// The governors' kit was made.
    GovernorsKitMade,
    /// It was decided what to make of a concern.
    Decided,
    /// It was said how far the work on a concern is.
    StatusSet,
    /// A concern was closed.
    Closed,
    /// Its recorder was told that it is acted on.
    ActedOn,
    /// An action was given or put otherwise.
    ActionGiven,
    /// A part of an action was asked of a colleague.
    PartAsked,
    /// An action was accepted.
    ActionAccepted,
    /// An action was done.
    ActionDone,
    /// An action was said not to be done.
    ActionNotDone,
    /// An action was passed on.
    ActionPassedOn,
    /// An action was cancelled.
    ActionCancelled,
    /// An action was opened again.
    ActionReopened,
    /// A card was written.
    CardWritten,
    /// A card was withdrawn.
    CardWithdrawn,
    /// A card was read.
    CardRead,
    /// It was noted from which concern an action or a card arises.
    Arising,
    /// An agency was told.
    Disclosed,
    /// An agency was refused.
    Refused,
    /// A forgotten passphrase was reset.
    ResetGranted,
    /// A device made keys that nobody but hearers can be given.
    KeyMade,
    /// A second factor was set up.
    SecondFactorSet,
    /// An administrator's device received another's log.
    Received,
    /// A file was packed.
    Packed,
    /// A file was brought in.
    Merged,
    /// A pupil's status flag was set, ended or corrected.
    FlagSet,
    /// It was said who lives together.
    HouseholdSet,
    /// An event of a pupil's chronology was said to be significant, or no more so.
    Starred,
    /// A colleague was kept from a pupil's file, or is no more.
    FileLocked,
    /// It was said who is alleged to have harmed a child.
    AllegedNamed,
    /// A pupil's chronology was made ready to print.
    Printed,
    /// A concern was opened.
    ConcernOpened,
    /// A pupil's file was opened.
    PupilOpened,
    /// An attachment was saved as a readable file.
    FileSaved,
    /// Something was taken out to be read elsewhere.
    Exported,
    /// Bodies have left a device.
    LetGo,
    /// The recovery kit was tried.
    KitTried,
    /// Only a newer version knows.
    Newer,
}

/// Kinds that are asked for together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Concerns, and what stands beside them.
    Concerns,
    /// What was decided.
    Decisions,
    /// Actions, cards and disclosures.
    Actions,
    /// What was opened, saved and exported.
    Readings,
    /// Files that travelled.
    Travels,
    /// Pupils.
    Pupils,
    /// Staff, devices, rights and what the school chooses.
    School,
}

impl Group {
    /// Every group, in the order that forms offer them.
    pub const ALL: [Self; 7] = [
        Self::Concerns,
        Self::Decisions,
        Self::Actions,
        Self::Readings,
        Self::Travels,
        Self::Pupils,
        Self::School,
    ];
}

impl Kind {
    /// What an entry says was done.
    pub fn of(event: &Event) -> Self {
        match event {
            Event::Enrol(_) => Self::Enrolled,
            Event::Found(_) => Self::Founded,
            Event::Appoint(_) => Self::Appointed,
            Event::School(_) => Self::SchoolChanged,
            Event::Person(_) => Self::PersonChanged,
            Event::JoiningPack(_) => Self::PackMade,
            Event::ConfirmDevice(_) => Self::DeviceConfirmed,
            Event::Grant(_) => Self::RightGranted,
            Event::EndRight(_) => Self::RightEnded,
            Event::HandLead(_) => Self::LeadHandedOn,
            Event::ReplaceLead(_) => Self::ReplacementAsked,
            Event::AgreeToReplace(_) => Self::ReplacementAgreed,
            Event::Revoke(_) => Self::DeviceRevoked,
            Event::Release(_) => Self::Released,
            Event::Pupil(_) => Self::PupilChanged,
            Event::PupilDetails(_) => Self::PupilDetailsChanged,
            Event::JoinPupils(_) => Self::PupilsJoined,
            Event::SeparatePupils(_) => Self::PupilsSeparated,
            Event::Concern(_) => Self::Recorded,
            Event::Amend(_) => Self::Corrected,
            Event::Addition(_) => Self::AddedTo,
            Event::Sealed(_) => Self::Sealed,
            Event::Withdraw(_) => Self::Withdrawn,
            Event::Categories(_) => Self::CategoriesNamed,
            Event::Setting(_) => Self::SettingChanged,
            Event::GovernorsKit(_) => Self::GovernorsKitMade,
            Event::Triage(_) => Self::Decided,
            Event::Status(status) if status.status.is_closed() => Self::Closed,
            Event::Status(_) => Self::StatusSet,
            Event::ActedOn(_) => Self::ActedOn,
            Event::Action(_) => Self::ActionGiven,
            Event::ActionAsked(_) => Self::PartAsked,
            Event::ActionStatus(status) => match &status.step {
                Step::Accepted => Self::ActionAccepted,
                Step::Done(_) => Self::ActionDone,
                Step::NotDone(_) => Self::ActionNotDone,
                Step::PassedOn { .. } => Self::ActionPassedOn,
                Step::Cancelled { .. } => Self::ActionCancelled,
                Step::Reopened { .. } => Self::ActionReopened,
            },
            Event::Card(_) => Self::CardWritten,
            Event::CardWithdrawn(_) => Self::CardWithdrawn,
            Event::CardRead(_) => Self::CardRead,
            Event::ArisesFrom(_) => Self::Arising,
            Event::Disclosure(disclosure) => match &disclosure.decision {
                Decision::Shared { .. } => Self::Disclosed,
                Decision::Refused { .. } => Self::Refused,
            },
            Event::ResetGranted(_) => Self::ResetGranted,
            Event::SealKey(_) => Self::KeyMade,
            Event::SecondFactor(_) => Self::SecondFactorSet,
            Event::Receipt(_) => Self::Received,
            Event::Packed(_) => Self::Packed,
            Event::Merged(_) => Self::Merged,
            Event::Opened(opened) if opened.file.is_some() => Self::FileSaved,
            Event::Opened(opened) if opened.pupil.is_some() => Self::PupilOpened,
            Event::Opened(_) => Self::ConcernOpened,
            Event::Exported(_) => Self::Exported,
            Event::Flag(_) => Self::FlagSet,
            Event::Household(_) => Self::HouseholdSet,
            Event::Star(_) => Self::Starred,
            Event::FileLock(_) => Self::FileLocked,
            Event::Alleged(_) => Self::AllegedNamed,
            Event::Printed(_) => Self::Printed,
            Event::LetGo(_) => Self::LetGo,
            Event::KitDrill(_) => Self::KitTried,
            Event::Newer => Self::Newer,
        }
    }

    /// With which others it is asked for.
    pub fn group(self) -> Group {
        match self {
            Self::Recorded | Self::Corrected | Self::AddedTo | Self::Withdrawn | Self::Sealed => {
                Group::Concerns
            }
            Self::Decided
            | Self::StatusSet
            | Self::Closed
            | Self::ActedOn
            | Self::AllegedNamed
            | Self::Starred => Group::Decisions,
            Self::ActionGiven
            | Self::PartAsked
            | Self::ActionAccepted
            | Self::ActionDone
            | Self::ActionNotDone
            | Self::ActionPassedOn
            | Self::ActionCancelled
            | Self::ActionReopened
            | Self::CardWritten
            | Self::CardWithdrawn
            | Self::CardRead
            | Self::Arising
            | Self::Disclosed
            | Self::Refused => Group::Actions,
            Self::ConcernOpened | Self::PupilOpened | Self::FileSaved | Self::Printed | Self::Exported => {
                Group::Readings
            }
            Self::Received | Self::Packed | Self::Merged | Self::LetGo => Group::Travels,
            Self::PupilChanged
            | Self::PupilDetailsChanged
            | Self::PupilsJoined
            | Self::PupilsSeparated
            | Self::FlagSet
            | Self::HouseholdSet
            | Self::FileLocked => Group::Pupils,
            Self::Enrolled
            | Self::Founded
            | Self::Appointed
            | Self::SchoolChanged
            | Self::PersonChanged
            | Self::PackMade
            | Self::DeviceConfirmed
            | Self::RightGranted
            | Self::RightEnded
            | Self::LeadHandedOn
            | Self::ReplacementAsked
            | Self::ReplacementAgreed
            | Self::DeviceRevoked
            | Self::Released
            | Self::CategoriesNamed
            | Self::SettingChanged
            | Self::GovernorsKitMade
            | Self::ResetGranted
            | Self::KeyMade
            | Self::SecondFactorSet
            | Self::KitTried
            | Self::Newer => Group::School,
        }
    }
}
