//! Files that leave this device.

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
