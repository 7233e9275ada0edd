//! A pupil's file: the page that says what is known and what is being done, its chronology on screen and on paper, and what
//! administrators keep of a child. Recorders have none of it.

mod agencies;
mod alleged;
mod chronology;
mod household;
mod keep;
mod opened;
mod page;
mod patterns;

use std::collections::BTreeSet;

use crate::domain::access::Action;
use crate::domain::ids::PupilId;
use crate::platform::ports::Ports;
use crate::store::Backend;

use super::App;
use super::carried::Carried;
use super::intent::ProfileIntent;
use super::problem::Problem;
use super::session::Session;
use super::view::View;

/// Answers what is asked of a pupil's file.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, asked: ProfileIntent) -> Result<View, Problem> {
    let view = match asked {
        ProfileIntent::Open { pupil } => page::open(app, pupil).await?,
        ProfileIntent::Chronology { pupil, household, filter, offset, limit } => {
            chronology::window(app, pupil, household, &filter, offset, limit)?
        }
        ProfileIntent::WhoOpened { pupil } => opened::list(app, pupil)?,
        ProfileIntent::Print { pupil, household, filter } => {
            chronology::print(app, pupil, household, &filter).await?
        }
        ProfileIntent::SaveFlag { pupil, flag, content, replaces } => {
            keep::flag(app, pupil, flag, &content, replaces).await?
        }
        ProfileIntent::SaveHousehold { pupil, household, content, replaces } => {
            keep::household(app, pupil, household, &content, replaces).await?
        }
        ProfileIntent::Star { pupil, event, on, why } => keep::star(app, pupil, event, on, &why).await?,
        ProfileIntent::Lock { pupil, person, on, reason } => {
            keep::lock(app, pupil, person, on, &reason).await?
        }
        ProfileIntent::NameAlleged { concern, content } => keep::alleged(app, concern, &content).await?,
        ProfileIntent::Patterns { from, until } => patterns::show(app, from, until)?,
    };
    Ok(View::Profile(Carried::of(&view)))
}

/// Everybody who is this child, if the person here may see the file.
///
/// # Errors
/// [`Problem::NotAllowed`] without the right or with a conflict of interest, [`Problem::NotHere`] if there is no such pupil.
fn child<B: Backend>(session: &Session<B>, pupil: &PupilId) -> Result<BTreeSet<PupilId>, Problem> {
    session.require(Action::KeepFiles)?;
    let same = session.register.joined.same(pupil);
    if !same.iter().any(|pupil| session.register.pupils.contains_key(pupil)) {
        return Err(Problem::NotHere);
    }
    if session.register.shut_out(&session.person(), pupil) {
        return Err(Problem::NotAllowed);
    }
    Ok(same)
}
