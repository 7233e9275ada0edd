//! An authenticator app: another program than Holdfast makes its codes.

use std::process::Command;

use anyhow::{Context as _, ensure};

/// A telephone with an account in its app.
pub struct Authenticator {
    secret: String,
}

impl Authenticator {
    /// Takes the secret as the screen shows it.
    pub fn new(shown: &str) -> Self {
        Self { secret: shown.split_whitespace().collect() }
    }

    /// The code of now, or of so many steps of half a minute from now. Holdfast takes each once, and one step early: so a
    /// journey need not wait for the next.
    ///
    /// # Errors
    /// If `oathtool` is missing, or refuses the secret.
    pub fn code(&self, steps: u32) -> anyhow::Result<String> {
        let now = format!("now + {} seconds", 30 * steps);
        let output = Command::new("oathtool")
            .args(["--totp", "--base32", "--now", &now, &self.secret])
            .output()
            .context("oathtool does not start: install the package oathtool")?;
        ensure!(output.status.success(), "oathtool: {}", String::from_utf8_lossy(&output.stderr));
        Ok(String::from_utf8(output.stdout)?.trim().to_owned())
    }
}
