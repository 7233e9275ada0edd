//! One entry: a line of JSON, `{"header":{…},"body":{…},"sig":"…"}`. The exact bytes first written are what is
//! hashed, signed, stored and carried; nothing is ever serialised again to be verified.
//!
//! An entry's identity is the SHA-256 of its header's bytes. The header commits to the body by its digest and to the
//! chain by the previous header's; the signature covers the header. A line without a body is valid: withheld or
//! destroyed, the chain still verifies.

use std::marker::PhantomData;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::crypto::hash::sha256;
use crate::crypto::labels;
use crate::crypto::sign::{Signature, SigningKey, VerifyingKey};
use crate::domain::ids::{DeviceId, Digest, EntryId};

use super::strict;

/// The longest line, in bytes. Attachments live apart.
pub const LINE_LIMIT: usize = 1 << 20;
/// The version of the header that this program writes.
pub const VERSION: u32 = 1;
const ALGORITHM: &str = "ed25519";
const SALT_HEX: usize = 32;

/// The rule that a line breaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// Longer than [`LINE_LIMIT`].
    #[error("longer than 1 MiB")]
    TooLong,
    /// Not JSON of the one shape that an entry has, byte for byte.
    #[error("not an entry")]
    Malformed,
    /// A name occurs twice in one object.
    #[error("a name occurs twice in one object")]
    DuplicateName,
    /// A number with a fraction or an exponent: floating point has no one true form.
    #[error("a number with a fraction or exponent")]
    Float,
    /// Nested deeper than this program ever writes.
    #[error("nested too deep")]
    TooDeep,
    /// Written by a newer version.
    #[error("header version {0} needs a newer version")]
    Newer(u32),
    /// The signature algorithm is not one this version knows.
    #[error("an unknown signature algorithm")]
    UnknownAlgorithm,
    /// Entry 0 names a previous entry, or a later one does not.
    #[error("only the first entry has no previous one")]
    Prev,
    /// The body is not the one that the header commits to.
    #[error("the body is not the one the header commits to")]
    Commitment,
    /// A body without sixteen bytes of salt as its first member.
    #[error("the body has no salt")]
    Unsalted,
    /// The signature does not hold.
    #[error("the signature does not hold")]
    Signature,
}

/// What the header says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version.
    pub v: u32,
    /// Signature algorithm.
    pub alg: String,
    /// The device whose chain this is.
    pub device: DeviceId,
    /// Its number there, from 0.
    pub seq: u64,
    /// The entry before it.
    pub prev: Option<EntryId>,
    /// SHA-256 of the body's bytes.
    pub commit: Digest,
}

/// Nobody has checked the signature.
#[derive(Debug, Clone, Copy)]
pub enum Unverified {}
/// The signature holds.
#[derive(Debug, Clone, Copy)]
pub enum Verified {}

/// One entry, with the exact bytes it came in. They are held once, however many hold the entry.
pub struct Entry<S = Unverified> {
    text: Arc<Text>,
    state: PhantomData<S>,
}

struct Text {
    line: Box<str>,
    header: Header,
    header_at: Range<usize>,
    body_at: Option<Range<usize>>,
    signature: Signature,
    id: EntryId,
}

impl Text {
    fn header(&self) -> &str {
        self.line.get(self.header_at.clone()).unwrap_or_default()
    }
}

impl<S> Clone for Entry<S> {
    fn clone(&self) -> Self {
        self.marked()
    }
}

impl<S> std::fmt::Debug for Entry<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The body may be about a child: it is in no message.
        write!(f, "Entry({} #{} of {})", self.id(), self.header().seq, self.header().device)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line<'a> {
    #[serde(borrow)]
    header: &'a RawValue,
    #[serde(borrow, default)]
    body: Option<&'a RawValue>,
    sig: Signature,
}

impl Entry<Unverified> {
    /// Reads a line, without its line break.
    ///
    /// # Errors
    /// The rule that it breaks.
    pub fn decode(line: &[u8]) -> Result<Self, EntryError> {
        if line.len() > LINE_LIMIT {
            return Err(EntryError::TooLong);
        }
        let line = std::str::from_utf8(line).map_err(|_| EntryError::Malformed)?;
        strict::check(line)?;
        let parts: Line<'_> = serde_json::from_slice(line.as_bytes()).map_err(|_| EntryError::Malformed)?;
        let header = parts.header.get();
        let body = parts.body.map(RawValue::get);
        // One shape only: what is not header, body and signature is exactly the punctuation between them.
        if !is_composed(line, header, body, &parts.sig) {
            return Err(EntryError::Malformed);
        }
        let version: Version =
            serde_json::from_slice(header.as_bytes()).map_err(|_| EntryError::Malformed)?;
        if version.v > VERSION {
            return Err(EntryError::Newer(version.v));
        }
        let parsed: Header = serde_json::from_slice(header.as_bytes()).map_err(|_| EntryError::Malformed)?;
        if serde_json::to_string(&parsed).ok().as_deref() != Some(header) {
            return Err(EntryError::Malformed);
        }
        if parsed.alg != ALGORITHM {
            return Err(EntryError::UnknownAlgorithm);
        }
        if (parsed.seq == 0) != parsed.prev.is_none() {
            return Err(EntryError::Prev);
        }
        if let Some(body) = body {
            salted(body)?;
            if sha256(&[body.as_bytes()]) != parsed.commit.0 {
                return Err(EntryError::Commitment);
            }
        }
        let header_at = HEADER_START..HEADER_START + header.len();
        let body_at = body.map(|body| {
            let start = header_at.end + BODY_NAME.len();
            start..start + body.len()
        });
        Ok(Self::of(Text {
            id: EntryId(sha256(&[header.as_bytes()])),
            line: line.into(),
            header: parsed,
            header_at,
            body_at,
            signature: parts.sig,
        }))
    }

    /// Checks the signature.
    ///
    /// # Errors
    /// [`EntryError::Signature`] if it does not hold under `key`.
    pub fn verify(self, key: &VerifyingKey) -> Result<Entry<Verified>, EntryError> {
        let Text { signature, .. } = &*self.text;
        key.verify(labels::ENTRY, self.text.header().as_bytes(), signature)
            .map_err(|_| EntryError::Signature)?;
        Ok(self.marked())
    }

    /// Takes the signature as checked, because the line comes out of this device's own sealed store, which admits
    /// nothing unchecked.
    pub fn admitted(self) -> Entry<Verified> {
        self.marked()
    }
}

#[derive(Deserialize)]
struct Version {
    v: u32,
}

const HEADER_START: usize = r#"{"header":"#.len();
const BODY_NAME: &str = r#","body":"#;

fn compose(header: &str, body: Option<&str>, signature: &Signature) -> String {
    match body {
        Some(body) => format!(r#"{{"header":{header},"body":{body},"sig":"{signature}"}}"#),
        None => format!(r#"{{"header":{header},"sig":"{signature}"}}"#),
    }
}

/// Whether a line is what [`compose`] makes of these.
fn is_composed(line: &str, header: &str, body: Option<&str>, signature: &Signature) -> bool {
    let rest = line.strip_prefix(r#"{"header":"#).and_then(|rest| rest.strip_prefix(header));
    let rest = match body {
        Some(body) => rest.and_then(|rest| rest.strip_prefix(BODY_NAME)?.strip_prefix(body)),
        None => rest,
    };
    rest.is_some_and(|rest| rest == format!(r#","sig":"{signature}"}}"#))
}

fn salted(body: &str) -> Result<(), EntryError> {
    let salt = body.strip_prefix(r#"{"salt":""#).ok_or(EntryError::Unsalted)?;
    let (salt, rest) = salt.split_once('"').ok_or(EntryError::Unsalted)?;
    let hexadecimal = salt.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    if salt.len() == SALT_HEX && hexadecimal && rest.starts_with([',', '}']) {
        Ok(())
    } else {
        Err(EntryError::Unsalted)
    }
}

impl Entry<Verified> {
    /// Signs `body` as entry `seq` of a device's chain.
    ///
    /// # Errors
    /// The rule that the body or the place breaks.
    pub fn sign(
        device: DeviceId,
        seq: u64,
        prev: Option<EntryId>,
        body: &str,
        key: &SigningKey,
    ) -> Result<Self, EntryError> {
        let commit = Digest(sha256(&[body.as_bytes()]));
        let header = Header { v: VERSION, alg: ALGORITHM.to_owned(), device, seq, prev, commit };
        let header = serde_json::to_string(&header).map_err(|_| EntryError::Malformed)?;
        let signature = key.sign(labels::ENTRY, header.as_bytes());
        let line = compose(&header, Some(body), &signature);
        Ok(Entry::decode(line.as_bytes())?.marked())
    }
}

impl<S> Entry<S> {
    fn of(text: Text) -> Self {
        Self { text: Arc::new(text), state: PhantomData }
    }

    /// The entry's identity.
    pub fn id(&self) -> EntryId {
        self.text.id
    }

    /// What the header says.
    pub fn header(&self) -> &Header {
        &self.text.header
    }

    /// The body, unless it is withheld.
    pub fn body(&self) -> Option<&str> {
        self.text.line.get(self.text.body_at.clone()?)
    }

    /// The exact line.
    pub fn line(&self) -> &str {
        &self.text.line
    }

    /// The same entry with its body withheld.
    pub fn without_body(&self) -> Self {
        let Text { ref header, ref header_at, signature, id, .. } = *self.text;
        Self::of(Text {
            line: compose(self.text.header(), None, &signature).into(),
            header: header.clone(),
            header_at: header_at.clone(),
            body_at: None,
            signature,
            id,
        })
    }

    /// The same entry, of which the caller knows something else.
    pub(super) fn marked<T>(&self) -> Entry<T> {
        Entry { text: self.text.clone(), state: PhantomData }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    const BODY: &str = r#"{"salt":"00112233445566778899aabbccddeeff","what":{"kind":"x","n":1}}"#;

    fn key() -> SigningKey {
        SigningKey::make(&SeededRandom::new(1))
    }

    fn entry() -> Entry<Verified> {
        Entry::sign(DeviceId([1; 32]), 0, None, BODY, &key()).unwrap()
    }

    #[test]
    fn an_entry_reads_back_and_verifies() {
        let entry = entry();
        let read = Entry::decode(entry.line().as_bytes()).unwrap();
        assert_eq!(read.id(), entry.id());
        assert_eq!(read.body(), Some(BODY));
        assert!(read.clone().verify(&key().verifying()).is_ok());
        let other = SigningKey::make(&SeededRandom::new(2)).verifying();
        assert_eq!(read.verify(&other).err(), Some(EntryError::Signature));
    }

    #[test]
    fn a_withheld_body_leaves_identity_and_signature_standing() {
        let withheld = entry().without_body();
        let read = Entry::decode(withheld.line().as_bytes()).unwrap();
        assert_eq!((read.id(), read.body()), (entry().id(), None));
        assert!(read.verify(&key().verifying()).is_ok());
    }

    #[test]
    fn each_broken_rule_is_named() {
        let line = entry().line().to_owned();
        let decode = |line: &str| Entry::decode(line.as_bytes()).err();
        assert_eq!(decode(&line.replace("\"n\":1", "\"n\":2")), Some(EntryError::Commitment));
        assert_eq!(decode(&line.replace("\"n\":1", "\"n\":1.0")), Some(EntryError::Float));
        assert_eq!(decode(&line.replace("\"n\":1", "\"n\":1,\"n\":2")), Some(EntryError::DuplicateName));
        assert_eq!(decode(&line.replace("\"v\":1", "\"v\":2")), Some(EntryError::Newer(2)));
        assert_eq!(decode(&line.replace("ed25519", "ed448")), Some(EntryError::UnknownAlgorithm));
        assert_eq!(decode(&line.replace("\"seq\":0", "\"seq\":1")), Some(EntryError::Prev));
        assert_eq!(decode(&line.replace("\"salt\"", "\"salz\"")), Some(EntryError::Unsalted));
        assert_eq!(decode(&format!("{line} ")), Some(EntryError::Malformed));
        assert_eq!(decode(&line.replace("\"header\":", "\"header\": ")), Some(EntryError::Malformed));
        assert_eq!(decode(&line.replace("\"sig\"", "\"more\":1,\"sig\"")), Some(EntryError::Malformed));
        assert_eq!(decode(&"[".repeat(100_000)), Some(EntryError::TooDeep));
        assert_eq!(Entry::decode(&vec![b' '; LINE_LIMIT + 1]).err(), Some(EntryError::TooLong));
    }
}
