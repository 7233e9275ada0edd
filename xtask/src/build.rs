//! `cargo xtask build`: Trunk compiles and lays out; then the wasm is shrunk, the service worker learns its files, and
//! hosts get their header files. Nothing is done twice for the same input.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, ensure};
use xtask::headers;
use xtask::site::sha256;

use crate::install;
use crate::language;
use crate::parts;
use crate::project::Project;
use crate::steps::{run as run_command, step};

/// Most that a first visit may download, in KiB after Brotli.
const BUDGET_KIB: usize = 700;

/// Builds the release in dist/ and says how big a first visit is.
pub fn run() -> anyhow::Result<()> {
    let project = Project::find()?;
    install::for_builds(&project)?;
    let dist = release(&project)?;
    keep_to_budget(&project, &dist)?;
    println!("\nThe files for your web host are in {} (docs/hosting.md says how).", dist.display());
    Ok(())
}

/// The quick build, for looking at changes; the directory with its files.
pub fn quick(project: &Project) -> anyhow::Result<PathBuf> {
    step("compiling for the browser (quick build)", "20 seconds, the first time 5 minutes", || {
        let raw = project.kept().join("trunk-quick");
        run_command(&mut trunk(project, &raw, &[])?)?;
        let done = project.kept().join("quick");
        let language = language::build(project, "quick", |_| Ok(()))?;
        lay_out(&[&raw, &language], &done)?;
        Ok(done)
    })
}

/// The release build in dist/, shrunk; the directory with its files.
pub fn release(project: &Project) -> anyhow::Result<PathBuf> {
    step(
        "compiling for the browser (release build)",
        "2 minutes, the first time 8, seconds when nothing changed",
        || {
            let raw = project.kept().join("trunk-release");
            let crates = cargo_home()?.join("registry/src");
            let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
            // Search passes over all there is at every keystroke: vectors make that five times as fast. Cutting the program in
            // parts needs to know what refers to what.
            let flags = format!(
                "{flags} --remap-path-prefix={}=crates -Ctarget-feature=+simd128 -Clink-args=--emit-relocs",
                crates.display()
            );
            let options = ["--release", "--features", "in-parts"];
            run_command(trunk(project, &raw, &options)?.env("RUSTFLAGS", flags.trim()))?;
            let compiled = project.target.join(install::WASM).join("release/holdfast.wasm");
            parts::cut(&compiled, &raw, |wasm| shrink(project, &SHRINKING, wasm))?;
            let done = project.dist();
            let language = language::build(project, "small", |wasm| shrink(project, LITTLE, wasm))?;
            lay_out(&[&raw, &language], &done)?;
            write_hashes(project, &done)?;
            Ok(done)
        },
    )
}

fn trunk(project: &Project, into: &Path, options: &[&str]) -> anyhow::Result<Command> {
    std::fs::create_dir_all(into)?;
    let mut command = Command::new("trunk");
    command.current_dir(&project.root).args(["build", "--offline", "--dist"]).arg(into).args(options);
    // Some systems set NO_COLOR=1, which this version of Trunk does not take for a truth value.
    command.env_remove("NO_COLOR").env("TRUNK_SKIP_VERSION_CHECK", "true").env("RUST_BACKTRACE", "0");
    Ok(command)
}

/// Where cargo keeps the sources of crates. The compiler would write this machine's path into the program, which is
/// nobody's business and would make every machine's build a different one.
pub fn cargo_home() -> anyhow::Result<PathBuf> {
    let given = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || std::env::home_dir().map(|home| home.join(".cargo"));
    given.or_else(usual).context("neither CARGO_HOME nor a home directory is set")
}

/// Writes the SHA-256 of every file beside dist/, in the form that `sha256sum --check` reads: to be published apart from
/// the host.
fn write_hashes(project: &Project, dist: &Path) -> anyhow::Result<()> {
    let mut files = BTreeMap::new();
    read_all(dist, dist, &mut files)?;
    let home = cargo_home()?;
    let home = home.as_os_str().as_encoded_bytes();
    for (path, wasm) in files.iter().filter(|(path, _)| path.ends_with(".wasm")) {
        ensure!(!wasm.windows(home.len()).any(|part| part == home), "{path} holds paths of this machine");
    }
    let lines: String =
        files.iter().map(|(path, bytes)| format!("{}  dist/{path}\n", sha256(bytes))).collect();
    Ok(std::fs::write(project.root.join("dist.sha256"), lines)?)
}

/// Passes the wasm through wasm-opt, or takes the result kept from the last time the same bytes went in.
fn shrink(project: &Project, how: &[&str], wasm: &Path) -> anyhow::Result<()> {
    let tool = install::wasm_opt(project)?;
    let input = std::fs::read(wasm)?;
    let recipe = [&input[..], how.concat().as_bytes()].concat();
    let kept = project.kept().join("shrunk").join(format!("{}.wasm", sha256(&recipe)));
    if !kept.is_file() {
        step("making the wasm small with wasm-opt", "1 minute", || {
            let unfinished = kept.with_extension("unfinished");
            std::fs::create_dir_all(kept.parent().unwrap_or(Path::new(".")))?;
            let mut command = Command::new(&tool);
            command.args(how);
            for feature in WASM_FEATURES {
                command.arg(format!("--enable-{feature}"));
            }
            run_command(command.arg(wasm).arg("-o").arg(&unfinished))?;
            Ok(std::fs::rename(&unfinished, &kept)?)
        })?;
    }
    std::fs::copy(&kept, wasm).with_context(|| format!("{} can't be copied", kept.display()))?;
    Ok(())
}

/// Measured by what is left after brotli, not before it: `-Oz` makes a smaller file that packs less well.
const SHRINKING: [&str; 6] = ["-O2", "--flatten", "--rereloop", "-O2", "--strip-debug", "--strip-producers"];

/// For the language check, whose bulk is a dictionary: more passes take minutes and gain nothing.
const LITTLE: &[&str] = &["-O2", "--strip-debug", "--strip-producers"];

/// What Rust's compiler takes for granted in a browser, and every browser Holdfast runs in has.
const WASM_FEATURES: [&str; 7] = [
    "simd",
    "bulk-memory",
    "sign-ext",
    "nontrapping-float-to-int",
    "mutable-globals",
    "reference-types",
    "multivalue",
];

/// Copies Trunk's files and the language check's into `to` with the service worker and the header files completed; replaces what was there.
fn lay_out(from: &[&Path], to: &Path) -> anyhow::Result<()> {
    let mut files = BTreeMap::new();
    for directory in from {
        read_all(directory, directory, &mut files)?;
    }
    let listed: BTreeMap<&str, String> = files
        .iter()
        .filter(|(path, _)| *path != "sw.js")
        .map(|(path, bytes)| (path.as_str(), sha256(bytes)))
        .collect();
    ensure!(
        listed.contains_key("index.html") && listed.contains_key("holdfast_bg.wasm"),
        "Trunk made no page"
    );
    let worker = files.get("sw.js").context("Trunk copied no sw.js")?;
    let worker = service_worker(std::str::from_utf8(worker)?, &listed)?;
    files.insert("sw.js".into(), worker.into_bytes());
    for (name, content) in headers::host_files() {
        files.insert(name.into(), content.into_bytes());
    }
    if to.exists() {
        std::fs::remove_dir_all(to)?;
    }
    for (path, bytes) in &files {
        let file = to.join(path);
        std::fs::create_dir_all(file.parent().unwrap_or(to))?;
        std::fs::write(file, bytes)?;
    }
    Ok(())
}

/// The service worker with its list of files, its headers and the name of this version filled in.
fn service_worker(template: &str, listed: &BTreeMap<&str, String>) -> anyhow::Result<String> {
    let (wanted, listed): (BTreeMap<&str, &String>, BTreeMap<&str, &String>) = listed
        .iter()
        .map(|(path, hash)| (*path, hash))
        .partition(|(path, _)| language::is_fetched_when_wanted(path));
    let files = serde_json::to_string_pretty(&listed)?;
    let wanted = serde_json::to_string_pretty(&wanted)?;
    let headers: BTreeMap<_, _> = headers::for_every_response().into_iter().collect();
    let headers = serde_json::to_string_pretty(&headers)?;
    let version = sha256(format!("{template}{files}{wanted}{headers}").as_bytes());
    let version = serde_json::to_string(version.get(..16).unwrap_or_default())?;
    let mut text = template.to_owned();
    for (blank, filled) in [
        ("const FILES = {};", format!("const FILES = {files};")),
        ("const WANTED = {};", format!("const WANTED = {wanted};")),
        ("const HEADERS = {};", format!("const HEADERS = {headers};")),
        ("const VERSION = \"unbuilt\";", format!("const VERSION = {version};")),
    ] {
        ensure!(text.matches(blank).count() == 1, "sw.js has no single line \"{blank}\"");
        text = text.replace(blank, &filled);
    }
    Ok(text)
}

/// Reads every file of a directory and those below it, by its path from `top`.
pub fn read_all(top: &Path, directory: &Path, into: &mut BTreeMap<String, Vec<u8>>) -> anyhow::Result<()> {
    for found in std::fs::read_dir(directory)? {
        let path = found?.path();
        let relative =
            path.strip_prefix(top)?.to_str().context("a file name is not UTF-8")?.replace('\\', "/");
        if relative == ".stage" {
            continue; // Trunk's own
        }
        if path.is_dir() {
            read_all(top, &path, into)?;
        } else {
            into.insert(relative, std::fs::read(&path)?);
        }
    }
    Ok(())
}

/// Says how big a first visit is, in bytes after Brotli, and refuses a build over the budget.
pub fn keep_to_budget(project: &Project, dist: &Path) -> anyhow::Result<usize> {
    let mut files = BTreeMap::new();
    read_all(dist, dist, &mut files)?;
    let (mut first, mut later) = (0, 0);
    for (path, bytes) in &files {
        if [".html", ".js", ".css", ".wasm"].iter().any(|end| path.ends_with(end)) {
            let size = compressed_size(project, bytes)?;
            println!("   {path}: {} KiB, {:.1} KiB brotli", bytes.len().div_ceil(1024), size as f64 / 1024.0);
            *(if parts::comes_later(path) || language::is_part_of(path) {
                &mut later
            } else {
                &mut first
            }) += size;
        }
    }
    let kib = first.div_ceil(1024);
    println!("when first wanted: {} KiB brotli", later.div_ceil(1024));
    println!("first download: {kib} KiB brotli");
    ensure!(kib <= BUDGET_KIB, "the first download is {kib} KiB, more than the budget of {BUDGET_KIB} KiB");
    Ok(first)
}

/// Size after Brotli at quality 11, remembered by content because it takes seconds to find out.
fn compressed_size(project: &Project, bytes: &[u8]) -> anyhow::Result<usize> {
    let kept = project.kept().join("sizes").join(sha256(bytes));
    if let Some(size) = std::fs::read_to_string(&kept).ok().and_then(|text| text.parse().ok()) {
        return Ok(size);
    }
    let mut small = Vec::new();
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        size_hint: bytes.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &settings)?;
    std::fs::create_dir_all(kept.parent().unwrap_or(Path::new(".")))?;
    std::fs::write(&kept, small.len().to_string())?;
    Ok(small.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_worker_names_every_file_and_changes_with_any() {
        let template = include_str!("../../assets/sw.js");
        let mut listed =
            BTreeMap::from([("index.html", "aa".to_owned()), ("icons/icon.svg", "bb".to_owned())]);
        listed.insert("language-1.wasm", "dd".to_owned());
        let one = service_worker(template, &listed).unwrap();
        let (files, wanted) = one.split_once("const WANTED").unwrap();
        assert!(wanted.contains("\"language-1.wasm\": \"dd\"") && !files.contains("language-1.wasm"));
        assert!(one.contains("\"icons/icon.svg\": \"bb\"") && one.contains("frame-ancestors 'none'"));
        assert!(!one.contains("unbuilt"));
        assert_eq!(one, service_worker(template, &listed).unwrap());
        listed.insert("index.html", "cc".to_owned());
        assert_ne!(one, service_worker(template, &listed).unwrap());
    }

    #[test]
    fn a_template_without_its_blanks_is_refused() {
        assert!(service_worker("const FILES = {};", &BTreeMap::new()).is_err());
    }
}
