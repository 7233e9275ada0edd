//! The root of a school, and the ids that keys give schools and devices.

use bip39::{Language, Mnemonic};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::domain::ids::{DeviceId, SchoolId};

use super::hash::derive_id;
use super::kdf::derive_bytes;
use super::labels;
use super::random::{Random, make_bytes};
use super::recipient::Identity;
use super::sign::{SigningKey, VerifyingKey};

/// Words that are not a recovery kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("these are not the twenty-four words of a recovery kit")]
pub struct KitError;

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
        debug_assert!(words.is_ok(), "32 bytes are a BIP-39 entropy");
        Zeroizing::new(words.unwrap_or_default())
    }

    /// The seed of twenty-four words, however they are spaced and cased.
    ///
    /// # Errors
    /// [`KitError`] if a word is unknown, one is missing, or the checksum does not hold.
    pub fn from_words(words: &str) -> Result<Self, KitError> {
        let plain = Zeroizing::new(words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase());
        let mnemonic = Mnemonic::parse_in_normalized(Language::English, &plain).map_err(|_| KitError)?;
        let (entropy, length) = mnemonic.to_entropy_array();
        let seed = entropy.first_chunk::<32>().filter(|_| length == 32).ok_or(KitError)?;
        Ok(Self(*seed))
    }

    /// Signs the founding, appoints and revokes.
    pub fn root_signing(&self) -> SigningKey {
        SigningKey::from_seed(*derive_bytes(&self.0, labels::ROOT_SIGN, &[]))
    }

    /// Opens what is sealed to the kit.
    pub fn root_identity(&self) -> Identity {
        Identity::from_seed(*derive_bytes(&self.0, labels::ROOT_SEAL, &[]))
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
        assert!(RootSeed::from_words(&words.replacen(' ', " zoo ", 1)).is_err());
    }
}
