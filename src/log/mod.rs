//! Signed append-only entries, as pure bytes: one chain for each device, merge is set union. Nothing here knows what
//! an entry means.

pub mod chain;
pub mod entry;
pub mod merge;
pub mod page;
mod strict;
