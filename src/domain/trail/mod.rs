//! The trail: everything that was done, entry by entry. Each entry has a kind, which words are found for, and names what
//! it touches. A new kind of entry is given both here.

mod kind;
mod touches;

pub use kind::{Group, Kind};
pub use touches::{Touches, touches};
