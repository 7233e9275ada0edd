//! What the lead of the practice school keeps of some of the children: status, household, significant events, who is alleged to
//! have done something, and a colleague who is kept from a file.

use std::collections::BTreeMap;

use crate::crypto::random::{Random, make_bytes};
use crate::domain::concern::Child;
use crate::domain::event::{Alleged, Event, FileLock, Star};
use crate::domain::ids::{AllegedId, EntryId, FlagId, HouseholdId, PersonId, PupilId};
use crate::domain::profile::{
    FlagDraft, FlagKind, HouseholdAdult, HouseholdChild, HouseholdDraft, PlanCategory, Relation,
};
use crate::domain::pupil_file::PupilRow;
use crate::domain::time::{Day, Millis, Minute};

/// The colleague who is kept from a file.
const KEPT_FROM: usize = 7;

/// What is written about children of the directory, and of concerns by the number of their line, counted from 0.
pub(super) fn of_the_term(
    random: &dyn Random,
    directory: &[(PupilId, PupilRow)],
    concerns: &BTreeMap<usize, EntryId>,
    staff: &[PersonId],
    now: Millis,
) -> Vec<Event> {
    let today = Minute::from_millis(now).day();
    let mut events = Vec::new();
    events.extend(flags(random, directory, today));
    events.extend(household(
        random,
        directory,
        "Esme",
        "Her mother works nights; a neighbour may sit with the children.",
    ));
    events.extend(household(random, directory, "Keira", "Staying with her aunt, as the plan says."));
    let starred = [
        (5, "Esme", "The first time that Esme spoke of being left in charge."),
        (6, "Esme", ""),
        (21, "Bilal", "Marks on the face, with no account that fits."),
        (24, "Keira", "The disclosure that led to the plan."),
    ];
    events.extend(starred.into_iter().filter_map(|(line, forename, why)| {
        let (pupil, _) = find(directory, forename)?;
        let event = *concerns.get(&line)?;
        Some(Event::Star(Star { pupil, event, off: false, why: why.to_owned(), replaces: Vec::new() }))
    }));
    let uncle = AllegedId(make_bytes(random));
    let stranger = AllegedId(make_bytes(random));
    let named = [
        (uncle, 14, "Nia's uncle, who visits on Mondays", Relation::AuntOrUncle),
        (stranger, 31, "A man in a grey car near the gate", Relation::Unknown),
        (stranger, 39, "A man in a grey car near the gate", Relation::Unknown),
    ];
    events.extend(named.into_iter().filter_map(|(alleged, line, name, relation)| {
        let (name, concern) = (name.to_owned(), *concerns.get(&line)?);
        Some(Event::Alleged(Alleged {
            alleged,
            concern,
            name,
            relation,
            not_meant: false,
            replaces: Vec::new(),
        }))
    }));
    if let (Some((pupil, _)), Some(person)) = (find(directory, "Zara"), staff.get(KEPT_FROM)) {
        let (person, reason) = (*person, "Zara is her niece.".to_owned());
        events.push(Event::FileLock(FileLock { pupil, person, off: false, reason, replaces: Vec::new() }));
    }
    events
}

/// The first pupil of this first name.
fn find<'a>(directory: &'a [(PupilId, PupilRow)], forename: &str) -> Option<(PupilId, &'a PupilRow)> {
    directory.iter().find(|(_, row)| row.forename == forename).map(|(pupil, row)| (*pupil, row))
}

fn flags(random: &dyn Random, directory: &[(PupilId, PupilRow)], today: Day) -> Vec<Event> {
    let ago = |days: i32| today.plus_days(-days);
    let worker = |kind, from: Option<Day>, worker: &str, reference: &str| FlagDraft {
        kind: Some(kind),
        from,
        authority: "Larkshire County Council".to_owned(),
        worker: worker.to_owned(),
        reach: "01632 960 110".to_owned(),
        reference: reference.to_owned(),
        ..FlagDraft::default()
    };
    let drafts = [
        (
            "Esme",
            FlagDraft {
                until: ago(19),
                ..worker(FlagKind::EarlyHelp, ago(61), "Petra Nowell, family worker", "EH-3310")
            },
        ),
        (
            "Esme",
            FlagDraft {
                review: ago(-12),
                ..worker(FlagKind::ChildInNeed, ago(18), "Dana Ilves, social worker", "FD-20871")
            },
        ),
        (
            "Keira",
            FlagDraft {
                plan: Some(PlanCategory::Physical),
                review: ago(-25),
                ..worker(FlagKind::ChildProtectionPlan, ago(58), "Joram Ekwueme, social worker", "CP-1187")
            },
        ),
        ("Nia", worker(FlagKind::Section47, ago(57), "Dana Ilves, social worker", "FD-20533")),
    ];
    let set = drafts.into_iter().filter_map(|(forename, draft)| {
        let (pupil, _) = find(directory, forename)?;
        draft.check(FlagId(make_bytes(random)), pupil, Vec::new()).ok()
    });
    set.map(|flag| Event::Flag(Box::new(flag))).collect()
}

/// The child with whoever shares the surname, and an adult.
fn household(
    random: &dyn Random,
    directory: &[(PupilId, PupilRow)],
    forename: &str,
    note: &str,
) -> Option<Event> {
    let (_, row) = find(directory, forename)?;
    let family = directory.iter().filter(|(_, other)| other.surname == row.surname).take(3);
    let children = family.map(|(pupil, other)| HouseholdChild {
        child: Child::Pupil(*pupil),
        name: format!("{} {}", other.forename, other.surname),
        elsewhere: false,
    });
    let adult = |name: &str, relation, note: &str| HouseholdAdult {
        name: format!("{name} {}", row.surname),
        relation,
        note: note.to_owned(),
    };
    let adults = match forename {
        "Keira" => vec![adult("Lorna", Relation::AuntOrUncle, "01632 960 121")],
        _ => vec![adult("Tamsin", Relation::Mother, "01632 960 120, best after two in the afternoon")],
    };
    let draft = HouseholdDraft { children: children.collect(), adults, note: note.to_owned() };
    let household = draft.check(HouseholdId(make_bytes(random)), Vec::new()).ok()?;
    Some(Event::Household(Box::new(household)))
}
