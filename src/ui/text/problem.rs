//! Words for everything that can go wrong: what happened, that nothing was lost, what to do next.

mod bundle;

pub use bundle::bundle;

use crate::app::problem::{KitFlaw, Problem};

use super::actions;
use super::adults;
use super::attachments;
use super::concern;
use super::desk;
use super::form;
use super::pupils;
use super::settings;
use crate::ui::moment;

/// What a person is told about a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What happened.
    pub what: String,
    /// That nothing was lost.
    pub safe: String,
    /// What to do next.
    pub next: String,
}

const UNCHANGED: &str = "Nothing was changed, and nothing was lost.";
const KEPT: &str = "Everything saved before is safe.";

fn explanation(what: impl Into<String>, safe: &str, next: impl Into<String>) -> Explanation {
    Explanation { what: what.into(), safe: safe.to_owned(), next: next.into() }
}

fn seconds(count: i64) -> String {
    match count {
        1 => "1 second".to_owned(),
        count if count < 120 => format!("{count} seconds"),
        count => format!("{} minutes", (count + 59) / 60),
    }
}

fn after(wait: i64) -> String {
    if wait > 0 { format!(", after {}", seconds(wait)) } else { String::new() }
}

/// The words for a problem.
pub fn explain(problem: &Problem) -> Explanation {
    match problem {
        Problem::WrongPassphrase => explanation(
            "That passphrase does not open this",
            "Nothing was lost, and trying costs nothing.",
            "Look whether Caps Lock is on, show the passphrase, and try again.",
        ),
        Problem::WeakPassphrase => explanation(
            "This passphrase is too easy to guess",
            UNCHANGED,
            "Choose one of at least 12 characters, or of four words.",
        ),
        Problem::NoMemory => explanation(
            "The browser did not give enough memory to check the passphrase",
            UNCHANGED,
            "Close other tabs and programs, then try again. It needs 64 MiB for a moment.",
        ),
        Problem::HeldElsewhere => explanation(
            "Holdfast is open in another tab or window",
            UNCHANGED,
            "Go to the other one, or take over here.",
        ),
        Problem::Locked => {
            explanation("Holdfast is locked", KEPT, "Unlock it again. A draft is where you left it.")
        }
        Problem::NotAllowed => explanation(
            "Your device may not do this",
            UNCHANGED,
            "Ask your safeguarding lead. If your device has not been confirmed yet, compare the six safety words with them first.",
        ),
        Problem::NoStorage => explanation(
            "The browser gives Holdfast no storage in this window",
            "What you saved in an ordinary window is still there.",
            "Open Holdfast in an ordinary window, not a private one, and allow this site to keep data.",
        ),
        Problem::StorageFull => explanation(
            "There is no room left on this computer, or in the browser's share of it",
            "What is on the screen was not saved; it is still on the screen. Everything saved before is safe.",
            "Free some space, then try again. Until then, do not close this tab.",
        ),
        Problem::WrittenElsewhere => explanation(
            "Another tab wrote something in the meantime",
            UNCHANGED,
            "Look again at how things stand now, and repeat what you wanted to do.",
        ),
        Problem::StorageLost => explanation(
            "The browser closed Holdfast's storage and did not open it again",
            KEPT,
            "Reload the page and unlock again.",
        ),
        Problem::StorageRefused(words) => explanation(
            "The browser refused to read or write Holdfast's storage",
            KEPT,
            format!("Reload the page and try again. The browser's own words: {words}"),
        ),
        Problem::VaultDamaged => explanation(
            "Something in the vault on this computer is damaged or was altered",
            "Nothing was overwritten.",
            "Do not go on writing here. Tell your safeguarding lead: what was handed over is safe with them, and a full copy restores the rest.",
        ),
        Problem::VaultTooNew => explanation(
            "This vault was written by a newer version of Holdfast",
            UNCHANGED,
            "Reload the page so that the newer version is used.",
        ),
        Problem::DaysOutOfRange => explanation(
            "Not a number of days",
            UNCHANGED,
            "Enter a whole number from 1 to 3650, or leave it empty.",
        ),
        Problem::NameNeeded => explanation("A name is missing", UNCHANGED, "Enter the name, then try again."),
        Problem::Triage(lacking) => {
            let parts: Vec<&str> = lacking.iter().map(|part| desk::lacking(*part)).collect();
            explanation(
                "The decision is not complete yet",
                "Nothing was changed.",
                format!("{}.", parts.join(". ")),
            )
        }
        Problem::Setting(flaw) => {
            explanation(settings::flaw(*flaw), "Nothing was changed.", "Put it right, then save again.")
        }
        Problem::Hearing(lacking) => {
            let parts: Vec<&str> = lacking.iter().map(|part| adults::lacking(*part)).collect();
            explanation("This is not complete yet", "Nothing was changed.", format!("{}.", parts.join(". ")))
        }
        Problem::Incomplete(missing) => {
            let parts: Vec<String> =
                missing.iter().map(|part| concern::missing(*part).into_owned()).collect();
            explanation(
                "The concern is not complete yet",
                "Your draft is kept.",
                format!("{}.", parts.join(". ")),
            )
        }
        Problem::Action(flaw) => explanation(
            "Something is missing",
            "What you wrote is still on the screen.",
            format!("{}.", actions::flaws::all(flaw).join(". ")),
        ),
        Problem::EntryTooLarge => explanation(
            "This is longer than one entry may be",
            "Your draft is kept.",
            "Divide it into two concerns, or shorten it.",
        ),
        Problem::NotAttached(refused) => {
            let (what, next) = attachments::refused(*refused);
            explanation(what, "Nothing of it was kept.", next)
        }
        Problem::FileNotHere => explanation(
            "This file is not on this device",
            "Nothing was lost: whoever attached it has it, and so have the administrators who took the concern in.",
            "If it is one of your draft, take it out and attach it again. Otherwise ask for a hand-over or a full copy with it.",
        ),
        Problem::FileDamaged => explanation(
            "This file was damaged or altered on this computer's disk",
            "The concern itself is whole.",
            "Tell your safeguarding lead: a hand-over or a full copy from another device brings it again.",
        ),
        Problem::CalledOff => explanation("Stopped", UNCHANGED, "Begin again whenever you like."),
        Problem::PupilFile(error) => {
            let (what, next) = pupils::file_error(error);
            explanation(what, UNCHANGED, next)
        }
        Problem::Bundle(flaw) => {
            let (what, next) = bundle(flaw);
            explanation(what, UNCHANGED, next)
        }
        Problem::Kit(flaw) => {
            let (what, next) = kit(*flaw);
            explanation(what, UNCHANGED, next)
        }
        Problem::ClockWrong(now) => explanation(
            format!("This computer's clock is wrong: it says {}", moment::day_and_time(*now)),
            UNCHANGED,
            "Set its date and time, or have them set, then try again. What cannot wait: tell the safeguarding lead now, \
             and write it on another machine or on paper.",
        ),
        Problem::PackExpired => explanation(
            "This joining pack is no longer valid",
            UNCHANGED,
            "Ask your safeguarding lead for a new one. A pack is good for 14 days.",
        ),
        Problem::NotHere => explanation(
            "What you asked for is not on this device",
            UNCHANGED,
            "It may have been thrown away, or not have arrived yet. Go to Home and look there.",
        ),
        Problem::NoRecipients => explanation(
            "There is nobody yet to whom this could be sealed",
            UNCHANGED,
            "On the safeguarding lead's device: confirm a colleague's device under Staff first. On any other: bring in the newest \
             update, then try again.",
        ),
        Problem::OldCopy => explanation(
            "This vault is an old copy: the same device has gone on writing elsewhere",
            "Nothing was overwritten, here or there. What is here can be read and handed over; nothing more is added to it.",
            "Use the newer one. If this computer was restored from a backup: hand over what is here, then join again with \
             a joining pack, as a new device.",
        ),
        Problem::WrongSecondCode { wait } => explanation(
            "That is not the code of this moment",
            UNCHANGED,
            format!(
                "Wait for the next code in your app and type that one{}. If it never fits, the clock of this machine or of your telephone is wrong. A backup code works too.",
                after(*wait)
            ),
        ),
        Problem::SecondCodeUsed { wait } => explanation(
            "That code was used already",
            UNCHANGED,
            format!(
                "Each code works once. Wait for the next one in your app and type that one{}.",
                after(*wait)
            ),
        ),
        Problem::TooSoon { wait } => explanation(
            format!("Holdfast looks at the next code in {}", seconds(*wait)),
            UNCHANGED,
            "After a wrong code there is a wait, twice as long each time. Then type the code that your app shows at that moment.",
        ),
        Problem::SecondFactorNeeded => explanation(
            "An administrator's records open only with a second factor",
            UNCHANGED,
            "Set up your authenticator app first: it takes a minute.",
        ),
        Problem::NobodyHears => explanation(
            form::NO_HEARER,
            "Nothing was saved; the draft is kept on this device.",
            form::NO_HEARER_BODY,
        ),
        Problem::NobodyCanReset => explanation(
            "Nobody else can open this vault yet",
            UNCHANGED,
            "A reset needs another administrator, and this vault must have been unlocked since they were appointed. Try to remember the passphrase: trying costs nothing. The recovery kit and a full copy bring back everything that was handed over.",
        ),
        Problem::ResetMismatch => explanation(
            "This request does not fit the staff list",
            UNCHANGED,
            "It names a device or a person that is not known here, or has been put together from two. Grant nothing. Ask your colleague face to face to make the request again.",
        ),
        Problem::OwnReset => explanation(
            "Nobody can reset themselves alone",
            UNCHANGED,
            "Ask another administrator to bring this request in on their device.",
        ),
        Problem::NoResetWaits => explanation(
            "No reset waits here",
            UNCHANGED,
            "A grant works once. If you have forgotten the passphrase, begin with a new request.",
        ),
        Problem::OtherReset => explanation(
            "This grant is for another request",
            UNCHANGED,
            "A grant opens only the vault that its request came from, and only the newest request. Give the administrator the request that you see here and bring in the grant that they make from it.",
        ),
        Problem::GrantNotAllowed => explanation(
            "This grant is not from an administrator of your school",
            UNCHANGED,
            "Ask your safeguarding lead face to face who made it. Do not use it.",
        ),
        Problem::ReasonNeeded => explanation(
            "A reason is needed",
            UNCHANGED,
            "Say in a few words why: somebody will ask in a year.",
        ),
        Problem::TooLongForFrames => {
            explanation("This is too long to be shown as codes", UNCHANGED, "Use the file instead.")
        }
        Problem::PasskeyUnfit => explanation(
            "This passkey cannot open anything here",
            UNCHANGED,
            "Its authenticator does not derive secrets (the \"PRF\" extension). Try another one: a phone, or a newer security key.",
        ),
        Problem::WrongPasskey => explanation(
            "This passkey does not open this vault",
            UNCHANGED,
            "Try another of your passkeys, or use the passphrase.",
        ),
        Problem::LastFactor => explanation(
            "This is the last second factor of this vault",
            UNCHANGED,
            "Set up another one first. An authenticator app can go once there are two passkeys, or one passkey and a recovery kit that was tried.",
        ),
        Problem::NotHandedOver => explanation(
            "Something here has not been handed over",
            UNCHANGED,
            "Make a hand-over first and send it. Then this can be removed.",
        ),
        Problem::DraftsLeft => explanation(
            "There are drafts here",
            UNCHANGED,
            "Finish them or throw them away first, or say that they go as well.",
        ),
        Problem::NoDeviceYet => explanation(
            "This person has no confirmed device yet",
            UNCHANGED,
            "They join with a joining pack, you compare the six words and confirm their device. Then come back here.",
        ),
        Problem::LeadLeaves => explanation(
            "The safeguarding lead has not handed over yet",
            UNCHANGED,
            "First hand the lead over, under Staff; then they can be marked as having left.",
        ),
        Problem::PartMissing => explanation(
            "A part of Holdfast could not be fetched",
            UNCHANGED,
            "Look whether this machine is connected and try again. If that does not help, hand over what is not handed over yet, then reload the page.",
        ),
        Problem::Fault(words) => explanation(
            "A fault in the program stopped this",
            KEPT,
            format!("Reload the page and try again. For whoever looks into it: {words}"),
        ),
    }
}

/// What is wrong with words typed from a kit, and what to do.
fn kit(flaw: KitFlaw) -> (String, &'static str) {
    let on = |sheet: Option<u8>| match sheet {
        None => "the kit",
        Some(1) => "the first share",
        Some(_) => "the second share",
    };
    match flaw {
        KitFlaw::UnknownWord { sheet, word } => (
            format!("Word {word} of {} is not a word that any kit has", on(sheet)),
            "Compare it with the sheet, letter by letter, and type it again.",
        ),
        KitFlaw::WordCount { sheet: None, words } => (
            format!("A whole kit has 24 words, and these are {words}"),
            "Count along with the numbers on the sheet. A share has 33 words: choose \"Two of the three shares\" for those.",
        ),
        KitFlaw::WordCount { sheet, words } => (
            format!("A share has 33 words, and {} has {words}", on(sheet)),
            "Count along with the numbers on the sheet. A whole kit has 24 words: choose \"The whole kit\" for it.",
        ),
        KitFlaw::Checksum { sheet } => (
            format!("At least one word of {} is wrong, or two have changed places", on(sheet)),
            "Every word is on the list, so it is one that looks like another. Compare them all with the sheet, in order.",
        ),
        KitFlaw::OtherKind { sheet } => (
            format!("The words of {} are a share, but not of a Holdfast recovery kit", on(sheet)),
            "Look for the sheet that says \"Holdfast recovery kit\".",
        ),
        KitFlaw::OtherSet => (
            "These two shares are of different kits".to_owned(),
            "Compare the set number on both sheets: it must be the same. Look for two shares of one set.",
        ),
        KitFlaw::SameShare => {
            ("This is the same share twice".to_owned(), "Type the words of two different shares of the set.")
        }
        KitFlaw::Unfit => (
            "These two shares do not fit together".to_owned(),
            "One of them is not what was printed. Try each with the third share of the set.",
        ),
        KitFlaw::OtherSchool => (
            "This is a recovery kit, but not this school's".to_owned(),
            "Compare the fingerprint on the sheet with the one under This device. If no sheet has it, have a look for the right \
             kit now, while you can still get in without it.",
        ),
        KitFlaw::OtherCopy => (
            "This kit does not open this file".to_owned(),
            "One of the two belongs to another school, or the file is no full copy. Compare the school and the fingerprint on the \
             sheet, and look for the newest full copy.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::problem::BundleFlaw;
    use crate::domain::concern::Missing;
    use crate::domain::triage::Lacking;

    #[test]
    fn every_problem_says_what_happened_that_it_is_safe_and_what_to_do() {
        for problem in [
            Problem::WrongPassphrase,
            Problem::StorageFull,
            Problem::Incomplete(vec![Missing::Who, Missing::Told]),
            Problem::Triage(vec![Lacking::Reason, Lacking::Outcome]),
            Problem::Kit(KitFlaw::WordCount { sheet: Some(2), words: 32 }),
            Problem::Kit(KitFlaw::OtherSchool),
            Problem::Bundle(BundleFlaw::NotABundle("pdf".into())),
            Problem::Bundle(BundleFlaw::WrongKind("update".into())),
            Problem::Fault("x".into()),
        ] {
            let words = explain(&problem);
            assert!(
                !words.what.is_empty() && words.safe.ends_with('.') && words.next.len() > 10,
                "{words:?}"
            );
            assert!(!words.what.ends_with('.'), "a heading: {}", words.what);
        }
    }
}
