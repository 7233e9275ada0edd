//! How fast Holdfast is, measured beside what others would use and what the platform allows, alternating in one run:
//! `cargo xtask bench` starts it with a finished release build.

mod jobs;
mod measured;
mod report;

use std::path::PathBuf;

use anyhow::Context as _;
use holdfast_e2e::engine::Engine;
use holdfast_e2e::stage::Setting;
use lexopt::prelude::*;

struct Wish {
    setting: Setting,
    rounds: usize,
    first_visit: u32,
    json: PathBuf,
    page: Option<PathBuf>,
}

fn wish() -> anyhow::Result<Wish> {
    let (mut driver, mut files, mut output) = (None, None, None);
    let (mut json, mut page, mut rounds, mut first_visit) = (None, None, 5, 0);
    let mut words = lexopt::Parser::from_env();
    while let Some(word) = words.next()? {
        match word {
            Long("driver") => driver = Some(PathBuf::from(words.value()?)),
            Long("files") => files = Some(PathBuf::from(words.value()?)),
            Long("output") => output = Some(PathBuf::from(words.value()?)),
            Long("json") => json = Some(PathBuf::from(words.value()?)),
            Long("page") => page = Some(PathBuf::from(words.value()?)),
            Long("first-visit") => first_visit = words.value()?.parse()?,
            Long("rounds") => rounds = words.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    let output = output.context("--output wants a directory")?;
    std::fs::create_dir_all(&output)?;
    let setting = Setting {
        engine: Engine::Chromium,
        driver: driver.unwrap_or_else(|| Engine::Chromium.usual_driver().into()),
        files: files.context("--files wants a finished build")?,
        output: output.canonicalize()?,
    };
    let json = json.unwrap_or_else(|| output.join("result.json"));
    Ok(Wish { setting, rounds, first_visit, json, page })
}

fn main() -> anyhow::Result<()> {
    let wish = wish()?;
    let measured =
        [jobs::first_visit::figure(wish.first_visit), jobs::body_map::run(&wish.setting, wish.rounds)?];
    for one in &measured {
        println!("   {}", report::line(one));
    }
    std::fs::write(&wish.json, serde_json::to_string_pretty(&measured)?)?;
    if let Some(page) = wish.page {
        std::fs::write(page, report::page(&measured))?;
    }
    println!("{}", wish.json.display());
    Ok(())
}
