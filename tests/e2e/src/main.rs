//! Whole journeys through Holdfast in real browsers. `--list` names them; without a name all of them run.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use holdfast_e2e::engine::Engine;
use holdfast_e2e::stage::{Setting, Stage};
use holdfast_e2e::{audit, journeys};
use lexopt::prelude::*;

struct Wish {
    setting: Setting,
    list: bool,
    everywhere: bool,
    names: Vec<String>,
}

fn wish() -> anyhow::Result<Wish> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let (mut list, mut everywhere, mut names) = (false, false, Vec::new());
    let mut engine = Engine::Chromium;
    let mut driver = None;
    let mut files = here.join("../../dist");
    let mut output = here.join("target/journeys");
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("list") => list = true,
            Long("everywhere") => everywhere = true,
            Long("browser") => engine = Engine::named(&words.value()?.string()?)?,
            Long("driver") => driver = Some(PathBuf::from(words.value()?)),
            Long("files") => files = PathBuf::from(words.value()?),
            Long("output") => output = PathBuf::from(words.value()?),
            Value(name) => names.push(name.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    for name in &names {
        anyhow::ensure!(
            journeys::ALL.iter().any(|journey| journey.name == name),
            "there is no journey \"{name}\"; --list names them"
        );
    }
    std::fs::create_dir_all(&output)?;
    let driver = driver.unwrap_or_else(|| engine.usual_driver().into());
    let setting = Setting { engine, driver, files, output: output.canonicalize()? };
    Ok(Wish { setting, list, everywhere, names })
}

fn run() -> anyhow::Result<bool> {
    let wish = wish()?;
    if wish.list {
        for journey in journeys::ALL {
            let where_to = if journey.everywhere { "every browser" } else { "chromium" };
            println!("{:16} {} [{where_to}]", journey.name, journey.about);
        }
        return Ok(true);
    }
    audit::install_axe()?;
    let browser = wish.setting.engine.name();
    let (mut passed, mut failed) = (0, 0);
    for journey in journeys::ALL {
        let named = wish.names.is_empty() || wish.names.iter().any(|name| name == journey.name);
        if !named || (wish.everywhere && !journey.everywhere) {
            continue;
        }
        println!("── journey {} in {browser}: {}", journey.name, journey.about);
        let begun = Instant::now();
        let outcome = Stage::set(&wish.setting, journey.name).and_then(|mut stage| {
            (journey.run)(&mut stage)?;
            stage.finish()
        });
        let seconds = begun.elapsed().as_secs_f32();
        match outcome {
            Ok(()) => {
                passed += 1;
                println!("── passed in {seconds:.1} s: {} in {browser}", journey.name);
            }
            Err(error) => {
                failed += 1;
                println!("{error:#}\n── FAILED after {seconds:.1} s: {} in {browser}", journey.name);
            }
        }
    }
    println!("test result: {passed} passed; {failed} failed");
    Ok(failed == 0)
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("journeys: {error:#}");
            ExitCode::FAILURE
        }
    }
}
