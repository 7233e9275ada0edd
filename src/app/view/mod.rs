//! What the vault worker answers: everything a screen draws, and nothing that the person may not see.

mod actions;
mod adults;
mod concerns;
mod desk;
mod devices;
mod duplicates;
mod early;
mod files;
mod getting_in;
mod maps;
mod people;
mod post;
mod profile;
mod pupils;
mod report;
mod search;
mod settings;
mod trail;

pub use actions::{
    ActionRow, ActionView, ActionsView, CardDesk, CardRow, CardState, Desk, Handed, Mine, OfConcern, Said,
    SaidView, Start, Task, TaskCount, ThreadView,
};
pub use adults::{
    Added, AdultRow, AdultsInbox, AdultsView, CaseView, GovernorsKitMade, KitWords, OwnSealed, Pattern,
};
pub use concerns::{
    AmendedView, AmendmentView, ConcernPage, ConcernRow, ConcernView, DraftCard, DraftView, Home,
    ReferenceView, Saved,
};
pub use desk::{CategoryNames, DeskView, InboxPage, InboxRow, PileCounts, Spoken, TriageView};
pub use devices::{CopyMade, DeviceState, Devices};
pub use duplicates::{Duplicates, JoinedPupils, MaybeOne, OnePupil};
pub use files::{Arrival, FileMade, FileSeen, Found, FramesRead, Shown};
pub use getting_in::{
    FactorAsked, FactorOffered, Invitation, Kit, KitProven, KitShare, PasskeyCard, PasskeyOffer,
    PasskeyOffered, Passkeys, ResetAsked, ResetLooked, Restorable, VaultCard, VisitorSchool, Welcome,
};
pub use maps::ChildMap;
pub use people::{
    DeviceRow, Held, HeldKind, HeldRow, MayLead, PackMade, Proposal, SetAside, Staff, StaffRow, Succession,
    ThisDevice,
};
pub use post::{ArrivedRow, Outgoing, Post, PostStatus, Trouble, WaitingRow, Why};
pub use profile::{
    Agency, AgencyName, AllegedPerson, AttachmentRow, ChronologyPage, ConcernLink, ContactRow, FlagRow,
    HouseholdView, LevelRow, LockRow, OpeningRow, PatternsView, PrintPage, PrintedRow, ProfilePage,
    ProfileView, Sibling, WhoOpened,
};
pub use pupils::{KnownNames, PreviewCounts, PreviewRow, PupilCard, PupilPage, PupilSheet, RowGroup};
pub use report::{ConcernLine, NamedLoad, PackView, Report, ReportView};
pub use search::{
    ConcernFound, FoundPage, PersonFound, PupilFound, Ready, SavedSearch, SearchFound, SearchOpened,
    SearchView,
};
pub use settings::{AllSettings, SettingsView, TurnOfYear};
pub use trail::{ChainFound, Detail, TrailPage, TrailRow, TrailView, Verified};

use serde::{Deserialize, Serialize};

use super::carried::Carried;

use crate::domain::attachment::Attachment;
use crate::domain::event::SchoolSettings;
use crate::domain::person::{Author, Phones, Role};
use crate::domain::time::Millis;

use super::problem::Problem;

/// The answer to one [`super::intent::Ask`].
pub struct Reply {
    /// What the header of every screen shows; absent while locked.
    pub status: Option<Status>,
    /// The screen's content, or what went wrong (and then nothing was changed).
    pub outcome: Result<View, Problem>,
    /// Files that go with it.
    pub blobs: Vec<Vec<u8>>,
}

/// Sent while a long job runs, before its reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// So much is done.
    pub done: u64,
    /// Of so much.
    pub total: u64,
}

/// What the header of every screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The school's name.
    pub school: String,
    /// True in a practice school: badged on every screen.
    pub practice: bool,
    /// Whose device this is.
    pub me: Author,
    /// What this device may do.
    pub role: Role,
    /// How many things the person wrote have not left this device.
    pub not_handed_over: usize,
    /// Concerns saved on this device of which nobody had been told when they were written, and which no
    /// administrator has received yet.
    pub nobody_told: usize,
    /// Numbers to ring.
    pub phones: Phones,
    /// A second factor guards this vault.
    pub second_factor: bool,
    /// This vault is an administrator's and must have a second factor before anything else is done.
    pub second_factor_missing: bool,
    /// Its person hears concerns about adults.
    pub hears: bool,
    /// Its person hears concerns about adults, and keys must be made anew before any can be sealed to this device.
    pub must_prepare_to_hear: bool,
    /// This vault is an old copy: the device's log goes on elsewhere, and nothing more is written here.
    pub old_copy: bool,
    /// After how many minutes without a touch the page locks.
    pub idle_minutes: u8,
    /// How it stands with the post box; none if no folder is used.
    pub post: Option<PostStatus>,
    /// How many entries this device has written: another number asks for another round to the post box.
    pub written: u64,
}

/// One screen's content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Nobody is signed in.
    Welcome(Welcome),
    /// The maps of some children, the oldest first.
    ChildMaps(Vec<ChildMap>),
    /// A mark was left at this time.
    Marked(Millis),
    /// A school was founded: the recovery kit, shown once.
    Founded(Kit),
    /// The kit's words were the right ones.
    KitProven(KitProven),
    /// What a full copy holds, opened with the kit.
    Restorable(Restorable),
    /// What a joining pack holds.
    Invitation(Invitation),
    /// The passphrase was right, and the vault asks for the code of its second factor.
    CodeNeeded(FactorAsked),
    /// Passkeys to ask the authenticator for.
    PasskeyOffers(Vec<PasskeyOffer>),
    /// The passkeys of this vault.
    Passkeys(Passkeys),
    /// What a new passkey is made with.
    PasskeyOffered(PasskeyOffered),
    /// The vault is open, and as an administrator's it must have a second factor before anything else.
    SecondFactorMissing,
    /// A secret for an authenticator app.
    FactorOffered(FactorOffered),
    /// The second factor guards the vault; the backup codes, shown once.
    FactorSet(Vec<String>),
    /// Everything is sealed under new data keys.
    KeysRenewed,
    /// Concerns about adults can be sealed to this device. Who can help if the passphrase is forgotten: nobody, it may be.
    ReadyToHear(Vec<String>),
    /// The reset that waits in a vault, if one does.
    Reset(Option<ResetAsked>),
    /// The reset is done: the vault is open, as a new device.
    ResetDone,
    /// A colleague's request for a reset.
    ResetLooked(ResetLooked),
    /// The new passphrase opens the vault, and the old one no longer does.
    PassphraseChanged,
    /// The first screen.
    Home(Home),
    /// The keys are gone from memory.
    Locked,
    /// Columns of a pupil export.
    PupilSheet(PupilSheet),
    /// What an import would do.
    PupilPreview(PreviewCounts),
    /// A window of it.
    PreviewRows(Vec<PreviewRow>),
    /// What an import did.
    PupilsImported(PreviewCounts),
    /// Names to know.
    Names(KnownNames),
    /// Pupils found.
    Pupils(PupilPage),
    /// Pupils who may be one child, and those who were joined.
    Duplicates(Duplicates),
    /// Devices and full copies.
    Devices(Devices),
    /// What the school has chosen.
    Settings(SchoolSettings),
    /// The staff list.
    Staff(Staff),
    /// The schools that a visitor can write to.
    VisitorSchools {
        /// Each.
        schools: Vec<VisitorSchool>,
        /// Now.
        now: Millis,
    },
    /// A file as QR codes: of each its rows, `1` for dark.
    Frames(Vec<Vec<String>>),
    /// What was found of a file's QR codes so far.
    FramesRead(FramesRead),
    /// What is held back.
    Held(Held),
    /// Who leads, and who could.
    Succession(Succession),
    /// A joining pack was made; its file is blob 0.
    PackMade(PackMade),
    /// Concerns.
    Concerns(ConcernPage),
    /// One concern.
    Concern(Box<ConcernView>),
    /// What is left here of a concern whose body has left this device.
    Reference(Box<ReferenceView>),
    /// A draft to type in.
    Draft(Box<DraftView>),
    /// A draft is sealed.
    DraftKept,
    /// A file is sealed here, to go with a draft.
    Attached(Attachment),
    /// Bodies that were to leave this device have left.
    LetGo,
    /// Files that nothing names are gone.
    FilesTidied,
    /// What a file is, and how it begins if it is one to show.
    FileSeen(FileSeen),
    /// A file to save under this name; blob 0.
    FileGiven {
        /// Its name.
        name: String,
    },
    /// A concern is saved.
    Saved(Saved),
    /// A bundle was made; its file is blob 0.
    FileMade(FileMade),
    /// What a file would hold.
    Outgoing(Outgoing),
    /// How it stands with the post box.
    Post(Post),
    /// What was found in files from elsewhere.
    Arrivals(Vec<Arrival>),
    /// What was merged.
    Merged(Vec<Arrival>),
    /// Something about finding.
    Search(Carried<SearchView>),
    /// Something at the lead's desk.
    Desk(Carried<DeskView>),
    /// Actions, abridged cards and disclosures.
    Actions(Carried<ActionsView>),
    /// Reports.
    Report(Carried<ReportView>),
    /// The trail.
    Trail(Carried<TrailView>),
    /// The school's own settings.
    SchoolSettings(Carried<SettingsView>),
    /// Concerns about adults.
    Adults(Carried<AdultsView>),
    /// A pupil's file.
    Profile(Carried<ProfileView>),
    /// Facts about this device.
    ThisDevice(ThisDevice),
}

impl View {
    /// What it says of the lead's desk, if it says anything of it.
    pub fn desk(&self) -> Option<DeskView> {
        match self {
            Self::Desk(view) => view.open().ok(),
            _ => None,
        }
    }

    /// What it says of the school's own settings, if it says anything of them.
    pub fn school_settings(&self) -> Option<SettingsView> {
        match self {
            Self::SchoolSettings(view) => view.open().ok(),
            _ => None,
        }
    }

    /// What it says of a pupil's file, if it says anything of one.
    pub fn profile(&self) -> Option<ProfileView> {
        match self {
            Self::Profile(view) => view.open().ok(),
            _ => None,
        }
    }

    /// What it says of concerns about adults, if it says anything of them.
    pub fn adults(&self) -> Option<AdultsView> {
        match self {
            Self::Adults(view) => view.open().ok(),
            _ => None,
        }
    }

    /// What it says of finding, if it says anything of it.
    pub fn search(&self) -> Option<SearchView> {
        match self {
            Self::Search(view) => view.open().ok(),
            _ => None,
        }
    }

    /// What it says of actions, cards and disclosures, if it says anything of them.
    pub fn actions(&self) -> Option<ActionsView> {
        match self {
            Self::Actions(view) => view.open().ok(),
            _ => None,
        }
    }

    /// What it says of reports, if it says anything of them.
    pub fn report(&self) -> Option<ReportView> {
        match self {
            Self::Report(view) => view.open().ok(),
            _ => None,
        }
    }

    /// What it says of the trail, if it says anything of it.
    pub fn trail(&self) -> Option<TrailView> {
        match self {
            Self::Trail(view) => view.open().ok(),
            _ => None,
        }
    }
}
