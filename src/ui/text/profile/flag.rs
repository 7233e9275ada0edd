//! Status flags.

use crate::domain::profile::{FlagKind, PlanCategory};

pub const TITLE: &str = "Status";
pub const NONE: &str = "Nothing is set down: no plan, no order, no early help, as far as the school knows.";
pub const ADD: &str = "Set a status";
pub const CHANGE: &str = "Change or end";
pub const KIND: &str = "Status";
pub const CHOOSE: &str = "Choose…";
pub const PLAN: &str = "What the plan is for";
pub const FROM: &str = "Since";
pub const REVIEW: &str = "Next review";
pub const UNTIL: &str = "Last day";
pub const UNTIL_HINT: &str = "Leave it empty while it goes on.";
pub const AUTHORITY: &str = "Authority or agency";
pub const WORKER: &str = "Worker there";
pub const WORKER_HINT: &str = "Name and role, for example the social worker.";
pub const REACH: &str = "How to reach them";
pub const REFERENCE: &str = "Their reference";
pub const NOTE: &str = "Anything else";
pub const IN_ERROR: &str = "Entered in error: why";
pub const IN_ERROR_HINT: &str =
    "Only if it was never so. It stays in the log and says nothing of the child any more.";
pub const SAVE: &str = "Save the status";
pub const HINT: &str = "What you save is a new entry with your name; what stood before stays readable.";
pub const EARLIER: &str = "Earlier entries";
pub const ENDED: &str = "Ended";
pub const TO_COME: &str = "To come";
pub const WRONG: &str = "Entered in error";
pub const CONTESTED: &str = "Two people changed it apart";
pub const OVER: &str = "Ended, or entered in error";

/// From when to when a status holds.
pub fn span(from: &str, until: Option<&str>) -> String {
    match until {
        Some(until) => format!("{from} to {until}"),
        None => format!("since {from}"),
    }
}

/// When it is looked at next.
pub fn review(day: &str) -> String {
    format!("next review {day}")
}

/// What a status is called.
pub fn kind(kind: FlagKind) -> &'static str {
    match kind {
        FlagKind::EarlyHelp => "Early help or Family Help",
        FlagKind::ChildInNeed => "Child in need (section 17)",
        FlagKind::Section47 => "Section 47 enquiry",
        FlagKind::ChildProtectionPlan => "Child protection plan",
        FlagKind::SocialWorker => "Has a social worker",
        FlagKind::EverSocialWorker => "Had a social worker in the last six years",
        FlagKind::LookedAfter => "Looked after by agreement (section 20)",
        FlagKind::CareOrder => "Care order, interim or full",
        FlagKind::EmergencyProtection => "Emergency protection order",
        FlagKind::PoliceProtection => "Police protection",
        FlagKind::PlacedWithParents => "Placed with parents",
        FlagKind::PreviouslyLookedAfter => "Previously looked after",
        FlagKind::Adopted => "Adopted",
        FlagKind::SpecialGuardianship => "Special guardianship order",
        FlagKind::ChildArrangements => "Child arrangements order",
        FlagKind::SupervisionOrder => "Supervision order",
        FlagKind::PrivateFostering => "Private fostering",
        FlagKind::SafetyPlan => "Safety or risk plan in school",
        FlagKind::ContactRestriction => "Contact restricted",
        FlagKind::OperationEncompass => "Operation Encompass",
        FlagKind::Marac => "Household heard at MARAC",
        FlagKind::Mappa => "Household under MAPPA",
        FlagKind::Channel => "Channel",
        FlagKind::Nrm => "National Referral Mechanism",
        FlagKind::YouthJustice => "Youth justice",
        FlagKind::BailConditions => "Bail or protective conditions in school",
        FlagKind::AgeAssessed => "Age assessed",
        FlagKind::YoungCarer => "Young carer",
        FlagKind::PersistentAbsence => "Persistent absence (10% or more)",
        FlagKind::SevereAbsence => "Severe absence (50% or more)",
        FlagKind::MissingEducation => "Missing education",
        FlagKind::HomeEducation => "Elective home education",
        FlagKind::Suspended => "Suspended",
        FlagKind::Excluded => "Permanently excluded",
        FlagKind::Deceased => "Has died",
    }
}

/// What a child protection plan is for.
pub fn plan(plan: PlanCategory) -> &'static str {
    match plan {
        PlanCategory::Neglect => "Neglect",
        PlanCategory::Physical => "Physical abuse",
        PlanCategory::Sexual => "Sexual abuse",
        PlanCategory::Emotional => "Emotional abuse",
        PlanCategory::Multiple => "More than one",
    }
}

/// A status with what the plan is for.
pub fn named(of: FlagKind, plan_for: Option<PlanCategory>) -> String {
    match plan_for {
        Some(category) => format!("{}: {}", kind(of), plan(category).to_lowercase()),
        None => kind(of).to_owned(),
    }
}
