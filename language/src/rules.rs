//! Which of the checker's rules are used, and what kind of finding each gives. Only what is plainly wrong: a rule about
//! taste, or one that is often mistaken about how people in schools write, is left out.

use serde::Serialize;

/// What kind of slip it is. The page has the words for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A word that no dictionary knows.
    Spelling,
    /// "a" and "an".
    Article,
    /// A word twice.
    Repeated,
    /// A small letter where a capital belongs.
    Capital,
    /// A word that sounds like the one meant.
    MixedUp,
    /// Words that do not go together: "they was".
    Agreement,
    /// The wrong form of a word: "had went".
    Form,
}

/// The rules, by the names that the checker has for them.
pub const RULES: [(&str, Kind); 47] = [
    ("SpellCheck", Kind::Spelling),
    ("Misspell", Kind::Spelling),
    ("SplitWords", Kind::Spelling),
    ("Payed", Kind::Spelling),
    ("AllReady", Kind::Spelling),
    ("AllThough", Kind::Spelling),
    ("AllOfASudden", Kind::Spelling),
    ("Cant", Kind::Spelling),
    ("Didnt", Kind::Spelling),
    ("AnA", Kind::Article),
    ("RepeatedWords", Kind::Repeated),
    ("CapitalizePersonalPronouns", Kind::Capital),
    ("Months", Kind::Capital),
    ("Holidays", Kind::Capital),
    ("BellowBelow", Kind::MixedUp),
    ("Bought", Kind::MixedUp),
    ("DoesOrDose", Kind::MixedUp),
    ("HavePassed", Kind::MixedUp),
    ("ItsContraction", Kind::MixedUp),
    ("ItsPossessive", Kind::MixedUp),
    ("LetsConfusion", Kind::MixedUp),
    ("PassedPast", Kind::MixedUp),
    ("PossessiveYour", Kind::MixedUp),
    ("QuiteQuiet", Kind::MixedUp),
    ("TheirToThere", Kind::MixedUp),
    ("TheirToTheyre", Kind::MixedUp),
    ("ThenThan", Kind::MixedUp),
    ("ThereOwn", Kind::MixedUp),
    ("ThereToTheir", Kind::MixedUp),
    ("TheyreConfusions", Kind::MixedUp),
    ("TheyreToTheir", Kind::MixedUp),
    ("ThoughThought", Kind::MixedUp),
    ("ToLoseTooLoose", Kind::MixedUp),
    ("TooTo", Kind::MixedUp),
    ("ToTwoToo", Kind::MixedUp),
    ("WaistWaste", Kind::MixedUp),
    ("WereWhere", Kind::MixedUp),
    ("HeDos", Kind::Agreement),
    ("IAmAgreement", Kind::Agreement),
    ("PronounInflectionBe", Kind::Agreement),
    ("PronounVerbAgreement", Kind::Agreement),
    ("DidPast", Kind::Form),
    ("HadOf", Kind::Form),
    ("ModalOf", Kind::Form),
    ("SimplePastToPastParticiple", Kind::Form),
    ("SupposedTo", Kind::Form),
    ("UseToUsedTo", Kind::Form),
];
