//! A long job is stopped half way, within one bundle too: the vault is sound, says nothing that is not so, and the same job done
//! again comes to its end.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of it")]
#[path = "bundles/forge.rs"]
mod forge;
#[path = "bundles/large.rs"]
mod large;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use forge::Sender;
use holdfast::app::intent::{Intent, PostIntent, Sending};
use holdfast::app::problem::Problem;
use holdfast::app::view::{Arrival, Found, View};
use large::{files_among, hand_over};
use school::{Browser, LEAD, TEACHER, confirm, deputy, school};

const ENTRIES: usize = 400;

fn look(browser: &mut Browser, files: &[Vec<u8>]) -> Result<Vec<Found>, Problem> {
    let names = files.iter().map(|_| "f".to_owned()).collect();
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names }, files.to_vec())?;
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    Ok(arrivals.into_iter().map(|arrival| arrival.found.unwrap()).collect())
}

fn concerns(browser: &Browser) -> usize {
    browser.app.register().unwrap().concerns.len()
}

/// How often a job asks whether to go on.
fn asks<T>(browser: &mut Browser, job: impl FnOnce(&mut Browser) -> T) -> (usize, T) {
    browser.patience.set(usize::MAX);
    let done = job(browser);
    (usize::MAX - browser.patience.get(), done)
}

/// Some of the places at which a job asks so often, the last among them.
fn places(asked: usize) -> impl Iterator<Item = usize> {
    (1..asked).step_by(asked.div_ceil(9)).chain([asked])
}

/// The lead, and a hand-over of many entries and files of a confirmed colleague's.
fn large() -> (Browser, Vec<u8>) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let file = hand_over(&mut Sender::of(&teacher, TEACHER), &Sender::of(&lead, LEAD), ENTRIES);
    (lead, file)
}

#[test]
fn looking_into_one_bundle_stops_at_any_place_and_shows_how_far_it_is() {
    let (mut lead, file) = large();
    let files = [file];
    let (asked, found) = asks(&mut lead, |lead| look(lead, &files).unwrap());
    assert_eq!((found[0].new_concerns, found[0].files), (ENTRIES, files_among(ENTRIES)));
    assert!(asked > 40, "{asked}");
    let mut far = Vec::new();
    for patience in places(asked) {
        lead.patience.set(patience);
        assert_eq!(look(&mut lead, &files), Err(Problem::CalledOff), "{patience} of {asked}");
        let (done, total) = lead.slices.said.get();
        far.push(done * 100 / total);
    }
    assert!(far.is_sorted() && far[0] < 10 && far[far.len() - 1] > 80, "{far:?}");
    assert!(far.windows(2).filter(|two| two[0] < two[1]).count() > 4, "it moves: {far:?}");
    lead.patience.set(usize::MAX);
    let View::Merged(merged) = lead.ask(Intent::MergeBundles) else { panic!("not merged") };
    assert!(merged.is_empty(), "what was not looked into to its end is not there to be taken");
    assert_eq!(concerns(&lead), 0);
}

#[test]
fn a_merge_that_is_stopped_takes_all_or_nothing_and_can_simply_be_done_again() {
    let (mut lead, file) = large();
    let (codes, _) = lead.add_second_factor();
    let open = |lead: &mut Browser| {
        lead.unlock(LEAD);
        // Each code is taken once.
        lead.clock.0.set(lead.clock.0.get() + 60_000);
        let code = lead.code(&codes);
        lead.with(Intent::GiveCode, code.as_bytes());
    };
    let files = [file];
    let again = |patience: usize| {
        let mut lead = lead.backed_up();
        open(&mut lead);
        look(&mut lead, &files).unwrap();
        lead.patience.set(patience);
        let stopped = lead.try_ask(Intent::MergeBundles, Vec::new());
        (lead, stopped)
    };
    let (whole, _) = again(usize::MAX);
    let asked = usize::MAX - whole.patience.get();
    assert!(asked > 20, "{asked}");
    for patience in places(asked) {
        let (mut lead, stopped) = again(patience);
        assert_eq!(stopped.err(), Some(Problem::CalledOff), "{patience} of {asked}");
        assert_eq!(concerns(&lead), 0, "nothing of it was taken");
        assert!(
            lead.app.register().unwrap().merged.iter().all(|(.., number)| *number == 1),
            "nor said to be"
        );
        // The same look still stands …
        lead.patience.set(usize::MAX);
        let mut reopened = lead.backed_up();
        lead.ask(Intent::MergeBundles);
        // … and a vault that is opened anew after the stop is sound, and takes the file.
        open(&mut reopened);
        assert_eq!(concerns(&reopened), 0);
        look(&mut reopened, &files).unwrap();
        reopened.ask(Intent::MergeBundles);
        for browser in [&mut lead, &mut reopened] {
            assert_eq!(concerns(browser), ENTRIES);
            let (View::FileMade(copy), _) = browser.file(Intent::FullCopy) else { panic!("no copy") };
            assert_eq!((copy.files, copy.lacking), (files_among(ENTRIES), 0), "with every attachment");
        }
    }
}

#[test]
fn of_several_files_those_taken_before_the_stop_are_said_to_be_and_the_others_wait() {
    let (mut lead, mut teacher) = school();
    teacher.record("No coat in the rain.");
    let (_, first) = teacher.file(Intent::HandOver);
    teacher.record("No coat again.");
    let (_, second) = teacher.file(Intent::HandOver);
    let files = [first, second];
    look(&mut lead, &files).unwrap();
    let mut stopped = None;
    for patience in 2..200 {
        let mut browser = lead.backed_up();
        browser.unlock(LEAD);
        look(&mut browser, &files).unwrap();
        browser.patience.set(patience);
        if let Ok((View::Merged(arrivals), _)) = browser.try_ask(Intent::MergeBundles, Vec::new()) {
            stopped = Some((browser, arrivals));
            break;
        }
    }
    let (mut browser, arrivals) = stopped.unwrap();
    let said: Vec<_> = arrivals.iter().map(|Arrival { found, .. }| found.clone().err()).collect();
    assert_eq!(said, [None, Some(Problem::CalledOff)]);
    assert_eq!(concerns(&browser), 1);
    browser.patience.set(usize::MAX);
    let View::Merged(rest) = browser.ask(Intent::MergeBundles) else { panic!("not merged") };
    assert_eq!(rest.len(), 1);
    assert_eq!(concerns(&browser), 2);
}

#[test]
fn packing_that_is_stopped_leaves_no_word_that_anything_was_packed() {
    let (mut lead, file) = large();
    deputy(&mut lead);
    look(&mut lead, &[file]).unwrap();
    lead.ask(Intent::MergeBundles);
    lead.record("Written by the lead.");
    let jobs = [
        Intent::FullCopy,
        Intent::HandOver,
        Intent::SendUpdate,
        Intent::Post(PostIntent::Preview(Sending::FullCopy)),
        Intent::Post(PostIntent::Preview(Sending::Update)),
    ];
    for job in jobs {
        let numbers = |browser: &Browser| browser.app.register().unwrap().numbers.clone();
        let mut whole = lead.backed_up();
        whole.unlock(LEAD);
        let (asked, _) = asks(&mut whole, |whole| whole.try_ask(job.clone(), Vec::new()).unwrap());
        for patience in places(asked) {
            let before = (numbers(&lead), lead.app.register().unwrap().entries);
            lead.patience.set(patience);
            let stopped = lead.try_ask(job.clone(), Vec::new()).err();
            assert_eq!(stopped, Some(Problem::CalledOff), "{job:?}: {patience} of {asked}");
            assert_eq!((numbers(&lead), lead.app.register().unwrap().entries), before, "{job:?}");
            assert_eq!(lead.status.as_ref().unwrap().not_handed_over, 1, "{job:?}");
        }
        lead.patience.set(usize::MAX);
    }
    lead.restart();
    lead.unlock(LEAD);
    assert_eq!(concerns(&lead), ENTRIES + 1, "the log goes on without a fork");
    let (View::FileMade(made), _) = lead.file(Intent::HandOver) else { panic!("no file") };
    assert_eq!(made.files, files_among(ENTRIES));
    assert_eq!(lead.status.as_ref().unwrap().not_handed_over, 0);
}
