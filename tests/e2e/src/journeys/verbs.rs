//! The harness on a page of its own: each verb does what its name says, and each check can fail.

use anyhow::ensure;

use crate::engine::Engine;
use crate::profile_search;
use crate::stage::Stage;

/// Says everything once.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut person = stage.person_elsewhere("tester")?;
    person.visit("verbs.html")?;
    person.see("Nothing yet")?;
    person.no("Nobody sees this")?;
    ensure!(person.fields_are_private()? == 2, "the two fields for words were not found");

    person.count();
    person.fill("Some words", "new")?;
    person.see_value("Some words", "new")?;
    person.type_keys("er")?;
    person.see_value("Some words", "newer")?;
    person.press("Control+K")?;
    person.see("Control k")?;
    person.press("ArrowDown")?;
    person.see("ArrowDown")?;
    person.write("Longer words", "What happened")?;
    person.press("Tab")?;
    person.see("Longer words: What happened")?;
    let counts = person.counts();
    ensure!(counts.keys == 8 && counts.written == 13, "miscounted: {counts:?}");
    ensure!(counts.screens == ["Verbs"], "the screen was not noted: {counts:?}");

    person.set("A date", "2016-05-31")?;
    person.see("A date: 2016-05-31")?;
    person.choose("A choice", "Second")?;
    person.see("A choice: Second")?;
    person.tick("A box")?;
    person.see("A box: true")?;
    person.tick("A box")?;
    person.see("A box: true")?;
    person.untick("A box")?;
    person.see("A box: false")?;
    person.within("group", "Which one", |person| person.pick("That"))?;
    person.see("That: true")?;
    person.click("button", "Soon")?;
    person.see("It came")?;
    person.within("region", "Right", |person| person.click("button", "Same"))?;
    person.see("Right")?;
    ensure!(person.click("button", "Same").is_err(), "one of two was clicked without saying which");
    person.point("image", "A square", 0.25, 0.5)?;
    person.see("Square at 50 50")?;

    let file = stage.scratch("sent.txt");
    std::fs::write(&file, "hello")?;
    person.upload("Some files", &[file])?;
    person.see("sent.txt says hello")?;
    let kept = person.download(|person| person.click("button", "Save a file"))?;
    ensure!(std::fs::read_to_string(&kept)? == "kept words", "{} holds something else", kept.display());

    person.accessible()?;
    person.session()?.run("document.querySelector('#words').labels[0].remove()", &[])?;
    ensure!(person.accessible().is_err(), "axe missed a field without a label");

    person.plant("planted words")?;
    ensure!(person.storage_text()?.contains("planted words"), "the planted row was not read");
    person.watch_long_tasks()?;
    let busy = "setTimeout(() => { const begun = performance.now(); while (performance.now() - begun < 120) ; }, 0); \
                await new Promise((resolve) => setTimeout(resolve, 400))";
    person.session()?.run_async(busy, &[])?;
    match person.longest_task()? {
        Some(longest) => ensure!(longest >= 100.0, "a task of 120 ms was taken for {longest} ms"),
        None => ensure!(person.engine != Engine::Chromium, "Chromium can tell long tasks"),
    }

    let first = person.picture("verbs")?;
    ensure!(std::fs::metadata(first)?.len() > 1000, "the picture is empty");
    person.new_tab("verbs.html")?;
    person.see("Nothing yet")?;
    person.close_tab()?;
    person.tab(0)?;
    person.see_value("Longer words", "What happened")?;

    person.gather_console()?;
    person.no_console_errors()?;
    person.click("button", "Break")?;
    person.until("the errors in the console", || {
        person.gather_console()?;
        Ok(person.no_console_errors().is_err().then_some(()))
    })?;
    person.forgive("said as an error");
    ensure!(person.no_console_errors().is_err(), "an exception that nobody caught was missed");
    person.forgive("thrown and not caught");
    person.kill_and_restart_at("verbs.html")?;
    ensure!(
        person.storage_text()?.contains("planted words"),
        "the browser forgot what was stored before it was killed"
    );
    person.write("Longer words", "typed here and never stored")?;
    person.write("Some words", "also typed, never stored")?;
    person.plant(PLANTED)?;
    let packs = person.engine != Engine::Webkit;
    let places = person.close()?;
    let absent = ["typed here and never stored", "also typed, never stored", "words that nobody ever wrote"];
    profile_search::prove(&places.profile, packs, PLANTED, &absent)?;
    Ok(())
}

/// What the profile search has to find.
const PLANTED: &str = "planted for the search, in plain words";
