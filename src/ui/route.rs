//! Where a person is, as the part of the address after `#`. Nothing in it says anything about anyone: random
//! identifiers at most.

mod actions;
mod adults;
mod profile;
mod records;

pub use actions::ActionsRoute;
pub use adults::AdultsRoute;
pub use profile::ProfileRoute;
pub use records::RecordsRoute;

use crate::domain::ids::{DraftId, EntryId, PupilId};

use super::text::titles;
use crate::app::intent::Pile;

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Route {
    /// The first screen once a vault is open; while none is, the lock screen or the welcome.
    Home,
    /// Found a school.
    Found(FoundStep),
    /// Join a school.
    Join,
    /// Write a concern: which draft, and whether it is being read back.
    Record {
        /// Absent starts one.
        draft: Option<DraftId>,
        /// Reading back before saving.
        check: bool,
    },
    /// Start one about a pupil.
    RecordAbout(PupilId),
    /// Correct a concern.
    Correct(EntryId),
    /// Add to a concern.
    AddTo(EntryId),
    /// Concerns that were entered in error.
    Withdrawn,
    /// Concerns about adults.
    Adults(AdultsRoute),
    /// A concern has just been saved.
    Saved,
    /// Concerns of which nobody has been told: whom to ring.
    TellSomeone,
    /// The concerns that this device may read.
    Concerns,
    /// One concern.
    Concern(EntryId),
    /// The inbox: one of its piles.
    Inbox(Pile),
    /// What the school calls its categories.
    Categories,
    /// Make a hand-over.
    HandOver,
    /// Make an update for every device.
    Update,
    /// Make a full copy.
    FullCopy,
    /// Bring in files from elsewhere.
    Merge,
    /// The post box.
    PostBox,
    /// The pupil directory.
    Pupils,
    /// Bring pupils in.
    ImportPupils,
    /// Pupils who may be one child.
    Duplicates,
    /// Staff and devices.
    Staff,
    /// Make a joining pack.
    Pack,
    /// The school's name and numbers.
    School,
    /// What the school writes down about itself.
    Lists,
    /// The turn of the school year.
    Turn,
    /// Facts about this device.
    ThisDevice,
    /// Try the recovery kit.
    KitDrill,
    /// Restore a school with the recovery kit.
    Restore,
    /// Passphrase and second factor.
    Keys,
    /// Ask for the reset of a forgotten passphrase.
    Reset,
    /// Grant a colleague's reset.
    Grant,
    /// Who leads.
    Lead,
    /// What is held back.
    Held,
    /// Devices and full copies.
    Devices,
    /// Tasks, actions, cards and disclosures.
    Actions(ActionsRoute),
    /// Reports and the trail.
    Records(RecordsRoute),
    /// A pupil's file, and what files have in common.
    Profile(ProfileRoute),
    /// Record once, without a vault.
    Visitor,
    /// No such screen.
    Nowhere,
}

/// A step of founding a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FoundStep {
    /// The school and you.
    School,
    /// Telephone numbers.
    Numbers,
    /// The passphrase.
    Passphrase,
}

impl Route {
    /// The screen that an address names.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        match parts.as_slice() {
            [] => Self::Home,
            ["found"] => Self::Found(FoundStep::School),
            ["found", "numbers"] => Self::Found(FoundStep::Numbers),
            ["found", "passphrase"] => Self::Found(FoundStep::Passphrase),
            ["join"] => Self::Join,
            ["record"] => Self::Record { draft: None, check: false },
            ["record", "about", id] => id.parse().map_or(Self::Nowhere, Self::RecordAbout),
            ["record", id] => Self::record(id, false),
            ["record", id, "read-back"] => Self::record(id, true),
            ["saved"] => Self::Saved,
            ["tell-someone"] => Self::TellSomeone,
            ["concerns"] => Self::Concerns,
            ["concerns", "entered-in-error"] => Self::Withdrawn,
            ["concerns", id, "correct"] => id.parse().map_or(Self::Nowhere, Self::Correct),
            ["concerns", id, "add"] => id.parse().map_or(Self::Nowhere, Self::AddTo),
            ["concerns", id] => id.parse().map_or(Self::Nowhere, Self::Concern),
            ["inbox"] => Self::Inbox(Pile::New),
            ["inbox", "open"] => Self::Inbox(Pile::Open),
            ["inbox", "closed"] => Self::Inbox(Pile::Closed),
            ["school", "categories"] => Self::Categories,
            ["hand-over"] => Self::HandOver,
            ["update"] => Self::Update,
            ["full-copy"] => Self::FullCopy,
            ["bring-in"] => Self::Merge,
            ["post-box"] => Self::PostBox,
            ["pupils"] => Self::Pupils,
            ["pupils", "import"] => Self::ImportPupils,
            ["pupils", "twice"] => Self::Duplicates,
            ["staff"] => Self::Staff,
            ["staff", "joining-pack"] => Self::Pack,
            ["school"] => Self::School,
            ["school", "lists"] => Self::Lists,
            ["school", "year"] => Self::Turn,
            ["device"] => Self::ThisDevice,
            ["device", "kit"] => Self::KitDrill,
            ["restore"] => Self::Restore,
            ["keys"] => Self::Keys,
            ["forgotten"] => Self::Reset,
            ["staff", "grant"] => Self::Grant,
            ["record-once"] => Self::Visitor,
            ["staff", "lead"] => Self::Lead,
            ["staff", "held"] => Self::Held,
            ["staff", "devices"] => Self::Devices,
            ["adults", ..] => AdultsRoute::parse(&parts).map_or(Self::Nowhere, Self::Adults),
            parts => {
                let actions = || ActionsRoute::parse(parts).map(Self::Actions);
                let records = || RecordsRoute::parse(parts).map(Self::Records);
                let profile = ProfileRoute::parse(parts).map(Self::Profile);
                profile.or_else(actions).or_else(records).unwrap_or(Self::Nowhere)
            }
        }
    }

    fn record(id: &str, check: bool) -> Self {
        id.parse().map_or(Self::Nowhere, |draft| Self::Record { draft: Some(draft), check })
    }

    /// The address of this screen, with its `#`.
    pub fn hash(&self) -> String {
        let path = match self {
            Self::Home | Self::Nowhere => "",
            Self::Found(FoundStep::School) => "found",
            Self::Found(FoundStep::Numbers) => "found/numbers",
            Self::Found(FoundStep::Passphrase) => "found/passphrase",
            Self::Join => "join",
            Self::Record { draft: None, .. } => "record",
            Self::Record { draft: Some(draft), check: false } => return format!("#/record/{draft}"),
            Self::Record { draft: Some(draft), check: true } => return format!("#/record/{draft}/read-back"),
            Self::RecordAbout(pupil) => return format!("#/record/about/{pupil}"),
            Self::Correct(entry) => return format!("#/concerns/{entry}/correct"),
            Self::AddTo(entry) => return format!("#/concerns/{entry}/add"),
            Self::Withdrawn => "concerns/entered-in-error",
            Self::Adults(route) => return route.hash(),
            Self::Saved => "saved",
            Self::TellSomeone => "tell-someone",
            Self::Concerns => "concerns",
            Self::Concern(entry) => return format!("#/concerns/{entry}"),
            Self::Inbox(Pile::New) => "inbox",
            Self::Inbox(Pile::Open) => "inbox/open",
            Self::Inbox(Pile::Closed) => "inbox/closed",
            Self::Categories => "school/categories",
            Self::Actions(route) => return route.hash(),
            Self::Records(route) => return route.hash(),
            Self::Profile(route) => return route.hash(),
            Self::HandOver => "hand-over",
            Self::Update => "update",
            Self::FullCopy => "full-copy",
            Self::Merge => "bring-in",
            Self::PostBox => "post-box",
            Self::Pupils => "pupils",
            Self::ImportPupils => "pupils/import",
            Self::Duplicates => "pupils/twice",
            Self::Staff => "staff",
            Self::Pack => "staff/joining-pack",
            Self::School => "school",
            Self::Lists => "school/lists",
            Self::Turn => "school/year",
            Self::ThisDevice => "device",
            Self::KitDrill => "device/kit",
            Self::Restore => "restore",
            Self::Keys => "keys",
            Self::Reset => "forgotten",
            Self::Grant => "staff/grant",
            Self::Visitor => "record-once",
            Self::Lead => "staff/lead",
            Self::Held => "staff/held",
            Self::Devices => "staff/devices",
        };
        format!("#/{path}")
    }

    /// The window's title: the same for everybody, whatever is on the screen.
    pub fn title(&self) -> &'static str {
        match self {
            Self::Home => titles::HOME,
            Self::Found(_) => titles::FOUND,
            Self::Join => titles::JOIN,
            Self::Record { check: false, .. } | Self::RecordAbout(_) => titles::RECORD,
            Self::Record { check: true, .. } => titles::READ_BACK,
            Self::Saved => titles::SAVED,
            Self::TellSomeone => titles::TELL_SOMEONE,
            Self::Correct(_) => titles::CORRECT,
            Self::AddTo(_) => titles::ADD_TO,
            Self::Withdrawn => titles::WITHDRAWN,
            Self::Adults(route) => route.title(),
            Self::Concerns => titles::CONCERNS,
            Self::Concern(_) => titles::CONCERN,
            Self::Inbox(_) => titles::INBOX,
            Self::Categories => titles::CATEGORIES,
            Self::Actions(route) => route.title(),
            Self::Records(route) => route.title(),
            Self::Profile(route) => route.title(),
            Self::HandOver => titles::HAND_OVER,
            Self::Update => titles::UPDATE,
            Self::FullCopy => titles::FULL_COPY,
            Self::Merge => titles::MERGE,
            Self::PostBox => titles::POST_BOX,
            Self::Pupils => titles::PUPILS,
            Self::ImportPupils => titles::IMPORT_PUPILS,
            Self::Duplicates => titles::DUPLICATES,
            Self::Staff => titles::STAFF,
            Self::Pack => titles::PACK,
            Self::School => titles::SCHOOL,
            Self::Lists => titles::LISTS,
            Self::Turn => titles::TURN,
            Self::ThisDevice => titles::THIS_DEVICE,
            Self::KitDrill => titles::KIT_DRILL,
            Self::Restore => titles::RESTORE,
            Self::Keys => titles::KEYS,
            Self::Reset => titles::RESET,
            Self::Grant => titles::GRANT,
            Self::Visitor => titles::VISITOR,
            Self::Lead => titles::LEAD,
            Self::Held => titles::HELD,
            Self::Devices => titles::DEVICES,
            Self::Nowhere => titles::NOWHERE,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_reads_back() {
        let draft = Some(DraftId([3; 16]));
        let entry = EntryId([4; 32]);
        for route in [
            Route::Home,
            Route::Found(FoundStep::School),
            Route::Found(FoundStep::Numbers),
            Route::Found(FoundStep::Passphrase),
            Route::Join,
            Route::Record { draft: None, check: false },
            Route::Record { draft, check: false },
            Route::Record { draft, check: true },
            Route::RecordAbout(PupilId([5; 16])),
            Route::Correct(entry),
            Route::AddTo(entry),
            Route::Withdrawn,
            Route::Adults(AdultsRoute::Case(entry)),
            Route::Saved,
            Route::TellSomeone,
            Route::Concerns,
            Route::Concern(entry),
            Route::Inbox(Pile::New),
            Route::Inbox(Pile::Open),
            Route::Inbox(Pile::Closed),
            Route::Categories,
            Route::HandOver,
            Route::Update,
            Route::FullCopy,
            Route::Merge,
            Route::PostBox,
            Route::Pupils,
            Route::ImportPupils,
            Route::Duplicates,
            Route::Staff,
            Route::Pack,
            Route::School,
            Route::Lists,
            Route::Turn,
            Route::ThisDevice,
            Route::KitDrill,
            Route::Restore,
            Route::Keys,
            Route::Reset,
            Route::Grant,
            Route::Lead,
            Route::Held,
            Route::Devices,
            Route::Visitor,
            Route::Actions(ActionsRoute::Mine),
            Route::Records(RecordsRoute::Reports),
        ] {
            assert_eq!(Route::parse(&route.hash()), route, "{}", route.hash());
        }
    }

    #[test]
    fn an_address_from_elsewhere_leads_nowhere() {
        for hash in
            ["#/record/zz", "#/concerns/", "#/concerns/1234", "#/other", "#/record/00/read-back", "#//"]
        {
            let route = Route::parse(hash);
            assert!(matches!(route, Route::Nowhere | Route::Concerns | Route::Home), "{hash}: {route:?}");
        }
    }
}
