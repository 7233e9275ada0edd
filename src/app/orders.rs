//! The orders of the lists that were read last: as long as nothing comes, the next window of a list is a piece of its order.

use std::cell::Cell;

use crate::domain::ids::EntryId;
use crate::domain::search::Query;

use super::intent::{Order, Pile};

/// What is worked out of all entries and kept: the orders of lists, and what the header of every screen counts.
#[derive(Default)]
pub(super) struct Orders {
    /// Of the list of concerns, with how many more were entered in error.
    pub concerns: Option<(Kept<(Query, Order)>, usize)>,
    /// How many things the person wrote have not left this device, and of how many concerns nobody has been told.
    pub counts: Cell<Option<(usize, usize)>>,
    /// Of the inbox.
    pub inbox: Option<(Kept<Pile>, super::view::PileCounts)>,
}

/// One order.
pub(super) struct Kept<List> {
    /// Of which list.
    pub of: List,
    /// Every entry of it, in order.
    pub entries: Vec<EntryId>,
}
