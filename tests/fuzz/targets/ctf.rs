//! A Common Transfer File, or other XML.
#![no_main]

use holdfast::domain::pupil_file::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let marked = [b"<?xml version=\"1.0\"?>".as_slice(), bytes].concat();
    let xml = if bytes.trim_ascii_start().starts_with(b"<") { bytes } else { &marked };
    let Ok(sheet) = read(xml) else { return };
    assert_eq!(sheet.rows(&sheet.guess).count(), sheet.len());
});
