//! The writing coach: what a good safeguarding record does not say, and what it should. It advises; it never blocks and
//! never rewrites, and it has nothing to say about a child's own words, be they in their field or in quotation marks.
//!
//! Every rule is a pass over the words of one text ([`read::Text`]) and takes time in proportion to its length.

mod gaps;
mod judgement;
mod leading;
mod length;
mod names;
mod opinion;
mod phrases;
mod read;
mod short_forms;
mod shouting;
mod slips;
mod vague_time;

use std::collections::HashSet;
use std::ops::Range;

use super::concern::ConcernDraft;
use super::form::Particular;
pub use gaps::{Unclear, unclear};
pub use leading::Leading;
pub use names::{Names, SharedName};
use read::Text;

/// A text of a concern that the coach reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// What happened.
    Narrative,
    /// The child's own words: never judged.
    ChildWords,
    /// The questions that were asked, word for word.
    Questions,
    /// Professional opinion.
    Opinion,
    /// Who else was there.
    Present,
    /// What was done at once.
    Done,
    /// Where, in words.
    PlaceDetail,
    /// The answer to one of a form's own questions.
    Particular(Particular),
}

/// The rules that read an account of what happened.
const ACCOUNT: &[Rule] = &[
    opinion::look,
    judgement::look,
    short_forms::look,
    vague_time::look,
    gaps::look,
    names::look,
    shouting::look,
    length::look,
    slips::look,
];

/// The rules that read what is thought, was said in the school's name, or is to be done.
const CONCLUSION: &[Rule] = &[
    judgement::look,
    short_forms::look,
    vague_time::look,
    names::look,
    shouting::look,
    length::look,
    slips::look,
];

impl Field {
    /// The fields that every form has, in order.
    pub const SHARED: [Self; 7] = [
        Self::Narrative,
        Self::ChildWords,
        Self::Questions,
        Self::Present,
        Self::Done,
        Self::Opinion,
        Self::PlaceDetail,
    ];

    /// What stands in it.
    pub fn of(self, draft: &ConcernDraft) -> &str {
        match self {
            Self::Narrative => &draft.narrative,
            Self::ChildWords => &draft.child_words,
            Self::Questions => &draft.questions,
            Self::Opinion => &draft.opinion,
            Self::Present => &draft.present,
            Self::Done => &draft.done,
            Self::PlaceDetail => &draft.place_detail,
            Self::Particular(particular) => {
                draft.particulars.get(&particular).map(String::as_str).unwrap_or_default()
            }
        }
    }

    /// The rules that read it. Questions are word for word: only how they lead is spoken of.
    fn rules(self) -> &'static [Rule] {
        match self {
            Self::Narrative | Self::Done => ACCOUNT,
            Self::ChildWords => &[],
            Self::Questions => &[leading::look],
            Self::Opinion => CONCLUSION,
            Self::Present => &[short_forms::look, gaps::look, names::look, shouting::look],
            Self::PlaceDetail => &[short_forms::look],
            Self::Particular(particular) => of_particular(particular),
        }
    }
}

/// The rules that read the answer to one of a form's own questions.
fn of_particular(particular: Particular) -> &'static [Rule] {
    use Particular as P;
    match particular {
        P::Demeanour
        | P::Ending
        | P::Response
        | P::Context
        | P::Necessary
        | P::Holds
        | P::Hurt
        | P::Afterwards => ACCOUNT,
        P::WeTold
        | P::NextSteps
        | P::CheckIn
        | P::Decisions
        | P::OurActions
        | P::NotToldWhy
        | P::DelayWhy => CONCLUSION,
        P::Attended | P::Apologies | P::Chair | P::Interpreter | P::AgencyPerson | P::ReportedTo => {
            &[short_forms::look]
        }
        // Somebody else's words are theirs; names, references and choices are no prose.
        P::Advice
        | P::Wishes
        | P::Note
        | P::Direction
        | P::Mode
        | P::Parent
        | P::Responsibility
        | P::ParentTold
        | P::Consent
        | P::Agency
        | P::AgencyReach
        | P::Reference
        | P::ByWhen
        | P::InWriting
        | P::ChildPresent
        | P::Meeting
        | P::NextMeeting
        | P::Duty
        | P::KnownAt
        | P::ReportedAt
        | P::AdultName
        | P::AdultJob
        | P::Conduct
        | P::SelfReport
        | P::Unnamed => &[],
    }
}

/// A rule: what it finds in a text, given the names that the school has.
type Rule = fn(&Text<'_>, &Names, &mut Vec<Finding>);

/// What the coach has to say about some words.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Advice {
    /// An opinion or a conclusion that stands among the facts.
    OpinionAsFact,
    /// A word that judges instead of describing.
    Judgement,
    /// Initials in the place of a name.
    Initials,
    /// Letters that a reader decades later may not know.
    Abbreviation,
    /// A time that nobody could find on a calendar.
    VagueTime,
    /// Somebody who is not named.
    Unnamed,
    /// A first name that several pupils have.
    SharedName {
        /// How many pupils have it, two at least.
        pupils: usize,
    },
    /// A question that puts an answer into a child's mouth.
    Leading(Leading),
    /// Words in capitals.
    Capitals,
    /// Exclamation marks.
    Exclamation,
    /// A text longer than anybody reads with care.
    LongText {
        /// How many words it has.
        words: usize,
    },
    /// A sentence longer than anybody reads once.
    LongSentence {
        /// How many words it has.
        words: usize,
    },
    /// A sentence that stands there twice.
    Repeated,
    /// A slip that spelling and grammar checks miss.
    Slip {
        /// What would be right.
        instead: String,
    },
}

/// Something the coach found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What it has to say.
    pub advice: Advice,
    /// About which words: bytes of the text, always between characters.
    pub range: Range<usize>,
}

/// What the coach finds in a text that stands in this field, in the order of the text; of the same words under the same
/// advice only the first.
pub fn look(field: Field, text: &str, names: &Names) -> Vec<Finding> {
    let rules = field.rules();
    if rules.is_empty() || text.trim().is_empty() {
        return Vec::new();
    }
    let text = Text::read(text);
    let mut found = Vec::new();
    for rule in rules {
        rule(&text, names, &mut found);
    }
    let mut seen = HashSet::new();
    found.retain(|one| {
        seen.insert((one.advice.clone(), text.words_in(&one.range).to_lowercase()))
            // Each long sentence, and each repeated one, is another.
            || matches!(one.advice, Advice::Repeated)
    });
    found.sort_by_key(|one| (one.range.start, one.range.end));
    found
}

/// Everything that the coach finds in a concern, by field: those that every form has, then those of its own form.
pub fn look_over(draft: &ConcernDraft, names: &Names) -> Vec<(Field, Vec<Finding>)> {
    let names = names.with_involved(draft);
    let asked = draft.form.particulars().iter().copied();
    let own = asked.filter(|particular| !draft.form.hides(*particular, &draft.particulars));
    let fields = Field::SHARED.into_iter().chain(own.map(Field::Particular));
    let found = fields.map(|field| (field, look(field, field.of(draft), &names)));
    found.filter(|(_, found)| !found.is_empty()).collect()
}
