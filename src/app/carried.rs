//! A question or an answer that only the late part of the program knows how to write and to read: between page and worker it
//! goes as the text that it is, so that what is fetched first need not know it.

use std::fmt;
use std::marker::PhantomData;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::{RawValue, to_raw_value};

use super::problem::Problem;

/// Something of this type, as its JSON.
pub struct Carried<T> {
    text: Box<RawValue>,
    of: PhantomData<fn() -> T>,
}

impl<T: Serialize> Carried<T> {
    /// Writes it down. What cannot be written opens as nothing that anybody asked.
    pub fn of(value: &T) -> Self {
        let text = to_raw_value(value).unwrap_or_else(|_| RawValue::NULL.to_owned());
        Self { text, of: PhantomData }
    }
}

impl<T: DeserializeOwned> Carried<T> {
    /// Reads it.
    ///
    /// # Errors
    /// [`Problem::Fault`] if it is not what it says it is: page and worker are of different versions.
    pub fn open(&self) -> Result<T, Problem> {
        serde_json::from_slice(self.text.get().as_bytes()).map_err(|error| Problem::Fault(error.to_string()))
    }
}

impl<T> Clone for Carried<T> {
    fn clone(&self) -> Self {
        Self { text: self.text.clone(), of: PhantomData }
    }
}

impl<T> PartialEq for Carried<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text.get() == other.text.get()
    }
}

impl<T> Eq for Carried<T> {}

impl<T> fmt::Debug for Carried<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Carried")
    }
}

impl<T> Serialize for Carried<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.text.serialize(serializer)
    }
}

impl<'de, T> Deserialize<'de> for Carried<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self { text: Box::<RawValue>::deserialize(deserializer)?, of: PhantomData })
    }
}
