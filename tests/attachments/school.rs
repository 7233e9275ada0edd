//! Attachments through the program: judged, stripped, kept with a draft, saved, looked at, given out.

use holdfast::app::intent::{FileIntent, Holder, Intent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{FileSeen, Shown, View};
use holdfast::domain::attachment::{Attachment, Kind, LARGEST, MOST, Refused};
use holdfast::domain::concern::ConcernDraft;
use holdfast::domain::ids::{DraftId, EntryId};
use holdfast::store::{Backend, StoreError, Table};
use pollster::block_on;

use crate::samples::{PDF, PROGRAM, jpeg, png, sound};
use crate::school::{Browser, TEACHER, school};

pub fn attach(browser: &mut Browser, name: &str, bytes: &[u8]) -> Result<Attachment, Problem> {
    let intent = Intent::Files(FileIntent::Attach { name: name.into(), have: 0 });
    match browser.try_ask(intent, vec![bytes.to_vec()])?.0 {
        View::Attached(attachment) => Ok(attachment),
        other => panic!("{other:?}"),
    }
}

/// A draft with these files.
pub fn drafted(browser: &mut Browser, narrative: &str, files: &[(&str, &[u8])]) -> (DraftId, ConcernDraft) {
    let draft = browser.draft(narrative);
    let mut content = browser.concern(narrative);
    for (name, bytes) in files {
        content.attachments.push(attach(browser, name, bytes).unwrap());
        browser.ask(Intent::KeepDraft { draft, content: Box::new(content.clone()) });
    }
    (draft, content)
}

/// A concern with these files, saved.
pub fn saved(browser: &mut Browser, narrative: &str, files: &[(&str, &[u8])]) -> (EntryId, ConcernDraft) {
    let (draft, content) = drafted(browser, narrative, files);
    let View::Saved(saved) = browser.ask(Intent::SaveConcern { draft, content: Box::new(content.clone()) })
    else {
        panic!("not saved")
    };
    (saved.entry, content)
}

pub fn see(browser: &mut Browser, with: Holder, file: &Attachment) -> Result<(FileSeen, Vec<u8>), Problem> {
    let (view, mut blobs) =
        browser.try_ask(Intent::Files(FileIntent::See { with, file: file.file }), Vec::new())?;
    let View::FileSeen(seen) = view else { panic!("{view:?}") };
    Ok((seen, blobs.pop().unwrap_or_default()))
}

pub fn give(browser: &mut Browser, with: Holder, file: &Attachment) -> Result<(String, Vec<u8>), Problem> {
    let (view, mut blobs) =
        browser.try_ask(Intent::Files(FileIntent::Give { with, file: file.file }), Vec::new())?;
    let View::FileGiven { name } = view else { panic!("{view:?}") };
    Ok((name, blobs.remove(0)))
}

/// How many rows of files there are in the browser's one vault.
pub fn file_rows(browser: &Browser) -> usize {
    let databases = browser.profile.0.borrow();
    let (_, store) = databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap();
    block_on(store.scan(Table::Files, None, usize::MAX)).unwrap().len()
}

#[test]
fn ugly_files_are_refused_with_their_reason_or_kept_and_not_shown() {
    let (_, mut teacher) = school();
    let mut refused = |name, bytes: &[u8]| match attach(&mut teacher, name, bytes) {
        Err(Problem::NotAttached(refused)) => Some(refused),
        Err(other) => panic!("{other:?}"),
        Ok(_) => None,
    };
    assert_eq!(refused("empty.jpg", b""), Some(Refused::Empty));
    assert_eq!(refused("holiday.jpg", PROGRAM), Some(Refused::Program));
    assert_eq!(refused("letter.docx", b"PK\x03\x04 not one"), Some(Refused::Archive));
    assert_eq!(refused("page.txt", b"<html><script>alert(1)</script>"), Some(Refused::WebPage));
    assert_eq!(refused("cut.jpg", b"\xff\xd8\xff\xe1\xff\xff Exif"), Some(Refused::DamagedPicture));
    assert_eq!(
        refused("big.mp3", &[&sound(10, 1)[..], &vec![0; LARGEST as usize]].concat()),
        Some(Refused::TooLarge)
    );
    assert_eq!(file_rows(&teacher), 0);
    let full = Intent::Files(FileIntent::Attach { name: "x".into(), have: MOST });
    assert_eq!(teacher.try_ask(full, vec![PDF.to_vec()]).err(), Some(Problem::NotAttached(Refused::TooMany)));

    let dot = png(1, 1, &[]);
    let huge = png(20_001, 20_001, &[]);
    let files: [(&str, &[u8]); 4] = [
        ("dot.png", &dot),
        ("huge.png", &huge),
        ("corrupt.pdf", PDF),
        ("notes.html", b"She said <b>no</b>."),
    ];
    let (draft, content) = drafted(&mut teacher, "A note came home.", &files);
    let with = Holder::Draft(draft);
    let [dot_file, huge_file, pdf, note] = content.attachments.try_into().unwrap();
    let (seen, picture) = see(&mut teacher, with, &dot_file).unwrap();
    assert_eq!(seen, FileSeen { kind: Kind::ImagePng, shown: Shown::Picture { width: 1, height: 1 } });
    assert_eq!(picture, dot);
    let (seen, picture) = see(&mut teacher, with, &huge_file).unwrap();
    assert_eq!((seen.shown, picture.len()), (Shown::TooLarge, 0));
    let (seen, nothing) = see(&mut teacher, with, &pdf).unwrap();
    assert_eq!((seen.kind, seen.shown, nothing.len()), (Kind::Pdf, Shown::Nothing, 0));
    let (seen, _) = see(&mut teacher, with, &note).unwrap();
    assert_eq!(seen.shown, Shown::Text { text: "She said <b>no</b>.".into(), more: false });
    assert_eq!(give(&mut teacher, with, &note).unwrap().0, "notes.html.txt");
    assert_eq!(give(&mut teacher, with, &pdf).unwrap(), ("corrupt.pdf".to_owned(), PDF.to_vec()));
}

#[test]
fn where_a_picture_was_taken_is_removed_before_it_is_sealed_and_the_entry_says_so() {
    let (_, mut teacher) = school();
    let plain = attach(&mut teacher, "a.jpg", &jpeg(false)).unwrap();
    assert!(!plain.stripped);
    let (draft, content) = drafted(&mut teacher, "A drawing.", &[("b.jpg", &jpeg(true))]);
    let stripped = &content.attachments[0];
    assert!(stripped.stripped);
    let (_, kept) = see(&mut teacher, Holder::Draft(draft), stripped).unwrap();
    assert!(jpeg(true).windows(4).any(|window| window == b"\0\0\0\x33"), "51 degrees");
    for place in [&b"GPS"[..], b"\0\0\0\x33", b"\x88\x25"] {
        assert!(!kept.windows(place.len()).any(|window| window == place), "{place:?}");
    }
    assert!(kept.windows(4).any(|window| window == b"\x01\x12\0\x03"), "which way up it is stays");
    let place = attach(&mut teacher, "c.png", &png(1, 1, &[(b"eXIf", b"MM\0*\0\0\0\x08 51.5 N")])).unwrap();
    let none = attach(&mut teacher, "d.png", &png(1, 1, &[])).unwrap();
    assert_eq!((place.file, place.stripped, none.stripped), (none.file, true, false));
}

#[test]
fn names_are_kept_as_text_and_make_no_path() {
    let (_, mut teacher) = school();
    for (name, kept) in [
        ("../../up.png", "../../up.png"),
        ("\u{202e}gnp.exe", "gnp.exe"),
        ("رسمة 😀.png", "رسمة 😀.png"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("\0\n", "file.png"),
    ] {
        assert_eq!(attach(&mut teacher, name, &png(1, 1, &[])).unwrap().name, kept);
    }
}

#[test]
fn a_draft_holds_its_files_over_a_lock_and_a_crash_and_they_go_with_it() {
    let (_, mut teacher) = school();
    let (first, second) = (sound(600_000, 1), sound(600_000, 2));
    let (draft, content) = drafted(&mut teacher, "One.", &[("a.mp3", &first)]);
    let (other, _) = drafted(&mut teacher, "Two.", &[("b.mp3", &first), ("c.mp3", &second)]);
    attach(&mut teacher, "never kept.pdf", PDF).unwrap();
    teacher.ask(Intent::Lock);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert_eq!(file_rows(&teacher), 2 + 3 + 3, "two drafts' files; the one that no draft names is gone");
    let View::Draft(opened) = teacher.ask(Intent::OpenDraft { draft: Some(draft) }) else {
        panic!("no draft")
    };
    assert_eq!(opened.content.attachments, content.attachments);
    assert_eq!(give(&mut teacher, Holder::Draft(draft), &content.attachments[0]).unwrap().1, first);
    teacher.ask(Intent::DiscardDraft { draft: other });
    assert_eq!(file_rows(&teacher), 4 - 2 + 2, "the file of both stays");
    teacher.ask(Intent::SaveConcern { draft, content: Box::new(content.clone()) });
    teacher.ask(Intent::Lock);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert_eq!(file_rows(&teacher), 4);
}

#[test]
fn a_concern_is_not_saved_without_a_file_that_it_names() {
    let (_, mut teacher) = school();
    let (draft, mut content) = drafted(&mut teacher, "One.", &[("a.pdf", PDF)]);
    content.attachments[0].bytes += 1;
    let save = |content: &ConcernDraft| Intent::SaveConcern { draft, content: Box::new(content.clone()) };
    assert_eq!(teacher.try_ask(save(&content), Vec::new()).err(), Some(Problem::FileNotHere));
    content.attachments[0].bytes -= 1;
    assert!(teacher.try_ask(save(&content), Vec::new()).is_ok());
}

#[test]
fn storage_pulled_away_half_way_loses_nothing_else() {
    let (_, mut teacher) = school();
    let (draft, content) = drafted(&mut teacher, "Typed before.", &[("a.pdf", PDF)]);
    let store = {
        let databases = teacher.profile.0.borrow();
        databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap().1.clone()
    };
    let rows = file_rows(&teacher);
    let large = sound(3_000_000, 9);
    store.fail_after(2, StoreError::Lost);
    assert_eq!(attach(&mut teacher, "big.mp3", &large).err(), Some(Problem::StorageLost));
    store.heal();
    store.quota(store.used() + 1_000_000);
    assert_eq!(attach(&mut teacher, "big.mp3", &large).err(), Some(Problem::StorageFull));
    store.quota(None);
    teacher.ask(Intent::Files(FileIntent::Tidy { sealed: true }));
    assert_eq!(file_rows(&teacher), rows);
    assert!(attach(&mut teacher, "big.mp3", &large).is_ok());
    assert!(teacher.try_ask(Intent::SaveConcern { draft, content: Box::new(content) }, Vec::new()).is_ok());
}

#[test]
fn nobody_looks_at_a_file_that_their_draft_or_concern_does_not_name() {
    let (_, mut teacher) = school();
    let (draft, content) = drafted(&mut teacher, "One.", &[("a.pdf", PDF)]);
    let other = teacher.draft("Another.");
    let file = &content.attachments[0];
    assert!(see(&mut teacher, Holder::Draft(draft), file).is_ok());
    assert_eq!(see(&mut teacher, Holder::Draft(other), file).err(), Some(Problem::NotHere));
    assert_eq!(see(&mut teacher, Holder::Concern(EntryId([1; 32])), file).err(), Some(Problem::NotHere));
}

#[test]
fn giving_out_a_file_of_a_concern_is_logged_and_does_not_count_as_reading_it() {
    let (_, mut teacher) = school();
    let (entry, content) = saved(&mut teacher, "A letter came.", &[("letter.pdf", PDF)]);
    let written = |browser: &mut Browser| match browser.ask(Intent::ThisDevice) {
        View::ThisDevice(device) => device.entries,
        other => panic!("{other:?}"),
    };
    let before = written(&mut teacher);
    let with = Holder::Concern(entry);
    see(&mut teacher, with, &content.attachments[0]).unwrap();
    assert_eq!(written(&mut teacher), before);
    assert_eq!(give(&mut teacher, with, &content.attachments[0]).unwrap().0, "letter.pdf");
    assert_eq!(written(&mut teacher), before + 1);
    let View::Concern(view) = teacher.ask(Intent::Concern { entry }) else { panic!("no concern") };
    assert_eq!(view.opened, None);
    assert_eq!(view.concern.attachments, content.attachments);
}
