//! A parcel: one file that holds every device's sealed part under random names. A device takes its own and learns
//! nothing from the rest.

use std::io::Read;

use super::BundleError;

/// The most parts that a parcel holds.
const PART_LIMIT: usize = 2_000;
/// The longest part.
const PART_BYTES: u64 = 256 << 20;

/// Packs parts, each under its random name.
///
/// # Errors
/// Only if memory runs out.
pub fn encode(parts: &[(String, Vec<u8>)]) -> Result<Vec<u8>, BundleError> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, part) in parts {
        super::write::append(&mut tar, &format!("{name}.age"), part)?;
    }
    tar.into_inner().map_err(|_| BundleError::Write)
}

/// The parts of a parcel.
///
/// # Errors
/// [`BundleError::Truncated`] or [`BundleError::TooLarge`].
pub fn decode(parcel: &[u8]) -> Result<Vec<Vec<u8>>, BundleError> {
    let mut archive = tar::Archive::new(parcel);
    let mut parts = Vec::new();
    for entry in archive.entries().map_err(|_| BundleError::Truncated)?.raw(true) {
        let mut entry = entry.map_err(|_| BundleError::Truncated)?;
        if parts.len() >= PART_LIMIT || entry.size() > PART_BYTES {
            return Err(BundleError::TooLarge);
        }
        let length = usize::try_from(entry.size()).map_err(|_| BundleError::TooLarge)?;
        let mut part = Vec::new();
        entry.read_to_end(&mut part).map_err(|_| BundleError::Truncated)?;
        if part.len() != length {
            return Err(BundleError::Truncated);
        }
        parts.push(part);
    }
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_come_back_and_a_parcel_cut_short_says_so() {
        let parts = vec![("aa".to_owned(), vec![1; 700]), ("bb".to_owned(), vec![])];
        let parcel = encode(&parts).unwrap();
        assert_eq!(super::super::recognise::recognise(&parcel), super::super::recognise::LooksLike::Parcel);
        assert_eq!(decode(&parcel).unwrap(), [vec![1; 700], vec![]]);
        assert_eq!(decode(&parcel[..900]), Err(BundleError::Truncated));
    }
}
