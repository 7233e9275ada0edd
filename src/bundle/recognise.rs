//! What a file is, told by its content and never by its name.

use std::fmt;

/// How an `age` file in ASCII armour begins.
pub(super) const ARMOUR: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";

/// What a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksLike {
    /// An `age` file: a bundle, most likely.
    Age,
    /// An `age` file in ASCII armour.
    ArmouredAge,
    /// A parcel: a tar of bundles.
    Parcel,
    /// A parcel in ASCII armour: one `age` file after the other.
    ArmouredParcel,
    /// Nothing at all.
    Empty,
    /// A zip, or an office file, which is one.
    Zip,
    /// A PDF.
    Pdf,
    /// An image.
    Image,
    /// Text: a table, a letter …
    Text,
    /// None of these.
    Unknown,
}

impl LooksLike {
    /// A stable code for it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Age | Self::ArmouredAge => "age",
            Self::Parcel | Self::ArmouredParcel => "parcel",
            Self::Empty => "empty",
            Self::Zip => "zip",
            Self::Pdf => "pdf",
            Self::Image => "image",
            Self::Text => "text",
            Self::Unknown => "unknown",
        }
    }
}

impl fmt::Display for LooksLike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What `bytes` look like.
pub fn recognise(bytes: &[u8]) -> LooksLike {
    let start = bytes.trim_ascii_start();
    match bytes {
        _ if start.is_empty() => LooksLike::Empty,
        _ if bytes.starts_with(b"age-encryption.org/v") => LooksLike::Age,
        _ if start.starts_with(ARMOUR) => {
            let begins = |line: &&[u8]| line.starts_with(ARMOUR);
            let several = start.split(|byte| *byte == b'\n').filter(begins).nth(1).is_some();
            if several { LooksLike::ArmouredParcel } else { LooksLike::ArmouredAge }
        }
        _ if bytes.get(257..262) == Some(b"ustar") => LooksLike::Parcel,
        _ if bytes.starts_with(b"PK") => LooksLike::Zip,
        _ if bytes.starts_with(b"%PDF") => LooksLike::Pdf,
        _ if bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xff\xd8\xff") => LooksLike::Image,
        _ if std::str::from_utf8(bytes.get(..4096).unwrap_or(bytes)).is_ok() => LooksLike::Text,
        _ => LooksLike::Unknown,
    }
}
