//! Saying what happens: each step has a line with how long it usually takes and one with how long it took.

use std::ffi::OsStr;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, bail};

/// Says what is about to happen and how long it usually takes, does it, and says how long it took.
pub fn step<T>(what: &str, usually: &str, work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    println!("\n── {what} (usually {usually})");
    let begun = Instant::now();
    let done = work();
    let seconds = begun.elapsed().as_secs_f32();
    match &done {
        Ok(_) => println!("── done in {seconds:.1} s: {what}"),
        Err(error) => println!("── failed after {seconds:.1} s: {what}: {error:#}"),
    }
    done
}

/// Runs a program with its output shown; anything but success is an error that names the command.
pub fn run(command: &mut Command) -> anyhow::Result<()> {
    let line = line_of(command);
    println!("   $ {line}");
    let status = command.stdin(Stdio::null()).status().with_context(|| format!("{line}: does not start"))?;
    if !status.success() {
        bail!("{line}: {status}");
    }
    Ok(())
}

/// What a program says on standard output, or `None` where it does not exist or fails.
pub fn says(program: impl AsRef<OsStr>, args: &[&str]) -> Option<String> {
    let answer = Command::new(program).args(args).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    answer.status.success().then(|| String::from_utf8_lossy(&answer.stdout).trim().to_owned())
}

/// The command as a person would type it.
pub fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
