//! The fuzz targets (`tests/fuzz`), each for a few seconds from the same beginning: the same sources try the same inputs. They are
//! built and run as `cargo fuzz` does, which need not be installed for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, bail};

use crate::check::cargo;
use crate::install;
use crate::project::Project;
use crate::steps::{line_of, run, says};
use crate::tally::Tally;

/// Their manifest: what they are made of is compiled to be watched, apart from everything else.
pub const FUZZ: &str = "tests/fuzz/Cargo.toml";

/// Has the compiler count which branches are taken and tell what is compared, for libFuzzer. Stable Rust knows all of it.
const WATCHED: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// Each target, how many inputs it tries, and the longest, in bytes.
const TARGETS: [(&str, u32, u32); 7] = [
    ("entry", 20_000, 4_096),
    ("page", 20_000, 8_192),
    ("manifest", 1_500, 2_048),
    ("tar", 3_000, 16_384),
    ("csv", 1_000, 4_096),
    ("ctf", 5_000, 8_192),
    ("recipient", 1_000, 4_096),
];
/// An input that takes so many seconds is a finding,
const SECONDS: u32 = 10;
/// and so is one that takes so many MiB.
const MEMORY: u32 = 512;

/// Runs every target.
pub fn all(project: &Project) -> anyhow::Result<Tally> {
    install::cxx()?;
    let target = project.target.join("fuzz");
    let compiler = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let about = says(compiler, &["-vV"]).context("rustc does not start")?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    // For a target that is named, build scripts and macros are not watched: nothing would listen.
    let options = ["build", "--release", "--bins", "--target", host, "--manifest-path", FUZZ];
    let mut build = cargo(project, &options);
    run(build.env("CARGO_TARGET_DIR", &target).env("RUSTFLAGS", format!("{flags} {WATCHED}").trim()))?;
    let programs = target.join(host).join("release");
    let mut tally = Tally::default();
    for (name, runs, longest) in TARGETS {
        let found = target.join("found");
        let [grown, seeds] = ["grown", "seeds"].map(|folder| target.join(folder).join(name));
        for folder in [&grown, &seeds] {
            if folder.exists() {
                std::fs::remove_dir_all(folder)?;
            }
            std::fs::create_dir_all(folder)?;
        }
        std::fs::create_dir_all(&found)?;
        gather(project, name, &seeds)?;
        let mut command = Command::new(programs.join(name));
        command.arg("-seed=1").arg(format!("-runs={runs}")).arg(format!("-max_len={longest}"));
        command.arg(format!("-timeout={SECONDS}")).arg(format!("-rss_limit_mb={MEMORY}"));
        command.arg(format!("-artifact_prefix={}/{name}-", found.display())).arg("-verbosity=0");
        command.arg("-print_final_stats=1").arg(&grown).arg(&seeds);
        let ran = command.output().with_context(|| line_of(&command))?;
        let said = String::from_utf8_lossy(&ran.stderr);
        if !ran.status.success() {
            bail!("{}: {}\n{said}", line_of(&command), ran.status);
        }
        let tried = said.lines().find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        println!("{name}: {} inputs, nothing found", tried.unwrap_or_default().trim());
        tally.passed += 1;
    }
    Ok(tally)
}

/// What a target begins with: its own seeds, and the tests' samples and vectors.
fn gather(project: &Project, name: &str, seeds: &Path) -> anyhow::Result<()> {
    let tests = project.root.join("tests");
    let is_xml = |file: &PathBuf| file.extension().is_some_and(|ending| ending == "xml");
    let mut files = files_in(&tests.join("fuzz/seeds").join(name))?;
    match name {
        "csv" => files.extend(files_in(&tests.join("samples"))?.into_iter().filter(|file| !is_xml(file))),
        "ctf" => files.extend(files_in(&tests.join("samples"))?.into_iter().filter(is_xml)),
        "entry" => {
            let entries = std::fs::read_to_string(tests.join("vectors/entries.jsonl"))?;
            for (number, line) in entries.lines().enumerate() {
                std::fs::write(seeds.join(format!("line-{number}")), line)?;
                let body = line.split_once("\"body\":").and_then(|(_, rest)| rest.rsplit_once(",\"sig\":"));
                if let Some((body, _)) = body {
                    std::fs::write(seeds.join(format!("body-{number}")), body)?;
                }
            }
        }
        _ => {}
    }
    for file in files {
        std::fs::copy(&file, seeds.join(file.file_name().context("a seed without a name")?))?;
    }
    Ok(())
}

fn files_in(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let files = std::fs::read_dir(folder)?.map(|file| Ok(file?.path()));
    files.collect()
}
