//! Remove one vault from this computer. It touches no other, and refuses while the vault holds anything that has not been
//! handed over; an administrator's, while it holds anything that has come since the last file which carries everything. The shelf first says that it goes, then its database goes, then its place on the shelf: cut off anywhere,
//! the vault opens as before or is gone at the next start.

use crate::domain::access::{Action, allows};
use crate::domain::event::{Body, Event};
use crate::domain::register::{FULL_COPY, HAND_OVER};
use crate::store::Backend;
use crate::vault::VaultError;
use crate::vault::shelf::{self, Listed, SHELF, Stores};

use super::App;
use super::problem::Problem;
use super::session::Session;
use super::unlock;
use super::view::View;
use crate::platform::ports::Ports;
use crate::platform::post_box::PostBoxes;

/// Removes the open vault. Its drafts go with it only if the person says so.
pub(super) async fn remove<P: Ports>(app: &mut App<P>, with_drafts: bool) -> Result<View, Problem> {
    let session = app.open()?;
    if session.not_handed_over() > 0 || keeps_the_only_copy(session) {
        return Err(Problem::NotHandedOver);
    }
    if !with_drafts && !session.vault.drafts().await?.is_empty() {
        return Err(Problem::DraftsLeft);
    }
    let vault = *session.vault.id();
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    shelf::mark_going(&shelf, &vault).await?;
    // A handle on a folder that no vault uses opens nothing by itself.
    let _ = app.ports.post_boxes().forget(&vault).await;
    app.session = None;
    app.ports.release();
    finish(app.ports.stores(), &shelf).await?;
    unlock::welcome(app).await
}

/// Whether an administrator's vault holds what nobody else could have: something was written or brought in since the last
/// hand-over or full copy. Others let go of what an administrator has said to have received.
fn keeps_the_only_copy<B: Backend>(session: &Session<B>) -> bool {
    let root = session.vault.root();
    // Of an old copy it is proven that the log goes on elsewhere, and nothing can be noted in it.
    if root.practice || root.superseded || !allows(session.role(), Action::FullCopy) {
        return false;
    }
    let mut only = false;
    for entry in session.logs.of(&session.device()) {
        let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
        match body.map(|body| body.what) {
            Some(Event::Packed(packed)) => {
                only &= packed.bundle_kind != FULL_COPY && packed.bundle_kind != HAND_OVER;
            }
            Some(Event::Opened(_) | Event::Exported(_) | Event::KitDrill(_) | Event::SecondFactor(_)) => {}
            Some(Event::Merged(merged)) if merged.entries == 0 => {}
            _ => only = true,
        }
    }
    only
}

/// Ends every removal that was begun.
pub(super) async fn finish<S: Stores>(stores: &S, shelf: &impl Backend) -> Result<(), VaultError> {
    for Listed { vault, .. } in shelf::list(shelf).await?.into_iter().filter(|listed| listed.going) {
        stores.remove(&Listed::database(&vault)).await?;
        shelf::forget(shelf, &vault).await?;
    }
    Ok(())
}
