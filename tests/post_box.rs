//! The post box, through the same intents as the screens, on a folder in memory that behaves as shared folders do.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "post_box/delivering.rs"]
mod delivering;
#[path = "post_box/folders.rs"]
mod folders;
#[path = "post_box/resting.rs"]
mod resting;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{Intent, PostIntent};
use holdfast::app::view::{ConcernPage, Post, PostStatus, View};
use holdfast::domain::person::Right;
use holdfast::platform::post_box::memory::Memory;
use holdfast::platform::post_box::{PostBox, Posted};
use school::{Browser, confirm, copy, join, school, staff, tell};

/// What lies in a box.
fn listed(folder: &Memory) -> Vec<Posted> {
    pollster::block_on(folder.list()).unwrap()
}

/// A file's bytes.
fn bytes(folder: &Memory, name: &str) -> Vec<u8> {
    pollster::block_on(folder.read(name, u64::MAX)).unwrap()
}

fn post(view: View) -> Post {
    match view {
        View::Post(post) => post,
        other => panic!("{other:?}"),
    }
}

/// Picks the box, and goes round once.
fn pick(browser: &mut Browser, folder: &Memory) -> Post {
    *browser.picked.0.borrow_mut() = Some(folder.clone());
    post(browser.ask(Intent::Post(PostIntent::Use)))
}

fn round(browser: &mut Browser) -> Post {
    post(browser.ask(Intent::Post(PostIntent::Round)))
}

fn status(browser: &Browser) -> PostStatus {
    browser.status.as_ref().unwrap().post.clone().unwrap()
}

fn concerns(browser: &mut Browser) -> ConcernPage {
    match browser.ask(Intent::Concerns { offset: 0, limit: 50 }) {
        View::Concerns(page) => page,
        other => panic!("{other:?}"),
    }
}

/// How many entries a browser's register holds that it wrote itself.
fn written(browser: &mut Browser) -> u64 {
    browser.ask(Intent::Home);
    browser.status.as_ref().unwrap().written
}

/// A lead and a teacher who was confirmed and knows it, with one box that both use.
fn two() -> (Browser, Browser, Memory) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    tell(&mut lead, &mut teacher);
    let folder = Memory::new();
    pick(&mut lead, &folder);
    pick(&mut teacher, &folder);
    settle(&mut [&mut lead, &mut teacher]);
    (lead, teacher, folder)
}

/// A lead, a deputy who administers, and three teachers, with one box that all use.
fn five() -> (Vec<Browser>, Memory) {
    let (mut lead, mut first) = school();
    confirm(&mut lead, &mut first);
    for name in ["Ash Verma", "Robin Ekwueme", "Sasha Lindqvist"] {
        lead.ask(Intent::SavePerson { person: None, name: name.into(), job: "Teacher".into(), active: true });
    }
    let mut deputy = join(&mut lead, 10, "Ash Verma");
    confirm(&mut lead, &mut deputy);
    let person =
        staff(&mut lead).people.iter().find(|row| row.person.name == "Ash Verma").unwrap().person.person;
    lead.ask(Intent::Appoint { person, right: Right::Administrator, has: true });
    copy(&mut lead, &mut deputy);
    let mut others = vec![join(&mut lead, 11, "Robin Ekwueme"), join(&mut lead, 12, "Sasha Lindqvist")];
    for other in &mut others {
        confirm(&mut lead, other);
    }
    tell(&mut lead, &mut first);
    let mut all = vec![lead, deputy, first];
    all.append(&mut others);
    let folder = Memory::new();
    for browser in &mut all {
        pick(browser, &folder);
    }
    (all, folder)
}

/// Goes round until nothing changes any more.
fn settle(all: &mut [&mut Browser]) {
    for _ in 0..12 {
        for browser in all.iter_mut() {
            round(browser);
        }
    }
}
