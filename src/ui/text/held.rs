//! What is held back.

use crate::app::view::HeldKind;
use crate::domain::roster::HeldBecause;

pub const TITLE: &str = "Held back";
pub const LEAD: &str = "These entries are here and count for nobody. Nothing of them is lost. Ask whoever is named whether they wrote it, and when, before you \
    let a concern count.";
pub const NONE: &str = "Nothing is held back";
pub const NONE_LEAD: &str = "Every entry on this device counts.";
pub const RELEASE: &str = "Let it count";
pub const WHY: &str = "Why";
pub const WHY_HINT: &str = "For example \"Asked Sam face to face; it is hers.\" It stays on record.";
pub const TO_STAFF: &str = "Back to staff";

/// What a held entry is about.
pub fn kind(kind: HeldKind) -> &'static str {
    match kind {
        HeldKind::Concern => "A concern",
        HeldKind::Staff => "A change to staff, devices or rights",
        HeldKind::Pupil => "A change to the pupil list or a pupil's file",
        HeldKind::Triage => "What somebody made of a concern",
        HeldKind::Action => "Something said of an action, a card or a disclosure",
        HeldKind::Trail => "A note of what the device did",
    }
}

/// Why it is held.
pub fn because(because: HeldBecause) -> &'static str {
    match because {
        HeldBecause::Fork => {
            "Two different entries claim its place in the device's log, or a place before it."
        }
        HeldBecause::Revoked => "It was written after the last entry that counts of a revoked device.",
        HeldBecause::NoRight => "Whoever wrote it had no right to, on that device and at that point.",
        HeldBecause::BodyMap => "Its body map did not pass its questions.",
    }
}

pub fn by(name: &str, device: &str, when: &str) -> String {
    format!("{name}, on \"{device}\", {when} by that device's clock")
}
