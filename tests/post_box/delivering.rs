//! What is delivered, collected, and taken away again.

use holdfast::app::intent::{FileIntent, Intent, PostIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{Trouble, View, Why};
use holdfast::domain::register::Delivery;
use holdfast::platform::post_box::PostBoxError;
use holdfast::platform::post_box::memory::Memory;

use super::school::{Browser, TEACHER, confirm, join, school, staff, tell};
use super::{bytes, concerns, listed, pick, post, round, settle, status, two, written};

#[test]
fn a_concern_goes_to_the_lead_and_its_receipt_comes_back_by_itself() {
    let (mut lead, mut teacher, folder) = two();
    teacher.record("Arrived without a coat, for the third time.");
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 1);
    round(&mut teacher);
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 0);
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Packed);

    let here = round(&mut lead);
    assert_eq!(here.arrived[0].new_concerns, 1);
    assert_eq!(here.arrived[0].from, "Ines Duarte");
    assert_eq!(concerns(&mut lead).total, 1);

    let back = round(&mut teacher);
    assert_eq!(back.arrived[0].kind, "update");
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Received);

    let entry = concerns(&mut lead).rows[0].entry;
    lead.ask(Intent::Concern { entry });
    round(&mut lead);
    round(&mut teacher);
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Read);
    for file in listed(&folder) {
        let (stem, ending) = file.name.split_once('.').unwrap();
        assert!(stem.len() == 16 && stem.bytes().all(|byte| byte.is_ascii_hexdigit()), "{}", file.name);
        assert!(["age", "parcel"].contains(&ending), "{}", file.name);
    }
}

#[test]
fn own_files_are_taken_away_once_receipted_and_not_before() {
    let (mut lead, mut teacher, folder) = two();
    let before = listed(&folder);
    teacher.record("One.");
    round(&mut teacher);
    let mine: Vec<_> = listed(&folder).into_iter().filter(|file| !before.contains(file)).collect();
    assert_eq!(mine.len(), 1);
    // Neither time nor more of the writer's own takes it away.
    for _ in 0..5 {
        round(&mut teacher);
    }
    teacher.record("Two.");
    round(&mut teacher);
    assert!(listed(&folder).contains(&mine[0]));
    // Nor does it help that the other one has read it, before the writer knows.
    round(&mut lead);
    assert!(listed(&folder).contains(&mine[0]), "nobody but its writer takes it away");
    round(&mut teacher);
    assert!(!listed(&folder).contains(&mine[0]));
    assert_eq!(concerns(&mut lead).total, 2);
}

#[test]
fn what_was_never_receipted_is_delivered_again_if_somebody_cleared_the_folder() {
    let (mut lead, mut teacher, folder) = two();
    teacher.record("Once.");
    round(&mut teacher);
    for file in listed(&folder) {
        folder.rename(&file.name, &format!("{}.gone.tmp", file.name));
    }
    round(&mut teacher);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 1);
    assert_eq!(concerns(&mut lead).rows.len(), 1);
}

#[test]
fn each_file_carries_on_from_the_one_before_and_any_order_of_arrival_will_do() {
    let (mut lead, mut teacher, folder) = two();
    let known = listed(&folder);
    for number in 0..4 {
        teacher.record(&format!("Number {number}."));
        round(&mut teacher);
    }
    let mine: Vec<_> = listed(&folder).into_iter().filter(|file| !known.contains(file)).collect();
    assert_eq!(mine.len(), 4);
    // The first two have not been brought here yet.
    let late: Vec<_> =
        mine.iter().take(2).map(|file| (file.name.clone(), bytes(&folder, &file.name))).collect();
    for (name, _) in &late {
        pollster::block_on(holdfast::platform::post_box::PostBox::remove(&folder, name)).unwrap();
    }
    let here = round(&mut lead);
    let so_far = concerns(&mut lead).total;
    assert!(so_far < 4, "they are in random order, and two are missing");
    assert_eq!(here.waiting.len(), 0, "what may still come is waited for in silence");
    for _ in 0..4 {
        round(&mut lead);
    }
    if so_far < 2 {
        assert!(status(&lead).waiting > 0, "and then a person is told");
    }
    for (name, content) in &late {
        folder.plant(name, content);
    }
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 4);
    assert_eq!(status(&lead).waiting, 0);
}

#[test]
fn an_unknown_device_waits_for_a_person() {
    let (mut lead, _, folder) = two();
    let mut stranger = join(&mut lead, 7, "Robin Ekwueme");
    pick(&mut stranger, &folder);
    stranger.record("Urgent.");
    round(&mut stranger);
    let here = round(&mut lead);
    let first = &here.waiting[0];
    assert_eq!((first.why, first.from.as_str()), (Why::Unconfirmed, "Robin Ekwueme"));
    assert_eq!(concerns(&mut lead).total, 0);
    assert!(status(&lead).waiting > 0);
    // A person looks at it on the screen where files are brought in, with what follows on it, and takes it.
    for _ in 0..4 {
        round(&mut lead);
    }
    assert_eq!(status(&lead).waiting, 2);
    let View::Arrivals(arrivals) = lead.ask(Intent::Post(PostIntent::LookAtWaiting)) else { panic!("none") };
    assert!(arrivals.iter().all(|arrival| arrival.found.as_ref().unwrap().unconfirmed));
    lead.ask(Intent::MergeBundles);
    assert_eq!(concerns(&mut lead).total, 1);
    round(&mut lead);
    assert_eq!(status(&lead).waiting, 0);
    // From the day its words were compared it is collected like everybody's.
    let waiting = staff(&mut lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    stranger.record("And more.");
    round(&mut stranger);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 2);
}

#[test]
fn a_person_may_leave_alone_what_waits() {
    let (mut lead, _, folder) = two();
    let mut stranger = join(&mut lead, 7, "Robin Ekwueme");
    pick(&mut stranger, &folder);
    round(&mut lead);
    assert!(status(&lead).waiting > 0);
    let left = post(lead.ask(Intent::Post(PostIntent::LeaveWaiting)));
    assert!(left.waiting.is_empty());
    for _ in 0..3 {
        assert_eq!(round(&mut lead).status.unwrap().waiting, 0);
    }
}

#[test]
fn a_lapsed_permission_is_said_and_nothing_is_lost() {
    let (mut lead, mut teacher, folder) = two();
    folder.refuse(Some(PostBoxError::Lapsed));
    teacher.record("While it was shut.");
    let entries = written(&mut teacher);
    for _ in 0..5 {
        let here = round(&mut teacher);
        let status = here.status.unwrap();
        assert_eq!((status.trouble, status.undelivered), (Some(Trouble::Lapsed), true));
    }
    assert_eq!(written(&mut teacher), entries, "what cannot be delivered is not noted as packed");
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 1);
    folder.refuse(None);
    assert_eq!(round(&mut teacher).status.unwrap().trouble, None);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 1);
}

#[test]
fn a_full_folder_is_asked_again_with_the_same_file() {
    let (mut lead, mut teacher, folder) = two();
    teacher.record("One more.");
    folder.refuse_to_write(Some(PostBoxError::Full));
    round(&mut teacher);
    let entries = written(&mut teacher);
    for _ in 0..5 {
        let status = round(&mut teacher).status.unwrap();
        assert_eq!((status.trouble, status.undelivered), (Some(Trouble::Full), true));
    }
    assert_eq!(written(&mut teacher), entries, "it is made once");
    folder.refuse_to_write(None);
    assert!(!round(&mut teacher).status.unwrap().undelivered);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 1);
}

#[test]
fn a_restart_forgets_nothing_and_repeats_nothing() {
    let (mut lead, mut teacher, folder) = two();
    teacher.record("Before.");
    round(&mut teacher);
    let (files, entries) = (listed(&folder), written(&mut teacher));
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(teacher.status.as_ref().unwrap().post.is_some(), "the post box is known at once");
    let here = round(&mut teacher);
    assert_eq!((listed(&folder), written(&mut teacher)), (files, entries));
    assert!(here.status.unwrap().delivered.is_some());
    settle(&mut [&mut lead, &mut teacher]);
    assert_eq!(concerns(&mut lead).total, 1);
}

#[test]
fn without_a_folder_nothing_is_used_and_stopping_leaves_the_files() {
    let (mut lead, mut teacher) = school();
    assert_eq!(lead.try_ask(Intent::Post(PostIntent::Use), Vec::new()).err(), Some(Problem::NotHere));
    assert!(lead.status.as_ref().unwrap().post.is_none());
    confirm(&mut lead, &mut teacher);
    tell(&mut lead, &mut teacher);
    let folder = Memory::new();
    pick(&mut teacher, &folder);
    teacher.record("Left there.");
    round(&mut teacher);
    let files = listed(&folder);
    let after = post(teacher.ask(Intent::Post(PostIntent::Stop)));
    assert!(after.folder.is_none() && after.status.is_none());
    assert_eq!(listed(&folder), files);
    teacher.restart();
    teacher.unlock(TEACHER);
    assert!(teacher.status.as_ref().unwrap().post.is_none());
    let mut practice = Browser::new(40);
    practice.ask(Intent::Practise);
    *practice.picked.0.borrow_mut() = Some(folder);
    assert_eq!(practice.try_ask(Intent::Post(PostIntent::Use), Vec::new()).err(), Some(Problem::NotAllowed));
}

/// A recording of so many bytes.
fn recording(length: usize, seed: u8) -> Vec<u8> {
    let mut bytes = b"ID3\x04\0\0\0\0\0\0\xff\xfb\x90\0".to_vec();
    bytes.extend((0..length).map(|place| place.to_le_bytes()[0] ^ seed));
    bytes
}

#[test]
fn a_hand_over_in_volumes_counts_once_all_of_them_lie_there() {
    let (mut lead, mut teacher, folder) = two();
    let before = listed(&folder).len();
    let View::Draft(draft) = teacher.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let mut content = teacher.concern("Three recordings.");
    for number in 0..3_u8 {
        let attach =
            Intent::Files(FileIntent::Attach { name: format!("{number}.mp3"), have: usize::from(number) });
        let View::Attached(attached) = teacher.with(attach, &recording(40_000, number)) else {
            panic!("not taken")
        };
        content.attachments.push(attached);
    }
    let content = Box::new(content);
    teacher.ask(Intent::KeepDraft { draft: draft.draft, content: content.clone() });
    teacher.ask(Intent::SaveConcern { draft: draft.draft, content });
    teacher.volume.set(50_000);
    // The folder takes one file and no more.
    folder.take_no_more_than(1);
    assert!(round(&mut teacher).status.unwrap().undelivered);
    round(&mut lead);
    assert_eq!(concerns(&mut lead).total, 0, "without the entries nothing is taken");
    assert_eq!(status(&lead).waiting, 0);
    let entries = written(&mut teacher);
    folder.take_no_more_than(usize::MAX);
    assert!(!round(&mut teacher).status.unwrap().undelivered);
    assert_eq!(written(&mut teacher), entries, "the same hand-over, carried on with");
    assert_eq!(listed(&folder).len(), before + 3);
    round(&mut lead);
    let entry = concerns(&mut lead).rows[0].entry;
    let View::Concern(read) = lead.ask(Intent::Concern { entry }) else { panic!("not read") };
    for file in &read.concern.attachments {
        let with = holdfast::app::intent::Holder::Concern(entry);
        lead.ask(Intent::Files(FileIntent::See { with, file: file.file }));
    }
    settle(&mut [&mut lead, &mut teacher]);
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Read);
    let lying = listed(&folder).into_iter().filter(|file| file.name.ends_with(".age")).count();
    assert_eq!(lying, 0, "its writer takes every volume away once it has come");
}
