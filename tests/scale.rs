//! What large bundles cost: packing, looking and merging at a thousand and at ten thousand entries, a fiftieth of them with an
//! attachment; the time and the memory of each, and the exponent with which the time grows. `SCALE=100000` adds as many.
//!
//! `SCALE=100000 cargo test --release --test scale`

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of it")]
#[path = "bundles/forge.rs"]
mod forge;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::collections::BTreeMap;
use std::io::Write as _;
use std::time::Instant;

use forge::Sender;
use holdfast::app::intent::Intent;
use holdfast::app::view::{FileMade, View};
use holdfast::bundle::manifest::BundleKind;
use holdfast::bundle::write::{Audience, Files, Plan, Writing};
use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::{BundleId, Digest};
use holdfast::domain::person::Position;
use holdfast::domain::time::Millis;
use peak_alloc::PeakAlloc;
use school::{Browser, LEAD, MORNING, TEACHER, confirm, school};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// One attachment for so many entries, and how long it is.
const ENTRIES_A_FILE: usize = 50;
const FILE_BYTES: usize = 20 << 10;
/// What grows faster than this is not linear, however busy the machine.
const EXPONENT: f64 = 1.5;
/// What a step may take in memory beside the rows of the store, in bytes.
const MOST: usize = 600 << 20;

/// What a step took: seconds, and bytes of memory above what there was before, the rows of the store left out.
#[derive(Clone, Copy)]
struct Cost {
    seconds: f64,
    memory: usize,
}

fn stored(browser: &Browser) -> usize {
    browser.profile.0.borrow().values().map(|store| store.used()).sum()
}

fn measured<T>(browser: &mut Browser, work: impl FnOnce(&mut Browser) -> T) -> (T, Cost) {
    let (rows, before) = (stored(browser), MEMORY.current_usage());
    MEMORY.reset_peak_usage();
    let begun = Instant::now();
    let done = work(browser);
    let seconds = begun.elapsed().as_secs_f64();
    let taken = MEMORY.peak_usage().saturating_sub(before);
    (done, Cost { seconds, memory: taken.saturating_sub(stored(browser) - rows) })
}

fn file_of(number: usize) -> Vec<u8> {
    let mut file = format!("{number}\n").into_bytes();
    let noise = (0_u64..).map(|n| (n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8 & 63 | 32);
    file.extend(noise.take(FILE_BYTES));
    file
}

/// A body as a teacher writes it.
fn body(who: &str, number: usize, attached: Option<&[u8]>) -> String {
    let attachments = attached.map(|file| {
        let (digest, length) = (Digest(sha256(&[file])), file.len());
        format!(
            r#","attachments":[{{"file":"{digest}","name":"note {number}.txt","kind":"text","bytes":{length}}}]"#
        )
    });
    let salt = hex::encode(&sha256(&[&number.to_be_bytes()])[..16]);
    let at = MORNING + 1_000 * number as i64;
    let narrative = format!(
        "Number {number}: arrived without a coat, said that nobody had been up, and fell asleep during the register. \
         Had eaten nothing since lunch the day before. Settled once there was toast, and played with {} by the shed.",
        ["Imogen", "Rowan", "Noor", "Ash"][number % 4]
    );
    format!(
        r#"{{"salt":"{salt}","who":{who},"at":{{"clock":{at},"tick":0,"wall":{at}}},"what":{{"kind":"concern","pupils":[{{"child":{{"unlisted":"A child in Year 2"}},"role":"subject","name":"A child in Year 2"}}],"narrative":"{narrative}","happened":"unknown","observed":"unknown","told":"not-yet","danger":false{}}}}}"#,
        attachments.unwrap_or_default()
    )
}

/// A hand-over of so many entries, packed by the library.
fn hand_over(teacher: &mut Sender, to: &Sender, entries: usize) -> Vec<u8> {
    let first: serde_json::Value = serde_json::from_str(teacher.chain[0].body().unwrap()).unwrap();
    let who = first["who"].to_string();
    let mut files = BTreeMap::new();
    for number in 0..entries {
        let file = (number % ENTRIES_A_FILE == 0).then(|| file_of(number));
        let body = body(&who, number, file.as_deref());
        let last = teacher.chain.last().unwrap();
        let (seq, prev) = (last.header().seq + 1, last.id());
        teacher.chain.push(teacher.entry(seq, Some(prev), &body));
        files.extend(file.map(|file| (Digest(sha256(&[&file])), file)));
    }
    let last = teacher.chain.last().unwrap();
    let head = Position { seq: last.header().seq, head: last.id() };
    let plan = Plan {
        kind: BundleKind::HandOver,
        school: teacher.school,
        practice: false,
        device: teacher.device,
        bundle: BundleId([2; 16]),
        number: 2,
        base: BTreeMap::new(),
        heads: BTreeMap::from([(teacher.device, head)]),
        lines: teacher.chain.iter().map(|entry| entry.line()).collect(),
        files: Files {
            carried: files.iter().map(|(digest, file)| (*digest, file.len() as u64)).collect(),
            ..Files::default()
        },
        made: Millis(MORNING),
    };
    let to = [to.recipient.to_string().parse().unwrap()];
    let mut writing = Writing::begin(&plan, &teacher.signing, &Audience::Recipients(&to)).unwrap();
    while let Some(file) = writing.next_file().unwrap() {
        writing.piece(&files[&file]).unwrap();
    }
    writing.finish().unwrap()
}

/// What each step costs at so many entries.
fn at(entries: usize) -> [(&'static str, Cost); 5] {
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
    assert_eq!((found.new_concerns, found.files), (entries, entries.div_ceil(ENTRIES_A_FILE)));
    let (_, merge) = measured(&mut lead, |lead| lead.ask(Intent::MergeBundles));
    let (_, again) =
        measured(&mut lead, |lead| lead.try_ask(Intent::LookAtBundles { names }, vec![file]).unwrap().0);
    let ((made, copy), pack) = measured(&mut lead, |lead| lead.file(Intent::FullCopy));
    let View::FileMade(FileMade { files, lacking, .. }) = made else { panic!("no file") };
    assert_eq!((files, lacking), (entries.div_ceil(ENTRIES_A_FILE), 0));
    drop(copy);
    let (_, update) = measured(&mut lead, |lead| lead.file(Intent::SendUpdate));
    [("look", look), ("merge", merge), ("look again", again), ("full copy", pack), ("update", update)]
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
            let Cost { seconds, memory } = of(place).1;
            said += &format!(" {entries} in {seconds:.2} s and {} MiB;", memory >> 20);
            assert!(memory <= MOST, "{said}");
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
