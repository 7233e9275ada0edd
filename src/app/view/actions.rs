//! Actions, abridged cards and disclosures.

use serde::{Deserialize, Serialize};

use crate::domain::action::{About, ActionType, Assignment, Due, Outcome, Priority, Rung};
use crate::domain::card::Card;
use crate::domain::disclosure::Disclosure;
use crate::domain::ids::{ActionId, CardId, EntryId, PersonId};
use crate::domain::person::{Author, Person};
use crate::domain::register::{Delivery, Standing};
use crate::domain::settings::NamedAgency;
use crate::domain::time::{Day, Millis, Stamp};

/// See [`super::View::Actions`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionsView {
    /// One's own tasks.
    Mine(Mine),
    /// Every action and card.
    Desk(Desk),
    /// One action.
    Action(Box<ActionView>),
    /// What arises from a concern.
    OfConcern(OfConcern),
    /// What a form starts from.
    Start(Box<Start>),
    /// It is written.
    Written,
}

/// How many there are to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskCount {
    /// Open.
    pub open: usize,
    /// Of these, late.
    pub overdue: usize,
    /// Cards that one has not read yet.
    pub unread: usize,
}

/// One's own tasks, and the cards for one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Mine {
    /// To do, by when.
    pub tasks: Vec<Task>,
    /// What was passed on, or asked of a colleague.
    pub handed: Vec<Handed>,
    /// Closed, the newest first.
    pub closed: Vec<Task>,
    /// Cards that go with none of these tasks.
    pub cards: Vec<CardRow>,
    /// Colleagues to pass on to.
    pub staff: Vec<Person>,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Which action.
    pub action: ActionId,
    /// The entry by which it is held.
    pub holds: Option<EntryId>,
    /// What is to be done, in a line.
    pub title: String,
    /// How.
    pub detail: String,
    /// What sort.
    pub sort: ActionType,
    /// The child.
    pub about: Option<String>,
    /// The part of it that was asked, if it is not the whole.
    pub part: Option<String>,
    /// Who gave it, passed it on or asked.
    pub from: String,
    /// A word that came with it.
    pub note: String,
    /// By when.
    pub due: Due,
    /// How far it has come up for being late.
    pub late: Option<Rung>,
    /// How much it presses.
    pub priority: Priority,
    /// How it stands.
    pub standing: Standing,
    /// Two people said different things of it.
    pub contested: bool,
    /// Somebody else holds it, and it is late: one stands in for them.
    pub for_whom: Option<String>,
    /// What came of it, or why it was cancelled.
    pub outcome: Option<Outcome>,
    /// The card with it.
    pub card: Option<CardRow>,
}

/// What was passed on, or asked of a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handed {
    /// Which action.
    pub action: ActionId,
    /// What is to be done, in a line.
    pub title: String,
    /// The part asked; absent if it was passed on.
    pub part: Option<String>,
    /// Who holds it now.
    pub holder: String,
    /// How it stands.
    pub standing: Standing,
    /// What came of it.
    pub outcome: Option<Outcome>,
}

/// A card in a person's list. What it says is here once it was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRow {
    /// Which.
    pub card: CardId,
    /// The child.
    pub about: Option<String>,
    /// The first day.
    pub from: Day,
    /// The last.
    pub until: Day,
    /// Whether it may be read.
    pub state: CardState,
    /// What it says: what to know, what not to do.
    pub says: Option<(String, String)>,
}

/// Whether a card may be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardState {
    /// Its first day is to come.
    ToCome,
    /// It may be read.
    Readable,
    /// Its last day is over.
    Over,
    /// It was withdrawn.
    Withdrawn,
}

/// Every action and card, for administrators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    /// Actions: late ones first, then by when they are due; closed ones last.
    pub actions: Vec<ActionRow>,
    /// Cards, the newest first.
    pub cards: Vec<CardDesk>,
}

/// An action in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionRow {
    /// Which.
    pub action: ActionId,
    /// What is to be done, in a line.
    pub title: String,
    /// The child.
    pub about: Option<String>,
    /// Who holds it.
    pub holder: String,
    /// By when.
    pub due: Due,
    /// How far it has come up for being late.
    pub late: Option<Rung>,
    /// How much it presses.
    pub priority: Priority,
    /// How it stands.
    pub standing: Standing,
    /// Two people changed it without knowing of each other.
    pub contested: bool,
    /// Parts asked of colleagues that are open.
    pub parts: usize,
    /// The concern it arises from.
    pub concern: Option<EntryId>,
}

/// A card for administrators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardDesk {
    /// The card.
    pub card: Card,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// For whom it is, and when they read it.
    pub readers: Vec<(String, Option<Stamp>)>,
    /// Whether it may be read.
    pub state: CardState,
    /// Who withdrew it, when and why: more than one, if they did not know of each other.
    pub withdrawn: Vec<(Author, Stamp, String)>,
    /// The concern it arises from.
    pub concern: Option<EntryId>,
}

/// One action, for administrators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionView {
    /// Its row.
    pub row: ActionRow,
    /// As it stands; several, if two people changed it without knowing of each other.
    pub versions: Vec<(Author, Stamp, Assignment)>,
    /// Who is to do it, and who stands in.
    pub owner: String,
    /// Who stands in.
    pub deputy: Option<String>,
    /// The whole, then each part asked of a colleague.
    pub threads: Vec<ThreadView>,
    /// The card with it.
    pub card: Option<CardDesk>,
}

/// An action, or a part of it, as it went from hand to hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadView {
    /// The part, who asked for it, and when.
    pub part: Option<(String, Author, Stamp)>,
    /// Who holds it.
    pub holder: String,
    /// The entry by which they hold it.
    pub holds: Option<EntryId>,
    /// How it stands.
    pub standing: Standing,
    /// Two people said different things.
    pub contested: bool,
    /// All that was said, oldest first.
    pub said: Vec<SaidView>,
}

/// Something said of an action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaidView {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// How far the entry has come.
    pub delivery: Delivery,
    /// It is the last word, or one of several.
    pub stands: bool,
    /// What.
    pub what: Said,
}

/// What was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// Accepted.
    Accepted,
    /// Done.
    Done(Outcome),
    /// Not done.
    NotDone(Outcome),
    /// Passed on: to whom, with what word.
    PassedOn(String, String),
    /// Cancelled: why.
    Cancelled(String),
    /// Reopened: why.
    Reopened(String),
}

/// What arises from a concern.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OfConcern {
    /// Actions.
    pub actions: Vec<ActionRow>,
    /// Cards.
    pub cards: Vec<CardDesk>,
    /// What agencies were told, or refused: who recorded it, when, what.
    pub disclosures: Vec<(Author, Stamp, Disclosure)>,
}

/// What a form starts from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Start {
    /// The concern's text with other children's names taken out.
    pub suggested: String,
    /// The children of the concern.
    pub about: Vec<About>,
    /// Cards that arise from it and are not over.
    pub cards: Vec<CardDesk>,
    /// The staff list.
    pub staff: Vec<Person>,
    /// Today.
    pub today: Day,
    /// The next school day.
    pub next_school_day: Day,
    /// Who may need to know, by the school's rules: suggested, and no more.
    pub think_of: Vec<PersonId>,
    /// The agencies that the school has written down.
    pub agencies: Vec<NamedAgency>,
    /// Now.
    pub now: Millis,
}
