//! The forms that an entry can be written on. Each is a concern with a few questions of its own, its *particulars*; who,
//! when, where, what happened and who was told are the same on all of them.

mod choice;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use choice::Choice;
use choice::{
    AGENCIES, CONSENT, DIRECTIONS, DUTIES, MEETINGS, MODES, NOTES, TOLD, WRITING, YES_NO, YES_NO_UNKNOWN,
};

use super::time::{Day, Minute};

/// What is being recorded.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A concern, or something noticed.
    #[default]
    Concern,
    /// A child told something.
    Disclosure,
    /// Something small that may matter together with other things.
    Welfare,
    /// Contact with a parent or carer.
    ParentContact,
    /// Contact with an agency.
    AgencyContact,
    /// A notice of the police under Operation Encompass.
    Encompass,
    /// A child was held or moved.
    PhysicalIntervention,
    /// A meeting.
    Meeting,
    /// A report that the law asks of the writer in person.
    StatutoryReport,
    /// A concern about an adult who works here: sealed to those who hear such concerns.
    Adult,
    /// A concern about the child of a colleague who would read it otherwise: sealed to the others who hear such concerns.
    ColleaguesChild,
}

/// A question of one form. Stable codes: they are the keys of [`Particulars`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Particular {
    /// How the child was: calm, shaking, matter of fact.
    Demeanour,
    /// How it ended, and what the child was told would happen.
    Ending,
    /// What the child would like to happen.
    Wishes,
    /// What a welfare note is about.
    Note,
    /// Who made contact.
    Direction,
    /// How.
    Mode,
    /// With which parent or carer.
    Parent,
    /// Whether that person has parental responsibility.
    Responsibility,
    /// Whether they were told of the concern.
    ParentTold,
    /// Why they were not told.
    NotToldWhy,
    /// What they said and how, in facts.
    Response,
    /// Who interpreted, if somebody did.
    Interpreter,
    /// Whether they consented to what was asked.
    Consent,
    /// Which agency.
    Agency,
    /// With whom there: name and role.
    AgencyPerson,
    /// How to reach them.
    AgencyReach,
    /// A reference: the agency's, the police's.
    Reference,
    /// What we told them.
    WeTold,
    /// What they advised, word for word.
    Advice,
    /// What was agreed.
    NextSteps,
    /// By which day.
    ByWhen,
    /// Whether it was confirmed in writing.
    InWriting,
    /// Whether the child was there.
    ChildPresent,
    /// Who checks in with the child, and when.
    CheckIn,
    /// Why it was necessary.
    Necessary,
    /// How the child was held, by whom, for how long.
    Holds,
    /// Whether anybody was hurt, and what was done.
    Hurt,
    /// How child and adults were looked after afterwards.
    Afterwards,
    /// Which meeting.
    Meeting,
    /// Who chaired it.
    Chair,
    /// Who was there.
    Attended,
    /// Who sent apologies.
    Apologies,
    /// What was decided.
    Decisions,
    /// What the school has to do.
    OurActions,
    /// When the next one is.
    NextMeeting,
    /// Which duty to report.
    Duty,
    /// When the writer came to know.
    KnownAt,
    /// To whom it was reported.
    ReportedTo,
    /// When.
    ReportedAt,
    /// Why it was not reported at once.
    DelayWhy,
    /// The adult's name.
    AdultName,
    /// What the adult does at the school.
    AdultJob,
    /// What was going on around it.
    Context,
    /// Which rule of the code of conduct it may go against.
    Conduct,
    /// Whether the writer reports their own conduct.
    SelfReport,
    /// Whether the writer would rather not be named to the adult.
    Unnamed,
}

/// How a particular is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// One of these.
    Choice(&'static [Choice]),
    /// A day, `2026-11-25`.
    Day,
    /// A minute, `2026-11-25T09:30`.
    Minute,
}

impl Particular {
    /// How it is answered.
    pub fn input(self) -> Input {
        match self {
            Self::Note => Input::Choice(NOTES),
            Self::Direction => Input::Choice(DIRECTIONS),
            Self::Mode => Input::Choice(MODES),
            Self::Responsibility | Self::ChildPresent => Input::Choice(YES_NO_UNKNOWN),
            Self::ParentTold => Input::Choice(TOLD),
            Self::Consent => Input::Choice(CONSENT),
            Self::Agency => Input::Choice(AGENCIES),
            Self::InWriting => Input::Choice(WRITING),
            Self::Meeting => Input::Choice(MEETINGS),
            Self::Duty => Input::Choice(DUTIES),
            Self::SelfReport | Self::Unnamed => Input::Choice(YES_NO),
            Self::ByWhen | Self::NextMeeting => Input::Day,
            Self::KnownAt | Self::ReportedAt => Input::Minute,
            Self::Parent
            | Self::NotToldWhy
            | Self::Interpreter
            | Self::AgencyPerson
            | Self::AgencyReach
            | Self::Reference
            | Self::CheckIn
            | Self::Chair
            | Self::Apologies
            | Self::ReportedTo
            | Self::AdultName
            | Self::AdultJob
            | Self::Conduct
            | Self::DelayWhy => Input::Line,
            Self::Demeanour
            | Self::Ending
            | Self::Wishes
            | Self::Response
            | Self::WeTold
            | Self::Advice
            | Self::NextSteps
            | Self::Necessary
            | Self::Holds
            | Self::Hurt
            | Self::Afterwards
            | Self::Attended
            | Self::Decisions
            | Self::Context
            | Self::OurActions => Input::Text,
        }
    }

    /// Whether this is an answer to it.
    pub fn accepts(self, answer: &str) -> bool {
        match self.input() {
            Input::Line | Input::Text => true,
            Input::Choice(choices) => Choice::of(answer).is_some_and(|choice| choices.contains(&choice)),
            Input::Day => Day::parse_iso(answer).is_some(),
            Input::Minute => Minute::parse(answer).is_some(),
        }
    }
}

impl Form {
    /// Every form, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Concern,
        Self::Disclosure,
        Self::Welfare,
        Self::ParentContact,
        Self::AgencyContact,
        Self::Meeting,
        Self::PhysicalIntervention,
        Self::Encompass,
        Self::StatutoryReport,
        Self::Adult,
        Self::ColleaguesChild,
    ];

    /// Whether it is the plain one.
    pub fn is_plain(&self) -> bool {
        *self == Self::Concern
    }

    /// Whether it must be about a child.
    pub fn names_a_child(self) -> bool {
        self != Self::Adult
    }

    /// Whether it is sealed to those who hear concerns about adults, but for the one whom it names.
    pub fn is_sealed(self) -> bool {
        matches!(self, Self::Adult | Self::ColleaguesChild)
    }

    /// Whether its writer saw or heard the child: only then are the child's words and a body map asked for.
    pub fn meets_the_child(self) -> bool {
        match self {
            Self::Concern
            | Self::Disclosure
            | Self::Welfare
            | Self::PhysicalIntervention
            | Self::StatutoryReport
            | Self::ColleaguesChild => true,
            Self::ParentContact | Self::AgencyContact | Self::Encompass | Self::Meeting | Self::Adult => {
                false
            }
        }
    }

    /// Its own questions, in order.
    pub fn particulars(self) -> &'static [Particular] {
        use Particular as P;
        match self {
            Self::Concern => &[],
            Self::Disclosure => &[P::Demeanour, P::Ending, P::Wishes],
            Self::Welfare => &[P::Note],
            Self::ParentContact => &[
                P::Parent,
                P::Direction,
                P::Mode,
                P::Responsibility,
                P::ParentTold,
                P::NotToldWhy,
                P::Response,
                P::Consent,
                P::Interpreter,
                P::NextSteps,
            ],
            Self::AgencyContact => &[
                P::Agency,
                P::AgencyPerson,
                P::AgencyReach,
                P::Direction,
                P::Mode,
                P::WeTold,
                P::Advice,
                P::NextSteps,
                P::ByWhen,
                P::Reference,
                P::InWriting,
            ],
            Self::Encompass => &[P::Reference, P::ChildPresent, P::CheckIn],
            Self::PhysicalIntervention => {
                &[P::Necessary, P::Holds, P::Hurt, P::Afterwards, P::ParentTold, P::NotToldWhy]
            }
            Self::Meeting => &[
                P::Meeting,
                P::Chair,
                P::Attended,
                P::Apologies,
                P::Decisions,
                P::OurActions,
                P::NextMeeting,
            ],
            Self::Adult => &[P::AdultName, P::AdultJob, P::Context, P::Conduct, P::SelfReport, P::Unnamed],
            Self::ColleaguesChild => &[P::AdultName],
            Self::StatutoryReport => {
                &[P::Duty, P::KnownAt, P::ReportedTo, P::ReportedAt, P::Reference, P::DelayWhy]
            }
        }
    }

    /// Those that must be answered before it can be saved.
    pub fn needs(self) -> &'static [Particular] {
        use Particular as P;
        match self {
            Self::Concern | Self::Disclosure | Self::Welfare | Self::Encompass => &[],
            Self::ParentContact => &[P::Parent],
            Self::AgencyContact => &[P::Agency],
            Self::PhysicalIntervention => &[P::Necessary, P::Holds],
            Self::Meeting => &[P::Meeting],
            Self::StatutoryReport => &[P::Duty, P::KnownAt],
            Self::Adult | Self::ColleaguesChild => &[P::AdultName],
        }
    }

    /// Whether the question depends on another answer that was not given.
    pub fn hides(self, particular: Particular, answers: &Particulars) -> bool {
        let is = |other: Particular, choices: &[Choice]| {
            let answer = answers.get(&other).and_then(|code| Choice::of(code));
            answer.is_some_and(|answer| choices.contains(&answer))
        };
        match particular {
            Particular::NotToldWhy => !is(Particular::ParentTold, &[Choice::No, Choice::NotSafe]),
            Particular::DelayWhy => !is(Particular::Duty, &[Choice::SexualAbuse]),
            _ => false,
        }
    }
}

/// The answers to a form's own questions: text as typed, a choice's code, a day or a minute.
pub type Particulars = BTreeMap<Particular, String>;

/// Of what was answered, that which belongs to the form and says something; or the first question that is not answered as
/// it must be.
///
/// # Errors
/// The question.
pub fn check(form: Form, answers: &Particulars) -> Result<Particulars, Particular> {
    let mut kept = Particulars::new();
    for particular in form.particulars().iter().filter(|particular| !form.hides(**particular, answers)) {
        match answers.get(particular).map(|answer| answer.trim()).filter(|answer| !answer.is_empty()) {
            Some(answer) if particular.accepts(answer) => {
                kept.insert(*particular, answer.to_owned());
            }
            None if !form.needs().contains(particular) => {}
            _ => return Err(*particular),
        }
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(answers: &[(Particular, &str)]) -> Particulars {
        answers.iter().map(|(particular, answer)| (*particular, (*answer).to_owned())).collect()
    }

    #[test]
    fn what_a_form_needs_is_among_its_questions_and_every_choice_reads_back() {
        for form in Form::ALL {
            for needed in form.needs() {
                assert!(form.particulars().contains(needed), "{form:?} {needed:?}");
            }
            for particular in form.particulars() {
                if let Input::Choice(choices) = particular.input() {
                    assert!(choices.iter().all(|choice| Choice::of(choice.code()) == Some(*choice)));
                }
            }
        }
    }

    #[test]
    fn answers_to_another_forms_questions_are_left_out_and_empty_ones_say_nothing() {
        let answers = answered(&[
            (Particular::Parent, " Ms Example "),
            (Particular::Agency, "police"),
            (Particular::Response, "  "),
            (Particular::NotToldWhy, "was not told"),
        ]);
        let kept = check(Form::ParentContact, &answers).unwrap();
        assert_eq!(kept, answered(&[(Particular::Parent, "Ms Example")]));
    }

    #[test]
    fn what_is_needed_is_named_and_what_is_no_answer_is_refused() {
        assert_eq!(check(Form::Meeting, &Particulars::new()), Err(Particular::Meeting));
        let odd = answered(&[(Particular::Meeting, "police")]);
        assert_eq!(check(Form::Meeting, &odd), Err(Particular::Meeting), "a choice of another question");
        let odd = answered(&[(Particular::Duty, "fgm"), (Particular::KnownAt, "yesterday")]);
        assert_eq!(check(Form::StatutoryReport, &odd), Err(Particular::KnownAt));
        let good = answered(&[(Particular::Duty, "fgm"), (Particular::KnownAt, "2026-11-25T09:30")]);
        assert!(check(Form::StatutoryReport, &good).is_ok());
    }

    #[test]
    fn why_a_parent_was_not_told_is_asked_only_then() {
        let mut answers = Particulars::new();
        assert!(Form::ParentContact.hides(Particular::NotToldWhy, &answers));
        answers.insert(Particular::ParentTold, "not-safe".into());
        assert!(!Form::ParentContact.hides(Particular::NotToldWhy, &answers));
    }
}
