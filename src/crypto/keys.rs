//! The root of a school, and the ids that keys give schools and devices.

use bip39::{Language, Mnemonic};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::domain::ids::{DeviceId, SchoolId};

use super::hash::derive_id;
use super::kdf::derive_bytes;
use super::labels;
use super::random::{Random, make_bytes};
use super::recipient::Identity;
use super::shares::{self, SHARES, Share, ShareError};
use super::sign::{SigningKey, VerifyingKey};

/// Words that are not a recovery kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KitError {
    /// A word that is not on the list.
    #[error("word {0} is not on the list")]
    UnknownWord(usize),
    /// Too few or too many words.
    #[error("{0} words")]
    Length(usize),
    /// The words are on the list, and are no kit: one is wrong, or two changed places.
    #[error("the checksum does not hold")]
    Checksum,
}

impl From<bip39::Error> for KitError {
    fn from(error: bip39::Error) -> Self {
        match error {
            bip39::Error::UnknownWord(place) => Self::UnknownWord(place + 1),
            bip39::Error::BadWordCount(count) => Self::Length(count),
            _ => Self::Checksum,
        }
    }
}

/// The root seed of a school: 256 bits, printed as twenty-four words (BIP-39, English), and kept nowhere else.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct RootSeed([u8; 32]);

impl RootSeed {
    /// A random seed.
    pub fn make(random: &dyn Random) -> Self {
        Self(make_bytes(random))
    }

    /// The twenty-four words.
    pub fn words(&self) -> Zeroizing<String> {
        let words =
            Mnemonic::from_entropy_in(Language::English, &self.0).map(|mnemonic| mnemonic.to_string());
        // Better no kit than an empty one: BIP-39 takes 32 bytes, so this always holds.
        assert!(words.is_ok(), "BIP-39 takes 32 bytes");
        Zeroizing::new(words.unwrap_or_default())
    }

    /// The seed of twenty-four words, however they are spaced, numbered, parted and cased.
    ///
    /// # Errors
    /// [`KitError`] if a word is unknown, one is missing, or the checksum does not hold.
    pub fn from_words(words: &str) -> Result<Self, KitError> {
        let mut plain = Zeroizing::new(String::with_capacity(words.len() + 1));
        for word in words.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
        }
        plain.make_ascii_lowercase();
        let mnemonic = Mnemonic::parse_in_normalized(Language::English, &plain)?;
        let (entropy, length) = mnemonic.to_entropy_array();
        let entropy = Zeroizing::new(entropy);
        let count = KitError::Length(mnemonic.word_count());
        let seed = entropy.first_chunk::<32>().filter(|_| length == 32).ok_or(count)?;
        Ok(Self(*seed))
    }

    /// Three shares of which two rebuild the seed, as SLIP-39 words.
    ///
    /// # Errors
    /// Never: a seed has the length that can be shared.
    pub fn shares(&self, random: &dyn Random) -> Result<[Share; SHARES as usize], ShareError> {
        shares::split(&self.0, b"", random)
    }

    /// The seed of two shares.
    ///
    /// # Errors
    /// What keeps them from rebuilding it.
    pub fn from_shares(one: &Share, other: &Share) -> Result<Self, ShareError> {
        let seed = shares::combine(one, other, b"")?;
        Ok(Self(*seed.first_chunk::<32>().filter(|_| seed.len() == 32).ok_or(ShareError::OtherKind)?))
    }

    /// Signs the founding, appoints and revokes.
    pub fn root_signing(&self) -> SigningKey {
        SigningKey::from_seed(*derive_bytes(&self.0, labels::ROOT_SIGN, &[]))
    }

    /// Opens what is sealed to the kit.
    pub fn root_identity(&self) -> Identity {
        Identity::from_seed(*derive_bytes(&self.0, labels::ROOT_SEAL, &[]))
    }

    /// Opens what is sealed to the governors' kit whose seed this is.
    pub fn governors_identity(&self) -> Identity {
        Identity::from_seed(*derive_bytes(&self.0, labels::GOVERNORS_SEAL, &[]))
    }

    /// The school's id.
    pub fn school_id(&self) -> SchoolId {
        derive_school_id(&self.root_signing().verifying())
    }
}

/// A school's id: the fingerprint of its root key.
pub fn derive_school_id(root: &VerifyingKey) -> SchoolId {
    SchoolId(derive_id(labels::SCHOOL, &[&root.0]))
}

/// A device's id: the fingerprint of its signing key at this school.
pub fn derive_device_id(school: &SchoolId, key: &VerifyingKey) -> DeviceId {
    DeviceId(derive_id(labels::DEVICE, &[school.as_bytes(), &key.0]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    #[test]
    fn the_words_give_the_same_root_back_and_a_wrong_word_is_refused() {
        let seed = RootSeed::make(&SeededRandom::new(7));
        let words = seed.words();
        assert_eq!(words.split(' ').count(), 24);
        let again = RootSeed::from_words(&format!("  {} ", words.to_uppercase().replace(' ', "\n"))).unwrap();
        assert_eq!(again.school_id(), seed.school_id());
        assert_eq!(*again.root_identity().to_text(), *seed.root_identity().to_text());
        let twelve = words.split(' ').take(12).collect::<Vec<_>>().join(" ");
        assert!(RootSeed::from_words(&twelve).is_err());
        let numbered: String =
            words.split(' ').enumerate().map(|(n, word)| format!("{}. {word},\r\n", n + 1)).collect();
        assert_eq!(RootSeed::from_words(&numbered).unwrap().school_id(), seed.school_id());
        assert!(RootSeed::from_words("").is_err());
        assert!(RootSeed::from_words(&words.replacen(' ', " zoo ", 1)).is_err());
    }
}
