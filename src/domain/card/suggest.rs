//! Where a card may start from: a concern's text, with the names of other children taken out. It is a suggestion;
//! somebody reads and rewrites it.

use std::collections::BTreeSet;

/// What stands in the place of another child's name.
const ANOTHER: &str = "another child";
/// What stands in the place of an adult who is known by another child's surname.
const ADULT: &str = "an adult";
/// Before a surname they mean an adult.
const TITLES: [&str; 7] = ["mr", "mrs", "ms", "miss", "mx", "dr", "auntie"];

/// The names of other children.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// First names, in small letters.
    first: BTreeSet<String>,
    /// Surnames' words, in small letters.
    last: BTreeSet<String>,
    /// The same with the child's own: after another child's first name they are that child's, brother or sister.
    after_first: BTreeSet<String>,
}

impl Names {
    /// Takes a child's names in: what they are called, and surnames.
    pub fn add(&mut self, first: &str, last: &str) {
        self.first.extend(words_of(first));
        self.last.extend(words_of(last));
        self.after_first.extend(words_of(last));
    }

    /// Leaves these names in: the child's whom the card is about.
    pub fn keep(&mut self, name: &str) {
        for word in words_of(name) {
            self.first.remove(&word);
            self.last.remove(&word);
        }
    }
}

fn words_of(name: &str) -> Vec<String> {
    name.split([' ', '-']).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A word of a text and what follows it up to the next.
struct Piece<'a> {
    word: &'a str,
    after: &'a str,
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let letter = |c: char| c.is_alphanumeric();
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (word, more) = rest.split_at(rest.find(|c: char| !letter(c)).unwrap_or(rest.len()));
        let (after, more) = more.split_at(more.find(letter).unwrap_or(more.len()));
        pieces.push(Piece { word, after });
        rest = more;
    }
    pieces
}

/// The text with those names taken out. Only words that begin with a capital name anybody.
pub fn suggest(text: &str, others: &Names) -> String {
    let pieces = pieces(text);
    let named = |piece: &Piece<'_>, names: &BTreeSet<String>| {
        piece.word.starts_with(char::is_uppercase) && names.contains(&piece.word.to_lowercase())
    };
    let joined = |piece: &Piece<'_>| matches!(piece.after, " " | "-" | ". ");
    let mut abridged = String::with_capacity(text.len());
    let mut place = 0;
    while let Some(piece) = pieces.get(place) {
        let next = pieces.get(place + 1).filter(|_| joined(piece));
        let titled = TITLES.contains(&piece.word.to_lowercase().as_str());
        let (says, mut last) = match next {
            Some(next) if titled && named(next, &others.last) => (ADULT, place + 1),
            _ if named(piece, &others.first) || named(piece, &others.last) => (ANOTHER, place),
            _ => {
                abridged.push_str(piece.word);
                abridged.push_str(piece.after);
                place += 1;
                continue;
            }
        };
        // The rest of the name goes with its beginning.
        while let (Some(here), Some(next)) = (pieces.get(last), pieces.get(last + 1))
            && matches!(here.after, " " | "-")
            && (others.after_first.contains(&next.word.to_lowercase())
                || here.after == "-" && named(next, &others.first))
        {
            last += 1;
        }
        let opens = abridged.trim_end().is_empty() || abridged.trim_end().ends_with(['.', '!', '?']);
        let mut letters = says.chars();
        let first = letters.next().unwrap_or_default();
        abridged.push(if opens { first.to_ascii_uppercase() } else { first });
        abridged.push_str(letters.as_str());
        abridged.push_str(pieces.get(last).map_or("", |piece| piece.after));
        place = last + 1;
    }
    abridged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn others() -> Names {
        let mut names = Names::default();
        names.add("Leo", "Brown");
        names.add("Ann-Marie", "van Dyk");
        names.add("Ann", "Okafor");
        names.add("Ömer", "Yılmaz");
        names.keep("Tam Okafor");
        names
    }

    #[test]
    fn other_childrens_names_go_and_the_childs_own_stays() {
        for (text, expected) in [
            ("Leo hit Tam.", "Another child hit Tam."),
            ("Tam and Leo Brown's sister cried.", "Tam and another child's sister cried."),
            ("He said that Ann-Marie van Dyk saw it.", "He said that another child saw it."),
            ("Mrs Brown came; Mrs Okafor did not.", "An adult came; Mrs Okafor did not."),
            ("Tam Okafor sat with Ömer Yılmaz, then left.", "Tam Okafor sat with another child, then left."),
            ("Leo Okafor and Tam", "Another child and Tam"),
            ("a brown coat", "a brown coat"),
            ("He cried. Leo laughed", "He cried. Another child laughed"),
            ("", ""),
        ] {
            assert_eq!(suggest(text, &others()), expected);
        }
    }

    #[test]
    fn no_name_is_left_whatever_stands_around_it() {
        for text in
            ["Leo", "(Leo)", "Leo-", "\u{201c}Leo,\u{201d} he said", "\n\nLeo\n", "Leo Leo Leo", "LEO!"]
        {
            assert!(!suggest(text, &others()).to_lowercase().contains("leo"), "{text}");
        }
    }
}
