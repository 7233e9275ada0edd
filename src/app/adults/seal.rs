//! Sealing for a narrower circle: for those who hear concerns about adults, but for whoever it is kept from, and for the
//! governors' kit. Everybody else's devices carry what they cannot read; the writer of a concern cannot read it either, once it
//! is saved.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use zeroize::Zeroizing;

use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::bundle::letter;
use crate::crypto::labels;
use crate::crypto::random::{Random, make_bytes};
use crate::crypto::recipient::{Identity, Recipient};
use crate::crypto::sign::SigningKey;
use crate::domain::concern::Concern;
use crate::domain::event::{Body, Event, Sealed};
use crate::domain::hearing::{Addition, Enclosed, Inside, Said};
use crate::domain::ids::{DeviceId, DraftId, EntryId, PersonId};
use crate::domain::person::{Author, Device, Person};
use crate::domain::time::{Millis, Stamp};
use crate::platform::ports::Ports;
use crate::store::{Backend, Change};
use crate::vault::drafts::discard;

use super::files;

/// What is sealed is padded to a multiple of so many bytes, so that its length says little.
const STEP: usize = 4096;

/// Whom something is sealed to.
#[derive(Clone, Default)]
pub(in crate::app) struct Circle {
    /// The devices of those who hear it.
    pub devices: Vec<DeviceId>,
    recipients: Vec<Recipient>,
}

/// The devices of those who hear concerns about adults and have made ready, with whose each is.
fn hearing<B: Backend>(session: &Session<B>) -> impl Iterator<Item = (&Person, &Device)> {
    let roster = &session.register.roster;
    roster.devices.values().filter_map(|device| {
        let person = roster.confirmed.get(&device.device)?;
        let may = device.private
            && !roster.revoked.contains_key(&device.device)
            && !roster.goes_on(&device.device)
            && roster.hearers.contains(person);
        session.register.person(person).filter(|_| may).map(|person| (person, device))
    })
}

/// The devices of those who hear it, but for those whom it is kept from.
pub(super) fn hearing_devices<B: Backend>(
    session: &Session<B>,
    kept: impl Fn(&Person) -> bool,
) -> Vec<(PersonId, DeviceId)> {
    let may = hearing(session).filter(|(person, _)| !kept(person));
    may.map(|(person, device)| (person.person, device.device)).collect()
}

/// Those who hear it, but for those whom it is kept from, and the governors' kit.
pub(in crate::app) fn circle<B: Backend>(
    session: &Session<B>,
    kept: impl Fn(&Person) -> bool,
) -> Result<Circle, Problem> {
    let mut circle = Circle::default();
    let mut seals = Vec::new();
    for (_, device) in hearing(session).filter(|(person, _)| !kept(person)) {
        circle.devices.push(device.device);
        seals.push(device.keys.seal.as_str());
    }
    seals.extend(session.register.roster.governors_kits.values().map(String::as_str));
    for seal in seals {
        // A key that is none was written by a device that will read nothing.
        circle.recipients.extend(seal.parse::<Recipient>());
    }
    if circle.recipients.is_empty() { Err(Problem::NobodyHears) } else { Ok(circle) }
}

/// Those who could hear a concern, before it is said about whom.
pub(in crate::app) fn hearers<B: Backend>(session: &Session<B>) -> Vec<Person> {
    let mut people: Vec<Person> = hearing(session).map(|(person, _)| person.clone()).collect();
    people.sort_by(|one, other| (&one.name, one.person).cmp(&(&other.name, other.person)));
    people.dedup();
    people
}

/// Something to be sealed.
pub(in crate::app) struct Sealing {
    /// What.
    pub said: Said,
    /// To whom.
    pub to: Circle,
    /// Files that go with it.
    pub enclosed: Vec<Enclosed>,
    /// What opens what is added to it, if it is a concern.
    pub answers: Option<Identity>,
}

impl Sealing {
    /// What somebody who hears a concern says of it.
    pub fn plain(said: Said, to: Circle) -> Self {
        Self { said, to, enclosed: Vec::new(), answers: None }
    }
}

/// Seals these as this device's next entries, durably and all or none.
pub(super) async fn write<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    what: Vec<Sealing>,
    also: Vec<Change>,
) -> Result<Vec<EntryId>, Problem> {
    let mut stamp = session.vault.root().stamp;
    let mut outsides = Vec::with_capacity(what.len());
    let files = what.iter().any(|one| !one.enclosed.is_empty());
    for one in what {
        let at = Stamp::next(stamp.as_ref(), None, ports.clock().now());
        stamp = Some(at);
        let signing = &session.vault.keys().signing;
        outsides.push(outside(ports.random(), &session.me, signing, at, one)?);
    }
    let Some(stamp) = stamp else { return Ok(Vec::new()) };
    let entries = session.vault.append(ports.random(), stamp, &outsides, also).await?;
    session.take(&entries);
    session.untidy |= files;
    Ok(entries.iter().map(crate::log::entry::Entry::id).collect())
}

/// The body of a sealed entry: it names nobody and no time.
pub(in crate::app) fn outside(
    random: &dyn Random,
    who: &Author,
    signing: &SigningKey,
    at: Stamp,
    sealing: Sealing,
) -> Result<String, Problem> {
    let Sealing { said, to, enclosed, answers } = sealing;
    let fault = |error: serde_json::Error| Problem::Fault(error.to_string());
    let attachments = enclosed.iter().map(|enclosed| enclosed.sealed).collect();
    let answer_to = answers.as_ref().and_then(|identity| identity.recipient().ok());
    let inside = Inside {
        salt: hex::encode(make_bytes::<16>(random)),
        who: who.clone(),
        at,
        to: to.devices,
        answers: answers.as_ref().map(|identity| identity.to_text().to_string()),
        enclosed,
        what: said,
    };
    let text = Zeroizing::new(serde_json::to_string(&inside).map_err(fault)?);
    let file = letter::write(padded(&text), labels::SEALED, signing, &to.recipients)?;
    let outside = Body {
        salt: hex::encode(make_bytes::<16>(random)),
        who: Author { person: PersonId([0; 16]), name: String::new(), job: String::new() },
        at: Stamp { clock: Millis(0), tick: 0, wall: Millis(0) },
        what: Event::Sealed(Sealed {
            age: STANDARD_NO_PAD.encode(file),
            answer_to: answer_to.map(|recipient| recipient.to_string()),
            attachments,
        }),
    };
    serde_json::to_string(&outside).map_err(fault)
}

/// A text filled up to a step of size: spaces after it are no part of what JSON says.
pub(super) fn padded(text: &str) -> Zeroizing<String> {
    let more = text.len().next_multiple_of(STEP) - text.len();
    let mut padded = Zeroizing::new(String::with_capacity(text.len() + more));
    padded.push_str(text);
    padded.extend(std::iter::repeat_n(' ', more));
    padded
}

/// Seals a concern; its draft is gone in the same transaction.
pub(in crate::app) async fn concern<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    draft: &DraftId,
    mut concern: Concern,
) -> Result<EntryId, Problem> {
    let to = circle(session, |person| concern.kept_from(person))?;
    let answers = Identity::make(ports.random());
    let key = answers.recipient().map_err(|_| Problem::VaultDamaged)?;
    let attachments = std::mem::take(&mut concern.attachments);
    let enclosed = files::enclose(ports, session, attachments, &key).await?;
    let said = Said::Concern(Box::new(concern));
    let sealing = Sealing { said, to, enclosed, answers: Some(answers) };
    let entries = write(ports, session, vec![sealing], vec![discard(draft)]).await?;
    entries.first().copied().ok_or_else(|| Problem::Fault("nothing was written".to_owned()))
}

/// What the writer of a concern, who cannot read it any more, seals to what they add to it.
pub(super) fn answer_to<B: Backend>(session: &Session<B>, concern: &EntryId) -> Option<Recipient> {
    super::open::outside(session, concern)?.answer_to?.parse().ok()
}

/// Seals what is added to a concern: by its writer to its own key, by somebody who hears it to all who do.
pub(in crate::app) async fn addition<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    draft: &DraftId,
    content: &crate::domain::concern::ConcernDraft,
    concern: EntryId,
    corrects: bool,
) -> Result<(), Problem> {
    let text = content.addition().map_err(Problem::Incomplete)?;
    let (to, key) = match super::may_add(session, &concern)? {
        super::Adds::AsWriter(key) => {
            (Circle { devices: Vec::new(), recipients: vec![key.clone()] }, Some(key))
        }
        super::Adds::AsHearer(to, key) => (to, key),
    };
    let enclosed = match (&key, content.attachments.is_empty()) {
        (_, true) => Vec::new(),
        (Some(key), false) => files::enclose(ports, session, content.attachments.clone(), key).await?,
        (None, false) => return Err(Problem::NotAllowed),
    };
    let said = Said::Addition(Addition { concern, corrects, text });
    let sealing = Sealing { said, to, enclosed, answers: None };
    write(ports, session, vec![sealing], vec![discard(draft)]).await?;
    Ok(())
}

/// Seals what a practice school's lead says, to all who hear.
pub(in crate::app) async fn say<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    said: Vec<Said>,
) -> Result<(), Problem> {
    let to = circle(session, |_| false)?;
    let sealings = said.into_iter().map(|said| Sealing::plain(said, to.clone())).collect();
    write(ports, session, sealings, Vec::new()).await.map(drop)
}
