//! Words of the trail: what each kind of entry says was done.

use crate::app::view::{Detail, TrailRow};
use crate::domain::report::Export;
use crate::domain::trail::{Group, Kind};
use crate::ui::text::listed;

pub const TITLE: &str = "Trail";
pub const LEAD: &str = "Everything that was done, as the entries of all devices here say it: who, on which device, when, and what. Nothing in it can be changed.";
pub const OF_CONCERN: &str = "What was done to this concern, to what arises from it, and who opened it.";
pub const OF_PUPIL: &str =
    "What was done about this pupil and to every concern about them, and who opened it.";
pub const EVERYTHING: &str = "See the whole trail";
pub const BACK: &str = "Back to the concern";
pub const FILTER: &str = "Show only";
pub const PERSON: &str = "Done by";
pub const ANYBODY: &str = "Anybody";
pub const KIND: &str = "Kind";
pub const ANYTHING: &str = "Everything";
pub const FROM: &str = "From";
pub const UNTIL: &str = "To";
pub const CLEAR: &str = "Show everything again";
pub const CAPTION: &str = "What was done, newest first";
pub const WHEN: &str = "When";
pub const WHO: &str = "Who and where";
pub const WHAT: &str = "What";
pub const ENTRIES: &str = "the trail";
pub const NONE: &str = "Nothing to show";
pub const NONE_LEAD: &str = "Nothing in the trail fits what you asked for.";
pub const HELD: &str = "Does not count: held back";
pub const PRINT: &str = "Print";
pub const TO_CONCERN: &str = "Open the concern";
pub const OF_THIS: &str = "What was done to this concern";
pub const OF_FILE: &str = "What was done about this pupil";

pub const VERIFY: &str = "Verify all records";
pub const VERIFY_LEAD: &str = "Reads every record from this computer's disk again and checks that nothing in it was altered: that each entry is the one that its \
    device signed, and that each follows the one before. It changes nothing.";
pub const VERIFY_LINK: &str = "Verify all records";
pub const VERIFYING: &str = "Checking…";
pub const STATEMENT: &str = "Save the statement";
pub const STATEMENT_HINT: &str = "A text file for your report, with the number of entries and the newest one of each device. That you save it is written into the trail.";
pub const AGAIN: &str = "Verify again";
pub const CHAINS: &str = "Devices";
pub const DEVICE: &str = "Device";
pub const COUNT: &str = "Entries";
pub const FOUND: &str = "What was found";
pub const SOUND: &str = "Unaltered and complete";

/// Kinds that are asked for together.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Concerns => "Concerns, and what was added to them",
        Group::Decisions => "Decisions",
        Group::Actions => "Actions, cards and agencies",
        Group::Readings => "What was opened, saved or exported",
        Group::Travels => "Files sent and brought in",
        Group::Pupils => "The pupil directory",
        Group::School => "Staff, devices and settings",
    }
}

/// What was done, in a few words.
fn did(kind: Kind) -> &'static str {
    match kind {
        Kind::Enrolled => "Began to use this device",
        Kind::Founded => "Founded the school",
        Kind::Appointed => "Became the lead, by the recovery kit",
        Kind::SchoolChanged => "Changed the school's name, numbers or settings",
        Kind::PersonChanged => "Changed the staff list",
        Kind::PackMade => "Made a joining pack",
        Kind::DeviceConfirmed => "Confirmed a device",
        Kind::RightGranted => "Granted a right",
        Kind::RightEnded => "Ended a right",
        Kind::LeadHandedOn => "Handed the lead on",
        Kind::ReplacementAsked => "Asked that the lead be replaced",
        Kind::ReplacementAgreed => "Agreed that the lead be replaced",
        Kind::DeviceRevoked => "Revoked a device",
        Kind::Released => "Let something count that was held back",
        Kind::PupilChanged => "Entered or changed a pupil",
        Kind::PupilDetailsChanged => "Changed a pupil's details",
        Kind::PupilsJoined => "Joined two pupils who are one child",
        Kind::PupilsSeparated => "Said that two pupils are two children",
        Kind::Recorded => "Recorded a concern",
        Kind::Corrected => "Corrected a concern",
        Kind::AddedTo => "Added to a concern",
        Kind::Withdrawn => "Said that a concern was entered in error",
        Kind::Sealed => "Recorded a concern about an adult",
        Kind::CategoriesNamed => "Named the categories",
        Kind::SettingChanged => "Changed the school's settings",
        Kind::GovernorsKitMade => "Made the governors' kit",
        Kind::Decided => "Decided what to make of a concern",
        Kind::StatusSet => "Said how far the work on a concern is",
        Kind::Closed => "Closed a concern",
        Kind::ActedOn => "Let the recorder know that a concern is acted on",
        Kind::ActionGiven => "Gave or changed an action",
        Kind::PartAsked => "Asked a colleague for part of an action",
        Kind::ActionAccepted => "Accepted an action",
        Kind::ActionDone => "Said that an action is done",
        Kind::ActionNotDone => "Said that an action is not done",
        Kind::ActionPassedOn => "Passed an action on",
        Kind::ActionCancelled => "Cancelled an action",
        Kind::ActionReopened => "Opened an action again",
        Kind::CardWritten => "Wrote an abridged card",
        Kind::CardWithdrawn => "Withdrew an abridged card",
        Kind::CardRead => "Read an abridged card",
        Kind::Arising => "Noted what arises from a concern",
        Kind::Disclosed => "Told an agency",
        Kind::Refused => "Refused to tell an agency",
        Kind::ResetGranted => "Reset a forgotten passphrase",
        Kind::KeyMade => "Made keys for concerns about adults",
        Kind::SecondFactorSet => "Set up a second factor",
        Kind::Received => "Received a device's log",
        Kind::Packed => "Made a file",
        Kind::Merged => "Brought a file in",
        Kind::FlagSet => "Set or ended a status flag",
        Kind::HouseholdSet => "Said who lives together",
        Kind::Starred => "Said whether an event is significant",
        Kind::FileLocked => "Kept a colleague from a pupil's file, or no more",
        Kind::AllegedNamed => "Said who is alleged to have harmed a child",
        Kind::Printed => "Made a chronology ready to print",
        Kind::ConcernOpened => "Opened a concern",
        Kind::PupilOpened => "Opened a pupil's file",
        Kind::FileSaved => "Saved an attachment as a readable file",
        Kind::Exported => "Took something out of Holdfast",
        Kind::LetGo => "Let go of records that administrators have",
        Kind::KitTried => "Tried the recovery kit",
        Kind::Newer => "Something that needs a newer Holdfast to read",
    }
}

/// What was taken out, or what sort of file it was.
fn coded(code: &str) -> String {
    if let Some(export) = Export::of(code) {
        return match export {
            Export::Tables => "counts and times",
            Export::Concerns => "a line for each concern",
            Export::Actions => "actions by person",
            Export::Devices => "hand-overs by device",
            Export::GovernorsPack => "the governors' pack",
            Export::Statement => "the statement that records were verified",
        }
        .to_owned();
    }
    match code {
        "hand-over" => "a hand-over".to_owned(),
        "update" => "an update".to_owned(),
        "full-copy" => "a full copy".to_owned(),
        other => other.to_owned(),
    }
}

/// What was done, with what and whom it names.
pub fn what(row: &TrailRow) -> String {
    let Detail { title, person, device, code, names } = &row.detail;
    let mut said = did(row.kind).to_owned();
    if let Some(code) = code {
        said.push_str(": ");
        said.push_str(&coded(code));
        if row.kind == Kind::Exported {
            said.push_str(if *names { ", with names" } else { ", without names" });
        }
    }
    if !row.children.is_empty() {
        said.push_str(": ");
        said.push_str(&listed(&row.children));
    }
    let more = [
        title.as_ref().map(|title| format!("“{title}”")),
        person.clone(),
        device.as_ref().map(|(label, owner)| format!("{owner}’s device {label}")),
    ];
    let more: Vec<String> = more.into_iter().flatten().filter(|one| !one.is_empty()).collect();
    if !more.is_empty() {
        said.push_str(" (");
        said.push_str(&more.join(", "));
        said.push(')');
    }
    said
}
