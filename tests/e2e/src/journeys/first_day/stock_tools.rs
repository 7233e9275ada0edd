//! Files that left a device open without Holdfast: with the school's kit, `age-encryption` (an implementation of age that
//! shares no code with Holdfast's), `tar` and a reader of JSON.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use crate::stage::Stage;

const INTEROP: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../interop");

/// Opens a bundle with the kit; each of `words` is in one of its concerns.
pub fn read(stage: &Stage, bundle: &Path, kit: &str, words: &[&str]) -> anyhow::Result<()> {
    let name = bundle.file_stem().context("the bundle has no name")?;
    let folder = stage.scratch("opened").join(name);
    std::fs::create_dir_all(&folder)?;
    let packed = folder.join("bundle.tar.gz");
    std::fs::write(&packed, open(bundle, kit)?)?;
    let unpacked = Command::new("tar").arg("-xzf").arg(&packed).arg("-C").arg(&folder).status()?;
    ensure!(unpacked.success(), "tar does not unpack {}: {unpacked}", packed.display());
    let read = |part: &str| std::fs::read_to_string(folder.join(part)).with_context(|| format!("no {part}"));
    let manifest: Value = serde_json::from_str(&read("manifest.json")?)?;
    ensure!(manifest["v"] == 1, "no manifest: {manifest}");
    let entries = read("entries.jsonl")?;
    let entries = entries.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    let concerns: Vec<String> = entries
        .iter()
        .map(|entry| &entry["body"]["what"])
        .filter(|what| what["kind"] == "concern")
        .map(|what| what.to_string())
        .collect();
    for words in words {
        let quoted = json!(words).to_string();
        let inside = quoted.trim_matches('"');
        ensure!(
            concerns.iter().any(|concern| concern.contains(inside)),
            "{words:?} is in none of the {} concerns of {}",
            concerns.len(),
            bundle.display()
        );
    }
    // What was readable here must not be found by the search of what the day left behind.
    Ok(std::fs::remove_dir_all(&folder)?)
}

/// The plaintext of an age file, by `age-encryption`.
fn open(file: &Path, identity: &str) -> anyhow::Result<Vec<u8>> {
    if !PathBuf::from(INTEROP).join("node_modules/.package-lock.json").is_file() {
        let done = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", INTEROP])
            .status()
            .context("npm does not start: install the packages nodejs and npm")?;
        ensure!(done.success(), "npm ci could not install age-encryption: {done}");
    }
    let mut node = Command::new("node")
        .arg("age.mjs")
        .current_dir(INTEROP)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("node does not start: install the package nodejs")?;
    let question =
        json!({ "ask": "open", "file": STANDARD.encode(std::fs::read(file)?), "identity": identity });
    serde_json::to_writer(node.stdin.take().context("node takes no question")?, &question)?;
    let answer: Value = serde_json::from_slice(&node.wait_with_output()?.stdout)?;
    let text = answer["text"].as_str().with_context(|| format!("age-encryption refuses: {answer}"))?;
    Ok(STANDARD.decode(text)?)
}
