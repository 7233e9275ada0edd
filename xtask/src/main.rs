//! `cargo xtask`: everything a person does to this project besides writing it.

mod bench;
mod browsers;
mod build;
mod check;
mod figures;
mod fuzz;
mod install;
mod journeys;
mod language;
mod packages;
mod parts;
mod project;
mod serve;
mod steps;
mod tally;
mod test;

use std::process::ExitCode;

use anyhow::{Context as _, bail};
use lexopt::prelude::*;

const HELP: &str = "\
Usage: cargo xtask <command>

  serve    builds Holdfast and serves it on this machine
             --port N       port to serve on (8080)
             --release      the small build instead of the quick one
             --open         opens it in your browser
  build    makes the release build in dist/: static files for any web host
  draw     draws the body map's figures from their sources in xtask/figures/
  bench    measures the release build beside what others would use and what the platform allows
             --rounds N     so many rounds (5)
             --json PATH    the figures for programs (target/bench/result.json)
  fuzz     feeds what reads files from outside with what nobody would write, as test does
  test     runs every check and closes with one line: N passed, N failed
             --journey NAME     only this journey
             --list             names the journeys
             --browser NAME     journeys and browser tests in chromium, firefox or webkit
             --all-browsers     every journey in all three
             --quick            journeys against the quick build instead of the release build

Whatever is missing on this machine is installed first; the second time nothing is.";

/// What was asked for on the command line.
enum Wish {
    Help,
    Serve(serve::Wish),
    Build,
    Draw,
    Bench(bench::Wish),
    Fuzz,
    Test(test::Wish),
}

fn main() -> ExitCode {
    let done = wish().and_then(|wish| match wish {
        Wish::Help => {
            println!("{HELP}");
            Ok(true)
        }
        Wish::Serve(wish) => serve::run(&wish).map(|()| true),
        Wish::Build => build::run().map(|()| true),
        Wish::Bench(wish) => bench::run(&wish).map(|()| true),
        Wish::Draw => figures::run().map(|()| true),
        Wish::Fuzz => fuzz::all(&project::Project::find()?).map(|tally| tally.failed == 0),
        Wish::Test(wish) => test::run(&wish),
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn wish() -> anyhow::Result<Wish> {
    let mut words = lexopt::Parser::from_env();
    let command = match words.next()? {
        Some(Value(command)) => command.string()?,
        Some(Long("help") | Short('h')) | None => return Ok(Wish::Help),
        Some(other) => return Err(other.unexpected().into()),
    };
    let wish = match command.as_str() {
        "serve" => {
            let mut wish = serve::Wish::default();
            while let Some(word) = words.next()? {
                match word {
                    Long("port") => wish.port = words.value()?.parse().context("--port wants a number")?,
                    Long("release") => wish.release = true,
                    Long("open") => wish.open = true,
                    other => return Err(other.unexpected().into()),
                }
            }
            Wish::Serve(wish)
        }
        "build" => match words.next()? {
            None => Wish::Build,
            Some(other) => return Err(other.unexpected().into()),
        },
        "draw" => match words.next()? {
            None => Wish::Draw,
            Some(other) => return Err(other.unexpected().into()),
        },
        "bench" => {
            let mut wish = bench::Wish::default();
            while let Some(word) = words.next()? {
                match word {
                    Long("rounds") => {
                        wish.rounds = words.value()?.parse().context("--rounds wants a number")?
                    }
                    Long("json") => wish.json = Some(words.value()?.into()),
                    other => return Err(other.unexpected().into()),
                }
            }
            Wish::Bench(wish)
        }
        "fuzz" => match words.next()? {
            None => Wish::Fuzz,
            Some(other) => return Err(other.unexpected().into()),
        },
        "test" => {
            let mut wish = test::Wish::default();
            while let Some(word) = words.next()? {
                match word {
                    Long("journey") => wish.journey = Some(words.value()?.string()?),
                    Long("list") => wish.list = true,
                    Long("browser") => wish.browser = Some(words.value()?.string()?.parse()?),
                    Long("all-browsers") => wish.all_browsers = true,
                    Long("quick") => wish.quick = true,
                    other => return Err(other.unexpected().into()),
                }
            }
            Wish::Test(wish)
        }
        "help" => Wish::Help,
        other => bail!("there is no command \"{other}\"\n\n{HELP}"),
    };
    Ok(wish)
}
