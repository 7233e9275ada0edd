//! A pupil's file: what is known and what is being done.

use serde::{Deserialize, Serialize};

use super::ActionRow;
use crate::domain::attachment::Attachment;
use crate::domain::category::Names;
use crate::domain::chronology::{Chart, Row};
use crate::domain::form::{Form, Particulars};
use crate::domain::ids::{AllegedId, EntryId, HouseholdId, PersonId, PupilId};
use crate::domain::patterns::{Cell, Week};
use crate::domain::person::{Author, Person};
use crate::domain::profile::{Flag, FlagKind, Household, ProfileFlaw, Relation};
use crate::domain::pupil::{Details, Identity};
use crate::domain::time::{Day, Millis, Stamp, When};
use crate::domain::triage::Level;

/// See [`super::View::Profile`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileView {
    /// A pupil's page.
    Page(Box<ProfilePage>),
    /// The person here is kept from this file.
    KeptFrom(LockRow),
    /// A window of a chronology.
    Chronology(ChronologyPage),
    /// Who has opened the file.
    WhoOpened(WhoOpened),
    /// A chronology to print.
    Print(Box<PrintPage>),
    /// Places, times and people.
    Patterns(Box<PatternsView>),
    /// It is written.
    Written,
    /// It is not written: this is wrong with it.
    Lacks(ProfileFlaw),
}

/// A pupil's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfilePage {
    /// Who.
    pub identity: Identity,
    /// What else the school's records say.
    pub details: Option<Details>,
    /// Other names under which the child was entered.
    pub also: Vec<String>,
    /// Today.
    pub today: Day,
    /// Flags that stand, the gravest first; then those that have ended, the last first.
    pub flags: Vec<FlagRow>,
    /// The level of need decided last.
    pub level: Option<LevelRow>,
    /// The highest level among concerns that are not closed.
    pub highest_open: Option<Level>,
    /// How many concerns are not closed.
    pub open: usize,
    /// How many there are.
    pub concerns: usize,
    /// The households.
    pub households: Vec<HouseholdView>,
    /// Pupils with the same surname who are in no household with the child.
    pub same_surname: Vec<Sibling>,
    /// Agencies involved, the last heard of first.
    pub agencies: Vec<Agency>,
    /// Actions that are not closed.
    pub actions: Vec<ActionRow>,
    /// Concerns over time.
    pub chart: Chart,
    /// Contacts and meetings, the last first: at most as many as the page shows.
    pub contacts: Vec<ContactRow>,
    /// How many there are.
    pub contacts_total: usize,
    /// Files, the last first: at most as many as the page shows.
    pub attachments: Vec<AttachmentRow>,
    /// How many there are.
    pub attachments_total: usize,
    /// The last concern with a body map, and how many have one.
    pub maps: Option<(EntryId, usize)>,
    /// Who is alleged to have harmed the child, or a child to have harmed another, with every concern.
    pub alleged: Vec<AllegedPerson>,
    /// Who is or was kept from the file.
    pub locks: Vec<LockRow>,
    /// The staff list.
    pub staff: Vec<Person>,
    /// Everybody who was ever named as alleged, to name again.
    pub known_alleged: Vec<(AllegedId, String, Relation)>,
    /// How many times the file was opened before now.
    pub openings: usize,
    /// What the school calls its categories.
    pub names: Names,
}

/// A status flag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagRow {
    /// What it says.
    pub flag: Flag,
    /// It says so of today.
    pub stands: bool,
    /// Two people changed it without knowing of each other.
    pub contested: bool,
    /// The entries that stand.
    pub heads: Vec<EntryId>,
    /// Who wrote the newest.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// Every earlier version, oldest first.
    pub earlier: Vec<(Author, Stamp, Flag)>,
}

/// A level of need.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelRow {
    /// The level.
    pub level: Level,
    /// Who decided it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// Of which concern.
    pub concern: EntryId,
}

/// A household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdView {
    /// Which.
    pub household: HouseholdId,
    /// As it stands.
    pub content: Household,
    /// Two people changed it without knowing of each other.
    pub contested: bool,
    /// The entries that stand.
    pub heads: Vec<EntryId>,
    /// Who wrote the newest.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// The other children of it who are on the directory.
    pub siblings: Vec<Sibling>,
}

/// Another child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sibling {
    /// Who.
    pub identity: Identity,
    /// What stands of them; nothing if the person here is kept from their file.
    pub flags: Vec<FlagKind>,
    /// How many concerns are open.
    pub open: usize,
    /// How many there are.
    pub concerns: usize,
    /// The person here is kept from their file.
    pub kept_from: bool,
}

/// An agency that is involved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agency {
    /// Which: its code of [`crate::domain::disclosure::Agency`] or of the form for contacts, or what was typed.
    pub agency: AgencyName,
    /// Who there.
    pub person: String,
    /// How to reach them.
    pub reach: String,
    /// When they were last heard of.
    pub last: Day,
}

/// How an agency is named.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AgencyName {
    /// As an answer of the form for contacts.
    Answer(String),
    /// As in a disclosure.
    Told(crate::domain::disclosure::Agency),
    /// As it was typed.
    Typed(String),
}

/// A contact or a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactRow {
    /// The entry.
    pub entry: EntryId,
    /// The form.
    pub form: Form,
    /// When.
    pub when: When,
    /// Who wrote it.
    pub who: Author,
    /// The answers to the form's questions.
    pub particulars: Particulars,
    /// How it begins.
    pub begins: String,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttachmentRow {
    /// The concern that it goes with.
    pub entry: EntryId,
    /// The file.
    pub attachment: Attachment,
    /// Who wrote the concern.
    pub who: Author,
    /// When.
    pub at: Stamp,
}

/// A concern to go to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernLink {
    /// Which.
    pub entry: EntryId,
    /// When it happened.
    pub when: When,
    /// The children, by name.
    pub pupils: Vec<String>,
    /// How it begins.
    pub begins: String,
}

/// Somebody alleged to have harmed a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AllegedPerson {
    /// Who, if an administrator named them.
    pub alleged: Option<AllegedId>,
    /// Who, if they are a pupil.
    pub pupil: Option<PupilId>,
    /// The name.
    pub name: String,
    /// What they are to the child.
    pub relation: Option<Relation>,
    /// In which concerns, the last first.
    pub concerns: Vec<ConcernLink>,
    /// In how many more, which the person here is kept from.
    pub kept_from: usize,
}

/// Somebody who is kept from a file, or was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockRow {
    /// Whom.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// They are now.
    pub on: bool,
    /// Why.
    pub reason: String,
    /// Who said so.
    pub who: Author,
    /// When.
    pub at: Stamp,
}

/// A window of a chronology.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChronologyPage {
    /// The first row's place.
    pub offset: usize,
    /// How many the filter shows.
    pub shown: usize,
    /// How many there are.
    pub total: usize,
    /// How many concerns the person here is kept from.
    pub kept_from: usize,
    /// How many were entered in error.
    pub in_error: usize,
    /// The rows, the oldest first.
    pub rows: Vec<Row>,
    /// Of a household: what its children are called.
    pub children: Vec<(PupilId, String)>,
    /// What the school calls its categories.
    pub names: Names,
}

/// Who has opened a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WhoOpened {
    /// The last first.
    pub openings: Vec<OpeningRow>,
    /// What was made ready to print, the last first.
    pub printed: Vec<PrintedRow>,
}

/// Somebody opened a file, or a concern of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpeningRow {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// On which device.
    pub device: String,
    /// The concern; none if it was the file itself.
    pub concern: Option<EntryId>,
}

/// A chronology that was made ready to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedRow {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// Its check code.
    pub code: String,
    /// How many events are on it.
    pub events: u64,
}

/// A chronology to print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintPage {
    /// The school.
    pub school: String,
    /// The page that the front sheet is made of.
    pub page: ProfilePage,
    /// The rows.
    pub chronology: ChronologyPage,
    /// Its check code.
    pub code: String,
    /// Who makes it.
    pub who: Author,
    /// When.
    pub at: Millis,
    /// Everybody who wrote something on it, with their jobs.
    pub staff: Vec<Author>,
}

/// Places, times of the week and people that concerns have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PatternsView {
    /// How many concerns were looked at.
    pub concerns: usize,
    /// How many of the person here are kept from.
    pub kept_from: usize,
    /// Counted by place and by the time of the week.
    pub week: Week,
    /// Places and times at which several children were concerned, the most frequent first, with their concerns.
    pub together: Vec<(Cell, Vec<ConcernLink>)>,
    /// People alleged in several concerns.
    pub alleged: Vec<AllegedPerson>,
}
