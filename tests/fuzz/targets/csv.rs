//! A table of pupils, as a spreadsheet or another program writes it.
#![no_main]


use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = bytes;
});
