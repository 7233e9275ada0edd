//! A request as a loop of QR codes: drawn as the screen draws them, and read back from the drawing.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::Intent;
use holdfast::app::problem::{BundleFlaw, Problem};
use holdfast::app::view::{FramesRead, View};
use school::Browser;

/// A code as the screen shows it: four points for each module, and a quiet margin.
fn picture(rows: &[String]) -> (usize, Vec<u8>) {
    let side = (rows.len() + 8) * 4;
    let dark = |x: usize, y: usize| {
        let (column, row) = ((x / 4).wrapping_sub(4), (y / 4).wrapping_sub(4));
        rows.get(row).and_then(|row| row.as_bytes().get(column)) == Some(&b'1')
    };
    let points = (0..side * side).map(|at| if dark(at % side, at / side) { 20 } else { 235 });
    (side, points.collect())
}

fn read(browser: &mut Browser, rows: &[String]) -> (FramesRead, Option<Vec<u8>>) {
    let (width, points) = picture(rows);
    let (view, blobs) = browser.try_ask(Intent::ReadFrames { width }, vec![points]).unwrap();
    let View::FramesRead(read) = view else { panic!("{view:?}") };
    (read, blobs.into_iter().next())
}

#[test]
fn what_one_screen_shows_another_reads_in_any_order() {
    let message: Vec<u8> = (0..5_000_u32).map(|at| (at * 7 % 251) as u8).collect();
    let (view, _) = Browser::new(1).try_ask(Intent::ShowFrames, vec![message.clone()]).unwrap();
    let View::Frames(codes) = view else { panic!("{view:?}") };
    assert_eq!(codes.len(), 10);
    let mut other = Browser::new(2);
    for (number, code) in codes.iter().rev().enumerate() {
        let (now, whole) = read(&mut other, code);
        assert_eq!((now.found, now.have, now.of), (true, number + 1, 10));
        assert_eq!(whole, (number == 9).then(|| message.clone()));
        if number < 9 {
            assert_eq!(read(&mut other, code).0.have, number + 1, "the same one again");
        }
    }
}

#[test]
fn a_picture_of_something_else_is_not_an_error_and_a_broken_one_is() {
    let mut browser = Browser::new(1);
    let grey = vec![128; 100 * 80];
    let (view, blobs) = browser.try_ask(Intent::ReadFrames { width: 100 }, vec![grey]).unwrap();
    assert_eq!(view, View::FramesRead(FramesRead { found: false, have: 0, of: 0 }));
    assert!(blobs.is_empty());
    for (width, length) in [(0, 0), (0, 10), (100, 0), (7, 10), (usize::MAX, 10)] {
        let outcome = browser.try_ask(Intent::ReadFrames { width }, vec![vec![0; length]]);
        assert_eq!(outcome.err(), Some(Problem::Bundle(BundleFlaw::BadParts)), "{width} {length}");
    }
    let long = browser.try_ask(Intent::ShowFrames, vec![vec![0; 200_000]]);
    assert_eq!(long.err(), Some(Problem::TooLongForFrames));
}
