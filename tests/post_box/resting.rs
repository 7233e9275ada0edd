//! Rounds in which nothing happens change nothing: a school comes to rest.

use holdfast::app::intent::Intent;
use holdfast::domain::register::Delivery;

use super::{concerns, five, listed, round, two, written};

#[test]
fn two_administrators_and_three_recorders_come_to_rest() {
    let (mut all, folder) = five();
    for (number, browser) in all.iter_mut().enumerate() {
        browser.record(&format!("Written on device {number}."));
    }
    let before: u64 = all.iter_mut().map(written).sum();
    let mut last = Vec::new();
    let mut changed = 0;
    for turn in 0..100 {
        for browser in &mut all {
            round(browser);
        }
        let now: Vec<_> = all.iter_mut().map(written).collect();
        let now = (now, listed(&folder));
        if last.last() != Some(&now) {
            changed = turn;
        }
        last.push(now);
    }
    assert!(changed <= 8, "the last change was in round {changed}");
    let (entries, files) = last.pop().unwrap();
    let words = entries.iter().sum::<u64>() - before;
    assert!(words <= 60, "{words} entries to bring five concerns where they belong: {entries:?}");
    assert!(files.len() <= 10, "{files:?}");
    // And everything is where it belongs.
    for browser in all.iter_mut().take(2) {
        assert_eq!(concerns(browser).total, 5);
    }
    for browser in all.iter_mut().skip(2) {
        let page = concerns(browser);
        assert_eq!((page.total, page.rows[0].delivery), (1, Delivery::Received));
    }
}

#[test]
fn after_a_restart_a_school_at_rest_stays_at_rest() {
    let (mut all, folder) = five();
    all[2].record("One thing.");
    for _ in 0..10 {
        for browser in &mut all {
            round(browser);
        }
    }
    let before: Vec<_> = all.iter_mut().map(written).collect();
    let files = listed(&folder);
    for (place, browser) in all.iter_mut().enumerate() {
        browser.restart();
        let passphrase = if place == 0 { super::school::LEAD } else { super::school::TEACHER };
        browser.unlock(passphrase);
    }
    // Administrators have set up a second factor meanwhile, which is news.
    for _ in 0..10 {
        for browser in &mut all {
            round(browser);
        }
    }
    let settled: Vec<_> = all.iter_mut().map(written).collect();
    assert_eq!(settled[2..], before[2..], "recorders have written nothing");
    let at_rest = listed(&folder);
    assert!(at_rest.len() <= files.len() + 6, "{at_rest:?}");
    for _ in 0..10 {
        for browser in &mut all {
            round(browser);
        }
    }
    assert_eq!(all.iter_mut().map(written).collect::<Vec<_>>(), settled);
    assert_eq!(listed(&folder), at_rest);
}

#[test]
fn reading_tells_the_writer_and_starts_no_conversation() {
    let (mut lead, mut teacher, folder) = two();
    teacher.record("To be read.");
    for _ in 0..6 {
        round(&mut teacher);
        round(&mut lead);
    }
    let entry = concerns(&mut lead).rows[0].entry;
    for _ in 0..3 {
        lead.ask(Intent::Concern { entry });
        round(&mut lead);
        round(&mut teacher);
    }
    assert_eq!(concerns(&mut teacher).rows[0].delivery, Delivery::Read);
    let before = (written(&mut lead), written(&mut teacher), listed(&folder));
    for _ in 0..10 {
        round(&mut lead);
        round(&mut teacher);
    }
    assert_eq!((written(&mut lead), written(&mut teacher), listed(&folder)), before);
}
