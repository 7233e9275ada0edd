//! The recovery kit: what its sheets show, and the way back from typed words to the root seed.

use crate::crypto::keys::{KitError, RootSeed};
use crate::crypto::labels;
use crate::crypto::shares::{Share, ShareError};
use crate::domain::event::{Appoint, Positions};
use crate::domain::ids::{DeviceId, PersonId};

use super::App;
use super::found_school::qr;
use super::judge::appointment_message;
use super::problem::{KitFlaw, Problem};
use super::session::fingerprint;
use super::view::{Kit, KitShare};
use crate::platform::ports::Ports;

/// The kit of a school whose root seed is at hand, whole and as shares; the person prints one or the other.
pub(super) fn sheets<P: Ports>(app: &App<P>, school: &str, seed: &RootSeed) -> Result<Kit, Problem> {
    let words = seed.words();
    let shares = seed.shares(app.ports.random()).map_err(|error| Problem::Fault(error.to_string()))?;
    let share = |share: &Share| {
        let words = share.words();
        let split = words.split(' ').map(str::to_owned).collect();
        Ok(KitShare { number: share.number(), qr: qr(&words)?, words: split })
    };
    Ok(Kit {
        school: school.to_owned(),
        qr: qr(&words)?,
        words: words.split(' ').map(str::to_owned).collect(),
        set: shares[0].set(),
        shares: shares.iter().map(share).collect::<Result<_, Problem>>()?,
        identity: seed.root_identity().to_text().to_string(),
        fingerprint: fingerprint(&seed.school_id()),
        made: app.ports.clock().now(),
    })
}

/// The root seed of typed words: the whole kit's, or two shares'.
pub(super) fn typed(first: &[u8], second: &[u8]) -> Result<RootSeed, Problem> {
    let text = |bytes| std::str::from_utf8(bytes).unwrap_or_default().trim();
    let (first, second) = (text(first), text(second));
    if second.is_empty() {
        return Ok(RootSeed::from_words(first).map_err(KitFlaw::from)?);
    }
    let share = |number, words| Share::from_words(words).map_err(|error| KitFlaw::of(number, error));
    let (one, other) = (share(1, first)?, share(2, second)?);
    Ok(RootSeed::from_shares(&one, &other).map_err(|error| KitFlaw::of(2, error))?)
}

/// The root key's word that this person leads, on this device.
pub(super) fn appoint(
    seed: &RootSeed,
    person: PersonId,
    device: DeviceId,
    number: u64,
    upto: Positions,
) -> Appoint {
    let mut appoint = Appoint { person, device, number, upto, root_sig: String::new() };
    let message = appointment_message(&seed.school_id(), &appoint);
    appoint.root_sig = seed.root_signing().sign(labels::APPOINT, &message).to_string();
    appoint
}

impl From<KitFlaw> for Problem {
    fn from(flaw: KitFlaw) -> Self {
        Self::Kit(flaw)
    }
}

impl From<KitError> for KitFlaw {
    fn from(error: KitError) -> Self {
        match error {
            KitError::UnknownWord(word) => Self::UnknownWord { sheet: None, word },
            KitError::Length(words) => Self::WordCount { sheet: None, words },
            KitError::Checksum => Self::Checksum { sheet: None },
        }
    }
}

impl KitFlaw {
    /// What is wrong with the first or the second share that was typed.
    fn of(sheet: u8, error: ShareError) -> Self {
        let sheet = Some(sheet);
        match error {
            ShareError::UnknownWord(word) => Self::UnknownWord { sheet, word },
            ShareError::Length(words) => Self::WordCount { sheet, words },
            ShareError::Checksum => Self::Checksum { sheet },
            ShareError::OtherKind => Self::OtherKind { sheet },
            ShareError::OtherSet => Self::OtherSet,
            ShareError::SameShare => Self::SameShare,
            ShareError::Unfit => Self::Unfit,
        }
    }
}
