//! Hearing one person after the other, by rank.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Claim, Judge, Roster, Term};
use crate::domain::access::{action, allows};
use crate::domain::event::{EndRight, Event, Grant, Positions};
use crate::domain::ids::{DeviceId, EntryId, PackId, PersonId, SchoolId};
use crate::domain::person::{Device, Right, Role};

impl Roster {
    /// Judges all claims. The result depends on the set alone, never on its order.
    pub fn judge(school: &SchoolId, claims: &[Claim<'_>], judge: &dyn Judge) -> Self {
        // What the root key signed proves itself: a fork of the log it stands in takes nothing from it.
        let proven = |claim: &&Claim<'_>| matches!(claim.what, Event::Found(_) | Event::Appoint(_));
        let mut claims: Vec<&Claim<'_>> =
            claims.iter().filter(|claim| !claim.forked || proven(claim)).collect();
        claims.sort_by_key(|claim| (claim.device, claim.seq, claim.id));
        let mut roster = Self::default();
        roster.enrol(school, &claims, judge);
        roster.found(school, &claims, judge);
        roster.reigns(school, &claims, judge);
        if roster.lead.is_some() {
            roster.hear_administrators(&claims);
            roster.find_proposals(&claims);
        }
        roster.renew_seal_keys(&claims);
        roster.find_governors_kits(&claims);
        roster
    }

    /// Takes each device's own word for the key that it is sealed to under: the newest, as far as the device counts.
    fn renew_seal_keys(&mut self, claims: &[&Claim<'_>]) {
        for claim in claims {
            let Event::SealKey(renewed) = claim.what else { continue };
            if self.within(claim)
                && let Some(device) = self.devices.get_mut(&claim.device)
            {
                device.keys.seal.clone_from(&renewed.seal);
                device.private = true;
                self.counted.insert(claim.id);
            }
        }
    }

    /// Takes the governors' kits that people made who heard concerns about adults then.
    fn find_governors_kits(&mut self, claims: &[&Claim<'_>]) {
        let mut replaced: BTreeSet<EntryId> = BTreeSet::new();
        for claim in claims {
            let Event::GovernorsKit(kit) = claim.what else { continue };
            if self.within(claim) && self.heard(&claim.device, claim.seq) {
                self.counted.insert(claim.id);
                self.governors_kits.insert(claim.id, kit.seal.clone());
                replaced.extend(&kit.replaces);
            }
        }
        self.governors_kits.retain(|kit, _| !replaced.contains(kit));
    }

    fn enrol(&mut self, school: &SchoolId, claims: &[&Claim<'_>], judge: &dyn Judge) {
        let mut secrets: BTreeMap<PackId, &str> = BTreeMap::new();
        secrets.extend(claims.iter().filter_map(|claim| match claim.what {
            Event::JoiningPack(pack) => Some((pack.pack, pack.secret.as_str())),
            _ => None,
        }));
        for claim in claims {
            let Event::Enrol(enrol) = claim.what else { continue };
            if claim.seq != 0 || enrol.school != *school {
                continue;
            }
            let secret = enrol.pack.and_then(|pack| secrets.get(&pack));
            self.counted.insert(claim.id);
            self.devices.insert(
                claim.device,
                Device {
                    device: claim.device,
                    person: claim.who.person,
                    author: claim.who.clone(),
                    label: enrol.label.clone(),
                    keys: enrol.keys.clone(),
                    private: false,
                    invited: secret.is_some_and(|secret| judge.invited(enrol, secret)),
                    continues: enrol.continues,
                    once: enrol.once,
                },
            );
        }
    }

    fn found(&mut self, school: &SchoolId, claims: &[&Claim<'_>], judge: &dyn Judge) {
        for claim in claims {
            let Event::Found(found) = claim.what else { continue };
            if self.found.is_none() && found.device == claim.device && judge.root_signed(school, found) {
                self.counted.insert(claim.id);
                self.confirmed.insert(found.device, found.lead);
                self.lead_devices.insert(found.device);
                self.lead = Some(found.lead);
                self.leads.push(found.lead);
                self.found = Some(found.clone());
            }
        }
    }

    /// Hears those who no longer administer, as far as they did, then everybody who does.
    pub(super) fn hear_administrators(&mut self, claims: &[&Claim<'_>]) {
        // What a former administrator did while they were one goes on counting.
        for term in self.former.clone() {
            let served: Vec<&Claim<'_>> = claims
                .iter()
                .copied()
                .filter(|claim| term.upto.get(&claim.device).is_some_and(|upto| claim.seq <= upto.seq))
                .collect();
            self.hear(term.person, Role::Administrator, &term.from, &served);
            self.serve(term.person, &term.upto);
        }
        let since = self.since.clone();
        // A device of the lead that only one administrator has confirmed works as an administrator's.
        for person in self.administrators.clone().into_iter().chain(self.lead) {
            self.hear(person, Role::Administrator, &since, claims);
        }
    }

    /// Notes how far a person's devices wrote with rights that they no longer have.
    pub(super) fn serve(&mut self, person: PersonId, upto: &Positions) {
        for (device, upto) in upto {
            if self.confirmed.get(device).is_none_or(|owner| *owner == person) {
                let last = self.served.entry(*device).or_default();
                *last = (*last).max(upto.seq);
            }
        }
    }

    /// Lets one person's roster entries count, device by device in order, as far as `role` allows, each from the number
    /// that `from` names.
    pub(super) fn hear(
        &mut self,
        person: PersonId,
        role: Role,
        from: &BTreeMap<DeviceId, u64>,
        claims: &[&Claim<'_>],
    ) {
        // Confirming one's own further device lets that device be heard too, so look again until nothing is left.
        let mut queues: BTreeMap<DeviceId, VecDeque<&Claim<'_>>> = BTreeMap::new();
        loop {
            let speaks = |device: &&DeviceId| role != Role::Lead || self.lead_devices.contains(*device);
            for device in self.devices_of(person).filter(speaks) {
                queues.entry(*device).or_insert_with(|| {
                    let first = from.get(device).copied().unwrap_or(0);
                    let theirs = |claim: &&&Claim<'_>| claim.device == *device && claim.seq >= first;
                    let may = |claim: &&&Claim<'_>| {
                        speaks_of_rights(claim.what)
                            && action(claim.what).is_some_and(|action| allows(role, action))
                    };
                    claims.iter().filter(theirs).filter(may).copied().collect()
                });
            }
            let waiting = queues.iter().filter_map(|(device, queue)| Some((*device, *queue.front()?)));
            // Each device in turn, as long as it says nothing that comes after what another has still to say. Only a
            // forger writes two that wait for each other: then the first goes on.
            let ready = waiting.clone().find(|(_, claim)| !waits(claim, &queues));
            let Some((device, claim)) = ready.or_else(|| waiting.clone().next()) else { return };
            if let Some(queue) = queues.get_mut(&device) {
                queue.pop_front();
            }
            if !self.counted.contains(&claim.id) && self.within(claim) && self.accept(person, role, claim) {
                self.counted.insert(claim.id);
            }
        }
    }

    fn accept(&mut self, by: PersonId, role: Role, claim: &Claim<'_>) -> bool {
        match claim.what {
            Event::School(_) | Event::Person(_) | Event::JoiningPack(_) => true,
            Event::ConfirmDevice(confirm) => {
                self.devices.contains_key(&confirm.device)
                    && self.confirm(by, role, confirm.device, confirm.person)
            }
            // Nobody resets themselves alone.
            Event::ResetGranted(granted) => {
                let next = self.devices.get(&granted.next);
                granted.person != by
                    && self.confirmed.get(&granted.device) == Some(&granted.person)
                    && next.is_some_and(|next| next.continues == Some(granted.device))
                    && self.confirm(by, role, granted.next, granted.person)
            }
            Event::Grant(grant) => {
                match grant.right {
                    Right::Lead => return false,
                    Right::Administrator if Some(grant.person) == self.lead => return false,
                    Right::Administrator if !self.administrators.contains(&grant.person) => {
                        self.administrators.push(grant.person);
                        self.since.extend(after(&grant.from));
                    }
                    Right::Administrator => {}
                    Right::HearsAdults => {
                        self.hearers.insert(grant.person);
                        self.heard.remove(&grant.person);
                    }
                }
                true
            }
            Event::EndRight(end) => {
                match end.right {
                    Right::Lead => return false,
                    Right::Administrator => self.end_term(end.person, &end.upto),
                    Right::HearsAdults => {
                        self.hearers.remove(&end.person);
                        self.heard.insert(end.person, end.upto.clone());
                    }
                }
                true
            }
            Event::HandLead(hand) => {
                let first = self.handed.is_none() && hand.person != by;
                if first {
                    self.handed = Some(claim.id);
                }
                first
            }
            Event::Revoke(revoke) => {
                if self.outranks(&revoke.device, &claim.device) {
                    return false;
                }
                self.revoked.entry(revoke.device).or_insert(revoke.upto);
                true
            }
            Event::Release(release) => {
                self.released.insert(release.entry);
                true
            }
            // Heard when it is asked who leads.
            _ => false,
        }
    }

    /// Notes whose a device is. Whoever was believed first, in order of rank, is believed.
    fn confirm(&mut self, by: PersonId, role: Role, device: DeviceId, person: PersonId) -> bool {
        if *self.confirmed.entry(device).or_insert(person) != person {
            return false;
        }
        let vouched = self.vouched.entry(device).or_default();
        vouched.insert(by);
        if Some(person) == self.lead && (role == Role::Lead || vouched.len() > 1) {
            self.lead_devices.insert(device);
        }
        true
    }

    /// Ends a person's time as an administrator.
    pub(super) fn end_term(&mut self, person: PersonId, upto: &Positions) {
        if self.administrators.contains(&person) {
            self.administrators.retain(|other| *other != person);
            let from = self.since.clone();
            self.former.push(Term { person, from, upto: upto.clone() });
        }
    }
}

/// What the roster is judged by; most of what a lead writes is not.
pub(super) fn speaks_of_rights(what: &Event) -> bool {
    what.is_roster() || matches!(what, Event::JoiningPack(_))
}

/// Whether a claim comes after something that these queues still hold.
fn waits(claim: &Claim<'_>, queues: &BTreeMap<DeviceId, VecDeque<&Claim<'_>>>) -> bool {
    let (Event::Grant(Grant { after, .. }) | Event::EndRight(EndRight { after, .. })) = claim.what else {
        return false;
    };
    after.iter().any(|(device, upto)| {
        let next = queues.get(device).and_then(|queue| queue.front());
        *device != claim.device && next.is_some_and(|next| next.seq <= upto.seq)
    })
}

/// The number after each position: from there on something else holds.
pub(super) fn after(positions: &Positions) -> impl Iterator<Item = (DeviceId, u64)> + '_ {
    positions.iter().map(|(device, position)| (*device, position.seq + 1))
}
