//! The system's packages: installed with apt where that is possible, named exactly where it is not.

use std::path::PathBuf;
use std::process::Command;

use anyhow::bail;

use crate::steps::{run, says, step};

/// The first of these programs that is on PATH.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let places = std::env::var_os("PATH")?;
    names.iter().find_map(|name| {
        std::env::split_paths(&places).map(|place| place.join(name)).find(|file| file.is_file())
    })
}

/// Whether this is Ubuntu, whose chromium and firefox packages are only doors to snap.
pub fn is_ubuntu() -> bool {
    let about = std::fs::read_to_string("/etc/os-release").unwrap_or_default();
    about.lines().any(|line| line == "ID=ubuntu" || (line.starts_with("ID_LIKE=") && line.contains("ubuntu")))
}

/// Installs Debian packages as root; for anybody else the error is the line to type.
pub fn install(why: &str, names: &[&str]) -> anyhow::Result<()> {
    let list = names.join(" ");
    if on_path(&["apt-get"]).is_none() {
        bail!("{why} is missing and this system has no apt-get: install what Debian calls {list}");
    }
    if says("id", &["-u"]).as_deref() != Some("0") {
        bail!("{why} is missing. Please type: sudo apt-get install {list}");
    }
    step(&format!("installing {why} from the system's packages: {list}"), "1 to 3 minutes", || {
        let apt = || {
            let mut command = Command::new("apt-get");
            command.env("DEBIAN_FRONTEND", "noninteractive");
            command
        };
        run(apt().args(["update", "-q"]))?;
        run(apt().args(["install", "-q", "-y", "--no-install-recommends"]).args(names))
    })
}
