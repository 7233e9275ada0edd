//! The header of an `age` file, and a stanza by itself, for a reader of ours; and what a reset's letters and slots are opened from.
#![no_main]

use age::Identity as _;
use age_core::format::Stanza;
use holdfast::bundle::letter;
use holdfast::bundle::read::{Key, open};
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::recipient::{Identity, Recipient};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let identity = Identity::make(&SeededRandom::new(1));
    let _ = open(bytes, &Key::Identity(&identity), None);
    let _ = letter::open(bytes, &identity);
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = text.parse::<Recipient>();
        let _ = text.parse::<Identity>();
    }
    // The first byte says how many arguments there are, and each ends at a line's end; the rest is the body.
    let Some((count, rest)) = bytes.split_first() else { return };
    let mut parts = rest.splitn(usize::from(count % 4) + 1, |byte| *byte == b'\n');
    let mut args: Vec<String> = Vec::new();
    for _ in 0..count % 4 {
        let arg = parts.next().unwrap_or_default();
        args.push(String::from_utf8_lossy(arg).into_owned());
    }
    let body = parts.next().unwrap_or_default().to_vec();
    let stanza = Stanza { tag: "mlkem768x25519".to_owned(), args, body };
    if let Some(opened) = identity.unwrap_stanza(&stanza) {
        assert!(stanza.args.len() == 1 || opened.is_err());
    }
});
