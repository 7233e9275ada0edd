//! Where things are.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, ensure};

/// The project's directories.
pub struct Project {
    /// The directory with the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Cargo's target directory, wherever the person put it.
    pub target: PathBuf,
}

impl Project {
    /// Asks cargo.
    pub fn find() -> anyhow::Result<Project> {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        // Asked at run time: a target directory that two checkouts share holds one xtask for both.
        let here = std::env::var_os("CARGO_MANIFEST_DIR").context("start this with cargo xtask")?;
        let answer = Command::new(cargo)
            .args(["metadata", "--no-deps", "--format-version", "1"])
            .current_dir(here)
            .output()
            .context("cargo does not start")?;
        ensure!(
            answer.status.success(),
            "cargo metadata: {}",
            String::from_utf8_lossy(&answer.stderr).trim()
        );
        let facts: serde_json::Value = serde_json::from_slice(&answer.stdout)?;
        let path =
            |name: &str| facts[name].as_str().map(PathBuf::from).context("cargo metadata lacks a directory");
        Ok(Project { root: path("workspace_root")?, target: path("target_directory")? })
    }

    /// Things that xtask itself keeps between runs.
    pub fn kept(&self) -> PathBuf {
        self.target.join("holdfast")
    }

    /// The finished release build.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }
}
