//! What an entry for a narrower circle says, once it is opened.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::attachment::Attachment;
use crate::domain::concern::Concern;
use crate::domain::ids::{DeviceId, Digest, EntryId, PersonId};
use crate::domain::person::Author;
use crate::domain::time::{Minute, Stamp};

/// The inside of a sealed entry: who, when and what, and whose devices can open it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inside {
    /// Sixteen random bytes in hexadecimal.
    pub salt: String,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// The devices that it is sealed to, so that it can be passed on to those who come to hear later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<DeviceId>,
    /// In a concern: the `age` identity that opens what its writer adds later, and the files that go with it. Its writer keeps
    /// no more than the recipient, and so cannot open it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answers: Option<String>,
    /// Files that go with it, each sealed to that identity.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub enclosed: Vec<Enclosed>,
    /// What.
    pub what: Said,
}

/// What is said. In JSON one object with the kind's stable code under `kind`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Said {
    /// A concern about an adult, or about the child of a colleague.
    Concern(Box<Concern>),
    /// Something added to one, by its writer or by somebody who hears it.
    Addition(Addition),
    /// What somebody who hears it makes of it.
    Assessment(Assessment),
    /// What the local authority's designated officer (LADO) advised.
    Advice(Advice),
    /// What came of it.
    Outcome(Outcome),
    /// Somebody who hears it has opened it.
    Opened(OpenedBy),
    /// What others said before, sealed anew to those who hear now.
    Passed(Passed),
    /// What only a newer version knows.
    #[serde(other)]
    Newer,
}

/// See [`Said::Addition`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addition {
    /// The concern.
    pub concern: EntryId,
    /// It says what was wrong in the concern, and what is right.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub corrects: bool,
    /// What is added.
    pub text: String,
}

/// A file that only those can open who can open the concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Enclosed {
    /// SHA-256 of the `age` file that travels: the entry around this names it too.
    pub sealed: Digest,
    /// The file within it.
    pub attachment: Attachment,
}

/// One of the four tests of whether the harm threshold may be met (Keeping children safe in education, part four).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HarmTest {
    /// Behaved in a way that has harmed a child, or may have harmed a child.
    Harmed,
    /// Possibly committed a criminal offence against or related to a child.
    Offence,
    /// Behaved towards a child or children in a way that indicates they may pose a risk of harm to children.
    Risk,
    /// Behaved or may have behaved in a way that indicates they may not be suitable to work with children.
    Suitability,
}

impl HarmTest {
    /// Every test, in the guidance's order.
    pub const ALL: [Self; 4] = [Self::Harmed, Self::Offence, Self::Risk, Self::Suitability];
}

/// The answer to a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// It may be so.
    Yes,
    /// It is not so.
    No,
    /// It cannot be told yet.
    Unclear,
}

impl Answer {
    /// Every answer, in the order that forms offer them.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::Unclear];
}

/// What a concern about an adult amounts to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Threshold {
    /// Not a concern.
    NotAConcern,
    /// A low-level concern: below the harm threshold, however small.
    LowLevel,
    /// An allegation: the harm threshold may be met.
    Allegation,
}

impl Threshold {
    /// Every level, lowest first.
    pub const ALL: [Self; 3] = [Self::NotAConcern, Self::LowLevel, Self::Allegation];
}

/// See [`Said::Assessment`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The concern.
    pub concern: EntryId,
    /// The answer to each of the four tests.
    pub tests: BTreeMap<HarmTest, Answer>,
    /// What it amounts to.
    pub threshold: Threshold,
    /// Why.
    pub reason: String,
    /// Whom on the staff list it is about, where the concern does not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adult: Option<PersonId>,
    /// The assessments that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`Said::Advice`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The concern.
    pub concern: EntryId,
    /// Who advised: name and place.
    pub whom: String,
    /// When.
    pub given: Minute,
    /// What they were told.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub told: String,
    /// What they advised, word for word.
    pub advice: String,
    /// Their reference.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reference: String,
    /// Whether it was confirmed in writing.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub in_writing: bool,
}

/// How it was found to be (Keeping children safe in education, part four), or what was done with what is below the threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// There is enough evidence to prove it.
    Substantiated,
    /// There is not enough evidence either way: neither guilt nor innocence.
    Unsubstantiated,
    /// There is enough evidence to disprove it.
    False,
    /// There is enough evidence to disprove it, and it was meant to deceive.
    Malicious,
    /// Nothing supports it.
    Unfounded,
    /// Below the threshold: dealt with in the school.
    HandledInSchool,
    /// Nothing needs to be done.
    NoFurtherAction,
}

impl Finding {
    /// Every result, in the order that forms offer them.
    pub const ALL: [Self; 7] = [
        Self::Substantiated,
        Self::Unsubstantiated,
        Self::False,
        Self::Malicious,
        Self::Unfounded,
        Self::HandledInSchool,
        Self::NoFurtherAction,
    ];

    /// Whether an allegation ends so. What is below the threshold is not found to be true or false: it is dealt with.
    pub fn ends(self, threshold: Threshold) -> bool {
        let below = matches!(self, Self::HandledInSchool | Self::NoFurtherAction);
        below == (threshold != Threshold::Allegation)
    }
}

/// See [`Said::Outcome`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    /// The concern.
    pub concern: EntryId,
    /// How it was found to be. None takes up again what was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<Finding>,
    /// Why, and what was done.
    pub reason: String,
    /// What was noted for personnel, and where that is kept.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub personnel: String,
    /// The assessments that stood before its writer: what was closed in ignorance of another is not closed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub upon: Vec<EntryId>,
    /// The outcomes that this one takes the place of.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replaces: Vec<EntryId>,
}

/// See [`Said::Opened`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenedBy {
    /// The concern.
    pub concern: EntryId,
    /// A file of it that was saved as a readable file, if one was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<Digest>,
}

/// See [`Said::Passed`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// The entry that was sealed before.
    pub entry: EntryId,
    /// Its inside, the exact text that its writer signed.
    pub inside: String,
    /// That signature, in hexadecimal.
    pub sig: String,
}
