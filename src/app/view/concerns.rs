//! The first screen, concerns and drafts.

use serde::{Deserialize, Serialize};

use super::CopyMade;
use crate::domain::concern::{Concern, ConcernDraft, Topic};
use crate::domain::differences::Difference;
use crate::domain::ids::{DraftId, EntryId};
use crate::domain::person::{Author, Person};
use crate::domain::register::Delivery;
use crate::domain::time::{Day, Millis, Stamp};

/// See [`super::View::Home`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Drafts on this device.
    pub drafts: Vec<DraftCard>,
    /// The newest concerns that this device may read.
    pub recent: Vec<ConcernRow>,
    /// How many concerns there are in all.
    pub concerns: usize,
    /// How many pupils are on the directory.
    pub pupils: usize,
    /// How many are on the staff list.
    pub staff: usize,
    /// Devices whose safety words nobody has compared yet (administrators only).
    pub unconfirmed: usize,
    /// Entries held back (administrators only).
    pub held: usize,
    /// How many administrators have a device that a second factor guards (administrators only).
    pub guarded_administrators: usize,
    /// A wish to replace the lead waits for another administrator: this one.
    pub lead_proposed: bool,
    /// Concerns of which nobody has decided anything, or that were added to since (administrators only).
    pub waiting: usize,
    /// Devices of the lead that wait for another administrator's word: this one's.
    pub half_confirmed: usize,
    /// The school's newest full copy (administrators only).
    pub last_full_copy: Option<CopyMade>,
    /// It is older than the school wants, or there is none (administrators only).
    pub copy_due: bool,
    /// The day of the policy's review, if that is near or past (administrators only).
    pub policy_review: Option<Day>,
    /// One's own tasks.
    pub tasks: super::TaskCount,
    /// Everybody's actions (administrators only).
    pub actions: super::TaskCount,
    /// Six safety words of this device, to read out, while it is unconfirmed.
    pub safety_words: Option<Vec<String>>,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCard {
    /// Which.
    pub draft: DraftId,
    /// The pupils named so far.
    pub pupils: Vec<String>,
    /// The first words.
    pub begins: String,
    /// When it was last sealed.
    pub kept: Millis,
}

/// A concern in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernRow {
    /// Which.
    pub entry: EntryId,
    /// The pupils.
    pub pupils: Vec<String>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The first words.
    pub begins: String,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// A child was in danger when it was written.
    pub danger: bool,
    /// It has a body map.
    pub map: bool,
    /// How far it has come.
    pub delivery: Delivery,
    /// False if nobody has compared the writer's safety words yet.
    pub confirmed: bool,
    /// Written on this device.
    pub mine: bool,
    /// Something stands beside it.
    pub amended: bool,
    /// It was entered in error.
    pub withdrawn: bool,
    /// Its body has left this device, where it was written: no more than this is known of it here.
    pub let_go: bool,
}

/// See [`super::View::Reference`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceView {
    /// Its row.
    pub row: ConcernRow,
    /// The administrators whose signed receipts cover it, by name.
    pub held_by: Vec<String>,
    /// When an administrator first opened it.
    pub opened: Option<Stamp>,
    /// The label of the device it was written on.
    pub device: String,
    /// Its number in that device's log.
    pub seq: u64,
}

/// A window of concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernPage {
    /// The first row's place.
    pub offset: usize,
    /// How many there are in all.
    pub total: usize,
    /// How many more were entered in error and are not among them.
    pub withdrawn: usize,
    /// How many this person wrote that are sealed to a few and are not among them.
    pub sealed: usize,
    /// The rows.
    pub rows: Vec<ConcernRow>,
}

/// A concern to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernView {
    /// Its row.
    pub row: ConcernRow,
    /// What it said when it was written.
    pub concern: Concern,
    /// What it says now: corrected, if it was.
    pub current: Concern,
    /// Two people corrected it without knowing of each other.
    pub contested: bool,
    /// What stands beside it, oldest first.
    pub amendments: Vec<AmendmentView>,
    /// Whether the person here may amend it.
    pub amendable: bool,
    /// The device's label.
    pub device: String,
    /// Its number in that device's log.
    pub seq: u64,
    /// When an administrator first opened it.
    pub opened: Option<Stamp>,
}

/// Something that stands beside a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmendmentView {
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// How far it has come.
    pub delivery: Delivery,
    /// What it says.
    pub what: AmendedView,
}

/// What an amendment says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AmendedView {
    /// A correction: why, and what it says otherwise than the original.
    Corrected {
        /// Why.
        reason: String,
        /// What it changed.
        differences: Vec<Difference>,
    },
    /// What is added.
    Added(String),
    /// It was entered in error: why.
    Withdrawn(String),
}

/// See [`super::View::Draft`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// Which.
    pub draft: DraftId,
    /// What has been typed so far.
    pub content: ConcernDraft,
    /// True if it has just been started.
    pub fresh: bool,
    /// Whether its writer is the lead or an administrator, so that nobody else need be told.
    pub administers: bool,
    /// Who will see it once it is saved and handed over.
    pub audience: Vec<Person>,
    /// Who hears concerns about adults, and has made ready.
    pub hearers: Vec<Person>,
    /// Whether there is a governors' kit, for what nobody else may hear.
    pub governors_kit: bool,
    /// The staff list, to say about which adult one is.
    pub staff: Vec<Person>,
    /// What the school calls its places.
    pub places: Vec<String>,
    /// Now, for "just now" and for the date pickers' limits.
    pub now: Millis,
}

/// See [`super::View::Saved`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The concern's entry.
    pub entry: EntryId,
    /// Nobody had been told, or a child was in danger: the numbers to ring come first.
    pub tell_someone: bool,
    /// A child was in danger now.
    pub danger: bool,
    /// It is sealed to a few: its writer cannot read it any more.
    pub sealed: bool,
}
