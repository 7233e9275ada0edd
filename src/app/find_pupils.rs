//! Find pupils by name, as typed: any words in any order, each the beginning of a name; accents do not matter.

use std::collections::{BTreeSet, HashMap};

use crate::domain::ids::PupilId;
use crate::domain::pupil::{Identity, fold};
use crate::store::Backend;

use super::App;
use super::problem::Problem;
use super::session::Session;
use super::view::{PupilCard, PupilPage, View};
use crate::platform::ports::Ports;

/// The most rows of one window.
const WINDOW: usize = 200;
/// The most who may be brothers or sisters: where more share a surname, it says nothing.
const SIBLINGS: usize = 4;

/// Whether every word typed begins a word of the name or the class.
fn matches(identity: &Identity, words: &[String]) -> bool {
    let Identity { surname, forename, preferred, class, .. } = identity;
    let texts = [
        forename.as_str(),
        preferred.as_deref().unwrap_or_default(),
        surname,
        class.as_deref().unwrap_or_default(),
    ];
    let name = fold(&texts.join(" "));
    let parts: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let joined = fold(&format!("{forename} {surname}"));
    words.iter().all(|word| {
        parts.iter().any(|part| part.starts_with(word.as_str())) || joined.contains(word.as_str())
    })
}

/// The pupils as the directory has them now.
pub(super) fn directory<B: Backend>(session: &Session<B>) -> impl Iterator<Item = &Identity> {
    session.register.directory()
}

/// Finds pupils.
pub(super) fn find<P: Ports>(app: &App<P>, text: &str, offset: usize, limit: usize) -> Result<View, Problem> {
    let session = app.open()?;
    let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
    let found = directory(session).filter(|identity| matches(identity, &words)).collect();
    Ok(page(session, found, offset, limit))
}

/// Finds other pupils with the surname of one of these.
pub(super) fn same_surname<P: Ports>(app: &App<P>, pupils: &[PupilId]) -> Result<View, Problem> {
    let session = app.open()?;
    let named = pupils.iter().filter_map(|pupil| session.register.pupil(pupil));
    let surnames: BTreeSet<String> = named.map(|identity| fold(&identity.surname)).collect();
    let kept: BTreeSet<PupilId> = pupils.iter().map(|pupil| session.register.joined.kept(pupil)).collect();
    let others = directory(session)
        .filter(|identity| !pupils.contains(&identity.pupil) && !kept.contains(&identity.pupil));
    let mut found: Vec<&Identity> =
        others.filter(|identity| surnames.contains(&fold(&identity.surname))).collect();
    if found.len() > SIBLINGS {
        found.clear();
    }
    Ok(page(session, found, 0, SIBLINGS))
}

fn page<B: Backend>(session: &Session<B>, mut found: Vec<&Identity>, offset: usize, limit: usize) -> View {
    found.sort_by_cached_key(|identity| {
        let name = (fold(&identity.surname), fold(&identity.forename));
        (identity.left.is_some(), name, identity.born, identity.pupil)
    });
    let mut names: HashMap<(String, String), usize> = HashMap::new();
    for identity in directory(session) {
        *names.entry((fold(&identity.forename), fold(&identity.surname))).or_default() += 1;
    }
    let card = |identity: &&Identity| PupilCard {
        pupil: identity.pupil,
        identity: (*identity).clone(),
        shared_name: names
            .get(&(fold(&identity.forename), fold(&identity.surname)))
            .is_some_and(|count| *count > 1),
    };
    let rows = found.iter().skip(offset).take(limit.min(WINDOW)).map(card).collect();
    View::Pupils(PupilPage { offset, total: found.len(), rows })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_order_and_without_accents_find_a_child() {
        let identity = Identity {
            pupil: PupilId([1; 16]),
            surname: "O’Neill-Wójcik".into(),
            forename: "Zoë".into(),
            preferred: Some("Zo".into()),
            born: None,
            year: None,
            class: Some("5B".into()),
            left: None,
            rolled: None,
            replaces: Vec::new(),
        };
        let finds = |text: &str| {
            matches(&identity, &fold(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        };
        for text in ["zoe", "wojcik zo", "5b neill", "", "O’Neill"] {
            assert!(finds(text), "{text}");
        }
        assert!(!finds("zoe smith"));
    }
}
