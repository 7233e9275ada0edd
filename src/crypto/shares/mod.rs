//! A secret in three shares of which two rebuild it, as SLIP-39 writes them ("Shamir's Secret-Sharing for Mnemonic
//! Codes", SatoshiLabs): each share is words with a checksum, a set number and a share number, and other programs read
//! them. The field and the interpolation are `vsss-rs`'s; this module arranges them as the standard says, and is held to
//! the standard's own vectors in `tests/kit_shares.rs`.

mod cipher;
mod mnemonic;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use vsss_rs::Gf256;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::random::{Random, make_bytes};

/// So many shares are made.
pub const SHARES: u8 = 3;
/// So many rebuild the secret.
pub const THRESHOLD: u8 = 2;
/// So many words a share of 256 bits has.
pub const WORDS: usize = 33;

/// Where on the line through the shares the secret lies, and where its digest (SLIP-39).
const SECRET: u8 = 255;
const DIGEST: u8 = 254;
const DIGEST_BYTES: usize = 4;

/// Why words are not a share, or two shares not a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ShareError {
    /// A word that is not on the list.
    #[error("word {0} is not on the list")]
    UnknownWord(usize),
    /// Too few or too many words.
    #[error("{0} words")]
    Length(usize),
    /// The words are on the list, and are not a share: one is wrong, or two changed places.
    #[error("the checksum does not hold")]
    Checksum,
    /// A share by SLIP-39, of a kind that is never made here.
    #[error("a share of another kind")]
    OtherKind,
    /// The shares come from two sets.
    #[error("shares of two different sets")]
    OtherSet,
    /// One share twice.
    #[error("the same share twice")]
    SameShare,
    /// The shares say that they belong together, and rebuild nothing that their digest knows.
    #[error("the shares do not fit together")]
    Unfit,
}

/// One share. Wiped when dropped.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Share {
    set: u16,
    extendable: bool,
    exponent: u8,
    place: u8,
    value: Vec<u8>,
}

impl Share {
    /// A share from its words, however they are spaced, numbered, parted and cased.
    ///
    /// # Errors
    /// The first thing wrong with them.
    pub fn from_words(words: &str) -> Result<Self, ShareError> {
        mnemonic::decode(words)
    }

    /// Its words.
    pub fn words(&self) -> Zeroizing<String> {
        mnemonic::encode(self)
    }

    /// The set's number, 15 bits, the same on all its shares and on no other set's (but for a chance in 32,768).
    pub fn set(&self) -> u16 {
        self.set
    }

    /// Which share of its set, from 1.
    pub fn number(&self) -> u8 {
        self.place + 1
    }
}

/// Three shares of which two rebuild the secret.
///
/// # Errors
/// Never for a secret of 32 bytes.
pub fn split(
    secret: &[u8; 32],
    passphrase: &[u8],
    random: &dyn Random,
) -> Result<[Share; SHARES as usize], ShareError> {
    let set = u16::from_be_bytes(make_bytes(random)) & 0x7fff;
    let stretch = cipher::Stretch { passphrase, exponent: 0, set: Some(set) };
    let sealed = stretch.seal(secret);
    let mut digest = Zeroizing::new([0; 32]);
    random.fill(&mut digest[DIGEST_BYTES..]);
    let tag = mac(&digest[DIGEST_BYTES..], &sealed)?.finalize().into_bytes();
    digest[..DIGEST_BYTES].copy_from_slice(&tag[..DIGEST_BYTES]);
    let share = |place| {
        let value = interpolate([(DIGEST, digest.as_slice()), (SECRET, &sealed)], place)?;
        Ok(Share { set, extendable: false, exponent: 0, place, value: value.to_vec() })
    };
    Ok([share(0)?, share(1)?, share(2)?])
}

/// The secret of two shares.
///
/// # Errors
/// What keeps them from rebuilding it.
pub fn combine(one: &Share, other: &Share, passphrase: &[u8]) -> Result<Zeroizing<Vec<u8>>, ShareError> {
    let set = |share: &Share| (share.set, share.extendable, share.exponent, share.value.len());
    if set(one) != set(other) {
        return Err(ShareError::OtherSet);
    }
    if one.place == other.place {
        return Err(ShareError::SameShare);
    }
    let points = [(one.place, one.value.as_slice()), (other.place, other.value.as_slice())];
    let sealed = interpolate(points, SECRET)?;
    let digest = interpolate(points, DIGEST)?;
    let (tag, key) = digest.split_at_checked(DIGEST_BYTES).ok_or(ShareError::Unfit)?;
    mac(key, &sealed)?.verify_truncated_left(tag).map_err(|_| ShareError::Unfit)?;
    let set = (!one.extendable).then_some(one.set);
    Ok(cipher::Stretch { passphrase, exponent: one.exponent, set }.open(&sealed))
}

fn mac(key: &[u8], secret: &[u8]) -> Result<Hmac<Sha256>, ShareError> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).map_err(|_| ShareError::Unfit)?;
    mac.update(secret);
    Ok(mac)
}

/// The value at `at` of the lines through two points, byte by byte. The library gives it at zero; subtraction in this
/// field is XOR, so moving every point by `at` brings the value there.
fn interpolate(points: [(u8, &[u8]); 2], at: u8) -> Result<Zeroizing<Vec<u8>>, ShareError> {
    let moved = Zeroizing::new(points.map(|(x, y)| [&[x ^ at], y].concat()).to_vec());
    Gf256::combine_bytes(&*moved).map(Zeroizing::new).map_err(|_| ShareError::Unfit)
}
