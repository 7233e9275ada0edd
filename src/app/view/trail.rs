//! The trail, and what is found when every chain is walked.

use serde::{Deserialize, Serialize};

use crate::domain::ids::{DeviceId, EntryId, PersonId};
use crate::domain::person::{Author, Position};
use crate::domain::time::{Millis, Stamp};
use crate::domain::trail::Kind;

/// See [`super::View::Trail`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TrailView {
    /// A window of the trail.
    Page(Box<TrailPage>),
    /// What was found when every chain was walked.
    Verified(Box<Verified>),
}

/// A window of the trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailPage {
    /// The first row's place.
    pub offset: usize,
    /// How many rows there are.
    pub total: usize,
    /// The rows, newest first.
    pub rows: Vec<TrailRow>,
    /// The children of the concern, or the pupil, that it is the trail of.
    pub of: Vec<String>,
    /// Everybody who did something, to choose from.
    pub people: Vec<(PersonId, String)>,
}

/// One thing that was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailRow {
    /// The entry that says so.
    pub entry: EntryId,
    /// Who did it, as they signed.
    pub who: Author,
    /// On which device, as its person calls it.
    pub device: String,
    /// When, by that device's clock.
    pub at: Stamp,
    /// What.
    pub kind: Kind,
    /// The children whom it is about, by name.
    pub children: Vec<String>,
    /// What more there is to say, in its own words or by a code: an action's title, a colleague's name, what was exported.
    pub detail: Detail,
    /// The concern that it is about.
    pub concern: Option<EntryId>,
    /// It does not count: it is held back.
    pub held: bool,
}

/// What more there is to say of something that was done.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Detail {
    /// An action's title.
    pub title: Option<String>,
    /// A colleague.
    pub person: Option<String>,
    /// Another device, as its person calls it, and whose it is.
    pub device: Option<(String, String)>,
    /// The stable code of a sort of file, or of what was taken out.
    pub code: Option<String>,
    /// With people's names in it.
    pub names: bool,
}

/// What was found when every chain was walked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
    /// When.
    pub at: Millis,
    /// By whom.
    pub who: Author,
    /// The school.
    pub school: String,
    /// Its fingerprint, as words.
    pub fingerprint: Vec<String>,
    /// The version of Holdfast.
    pub version: String,
    /// How many entries were checked.
    pub entries: u64,
    /// Each device's chain.
    pub chains: Vec<ChainFound>,
    /// How many lines were no entries: damaged.
    pub damaged: u64,
}

/// What was found of one device's chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChainFound {
    /// The device.
    pub device: DeviceId,
    /// What its person calls it.
    pub label: String,
    /// Whose it is.
    pub who: String,
    /// How many entries are here.
    pub entries: u64,
    /// How many of them without their bodies, which are elsewhere or gone.
    pub bodiless: u64,
    /// The newest that is here.
    pub head: Option<Position>,
    /// The numbers that are missing between others: first and last of each gap.
    pub gaps: Vec<(u64, u64)>,
    /// How many are known to be written after the newest.
    pub awaited: u64,
    /// The first number that was given to two different entries.
    pub forked: Option<u64>,
    /// The numbers of entries that do not follow the one before.
    pub unlinked: Vec<u64>,
    /// The numbers of entries whose signature does not hold.
    pub unsigned: Vec<u64>,
}

impl ChainFound {
    /// Whether nothing in it was altered: what is missing was not.
    pub fn is_unaltered(&self) -> bool {
        self.forked.is_none() && self.unlinked.is_empty() && self.unsigned.is_empty()
    }

    /// Whether nothing is missing from it.
    pub fn is_whole(&self) -> bool {
        self.gaps.is_empty() && self.awaited == 0
    }
}

impl Verified {
    /// Whether nothing was altered.
    pub fn is_unaltered(&self) -> bool {
        self.damaged == 0 && self.chains.iter().all(ChainFound::is_unaltered)
    }

    /// Whether nothing is missing.
    pub fn is_whole(&self) -> bool {
        self.chains.iter().all(ChainFound::is_whole)
    }
}
