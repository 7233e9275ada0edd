//! Words about bodies that leave a device, and the school's settings.

use crate::domain::ids::EntryId;

/// A concern's reference: short enough to read out, and the same on every device.
pub fn reference(entry: &EntryId) -> String {
    let [a, b, c, d, ..] = entry.as_bytes();
    format!("C-{a:02X}{b:02X}-{c:02X}{d:02X}")
}

pub const REFERENCE: &str = "Reference";
pub const LEFT_SHORT: &str = "Received and held by the school. Its words are no longer on this device.";
pub const LEFT_TAG: &str = "Reference only";
pub const LEFT_TITLE: &str = "The school holds this concern";
pub const LEFT_WHY: &str = "Your school has chosen that concerns leave the devices they were written on after a while, once two \
    administrators have them. This reference, its receipts and how far it has come stay here.";
pub const LEFT_MORE: &str = "If you need to read it, or have more to say about it, give the reference to your safeguarding lead, or record \
    a new concern and mention the reference.";
pub const HELD_BY: &str = "Held by";
pub const HELD_BY_PROOF: &str = "their signed receipts prove it";

pub const SETTINGS_TITLE: &str = "How long things may wait";
pub const KEEP_DAYS: &str = "Days that concerns stay on the devices of those who wrote them";
pub const KEEP_DAYS_HINT: &str = "Leave it empty to keep them there. After so many days a concern's words, maps and files leave its writer's device, but \
    only once two administrators have receipted them. Its reference, date and receipts stay with the writer. Nothing leaves \
    an administrator's device.";
pub const COPY_DAYS: &str = "Days without a full copy until administrators are reminded";
pub const COPY_DAYS_HINT: &str = "Leave it empty for seven days.";
pub const SETTINGS_SAVE: &str = "Save these days";
pub const SETTINGS_SAVED: &str = "Saved. Send an update: devices act on it once they have it.";
pub const NOT_DAYS: &str = "Enter a whole number from 1 to 3650, or leave it empty";
