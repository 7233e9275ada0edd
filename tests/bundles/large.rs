//! A hand-over of as many entries as are wanted, some with attachments, as a teacher writes them.

use std::collections::BTreeMap;

use holdfast::bundle::manifest::BundleKind;
use holdfast::bundle::write::{Audience, Files, Plan, Writing};
use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::{BundleId, Digest};
use holdfast::domain::person::Position;
use holdfast::domain::time::Millis;

use crate::forge::Sender;
use crate::school::MORNING;

/// One attachment for so many entries, and how long it is.
const ENTRIES_A_FILE: usize = 50;
const FILE_BYTES: usize = 20 << 10;

/// How many attachments so many entries have.
pub fn files_among(entries: usize) -> usize {
    entries.div_ceil(ENTRIES_A_FILE)
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
pub fn hand_over(teacher: &mut Sender, to: &Sender, entries: usize) -> Vec<u8> {
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
