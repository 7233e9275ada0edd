//! What shared folders and their clients do to files.

use holdfast::app::intent::Intent;

use super::school::{Browser, LEAD, founding};
use super::{bytes, concerns, listed, round, settle, status, two, written};

fn other_school() -> Browser {
    let mut lead = Browser::new(77);
    lead.with(Intent::Found(founding()), LEAD);
    lead
}

#[test]
fn conflicted_copies_bring_nothing_twice() {
    let (mut lead, mut teacher, folder) = two();
    let known = listed(&folder);
    teacher.record("Once only.");
    round(&mut teacher);
    let name = listed(&folder).into_iter().find(|file| !known.contains(file)).unwrap().name;
    let (stem, content) = (name.trim_end_matches(".age").to_owned(), bytes(&folder, &name));
    for copy in [" (1)", "-DESKTOP-4F2A", " (Ines's conflicted copy 2026-11-02)"] {
        folder.plant(&format!("{stem}{copy}.age"), &content);
    }
    round(&mut lead);
    let entries = written(&mut lead);
    for _ in 0..5 {
        round(&mut lead);
    }
    assert_eq!(concerns(&mut lead).total, 1);
    assert_eq!(written(&mut lead), entries, "a copy is not even worth a word in the log");
    assert_eq!(status(&lead).waiting, 0);
}

#[test]
fn a_file_that_grows_is_waited_for_and_then_taken() {
    let (mut lead, mut teacher, folder) = two();
    let known = listed(&folder);
    teacher.record("In pieces.");
    round(&mut teacher);
    let name = listed(&folder).into_iter().find(|file| !known.contains(file)).unwrap().name;
    let content = bytes(&folder, &name);
    for length in [0, 10, content.len() / 2, content.len() - 1] {
        folder.plant(&name, &content[..length]);
        round(&mut lead);
        assert_eq!(concerns(&mut lead).total, 0);
        assert_eq!(status(&lead).waiting, 0, "nobody is asked about a file that is on its way");
    }
    assert_eq!(status(&lead).unfinished, 0, "and nobody is told at once");
    for _ in 0..4 {
        round(&mut lead);
    }
    assert_eq!(status(&lead).unfinished, 1, "but after a while");
    folder.plant(&name, &content);
    round(&mut lead);
    assert_eq!((concerns(&mut lead).total, status(&lead).unfinished), (1, 0));
}

#[test]
fn a_file_that_is_filled_in_without_a_sign_is_looked_at_again() {
    let (mut lead, mut teacher, folder) = two();
    let known = listed(&folder);
    teacher.record("Promised.");
    round(&mut teacher);
    let name = listed(&folder).into_iter().find(|file| !known.contains(file)).unwrap().name;
    let content = bytes(&folder, &name);
    // As long as it will be, and empty.
    folder.plant(&name, &vec![0; content.len()]);
    round(&mut lead);
    let mut half = content.clone();
    let middle = half.len() / 2;
    half[middle..].fill(0);
    folder.fill(&name, &half);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 0);
    folder.fill(&name, &content);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 1);
}

#[test]
fn an_own_file_that_was_renamed_is_known_again_and_taken_away_in_the_end() {
    let (mut lead, mut teacher, folder) = two();
    let known = listed(&folder);
    teacher.record("Renamed.");
    round(&mut teacher);
    let name = listed(&folder).into_iter().find(|file| !known.contains(file)).unwrap().name;
    let renamed = name.replace(".age", " (1).age");
    folder.rename(&name, &renamed);
    let (files, entries) = (listed(&folder), written(&mut teacher));
    round(&mut teacher);
    assert_eq!((listed(&folder), written(&mut teacher)), (files, entries), "it is not delivered again");
    settle(&mut [&mut lead, &mut teacher]);
    assert_eq!(concerns(&mut lead).total, 1);
    assert!(listed(&folder).iter().all(|file| file.name != renamed));
}

#[test]
fn what_is_not_ours_is_never_touched() {
    let (mut lead, mut teacher, folder) = two();
    let mut elsewhere = other_school();
    let (_, copy) = elsewhere.file(Intent::FullCopy);
    for (name, content) in [
        ("Rota.docx", b"PK\x03\x04 lessons".as_slice()),
        ("notes.txt", b"buy milk"),
        (".DS_Store", b"\x00\x01"),
        ("0123456789abcdef.age.crswap", b"age-encryption.org/v1"),
        ("Something of another school's.age", &copy),
    ] {
        folder.plant(name, content);
    }
    let theirs = |folder: &_| {
        let files = listed(folder).into_iter();
        files.filter(|file| file.name.len() != 20 && !file.name.ends_with(".parcel")).collect::<Vec<_>>()
    };
    let before = theirs(&folder);
    teacher.record("Beside them.");
    settle(&mut [&mut lead, &mut teacher]);
    assert_eq!(theirs(&folder), before);
    assert_eq!((concerns(&mut lead).total, status(&teacher).waiting), (1, 0));
}

#[test]
fn a_file_for_others_is_left_alone_and_not_read_every_minute() {
    let (mut lead, mut teacher, folder) = two();
    let known = listed(&folder);
    teacher.record("For the lead.");
    round(&mut teacher);
    let file = listed(&folder).into_iter().find(|file| !known.contains(file)).unwrap();
    let content = bytes(&folder, &file.name);
    let mut other = other_school();
    super::pick(&mut other, &folder);
    let here = round(&mut other);
    assert!(here.for_others > 0 && here.waiting.is_empty());
    // If it were read again, it would be found not to be whole.
    folder.fill(&file.name, &vec![0; content.len()]);
    for _ in 0..3 {
        assert_eq!(round(&mut other).for_others, here.for_others);
    }
    folder.fill(&file.name, &content);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 1);
}
