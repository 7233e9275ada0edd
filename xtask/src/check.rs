//! The checks that need no finished build: formatting, clippy, native tests, tests of modules in the browser.

use std::path::PathBuf;
use std::process::Command;

use crate::browsers::{self, Browser};
use crate::fuzz::{self, FUZZ};
use crate::install;
use crate::project::Project;
use crate::steps::run;
use crate::tally::{Tally, count};

/// Cargo in the project's root, with everything built in the one target directory.
pub fn cargo(project: &Project, words: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(&project.root).env("CARGO_TARGET_DIR", &project.target).args(words);
    command
}

/// The journeys' own manifest: their dependencies stay out of the program's lock file.
pub const JOURNEYS: &str = "tests/e2e/Cargo.toml";

/// The language check's manifest: its four hundred crates stay out of the program's lock file.
pub const LANGUAGE: &str = "language/Cargo.toml";

/// The benchmark's manifest: it is built on the journeys.
pub const BENCH: &str = "benches/Cargo.toml";

/// Runs every one of these checks.
pub fn all(project: &Project, in_browsers: &[Browser], tally: &mut Tally) {
    tally.step("formatting", "2 seconds", || {
        install::rust_components()?;
        run(&mut cargo(project, &["fmt", "--all", "--check"]))?;
        run(&mut cargo(project, &["fmt", "--manifest-path", JOURNEYS, "--check"]))?;
        run(&mut cargo(project, &["fmt", "--manifest-path", BENCH, "--check"]))?;
        Ok(Tally::one())
    });
    tally.step("clippy, native", "5 seconds, the first time 3 minutes", || {
        run(&mut cargo(project, &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
        Ok(Tally::one())
    });
    tally.step("clippy, wasm32", "5 seconds, the first time 3 minutes", || {
        install::wasm_target()?;
        let options = [
            "clippy",
            "-p",
            "holdfast",
            "--target",
            install::WASM,
            "--lib",
            "--bins",
            "--",
            "-D",
            "warnings",
        ];
        run(&mut cargo(project, &options))?;
        Ok(Tally::one())
    });
    tally.step("clippy, journeys and benchmark", "2 seconds, the first time 30", || {
        for manifest in [JOURNEYS, BENCH] {
            let options = ["clippy", "--manifest-path", manifest, "--all-targets", "--", "-D", "warnings"];
            run(&mut cargo(project, &options))?;
        }
        Ok(Tally::one())
    });
    tally.step(
        "native tests, with those in the documentation",
        "30 seconds, the first time 4 minutes",
        || {
            install::oathtool()?;
            count(&mut cargo(project, &["test", "--workspace", "--no-fail-fast"]))
        },
    );
    tally.step("tests of the language check", "10 seconds, the first time 4 minutes", || {
        run(&mut cargo(project, &["fmt", "--manifest-path", LANGUAGE, "--check"]))?;
        let mut command = cargo(project, &["test", "--manifest-path", LANGUAGE, "--no-fail-fast"]);
        count(command.env("CARGO_TARGET_DIR", project.target.join("language")))
    });
    tally.step("tests of the journeys' own tools", "2 seconds, the first time 30", || {
        count(&mut cargo(project, &["test", "--manifest-path", JOURNEYS, "--no-fail-fast"]))
    });
    tally.step("fuzzing what is read from outside", "30 seconds, the first time 4 minutes", || {
        run(&mut cargo(project, &["fmt", "--manifest-path", FUZZ, "--check"]))?;
        fuzz::all(project)
    });
    let named = browser_tests(project);
    for browser in in_browsers {
        // wasm-bindgen's test runner knows no driver for WebKitGTK; the journeys cover it.
        let (variable, other) = match browser {
            Browser::Chromium => ("CHROMEDRIVER", "GECKODRIVER"),
            Browser::Firefox => ("GECKODRIVER", "CHROMEDRIVER"),
            Browser::Webkit => continue,
        };
        if named.is_empty() {
            continue;
        }
        tally.step(
            &format!("browser tests in {}", browser.name()),
            "20 seconds, the first time 4 minutes",
            || {
                install::wasm_target()?;
                install::wasm_bindgen()?;
                let driver = browsers::driver(*browser)?;
                let mut command =
                    cargo(project, &["test", "-p", "holdfast", "--target", install::WASM, "--no-fail-fast"]);
                for name in &named {
                    command.args(["--test", name]);
                }
                command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
                command.env("WASM_BINDGEN_TEST_TIMEOUT", "300").env(variable, driver).env_remove(other);
                count(&mut command)
            },
        );
    }
}

/// The test targets that run in a browser: `tests/browser_*.rs`.
fn browser_tests(project: &Project) -> Vec<String> {
    let found = std::fs::read_dir(project.root.join("tests")).into_iter().flatten().flatten();
    let name = |file: PathBuf| Some(file.file_name()?.to_str()?.strip_suffix(".rs")?.to_owned());
    let mut names: Vec<String> =
        found.filter_map(|entry| name(entry.path())).filter(|name| name.starts_with("browser_")).collect();
    names.sort();
    names
}
