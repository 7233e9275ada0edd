//! A page of entries: read at once and line by line it is the same, and what is read is written again to the byte.
#![no_main]

use holdfast::log::entry::Entry;
use holdfast::log::page;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let whole: Result<Vec<&str>, _> = page::decode(bytes).collect();
    let (mut lines, mut source) = (Vec::new(), page::Lines::of(bytes));
    let read = loop {
        match source.next_line() {
            Ok(Some(line)) => lines.push(line.to_owned()),
            Ok(None) => break Ok(()),
            Err(flaw) => break Err(flaw),
        }
    };
    match whole {
        Ok(whole) => {
            assert_eq!(read, Ok(()));
            assert_eq!(lines, whole);
            assert_eq!(page::encode(whole), bytes);
        }
        Err(flaw) => assert_eq!(read, Err(flaw)),
    }
    for line in &lines {
        if let Ok(entry) = Entry::decode(line.as_bytes()) {
            assert_eq!(entry.line(), line);
        }
    }
});
