//! `cargo xtask bench`: builds the release and measures it (benches/).

use std::path::{Path, PathBuf};

use crate::browsers::{self, Browser};
use crate::check::{BENCH, cargo};
use crate::project::Project;
use crate::steps::run as run_command;
use crate::{build, install};

/// What the person asked for.
pub struct Wish {
    /// How many rounds.
    pub rounds: usize,
    /// Where the figures go, for programs.
    pub json: Option<PathBuf>,
}

impl Default for Wish {
    fn default() -> Self {
        Self { rounds: 5, json: None }
    }
}

/// Measures, and writes the figures and their page in the documentation.
pub fn run(wish: &Wish) -> anyhow::Result<()> {
    let project = Project::find()?;
    install::for_builds(&project)?;
    let dist = build::release(&project)?;
    let json = wish.json.clone().unwrap_or_else(|| project.target.join("bench/result.json"));
    measure(&project, &dist, wish.rounds, &json, Some(&project.root.join("docs/performance.md")))
}

/// One round, to see that everything is still there to be measured; it changes no page.
pub fn smoke(project: &Project, dist: &Path) -> anyhow::Result<()> {
    measure(project, dist, 1, &project.target.join("bench/smoke.json"), None)
}

fn measure(
    project: &Project,
    dist: &Path,
    rounds: usize,
    json: &Path,
    page: Option<&Path>,
) -> anyhow::Result<()> {
    let first_visit = build::keep_to_budget(project, dist)?;
    let driver = browsers::driver(Browser::Chromium)?;
    install::node()?;
    let mut command = cargo(project, &["run", "--quiet", "--manifest-path", BENCH, "--"]);
    command.arg("--driver").arg(driver).arg("--files").arg(dist);
    command.arg("--output").arg(project.target.join("bench")).arg("--json").arg(json);
    command.args(["--rounds", &rounds.to_string(), "--first-visit", &first_visit.to_string()]);
    if let Some(page) = page {
        command.arg("--page").arg(page);
    }
    run_command(&mut command)
}
