//! The drill: an administrator types the recovery kit's words and hears whether it is this school's. Nothing is changed
//! but for an entry that says when the kit was last proven.

use crate::domain::access::Action;
use crate::domain::event::{Event, KitDrill};

use super::App;
use super::found_school::recipient;
use super::kit;
use super::problem::{KitFlaw, Problem};
use super::view::{KitProven, View};
use crate::platform::ports::Ports;

/// Proves a kit, whole or two shares of it.
pub(super) async fn prove<P: Ports>(app: &mut App<P>, first: &[u8], second: &[u8]) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::FullCopy)?;
    let seed = kit::typed(first, second)?;
    let found = session.register.roster.found.as_ref().ok_or(Problem::NotHere)?;
    // The root key is the school's, and what is sealed to the kit is sealed to this one.
    if seed.school_id() != session.school() || recipient(&seed.root_identity())? != found.kit {
        return Err(KitFlaw::OtherSchool.into());
    }
    let shares = !second.trim_ascii().is_empty();
    session.write(ports, vec![Event::KitDrill(KitDrill { shares })], Vec::new()).await?;
    Ok(View::KitProven(KitProven { shares, at: ports.clock().now() }))
}
