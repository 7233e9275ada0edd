//! Concerns about adults, as those who hear them see them. What is said here never stands in an entry that others read: each is
//! the inside of an entry for a narrower circle ([`super::event::Sealed`]), and this is the whole vocabulary of such insides.

mod case;
mod drafts;
mod said;

pub use case::{Case, Heard, Progress, Spoke, Subject, Unsealed};
pub use drafts::{AdviceDraft, AssessmentDraft, Lacking, OutcomeDraft};
pub use said::{
    Addition, Advice, Answer, Assessment, Enclosed, Finding, HarmTest, Inside, OpenedBy, Outcome, Passed,
    Said, Threshold,
};
