//! Which agencies are involved with a child, and who there: from contacts, from what they were told, and from status flags.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::app::view::{Agency, AgencyName};
use crate::domain::chronology::{Event, Source};
use crate::domain::form::{Form, Particular};
use crate::domain::ids::PupilId;
use crate::domain::register::Register;
use crate::domain::time::{Day, Minute};

/// Every agency once for each person there, the last heard of first.
pub(super) fn involved(register: &Register, child: &BTreeSet<PupilId>, events: &[Event]) -> Vec<Agency> {
    let mut found: BTreeMap<(AgencyName, String), (Day, String)> = BTreeMap::new();
    let mut heard = |agency: AgencyName, person: &str, reach: &str, day: Day| {
        let known = found.entry((agency, person.trim().to_owned())).or_insert((day, String::new()));
        if day >= known.0 {
            known.0 = day;
            if !reach.trim().is_empty() {
                reach.trim().clone_into(&mut known.1);
            }
        }
    };
    for event in events {
        match event.source {
            Source::Concern => {
                let Some(record) = register.concerns.get(&event.entry) else { continue };
                let concern = register.amendments.current(record);
                if concern.form != Form::AgencyContact {
                    continue;
                }
                let said =
                    |particular| concern.particulars.get(&particular).map(String::as_str).unwrap_or("");
                let agency = AgencyName::Answer(said(Particular::Agency).to_owned());
                heard(agency, said(Particular::AgencyPerson), said(Particular::AgencyReach), event.day());
            }
            Source::Disclosure => {
                let told = register.disclosures.iter().find(|written| written.entry == event.entry);
                if let Some(told) = told.map(|written| &written.what) {
                    heard(AgencyName::Told(told.agency), &told.to, "", event.day());
                }
            }
            _ => {}
        }
    }
    for (_, versions) in register.profiles.flags(child) {
        let Some(written) = versions.current() else { continue };
        let flag = &written.what;
        let named = !flag.authority.is_empty() || !flag.worker.is_empty();
        if named && flag.in_error.is_empty() && flag.until.is_none() {
            let day = Minute::from_millis(written.at.clock).day();
            heard(AgencyName::Typed(flag.authority.clone()), &flag.worker, &flag.reach, day);
        }
    }
    let mut agencies: Vec<Agency> = found
        .into_iter()
        .map(|((agency, person), (last, reach))| Agency { agency, person, reach, last })
        .collect();
    agencies.sort_by_key(|agency| Reverse(agency.last));
    agencies
}
