//! The lead's desk: the inbox, what is made of a concern, and what the school calls its categories.

mod categories;
mod form;
mod inbox;
mod picker;
mod standing;
mod triage;

pub use categories::Categories;
pub use inbox::Inbox;
pub use standing::status_tag;
pub use triage::{Triage, TriageProps};
