//! Answers to choose from, by stable code, and which of them each question offers.

macro_rules! choices {
    ($($(#[$doc:meta])* $name:ident = $code:literal,)*) => {
        /// An answer to choose. Stable codes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Choice {
            $($(#[$doc])* $name,)*
        }

        impl Choice {
            /// Its stable code.
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// The choice with a code.
            pub fn of(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
        }
    };
}

choices! {
    /// Yes.
    Yes = "yes",
    /// No.
    No = "no",
    /// Not known.
    NotKnown = "not-known",
    /// It would not be safe.
    NotSafe = "not-safe",
    /// We made contact.
    Ours = "ours",
    /// They did.
    Theirs = "theirs",
    /// By telephone.
    Phone = "phone",
    /// Face to face.
    InPerson = "in-person",
    /// By video.
    Video = "video",
    /// At home.
    HomeVisit = "home-visit",
    /// By e-mail.
    Email = "email",
    /// By letter.
    Letter = "letter",
    /// Through a web portal.
    Portal = "portal",
    /// Consent was given.
    Given = "given",
    /// Consent was refused.
    Refused = "refused",
    /// Consent was not asked for.
    NotSought = "not-sought",
    /// Asked for, not yet here.
    AskedFor = "asked-for",
    /// Multi-agency safeguarding hub, front door.
    Mash = "mash",
    /// Children's social care.
    SocialCare = "social-care",
    /// Emergency duty team, out of hours.
    DutyTeam = "duty-team",
    /// Family Help or early help.
    FamilyHelp = "family-help",
    /// The child's social worker.
    SocialWorker = "social-worker",
    /// Local authority designated officer.
    Lado = "lado",
    /// Police.
    Police = "police",
    /// Channel or Prevent officer.
    Prevent = "prevent",
    /// MARAC or domestic abuse adviser.
    Marac = "marac",
    /// School nurse or health visitor.
    Nurse = "nurse",
    /// General practitioner.
    Gp = "gp",
    /// Hospital.
    Hospital = "hospital",
    /// Children's mental health services.
    Camhs = "camhs",
    /// Educational psychologist or SEND casework.
    Send = "send",
    /// Virtual school.
    VirtualSchool = "virtual-school",
    /// Attendance or children missing education.
    Attendance = "attendance",
    /// Youth justice or probation.
    YouthJustice = "youth-justice",
    /// Housing.
    Housing = "housing",
    /// Another school or nursery.
    School = "school",
    /// A charity or helpline.
    Charity = "charity",
    /// Another one.
    Other = "other",
    /// Tired.
    Tired = "tired",
    /// Hungry.
    Hungry = "hungry",
    /// A change in behaviour.
    Changed = "changed",
    /// Friendship.
    Friendship = "friendship",
    /// A check on wellbeing.
    Wellbeing = "wellbeing",
    /// Something good.
    Positive = "positive",
    /// Team around the child or family.
    TeamAround = "team-around",
    /// Strategy discussion.
    Strategy = "strategy",
    /// Initial child protection conference.
    InitialConference = "initial-conference",
    /// Review child protection conference.
    ReviewConference = "review-conference",
    /// Core group.
    CoreGroup = "core-group",
    /// Child in need review.
    ChildInNeed = "child-in-need",
    /// Review for a child looked after.
    LookedAfter = "looked-after",
    /// Personal education plan.
    EducationPlan = "education-plan",
    /// Review of an education, health and care plan.
    Ehcp = "ehcp",
    /// Review of a safety or risk plan.
    SafetyPlan = "safety-plan",
    /// Return to school.
    Reintegration = "reintegration",
    /// Female genital mutilation (Female Genital Mutilation Act 2003, section 5B).
    Fgm = "fgm",
    /// Child sexual abuse.
    SexualAbuse = "sexual-abuse",
    /// Risk of being drawn into terrorism.
    Terrorism = "terrorism",
}

pub(super) const YES_NO: &[Choice] = &[Choice::Yes, Choice::No];
pub(super) const YES_NO_UNKNOWN: &[Choice] = &[Choice::Yes, Choice::No, Choice::NotKnown];
pub(super) const TOLD: &[Choice] = &[Choice::Yes, Choice::No, Choice::NotSafe];
pub(super) const DIRECTIONS: &[Choice] = &[Choice::Ours, Choice::Theirs];
pub(super) const MODES: &[Choice] = &[
    Choice::Phone,
    Choice::InPerson,
    Choice::Video,
    Choice::HomeVisit,
    Choice::Email,
    Choice::Letter,
    Choice::Portal,
];
pub(super) const CONSENT: &[Choice] = &[Choice::Given, Choice::Refused, Choice::NotSought];
pub(super) const WRITING: &[Choice] = &[Choice::Yes, Choice::AskedFor, Choice::No];
pub(super) const AGENCIES: &[Choice] = &[
    Choice::Mash,
    Choice::SocialCare,
    Choice::DutyTeam,
    Choice::FamilyHelp,
    Choice::SocialWorker,
    Choice::Lado,
    Choice::Police,
    Choice::Prevent,
    Choice::Marac,
    Choice::Nurse,
    Choice::Gp,
    Choice::Hospital,
    Choice::Camhs,
    Choice::Send,
    Choice::VirtualSchool,
    Choice::Attendance,
    Choice::YouthJustice,
    Choice::Housing,
    Choice::School,
    Choice::Charity,
    Choice::Other,
];
pub(super) const NOTES: &[Choice] = &[
    Choice::Tired,
    Choice::Hungry,
    Choice::Changed,
    Choice::Friendship,
    Choice::Wellbeing,
    Choice::Positive,
    Choice::Other,
];
pub(super) const MEETINGS: &[Choice] = &[
    Choice::TeamAround,
    Choice::Strategy,
    Choice::InitialConference,
    Choice::ReviewConference,
    Choice::CoreGroup,
    Choice::ChildInNeed,
    Choice::LookedAfter,
    Choice::EducationPlan,
    Choice::Ehcp,
    Choice::SafetyPlan,
    Choice::Reintegration,
    Choice::Other,
];
pub(super) const DUTIES: &[Choice] = &[Choice::Fgm, Choice::SexualAbuse, Choice::Terrorism];
