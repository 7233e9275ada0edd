//! Programs in this folder, which share no code with Holdfast, run under Node; what they need is fetched by `npm ci` on the first run.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/interop");

/// Runs a program of this folder; what it says on standard output.
pub fn run(program: &str, words: &[&str], input: &[u8]) -> Vec<u8> {
    static READY: OnceLock<Result<(), String>> = OnceLock::new();
    if let Err(reason) = READY.get_or_init(fetch_packages) {
        panic!("{reason}");
    }
    let mut node = Command::new("node")
        .arg(program)
        .args(words)
        .current_dir(FOLDER)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    node.stdin.take().unwrap().write_all(input).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "tests/interop/{program} failed, see above: {}", output.status);
    output.stdout
}

fn fetch_packages() -> Result<(), String> {
    let missing = |program: &str, package: &str| {
        format!(
            "this test opens our files with another implementation, which runs under Node.js, and `{program}` does \
             not start: install it (Debian and Ubuntu: apt-get install {package}) and run the test again"
        )
    };
    let starts = |program: &str| Command::new(program).arg("--version").output().is_ok();
    if !starts("node") {
        return Err(missing("node", "nodejs npm"));
    }
    // npm writes this file last.
    if Path::new(FOLDER).join("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    if !starts("npm") {
        return Err(missing("npm", "npm"));
    }
    let run = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(FOLDER)
        .output()
        .map_err(|error| error.to_string())?;
    if run.status.success() {
        return Ok(());
    }
    Err(format!("`npm ci` in tests/interop failed:\n{}", String::from_utf8_lossy(&run.stderr)))
}
