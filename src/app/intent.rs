//! What the page asks of the vault worker: one message each way. Bytes (files, passphrases) travel beside the
//! intent as [`Ask::blobs`], never inside its JSON.

mod actions;
mod adults;
mod asked;
mod desk;
mod duplicates;
mod early;
mod files;
mod post;
mod profile;
mod report;
mod search;
mod settings;
mod standing;

pub use actions::{ActionsIntent, WithCard};
pub use adults::AdultsIntent;
pub use asked::{Founding, Joining, Visitor};
pub use desk::{DeskIntent, Pile};
pub use duplicates::DuplicatesIntent;
pub use files::{FileIntent, Holder};
pub use post::{PostIntent, Sending};
pub use profile::ProfileIntent;
pub use report::{ReportIntent, TrailFilter, TrailIntent};
pub use search::{Order, SearchIntent};
pub use settings::SettingsIntent;

use serde::{Deserialize, Serialize};

use super::carried::Carried;

use crate::domain::concern::ConcernDraft;
use crate::domain::event::SchoolSettings;
use crate::domain::ids::{DeviceId, DraftId, EntryId, PersonId, PupilId, SchoolId, VaultId};
use crate::domain::person::{Phones, Right};
use crate::domain::pupil_file::Mapping;

/// One question from the page. The worker answers each with one [`super::view::Reply`].
pub struct Ask {
    /// What is asked.
    pub intent: Intent,
    /// Files and passphrases that go with it, in the order that the intent's documentation names.
    pub blobs: Vec<Vec<u8>>,
}

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Intent {
    /// Which vaults are in this browser? Answers [`super::view::View::Welcome`].
    Start,
    /// Found a school. Blob 0: passphrase. Answers [`super::view::View::Founded`].
    Found(Founding),
    /// Look into a joining pack. Blob 0: the pack. Blob 1: the code. Answers [`super::view::View::Invitation`].
    LookAtPack,
    /// Join with the pack just looked at. Blob 0: passphrase. Answers [`super::view::View::Home`].
    Join(Joining),
    /// Make and open a practice school. Answers [`super::view::View::Home`].
    Practise,
    /// Unlock a vault. Blob 0: passphrase. Answers [`super::view::View::Home`].
    Unlock {
        /// Which.
        vault: VaultId,
    },
    /// Ask the tab that holds this vault to let go, then unlock here. Blob 0: passphrase.
    TakeOver {
        /// Which.
        vault: VaultId,
    },
    /// Give the code of the second factor of the vault being opened. Blob 0: the code. Answers
    /// [`super::view::View::Home`].
    GiveCode,
    /// The passkeys that open a vault in the passphrase's place. Answers [`super::view::View::PasskeyOffers`].
    LookAtPasskeys {
        /// Which.
        vault: VaultId,
    },
    /// Unlock a vault with a passkey. Blob 0: the authenticator's secret.
    UnlockWithPasskey {
        /// Which.
        vault: VaultId,
        /// The passkey's number.
        number: u32,
        /// Ask the tab that holds this vault to let go.
        take_over: bool,
    },
    /// Give a passkey as the second factor of the vault being opened. Blob 0: the authenticator's secret. Answers
    /// [`super::view::View::Home`].
    GivePasskey {
        /// The passkey's number.
        number: u32,
    },
    /// The passkeys of this vault. Answers [`super::view::View::Passkeys`].
    Passkeys,
    /// Make the salt of a new passkey. Answers [`super::view::View::PasskeyOffered`].
    OfferPasskey,
    /// Keep the passkey made with that salt. Blob 0: the authenticator's secret. Answers
    /// [`super::view::View::Passkeys`].
    KeepPasskey {
        /// What its person calls it.
        name: String,
        /// The credential's id, hexadecimal.
        credential: String,
    },
    /// Remove a passkey. Answers [`super::view::View::Passkeys`].
    RemovePasskey {
        /// Its number.
        number: u32,
    },
    /// Remove the authenticator app, where passkeys guard the vault. Answers [`super::view::View::Passkeys`].
    RemoveApp,
    /// Make a secret for an authenticator app. Answers [`super::view::View::FactorOffered`].
    OfferFactor,
    /// Take the app's first code; from then on the vault asks for one. Blob 0: the code. Answers
    /// [`super::view::View::FactorSet`].
    ConfirmFactor,
    /// Change the passphrase. Blob 0: the one so far. Blob 1: the new one. Answers
    /// [`super::view::View::PassphraseChanged`].
    ChangePassphrase,
    /// Make the keys anew, so that concerns about adults can be sealed to this device. Blob 0: the passphrase. Answers
    /// [`super::view::View::ReadyToHear`].
    PrepareToHear,
    /// Renew the data keys: everything is sealed anew. Answers [`super::view::View::KeysRenewed`].
    RenewKeys,
    /// Whether a reset of a forgotten passphrase waits in a vault. Answers [`super::view::View::Reset`], blob 0: the
    /// request again.
    LookAtOwnReset {
        /// Which.
        vault: VaultId,
    },
    /// Ask for the reset of a forgotten passphrase. Blob 0: the new passphrase. Answers [`super::view::View::Reset`],
    /// blob 0: the request.
    AskReset {
        /// Which.
        vault: VaultId,
    },
    /// Take the grant of a reset. Blob 0: the grant. Blob 1: the new passphrase. Answers
    /// [`super::view::View::ResetDone`].
    TakeGrant {
        /// Which.
        vault: VaultId,
    },
    /// Look into a colleague's request. Blob 0: the request. Answers [`super::view::View::ResetLooked`].
    LookAtReset,
    /// Grant the request just looked into. Answers [`super::view::View::FileMade`], blob 0.
    GrantReset,
    /// Seal the recovery slot to those who should open it now. The worker asks itself when the roster has changed.
    RefreshRecoverySlot,
    /// Drop the keys. The page reloads after the answer, [`super::view::View::Locked`].
    Lock,
    /// The first screen. Answers [`super::view::View::Home`].
    Home,
    /// Change the school's name and numbers. Answers [`super::view::View::Home`].
    SaveSchool {
        /// The school's name.
        name: String,
        /// Its numbers.
        phones: Phones,
    },
    /// What the school has chosen. Answers [`super::view::View::Settings`].
    Settings,
    /// Change what the school chooses. Answers [`super::view::View::Settings`].
    SaveSettings(SchoolSettings),
    /// Read a school's pupil export. Blob 0: the file. Answers [`super::view::View::PupilSheet`].
    ReadPupilFile,
    /// Compare the file just read, under this mapping. Answers [`super::view::View::PupilPreview`].
    PreviewPupils {
        /// Which column is what.
        mapping: Mapping,
    },
    /// A window of the preview's rows. Answers [`super::view::View::PreviewRows`].
    PreviewRows {
        /// Which rows.
        group: super::view::RowGroup,
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// Bring in what the preview showed. Answers [`super::view::View::PupilsImported`].
    ImportPupils,
    /// Pupils by name, as typed. Answers [`super::view::View::Pupils`].
    FindPupils {
        /// What was typed; empty lists all.
        text: String,
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// The names that the language check and the writing coach should know. Answers [`super::view::View::Names`].
    Names,
    /// About pupils who may be one child. Answers [`super::view::View::Duplicates`].
    Duplicates(DuplicatesIntent),
    /// Devices and full copies, for administrators. Answers [`super::view::View::Devices`].
    Devices,
    /// The staff list with devices. Answers [`super::view::View::Staff`].
    Staff,
    /// Add a person, or change one. Answers [`super::view::View::Staff`].
    SavePerson {
        /// Whom to change; absent adds.
        person: Option<PersonId>,
        /// Name.
        name: String,
        /// Job.
        job: String,
        /// False once they have left.
        active: bool,
    },
    /// Make one joining pack for all staff. Answers [`super::view::View::PackMade`], blob 0: the file.
    MakePack,
    /// Confirm a device whose safety words were compared. Answers [`super::view::View::Staff`].
    ConfirmDevice {
        /// Which.
        device: DeviceId,
        /// The person whose it is: usually who it says, or another on the staff list.
        person: PersonId,
    },
    /// Grant a right, or end it. Answers [`super::view::View::Staff`].
    Appoint {
        /// To whom.
        person: PersonId,
        /// What.
        right: Right,
        /// Whether they have it from now on.
        has: bool,
    },
    /// Revoke a lost device. Answers [`super::view::View::Staff`].
    RevokeDevice {
        /// Which.
        device: DeviceId,
        /// Why.
        reason: String,
    },
    /// The schools that a visitor can write to from here. Answers [`super::view::View::VisitorSchools`].
    VisitorSchools,
    /// Seal one concern of somebody who has no vault. Answers [`super::view::View::FileMade`], blob 0.
    RecordOnce {
        /// To which school.
        school: SchoolId,
        /// Who writes.
        visitor: Visitor,
        /// What.
        content: Box<ConcernDraft>,
    },
    /// A small file as QR codes to show one after the other. Blob 0: the file. Answers [`super::view::View::Frames`].
    ShowFrames,
    /// Look for such codes in a picture. Blob 0: a byte of brightness for each point. Answers
    /// [`super::view::View::FramesRead`]; once all are here, blob 0: the file.
    ReadFrames {
        /// Points in a row.
        width: usize,
    },
    /// What is held back. Answers [`super::view::View::Held`].
    Held,
    /// Let a held entry count. Answers [`super::view::View::Held`].
    Release {
        /// Which.
        entry: EntryId,
        /// Why.
        reason: String,
    },
    /// Who leads, and who could. Answers [`super::view::View::Succession`].
    Succession,
    /// Hand the lead over. Answers [`super::view::View::Succession`].
    HandLead {
        /// To whom.
        person: PersonId,
    },
    /// Wish to replace a lead who cannot act. Answers [`super::view::View::Succession`].
    ReplaceLead {
        /// Who is to lead.
        person: PersonId,
        /// Why.
        reason: String,
    },
    /// Agree with another administrator's wish. Answers [`super::view::View::Succession`].
    AgreeToReplace {
        /// The wish.
        entry: EntryId,
    },
    /// Take the lead with the recovery kit. Blobs 0 and 1: as for `ProveKit`. Answers [`super::view::View::Succession`].
    LeadWithKit,
    /// Concerns that this device may read, newest first. Answers [`super::view::View::Concerns`].
    Concerns {
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// Open one concern; opening is logged. Answers [`super::view::View::Concern`].
    Concern {
        /// Which.
        entry: EntryId,
    },
    /// The body maps of these children that this device may read; an administrator's looking is logged for each child.
    /// Answers [`super::view::View::ChildMaps`].
    ChildMaps {
        /// Which children.
        pupils: Vec<PupilId>,
    },
    /// Open a draft, or start one. Answers [`super::view::View::Draft`].
    OpenDraft {
        /// Which; absent starts one.
        draft: Option<DraftId>,
    },
    /// Start a draft about a pupil. Answers [`super::view::View::Draft`].
    DraftAbout {
        /// Whom.
        pupil: PupilId,
    },
    /// Start the correction of a concern. Answers [`super::view::View::Draft`].
    DraftCorrection {
        /// Which.
        entry: EntryId,
    },
    /// Start an addition to a concern. Answers [`super::view::View::Draft`].
    DraftAddition {
        /// Which.
        entry: EntryId,
    },
    /// Say that a concern was entered in error. Answers [`super::view::View::Concern`].
    Withdraw {
        /// Which.
        entry: EntryId,
        /// Why.
        reason: String,
    },
    /// Something about the school's own settings. Answers [`super::view::View::SchoolSettings`].
    SchoolSettings(Carried<SettingsIntent>),
    /// Something about concerns about adults. Answers [`super::view::View::Adults`].
    Adults(Carried<AdultsIntent>),
    /// Concerns that were entered in error, newest first. Answers [`super::view::View::Concerns`].
    Withdrawn {
        /// The first.
        offset: usize,
        /// At most so many.
        limit: usize,
    },
    /// Other pupils with the same surname, who may be brothers or sisters. Answers [`super::view::View::Pupils`].
    SameSurname {
        /// Those named so far.
        pupils: Vec<PupilId>,
    },
    /// Seal a draft as it stands. Answers [`super::view::View::DraftKept`].
    KeepDraft {
        /// Which.
        draft: DraftId,
        /// What has been typed so far.
        content: Box<ConcernDraft>,
    },
    /// Throw a draft away. Answers [`super::view::View::Home`].
    DiscardDraft {
        /// Which.
        draft: DraftId,
    },
    /// Save a concern, and its draft is gone. Answers [`super::view::View::Saved`].
    SaveConcern {
        /// The draft it was.
        draft: DraftId,
        /// What it says.
        content: Box<ConcernDraft>,
    },
    /// About files that go with concerns and actions.
    Files(FileIntent),
    /// Let go of bodies that are to leave this device. The worker asks itself. Answers [`super::view::View::LetGo`].
    LetGo,
    /// Pack what has not been receipted, for the administrators. Answers [`super::view::View::FileMade`], blob 0.
    HandOver,
    /// Pack receipts, roster and directory for every device, in one parcel. Answers
    /// [`super::view::View::FileMade`], blob 0.
    SendUpdate,
    /// Pack everything. Answers [`super::view::View::FileMade`], blob 0.
    FullCopy,
    /// Pack the next volume of what was packed last, where its attachments need several. Answers
    /// [`super::view::View::FileMade`], blob 0.
    NextVolume,
    /// Look into bundles before anything is merged. Blobs: the files. Answers [`super::view::View::Arrivals`].
    LookAtBundles {
        /// The files' names, as the person knows them.
        names: Vec<String>,
    },
    /// About the post box, and what leaves.
    Post(PostIntent),
    /// Merge what was looked at and found good. Answers [`super::view::View::Merged`].
    MergeBundles,
    /// Something about finding. Answers [`super::view::View::Search`].
    Search(Carried<SearchIntent>),
    /// Something at the lead's desk. Answers [`super::view::View::Desk`].
    Desk(Carried<DeskIntent>),
    /// Something about reports. Answers [`super::view::View::Report`].
    Report(Carried<ReportIntent>),
    /// Something about the trail. Answers [`super::view::View::Trail`].
    Trail(Carried<TrailIntent>),
    /// Facts about this device. Answers [`super::view::View::ThisDevice`].
    ThisDevice,
    /// Set what one sets of this device. Answers [`super::view::View::ThisDevice`].
    KeepSettings {
        /// The short name on the lock screen.
        short_name: String,
        /// After how many minutes without a touch the page locks.
        idle_minutes: u8,
    },
    /// Leave a mark that shows whether this computer erases everything. Answers [`super::view::View::Marked`].
    LeaveMark,
    /// Remove this vault from this computer. Answers [`super::view::View::Welcome`].
    RemoveVault {
        /// Drafts go with it.
        with_drafts: bool,
    },
    /// Something about actions, abridged cards and disclosures. Answers [`super::view::View::Actions`].
    Actions(Carried<ActionsIntent>),
    /// Something about a pupil's file. Answers [`super::view::View::Profile`].
    Profile(Carried<ProfileIntent>),
    /// Is this the school's recovery kit? Blob 0: its words, or a share's; blob 1: another share's. Changes nothing but
    /// for an entry that says so. Answers [`super::view::View::KitProven`].
    ProveKit,
    /// Look into a full copy with the recovery kit. Blob 0: the file. Blobs 1 and 2: as for `ProveKit`. Answers
    /// [`super::view::View::Restorable`].
    LookAtCopy,
    /// Restore the school from the copy just looked at, on a new device. Blob 0: passphrase. Answers
    /// [`super::view::View::Home`].
    Restore(Joining),
}
