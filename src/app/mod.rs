//! (see lib.rs)

pub mod intent;
pub mod problem;
pub mod view;
