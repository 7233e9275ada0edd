//! The governors' kit: twenty-four words on paper that the chair of governors keeps. What is about adults is sealed to it too, so
//! that it can be read where nobody is left to hear it, or where it is about the only one who does. The school's own recovery
//! kit opens none of it.

use zeroize::Zeroizing;

use crate::app::App;
use crate::app::found_school::recipient;
use crate::app::problem::{KitFlaw, Problem};
use crate::app::session::Session;
use crate::app::view::{AdultsView, GovernorsKitMade, KitWords};
use crate::crypto::keys::RootSeed;
use crate::domain::event::{Body, Event, GovernorsKit};
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::{open, pass_on, require_hearing};

/// The kits that stand.
fn kits<B: Backend>(session: &Session<B>) -> Vec<GovernorsKitMade> {
    let standing = &session.register.roster.governors_kits;
    let entries = session.logs.iter().filter(|entry| standing.contains_key(&entry.id()));
    let bodies = entries.filter_map(|entry| serde_json::from_slice::<Body>(entry.body()?.as_bytes()).ok());
    bodies.map(|body| GovernorsKitMade { who: body.who, at: body.at }).collect()
}

/// Which there are: everybody may know.
pub(super) fn list<P: Ports>(app: &App<P>) -> Result<AdultsView, Problem> {
    Ok(AdultsView::Kits(kits(app.open()?)))
}

/// Whether this device may make or use one: its person hears concerns, and nobody but other hearers opens its vault.
fn require<B: Backend>(session: &Session<B>) -> Result<(), Problem> {
    require_hearing(session)?;
    if session.must_prepare_to_hear() { Err(Problem::NotAllowed) } else { Ok(()) }
}

/// Makes one. Nothing is sealed to it before its words were typed from paper.
pub(super) fn make<P: Ports>(app: &mut App<P>) -> Result<AdultsView, Problem> {
    let session = app.open()?;
    require(session)?;
    let seed = RootSeed::make(app.ports.random());
    let school = session.register.school.current().map(|details| details.name.clone());
    let words = KitWords {
        school: school.unwrap_or_default(),
        words: seed.words().split(' ').map(str::to_owned).collect(),
        identity: seed.governors_identity().to_text().to_string(),
        made: app.ports.clock().now(),
    };
    app.pending.governors = Some(seed);
    Ok(AdultsView::KitWords(words))
}

fn typed(words: Vec<u8>) -> Result<RootSeed, Problem> {
    let words = Zeroizing::new(words);
    let text = std::str::from_utf8(&words).unwrap_or_default();
    Ok(RootSeed::from_words(text).map_err(KitFlaw::from)?)
}

/// Seals to it from here on, in the place of those before.
pub(super) async fn keep<P: Ports>(app: &mut App<P>, words: Vec<u8>) -> Result<AdultsView, Problem> {
    let seed = typed(words)?;
    let made = app.pending.governors.as_ref().ok_or(Problem::NotHere)?;
    if made.school_id() != seed.school_id() {
        return Err(KitFlaw::OtherSchool.into());
    }
    let (ports, session) = app.open_mut()?;
    require(session)?;
    let replaces = session.register.roster.governors_kits.keys().copied().collect();
    let kit = GovernorsKit { seal: recipient(&seed.governors_identity())?, replaces };
    session.write(ports, vec![Event::GovernorsKit(kit)], Vec::new()).await?;
    app.pending.governors = None;
    list(app)
}

/// Opens with it what this device cannot open, and seals that to those who hear it now.
pub(super) async fn open_with<P: Ports>(app: &mut App<P>, words: Vec<u8>) -> Result<AdultsView, Problem> {
    let identity = typed(words)?.governors_identity();
    let (ports, session) = app.open_mut()?;
    require(session)?;
    open::open(session);
    let opened = open::with_kit(session, &identity);
    let standing = recipient(&identity)?;
    if opened.is_empty() && !session.register.roster.governors_kits.values().any(|kit| *kit == standing) {
        return Err(KitFlaw::OtherSchool.into());
    }
    open::take(session, opened);
    let heard = open::heard(session);
    let letters = open::letters(session);
    let count = pass_on::again(ports, session, &heard, &letters).await;
    // What the kit has opened stays open here only if it is sealed to this device, too.
    session.unsealing = open::Unsealing::default();
    Ok(AdultsView::PassedOn(count?))
}
