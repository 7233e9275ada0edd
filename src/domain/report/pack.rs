//! What is given to governors: of one period, counts from which nobody can be known.

use serde::{Deserialize, Serialize};

use super::facts::Fact;
use super::keys::Key;
use super::period::Period;
use super::spans::{Step, spans};
use super::suppress::{Column, FEWEST, suppress};
use super::table::{Dimension, table};
use super::workload::Load;
use crate::domain::register::Register;

/// A table of the pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackTable {
    /// What it counts by.
    pub by: Dimension,
    /// What each row counts.
    pub keys: Vec<Key>,
    /// What of it is shown.
    pub column: Column,
    /// Whether the school's records hold this of any child, or it is not asked of children.
    pub held: bool,
}

/// How long one step took, as far as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackSpan {
    /// Which.
    pub step: Step,
    /// Of how many it is known; how many wait; of how many it cannot be said.
    pub column: Column,
    /// A quarter, half, and three quarters took no longer than so many minutes; none where that is of too few.
    pub minutes: Option<[u64; 3]>,
}

/// What is given to governors.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    /// Of which days.
    pub period: Period,
    /// How many concerns were recorded; none where they are too few.
    pub concerns: Option<u64>,
    /// The counts.
    pub tables: Vec<PackTable>,
    /// The times.
    pub spans: Vec<PackSpan>,
    /// Open actions that are late, and those that are not.
    pub actions: Column,
}

/// The pack of a period.
pub fn pack(facts: &[Fact], period: Period, loads: &[Load], register: &Register) -> Pack {
    let recorded = facts.iter().filter(|fact| period.has(fact.recorded.day())).count() as u64;
    let tables = Dimension::ALL.map(|by| {
        let table = table(by, facts, &[period, period], register);
        let (keys, counts): (Vec<Key>, Vec<u64>) =
            table.rows.into_iter().filter_map(|row| Some((row.key, row.counts[0]?))).unzip();
        PackTable { by, keys, column: suppress(&counts), held: table.held }
    });
    let spans = spans(facts, &period).map(|span| {
        let column = suppress(&[span.known, span.waiting, span.unknown]);
        let enough = column.cells.first().copied().flatten().is_some_and(|known| known >= FEWEST);
        let minutes = span.spread.filter(|_| enough);
        PackSpan {
            step: span.step,
            column,
            minutes: minutes.map(|spread| [spread.lower, spread.median, spread.upper]),
        }
    });
    let (open, overdue) =
        loads.iter().fold((0, 0), |(open, overdue), load| (open + load.open, overdue + load.overdue));
    Pack {
        period,
        concerns: suppress(&[recorded]).total,
        tables: tables.to_vec(),
        spans: spans.to_vec(),
        actions: suppress(&[overdue, open - overdue]),
    }
}
