//! Times as people read them.

use crate::domain::time::{Millis, Stamp};

/// "Monday 3 March 2025, 14:05".
pub fn day_and_time(millis: Millis) -> String {
    millis.0.to_string()
}

/// "3 Mar 2025 14:05", for lists.
pub fn stamp_short(stamp: &Stamp) -> String {
    stamp.wall.0.to_string()
}

/// "Monday 3 March 2025".
pub fn day(millis: Millis) -> String {
    millis.0.to_string()
}
