//! The language check (`language/`): a wasm of its own, made once for the same sources and then taken from where it is
//! kept. Its wasm is named by its content, as are the other parts that come later.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use xtask::site::sha256;

use crate::build::{cargo_home, read_all};
use crate::install;
use crate::project::Project;
use crate::steps::{run, says, step};

/// What its files begin with.
const NAME: &str = "language";
/// Crates that it is made of ask for randomness, which it never uses; in a browser they must be told where it comes from.
const RANDOMNESS: &str = "--cfg getrandom_backend=\"wasm_js\"";

/// Whether a file of the finished program belongs to it.
pub fn is_part_of(path: &str) -> bool {
    path.starts_with(NAME)
}

/// Whether a file is fetched when it is first wanted, and not with the rest: megabytes that nobody waits for.
pub fn is_fetched_when_wanted(path: &str) -> bool {
    is_part_of(path) && path.ends_with(".wasm")
}

/// Builds it, unless the same sources were built before; the directory with its files. `shrink` makes the wasm small;
/// `how` names it, for what is kept.
pub fn build(
    project: &Project,
    how: &str,
    shrink: impl Fn(&Path) -> anyhow::Result<()>,
) -> anyhow::Result<PathBuf> {
    let kept = project.kept().join(NAME).join(format!("{}-{how}", sources(project)?));
    if kept.is_dir() {
        return Ok(kept);
    }
    step("compiling the language check", "2 minutes, nothing when it has not changed", || {
        let target = project.target.join(NAME);
        let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
        let crates = cargo_home()?.join("registry/src");
        let flags = format!("{flags} {RANDOMNESS} --remap-path-prefix={}=crates", crates.display());
        run(Command::new("cargo")
            .current_dir(&project.root)
            .args(["build", "--release", "--locked", "--target", install::WASM, "--manifest-path"])
            .arg(project.root.join(NAME).join("Cargo.toml"))
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTFLAGS", flags.trim()))?;
        let compiled = target.join(install::WASM).join("release/holdfast_language.wasm");
        let work = kept.with_extension("unfinished");
        if work.exists() {
            std::fs::remove_dir_all(&work)?;
        }
        run(Command::new("wasm-bindgen")
            .args(["--target", "web", "--no-typescript", "--out-name", NAME, "--out-dir"])
            .arg(&work)
            .arg(&compiled))?;
        name_by_content(&work, shrink)?;
        Ok(std::fs::rename(&work, &kept)?)
    })?;
    Ok(kept)
}

/// Shrinks the wasm, names it by what it holds, and has the JavaScript ask for it by that name.
fn name_by_content(work: &Path, shrink: impl Fn(&Path) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let plain = format!("{NAME}_bg.wasm");
    let wasm = work.join(&plain);
    shrink(&wasm)?;
    let hash = sha256(&std::fs::read(&wasm)?);
    let name = format!("{NAME}-{}.wasm", hash.get(..12).unwrap_or_default());
    std::fs::rename(&wasm, work.join(&name))?;
    let script = work.join(format!("{NAME}.js"));
    let text = std::fs::read_to_string(&script)?;
    Ok(std::fs::write(&script, renamed(&text, &plain, &name)?)?)
}

fn renamed(script: &str, plain: &str, name: &str) -> anyhow::Result<String> {
    ensure!(script.matches(plain).count() == 1, "{NAME}.js does not name {plain} once");
    Ok(script.replace(plain, name))
}

/// What stands for everything that it is made of: its sources, the locked versions, the compiler, the tools.
fn sources(project: &Project) -> anyhow::Result<String> {
    let top = project.root.join(NAME);
    let mut files = BTreeMap::new();
    for part in ["src", "words"] {
        read_all(&top, &top.join(part), &mut files)?;
    }
    for file in ["Cargo.toml", "Cargo.lock"] {
        files.insert(file.into(), std::fs::read(top.join(file))?);
    }
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let compiler = says(compiler, &["--version"]).context("rustc does not start")?;
    let mut all: Vec<u8> = [compiler.as_str(), RANDOMNESS, install::WASM_BINDGEN].concat().into_bytes();
    for (path, bytes) in files {
        all.extend(path.bytes().chain(sha256(&bytes).bytes()));
    }
    Ok(sha256(&all).get(..16).unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_wasm_waits_until_it_is_wanted() {
        assert!(is_fetched_when_wanted("language-0123456789ab.wasm"));
        for path in
            ["language.js", "language-worker.js", "later-screens-0123456789ab.wasm", "holdfast_bg.wasm"]
        {
            assert!(!is_fetched_when_wanted(path), "{path}");
        }
        assert!(is_part_of("language-worker.js") && !is_part_of("later-screens.wasm"));
    }

    #[test]
    fn the_script_asks_for_the_wasm_by_its_new_name() {
        let script = "new URL('language_bg.wasm', import.meta.url)";
        let name = "language-0123456789ab.wasm";
        assert!(renamed(script, "language_bg.wasm", name).unwrap().contains(name));
        assert!(renamed("nothing", "language_bg.wasm", name).is_err());
    }
}
