//! A map being drawn: a pure state with undo and redo. After saving, changes are new entries.

use super::figure::{View, region_at};
use super::mark::{Mark, Point, Shape};
use super::{BodyMap, MARK_LIMIT};
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
    /// Describe a mark: everything but its place and number is taken over.
    Describe(Box<Mark>),
    /// Take a mark away.
    Remove(MarkId),
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
}

/// A map being drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct MapDraft {
    map: BodyMap,
    past: Vec<Vec<Mark>>,
    future: Vec<Vec<Mark>>,
    /// The mark being described: its letters are one step back, not one each.
    describing: Option<MarkId>,
}

impl MapDraft {
    /// Starts from a map.
    pub fn new(map: BodyMap) -> Self {
        Self { map, past: Vec::new(), future: Vec::new(), describing: None }
    }

    /// The map as it stands.
    pub fn map(&self) -> &BodyMap {
        &self.map
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
        let describing = match action {
            MapAction::Describe(mark) => Some(mark.id),
            _ => None,
        };
        let goes_on = describing.is_some() && describing == self.describing;
        next.describing = describing;
        match action {
            MapAction::Undo => {
                if let Some(marks) = next.past.pop() {
                    next.future.push(std::mem::replace(&mut next.map.marks, marks));
                }
                return next;
            }
            MapAction::Redo => {
                if let Some(marks) = next.future.pop() {
                    next.past.push(std::mem::replace(&mut next.map.marks, marks));
                }
                return next;
            }
            _ => {}
        }
        let Some(marks) = changed(&self.map.marks, action) else { return next };
        next.future.clear();
        let before = std::mem::replace(&mut next.map.marks, marks);
        if !goes_on {
            next.past.push(before);
        }
        if next.past.len() > HISTORY {
            next.past.remove(0);
        }
        next
    }
}

fn changed(marks: &[Mark], action: &MapAction) -> Option<Vec<Mark>> {
    let mut marks = marks.to_vec();
    let place = |marks: &[Mark], id: &MarkId| marks.iter().position(|mark| mark.id == *id);
    match action {
        MapAction::Add(id, view, shape) => {
            if marks.len() >= MARK_LIMIT || place(&marks, id).is_some() {
                return None;
            }
            marks.push(Mark::place(*id, *view, shape.clone())?);
        }
        MapAction::Move(id, dx, dy) => {
            let mark = marks.iter_mut().find(|mark| mark.id == *id)?;
            *mark = replaced(mark, mark.shape.moved(*dx, *dy))?;
        }
        MapAction::MoveTo(id, to) => {
            let mark = marks.iter_mut().find(|mark| mark.id == *id)?;
            let from = mark.shape.anchor()?;
            *mark = replaced(mark, mark.shape.moved(to.x - from.x, to.y - from.y))?;
        }
        MapAction::Describe(described) => {
            let mark = marks.iter_mut().find(|mark| mark.id == described.id)?;
            let described = Mark {
                number: mark.number,
                view: mark.view,
                shape: mark.shape.clone(),
                region: mark.region.clone(),
                ..(**described).clone()
            };
            if *mark == described {
                return None;
            }
            *mark = described;
        }
        MapAction::Remove(id) => {
            let place = place(&marks, id)?;
            marks.remove(place);
        }
        MapAction::Undo | MapAction::Redo => return None,
    }
    for (number, mark) in (1..).zip(&mut marks) {
        mark.number = number;
    }
    Some(marks)
}

/// The mark at another place, if it may be there.
fn replaced(mark: &Mark, shape: Shape) -> Option<Mark> {
    if shape == mark.shape {
        return None;
    }
    let region = region_at(mark.view, shape.anchor()?).filter(|region| region.drawable)?;
    let moved = Mark { shape, region: region.id.clone(), ..mark.clone() };
    moved.check().ok()?;
    Some(moved)
}

#[cfg(test)]
mod tests {
    use super::super::figure::{region_centre, regions};
    use super::super::{FIGURE, Gate};
    use super::*;

    fn draft() -> MapDraft {
        let gate = Gate { visible: true, not_first_aid: true, no_photograph: true };
        MapDraft::new(BodyMap { figure: FIGURE.to_owned(), gate, marks: Vec::new() })
    }

    fn add(draft: &MapDraft, id: u8, region: &str) -> MapDraft {
        let region = regions(View::Front).iter().find(|known| known.id == region).unwrap();
        draft.after(&MapAction::Add(
            MarkId([id; 16]),
            View::Front,
            Shape::Point(region_centre(View::Front, region)),
        ))
    }

    #[test]
    fn marks_are_numbered_named_and_renumbered() {
        let draft = add(&add(&draft(), 1, "forehead"), 2, "chest-left");
        assert_eq!(draft.map().check(), Ok(()));
        let names: Vec<_> = draft.map().marks.iter().map(|mark| (mark.number, mark.region_name())).collect();
        assert_eq!(names, [(1, "forehead"), (2, "chest, left")]);
        let draft = draft.after(&MapAction::Remove(MarkId([1; 16])));
        assert_eq!(draft.map().marks[0].number, 1);
    }

    #[test]
    fn undo_and_redo_stop_at_both_ends() {
        let empty = draft();
        assert_eq!(empty.after(&MapAction::Undo), empty);
        let one = add(&empty, 1, "forehead");
        let back = one.after(&MapAction::Undo);
        assert!(back.map().marks.is_empty() && back.can_redo());
        assert_eq!(back.after(&MapAction::Redo).map(), one.map());
        assert_eq!(one.after(&MapAction::Redo), one);
    }

    #[test]
    fn what_is_typed_about_a_mark_is_one_step_back() {
        let one = add(&draft(), 1, "forehead");
        let typed = |draft: &MapDraft, note: &str| {
            let mark = Mark { note: note.to_owned(), ..draft.map().marks[0].clone() };
            draft.after(&MapAction::Describe(Box::new(mark)))
        };
        let written = typed(&typed(&typed(&one, "a"), "ab"), "abc");
        assert_eq!(written.map().marks[0].note, "abc");
        assert_eq!(written.after(&MapAction::Undo).map(), one.map());
        let again = typed(&add(&written, 2, "chest-left"), "other");
        assert_eq!(again.after(&MapAction::Undo).map().marks[0].note, "abc");
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
        assert_eq!(one.after(&MapAction::MoveTo(MarkId([1; 16]), Point { x: 0, y: 0 })), one);
        assert_eq!(one.after(&MapAction::Move(MarkId([1; 16]), i32::MAX, 0)), one);
    }
}
