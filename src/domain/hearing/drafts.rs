//! What somebody who hears concerns about adults types, and what must be there before it is sealed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::said::{Advice, Answer, Assessment, Finding, HarmTest, Outcome, Threshold};
use crate::domain::ids::{EntryId, PersonId};
use crate::domain::time::Minute;

/// The longest text, in bytes.
const LONGEST: usize = 100_000;

/// Something that must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lacking {
    /// The answer to one of the four tests.
    Test(HarmTest),
    /// What it amounts to.
    Threshold,
    /// A test is answered with yes, and yet it is to be below the threshold.
    BelowThreshold,
    /// Why.
    Reason,
    /// Who advised.
    Whom,
    /// When they did.
    When,
    /// What they advised.
    Advice,
    /// How it was found to be.
    Result,
    /// Nobody has said yet what it amounts to.
    Assessment,
    /// What is to be added.
    Text,
    /// A text is too long.
    TooLong,
}

/// See [`Assessment`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentDraft {
    /// The answers so far.
    pub tests: BTreeMap<HarmTest, Answer>,
    /// What it amounts to.
    pub threshold: Option<Threshold>,
    /// Why.
    pub reason: String,
    /// Whom it is about.
    pub adult: Option<PersonId>,
}

impl AssessmentDraft {
    /// The assessment that this amounts to.
    ///
    /// # Errors
    /// All that it lacks, in the order of the form.
    pub fn check(&self, concern: EntryId, replaces: Vec<EntryId>) -> Result<Assessment, Vec<Lacking>> {
        let mut lacking: Vec<Lacking> = HarmTest::ALL
            .into_iter()
            .filter(|test| !self.tests.contains_key(test))
            .map(Lacking::Test)
            .collect();
        let met = self.tests.values().any(|answer| *answer == Answer::Yes);
        match self.threshold {
            None => lacking.push(Lacking::Threshold),
            Some(threshold) if met && threshold != Threshold::Allegation => {
                lacking.push(Lacking::BelowThreshold);
            }
            Some(_) => {}
        }
        lacking.extend(wanting(&self.reason, Lacking::Reason));
        match self.threshold {
            Some(threshold) if lacking.is_empty() => Ok(Assessment {
                concern,
                tests: self.tests.clone(),
                threshold,
                reason: self.reason.trim().to_owned(),
                adult: self.adult,
                replaces,
            }),
            _ => Err(lacking),
        }
    }
}

/// See [`Advice`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AdviceDraft {
    /// Who advised.
    pub whom: String,
    /// When, as typed: `2026-11-25T09:30`.
    pub given: String,
    /// What they were told.
    pub told: String,
    /// What they advised.
    pub advice: String,
    /// Their reference.
    pub reference: String,
    /// Whether it was confirmed in writing.
    pub in_writing: bool,
}

impl AdviceDraft {
    /// The advice that this amounts to.
    ///
    /// # Errors
    /// All that it lacks, in the order of the form.
    pub fn check(&self, concern: EntryId) -> Result<Advice, Vec<Lacking>> {
        let mut lacking: Vec<Lacking> = wanting(&self.whom, Lacking::Whom).collect();
        let given = Minute::parse(self.given.trim());
        lacking.extend(given.is_none().then_some(Lacking::When));
        lacking.extend(wanting(&self.advice, Lacking::Advice));
        let long = [&self.told, &self.reference].into_iter().any(|text| text.len() > LONGEST);
        lacking.extend(long.then_some(Lacking::TooLong));
        match given {
            Some(given) if lacking.is_empty() => Ok(Advice {
                concern,
                whom: self.whom.trim().to_owned(),
                given,
                told: self.told.trim().to_owned(),
                advice: self.advice.trim().to_owned(),
                reference: self.reference.trim().to_owned(),
                in_writing: self.in_writing,
            }),
            _ => Err(lacking),
        }
    }
}

/// See [`Outcome`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutcomeDraft {
    /// How it was found to be; none takes up again what was closed.
    pub result: Option<Finding>,
    /// It is taken up again.
    pub again: bool,
    /// Why, and what was done.
    pub reason: String,
    /// What was noted for personnel.
    pub personnel: String,
}

impl OutcomeDraft {
    /// The outcome that this amounts to. `upon` are the assessments that stand, `threshold` what they say.
    ///
    /// # Errors
    /// All that it lacks, in the order of the form.
    pub fn check(
        &self,
        concern: EntryId,
        threshold: Option<Threshold>,
        upon: Vec<EntryId>,
        replaces: Vec<EntryId>,
    ) -> Result<Outcome, Vec<Lacking>> {
        let result = self.result.filter(|_| !self.again);
        let mut lacking = Vec::new();
        match (threshold, result) {
            _ if self.again => {}
            (None, _) => lacking.push(Lacking::Assessment),
            (Some(threshold), Some(result)) if result.ends(threshold) => {}
            _ => lacking.push(Lacking::Result),
        }
        lacking.extend(wanting(&self.reason, Lacking::Reason));
        lacking.extend((self.personnel.len() > LONGEST).then_some(Lacking::TooLong));
        if !lacking.is_empty() {
            return Err(lacking);
        }
        let (reason, personnel) = (self.reason.trim().to_owned(), self.personnel.trim().to_owned());
        Ok(Outcome { concern, result, reason, personnel, upon, replaces })
    }
}

fn wanting(text: &str, lacking: Lacking) -> impl Iterator<Item = Lacking> {
    let wanting = match text.trim() {
        "" => Some(lacking),
        text if text.len() > LONGEST => Some(Lacking::TooLong),
        _ => None,
    };
    wanting.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONCERN: EntryId = EntryId([7; 32]);

    fn answered(answer: Answer) -> AssessmentDraft {
        AssessmentDraft {
            tests: HarmTest::ALL.into_iter().map(|test| (test, answer)).collect(),
            threshold: Some(Threshold::LowLevel),
            reason: "Said once, in passing.".into(),
            adult: None,
        }
    }

    #[test]
    fn four_answers_a_level_and_a_reason_are_needed_and_a_yes_is_an_allegation() {
        assert!(answered(Answer::No).check(CONCERN, Vec::new()).is_ok());
        assert!(answered(Answer::Unclear).check(CONCERN, Vec::new()).is_ok(), "the officer is asked");
        let met = answered(Answer::Yes);
        assert_eq!(met.check(CONCERN, Vec::new()), Err(vec![Lacking::BelowThreshold]));
        let met = AssessmentDraft { threshold: Some(Threshold::Allegation), ..met };
        assert!(met.check(CONCERN, Vec::new()).is_ok());
        let empty = AssessmentDraft::default().check(CONCERN, Vec::new()).unwrap_err();
        assert_eq!(empty.len(), 6);
    }

    #[test]
    fn an_allegation_is_found_to_be_something_and_what_is_below_is_dealt_with() {
        let found = |result, threshold| {
            let draft = OutcomeDraft { result, reason: "As agreed.".into(), ..OutcomeDraft::default() };
            draft.check(CONCERN, threshold, Vec::new(), Vec::new()).err()
        };
        assert_eq!(found(Some(Finding::Unfounded), Some(Threshold::Allegation)), None);
        assert_eq!(found(Some(Finding::HandledInSchool), Some(Threshold::LowLevel)), None);
        let lacking = Some(vec![Lacking::Result]);
        assert_eq!(found(Some(Finding::HandledInSchool), Some(Threshold::Allegation)), lacking);
        assert_eq!(found(None, Some(Threshold::LowLevel)), lacking);
        assert_eq!(found(Some(Finding::False), None), Some(vec![Lacking::Assessment]));
    }

    #[test]
    fn advice_says_who_when_and_what() {
        assert_eq!(
            AdviceDraft::default().check(CONCERN),
            Err(vec![Lacking::Whom, Lacking::When, Lacking::Advice])
        );
        let advice = AdviceDraft {
            whom: "Dee Lado".into(),
            given: "2026-11-25T09:30".into(),
            advice: "Do not question him yet.".into(),
            ..AdviceDraft::default()
        };
        assert!(advice.check(CONCERN).is_ok());
    }
}
