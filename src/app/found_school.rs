//! Found a school: the root seed is made, signs the appointment of the first lead, is shown as the recovery kit, and
//! is forgotten.

use qrcodegen::{QrCode, QrCodeEcc};
use zeroize::Zeroizing;

use crate::crypto::keys::{RootSeed, derive_device_id};
use crate::crypto::labels;
use crate::crypto::random::make_bytes;
use crate::crypto::recipient::Identity;
use crate::crypto::sign::SigningKey;
use crate::domain::event::{Enrol, Event, Found, PersonEntry, SchoolDetails};
use crate::domain::ids::{PersonId, VaultId};
use crate::domain::person::{Author, DeviceKeys, Person};
use crate::vault::keyring::Stretched;
use crate::vault::shelf::{self, Listed, SHELF, Stores};
use crate::vault::{Creation, Vault, VaultError};

use super::App;
use super::intent::Founding;
use super::judge::founding_message;
use super::problem::Problem;
use super::session::Session;
use super::view::View;
use crate::platform::ports::Ports;

/// The shortest passphrase, in characters, unless it has four words.
pub const PASSPHRASE_CHARACTERS: usize = 12;
/// So many words make a passphrase long enough.
pub const PASSPHRASE_WORDS: usize = 4;

/// Whether a passphrase may guard a vault: at least twelve characters, or four words.
pub fn strong_enough(passphrase: &[u8]) -> bool {
    std::str::from_utf8(passphrase).is_ok_and(|text| {
        let words = text.split_whitespace().filter(|word| word.chars().count() >= 2).count();
        text.chars().count() >= PASSPHRASE_CHARACTERS || words >= PASSPHRASE_WORDS
    })
}

/// Founds a school, with this device as the lead's.
pub(super) async fn found_school<P: Ports>(
    app: &mut App<P>,
    founding: &Founding,
    passphrase: Vec<u8>,
) -> Result<View, Problem> {
    let seed = RootSeed::make(app.ports.random());
    found(app, founding, passphrase, &seed, false).await?;
    let kit = super::kit::sheets(app, founding.school.trim(), &seed)?;
    Ok(View::Founded(kit))
}

/// Founds a school on a given root, real or for practice, and leaves the lead signed in.
pub(super) async fn found<P: Ports>(
    app: &mut App<P>,
    founding: &Founding,
    passphrase: Vec<u8>,
    seed: &RootSeed,
    practice: bool,
) -> Result<(), Problem> {
    let passphrase = Zeroizing::new(passphrase);
    let [school_name, name, label] =
        [&founding.school, &founding.name, &founding.label].map(|text| text.trim());
    if school_name.is_empty() || name.is_empty() {
        return Err(Problem::NameNeeded);
    }
    if !practice && !strong_enough(&passphrase) {
        return Err(Problem::WeakPassphrase);
    }
    let ports = &app.ports;
    let random = ports.random();
    let (root, school) = (seed.root_signing(), seed.school_id());
    let kit = recipient(&seed.root_identity())?;
    let (signing, identity) = (SigningKey::make(random), Identity::make(random));
    let device = derive_device_id(&school, &signing.verifying());
    let lead = PersonId(make_bytes(random));
    let me = Author { person: lead, name: name.to_owned(), job: founding.job.trim().to_owned() };
    let message = founding_message(&school, &lead, &device, &kit, practice);
    let keys = DeviceKeys { sign: signing.verifying().to_string(), seal: recipient(&identity)? };
    let enrol = Enrol {
        school,
        keys,
        label: label.to_owned(),
        pack: None,
        proof: None,
        continues: None,
        once: false,
    };
    let details = SchoolDetails {
        name: school_name.to_owned(),
        phones: founding.phones.clone(),
        ..SchoolDetails::default()
    };
    let found = Found {
        root_key: root.verifying().to_string(),
        kit,
        lead,
        device,
        root_sig: root.sign(labels::FOUND, &message).to_string(),
        details,
        practice,
    };
    let person = Person { person: lead, name: me.name.clone(), job: me.job.clone(), active: true };
    let person = PersonEntry { person, replaces: Vec::new() };
    let vault = VaultId(make_bytes(random));
    let creation = Creation {
        vault,
        school,
        practice,
        device,
        signing,
        identity,
        stretched: stretch(ports, passphrase).await?,
    };
    let mut session = start(app, creation, me, label).await?;
    let events = vec![Event::Enrol(enrol), Event::Found(found), Event::Person(person)];
    session.write(&app.ports, events, Vec::new()).await?;
    list(app, &vault, label, practice).await?;
    app.session = Some(session);
    Ok(())
}

/// Stretches a passphrase for a new slot.
pub(super) async fn stretch<P: Ports>(
    ports: &P,
    passphrase: Zeroizing<Vec<u8>>,
) -> Result<Stretched, Problem> {
    let (salt, cost) = (Stretched::make_salt(ports.random()), ports.cost());
    let key = ports.stretch(passphrase, salt, cost).await.map_err(VaultError::from)?;
    Ok(Stretched { salt, cost, key })
}

/// Makes a new vault's database and holds it.
pub(super) async fn start<P: Ports>(
    app: &App<P>,
    creation: Creation,
    me: Author,
    label: &str,
) -> Result<Session<<P::Stores as Stores>::Store>, Problem> {
    if label.is_empty() {
        return Err(Problem::NameNeeded);
    }
    let store =
        app.ports.stores().open(&Listed::database(&creation.vault)).await.map_err(|_| Problem::NoStorage)?;
    app.ports.hold(&creation.vault, false).await.map_err(|_| Problem::HeldElsewhere)?;
    Ok(Session::start(Vault::create(store, app.ports.random(), creation).await?, me))
}

/// Puts a vault on the lock screen, once it holds its first entries.
pub(super) async fn list<P: Ports>(
    app: &App<P>,
    vault: &VaultId,
    label: &str,
    practice: bool,
) -> Result<(), Problem> {
    let shelf = app.ports.stores().open(SHELF).await.map_err(|_| Problem::NoStorage)?;
    Ok(shelf::add(&shelf, &Listed { v: 1, vault: *vault, label: label.to_owned(), practice, going: false })
        .await?)
}

/// An identity's recipient as text.
pub(super) fn recipient(identity: &Identity) -> Result<String, Problem> {
    identity
        .recipient()
        .map(|recipient| recipient.to_string())
        .map_err(|error| Problem::Fault(error.to_string()))
}

/// A text as the rows of a QR code, `1` for dark.
pub(super) fn qr(text: &str) -> Result<Vec<String>, Problem> {
    let code =
        QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|error| Problem::Fault(error.to_string()))?;
    Ok(rows(&code))
}

/// The rows of a QR code, `1` for dark.
pub(super) fn rows(code: &QrCode) -> Vec<String> {
    let row = |y| (0..code.size()).map(|x| if code.get_module(x, y) { '1' } else { '0' }).collect();
    (0..code.size()).map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_characters_or_four_words_are_enough() {
        assert!(strong_enough(b"abcdefghijkl"));
        assert!(strong_enough("ein zu ab oh".as_bytes()));
        assert!(!strong_enough(b"abcdefghijk"));
        assert!(!strong_enough("éééééé".as_bytes()));
        assert!(!strong_enough(b"a b c d e"));
        assert!(!strong_enough(b"\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"));
    }
}
