//! A status flag: what the law or an agency says a child is, from when to when, and who there is responsible (L4).

use serde::{Deserialize, Serialize};

use super::codes;
use crate::domain::concern::TEXT_LIMIT;
use crate::domain::ids::{EntryId, FlagId, PupilId};
use crate::domain::time::Day;

codes!(
    /// What a flag says of a child. Sections without an Act are of the Children Act 1989.
    FlagKind {
        /// Early help, or targeted Family Help.
        EarlyHelp,
        /// A child in need (section 17).
        ChildInNeed,
        /// An enquiry into harm (section 47).
        Section47,
        /// A child protection plan.
        ChildProtectionPlan,
        /// Has a social worker now.
        SocialWorker,
        /// Has had a social worker in the last six years.
        EverSocialWorker,
        /// Looked after by agreement (section 20).
        LookedAfter,
        /// An interim or full care order (section 31, section 38).
        CareOrder,
        /// An emergency protection order (section 44).
        EmergencyProtection,
        /// Police protection (section 46).
        PoliceProtection,
        /// Under a care order, and placed with parents.
        PlacedWithParents,
        /// Looked after before now.
        PreviouslyLookedAfter,
        /// Adopted.
        Adopted,
        /// A special guardianship order.
        SpecialGuardianship,
        /// A child arrangements order.
        ChildArrangements,
        /// A supervision order.
        SupervisionOrder,
        /// Privately fostered, for more than 28 days.
        PrivateFostering,
        /// A safety or risk plan in school.
        SafetyPlan,
        /// Somebody may not have contact, or only as a court says.
        ContactRestriction,
        /// Police notices of domestic abuse come to school.
        OperationEncompass,
        /// The household is heard at a MARAC.
        Marac,
        /// Somebody of the household is managed under MAPPA.
        Mappa,
        /// Channel.
        Channel,
        /// Referred to the National Referral Mechanism.
        Nrm,
        /// Known to youth justice.
        YouthJustice,
        /// Conditions of bail, or protective ones, in school.
        BailConditions,
        /// The age was assessed.
        AgeAssessed,
        /// A young carer.
        YoungCarer,
        /// Absent for a tenth of the time or more.
        PersistentAbsence,
        /// Absent for half of the time or more.
        SevereAbsence,
        /// Missing education.
        MissingEducation,
        /// Educated at home by choice.
        HomeEducation,
        /// Suspended.
        Suspended,
        /// Permanently excluded.
        Excluded,
        /// Has died.
        Deceased,
    }
);

codes!(
    /// What a child protection plan is for.
    PlanCategory {
        /// Neglect.
        Neglect,
        /// Physical abuse.
        Physical,
        /// Sexual abuse.
        Sexual,
        /// Emotional abuse.
        Emotional,
        /// More than one.
        Multiple,
    }
);

impl FlagKind {
    /// Whether it says that a child is protected by law or a plan now: such flags come first.
    pub fn is_grave(self) -> bool {
        matches!(
            self,
            Self::Section47
                | Self::ChildProtectionPlan
                | Self::CareOrder
                | Self::EmergencyProtection
                | Self::PoliceProtection
                | Self::LookedAfter
                | Self::PlacedWithParents
        )
    }
}

/// A status flag as it stands after one entry. See [`crate::domain::event::Event::Flag`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flag {
    /// Which flag: whoever ends or corrects it names it again.
    pub flag: FlagId,
    /// Of whom.
    pub pupil: PupilId,
    /// What it says. In JSON `type`, because `kind` is the entry's.
    #[serde(rename = "type")]
    pub kind: FlagKind,
    /// What the plan is for, with a child protection plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<PlanCategory>,
    /// Since when.
    pub from: Day,
    /// When it is looked at next.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Day>,
    /// Its last day, once it has ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The authority or agency.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub authority: String,
    /// The worker there, by name and role.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub worker: String,
    /// How to reach them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reach: String,
    /// Their reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Anything else.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// It was entered in error: why. It says nothing of the child then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub in_error: String,
    /// The entries that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

impl Flag {
    /// Whether it says something of the child on that day.
    pub fn stands_on(&self, day: Day) -> bool {
        self.in_error.is_empty() && self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// What a flag that is being written lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FlagFlaw {
    /// What it says.
    Kind,
    /// What the plan is for.
    Plan,
    /// Since when.
    From,
    /// It ends before it begins.
    Backwards,
    /// A text is longer than any may be.
    TooLong,
}

/// A flag being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlagDraft {
    /// What it says.
    pub kind: Option<FlagKind>,
    /// What the plan is for.
    pub plan: Option<PlanCategory>,
    /// Since when.
    pub from: Option<Day>,
    /// When it is looked at next.
    pub review: Option<Day>,
    /// Its last day.
    pub until: Option<Day>,
    /// The authority or agency.
    pub authority: String,
    /// The worker there.
    pub worker: String,
    /// How to reach them.
    pub reach: String,
    /// Their reference.
    pub reference: String,
    /// Anything else.
    pub note: String,
    /// Why it was entered in error, if it was.
    pub in_error: String,
}

impl From<&Flag> for FlagDraft {
    fn from(flag: &Flag) -> Self {
        Self {
            kind: Some(flag.kind),
            plan: flag.plan,
            from: Some(flag.from),
            review: flag.review,
            until: flag.until,
            authority: flag.authority.clone(),
            worker: flag.worker.clone(),
            reach: flag.reach.clone(),
            reference: flag.reference.clone(),
            note: flag.note.clone(),
            in_error: flag.in_error.clone(),
        }
    }
}

impl FlagDraft {
    /// The flag, if what must be there is there; it takes the place of those entries.
    ///
    /// # Errors
    /// What it lacks, in the form's order.
    pub fn check(&self, flag: FlagId, pupil: PupilId, replaces: Vec<EntryId>) -> Result<Flag, Vec<FlagFlaw>> {
        let mut flaws = Vec::new();
        let plan = self.plan.filter(|_| self.kind == Some(FlagKind::ChildProtectionPlan));
        if self.kind.is_none() {
            flaws.push(FlagFlaw::Kind);
        }
        if self.kind == Some(FlagKind::ChildProtectionPlan) && plan.is_none() {
            flaws.push(FlagFlaw::Plan);
        }
        if self.from.is_none() {
            flaws.push(FlagFlaw::From);
        }
        if let (Some(from), Some(until)) = (self.from, self.until)
            && until < from
        {
            flaws.push(FlagFlaw::Backwards);
        }
        let texts = [&self.authority, &self.worker, &self.reach, &self.reference, &self.note, &self.in_error];
        if texts.iter().map(|text| text.len()).sum::<usize>() > TEXT_LIMIT {
            flaws.push(FlagFlaw::TooLong);
        }
        match (self.kind, self.from) {
            (Some(kind), Some(from)) if flaws.is_empty() => {
                let said = |text: &str| text.trim().to_owned();
                Ok(Flag {
                    flag,
                    pupil,
                    kind,
                    plan,
                    from,
                    review: self.review,
                    until: self.until,
                    authority: said(&self.authority),
                    worker: said(&self.worker),
                    reach: said(&self.reach),
                    reference: said(&self.reference),
                    note: said(&self.note),
                    in_error: said(&self.in_error),
                    replaces,
                })
            }
            _ => Err(flaws),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn draft() -> FlagDraft {
        FlagDraft {
            kind: Some(FlagKind::ChildProtectionPlan),
            plan: Some(PlanCategory::Neglect),
            from: Some(day("2026-03-02")),
            ..FlagDraft::default()
        }
    }

    fn check(draft: &FlagDraft) -> Result<Flag, Vec<FlagFlaw>> {
        draft.check(FlagId([1; 16]), PupilId([2; 16]), Vec::new())
    }

    #[test]
    fn a_flag_needs_what_it_says_and_a_first_day_and_a_plan_its_reason() {
        assert_eq!(check(&FlagDraft::default()), Err(vec![FlagFlaw::Kind, FlagFlaw::From]));
        assert_eq!(check(&FlagDraft { plan: None, ..draft() }), Err(vec![FlagFlaw::Plan]));
        let backwards = FlagDraft { until: Some(day("2026-03-01")), ..draft() };
        assert_eq!(check(&backwards), Err(vec![FlagFlaw::Backwards]));
        assert_eq!(check(&draft()).unwrap().plan, Some(PlanCategory::Neglect));
        let other = FlagDraft { kind: Some(FlagKind::EarlyHelp), ..draft() };
        assert_eq!(check(&other).unwrap().plan, None, "only a plan is for something");
    }

    #[test]
    fn a_flag_stands_from_its_first_day_to_its_last_unless_it_was_in_error() {
        let flag = Flag { until: Some(day("2026-03-04")), ..check(&draft()).unwrap() };
        let stands =
            ["2026-03-01", "2026-03-02", "2026-03-04", "2026-03-05"].map(|on| flag.stands_on(day(on)));
        assert_eq!(stands, [false, true, true, false]);
        let wrong = Flag { in_error: "Another child.".into(), ..flag };
        assert!(!wrong.stands_on(day("2026-03-03")));
    }

    #[test]
    fn codes_are_kebab_case_and_for_ever() {
        let json = serde_json::to_value(check(&draft()).unwrap()).unwrap();
        assert_eq!(
            (json["type"].as_str(), json["plan"].as_str()),
            (Some("child-protection-plan"), Some("neglect"))
        );
        assert_eq!(json["from"], "2026-03-02");
        assert!(json.get("until").is_none() && json.get("note").is_none());
    }
}
