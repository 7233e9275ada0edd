//! After the day: what both browsers hold, on the disk and through their own interface.

use std::path::Path;

use anyhow::ensure;

use super::drawing::MARK_WORDS;
use super::recording::{CHILD_WORDS, NARRATIVE, OPINION, QUESTION, SECOND_NARRATIVE, UNLISTED};
use super::{LEAD, LEAD_PASSPHRASE, SCHOOL, TEACHER, TEACHER_PASSPHRASE};
use crate::engine::Engine;
use crate::person::Person;
use crate::profile_search;

/// What the search has to find.
const PLANTED: &str = "planted beside the vault, in plain words";

/// Names, words and secrets of the day, none of which may be readable anywhere.
const CANARIES: [&str; 18] = [
    SCHOOL,
    LEAD,
    LEAD_PASSPHRASE,
    TEACHER,
    TEACHER_PASSPHRASE,
    NARRATIVE,
    SECOND_NARRATIVE,
    CHILD_WORDS,
    MARK_WORDS,
    QUESTION,
    OPINION,
    UNLISTED,
    "Beatrix Fallowell",
    "Begun in the first tab",
    "01632 960 003",
    // Pupils of the samples: a name, a hyphenated one, a UPN, an admission number with its neighbour.
    "Priya Fairweather",
    "Zielińska-Whitlock",
    "R891200119670",
];

/// Nothing of the day is readable in a browser that is open, nor in its profile once it is closed.
pub fn prove(person: Person, secrets: &[&str]) -> anyhow::Result<()> {
    let canaries = [&CANARIES, secrets].concat();
    person.visit("")?;
    person.plant(PLANTED)?;
    let stored = person.storage_text()?;
    ensure!(stored.contains(PLANTED), "the planted row is not among what the browser's interface shows");
    for canary in &canaries {
        ensure!(!stored.contains(canary), "{} reads \"{canary}\" in the browser's storage", person.name);
    }
    let packs = person.engine != Engine::Webkit;
    let places = person.close()?;
    profile_search::prove(&places.profile, packs, PLANTED, &canaries)?;
    sealed(&places.downloads, &canaries)
}

/// Nothing is readable in the files that left the device, nor in their names.
fn sealed(downloads: &Path, canaries: &[&str]) -> anyhow::Result<()> {
    if !downloads.exists() {
        return Ok(());
    }
    let report = profile_search::search(downloads, canaries)?;
    ensure!(report.found.is_empty(), "readable in a file for others: {:#?}", report.found);
    Ok(())
}
