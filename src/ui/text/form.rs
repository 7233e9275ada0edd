//! The forms that can be written on, their own questions, and the answers to choose from.

use crate::domain::form::{Choice, Form, Particular};

pub const KIND: &str = "What are you recording?";
pub const OWN: &str = "About this record";
pub const NOT_SAID: &str = "Not said";
pub const NOT_NEEDED: &str = "(optional)";

pub const ADULT: &str = "Which adult?";
pub const ADULT_ELSE: &str = "Somebody who is not on the staff list";
pub const ADULT_CHILDREN: &str = "Which children, if any?";
pub const HEARERS: &str = "Sealed to these people alone. Everybody else's devices, your safeguarding lead's too, carry it without being able to read it.";
pub const SAME_FEW: &str = "Sealed to the same people as what it adds to, and to nobody else.";
pub const COLLEAGUE: &str = "Whose child is it?";
pub const COLLEAGUE_CHOOSE: &str = "Choose a colleague";
pub const COLLEAGUE_MISSING: &str = "Choose the colleague whose child it is: it is kept from them";
pub const NO_HEARER: &str = "Nobody at the school may hear this";
pub const NO_HEARER_KIT: &str = "Ring the chair of governors, or the local authority's designated officer (LADO), and say that you have recorded it. It is sealed to \
    the governors' kit, which the chair keeps: nobody at the school can read it.";
pub const NO_HEARER_BODY: &str = "Either nobody has been asked to hear concerns about this adult, or they have not made ready. Your draft is kept. Tell the head \
    teacher; if it is about the head teacher, tell the chair of governors or the local authority's designated officer (LADO).";

/// What a form is called.
pub fn name(form: Form) -> &'static str {
    match form {
        Form::Concern => "A concern, or something I noticed",
        Form::Disclosure => "Something a child told me",
        Form::Welfare => "A small welfare note",
        Form::ParentContact => "Contact with a parent or carer",
        Form::AgencyContact => "Contact with an agency",
        Form::Meeting => "A meeting",
        Form::PhysicalIntervention => "A child was held or moved",
        Form::Encompass => "Operation Encompass notice",
        Form::StatutoryReport => "A report I must make myself by law",
        Form::Adult => "A concern about an adult who works here",
        Form::ColleaguesChild => "A concern about a colleague's own child",
    }
}

/// What to know before writing on it; most need nothing said.
pub fn guidance(form: Form) -> Option<&'static str> {
    Some(match form {
        Form::Concern => return None,
        Form::Disclosure => {
            "Write the child's words as they were said. Ask only open questions: tell me, explain, describe. Promise nothing, and tell the child whom \
             you will speak to."
        }
        Form::Welfare => {
            "For what is small by itself and may matter together with other things, good things too."
        }
        Form::ParentContact => "Write what was said, not what you make of it.",
        Form::AgencyContact => "Write advice word for word, with the name of the person who gave it.",
        Form::Meeting => "What was decided, who does what, and when it is looked at again.",
        Form::PhysicalIntervention => {
            "Write it on the same day, and separately from other adults who were there."
        }
        Form::Encompass => {
            "Do not raise this with the parent unprompted, and do not ask the child about it: be there, and notice. Arrange that somebody checks in with \
             the child before 9:30 on the next school day."
        }
        Form::Adult => {
            "However small, a nagging doubt too: what an adult did or said that does not fit how adults here should be with children. It is sealed to \
             those named at the end of this form, and nobody else can read it, not even your safeguarding lead, nor you once it is saved."
        }
        Form::ColleaguesChild => {
            "For the child of somebody who would read it otherwise: your safeguarding lead, a deputy, whoever hears concerns about adults. It is sealed to \
             those named at the end of this form, and kept from the parent."
        }
        Form::StatutoryReport => {
            "If you discover that a girl under 18 has undergone female genital mutilation you must report it to the police yourself (101, at the latest \
             by the end of the next working day). Nobody can do it for you. Speak to your safeguarding lead as well."
        }
    })
}

/// What the main text is called on a form, and what to write there.
pub fn narrative(form: Form) -> (&'static str, &'static str) {
    match form {
        Form::Concern => (super::record::NARRATIVE, super::record::NARRATIVE_HINT),
        Form::Disclosure => (
            "How it came about, and what happened",
            "Where you were, what the child was doing, what led to it. Names in full.",
        ),
        Form::Welfare => ("What you noticed", "A sentence or two, in facts."),
        Form::ParentContact => ("What was said", "In the order in which it was said. Names in full."),
        Form::AgencyContact => ("What it was about", "What you asked, and what you were asked."),
        Form::Meeting => ("What was discussed", "In short: the minutes can be kept beside it."),
        Form::PhysicalIntervention => {
            ("What happened before, during and after", "What was tried first to calm things.")
        }
        Form::Encompass => {
            ("What the notice says", "The circumstances as the police give them, with time and place.")
        }
        Form::Adult => ("What the adult did or said", "Facts, with day, time and place. Names in full."),
        Form::ColleaguesChild => (super::record::NARRATIVE, super::record::NARRATIVE_HINT),
        Form::StatutoryReport => ("What you know, and how you came to know it", "Facts, names in full."),
    }
}

/// What a question asks.
pub fn question(particular: Particular) -> &'static str {
    match particular {
        Particular::Demeanour => "How the child was",
        Particular::Ending => "How it ended",
        Particular::Wishes => "What the child would like to happen",
        Particular::Note => "What is it about?",
        Particular::Direction => "Who made contact?",
        Particular::Mode => "How?",
        Particular::Parent => "With whom?",
        Particular::Responsibility => "Do they have parental responsibility?",
        Particular::ParentTold => "Has a parent been told of the concern?",
        Particular::NotToldWhy => "Why not?",
        Particular::Response => "What they said, and how they were",
        Particular::Interpreter => "Who interpreted",
        Particular::Consent => "Consent to what was asked",
        Particular::Agency => "Which agency?",
        Particular::AgencyPerson => "Whom you spoke to there",
        Particular::AgencyReach => "How to reach them",
        Particular::Reference => "Reference",
        Particular::WeTold => "What you told them",
        Particular::Advice => "Their advice, word for word",
        Particular::NextSteps => "What was agreed",
        Particular::ByWhen => "By when",
        Particular::InWriting => "Confirmed in writing?",
        Particular::ChildPresent => "Was the child there?",
        Particular::CheckIn => "Who checks in with the child, and when",
        Particular::Necessary => "Why it was necessary",
        Particular::Holds => "How the child was held or moved, by whom, for how long",
        Particular::Hurt => "Was anybody hurt? What was done?",
        Particular::Afterwards => "How child and adults were looked after afterwards",
        Particular::Meeting => "Which meeting?",
        Particular::Chair => "Chaired by",
        Particular::Attended => "Who was there",
        Particular::Apologies => "Apologies from",
        Particular::Decisions => "What was decided",
        Particular::OurActions => "What the school has to do",
        Particular::NextMeeting => "Next meeting",
        Particular::Duty => "Which report is it?",
        Particular::KnownAt => "When did you come to know?",
        Particular::ReportedTo => "Reported to",
        Particular::ReportedAt => "Reported when",
        Particular::AdultName => "The adult's full name",
        Particular::AdultJob => "What they do at the school",
        Particular::Context => "What was going on around it",
        Particular::Conduct => "Which rule of the code of conduct it may go against",
        Particular::SelfReport => "Are you reporting something you did yourself?",
        Particular::Unnamed => "Would you rather not be named to the adult?",
        Particular::DelayWhy => "If you waited for the child's safety: why",
    }
}

/// What to write there, where the question alone does not say it.
pub fn hint(particular: Particular) -> Option<&'static str> {
    Some(match particular {
        Particular::Demeanour => {
            "What you could see: crying, still, smiling, would not look up. Not what you make of it."
        }
        Particular::Ending => "What you told the child you would do, and what the child did then.",
        Particular::Parent => "Full name, and what they are to the child.",
        Particular::AgencyPerson => "Full name and role.",
        Particular::AgencyReach => "Telephone or e-mail.",
        Particular::Reference => "Theirs: of the call, the case or the notice.",
        Particular::Necessary => "What would have happened otherwise, and why nothing less was enough.",
        Particular::AdultJob => "Supply teacher, contractor, coach, volunteer …",
        Particular::Apologies | Particular::Attended => "Names and roles.",
        Particular::ReportedTo => "Force or service, and the name of the person.",
        _ => return None,
    })
}

/// What is missing, as the error beside the field.
pub fn missing(particular: Particular) -> String {
    format!("Answer \"{}\"", question(particular).trim_end_matches('?'))
}

/// What an answer is called.
pub fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Yes => "Yes",
        Choice::No => "No",
        Choice::NotKnown => "Not known",
        Choice::NotSafe => "No, it would not be safe",
        Choice::Ours => "We did",
        Choice::Theirs => "They did",
        Choice::Phone => "By telephone",
        Choice::InPerson => "Face to face",
        Choice::Video => "By video",
        Choice::HomeVisit => "At their home",
        Choice::Email => "By e-mail",
        Choice::Letter => "By letter",
        Choice::Portal => "Through a web portal",
        Choice::Given => "Given",
        Choice::Refused => "Refused",
        Choice::NotSought => "Not asked for",
        Choice::AskedFor => "Asked for, not here yet",
        Choice::Mash => "Front door or MASH",
        Choice::SocialCare => "Children's social care",
        Choice::DutyTeam => "Emergency duty team, out of hours",
        Choice::FamilyHelp => "Family Help or early help",
        Choice::SocialWorker => "The child's social worker",
        Choice::Lado => "Local authority designated officer (LADO)",
        Choice::Police => "Police",
        Choice::Prevent => "Channel or Prevent officer",
        Choice::Marac => "MARAC or domestic abuse adviser",
        Choice::Nurse => "School nurse or health visitor",
        Choice::Gp => "General practitioner",
        Choice::Hospital => "Hospital or paediatrician",
        Choice::Camhs => "Children's mental health services (CAMHS)",
        Choice::Send => "Educational psychologist or SEND casework",
        Choice::VirtualSchool => "Virtual school",
        Choice::Attendance => "Attendance or children missing education",
        Choice::YouthJustice => "Youth justice or probation",
        Choice::Housing => "Housing",
        Choice::School => "Another school or nursery",
        Choice::Charity => "A charity or helpline",
        Choice::Other => "Another",
        Choice::Tired => "Tired",
        Choice::Hungry => "Hungry",
        Choice::Changed => "A change in behaviour",
        Choice::Friendship => "Friendship",
        Choice::Wellbeing => "A check on wellbeing",
        Choice::Positive => "Something good",
        Choice::TeamAround => "Team around the child or family",
        Choice::Strategy => "Strategy discussion",
        Choice::InitialConference => "Initial child protection conference",
        Choice::ReviewConference => "Review child protection conference",
        Choice::CoreGroup => "Core group",
        Choice::ChildInNeed => "Child in need review",
        Choice::LookedAfter => "Looked-after child review",
        Choice::EducationPlan => "Personal education plan (PEP)",
        Choice::Ehcp => "Education, health and care plan review",
        Choice::SafetyPlan => "Safety or risk plan review",
        Choice::Reintegration => "Return to school",
        Choice::Fgm => "Female genital mutilation, to the police",
        Choice::SexualAbuse => "Child sexual abuse",
        Choice::Terrorism => "Risk of being drawn into terrorism (Prevent)",
    }
}

/// An answer as it is read: a choice in words, a day or a minute as people write it, anything else as it stands.
pub fn answer(particular: Particular, answer: &str) -> String {
    use crate::domain::form::Input;
    use crate::domain::time::{Day, Minute};
    match particular.input() {
        Input::Line | Input::Text => answer.to_owned(),
        Input::Choice(_) => {
            Choice::of(answer).map_or_else(|| answer.to_owned(), |one| choice(one).to_owned())
        }
        Input::Day => Day::parse_iso(answer).map_or_else(|| answer.to_owned(), |day| day.to_string()),
        Input::Minute => Minute::parse(answer).map_or_else(|| answer.to_owned(), |minute| minute.to_string()),
    }
}
