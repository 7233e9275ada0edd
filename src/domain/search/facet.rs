//! What is known of a concern beside its words.

use serde::{Deserialize, Serialize};

use crate::domain::category::Category;
use crate::domain::concern::{Place, Topic};
use crate::domain::form::Form;
use crate::domain::triage::{Level, Risk, Status};

/// One thing that is known of a concern.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Facet {
    /// What its recorder said it is about.
    Topic(Topic),
    /// Where it happened.
    Place(Place),
    /// The form that it was written on.
    Form(Form),
    /// What it is filed under.
    Category(Category),
    /// How much help is needed.
    Level(Level),
    /// How likely harm is.
    Risk(Risk),
    /// How far the work has come.
    Status(Status),
    /// Whether anything is still to do.
    Standing(Standing),
    /// A child was in danger when it was written.
    Danger,
    /// It has a body map.
    Map,
    /// The person who searches wrote it.
    Mine,
}

/// Whether anything is still to do with a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Nobody has decided anything, or somebody has added to it since.
    New,
    /// Decided, and being worked on.
    Open,
    /// Closed.
    Closed,
}

impl Standing {
    /// Each.
    pub const ALL: [Self; 3] = [Self::New, Self::Open, Self::Closed];
}

/// The word before the colon of a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// `year:` a pupil's year group now.
    Year,
    /// `class:` a pupil's class now.
    Class,
    /// `pupil:` a pupil's name.
    Pupil,
    /// `by:` who wrote it.
    By,
    /// `about:` what its recorder said it is about.
    About,
    /// `place:` where it happened.
    Place,
    /// `form:` the form that it was written on.
    Form,
    /// `category:` what it is filed under.
    Category,
    /// `level:` how much help is needed.
    Level,
    /// `risk:` how likely harm is.
    Risk,
    /// `status:` how far the work has come.
    Status,
    /// `from:` the first day.
    From,
    /// `to:` the last day.
    To,
    /// `on:` that day, month or year.
    On,
}

impl Field {
    /// Each, with its word, in the order that help names them.
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::Year, "year"),
        (Self::Class, "class"),
        (Self::Pupil, "pupil"),
        (Self::By, "by"),
        (Self::From, "from"),
        (Self::To, "to"),
        (Self::On, "on"),
        (Self::About, "about"),
        (Self::Place, "place"),
        (Self::Form, "form"),
        (Self::Category, "category"),
        (Self::Level, "level"),
        (Self::Risk, "risk"),
        (Self::Status, "status"),
    ];

    /// The field of that word.
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, name)| *name == word).map(|(field, _)| *field)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map(|(_, word)| *word).unwrap_or_default()
    }
}

impl Facet {
    /// The filter that asks for it; none for what has a word of its own.
    pub fn field(&self) -> Option<Field> {
        match self {
            Self::Topic(_) => Some(Field::About),
            Self::Place(_) => Some(Field::Place),
            Self::Form(_) => Some(Field::Form),
            Self::Category(_) => Some(Field::Category),
            Self::Level(_) => Some(Field::Level),
            Self::Risk(_) => Some(Field::Risk),
            Self::Status(_) => Some(Field::Status),
            Self::Standing(_) | Self::Danger | Self::Map | Self::Mine => None,
        }
    }

    /// The word that asks for it by itself.
    pub fn keyword(&self) -> Option<&'static str> {
        match self {
            Self::Standing(Standing::New) => Some("new"),
            Self::Standing(Standing::Open) => Some("open"),
            Self::Standing(Standing::Closed) => Some("closed"),
            Self::Danger => Some("danger"),
            Self::Map => Some("map"),
            Self::Mine => Some("mine"),
            _ => None,
        }
    }
}
