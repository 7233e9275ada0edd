//! The reset of a forgotten passphrase, on both sides.

pub const LINK: &str = "Forgotten your passphrase, or lost your authenticator?";
pub const TITLE: &str = "Forgotten your passphrase?";
pub const LEAD: &str = "Nobody can look your passphrase up. But an administrator of your school can help you to a new one, and everything you \
    wrote is kept: what is not handed over yet, and your drafts. A lost authenticator goes the same way.";
pub const NO_VAULT: &str = "There is no vault in this browser that could be reset.";
pub const BACK: &str = "Back to the lock screen";

pub const ASK_TITLE: &str = "First choose a new passphrase";
pub const ASK: &str = "It begins to work when the administrator's grant has come. Until then the old one does, should you remember it.";
pub const MAKE: &str = "Make the request";
pub const MAKING: &str = "Making the request…";

pub const REQUEST_TITLE: &str = "Give the request to an administrator";
pub const REQUEST: &str = "Send them this file, or give it to them on a stick. Nothing in it is secret. You may close Holdfast meanwhile.";
pub const WORDS_TITLE: &str = "Six words to compare";
pub const WORDS: &str = "Meet the administrator, or speak with them where you know each other's voice. They see six words too. Only if all six \
    are the same may they grant it.";
pub const BEGIN_AGAIN: &str = "Begin again with another passphrase";

pub const TAKE_TITLE: &str = "Bring in the grant";
pub const TAKE: &str =
    "The administrator gives you a file back. With the new passphrase it opens your vault, once.";
pub const GRANT: &str = "Grant";
pub const GRANT_READ: &str = "The grant was read from the codes.";
pub const GRANT_HINT: &str = "Its name ends in .grant.";
pub const GRANT_MISSING: &str = "Choose the file that the administrator gave you";
pub const CHOSEN: &str = "Chosen:";
pub const NEW: &str = "The new passphrase";
pub const SHOW_NEW: &str = "the new passphrase";
pub const OPEN: &str = "Open the vault";
pub const OPENING: &str = "Opening the vault…";
pub const DONE_TITLE: &str = "Your vault is open";

pub const GRANT_PAGE_TITLE: &str = "Help a colleague to a new passphrase";
pub const GRANT_PAGE_LEAD: &str = "Your colleague makes a request on their lock screen, under \"Forgotten your passphrase?\", and gives you the file.";
pub const REQUEST_FILE: &str = "Request";
pub const REQUEST_HINT: &str = "Its name ends in .reset.";
pub const TO_STAFF: &str = "Back to the staff list";
pub const COMPARE_TITLE: &str = "Compare these six words";
pub const COMPARE: &str = "Do it face to face, or by a voice that you know. Whoever is granted this reads everything that is in the vault. If one \
    word differs, somebody may be trying to get in: grant nothing.";
pub const COMPARED: &str = "All six are the same: grant it";
pub const DIFFERENT: &str = "They differ: grant nothing";
pub const GRANTED: &str = "The reset is granted";
pub const GRANTED_NEXT: &str = "Give this file to your colleague. It works once, for their request alone, and only with the new passphrase that they \
    chose. It is noted in the records, and you keep no copy of their key.";

pub fn asks(who: &str, device: &str) -> String {
    format!("{who} asks for a new passphrase on the device \"{device}\".")
}
