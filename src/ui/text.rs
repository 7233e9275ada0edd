//! All words for people. What can vary is typed and matched exhaustively, so that nothing can happen without words
//! for it. Plain English, as a class teacher would say it to another.

pub mod actions;
pub mod amend;
pub mod attachments;
pub mod category;
pub mod coach;
pub mod concern;
pub mod desk;
pub mod device;
pub mod devices;
pub mod duplicates;
pub mod form;
pub mod found;
pub mod frames;
pub mod held;
pub mod join;
pub mod keys;
pub mod kit;
pub mod letting_go;
pub mod map;
pub mod merge;
pub mod people;
pub mod post_box;
pub mod problem;
pub mod pupils;
pub mod record;
pub mod reset;
pub mod send;
pub mod staff;
pub mod succession;
pub mod visitor;

/// Before an error, for those who do not see its colour.
pub const ERROR: &str = "Error: ";
/// Heading of an error summary.
pub const PROBLEM_TITLE: &str = "There is a problem";
/// A screen is on its way.
pub const WAITING: &str = "Opening…";
/// Ask again for what could not be had.
pub const TRY_AGAIN: &str = "Try again";
/// To the next step.
pub const CONTINUE: &str = "Continue";
/// To the step before.
pub const BACK: &str = "Back";
/// Calls off a long job.
pub const STOP: &str = "Stop";
/// Leaves a question open.
pub const CANCEL: &str = "Cancel";
/// Back in a long list.
pub const PREVIOUS: &str = "Previous";
/// On in a long list.
pub const NEXT: &str = "Next";
/// Skips the header.
pub const SKIP: &str = "Skip to main content";
/// Back to the first screen.
pub const GO_HOME: &str = "Go to Home";

/// "Step 2 of 3".
pub fn step_of(step: usize, of: usize) -> String {
    format!("Step {step} of {of}")
}

/// "Showing 51 to 100 of 230".
pub fn showing(offset: usize, shown: usize, total: usize) -> String {
    if shown == 0 {
        "None to show".to_owned()
    } else {
        format!("Showing {} to {} of {total}", offset + 1, offset + shown)
    }
}

/// Names the buttons back and forth for those who do not see the list.
pub fn pager_label(what: &str) -> String {
    format!("Pages of {what}")
}

/// "1 pupil", "3 pupils".
pub fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}

/// "a", "a and b", "a, b and c".
pub fn listed(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The window's titles.
pub mod titles {
    pub const HOME: &str = "Home";
    pub const FOUND: &str = "Found a school";
    pub const JOIN: &str = "Join a school";
    pub const RECORD: &str = "Record a concern";
    pub const READ_BACK: &str = "Read back";
    pub const SAVED: &str = "Saved";
    pub const TELL_SOMEONE: &str = "Tell someone";
    pub const CONCERNS: &str = "Concerns";
    pub const CONCERN: &str = "A concern";
    pub const INBOX: &str = "Inbox";
    pub const CATEGORIES: &str = "Categories";
    pub const ADULTS: &str = "Concerns about adults";
    pub const CORRECT: &str = "Correct a concern";
    pub const ADD_TO: &str = "Add to a concern";
    pub const WITHDRAWN: &str = "Entered in error";
    pub const TASKS: &str = "My tasks";
    pub const ACTIONS: &str = "Actions";
    pub const ACTION: &str = "An action";
    pub const GIVE_ACTION: &str = "Give an action";
    pub const WRITE_CARD: &str = "Write a card";
    pub const DISCLOSE: &str = "Record a disclosure";
    pub const HAND_OVER: &str = "Hand over";
    pub const UPDATE: &str = "Send an update";
    pub const FULL_COPY: &str = "Full copy";
    pub const MERGE: &str = "Bring in files";
    pub const POST_BOX: &str = "Post box";
    pub const PUPILS: &str = "Pupils";
    pub const IMPORT_PUPILS: &str = "Import pupils";
    pub const STAFF: &str = "Staff";
    pub const PACK: &str = "Make a joining pack";
    pub const SCHOOL: &str = "The school's numbers";
    pub const THIS_DEVICE: &str = "This device";
    pub const KIT_DRILL: &str = "Try the recovery kit";
    pub const RESTORE: &str = "Restore a school";
    pub const KEYS: &str = "Passphrase and second factor";
    pub const RESET: &str = "Forgotten your passphrase?";
    pub const LEAD: &str = "Who leads";
    pub const VISITOR: &str = "Record once";
    pub const DUPLICATES: &str = "Pupils entered twice";
    pub const HELD: &str = "Held back";
    pub const DEVICES: &str = "Devices and copies";
    pub const GRANT: &str = "Help a colleague to a new passphrase";
    pub const NOWHERE: &str = "Not found";
}

/// The head of every screen.
pub mod header {
    pub const NAV_LABEL: &str = "Main";
    pub const HOME: &str = "Home";
    pub const INBOX: &str = "Inbox";
    pub const CONCERNS: &str = "Concerns";
    pub const MY_CONCERNS: &str = "My concerns";
    pub const ADULTS: &str = "About adults";
    pub const TASKS: &str = "My tasks";
    pub const ACTIONS: &str = "Actions";
    pub const PUPILS: &str = "Pupils";
    pub const STAFF: &str = "Staff";
    pub const BRING_IN: &str = "Bring in files";
    pub const THIS_DEVICE: &str = "This device";
    pub const BLANK: &str = "Blank screen";
    pub const BLANK_TITLE: &str = "Blank the screen (or press Escape twice)";
    pub const LOCK_TITLE: &str = "Or press Alt and L";
    pub const BEFORE_LOCK: &str =
        "It is safe here, and nobody else has it yet. You can hand it over before you lock.";
    pub const HAND_OVER_FIRST: &str = "Hand over first";
    pub const LOCK_NOW: &str = "Lock now";
    pub const LOCK: &str = "Lock";
    pub const PRACTICE: &str = "Practice school";

    pub fn not_handed_over(count: usize) -> String {
        if count == 0 { "All handed over".to_owned() } else { format!("{count} not handed over") }
    }

    pub fn nobody_told(count: usize) -> String {
        format!("Nobody told: {count}")
    }
}

/// Locking because nobody touches the page.
pub mod idle {
    pub const TITLE: &str = "Locking soon";
    pub const BODY: &str =
        "Nobody has touched this page for a while. Press any key to stay. A draft is kept whatever happens.";

    pub fn left(seconds: u32) -> String {
        format!(
            "Locks in {}",
            super::count(usize::try_from(seconds).unwrap_or_default(), "second", "seconds")
        )
    }
}

/// The blanked screen.
pub mod blank {
    pub const TITLE: &str = "Blank";
    pub const SHOW: &str = "Show the screen";
}

/// A newer version is ready.
pub mod update {
    pub const TITLE: &str = "A newer version of Holdfast is ready";
    pub const BODY: &str = "Installing it locks Holdfast for a moment. Nothing you saved is touched.";
    pub const UNSAVED: &str = "Finish or leave what you are writing first; then it can be installed.";
    pub const INSTALL: &str = "Install it now";
    pub const LATER: &str = "Later";
}

/// The program broke one of its own rules.
pub mod recovery {
    pub const TITLE: &str = "Holdfast had to stop";
    pub const SAFE: &str = "A fault in the program stopped it. What you saved is safe, and a draft is kept up to the last \
        second or so before this happened.";
    pub const NEXT: &str = "Reload the page and unlock again. If it happens again, tell whoever looks after Holdfast at \
        your school, and write your concern on paper meanwhile.";
    pub const RELOAD: &str = "Reload";

    pub fn place(place: &str) -> String {
        format!("For whoever looks into it: {place}")
    }
}

/// Passphrases.
pub mod passphrase {
    use crate::ui::strength::Strength;

    pub const SHOW: &str = "Show";
    pub const HIDE: &str = "Hide";
    pub const SHOW_ABOUT: &str = "passphrase";
    pub const SHOW_AGAIN_ABOUT: &str = "passphrase typed again";
    pub const LABEL: &str = "Passphrase";
    pub const NEW: &str = "Choose a passphrase";
    pub const NEW_HINT: &str = "At least 12 characters, or four words. Several words that do not belong together are \
        easiest to remember and hard to guess. You can paste one.";
    pub const AGAIN: &str = "Type the passphrase again";
    pub const WEAK: &str = "Choose a passphrase of at least 12 characters, or of four words";
    pub const DIFFERENT: &str = "The two passphrases are not the same. Type the same one twice";
    pub const MISSING: &str = "Type your passphrase";
    pub const NOBODY_KNOWS: &str = "Nobody else knows your passphrase, and it is kept nowhere. Do not use one that you \
        use for anything else.";

    pub fn strength(strength: Strength) -> &'static str {
        match strength {
            Strength::Empty => "",
            Strength::TooShort => "Too short so far",
            Strength::Weak => "Long enough, but easy to guess: add an unusual word",
            Strength::Fair => "Good",
            Strength::Strong => "Strong",
        }
    }
}

/// Telephone numbers.
pub mod phones {
    pub const LEAD: &str = "Designated Safeguarding Lead: telephone";
    pub const LEAD_HINT: &str = "A number that is answered during the school day.";
    pub const DEPUTY_HINT: &str = "Name and number, for example \"Ann Example 01632 960 002\".";
    pub const ADD_DEPUTY: &str = "Add another deputy";
    pub const DAY: &str = "Children's social care, office hours: telephone";
    pub const DAY_HINT: &str = "The front door of your local authority (often called MASH).";
    pub const NIGHT: &str = "Children's social care, out of hours: telephone";
    pub const NIGHT_HINT: &str = "The emergency duty team: evenings, nights, weekends and holidays.";
    pub const EMERGENCY: &str = "Emergency";
    pub const LEAD_SHORT: &str = "Safeguarding lead";
    pub const DEPUTY_SHORT: &str = "Deputy";
    pub const DAY_SHORT: &str = "Social care, office hours";
    pub const NIGHT_SHORT: &str = "Social care, out of hours";

    pub fn deputy(place: usize) -> String {
        if place == 0 {
            "Deputy: name and telephone".to_owned()
        } else {
            format!("Deputy {}: name and telephone", place + 1)
        }
    }

    /// What a telephone dials: the last run of digits in a line, spaces and the like left out; empty if there is none.
    pub fn dialled(line: &str) -> String {
        let digits: Vec<char> = line
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_digit() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.'))
            .filter(|c| c.is_ascii_digit() || *c == '+')
            .collect();
        if digits.len() < 3 { String::new() } else { digits.into_iter().rev().collect() }
    }
}

/// Files that people drop.
pub mod files {
    pub const DROP_ONE: &str = "or drop the file here";
    pub const DROP_MANY: &str = "or drop the files here";
    pub const TOO_LARGE: &str =
        "This file is far larger than anything Holdfast reads. Nothing was changed. Choose another file";
    pub const UNREADABLE: &str = "The browser could not read this file: it may have been moved, or another program may hold it. Nothing was \
        changed. Choose it again";

    /// Why a file could not be read.
    #[cfg(target_arch = "wasm32")]
    pub fn unread(error: crate::ui::files::ReadError) -> &'static str {
        match error {
            crate::ui::files::ReadError::TooLarge => TOO_LARGE,
            crate::ui::files::ReadError::Unreadable => UNREADABLE,
        }
    }
}

/// The welcome and the lock screen.
pub mod welcome {
    pub const TITLE: &str = "Safeguarding records that stay with your school";
    pub const LEAD: &str = "Holdfast keeps concerns encrypted on this device, works without a network, and carries them \
        to your safeguarding lead in files that only they can open.";
    pub const FOUND: &str = "Found a school";
    pub const FOUND_ABOUT: &str = "You are the Designated Safeguarding Lead and set Holdfast up for your school. About ten \
        minutes, and a printer.";
    pub const JOIN: &str = "Join a school";
    pub const JOIN_ABOUT: &str =
        "Your safeguarding lead gave you a joining pack and a six-word code. You can record at once.";
    pub const RESTORE: &str = "Restore a school";
    pub const RESTORE_ABOUT: &str = "Every administrator is locked out, or every computer is gone. You need a full copy and the recovery kit.";
    pub const PRACTISE: &str = "Practice school";
    pub const PRACTISE_ABOUT: &str = "A fictional school with pupils and concerns, to look around and try things. It never mixes with a \
        real one.";
    pub const OPEN_PRACTICE: &str = "Open a practice school";
    pub const PRACTICE_MAKING: &str = "Making the practice school…";
    pub const LOCKED_TITLE: &str = "Unlock";
    pub const WHICH: &str = "Who are you?";
    pub const UNLOCK: &str = "Unlock";
    pub const UNLOCKING: &str = "Unlocking…";
    pub const UNLOCK_AND_RECORD: &str = "Unlock and record a concern";
    pub const SHARED: &str = "On a shared computer, lock Holdfast when you leave it.";
    pub const OTHER: &str = "Someone else, or another school";
    pub const PRACTICE_VAULT: &str = "practice";
    pub const PRACTICE_HINT: &str = "For the practice school it is the word: practice";
    pub const WRONG: &str =
        "That passphrase does not open this. Nothing was lost, and you can try again as often as you like";
    pub const HELD_TITLE: &str = "Holdfast is open in another tab or window";
    pub const HELD: &str = "Only one can be open at a time, so that nothing is written twice. Go to the other one, or carry on \
        here: the other locks itself, and its draft is kept.";
    pub const TAKE_OVER: &str = "Take over here";
    pub const BROKEN: &str = "Holdfast cannot work in this window";
}

/// The first screen.
pub mod home {
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
    pub const ADMINISTRATORS_ABOUT: &str = "There should be three, so that no lost passphrase or device stops the school. Appoint them under Staff.";
    pub const HELD_ABOUT: &str = "They are kept and counted by nobody until someone looks into them.";
    pub const TRIAGE_ABOUT: &str = "Danger comes first, then what nobody has read.";
    pub const INBOX: &str = "Open the inbox";
    pub const CATEGORIES: &str = "Name the categories";
    pub const UPDATE: &str = "Send an update to colleagues";
    pub const FULL_COPY: &str = "Make a full copy";
    pub const NUMBERS: &str = "Change the school's numbers";
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
}

/// A screen that does not exist, or is not for this person.
pub mod nowhere {
    pub const TITLE: &str = "There is nothing here";
    pub const BODY: &str = "The address leads to no screen of Holdfast. Nothing was lost.";
    pub const NOT_ALLOWED: &str = "This is for your safeguarding lead and administrators";
    pub const NOT_ALLOWED_BODY: &str =
        "Your device may record concerns and hand them over. Ask your safeguarding lead if you need more.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_dials_the_number_at_the_end_of_a_line() {
        assert_eq!(phones::dialled("Ann Example 01632 960 002"), "01632960002");
        assert_eq!(phones::dialled("+44 (0)1632 960-003"), "+4401632960003");
        assert_eq!(phones::dialled("Ann Example"), "");
        assert_eq!(phones::dialled("Année 01632 960 004"), "01632960004");
    }

    #[test]
    fn lists_and_counts_read_naturally() {
        let names = ["a", "b", "c"].map(str::to_owned);
        assert_eq!(listed(&names), "a, b and c");
        assert_eq!(count(1, "pupil", "pupils"), "1 pupil");
        assert_eq!(showing(50, 50, 230), "Showing 51 to 100 of 230");
    }
}
