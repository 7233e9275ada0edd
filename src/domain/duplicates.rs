//! Whether two pupils of the directory may be one child, entered on two devices. Only ever a suggestion: twins share a date of
//! birth and a surname, and cousins more.

use serde::{Deserialize, Serialize};

use super::pupil::{Details, Identity, bare};

/// Why two pupils may be one child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Alike {
    /// They have one unique pupil number.
    SameNumber,
    /// They have one date of birth, and one name but for accents, spaces and the like.
    SameName,
    /// They have one date of birth, and their names differ as typing errors do.
    NearlySameName,
}

/// A pupil as they are compared.
pub struct Compared<'a> {
    /// Who.
    pub identity: &'a Identity,
    /// What else is known.
    pub details: Option<&'a Details>,
    surname: String,
    /// The forename, its first word, and what the child is called.
    forenames: Vec<String>,
}

impl<'a> Compared<'a> {
    /// A pupil, with names as they are compared.
    pub fn new(identity: &'a Identity, details: Option<&'a Details>) -> Self {
        let first = identity.forename.split_whitespace().next().filter(|first| first.len() > 3);
        let forenames = [Some(identity.forename.as_str()), first, identity.preferred.as_deref()];
        let mut forenames: Vec<String> = forenames.into_iter().flatten().map(bare).collect();
        forenames.dedup();
        Self { identity, details, surname: bare(&identity.surname), forenames }
    }

    /// Why this pupil may be the same child as another, if so.
    pub fn alike(&self, other: &Self) -> Option<Alike> {
        let upn = |of: &Self| of.details.and_then(|details| details.upn.clone());
        match (upn(self), upn(other)) {
            (Some(one), Some(other)) if one == other => return Some(Alike::SameNumber),
            // Two numbers for good are two children; a temporary one is replaced some day.
            (Some(one), Some(other)) if !one.is_temporary() && !other.is_temporary() => return None,
            _ => {}
        }
        if self.identity.born.is_none() || self.identity.born != other.identity.born {
            return None;
        }
        let pairs =
            || self.forenames.iter().flat_map(|one| other.forenames.iter().map(move |other| (one, other)));
        let straight = pairs().map(|(one, two)| apart(one, two).zip(apart(&self.surname, &other.surname)));
        // Surname and forename in each other's column.
        let crossed = pairs().map(|(one, two)| apart(one, &other.surname).zip(apart(&self.surname, two)));
        let typos = straight.chain(crossed).flatten().map(|(one, other)| one + other).min();
        match typos {
            Some(0) => Some(Alike::SameName),
            Some(_) => Some(Alike::NearlySameName),
            None => None,
        }
    }
}

/// How many slips of the keys lie between two names; none if more than a long name may have. A short name with a slip in it is
/// another name.
fn apart(one: &str, other: &str) -> Option<usize> {
    if one == other {
        return Some(0);
    }
    let most = match one.chars().count().min(other.chars().count()) {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    Some(strsim::osa_distance(one, other)).filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::PupilId;
    use crate::domain::time::Day;

    fn pupil(name: (&str, &str), born: &str) -> Identity {
        Identity {
            pupil: PupilId([1; 16]),
            surname: name.1.into(),
            forename: name.0.into(),
            preferred: None,
            born: Day::parse_iso(born),
            year: None,
            class: None,
            left: None,
            rolled: None,
            replaces: Vec::new(),
        }
    }

    fn numbered(upn: &str) -> Details {
        Details {
            pupil: PupilId([1; 16]),
            upn: Some(upn.parse().unwrap()),
            local_id: None,
            sex: None,
            sen: None,
            pupil_premium: None,
            replaces: Vec::new(),
        }
    }

    fn alike(one: (&str, &str), other: (&str, &str)) -> Option<Alike> {
        let (one, other) = (pupil(one, "2017-05-04"), pupil(other, "2017-05-04"));
        let there = Compared::new(&one, None).alike(&Compared::new(&other, None));
        assert_eq!(there, Compared::new(&other, None).alike(&Compared::new(&one, None)), "both ways");
        there
    }

    #[test]
    fn accents_spaces_swapped_columns_and_slips_are_seen_and_other_names_are_not() {
        let same = [
            (("Zoë", "O'Neill"), ("Zoe", "ONeill")),
            (("Anne-Marie", "Kowalska"), ("Anne Marie", "Kowalska")),
            (("Tomasz", "Wójcik"), ("Wojcik", "Tomasz")),
            (("Anna Maria", "Hale"), ("Anna", "Hale")),
        ];
        for (one, other) in same {
            assert_eq!(alike(one, other), Some(Alike::SameName), "{one:?} {other:?}");
        }
        let nearly = [
            (("Mohammed", "Iqbal"), ("Mohamed", "Iqbal")),
            (("Rowan", "Fairweather"), ("Rowan", "Fairwaether")),
            (("Katherine", "Birch"), ("Catherine", "Birch")),
        ];
        for (one, other) in nearly {
            assert_eq!(alike(one, other), Some(Alike::NearlySameName), "{one:?} {other:?}");
        }
        for (one, other) in [
            (("Ava", "Birch"), ("Eva", "Birch")),
            (("Rowan", "Birch"), ("Robin", "Birch")),
            (("Rowan", "Ash"), ("Rowan", "Oak")),
            (("Sam", "Birch"), ("Tom", "Hale")),
        ] {
            assert_eq!(alike(one, other), None, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_number_tells_more_than_a_name_and_without_a_date_of_birth_a_name_tells_nothing() {
        let (one, other) = (pupil(("Rowan", "Ash"), "2017-05-04"), pupil(("Rowan", "Ash"), "2017-05-05"));
        let compare = |one: &Identity, upn: Option<&str>, other: &Identity, second: Option<&str>| {
            let (details, others) = (upn.map(numbered), second.map(numbered));
            Compared::new(one, details.as_ref()).alike(&Compared::new(other, others.as_ref()))
        };
        assert_eq!(compare(&one, None, &other, None), None, "another day");
        let undated = pupil(("Rowan", "Ash"), "");
        assert_eq!(compare(&undated, None, &undated, None), None);
        let (first, second) = ("R891200119670", "R823200121051");
        assert_eq!(compare(&one, Some(first), &other, Some(first)), Some(Alike::SameNumber));
        assert_eq!(compare(&one, Some(first), &one, Some(second)), None, "two numbers are two children");
        assert_eq!(compare(&one, Some(first), &one, None), Some(Alike::SameName));
    }
}
