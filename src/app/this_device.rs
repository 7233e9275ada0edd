//! This device: facts about it, and what its person sets.

use crate::store::Backend;
use crate::vault::root::{LONGEST_IDLE, SHORTEST_IDLE};
use crate::vault::shelf::{self, SHELF, Stores};

use super::App;
use super::problem::Problem;
use super::session::{Session, fingerprint, safety_words};
use super::view::{ThisDevice, View};
use crate::domain::register::Delivery;
use crate::platform::ports::Ports;

/// Facts about this device.
pub(super) async fn show<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    let device = session.device();
    let register = &session.register;
    let known = register.roster.devices.get(&device);
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    let listed = shelf::list(&shelf).await?.into_iter().find(|listed| listed.vault == *session.vault.id());
    Ok(View::ThisDevice(ThisDevice {
        label: known.map(|device| device.label.clone()).unwrap_or_default(),
        short_name: listed.map(|listed| listed.label).unwrap_or_default(),
        safety_words: safety_words(&device),
        entries: session.logs.len() as u64,
        own: session.vault.head().map_or(0, |head| head.seq + 1),
        generation: session.vault.root().generation,
        fingerprint: fingerprint(&session.school()),
        kit_proven: register.kit_proven.map(|at| at.wall),
        handed_over: register.handed_over.get(&device).map(|last| last.at.wall),
        not_received: not_received(session),
        drafts: session.vault.drafts().await?.len(),
        mark: shelf::mark(&shelf).await?,
    }))
}

/// Own concerns that are in a file somewhere, and that no receipt covers yet.
fn not_received<B: Backend>(session: &Session<B>) -> usize {
    let own = session.register.concerns.values().filter(|record| session.is_own(&record.device));
    own.filter(|record| session.register.delivery(record) == Delivery::Packed).count()
}

/// Sets the short name on the lock screen, and after how many idle minutes to lock.
pub(super) async fn keep_settings<P: Ports>(
    app: &mut App<P>,
    short_name: String,
    idle_minutes: u8,
) -> Result<View, Problem> {
    let short_name = short_name.trim().to_owned();
    if short_name.is_empty() {
        return Err(Problem::NameNeeded);
    }
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    let (ports, session) = app.open_mut()?;
    let minutes = idle_minutes.clamp(SHORTEST_IDLE, LONGEST_IDLE);
    session.vault.keep_idle_minutes(ports.random(), minutes).await?;
    shelf::rename(&shelf, session.vault.id(), &short_name).await?;
    show(app).await
}

/// Leaves a mark that needs no passphrase to be seen: whether this computer erases everything at sign-out shows when it
/// is gone.
pub(super) async fn leave_mark<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    let now = app.ports.clock().now();
    shelf::leave_mark(&shelf, now).await?;
    Ok(View::Marked(now))
}
