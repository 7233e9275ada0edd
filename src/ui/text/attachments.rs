//! Files that go with a concern.

use crate::domain::attachment::{Attachment, Kind, Refused};

pub const TITLE: &str = "Files that go with it";
pub const LEAD: &str = "A letter, a drawing, a screenshot, a recording. At most 10 files of up to 25 MB each: pictures (JPEG, PNG, WebP, GIF), PDF, office \
    documents, recordings and text.";
pub const NO_INJURIES: &str =
    "No photographs of injuries or marks. Describe them, and draw them on the body map.";
pub const NO_INDECENT: &str = "Never copy, photograph or attach an indecent picture of a child. Do not look for it, do not send it on: leave it \
    where it is, and tell your safeguarding lead at once.";
pub const NO_INDECENT_TITLE: &str = "Before you attach a picture";
pub const CHOOSE: &str = "Attach a file";
pub const CHOOSE_HINT: &str =
    "Where a picture was taken is removed from it before it is sealed. Nothing else in a file is changed.";
pub const FULL: &str = "There are 10 files here: there can be no more. Take one out to add another.";
pub const ATTACHED: &str = "Files attached so far";
pub const SEALING: &str = "Sealing the file…";
pub const OPENING: &str = "Opening the file…";
pub const STOP: &str = "Stop";
pub const STRIPPED: &str = "Details that may tell where it was taken were removed";
pub const SHOW: &str = "Show";
pub const HIDE: &str = "Hide";
pub const SAVE: &str = "Save to this computer";
pub const REMOVE: &str = "Take out";
pub const MORE_TEXT: &str = "There is more. Save it to read the rest.";
pub const NOTHING_TO_SHOW: &str = "This kind of file is not shown here, because what is in it may do more than be read. Save it to open it in another program.";
pub const TOO_LARGE_TO_SHOW: &str =
    "This picture is too large to be shown here, or is damaged. It is kept as it is; save it to look at it.";
pub const SAVE_TITLE: &str = "Save a readable file to this computer?";
pub const SAVE_READABLE: &str = "What you save is not sealed. Whoever uses this computer can open it, and it may be copied to a backup or a \
    shared drive by itself. Delete it when you have read it, and empty the bin.";
pub const SAVE_CAREFUL: &str =
    "A document can hold more than words. If your program offers to enable editing, macros or links, say no.";
pub const SAVE_LOGGED: &str = "That you saved it is noted in the log for good.";
pub const SAVE_YES: &str = "Save it";
pub const SECTION: &str = "Files";

/// What a file is.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::ImageJpeg => "JPEG picture",
        Kind::ImagePng => "PNG picture",
        Kind::ImageWebp => "WebP picture",
        Kind::ImageGif => "GIF picture",
        Kind::Pdf => "PDF document",
        Kind::Word => "Word document",
        Kind::Excel => "Excel workbook",
        Kind::Powerpoint => "PowerPoint presentation",
        Kind::Opendocument => "OpenDocument file",
        Kind::Audio => "Recording",
        Kind::Text => "Text",
        Kind::Newer => "A kind of file that only a newer Holdfast knows",
    }
}

/// How long a file is.
pub fn length(bytes: u64) -> String {
    match bytes {
        1 => "1 byte".to_owned(),
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// What is said of a file beside its name.
pub fn facts(attachment: &Attachment) -> String {
    format!("{}, {}", kind(attachment.kind), length(attachment.bytes))
}

/// What a picture is of, for those who do not see it: nobody but its name says.
pub fn picture(attachment: &Attachment) -> String {
    format!("The picture {}", attachment.name)
}

/// Said when a file has been sealed.
pub fn attached(name: &str) -> String {
    format!("{name} is sealed on this device.")
}

/// Why a file was not taken in, and what to do.
pub fn refused(refused: Refused) -> (&'static str, &'static str) {
    match refused {
        Refused::Empty => {
            ("There is nothing in this file", "Look whether it was copied completely, or choose another.")
        }
        Refused::TooLarge => {
            ("This file is larger than 25 MB", "Make it smaller, or say in the concern where it is kept.")
        }
        Refused::TooMany => {
            ("A concern holds 10 files", "Take one out, or record a second concern for the rest.")
        }
        Refused::Program => (
            "This file is a program, whatever its name says",
            "Do not open it. If somebody sent it to you, tell whoever looks after your computers.",
        ),
        Refused::WebPage => (
            "This file is a web page, or a drawing that can hold one",
            "Print it to a PDF, or take a screenshot, and attach that.",
        ),
        Refused::Archive => (
            "This file is an archive, or a damaged office document",
            "Unpack it, and attach what is in it one by one.",
        ),
        Refused::Video => {
            ("Films are not taken", "Say in the concern where it is kept, and who has seen it.")
        }
        Refused::OtherPicture => (
            "This kind of picture cannot be shown in every browser",
            "Save it as a JPEG or PNG, or take a screenshot of it, and attach that.",
        ),
        Refused::DamagedPicture => (
            "This picture is damaged, so the place it was taken cannot be removed from it",
            "Save it again from where you have it, or take a screenshot of it.",
        ),
        Refused::Unknown => (
            "What is in this file is nothing that Holdfast knows",
            "Save it as a PDF, a picture or text, and attach that.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_said_as_people_say_them() {
        assert_eq!(length(1), "1 byte");
        assert_eq!(length(999), "999 bytes");
        assert_eq!(length(1_001), "2 kB");
        assert_eq!(length(25_000_000), "25.0 MB");
        assert_eq!(length(1_250_000), "1.2 MB");
    }
}
