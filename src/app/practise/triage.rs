//! What the lead made of the term's concerns, from `assets/practice/triage.txt`. One a line: the number of the concern's own
//! line, categories, level, risk and why, decision and why, how far the work is, and, if it is closed, what came of it and
//! why. What is not there waits for whoever practises.

use super::concerns::code;
use crate::domain::category::Category;
use crate::domain::triage::{StatusDraft, TriageDraft};

const TRIAGE: &str = include_str!("../../../assets/practice/triage.txt");

/// The number of each concern's line, counted from 0, what was decided, and how far the work is.
pub(super) fn of_the_term() -> impl Iterator<Item = (usize, TriageDraft, StatusDraft)> {
    TRIAGE.lines().filter_map(read)
}

fn read(line: &str) -> Option<(usize, TriageDraft, StatusDraft)> {
    let parts: Vec<&str> = line.split('|').collect();
    let [number, categories, level, risk, risk_reason, decision, reason, status, outcome, why] =
        parts.as_slice()
    else {
        return None;
    };
    let category = |code: &str| Category::try_from(code.to_owned()).ok();
    let triage = TriageDraft {
        categories: categories.split(',').map(category).collect::<Option<_>>()?,
        level: level.parse::<u8>().ok()?.try_into().ok(),
        risk: code(risk),
        risk_reason: (*risk_reason).to_owned(),
        decision: code(decision),
        unnamed: false,
        reason: (*reason).to_owned(),
    };
    let (outcome, reason) = ((*outcome).to_owned(), (*why).to_owned());
    let status = StatusDraft { status: code(status), outcome, reason };
    Some((number.parse::<usize>().ok()?.checked_sub(1)?, triage, status))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::EntryId;
    use crate::domain::triage::Before;

    #[test]
    fn every_line_is_a_decision_that_anybody_could_have_saved() {
        let concern = EntryId([1; 32]);
        for line in TRIAGE.lines() {
            let (_, triage, status) = read(line).unwrap_or_else(|| panic!("{line}"));
            assert!(triage.check(concern, Vec::new()).is_ok(), "{line}");
            assert!(status.check(concern, Before::default(), true).is_ok(), "{line}");
        }
    }
}
