//! All words for people. What can vary is typed and matched exhaustively, so that nothing can happen without words
//! for it. Plain English, as a class teacher would say it to another.

pub mod actions;
pub mod adults;
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
pub mod home;
pub mod join;
pub mod keys;
pub mod kit;
pub mod letting_go;
pub mod map;
pub mod merge;
pub mod people;
pub mod post_box;
pub mod problem;
pub mod profile;
pub mod pupils;
pub mod record;
pub mod report;
pub mod reset;
pub mod search;
pub mod send;
pub mod settings;
pub mod staff;
pub mod statement;
pub mod succession;
pub mod titles;
pub mod trail;
pub mod visitor;
pub mod welcome;

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
    pub const FIND: &str = "Search";
    pub const FIND_TITLE: &str = "Or press Ctrl and K";
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
    pub const CHAIR: &str = "Chair of governors: name and telephone";
    pub const CHAIR_HINT: &str = "For a concern about the head teacher.";
    pub const OFFICER: &str = "Designated officer of the local authority (LADO): telephone";
    pub const OFFICER_HINT: &str = "For a concern about an adult who works with children.";
    pub const CHAIR_SHORT: &str = "Chair of governors";
    pub const OFFICER_SHORT: &str = "Designated officer (LADO)";
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
