//! Ed25519 signatures (RFC 8032), each over a length-prefixed domain label and the message, verified strictly.

use std::fmt;

use ed25519_dalek::Signer;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use zeroize::Zeroizing;

use super::random::{Random, make_bytes};

/// A signature or key that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not hold")]
pub struct SignError;

fn labelled(label: &str, message: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(8 + label.len() + message.len());
    bytes.extend_from_slice(&(label.len() as u64).to_be_bytes());
    bytes.extend_from_slice(label.as_bytes());
    bytes.extend_from_slice(message);
    bytes
}

/// Signs. Wiped when dropped.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    /// A random key.
    pub fn make(random: &dyn Random) -> Self {
        Self::from_seed(make_bytes(random))
    }

    /// The key of a seed.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(&seed))
    }

    /// The seed, to wrap it.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// The key that verifies what this one signs.
    pub fn verifying(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key().to_bytes())
    }

    /// Signs a message under a label.
    pub fn sign(&self, label: &str, message: &[u8]) -> Signature {
        Signature(self.0.sign(&labelled(label, message)).to_bytes())
    }
}

macro_rules! hex_bytes {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq)]
        pub struct $name(pub [u8; $len]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&hex::encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl std::str::FromStr for $name {
            type Err = SignError;

            fn from_str(text: &str) -> Result<Self, SignError> {
                if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
                    return Err(SignError);
                }
                let mut bytes = [0; $len];
                hex::decode_to_slice(text, &mut bytes).map_err(|_| SignError)?;
                Ok(Self(bytes))
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                text.parse().map_err(D::Error::custom)
            }
        }
    };
}

hex_bytes!(
    /// Verifies signatures. Lower-case hexadecimal in JSON.
    ///
    /// Any 32 bytes are taken here; whether they are a key at all shows in [`VerifyingKey::verify`].
    VerifyingKey, 32
);
hex_bytes!(
    /// A signature. Lower-case hexadecimal in JSON.
    Signature, 64
);

impl VerifyingKey {
    /// Verifies a signature over a labelled message, strictly (no malleable or small-order forms).
    ///
    /// # Errors
    /// [`SignError`] if it does not hold.
    pub fn verify(&self, label: &str, message: &[u8], signature: &Signature) -> Result<(), SignError> {
        let key = ed25519_dalek::VerifyingKey::from_bytes(&self.0).map_err(|_| SignError)?;
        let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
        key.verify_strict(&labelled(label, message), &signature).map_err(|_| SignError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    #[test]
    fn a_signature_holds_for_its_key_label_and_message_only() {
        let random = SeededRandom::new(1);
        let (key, other) = (SigningKey::make(&random), SigningKey::make(&random));
        let signature = key.sign("l", b"message");
        assert!(key.verifying().verify("l", b"message", &signature).is_ok());
        assert!(key.verifying().verify("m", b"message", &signature).is_err());
        assert!(key.verifying().verify("l", b"messagf", &signature).is_err());
        assert!(other.verifying().verify("l", b"message", &signature).is_err());
        assert_eq!(signature.to_string().parse::<Signature>(), Ok(signature));
    }
}
