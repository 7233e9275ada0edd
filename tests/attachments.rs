//! Attachments: what is taken in and what is not, kept whole or not at all, and carried to those who may see them.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "vault/harness.rs"]
#[allow(dead_code, reason = "each test file uses its own part of the harness")]
mod harness;
#[path = "attachments/school.rs"]
mod in_school;
#[path = "attachments/vault.rs"]
mod in_vault;
#[path = "attachments/samples.rs"]
mod samples;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;
#[path = "attachments/travel.rs"]
mod travel;
