//! Delivering: what is new goes into the box under random names, and own files are taken out again once they are receipted.

use crate::app::bundles::make_file_name;
use crate::app::hand_over;
use crate::app::send_update::{self, Addressee};
use crate::app::session::Session;
use crate::app::volumes;
use crate::domain::ids::{DeviceId, Digest};
use crate::domain::person::Role;
use crate::platform::ports::Ports;
use crate::platform::post_box::{PostBox, PostBoxError, Posted};
use crate::store::Backend;

use super::Stopped;
use super::news::{
    beginning, hand_over_is_due, loose_logs, peers, reached, receipted, receipts_given, updates_due,
};
use super::note::{Carries, Note, OnHand, Own, Unsent};

/// Delivers what is new. Where nothing is, nothing is written: neither to the box nor to the log.
pub(super) async fn deliver<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    folder: &impl PostBox,
    on_hand: &mut OnHand,
) -> Result<(), Stopped> {
    // What the folder did not take the last time goes first: what follows carries on from it.
    send_off(ports, session, folder, on_hand).await?;
    let lying = on_hand.note_mut().own.len();
    if on_hand.settled == Some((session.logs.len(), lying)) {
        return Ok(());
    }
    let from = reached(session, on_hand.note_mut());
    if hand_over_is_due(session, on_hand.note_mut(), &from) {
        let (told, loose) = (receipts_given(session), loose_logs(session));
        let made = hand_over::pack(ports, session, &beginning(session, &from)).await?;
        let carries = Carries::HandOver { base: made.base, heads: made.heads, told };
        on_hand.rest = made.rest.map(|rest| (made.number, rest));
        on_hand.first = put_by(ports, made.number, &carries, "age", made.answer.1);
        on_hand.note_mut().loose = loose;
    }
    let due = updates_due(ports, session, on_hand.note_mut()).await?;
    if !due.is_empty() {
        let (addressees, views): (Vec<Addressee>, Vec<Digest>) = due.into_iter().unzip();
        let parcel = send_update::pack(ports, session, &addressees).await?;
        let devices: Vec<DeviceId> = addressees.iter().map(|addressee| addressee.device).collect();
        let sent = devices.iter().copied().zip(views.into_iter().map(|view| (view, parcel.number)));
        on_hand.note_mut().views.extend(sent);
        let carries = Carries::Updates(devices);
        on_hand.unsent.extend(put_by(ports, parcel.number, &carries, "parcel", vec![parcel.file]));
    }
    send_off(ports, session, folder, on_hand).await?;
    let lying = on_hand.note_mut().own.len();
    on_hand.settled = Some((session.logs.len(), lying));
    Ok(())
}

/// Puts what was made under names that say nothing.
fn put_by<P: Ports>(
    ports: &P,
    number: u64,
    carries: &Carries,
    ending: &str,
    files: Vec<Vec<u8>>,
) -> Vec<Unsent> {
    let unsent = |bytes: Vec<u8>| {
        let (name, size) = (make_file_name(ports.random(), ending), bytes.len() as u64);
        Unsent { own: Own { name, size, number, carries: carries.clone() }, bytes }
    };
    files.into_iter().map(unsent).collect()
}

/// Makes what is left of a hand-over's volumes, and offers everything to the folder. No more than two volumes are ever in
/// memory. The first one, with the entries, goes last: it is what counts as delivered, and by then the others lie there.
async fn send_off<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    folder: &impl PostBox,
    on_hand: &mut OnHand,
) -> Result<(), Stopped> {
    while let Some((number, rest)) = on_hand.rest.clone() {
        offer(ports, folder, on_hand).await?;
        let volume = rest.next;
        let (answer, further) = volumes::further(ports, session, rest).await?;
        on_hand.unsent.extend(put_by(ports, number, &Carries::Further(volume), "age", answer.1));
        on_hand.rest = further.map(|further| (number, further));
    }
    let first = std::mem::take(&mut on_hand.first);
    on_hand.unsent.extend(first);
    Ok(offer(ports, folder, on_hand).await?)
}

/// Offers to the folder what was made and does not lie there yet. What it does not take is kept for the next time.
async fn offer<P: Ports>(ports: &P, folder: &impl PostBox, on_hand: &mut OnHand) -> Result<(), PostBoxError> {
    while let Some(Unsent { own, bytes }) = on_hand.unsent.first() {
        folder.write(&own.name, bytes).await?;
        let Unsent { own, .. } = on_hand.unsent.remove(0);
        let note = on_hand.note_mut();
        note.own.push(own);
        note.delivered = Some(ports.clock().now());
    }
    Ok(())
}

/// Whether those whom a further volume is for have said to have it: every other administrator, for an administrator; one of
/// them, for anybody else.
fn further_has_come<B: Backend>(session: &Session<B>, number: u64, volume: u32) -> bool {
    let (volumes, own) = (&session.register.volumes, session.device());
    if session.role() < Role::Administrator {
        return volumes.have_come(&own, number, volume);
    }
    let peers = peers(session);
    !peers.is_empty() && peers.iter().all(|peer| volumes.has(peer, &own, number, volume))
}

/// Takes away own files that those whom they are for have said to have, and no others.
pub(super) async fn clear<B: Backend>(
    session: &Session<B>,
    folder: &impl PostBox,
    note: &mut Note,
    listed: &[Posted],
) -> Result<(), PostBoxError> {
    let receipted = receipted(session);
    let no_peers = peers(session).is_empty() && session.role() >= Role::Administrator;
    let has_come = |own: &Own| match &own.carries {
        Carries::HandOver { heads, .. } => {
            !no_peers
                && !heads.is_empty()
                && heads
                    .iter()
                    .all(|(device, head)| receipted.get(device).is_some_and(|upto| upto.seq >= head.seq))
        }
        Carries::Volume => false,
        Carries::Further(volume) => further_has_come(session, own.number, *volume),
        // A part is a view: the next one for the same device takes its place.
        Carries::Updates(devices) => devices.iter().all(|device| {
            session.register.updated.by(device, &session.device()) >= own.number
                || note.views.get(device).is_some_and(|(_, newest)| *newest > own.number)
        }),
    };
    let done: Vec<Own> = note.own.iter().filter(|own| has_come(own)).cloned().collect();
    for own in done {
        if listed.iter().any(|file| file.name == own.name) {
            match folder.remove(&own.name).await {
                Ok(()) | Err(PostBoxError::Absent) => {}
                // Held by the folder's client: the next time.
                Err(PostBoxError::Busy) => continue,
                Err(error) => return Err(error),
            }
        }
        if let Carries::HandOver { told, .. } = &own.carries {
            for (device, upto) in told {
                let furthest = note.told.entry(*device).or_default();
                *furthest = (*upto).max(*furthest);
            }
        }
        note.own.retain(|other| *other != own);
    }
    Ok(())
}
