//! A share as words: ten bits each, of SLIP-39's list of 1,024, with the standard's checksum (a Reed-Solomon code that
//! finds any three wrong words).

use std::sync::LazyLock;

use zeroize::Zeroizing;

use super::{Share, ShareError, THRESHOLD};

/// The standard's list (SatoshiLabs, 2019, MIT), in the alphabet's order.
static LIST: LazyLock<Vec<&str>> =
    LazyLock::new(|| include_str!("../../../assets/words/slip39.txt").lines().collect());

const BITS: u32 = 10;
const CHECKSUM_WORDS: usize = 3;
/// Set, flag, exponent, and the five numbers of group and member: 40 bits.
const HEADER_WORDS: usize = 4;
/// The standard's slowest would take minutes; nothing that is made here takes more than the fastest.
const LARGEST_EXPONENT: u8 = 4;

const GENERATOR: [u32; 10] = [
    0x00e0_e040,
    0x01c1_c080,
    0x0383_8100,
    0x0707_0200,
    0x0e0e_0009,
    0x1c0c_2412,
    0x3808_6c24,
    0x3090_fc48,
    0x21b1_f890,
    0x03f3_f120,
];

/// The remainder of the words under the code's generator; 1 if a checksum holds.
fn remainder(extendable: bool, words: impl Iterator<Item = u16>) -> u32 {
    let purpose = if extendable { "shamir_extendable" } else { "shamir" };
    purpose.bytes().map(u16::from).chain(words).fold(1, |sum, word| {
        let shifted = (sum & 0xf_ffff) << BITS ^ u32::from(word);
        let high = sum >> 20;
        let set = GENERATOR.iter().enumerate().filter(|(bit, _)| high >> bit & 1 == 1);
        set.fold(shifted, |sum, (_, generator)| sum ^ generator)
    })
}

pub(super) fn encode(share: &Share) -> Zeroizing<String> {
    let header = u64::from(share.set) << 25
        | u64::from(share.extendable) << 24
        | u64::from(share.exponent) << 20
        // Group 1 of 1, of which 1 is needed: three times zero.
        | u64::from(share.place) << 4
        | u64::from(THRESHOLD - 1);
    let mut words = Zeroizing::new(Vec::with_capacity(super::WORDS));
    words.extend((0..HEADER_WORDS as u64).rev().map(|word| (header >> (10 * word) & 0x3ff) as u16));
    // The value is one number: what is missing to whole words is zeros before it.
    let bits = share.value.len() as u32 * 8;
    let (mut held, mut count) = (0_u32, bits.next_multiple_of(BITS) - bits);
    for byte in &share.value {
        held = held << 8 | u32::from(*byte);
        count += 8;
        if count >= BITS {
            count -= BITS;
            words.push((held >> count & 0x3ff) as u16);
        }
    }
    let zeros = std::iter::repeat_n(0, CHECKSUM_WORDS);
    let sum = remainder(share.extendable, words.iter().copied().chain(zeros)) ^ 1;
    words.extend((0..CHECKSUM_WORDS as u32).rev().map(|word| (sum >> (BITS * word) & 0x3ff) as u16));
    // Large enough from the first: a text that grows leaves copies.
    let mut text = Zeroizing::new(String::with_capacity(words.len() * 9));
    for word in words.iter().filter_map(|word| LIST.get(usize::from(*word))) {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

pub(super) fn decode(text: &str) -> Result<Share, ShareError> {
    let lower = Zeroizing::new(text.to_ascii_lowercase());
    let mut words = Zeroizing::new(Vec::<u16>::with_capacity(text.len()));
    for word in lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        let unknown = ShareError::UnknownWord(words.len() + 1);
        let place = LIST.binary_search(&word).map_err(|_| unknown)?;
        words.push(place as u16);
    }
    // A secret of 256 bits, or of the 128 that the standard also knows.
    let bytes = match words.len() {
        super::WORDS => 32,
        20 => 16,
        other => return Err(ShareError::Length(other)),
    };
    let header =
        words.iter().take(HEADER_WORDS).fold(0_u64, |header, word| header << BITS | u64::from(*word));
    let part = |shift: u32, bits: u32| (header >> shift & ((1 << bits) - 1)) as u16;
    let extendable = part(24, 1) == 1;
    if remainder(extendable, words.iter().copied()) != 1 {
        return Err(ShareError::Checksum);
    }
    let exponent = part(20, 4) as u8;
    if part(8, 12) != 0 || part(0, 4) != u16::from(THRESHOLD - 1) || exponent > LARGEST_EXPONENT {
        return Err(ShareError::OtherKind);
    }
    let (place, set) = (part(4, 4) as u8, part(25, 15));
    let mut share = Share { set, extendable, exponent, place, value: Vec::with_capacity(bytes) };
    let middle = words.get(HEADER_WORDS..words.len() - CHECKSUM_WORDS).unwrap_or_default();
    let mut padding = middle.len() as u32 * BITS - bytes as u32 * 8;
    let (mut held, mut count) = (0_u32, 0);
    for word in middle {
        if word >> (BITS - padding) != 0 && padding > 0 {
            return Err(ShareError::OtherKind);
        }
        held = held << BITS | u32::from(*word);
        count += BITS - std::mem::take(&mut padding);
        while count >= 8 {
            count -= 8;
            share.value.push((held >> count) as u8);
        }
    }
    Ok(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_the_published_one_in_order() {
        let text = include_bytes!("../../../assets/words/slip39.txt");
        let digest = "bcc4555340332d169718aed8bf31dd9d5248cb7da6e5d355140ef4f1e601eec3";
        assert_eq!(hex::encode(crate::crypto::hash::sha256(&[text])), digest);
        assert!(LIST.len() == 1024 && LIST.is_sorted());
    }
}
