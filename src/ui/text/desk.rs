//! The lead's desk: the inbox, and what is made of a concern.

use crate::app::intent::Pile;
use crate::domain::triage::{Decision, Lacking, Level, Risk, Status};

/// How much help is needed, in a few words.
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Universal => "Level 1",
        Level::Early => "Level 2",
        Level::Targeted => "Level 3",
        Level::Acute => "Level 4",
    }
}

/// What a level means. Local threshold documents put it in more words.
pub fn level_means(level: Level) -> &'static str {
    match level {
        Level::Universal => "What every child has",
        Level::Early => "Early help",
        Level::Targeted => "Targeted help",
        Level::Acute => "Protection",
    }
}

/// How likely harm is.
pub fn risk(risk: Risk) -> &'static str {
    match risk {
        Risk::Low => "Low",
        Risk::Medium => "Medium",
        Risk::High => "High",
    }
}

/// How likely harm is, where it stands alone.
pub fn risk_tag(risk: Risk) -> &'static str {
    match risk {
        Risk::Low => "Low risk",
        Risk::Medium => "Medium risk",
        Risk::High => "High risk",
    }
}

/// What is decided.
pub fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::NoFurtherAction => "No further action",
        Decision::Monitor => "Monitor",
        Decision::InSchoolSupport => "Support in school",
        Decision::TalkToParent => "Talk to the parent or carer",
        Decision::EarlyHelpAssessment => "Early help assessment",
        Decision::FamilyHelpRequest => "Request to Family Help",
        Decision::ChildInNeedReferral => "Child in need referral (section 17)",
        Decision::ChildProtectionReferral => "Child protection referral (section 47)",
        Decision::Police => "Police",
        Decision::Lado => "LADO",
        Decision::Prevent => "Prevent or Channel",
        Decision::Nrm => "National Referral Mechanism",
        Decision::FgmReport => "FGM: statutory report",
        Decision::CsaReport => "Child sexual abuse: statutory report",
        Decision::Camhs => "CAMHS",
        Decision::Health => "Health or school nurse",
        Decision::Marac => "MARAC",
        Decision::Attendance => "Attendance or child missing education",
        Decision::EscalateDisagreement => "Escalate a professional disagreement",
        Decision::ConsultationOnly => "Consultation only",
        Decision::Other => "Something else",
    }
}

/// How far the work has come.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Received => "Received",
        Status::Triaged => "Triaged",
        Status::Active => "Active",
        Status::Monitoring => "Monitoring",
        Status::AwaitingAgency => "Awaiting an agency",
        Status::ClosedNoAction => "Closed: no further action",
        Status::ClosedResolved => "Closed: resolved",
        Status::Reopened => "Reopened",
    }
}

/// What is missing, as the error beside the field.
pub fn lacking(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::Category => "Choose at least one category",
        Lacking::KnownCategory => {
            "Take out the category that is for concerns about adults, or is not known here"
        }
        Lacking::Level => "Choose a level",
        Lacking::Risk => "Say how likely harm is",
        Lacking::RiskReason => "Say why the risk is what it is",
        Lacking::Decision => "Choose what is decided",
        Lacking::Reason => "Give the reason for the decision, in a sentence at least",
        Lacking::Status => "Choose how far the work is",
        Lacking::Triage => "Decide first: nothing is closed without a decision",
        Lacking::Outcome => "Say what came of it for the child",
        Lacking::Rationale => "Say why it can be closed, in a sentence at least",
        Lacking::Reopening => "It is closed: reopen it, or say that it stays closed",
        Lacking::NothingClosed => "It is open already",
        Lacking::WhyReopened => "Say why it is reopened, in a sentence at least",
        Lacking::Brevity => "One of the texts is too long: shorten it",
    }
}

/// A pile of concerns.
pub fn pile(pile: Pile) -> &'static str {
    match pile {
        Pile::New => "New",
        Pile::Open => "Open",
        Pile::Closed => "Closed",
    }
}

/// The inbox.
pub mod inbox {
    use super::Pile;

    pub const TITLE: &str = "Inbox";
    pub const PILES: &str = "Concerns by what is still to do";
    pub const HINT: &str = "In the list: J or Down goes to the next, K or Up to the one before, Home and End to either end, Enter or O opens it.";
    pub const WHEN: &str = "Recorded";
    pub const PUPILS: &str = "Pupils";
    pub const BEGINS: &str = "What happened";
    pub const WHO: &str = "Written by";
    pub const STATE: &str = "State";
    pub const UNREAD: &str = "Unread";
    pub const NEWS: &str = "Added to since";
    pub const CONTESTED: &str = "Two decisions";

    /// A pile has nothing in it.
    pub fn none(pile: Pile) -> &'static str {
        match pile {
            Pile::New => "Nothing waits for a decision",
            Pile::Open => "Nothing is open",
            Pile::Closed => "Nothing has been closed",
        }
    }

    /// How concerns come into a pile.
    pub fn none_lead(pile: Pile) -> &'static str {
        match pile {
            Pile::New => {
                "Concerns come here when somebody records one, or when you bring in what colleagues hand over. \
                Danger comes first, then what nobody has read."
            }
            Pile::Open => {
                "Once you have decided what to make of a concern, it stays here until it is closed."
            }
            Pile::Closed => {
                "A concern is closed with what came of it and why. It can be reopened at any time."
            }
        }
    }

    /// What the table holds, for those who do not see the links above it.
    pub fn caption(pile: Pile) -> &'static str {
        match pile {
            Pile::New => "New concerns, the most urgent first",
            Pile::Open => "Open concerns, the most urgent first",
            Pile::Closed => "Closed concerns, the last closed first",
        }
    }
}

/// What is made of one concern.
pub mod triage {
    pub const TITLE: &str = "Triage";
    pub const ONLY_YOU: &str = "Only the lead and administrators see this. Whoever recorded the concern hears that it was acted on, and no more.";
    pub const NAV: &str = "Inbox";
    pub const TO_INBOX: &str = "Inbox";
    pub const PREVIOUS: &str = "Previous";
    pub const NEXT: &str = "Next";
    pub const NEXT_ABOUT: &str = "concern in this pile";
    pub const NEXT_NEW: &str = "Next to triage";
    pub const NONE_LEFT: &str = "Nothing else waits for a decision.";
    pub const SAVED: &str = "Saved";
    pub const STATUS: &str = "Status";
    pub const CONTESTED: &str = "Two people said different things without knowing of each other";
    pub const CONTESTED_BODY: &str = "Both stand until one of you settles it. Talk to each other first; what you save then takes the place of both.";
    pub const OVERLOOKED: &str = "It was closed by somebody who had not heard of a decision";
    pub const OVERLOOKED_BODY: &str = "It counts as open. Read the decision, then close it again or go on.";
    pub const CATEGORIES: &str = "Categories";
    pub const FIND: &str = "Find a category";
    pub const FIND_HINT: &str = "Type a few letters; Enter takes the first that is found.";
    pub const NEAR: &str = "Near to what was recorded";
    pub const MATCHES: &str = "Found";
    pub const CHOSEN: &str = "Chosen";
    pub const ALL: &str = "All categories";
    pub const LEVEL: &str = "Level of need";
    pub const RISK: &str = "Risk";
    pub const RISK_REASON: &str = "Why the risk is that";
    pub const DECISION: &str = "Decision";
    pub const CHOOSE: &str = "Choose…";
    pub const UNNAMED: &str = "The child was not named to them";
    pub const REASON: &str = "Reason for the decision";
    pub const REASON_HINT: &str =
        "A sentence at least, also for no further action. If you do not refer, say why not.";
    pub const THEN: &str = "Then it is";
    pub const THEN_AS_IS: &str = "As it is";
    pub const OUTCOME: &str = "What came of it for the child";
    pub const RATIONALE: &str = "Why it can be closed";
    pub const RATIONALE_HINT: &str = "A sentence at least.";
    pub const WHY_REOPENED: &str = "Why it is reopened";
    pub const WHY: &str = "Why (if you like)";
    pub const SAVE: &str = "Save the decision";
    pub const SAVE_STATUS: &str = "Save the status";
    pub const SAVE_HINT: &str = "or press Ctrl and Enter; Alt and T comes here";
    pub const AGAIN: &str = "Decide again";
    pub const CHANGE: &str = "Change the status";
    pub const CLOSED_CHANGE: &str = "Reopen";
    pub const EARLIER: &str = "Earlier decisions and statuses";

    /// How many still wait for a decision.
    pub fn left(count: usize) -> String {
        if count == 1 {
            "1 concern still waits for a decision.".to_owned()
        } else {
            format!("{count} concerns still wait for a decision.")
        }
    }

    pub fn found(count: usize) -> String {
        match count {
            0 => "No category is called that".to_owned(),
            1 => "1 category".to_owned(),
            many => format!("{many} categories"),
        }
    }

    pub fn by(who: &str, when: &str) -> String {
        format!("{who}, {when}")
    }
}

/// What the school calls its categories.
pub mod categories {
    pub const TITLE: &str = "Categories";
    pub const LEAD: &str = "Call a category what your school calls it, or stop offering it. What is filed under it already stays where it is: entries \
        hold a code that never changes, and this is only its name.";
    pub const CONTESTED: &str = "Two people changed these without knowing of each other. The newer counts; what you save takes the place of both.";
    pub const SAVE: &str = "Save the names";
    pub const SAVED: &str = "Saved. Your colleagues' screens follow with the next update or full copy.";

    /// Whether a category is offered to choose.
    pub fn offer(label: &str) -> String {
        format!("Offer \"{label}\"")
    }

    pub fn used(count: usize) -> String {
        if count == 1 { "1 concern".to_owned() } else { format!("{count} concerns") }
    }
}
