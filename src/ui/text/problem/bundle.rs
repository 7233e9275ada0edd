//! Words for what is wrong with a bundle.

use crate::app::problem::BundleFlaw;

/// What is wrong with a bundle, and what to do.
pub fn bundle(flaw: &BundleFlaw) -> (String, String) {
    let (what, next) = match flaw {
        BundleFlaw::NotABundle(kind) => {
            return (
                format!("This is not a Holdfast file{}", seems(kind)),
                "Choose the file that you were sent. Its name ends in .age or .txt.".to_owned(),
            );
        }
        BundleFlaw::NotAReset => (
            "This file is not a request for a reset",
            "Choose the file that your colleague's lock screen made, under \"Forgotten your passphrase?\"",
        ),
        BundleFlaw::NotForThisDevice => (
            "This file is sealed to somebody else",
            "Only the devices it was made for can open it. Ask the sender to make it again once your device is confirmed.",
        ),
        BundleFlaw::NotInParcel => (
            "There is nothing for this device in this update",
            "It was made for colleagues' devices, perhaps before yours was known, or you are an administrator and have everything already. \
             If you expected something, hand over, and ask your safeguarding lead for a new update.",
        ),
        BundleFlaw::WrongCode => (
            "The code does not open this pack",
            "Check each of the six words. An old code does not open a new pack: ask which one belongs to this file.",
        ),
        BundleFlaw::Truncated => {
            ("This file is cut short", "It was not copied or sent completely. Ask for it again.")
        }
        BundleFlaw::Altered => (
            "This file was altered, damaged or cut short on the way",
            "Ask for it again. If it happens twice, tell your safeguarding lead how it reached you.",
        ),
        BundleFlaw::TooLarge => (
            "This file is larger than it may be",
            "It is damaged, or not what it claims to be. Do not try it again; ask the sender.",
        ),
        BundleFlaw::NewerFormat => (
            "This file was made by a newer version of Holdfast",
            "Reload the page so that the newer version is used, then try again.",
        ),
        BundleFlaw::OtherSchool => (
            "This file belongs to another school",
            "Check which file you chose, and tell whoever sent it that it went astray.",
        ),
        BundleFlaw::BadSignature => (
            "The signature on this file does not hold",
            "It was not made by the device it names. Do not use it, and tell your safeguarding lead how it reached you.",
        ),
        BundleFlaw::BadParts => (
            "A part of this file is missing, doubled, or not what it should be",
            "It is damaged or was altered. Ask the sender to make it again.",
        ),
        BundleFlaw::File { name, missing } => {
            let what = if *missing { "is missing from it" } else { "was altered or damaged on the way" };
            return (
                format!("The attached file “{name}” {what}"),
                "Nothing of the whole file was taken. Ask the sender to make it again.".to_owned(),
            );
        }
        BundleFlaw::BadEntry => (
            "An entry in this file is not well formed",
            "Ask the sender to make it again with the newest version of Holdfast.",
        ),
        BundleFlaw::BrokenChain => (
            "The chain of entries in this file is broken",
            "Something was taken out or altered. Do not use it, and ask the sender to make it again.",
        ),
        BundleFlaw::WrongKind(kind) => {
            return (
                format!("This is a different kind of Holdfast file: {}", kind_of(kind)),
                "Choose the right one, or open this one where it belongs: a joining pack under \"Join a school\", everything else under \"Bring in files\".".to_owned(),
            );
        }
        BundleFlaw::ForkOfRights => (
            "This file brings a second history of a device by whose word you are an administrator",
            "It may be a restored backup of the lead's device; it may be somebody's meddling. Speak with the lead face to face before anybody goes on: the \
             lead's device that is real goes on as a new device, or the recovery kit puts somebody in the lead's place.",
        ),
        BundleFlaw::EndsRights => (
            "This file says that you are no longer an administrator",
            "With it, this device could not take it. Ask your safeguarding lead; if it is so, the next update tells this device, and you can go on recording.",
        ),
        BundleFlaw::Revoked => (
            "This file comes from a device that has been revoked",
            "Nothing from it is taken. Speak with the person whose device it was.",
        ),
        BundleFlaw::Practice => (
            "This file and this vault do not go together: one is from a practice school, the other is real",
            "Practice and real records never mix. Check which vault you are in.",
        ),
    };
    (what.to_owned(), next.to_owned())
}

/// What a file seems to be instead.
fn seems(code: &str) -> &'static str {
    match code {
        "pdf" => ": it seems to be a PDF",
        "zip" => ": it seems to be a ZIP archive or an Office document",
        "csv" | "text" => ": it seems to be a table or plain text",
        "xml" => ": it seems to be XML",
        "image" | "png" | "jpeg" => ": it seems to be a picture",
        "empty" => ": it is empty",
        _ => "",
    }
}

/// A bundle's kind in words.
fn kind_of(code: &str) -> &'static str {
    match code {
        "hand-over" => "a hand-over",
        "update" => "an update",
        "full-copy" => "a full copy",
        "joining-pack" => "a joining pack",
        "transfer" => "a transfer",
        _ => "one that this version does not know",
    }
}
