//! Names, found by the beginnings of their words, and with a slip of the finger where nothing begins so.

use strsim::osa_distance;

use super::bits::Bits;
use super::words::words;
use crate::domain::pupil_file::YearGroup;

/// From so many letters on one may be wrong, and from so many two.
const ONE_SLIP: usize = 4;
const TWO_SLIPS: usize = 8;

/// Somebody who has a name.
#[derive(Debug, Clone)]
pub struct Named<Id> {
    id: Id,
    words: Vec<String>,
    group: Group,
    sorted: String,
}

/// The class and the year group of a pupil.
#[derive(Debug, Clone, Default)]
pub struct Group {
    /// The words of the class.
    class: Vec<String>,
    /// The words of the year group, and its code.
    year: Vec<String>,
}

impl Group {
    /// A pupil's.
    pub fn new(class: Option<&str>, year: Option<YearGroup>) -> Self {
        let year = year.map(|year| words(year.label()).into_iter().chain([year.code().to_lowercase()]));
        Self { class: class.map(words).unwrap_or_default(), year: year.into_iter().flatten().collect() }
    }
}

impl<Id> Named<Id> {
    /// Somebody with these names; the last is the one that lists sort by.
    pub fn new(id: Id, names: &[&str], group: Group) -> Self {
        let mut all: Vec<String> = names.iter().flat_map(|name| words(name)).collect();
        // "O'Neill" is found by "neill" too.
        let apart = names.iter().map(|name| name.replace(['\'', '\u{2019}'], " "));
        all.extend(apart.flat_map(|name| words(&name)));
        all.sort();
        all.dedup();
        let sorted: Vec<String> = names.iter().rev().map(|name| words(name).join(" ")).collect();
        Self { id, words: all, group, sorted: sorted.join(" ") }
    }
}

impl<Id> Named<Id> {
    /// Whether a word begins one of the names or of the class.
    fn begins(&self, word: &str) -> bool {
        self.words.iter().chain(&self.group.class).any(|other| other.starts_with(word))
    }
}

/// Everybody of one kind who has a name.
#[derive(Debug, Clone)]
pub struct Names<Id> {
    all: Vec<Named<Id>>,
}

impl<Id> Default for Names<Id> {
    fn default() -> Self {
        Self { all: Vec::new() }
    }
}

impl<Id: Copy + PartialEq> Names<Id> {
    /// Adds somebody.
    pub fn add(&mut self, named: Named<Id>) {
        self.all.push(named);
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// Who stands there.
    pub(super) fn id(&self, place: usize) -> Option<Id> {
        self.all.get(place).map(|named| named.id)
    }

    /// What lists sort them by.
    pub(super) fn sorted(&self, place: usize) -> &str {
        self.all.get(place).map(|named| named.sorted.as_str()).unwrap_or_default()
    }

    /// Those in whose names or classes each of these words begins a word.
    pub(super) fn exactly(&self, typed: &[String]) -> Bits {
        self.those(|named| typed.iter().all(|word| named.begins(word)))
    }

    /// Those of whose names that is true, or nearly so.
    pub(super) fn nearly(&self, typed: &[String]) -> Bits {
        self.those(|named| {
            typed.iter().all(|word| named.begins(word) || named.words.iter().any(|name| near(word, name)))
        })
    }

    /// Those who are called so; if there is nobody, those who nearly are.
    pub(super) fn called(&self, typed: &[String]) -> Bits {
        let exactly = self.exactly(typed);
        if exactly.is_empty() { self.nearly(typed) } else { exactly }
    }

    /// Those of a class whose name's words begin with these.
    pub(super) fn in_class(&self, typed: &[String]) -> Bits {
        self.those(|named| {
            typed.iter().all(|word| named.group.class.iter().any(|class| class.starts_with(word.as_str())))
        })
    }

    /// Those of a year group that is called so, or has that code.
    pub(super) fn in_year(&self, typed: &[String]) -> Bits {
        let meant = |named: &Named<Id>| {
            // "1" is not "11", and "rec" is "Reception" while it is being typed.
            let is =
                |word: &String| {
                    let number = word.bytes().all(|byte| byte.is_ascii_digit());
                    named.group.year.iter().any(|year| {
                        year == word || !number && word.len() > 1 && year.starts_with(word.as_str())
                    })
                };
            typed.iter().all(is)
        };
        self.those(meant)
    }

    fn those(&self, meant: impl Fn(&Named<Id>) -> bool) -> Bits {
        let mut found = Bits::none(self.all.len());
        for (place, named) in self.all.iter().enumerate() {
            if meant(named) {
                found.add(place);
            }
        }
        found
    }
}

/// Whether a name, or its beginning, is what was typed but for a slip.
pub(super) fn near(typed: &str, name: &str) -> bool {
    let letters = typed.chars().count();
    let slips = match letters {
        ..ONE_SLIP => return false,
        ONE_SLIP..TWO_SLIPS => 1,
        TWO_SLIPS.. => 2,
    };
    let (mut these, mut those) = (typed.chars(), name.chars());
    let ([one, two], [first, second]) = ([these.next(), these.next()], [those.next(), those.next()]);
    // One slip leaves one of these in its place, or puts it beside; of four letters the first must be right.
    let begins = one == first || letters > ONE_SLIP && (two == second || one == second || two == first);
    if !begins || name.chars().count() + slips < letters {
        return false;
    }
    let beginning = name.char_indices().nth(letters).and_then(|(end, _)| name.get(..end));
    osa_distance(typed, beginning.unwrap_or(name)) <= slips
        || beginning.is_some() && osa_distance(typed, name) <= slips
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn names() -> Names<u8> {
        let mut names = Names::default();
        let pupils = [
            (0, ["Zo", "Zoë", "O’Neill-Wójcik"], "5B", YearGroup::Y5),
            (1, ["", "Callum", "Whitworth"], "1A", YearGroup::Y1),
            (2, ["", "Amelia", "Okonkwo"], "Oak 11", YearGroup::Y11),
            (3, ["", "Rosa", "Recepta"], "R2", YearGroup::Reception),
        ];
        for (id, all, class, year) in pupils {
            names.add(Named::new(id, &all, Group::new(Some(class), Some(year))));
        }
        names
    }

    fn typed(text: &str) -> Vec<String> {
        words(text)
    }

    #[test]
    fn names_begin_with_what_is_typed_or_nearly_do() {
        let names = names();
        let found = |text: &str| {
            let (exactly, nearly) = (names.exactly(&typed(text)), names.nearly(&typed(text)));
            let near = nearly.each().filter(|place| !exactly.has(*place)).collect::<Vec<_>>();
            (exactly.each().collect::<Vec<_>>(), near)
        };
        assert_eq!(found("zoe wojc"), (vec![0], vec![]));
        assert_eq!(found("neill"), (vec![0], vec![]));
        assert_eq!(found("5b zo"), (vec![0], vec![]));
        assert_eq!(found("calum"), (vec![], vec![1]), "a letter left out");
        assert_eq!(found("whitwroth"), (vec![], vec![1]), "two letters turned round");
        assert_eq!(found("ameila okonk"), (vec![], vec![2]));
        assert_eq!(found("okenk"), (vec![], vec![2]), "a slip before the name is typed to its end");
        assert_eq!(found("cal smith"), (vec![], vec![]));
        assert_eq!(found("zob"), (vec![], vec![]), "three letters must be right");
    }

    #[test]
    fn classes_and_years_are_those_that_are_meant() {
        let names = names();
        let year = |text: &str| names.in_year(&typed(text)).each().collect::<Vec<_>>();
        assert_eq!((year("1"), year("11"), year("r"), year("rec")), (vec![1], vec![2], vec![3], vec![3]));
        assert_eq!(year("year 5"), [0]);
        assert_eq!(names.in_class(&typed("oak")).each().collect::<Vec<_>>(), [2]);
        assert_eq!(names.in_class(&typed("5")).each().collect::<Vec<_>>(), [0]);
    }

    proptest! {
        #[test]
        fn a_name_is_found_by_every_beginning_and_with_any_one_slip(
            name in "[a-z]{5,12}", cut in 1..12_usize, at in 1..5_usize, wrong in "[a-z]",
        ) {
            let mut all = Names::default();
            all.add(Named::new((), &[&name], Group::default()));
            let beginning: String = name.chars().take(cut).collect();
            prop_assert!(all.exactly(&[beginning]).has(0));
            let slip: String =
                name.chars().enumerate().map(|(place, letter)| if place == at { wrong.clone() } else { letter.to_string() }).collect();
            prop_assert!(all.nearly(&[slip]).has(0));
        }
    }
}
