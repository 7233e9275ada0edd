//! What is asked about actions, abridged cards and disclosures.

use serde::{Deserialize, Serialize};

use super::Intent;
use crate::app::carried::Carried;
use crate::domain::action::{ActionDraft, Due, Priority, Step};
use crate::domain::card::CardDraft;
use crate::domain::disclosure::DisclosureDraft;
use crate::domain::ids::{ActionId, CardId, EntryId, PersonId};

/// A question about actions, cards and disclosures. Answers [`crate::app::view::View::Actions`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ActionsIntent {
    /// One's own tasks, and the cards for one. Answers [`crate::app::view::ActionsView::Mine`].
    Mine,
    /// Say how a task goes. Answers [`crate::app::view::ActionsView::Mine`].
    Say {
        /// Which.
        action: ActionId,
        /// The entry by which it is held; absent if it was given.
        holds: Option<EntryId>,
        /// What is said.
        step: Step,
    },
    /// Ask a colleague for a part of a task. Answers [`crate::app::view::ActionsView::Mine`].
    Ask {
        /// Which.
        action: ActionId,
        /// The entry by which it is held; absent if it was given.
        holds: Option<EntryId>,
        /// Of whom.
        to: PersonId,
        /// What part.
        part: String,
    },
    /// Open a card and read it; the first time that is an entry. Answers [`crate::app::view::ActionsView::Mine`].
    ReadCard {
        /// Which.
        card: CardId,
    },
    /// Every action. Answers [`crate::app::view::ActionsView::Desk`].
    Desk,
    /// One action with its whole chain. Answers [`crate::app::view::ActionsView::Action`].
    Action {
        /// Which.
        action: ActionId,
    },
    /// An administrator says how an action stands: cancels it, reopens it, or settles what contradicts each other. Answers
    /// [`crate::app::view::ActionsView::Action`].
    Decide {
        /// Which.
        action: ActionId,
        /// The entry by which it is held; absent if it was given.
        holds: Option<EntryId>,
        /// What is said.
        step: Step,
    },
    /// Put otherwise what is to be done, or by when. Answers [`crate::app::view::ActionsView::Action`].
    Change {
        /// Which.
        action: ActionId,
        /// What is to be done, in a line.
        title: String,
        /// How.
        detail: String,
        /// By when.
        due: Option<Due>,
        /// How much it presses.
        priority: Priority,
    },
    /// What arises from a concern. Answers [`crate::app::view::ActionsView::OfConcern`].
    OfConcern {
        /// Which.
        concern: EntryId,
    },
    /// What giving an action or writing a card starts from. Answers [`crate::app::view::ActionsView::Start`].
    Start {
        /// The concern it arises from, if any.
        concern: Option<EntryId>,
    },
    /// Give an action. Answers [`crate::app::view::ActionsView::Written`].
    Give {
        /// The concern it arises from, if any.
        concern: Option<EntryId>,
        /// What.
        content: Box<ActionDraft>,
        /// The card with it.
        card: WithCard,
    },
    /// Write a card. Answers [`crate::app::view::ActionsView::Written`].
    WriteCard {
        /// The concern it arises from, if any.
        concern: Option<EntryId>,
        /// What it says.
        content: Box<CardDraft>,
    },
    /// Withdraw a card. Answers [`crate::app::view::ActionsView::Written`].
    WithdrawCard {
        /// Which.
        card: CardId,
        /// Why.
        reason: String,
    },
    /// Record what an agency was told, or refused. Answers [`crate::app::view::ActionsView::Written`].
    Disclose {
        /// The concern.
        concern: Option<EntryId>,
        /// What.
        content: Box<DisclosureDraft>,
    },
}

/// The card that goes with an action.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WithCard {
    /// None: the task says all there is to know.
    None,
    /// One that is written already.
    Known(CardId),
    /// One written with it.
    New(CardDraft),
}

impl From<ActionsIntent> for Intent {
    fn from(asked: ActionsIntent) -> Self {
        Self::Actions(Carried::of(&asked))
    }
}
