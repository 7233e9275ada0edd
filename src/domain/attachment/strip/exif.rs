//! Exif: a small TIFF file within a picture. The place, and what makers of cameras write in their own way, is taken out of
//! it; which way up the picture is, and when it was taken, stays.

use super::window;

/// The sub-directory of the place (Exif 3.0, section 4.6.3).
const PLACE: u16 = 0x8825;
/// What is taken out: the place, makers' notes, and XMP and IPTC within.
const OUT: [u16; 4] = [PLACE, 0x927c, 0x02bc, 0x83bb];
/// The sub-directory of the picture's own details.
const DETAILS: u16 = 0x8769;
/// More directories than any picture has.
const DIRECTORIES: usize = 8;

/// A TIFF file, and the order of its bytes.
struct Tiff {
    bytes: Vec<u8>,
    high_first: bool,
}

/// An entry of a directory.
struct Entry {
    tag: u16,
    /// Where it stands.
    at: usize,
    /// Where its value stands, and how long that is.
    value: (usize, usize),
    /// Its value, if it is a place in the file.
    points_to: usize,
}

impl Tiff {
    fn two(&self, at: usize) -> Option<u16> {
        let pair = window(&self.bytes, at, 2)?.try_into().ok()?;
        Some(if self.high_first { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) })
    }

    fn four(&self, at: usize) -> Option<usize> {
        let word = window(&self.bytes, at, 4)?.try_into().ok()?;
        usize::try_from(if self.high_first { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) })
            .ok()
    }

    fn set_two(&mut self, at: usize, value: u16) -> Option<()> {
        let value = if self.high_first { value.to_be_bytes() } else { value.to_le_bytes() };
        self.bytes.get_mut(at..at.checked_add(2)?)?.copy_from_slice(&value);
        Some(())
    }

    fn blank(&mut self, at: usize, length: usize) -> Option<()> {
        self.bytes.get_mut(at..at.checked_add(length)?)?.fill(0);
        Some(())
    }

    fn entries(&self, directory: usize) -> Option<Vec<Entry>> {
        (0..usize::from(self.two(directory)?)).map(|number| self.entry(directory + 2 + number * 12)).collect()
    }

    fn entry(&self, at: usize) -> Option<Entry> {
        let unit = match self.two(at + 2)? {
            1 | 2 | 6 | 7 | 129 => 1,
            3 | 8 => 2,
            4 | 9 | 11 | 13 => 4,
            5 | 10 | 12 => 8,
            _ => return None,
        };
        let length = self.four(at + 4)?.checked_mul(unit)?;
        let points_to = self.four(at + 8)?;
        let from = if length <= 4 { at + 8 } else { points_to };
        window(&self.bytes, from, length)?;
        Some(Entry { tag: self.two(at)?, at, value: (from, length), points_to })
    }

    /// Every directory but that of the place, in the order in which they are named.
    fn directories(&self) -> Option<Vec<usize>> {
        let mut found = Vec::new();
        let mut next = vec![self.four(4)?];
        while let Some(directory) = next.pop() {
            if directory == 0 {
                continue;
            }
            if found.contains(&directory) || found.len() == DIRECTORIES {
                return None;
            }
            found.push(directory);
            let entries = self.entries(directory)?;
            next.push(self.four(directory + 2 + entries.len() * 12)?);
            next.extend(entries.iter().filter(|entry| entry.tag == DETAILS).map(|entry| entry.points_to));
        }
        Some(found)
    }

    fn has_any(&self) -> Option<bool> {
        for directory in self.directories()? {
            if self.entries(directory)?.iter().any(|entry| OUT.contains(&entry.tag)) {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Takes everything in [`OUT`] out of one directory.
    fn clean(&mut self, directory: usize) -> Option<()> {
        let entries = self.entries(directory)?;
        let end = directory + 2 + entries.len() * 12 + 4;
        // From the last to the first, so that those before stay where they are.
        for (gone, entry) in entries.iter().rev().filter(|entry| OUT.contains(&entry.tag)).enumerate() {
            if entry.tag == PLACE {
                let inner = self.entries(entry.points_to)?;
                for Entry { value: (from, length), .. } in &inner {
                    self.blank(*from, *length)?;
                }
                self.blank(entry.points_to, 2 + inner.len() * 12 + 4)?;
            } else {
                self.blank(entry.value.0, entry.value.1)?;
            }
            let end = end - gone * 12;
            self.bytes.get(entry.at..end)?;
            self.bytes.copy_within(entry.at + 12..end, entry.at);
            self.blank(end - 12, 12)?;
            let left = self.two(directory)?.checked_sub(1)?;
            self.set_two(directory, left)?;
        }
        Some(())
    }
}

/// The same details without the place; as they were if there is none; nothing if they cannot be read to their end.
pub(super) fn without_place(bytes: &[u8]) -> Option<Vec<u8>> {
    let high_first = match bytes.get(..4)? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let mut tiff = Tiff { bytes: bytes.to_vec(), high_first };
    if tiff.has_any()? {
        for directory in tiff.directories()? {
            tiff.clean(directory)?;
        }
        // Parts that lie upon each other may have come apart: then nothing of it is sure.
        if tiff.has_any()? {
            return None;
        }
    }
    Some(tiff.bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Orientation, then a place at 51.5 north, then when it was taken.
    pub(crate) fn sample(high_first: bool) -> Vec<u8> {
        let two = |value: u16| if high_first { value.to_be_bytes() } else { value.to_le_bytes() };
        let four = |value: u32| if high_first { value.to_be_bytes() } else { value.to_le_bytes() };
        let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
            [&two(tag)[..], &two(kind), &four(count), &value].concat()
        };
        let inline = |value: u16| [two(value), [0, 0]].concat().try_into().unwrap();
        let mut bytes = if high_first { b"MM\0*".to_vec() } else { b"II*\0".to_vec() };
        bytes.extend(four(8));
        bytes.extend(two(3)); // 8: three entries, up to 50
        bytes.extend(entry(0x0112, 3, 1, inline(6)));
        bytes.extend(entry(0x0132, 2, 20, four(50)));
        bytes.extend(entry(0x8825, 4, 1, four(70)));
        bytes.extend(four(0));
        bytes.extend(b"2026:11:02 09:10:00\0"); // 50
        bytes.extend(two(2)); // 70: two entries, up to 100
        bytes.extend(entry(1, 2, 2, *b"N\0\0\0"));
        bytes.extend(entry(2, 5, 3, four(100)));
        bytes.extend(four(0));
        bytes.extend([51, 1, 30, 1, 7, 1].map(four).concat()); // 100
        bytes
    }

    #[test]
    fn the_place_goes_and_the_rest_stays() {
        for high_first in [true, false] {
            let bytes = sample(high_first);
            let stripped = without_place(&bytes).unwrap();
            assert_eq!(stripped.len(), bytes.len());
            let tiff = Tiff { bytes: stripped.clone(), high_first };
            let tags: Vec<u16> = tiff.entries(8).unwrap().iter().map(|entry| entry.tag).collect();
            assert_eq!(tags, [0x0112, 0x0132]);
            assert_eq!(tiff.two(18), Some(6), "which way up");
            assert_eq!(&stripped[50..70], b"2026:11:02 09:10:00\0");
            assert!(stripped[70..].iter().all(|byte| *byte == 0), "the place");
            assert_eq!(without_place(&stripped).unwrap(), stripped);
        }
    }

    #[test]
    fn details_that_lead_nowhere_or_in_a_circle_are_not_kept() {
        let good = sample(false);
        let with = |at: usize, value: u8| {
            let mut bytes = good.clone();
            bytes[at] = value;
            without_place(&bytes)
        };
        assert!(with(0, b'X').is_none(), "neither order");
        assert!(with(4, 250).is_none(), "no directory there");
        assert!(with(8, 200).is_none(), "more entries than there are bytes");
        assert!(with(46, 8).is_none(), "the next directory is this one");
        assert!(with(42, 170).is_none(), "the place lies beyond the end");
        assert!(with(25, 99).is_none(), "a kind of value that there is not");
        for length in 0..good.len() {
            let _ = without_place(&good[..length]);
        }
    }
}
