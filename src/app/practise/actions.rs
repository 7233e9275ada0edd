//! What the lead of the practice school has given to do, said on cards, and told an agency.

use crate::crypto::random::{Random, make_bytes};
use crate::domain::action::{About, ActionType, Assignment, Due, Priority, Status, Step, next_school_day};
use crate::domain::card::{ArisesFrom, Arising, Card, CardRead};
use crate::domain::concern::Concern;
use crate::domain::disclosure::{Agency, Basis, Consent, Decision, Disclosure, Purpose, Way};
use crate::domain::event::Event;
use crate::domain::ids::{ActionId, CardId, EntryId, PersonId};
use crate::domain::settings::Holidays;
use crate::domain::time::{Millis, Minute};

/// The class teacher who has an action, and the deputy head who stands in.
pub(super) const TEACHER: usize = 1;
const DEPUTY: usize = 5;
/// A teaching assistant who reads the card too.
const ASSISTANT: usize = 2;

/// What is written by the lead, and then by the teacher.
pub(super) struct Written {
    /// By the lead.
    pub lead: Vec<Event>,
    /// By the teacher.
    pub teacher: Vec<Event>,
}

/// An action with its card, a task of the lead's own that is late, and a disclosure.
pub(super) fn of_the_term(
    random: &dyn Random,
    lead: PersonId,
    staff: &[PersonId],
    concerns: &[(EntryId, Concern)],
    now: Millis,
) -> Option<Written> {
    let today = Minute::from_millis(now).day();
    let (teacher, deputy, assistant) =
        (*staff.get(TEACHER)?, staff.get(DEPUTY).copied(), *staff.get(ASSISTANT)?);
    let (poppy, about_poppy) = newest_about(concerns, "Poppy")?;
    let (ellis, about_ellis) = newest_about(concerns, "Ellis")?;
    let (esme, about_esme) = newest_about(concerns, "Esme")?;
    let card = CardId(make_bytes(random));
    let actions = [ActionId(make_bytes(random)), ActionId(make_bytes(random))];
    let assignment = |action, title: &str, detail: &str, sort, owner, due| Assignment {
        action,
        title: title.to_owned(),
        detail: detail.to_owned(),
        sort,
        about: None,
        card: None,
        owner,
        deputy: None,
        due,
        priority: Priority::Normal,
        replaces: Vec::new(),
    };
    let quiet_start = Assignment {
        about: Some(about_poppy.clone()),
        card: Some(card),
        deputy,
        ..assignment(
            actions[0],
            "Give her a quiet start to the day",
            "Meet her at the side door until the end of next week, and tell me how she seems.",
            ActionType::Support,
            teacher,
            Due::On(next_school_day(next_school_day(today, Holidays::default()), Holidays::default())),
        )
    };
    let ring = Assignment {
        about: Some(about_ellis),
        priority: Priority::High,
        ..assignment(
            actions[1],
            "Ring the front door for advice",
            "The telephone, the trainers and the lifts, and what his mother said.",
            ActionType::RingAgency,
            lead,
            Due::On(today.plus_days(-1)?),
        )
    };
    let say = Card {
        card,
        about: Some(about_poppy),
        know: "She may be tired, and loud noises upset her at the moment. If she wants to talk, listen, and tell me the same day.".to_owned(),
        avoid: "Do not ask her about home, and do not raise your voice near her.".to_owned(),
        audience: vec![assistant],
        from: today.plus_days(-7)?,
        until: today.plus_days(21)?,
    };
    let told = Disclosure {
        concern: Some(esme),
        about: vec![about_esme],
        decision: Decision::Shared {
            basis: Basis::DutyToShare,
            way: Way::Portal,
            sent: Minute::new(today.plus_days(-20)?, 15, 40)?,
        },
        agency: Agency::FrontDoor,
        to: "Dana Ilves, duty social worker".to_owned(),
        what: "The referral form, with what Esme said in her own words and the dates of the earlier records.".to_owned(),
        purpose: Purpose::Protect,
        consent: Consent::NotAsked,
        consent_note: "Asking first might have put pressure on Esme; the front door agreed.".to_owned(),
        balance: "Her mother may be upset that she was not asked. Waiting would leave two young children without help.".to_owned(),
        reference: "FD-20871".to_owned(),
    };
    let arises = |thing, concern| Event::ArisesFrom(ArisesFrom { thing, concern });
    Some(Written {
        lead: vec![
            Event::Card(Box::new(say)),
            arises(Arising::Card(card), poppy),
            Event::Action(Box::new(quiet_start)),
            arises(Arising::Action(actions[0]), poppy),
            Event::Action(Box::new(ring)),
            arises(Arising::Action(actions[1]), ellis),
            Event::Disclosure(Box::new(told)),
        ],
        teacher: vec![
            Event::CardRead(CardRead { card }),
            Event::ActionStatus(Status {
                action: actions[0],
                holds: None,
                replaces: Vec::new(),
                step: Step::Accepted,
            }),
        ],
    })
}

/// The newest concern about the child of this first name.
fn newest_about(concerns: &[(EntryId, Concern)], forename: &str) -> Option<(EntryId, About)> {
    concerns.iter().rev().find_map(|(entry, concern)| {
        let child = concern.pupils.iter().find(|child| child.name.starts_with(forename))?;
        Some((*entry, About { child: child.child.clone(), name: child.name.clone() }))
    })
}
