//! What the school calls its categories, and which it does not offer.

use std::collections::BTreeMap;

use crate::app::App;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{CategoryNames, DeskView};
use crate::domain::access::Action;
use crate::domain::category::{Category, Names};
use crate::domain::event::{Categories, Event};
use crate::domain::ids::EntryId;
use crate::domain::register::Triaged;
use crate::platform::ports::Ports;
use crate::store::Backend;

/// What the school calls its categories.
pub(in crate::app) fn names<B: Backend>(session: &Session<B>) -> Names {
    session.register.categories.current().map(|entry| entry.names.clone()).unwrap_or_default()
}

/// Every name, and how often each category is used.
pub(super) fn show<P: Ports>(app: &App<P>) -> Result<DeskView, Problem> {
    let session = app.open()?;
    session.require(Action::NameCategories)?;
    let register = &session.register;
    let mut used: BTreeMap<Category, usize> = BTreeMap::new();
    for concern in register.concerns.keys() {
        let triage = register.triages.of(concern).and_then(Triaged::triage);
        for category in triage.iter().flat_map(|triage| &triage.categories) {
            *used.entry(category.clone()).or_default() += 1;
        }
    }
    Ok(DeskView::Categories(CategoryNames {
        names: names(session),
        contested: register.categories.contested(),
        replaces: register.categories.heads(),
        used,
    }))
}

/// Names and hides categories.
pub(super) async fn save<P: Ports>(
    app: &mut App<P>,
    names: Names,
    replaces: Vec<EntryId>,
) -> Result<DeskView, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::NameCategories)?;
    let standing = session.register.categories.heads();
    let names: Names = names.into_iter().filter_map(|(code, naming)| Some((code, naming.tidy()?))).collect();
    let replaces = standing.into_iter().filter(|entry| replaces.contains(entry)).collect();
    session.write(ports, vec![Event::Categories(Categories { names, replaces })], Vec::new()).await?;
    show(app)
}
