//! The journeys, each a function that says what people do and see.

mod adults;
mod attachments;
pub mod body_map;
mod colleagues;
mod desk;
mod first_day;
mod hand_over;
mod import;
mod keys;
mod kit;
mod people;
mod practice;
mod print;
mod recording;
mod reports;
mod roles;
mod search;
mod settings;
mod shared_pc;
mod shell;
mod succession;
mod tasks;
mod verbs;
mod writing;

use crate::stage::Stage;

/// One journey.
pub struct Journey {
    /// As on the command line.
    pub name: &'static str,
    /// What it shows, in a line.
    pub about: &'static str,
    /// Whether it runs in every browser on every run, and not only in Chromium.
    pub everywhere: bool,
    /// The journey itself.
    pub run: fn(&mut Stage) -> anyhow::Result<()>,
}

/// All journeys, in the order in which they run.
pub const ALL: &[Journey] = &[
    Journey {
        name: "verbs",
        about: "what the other journeys are told with does what it says",
        everywhere: true,
        run: verbs::run,
    },
    Journey {
        name: "shell",
        about: "a strict policy, work with the server stopped, newer versions only on agreement",
        everywhere: true,
        run: shell::run,
    },
    Journey {
        name: "first-day",
        about: "a school is founded, a colleague joins, records without a server and hands over; the lead merges and reads",
        everywhere: true,
        run: first_day::run,
    },
    Journey {
        name: "hand-over",
        about: "files by hand, in letters; and by themselves through a post box that two people share",
        everywhere: false,
        run: hand_over::run,
    },
    Journey {
        name: "kit",
        about: "a school is founded with its kit in three shares, which are tried, and restored with two of them elsewhere",
        everywhere: false,
        run: kit::run,
    },
    Journey {
        name: "practice",
        about: "the practice school opens with one click, is lived in, and is badged on every screen",
        everywhere: false,
        run: practice::run,
    },
    Journey {
        name: "body-map",
        about: "a body map by mouse, by touch and by keyboard alone, followed over time, smooth at five hundred marks",
        everywhere: false,
        run: body_map::run,
    },
    Journey {
        name: "import",
        about: "twenty thousand pupils come in, and the page never keeps anyone waiting",
        everywhere: false,
        run: import::run,
    },
    Journey {
        name: "writing",
        about: "spelling and advice beside what is written, put right by the keyboard, with the server stopped too",
        everywhere: false,
        run: writing::run,
    },
    Journey {
        name: "keys",
        about: "a colleague is helped to a new passphrase; an administrator sets up a second factor; a passphrase is changed",
        everywhere: false,
        run: keys::run,
    },
    Journey {
        name: "people",
        about: "a lost laptop is revoked and replaced, what it writes later is held, and the lead is handed over",
        everywhere: false,
        run: people::run,
    },
    Journey {
        name: "succession",
        about: "an administrator makes ready to hear concerns about adults; two of them replace a lead who cannot act",
        everywhere: false,
        run: succession::run,
    },
    Journey {
        name: "recording",
        about: "a contact on its own form; a concern is added to and corrected, another was entered in error; the lead reads it",
        everywhere: false,
        run: recording::run,
    },
    Journey {
        name: "desk",
        about: "the lead works through the inbox by the keyboard alone, decides, closes, reopens; a colleague hears no more of it",
        everywhere: false,
        run: desk::run,
    },
    Journey {
        name: "reports",
        about: "two periods side by side, the governors' pack without a small number, who did what, and all records verified",
        everywhere: false,
        run: reports::run,
    },
    Journey {
        name: "search",
        about: "by the keyboard alone: a name with a slip, filters, a phrase, a saved search, the list; a colleague finds their own",
        everywhere: false,
        run: search::run,
    },
    Journey {
        name: "tasks",
        about: "an action with its card goes from the lead to a teacher, a part of it to an assistant, and back",
        everywhere: false,
        run: tasks::run,
    },
    Journey {
        name: "print",
        about: "a pupil's file is opened, kept and starred; its chronology is printed, and the PDF's text read page by page",
        everywhere: false,
        run: print::run,
    },
    Journey {
        name: "adults",
        about: "a teacher records about a colleague; the head hears it, tests, takes advice and closes; the lead sees nothing",
        everywhere: false,
        run: adults::run,
    },
    Journey {
        name: "settings",
        about: "places, agencies, the policy and holidays come back where they are wanted; the school year turns, and back",
        everywhere: false,
        run: settings::run,
    },
    Journey {
        name: "roles",
        about: "every role at every address sees what it may, a plain refusal otherwise, and nothing of what it may not",
        everywhere: false,
        run: roles::run,
    },
    Journey {
        name: "attachments",
        about: "a picture loses its place, a program is refused, a letter is attached; the lead sees both and saves one",
        everywhere: false,
        run: attachments::run,
    },
    Journey {
        name: "shared-pc",
        about: "two people share a browser: passkeys, locking by itself, and removing one vault",
        everywhere: false,
        run: shared_pc::run,
    },
];
