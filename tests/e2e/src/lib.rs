//! Whole journeys through Holdfast in real browsers, by WebDriver: the same ones in Chromium, Firefox and WebKit.
//!
//! To write one, begin with [`person`], whose first lines are a phrase book.

pub mod audit;
pub mod authenticator;
pub mod engine;
pub mod journeys;
pub mod keyboard;
pub mod person;
pub mod pictures;
pub mod profile_search;
pub mod stage;
pub mod touch;
pub mod verbs;
pub mod webdriver;
