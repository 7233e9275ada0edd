//! x
pub mod body_map;
pub mod concern;
pub mod ids;
pub mod person;
pub mod time;
