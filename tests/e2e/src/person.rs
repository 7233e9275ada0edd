//! A person in front of a browser. **Start here to write a journey.**
//!
//! A journey is a function in `src/journeys/` that takes a [`Stage`](crate::stage::Stage) and says what people do and
//! see; list it in `journeys/mod.rs`. It speaks of what is on the screen (roles, names, texts), never of ids or classes,
//! and never sleeps: every verb waits until it can be done, twenty seconds at most, and then fails with the page's text.
//!
//! ```text
//! let mut dsl = stage.person("dsl")?;                     // a fresh profile, Holdfast open
//! dsl.click("button", "Found a school")?;                 // roles: see page/locate.js (button, link, field, checkbox,
//! dsl.fill("School name", "Elm Grove Primary")?;          //   radio, file, option, tab, heading, dialog, group, row …)
//! dsl.write("Passphrase", "correct horse battery staple")?; // like fill, but not counted as key presses
//! dsl.choose("Year group", "Year 4")?;                    // a select; tick, untick, pick for boxes and radio buttons
//! dsl.set("Date of birth", "2016-05-31")?;                // dates, times, ranges: as the picker would
//! dsl.press("Control+Enter")?;                            // keys: letters, Enter, Tab, Escape, ArrowDown, Control+K …
//! dsl.type_keys("ami")?;                                  // into whatever has the focus; write_keys for narratives
//! dsl.tab_to("radio", "Just now")?;                       // Tab until the focus is there; see_focus waits for it
//! dsl.upload("Pupils", &[path])?;                         // a file field, also one that is drawn by its label
//! let pack = dsl.download(|p| p.click("button", "Save joining pack"))?;
//! dsl.point("image", "Front of the body", 0.4, 0.3)?;     // a click at a fraction of something's width and height
//! dsl.within("dialog", "Confirm", |p| p.click("button", "Yes"))?;
//! dsl.see("Everything is saved")?; dsl.no("Loading")?;    // text that is visible; text that is (or becomes) absent
//! dsl.see_one("row", "Amira")?; dsl.no_one("button", "Save")?; dsl.see_value("Name", "Amira")?;
//! dsl.picture("desk")?;                                   // a full-page PNG in the journeys' output; also picture_at(w, h)
//! dsl.accessible()?;                                      // axe finds nothing on this screen
//! dsl.count(); …; let counts = dsl.counts();              // key presses, written characters, clicks, screens acted on
//! dsl.watch_long_tasks()?; …; let longest = dsl.longest_task()?;   // None where the engine can't tell
//! stage.site.stop(); dsl.reload()?; dsl.restart()?; stage.site.go_on()?;
//! dsl.kill_and_restart()?;                                // as after a power cut
//! let mut second = dsl.new_tab("")?;  dsl.tab(0)?;        // tabs of one browser
//! dsl.close()?;                                           // must be said: it checks the console, then closes in order
//! ```
//!
//! With `HOLDFAST_ALOUD=1` in the environment every verb says what it waits for.
//!
//! `close` fails on anything the page wrote to the console as an error; say `forgive("part of the message")` first where
//! a journey provokes one. [`audit`](crate::audit) has the checks of whole pages, [`profile_search`](crate::profile_search)
//! reads a closed browser's profile byte by byte.

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

use crate::engine::{Display, Engine, Places, Running};
use crate::webdriver::{Refusal, Session};

/// How long a verb waits until it can be done, unless the journey says otherwise.
const PATIENCE: Duration = Duration::from_secs(20);

/// What somebody did since [`Person::count`].
#[derive(Clone, Debug, Default)]
pub struct Counts {
    /// Keys pressed, a chord counting once.
    pub keys: usize,
    /// Characters of narratives and passphrases, which no program can spare anybody.
    pub written: usize,
    /// Clicks and taps.
    pub clicks: usize,
    /// Top headings of the screens on which something was done, in order.
    pub screens: Vec<String>,
    /// Since counting began.
    pub seconds: f32,
}

/// A person with a browser of their own.
pub struct Person {
    /// Name in output and messages.
    pub name: String,
    /// Which browser.
    pub engine: Engine,
    /// Directories of profile and downloads.
    pub places: Places,
    /// Holdfast's address.
    pub url: String,
    /// Where pictures go.
    pub(crate) pictures: PathBuf,
    driver: PathBuf,
    display: Option<Arc<Display>>,
    running: Option<Running>,
    open: Arc<AtomicUsize>,
    pub(crate) scope: Vec<(String, String)>,
    pub(crate) counts: RefCell<Counts>,
    pub(crate) counting_since: Cell<Instant>,
    pub(crate) console: RefCell<Vec<String>>,
    pub(crate) forgiven: Vec<String>,
    pub(crate) log_read: Cell<usize>,
    pub(crate) downloaded: Vec<PathBuf>,
    /// How long a verb waits until it can be done.
    pub patience: Duration,
    tabs: RefCell<Vec<Value>>,
    aloud: bool,
}

impl Person {
    #[allow(clippy::too_many_arguments, reason = "called in one place, by the stage")]
    pub(crate) fn start(
        name: &str,
        engine: Engine,
        driver: &Path,
        places: Places,
        display: Option<Arc<Display>>,
        url: String,
        pictures: PathBuf,
        open: Arc<AtomicUsize>,
    ) -> anyhow::Result<Person> {
        let running = Running::start(engine, driver, &places, display.as_deref())?;
        Ok(Person {
            name: name.to_owned(),
            engine,
            places,
            url,
            pictures,
            driver: driver.to_owned(),
            display,
            running: Some(running),
            open,
            scope: Vec::new(),
            counts: RefCell::default(),
            counting_since: Cell::new(Instant::now()),
            console: RefCell::default(),
            forgiven: Vec::new(),
            log_read: Cell::new(0),
            downloaded: Vec::new(),
            patience: PATIENCE,
            tabs: RefCell::default(),
            aloud: std::env::var_os("HOLDFAST_ALOUD").is_some(),
        })
    }

    /// The WebDriver session, for what no verb covers.
    pub fn session(&self) -> anyhow::Result<&Session> {
        self.running
            .as_ref()
            .map(|running| &running.session)
            .with_context(|| format!("{} has no browser", self.name))
    }

    /// Opens a path below Holdfast's address and waits until the program has drawn its first screen.
    pub fn visit(&self, path: &str) -> anyhow::Result<()> {
        self.session()?.go(&format!("{}{path}", self.url))?;
        self.started()
    }

    /// Reloads, as with F5. (WebDriver's own refresh is a forced one in Firefox, past the service worker.)
    pub fn reload(&self) -> anyhow::Result<()> {
        self.gather_console()?;
        self.session()?.run("window.beforeReload = true; setTimeout(() => location.reload(), 0)", &[])?;
        self.until("the reload", || {
            let script = "return window.beforeReload === undefined";
            Ok(self.session()?.run(script, &[])?.as_bool().filter(|fresh| *fresh))
        })?;
        self.started()
    }

    /// One step back in the browser's history.
    pub fn back(&self) -> anyhow::Result<()> {
        self.session()?.post("/back", &json!({})).map(drop)
    }

    /// Waits until the program has replaced "Starting Holdfast…" by its first screen, which has a heading.
    pub fn started(&self) -> anyhow::Result<()> {
        self.until("the program's first screen", || {
            let script = "const app = document.getElementById('app') || document.body; return document.readyState === \
                          'complete' && !document.getElementById('start-message') && app.querySelector('h1') !== null;";
            Ok(self.session()?.run(script, &[])?.as_bool().filter(|ready| *ready))
        })?;
        Ok(())
    }

    /// Closes the browser in order and starts it again on the same profile.
    pub fn restart(&mut self) -> anyhow::Result<()> {
        self.gather_console()?;
        if let Some(running) = self.running.take() {
            running.close()?;
        }
        self.running =
            Some(Running::start(self.engine, &self.driver, &self.places, self.display.as_deref())?);
        self.visit("")
    }

    /// Ends the browser without warning and starts it again on the same profile.
    pub fn kill_and_restart(&mut self) -> anyhow::Result<()> {
        self.kill_and_restart_at("")
    }

    /// Like [`Person::kill_and_restart`], opening another path below Holdfast's address.
    pub fn kill_and_restart_at(&mut self, path: &str) -> anyhow::Result<()> {
        self.gather_console()?;
        if let Some(running) = self.running.take() {
            running.kill();
        }
        self.running =
            Some(Running::start(self.engine, &self.driver, &self.places, self.display.as_deref())?);
        self.visit(path)
    }

    /// Fails on errors in the console, then closes the browser in order. Its profile can be searched from now on.
    pub fn close(mut self) -> anyhow::Result<Places> {
        self.gather_console()?;
        if let Some(running) = self.running.take() {
            running.close()?;
        }
        self.open.fetch_sub(1, Ordering::Relaxed);
        self.no_console_errors()?;
        Ok(self.places.clone())
    }

    /// Opens a new tab of this browser and goes on in it; the number is for [`Person::tab`].
    pub fn new_tab(&self, path: &str) -> anyhow::Result<usize> {
        self.gather_console()?;
        let session = self.session()?;
        self.tabs()?;
        let made = session.post("/window/new", &json!({ "type": "tab" }))?;
        session.post("/window", &json!({ "handle": made["handle"] }))?;
        self.visit(path)?;
        let place = self.tabs()?.iter().position(|one| *one == made["handle"]);
        place.context("the new tab is not among the tabs")
    }

    /// Goes on in another tab, counted from 0 in the order of opening.
    pub fn tab(&self, number: usize) -> anyhow::Result<()> {
        self.gather_console()?;
        let session = self.session()?;
        let tabs = self.tabs()?;
        let handle = tabs.get(number).with_context(|| format!("there is no tab {number}"))?;
        session.post("/window", &json!({ "handle": handle })).map(drop)
    }

    /// The tabs in the order of opening, which drivers do not keep by themselves.
    fn tabs(&self) -> anyhow::Result<Vec<Value>> {
        let open = self.session()?.get("/window/handles")?;
        let open = open.as_array().map(Vec::as_slice).unwrap_or_default();
        let mut tabs = self.tabs.borrow_mut();
        tabs.retain(|tab| open.contains(tab));
        let fresh: Vec<Value> = open.iter().filter(|tab| !tabs.contains(tab)).cloned().collect();
        tabs.extend(fresh);
        Ok(tabs.clone())
    }

    /// Closes the tab in front; go on with [`Person::tab`].
    pub fn close_tab(&self) -> anyhow::Result<()> {
        self.gather_console()?;
        self.session()?.delete("/window").map(drop)
    }

    /// Tries again and again until there is an answer; refusals that a page in motion explains count as "not yet".
    pub fn until<T>(
        &self,
        what: &str,
        mut attempt: impl FnMut() -> anyhow::Result<Option<T>>,
    ) -> anyhow::Result<T> {
        let begun = Instant::now();
        let mut pause = 10;
        if self.aloud {
            println!("   {}: {what}", self.name);
        }
        loop {
            let last = match attempt() {
                Ok(Some(answer)) => return Ok(answer),
                Ok(None) => None,
                Err(error) if in_motion(&error) => Some(error),
                Err(error) => return Err(error.context(self.situation(what))),
            };
            if begun.elapsed() > self.patience {
                let reason = last.map(|error| format!(" ({error:#})")).unwrap_or_default();
                bail!("{}{reason}", self.situation(what));
            }
            std::thread::sleep(Duration::from_millis(pause));
            pause = (pause * 2).min(100);
        }
    }

    /// What was waited for, and what the page shows instead.
    fn situation(&self, what: &str) -> String {
        let page = "return [location.href, document.title, (document.body && document.body.innerText || '').slice(0, 3000)]";
        let shown = self.session().and_then(|session| session.run(page, &[])).unwrap_or(Value::Null);
        let part = |at: usize| shown[at].as_str().unwrap_or("?").to_owned();
        let picture = self.picture("failure").map(|file| file.display().to_string()).unwrap_or_default();
        format!(
            "{} waited in vain for {what}{}\n--- {} \"{}\" {picture}\n{}\n---",
            self.name,
            self.scope.iter().map(|(role, name)| format!(" in the {role} \"{name}\"")).collect::<String>(),
            part(0),
            part(1),
            part(2)
        )
    }
}

impl Drop for Person {
    fn drop(&mut self) {
        if self.running.is_some() && !std::thread::panicking() {
            eprintln!("   ({}'s browser is ended without close())", self.name);
        }
    }
}

/// Refusals that pass when the page has settled.
fn in_motion(error: &anyhow::Error) -> bool {
    let Some(refusal) = error.downcast_ref::<Refusal>() else { return false };
    let passing = [
        "stale element reference",
        "element click intercepted",
        "element not interactable",
        "no such element",
        "detached shadow root",
        "move target out of bounds",
    ];
    passing.contains(&refusal.code.as_str())
        || [
            "context was destroyed",
            "Cannot find context",
            "document unloaded",
            "node was detached",
            "navigated",
        ]
        .iter()
        .any(|part| refusal.message.contains(part))
}
