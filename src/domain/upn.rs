//! The unique pupil number: thirteen characters, the first of which is a check letter over the others (DfE, "Unique
//! pupil numbers: a guide for schools and local authorities").

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};

const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// A unique pupil number whose check letter holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Upn(String);

/// The rule that a UPN breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum UpnError {
    /// Not thirteen characters.
    #[error("a UPN has thirteen characters")]
    Length,
    /// Not a letter, eleven digits, and a digit or (for a temporary UPN) a letter.
    #[error("a UPN is a letter and twelve digits; a temporary one ends in a letter")]
    Shape,
    /// The check letter should be another.
    #[error("the check letter should be {expected}")]
    CheckLetter {
        /// The letter that the digits give.
        expected: char,
    },
}

impl FromStr for Upn {
    type Err = UpnError;

    fn from_str(text: &str) -> Result<Self, UpnError> {
        let upn = text.trim().to_ascii_uppercase();
        let bytes: &[u8; 13] = upn.as_bytes().try_into().map_err(|_| UpnError::Length)?;
        let [letter, digits @ ..] = bytes;
        let mut sum = 0;
        for (weight, (place, byte)) in (2_usize..).zip(digits.iter().enumerate()) {
            // A temporary UPN's last letter counts as its place in the alphabet of check letters.
            let value = match byte {
                b'0'..=b'9' => usize::from(byte - b'0'),
                letter if place == 11 => {
                    LETTERS.iter().position(|known| known == letter).ok_or(UpnError::Shape)?
                }
                _ => return Err(UpnError::Shape),
            };
            sum += weight * value;
        }
        if !letter.is_ascii_uppercase() {
            return Err(UpnError::Shape);
        }
        let expected = LETTERS.get(sum % 23).copied().unwrap_or_default();
        if *letter == expected {
            Ok(Self(upn))
        } else {
            Err(UpnError::CheckLetter { expected: char::from(expected) })
        }
    }
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Upn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_letter_is_tested_and_the_right_one_named() {
        // 8*2+2*3+3*4+2*5+0*6+0*7+1*8+0*9+0*10+1*11+2*12+3*13 = 126 = 5*23+11: M.
        assert_eq!("M823200100123".parse::<Upn>().map(|upn| upn.to_string()), Ok("M823200100123".into()));
        assert_eq!(" m823200100123 ".parse::<Upn>().map(|upn| upn.to_string()), Ok("M823200100123".into()));
        assert_eq!("A823200100123".parse::<Upn>(), Err(UpnError::CheckLetter { expected: 'M' }));
        assert_eq!("A123".parse::<Upn>(), Err(UpnError::Length));
        assert_eq!("M82320010012O".parse::<Upn>(), Err(UpnError::Shape));
        assert_eq!("é23200100123".parse::<Upn>(), Err(UpnError::Shape));
    }
}
