//! The practice school: one click, fictional, impossible to mix with a real one. Its colleagues sign with keys of
//! their own and join with the pack, as real ones do; a kind of entry is added by writing it in [`Colleague::write`]
//! or among the lead's events.

mod actions;
mod adults;
mod colleague;
mod concerns;
mod profiles;
mod pupils;
mod triage;

use std::collections::BTreeMap;

use crate::crypto::keys::RootSeed;
use crate::crypto::random::make_bytes;
use crate::domain::event::{ActedOn, ConfirmDevice, Event, Opened, Pack, PersonEntry, Receipt};
use crate::domain::ids::{EntryId, PackId, PersonId};
use crate::domain::person::{Author, Person, Phones};
use crate::domain::time::{Millis, Stamp};
use crate::domain::triage::Before;
use crate::store::Backend;

use super::App;
use super::found_school::found;
use super::intent::Founding;
use super::joining_pack::PACK_LIFE;
use super::problem::Problem;
use super::session::{Session, body};
use super::view::View;
use crate::platform::ports::Ports;
use colleague::{Colleague, handed_over};

/// Opens a practice vault: too short for a real one, so no real vault can have it.
pub const PRACTICE_PASSPHRASE: &[u8] = b"practice";

/// The colleagues, one a line: name, job. Their places are their numbers in the list of concerns.
const STAFF: &str = include_str!("../../../assets/practice/staff.txt");
/// The colleague whose device nobody has confirmed yet.
const UNCONFIRMED: usize = 4;
/// Concerns older than this many days have been opened and read.
const READ_AFTER: i64 = 14;
const HOUR: i64 = 60 * 60 * 1000;
const DAY: i64 = 24 * HOUR;

/// Makes a practice school and signs in as its lead.
pub(super) async fn practise<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let founding = Founding {
        school: "Larkfield Practice School".to_owned(),
        name: "Robin Ashworth".to_owned(),
        job: "Designated Safeguarding Lead".to_owned(),
        label: "Practice school".to_owned(),
        // Numbers that Ofcom keeps for stories: nobody is rung by mistake.
        phones: Phones {
            lead: "01632 960 100".to_owned(),
            deputies: vec!["Moira Castellane 01632 960 101".to_owned()],
            social_care_day: "01632 960 102".to_owned(),
            social_care_night: "01632 960 103".to_owned(),
            chair: "Philippa Ormerod 01632 960 104".to_owned(),
            designated_officer: "01632 960 105".to_owned(),
        },
    };
    let seed = RootSeed::make(app.ports.random());
    found(app, &founding, PRACTICE_PASSPHRASE.to_vec(), &seed, true).await?;
    let (ports, session) = app.open_mut()?;
    live(ports, session).await?;
    super::home::home(app).await
}

/// A term of school life.
async fn live<P: Ports, B: Backend>(ports: &P, session: &mut Session<B>) -> Result<(), Problem> {
    let (random, now) = (ports.random(), ports.clock().now());
    let pack = Pack {
        pack: PackId(make_bytes(random)),
        secret: hex::encode(make_bytes::<32>(random)),
        expires: Millis(now.0 + PACK_LIFE),
    };
    let directory = pupils::directory(random, now);
    let authors: Vec<Author> =
        STAFF.lines().filter_map(|line| author(line, PersonId(make_bytes(random)))).collect();
    let mut events = vec![Event::JoiningPack(pack.clone())];
    events.extend(authors.iter().map(|author| {
        let Author { person, name, job } = author.clone();
        Event::Person(PersonEntry {
            person: Person { person, name, job, active: true },
            replaces: Vec::new(),
        })
    }));
    events.extend(pupils::entries(&directory));
    session.write(ports, events, Vec::new()).await?;

    let school = session.school();
    let mut staff = Vec::with_capacity(authors.len());
    for author in authors {
        staff.push(Colleague::join(ports.random(), &school, author, &pack)?);
    }
    let concerns = concerns::of_the_term(ports.random(), &directory, now);
    let mut written: Vec<_> = concerns.into_iter().enumerate().collect();
    written.sort_by_key(|(_, (_, at, _))| *at);
    let mut entries = BTreeMap::new();
    let mut concerns = Vec::with_capacity(written.len());
    let mut read = Vec::new();
    for (line, (number, at, concern)) in written {
        let Some(colleague) = staff.get_mut(number) else { continue };
        let entry = colleague.write(ports.random(), at, Event::Concern(Box::new(concern.clone())))?;
        entries.insert(line, (entry, at));
        concerns.push((entry, concern));
        if now.0 - at.0 > READ_AFTER * DAY {
            read.push(entry);
        }
    }
    adults::hear(ports, session).await?;
    let mut heard = Vec::new();
    for (number, ago, sealing) in adults::of_the_term(session, ports.random())? {
        if let Some(colleague) = staff.get_mut(number) {
            heard.push(colleague.seal(ports.random(), Millis(now.0 - ago * DAY), sealing)?);
        }
    }
    let people: Vec<PersonId> = staff.iter().map(|colleague| colleague.author.person).collect();
    let given = actions::of_the_term(ports.random(), session.me.person, &people, &concerns, now);
    let mut events = Vec::new();
    if let (Some(given), Some(teacher)) = (given, staff.get_mut(actions::TEACHER)) {
        for said in given.teacher {
            teacher.write(ports.random(), now, said)?;
        }
        events.extend(given.lead);
    }
    for (number, colleague) in staff.iter_mut().enumerate() {
        if number != UNCONFIRMED {
            colleague.hand_over(random, now)?;
        }
        let (Some(first), Some(upto)) = (colleague.first(), colleague.last()) else { continue };
        let device = colleague.device;
        if number != UNCONFIRMED {
            let person = colleague.author.person;
            events.push(Event::ConfirmDevice(ConfirmDevice { device, person, from: first }));
            events.push(Event::Receipt(Receipt { device, upto }));
        }
    }
    events.extend(
        read.into_iter()
            .map(|concern| Event::Opened(Opened { concern: Some(concern), pupil: None, file: None })),
    );
    let written_as = entries.iter().map(|(line, (entry, _))| (*line, *entry)).collect();
    events.extend(profiles::of_the_term(random, &directory, &written_as, &people, now));
    session.admit(ports, staff.into_iter().flat_map(|colleague| colleague.entries).collect()).await?;
    session.write(ports, events, Vec::new()).await?;
    decide(ports, session, &entries).await?;
    adults::work_on(ports, session, &heard).await?;
    // Nobody is to hand anything over here before they have tried anything.
    let packed = handed_over(random, session.vault.head());
    session.write(ports, vec![packed], Vec::new()).await.map(drop)
}

/// Writes what the lead made of some of the concerns: within a day or two of each, as that day's clock would have had it,
/// so that reports have something to say of how long it took.
async fn decide<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    concerns: &BTreeMap<usize, (EntryId, Millis)>,
) -> Result<(), Problem> {
    let (random, now) = (ports.random(), ports.clock().now());
    let mut stamp = session.vault.root().stamp.unwrap_or_else(|| Stamp::next(None, None, now));
    let mut bodies = Vec::new();
    for (line, triage, status) in triage::of_the_term() {
        let Some((concern, recorded)) = concerns.get(&line).copied() else { continue };
        let number = i64::try_from(line).unwrap_or_default();
        let decided = recorded.plus(HOUR * (1 + number * 7 % 44)).min(now);
        let closed = decided.plus(DAY * (3 + number % 9)).min(now);
        let decision = triage.check(concern, Vec::new()).ok().map(Event::Triage);
        let status = status.check(concern, Before::default(), true).ok().map(Event::Status);
        let acted_on = Some(Event::ActedOn(ActedOn { concern }));
        for (what, wall) in [(decision, decided), (acted_on, decided), (status, closed)] {
            let Some(what) = what else { continue };
            stamp = Stamp { wall, ..Stamp::next(Some(&stamp), None, now) };
            bodies.push(body(random, &session.me, stamp, what)?);
        }
    }
    let entries = session.vault.append(random, stamp, &bodies, Vec::new()).await?;
    session.take(&entries);
    Ok(())
}

fn author(line: &str, person: PersonId) -> Option<Author> {
    let (name, job) = line.split_once('|')?;
    Some(Author { person, name: name.to_owned(), job: job.to_owned() })
}
