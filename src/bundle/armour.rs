//! A sealed file in letters: for mail that takes text alone, and for phones, whose share sheets do. The same `age` file, in the
//! armour that stock `age` reads too.

use std::io::Write;

use age::armor::{ArmoredWriter, Format};

use super::BundleError;

/// The longest file that is put in letters, in bytes: they take a third more, and mail takes no more than this.
pub const LONGEST: usize = 24 << 20;

/// A sealed file in letters.
///
/// # Errors
/// [`BundleError::Write`] if memory runs out.
pub fn armour(sealed: &[u8]) -> Result<Vec<u8>, BundleError> {
    let mut out = Vec::new();
    out.try_reserve(sealed.len() / 3 * 4 + sealed.len() / 48 + 128).map_err(|_| BundleError::Write)?;
    let mut writer = ArmoredWriter::wrap_output(out, Format::AsciiArmor).map_err(|_| BundleError::Write)?;
    writer.write_all(sealed).map_err(|_| BundleError::Write)?;
    writer.finish().map_err(|_| BundleError::Write)
}

/// The name of a file in letters: the same random name with another ending.
pub fn name(file_name: &str) -> String {
    let stem = file_name.split('.').next().unwrap_or_default();
    format!("{stem}.txt")
}

/// Whether a file can be put in letters: an `age` file that is not too long. A parcel is several.
pub fn can_be_armoured(file: &[u8]) -> bool {
    file.len() <= LONGEST && super::recognise::recognise(file) == super::recognise::LooksLike::Age
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
    use crate::bundle::recognise::{LooksLike, recognise};

    #[test]
    fn what_is_put_in_letters_comes_back_and_is_recognised() {
        let sealed = [b"age-encryption.org/v1\n".as_slice(), &[7; 5_000]].concat();
        assert!(can_be_armoured(&sealed) && !can_be_armoured(b"PK"));
        let letters = armour(&sealed).unwrap();
        assert_eq!(recognise(&letters), LooksLike::ArmouredAge);
        assert!(letters.is_ascii() && !can_be_armoured(&letters));
        let mut back = Vec::new();
        age::armor::ArmoredReader::new(letters.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, sealed);
        assert_eq!(name("0123456789abcdef.age"), "0123456789abcdef.txt");
    }
}
