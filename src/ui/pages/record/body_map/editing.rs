//! A map being drawn, as the editor's reducer: the draft, what is in hand, and what is to be said aloud.

use std::rc::Rc;

use yew::prelude::*;

use crate::crypto::random::Random as _;
use crate::domain::body_map::{BodyMap, MARK_LIMIT, MapAction, MapDraft, View};
use crate::domain::ids::MarkId;
use crate::platform::random::SystemRandom;
use crate::ui::state::board::Tool;
use crate::ui::text::map as words;

/// A map being drawn.
#[derive(PartialEq)]
pub struct Editing {
    /// The map and its history.
    pub draft: MapDraft,
    /// The view on the board.
    pub view: View,
    /// What the pointer does.
    pub tool: Tool,
    /// The mark in hand.
    pub chosen: Option<MarkId>,
    /// What changed, to be said aloud.
    pub said: String,
}

/// What the person does.
pub enum Edit {
    /// Something to the map.
    Do(MapAction),
    /// Takes a mark in hand, or none.
    Choose(Option<MarkId>),
    /// Turns to another view.
    Turn(View),
    /// Takes another tool.
    Take(Tool),
}

impl Editing {
    /// A map to go on with, if this version can draw on it and it is sound.
    pub fn open(map: &BodyMap) -> Option<Self> {
        let draft = MapDraft::new(map.clone()).filter(|_| map.check_drawn().is_ok())?;
        let first = draft.drawing().views().first().copied().unwrap_or(View::Front);
        let view = map.marks.last().map_or(first, |mark| mark.view);
        Some(Self { draft, view, tool: Tool::Point, chosen: None, said: String::new() })
    }

    fn act(&self, action: &MapAction) -> Self {
        let draft = self.draft.after(action);
        let (before, after) = (&self.draft.map().marks, &draft.map().marks);
        let said = match (action, before == after) {
            (MapAction::Add(..) | MapAction::Duplicate(..), true) if before.len() >= MARK_LIMIT => {
                words::FULL.to_owned()
            }
            (MapAction::Describe(..) | MapAction::Circumstances(_), _) => String::new(),
            (MapAction::Undo | MapAction::Redo, true) => String::new(),
            (_, true) => words::NOT_THERE.to_owned(),
            _ => words::said(draft.drawing(), before, after),
        };
        let wanted = match action {
            MapAction::Add(id, ..) | MapAction::Duplicate(_, id, ..) => Some(*id),
            _ => self.chosen,
        };
        let there = |id: &MarkId| after.iter().any(|mark| mark.id == *id);
        let chosen = wanted.filter(there).or(self.chosen.filter(there));
        let mut next = Self { draft, chosen, said, ..*self };
        if let MapAction::Add(..) = action {
            next.view = next.chosen_view().unwrap_or(next.view);
        }
        next
    }

    fn chosen_view(&self) -> Option<View> {
        self.draft.mark(self.chosen?).map(|mark| mark.view)
    }
}

impl Reducible for Editing {
    type Action = Edit;

    fn reduce(self: Rc<Self>, edit: Edit) -> Rc<Self> {
        let draft = || self.draft.clone();
        Rc::new(match edit {
            Edit::Do(action) => self.act(&action),
            Edit::Choose(id) => {
                let chosen = id.and_then(|id| self.draft.mark(id));
                let drawing = self.draft.drawing();
                let said = chosen.map(|mark| words::describing(drawing, mark)).unwrap_or_default();
                let view = chosen.map_or(self.view, |mark| mark.view);
                Self { draft: draft(), view, chosen: chosen.map(|mark| mark.id), said, ..*self }
            }
            Edit::Turn(view) => {
                let here = |id: &MarkId| self.draft.mark(*id).is_some_and(|mark| mark.view == view);
                let chosen = self.chosen.filter(here);
                Self { draft: draft(), view, chosen, said: words::view(view).to_owned(), ..*self }
            }
            Edit::Take(tool) => Self { draft: draft(), tool, said: String::new(), ..*self },
        })
    }
}

/// The way to the state, which is the same for as long as the editor is there.
#[derive(Clone)]
pub struct Act(pub UseReducerDispatcher<Editing>);

impl PartialEq for Act {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl Act {
    /// Does something to the map.
    pub fn act(&self, action: MapAction) {
        self.0.dispatch(Edit::Do(action));
    }

    /// A callback that does the same thing each time.
    pub fn always(&self, action: impl Fn() -> MapAction + 'static) -> Callback<()> {
        let act = self.clone();
        Callback::from(move |()| act.act(action()))
    }
}

/// A new mark's id.
pub fn make_id() -> MarkId {
    let mut id = [0; 16];
    SystemRandom.fill(&mut id);
    MarkId(id)
}
