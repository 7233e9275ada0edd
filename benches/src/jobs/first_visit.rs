//! What a first visit downloads.

use crate::measured::{Measured, Spread};

/// The most that it should be, in KiB.
const GOAL: f64 = 700.0;

/// The figure of a build whose first visit was weighed, in bytes.
pub fn figure(bytes: u32) -> Measured {
    let kib = f64::from(bytes) / 1024.0;
    Measured {
        job: "first visit, compressed with brotli",
        unit: "KiB",
        ours: Spread { median: kib, least: kib, greatest: kib },
        floor: None,
        peers: Vec::new(),
        goal: "at most 700 KiB",
        ratio_to_goal: kib / GOAL,
    }
}
