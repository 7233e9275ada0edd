//! What people call what is known of a concern: its stable codes' own words, and what screens and the school call them.

use serde::Serialize;

use super::words::words;
use super::{Facet, Field, Standing};
use crate::domain::category::{Category, GROUPS};
use crate::domain::concern::{Place, Topic};
use crate::domain::form::Form;
use crate::domain::triage::{Level, Risk, Status};

/// A word of fewer letters, typed by itself, means what it says and nothing that is called so.
const LEAST: usize = 4;

/// The words by which a person may ask for what is known of a concern.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    known: Vec<(Facet, Vec<String>)>,
}

impl Vocabulary {
    /// The words of the stable codes. What was decided is known only to those who decide.
    pub fn new(decides: bool) -> Self {
        let mut vocabulary = Self::default();
        Topic::ALL.into_iter().for_each(|topic| vocabulary.code(&topic, Facet::Topic(topic)));
        Place::ALL.into_iter().for_each(|place| vocabulary.code(&place, Facet::Place(place)));
        Form::ALL.into_iter().for_each(|form| vocabulary.code(&form, Facet::Form(form)));
        let mut own = vec![Facet::Danger, Facet::Map];
        if decides {
            for code in GROUPS.iter().filter(|group| !group.adults).flat_map(|group| group.codes()) {
                if let Ok(category) = Category::try_from(code.to_owned()) {
                    vocabulary.call(Facet::Category(category), code);
                }
            }
            Level::ALL.into_iter().for_each(|level| vocabulary.code(&level, Facet::Level(level)));
            Risk::ALL.into_iter().for_each(|risk| vocabulary.code(&risk, Facet::Risk(risk)));
            let reached = [Status::Received, Status::Triaged].into_iter().chain(Status::SETTABLE);
            reached.for_each(|status| vocabulary.code(&status, Facet::Status(status)));
            own.extend(Standing::ALL.map(Facet::Standing));
            own.push(Facet::Mine);
        }
        vocabulary.known.extend(own.into_iter().map(|facet| (facet, Vec::new())));
        vocabulary
    }

    fn code(&mut self, code: &impl Serialize, facet: Facet) {
        let code = serde_json::to_string(code).unwrap_or_default();
        self.call(facet, &code);
    }

    /// It is called this, too.
    pub fn call(&mut self, facet: Facet, label: &str) {
        self.known.push((facet, words(label)));
    }

    /// What is meant by these words after a filter's colon: each begins a word of what it is called.
    pub(super) fn meant(&self, field: Field, typed: &[String]) -> Vec<Facet> {
        let begun = |called: &[String]| {
            typed.iter().all(|word| called.iter().any(|called| called.starts_with(word.as_str())))
        };
        self.those(|facet, called| facet.field() == Some(field) && begun(called))
    }

    /// What this word by itself asks for.
    pub(super) fn keyword(&self, word: &str) -> Option<Facet> {
        self.known.iter().map(|(facet, _)| facet).find(|facet| facet.keyword() == Some(word)).cloned()
    }

    /// What is called by a word that may as well be one of the text.
    pub(super) fn alike(&self, word: &str) -> Vec<Facet> {
        if word.len() < LEAST {
            return Vec::new();
        }
        let says_something = |facet: &Facet| match facet {
            Facet::Topic(topic) => *topic != Topic::Other,
            Facet::Place(place) => *place != Place::Other,
            Facet::Status(status) => *status != Status::Received,
            Facet::Category(_) => true,
            _ => false,
        };
        self.those(|facet, called| {
            says_something(facet) && called.iter().any(|called| called.starts_with(word))
        })
    }

    fn those(&self, meant: impl Fn(&Facet, &[String]) -> bool) -> Vec<Facet> {
        let mut found: Vec<Facet> = self
            .known
            .iter()
            .filter(|(facet, called)| meant(facet, called))
            .map(|(facet, _)| facet.clone())
            .collect();
        found.sort();
        found.dedup();
        found
    }
}
