//! Joining a school.

pub const TITLE: &str = "Join a school";
pub const LEAD: &str =
    "Your safeguarding lead gave you a file, the joining pack, and told you a code of six words.";
pub const PACK: &str = "Joining pack";
pub const PACK_HINT: &str = "The file that you were given. Its name says nothing on purpose.";
pub const PACK_MISSING: &str = "Choose the joining pack";
pub const CODE: &str = "Six-word code";
pub const CODE_HINT: &str = "Capital letters, spaces and hyphens do not matter.";
pub const CODE_MISSING: &str = "Type the six words of the code";
pub const CODE_WRONG: &str = "The code does not open this pack. Check each word";
pub const LOOK: &str = "Open the pack";
pub const LOOKING: &str = "Opening the pack…";
pub const PICKED: &str = "Chosen:";

pub const YOU_TITLE: &str = "Who are you?";
pub const INVITED: &str = "You are joining";
pub const FINGERPRINT: &str = "Fingerprint of the school";
pub const FINGERPRINT_ABOUT: &str =
    "If in doubt, ask your safeguarding lead to read theirs to you: it must be the same.";
pub const WHO: &str = "Your name";
pub const WHO_HINT: &str = "Pick yourself on the staff list.";
pub const WHO_MISSING: &str = "Pick your name, or \"I am not on this list\"";
pub const NOT_LISTED: &str = "I am not on this list";
pub const NAME: &str = "Your full name";
pub const NAME_HINT: &str = "In full, not initials: someone may read it in twenty years.";
pub const NAME_MISSING: &str = "Enter your full name";
pub const JOB: &str = "Your job at the school";
pub const JOB_HINT: &str = "For example \"Year 3 teacher\" or \"Lunchtime supervisor\".";
pub const JOB_MISSING: &str = "Enter your job at the school";
pub const LABEL: &str = "Short name for the lock screen";
pub const LABEL_HINT: &str = "Anyone at this computer can read it. Your initials are enough.";
pub const LABEL_MISSING: &str = "Enter a short name for the lock screen";
pub const DEVICE: &str = "What you call this device";
pub const DEVICE_HINT: &str =
    "For example \"Year 3 laptop\" or \"My phone\". Your safeguarding lead sees it.";
pub const DEVICE_MISSING: &str = "Say what you call this device";
pub const JOIN: &str = "Join the school";
pub const JOINING: &str = "Joining the school…";
pub const PRACTICE: &str = "This is a practice school: nothing in it is real.";

pub fn brings(pupils: usize) -> String {
    format!("The pack brings {}.", super::count(pupils, "pupil", "pupils"))
}
