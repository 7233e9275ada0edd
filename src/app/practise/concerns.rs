//! A term of concerns, from `assets/practice/concerns.txt`. One a line: the colleague's number, days ago, time,
//! children (`*` may have been harmed, `-` may have harmed, `?` saw it), topics, place, told, what happened, the child's
//! words, questions, what was done, opinion, marks (view/region/kind/colour/millimetres/the child's words), and, where it is
//! not a plain concern, its form and the answers to that form's questions.

use std::rc::Rc;

use serde::de::DeserializeOwned;

use crate::crypto::random::{Random, make_bytes};
use crate::domain::body_map::{BodyMap, Description, Drawing, Figure, Gate, Mark, Shape, SizeBasis, View};
use crate::domain::concern::{Child, Concern, ConcernDraft, Involved, PupilRole, Told};
use crate::domain::form::{Form, Particular};
use crate::domain::ids::{MarkId, PupilId};
use crate::domain::pupil_file::PupilRow;
use crate::domain::time::{Millis, Minute, When};

/// What practice maps are drawn on.
const DRAWING: Drawing = Drawing::Child2;

const CONCERNS: &str = include_str!("../../../assets/practice/concerns.txt");

/// Every concern with the number of the colleague who wrote it, and when.
pub(super) fn of_the_term(
    random: &dyn Random,
    directory: &[(PupilId, PupilRow)],
    now: Millis,
) -> Vec<(usize, Millis, Concern)> {
    CONCERNS.lines().filter_map(|line| read(random, line, directory, now)).collect()
}

fn read(
    random: &dyn Random,
    line: &str,
    directory: &[(PupilId, PupilRow)],
    now: Millis,
) -> Option<(usize, Millis, Concern)> {
    let parts: Vec<&str> = line.split('|').collect();
    let [
        by,
        ago,
        time,
        children,
        topics,
        place,
        told,
        narrative,
        said,
        asked,
        done,
        opinion,
        marks,
        form @ ..,
    ] = parts.as_slice()
    else {
        return None;
    };
    let day = school_day(Millis(now.0 - ago.parse::<i64>().ok()? * super::DAY));
    let (hour, minute) = time.split_once(':')?;
    let happened = Minute::new(day, hour.parse().ok()?, minute.parse().ok()?)?;
    let told: Told = code(told)?;
    let mut map = BodyMap::new(Gate { visible: true, not_first_aid: true, no_photograph: true }, DRAWING)?;
    for (number, mark) in (1..).zip(marks.split(';').filter(|mark| !mark.is_empty())) {
        map.marks.push(Rc::new(Mark { number, ..read_mark(random, mark)? }));
    }
    let (form, answers) = match form {
        [form, answers] => (code(form)?, *answers),
        _ => (Form::Concern, ""),
    };
    let answer = |answer: &str| {
        let (question, said) = answer.split_once('=')?;
        Some((code::<Particular>(question)?, said.to_owned()))
    };
    let draft = ConcernDraft {
        form,
        particulars: answers.split(';').filter(|one| !one.is_empty()).map(answer).collect::<Option<_>>()?,
        pupils: children.split(',').map(|child| involved(child, directory)).collect::<Option<_>>()?,
        topics: topics.split(',').filter(|topic| !topic.is_empty()).map(code).collect::<Option<_>>()?,
        narrative: (*narrative).to_owned(),
        child_words: (*said).to_owned(),
        questions: (*asked).to_owned(),
        done: (*done).to_owned(),
        opinion: (*opinion).to_owned(),
        happened: Some(When::At(happened)),
        place: Some(code(place)?),
        told: Some(told),
        told_whom: if told == Told::NotYet { String::new() } else { "Robin Ashworth".to_owned() },
        maps: vec![map],
        ..ConcernDraft::default()
    };
    // Written down within the hour.
    let written = Millis(happened.to_millis().0 + 40 * 60 * 1000);
    Some((by.parse().ok()?, written, draft.check().ok()?))
}

/// A stable code's value.
pub(super) fn code<T: DeserializeOwned>(code: &str) -> Option<T> {
    serde_json::from_slice(format!("{code:?}").as_bytes()).ok()
}

/// That day, or the Friday before it.
fn school_day(at: Millis) -> crate::domain::time::Day {
    // 1 January 1970 was a Thursday.
    let back = match (at.0.div_euclid(super::DAY) + 4).rem_euclid(7) {
        0 => 2,
        6 => 1,
        _ => 0,
    };
    Minute::from_millis(Millis(at.0 - back * super::DAY)).day()
}

fn involved(child: &str, directory: &[(PupilId, PupilRow)]) -> Option<Involved> {
    let name = child.trim_end_matches(['*', '-', '?']);
    let role = match child.strip_prefix(name)? {
        "*" => PupilRole::AllegedVictim,
        "-" => PupilRole::AllegedHarmer,
        "?" => PupilRole::Witness,
        _ => PupilRole::Subject,
    };
    let (pupil, row) = directory.iter().find(|(_, row)| row.forename == name)?;
    let name = format!("{} {}", row.forename, row.surname);
    Some(Involved { child: Child::Pupil(*pupil), role, name })
}

fn read_mark(random: &dyn Random, text: &str) -> Option<Mark> {
    let parts: Vec<&str> = text.split('/').collect();
    let [view, region, kind, colour, millimetres, said] = parts.as_slice() else { return None };
    let view = if *view == "b" { View::Back } else { View::Front };
    let figure = Figure::of(DRAWING);
    let at = Shape::Point(figure.centre(view, figure.region(view, region)?));
    let said = Description {
        kind: Some(code(kind)?),
        colours: vec![code(colour)?],
        length_mm: Some(millimetres.parse().ok()?),
        size_basis: Some(SizeBasis::Estimate),
        child_words: (*said).to_owned(),
        ..Description::default()
    };
    Some(Mark { said, ..Mark::place(MarkId(make_bytes(random)), DRAWING, view, at)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    #[test]
    fn every_line_is_a_concern_about_a_pupil_of_the_school() {
        let random = SeededRandom::new(1);
        let now = Minute::parse("2026-11-23T10:20").unwrap().to_millis();
        let directory = super::super::pupils::directory(&random, now);
        for line in CONCERNS.lines() {
            assert!(read(&random, line, &directory, now).is_some(), "{line}");
        }
        let monday = Minute::parse("2026-11-23T09:00").unwrap();
        let sunday = Minute::parse("2026-11-22T09:00").unwrap();
        assert_eq!(school_day(monday.to_millis()), monday.day());
        assert_eq!(school_day(sunday.to_millis()).iso(), "2026-11-20");
    }
}
