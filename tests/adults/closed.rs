//! That the safeguarding lead cannot open a concern about an adult: not from memory, not from storage, not by resetting anybody,
//! and not with the school's recovery kit.

use std::io::Read as _;

use holdfast::app::intent::{AdultsIntent, Intent};
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::View;
use holdfast::crypto::keys::RootSeed;
use holdfast::domain::hearing::{Answer, Threshold};
use holdfast::domain::ids::EntryId;

use crate::school::hearing::{appoint, hand_over, lines, prepare};
use crate::school::{Browser, LEAD, TEACHER, confirm, founding, join, tell};
use crate::{about, adults, assessment, carry, case_of};

const NEW: &[u8] = b"heron marble orchard flint";

/// A lead with the school's kit, a head who hears, and a teacher who wrote a concern that the head has assessed.
fn heard() -> (Browser, Vec<String>, Browser, Browser, EntryId) {
    let mut lead = Browser::new(1);
    let View::Founded(kit) = lead.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let sample = include_bytes!("../samples/sims.csv");
    let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, sample) else { panic!("no sheet") };
    lead.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    lead.ask(Intent::ImportPupils);
    let mut head = join(&mut lead, 2, "Ines Duarte");
    confirm(&mut lead, &mut head);
    let person = head.status.as_ref().unwrap().me.person;
    appoint(&mut lead, person, holdfast::domain::person::Right::HearsAdults, true);
    tell(&mut lead, &mut head);
    prepare(&mut head, TEACHER).unwrap();
    hand_over(&mut head, &mut lead);
    let mut teacher = join(&mut lead, 4, "Owen Pritchard");
    confirm(&mut lead, &mut teacher);
    tell(&mut lead, &mut teacher);
    let concern = about(&mut teacher, "Rupert Vance", None).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    let content = assessment(Answer::Unclear, Threshold::Allegation);
    case_of(&mut head, AdultsIntent::Assess { concern, content, before: Vec::new() }).unwrap();
    hand_over(&mut head, &mut lead);
    (lead, kit.words, head, teacher, concern)
}

/// Whether a text gives anything away: who, about whom, what, or what is made of it.
fn says_nothing(text: &str) -> bool {
    ["marmoset", "Rupert Vance", "As the child tells it", "allegation", "assessment"]
        .iter()
        .all(|word| !text.contains(word))
}

#[test]
fn not_from_memory_or_by_asking() {
    let (mut lead, _, _, _, concern) = heard();
    let asked = [
        AdultsIntent::Inbox { progress: Default::default(), offset: 0, limit: 5 },
        AdultsIntent::Case { concern },
        AdultsIntent::Patterns,
        AdultsIntent::PassOn,
    ];
    for asked in asked {
        assert_eq!(adults(&mut lead, asked).err(), Some(Problem::NotAllowed));
    }
    assert!(lead.try_ask(Intent::Concern { entry: concern }, Vec::new()).is_err());
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 5 }) else { panic!() };
    assert_eq!((page.total, page.sealed), (0, 0));
    // Everything that the lead's device has made of what it holds.
    let memory = format!("{:?}", lead.app.register().unwrap());
    assert!(says_nothing(&memory), "the register");
}

#[test]
fn not_from_storage_with_every_key_that_the_device_has() {
    let (mut lead, _, _, mut teacher, _) = heard();
    lead.restart();
    let all = lines(&mut lead, LEAD);
    assert_eq!(all.matches(r#""kind":"sealed""#).count(), 2, "the concern, and what it amounts to");
    assert!(says_nothing(&all));
    for outside in all.split(r#"{"salt""#).filter(|line| line.contains(r#""kind":"sealed""#)) {
        assert!(outside.contains(r#""name":"""#) && outside.contains(r#""wall":0"#), "{outside}");
    }
    teacher.restart();
    let own = lines(&mut teacher, TEACHER);
    assert_eq!(own.matches(r#""kind":"sealed""#).count(), 1);
    assert!(says_nothing(&own), "not even who wrote it");
}

#[test]
fn not_by_resetting_anybody() {
    let (mut lead, _, mut head, mut teacher, _) = heard();
    head.restart();
    let vault = head.vault();
    let asked = head.try_ask(Intent::AskReset { vault }, vec![NEW.to_vec()]);
    let refused = match asked {
        // Nobody else hears concerns: there is no slot that anybody could open.
        Err(problem) => problem,
        Ok((_, mut request)) => lead.try_ask(Intent::LookAtReset, vec![request.remove(0)]).err().unwrap(),
    };
    assert!(
        matches!(refused, Problem::NobodyCanReset | Problem::Bundle(BundleFlaw::NotForThisDevice)),
        "{refused:?}"
    );
    // The writer's own vault, which the lead can open with the writer, holds what the writer cannot read.
    teacher.restart();
    let vault = teacher.vault();
    let (_, mut request) = teacher.try_ask(Intent::AskReset { vault }, vec![NEW.to_vec()]).unwrap();
    lead.with(Intent::LookAtReset, &request.remove(0));
    let (_, grant) = lead.file(Intent::GrantReset);
    teacher.try_ask(Intent::TakeGrant { vault }, vec![grant, NEW.to_vec()]).unwrap();
    teacher.restart();
    assert!(says_nothing(&lines(&mut teacher, NEW)));
}

#[test]
fn not_with_the_schools_recovery_kit() {
    let (mut lead, words, mut head, mut teacher, _) = heard();
    about(&mut teacher, "Rupert Vance", None).unwrap();
    let files =
        [lead.file(Intent::FullCopy).1, head.file(Intent::HandOver).1, teacher.file(Intent::HandOver).1];
    let identity = RootSeed::from_words(&words.join(" ")).unwrap().root_identity();
    for file in files {
        let decryptor = age::Decryptor::new(file.as_slice()).unwrap();
        let mut zipped = Vec::new();
        let identity: &dyn age::Identity = &identity;
        decryptor.decrypt(std::iter::once(identity)).unwrap().read_to_end(&mut zipped).unwrap();
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(zipped.as_slice()).read_to_end(&mut plain).unwrap();
        let text = String::from_utf8_lossy(&plain);
        assert!(text.contains("entries.jsonl") && says_nothing(&text));
        // Nor does it open what is sealed within.
        for outside in text.split(r#""age":""#).skip(1) {
            let inner = outside.split('"').next().unwrap();
            let inner = base64::Engine::decode(&base64::engine::general_purpose::STANDARD_NO_PAD, inner);
            let decryptor = age::Decryptor::new_buffered(std::io::Cursor::new(inner.unwrap())).unwrap();
            assert!(decryptor.decrypt(std::iter::once(identity)).is_err());
        }
    }
}
