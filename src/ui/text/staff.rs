//! Staff, devices and joining packs.

pub const TITLE: &str = "Staff";
pub const LEAD: &str = "Everybody who may record. They join with one joining pack; then you compare six words with each of them and confirm \
    their device.";
pub const MAKE_PACK: &str = "Make a joining pack";
pub const WAITING_TITLE: &str = "Waiting to be confirmed";
pub const WAITING_LEAD: &str = "Ask each person, face to face or on the telephone, to read the six words on their Home screen. If they are the same, \
    it is their device.";
pub const NOBODY_WAITS: &str = "No device waits to be confirmed.";
pub const INVITED: &str = "Joined with your pack";
pub const NOT_INVITED: &str = "Did not prove that it had your pack";
pub const WORDS_LABEL: &str = "Safety words to compare";
pub const WHOSE: &str = "Whose device is it?";
pub const CONFIRM: &str = "Words compared: confirm";
pub const LIST_TITLE: &str = "On the staff list";
pub const NAME: &str = "Full name";
pub const NAME_MISSING: &str = "Enter the full name";
pub const JOB: &str = "Job at the school";
pub const JOB_HINT: &str = "For example \"Year 3 teacher\".";
pub const ADD_TITLE: &str = "Add someone";
pub const ADD: &str = "Add to the staff list";
pub const CHANGE: &str = "Change";
pub const CHANGE_TITLE: &str = "Change this person";
pub const LEFT: &str = "Has left the school";
pub const LEFT_HINT: &str = "What they wrote keeps their name.";
pub const SAVE: &str = "Save";
pub const COLUMN_NAME: &str = "Name";
pub const COLUMN_JOB: &str = "Job";
pub const COLUMN_ROLE: &str = "May";
pub const COLUMN_DEVICES: &str = "Devices";
pub const COLUMN_CHANGE: &str = "Change";
pub const NO_DEVICE: &str = "None yet";
pub const GONE: &str = "Left";

pub const RIGHTS_TITLE: &str = "What this person may do";
pub const RIGHTS_ABOUT: &str = "Administrators read everything, look after staff and devices, and help colleagues to a new passphrase. From the next \
    time they unlock they need a second factor. Give a new administrator a full copy: it brings their device up to date.";
pub const MAKE_ADMINISTRATOR: &str = "Make administrator";
pub const END_ADMINISTRATOR: &str = "No longer an administrator";
pub const MAKE_HEARS: &str = "Hears concerns about adults";
pub const END_HEARS: &str = "No longer hears concerns about adults";
pub const ADMINISTRATORS_WANTED: usize = 3;
pub const TOO_FEW: &str = "There should be three: you and two senior colleagues. If one of you forgets a passphrase or loses a device, another one can \
    help; and what one device loses, another still has.";
pub const DEVICES_TITLE: &str = "Devices";
pub const NEVER_HANDED_OVER: &str = "Has never handed over.";
pub const HALF_TITLE: &str = "Another administrator must confirm this device, too";
pub const HALF: &str = "It is the lead's, and only one administrator has said so. Until a second one compares the words, it works as an administrator's \
    and appoints nobody.";
pub const REVOKED: &str = "Revoked";
pub const FACTOR: &str = "Second factor set up";
pub const NO_FACTOR: &str = "No second factor";
pub const HEARS: &str = "Hears concerns about adults";
pub const NOT_READY: &str = "Its keys are not made anew yet";
pub const REVOKE: &str = "Revoke: lost or stolen";
pub const REVOKE_ABOUT: &str = "What came here from this device stays. Whatever else it wrote may be lost, and if it arrives after this it is held back. \
    The person joins again on another device with a joining pack.";
pub const REVOKE_WHY: &str = "Why";
pub const REVOKE_NOW: &str = "Revoke this device";

pub const PACK_TITLE: &str = "Make a joining pack";
pub const PACK_LEAD: &str = "One file for all staff, and a code of six words that opens it. It holds the school's name and numbers, the staff list \
    and the pupil list, and it is good for 14 days.";
pub const PACK_WARNING_TITLE: &str = "Whoever keeps an old pack and its code keeps that pupil list";
pub const PACK_WARNING: &str = "Names, classes and dates of birth can be read with file and code together, even after the 14 days. Send the file one \
    way and tell the code another way: in a staff meeting, not in the same e-mail. Ask everyone to delete the file once they have joined.";
pub const PACK_MAKE: &str = "Make the pack";
pub const PACK_MAKING: &str = "Making the pack…";
pub const PACK_DONE: &str = "The joining pack is ready";
pub const PACK_FILE: &str = "The file";
pub const PACK_CODE: &str = "The code";
pub const PACK_CODE_ABOUT: &str =
    "Write it down or show it in a meeting. It is shown only here; if it is lost, make a new pack.";
pub const PACK_NEW: &str =
    "A new pack does not open with an old code, and an old pack does not open with a new one.";
pub const PACK_NEXT: &str = "Next";
pub const PACK_NEXT_BODY: &str = "Each person opens Holdfast, chooses \"Join a school\", picks the file and types the code. They can record at once. Their \
    first hand-over brings their device to this list, to be confirmed.";
pub const PACK_BACK: &str = "Back to staff";

pub fn too_few(administrators: usize) -> String {
    format!("Your school has {}", super::count(administrators, "administrator", "administrators"))
}

pub fn pack_holds(pupils: usize, staff: usize) -> String {
    format!(
        "It holds {} and {}.",
        super::count(pupils, "pupil", "pupils"),
        super::count(staff, "member of staff", "members of staff")
    )
}

pub fn pack_expires(day: &str) -> String {
    format!("Good until {day}.")
}

pub fn as_it_says(name: &str) -> String {
    format!("{name}, as it says")
}

/// When a device last handed over.
pub fn handed_over(when: &str, drafts: u64) -> String {
    match drafts {
        0 => format!("Handed over last on {when}, with nothing left behind."),
        1 => format!("Handed over last on {when}; 1 draft stayed on it."),
        drafts => format!("Handed over last on {when}; {drafts} drafts stayed on it."),
    }
}

/// Entries that are known to be written and are not here.
pub fn missing(entries: u64) -> String {
    let (entries, have) =
        if entries == 1 { ("1 entry".to_owned(), "has") } else { (format!("{entries} entries"), "have") };
    format!(
        "{entries} of this device {have} not come here, though a later file names them. Ask for a new hand-over."
    )
}

/// What may be lost with a device.
pub fn possibly_lost(handed_over: Option<&str>, missing: u64, drafts: u64) -> String {
    let mut text = match handed_over {
        Some(when) => format!(
            "Possibly lost: whatever was written on it since {when}. Nobody but its person can say how much that is."
        ),
        None => "Possibly lost: everything written on it. It has never handed anything over.".to_owned(),
    };
    if missing > 0 {
        text.push_str(&format!(" Among what was written before, {missing} did not come here."));
    }
    if drafts > 0 {
        text.push_str(&format!(" Drafts on it then: {drafts}."));
    }
    text
}

pub fn heard(when: &str) -> String {
    format!("last heard of {when}")
}

pub fn brought(concerns: usize) -> String {
    super::count(concerns, "concern", "concerns")
}
