//! The tools a build needs, at the versions the project names; only what is missing is installed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail, ensure};

use crate::check::cargo;
use crate::packages;
use crate::project::Project;
use crate::steps::{run, says, step};

/// The target everything in the browser is compiled for.
pub const WASM: &str = "wasm32-unknown-unknown";
/// The same as the `wasm-bindgen` in Cargo.toml, which pins it; a test compares them.
pub const WASM_BINDGEN: &str = "0.2.130";
/// The same as in Trunk.toml; newer ones need a newer compiler.
const TRUNK: &str = "0.21.14";
/// The npm package that carries wasm-opt.
const BINARYEN: &str = "132.0.0";
/// Firefox's WebDriver server; its own package is not in Debian.
const GECKODRIVER: &str = "0.37.1";

/// Everything that compiling for the browser needs.
pub fn for_builds(project: &Project) -> anyhow::Result<()> {
    wasm_target()?;
    wasm_bindgen()?;
    cargo_tool(
        "trunk",
        TRUNK,
        &["--locked", "--no-default-features", "--features", "rustls", "--debug"],
        "4 minutes",
    )?;
    // Trunk is run so that it fetches nothing, and the release build uses crates that no check before it does.
    run(cargo(project, &["fetch", "--locked"]).arg("--quiet"))?;
    wasm_opt(project).map(drop)
}

/// The standard library for the browser.
pub fn wasm_target() -> anyhow::Result<()> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let library =
        says(rustc, &["--print", "target-libdir", "--target", WASM]).context("rustc does not start")?;
    if Path::new(&library).is_dir() {
        return Ok(());
    }
    if packages::on_path(&["rustup"]).is_none() {
        bail!(
            "the Rust library for {WASM} is missing, and there is no rustup to add it: \
             install Rust with rustup, or your system's package of that library (on Debian libstd-rust-dev-wasm32)"
        );
    }
    step("adding the wasm target to Rust", "5 seconds", || {
        run(Command::new("rustup").args(["target", "add", WASM]))
    })
}

/// Rust's formatter and linter, which a minimal installation leaves out.
pub fn rust_components() -> anyhow::Result<()> {
    for (name, program) in [("rustfmt", "cargo-fmt"), ("clippy", "cargo-clippy")] {
        if says(program, &["--version"]).is_some() {
            continue;
        }
        if packages::on_path(&["rustup"]).is_none() {
            bail!("{name} is missing, and there is no rustup to add it: install your system's package of it");
        }
        step(&format!("adding {name} to Rust"), "5 seconds", || {
            run(Command::new("rustup").args(["component", "add", name]))
        })?;
    }
    Ok(())
}

/// wasm-bindgen's command and test runner, exactly as new as the crate.
pub fn wasm_bindgen() -> anyhow::Result<()> {
    // Not --locked: its lock file names versions that have been withdrawn.
    cargo_tool("wasm-bindgen", WASM_BINDGEN, &[], "3 minutes")
}

/// Firefox's WebDriver server.
pub fn geckodriver() -> anyhow::Result<()> {
    match packages::on_path(&["geckodriver"]) {
        Some(_) => Ok(()), // any version drives any Firefox of today
        None => cargo_tool("geckodriver", GECKODRIVER, &["--debug"], "90 seconds"),
    }
}

fn cargo_tool(name: &str, version: &str, options: &[&str], usually: &str) -> anyhow::Result<()> {
    let right = |said: String| said.split_whitespace().any(|word| word == version);
    if says(name, &["--version"]).is_some_and(right) {
        return Ok(());
    }
    let package = if name == "wasm-bindgen" { "wasm-bindgen-cli" } else { name };
    step(&format!("installing {package} {version} with cargo"), usually, || {
        let mut command = Command::new("cargo");
        // In a directory of its own: a tool is built once and has no place among the project's own artefacts.
        command.env_remove("CARGO_TARGET_DIR");
        run(command.args(["install", package, "--version", version, "--force"]).args(options))?;
        ensure!(
            says(name, &["--version"]).is_some_and(right),
            "{name} {version} was installed but is not the one on PATH: put cargo's bin directory first on PATH"
        );
        Ok(())
    })
}

/// wasm-opt at the version the project names: the one on PATH if it is that, or npm's, kept in the target directory.
pub fn wasm_opt(project: &Project) -> anyhow::Result<PathBuf> {
    let major = BINARYEN.split('.').next().unwrap_or_default();
    let right = |said: String| said.starts_with(&format!("wasm-opt version {major}"));
    if let Some(found) = packages::on_path(&["wasm-opt"])
        && says(&found, &["--version"]).is_some_and(right)
    {
        return Ok(found);
    }
    let place = project.kept().join(format!("binaryen-{BINARYEN}"));
    let program = place.join("node_modules/.bin/wasm-opt");
    if program.is_file() {
        return Ok(program);
    }
    node()?;
    step(
        &format!("installing wasm-opt (npm's binaryen {BINARYEN}) into the target directory"),
        "10 seconds",
        || {
            std::fs::create_dir_all(&place)?;
            let mut npm = Command::new("npm");
            npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(&place);
            run(npm.arg(format!("binaryen@{BINARYEN}")))?;
            ensure!(says(&program, &["--version"]).is_some_and(right), "npm's wasm-opt does not run");
            Ok(program)
        },
    )
}

/// A generator of one-time codes that is not ours, to check ours against.
pub fn oathtool() -> anyhow::Result<()> {
    match packages::on_path(&["oathtool"]) {
        Some(_) => Ok(()),
        None => packages::install("a generator of one-time codes", &["oathtool"]),
    }
}

/// A compiler of C++, of which the fuzzer is made.
pub fn cxx() -> anyhow::Result<()> {
    match packages::on_path(&["c++", "g++", "clang++"]) {
        Some(_) => Ok(()),
        None => packages::install("a compiler of C++", &["g++"]),
    }
}

/// Node and npm, for wasm-opt and for the accessibility checks.
pub fn node() -> anyhow::Result<()> {
    match packages::on_path(&["node"]).and(packages::on_path(&["npm"])) {
        Some(_) => Ok(()),
        None => packages::install("Node with npm", &["nodejs", "npm"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_agree_wherever_they_are_named() {
        let manifest = include_str!("../../Cargo.toml");
        assert!(manifest.contains(&format!("wasm-bindgen = \"={WASM_BINDGEN}\"")));
        let language = include_str!("../../language/Cargo.toml");
        assert!(language.contains(&format!("wasm-bindgen = \"={WASM_BINDGEN}\"")));
        let trunk = include_str!("../../Trunk.toml");
        assert!(trunk.contains(&format!("wasm_bindgen = \"{WASM_BINDGEN}\"")));
        assert!(trunk.contains(&format!("trunk-version = \"{TRUNK}\"")));
    }
}
