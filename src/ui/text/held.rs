//! What is held back.

use crate::app::view::{HeldKind, SetAside};
use crate::domain::roster::HeldBecause;

pub const TITLE: &str = "Held back";
pub const LEAD: &str = "These entries are here and count for nobody. Nothing of them is lost. Ask whoever is named whether they wrote it, and when, before you \
    let a concern count. What cannot be read stays as it came.";
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
        HeldKind::Unknown => "An entry that this version cannot read",
    }
}

/// Why it counts for nobody, and what to do.
pub fn because(because: SetAside) -> &'static str {
    match because {
        SetAside::Held(because) => held(because),
        SetAside::Newer => {
            "It was written with a newer version of Holdfast. Reload the page to use the newer version, and it will be read."
        }
        SetAside::Unreadable => {
            "It does not say what an entry of its kind says. Ask whoever is named what they wrote then, and have them record it again with the \
             newest version of Holdfast. If they wrote nothing then, somebody else may have their device: revoke it under Staff."
        }
    }
}

fn held(because: HeldBecause) -> &'static str {
    match because {
        HeldBecause::Fork => {
            "Two different entries claim its place in the device's log, or a place before it."
        }
        HeldBecause::Revoked => "It was written after the last entry that counts of a revoked device.",
        HeldBecause::NoRight => "Whoever wrote it had no right to, on that device and at that point.",
        HeldBecause::BodyMap => "Its body map did not pass its questions.",
    }
}

pub fn by(name: &str, device: &str, when: Option<&str>) -> String {
    match when {
        Some(when) => format!("{name}, on \"{device}\", {when} by that device's clock"),
        None => format!("{name}, on \"{device}\""),
    }
}
