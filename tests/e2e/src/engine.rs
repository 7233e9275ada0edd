//! Starting and ending browsers: one WebDriver server, one browser and one profile directory for each person.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use crate::webdriver::Session;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chrome, Edge and their relatives.
    Chromium,
    /// Firefox.
    Firefox,
    /// Safari's engine, as WebKitGTK.
    Webkit,
}

impl Engine {
    /// As on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Chromium => "chromium",
            Engine::Firefox => "firefox",
            Engine::Webkit => "webkit",
        }
    }

    /// From the command line.
    pub fn named(name: &str) -> anyhow::Result<Engine> {
        let all = [Engine::Chromium, Engine::Firefox, Engine::Webkit];
        let found = all.into_iter().find(|engine| engine.name() == name);
        found.with_context(|| format!("--browser is chromium, firefox or webkit, not \"{name}\""))
    }

    /// The usual name of its WebDriver server.
    pub fn usual_driver(self) -> &'static str {
        match self {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::Webkit => "WebKitWebDriver",
        }
    }
}

/// The directories that belong to one person's browser; they outlive the browser, so that it can be started again.
#[derive(Clone, Debug)]
pub struct Places {
    /// The browser's profile: everything it writes to the disk about its user.
    pub profile: PathBuf,
    /// Where its downloads land.
    pub downloads: PathBuf,
    /// What the driver and the browser print.
    pub log: PathBuf,
}

/// A display for a browser that knows no headless mode; ends with the value.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts Xvfb, which looks for a free display itself and says which it took once it is ready.
    ///
    /// # Errors
    /// Xvfb is absent, or ends before it is ready: with what it printed.
    pub fn start() -> anyhow::Result<Display> {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("Xvfb does not start: install the package xvfb")?;
        let mut number = String::new();
        if let Some(said) = server.stdout.take() {
            BufReader::new(said).read_line(&mut number)?;
        }
        if number.trim().is_empty() {
            let mut why = String::new();
            if let Some(mut complaints) = server.stderr.take() {
                complaints.read_to_string(&mut why)?;
            }
            bail!("Xvfb finds no display ({}): {}", server.wait()?, why.trim())
        }
        Ok(Display { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked, not killed: it takes its lock file and its socket with it.
        drop(Command::new("kill").arg(self.server.id().to_string()).stderr(Stdio::null()).status());
        drop(self.server.wait());
    }
}

/// A running browser with the driver that controls it.
pub struct Running {
    driver: Child,
    /// The way to speak to it.
    pub session: Session,
}

impl Running {
    /// Starts a browser on the given profile.
    pub fn start(
        engine: Engine,
        driver: &Path,
        places: &Places,
        display: Option<&Display>,
    ) -> anyhow::Result<Running> {
        std::fs::create_dir_all(&places.profile)?;
        std::fs::create_dir_all(&places.downloads)?;
        let port = free_port()?;
        let log = File::options().create(true).append(true).open(&places.log)?;
        let mut command = Command::new(driver);
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        match engine {
            Engine::Chromium => drop(command.arg(format!("--port={port}"))),
            Engine::Firefox => drop(command.args(["--port", &port.to_string(), "--host", "127.0.0.1"])),
            Engine::Webkit => {
                command.arg(format!("--port={port}"));
                let display = display.context("WebKit needs a display")?;
                // A test machine need not have a bus for assistive technology.
                command.env("DISPLAY", &display.name).env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
            }
        }
        let mut driver = command.spawn().with_context(|| format!("{} does not start", driver.display()))?;
        let server = format!("http://127.0.0.1:{port}");
        let begun = Instant::now();
        while !Session::ready(&server) {
            if begun.elapsed() > Duration::from_secs(30) || driver.try_wait()?.is_some() {
                end_family(&mut driver);
                bail!("the WebDriver server does not answer; see {}", places.log.display());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        match Session::begin(&server, &capabilities(engine, places)) {
            Ok(session) => {
                let running = Running { driver, session };
                if engine != Engine::Chromium {
                    running.session.post("/window/rect", &json!({ "width": 1280, "height": 1000 }))?;
                }
                Ok(running)
            }
            Err(error) => {
                end_family(&mut driver);
                Err(error.context(format!("see {}", places.log.display())))
            }
        }
    }

    /// Closes the browser as a person does, so that everything it holds is on the disk.
    pub fn close(self) -> anyhow::Result<()> {
        let children = family(self.driver.id());
        let ended = self.session.end();
        wait_gone(&children);
        ended
    }

    /// Ends the browser as a power cut does: no handler runs, nothing more is written.
    pub fn kill(self) {
        drop(self);
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        end_family(&mut self.driver);
    }
}

/// A port that nobody listens on just now.
pub fn free_port() -> anyhow::Result<u16> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn capabilities(engine: Engine, places: &Places) -> Value {
    match engine {
        Engine::Chromium => json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
                    "--no-first-run", "--disable-background-networking", "--disable-component-update",
                    "--disable-sync", "--window-size=1280,900", "--lang=en-GB",
                    format!("--user-data-dir={}", places.profile.display()),
                ],
                "excludeSwitches": ["enable-automation"],
                "prefs": {
                    "download.default_directory": places.downloads,
                    "download.prompt_for_download": false,
                    "credentials_enable_service": false,
                    "intl.accept_languages": "en-GB,en",
                },
            },
        }),
        Engine::Firefox => json!({
            "browserName": "firefox",
            "moz:firefoxOptions": {
                "args": ["-headless", "-profile", places.profile],
                "prefs": {
                    "browser.download.dir": places.downloads,
                    "browser.download.folderList": 2,
                    "browser.download.useDownloadDir": true,
                    "browser.download.always_ask_before_handling_new_types": false,
                    "browser.helperApps.neverAsk.saveToDisk":
                        "application/octet-stream,text/plain,application/x-age,application/zip,text/csv",
                    "devtools.console.stdout.content": true,
                    "intl.accept_languages": "en-GB,en",
                    "intl.regional_prefs.use_os_locales": false,
                    // What Firefox itself would ask the network for.
                    "app.update.enabled": false,
                    "app.normandy.enabled": false,
                    "browser.safebrowsing.malware.enabled": false,
                    "browser.safebrowsing.phishing.enabled": false,
                    "network.captive-portal-service.enabled": false,
                    "network.connectivity-service.enabled": false,
                    "datareporting.policy.dataSubmissionEnabled": false,
                    "extensions.update.enabled": false,
                    "services.settings.server": "data:,",
                },
            },
        }),
        Engine::Webkit => json!({
            "webkitgtk:browserOptions": {
                "binary": concat!(env!("CARGO_MANIFEST_DIR"), "/webkit/browser.py"),
                "args": [places.profile, places.downloads],
            },
        }),
    }
}

/// Every process that descends from this one, deepest last.
fn family(parent: u32) -> Vec<u32> {
    let mut parents = Vec::new();
    for found in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = found.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        let about = std::fs::read_to_string(found.path().join("stat")).unwrap_or_default();
        // The name, in brackets, may hold anything; state and parent follow the last bracket.
        let of: Option<u32> = about
            .rsplit(')')
            .next()
            .and_then(|rest| rest.split_whitespace().nth(1))
            .and_then(|id| id.parse().ok());
        if let Some(of) = of {
            parents.push((id, of));
        }
    }
    let mut members = vec![parent];
    let mut at = 0;
    while let Some(of) = members.get(at).copied() {
        members.extend(parents.iter().filter(|(_, parent)| *parent == of).map(|(id, _)| *id));
        at += 1;
    }
    members.remove(0);
    members
}

fn end_family(driver: &mut Child) {
    let children = family(driver.id());
    if !children.is_empty() {
        let ids = children.iter().map(u32::to_string);
        drop(Command::new("kill").arg("-9").args(ids).stderr(Stdio::null()).status());
    }
    drop(driver.kill());
    drop(driver.wait());
    wait_gone(&children);
}

/// Waits until these processes have ended, so that nothing writes to the profile any more; ten seconds at most.
fn wait_gone(ids: &[u32]) {
    let begun = Instant::now();
    let alive = |id: &u32| {
        let about = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
        !about.is_empty() && !about.rsplit(')').next().unwrap_or_default().trim_start().starts_with('Z')
    };
    while begun.elapsed() < Duration::from_secs(10) && ids.iter().any(alive) {
        std::thread::sleep(Duration::from_millis(20));
    }
}
