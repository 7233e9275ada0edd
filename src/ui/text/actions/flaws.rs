//! What forms about actions, cards and disclosures lack.

use crate::app::problem::ActionFlaw;
use crate::domain::action::{Flaw, TITLE_LIMIT};
use crate::domain::card::{CARD_LIMIT, CardFlaw};
use crate::domain::disclosure::Lacks;

/// What is wrong with an action, or a step of one.
pub fn action(flaw: Flaw) -> String {
    match flaw {
        Flaw::Title => "Say in a line what is to be done".to_owned(),
        Flaw::LongTitle => format!("Say it in {TITLE_LIMIT} characters, and the rest below"),
        Flaw::Owner => "Choose who is to do it".to_owned(),
        Flaw::Deputy => "Choose somebody else to stand in".to_owned(),
        Flaw::Due => "Say by when".to_owned(),
        Flaw::DueGone => "Choose a day that is not over".to_owned(),
        Flaw::Note => "Say a word about it: at least a sentence".to_owned(),
        Flaw::Whom => "Choose a colleague who is on the staff list".to_owned(),
        Flaw::Part => "Say what you ask of them".to_owned(),
        Flaw::Contested => {
            "Two people said different things of it: your safeguarding lead settles that first".to_owned()
        }
        Flaw::Closed => "It is closed already: look again at how it stands".to_owned(),
        Flaw::TooLong => "This is longer than a text may be".to_owned(),
    }
}

/// What is wrong with a card.
pub fn card(flaw: CardFlaw) -> String {
    match flaw {
        CardFlaw::Empty => "Say what they need to know".to_owned(),
        CardFlaw::TooLong => format!("A card says each thing in at most {CARD_LIMIT} characters"),
        CardFlaw::Unedited => {
            "This is still the concern's own text: write only what they need, in your words".to_owned()
        }
        CardFlaw::Nobody => "Choose who is to read it".to_owned(),
        CardFlaw::Days => "Its last day must be today or later, and not before its first".to_owned(),
    }
}

/// What a disclosure lacks.
pub fn disclosure(lacks: Lacks) -> String {
    match lacks {
        Lacks::Decision => "Say whether it was shared",
        Lacks::Agency => "Choose the agency",
        Lacks::To => "Say to whom there: name and role",
        Lacks::What => "Say what was shared, or asked for",
        Lacks::Purpose => "Choose what it is for",
        Lacks::Ground => "Choose the ground",
        Lacks::Consent => "Say whether consent was asked",
        Lacks::ConsentNote => "Say why consent was not asked, or what was said",
        Lacks::Balance => "Say what was weighed",
        Lacks::Way => "Choose how it was sent",
        Lacks::Sent => "Say when it was sent",
        Lacks::TooLong => "This is longer than an entry may be",
    }
    .to_owned()
}

/// Everything that is wrong.
pub fn all(flaw: &ActionFlaw) -> Vec<String> {
    match flaw {
        ActionFlaw::Action(flaws) => flaws.iter().map(|flaw| action(*flaw)).collect(),
        ActionFlaw::Card(flaws) => flaws.iter().map(|flaw| card(*flaw)).collect(),
        ActionFlaw::Disclosure(lacks) => lacks.iter().map(|one| disclosure(*one)).collect(),
    }
}
