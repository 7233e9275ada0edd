//! Searches that a person has saved: sealed on this device, never an entry, never in an address.

use serde::{Deserialize, Serialize};

use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::SavedSearch;
use crate::platform::ports::Ports;
use crate::store::Backend;
use crate::vault::remembered::Remembered;

/// How many may be saved, and how long a name or what was typed may be, in letters.
const MOST: usize = 50;
const LETTERS: usize = 400;

#[derive(Serialize, Deserialize)]
struct Searches {
    v: u32,
    searches: Vec<SavedSearch>,
}

/// The saved searches, in the order in which they were saved.
pub(super) async fn read<B: Backend>(session: &Session<B>) -> Result<Vec<SavedSearch>, Problem> {
    let plain = session.vault.remembered(Remembered::Searches).await?;
    let read = plain.and_then(|plain| serde_json::from_slice::<Searches>(&plain).ok());
    Ok(read.map(|read| read.searches).unwrap_or_default())
}

/// Saves one, in the place of one of the same name.
pub(super) async fn save<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    name: &str,
    typed: &str,
) -> Result<Vec<SavedSearch>, Problem> {
    let tidy = |text: &str| text.trim().chars().take(LETTERS).collect::<String>();
    let search = SavedSearch { name: tidy(name), typed: tidy(typed) };
    let mut searches = read(session).await?;
    if search.name.is_empty() || search.typed.is_empty() {
        return Ok(searches);
    }
    match searches.iter_mut().find(|other| other.name == search.name) {
        Some(other) => *other = search,
        None => searches.push(search),
    }
    let surplus = searches.len().saturating_sub(MOST);
    searches.drain(..surplus);
    keep(ports, session, searches).await
}

/// Forgets one.
pub(super) async fn forget<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    name: &str,
) -> Result<Vec<SavedSearch>, Problem> {
    let mut searches = read(session).await?;
    searches.retain(|search| search.name != name);
    keep(ports, session, searches).await
}

async fn keep<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    searches: Vec<SavedSearch>,
) -> Result<Vec<SavedSearch>, Problem> {
    let kept = Searches { v: 1, searches };
    let plain = zeroize::Zeroizing::new(
        serde_json::to_vec(&kept).map_err(|error| Problem::Fault(error.to_string()))?,
    );
    let plain = (!kept.searches.is_empty()).then_some(plain.as_slice());
    session.vault.remember(ports.random(), Remembered::Searches, plain).await?;
    Ok(kept.searches)
}
