//! The machine's clock.

use crate::domain::time::{Clock, Millis};

/// The machine's clock, right or wrong.
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Millis {
        #[expect(clippy::cast_possible_truncation, reason = "milliseconds are far below 2^53")]
        Millis(js_sys::Date::now() as i64)
    }
}
