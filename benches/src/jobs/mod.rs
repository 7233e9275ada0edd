//! The jobs, each in a file of its own.

pub mod body_map;
pub mod first_visit;
