//! The welcome and the lock screen.

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
