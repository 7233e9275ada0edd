//! Who leads, one after the other: appointed by the root key, handed on by the lead, or put in place of a lead who
//! cannot act by two administrators together.
//!
//! Each of these says how far the lead before led. What that lead's devices wrote later counts no more, so whoever holds
//! a stolen device cannot undo it.

use super::judge::after;
use super::{Claim, Judge, Roster};
use crate::domain::event::{Appoint, Event, HandLead, Positions, ReplaceLead};
use crate::domain::ids::{EntryId, PersonId, SchoolId};
use crate::domain::person::Role;

/// The claims that lie within these positions.
fn within<'a, 'b>(claims: &[&'a Claim<'b>], upto: &Positions) -> Vec<&'a Claim<'b>> {
    let inside = |claim: &&Claim<'_>| upto.get(&claim.device).is_some_and(|upto| claim.seq <= upto.seq);
    claims.iter().copied().filter(inside).collect()
}

impl Roster {
    /// Hears every lead in turn. The root key's appointments come in their order; between two of them leads hand on or
    /// are replaced.
    pub(super) fn reigns(&mut self, school: &SchoolId, claims: &[&Claim<'_>], judge: &dyn Judge) {
        let Some(root) = self.found.as_ref().map(|found| found.root_key.clone()) else { return };
        let mut appointments: Vec<(&Claim<'_>, &Appoint)> = claims
            .iter()
            .filter_map(|claim| match claim.what {
                Event::Appoint(appoint)
                    if appoint.device == claim.device && judge.root_appointed(school, &root, appoint) =>
                {
                    Some((*claim, appoint))
                }
                _ => None,
            })
            .collect();
        appointments.sort_by_key(|(claim, appoint)| (appoint.number, claim.id));
        for (claim, appoint) in appointments {
            self.reign(&within(claims, &appoint.upto), claims);
            self.appointed(claim, appoint);
        }
        self.reign(claims, claims);
    }

    /// Hears the lead, and whoever leads after without the root key's word. `claims` are those that leads may speak by.
    fn reign(&mut self, claims: &[&Claim<'_>], all: &[&Claim<'_>]) {
        while let Some(lead) = self.lead {
            let Some((person, from)) =
                self.replaced(lead, claims, all).or_else(|| self.handed(lead, claims, all))
            else {
                return;
            };
            self.succeed(person, &from);
            self.lead_speaks_by(person, &from);
        }
    }

    /// What the roster would be if this lead had written no more than `claims`, with the administrators heard.
    fn supposing(&self, lead: PersonId, claims: &[&Claim<'_>], all: &[&Claim<'_>]) -> Self {
        let mut trial = self.clone();
        loop {
            let before = (trial.counted.len(), trial.lead_devices.len());
            let led_since = trial.led_since.clone();
            trial.hear(lead, Role::Lead, &led_since, claims);
            trial.hear_administrators(all);
            if before == (trial.counted.len(), trial.lead_devices.len()) {
                return trial;
            }
        }
    }

    /// Hears the lead for good. `trial` knows which further devices are theirs.
    fn hear_lead(&mut self, lead: PersonId, trial: &Self, claims: &[&Claim<'_>]) {
        for device in &trial.lead_devices {
            self.lead_devices.insert(*device);
            self.confirmed.entry(*device).or_insert(lead);
        }
        let led_since = self.led_since.clone();
        self.hear(lead, Role::Lead, &led_since, claims);
    }

    /// Hears the lead as far as they led if two administrators have put somebody else in their place.
    fn replaced(
        &mut self,
        lead: PersonId,
        claims: &[&Claim<'_>],
        all: &[&Claim<'_>],
    ) -> Option<(PersonId, Positions)> {
        for claim in claims {
            let Event::ReplaceLead(replace) = claim.what else { continue };
            if replace.lead != lead || replace.person == lead || self.counted.contains(&claim.id) {
                continue;
            }
            let term = within(claims, &replace.upto);
            let trial = self.supposing(lead, &term, all);
            let wished = trial.may_replace(claim);
            let agreed = claims.iter().find(|other| {
                matches!(other.what, Event::AgreeToReplace(agree) if agree.entry == claim.id)
                    && trial.may_replace(other).is_some_and(|by| Some(by) != wished)
            });
            let (Some(_), Some(agreed), None) = (wished, agreed, trial.handed) else { continue };
            self.hear_lead(lead, &trial, &term);
            self.counted.extend([claim.id, agreed.id]);
            self.serve(lead, &replace.upto);
            return Some((replace.person, replace.from.clone()));
        }
        None
    }

    /// The administrator who wrote this, if its writer was one and not the lead.
    fn may_replace(&self, claim: &Claim<'_>) -> Option<PersonId> {
        let by = *self.confirmed.get(&claim.device)?;
        let administers = self.administrators.contains(&by)
            && self.within(claim)
            && self.since.get(&claim.device).is_none_or(|first| *first <= claim.seq);
        administers.then_some(by)
    }

    /// Hears the lead, as far as they led if they have handed on.
    fn handed(
        &mut self,
        lead: PersonId,
        claims: &[&Claim<'_>],
        all: &[&Claim<'_>],
    ) -> Option<(PersonId, Positions)> {
        let trial = self.supposing(lead, claims, all);
        let handed = trial.handed.and_then(|entry| hand_over(claims, entry));
        let Some((claim, HandLead { person, upto, from })) = handed else {
            self.hear_lead(lead, &trial, claims);
            return None;
        };
        let own = |other: &&&Claim<'_>| other.device == claim.device && other.seq <= claim.seq;
        let mut term: Vec<&Claim<'_>> = within(claims, upto);
        term.retain(|other| other.device != claim.device);
        term.extend(claims.iter().filter(own));
        self.hear_lead(lead, &trial, &term);
        self.handed = None;
        // Whoever hands over stays at hand, first among the administrators.
        self.administrators.insert(0, lead);
        Some((*person, from.clone()))
    }

    /// From here on this person leads. What they wrote before counts as what they were then.
    fn succeed(&mut self, person: PersonId, from: &Positions) {
        if self.administrators.contains(&person) {
            self.end_term(person, from);
        } else {
            self.since.extend(after(from));
        }
        self.led_since.extend(after(from));
        self.lead_devices.clear();
        self.lead = Some(person);
        self.leads.push(person);
    }

    /// Whoever put this person in the lead says with it which devices are theirs.
    fn lead_speaks_by(&mut self, person: PersonId, from: &Positions) {
        for device in from.keys() {
            if *self.confirmed.entry(*device).or_insert(person) == person {
                self.lead_devices.insert(*device);
            }
        }
    }

    /// The root key's word.
    fn appointed(&mut self, claim: &Claim<'_>, appoint: &Appoint) {
        let Appoint { person, device, number, upto, .. } = appoint;
        if let Some(before) = self.lead.filter(|before| before != person) {
            self.serve(before, upto);
            let mut from = upto.clone();
            from.retain(|device, _| self.confirmed.get(device).is_none_or(|owner| owner == person));
            self.succeed(*person, &from);
        }
        self.counted.insert(claim.id);
        self.confirmed.insert(*device, *person);
        self.revoked.remove(device);
        self.lead_devices.insert(*device);
        self.led_since.insert(*device, claim.seq);
        self.appointments = *number;
    }

    /// Finds what waits for a second administrator.
    pub(super) fn find_proposals(&mut self, claims: &[&Claim<'_>]) {
        let waiting = claims.iter().filter_map(|claim| match claim.what {
            Event::ReplaceLead(replace)
                if Some(replace.lead) == self.lead && !self.counted.contains(&claim.id) =>
            {
                Some((claim.id, self.may_replace(claim)?, replace.clone()))
            }
            _ => None,
        });
        let waiting: Vec<(EntryId, PersonId, ReplaceLead)> = waiting.collect();
        self.counted.extend(waiting.iter().map(|(entry, ..)| *entry));
        self.proposals = waiting;
    }
}

fn hand_over<'a, 'b>(claims: &[&'a Claim<'b>], entry: EntryId) -> Option<(&'a Claim<'b>, &'b HandLead)> {
    let claim = *claims.iter().find(|claim| claim.id == entry)?;
    match claim.what {
        Event::HandLead(hand) => Some((claim, hand)),
        _ => None,
    }
}
