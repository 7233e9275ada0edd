//! What is within the seal of a bundle: the tar, gzipped as it is read; and the same bytes as a parcel and as gzip.
#![no_main]

use std::io::{Cursor, Write};

use flate2::{Compression, GzBuilder};
use holdfast::bundle::parcel;
use holdfast::bundle::verify::verify;
use holdfast::bundle::within::{Reader, look};
use libfuzzer_sys::fuzz_target;

const ANYBODY: Reader<'_> = Reader { school: None, recipient: None };

fn read(plain: &[u8]) {
    if let Ok(opened) = look(Cursor::new(plain), plain.len() as u64, &ANYBODY) {
        let _ = verify(opened, |_| None);
    }
}

fuzz_target!(|bytes: &[u8]| {
    let mut gzip = GzBuilder::new().write(Vec::new(), Compression::none());
    if gzip.write_all(bytes).is_ok()
        && let Ok(plain) = gzip.finish()
    {
        read(&plain);
    }
    read(bytes);
    let _ = parcel::decode(bytes);
});
