//! Cuts the compiled program in parts: what every visit needs, and files that come when their first screen or use case
//! is wanted. Where to cut is marked in the sources with `wasm_split`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, anyhow, ensure};
use xtask::site::sha256;

use crate::steps::run;

/// What asks for the parts that come later.
const LINK: &str = "parts.js";
/// The program as wasm-bindgen names it.
const MAIN: &str = "holdfast";

/// Cuts `compiled`, which was linked with its relocations, and lays the parts and their JavaScript into `into`. Each wasm
/// goes through `shrink`. What comes later is named by its content: a page never takes a part of another version.
///
/// # Errors
/// If a tool refuses, or the program has no marks.
pub fn cut(compiled: &Path, into: &Path, shrink: impl Fn(&Path) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let work = into.with_extension("parts");
    if work.exists() {
        std::fs::remove_dir_all(&work)?;
    }
    std::fs::create_dir_all(&work)?;
    let input = std::fs::read(compiled).with_context(|| format!("{} can't be read", compiled.display()))?;
    let later = split(&input, &work)?;
    ensure!(!later.is_empty(), "the program was not compiled to come in parts");
    run(Command::new("wasm-bindgen")
        .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", MAIN, "--out-dir"])
        .arg(into)
        .arg(work.join(format!("{MAIN}.wasm"))))?;
    shrink(&into.join(format!("{MAIN}_bg.wasm")))?;
    let mut names = BTreeMap::new();
    for part in &later {
        shrink(part)?;
        let stem = part.file_stem().and_then(|stem| stem.to_str()).context("a part has no name")?;
        let bytes = std::fs::read(part)?;
        let hash = sha256(&bytes);
        let name = later_name(stem, hash.get(..12).unwrap_or_default());
        std::fs::write(into.join(&name), bytes)?;
        names.insert(format!("{stem}.wasm"), name);
    }
    std::fs::write(into.join(LINK), renamed(&std::fs::read_to_string(work.join(LINK))?, &names)?)?;
    Ok(std::fs::remove_dir_all(work)?)
}

/// Whether a file of the finished program comes later than the first screen.
pub fn comes_later(path: &str) -> bool {
    path.starts_with("later-")
}

fn later_name(stem: &str, hash: &str) -> String {
    format!("later-{}-{hash}.wasm", stem.trim_start_matches("split_"))
}

/// Splits the program; the files that come later.
fn split(input: &[u8], work: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let main = work.join(format!("{MAIN}.wasm"));
    let link = format!("./{LINK}");
    let from = format!("./{MAIN}.js");
    let mut options = wasm_split_cli_support::Options::new(input);
    options.output_dir = work;
    options.main_out_path = &main;
    options.link_name = &link;
    options.main_module = &from;
    let made = wasm_split_cli_support::transform(options).map_err(|error| anyhow!("{error:#}"))?;
    Ok(made.split_modules)
}

/// The JavaScript with every part by its new name.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> anyhow::Result<String> {
    let mut script = script.to_owned();
    for (old, new) in names {
        let (old, new) = (format!("\"./{old}\""), format!("\"./{new}\""));
        // A part that nothing asks for is empty; all others are asked for in one place.
        ensure!(script.matches(&old).count() == 1, "{LINK} does not name {old} once");
        script = script.replace(&old, &new);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_asked_for_by_the_name_of_its_content() {
        let name = later_name("split_screens", "0123456789ab");
        assert_eq!(name, "later-screens-0123456789ab.wasm");
        assert!(comes_later(&name) && !comes_later("holdfast_bg.wasm"));
        let names = BTreeMap::from([("split_screens.wasm".to_owned(), name.clone())]);
        let script = "fetch(new URL(\"./split_screens.wasm\", import.meta.url))";
        assert_eq!(
            renamed(script, &names).unwrap(),
            format!("fetch(new URL(\"./{name}\", import.meta.url))")
        );
        assert!(renamed("nothing", &names).is_err());
    }
}
