//! Identifiers. Random ones name things people make (16 bytes); hashes name what is derived (32 bytes). Both are
//! lower-case hexadecimal in JSON, so that `jq` and a person can read them.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A text that is not the identifier it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an identifier of {expected} bytes in lower-case hexadecimal was expected")]
pub struct IdError {
    expected: usize,
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $len:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $len]);

        impl $name {
            /// The identifier's bytes.
            pub fn as_bytes(&self) -> &[u8; $len] {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({self})", stringify!($name))
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let error = IdError { expected: $len };
                if text.bytes().any(|b| b.is_ascii_uppercase()) {
                    return Err(error);
                }
                let mut bytes = [0; $len];
                hex::decode_to_slice(text, &mut bytes).map_err(|_| error)?;
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

id!(
    /// A school: the fingerprint (SHA-256) of its root key.
    SchoolId, 32
);
id!(
    /// A device: SHA-256 over label, school and the device's Ed25519 key.
    DeviceId, 32
);
id!(
    /// An entry of the log: SHA-256 of its header's bytes.
    EntryId, 32
);
id!(
    /// A SHA-256 digest of bytes that are not an entry's header.
    Digest, 32
);
id!(
    /// One vault in one browser profile. Random.
    VaultId, 16
);
id!(
    /// A member of staff. Random.
    PersonId, 16
);
id!(
    /// A pupil. Random: never derived from anything about the child.
    PupilId, 16
);
id!(
    /// A concern. Random.
    ConcernId, 16
);
id!(
    /// A mark on a body map. Random, so that the same mark can be followed over days.
    MarkId, 16
);
id!(
    /// A draft on this device. Random.
    DraftId, 16
);
id!(
    /// An action. Random, so that all that is done to it names it and nothing names the concern it comes from.
    ActionId, 16
);
id!(
    /// An abridged card. Random.
    CardId, 16
);
id!(
    /// A status flag of a pupil. Random, so that whoever ends or corrects it names it again.
    FlagId, 16
);
id!(
    /// A household. Random.
    HouseholdId, 16
);
id!(
    /// Somebody alleged to have harmed a child. Random: the same person in several concerns has one.
    AllegedId, 16
);
id!(
    /// A bundle. Random.
    BundleId, 16
);
id!(
    /// A joining pack. Random.
    PackId, 16
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_reads_back_and_refuses_anything_else() {
        let id = PupilId([7; 16]);
        assert_eq!(serde_json::from_str::<PupilId>(&serde_json::to_string(&id).unwrap()).unwrap(), id);
        for bad in ["", "00", &"AB".repeat(16), &"zz".repeat(16), &"00".repeat(17)] {
            assert!(bad.parse::<PupilId>().is_err(), "{bad}");
        }
    }
}
