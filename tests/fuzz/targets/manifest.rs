//! A manifest that its maker signed, whatever it says, with entries.
#![no_main]

use std::io::Cursor;

use flate2::{Compression, GzBuilder};
use holdfast::bundle::verify::verify;
use holdfast::bundle::within::{Reader, look};
use holdfast::bundle::write::{ENTRIES, MANIFEST, SIGNATURE};
use holdfast::crypto::labels;
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::sign::SigningKey;
use libfuzzer_sys::fuzz_target;

/// The entries of the bundle in `seeds/tar`, whose manifest is in `seeds/manifest`.
const PAGE: &[u8] = include_bytes!("../seeds/page/hand-over.jsonl");

fn bundle(manifest: &[u8]) -> std::io::Result<Vec<u8>> {
    let key = SigningKey::make(&SeededRandom::new(1));
    let signature = key.sign(labels::MANIFEST, manifest).to_string();
    let mut tar = tar::Builder::new(GzBuilder::new().write(Vec::new(), Compression::none()));
    for (name, bytes) in [(MANIFEST, manifest), (SIGNATURE, signature.as_bytes()), (ENTRIES, PAGE)] {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        tar.append_data(&mut header, name, bytes)?;
    }
    tar.into_inner()?.finish()
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(plain) = bundle(bytes) else { return };
    let reader = Reader { school: None, recipient: None };
    if let Ok(opened) = look(Cursor::new(&plain), plain.len() as u64, &reader) {
        let _ = verify(opened, |_| None);
    }
});
