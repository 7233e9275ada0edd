//! A pupil's file: the page, its chronology on screen and on paper, what is kept of a child, who has opened it, and who may
//! not.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "profile/asked.rs"]
mod asked;
#[path = "profile/page.rs"]
mod page;
#[path = "profile/refused.rs"]
mod refused;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;
#[path = "profile/trail.rs"]
mod trail;
