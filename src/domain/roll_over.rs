//! The turn of the school year: everybody moves up a year, and who was in the last one leaves. Each pupil's move is an entry of the
//! directory that says of which year it is, so that it is done once however often it is asked for, and can be taken back.

use super::ids::EntryId;
use super::pupil::Identity;
use super::pupil_file::YearGroup;
use super::register::Versions;
use super::time::Day;

/// What becomes of a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// Up a year, or out of the last one.
    To(Box<Identity>),
    /// Their year is not known.
    NoYear,
    /// Moved already, or left before.
    Done,
}

/// The turn of a school year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RollOver {
    /// The year in which the new school year begins.
    pub year: i16,
    /// The last year group that the school has.
    pub last: YearGroup,
    /// The day on which leavers leave.
    pub left: Day,
}

impl RollOver {
    /// What becomes of a pupil.
    pub fn of(&self, identity: &Identity, replaces: Vec<EntryId>) -> Move {
        if identity.left.is_some() || identity.rolled == Some(self.year) {
            return Move::Done;
        }
        let Some(year) = identity.year else { return Move::NoYear };
        let rolled = Some(self.year);
        let moved = if year >= self.last {
            Identity { left: Some(self.left), rolled, replaces, ..identity.clone() }
        } else {
            let next = YearGroup::ALL.iter().find(|next| **next > year).copied();
            let class = identity.class.as_deref().and_then(|class| class_of(class, year, next));
            Identity { year: next, class, rolled, replaces, ..identity.clone() }
        };
        Move::To(Box::new(moved))
    }
}

/// A class that is called after its year is called after the next one; of any other it is not known who has it next.
fn class_of(class: &str, year: YearGroup, next: Option<YearGroup>) -> Option<String> {
    let rest = class.strip_prefix(year.code())?;
    let numbered = year.code().bytes().all(|byte| byte.is_ascii_digit());
    if !numbered || rest.starts_with(|letter: char| letter.is_ascii_digit()) {
        return None;
    }
    Some(format!("{}{rest}", next?.code()))
}

/// What a pupil was before they were moved in that year, if that move is what stands.
pub fn before(versions: &Versions<Identity>, year: i16) -> Option<Identity> {
    let moved = versions.current().filter(|identity| identity.rolled == Some(year))?;
    let all = versions.all();
    let was = all.into_iter().rev().find(|(entry, ..)| moved.replaces.contains(entry))?;
    Some(Identity { replaces: versions.heads(), ..was.2.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PupilId;

    fn pupil(year: Option<YearGroup>, class: &str) -> Identity {
        Identity {
            pupil: PupilId([1; 16]),
            surname: "Fern".into(),
            forename: "Robin".into(),
            preferred: None,
            born: None,
            year,
            class: Some(class.into()),
            left: None,
            rolled: None,
            replaces: Vec::new(),
        }
    }

    #[test]
    fn everybody_moves_up_once_and_who_was_in_the_last_year_leaves() {
        let left = Day::parse_iso("2027-08-31").unwrap();
        let turn = RollOver { year: 2027, last: YearGroup::Y6, left };
        let moved = |identity: &Identity| match turn.of(identity, Vec::new()) {
            Move::To(identity) => *identity,
            other => panic!("{other:?}"),
        };
        let third = moved(&pupil(Some(YearGroup::Y3), "3B"));
        assert_eq!((third.year, third.class.as_deref()), (Some(YearGroup::Y4), Some("4B")));
        assert_eq!(turn.of(&third, Vec::new()), Move::Done);
        assert_eq!(moved(&pupil(Some(YearGroup::N2), "Owls")).year, Some(YearGroup::Reception));
        assert_eq!(moved(&pupil(Some(YearGroup::Y1), "Badgers")).class, None);
        assert_eq!(moved(&pupil(Some(YearGroup::Y1), "10A")).class, None, "another year's");
        let leaver = moved(&pupil(Some(YearGroup::Y6), "6A"));
        assert_eq!((leaver.left, leaver.year), (Some(left), Some(YearGroup::Y6)));
        assert_eq!(turn.of(&pupil(None, "X"), Vec::new()), Move::NoYear);
    }
}
