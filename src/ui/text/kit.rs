//! The recovery kit: its sheets, the drill, and restoring a school with it.

pub const TITLE: &str = "Print the recovery kit";
pub const LEAD: &str = "The kit is the only way back if every safeguarding lead and administrator is locked out, and it opens a full copy \
    of your records with ordinary tools. It is shown once, now, and kept nowhere on this device.";
pub const FORM: &str = "How do you want to keep it?";
pub const FORM_SHARES: &str = "As three shares, of which any two are enough (suggested)";
pub const FORM_SHARES_HINT: &str =
    "Three sheets for three keepers. One alone opens nothing, and one may burn or be lost.";
pub const FORM_WHOLE: &str = "Whole, on one sheet";
pub const FORM_WHOLE_HINT: &str = "Whoever holds the sheet holds the key. If it is lost, there is no other.";
pub const PRINT: &str = "Print the recovery kit";
pub const PRINT_SHARES: &str = "Print the three shares";
pub const TICK: &str = "It is printed and in the school's safe";
pub const TICK_MISSING: &str = "Print the recovery kit and put it in the safe, then tick the box";
pub const TICK_SHARES: &str = "The three shares are printed, each for a keeper of its own";
pub const TICK_SHARES_MISSING: &str = "Print the three shares and give each to its keeper, then tick the box";
pub const DONE: &str = "Continue";

pub const SHEET_TITLE: &str = "Holdfast recovery kit";
pub const SHEET_WHAT: &str = "What this is";
pub const SHEET_WHAT_BODY: &str = "The root key of this school's safeguarding records. Whoever holds this sheet, and a full copy or a hand-over \
    file, can read every record in it, and can appoint a new safeguarding lead.";
pub const SHEET_WHERE: &str = "Where to keep it";
pub const SHEET_WHERE_BODY: &str = "In the school's safe, in a sealed envelope, signed across the flap. Not in a drawer, not as a photograph, not in \
    e-mail or on a shared drive. Tell the headteacher and the chair of governors where it is.";
pub const SHEET_WHEN: &str = "When to use it";
pub const SHEET_WHEN_BODY: &str = "When nobody who may administer Holdfast can get in any more; when a court or a successor must read the records \
    without Holdfast.";
pub const SHEET_QR: &str = "The 24 words as a QR code";
pub const SHEET_WORDS: &str = "The 24 words, in order";
pub const SHEET_IDENTITY: &str = "Identity for the program \"age\"";
pub const SHEET_IDENTITY_BODY: &str = "Opens a full copy with stock tools: age, tar and gzip. The format is described in Holdfast's documentation.";
pub const SHEET_FINGERPRINT: &str = "Fingerprint of the school";
pub const SHEET_SCHOOL: &str = "School";
pub const SHEET_MADE: &str = "Made";
pub const SHEET_SET: &str = "Set";
pub const SHEET_KEEPER: &str = "Keeper, and since when";

pub const SHARE_WHAT_BODY: &str = "One of three shares of the root key of this school's safeguarding records. Any two of them, of the same set, are the \
    whole key: whoever holds two, and a full copy or a hand-over file, can read every record in it and can appoint a new \
    safeguarding lead. This one alone opens nothing.";
pub const SHARE_QR: &str = "The 33 words as a QR code";
pub const SHARE_WORDS: &str = "The 33 words of this share, in order";
pub const SHARE_STANDARD: &str = "The words follow SLIP-39, a published standard, with an empty passphrase: other programs can put two shares together, too.";

pub fn share_title(number: u8) -> String {
    format!("Holdfast recovery kit: share {number} of 3")
}

/// Where each share is kept: in three hands, and in three places.
pub fn share_where(number: u8) -> &'static str {
    match number {
        1 => {
            "In the school's safe, in a sealed envelope, signed across the flap. Not as a photograph, not in e-mail or on a \
            shared drive, and never in one place with another share."
        }
        2 => {
            "With the headteacher, away from the school's safe, in a sealed envelope, signed across the flap. Not as a \
            photograph, not in e-mail or on a shared drive, and never in one place with another share. Pass it on with the post."
        }
        _ => {
            "With the chair of governors, away from the school, in a sealed envelope, signed across the flap. Not as a \
            photograph, not in e-mail or on a shared drive, and never in one place with another share. Pass it on with the post."
        }
    }
}

pub const SHARE_WHEN_BODY: &str = "When nobody who may administer Holdfast can get in any more, or a court or a successor must read the records without \
    Holdfast. Two keepers come together and each types the words of their own share.";

/// Typing the words.
pub mod typed {
    pub const FORM: &str = "What do you have?";
    pub const SHARES: &str = "Two of the three shares";
    pub const SHARES_HINT: &str = "33 words each. Two keepers come together; each types their own.";
    pub const WHOLE: &str = "The whole kit";
    pub const WHOLE_HINT: &str = "24 words, on one sheet.";
    pub const WHOLE_LABEL: &str = "The 24 words";
    pub const FIRST_LABEL: &str = "The 33 words of one share";
    pub const SECOND_LABEL: &str = "The 33 words of another share";
    pub const HINT: &str =
        "In order, with spaces or new lines between them. Numbers and capital letters do not matter.";
    pub const MISSING_WHOLE: &str = "Type the 24 words of the kit";
    pub const MISSING_FIRST: &str = "Type the words of one share";
    pub const MISSING_SECOND: &str = "Type the words of another share";

    /// "12 of 33 words".
    pub fn so_far(words: usize, of: usize) -> String {
        format!("{words} of {of} words")
    }
}

/// The drill.
pub mod drill {
    pub const TITLE: &str = "Try the recovery kit";
    pub const LEAD: &str = "A kit that nobody has ever tried may not be there on the day. Type its words here, say once a year: Holdfast says \
        whether it is the right one. Nothing is changed, the words are not kept, and the trail notes that the kit was tried.";
    pub const ALONE: &str = "Make sure that nobody looks on, then put each sheet back into a new envelope.";
    pub const TRY: &str = "Try it";
    pub const TRYING: &str = "Trying the kit…";
    pub const RIGHT_TITLE: &str = "This is the right kit";
    pub const RIGHT_WHOLE: &str =
        "These words are the root key of this school, and open every full copy made so far.";
    pub const RIGHT_SHARES: &str =
        "These two shares together are the root key of this school, and open every full copy made so far.";
    pub const BACK: &str = "Put the sheets back where they are kept. Nothing was changed.";
    pub const OTHER_SHARE: &str =
        "To be sure of the third share as well, try it with one of these two another time.";
    pub const AGAIN: &str = "Try another";
    pub const NEVER: &str = "The recovery kit has not been tried yet, as far as this device knows.";

    pub fn last(when: &str) -> String {
        format!("The recovery kit was last tried: {when}.")
    }
}

/// Restoring a school.
pub mod restore {
    pub const TITLE: &str = "Restore a school";
    pub const LEAD: &str = "With the newest full copy and the recovery kit, everything in the copy comes back on this device. You become the \
        Designated Safeguarding Lead, by the word of the kit.";
    pub const COPY: &str = "Full copy";
    pub const COPY_HINT: &str =
        "The newest one that you can find. Its name ends in .age and says nothing on purpose.";
    pub const COPY_MISSING: &str = "Choose the full copy";
    pub const LOOK: &str = "Open the copy";
    pub const LOOKING: &str = "Opening and checking the copy…";
    pub const YOU: &str = "You are restoring";
    pub const RESTORE: &str = "Restore the school";
    pub const RESTORING: &str = "Restoring the school…";
    pub const AFTERWARDS: &str = "What was written after this copy is not in it. Afterwards ask every colleague to hand over what they have, send them an \
        update, and revoke devices that are lost.";

    pub fn made(when: &str, by: &str) -> String {
        format!("This copy was made {when} by {by}.")
    }

    pub fn lead(name: &str) -> String {
        format!(
            "{name} is the safeguarding lead in it. If you are somebody else, you take their place from here on."
        )
    }

    pub fn holds(entries: usize, concerns: usize, pupils: usize) -> String {
        format!(
            "It holds {}, among them {}, and {}. Every signature and every chain in it holds.",
            super::super::count(entries, "entry", "entries"),
            super::super::count(concerns, "concern", "concerns"),
            super::super::count(pupils, "pupil", "pupils"),
        )
    }
}
