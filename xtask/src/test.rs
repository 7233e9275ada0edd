//! `cargo xtask test`.

use std::path::PathBuf;

use anyhow::Context as _;

use crate::browsers::Browser;
use crate::journeys::{self, Which};
use crate::project::Project;
use crate::tally::Tally;
use crate::{bench, build, check, install};

/// What the person asked for.
#[derive(Default)]
pub struct Wish {
    /// Only this journey, and no other check.
    pub journey: Option<String>,
    /// Name the journeys and stop.
    pub list: bool,
    /// Only this browser.
    pub browser: Option<Browser>,
    /// Every journey in every browser.
    pub all_browsers: bool,
    /// Journeys against the quick build.
    pub quick: bool,
}

/// Runs the checks; whether all passed.
pub fn run(wish: &Wish) -> anyhow::Result<bool> {
    let project = Project::find()?;
    if wish.list {
        journeys::list(&project)?;
        return Ok(true);
    }
    let mut tally = Tally::default();
    if wish.journey.is_none() {
        let tests_in: &[Browser] = match &wish.browser {
            Some(browser) => std::slice::from_ref(browser),
            None if wish.all_browsers => &Browser::ALL,
            None => &[Browser::Chromium],
        };
        check::all(&project, tests_in, &mut tally);
    }
    let mut files = None;
    let what = if wish.quick { "quick build" } else { "release build" };
    tally.step(what, "2 minutes, the first time 8, seconds when nothing changed", || {
        files = Some(built(&project, wish.quick)?);
        Ok(Tally::one())
    });
    if !wish.quick {
        tally.step("size of a first visit", "5 seconds, nothing when nothing changed", || {
            build::keep_to_budget(&project, files.as_ref().context("there is no build to measure")?)?;
            Ok(Tally::one())
        });
        if wish.journey.is_none() {
            tally.step("the benchmark works", "20 seconds, the first time 50", || {
                bench::smoke(&project, files.as_ref().context("there is no build to measure")?)?;
                Ok(Tally::one())
            });
        }
    }
    for (browser, which) in plan(wish) {
        let what = format!("journeys in {}", browser.name());
        tally.step(&what, "1 minute, the first time 2", || {
            let files = files.as_ref().context("there is no build to run them on")?;
            journeys::in_browser(&project, files, browser, &which)
        });
    }
    println!("\n{} passed, {} failed", tally.passed, tally.failed);
    Ok(tally.failed == 0)
}

fn built(project: &Project, quick: bool) -> anyhow::Result<PathBuf> {
    install::for_builds(project)?;
    if quick { build::quick(project) } else { build::release(project) }
}

fn plan(wish: &Wish) -> Vec<(Browser, Which<'_>)> {
    let one = wish.journey.as_deref().map(Which::One);
    match (wish.browser, one) {
        (Some(browser), one) => vec![(browser, one.unwrap_or(Which::All))],
        (None, _) if wish.all_browsers => Browser::ALL
            .into_iter()
            .map(|browser| (browser, wish.journey.as_deref().map_or(Which::All, Which::One)))
            .collect(),
        (None, Some(one)) => vec![(Browser::Chromium, one)],
        (None, None) => vec![
            (Browser::Chromium, Which::All),
            (Browser::Firefox, Which::Everywhere),
            (Browser::Webkit, Which::Everywhere),
        ],
    }
}
