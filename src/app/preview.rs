//! What a file would hold, before it is made.

use crate::bundle::files::named;
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
use super::view::{Outgoing, View};
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
            holding(session, &lines, administrators(session, false)?.1).await?
        }
        Sending::FullCopy => {
            session.require(Action::FullCopy)?;
            let lines: Vec<&str> = session.logs.iter().map(|entry| entry.line()).collect();
            holding(session, &lines, administrators(session, true)?.1).await?
        }
        Sending::Update => {
            session.require(Action::Merge)?;
            let selection = Selection::of(session, app.ports.clock().now());
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

async fn holding<B: Backend>(
    session: &Session<B>,
    lines: &[&str],
    recipients: Vec<String>,
) -> Result<Outgoing, Problem> {
    let concerns = lines.iter().filter(|line| line.contains(r#""kind":"concern""#)).count();
    let own = session.register.concerns.values().filter(|record| session.is_own(&record.device));
    let new = own.filter(|record| session.register.delivery(record) == Delivery::Saved).count();
    let mut outgoing =
        Outgoing { entries: lines.len(), concerns, new_concerns: new, recipients, ..Outgoing::default() };
    for file in named(lines.iter().copied()).into_keys() {
        match session.vault.file_length(&file).await? {
            Some(length) => {
                outgoing.files += 1;
                outgoing.bytes += length;
            }
            None => outgoing.lacking += 1,
        }
    }
    Ok(outgoing)
}
