//! The three browsers the tests run in, their WebDriver servers, and how to get them.

use std::path::PathBuf;
use std::str::FromStr;

use anyhow::{Context as _, bail};

use crate::{install, packages};

/// A browser engine that Holdfast is tested in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    /// Chrome, Edge and their relatives.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, as WebKitGTK.
    Webkit,
}

impl Browser {
    /// In the order in which tests use them.
    pub const ALL: [Browser; 3] = [Browser::Chromium, Browser::Firefox, Browser::Webkit];

    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Browser::Chromium => "chromium",
            Browser::Firefox => "firefox",
            Browser::Webkit => "webkit",
        }
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> anyhow::Result<Browser> {
        let found = Browser::ALL.into_iter().find(|browser| browser.name() == name);
        found.with_context(|| format!("--browser is chromium, firefox or webkit, not \"{name}\""))
    }
}

/// The WebDriver server of a browser that is ready to be driven; installs both where they are missing.
pub fn driver(browser: Browser) -> anyhow::Result<PathBuf> {
    match browser {
        Browser::Chromium => chromium(),
        Browser::Firefox => firefox(),
        Browser::Webkit => webkit(),
    }
}

fn given(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|file| file.is_file())
}

fn chromium() -> anyhow::Result<PathBuf> {
    let browser =
        || packages::on_path(&["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"]);
    let driver =
        || given("CHROMEDRIVER").or_else(|| packages::on_path(&["chromedriver", "chromium.chromedriver"]));
    if browser().is_none() || driver().is_none() {
        if packages::is_ubuntu() {
            bail!(
                "Chromium with its driver is missing, and Ubuntu has it only as a snap. Please type: \
                 sudo snap install chromium (or install google-chrome and set CHROMEDRIVER to its chromedriver)"
            );
        }
        packages::install("Chromium with its driver", &["chromium", "chromium-driver", "fonts-liberation"])?;
    }
    driver().context("chromedriver is still missing after installing it: set CHROMEDRIVER to where it is")
}

fn firefox() -> anyhow::Result<PathBuf> {
    if packages::on_path(&["firefox-esr", "firefox"]).is_none() {
        if packages::is_ubuntu() {
            bail!(
                "Firefox is missing, and Ubuntu has it only as a snap. Please type: sudo snap install firefox"
            );
        }
        packages::install("Firefox", &["firefox-esr", "fonts-liberation"])?;
    }
    if let Some(driver) = given("GECKODRIVER") {
        return Ok(driver);
    }
    install::geckodriver()?;
    packages::on_path(&["geckodriver"])
        .context("geckodriver is installed but not on PATH: add cargo's bin directory")
}

fn webkit() -> anyhow::Result<PathBuf> {
    let lacking = packages::on_path(&["WebKitWebDriver"]).is_none()
        || packages::on_path(&["Xvfb"]).is_none()
        || crate::steps::says("/usr/bin/python3", &["-c", WEBKIT_BINDINGS]).is_none();
    if lacking {
        let names = ["webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb", "fonts-liberation"];
        packages::install("WebKitGTK with its driver and a display for it", &names)?;
    }
    packages::on_path(&["WebKitWebDriver"]).context("WebKitWebDriver is still missing after installing it")
}

/// The small browser that the journeys show WebKit in is a Python script (`tests/e2e/webkit/browser.py`).
const WEBKIT_BINDINGS: &str =
    "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2";
