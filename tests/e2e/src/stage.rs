//! Where a journey takes place: the site with a copy of the finished files, a foreign site that nobody should ever ask,
//! and the people with their browsers.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, bail, ensure};
use xtask::site::Site;

use crate::engine::{Display, Engine, Places};
use crate::person::Person;

/// How the journeys are run: from the command line.
#[derive(Clone, Debug)]
pub struct Setting {
    /// Which browser.
    pub engine: Engine,
    /// Its WebDriver server.
    pub driver: PathBuf,
    /// The finished build.
    pub files: PathBuf,
    /// Where pictures, profiles and logs go.
    pub output: PathBuf,
}

/// One journey's place.
pub struct Stage {
    /// The site that serves Holdfast; stop it to show that nothing needs it.
    pub site: Site,
    /// Another origin on this machine. Nothing may ever ask it for anything.
    pub foreign: Site,
    /// Which browser.
    pub engine: Engine,
    setting: Setting,
    directory: PathBuf,
    served: PathBuf,
    display: Option<Arc<Display>>,
    open: Arc<AtomicUsize>,
}

impl Stage {
    /// Sets the stage for one journey: fresh directories, a fresh port.
    pub fn set(setting: &Setting, journey: &str) -> anyhow::Result<Stage> {
        let directory = setting.output.join(format!("{journey}-{}", setting.engine.name()));
        if directory.exists() {
            std::fs::remove_dir_all(&directory)?;
        }
        let served = directory.join("site");
        copy(&setting.files, &served)
            .with_context(|| format!("there is no build in {}", setting.files.display()))?;
        for (name, text) in PROBES {
            std::fs::write(served.join(name), text)?;
        }
        let display = match setting.engine {
            Engine::Webkit => Some(Arc::new(Display::start()?)),
            _ => None,
        };
        Ok(Stage {
            site: Site::start(&served, 0)?,
            foreign: Site::start(&served, 0)?,
            engine: setting.engine,
            setting: setting.clone(),
            directory,
            served,
            display,
            open: Arc::default(),
        })
    }

    /// A person at a machine of their own: a fresh browser profile, already looking at Holdfast's first screen.
    pub fn person(&self, name: &str) -> anyhow::Result<Person> {
        let person = self.person_elsewhere(name)?;
        person.visit("")?;
        Ok(person)
    }

    /// Like [`Stage::person`], but with an empty window.
    pub fn person_elsewhere(&self, name: &str) -> anyhow::Result<Person> {
        let home = self.directory.join(name);
        let places = Places {
            profile: home.join("profile"),
            downloads: home.join("downloads"),
            log: home.join("browser.log"),
        };
        std::fs::create_dir_all(&home)?;
        self.open.fetch_add(1, Ordering::Relaxed);
        Person::start(
            name,
            self.engine,
            &self.setting.driver,
            places,
            self.display.clone(),
            self.site.url(),
            self.directory.join("pictures"),
            self.open.clone(),
        )
    }

    /// A path for a file that a journey makes itself.
    pub fn scratch(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// Puts a page of one's own beside Holdfast's files, to be served with the same headers.
    pub fn serve_beside(&self, name: &str, text: &str) -> anyhow::Result<()> {
        Ok(std::fs::write(self.served.join(name), text)?)
    }

    /// Puts a newer version of Holdfast on the site: the same program with one file changed, so that the service worker
    /// differs exactly as it would after a new build.
    pub fn publish_newer_version(&self, file: &str) -> anyhow::Result<()> {
        let path = self.served.join(file);
        let before = sha256(&path)?;
        let mut bytes = std::fs::read(&path)?;
        bytes.extend_from_slice(b"\n/* newer */\n");
        std::fs::write(&path, bytes)?;
        let after = sha256(&path)?;
        let worker = self.served.join("sw.js");
        let text = std::fs::read_to_string(&worker)?;
        ensure!(text.contains(&before), "sw.js does not list {file} with its hash");
        let old = text.split("const VERSION = \"").nth(1).and_then(|rest| rest.split('"').next());
        let old = old.context("sw.js names no version")?.to_owned();
        let new: String = after.chars().take(old.len()).collect();
        std::fs::write(&worker, text.replace(&before, &after).replace(&old, &new))?;
        Ok(())
    }

    /// Ends the journey: nobody left a browser open, and nobody asked the foreign site for anything.
    pub fn finish(self) -> anyhow::Result<()> {
        let open = self.open.load(Ordering::Relaxed);
        ensure!(open == 0, "the journey left {open} browser(s) open without close() or kill()");
        let foreign = self.foreign.log();
        if let Some(first) = foreign.first() {
            bail!("{} request(s) reached a foreign origin, the first for {}", foreign.len(), first.path);
        }
        Ok(())
    }
}

/// Test pages that are served beside Holdfast's own files, with the same headers.
const PROBES: [(&str, &str); 6] = [
    ("probe.js", include_str!("../pages/probe.js")),
    ("probe-page.js", include_str!("../pages/probe-page.js")),
    ("verbs.html", include_str!("../pages/verbs.html")),
    ("verbs.js", include_str!("../pages/verbs.js")),
    ("probe-worker.js", include_str!("../pages/probe-worker.js")),
    ("probe-language.js", include_str!("../pages/probe-language.js")),
];

fn copy(from: &Path, to: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(to)?;
    for found in std::fs::read_dir(from)? {
        let found = found?;
        let target = to.join(found.file_name());
        if found.file_type()?.is_dir() {
            copy(&found.path(), &target)?;
        } else {
            std::fs::copy(found.path(), target)?;
        }
    }
    Ok(())
}

fn sha256(file: &Path) -> anyhow::Result<String> {
    Ok(xtask::site::sha256(&std::fs::read(file)?))
}
