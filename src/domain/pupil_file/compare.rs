//! Is this row a pupil whom we know? By UPN first; without one, by full name and date of birth.

use std::collections::HashMap;

use super::names::{self, NameKey};
use super::{Field, PupilRow};
use crate::domain::ids::PupilId;
use crate::domain::upn::Upn;

/// What a row is to those known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Nobody known.
    New,
    /// This pupil, with these fields changed.
    Changed(PupilId, Vec<Field>),
    /// This pupil, exactly so.
    Unchanged(PupilId),
    /// Several pupils of that name and date of birth (or of that UPN), or one of that name where a date of birth is
    /// missing: a person must decide, so nothing is done.
    Ambiguous(Vec<PupilId>),
}

/// The pupils known, to compare rows with. Of several rows of one pupil all find them, and the last says how they stand.
#[derive(Default)]
pub struct Known {
    rows: HashMap<PupilId, PupilRow>,
    by_upn: HashMap<Upn, Vec<PupilId>>,
    by_name: HashMap<NameKey, Vec<PupilId>>,
    by_bare_name: HashMap<NameKey, Vec<PupilId>>,
}

impl FromIterator<(PupilId, PupilRow)> for Known {
    fn from_iter<I: IntoIterator<Item = (PupilId, PupilRow)>>(rows: I) -> Self {
        let mut known = Self::default();
        for (pupil, row) in rows {
            if let Some(upn) = &row.upn {
                add(known.by_upn.entry(upn.clone()).or_default(), pupil);
            }
            let key = names::key(&row);
            add(known.by_bare_name.entry(key.without_birth()).or_default(), pupil);
            add(known.by_name.entry(key).or_default(), pupil);
            known.rows.insert(pupil, row);
        }
        known
    }
}

/// A pupil who was joined with another is known by both names, once.
fn add(pupils: &mut Vec<PupilId>, pupil: PupilId) {
    if !pupils.contains(&pupil) {
        pupils.push(pupil);
    }
}

impl Known {
    /// What a row is to those known. What a row leaves empty changes nothing.
    pub fn compare(&self, row: &PupilRow) -> Match {
        let by_upn = row.upn.as_ref().and_then(|upn| self.by_upn.get(upn));
        let found = by_upn.cloned().unwrap_or_else(|| self.by_name(row));
        let pupil = match found.as_slice() {
            [] => return self.by_bare_name(row),
            [one] => *one,
            several => return Match::Ambiguous(several.to_vec()),
        };
        let Some(known) = self.rows.get(&pupil) else { return Match::New };
        let changed = changes(known, row);
        if changed.is_empty() { Match::Unchanged(pupil) } else { Match::Changed(pupil, changed) }
    }

    /// Pupils of this name and date of birth who do not have another UPN.
    fn by_name(&self, row: &PupilRow) -> Vec<PupilId> {
        let same = self.by_name.get(&names::key(row)).into_iter().flatten().copied();
        same.filter(|pupil| self.may_be(pupil, row)).collect()
    }

    /// Where the row or the pupil has no date of birth, the name alone decides nothing, but must not make a second
    /// pupil out of one either.
    fn by_bare_name(&self, row: &PupilRow) -> Match {
        let same = self.by_bare_name.get(&names::key(row).without_birth()).into_iter().flatten().copied();
        let undated = |pupil: &PupilId| {
            row.born.is_none() || self.rows.get(pupil).is_some_and(|known| known.born.is_none())
        };
        let several: Vec<PupilId> = same.filter(|pupil| undated(pupil) && self.may_be(pupil, row)).collect();
        if several.is_empty() { Match::New } else { Match::Ambiguous(several) }
    }

    /// Whether the UPNs leave it open that the row is this pupil: two numbers for good are two pupils, but a temporary
    /// one is replaced some day.
    fn may_be(&self, pupil: &PupilId, row: &PupilRow) -> bool {
        match (self.rows.get(pupil).and_then(|known| known.upn.as_ref()), &row.upn) {
            (Some(known), Some(upn)) => known == upn || known.is_temporary() || upn.is_temporary(),
            _ => true,
        }
    }

    /// The row with what it leaves empty filled from the pupil known.
    pub fn filled(&self, pupil: &PupilId, row: &PupilRow) -> PupilRow {
        let mut filled = row.clone();
        if let Some(known) = self.rows.get(pupil) {
            let known = known.clone();
            filled.preferred = filled.preferred.or(known.preferred);
            filled.born = filled.born.or(known.born);
            filled.year = filled.year.or(known.year);
            filled.class = filled.class.or(known.class);
            filled.upn = filled.upn.or(known.upn);
            filled.local_id = filled.local_id.or(known.local_id);
            filled.sex = filled.sex.or(known.sex);
            filled.sen = filled.sen.or(known.sen);
            filled.pupil_premium = filled.pupil_premium.or(known.pupil_premium);
        }
        filled
    }
}

fn changes(known: &PupilRow, row: &PupilRow) -> Vec<Field> {
    fn differs<T: PartialEq>(known: &Option<T>, new: &Option<T>) -> bool {
        new.is_some() && known != new
    }
    let all = [
        (Field::Surname, known.surname != row.surname),
        (Field::Forename, known.forename != row.forename),
        (Field::Preferred, differs(&known.preferred, &row.preferred)),
        (Field::Born, differs(&known.born, &row.born)),
        (Field::Year, differs(&known.year, &row.year)),
        (Field::Class, differs(&known.class, &row.class)),
        (Field::Upn, differs(&known.upn, &row.upn)),
        (Field::LocalId, differs(&known.local_id, &row.local_id)),
        (Field::Sex, differs(&known.sex, &row.sex)),
        (Field::Sen, differs(&known.sen, &row.sen)),
        (Field::PupilPremium, differs(&known.pupil_premium, &row.pupil_premium)),
    ];
    all.into_iter().filter(|(_, changed)| *changed).map(|(field, _)| field).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Day;

    fn row(surname: &str, class: &str, upn: Option<&str>) -> PupilRow {
        PupilRow {
            surname: surname.into(),
            forename: "Sam".into(),
            preferred: None,
            born: Day::parse_iso("2018-01-02"),
            year: None,
            class: Some(class.into()),
            upn: upn.map(|upn| upn.parse().unwrap()),
            local_id: None,
            sex: None,
            sen: None,
            pupil_premium: None,
        }
    }

    #[test]
    fn the_same_again_changes_nothing_and_a_new_class_is_a_change() {
        let id = PupilId([1; 16]);
        let known: Known = [(id, row("Lee", "3A", Some("M823200100123")))].into_iter().collect();
        assert_eq!(known.compare(&row("Lee", "3A", Some("M823200100123"))), Match::Unchanged(id));
        assert_eq!(known.compare(&row("LEE", "3A", None)), Match::Changed(id, vec![Field::Surname]));
        assert_eq!(known.compare(&row("Lee", "3B", None)), Match::Changed(id, vec![Field::Class]));
        assert_eq!(known.compare(&row("Ray", "3B", None)), Match::New);
        assert_eq!(known.filled(&id, &row("Lee", "3B", None)).upn.unwrap().to_string(), "M823200100123");
    }

    #[test]
    fn two_pupils_of_one_name_and_birthday_are_never_confused() {
        let (one, two) = (PupilId([1; 16]), PupilId([2; 16]));
        let known: Known =
            [(one, row("Lee", "3A", None)), (two, row("Lee", "3B", None))].into_iter().collect();
        assert_eq!(known.compare(&row("Lee", "3A", None)), Match::Ambiguous(vec![one, two]));
    }

    #[test]
    fn names_are_compared_as_people_write_them() {
        let id = PupilId([1; 16]);
        let known: Known = [(id, row("O'Neill-Wójcik", "3A", None))].into_iter().collect();
        let same = row("O\u{2019}NEILL\u{2010}WO\u{301}JCIK", "3A", None);
        assert_eq!(known.compare(&same), Match::Changed(id, vec![Field::Surname]));
        assert_eq!(known.compare(&row("O'Neill-Wojcik", "3A", None)), Match::New);
    }

    #[test]
    fn a_temporary_number_gives_way_and_one_for_good_does_not() {
        let id = PupilId([1; 16]);
        let temporary: Known = [(id, row("Lee", "3A", Some("H80120000100B")))].into_iter().collect();
        let row_for_good = row("Lee", "3A", Some("M823200100123"));
        assert_eq!(temporary.compare(&row_for_good), Match::Changed(id, vec![Field::Upn]));
        let for_good: Known = [(id, row("Lee", "3A", Some("P801200001005")))].into_iter().collect();
        assert_eq!(for_good.compare(&row_for_good), Match::New);
    }

    #[test]
    fn a_missing_date_of_birth_makes_no_second_pupil() {
        let id = PupilId([1; 16]);
        let undated = PupilRow { born: None, ..row("Lee", "3A", None) };
        let known: Known = [(id, row("Lee", "3A", None))].into_iter().collect();
        assert_eq!(known.compare(&undated), Match::Ambiguous(vec![id]));
        let known: Known = [(id, undated.clone())].into_iter().collect();
        assert_eq!(known.compare(&undated), Match::Unchanged(id));
        assert_eq!(known.compare(&row("Lee", "3A", None)), Match::Ambiguous(vec![id]));
    }
}
