//! The kit's shares are SLIP-39's: its published vectors, sets that its reference implementation made, and properties.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use holdfast::crypto::keys::RootSeed;
use holdfast::crypto::random::{Random, SeededRandom};
use holdfast::crypto::shares::{Share, ShareError, combine, split};
use proptest::prelude::*;

/// The vectors as SatoshiLabs publishes them: name, shares, secret (empty where there is none).
fn vectors() -> Vec<(String, Vec<String>, String)> {
    serde_json::from_str(include_str!("slip39/vectors.json")).unwrap()
}

fn rebuild(shares: &[String], passphrase: &[u8]) -> Result<String, ShareError> {
    let shares = shares.iter().map(|words| Share::from_words(words)).collect::<Result<Vec<_>, _>>()?;
    let [one, other] = shares.as_slice() else { panic!("{} shares", shares.len()) };
    combine(one, other, passphrase).map(|secret| hex::encode(&*secret))
}

#[test]
fn the_published_vectors_hold() {
    use ShareError::{Checksum, Length, OtherKind, OtherSet, SameShare, Unfit};
    let vectors = vectors();
    assert_eq!(vectors.len(), 45);
    for (number, (name, shares, secret)) in (1..).zip(&vectors) {
        let expected = match number {
            4 | 23 | 43 | 45 => Ok(secret.clone()),
            2 | 21 => Err(Checksum),
            6 | 7 | 25 | 26 => Err(OtherSet),
            11 | 30 => Err(SameShare),
            13 | 32 => Err(Unfit),
            39 => Err(Length(19)),
            40 => Err(Length(21)),
            // One share of two: sound, and not enough.
            5 | 24 => {
                assert!(shares.iter().all(|words| Share::from_words(words).is_ok()), "{name}");
                continue;
            }
            // Groups, other thresholds, no sharing at all: never made here, and refused as such.
            _ => Err(OtherKind),
        };
        assert_eq!(rebuild(shares, b"TREZOR"), expected, "{name}");
    }
    let (_, shares, _) = &vectors[22];
    assert_ne!(rebuild(shares, b""), rebuild(shares, b"TREZOR"), "the passphrase is mixed in");
}

/// Made by the reference implementation (the Python package `shamir-mnemonic` 0.3.0) of the bytes 0 to 31 with an empty
/// passphrase, two of three, exponent 0, from the randomness of [`Counting`]; first with a set number in its salt, as here.
const REFERENCE: [&str; 3] = [
    "again enlarge academic acid analysis display peanut senior pharmacy buyer benefit vintage fortune grin velvet either \
     category listen campus bishop example lobe dynamic fluff lobe holiday ancient patrol evil venture edge glen furl",
    "again enlarge academic agency acquire airline beyond ocean radar alien hamster mental presence voice formal leader \
     universe alarm pupal valid ancient style fiber award promise undergo pacific valid garbage research lilac season \
     believe",
    "again enlarge academic always angel security step headset depart cowboy toxic agency aide emission remind safari \
     premium element flip tadpole sack dwarf traveler olympic infant primary dough activity superior geology overall \
     alcohol gravity",
];
const EXTENDABLE: [&str; 2] = [
    "again evil academic agency armed fiscal suitable losing check python blessing eraser loud spark closet disease \
     cricket superior recover guitar judicial usher network desert armed unkind orange imply jewelry taught speak overall \
     wrote",
    "again evil academic always artist roster slush bishop acid mustang hairy dive device force flip engage burning \
     language change morning training frost smug client silver index fiber ending ounce angel scroll flip eclipse",
];

/// What the reference implementation was given for randomness: each draw counts in sevens from its length.
struct Counting;

impl Random for Counting {
    fn fill(&self, out: &mut [u8]) {
        let length = out.len();
        out.iter_mut().enumerate().for_each(|(place, byte)| *byte = ((place * 7 + length) & 255) as u8);
    }
}

fn counted() -> [u8; 32] {
    std::array::from_fn(|place| place as u8)
}

#[test]
fn the_reference_implementation_makes_the_same_shares_of_the_same_randomness() {
    let shares = split(&counted(), b"", &Counting).unwrap();
    for (share, expected) in shares.iter().zip(REFERENCE) {
        assert_eq!(*share.words(), expected.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    assert_eq!(shares.each_ref().map(Share::number), [1, 2, 3]);
    assert!(shares.iter().all(|share| share.set() == 0x0209));
    let secret =
        combine(&Share::from_words(EXTENDABLE[0]).unwrap(), &Share::from_words(EXTENDABLE[1]).unwrap(), b"");
    assert_eq!(secret.unwrap().as_slice(), counted());
}

#[test]
fn each_way_of_mixing_up_shares_is_named() {
    let seed = RootSeed::make(&SeededRandom::new(7));
    let (ours, others) =
        (seed.shares(&SeededRandom::new(8)).unwrap(), seed.shares(&SeededRandom::new(9)).unwrap());
    assert_ne!(ours[0].set(), others[0].set());
    let refused = |one: &Share, other: &Share| RootSeed::from_shares(one, other).err();
    assert_eq!(refused(&ours[0], &others[1]), Some(ShareError::OtherSet));
    assert_eq!(refused(&ours[1], &ours[1]), Some(ShareError::SameShare));
    let words = ours[0].words();
    let read = |words: &str| Share::from_words(words).err();
    assert_eq!(read(words.rsplit_once(' ').unwrap().0), Some(ShareError::Length(32)));
    assert_eq!(read(""), Some(ShareError::Length(0)));
    assert_eq!(read(&words.replacen(' ', " abacus ", 1)), Some(ShareError::UnknownWord(2)));
    // The kit's own words are another list's.
    assert!(read(&seed.words()).is_some() && RootSeed::from_words(&words).is_err());
    let numbered: String =
        words.split(' ').enumerate().map(|(place, word)| format!("{}. {word}\r\n", place + 1)).collect();
    let typed = Share::from_words(&numbered.to_uppercase()).unwrap();
    assert_eq!(RootSeed::from_shares(&typed, &ours[2]).unwrap().school_id(), seed.school_id());
    // Half the length is a share by the standard, and no share of a kit: without a passphrase this one is 128 bits.
    let (_, short, _) = vectors().swap_remove(3);
    let [one, other] = [0, 1].map(|place: usize| Share::from_words(&short[place]).unwrap());
    assert_eq!(refused(&one, &other), Some(ShareError::OtherKind));
}

proptest! {
    // Each case runs the standard's ten thousand passes seven times.
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_two_shares_rebuild_the_seed_in_either_order(secret: [u8; 32], seed: u64) {
        let shares = split(&secret, b"", &SeededRandom::new(seed)).unwrap();
        for (one, other) in [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)] {
            let typed = Share::from_words(&shares[one].words()).unwrap();
            let rebuilt = combine(&typed, &shares[other], b"").unwrap();
            prop_assert_eq!(rebuilt.as_slice(), secret);
        }
    }

    #[test]
    fn up_to_three_wrong_words_never_pass(seed: u64, wrong in proptest::collection::vec((0_usize..33, 0_usize..1024), 1..4)) {
        let list: Vec<&str> = include_str!("../assets/words/slip39.txt").lines().collect();
        let shares = split(&counted(), b"", &SeededRandom::new(seed)).unwrap();
        let words = shares[0].words();
        let mut changed: Vec<&str> = words.split(' ').collect();
        for (place, word) in wrong {
            changed[place] = list[word];
        }
        let same = changed.join(" ") == *words;
        let read = Share::from_words(&changed.join(" "));
        prop_assert_eq!(read.is_ok(), same);
    }
}
