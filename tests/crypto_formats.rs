//! What we build from the cryptographic crates, against values that other programs computed (OpenSSL through Python's
//! `cryptography`, the reference Argon2, BIP-39's own vectors). These are formats: a change that breaks one of these
//! tests breaks vaults, kits and bundles that exist.
#![allow(clippy::expect_used, reason = "tests may stop at what they do not expect")]

use holdfast::crypto::aead::{self, AeadKey};
use holdfast::crypto::hash::{authenticate, authenticates, derive_id};
use holdfast::crypto::kdf::{StretchCost, derive_key, derive_stretched};
use holdfast::crypto::keys::{RootSeed, derive_device_id};
use holdfast::crypto::random::Random;
use holdfast::crypto::recipient::Identity;
use holdfast::crypto::sign::{Signature, SigningKey, VerifyingKey};
use holdfast::crypto::slots::{PassphraseSlot, SlotError};
use holdfast::crypto::{labels, words};
use holdfast::domain::ids::{SchoolId, VaultId};

fn bytes(text: &str) -> Vec<u8> {
    let digits: String = text.split_whitespace().collect();
    hex::decode(digits).expect("a vector is hexadecimal")
}

fn array<const N: usize>(text: &str) -> [u8; N] {
    bytes(text).try_into().expect("a vector of that length")
}

/// 00 01 02 … 1f.
fn counting() -> [u8; 32] {
    std::array::from_fn(|place| place as u8)
}

/// Gives out what a vector says was drawn.
struct Drawn<'a>(&'a [u8]);

impl Random for Drawn<'_> {
    fn fill(&self, out: &mut [u8]) {
        out.copy_from_slice(self.0);
    }
}

#[test]
fn ids_and_tags_are_as_they_were() {
    let device = derive_device_id(
        &SchoolId([1; 32]),
        &VerifyingKey(array("03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")),
    );
    assert_eq!(device.to_string(), "695780f9b3174177b9eee04c4a1cd247239cb5ca79f66c22933ff60f83f83868");
    let tag = array("6ae2ea0780e77eb64b1a8f6191cd4aa3a4994fccb14a1a889ff24b92538a5c7e");
    assert_eq!(authenticate(&counting(), labels::INVITED, b"message"), tag);
    assert!(authenticates(&counting(), labels::INVITED, b"message", &tag));
}

#[test]
fn derived_keys_are_as_they_were() {
    let key = derive_key(&counting(), labels::ROW, &[b"ab", b"c"]);
    assert_eq!(*key.as_bytes(), array("8973744ed1280b478469857052d97bdb6638112e8aa560608070f1444e969d43"));
}

#[test]
fn stretched_passphrases_are_as_they_were() {
    let salt = std::array::from_fn(|place| place as u8);
    let stretched = derive_stretched(b"correct horse battery staple", &salt, StretchCost::default()).unwrap();
    assert_eq!(*stretched, array("0d1a3c6523c8f06e4e0af9c515aa5b5448cfebd6838f2d52c3d8b6ef8ddc3c2e"));
    let cost = StretchCost { memory_kib: 256, passes: 2, lanes: 2 };
    // Of the normal form D, as the reference implementation of Argon2 stretches it.
    let stretched = derive_stretched("pass phrase – é".as_bytes(), &salt, cost).unwrap();
    assert_eq!(*stretched, array("ad47ea710dc65a825a102d2dd85991a8fec0b61d4afc17cbfba4d856330283fd"));
}

#[test]
fn signatures_are_as_they_were() {
    let key = SigningKey::from_seed(counting());
    let signature = Signature(array(
        "cd432d6a24206699a238d853e030df56f3cac1fa9f54ac42e6c95c52ec974dde
         8262f8b8e92353ad4822ec207e2d0db1a66a5caa00c59f2ef8e26de09b4d9c0b",
    ));
    assert_eq!(key.sign(labels::ENTRY, b"message"), signature);
    assert!(key.verifying().verify(labels::ENTRY, b"message", &signature).is_ok());
    let json = serde_json::to_string(&signature).unwrap();
    assert_eq!(serde_json::from_str::<Signature>(&json).unwrap(), signature);
    assert!(serde_json::from_str::<Signature>(&json.to_uppercase()).is_err(), "one spelling only");
}

#[test]
fn sealed_bytes_open_for_ever() {
    let key = AeadKey::from_bytes(counting());
    let sealed = bytes("000102030405060708090a0b 2622a57aa380e26be120f4eec4970cd94ff642fde7d841acfba34237");
    assert_eq!(aead::open(&key, b"here", &sealed).unwrap().as_slice(), b"a safe place");
}

const SLOT: &str = r#"{"number":2,"salt":"02020202020202020202020202020202",
    "cost":{"memory_kib":65536,"passes":3,"lanes":1},
    "kek":"000102030405060708090a0ba65a64a6dde2d8f8c79b3435eade3a3872d86354b2bb70253accb6dd678e5ecabe088c56c4cad892fce345186af875c2",
    "personal":"000102030405060708090a0b909d43d2de8ca4cb5fc86b2c883fa88ce8ff04e734df9523a9005de1ee8789f70f6799ad33d48665e70646f41f0d1157"}"#;

#[test]
fn slots_open_for_ever() {
    let slot: PassphraseSlot = serde_json::from_str(SLOT).unwrap();
    let (kek, personal) = slot.open(&VaultId([1; 16]), &[3; 32]).unwrap();
    assert_eq!((kek.as_bytes(), personal.as_bytes()), (&[0xaa; 32], &[0xbb; 32]));
    assert_eq!(slot.salt(), Ok([2; 16]));
}

#[test]
fn a_slot_whose_parts_are_swapped_or_cut_does_not_open() {
    let value: serde_json::Value = serde_json::from_str(SLOT).unwrap();
    let open = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut value = value.clone();
        change(&mut value);
        let slot: PassphraseSlot = serde_json::from_value(value).unwrap();
        slot.open(&VaultId([1; 16]), &[3; 32]).err()
    };
    assert_eq!(open(&|slot| slot["kek"] = slot["personal"].clone()), Some(SlotError::Refused));
    assert_eq!(open(&|slot| slot["personal"] = slot["kek"].clone()), Some(SlotError::Malformed));
    assert_eq!(open(&|slot| slot["kek"] = "00".into()), Some(SlotError::Malformed));
    assert_eq!(open(&|slot| slot["kek"] = "zz".repeat(60).into()), Some(SlotError::Malformed));
    let upper =
        |slot: &mut serde_json::Value| slot["kek"] = slot["kek"].as_str().unwrap().to_uppercase().into();
    assert_eq!(open(&upper), Some(SlotError::Malformed), "one spelling only");
    assert_eq!(open(&|slot| slot["personal"] = "00".repeat(1 << 20).into()), Some(SlotError::Malformed));
}

/// The kit of a seed: words (BIP-39's own vectors), school, and both keys.
#[test]
fn recovery_kits_open_for_ever() {
    let zero = format!("{}art", "abandon ".repeat(23));
    let root = RootSeed::from_words(&zero).unwrap();
    assert_eq!(*root.words(), zero);
    assert_eq!(
        root.root_signing().verifying(),
        VerifyingKey(array("97758416618d8c47de3208ba0b1bb8c74d0e7b9f294180bc77c9e7adf4d8f96d"))
    );
    assert_eq!(
        root.school_id().to_string(),
        "af96a03b269d90ddb73acd8092ffd62eb7590842f38f51dd41f97a6f1a6296f0"
    );
    let seal = Identity::from_seed(array("d71fcd8310647eacd785c96f0a876ee7448d63ec494ff00d33e13623232acc98"));
    assert_eq!(*root.root_identity().to_text(), *seal.to_text());
    for (entropy, expected) in
        [([0xff; 32], format!("{}vote", "zoo ".repeat(23))), (counting(), COUNTING_WORDS.to_owned())]
    {
        assert_eq!(*RootSeed::make(&Drawn(&entropy)).words(), expected);
    }
}

const COUNTING_WORDS: &str = "abandon amount liar amount expire adjust cage candy arch gather drum bullet absurd math \
    era live bid rhythm alien crouch range attend journey unaware";

#[test]
fn safety_words_are_as_they_were() {
    let digest = derive_id(labels::SAFETY_DEVICE, &[&[5; 32]]);
    assert_eq!(words::derive_safety_words(&digest), ["way", "eager", "used", "picture", "balance", "job"]);
}
