//! Whom and what an entry is about.

use crate::domain::action::{About, Step};
use crate::domain::card::Arising;
use crate::domain::concern::{Child, Concern};
use crate::domain::event::Event;
use crate::domain::ids::{ActionId, CardId, DeviceId, EntryId, PersonId, PupilId};

/// Whom and what an entry is about; never what it says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Touches {
    /// The concern; a concern's own entry is about itself.
    pub concern: Option<EntryId>,
    /// Pupils of the directory.
    pub pupils: Vec<PupilId>,
    /// An action.
    pub action: Option<ActionId>,
    /// A card.
    pub card: Option<CardId>,
    /// A member of staff other than its writer.
    pub person: Option<PersonId>,
    /// A device other than its writer's.
    pub device: Option<DeviceId>,
}

fn listed(children: &[&Child]) -> Vec<PupilId> {
    let pupil = |child: &&Child| match child {
        Child::Pupil(pupil) => Some(*pupil),
        Child::Unlisted(_) => None,
    };
    children.iter().filter_map(pupil).collect()
}

fn within(concern: &Concern) -> Vec<PupilId> {
    listed(&concern.pupils.iter().map(|involved| &involved.child).collect::<Vec<_>>())
}

fn about<'a>(about: impl IntoIterator<Item = &'a About>) -> Vec<PupilId> {
    listed(&about.into_iter().map(|about| &about.child).collect::<Vec<_>>())
}

/// Whom and what the entry `id` is about.
pub fn touches(id: EntryId, event: &Event) -> Touches {
    let none = Touches::default();
    match event {
        Event::Concern(concern) => Touches { concern: Some(id), pupils: within(concern), ..none },
        Event::Amend(amend) => Touches { concern: Some(amend.entry), pupils: within(&amend.concern), ..none },
        Event::Addition(addition) => Touches { concern: Some(addition.entry), ..none },
        Event::Withdraw(withdraw) => Touches { concern: Some(withdraw.entry), ..none },
        Event::Triage(triage) => Touches { concern: Some(triage.concern), ..none },
        Event::Status(status) => Touches { concern: Some(status.concern), ..none },
        Event::ActedOn(acted_on) => Touches { concern: Some(acted_on.concern), ..none },
        Event::Opened(opened) => {
            Touches { concern: opened.concern, pupils: opened.pupil.into_iter().collect(), ..none }
        }
        Event::Exported(exported) => {
            Touches { concern: exported.concern, pupils: exported.pupil.into_iter().collect(), ..none }
        }
        Event::Action(given) => Touches {
            action: Some(given.action),
            card: given.card,
            person: Some(given.owner),
            pupils: about(&given.about),
            ..none
        },
        Event::ActionAsked(asked) => Touches { action: Some(asked.action), person: Some(asked.to), ..none },
        Event::ActionStatus(status) => {
            let person = match &status.step {
                Step::PassedOn { to, .. } => Some(*to),
                _ => None,
            };
            Touches { action: Some(status.action), person, ..none }
        }
        Event::Card(card) => Touches { card: Some(card.card), pupils: about(&card.about), ..none },
        Event::CardWithdrawn(withdrawn) => Touches { card: Some(withdrawn.card), ..none },
        Event::CardRead(read) => Touches { card: Some(read.card), ..none },
        Event::ArisesFrom(arises) => {
            let (action, card) = match arises.thing {
                Arising::Action(action) => (Some(action), None),
                Arising::Card(card) => (None, Some(card)),
            };
            Touches { concern: Some(arises.concern), action, card, ..none }
        }
        Event::Disclosure(disclosure) => {
            Touches { concern: disclosure.concern, pupils: about(&disclosure.about), ..none }
        }
        Event::Flag(flag) => Touches { pupils: vec![flag.pupil], ..none },
        Event::Household(household) => Touches {
            pupils: listed(&household.children.iter().map(|one| &one.child).collect::<Vec<_>>()),
            ..none
        },
        Event::Star(star) => Touches { pupils: vec![star.pupil], ..none },
        Event::FileLock(lock) => Touches { pupils: vec![lock.pupil], person: Some(lock.person), ..none },
        Event::Alleged(alleged) => Touches { concern: Some(alleged.concern), ..none },
        Event::Printed(printed) => Touches { pupils: vec![printed.pupil], ..none },
        Event::Pupil(identity) => Touches { pupils: vec![identity.pupil], ..none },
        Event::PupilDetails(details) => Touches { pupils: vec![details.pupil], ..none },
        Event::JoinPupils(joined) => Touches { pupils: vec![joined.kept, joined.joined], ..none },
        Event::SeparatePupils(two) => Touches { pupils: two.pupils.to_vec(), ..none },
        Event::Person(entry) => Touches { person: Some(entry.person.person), ..none },
        Event::Appoint(appointed) => Touches { person: Some(appointed.person), ..none },
        Event::Grant(grant) => Touches { person: Some(grant.person), ..none },
        Event::EndRight(ended) => Touches { person: Some(ended.person), ..none },
        Event::HandLead(handed) => Touches { person: Some(handed.person), ..none },
        Event::ReplaceLead(replaced) => Touches { person: Some(replaced.person), ..none },
        Event::ConfirmDevice(confirmed) => {
            Touches { person: Some(confirmed.person), device: Some(confirmed.device), ..none }
        }
        Event::ResetGranted(reset) => {
            Touches { person: Some(reset.person), device: Some(reset.device), ..none }
        }
        Event::Revoke(revoked) => Touches { device: Some(revoked.device), ..none },
        Event::Receipt(receipt) => Touches { device: Some(receipt.device), ..none },
        Event::Merged(merged) => Touches { device: Some(merged.from), ..none },
        Event::Enrol(_)
        | Event::Found(_)
        | Event::School(_)
        | Event::JoiningPack(_)
        | Event::AgreeToReplace(_)
        | Event::Release(_)
        | Event::Sealed(_)
        | Event::Categories(_)
        | Event::Setting(_)
        | Event::GovernorsKit(_)
        | Event::SealKey(_)
        | Event::SecondFactor(_)
        | Event::Packed(_)
        | Event::LetGo(_)
        | Event::KitDrill(_)
        | Event::Newer => none,
    }
}
