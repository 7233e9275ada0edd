//! A parcel: one file that holds every device's sealed part under random names. A device takes its own and learns
//! nothing from the rest.

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

/// The parts of a parcel, where they lie in it.
///
/// # Errors
/// [`BundleError::Truncated`] or [`BundleError::TooLarge`].
pub fn decode(parcel: &[u8]) -> Result<Vec<&[u8]>, BundleError> {
    let mut archive = tar::Archive::new(parcel);
    let mut parts = Vec::new();
    for entry in archive.entries().map_err(|_| BundleError::Truncated)?.raw(true) {
        let entry = entry.map_err(|_| BundleError::Truncated)?;
        if parts.len() >= PART_LIMIT || entry.size() > PART_BYTES {
            return Err(BundleError::TooLarge);
        }
        let place = |at: u64| usize::try_from(at).map_err(|_| BundleError::TooLarge);
        let (from, length) = (place(entry.raw_file_position())?, place(entry.size())?);
        let part = parcel.get(from..).and_then(|rest| rest.get(..length));
        parts.push(part.ok_or(BundleError::Truncated)?);
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
