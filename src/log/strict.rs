//! What JSON parsers let pass and signed bytes may not hold: a name twice in one object, numbers with a fraction or
//! an exponent, nesting without end.

use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::entry::EntryError;

const DEPTH: usize = 64;

/// Checks a whole JSON text.
pub(super) fn check(text: &str) -> Result<(), EntryError> {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'[' | b'{' => {
                depth += 1;
                if depth > DEPTH {
                    return Err(EntryError::TooDeep);
                }
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let mut flaw = None;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let read = Strict { flaw: &mut flaw }.deserialize(&mut deserializer);
    match (flaw, read) {
        (Some(flaw), _) => Err(flaw),
        (None, Err(_)) => Err(EntryError::Malformed),
        (None, Ok(())) => Ok(()),
    }
}

struct Strict<'f> {
    flaw: &'f mut Option<EntryError>,
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON as signed bytes may hold it")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        *self.flaw = Some(EntryError::Float);
        Err(E::custom("float"))
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(Strict { flaw: self.flaw })?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut names = BTreeSet::new();
        while let Some(name) = map.next_key::<std::borrow::Cow<'de, str>>()? {
            if !names.insert(name) {
                *self.flaw = Some(EntryError::DuplicateName);
                return Err(A::Error::custom("duplicate name"));
            }
            map.next_value_seed(Strict { flaw: self.flaw })?;
        }
        Ok(())
    }
}
