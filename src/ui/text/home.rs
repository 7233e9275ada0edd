//! The first screen.

pub const TITLE: &str = "Home";
pub const RECORD: &str = "Record a concern";
pub const RECORD_HINT: &str = "or press Alt and R";
pub const DRAFTS: &str = "Drafts on this device";
pub const OPEN_DRAFT: &str = "Go on writing";
pub const DISCARD: &str = "Throw away";
pub const DISCARD_TITLE: &str = "Throw this draft away?";
pub const DISCARD_BODY: &str = "What was typed in it is gone for good. Nobody else has it.";
pub const DISCARD_NOW: &str = "Throw it away";
pub const DISCARD_KEEP: &str = "Keep the draft";
pub const NO_NAME_YET: &str = "Nobody named yet";
pub const NO_WORDS_YET: &str = "Nothing written yet";
pub const RECENT: &str = "Newest concerns";
pub const MY_RECENT: &str = "Concerns you wrote";
pub const ALL: &str = "See all concerns";
pub const NONE: &str = "No concerns here yet";
pub const NONE_RECORDER: &str = "When you record a concern it appears here, with a word that says how far it has come: saved, packed, received, read, acted on.";
pub const NONE_LEAD: &str =
    "Concerns appear here when you record one, or when you bring in the files that colleagues hand over.";
pub const WORDS_TITLE: &str = "Read these six words to your safeguarding lead";
pub const WORDS_BODY: &str = "In person or on the telephone. They compare them with what their screen shows, and so know that this device is \
    yours. You can record at once; you need not wait.";
pub const WORDS_LABEL: &str = "Safety words of this device";
pub const HEAR: &str = "You have been asked to hear concerns about adults";
pub const HEAR_BODY: &str =
    "Before any can be sealed to you, the keys of this vault must be made anew. It takes a minute.";
pub const HEAR_LINK: &str = "Make the keys anew";
pub const DO_NEXT: &str = "To do next";
pub const NO_PUPILS: &str = "Bring your pupils in";
pub const NO_PUPILS_ABOUT: &str = "From your school's records system, as CSV or a common transfer file.";
pub const NO_STAFF: &str = "Add your staff and make a joining pack";
pub const NO_STAFF_ABOUT: &str = "One file and a six-word code for everybody.";
pub const UNCONFIRMED_ABOUT: &str = "Compare the six safety words with each person, then confirm.";
pub const NO_COPY: &str = "Make a full copy";
pub const NO_COPY_ABOUT: &str =
    "A sealed file of everything, for the day this computer breaks. None has been made yet.";
pub const COPY_OLD_ABOUT: &str =
    "Make a new one, and keep it away from this computer: what was written since is in no copy.";
pub const DESK: &str = "Your desk";
pub const PROPOSED: &str = "An administrator wishes to replace the lead";
pub const PROPOSED_ABOUT: &str = "It counts once you agree. Read why.";
pub const HALF_CONFIRMED: &str = "A new device of the lead waits for your word";
pub const HALF_CONFIRMED_ABOUT: &str = "Compare the six words with them, under Staff.";
pub const ADMINISTRATORS_ABOUT: &str =
    "There should be three, so that no lost passphrase or device stops the school. Appoint them under Staff.";
pub const HELD_ABOUT: &str = "They are kept and counted by nobody until someone looks into them.";
pub const TRIAGE_ABOUT: &str = "Danger comes first, then what nobody has read.";
pub const INBOX: &str = "Open the inbox";
pub const CATEGORIES: &str = "Name the categories";
pub const UPDATE: &str = "Send an update to colleagues";
pub const FULL_COPY: &str = "Make a full copy";
pub const NUMBERS: &str = "Change the school's numbers";
pub const REPORTS: &str = "Read reports";
pub const TRAIL: &str = "See who did what";
pub const RING: &str = "Numbers to ring";

pub fn unconfirmed(count: usize) -> String {
    if count == 1 {
        "1 device waits to be confirmed".to_owned()
    } else {
        format!("{count} devices wait to be confirmed")
    }
}

pub fn to_triage(count: usize) -> String {
    if count == 1 {
        "1 concern waits for a decision".to_owned()
    } else {
        format!("{count} concerns wait for a decision")
    }
}

pub fn administrators(count: usize) -> String {
    format!("{count} of 3 administrators have a second factor")
}

pub fn held(count: usize) -> String {
    if count == 1 { "1 entry is held back".to_owned() } else { format!("{count} entries are held back") }
}

pub fn last_copy(when: &str) -> String {
    format!("Last full copy: {when}")
}

pub fn kept(when: &str) -> String {
    format!("Kept {when}")
}
