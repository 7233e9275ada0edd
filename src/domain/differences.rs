//! What a correction changed, word by word.

use serde::{Deserialize, Serialize};
use similar::{ChangeTag, TextDiff};

use super::concern::Concern;
use super::form::Particular;

/// Longer texts are shown whole, before and after: comparing them word by word would take too long.
const LONGEST: usize = 20_000;

/// A part of a concern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The form it is written on.
    Form,
    /// The children, or their parts in it.
    Pupils,
    /// What it is about.
    Topics,
    /// What happened.
    Narrative,
    /// The child's own words.
    ChildWords,
    /// Questions asked.
    Questions,
    /// Opinion.
    Opinion,
    /// Who else was there.
    Present,
    /// What was done at once.
    Done,
    /// An answer to a question of the form.
    Particular(Particular),
    /// When it happened, or was seen or told.
    Times,
    /// Where.
    Place,
    /// Who was told.
    Told,
    /// Whether a child was in danger.
    Danger,
    /// Body maps.
    Maps,
}

/// Whether words are in both texts, or in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// In both.
    Same,
    /// Only in the correction.
    Added,
    /// Only in the original.
    Removed,
}

/// What changed in one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Where.
    pub part: Part,
    /// The words of both, in order; nothing for what is no text.
    pub words: Vec<(Change, String)>,
}

/// Everything that `after` says otherwise than `before`, in reading order.
pub fn between(before: &Concern, after: &Concern) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut differs = |part, differs: bool| {
        if differs {
            found.push(Difference { part, words: Vec::new() });
        }
    };
    differs(Part::Form, before.form != after.form);
    differs(Part::Pupils, before.pupils != after.pupils);
    differs(Part::Topics, before.topics != after.topics);
    let mut text = |part, one: Option<&str>, other: Option<&str>| {
        let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
        if one != other {
            found.push(Difference { part, words: words(one, other) });
        }
    };
    text(Part::Narrative, Some(&before.narrative), Some(&after.narrative));
    text(Part::ChildWords, before.child_words.as_deref(), after.child_words.as_deref());
    text(Part::Questions, before.questions.as_deref(), after.questions.as_deref());
    text(Part::Present, before.present.as_deref(), after.present.as_deref());
    text(Part::Done, before.done.as_deref(), after.done.as_deref());
    text(Part::Opinion, before.opinion.as_deref(), after.opinion.as_deref());
    let asked: std::collections::BTreeSet<Particular> =
        before.particulars.keys().chain(after.particulars.keys()).copied().collect();
    for particular in asked {
        let of = |concern: &'_ Concern| concern.particulars.get(&particular).cloned();
        text(Part::Particular(particular), of(before).as_deref(), of(after).as_deref());
    }
    let mut differs = |part, differs: bool| {
        if differs {
            found.push(Difference { part, words: Vec::new() });
        }
    };
    differs(Part::Times, (before.happened, before.observed) != (after.happened, after.observed));
    differs(Part::Place, (before.place, &before.place_detail) != (after.place, &after.place_detail));
    differs(Part::Told, (before.told, &before.told_whom) != (after.told, &after.told_whom));
    differs(Part::Danger, before.danger != after.danger);
    differs(Part::Maps, before.maps != after.maps);
    found
}

fn words(before: &str, after: &str) -> Vec<(Change, String)> {
    if before.len().max(after.len()) > LONGEST {
        let whole = [(Change::Removed, before.to_owned()), (Change::Added, after.to_owned())];
        return whole.into_iter().filter(|(_, text)| !text.is_empty()).collect();
    }
    let mut runs: Vec<(Change, String)> = Vec::new();
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let tag = match change.tag() {
            ChangeTag::Equal => Change::Same,
            ChangeTag::Insert => Change::Added,
            ChangeTag::Delete => Change::Removed,
        };
        match runs.last_mut() {
            Some((last, run)) if *last == tag => run.push_str(change.value()),
            _ => runs.push((tag, change.value().to_owned())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(before: &str, after: &str) -> Vec<(Change, String)> {
        words(before, after)
    }

    #[test]
    fn words_that_changed_stand_between_those_that_did_not() {
        assert_eq!(
            said("He came at nine o'clock.", "He came at ten o'clock."),
            [
                (Change::Same, "He came at ".to_owned()),
                (Change::Removed, "nine".to_owned()),
                (Change::Added, "ten".to_owned()),
                (Change::Same, " o'clock.".to_owned()),
            ]
        );
        assert_eq!(said("", "New."), [(Change::Added, "New.".to_owned())]);
    }

    #[test]
    fn very_long_texts_stand_whole() {
        let (before, after) = ("a ".repeat(LONGEST), "b ".repeat(LONGEST));
        assert_eq!(said(&before, &after).len(), 2);
    }

    proptest! {
        #[test]
        fn both_texts_can_be_read_out_of_it(before in "\\PC{0,60}", after in "\\PC{0,60}") {
            let runs = words(&before, &after);
            let read = |without: Change| -> String {
                runs.iter().filter(|(tag, _)| *tag != without).map(|(_, run)| run.as_str()).collect()
            };
            prop_assert_eq!(read(Change::Added), before);
            prop_assert_eq!(read(Change::Removed), after);
        }
    }
}
