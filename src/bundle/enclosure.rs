//! A file that goes with an entry for a narrower circle: an `age` file of its own, padded, that only those can open who can open
//! the entry. Carriers know its digest and its padded length.

use std::io::Write;

use zeroize::Zeroizing;

use crate::crypto::recipient::{Identity, Recipient};

use super::BundleError;
use super::read::{Key, unseal};

/// What is enclosed is padded to a multiple of so many bytes.
const STEP: usize = 64 << 10;

/// Seals a file.
///
/// # Errors
/// [`BundleError::Write`] if it cannot be written.
pub fn enclose(file: &[u8], to: &Recipient) -> Result<Vec<u8>, BundleError> {
    let recipients = std::iter::once(to as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| BundleError::Write)?;
    let mut out = Vec::new();
    let mut sealing = encryptor.wrap_output(&mut out).map_err(|_| BundleError::Write)?;
    let more = file.len().next_multiple_of(STEP) - file.len();
    sealing.write_all(file).map_err(|_| BundleError::Write)?;
    sealing.write_all(&vec![0; more]).map_err(|_| BundleError::Write)?;
    sealing.finish().map_err(|_| BundleError::Write)?;
    Ok(out)
}

/// Opens an enclosed file of this length, in bytes.
///
/// # Errors
/// That it is for others, altered, or shorter.
pub fn disclose(sealed: &[u8], identity: &Identity, length: u64) -> Result<Zeroizing<Vec<u8>>, BundleError> {
    let mut plain = unseal(sealed, &Key::Identity(identity))?;
    let length = usize::try_from(length).map_err(|_| BundleError::TooLarge)?;
    if length > plain.len() {
        return Err(BundleError::Altered);
    }
    plain.truncate(length);
    Ok(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    #[test]
    fn an_enclosed_file_opens_for_its_reader_and_its_length_says_little() {
        let random = SeededRandom::new(1);
        let (reader, other) = (Identity::make(&random), Identity::make(&random));
        let to = reader.recipient().unwrap();
        let [short, long] = [vec![7; 10], vec![7; 60_000]].map(|file| (enclose(&file, &to).unwrap(), file));
        // What pads an age header is of random length, and says nothing of what is inside.
        assert!(short.0.len().abs_diff(long.0.len()) < 1024);
        assert_eq!(*disclose(&long.0, &reader, 60_000).unwrap(), long.1);
        assert_eq!(disclose(&long.0, &other, 60_000).err(), Some(BundleError::NotForThisDevice));
        assert_eq!(disclose(&short.0, &reader, 1 << 20).err(), Some(BundleError::Altered));
    }
}
