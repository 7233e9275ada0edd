//! A map being drawn: a pure state with undo and redo. After saving, changes are new entries.

use std::rc::Rc;

use super::drawing::{Drawing, View};
use super::mark::{Description, Mark, begun_well, region_of};
use super::shape::{Point, Shape};
use super::{BodyMap, Circumstances, MARK_LIMIT};
use crate::domain::ids::MarkId;

/// How many steps back can be taken.
const HISTORY: usize = 200;

/// What a person does to a map.
#[derive(Debug, Clone, PartialEq)]
pub enum MapAction {
    /// Place a mark. Nothing happens where nothing may be drawn.
    Add(MarkId, View, Shape),
    /// Move a mark by so much. Nothing happens if it would leave the figure.
    Move(MarkId, i32, i32),
    /// Put a mark's anchor here.
    MoveTo(MarkId, Point),
    /// Give a mark another shape where it is.
    Reshape(MarkId, Shape),
    /// Make a mark larger or smaller, in hundredths across and down.
    Scale(MarkId, i32, i32),
    /// The same mark once more, beside the first: the new one's id, and how far beside.
    Duplicate(MarkId, MarkId, i32, i32),
    /// Describe a mark.
    Describe(MarkId, Box<Description>),
    /// Say how the child was seen.
    Circumstances(Box<Circumstances>),
    /// Take a mark away.
    Remove(MarkId),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
}

/// What changes while a map is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Content {
    marks: Vec<Rc<Mark>>,
    circumstances: Circumstances,
}

/// What is being written about: its letters are one step back, not one each.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Writing {
    Mark(MarkId),
    Circumstances,
}

/// A map being drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct MapDraft {
    map: BodyMap,
    drawing: Drawing,
    past: Vec<Rc<Content>>,
    future: Vec<Rc<Content>>,
    writing: Option<Writing>,
}

impl MapDraft {
    /// Starts from a map, if this version has its drawing.
    pub fn new(map: BodyMap) -> Option<Self> {
        let drawing = map.drawing()?;
        Some(Self { map, drawing, past: Vec::new(), future: Vec::new(), writing: None })
    }

    /// The map as it stands.
    pub fn map(&self) -> &BodyMap {
        &self.map
    }

    /// Its drawing.
    pub fn drawing(&self) -> Drawing {
        self.drawing
    }

    /// A mark of it.
    pub fn mark(&self, id: MarkId) -> Option<&Mark> {
        self.shared(id).map(Rc::as_ref)
    }

    /// A mark of it, as the map keeps it.
    pub fn shared(&self, id: MarkId) -> Option<&Rc<Mark>> {
        self.map.marks.iter().find(|mark| mark.id == id)
    }

    /// Whether there is a step to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a step to take again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The state after an action; the same state where the action can do nothing.
    #[must_use]
    pub fn after(&self, action: &MapAction) -> Self {
        let mut next = self.clone();
        let writing = match action {
            MapAction::Describe(id, _) => Some(Writing::Mark(*id)),
            MapAction::Circumstances(_) => Some(Writing::Circumstances),
            _ => None,
        };
        let goes_on = writing.is_some() && writing == self.writing;
        next.writing = writing;
        match action {
            MapAction::Undo => {
                if let Some(content) = next.past.pop() {
                    let now = next.replace(&content);
                    next.future.push(now);
                }
                return next;
            }
            MapAction::Redo => {
                if let Some(content) = next.future.pop() {
                    let now = next.replace(&content);
                    next.past.push(now);
                }
                return next;
            }
            _ => {}
        }
        let Some(content) = self.changed(action) else { return next };
        next.future.clear();
        let before = next.replace(&content);
        if !goes_on {
            next.past.push(before);
        }
        if next.past.len() > HISTORY {
            next.past.remove(0);
        }
        next
    }

    /// Takes this over; what was before.
    fn replace(&mut self, content: &Content) -> Rc<Content> {
        let Content { marks, circumstances } = content.clone();
        let before = Content {
            marks: std::mem::replace(&mut self.map.marks, marks),
            circumstances: std::mem::replace(&mut self.map.circumstances, circumstances),
        };
        Rc::new(before)
    }

    fn changed(&self, action: &MapAction) -> Option<Content> {
        let mut marks = self.map.marks.clone();
        let mut circumstances = self.map.circumstances.clone();
        let place = |id: &MarkId| self.map.marks.iter().position(|mark| mark.id == *id);
        match action {
            MapAction::Add(id, view, shape) => {
                if marks.len() >= MARK_LIMIT || place(id).is_some() {
                    return None;
                }
                let shape = match shape {
                    Shape::Outline(points) => begun_well(self.drawing, *view, points),
                    other => other.clone(),
                };
                marks.push(Rc::new(Mark::place(*id, self.drawing, *view, shape)?));
            }
            MapAction::Duplicate(id, new, dx, dy) => {
                if marks.len() >= MARK_LIMIT || place(new).is_some() {
                    return None;
                }
                let first = self.mark(*id)?;
                let shape = first.shape.moved(*dx, *dy);
                let region = region_of(self.drawing, first.view, &shape)?;
                marks.push(Rc::new(Mark { id: *new, shape, region, ..first.clone() }));
            }
            MapAction::Move(id, ..)
            | MapAction::MoveTo(id, _)
            | MapAction::Reshape(id, _)
            | MapAction::Scale(id, ..) => {
                let mark = marks.get_mut(place(id)?)?;
                *mark = Rc::new(self.reshaped(mark, action)?);
            }
            MapAction::Describe(id, said) => {
                let mark = marks.get_mut(place(id)?)?;
                if mark.said == **said {
                    return None;
                }
                Rc::make_mut(mark).said = (**said).clone();
            }
            MapAction::Circumstances(new) => {
                if circumstances == **new {
                    return None;
                }
                circumstances = (**new).clone();
            }
            MapAction::Remove(id) => {
                marks.remove(place(id)?);
            }
            MapAction::Undo | MapAction::Redo => return None,
        }
        for (number, mark) in (1..).zip(&mut marks) {
            if mark.number != number {
                Rc::make_mut(mark).number = number;
            }
        }
        Some(Content { marks, circumstances })
    }

    /// The mark in another shape or place, if it may be there.
    fn reshaped(&self, mark: &Mark, action: &MapAction) -> Option<Mark> {
        let shape = match action {
            MapAction::Move(_, dx, dy) => mark.shape.moved(*dx, *dy),
            MapAction::MoveTo(_, to) => {
                let from = mark.shape.anchor()?;
                mark.shape.moved(to.x.saturating_sub(from.x), to.y.saturating_sub(from.y))
            }
            MapAction::Reshape(_, shape) => shape.clone(),
            MapAction::Scale(_, across, down) => mark.shape.scaled(*across, *down),
            _ => return None,
        };
        if shape == mark.shape {
            return None;
        }
        let region = region_of(self.drawing, mark.view, &shape)?;
        Some(Mark { shape, region, ..mark.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::super::Gate;
    use super::super::figure::Figure;
    use super::*;

    fn draft() -> MapDraft {
        let gate = Gate { visible: true, not_first_aid: true, no_photograph: true };
        MapDraft::new(BodyMap::new(gate, Drawing::Child2).unwrap()).unwrap()
    }

    fn add(draft: &MapDraft, id: u8, region: &str) -> MapDraft {
        let figure = Figure::of(Drawing::Child2);
        let at = figure.centre(View::Front, figure.region(View::Front, region).unwrap());
        draft.after(&MapAction::Add(MarkId([id; 16]), View::Front, Shape::Point(at)))
    }

    #[test]
    fn marks_are_numbered_named_and_renumbered() {
        let draft = add(&add(&draft(), 1, "forehead"), 2, "chest-upper-left");
        assert_eq!(draft.map().check_drawn(), Ok(()));
        let name = |mark: &Rc<Mark>| (mark.number, mark.region_name(Drawing::Child2).to_owned());
        let names: Vec<_> = draft.map().marks.iter().map(name).collect();
        assert_eq!(names, [(1, "forehead".to_owned()), (2, "left upper chest".to_owned())]);
        let draft = draft.after(&MapAction::Remove(MarkId([1; 16])));
        assert_eq!(draft.map().marks[0].number, 1);
    }

    #[test]
    fn what_is_typed_about_a_mark_is_one_step_back() {
        let one = add(&draft(), 1, "forehead");
        let typed = |draft: &MapDraft, note: &str| {
            let said = Description { note: note.to_owned(), ..draft.map().marks[0].said.clone() };
            draft.after(&MapAction::Describe(MarkId([1; 16]), Box::new(said)))
        };
        let written = typed(&typed(&typed(&one, "a"), "ab"), "abc");
        assert_eq!(written.map().marks[0].said.note, "abc");
        assert_eq!(written.after(&MapAction::Undo).map(), one.map());
        let again = typed(&add(&written, 2, "chest-upper-left"), "other");
        assert_eq!(again.after(&MapAction::Undo).map().marks[0].said.note, "abc");
    }

    #[test]
    fn nothing_is_drawn_where_nothing_may_be() {
        let draft = add(&draft(), 1, "genital-area");
        assert!(draft.map().marks.is_empty());
        let off = Shape::Point(Point { x: 1, y: 1 });
        assert!(draft.after(&MapAction::Add(MarkId([2; 16]), View::Front, off)).map().marks.is_empty());
    }

    #[test]
    fn a_mark_dragged_off_the_figure_stays_where_it_was() {
        let one = add(&draft(), 1, "forehead");
        let id = MarkId([1; 16]);
        assert_eq!(one.after(&MapAction::MoveTo(id, Point { x: 0, y: 0 })), one);
        assert_eq!(one.after(&MapAction::Move(id, i32::MAX, 0)), one);
        assert_eq!(one.after(&MapAction::Reshape(id, Shape::Point(Point { x: -1, y: 9 }))), one);
    }

    #[test]
    fn a_mark_twice_is_two_marks_and_keeps_what_was_said() {
        let one = add(&draft(), 1, "forehead");
        let said = Description { note: "small".to_owned(), ..Description::default() };
        let one = one.after(&MapAction::Describe(MarkId([1; 16]), Box::new(said)));
        let two = one.after(&MapAction::Duplicate(MarkId([1; 16]), MarkId([2; 16]), 60, 0));
        assert_eq!(two.map().marks.len(), 2);
        assert_eq!(two.map().marks[1].said.note, "small");
        assert_eq!(two.map().check_drawn(), Ok(()));
    }
}
