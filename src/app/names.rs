//! The names that everybody at the school may know: for the language check, so that no name is taken for a slip, and for
//! the writing coach, so that "Sam" is asked about where there are two.

use std::collections::BTreeSet;

use crate::domain::access::Action;
use crate::domain::coach::Names;

use super::App;
use super::find_pupils::directory;
use super::problem::Problem;
use super::view::{KnownNames, View};
use crate::platform::ports::Ports;

/// The names of pupils, staff and the school, by words, and the first names that several pupils have.
pub(super) fn known<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::Record)?;
    let school = session.status().school;
    let pupils = directory(session).flat_map(|identity| {
        [
            Some(&identity.forename),
            Some(&identity.surname),
            identity.preferred.as_ref(),
            identity.class.as_ref(),
        ]
    });
    let staff = session.register.people.values().filter_map(|versions| versions.current());
    let staff = staff.map(|entry| entry.person.name.as_str());
    let texts = pupils.flatten().map(String::as_str).chain(staff).chain([school.as_str()]);
    let words: BTreeSet<&str> = texts.flat_map(str::split_whitespace).collect();
    Ok(View::Names(KnownNames {
        words: words.into_iter().map(str::to_owned).collect(),
        shared: Names::shared_among(directory(session)),
    }))
}
