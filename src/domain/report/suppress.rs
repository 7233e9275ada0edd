//! Small numbers are not shown to those who must not know about whom they are, and none can be worked out from those
//! that are shown.
//!
//! A column of counts that add up to a total is given out as follows. A total under [`FEWEST`] hides the whole column and
//! itself. Otherwise every count from 1 to [`FEWEST`] - 1 is hidden. If all hidden counts are the same number (one count
//! alone is), the next larger number that occurs is hidden too, wherever it occurs. If no count but zeros would be left to
//! see, the whole column is hidden, zeros and all, and the total stays.
//!
//! Why nothing can be worked out, even by somebody who knows this rule: what is hidden depends on the numbers alone and not
//! on which row has which. So any exchange of two different hidden counts gives another column that is given out as the very
//! same, and there are two different ones, unless the whole column is hidden. Of a column that is hidden whole, every way to
//! spread its total over one or two rows with one of them under [`FEWEST`] is given out the same.

use serde::{Deserialize, Serialize};

/// The smallest count that is shown, but for zero.
pub const FEWEST: u64 = 5;

/// A column as it is given out; what is absent is hidden.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Each count.
    pub cells: Vec<Option<u64>>,
    /// What they add up to.
    pub total: Option<u64>,
}

impl Column {
    /// Whether something is hidden.
    pub fn hides(&self) -> bool {
        self.total.is_none() || self.cells.iter().any(Option::is_none)
    }
}

/// A column of counts, with what must be hidden hidden.
pub fn suppress(counts: &[u64]) -> Column {
    let total: u64 = counts.iter().sum();
    if (1..FEWEST).contains(&total) {
        return Column { cells: vec![None; counts.len()], total: None };
    }
    let above = |bound: u64| counts.iter().copied().filter(|count| *count > bound).min();
    let hidden = |bound: u64| counts.iter().copied().filter(move |count| (1..=bound).contains(count));
    let mut bound = FEWEST - 1;
    if hidden(bound).min() == hidden(bound).max() && hidden(bound).next().is_some() {
        bound = above(bound).unwrap_or(bound);
    }
    if hidden(bound).next().is_some() && above(bound).is_none() {
        return Column { cells: vec![None; counts.len()], total: Some(total) };
    }
    let small = hidden(FEWEST - 1).next().is_some();
    let cell = |count: &u64| Some(*count).filter(|count| !small || *count == 0 || *count > bound);
    Column { cells: counts.iter().map(cell).collect(), total: Some(total) }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;

    fn given(counts: &[u64]) -> (Vec<Option<u64>>, Option<u64>) {
        let Column { cells, total } = suppress(counts);
        (cells, total)
    }

    #[test]
    fn what_is_large_enough_is_shown_and_a_single_small_number_takes_another_with_it() {
        assert_eq!(given(&[9, 0, 12]), (vec![Some(9), Some(0), Some(12)], Some(21)));
        assert_eq!(given(&[9, 3, 12, 0]), (vec![None, None, Some(12), Some(0)], Some(24)));
        assert_eq!(given(&[2, 3, 12]), (vec![None, None, Some(12)], Some(17)));
        // Three of one number could be worked out from their sum, and so could a pair of fours.
        assert_eq!(given(&[1, 1, 1, 7, 8]), (vec![None, None, None, None, Some(8)], Some(18)));
        assert_eq!(given(&[4, 4, 5, 9]), (vec![None, None, None, Some(9)], Some(22)));
        // Nothing would be left to see.
        assert_eq!(given(&[4, 8, 0]), (vec![None; 3], Some(12)));
        assert_eq!(given(&[1, 2, 0]), (vec![None; 3], None));
        assert_eq!(given(&[0, 0]), (vec![Some(0), Some(0)], Some(0)));
        assert_eq!(given(&[5]), (vec![Some(5)], Some(5)));
    }

    /// Somebody who knows the rule, and tries every column that there could be.
    #[test]
    fn whoever_tries_every_column_finds_two_values_for_each_hidden_count() {
        for (rows, most) in [(2, 24), (3, 14), (4, 9), (5, 6)] {
            type Given = (Vec<Option<u64>>, Option<u64>);
            let mut could_be: BTreeMap<Given, Vec<BTreeSet<u64>>> = BTreeMap::new();
            let mut counts = vec![0; rows];
            loop {
                let values = could_be.entry(given(&counts)).or_insert_with(|| vec![BTreeSet::new(); rows]);
                values.iter_mut().zip(&counts).for_each(|(values, count)| {
                    values.insert(*count);
                });
                let Some(place) = counts.iter().position(|count| *count < most) else { break };
                counts[..place].fill(0);
                counts[place] += 1;
            }
            for ((cells, total), values) in could_be {
                // Columns with larger numbers than were tried may be given out the same.
                if total.is_some_and(|total| total > most) {
                    continue;
                }
                for (cell, values) in cells.iter().zip(values) {
                    assert!(cell.is_some() || values.len() > 1, "{cells:?} {total:?} tells {values:?}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn no_hidden_count_can_be_worked_out(
            counts in prop::collection::vec(prop_oneof![3 => 0..8u64, 1 => 0..200u64], 1..24),
        ) {
            let column = suppress(&counts);
            let sum: u64 = counts.iter().sum();
            for (cell, count) in column.cells.iter().zip(&counts) {
                // What is shown is true and no small number.
                if let Some(shown) = cell {
                    prop_assert_eq!(shown, count);
                    prop_assert!(*shown == 0 || *shown >= FEWEST);
                }
            }
            prop_assert!(column.total.is_none_or(|total| total == sum && (total == 0 || total >= FEWEST)));
            // Zeros and large numbers are hidden only for the sake of a small one.
            prop_assert!(!column.hides() || counts.iter().any(|count| (1..FEWEST).contains(count)));
            let hidden: Vec<usize> = (0..counts.len()).filter(|row| column.cells[*row].is_none()).collect();
            if hidden.is_empty() || column.total.is_none() {
                return Ok(());
            }
            // The total less what is shown is never one row's.
            prop_assert!(hidden.len() > 1);
            // Another column is given out the same, and differs in this row: for every hidden row.
            for row in &hidden {
                let exchanged = hidden.iter().find(|other| counts[**other] != counts[*row]).map(|other| {
                    let mut exchanged = counts.clone();
                    exchanged.swap(*row, *other);
                    exchanged
                });
                let spread = || {
                    let mut spread = vec![0; counts.len()];
                    let small = if counts[*row] == 1 { 2 } else { 1 };
                    spread[*row] = small;
                    let other = hidden.iter().find(|other| *other != row).copied().unwrap_or(*row);
                    spread[other] = sum - small;
                    spread
                };
                let other = exchanged.unwrap_or_else(spread);
                prop_assert_eq!(suppress(&other), column.clone());
                prop_assert_ne!(other[*row], counts[*row]);
            }
        }
    }
}
