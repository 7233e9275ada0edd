//! Founding a school, and the recovery kit.

pub const TITLE_SCHOOL: &str = "The school and you";
pub const LEAD: &str = "You become the Designated Safeguarding Lead of this school in Holdfast. Others join with a pack that you make later.";
pub const SCHOOL: &str = "School name";
pub const SCHOOL_HINT: &str = "As it should stand on printed records.";
pub const SCHOOL_MISSING: &str = "Enter the school's name";
pub const NAME: &str = "Your full name";
pub const NAME_HINT: &str = "Someone who reads a record in twenty years must know who you were.";
pub const NAME_MISSING: &str = "Enter your full name";
pub const JOB: &str = "Your job at the school";
pub const JOB_HINT: &str = "For example \"Deputy headteacher and DSL\".";
pub const JOB_MISSING: &str = "Enter your job at the school";
pub const LABEL: &str = "Short name for the lock screen";
pub const LABEL_HINT: &str = "Anyone at this computer can read it. Your initials are enough.";
pub const LABEL_MISSING: &str = "Enter a short name for the lock screen";

pub const TITLE_NUMBERS: &str = "Numbers that must be at hand";
pub const NUMBERS_LEAD: &str = "They are shown first when a child is in danger, and travel with every joining pack, so that they \
    are there without a network. You can change them later.";

pub const TITLE_PASSPHRASE: &str = "Your passphrase";
pub const FOUND: &str = "Found the school";
pub const FOUNDING: &str = "Founding the school…";

pub const KIT_TITLE: &str = "Print the recovery kit";
pub const KIT_LEAD: &str = "This sheet is the only way back if every safeguarding lead and administrator is locked out, and it opens a full \
    copy of your records with ordinary tools. It is shown once, now, and kept nowhere on this device.";
pub const KIT_PRINT: &str = "Print the recovery kit";
pub const KIT_TICK: &str = "It is printed and in the school's safe";
pub const KIT_TICK_MISSING: &str = "Print the recovery kit and put it in the safe, then tick the box";
pub const KIT_DONE: &str = "Continue";
pub const SHEET_TITLE: &str = "Holdfast recovery kit";
pub const SHEET_WHAT: &str = "What this is";
pub const SHEET_WHAT_BODY: &str = "The root key of this school's safeguarding records. Whoever holds this sheet, and a full copy or a hand-over \
    file, can read every record in it, and can appoint a new safeguarding lead.";
pub const SHEET_WHERE: &str = "Where to keep it";
pub const SHEET_WHERE_BODY: &str = "In the school's safe, in a sealed envelope, signed across the flap. Not in a drawer, not as a photograph, not in \
    e-mail or on a shared drive. Tell the headteacher and the chair of governors where it is.";
pub const SHEET_WHEN: &str = "When to use it";
pub const SHEET_WHEN_BODY: &str = "When nobody who may administer Holdfast can get in any more; when a court or a successor must read the records \
    without Holdfast.";
pub const SHEET_QR: &str = "The 24 words as a QR code";
pub const SHEET_WORDS: &str = "The 24 words, in order";
pub const SHEET_IDENTITY: &str = "Identity for the program \"age\"";
pub const SHEET_IDENTITY_BODY: &str = "Opens a full copy with stock tools: age, tar and gzip. The format is described in Holdfast's documentation.";
pub const SHEET_FINGERPRINT: &str = "Fingerprint of the school";
pub const SHEET_SCHOOL: &str = "School";
pub const SHEET_MADE: &str = "Made";
