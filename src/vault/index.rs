//! The index's rows: a sealed summary of the register, a cache in rows of its own so that a list never waits for
//! bodies.

use super::root::{PageRow, Root};

/// The rows that hold the index now.
pub(super) fn rows_of(root: &Root) -> impl Iterator<Item = &PageRow> {
    root.index.iter().flat_map(|index| &index.rows)
}
