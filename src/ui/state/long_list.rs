//! Which rows of a long list are on the page: a window of them, in whose place the others leave as much room as they take.

/// So many rows are on the page at most.
pub const MOUNTED: usize = 60;
/// So many rows on each side of what is seen are on the page, so that scrolling does not outrun it.
const BESIDE: usize = 12;
/// How far a page key goes, in rows.
const PAGE: usize = 10;

/// The rows that are on the page: the first, how many, and of how many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mounted {
    /// The place of the first.
    pub at: usize,
    /// How many are on the page.
    pub here: usize,
    /// How many there are in all.
    pub total: usize,
}

/// Where a key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One row on.
    Next,
    /// One row back.
    Previous,
    /// A page on.
    PageDown,
    /// A page back.
    PageUp,
    /// The first row.
    First,
    /// The last row.
    Last,
}

impl Step {
    /// The step that a key asks for.
    pub fn of(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowDown" | "j" | "J" => Self::Next,
            "ArrowUp" | "k" | "K" => Self::Previous,
            "PageDown" => Self::PageDown,
            "PageUp" => Self::PageUp,
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }

    /// The place that it leads to from another.
    pub fn from(self, place: usize, total: usize) -> usize {
        let to = match self {
            Self::Next => place + 1,
            Self::Previous => place.saturating_sub(1),
            Self::PageDown => place + PAGE,
            Self::PageUp => place.saturating_sub(PAGE),
            Self::First => 0,
            Self::Last => total,
        };
        to.min(total.saturating_sub(1))
    }
}

impl Mounted {
    /// Whether a row is on the page.
    pub fn has(self, place: usize) -> bool {
        (self.at..self.at + self.here).contains(&place)
    }

    /// The first row of the window that has this one in its middle.
    pub fn around(self, place: usize) -> usize {
        place.saturating_sub(MOUNTED / 2).min(self.total.saturating_sub(MOUNTED))
    }

    /// From which row on the page should have them, if these are seen; none if those that it has will do.
    pub fn wanted(self, first_seen: usize, seen: usize) -> Option<usize> {
        let last = self.total.saturating_sub(1);
        let from = first_seen.min(last).saturating_sub(BESIDE);
        let to = (first_seen + seen + BESIDE).min(last);
        let has = self.here > 0 && self.has(from) && self.has(to);
        let at = self.around((first_seen + seen / 2).min(last));
        (!has && at != self.at).then_some(at)
    }

    /// How high the room above and below is, where a row is so high on average: pixels.
    pub fn room(self, row: f64) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "rows are far fewer than 2^52")]
        let high = |rows: usize| rows as f64 * row;
        (high(self.at), high(self.total.saturating_sub(self.at + self.here)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn keys_step_through_every_row_and_no_further() {
        let to = |key: &str, place| Step::of(key).map(|step| step.from(place, 100_000));
        assert_eq!((to("j", 5), to("ArrowUp", 5), to("k", 0)), (Some(6), Some(4), Some(0)));
        assert_eq!((to("PageDown", 5), to("PageUp", 5)), (Some(15), Some(0)));
        assert_eq!(
            (to("Home", 5), to("End", 5), to("ArrowDown", 99_999)),
            (Some(0), Some(99_999), Some(99_999))
        );
        assert_eq!((to("x", 5), Step::Last.from(0, 0)), (None, 0));
    }

    #[test]
    fn rows_are_asked_for_before_those_here_run_out() {
        let first = Mounted { at: 0, here: 60, total: 100_000 };
        assert_eq!((first.wanted(0, 20), first.wanted(27, 20)), (None, None));
        assert_eq!(first.wanted(30, 20), Some(10), "fewer than twelve rows are left below");
        assert_eq!(first.wanted(99_990, 20), Some(99_940));
        let short = Mounted { at: 0, here: 9, total: 9 };
        assert_eq!((short.wanted(0, 20), short.room(10.0)), (None, (0.0, 0.0)));
        assert_eq!(Mounted { at: 10, here: 60, total: 100 }.room(10.0), (100.0, 300.0));
    }

    proptest! {
        #[test]
        fn what_is_asked_for_has_what_is_seen(
            at in 0..2_000_usize, total in 0..2_000_usize, first in 0..2_500_usize, seen in 1..30_usize,
        ) {
            let at = at.min(total);
            let mounted = Mounted { at, here: MOUNTED.min(total - at), total };
            let now = match mounted.wanted(first, seen) {
                Some(at) => Mounted { at, here: MOUNTED.min(total - at), total },
                None => mounted,
            };
            prop_assert!(now.here <= MOUNTED && now.at + now.here <= total);
            if total > 0 {
                let last = total - 1;
                prop_assert!(now.has(first.min(last)) && now.has((first + seen).min(last)));
                prop_assert_eq!(now.wanted(first, seen), None, "asked once");
            }
        }
    }
}
