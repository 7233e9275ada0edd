//! What large bundles cost: looking, merging, previewing and packing at a thousand and at ten thousand entries, a fiftieth of them
//! with an attachment; the time and the memory of each, the longest that one goes on without letting others in (so that the
//! person's Stop is heard), and the exponent with which the time grows. `SCALE=100000` adds as many.
//!
//! `SCALE=100000 cargo test --release --test scale`

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of it")]
#[path = "bundles/forge.rs"]
mod forge;
#[path = "bundles/large.rs"]
mod large;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::io::Write as _;
use std::time::Duration;

use forge::Sender;
use holdfast::app::intent::{Intent, PostIntent, Sending};
use holdfast::app::view::{FileMade, View};
use large::{files_among, hand_over};
use peak_alloc::PeakAlloc;
use school::{Browser, LEAD, TEACHER, confirm, school, worked};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What grows faster than this is not linear, however busy the machine.
const EXPONENT: f64 = 1.5;
/// What the whole program may have in memory at any moment, but for the rows of the store, in bytes.
const MOST: usize = 600 << 20;
/// How long a step may go on without letting others in: so many seconds, for slow machines, and this part of all.
const SLICE: (f64, f64) = (0.1, 0.05);

/// What a step took: time that it worked, the most bytes of memory that the program had at any moment of it, the rows of the store left out, and
/// its longest slice.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    memory: usize,
    slice: Duration,
}

fn stored(browser: &Browser) -> usize {
    browser.profile.0.borrow().values().map(|store| store.used()).sum()
}

fn measured<T>(browser: &mut Browser, work: impl FnOnce(&mut Browser) -> T) -> (T, Cost) {
    MEMORY.reset_peak_usage();
    browser.slices.longest.take();
    let begun = worked();
    let done = work(browser);
    let seconds = (worked() - begun).as_secs_f64();
    // What a step writes counts as written from its beginning: its peak comes later than most of it.
    let memory = MEMORY.peak_usage().saturating_sub(stored(browser));
    (done, Cost { seconds, memory, slice: browser.slices.longest.get() })
}

/// What each step costs at so many entries.
fn at(entries: usize) -> [(&'static str, Cost); 6] {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut by_teacher = Sender::of(&teacher, TEACHER);
    let file = hand_over(&mut by_teacher, &Sender::of(&lead, LEAD), entries);
    drop(by_teacher);
    let names = vec!["f".to_owned()];
    let (view, look) = measured(&mut lead, |lead| {
        lead.try_ask(Intent::LookAtBundles { names: names.clone() }, vec![file.clone()]).unwrap().0
    });
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    let found = arrivals[0].found.clone().unwrap();
    assert_eq!((found.new_concerns, found.files), (entries, files_among(entries)));
    let (_, merge) = measured(&mut lead, |lead| lead.ask(Intent::MergeBundles));
    let (_, again) =
        measured(&mut lead, |lead| lead.try_ask(Intent::LookAtBundles { names }, vec![file]).unwrap().0);
    let look_at_copy = Intent::Post(PostIntent::Preview(Sending::FullCopy));
    let (_, preview) = measured(&mut lead, |lead| lead.ask(look_at_copy));
    let ((made, copy), pack) = measured(&mut lead, |lead| lead.file(Intent::FullCopy));
    let View::FileMade(FileMade { files, lacking, .. }) = made else { panic!("no file") };
    assert_eq!((files, lacking), (files_among(entries), 0));
    drop(copy);
    let (_, update) = measured(&mut lead, |lead| lead.file(Intent::SendUpdate));
    [
        ("look", look),
        ("merge", merge),
        ("look again", again),
        ("preview", preview),
        ("full copy", pack),
        ("update", update),
    ]
}

#[test]
fn time_grows_with_the_entries_and_no_faster() {
    let longest = std::env::var("SCALE").ok().and_then(|entries| entries.parse().ok());
    let sizes: Vec<usize> = [1_000, 10_000].into_iter().chain(longest).collect();
    let costs: Vec<_> = sizes.iter().map(|entries| at(*entries)).collect();
    for (step, (name, _)) in costs[0].iter().enumerate() {
        let of = |place: usize| costs[place][step];
        let mut said = format!("{name}:");
        for (place, entries) in sizes.iter().enumerate() {
            let Cost { seconds, memory, slice } = of(place).1;
            let slice_ms = slice.as_millis();
            said +=
                &format!(" {entries} in {seconds:.2} s and {} MiB, slices of {slice_ms} ms;", memory >> 20);
            assert!(memory <= MOST && slice.as_secs_f64() <= SLICE.0 + SLICE.1 * seconds, "{said}");
            if place > 0 {
                let times = *entries as f64 / sizes[place - 1] as f64;
                let exponent = (seconds / of(place - 1).1.seconds).ln() / times.ln();
                said += &format!(" exponent {exponent:.2};");
                assert!(exponent <= EXPONENT, "{said}");
            }
        }
        // Said whether the test passes or not.
        std::io::stdout().write_all(format!("{said}\n").as_bytes()).unwrap();
    }
}
