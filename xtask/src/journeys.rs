//! Running the journeys (tests/e2e) against a finished build.

use std::path::Path;

use crate::browsers::{self, Browser};
use crate::check::{JOURNEYS, cargo};
use crate::install;
use crate::project::Project;
use crate::steps::run;
use crate::tally::{Tally, count};

/// Which journeys to run in one browser.
pub enum Which<'a> {
    /// All of them.
    All,
    /// Those that are run in every browser on every run.
    Everywhere,
    /// Only this one.
    One(&'a str),
}

/// Runs journeys in one browser, installing it where it is missing.
pub fn in_browser(project: &Project, files: &Path, browser: Browser, which: &Which) -> anyhow::Result<Tally> {
    let driver = browsers::driver(browser)?;
    install::node()?;
    let mut command = cargo(project, &["run", "--quiet", "--manifest-path", JOURNEYS, "--"]);
    match which {
        Which::All => {}
        Which::Everywhere => drop(command.arg("--everywhere")),
        Which::One(name) => drop(command.arg(name)),
    }
    command.args(["--browser", browser.name(), "--driver"]).arg(driver);
    command.arg("--files").arg(files).arg("--output").arg(project.target.join("journeys"));
    count(&mut command)
}

/// Names the journeys.
pub fn list(project: &Project) -> anyhow::Result<()> {
    run(&mut cargo(project, &["run", "--quiet", "--manifest-path", JOURNEYS, "--", "--list"]))
}
