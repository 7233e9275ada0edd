//! Concerns about adults, as those see them who hear them.

use serde::{Deserialize, Serialize};

use super::desk::Spoken;
use crate::domain::attachment::Attachment;
use crate::domain::concern::Concern;
use crate::domain::form::Form;
use crate::domain::hearing::{Advice, Assessment, OpenedBy, Outcome, Progress, Threshold};
use crate::domain::ids::EntryId;
use crate::domain::person::{Author, Person};
use crate::domain::register::Delivery;
use crate::domain::time::{Millis, Stamp};

/// See [`super::View::Adults`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AdultsView {
    /// The inbox.
    Inbox(AdultsInbox),
    /// One concern.
    Case(Box<CaseView>),
    /// The adults of whom there is one.
    Patterns(Vec<Pattern>),
    /// What this person wrote.
    Own(Vec<OwnSealed>),
    /// The governors' kits.
    Kits(Vec<GovernorsKitMade>),
    /// A kit that was just made, shown once.
    KitWords(KitWords),
    /// So many entries were sealed to those who hear them now.
    PassedOn(usize),
}

/// A window of the inbox of those who hear concerns about adults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultsInbox {
    /// Which concerns.
    pub progress: Progress,
    /// The first row's place.
    pub offset: usize,
    /// How many there are of each, in the order of [`Progress::ALL`].
    pub counts: [usize; 3],
    /// The rows.
    pub rows: Vec<AdultRow>,
    /// Those who hear concerns and cannot open some that this device can: by name, how many.
    pub unreached: Vec<(String, usize)>,
    /// Whether there is a governors' kit.
    pub kit: bool,
}

/// A concern about an adult in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdultRow {
    /// The concern.
    pub concern: EntryId,
    /// The form that it was written on.
    pub form: Form,
    /// The adult; or the colleague whose child it is about.
    pub adult: String,
    /// The children in it.
    pub children: Vec<String>,
    /// The first words.
    pub begins: String,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// A child was in danger when it was written.
    pub danger: bool,
    /// This person has not opened it.
    pub unread: bool,
    /// How far the work has come.
    pub progress: Progress,
    /// What it amounts to, once somebody has said.
    pub threshold: Option<Threshold>,
    /// Two who hear it said different things without knowing of each other.
    pub contested: bool,
    /// How many other concerns there are about the same adult.
    pub others: usize,
}

/// One concern and all that was said of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseView {
    /// Its row.
    pub row: AdultRow,
    /// What it says.
    pub content: Concern,
    /// False if nobody has compared the writer's safety words yet.
    pub confirmed: bool,
    /// What was added, oldest first.
    pub additions: Vec<Added>,
    /// What it amounts to, oldest first.
    pub assessments: Vec<Spoken<Assessment>>,
    /// What was advised, oldest first.
    pub advice: Vec<Spoken<Advice>>,
    /// What came of it, oldest first.
    pub outcomes: Vec<Spoken<Outcome>>,
    /// Who opened it, and took which file out.
    pub opened: Vec<Spoken<OpenedBy>>,
    /// The other concerns about the same adult, newest first.
    pub others: Vec<AdultRow>,
    /// Who hears it.
    pub heard_by: Vec<String>,
    /// The staff list, to say whom it is about.
    pub staff: Vec<Person>,
    /// Whether it can be added to here.
    pub addable: bool,
    /// Now.
    pub now: Millis,
}

/// Something that was added to a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Added {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// It says what was wrong, and what is right.
    pub corrects: bool,
    /// What.
    pub text: String,
    /// Files that go with it.
    pub attachments: Vec<Attachment>,
}

/// The concerns about one adult.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern {
    /// The adult.
    pub adult: String,
    /// How many of them are below the harm threshold.
    pub low_level: usize,
    /// How many are allegations.
    pub allegations: usize,
    /// The concerns, newest first.
    pub concerns: Vec<AdultRow>,
}

/// A concern that this person wrote and cannot read any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSealed {
    /// The entry.
    pub concern: EntryId,
    /// How far it has come.
    pub delivery: Delivery,
}

/// A governors' kit that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GovernorsKitMade {
    /// By whom.
    pub who: Author,
    /// When.
    pub at: Stamp,
}

/// The words of a governors' kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitWords {
    /// The school's name.
    pub school: String,
    /// Twenty-four words.
    pub words: Vec<String>,
    /// Its `age` identity, for stock tools.
    pub identity: String,
    /// When it was made.
    pub made: Millis,
}
