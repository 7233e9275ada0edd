//! What a file would hold, before it is made.

use crate::domain::access::Action;
use crate::domain::register::Delivery;
use crate::store::Backend;

use super::App;
use super::bundles::administrators;
use super::hand_over::{carried, received};
use super::intent::Sending;
use super::problem::Problem;
use super::selection::Selection;
use super::send_update::addressees;
use super::session::Session;
use super::slices::Slices;
use super::view::{Outgoing, View};
use super::volumes::{is_concern, named_in_slices};
use crate::platform::ports::Ports;

/// Looks at what a file would hold.
pub(super) async fn look<P: Ports>(app: &App<P>, sending: Sending) -> Result<View, Problem> {
    let session = app.open()?;
    let mut outgoing = match sending {
        Sending::HandOver => {
            session.require(Action::Record)?;
            let received = received(session);
            let of = carried(session).flat_map(|of| {
                let from = received.get(of);
                session.logs.of(of).filter(move |entry| from.is_none_or(|from| entry.header().seq > from.seq))
            });
            let lines: Vec<&str> = of.map(|entry| entry.line()).collect();
            holding(&app.ports, session, &lines, administrators(session, false)?.1).await?
        }
        Sending::FullCopy => {
            session.require(Action::FullCopy)?;
            let lines: Vec<&str> = session.logs.iter().map(|entry| entry.line()).collect();
            holding(&app.ports, session, &lines, administrators(session, true)?.1).await?
        }
        Sending::Update => {
            session.require(Action::Merge)?;
            let selection = Selection::of(&app.ports, session).await?;
            let addressees = addressees(session);
            let most = addressees.iter().map(|addressee| selection.part(&addressee.device).len()).max();
            let mut recipients: Vec<String> =
                addressees.into_iter().map(|addressee| addressee.name).collect();
            recipients.sort();
            Outgoing { entries: most.unwrap_or_default(), recipients, ..Outgoing::default() }
        }
    };
    outgoing.drafts = session.vault.drafts().await?.len();
    Ok(View::Outgoing(outgoing))
}

async fn holding<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    lines: &[&str],
    recipients: Vec<String>,
) -> Result<Outgoing, Problem> {
    let mut slices = Slices::of(ports, lines.len() as u64 * 2);
    slices.part(lines.len() as u64);
    let named = named_in_slices(lines, &slices).await?;
    slices.part(lines.len() as u64);
    let concerns = lines.iter().filter(|line| is_concern(line)).count();
    let own = session.register.concerns.values().filter(|record| session.is_own(&record.device));
    let new = own.filter(|record| session.register.delivery(record) == Delivery::Saved).count();
    let mut outgoing =
        Outgoing { entries: lines.len(), concerns, new_concerns: new, recipients, ..Outgoing::default() };
    for (number, file) in named.keys().enumerate() {
        slices.did(number, named.len()).await?;
        match session.vault.file_length(file).await? {
            Some(length) => {
                outgoing.files += 1;
                outgoing.bytes += length;
            }
            None => outgoing.lacking += 1,
        }
    }
    Ok(outgoing)
}
