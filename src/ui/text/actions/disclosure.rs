//! Disclosures to agencies, and refusals to share.

use crate::domain::disclosure::{Agency, Basis, Consent, Purpose, Refusal, Way};

pub const TITLE: &str = "Record a disclosure";
pub const LEAD: &str = "What was told to an agency, or why it was not. Only administrators see it. You may share without consent to protect a child; say on what ground.";
pub const DECISION: &str = "Was it shared?";
pub const SHARED: &str = "Yes, it was shared";
pub const REFUSED: &str = "No, it was not";
pub const AGENCY: &str = "Agency";
pub const CHOOSE: &str = "Choose one";
pub const TO: &str = "To whom: name and role";
pub const WHAT: &str = "What was shared, or asked for";
pub const PURPOSE: &str = "What for";
pub const BASIS: &str = "On what ground";
pub const GROUND: &str = "Why not";
pub const CONSENT: &str = "Was consent asked?";
pub const CONSENT_NOTE: &str = "Why not, or what was said";
pub const BALANCE: &str = "What was weighed";
pub const BALANCE_HINT: &str = "The harm that sharing may do the child, and the harm of not sharing.";
pub const WAY: &str = "How it was sent";
pub const SENT: &str = "When";
pub const REFERENCE: &str = "Their reference";
pub const CHILDREN: &str = "About which children";
pub const SAVE: &str = "Record it";
pub const ROW_SHARED: &str = "Shared with";
pub const ROW_REFUSED: &str = "Not shared with";

pub fn agency(agency: Agency) -> &'static str {
    match agency {
        Agency::FrontDoor => "Front door (MASH)",
        Agency::SocialCare => "Children's social care",
        Agency::EmergencyDuty => "Emergency duty team",
        Agency::FamilyHelp => "Family Help, early help",
        Agency::Police => "Police",
        Agency::Lado => "LADO",
        Agency::Prevent => "Channel, Prevent officer",
        Agency::Health => "Health: school nurse, GP, hospital",
        Agency::MentalHealth => "Child mental health (CAMHS)",
        Agency::EducationWelfare => "Education welfare, admissions",
        Agency::School => "Another school or provider",
        Agency::Court => "A court, CAFCASS",
        Agency::Other => "Someone else",
    }
}

pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Protect => "To protect a child from harm",
        Purpose::Welfare => "To promote a child's welfare",
        Purpose::Section47 => "A section 47 enquiry",
        Purpose::Investigation => "A criminal investigation",
        Purpose::Court => "A court's order, or proceedings",
        Purpose::Other => "Another purpose, said above",
    }
}

pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::DutyToShare => "The duty to share (Children Act 2004, section 16LA)",
        Basis::PublicTask => {
            "Public task: safeguarding (UK GDPR Article 6(1)(e), Data Protection Act 2018 Schedule 1 paragraph 18)"
        }
        Basis::LegalObligation => "Another legal obligation (Article 6(1)(c))",
        Basis::VitalInterests => "To save a life (Article 6(1)(d))",
        Basis::CourtOrder => "A court's order",
        Basis::Consent => "Consent",
    }
}

pub fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::MoreDetrimental => "Sharing would be more detrimental to the child (section 16LA)",
        Refusal::NotRelevant => "It is not relevant to what was asked",
        Refusal::NotProven => "Whoever asked did not prove who they are",
        Refusal::NoBasis => "There is no lawful basis",
        Refusal::Other => "Another reason, said below",
    }
}

pub fn consent(consent: Consent) -> &'static str {
    match consent {
        Consent::Given => "Asked and given",
        Consent::Refused => "Asked and refused",
        Consent::NotAsked => "Not asked",
    }
}

pub fn way(way: Way) -> &'static str {
    match way {
        Way::Phone => "By telephone",
        Way::InPerson => "In person",
        Way::SecureEmail => "By secure e-mail",
        Way::Portal => "By the agency's form or portal",
        Way::Post => "By post",
        Way::ByHand => "By hand",
    }
}
