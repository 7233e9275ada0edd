//! Files that come in.

use crate::app::view::Found;

pub const TITLE: &str = "Bring in files";
pub const LEAD_ADMINISTRATOR: &str = "Hand-overs from colleagues, full copies and updates from other administrators. Nothing is taken before you have \
    seen what is in them.";
pub const LEAD_RECORDER: &str = "The update that your safeguarding lead sent. It brings their receipts, the staff list and the pupil list.";
pub const FILES: &str = "Files";
pub const FILES_HINT: &str = "One or many at once. Their names end in .age or .txt.";
pub const LOOKING: &str = "Looking into the files…";
pub const FOUND_TITLE: &str = "What is in them";
pub const MERGE: &str = "Bring in";
pub const MERGING: &str = "Bringing in…";
pub const OTHERS: &str = "Choose other files";
pub const NOTHING_NEW: &str = "Nothing new";
pub const NOTHING_NEW_BODY: &str = "Everything in these files is already here. Nothing was changed.";
pub const NONE_GOOD: &str = "None of these files can be brought in. Nothing was changed.";
pub const DONE: &str = "Brought in";
pub const DONE_BODY: &str = "Each sender sees that you have it once you send an update back.";
pub const DONE_BODY_RECORDER: &str = "Your concerns now show how far they have come.";
pub const SEE: &str = "See the concerns";
pub const UPDATE: &str = "Send an update";
pub const UNCONFIRMED: &str = "Unconfirmed device";
pub const REVOKED: &str = "This device has been revoked";
pub const REVOKED_BODY: &str = "What it wrote before that counts. What it wrote later is kept, but held back until one of you has looked into it: it may be \
    your colleague's, or the work of whoever has the device now.";
pub const UNCONFIRMED_BODY: &str = "Nobody has compared this device's six safety words yet. You can read what it brings at once; confirm it under Staff.";
pub const REFUSED: &str = "Refused";
pub const STOPPED: &str = "Not brought in yet";
pub const STOPPED_BODY: &str = "You stopped before this file. Nothing of it was taken.";
pub const MERGE_REST: &str = "Bring in the rest";
pub const GAP: &str = "Entries before the first one in this file are missing. Ask for the earlier hand-over.";
pub const FROM: &str = "From";

/// Files that wait in the post box.
pub fn waits(files: usize) -> String {
    format!("{} for you in the post box", super::count(files, "file waits", "files wait"))
}

/// What a file is, in a line.
pub fn kind(found: &Found) -> String {
    let kind = match found.kind.as_str() {
        "hand-over" => "Hand-over",
        "update" => "Update",
        "full-copy" => "Full copy",
        _ => "File",
    };
    format!("{kind} {}", found.number)
}

/// Who made it, on what.
pub fn from(found: &Found) -> String {
    let who = super::people::name_and_job(&found.from.name, &found.from.job);
    if found.device_label.is_empty() { who } else { format!("{who}, on \"{}\"", found.device_label) }
}

/// What it brings.
pub fn brings(found: &Found) -> String {
    if found.new == 0 {
        return "Nothing new".to_owned();
    }
    let entries = super::count(found.new, "new entry", "new entries");
    let concerns = super::count(found.new_concerns, "concern", "concerns");
    let known = if found.known == 0 { String::new() } else { format!(" {} known already.", found.known) };
    if found.new_concerns == 0 {
        format!("{entries}.{known}")
    } else {
        format!("{entries}, {concerns} among them.{known}")
    }
}

/// Attachments in it, and those that are neither in it nor here.
pub fn files(found: &Found) -> Option<String> {
    let come = (found.files > 0).then(|| super::count(found.files, "attached file", "attached files"));
    let lacking = (found.lacking > 0).then(|| {
        let lacking = super::count(found.lacking, "attached file is", "attached files are");
        format!("{lacking} not in it: look for a further file of the same hand-over or copy.")
    });
    match (come, lacking) {
        (Some(come), Some(lacking)) => Some(format!("{come}. {lacking}")),
        (come, lacking) => come.map(|come| format!("{come}.")).or(lacking),
    }
}

/// What it brought.
pub fn brought(concerns: usize, entries: usize) -> String {
    let entries = super::count(entries, "entry", "entries");
    if concerns == 0 {
        format!("{entries} brought in.")
    } else {
        format!("{} brought in ({entries} in all).", super::count(concerns, "concern", "concerns"))
    }
}

/// Earlier files of the same device that have not come.
pub fn missing_numbers(numbers: &[u64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
    if numbers.len() == 1 {
        format!("Number {} from this device has not come. Ask for it.", super::listed(&numbers))
    } else {
        format!("Numbers {} from this device have not come. Ask for them.", super::listed(&numbers))
    }
}

/// Logs that fork.
pub fn forks(count: usize) -> String {
    format!(
        "{}: two different entries claim the same place. Both are kept, and what follows is held back until you have looked into it. It may be a restored \
         backup; it may be somebody's meddling.",
        super::count(count, "device's log forks", "devices' logs fork")
    )
}

/// Entries that will be held back.
pub fn held(count: usize) -> String {
    format!("{} will be kept, but held back.", super::count(count, "entry", "entries"))
}

/// Entries that nobody can read.
pub fn unreadable(count: usize) -> String {
    format!(
        "{} will be kept, and cannot be read by this version: look under \"Held back\" afterwards, and ask the sender.",
        super::count(count, "entry", "entries")
    )
}

/// Entries of a newer version.
pub fn newer(count: usize) -> String {
    format!(
        "{} will be kept, and can be read once this device has a newer version of Holdfast.",
        super::count(count, "entry", "entries")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PersonId;
    use crate::domain::person::Author;

    #[test]
    fn what_a_file_brings_reads_naturally() {
        let from =
            Author { person: PersonId([1; 16]), name: "Sam Example".into(), job: "Year 3 teacher".into() };
        let mut found = Found {
            kind: "hand-over".into(),
            from,
            device_label: "Year 3 laptop".into(),
            number: 4,
            new: 1,
            new_concerns: 1,
            known: 2,
            missing_numbers: vec![2, 3],
            gap: false,
            forks: 0,
            unconfirmed: false,
            revoked: false,
            held: 0,
            unreadable: 0,
            newer: 0,
            files: 0,
            lacking: 0,
        };
        assert_eq!(brings(&found), "1 new entry, 1 concern among them. 2 known already.");
        assert_eq!(super::from(&found), "Sam Example, Year 3 teacher, on \"Year 3 laptop\"");
        assert_eq!(
            missing_numbers(&found.missing_numbers),
            "Numbers 2 and 3 from this device have not come. Ask for them."
        );
        found.new = 0;
        assert_eq!(brings(&found), "Nothing new");
    }
}
