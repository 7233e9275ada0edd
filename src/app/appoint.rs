//! Appoint and end: the lead makes a colleague an administrator, or one who hears concerns about adults, and ends either.

use crate::domain::access::Action;
use crate::domain::event::{EndRight, Event, Grant};
use crate::domain::ids::PersonId;
use crate::domain::person::Right;

use super::problem::Problem;
use super::view::View;
use super::{App, staff};
use crate::platform::ports::Ports;

/// Grants a right, or ends it. What a person wrote while they had it goes on counting.
pub(super) async fn appoint<P: Ports>(
    app: &mut App<P>,
    person: PersonId,
    right: Right,
    has: bool,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::Appoint)?;
    let known = session.register.person(&person).ok_or(Problem::NotHere)?;
    let roster = &session.register.roster;
    let had = match right {
        // The lead is handed over, or replaced with the kit; never merely granted.
        Right::Lead => return Err(Problem::NotAllowed),
        Right::Administrator if roster.lead == Some(person) => return Err(Problem::NotAllowed),
        Right::Administrator => roster.administrators.contains(&person),
        Right::HearsAdults => roster.hearers.contains(&person),
    };
    if had == has {
        return staff::list(app);
    }
    let after = session.others_reached();
    let event = if has {
        if !known.active {
            return Err(Problem::NotAllowed);
        }
        Event::Grant(Grant { person, right, from: session.reached(person), after })
    } else {
        Event::EndRight(EndRight { person, right, upto: session.reached(person), after })
    };
    session.write(ports, vec![event], Vec::new()).await?;
    staff::list(app)
}
