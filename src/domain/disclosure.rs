//! A disclosure to an agency outside the school, or the decision not to share: to whom, what, why, on what ground, and
//! whether consent was asked. Administrators only.

use serde::{Deserialize, Serialize};

use super::action::About;
use super::concern::TEXT_LIMIT;
use super::ids::EntryId;
use super::time::Minute;

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $code:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$each])* $code),+ }

        impl $name {
            /// Every one, in the order that forms offer them.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];
        }
    };
}

codes!(
    /// An agency.
    Agency {
        /// The local authority's front door (MASH).
        FrontDoor,
        /// Children's social care.
        SocialCare,
        /// The emergency duty team.
        EmergencyDuty,
        /// Family Help or early help.
        FamilyHelp,
        /// The police.
        Police,
        /// The local authority designated officer.
        Lado,
        /// Channel, or the Prevent officer.
        Prevent,
        /// Health: school nurse, GP, hospital.
        Health,
        /// Child and adolescent mental health.
        MentalHealth,
        /// Education welfare and admissions.
        EducationWelfare,
        /// Another school or provider.
        School,
        /// A court, or CAFCASS.
        Court,
        /// Someone else.
        Other,
    }
);

codes!(
    /// What it is shared for.
    Purpose {
        /// To protect a child from harm.
        Protect,
        /// To promote a child's welfare: early help and support.
        Welfare,
        /// An enquiry under section 47 of the Children Act 1989.
        Section47,
        /// A criminal investigation.
        Investigation,
        /// A court's order, or proceedings.
        Court,
        /// Another purpose, in the words beside it.
        Other,
    }
);

codes!(
    /// The ground on which it is shared.
    Basis {
        /// The duty to share: section 16LA of the Children Act 2004.
        DutyToShare,
        /// A public task, safeguarding of children: UK GDPR Article 6(1)(e), Data Protection Act 2018 Schedule 1
        /// paragraph 18.
        PublicTask,
        /// Another legal obligation: Article 6(1)(c).
        LegalObligation,
        /// To save a life: Article 6(1)(d).
        VitalInterests,
        /// A court's order.
        CourtOrder,
        /// Consent.
        Consent,
    }
);

codes!(
    /// Why it is not shared.
    Refusal {
        /// Sharing would be more detrimental to the child than not sharing (section 16LA).
        MoreDetrimental,
        /// It is not relevant to what was asked.
        NotRelevant,
        /// Whoever asked did not prove who they are.
        NotProven,
        /// There is no lawful basis.
        NoBasis,
        /// Another ground, in the words beside it.
        Other,
    }
);

codes!(
    /// Consent.
    Consent {
        /// Asked and given.
        Given,
        /// Asked and refused.
        Refused,
        /// Not asked: why stands beside it.
        NotAsked,
    }
);

codes!(
    /// How it was sent.
    Way {
        /// On the telephone.
        Phone,
        /// In person.
        InPerson,
        /// By secure e-mail.
        SecureEmail,
        /// By the agency's own form or portal.
        Portal,
        /// By post.
        Post,
        /// By hand.
        ByHand,
    }
);

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It was shared, on this ground, in this way, then.
    Shared {
        /// The ground.
        basis: Basis,
        /// How.
        way: Way,
        /// When.
        sent: Minute,
    },
    /// It was not shared, on this ground.
    Refused {
        /// The ground.
        ground: Refusal,
    },
}

/// A disclosure, or a refusal to share. See [`super::event::Event::Disclosure`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// The concern it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub concern: Option<EntryId>,
    /// The children.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<About>,
    /// What was decided.
    pub decision: Decision,
    /// To which agency, or which one asked.
    pub agency: Agency,
    /// The person there: name, role.
    pub to: String,
    /// What was shared, or asked for.
    pub what: String,
    /// What for.
    pub purpose: Purpose,
    /// Whether consent was asked.
    pub consent: Consent,
    /// Why it was not asked, or what was said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub consent_note: String,
    /// What harm sharing and not sharing may do, weighed.
    pub balance: String,
    /// The agency's reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
}

/// What a disclosure being written lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lacks {
    /// Shared, or not.
    Decision,
    /// To which agency.
    Agency,
    /// To whom there.
    To,
    /// What.
    What,
    /// What for.
    Purpose,
    /// On what ground.
    Ground,
    /// Consent.
    Consent,
    /// Why consent was not asked, or was overridden.
    ConsentNote,
    /// The balance of harm.
    Balance,
    /// How it was sent.
    Way,
    /// When.
    Sent,
    /// A text is longer than any may be.
    TooLong,
}

/// A disclosure being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureDraft {
    /// The children.
    pub about: Vec<About>,
    /// Shared, or not.
    pub shared: Option<bool>,
    /// To which agency.
    pub agency: Option<Agency>,
    /// To whom there.
    pub to: String,
    /// What.
    pub what: String,
    /// What for.
    pub purpose: Option<Purpose>,
    /// The ground, if it was shared.
    pub basis: Option<Basis>,
    /// The ground, if it was not.
    pub ground: Option<Refusal>,
    /// Consent.
    pub consent: Option<Consent>,
    /// Why.
    pub consent_note: String,
    /// The balance of harm.
    pub balance: String,
    /// How it was sent.
    pub way: Option<Way>,
    /// When.
    pub sent: Option<Minute>,
    /// The agency's reference.
    pub reference: String,
}

impl DisclosureDraft {
    /// The disclosure, if what must be there is there.
    ///
    /// # Errors
    /// What it lacks, in the form's order.
    pub fn check(&self, concern: Option<EntryId>) -> Result<Disclosure, Vec<Lacks>> {
        let mut lacks = Vec::new();
        let mut need = |missing: bool, what: Lacks| {
            if missing {
                lacks.push(what);
            }
        };
        let shared = self.shared == Some(true);
        let blank = |text: &str| text.trim().is_empty();
        need(self.shared.is_none(), Lacks::Decision);
        need(self.agency.is_none(), Lacks::Agency);
        need(blank(&self.to), Lacks::To);
        need(blank(&self.what), Lacks::What);
        need(self.purpose.is_none(), Lacks::Purpose);
        let ground = if shared { self.basis.is_none() } else { self.ground.is_none() };
        need(self.shared.is_some() && ground, Lacks::Ground);
        need(self.consent.is_none(), Lacks::Consent);
        let explained = self.consent == Some(Consent::Given) || !blank(&self.consent_note);
        need(self.consent.is_some() && !explained, Lacks::ConsentNote);
        need(blank(&self.balance), Lacks::Balance);
        need(shared && self.way.is_none(), Lacks::Way);
        need(shared && self.sent.is_none(), Lacks::Sent);
        let texts = [&self.to, &self.what, &self.consent_note, &self.balance, &self.reference];
        need(texts.iter().map(|text| text.len()).sum::<usize>() > TEXT_LIMIT, Lacks::TooLong);
        let decision = match (self.shared, self.basis, self.way, self.sent, self.ground) {
            (Some(true), Some(basis), Some(way), Some(sent), _) => {
                Some(Decision::Shared { basis, way, sent })
            }
            (Some(false), .., Some(ground)) => Some(Decision::Refused { ground }),
            _ => None,
        };
        match (decision, self.agency, self.purpose, self.consent) {
            (Some(decision), Some(agency), Some(purpose), Some(consent)) if lacks.is_empty() => {
                let said = |text: &str| text.trim().to_owned();
                Ok(Disclosure {
                    concern,
                    about: self.about.clone(),
                    decision,
                    agency,
                    to: said(&self.to),
                    what: said(&self.what),
                    purpose,
                    consent,
                    consent_note: said(&self.consent_note),
                    balance: said(&self.balance),
                    reference: said(&self.reference),
                })
            }
            _ => Err(lacks),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_disclosure_says_its_ground_its_consent_and_what_was_weighed() {
        let lacks = DisclosureDraft::default().check(None).unwrap_err();
        assert!(lacks.contains(&Lacks::Decision) && lacks.contains(&Lacks::Balance), "{lacks:?}");
        assert!(!lacks.contains(&Lacks::Way), "asked once it is said that it was shared");
        let draft = DisclosureDraft {
            shared: Some(true),
            agency: Some(Agency::FrontDoor),
            to: "A. Worker, duty".into(),
            what: "The concern of today.".into(),
            purpose: Some(Purpose::Protect),
            basis: Some(Basis::DutyToShare),
            consent: Some(Consent::NotAsked),
            balance: "Delay would be worse.".into(),
            way: Some(Way::Phone),
            sent: Minute::parse("2026-11-25T10:00"),
            ..DisclosureDraft::default()
        };
        assert_eq!(draft.check(None), Err(vec![Lacks::ConsentNote]));
        let said =
            DisclosureDraft { consent_note: "It might put the child at risk.".into(), ..draft.clone() };
        let sent = said.sent.unwrap();
        let decision = Decision::Shared { basis: Basis::DutyToShare, way: Way::Phone, sent };
        assert_eq!(said.check(None).unwrap().decision, decision);
        let refused = DisclosureDraft { shared: Some(false), ..said };
        assert_eq!(refused.check(None), Err(vec![Lacks::Ground]));
        let refused = DisclosureDraft { ground: Some(Refusal::MoreDetrimental), ..refused };
        assert!(refused.check(None).is_ok());
    }
}
