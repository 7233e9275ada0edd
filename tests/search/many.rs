//! Many concerns: in a hand-over, or in an index by themselves.

use std::io::Write as _;
use std::time::{Duration, Instant};

use flate2::Compression;
use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::{EntryId, PersonId, PupilId};
use holdfast::domain::search::{Document, Facet, Group, Index, Named, Names, Query, Standing, Vocabulary};
use holdfast::domain::time::{Day, Millis, Stamp};
use holdfast::log::page;

use crate::forge::{Sender, age, gzip_at, tar};
use crate::school::MORNING;

const NAMES: [&str; 4] = ["Imogen", "Rowan", "Noor", "Ash"];

/// What stands in a concern: about as much as people write.
fn narrative(number: usize) -> String {
    format!(
        "Number {number}: arrived without a coat, said that nobody had been up, and fell asleep during the register. Had \
         eaten nothing since lunch the day before. Settled once there was toast, and played with {} by the shed. The class \
         teacher and the learning mentor both saw it. At half past three an aunt came to collect, and said that there would \
         be dinner at hers. She would ring in the morning if anything was amiss, and knew whom to ask for here. Nothing else \
         was seen or said during the day, and there were no marks to be seen on face or arms.",
        NAMES[number % 4]
    )
}

/// A hand-over of so many concerns.
pub fn hand_over(teacher: &mut Sender, to: &Sender, concerns: usize) -> Vec<u8> {
    let first: serde_json::Value = serde_json::from_str(teacher.chain[0].body().unwrap()).unwrap();
    let who = first["who"].to_string();
    for number in 0..concerns {
        let salt = hex::encode(&sha256(&[&number.to_be_bytes()])[..16]);
        let at = MORNING + 1_000 * number as i64;
        let narrative = narrative(number);
        let body = format!(
            r#"{{"salt":"{salt}","who":{who},"at":{{"clock":{at},"tick":0,"wall":{at}}},"what":{{"kind":"concern","pupils":[{{"child":{{"unlisted":"A child in Year 2"}},"role":"subject","name":"A child in Year 2"}}],"narrative":"{narrative}","happened":"unknown","observed":"unknown","told":"not-yet","danger":false}}}}"#
        );
        let last = teacher.chain.last().unwrap();
        let (seq, prev) = (last.header().seq + 1, last.id());
        teacher.chain.push(teacher.entry(seq, Some(prev), &body));
    }
    let lines = teacher.lines();
    let page = page::encode(lines.iter().map(String::as_str));
    let members = teacher.members(&to.recipient, &page, |manifest| manifest.number = 2);
    age(&gzip_at(Compression::fast(), &tar(&members)), &to.recipient)
}

/// An index of so many concerns about 2,000 pupils by 100 colleagues.
pub fn index(concerns: usize) -> Index {
    let pupil = |number: usize| {
        let mut id = [0; 16];
        id[..8].copy_from_slice(&(number as u64).to_be_bytes());
        id
    };
    let mut directory = Names::default();
    for number in 0..2_000 {
        let surname = format!("{}worth", ["Whit", "Ains", "Hems", "Butter"][number % 4]);
        let forename = format!("{}{}", NAMES[number % 4], (b'a' + (number % 26) as u8) as char);
        directory.add(Named::new(PupilId(pupil(number)), &[&forename, &surname], Group::default()));
    }
    let mut index = Index::default();
    index.know(directory, Names::default());
    for number in 0..concerns {
        let at = Millis(MORNING + number as i64);
        let mut entry = [0; 32];
        entry[..8].copy_from_slice(&(number as u64).to_be_bytes());
        let writer = format!("Colleague {}", number % 100);
        let text = narrative(number);
        index.add(&Document {
            entry: EntryId(entry),
            at: Stamp { clock: at, tick: 0, wall: at },
            day: Day::new(2026, 9, 1 + (number % 30) as i8).unwrap(),
            pupils: vec![PupilId(pupil(number % 2_000))],
            by: (PersonId(pupil(number % 100)), &writer),
            facets: if number % 10 == 0 {
                vec![Facet::Danger, Facet::Standing(Standing::Open)]
            } else {
                Vec::new()
            },
            fields: vec![&text, "A child in Year 2", &writer],
        });
    }
    index
}

/// Says how long each of these takes, in the middle and at worst.
pub fn measure(index: &Index, searches: &[(&str, &str)]) {
    say(&format!("{} concerns, {} MB of text", index.len(), index.bytes() / 1_000_000));
    for (what, typed) in searches {
        let query = Query::read(typed, &Vocabulary::new(true));
        let mut times: Vec<Duration> = Vec::new();
        let mut hits = 0;
        for _ in 0..40 {
            let begun = Instant::now();
            let found = index.find(&query);
            hits = found.total;
            std::hint::black_box(index.best(&found, 30));
            times.push(begun.elapsed());
        }
        times.sort();
        say(&format!("  {what}: {hits} found, p50 {:?}, p95 {:?}", times[20], times[38]));
    }
}

/// Says it whether the test passes or not.
pub fn say(what: &str) {
    std::io::stdout().write_all(format!("{what}\n").as_bytes()).unwrap();
}
