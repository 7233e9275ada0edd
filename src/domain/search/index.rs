//! What a person may find: the words of each concern in one text, and beside it what is known of each.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use super::bits::Bits;
use super::names::{Group, Named, Names};
use super::text::Text;
use super::{Facet, Field, Filter, Query, Term};
use crate::domain::ids::{EntryId, PersonId, PupilId};
use crate::domain::time::{Day, Stamp};

/// A concern, as far as search knows it.
#[derive(Debug, Clone)]
pub struct Document<'a> {
    /// Which.
    pub entry: EntryId,
    /// When it was written.
    pub at: Stamp,
    /// The day on which it happened, or was written down if that is not known.
    pub day: Day,
    /// The pupils in it, as the directory keeps them.
    pub pupils: Vec<PupilId>,
    /// Who wrote it, and under which name.
    pub by: (PersonId, &'a str),
    /// What is known of it.
    pub facets: Vec<Facet>,
    /// Its texts.
    pub fields: Vec<&'a str>,
}

/// What stays of a document beside its words.
struct Known {
    entry: EntryId,
    at: Stamp,
    day: Day,
    pupils: Box<[u32]>,
    by: u32,
    facets: Box<[u16]>,
}

/// What was found, and what that cost.
#[derive(Debug, Clone)]
pub struct Found {
    left: Bits,
    /// How many concerns.
    pub total: usize,
    /// How many bytes of text were looked at.
    pub bytes: usize,
    /// What was typed stands in no text and is nobody's name: those whose names it nearly is were found.
    pub nearly: bool,
    /// Of each word, the pupils whom it names.
    named: Vec<Bits>,
}

/// Numbers for what is named often.
struct Numbers<T> {
    all: Vec<T>,
    of: BTreeMap<T, u32>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { all: Vec::new(), of: BTreeMap::new() }
    }
}

impl<T: Clone + Ord> Numbers<T> {
    fn number(&mut self, one: &T) -> u32 {
        if let Some(number) = self.of.get(one) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(one.clone());
        self.of.insert(one.clone(), number);
        number
    }

    /// Which of them are meant.
    fn those(&self, meant: impl Fn(&T) -> bool) -> Bits {
        let mut bits = Bits::none(self.all.len());
        self.all.iter().enumerate().filter(|(_, one)| meant(one)).for_each(|(number, _)| bits.add(number));
        bits
    }
}

/// What a person may find.
#[derive(Default)]
pub struct Index {
    text: Text,
    documents: Vec<Known>,
    /// Those that can be found.
    alive: Bits,
    places: HashMap<EntryId, usize>,
    wasted: usize,
    pupils: Numbers<PupilId>,
    facets: Numbers<Facet>,
    /// Who wrote something, under the name that they signed with.
    writers: Numbers<(PersonId, String)>,
    named_writers: Names<PersonId>,
    /// The directory.
    directory: Names<PupilId>,
    /// The staff list.
    staff: Names<PersonId>,
}

/// Those whom a word names.
struct Meant {
    pupils: Bits,
    writers: Bits,
    facets: Bits,
}

impl Meant {
    fn has(&self, known: &Known) -> bool {
        known.is_about(&self.pupils)
            || self.writers.has(known.by as usize)
            || known.facets.iter().any(|facet| self.facets.has(usize::from(*facet)))
    }

    fn is_nothing(&self) -> bool {
        self.pupils.is_empty() && self.writers.is_empty() && self.facets.is_empty()
    }
}

impl Known {
    fn is_about(&self, pupils: &Bits) -> bool {
        self.pupils.iter().any(|pupil| pupils.has(*pupil as usize))
    }
}

impl Index {
    /// Knows these pupils and these members of staff from now on.
    pub fn know(&mut self, directory: Names<PupilId>, staff: Names<PersonId>) {
        self.directory = directory;
        self.staff = staff;
    }

    /// Takes a concern in, in the place of what was known of it.
    pub fn add(&mut self, document: &Document<'_>) {
        self.remove(&document.entry);
        let place = self.documents.len();
        self.text.add(&document.fields);
        let facets = document.facets.iter().filter_map(|facet| u16::try_from(self.facets.number(facet)).ok());
        let facets = facets.collect();
        let (person, name) = document.by;
        let by = self.writers.number(&(person, name.to_owned()));
        if self.named_writers.len() < self.writers.all.len() {
            self.named_writers.add(Named::new(person, &[name], Group::default()));
        }
        self.documents.push(Known {
            entry: document.entry,
            at: document.at,
            day: document.day,
            pupils: document.pupils.iter().map(|pupil| self.pupils.number(pupil)).collect(),
            by,
            facets,
        });
        self.alive.grow(self.documents.len());
        self.alive.add(place);
        self.places.insert(document.entry, place);
    }

    /// Forgets a concern: it is found no more. Its words stay in the text until all is made anew ([`Self::wasted`]).
    pub fn remove(&mut self, entry: &EntryId) {
        if let Some(place) = self.places.remove(entry) {
            self.alive.take_out(place);
            self.wasted += self.text.length(place);
        }
    }

    /// How many concerns can be found.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// How long the text is, in bytes.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// How many bytes of the text belong to what is found no more.
    pub fn wasted(&self) -> usize {
        self.wasted
    }

    /// The pupils whose names, classes and year groups are asked for, those who are meant exactly first; none if something else
    /// is asked for too.
    pub fn pupils(&self, query: &Query) -> Vec<PupilId> {
        Self::people(&self.directory, query, |filter| match filter {
            Filter::Named { field: Field::Pupil, words, .. } => Some(self.directory.called(words)),
            Filter::Named { field: Field::Class, words, .. } => Some(self.directory.in_class(words)),
            Filter::Named { field: Field::Year, words, .. } => Some(self.directory.in_year(words)),
            _ => None,
        })
    }

    /// The staff whose names are asked for; none if something else is asked for too.
    pub fn staff(&self, query: &Query) -> Vec<PersonId> {
        Self::people(&self.staff, query, |_| None)
    }

    fn people<Id: Copy + PartialEq>(
        names: &Names<Id>,
        query: &Query,
        narrowed: impl Fn(&Filter) -> Option<Bits>,
    ) -> Vec<Id> {
        let mut words = Vec::new();
        for term in &query.terms {
            match term {
                Term::Word { words: typed, .. } => words.extend(typed.iter().cloned()),
                Term::Phrase { .. } => return Vec::new(),
            }
        }
        let mut narrowing = Vec::new();
        for filter in &query.filters {
            match (narrowed(filter), filter) {
                (Some(bits), _) => narrowing.push(bits),
                (None, Filter::Unclear { .. }) => {}
                (None, _) => return Vec::new(),
            }
        }
        if words.is_empty() && narrowing.is_empty() {
            return Vec::new();
        }
        let mut places: Vec<usize> = names
            .called(&words)
            .each()
            .filter(|place| narrowing.iter().all(|bits| bits.has(*place)))
            .collect();
        places.sort_by_key(|place| names.sorted(*place));
        places.into_iter().filter_map(|place| names.id(place)).collect()
    }

    /// Finds concerns: one pass over the text for each word or phrase at most, the longest first, the others only where those
    /// before were found.
    pub fn find(&self, query: &Query) -> Found {
        let (mut bytes, mut nearly, mut named) = (0, false, Vec::new());
        let mut left = self.narrowed(&query.filters);
        let mut terms: Vec<&Term> = query.terms.iter().collect();
        terms.sort_by_key(|term| Reverse(term.needle().len()));
        for term in terms {
            let pass = self.text.pass(&term.needle(), &left);
            bytes += pass.bytes;
            let mut said = pass.found;
            if let Term::Word { words, facets } = term {
                let mut meant = Meant {
                    pupils: self.numbers(&self.directory.exactly(words)),
                    writers: self.named_writers.exactly(words),
                    facets: self.facets.those(|facet| facets.contains(facet)),
                };
                self.add_meant(&meant, &left, &mut said);
                if said.is_empty() {
                    meant.pupils = self.numbers(&self.directory.nearly(words));
                    meant.writers = self.named_writers.nearly(words);
                    self.add_meant(&meant, &left, &mut said);
                    nearly |= !said.is_empty();
                }
                if !meant.pupils.is_empty() {
                    named.push(meant.pupils);
                }
            }
            left = said;
        }
        Found { total: left.count(), left, bytes, nearly, named }
    }

    /// Every concern that was found, in the order in which they were taken in.
    pub fn all<'a>(&'a self, found: &'a Found) -> impl Iterator<Item = EntryId> + 'a {
        found.left.each().filter_map(|place| self.documents.get(place)).map(|known| known.entry)
    }

    /// The first so many of what was found: those about whom was asked for by name, then the newest.
    pub fn best(&self, found: &Found, count: usize) -> Vec<EntryId> {
        let mut best = BinaryHeap::with_capacity(count + 1);
        for place in found.left.each() {
            let Some(known) = self.documents.get(place) else { continue };
            let named = found.named.iter().filter(|pupils| known.is_about(pupils)).count();
            let rank = Reverse((named, known.at, place));
            if best.len() < count {
                best.push(rank);
            } else if best.peek().is_some_and(|least| *least > rank) {
                best.pop();
                best.push(rank);
            }
        }
        let places = best.into_sorted_vec().into_iter().map(|Reverse((.., place))| place);
        places.filter_map(|place| self.documents.get(place)).map(|known| known.entry).collect()
    }

    /// Those that every filter lets through.
    fn narrowed(&self, filters: &[Filter]) -> Bits {
        let asked: Vec<Asked> = filters.iter().filter_map(|filter| self.asked(filter)).collect();
        if asked.is_empty() {
            return self.alive.clone();
        }
        let mut left = Bits::none(self.documents.len());
        for place in self.alive.each() {
            if self.documents.get(place).is_some_and(|known| asked.iter().all(|asked| asked.lets(known))) {
                left.add(place);
            }
        }
        left
    }

    fn asked(&self, filter: &Filter) -> Option<Asked> {
        let facets = |any: &[Facet]| self.facets.those(|facet| any.contains(facet));
        Some(match filter {
            Filter::Is(facet) => Asked::Facets(facets(std::slice::from_ref(facet))),
            Filter::Any { facets: any, .. } => Asked::Facets(facets(any)),
            Filter::Named { field: Field::By, words, .. } => Asked::Writers(self.named_writers.called(words)),
            Filter::Named { field, words, .. } => {
                let places = match field {
                    Field::Year => self.directory.in_year(words),
                    Field::Class => self.directory.in_class(words),
                    _ => self.directory.called(words),
                };
                Asked::Pupils(self.numbers(&places))
            }
            Filter::Days { from, to } => Asked::Days(*from, *to),
            Filter::Unclear { .. } => return None,
        })
    }

    /// The numbers of pupils who stand there in the directory.
    fn numbers(&self, places: &Bits) -> Bits {
        let mut numbers = Bits::none(self.pupils.all.len());
        let ids = places.each().filter_map(|place| self.directory.id(place));
        ids.filter_map(|id| self.pupils.of.get(&id)).for_each(|number| numbers.add(*number as usize));
        numbers
    }

    fn add_meant(&self, meant: &Meant, among: &Bits, to: &mut Bits) {
        if meant.is_nothing() {
            return;
        }
        for place in among.each() {
            if self.documents.get(place).is_some_and(|known| meant.has(known)) {
                to.add(place);
            }
        }
    }
}

/// A filter, as numbers.
enum Asked {
    Facets(Bits),
    Pupils(Bits),
    Writers(Bits),
    Days(Option<Day>, Option<Day>),
}

impl Asked {
    fn lets(&self, known: &Known) -> bool {
        match self {
            Self::Facets(any) => known.facets.iter().any(|facet| any.has(usize::from(*facet))),
            Self::Pupils(any) => known.is_about(any),
            Self::Writers(any) => any.has(known.by as usize),
            Self::Days(from, to) => {
                from.is_none_or(|from| known.day >= from) && to.is_none_or(|to| known.day <= to)
            }
        }
    }
}

#[cfg(test)]
mod tests;
