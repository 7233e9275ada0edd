//! x
pub mod crypto;
pub mod domain;
pub mod log;
