//! What the fold accepts: claims by hand, without cryptography, judged in every order.

mod actions;
mod amendments;
mod chronology;
mod claims;
mod every_kind;
mod profiles;
mod succession;
mod triage;
