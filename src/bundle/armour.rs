//! A sealed file in letters: for mail that takes text alone, and for phones, whose share sheets do. The same `age` file, in the
//! armour that stock `age` reads too; of a parcel, each part so, one after the other.

use std::io::Write;

use age::armor::{ArmoredWriter, Format};

use super::recognise::{ARMOUR, LooksLike, recognise};
use super::{BundleError, parcel};

/// The longest file that is put in letters, in bytes: they take a third more, and much mail takes no more than this.
pub const LONGEST: usize = 12 << 20;

/// A sealed file or a parcel in letters.
///
/// # Errors
/// [`BundleError::Write`] if memory runs out; or what is wrong with the parcel.
pub fn armour(file: &[u8]) -> Result<Vec<u8>, BundleError> {
    let parts = if recognise(file) == LooksLike::Parcel { parcel::decode(file)? } else { vec![file] };
    let mut out = Vec::new();
    out.try_reserve(file.len() / 3 * 4 + file.len() / 48 + 128 * parts.len())
        .map_err(|_| BundleError::Write)?;
    parts.into_iter().try_fold(out, put_in_letters)
}

fn put_in_letters(out: Vec<u8>, sealed: &[u8]) -> Result<Vec<u8>, BundleError> {
    let mut writer = ArmoredWriter::wrap_output(out, Format::AsciiArmor).map_err(|_| BundleError::Write)?;
    writer.write_all(sealed).map_err(|_| BundleError::Write)?;
    writer.finish().map_err(|_| BundleError::Write)
}

/// The parts of a parcel in letters, each an `age` file in armour.
pub fn parts(letters: &[u8]) -> Vec<&[u8]> {
    let mut begins: Vec<usize> = Vec::new();
    let mut at = 0;
    for line in letters.split_inclusive(|byte| *byte == b'\n') {
        if line.starts_with(ARMOUR) {
            begins.push(at);
        }
        at += line.len();
    }
    let ends = begins.iter().skip(1).copied().chain([letters.len()]);
    begins.iter().zip(ends).filter_map(|(from, to)| letters.get(*from..to)).collect()
}

/// The name of a file in letters: the same random name with another ending.
pub fn name(file_name: &str) -> String {
    let stem = file_name.split('.').next().unwrap_or_default();
    format!("{stem}.txt")
}

/// Whether a file can be put in letters: an `age` file or a parcel that is not too long.
pub fn can_be_armoured(file: &[u8]) -> bool {
    file.len() <= LONGEST && matches!(recognise(file), LooksLike::Age | LooksLike::Parcel)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;
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

    #[test]
    fn a_parcel_in_letters_is_told_from_one_file_and_gives_its_parts_back() {
        let sealed = |byte: u8| [b"age-encryption.org/v1\n".as_slice(), &[byte; 700]].concat();
        let two = parcel::encode(&[("aa".into(), sealed(1)), ("bb".into(), sealed(2))]).unwrap();
        let letters = armour(&two).unwrap();
        assert_eq!(recognise(&letters), LooksLike::ArmouredParcel);
        let read = |part: &&[u8]| {
            let mut back = Vec::new();
            age::armor::ArmoredReader::new(*part).read_to_end(&mut back).unwrap();
            back
        };
        assert_eq!(parts(&letters).iter().map(read).collect::<Vec<_>>(), [sealed(1), sealed(2)]);
        // However mail ends its lines.
        let mailed: Vec<u8> = letters
            .iter()
            .flat_map(|byte| if *byte == b'\n' { vec![b'\r', b'\n'] } else { vec![*byte] })
            .collect();
        assert_eq!(recognise(&mailed), LooksLike::ArmouredParcel);
        assert_eq!(parts(&mailed).iter().map(read).collect::<Vec<_>>(), [sealed(1), sealed(2)]);
        let one = armour(&parcel::encode(&[("aa".into(), sealed(1))]).unwrap()).unwrap();
        assert_eq!(recognise(&one), LooksLike::ArmouredAge, "which is what it is");
    }
}
