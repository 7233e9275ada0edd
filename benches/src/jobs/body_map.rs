//! One more mark on a body map that has hundreds, beside the same scene in plain DOM.

use anyhow::{Context as _, ensure};
use holdfast_e2e::journeys::body_map::{begin, place_marks};
use holdfast_e2e::person::Person;
use holdfast_e2e::stage::{Setting, Stage};
use serde_json::{Value, json};

use crate::measured::{Measured, Spread};

/// So many marks are there once one more is.
const MARKS: usize = 500;
/// So many are added in a round.
const ADDED: usize = 20;
/// The goal: so many times what plain DOM takes.
const TIMES: f64 = 1.2;
/// Presses and lifts a pointer, waits until every script that follows has run, and lays the page out; answers the
/// milliseconds that took and what the page then says under the drawing.
const ADD: &str = "const [across, down] = arguments; const svg = document.querySelector('svg.map-canvas'); \
    const box = svg.getBoundingClientRect(); const where = { bubbles: true, cancelable: true, pointerId: 9, \
    clientX: box.x + box.width * across, clientY: box.y + box.height * down }; const channel = new MessageChannel(); \
    const settled = new Promise((settle) => { channel.port1.onmessage = settle; }); const begun = performance.now(); \
    svg.dispatchEvent(new PointerEvent('pointerdown', where)); svg.dispatchEvent(new PointerEvent('pointerup', where)); \
    channel.port2.postMessage(0); await settled; document.body.getBoundingClientRect(); \
    return [performance.now() - begun, document.querySelector('figcaption').textContent];";

/// Alternates between the two.
pub fn run(setting: &Setting, rounds: usize) -> anyhow::Result<Measured> {
    let mut stage = Stage::set(setting, "bench-body-map")?;
    stage.serve_beside("plain-map.html", include_str!("../../pages/plain-map.html"))?;
    stage.serve_beside("plain-map.js", include_str!("../../pages/plain-map.js"))?;
    let mut ours = begin(&mut stage, "ours", "Ellis Egan")?;
    place_marks(&mut ours, MARKS)?;
    let scene = ours.session()?.run("return document.getElementById('main').outerHTML", &[])?;
    ours.click("button", "Undo")?;
    ours.see(&format!("{} marks in this view", MARKS - 1))?;
    ours.see("Draft kept")?;

    let plain = stage.person_elsewhere("plain")?;
    plain.session()?.go(&format!("{}plain-map.html", stage.site.url()))?;
    plain.until("the plain page", || {
        Ok(plain.session()?.run("return typeof scene === 'function' || null", &[])?.as_bool())
    })?;
    plain.session()?.run("scene(arguments[0]); takeBack()", &[scene])?;

    let (mut of_ours, mut of_plain) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        for _ in 0..ADDED {
            of_ours.push(add(&ours)?);
            ours.click("button", "Undo")?;
            ours.see(&format!("{} marks in this view", MARKS - 1))?;
        }
        for _ in 0..ADDED {
            of_plain.push(add(&plain)?);
            plain.session()?.run("takeBack()", &[])?;
        }
    }
    ours.close()?;
    plain.close()?;
    stage.finish()?;
    let ours = Spread::of(of_ours).context("no round was run")?;
    let floor = Spread::of(of_plain).context("no round was run")?;
    Ok(Measured {
        job: "add a mark to 499 on a body map",
        unit: "ms",
        ours,
        floor: Some(("plain DOM", floor)),
        peers: Vec::new(),
        goal: "at most 1.2 times plain DOM, and one frame of 16 ms",
        ratio_to_goal: (ours.median / (TIMES * floor.median)).max(ours.median / 16.0),
    })
}

/// Adds one mark, which must be there at the end.
fn add(person: &Person) -> anyhow::Result<f64> {
    let told = person.session()?.run_async(ADD, &[json!(0.5), json!(0.45)])?;
    let counted = told[1].as_str().unwrap_or_default();
    ensure!(counted.contains(&format!("{MARKS} marks")), "the mark is not there yet: {counted}");
    told.get(0).and_then(Value::as_f64).context("no time came back")
}
