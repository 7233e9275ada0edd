//! An attachment: a file that goes with a concern. What it is, is judged by what is in it and never by its name; what may
//! run, or may be a web page, is refused. The bytes lie apart from the entry, which names them by their digest.

mod image;
mod judge;
mod name;
mod office;
mod strip;
mod text;

pub use image::{Size, previewable, size};
pub use judge::{Judged, judge};
pub use name::{cleaned, saved_as};
pub use strip::strip;
pub use text::{Beginning, beginning};

use serde::{Deserialize, Serialize};

use super::ids::Digest;

/// The largest file that is taken, in bytes: 25 MB.
pub const LARGEST: u64 = 25_000_000;
/// The most files that go with one concern.
pub const MOST: usize = 10;

/// What a file is, judged by its content. The codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A JPEG picture.
    ImageJpeg,
    /// A PNG picture.
    ImagePng,
    /// A WebP picture.
    ImageWebp,
    /// A GIF picture.
    ImageGif,
    /// A PDF document, sound or not.
    Pdf,
    /// A document of Word, old or new, or in rich text format.
    Word,
    /// A workbook of Excel, old or new.
    Excel,
    /// A presentation of PowerPoint, old or new.
    Powerpoint,
    /// A text, table, presentation or drawing in OpenDocument format.
    Opendocument,
    /// A recording.
    Audio,
    /// Plain text.
    Text,
    /// A kind that only a newer version takes.
    #[serde(other)]
    Newer,
}

impl Kind {
    /// The media type of a picture that browsers draw; none for everything else.
    pub const fn picture(self) -> Option<&'static str> {
        match self {
            Self::ImageJpeg => Some("image/jpeg"),
            Self::ImagePng => Some("image/png"),
            Self::ImageWebp => Some("image/webp"),
            Self::ImageGif => Some("image/gif"),
            _ => None,
        }
    }
}

/// A file that goes with a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of the file as it is kept.
    pub file: Digest,
    /// What its writer calls it.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// How long it is, in bytes.
    pub bytes: u64,
    /// Details in a picture that may tell where it was taken were removed before it was kept.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stripped: bool,
}

/// Why a file is not taken. The codes are stable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum Refused {
    /// There is nothing in it.
    #[error("an empty file")]
    Empty,
    /// Larger than [`LARGEST`].
    #[error("larger than 25 MB")]
    TooLarge,
    /// [`MOST`] are there already.
    #[error("ten files are there already")]
    TooMany,
    /// A program or a script.
    #[error("a program")]
    Program,
    /// A web page, or a drawing that can hold one.
    #[error("a web page")]
    WebPage,
    /// An archive, or a package that is no office document.
    #[error("an archive")]
    Archive,
    /// A film.
    #[error("a film")]
    Video,
    /// A picture of a kind that not every browser shows.
    #[error("a picture of another kind")]
    OtherPicture,
    /// A picture whose parts cannot be told from each other, so that the place in it cannot be removed.
    #[error("a damaged picture")]
    DamagedPicture,
    /// Nothing that is known.
    #[error("an unknown kind of file")]
    Unknown,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_of_a_newer_version_reads_and_the_rest_stays_as_it_was() {
        let line = format!(r#"{{"file":"{}","name":"x","kind":"hologram","bytes":3}}"#, "0".repeat(64));
        let read: Attachment = serde_json::from_str(&line).unwrap();
        assert_eq!((read.kind, read.bytes, read.stripped), (Kind::Newer, 3, false));
    }
}
