//! This device.

pub const TITLE: &str = "This device";
pub const LABEL: &str = "Called";
pub const WHO: &str = "Used by";
pub const ROLE: &str = "May";
pub const KIT: &str = "Recovery kit";
pub const WORDS: &str = "Safety words of this device";
pub const FINGERPRINT: &str = "Fingerprint of the school";
pub const FINGERPRINT_ABOUT: &str =
    "The same on every device of your school, on the recovery kit and in every joining pack.";
pub const ENTRIES: &str = "Entries in the vault";
pub const OWN: &str = "Written on this device";
pub const GENERATION: &str = "Times the vault was written";
pub const WHERE: &str = "Everything is kept encrypted in this browser, on this computer, for this address only. Another \
    browser, a private window or another user of the computer does not see it.";
pub const SCHOOL_TITLE: &str = "The school's name and numbers";
pub const SCHOOL_LEAD: &str =
    "Everybody has these at hand, with or without a network. Changes reach colleagues with your next update.";
pub const SCHOOL_NAME: &str = "School name";
pub const SCHOOL_NAME_MISSING: &str = "Enter the school's name";
pub const SCHOOL_SAVE: &str = "Save";
pub const SCHOOL_SAVED: &str = "Saved. Send an update so that colleagues have it too.";

pub const SHORT_NAME: &str = "Short name on the lock screen";
pub const SHORT_NAME_HINT: &str = "Anyone at this computer can read it. Initials are enough.";
pub const SHORT_NAME_MISSING: &str = "Enter a short name";
pub const SETTINGS: &str = "Locking";
pub const SETTINGS_SAVE: &str = "Save";
pub const SETTINGS_SAVED: &str = "Saved.";
pub const IDLE: &str = "Lock when nobody has touched the page for";
pub const IDLE_HINT: &str = "You are warned before. It also locks when the computer wakes from sleep; Alt and L lock at once, and Escape pressed twice \
    blanks the screen.";
/// The minutes that can be chosen.
pub const IDLE_CHOICES: [u8; 6] = [1, 2, 5, 10, 15, 30];

pub const STORAGE: &str = "How this browser keeps it";
pub const PERSISTED: &str = "Kept until you clear it";
pub const PERSISTED_YES: &str = "Yes: the browser has promised not to clear it by itself.";
pub const PERSISTED_NO: &str = "Not promised: when the disk is nearly full the browser may clear it.";
pub const PERSISTED_UNKNOWN: &str = "This browser does not say.";
pub const ASK_PERSIST: &str = "Ask the browser to keep it";
pub const PERSIST_REFUSED: &str = "The browser did not promise it. Add Holdfast to your bookmarks or install it, use it for a few days, and ask again. Until then hand \
    over often.";
pub const USED: &str = "Room used";
pub const LAST_HAND_OVER: &str = "Last hand-over from here";
pub const NEVER: &str = "None yet";
pub const NOT_RECEIVED: &str = "Packed, no receipt yet";
pub const DRAFTS: &str = "Drafts here";
pub const WEEK_TITLE: &str = "This browser clears data after seven days without a visit";
pub const WEEK: &str = "Safari does, and every browser on an iPhone or iPad. Add Holdfast to the Home Screen or the Dock: an installed app is spared. Until \
    then open it every few days and hand over each time.";
pub const PRIVATE_TITLE: &str = "This looks like a private window, or a nearly full disk";
pub const PRIVATE: &str = "A private window forgets everything when it is closed. Hand over before you close it, and use an ordinary window next time.";
pub const ERASE_TITLE: &str = "Does this computer erase everything at sign-out?";
pub const ERASE_LEAD: &str = "Many school computers do. Find out before you rely on it: leave a mark, sign out of the computer, sign in again, open Holdfast and \
    look whether the mark is still on the lock screen. If it is gone, hand over before you sign out, every time.";
pub const LEAVE_MARK: &str = "Leave a mark";

pub const REMOVE: &str = "Remove from this computer";
pub const REMOVE_LEAD: &str = "When you no longer use this computer. What has been handed over stays with your school; other people's vaults in this browser are not \
    touched. It cannot be brought back on this computer.";
pub const REMOVE_WAITING: &str = "First hand over what has not left this device yet.";
pub const REMOVE_ASK: &str = "Remove my vault from this computer";
pub const REMOVE_TITLE: &str = "Remove your vault from this computer?";
pub const REMOVE_BODY: &str =
    "Keys and entries on this computer are gone for good. To record from here again you join anew.";
pub const REMOVE_DRAFTS: &str = "My drafts go as well, and nobody else has them";
pub const REMOVE_KEEP: &str = "Keep it";
pub const REMOVE_NOW: &str = "Remove it";

pub fn minutes(minutes: u8) -> String {
    super::count(usize::from(minutes), "minute", "minutes")
}

pub fn mark_left(when: &str) -> String {
    format!("A mark was left on {when}, and it is still here: this computer keeps what Holdfast saves.")
}

/// How much room is used, of how much.
pub fn room(used: f64, quota: f64) -> String {
    format!("{} of {}", size(used), size(quota))
}

fn size(bytes: f64) -> String {
    match bytes {
        bytes if bytes >= 1e9 => format!("{:.0} GB", bytes / 1e9),
        bytes if bytes >= 1e6 => format!("{:.0} MB", bytes / 1e6),
        bytes => format!("{:.0} kB", (bytes / 1e3).ceil()),
    }
}

pub fn not_received(count: usize) -> String {
    super::count(count, "concern", "concerns")
}
