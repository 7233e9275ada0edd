//! Bundles against programs that share no code with ours: they open, check and make them by `docs/format.md` alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may stop at what they do not expect")]

#[path = "bundles/forge.rs"]
#[allow(dead_code, reason = "only the keys of a vault are wanted here")]
mod forge;
#[path = "interop/node.rs"]
mod node;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use holdfast::app::intent::{FileIntent, Intent};
use holdfast::app::view::View;
use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::Digest;
use school::{Browser, LEAD, founding, join};
use serde_json::{Value, json};

const LETTER: &[u8] = b"Dear school, Rowan was unwell.\n";

/// A file that goes when the test ends.
struct Kept(PathBuf);

impl Kept {
    fn new(name: &str, bytes: &[u8]) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let (process, number) = (std::process::id(), COUNT.fetch_add(1, Relaxed));
        let path = std::env::temp_dir().join(format!("holdfast-{process}-{number}-{name}"));
        std::fs::write(&path, bytes).unwrap();
        Self(path)
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// What the other program says is in a bundle, every digest and signature of which it has checked.
fn checked(bundle: &[u8], identity: &str) -> Value {
    let [bundle, identity] =
        [Kept::new("bundle.age", bundle), Kept::new("identity.txt", identity.as_bytes())];
    let paths = [&bundle, &identity].map(|kept| kept.0.to_str().unwrap());
    serde_json::from_slice(&node::run("check.mjs", &paths, b"")).unwrap()
}

/// A lead, what the printed kit opens with, and a teacher who has recorded a concern with a letter.
fn recorded() -> (Browser, String, Browser) {
    let mut lead = Browser::new(1);
    let View::Founded(kit) = lead.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let sample = include_bytes!("samples/sims.csv");
    let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, sample) else { panic!("no sheet") };
    lead.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    lead.ask(Intent::ImportPupils);
    let mut teacher = join(&mut lead, 2, "Ines Duarte");
    let draft = teacher.draft("A letter came from home.");
    let mut content = teacher.concern("A letter came from home.");
    let intent = Intent::Files(FileIntent::Attach { name: "letter.txt".into(), have: 0 });
    let View::Attached(letter) = teacher.with(intent, LETTER) else { panic!("not attached") };
    content.attachments.push(letter);
    teacher.ask(Intent::SaveConcern { draft, content: Box::new(content) });
    (lead, kit.identity.clone(), teacher)
}

#[test]
fn with_the_kit_stock_tools_open_what_we_make_and_find_every_signature_good() {
    let (mut lead, kit, mut teacher) = recorded();
    let (_, file) = teacher.file(Intent::HandOver);
    let letter = json!([Digest(sha256(&[LETTER]))]);
    let said = checked(&file, &kit);
    assert_eq!(
        (&said["kind"], &said["kinds"]["concern"], &said["files"]),
        (&json!("hand-over"), &json!(1), &letter)
    );
    lead.merge(file);
    teacher.record("No coat in the rain.");
    lead.merge(teacher.file(Intent::HandOver).1);
    let said = checked(&lead.file(Intent::FullCopy).1, &kit);
    assert_eq!(
        (&said["kind"], &said["kinds"]["concern"], &said["files"]),
        (&json!("full-copy"), &json!(2), &letter)
    );
    assert_eq!(said["heads"].as_object().unwrap().len(), 2, "the lead's log and the teacher's");
}

#[test]
fn what_another_program_makes_by_the_description_is_taken_and_waits_to_be_confirmed() {
    let (mut lead, kit, _) = recorded();
    let seal = {
        let vault = forge::vault(&lead, LEAD);
        json!({
            "school": vault.root().school,
            "recipient": vault.keys().identity.recipient().unwrap().to_string(),
            "narrative": "Asked twice whether the gate is locked at night.",
            "letter": "Dear school, we shall be away.",
        })
    };
    let file = node::run("make.mjs", &[], seal.to_string().as_bytes());
    let found = lead.merge(file.clone());
    assert_eq!((found.new, found.new_concerns, found.files, found.unconfirmed), (2, 1, 1, true));
    assert_eq!((found.gap, found.forks, found.held, found.revoked), (false, 0, 0, false));
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 50 }) else { panic!("no page") };
    assert_eq!(page.rows[0].who.name, "Noor Haddad");
    let said = checked(&lead.file(Intent::FullCopy).1, &kit);
    assert_eq!((&said["kinds"]["concern"], said["files"].as_array().unwrap().len()), (&json!(1), 1));
    assert_eq!(lead.merge(file).new, 0, "the same file again brings nothing");
}
