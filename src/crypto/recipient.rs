//! The `age` recipient type `mlkem768x25519` (C2SP age specification): post-quantum hybrid HPKE (RFC 9180, base mode)
//! with X-Wing, HKDF-SHA-256 and ChaCha20-Poly1305. `age1pq1…` to seal to, `AGE-SECRET-KEY-PQ-1…` to open.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use bech32::{FromBase32, ToBase32, Variant};
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::kem::XWing;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use zeroize::Zeroizing;

use super::random::{Random, make_bytes};

const TAG: &str = "mlkem768x25519";
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const LABEL: &str = "postquantum";
const RECIPIENT_PREFIX: &str = "age1pq";
const IDENTITY_PREFIX: &str = "age-secret-key-pq-";
const ENCAPSULATED_BYTES: usize = 1120;
const BODY_BYTES: usize = FILE_KEY_BYTES + 16;

/// A text that is not a recipient or identity of this type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a hybrid age recipient or identity")]
pub struct RecipientError;

/// Somebody to seal to.
#[derive(Clone)]
pub struct Recipient(<XWing as Kem>::PublicKey);

/// Opens what is sealed to its recipient. Wiped when dropped.
pub struct Identity {
    seed: Zeroizing<[u8; 32]>,
}

impl Identity {
    /// A random identity.
    pub fn make(random: &dyn Random) -> Self {
        Self::from_seed(make_bytes(random))
    }

    /// The identity of a 32-byte X-Wing seed.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self { seed: Zeroizing::new(seed) }
    }

    fn key(&self) -> Option<<XWing as Kem>::PrivateKey> {
        <XWing as Kem>::PrivateKey::from_bytes(self.seed.as_slice()).ok()
    }

    /// The recipient to seal to.
    ///
    /// # Errors
    /// Never for a seed of 32 bytes; the type says so because the library does.
    pub fn recipient(&self) -> Result<Recipient, RecipientError> {
        Ok(Recipient(XWing::sk_to_pk(&self.key().ok_or(RecipientError)?)))
    }

    /// `AGE-SECRET-KEY-PQ-1…`.
    pub fn to_text(&self) -> Zeroizing<String> {
        let text = bech32::encode(IDENTITY_PREFIX, self.seed.to_base32(), Variant::Bech32);
        Zeroizing::new(text.unwrap_or_default().to_uppercase())
    }
}

impl FromStr for Identity {
    type Err = RecipientError;

    fn from_str(text: &str) -> Result<Self, RecipientError> {
        let seed = Zeroizing::new(decode(text, IDENTITY_PREFIX)?);
        Ok(Self::from_seed(seed.as_slice().try_into().map_err(|_| RecipientError)?))
    }
}

impl FromStr for Recipient {
    type Err = RecipientError;

    fn from_str(text: &str) -> Result<Self, RecipientError> {
        let bytes = decode(text, RECIPIENT_PREFIX)?;
        <XWing as Kem>::PublicKey::from_bytes(&bytes).map(Self).map_err(|_| RecipientError)
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = bech32::encode(RECIPIENT_PREFIX, self.0.to_bytes().to_base32(), Variant::Bech32);
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Recipient({self})")
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bytes() == other.0.to_bytes()
    }
}

impl Eq for Recipient {}

impl Serialize for Recipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Recipient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

fn decode(text: &str, prefix: &str) -> Result<Vec<u8>, RecipientError> {
    let (found, bytes, variant) = bech32::decode(text).map_err(|_| RecipientError)?;
    if found != prefix || variant != Variant::Bech32 {
        return Err(RecipientError);
    }
    Vec::from_base32(&bytes).map_err(|_| RecipientError)
}

impl age::Recipient for Recipient {
    fn wrap_file_key(&self, file_key: &FileKey) -> Result<(Vec<Stanza>, HashSet<String>), age::EncryptError> {
        use age_core::secrecy::ExposeSecret;
        let refused = |_| age::EncryptError::Io(std::io::Error::other("encapsulation failed"));
        let (encapsulated, body) = hpke::single_shot_seal::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeS::Base,
            &self.0,
            INFO,
            file_key.expose_secret(),
            &[],
        )
        .map_err(refused)?;
        let stanza =
            Stanza { tag: TAG.to_owned(), args: vec![STANDARD_NO_PAD.encode(encapsulated.to_bytes())], body };
        Ok((vec![stanza], HashSet::from([LABEL.to_owned()])))
    }
}

impl age::Identity for Identity {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, age::DecryptError>> {
        if stanza.tag != TAG {
            return None;
        }
        let [encapsulated] = stanza.args.as_slice() else {
            return Some(Err(age::DecryptError::InvalidHeader));
        };
        let Ok(encapsulated) = STANDARD_NO_PAD.decode(encapsulated) else {
            return Some(Err(age::DecryptError::InvalidHeader));
        };
        if encapsulated.len() != ENCAPSULATED_BYTES || stanza.body.len() != BODY_BYTES {
            return Some(Err(age::DecryptError::InvalidHeader));
        }
        let Ok(encapsulated) = <XWing as Kem>::EncappedKey::from_bytes(&encapsulated) else {
            return Some(Err(age::DecryptError::InvalidHeader));
        };
        // A stanza that does not open is somebody else's.
        let opened = hpke::single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
            &OpModeR::Base,
            &self.key()?,
            &encapsulated,
            INFO,
            &stanza.body,
            &[],
        )
        .ok()
        .map(Zeroizing::new)?;
        let key: [u8; FILE_KEY_BYTES] = opened.as_slice().try_into().ok()?;
        Some(Ok(FileKey::new(Box::new(key))))
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;
    use crate::crypto::random::SeededRandom;

    fn sealed(to: &Recipient, text: &[u8]) -> Vec<u8> {
        let encryptor = age::Encryptor::with_recipients([to as &dyn age::Recipient].into_iter()).unwrap();
        let mut out = Vec::new();
        let mut writer = encryptor.wrap_output(&mut out).unwrap();
        writer.write_all(text).unwrap();
        writer.finish().unwrap();
        out
    }

    #[test]
    fn what_is_sealed_to_a_recipient_opens_for_its_identity_only() {
        let random = SeededRandom::new(5);
        let (identity, other) = (Identity::make(&random), Identity::make(&random));
        let file = sealed(&identity.recipient().unwrap(), b"hello");
        let open = |identity: &Identity| {
            let decryptor = age::Decryptor::new(file.as_slice()).unwrap();
            let mut text = Vec::new();
            decryptor
                .decrypt([identity as &dyn age::Identity].into_iter())
                .map(|mut reader| reader.read_to_end(&mut text).unwrap())
                .map(|_| text)
        };
        assert_eq!(open(&identity).unwrap(), b"hello");
        assert!(matches!(open(&other), Err(age::DecryptError::NoMatchingKeys)));
    }

    #[test]
    fn texts_read_back() {
        let identity = Identity::make(&SeededRandom::new(6));
        let recipient = identity.recipient().unwrap();
        assert!(recipient.to_string().starts_with("age1pq1"));
        assert_eq!(recipient.to_string().parse::<Recipient>().unwrap(), recipient);
        let text = identity.to_text();
        assert!(text.starts_with("AGE-SECRET-KEY-PQ-1"));
        assert_eq!(text.parse::<Identity>().unwrap().recipient().unwrap(), recipient);
        assert!("age1pq1qqqq".parse::<Recipient>().is_err());
    }
}
