//! What was heard, gathered by concern. A pure fold of what this device can open; nothing of it is stored.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::said::{Addition, Advice, Assessment, Enclosed, Inside, OpenedBy, Outcome, Said, Threshold};
use crate::domain::concern::Concern;
use crate::domain::form::{Form, Particular};
use crate::domain::ids::{DeviceId, EntryId, PersonId};
use crate::domain::person::{Author, Person, folded};
use crate::domain::register::Versions;
use crate::domain::roster::Roster;
use crate::domain::time::Stamp;

/// A sealed entry that was opened, and whose writer's signature was checked.
#[derive(Debug, Clone)]
pub struct Unsealed {
    /// The entry.
    pub entry: EntryId,
    /// The device it was written on.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// What it says.
    pub inside: Inside,
}

/// Something that was said of a concern.
#[derive(Debug, Clone)]
pub struct Spoke<T> {
    /// The entry.
    pub entry: EntryId,
    /// On which device.
    pub device: DeviceId,
    /// Its number in that device's log.
    pub seq: u64,
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// Files that go with it.
    pub enclosed: Vec<Enclosed>,
    /// What.
    pub what: T,
}

/// Whom a concern is about, to find what else is about them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Subject {
    /// Somebody on the staff list.
    Person(PersonId),
    /// Somebody else, by the name as it is compared.
    Named(String),
}

/// How far the work on a concern has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Progress {
    /// Nobody has said what it amounts to, or something was added since.
    #[default]
    New,
    /// It is being worked on.
    Open,
    /// It has an outcome.
    Closed,
}

impl Progress {
    /// Every one, in the order that the inbox offers them.
    pub const ALL: [Self; 3] = [Self::New, Self::Open, Self::Closed];
}

/// A concern that was heard, and all that was said of it.
#[derive(Debug, Clone)]
pub struct Case {
    /// The concern.
    pub concern: Spoke<Concern>,
    /// The identity that opens what its writer added, and its files.
    pub answers: Option<String>,
    /// The devices that it is sealed to, first or anew.
    pub to: BTreeSet<DeviceId>,
    /// What was added, oldest first.
    pub additions: Vec<Spoke<Addition>>,
    /// What it amounts to.
    pub assessments: Versions<Spoke<Assessment>>,
    /// What was advised, oldest first.
    pub advice: Vec<Spoke<Advice>>,
    /// What came of it.
    pub outcomes: Versions<Spoke<Outcome>>,
    /// Who opened it, and took which of its files out, oldest first.
    pub opened: Vec<Spoke<OpenedBy>>,
    /// Every entry of it.
    pub entries: BTreeSet<EntryId>,
}

impl Case {
    fn of(concern: Spoke<Concern>, answers: Option<String>) -> Self {
        Self {
            concern,
            answers,
            to: BTreeSet::new(),
            additions: Vec::new(),
            assessments: Versions::default(),
            advice: Vec::new(),
            outcomes: Versions::default(),
            opened: Vec::new(),
            entries: BTreeSet::new(),
        }
    }

    /// What it amounts to, as it stands.
    pub fn threshold(&self) -> Option<Threshold> {
        self.assessments.current().map(|spoke| spoke.what.threshold)
    }

    /// Whom it is about: an adult; nobody, if it is about a colleague's child.
    pub fn subject(&self) -> Option<Subject> {
        let concern = &self.concern.what;
        let assessed = self.assessments.current().and_then(|spoke| spoke.what.adult);
        if concern.form != Form::Adult {
            return None;
        }
        if let Some(person) = assessed.or(concern.adult) {
            return Some(Subject::Person(person));
        }
        let named = concern.particulars.get(&Particular::AdultName).map(|name| folded(name));
        named.filter(|name| !name.is_empty()).map(Subject::Named)
    }

    /// Whether it must be kept from this colleague.
    pub fn kept_from(&self, person: &Person) -> bool {
        let assessed = self.assessments.all();
        self.concern.what.kept_from(person)
            || assessed.iter().any(|(_, _, spoke)| spoke.what.adult == Some(person.person))
    }

    /// How far the work has come.
    pub fn progress(&self) -> Progress {
        let Some(latest) = self.latest() else { return Progress::New };
        // What somebody who hears it adds is no news to them.
        let writers = |added: &&Spoke<Addition>| added.who.person == self.concern.who.person;
        if self.additions.iter().filter(writers).any(|added| added.at > latest) {
            return Progress::New;
        }
        let standing = self.outcomes.standing();
        let closed = !standing.is_empty()
            && standing.iter().all(|(_, _, spoke)| spoke.what.result.is_some())
            && !self.overlooked();
        if closed { Progress::Closed } else { Progress::Open }
    }

    /// Whether two who hear it said different things without knowing of each other.
    pub fn contested(&self) -> bool {
        self.assessments.contested() || self.outcomes.contested() || self.overlooked()
    }

    /// When somebody who hears it last said what it amounts to, or what came of it.
    fn latest(&self) -> Option<Stamp> {
        let assessed = self.assessments.all().last().map(|(_, at, _)| *at);
        let ended = self.outcomes.all().last().map(|(_, at, _)| *at);
        assessed.max(ended)
    }

    /// Whether an assessment stands that somebody who gave an outcome had not heard of.
    fn overlooked(&self) -> bool {
        let (assessed, ended) = (self.assessments.standing(), self.outcomes.standing());
        let knew = |outcome: &Spoke<Outcome>, (entry, _, made): &(EntryId, Stamp, &Spoke<Assessment>)| {
            outcome.what.upon.contains(entry) || made.device == outcome.device && made.seq < outcome.seq
        };
        ended.iter().any(|(_, _, outcome)| !assessed.iter().all(|made| knew(outcome, made)))
    }

    /// Whether this person has opened it.
    pub fn read_by(&self, person: PersonId) -> bool {
        self.opened.iter().any(|spoke| spoke.who.person == person && spoke.what.file.is_none())
    }

    /// Every file that goes with it, or was added to it.
    pub fn files(&self) -> impl Iterator<Item = &Enclosed> {
        self.concern.enclosed.iter().chain(self.additions.iter().flat_map(|added| &added.enclosed))
    }
}

/// All that was heard.
#[derive(Debug, Clone, Default)]
pub struct Heard {
    /// By concern.
    pub cases: BTreeMap<EntryId, Case>,
}

impl Heard {
    /// Gathers what was opened. Whoever writes about a concern must hear such concerns, or have written it; what those say whom
    /// it is kept from does not count.
    pub fn fold(unsealed: &[Unsealed], roster: &Roster) -> Self {
        let mut once: BTreeMap<EntryId, (&Unsealed, BTreeSet<DeviceId>)> = BTreeMap::new();
        for one in unsealed {
            let (_, to) = once.entry(one.entry).or_insert((one, BTreeSet::new()));
            to.extend(&one.inside.to);
        }
        let mut all: Vec<(&Unsealed, BTreeSet<DeviceId>)> = once.into_values().collect();
        all.sort_by_key(|(one, _)| (one.inside.at, one.device, one.seq, one.entry));
        let mut heard = Self::default();
        for (one, to) in &all {
            if let Said::Concern(concern) = &one.inside.what
                && concern.maps_sound()
            {
                let mut concern = (**concern).clone();
                let files = one.inside.enclosed.iter().map(|enclosed| enclosed.attachment.clone());
                concern.attachments = files.collect();
                let mut case = Case::of(one.spoke(concern), one.inside.answers.clone());
                case.to.clone_from(to);
                case.entries.insert(one.entry);
                heard.cases.insert(one.entry, case);
            }
        }
        for (one, to) in &all {
            heard.add(one, to, roster);
        }
        heard
    }

    fn add(&mut self, one: &Unsealed, to: &BTreeSet<DeviceId>, roster: &Roster) {
        let about = match &one.inside.what {
            Said::Addition(Addition { concern, .. })
            | Said::Assessment(Assessment { concern, .. })
            | Said::Advice(Advice { concern, .. })
            | Said::Outcome(Outcome { concern, .. })
            | Said::Opened(OpenedBy { concern, .. }) => *concern,
            Said::Concern(_) | Said::Passed(_) | Said::Newer => return,
        };
        let Some(case) = self.cases.get_mut(&about) else { return };
        let own = case.concern.device == one.device || roster.same_person(&case.concern.device, &one.device);
        let concerned = case.concern.what.adult == Some(one.inside.who.person);
        let hears = roster.heard(&one.device, one.seq) && !concerned;
        let (entry, at, device) = (one.entry, one.inside.at, one.device);
        match &one.inside.what {
            Said::Addition(addition) if own || hears => case.additions.push(one.spoke(addition.clone())),
            Said::Assessment(assessment) if hears => {
                case.assessments.add(entry, at, one.spoke(assessment.clone()), &assessment.replaces);
            }
            Said::Advice(advice) if hears => case.advice.push(one.spoke(advice.clone())),
            Said::Outcome(outcome) if hears => {
                case.outcomes.add(entry, at, one.spoke(outcome.clone()), &outcome.replaces);
            }
            Said::Opened(opened) if hears => case.opened.push(one.spoke(*opened)),
            _ => return,
        }
        case.entries.insert(entry);
        // What its writer adds is sealed to the concern's own key: whoever can open the one can open the other.
        if !own || roster.heard(&device, one.seq) {
            case.to.retain(|device| to.contains(device));
        }
    }

    /// The concerns about each adult, oldest first.
    pub fn by_subject(&self) -> BTreeMap<Subject, Vec<&Case>> {
        let mut by: BTreeMap<Subject, Vec<&Case>> = BTreeMap::new();
        for case in self.cases.values() {
            if let Some(subject) = case.subject() {
                by.entry(subject).or_default().push(case);
            }
        }
        for cases in by.values_mut() {
            cases.sort_by_key(|case| (case.concern.at, case.concern.entry));
        }
        by
    }
}

impl Unsealed {
    fn spoke<T>(&self, what: T) -> Spoke<T> {
        let Self { entry, device, seq, inside } = self;
        Spoke {
            entry: *entry,
            device: *device,
            seq: *seq,
            who: inside.who.clone(),
            at: inside.at,
            enclosed: inside.enclosed.clone(),
            what,
        }
    }
}
