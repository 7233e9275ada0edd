//! SHA-256 and HMAC-SHA-256.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// SHA-256 over the concatenation of `parts` (FIPS 180-4).
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    parts.iter().for_each(|part| hash.update(part));
    hash.finalize().into()
}

/// SHA-256 of what comes piece by piece.
#[derive(Default)]
pub struct Running(Sha256);

impl Running {
    /// Takes in the next piece.
    pub fn update(&mut self, piece: &[u8]) {
        self.0.update(piece);
    }

    /// The digest of all pieces.
    pub fn finish(self) -> [u8; 32] {
        self.0.finalize().into()
    }
}

/// SHA-256 over a label and parts, each preceded by its length (8 bytes, big-endian), so that no two lists of parts
/// give the same input.
pub fn derive_id(label: &str, parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in std::iter::once(label.as_bytes()).chain(parts.iter().copied()) {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

fn mac(secret: &[u8; 32], label: &str, message: &[u8]) -> Hmac<Sha256> {
    let block = block(secret);
    let mut mac = <Hmac<Sha256> as KeyInit>::new((&*block).into());
    mac.update(&(label.len() as u64).to_be_bytes());
    mac.update(label.as_bytes());
    mac.update(message);
    mac
}

/// HMAC pads a short key with zeros to SHA-256's block (RFC 2104 section 2).
fn block(secret: &[u8; 32]) -> Zeroizing<[u8; 64]> {
    let mut block = Zeroizing::new([0; 64]);
    block[..32].copy_from_slice(secret);
    block
}

/// HMAC-SHA-256 (RFC 2104) over a length-prefixed label and the message.
pub fn authenticate(secret: &[u8; 32], label: &str, message: &[u8]) -> [u8; 32] {
    mac(secret, label, message).finalize().into_bytes().into()
}

/// Whether `tag` is what [`authenticate`] gives, in constant time.
pub fn authenticates(secret: &[u8; 32], label: &str, message: &[u8], tag: &[u8; 32]) -> bool {
    mac(secret, label, message).verify_slice(tag).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_cannot_be_shifted_between_each_other() {
        assert_ne!(derive_id("l", &[b"ab", b"c"]), derive_id("l", &[b"a", b"bc"]));
        assert_ne!(derive_id("la", &[b"b"]), derive_id("l", &[b"ab"]));
        assert_eq!(sha256(&[b"ab", b"c"]), sha256(&[b"abc"]));
    }

    #[test]
    fn a_tag_holds_for_its_secret_label_and_message_only() {
        let tag = authenticate(&[1; 32], "l", b"m");
        assert!(authenticates(&[1; 32], "l", b"m", &tag));
        assert!(!authenticates(&[2; 32], "l", b"m", &tag));
        assert!(!authenticates(&[1; 32], "k", b"m", &tag));
        assert!(!authenticates(&[1; 32], "l", b"n", &tag));
    }
}
