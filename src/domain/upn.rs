//! Unique pupil numbers, as the Department for Education's "UPN guide" (section 4) makes them: a check letter, the
//! local authority (three digits), the school (four), the year (two), a serial number (three digits). A temporary
//! number ends in a letter instead of a digit.

use std::fmt;
use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The letters a UPN is checked with, in order of their value; I, O and S could be misread and are left out.
const CHECK_LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// The rule that a text which should be a UPN breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum UpnError {
    /// It has not thirteen characters.
    #[error("a UPN has 13 characters, this has {0}")]
    Length(usize),
    /// The first character is not one of the check letters.
    #[error("a UPN begins with a letter other than I, O and S")]
    FirstLetter,
    /// The character at this place (counted from 1) should be a digit.
    #[error("character {0} of a UPN is a digit")]
    Digit(usize),
    /// The last character is neither a digit nor, for a temporary number, one of the check letters.
    #[error("a UPN ends in a digit, or in a letter other than I, O and S")]
    LastCharacter,
    /// The check letter does not fit: a character is wrong, or two have changed places.
    #[error("the check letter should be {expected}")]
    CheckLetter {
        /// The letter that would fit the other twelve characters.
        expected: char,
    },
}

/// A pupil's unique pupil number, checked.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Upn(String);

impl Upn {
    /// Reads a UPN. Small letters and surrounding spaces are accepted.
    ///
    /// # Errors
    /// The first rule that the text breaks.
    pub fn parse(text: &str) -> Result<Self, UpnError> {
        let text = text.trim();
        // Counted no further than a UPN could ever be mistaken for.
        let length = text.chars().take(100).count();
        if length != 13 {
            return Err(UpnError::Length(length));
        }
        let upper: Vec<char> = text.chars().map(|letter| letter.to_ascii_uppercase()).collect();
        let (Some(first), Some(rest)) = (upper.first(), upper.get(1..)) else {
            return Err(UpnError::Length(length));
        };
        if letter_value(*first).is_none() {
            return Err(UpnError::FirstLetter);
        }
        let mut sum = 0;
        for (index, character) in rest.iter().enumerate() {
            let value = match (character.to_digit(10), index) {
                (Some(digit), _) => digit,
                (None, 11) => letter_value(*character).ok_or(UpnError::LastCharacter)?,
                (None, _) => return Err(UpnError::Digit(index + 2)),
            };
            sum += value * (u32::try_from(index).unwrap_or(0) + 2);
        }
        let expected = usize::try_from(sum % 23).ok().and_then(|index| CHECK_LETTERS.get(index));
        match expected.map(|letter| char::from(*letter)) {
            Some(letter) if letter == *first => Ok(Self(upper.into_iter().collect())),
            Some(expected) => Err(UpnError::CheckLetter { expected }),
            None => Err(UpnError::FirstLetter),
        }
    }

    /// The thirteen characters, in capitals.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for a number given until the pupil's own is known: it changes, so it does not name the child for good.
    pub fn is_temporary(&self) -> bool {
        self.0.bytes().last().is_some_and(|last| last.is_ascii_alphabetic())
    }
}

/// What a letter counts for in the sum, 0 to 22.
fn letter_value(letter: char) -> Option<u32> {
    let index = CHECK_LETTERS.iter().position(|check| char::from(*check) == letter)?;
    u32::try_from(index).ok()
}

impl fmt::Display for Upn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Upn {
    type Err = UpnError;

    fn from_str(text: &str) -> Result<Self, UpnError> {
        Self::parse(text)
    }
}

impl Serialize for Upn {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Upn {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// 8×2 + 0×3 + 1×4 + 2×5 + 0×6 + 0×7 + 0×8 + 0×9 + 1×10 + 0×11 + 0×12 + 5×13 = 105, and 105 mod 23 = 13: P.
    const WORKED: &str = "P801200001005";

    #[test]
    fn a_number_worked_out_by_hand_is_accepted() {
        let upn = Upn::parse(WORKED).unwrap();
        assert_eq!(upn.as_str(), WORKED);
        assert!(!upn.is_temporary());
        assert_eq!(Upn::parse(" p801200001005 ").unwrap(), upn);
    }

    #[test]
    fn a_temporary_number_ends_in_a_letter_which_counts() {
        // As above without the last place: 40, and B (1) × 13 = 13, together 53, mod 23 = 7: H.
        let upn = Upn::parse("H80120000100B").unwrap();
        assert!(upn.is_temporary());
        assert_eq!(Upn::parse("A80120000100B"), Err(UpnError::CheckLetter { expected: 'H' }));
    }

    #[test]
    fn each_rule_that_can_break_is_named() {
        assert_eq!(Upn::parse(""), Err(UpnError::Length(0)));
        assert_eq!(Upn::parse("A123"), Err(UpnError::Length(4)));
        assert_eq!(Upn::parse("S801200001005"), Err(UpnError::FirstLetter));
        assert_eq!(Upn::parse("1801200001005"), Err(UpnError::FirstLetter));
        assert_eq!(Upn::parse("P8012O0001005"), Err(UpnError::Digit(6)));
        assert_eq!(Upn::parse("P80120000100S"), Err(UpnError::LastCharacter));
        assert_eq!(Upn::parse("P801200001006"), Err(UpnError::CheckLetter { expected: 'D' }));
        assert_eq!(Upn::parse("P80120000100٥"), Err(UpnError::LastCharacter));
    }

    #[test]
    fn json_is_the_plain_text_and_is_checked_when_read() {
        let upn = Upn::parse(WORKED).unwrap();
        let json = serde_json::to_string(&upn).unwrap();
        assert_eq!(json, format!("{WORKED:?}"));
        assert_eq!(serde_json::from_str::<Upn>(&json).unwrap(), upn);
        assert!(serde_json::from_str::<Upn>("\"P801200001006\"").is_err());
    }

    proptest! {
        #[test]
        fn one_wrong_digit_never_passes(digits in "[0-9]{12}", place in 0..12usize, other in 0..10u8) {
            let wrong = Upn::parse(&format!("A{digits}"));
            let first = match wrong {
                Ok(_) => 'A',
                Err(UpnError::CheckLetter { expected }) => expected,
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            };
            let right = format!("{first}{digits}");
            prop_assert!(Upn::parse(&right).is_ok());
            let mut changed = digits.clone().into_bytes();
            prop_assume!(changed[place] != b'0' + other);
            changed[place] = b'0' + other;
            let changed = format!("{first}{}", String::from_utf8(changed).unwrap());
            prop_assert!(Upn::parse(&changed).is_err());
        }

        #[test]
        fn two_neighbours_that_change_places_never_pass(digits in "[0-9]{12}", place in 0..11usize) {
            let Err(UpnError::CheckLetter { expected }) = Upn::parse(&format!("A{digits}")) else { return Ok(()) };
            let mut swapped = digits.into_bytes();
            prop_assume!(swapped[place] != swapped[place + 1]);
            swapped.swap(place, place + 1);
            let swapped = format!("{expected}{}", String::from_utf8(swapped).unwrap());
            prop_assert!(Upn::parse(&swapped).is_err());
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,16}|[A-Za-z][0-9A-Z]{12}") {
            let _ = Upn::parse(&text);
        }
    }
}
