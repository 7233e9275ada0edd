//! Join a school with its joining pack: look into it, then make this device's vault. Recording works at once.

use zeroize::Zeroizing;

use crate::bundle::manifest::BundleKind;
use crate::bundle::read::{Key, open};
use crate::bundle::verify::verify;
use crate::crypto::hash::authenticate;
use crate::crypto::keys::derive_device_id;
use crate::crypto::labels;
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::crypto::words::normalise_code;
use crate::domain::event::{Body, Enrol, Event, Pack};
use crate::domain::ids::{PersonId, SchoolId, VaultId};
use crate::domain::person::{Author, DeviceKeys, Role};
use crate::domain::register::Register;
use crate::log::entry::{Entry, Verified};
use crate::log::merge::Logs;
use crate::vault::Creation;

use super::App;
use super::folding::fold;
use super::found_school::{list, recipient, start, stretch, strong_enough};
use super::intent::Joining;
use super::judge::invitation_message;
use super::problem::{BundleFlaw, Problem};
use super::session::fingerprint;
use super::view::{Invitation, View};
use crate::platform::ports::Ports;

/// A pack that was looked into.
pub(super) struct Looked {
    school: SchoolId,
    practice: bool,
    pack: Pack,
    entries: Vec<Entry<Verified>>,
    register: Register,
}

/// Opens a pack with its code and checks that its school is what it says.
pub(super) fn look_at_pack<P: Ports>(app: &mut App<P>, file: &[u8], code: &[u8]) -> Result<View, Problem> {
    let code = normalise_code(std::str::from_utf8(code).unwrap_or_default());
    let opened = open(file, &Key::Code(&code), None)?;
    let manifest = opened.manifest.clone();
    if manifest.kind != BundleKind::JoiningPack {
        return Err(Problem::Bundle(BundleFlaw::WrongKind(manifest.kind.code().to_owned())));
    }
    let entries = verify(opened, |_| None)?;
    let mut pack = None;
    let mut kept = Vec::with_capacity(entries.len());
    let mut logs = Logs::default();
    for entry in entries {
        let body = entry.body().and_then(|body| serde_json::from_slice::<Body>(body.as_bytes()).ok());
        match body.map(|body| body.what) {
            Some(Event::JoiningPack(found)) => pack = Some(found),
            _ => {
                logs.insert(entry.clone());
                kept.push(entry);
            }
        }
    }
    let register = fold(&manifest.school, &logs);
    // The founding entry, signed by the root key whose fingerprint is the school's id, must name this school, and
    // the pack must come from somebody whom it gives the right to make one.
    let maker = register.roster.role(&manifest.device);
    let practice = register.roster.found.as_ref().map(|found| found.practice);
    if practice != Some(manifest.practice) || maker < Role::Administrator {
        return Err(Problem::Bundle(BundleFlaw::BadSignature));
    }
    let pack = pack.ok_or(Problem::Bundle(BundleFlaw::BadParts))?;
    if app.ports.clock().now() > pack.expires {
        return Err(Problem::PackExpired);
    }
    let people = register.people.values().filter_map(|versions| versions.current());
    let mut staff: Vec<_> = people.map(|entry| entry.person.clone()).filter(|person| person.active).collect();
    staff.sort_by_key(|person| person.name.to_lowercase());
    let invitation = Invitation {
        school: register.school.current().map(|details| details.name.clone()).unwrap_or_default(),
        practice: manifest.practice,
        fingerprint: fingerprint(&manifest.school),
        staff,
        pupils: register.directory().count(),
    };
    app.pending.pack =
        Some(Looked { school: manifest.school, practice: manifest.practice, pack, entries: kept, register });
    Ok(View::Invitation(invitation))
}

/// Joins with the pack just looked into.
pub(super) async fn join_school<P: Ports>(
    app: &mut App<P>,
    joining: Joining,
    passphrase: Vec<u8>,
) -> Result<View, Problem> {
    let passphrase = Zeroizing::new(passphrase);
    if !strong_enough(&passphrase) {
        return Err(Problem::WeakPassphrase);
    }
    let looked = app.pending.pack.as_ref().ok_or(Problem::NotHere)?;
    let (school, practice) = (looked.school, looked.practice);
    let random = app.ports.random();
    let listed = joining.person.and_then(|person| looked.register.person(&person));
    let me = match listed {
        Some(person) => Author { person: person.person, name: person.name.clone(), job: person.job.clone() },
        None => Author {
            person: PersonId(make_bytes(random)),
            name: joining.name.trim().to_owned(),
            job: joining.job.trim().to_owned(),
        },
    };
    if me.name.is_empty() || joining.label.trim().is_empty() {
        return Err(Problem::NameNeeded);
    }
    let (signing, identity) = (SigningKey::make(random), Identity::make(random));
    let device = derive_device_id(&school, &signing.verifying());
    let keys = DeviceKeys { sign: signing.verifying().to_string(), seal: recipient(&identity)? };
    let mut secret = Zeroizing::new([0; 32]);
    hex::decode_to_slice(&looked.pack.secret, secret.as_mut_slice())
        .map_err(|_| Problem::Bundle(BundleFlaw::BadParts))?;
    let proof = authenticate(&secret, labels::INVITED, &invitation_message(&school, &keys));
    let device_label =
        [joining.device_label.trim(), joining.label.trim()].into_iter().find(|text| !text.is_empty());
    let enrol = Enrol {
        school,
        keys,
        label: device_label.unwrap_or_default().to_owned(),
        pack: Some(looked.pack.pack),
        proof: Some(hex::encode(proof)),
        continues: None,
        once: false,
    };
    let entries = looked.entries.clone();
    let vault = VaultId(make_bytes(random));
    let stretched = stretch(&app.ports, passphrase).await?;
    let creation = Creation { vault, school, practice, device, signing, identity, stretched };
    let label = joining.label.trim();
    let mut session = start(app, creation, me, label).await?;
    session.write(&app.ports, vec![Event::Enrol(enrol)], Vec::new()).await?;
    session.admit(&app.ports, entries).await?;
    list(app, &vault, label, practice).await?;
    app.session = Some(session);
    app.pending.pack = None;
    super::home::home(app).await
}
