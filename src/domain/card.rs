//! An abridged card: what somebody needs to know about a child to do right by them, and nothing of why. It is addressed,
//! read for so many days, and can be withdrawn. It names no concern; what it arises from is an entry of its own that
//! only administrators have.

mod suggest;

pub use suggest::{Names, suggest};

use serde::{Deserialize, Serialize};

use super::action::{About, due};
use super::ids::{ActionId, CardId, EntryId, PersonId};
use super::time::{Day, Millis};

/// The longest that a card may say of each thing, in characters.
pub const CARD_LIMIT: usize = 300;

/// An abridged card. See [`super::event::Event::Card`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Which card.
    pub card: CardId,
    /// The child.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// What one needs to know and look out for.
    pub know: String,
    /// What one should not do.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub avoid: String,
    /// For whom, apart from those who hold an action that it goes with.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<PersonId>,
    /// The first day on which it may be read.
    pub from: Day,
    /// The last.
    pub until: Day,
}

impl Card {
    /// Whether it may be read now: from the beginning of its first day to the end of its last.
    pub fn is_valid(&self, now: Millis) -> bool {
        due::start_of(self.from) <= now && !self.is_over(now)
    }

    /// Whether its last day is over.
    pub fn is_over(&self, now: Millis) -> bool {
        now >= due::end_of(self.until)
    }
}

/// A card is withdrawn. See [`super::event::Event::CardWithdrawn`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Which.
    pub card: CardId,
    /// Why: those who had the card may read it.
    pub reason: String,
}

/// A card was opened and read. See [`super::event::Event::CardRead`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardRead {
    /// Which.
    pub card: CardId,
}

/// What an action or a card arises from. See [`super::event::Event::ArisesFrom`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArisesFrom {
    /// What.
    pub thing: Arising,
    /// The concern.
    pub concern: EntryId,
}

/// What arises from a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Arising {
    /// An action.
    Action(ActionId),
    /// A card.
    Card(CardId),
}

/// What is wrong with a card being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CardFlaw {
    /// Nothing to know.
    Empty,
    /// More than [`CARD_LIMIT`] characters.
    TooLong,
    /// The concern's text as it was suggested: somebody writes it in their own words.
    Unedited,
    /// Nobody to read it.
    Nobody,
    /// Its last day is over, or before its first.
    Days,
}

/// A card being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardDraft {
    /// The child.
    pub about: Option<About>,
    /// What one needs to know.
    pub know: String,
    /// What one should not do.
    pub avoid: String,
    /// For whom.
    pub audience: Vec<PersonId>,
    /// The first day.
    pub from: Day,
    /// The last.
    pub until: Day,
}

impl CardDraft {
    /// The card, if it may stand. `suggested` is what the concern's text was abridged to by itself; `goes_with` says that
    /// an action is written with it, whose holders read it.
    ///
    /// # Errors
    /// What is wrong.
    pub fn check(
        &self,
        card: CardId,
        suggested: &str,
        goes_with: bool,
        now: Millis,
    ) -> Result<Card, Vec<CardFlaw>> {
        let (know, avoid) = (self.know.trim(), self.avoid.trim());
        let mut flaws = Vec::new();
        if know.is_empty() {
            flaws.push(CardFlaw::Empty);
        } else if know == suggested.trim() {
            flaws.push(CardFlaw::Unedited);
        }
        if know.chars().count().max(avoid.chars().count()) > CARD_LIMIT {
            flaws.push(CardFlaw::TooLong);
        }
        if self.audience.is_empty() && !goes_with {
            flaws.push(CardFlaw::Nobody);
        }
        let card = Card {
            card,
            about: self.about.clone(),
            know: know.to_owned(),
            avoid: avoid.to_owned(),
            audience: self.audience.clone(),
            from: self.from,
            until: self.until,
        };
        if card.until < card.from || card.is_over(now) {
            flaws.push(CardFlaw::Days);
        }
        if flaws.is_empty() { Ok(card) } else { Err(flaws) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Minute;

    fn at(text: &str) -> Millis {
        Minute::parse(text).unwrap().to_millis()
    }

    fn draft(know: &str, from: &str, until: &str) -> CardDraft {
        let day = |text| Day::parse_iso(text).unwrap();
        CardDraft {
            about: None,
            know: know.into(),
            avoid: String::new(),
            audience: vec![PersonId([1; 16])],
            from: day(from),
            until: day(until),
        }
    }

    #[test]
    fn a_card_is_read_from_its_first_midnight_to_its_last_whatever_the_clocks_do() {
        let card = CardId([1; 16]);
        for (from, until, before, last, over) in [
            ("2026-03-28", "2026-03-29", "2026-03-27T23:59", "2026-03-29T23:59", "2026-03-30T00:00"),
            ("2026-10-24", "2026-10-25", "2026-10-23T23:59", "2026-10-25T23:59", "2026-10-26T00:00"),
            ("2026-11-25", "2026-11-25", "2026-11-24T23:59", "2026-11-25T23:59", "2026-11-26T00:00"),
        ] {
            let card = draft("Tired.", from, until).check(card, "", false, at(before)).unwrap();
            assert!(!card.is_valid(at(before)) && !card.is_over(at(before)));
            assert!(card.is_valid(at(before).plus(60_000)) && card.is_valid(at(last)));
            assert!(card.is_over(at(over)) && !card.is_valid(at(over)), "{until}");
        }
    }

    #[test]
    fn a_card_is_short_in_ones_own_words_for_somebody_and_for_days_to_come() {
        let (card, now) = (CardId([1; 16]), at("2026-11-25T10:00"));
        let check = |draft: &CardDraft| draft.check(card, "He came without a coat.", false, now);
        let unedited = draft(" He came without a coat. ", "2026-11-25", "2026-11-26");
        assert_eq!(check(&unedited), Err(vec![CardFlaw::Unedited]));
        let long = draft(&"é".repeat(CARD_LIMIT + 1), "2026-11-25", "2026-11-24");
        assert_eq!(check(&long), Err(vec![CardFlaw::TooLong, CardFlaw::Days]));
        assert!(check(&draft(&"é".repeat(CARD_LIMIT), "2026-11-25", "2026-11-25")).is_ok());
        let nobody = CardDraft { audience: Vec::new(), ..draft(" ", "2026-11-25", "2026-11-25") };
        assert_eq!(check(&nobody), Err(vec![CardFlaw::Empty, CardFlaw::Nobody]));
    }
}
