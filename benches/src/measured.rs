//! What a job found.

use serde::Serialize;

/// The middle of several values, with the least and the greatest.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Spread {
    /// The median.
    pub median: f64,
    /// The least.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
}

impl Spread {
    /// Of values in any order; nothing of none.
    pub fn of(mut values: Vec<f64>) -> Option<Self> {
        values.sort_by(f64::total_cmp);
        Some(Self {
            median: *values.get(values.len() / 2)?,
            least: *values.first()?,
            greatest: *values.last()?,
        })
    }
}

/// One job's figures.
#[derive(Debug, Clone, Serialize)]
pub struct Measured {
    /// What was done.
    pub job: &'static str,
    /// What the values count.
    pub unit: &'static str,
    /// Holdfast.
    pub ours: Spread,
    /// The least that the platform can do it in, and what that is.
    pub floor: Option<(&'static str, Spread)>,
    /// What others would use.
    pub peers: Vec<(&'static str, Spread)>,
    /// The goal in words.
    pub goal: &'static str,
    /// Ours beside the goal: 1 or less meets it.
    pub ratio_to_goal: f64,
}
