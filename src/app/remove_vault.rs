//! Remove one vault from this computer. It touches no other, and refuses while the vault holds anything that has not been
//! handed over. The shelf first says that it goes, then its database goes, then its place on the shelf: cut off anywhere,
//! the vault opens as before or is gone at the next start.

use crate::store::Backend;
use crate::vault::VaultError;
use crate::vault::shelf::{self, Listed, SHELF, Stores};

use super::App;
use super::problem::Problem;
use super::unlock;
use super::view::View;
use crate::platform::ports::Ports;

/// Removes the open vault. Its drafts go with it only if the person says so.
pub(super) async fn remove<P: Ports>(app: &mut App<P>, with_drafts: bool) -> Result<View, Problem> {
    let session = app.open()?;
    if session.not_handed_over() > 0 {
        return Err(Problem::NotHandedOver);
    }
    if !with_drafts && !session.vault.drafts().await?.is_empty() {
        return Err(Problem::DraftsLeft);
    }
    let vault = *session.vault.id();
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    shelf::mark_going(&shelf, &vault).await?;
    app.session = None;
    app.ports.release();
    finish(app.ports.stores(), &shelf).await?;
    unlock::welcome(app).await
}

/// Ends every removal that was begun.
pub(super) async fn finish<S: Stores>(stores: &S, shelf: &impl Backend) -> Result<(), VaultError> {
    for Listed { vault, .. } in shelf::list(shelf).await?.into_iter().filter(|listed| listed.going) {
        stores.remove(&Listed::database(&vault)).await?;
        shelf::forget(shelf, &vault).await?;
    }
    Ok(())
}
