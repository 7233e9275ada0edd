//! What a file is called: as its writer calls it, and as it is saved on a computer.

use super::Judged;

/// The longest name that is kept, in characters.
const LONGEST: usize = 150;
/// The longest name under which a file is saved, in characters, without its ending.
const LONGEST_SAVED: usize = 80;
/// What no system has in the name of a file.
const RESERVED: &str = "\\/:*?\"<>|";

/// A name as it is kept: no control characters, and none that turn the direction of what follows them.
pub fn cleaned(name: &str) -> String {
    let turning = |letter: char| matches!(letter, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let kept = name.chars().filter(|letter| !letter.is_control() && !turning(*letter));
    kept.take(LONGEST).collect::<String>().trim().to_owned()
}

/// The name under which a file is saved: nothing of a path, no name that a system keeps for itself, and the ending that
/// belongs to its content, whatever it was called.
pub fn saved_as(name: &str, judged: &Judged) -> String {
    let name = cleaned(name);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if fits(ending, judged.ending) => (stem, ending.to_ascii_lowercase()),
        _ => (name.as_str(), judged.ending.to_owned()),
    };
    let plain = |letter: char| if RESERVED.contains(letter) { '_' } else { letter };
    let stem: String = stem.chars().map(plain).take(LONGEST_SAVED).collect();
    let stem = stem.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    if stem.is_empty() || is_device(stem) {
        format!("file-{stem}.{ending}")
    } else {
        format!("{stem}.{ending}")
    }
}

/// Whether files of this content may end so too.
fn fits(ending: &str, of_content: &str) -> bool {
    let others: &[&str] = match of_content {
        "jpg" => &["jpeg"],
        "txt" => &["csv", "md", "log", "eml"],
        "ogg" => &["opus", "oga"],
        _ => &[],
    };
    ending.eq_ignore_ascii_case(of_content) || others.iter().any(|other| ending.eq_ignore_ascii_case(other))
}

/// Windows takes these for devices, whatever their ending.
fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim().to_ascii_uppercase();
    match first.as_str() {
        "CON" | "PRN" | "AUX" | "NUL" => true,
        other => {
            let numbered = other.strip_prefix("COM").or_else(|| other.strip_prefix("LPT"));
            numbered
                .is_some_and(|number| number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attachment::Kind;

    fn saved(name: &str, ending: &'static str) -> String {
        saved_as(name, &Judged { kind: Kind::Newer, ending })
    }

    #[test]
    fn a_saved_file_stays_where_it_is_put_and_is_what_it_says() {
        for (name, ending, expected) in [
            ("drawing.png", "png", "drawing.png"),
            ("Drawing.JPEG", "jpg", "Drawing.jpeg"),
            ("notes.js", "txt", "notes.js.txt"),
            ("letter.pdf.exe", "pdf", "letter.pdf.exe.pdf"),
            ("../../etc/passwd", "txt", "_.._etc_passwd.txt"),
            ("C:\\Users\\me\\a.doc", "doc", "C__Users_me_a.doc"),
            ("\u{202e}gpj.exe", "png", "gpj.exe.png"),
            ("رسم 😀.png", "png", "رسم 😀.png"),
            ("", "pdf", "file-.pdf"),
            ("...", "pdf", "file-.pdf"),
            ("nul.txt", "txt", "file-nul.txt"),
            ("com1", "pdf", "file-com1.pdf"),
            ("company.pdf", "pdf", "company.pdf"),
            ("a\u{0}b\nc.pdf", "pdf", "abc.pdf"),
        ] {
            assert_eq!(saved(name, ending), expected, "{name}");
        }
        assert_eq!(saved(&"x".repeat(500), "pdf").len(), LONGEST_SAVED + 4);
    }
}
