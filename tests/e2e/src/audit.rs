//! Checks of whole pages: the console, accessibility, foreign requests, long tasks, what storage shows.

use std::path::Path;

use anyhow::{Context as _, bail, ensure};
use serde_json::{Value, json};

use crate::engine::Engine;
use crate::person::Person;

/// Where `npm ci` puts the accessibility checker.
const AXE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js");

impl Person {
    /// Errors with this in them are expected from here on.
    pub fn forgive(&mut self, part: &str) {
        self.forgiven.push(part.to_owned());
    }

    /// Collects what the console got since the last time. Happens by itself on reload, restart, change of tab and close.
    pub fn gather_console(&self) -> anyhow::Result<()> {
        let mut lines = Vec::new();
        if self.engine == Engine::Chromium {
            let entries = self.session()?.post("/se/log", &json!({ "type": "browser" }))?;
            for entry in entries.as_array().into_iter().flatten() {
                if entry["level"].as_str() == Some("SEVERE") {
                    lines.push(entry["message"].as_str().unwrap_or_default().to_owned());
                }
            }
        } else {
            let log = std::fs::read(&self.places.log)?;
            let fresh = log.get(self.log_read.get()..).unwrap_or_default();
            let whole = fresh.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            self.log_read.set(self.log_read.get() + whole);
            let text = String::from_utf8_lossy(fresh.get(..whole).unwrap_or_default()).into_owned();
            lines.extend(
                text.lines().filter(|line| is_page_error(self.engine, line, &self.url)).map(str::to_owned),
            );
        }
        self.console.borrow_mut().extend(lines);
        Ok(())
    }

    /// Fails if the page wrote errors to the console that nobody expected.
    pub fn no_console_errors(&self) -> anyhow::Result<()> {
        let console = self.console.borrow();
        let bad: Vec<&String> = console
            .iter()
            .filter(|line| !self.forgiven.iter().any(|part| line.contains(part.as_str())))
            .collect();
        ensure!(bad.is_empty(), "{}'s console has {} error(s):\n{bad:#?}", self.name, bad.len());
        Ok(())
    }

    /// axe finds nothing wrong with this screen.
    pub fn accessible(&self) -> anyhow::Result<()> {
        let axe = std::fs::read_to_string(AXE).context("axe-core is not installed")?;
        let session = self.session()?;
        if session.run("return typeof window.axe === 'object'", &[])?.as_bool() != Some(true) {
            // The wrapper of a script is a function; axe must see the page's own global object.
            session.run(&format!("{axe}\nwindow.axe = window.axe || axe;"), &[])?;
        }
        let script = "const found = await window.axe.run(document, { resultTypes: ['violations'] }); \
                      return found.violations.map((one) => one.id + ': ' + one.help + '\\n' + one.nodes.map((node) => \
                      '    ' + node.html + '\\n    ' + node.failureSummary).join('\\n'))";
        let found = session.run_async(script, &[])?;
        let found: Vec<&str> = found.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if !found.is_empty() {
            self.picture("inaccessible")?;
            bail!("{}: axe finds {} kind(s) of fault:\n{}", self.name, found.len(), found.join("\n"));
        }
        Ok(())
    }

    /// The page has asked no other origin for anything since it was loaded.
    pub fn no_foreign_requests(&self) -> anyhow::Result<()> {
        let script = "return performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))\
                      .map((entry) => entry.name).filter((name) => !name.startsWith(location.origin + '/') \
                      && !name.startsWith('blob:' + location.origin) && !name.startsWith('data:'))";
        let found = self.session()?.run(script, &[])?;
        ensure!(found.as_array().is_some_and(Vec::is_empty), "requests to foreign origins: {found}");
        Ok(())
    }

    /// Notes from here on every task of the page that takes longer than 50 ms.
    pub fn watch_long_tasks(&self) -> anyhow::Result<()> {
        let script = "window.longTasks = []; \
                      if (PerformanceObserver.supportedEntryTypes.includes('longtask')) { \
                      new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((task) => \
                      task.duration))).observe({ entryTypes: ['longtask'] }); }";
        self.session()?.run(script, &[]).map(drop)
    }

    /// Keeps the page busy for so many milliseconds: what the observer has to notice.
    pub fn keep_busy(&self, ms: f64) -> anyhow::Result<()> {
        let script = "const [ms] = arguments; setTimeout(() => { const end = performance.now() + ms; \
                      while (performance.now() < end); })";
        self.session()?.run(script, &[json!(ms)]).map(drop)
    }

    /// The longest task since [`Person::watch_long_tasks`] in milliseconds, 0 where none took over 50 ms; `None` where
    /// the engine can't tell.
    pub fn longest_task(&self) -> anyhow::Result<Option<f64>> {
        let script = "return PerformanceObserver.supportedEntryTypes.includes('longtask') \
                      ? Math.max(0, ...window.longTasks) : null";
        Ok(self.session()?.run(script, &[])?.as_f64())
    }

    /// Every row of every database, all web storage and every cached response, as the browser's own API shows them to
    /// the page: one long text to look for canaries in.
    pub fn storage_text(&self) -> anyhow::Result<String> {
        let found = self.session()?.run_async(include_str!("page/storage.js"), &[])?;
        Ok(found.as_str().context("the page's storage can't be read")?.to_owned())
    }

    /// Writes a plaintext row into a database of its own: what the profile search has to find.
    pub fn plant(&self, text: &str) -> anyhow::Result<()> {
        let filling = if self.engine == Engine::Chromium { 200 } else { 0 };
        self.session()?.run_async(include_str!("page/plant.js"), &[json!(text), json!(filling)]).map(drop)
    }

    /// Every field for words on this screen keeps browsers from sending them to their makers' services.
    pub fn fields_are_private(&self) -> anyhow::Result<usize> {
        let script = "const words = 'textarea, input:not([type]), input[type=text], input[type=search], input[type=tel], \
                      input[type=email], input[type=password], [contenteditable]'; \
                      const fields = Array.from(document.querySelectorAll(words)); \
                      const is = (field, name, value) => (field.getAttribute(name) || '') === value; \
                      const bad = fields.filter((field) => !(is(field, 'spellcheck', 'false') && is(field, 'autocorrect', 'off') \
                      && (is(field, 'autocomplete', 'off') || field.type === 'password') \
                      && field.closest('[translate=no]'))); return [fields.length, bad.map((field) => field.outerHTML)]";
        let found = self.session()?.run(script, &[])?;
        let bad = found[1].as_array().map(Vec::as_slice).unwrap_or_default();
        ensure!(bad.is_empty(), "fields that a browser's services may read: {bad:#?}");
        Ok(usize::try_from(found[0].as_u64().unwrap_or_default())?)
    }
}

/// Whether a line of a browser's own output is an error of the page at `url`.
fn is_page_error(engine: Engine, line: &str, url: &str) -> bool {
    match engine {
        Engine::Chromium => false,
        // "console.error:" is the page's; "JavaScript error:" names the script, which may be Firefox's own.
        Engine::Firefox => {
            line.starts_with("console.error: \"")
                || (line.contains("JavaScript error:") && line.contains(url))
        }
        // WebKit does not know every directive of the policy, and says so as if it were an error.
        Engine::Webkit => {
            line.contains("CONSOLE") && line.contains("ERROR") && !line.contains("directive 'manifest-src'")
        }
    }
}

/// Fails unless the accessibility checker is there; `npm ci` is run once where it is not.
pub fn install_axe() -> anyhow::Result<()> {
    if Path::new(AXE).is_file() {
        return Ok(());
    }
    println!("   installing axe-core (usually 3 seconds)");
    let status = std::process::Command::new("npm")
        .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", env!("CARGO_MANIFEST_DIR")])
        .status()
        .context("npm does not start: install the packages nodejs and npm")?;
    ensure!(status.success() && Path::new(AXE).is_file(), "npm ci could not install axe-core: {status}");
    Ok(())
}
