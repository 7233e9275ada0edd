//! Founding a school.

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
