//! A table of pupils, as a spreadsheet or another program writes it: read, mapped as it suggests, and every row of it.
#![no_main]

use holdfast::domain::pupil_file::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(sheet) = read(bytes) else { return };
    assert!(sheet.sample(5).len() <= sheet.len());
    let rows = sheet.rows(&sheet.guess).count();
    assert_eq!(rows, sheet.len());
});
