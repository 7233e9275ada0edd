//! Files that leave this device.

use crate::app::view::Outgoing;

pub const TITLE_HAND_OVER: &str = "Hand over";
pub const LEAD_HAND_OVER: &str = "Everything you wrote that your safeguarding lead has not confirmed yet goes into one sealed file. Only the lead and \
    the administrators can open it.";
pub const MAKE_HAND_OVER: &str = "Make the hand-over file";
pub const NOTHING_NEW: &str =
    "Everything here has been handed over. You can make the file again; nothing is counted twice.";
pub const TITLE_UPDATE: &str = "Send an update";
pub const LEAD_UPDATE: &str = "One sealed file for all colleagues: receipts for what arrived, the staff list, the pupil list and the school's numbers. Each \
    device takes only its own part.";
pub const MAKE_UPDATE: &str = "Make the update file";
pub const TITLE_FULL_COPY: &str = "Full copy";
pub const LEAD_FULL_COPY: &str = "Everything on this device in one sealed file: a backup, and a way to bring a new administrator up to date. \
    Administrators can open it, and whoever holds the recovery kit.";
pub const MAKE_FULL_COPY: &str = "Make the full copy";
pub const MAKING: &str = "Making the file…";
pub const DONE: &str = "The file is ready";
pub const SAVED_AS: &str = "It was saved to your downloads as";
pub const NAME_SAYS_NOTHING: &str = "Its name says nothing on purpose.";
pub const AGAIN: &str = "Save the file again";
pub const SHARE: &str = "Share the file";
pub const HOLDS: &str = "Holds";
pub const OPENED_BY: &str = "Can be opened by";
pub const AS_TEXT: &str = "Save as text, for e-mail or a phone";
pub const AS_TEXT_ABOUT: &str = "Some mail and many phones pass on text alone. It is the same sealed file, in letters, and opens just as well.";
pub const WOULD_HOLD: &str = "Will hold";
pub const NOT_IN_IT: &str = "Will be missing";
pub const STAYS: &str = "Stays here";
pub const NEXT_TITLE: &str = "What to do next";
pub const NEXT_HAND_OVER: &str = "Send it to your safeguarding lead: as an e-mail attachment, or put it in the folder your school shares. It is sealed, so any \
    way will do. Then tell them that it is on its way. Your concerns show as received once their receipt comes back with an update.";
pub const NEXT_UPDATE: &str = "Send it to all colleagues: as an e-mail attachment, or put it in the folder your school shares. They open it under \"Bring \
    in files\".";
pub const NEXT_FULL_COPY: &str = "Keep it away from this computer: on another drive, or in the folder your school shares. Without the recovery kit or an \
    administrator's device it is of no use to anyone.";
pub const MORE_VOLUMES: &str = "The attached files need more than one file to carry them. Save and send every one of them, in any order.";
pub const HOME: &str = "Go to Home";

pub fn waiting(count: usize) -> String {
    if count == 1 {
        "1 thing you wrote has not left this device.".to_owned()
    } else {
        format!("{count} things you wrote have not left this device.")
    }
}

/// What a file carries.
pub fn carries(entries: usize, concerns: usize, files: usize) -> String {
    let attached = super::count(files, "attached file", "attached files");
    if entries == 0 {
        return attached;
    }
    let entries = super::count(entries, "entry", "entries");
    let holds = format!("{entries}, among them {}", super::count(concerns, "concern", "concerns"));
    if files == 0 { holds } else { format!("{holds}; {attached}") }
}

/// What a file would hold.
pub fn would_hold(outgoing: &Outgoing) -> String {
    let holds = carries(outgoing.entries, outgoing.concerns, outgoing.files);
    if outgoing.bytes == 0 {
        holds
    } else {
        format!("{holds} ({})", super::attachments::length(outgoing.bytes))
    }
}

/// Drafts that do not go with it.
pub fn drafts_stay(drafts: usize) -> String {
    format!("{}: finish and save what is to go.", super::count(drafts, "draft", "drafts"))
}

/// Which of several files this is.
pub fn volume_of(volume: u32, of: u32) -> String {
    format!("This is file {volume} of {of}")
}

/// The button for the next of several files.
pub fn make_volume(volume: u32) -> String {
    format!("Make file {volume}")
}

/// Attached files that could not go in.
pub fn lacking(count: usize) -> String {
    format!(
        "{} not in it, because this device does not have them or they are damaged here. Whoever attached them has them.",
        super::count(count, "attached file is", "attached files are")
    )
}
