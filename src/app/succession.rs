//! Who leads: handing the lead over, replacing a lead who cannot act, and taking the lead with the recovery kit.

use crate::domain::access::{Action, allows};
use crate::domain::event::{AgreeToReplace, Event, HandLead, ReplaceLead};
use crate::domain::ids::{EntryId, PersonId};
use crate::domain::person::Role;
use crate::store::Backend;

use super::App;
use super::kit;
use super::problem::{KitFlaw, Problem};
use super::session::Session;
use super::view::{MayLead, Proposal, Succession, View};
use crate::platform::ports::Ports;

/// Who leads, who could, and what waits for another administrator.
pub(super) fn show<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    session.require(Action::ManageStaff)?;
    let (register, roster) = (&session.register, &session.register.roster);
    let named = |person: &PersonId| register.person(person).map(|person| person.name.clone());
    let mut may_lead: Vec<MayLead> = register
        .people
        .values()
        .filter_map(|versions| versions.current())
        .filter(|entry| entry.person.active && Some(entry.person.person) != roster.lead)
        .map(|entry| {
            let mut devices = roster.devices_of(entry.person.person);
            MayLead {
                role: roster.role_of(entry.person.person),
                has_device: devices.any(|device| roster.role(device) != Role::Revoked),
                second_factor: register.has_second_factor(entry.person.person),
                person: entry.person.clone(),
            }
        })
        .collect();
    may_lead
        .sort_by_key(|one| (std::cmp::Reverse((one.role, one.has_device)), one.person.name.to_lowercase()));
    let proposals = roster.proposals.iter().map(|(entry, by, replace)| Proposal {
        entry: *entry,
        by: named(by).unwrap_or_default(),
        person: named(&replace.person).unwrap_or_default(),
        reason: replace.reason.clone(),
        own: *by == session.me.person,
    });
    Ok(View::Succession(Succession {
        lead: roster.lead.and_then(|lead| register.person(&lead)).cloned(),
        hands_over: allows(session.role(), Action::Appoint),
        replaces: may_replace(session),
        may_lead,
        proposals: proposals.collect(),
    }))
}

/// Whether this device may have the lead replaced: as an administrator's, not as one of the lead's own.
fn may_replace<B: Backend>(session: &Session<B>) -> bool {
    allows(session.role(), Action::ReplaceLead) && session.register.roster.lead != Some(session.me.person)
}

/// Refuses somebody who could not lead: who has left, leads already, or has no device to do it on.
fn could_lead<B: Backend>(session: &Session<B>, person: PersonId) -> Result<(), Problem> {
    let (register, roster) = (&session.register, &session.register.roster);
    let known = register.person(&person).ok_or(Problem::NotHere)?;
    if !known.active || roster.lead == Some(person) {
        return Err(Problem::NotAllowed);
    }
    if !roster.devices_of(person).any(|device| roster.role(device) != Role::Revoked) {
        return Err(Problem::NoDeviceYet);
    }
    Ok(())
}

/// The lead hands over.
pub(super) async fn hand_over<P: Ports>(app: &mut App<P>, person: PersonId) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::Appoint)?;
    could_lead(session, person)?;
    let hand = HandLead { person, upto: session.reached(session.me.person), from: session.reached(person) };
    session.write(ports, vec![Event::HandLead(hand)], Vec::new()).await?;
    show(app)
}

/// An administrator would have the lead replaced. It counts once another one agrees.
pub(super) async fn propose<P: Ports>(
    app: &mut App<P>,
    person: PersonId,
    reason: String,
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    if !may_replace(session) {
        return Err(Problem::NotAllowed);
    }
    could_lead(session, person)?;
    let reason = Problem::needs_reason(&reason)?;
    let lead = session.register.roster.lead.ok_or(Problem::NotHere)?;
    let replace =
        ReplaceLead { lead, person, upto: session.reached(lead), from: session.reached(person), reason };
    session.write(ports, vec![Event::ReplaceLead(replace)], Vec::new()).await?;
    show(app)
}

/// Another administrator agrees.
pub(super) async fn agree<P: Ports>(app: &mut App<P>, entry: EntryId) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let proposals = &session.register.roster.proposals;
    let (_, by, _) = proposals.iter().find(|(waiting, ..)| *waiting == entry).ok_or(Problem::NotHere)?;
    if !may_replace(session) || *by == session.me.person {
        return Err(Problem::NotAllowed);
    }
    session.write(ports, vec![Event::AgreeToReplace(AgreeToReplace { entry })], Vec::new()).await?;
    show(app)
}

/// Whoever sits at this administrator's device has the recovery kit: the root key appoints them the lead, here.
pub(super) async fn lead_with_kit<P: Ports>(
    app: &mut App<P>,
    first: &[u8],
    second: &[u8],
) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::ManageStaff)?;
    let seed = kit::typed(first, second)?;
    if seed.school_id() != session.school() {
        return Err(KitFlaw::OtherSchool.into());
    }
    let roster = &session.register.roster;
    let mut upto = session.reached(session.me.person);
    roster.leads.iter().for_each(|lead| upto.extend(session.reached(*lead)));
    let number = roster.appointments + 1;
    let (person, device) = (session.me.person, session.device());
    let appoint = kit::appoint(&seed, person, device, number, upto);
    session.write(ports, vec![Event::Appoint(appoint)], Vec::new()).await?;
    show(app)
}
