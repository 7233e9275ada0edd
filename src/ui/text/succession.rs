//! Who leads.

pub const TITLE: &str = "Who leads";
pub const LEADS: &str = "Safeguarding lead";
pub const NOBODY: &str = "Nobody on the staff list";

pub const HAND_TITLE: &str = "Hand the lead over";
pub const HAND_LEAD: &str = "When you go on leave, change your job or leave. From then on the other person appoints administrators; you remain one until \
    they end it. Everything you did goes on counting.";
pub const HAND_TO: &str = "Who leads from now on?";
pub const HAND_MISSING: &str = "Choose who leads from now on";
pub const HAND_NOW: &str = "Hand the lead over";
pub const ASK_TITLE: &str = "Hand the lead over now?";
pub const ASK_KEEP: &str = "Keep the lead";

pub const REPLACE_TITLE: &str = "Replace a lead who cannot act";
pub const REPLACE_LEAD: &str = "If the lead is ill or gone, or somebody else may have their device: two administrators together put another person in their \
    place. You say who and why; another administrator agrees on their own device. What the lead's devices write from now on no longer counts as a lead's.";
pub const REPLACE_WITH: &str = "Who is to lead?";
pub const REPLACE_WHY: &str = "Why";
pub const REPLACE_WHY_HINT: &str = "The other administrator reads this, and it stays on record.";
pub const REPLACE_NOW: &str = "Ask another administrator to agree";
pub const REPLACE_MISSING: &str = "Choose who is to lead";
pub const REASON_MISSING: &str = "Say why";

pub const PROPOSALS: &str = "Waiting for another administrator";
pub const OWN: &str = "This is your own wish. Hand over, or give another administrator a full copy, and ask them to open this screen.";
pub const AGREE_ABOUT: &str = "Speak to them face to face or on the telephone before you agree.";
pub const AGREE: &str = "I agree";

pub const KIT_TITLE: &str = "Take the lead with the recovery kit";
pub const KIT_LEAD: &str = "If there is no other administrator to agree. Whoever sits here and types the kit's words leads from then on, with this device.";
pub const KIT_OPEN: &str = "I have the recovery kit";
pub const KIT_NOW: &str = "Take the lead";

pub const DONE_NEXT: &str = "Now let everybody know of it: give the other administrators a full copy, and send an update to all staff. Until a device has brought \
    one of them in, it still shows the lead it knew.";
pub const TO_UPDATE: &str = "Send an update";
pub const TO_COPY: &str = "Make a full copy";
pub const TO_NUMBERS: &str = "Change the school's numbers";
pub const TO_STAFF: &str = "Back to staff";

pub fn leads_now(name: &str) -> String {
    format!("{name} leads now")
}

pub fn ask_body(name: &str) -> String {
    format!(
        "{name} leads from this moment, and only {name} can give the lead back to you. Have you spoken to each other?"
    )
}

pub fn hand_to(name: &str) -> String {
    format!("Hand over to {name}")
}

pub fn wish(by: &str, person: &str) -> String {
    format!("{by} would have {person} lead")
}

pub fn because(reason: &str) -> String {
    format!("Reason given: {reason}")
}

/// What to know of somebody who could lead.
pub fn fitness(has_device: bool, second_factor: bool) -> &'static str {
    match (has_device, second_factor) {
        (false, _) => "Has no confirmed device yet, so cannot lead yet.",
        (true, false) => "Has no second factor yet: Holdfast asks for one the next time they unlock.",
        (true, true) => "Has a device with a second factor.",
    }
}
