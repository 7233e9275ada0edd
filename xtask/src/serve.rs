//! `cargo xtask serve`.

use std::process::Command;

use anyhow::Context as _;
use xtask::site::Site;

use crate::project::Project;
use crate::{build, install};

/// What the person asked for.
pub struct Wish {
    /// Port on 127.0.0.1.
    pub port: u16,
    /// The small build instead of the quick one.
    pub release: bool,
    /// Open a browser.
    pub open: bool,
}

impl Default for Wish {
    fn default() -> Self {
        Wish { port: 8080, release: false, open: false }
    }
}

/// Installs what is missing, builds, serves until interrupted.
pub fn run(wish: &Wish) -> anyhow::Result<()> {
    let project = Project::find()?;
    install::for_builds(&project)?;
    let files = if wish.release { build::release(&project)? } else { build::quick(&project)? };
    let site = Site::start(&files, wish.port)
        .with_context(|| format!("port {} is taken: choose another with --port", wish.port))?;
    let url = site.url();
    println!("\nHoldfast is at {url}");
    println!(
        "Try first: \"Practice school\" for a look round with fictional pupils, or \"Found a school\" for a real start."
    );
    println!(
        "After a change the page goes on with the version it has and offers the newer one: agree, or hold Shift and reload."
    );
    println!("Stop with Ctrl-C. What you saved stays in your browser, at this address and port.");
    if wish.open {
        let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
        if let Err(error) = Command::new(opener).arg(&url).spawn() {
            println!("{opener} does not start ({error}): open the address yourself.");
        }
    }
    site.wait();
    Ok(())
}
