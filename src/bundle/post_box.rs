//! How files lie in a post box: under random names that say nothing, in one folder, each written once and never changed.
//! What clients of shared folders make of such names is recognised here.

use super::recognise::LooksLike;

/// How many letters of a name are random: eight bytes in hexadecimal.
const RANDOM: usize = 16;
/// The endings of what Holdfast makes: a bundle, a parcel, a bundle in letters.
const ENDINGS: [&str; 3] = [".age", ".parcel", ".txt"];
/// The endings of what is being written at the moment, by a browser or by a folder's client.
const PASSING: [&str; 5] = [".crswap", ".tmp", ".part", ".partial", ".crdownload"];

/// The longest file that is read: no bundle of ours is longer.
pub const LONGEST: u64 = 1 << 30;
/// So many bytes tell what a file is.
pub const BEGINNING: u64 = 512;

/// Whether a file is being written at the moment, or is the folder's client's own.
pub fn is_passing(name: &str) -> bool {
    name.starts_with(['.', '~']) || PASSING.iter().any(|ending| name.ends_with(ending))
}

/// The random letters that a name begins with, if it is one of ours, whatever has been added behind them.
fn random_letters(name: &str) -> Option<&str> {
    let letters = name.get(..RANDOM)?;
    let hexadecimal = letters.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
    (hexadecimal && ENDINGS.iter().any(|ending| name.ends_with(ending))).then_some(letters)
}

/// Whether a name is one of ours, or was made of one: "0123456789abcdef (1).age", "0123456789abcdef-DESKTOP.age".
pub fn is_ours(name: &str) -> bool {
    random_letters(name).is_some()
}

/// Whether a name was made of another one of ours.
pub fn is_made_of(name: &str, original: &str) -> bool {
    random_letters(name).is_some_and(|letters| random_letters(original) == Some(letters))
}

/// What to make of a file, by how it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// A bundle or a parcel, so far.
    Ours,
    /// One of ours by its name, and its content has not come yet.
    ToCome,
    /// Somebody else's file, which is none of our business.
    Foreign,
}

/// What to make of a file of this name that begins so.
pub fn looks(name: &str, begins: &[u8]) -> Looks {
    match super::recognise::recognise(begins) {
        LooksLike::Age | LooksLike::ArmouredAge | LooksLike::Parcel | LooksLike::ArmouredParcel => {
            Looks::Ours
        }
        _ if is_ours(name) => Looks::ToCome,
        _ => Looks::Foreign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "0123456789abcdef.age";

    #[test]
    fn what_clients_make_of_our_names_is_recognised() {
        for made in [
            NAME,
            "0123456789abcdef (1).age",
            "0123456789abcdef-DESKTOP-4F2A.age",
            "0123456789abcdef (conflicted copy 2026-11-02).age",
        ] {
            assert!(is_ours(made) && is_made_of(made, NAME), "{made}");
        }
        for other in
            ["minutes.age", "0123456789abcdeF.age", "0123456789abcdef.docx", "0123456789abcde", "é.age"]
        {
            assert!(!is_ours(other) && !is_made_of(other, NAME), "{other}");
        }
        assert!(!is_made_of("1123456789abcdef.age", NAME));
        for passing in ["0123456789abcdef.age.crswap", ".DS_Store", "~$plan.docx", "0123456789abcdef.age.tmp"]
        {
            assert!(is_passing(passing), "{passing}");
        }
        assert!(!is_passing(NAME));
    }

    #[test]
    fn content_tells_and_a_name_only_where_there_is_none_yet() {
        assert_eq!(looks("Letter.age", b"age-encryption.org/v1\n"), Looks::Ours);
        assert_eq!(looks(NAME, b""), Looks::ToCome);
        assert_eq!(looks(NAME, &[0; 512]), Looks::ToCome);
        assert_eq!(looks("Rota.docx", b"PK\x03\x04"), Looks::Foreign);
        assert_eq!(looks("Empty.txt", b""), Looks::Foreign);
    }
}
