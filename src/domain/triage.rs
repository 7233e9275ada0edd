//! Triage: what the lead or an administrator makes of a concern, and how far the work on it has come. A
//! [`TriageDraft`] is whatever has been chosen so far; only what has its reasons becomes an entry.

mod draft;

pub use draft::{Before, Lacking, StatusDraft, TriageDraft};

use serde::{Deserialize, Serialize};

/// How much help a family needs, as local threshold documents count it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Level {
    /// 1: what every child has.
    Universal,
    /// 2: early help.
    Early,
    /// 3: targeted help by several agencies.
    Targeted,
    /// 4: a child in need of protection.
    Acute,
}

impl Level {
    /// Every level, the lowest first.
    pub const ALL: [Self; 4] = [Self::Universal, Self::Early, Self::Targeted, Self::Acute];

    /// Its number, from 1 to 4.
    pub fn number(self) -> u8 {
        match self {
            Self::Universal => 1,
            Self::Early => 2,
            Self::Targeted => 3,
            Self::Acute => 4,
        }
    }
}

/// A number that is no level's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a level from 1 to 4")]
pub struct NoLevel;

impl TryFrom<u8> for Level {
    type Error = NoLevel;

    fn try_from(number: u8) -> Result<Self, NoLevel> {
        Self::ALL.into_iter().find(|level| level.number() == number).ok_or(NoLevel)
    }
}

impl From<Level> for u8 {
    fn from(level: Level) -> Self {
        level.number()
    }
}

/// How likely harm is, as judged now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Risk {
    /// Low.
    Low,
    /// Medium.
    Medium,
    /// High.
    High,
}

impl Risk {
    /// Every risk, the lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];
}

/// What is decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// No further action.
    NoFurtherAction,
    /// Watch.
    Monitor,
    /// Support in school.
    InSchoolSupport,
    /// Talk to the parent.
    TalkToParent,
    /// Early help assessment.
    EarlyHelpAssessment,
    /// Ask for Family Help.
    FamilyHelpRequest,
    /// Refer a child in need (Children Act 1989, section 17).
    ChildInNeedReferral,
    /// Refer for child protection (section 47).
    ChildProtectionReferral,
    /// Police.
    Police,
    /// The local authority's designated officer.
    Lado,
    /// Prevent, Channel.
    Prevent,
    /// The National Referral Mechanism.
    Nrm,
    /// Statutory report of female genital mutilation.
    FgmReport,
    /// Statutory report of child sexual abuse.
    CsaReport,
    /// Child and adolescent mental health services.
    Camhs,
    /// Health, the school nurse.
    Health,
    /// Multi-agency risk assessment conference.
    Marac,
    /// Attendance, or a child missing education.
    Attendance,
    /// Escalate a professional disagreement.
    EscalateDisagreement,
    /// Advice only.
    ConsultationOnly,
    /// Something else.
    Other,
}

impl Decision {
    /// How far the work usually is once this is decided: a form offers it, and nobody need take it.
    pub fn then(self) -> Option<Status> {
        match self {
            Self::NoFurtherAction => None,
            Self::Monitor => Some(Status::Monitoring),
            Self::InSchoolSupport
            | Self::TalkToParent
            | Self::EarlyHelpAssessment
            | Self::Attendance
            | Self::EscalateDisagreement
            | Self::ConsultationOnly
            | Self::Other => Some(Status::Active),
            Self::FamilyHelpRequest
            | Self::ChildInNeedReferral
            | Self::ChildProtectionReferral
            | Self::Police
            | Self::Lado
            | Self::Prevent
            | Self::Nrm
            | Self::FgmReport
            | Self::CsaReport
            | Self::Camhs
            | Self::Health
            | Self::Marac => Some(Status::AwaitingAgency),
        }
    }

    /// Every decision, in the order that forms offer them.
    pub const ALL: [Self; 21] = [
        Self::NoFurtherAction,
        Self::Monitor,
        Self::InSchoolSupport,
        Self::TalkToParent,
        Self::EarlyHelpAssessment,
        Self::FamilyHelpRequest,
        Self::ChildInNeedReferral,
        Self::ChildProtectionReferral,
        Self::Police,
        Self::Lado,
        Self::Prevent,
        Self::Nrm,
        Self::FgmReport,
        Self::CsaReport,
        Self::Camhs,
        Self::Health,
        Self::Marac,
        Self::Attendance,
        Self::EscalateDisagreement,
        Self::ConsultationOnly,
        Self::Other,
    ];
}

/// How far the work on a concern has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Here, and nothing is decided. Never written: it is where every concern begins.
    Received,
    /// Decided. Never written: it is where a decision leaves a concern.
    Triaged,
    /// Being worked on.
    Active,
    /// Being watched.
    Monitoring,
    /// An agency has it.
    AwaitingAgency,
    /// Closed: no further action.
    ClosedNoAction,
    /// Closed: resolved.
    ClosedResolved,
    /// Closed, and open again.
    Reopened,
}

impl Status {
    /// What somebody may set, in the order that forms offer it.
    pub const SETTABLE: [Self; 6] = [
        Self::Active,
        Self::Monitoring,
        Self::AwaitingAgency,
        Self::ClosedNoAction,
        Self::ClosedResolved,
        Self::Reopened,
    ];

    /// Whether nothing more is to be done.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::ClosedNoAction | Self::ClosedResolved)
    }
}
