//! The page: one look at what is known of a child and what is being done.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{agencies, alleged, child, household};
use crate::app::App;
use crate::app::actions;
use crate::app::desk;
use crate::app::drafts::begins;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{
    ActionRow, AttachmentRow, ContactRow, FlagRow, LevelRow, LockRow, ProfilePage, ProfileView,
};
use crate::domain::access::Action;
use crate::domain::chronology::{Event, For, Sort, Source, chart, chronology};
use crate::domain::concern::{Child, Concern};
use crate::domain::event::{Event as Entry, Opened};
use crate::domain::ids::{EntryId, PupilId};
use crate::domain::register::{ConcernRecord, Register, Versions};
use crate::domain::time::{Day, Millis, Minute};
use crate::domain::triage::Level;
use crate::platform::ports::Ports;
use crate::store::Backend;

/// How many contacts and files the page shows; the chronology has them all.
const SHOWN: usize = 6;
/// Whoever opens a file again within so many milliseconds has not opened it twice: ten minutes.
const ONE_OPENING: i64 = 10 * 60 * 1000;

/// Opens a pupil's file, and notes that it was opened.
pub(super) async fn open<P: Ports>(app: &mut App<P>, pupil: PupilId) -> Result<ProfileView, Problem> {
    let (ports, session) = app.open_mut()?;
    session.require(Action::KeepFiles)?;
    let same = session.register.joined.same(&pupil);
    if let Some(lock) = own_lock(session, &same) {
        return Ok(ProfileView::KeptFrom(lock));
    }
    let child = child(session, &pupil)?;
    let now = ports.clock().now();
    let page = page(session, pupil, &child, now)?;
    if !opened_just_now(session, &child, now) && !session.vault.root().superseded {
        let opened = Opened { concern: None, pupil: Some(pupil), file: None };
        session.write(ports, vec![Entry::Opened(opened)], Vec::new()).await?;
    }
    Ok(ProfileView::Page(Box::new(page)))
}

/// What keeps the person here from a file, if something does.
fn own_lock<B: Backend>(session: &Session<B>, child: &BTreeSet<PupilId>) -> Option<LockRow> {
    let person = session.person();
    let kept_from = child.iter().any(|pupil| session.register.shut_out(&person, pupil));
    let mut own = locks(session, child).into_iter().filter(|row| row.person == person);
    own.find(|row| row.on).filter(|_| kept_from)
}

fn opened_just_now<B: Backend>(session: &Session<B>, child: &BTreeSet<PupilId>, now: Millis) -> bool {
    let mut openings = session.register.profiles.opened(child);
    let mine = |device| session.is_mine(device);
    openings.any(|opening| mine(&opening.device) && (0..ONE_OPENING).contains(&(now.0 - opening.at.wall.0)))
}

/// What the page says.
pub(super) fn page<B: Backend>(
    session: &Session<B>,
    pupil: PupilId,
    child: &BTreeSet<PupilId>,
    now: Millis,
) -> Result<ProfilePage, Problem> {
    let register = &session.register;
    let kept = register.joined.kept(&pupil);
    let identity = register.pupil(&kept).or_else(|| register.pupil(&pupil)).ok_or(Problem::NotHere)?;
    let today = Minute::from_millis(now).day();
    let events = chronology(register, For { pupils: child, viewer: session.person() }).events;
    let concerns: Vec<(&ConcernRecord, &Concern, &Event)> = events
        .iter()
        .filter(|event| event.source == Source::Concern)
        .filter_map(|event| {
            let record = register.concerns.get(&event.entry)?;
            Some((record, register.amendments.current(record), event))
        })
        .collect();
    let (contacts, contacts_total) = contacts(&concerns);
    let (attachments, attachments_total) = attachments(&concerns);
    let with_maps = concerns.iter().filter(|(_, concern, _)| !concern.maps.is_empty());
    let last_map = with_maps.clone().next_back().map(|(record, _, _)| record.entry);
    let names = child.iter().filter(|other| **other != identity.pupil);
    let households = household::households(session, child, today);
    Ok(ProfilePage {
        identity: identity.clone(),
        details: child.iter().find_map(|pupil| register.details.get(pupil)?.current()).cloned(),
        also: names.filter_map(|other| Some(register.pupil(other)?.name())).collect(),
        today,
        flags: flags(register, child, today),
        level: level(register, &concerns),
        highest_open: highest_open(register, &concerns),
        open: concerns
            .iter()
            .filter(|(record, _, _)| !register.triages.status(&record.entry).is_closed())
            .count(),
        concerns: concerns.len(),
        same_surname: household::same_surname(session, identity, child, &households, today),
        households,
        agencies: agencies::involved(register, child, &events),
        actions: open_actions(session, child, &concerns, now),
        chart: chart(register, &events),
        contacts,
        contacts_total,
        attachments,
        attachments_total,
        maps: last_map.map(|entry| (entry, with_maps.count())),
        alleged: alleged::of_child(session, child),
        locks: locks(session, child),
        staff: actions::staff(session),
        known_alleged: alleged::known(session),
        openings: register.profiles.opened(child).count(),
        names: desk::names(session),
    })
}

/// Flags that stand first, the gravest first of all; then those that have ended.
pub(super) fn flags(register: &Register, child: &BTreeSet<PupilId>, today: Day) -> Vec<FlagRow> {
    let rows = register.profiles.flags(child).filter_map(|(_, versions)| {
        let current = versions.current()?;
        let earlier = versions.all().into_iter().filter(|(entry, _, _)| *entry != current.entry);
        Some(FlagRow {
            flag: current.what.clone(),
            stands: current.what.stands_on(today),
            contested: versions.contested(),
            heads: versions.heads(),
            who: current.who.clone(),
            at: current.at,
            earlier: earlier.map(|(_, at, one)| (one.who.clone(), at, one.what.clone())).collect(),
        })
    });
    let mut rows: Vec<FlagRow> = rows.collect();
    rows.sort_by_key(|row| {
        let flag = &row.flag;
        let wrong = !flag.in_error.is_empty();
        (wrong, !row.stands, !flag.kind.is_grave(), Reverse(flag.until), Reverse(flag.from), flag.flag)
    });
    rows
}

/// The level that was decided last.
fn level(register: &Register, concerns: &[(&ConcernRecord, &Concern, &Event)]) -> Option<LevelRow> {
    let decided = concerns.iter().filter_map(|(record, _, _)| {
        let (_, at, word) = register.triages.of(&record.entry)?.triages.standing().pop()?;
        let (level, who) = (word.what.level, word.who.clone());
        Some(LevelRow { level, who, at, concern: record.entry })
    });
    decided.max_by_key(|row| (row.at, row.concern))
}

fn highest_open(register: &Register, concerns: &[(&ConcernRecord, &Concern, &Event)]) -> Option<Level> {
    let open = concerns.iter().filter(|(record, _, _)| !register.triages.status(&record.entry).is_closed());
    open.filter_map(|(record, _, _)| Some(register.triages.of(&record.entry)?.triage()?.level)).max()
}

/// Actions about the child, or that arise from its concerns, and are not closed.
fn open_actions<B: Backend>(
    session: &Session<B>,
    child: &BTreeSet<PupilId>,
    concerns: &[(&ConcernRecord, &Concern, &Event)],
    now: Millis,
) -> Vec<ActionRow> {
    let entries: BTreeSet<EntryId> = concerns.iter().map(|(record, _, _)| record.entry).collect();
    let about = |about: &crate::domain::action::About| matches!(&about.child, Child::Pupil(pupil) if child.contains(pupil));
    let open = session.register.actions.all().filter(|(_, chain)| !chain.is_closed());
    let mut rows: Vec<ActionRow> = open
        .filter_map(|(action, chain)| {
            let named = chain.current().and_then(|version| version.what.about.as_ref()).is_some_and(about);
            let row = actions::row(session, *action, chain, now)?;
            (named || row.concern.is_some_and(|concern| entries.contains(&concern))).then_some(row)
        })
        .collect();
    rows.sort_by_key(actions::order);
    rows
}

fn contacts(concerns: &[(&ConcernRecord, &Concern, &Event)]) -> (Vec<ContactRow>, usize) {
    let all =
        concerns.iter().rev().filter(|(_, _, event)| matches!(event.sort, Sort::Contact | Sort::Meeting));
    let rows = all.clone().take(SHOWN).map(|(record, concern, event)| ContactRow {
        entry: record.entry,
        form: concern.form,
        when: event.when,
        who: record.who.clone(),
        particulars: concern.particulars.clone(),
        begins: begins(&concern.narrative),
    });
    (rows.collect(), all.count())
}

fn attachments(concerns: &[(&ConcernRecord, &Concern, &Event)]) -> (Vec<AttachmentRow>, usize) {
    let all = concerns.iter().rev().flat_map(|(record, concern, _)| {
        concern.attachments.iter().map(|attachment| AttachmentRow {
            entry: record.entry,
            attachment: attachment.clone(),
            who: record.who.clone(),
            at: record.at,
        })
    });
    let all: Vec<AttachmentRow> = all.collect();
    let total = all.len();
    (all.into_iter().take(SHOWN).collect(), total)
}

/// Who is or was kept from the file.
pub(super) fn locks<B: Backend>(session: &Session<B>, child: &BTreeSet<PupilId>) -> Vec<LockRow> {
    let register = &session.register;
    let rows = register.profiles.locks(child).filter_map(|(person, versions)| {
        let standing = Versions::standing(versions);
        let (_, at, word) = standing.iter().rev().find(|(_, _, word)| !word.what.off).or(standing.last())?;
        Some(LockRow {
            person,
            name: register.person(&person).map(|person| person.name.clone()).unwrap_or_default(),
            on: !word.what.off,
            reason: word.what.reason.clone(),
            who: word.who.clone(),
            at: *at,
        })
    });
    let mut rows: Vec<LockRow> = rows.collect();
    rows.sort_by_key(|row| (!row.on, row.name.to_lowercase(), row.person));
    rows
}
