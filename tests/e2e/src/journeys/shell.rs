//! What surrounds the screens: policy, service worker, updates.

use anyhow::{Context as _, ensure};
use serde_json::json;

use crate::engine::Engine;
use crate::person::Person;
use crate::stage::Stage;

/// The two names of the program's worker, which say what it does.
const ROLES: [&str; 2] = ["vault", "stretch"];
/// The worker that checks spelling and grammar.
const LANGUAGE: &str = "language";

/// The page starts, refuses everything foreign, works without a server, and changes its version only when told.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut person = stage.person("visitor")?;
    person.accessible()?;
    person.no_foreign_requests()?;
    let foreign = stage.foreign.url();

    println!("   the policy holds in the page and in each worker");
    // The attempts below are refused aloud.
    for part in ["Content Security Policy", "Content-Security-Policy", "content security policy", &foreign] {
        person.forgive(part);
    }
    refuses_everything(&person, &in_page(), &foreign, "the page")?;
    for role in ROLES {
        refuses_everything(&person, &in_worker("probe-worker.js", role), &foreign, role)?;
    }
    refuses_everything(&person, &in_worker("probe-language.js", LANGUAGE), &foreign, LANGUAGE)?;
    ensure!(stage.foreign.log().is_empty(), "a foreign origin was asked: {:?}", stage.foreign.log());

    println!("   everything works with the server stopped");
    wait_for_service_worker(&person)?;
    stage.site.stop();
    person.reload()?;
    person.session()?.go(&format!("{}index.html", person.url))?;
    person.started()?;
    for role in ROLES {
        worker_starts(&person, role)?;
    }
    let policy =
        "const response = await fetch(given[0]); return response.headers.get('Content-Security-Policy')";
    for file in ["worker.js", "language-worker.js", "language.js", "holdfast.js", "holdfast_bg.wasm", "./"] {
        let found = person.session()?.run_async(policy, &[json!(file)])?;
        let found = found
            .as_str()
            .with_context(|| format!("{file} comes without a policy from the service worker"))?;
        ensure!(found.contains("default-src 'none'"), "{file} has the policy {found}");
    }
    person.restart()?;

    println!("   a newer version waits until it is agreed to");
    let version = "return (await caches.keys()).join()";
    let before = person.session()?.run_async(version, &[])?;
    stage.publish_newer_version("boot.js")?;
    stage.site.go_on()?;
    let ask = "window.announced = 0; window.addEventListener('holdfast-update-ready', () => { window.announced += 1; }); \
               const registration = await navigator.serviceWorker.getRegistration(); await registration.update();";
    person.session()?.run_async(ask, &[])?;
    person.until("the announcement of a newer version", || {
        Ok((person.session()?.run("return window.announced", &[])?.as_u64() > Some(0)).then_some(()))
    })?;
    person.reload()?;
    ensure!(!runs_newer(&person)?, "the newer version runs without having been agreed to");
    person.see("A newer version of Holdfast is ready")?;
    person.accessible()?;
    person.pictures("newer-version")?;
    person.session()?.run("window.old = true", &[])?;
    person.click("button", "Install it now")?;
    person.until("the reload into the newer version", || {
        Ok(person.session()?.run("return window.old === undefined", &[])?.as_bool().filter(|fresh| *fresh))
    })?;
    person.started()?;
    ensure!(runs_newer(&person)?, "the newer version does not run after it was agreed to");
    let after = person.session()?.run_async(version, &[])?;
    ensure!(before != after, "the old version's cache was kept: {after}");
    person.no_foreign_requests()?;
    person.close()?;
    if stage.engine == Engine::Chromium {
        explains_itself(stage)?;
    }
    Ok(())
}

/// Where something is missing that the program cannot do without, the page says so in words. (Only Chromium can be told
/// to lack it.)
fn explains_itself(stage: &Stage) -> anyhow::Result<()> {
    println!("   a browser that lacks something is told what");
    for (lack, words) in [
        ("delete window.WebAssembly", "WebAssembly is switched off"),
        ("window.Worker = function () { this.terminate = () => undefined }", "too old for Holdfast"),
        ("delete Navigator.prototype.locks", "its storage is switched off"),
    ] {
        let person = stage.person_elsewhere(&format!("without-{}", words.replace(' ', "-")))?;
        let command = json!({ "cmd": "Page.addScriptToEvaluateOnNewDocument", "params": { "source": lack } });
        person.session()?.post("/goog/cdp/execute", &command)?;
        person.session()?.go(&person.url)?;
        person.see(words)?;
        person.no("Starting Holdfast")?;
        person.accessible()?;
        person.pictures("start")?;
        person.close()?;
    }
    Ok(())
}

/// Waits until the installed version answers for the page.
pub fn wait_for_service_worker(person: &Person) -> anyhow::Result<()> {
    person.until("the service worker", || {
        let script = "const { controller } = navigator.serviceWorker; return controller !== null && controller.state === 'activated'";
        Ok(person.session()?.run(script, &[])?.as_bool().filter(|ready| *ready))
    })?;
    Ok(())
}

fn refuses_everything(person: &Person, probe: &str, foreign: &str, place: &str) -> anyhow::Result<()> {
    let outcome = person.session()?.run_async(&format!("return {probe}"), &[json!(foreign)])?;
    let through = outcome["through"].as_array().with_context(|| format!("{place}: no outcome: {outcome}"))?;
    ensure!(through.is_empty(), "{place} lets through: {through:?}");
    let tried = outcome["tried"].as_u64().unwrap_or_default();
    ensure!(tried >= 8, "{place}: only {tried} attempts were made");
    // The refusals are the policy's own. WebKit tells a worker nothing of them; that nothing arrived at the foreign site,
    // which would have answered, has to do there.
    if person.engine == Engine::Webkit && place != "the page" {
        println!("   {place}: {tried} attempts came to nothing");
        return Ok(());
    }
    let refused = outcome["refused"].as_array().map(Vec::as_slice).unwrap_or_default();
    let by_policy = refused.iter().any(|one| one.as_str() == Some("connect-src"));
    ensure!(by_policy, "{place}: no refusal by connect-src: {outcome}");
    println!("   {place}: {tried} attempts refused");
    Ok(())
}

/// Loads the probe as a script of the page's own, so that no power of WebDriver's lends itself to it.
fn in_page() -> String {
    probing(
        "page",
        "const made = document.createElement('script'); made.type = 'module'; made.src = 'probe-page.js'; \
                     made.onerror = () => reject(new Error('the probe does not load')); document.body.append(made);",
    )
}

/// Starts one of Holdfast's own workers under a role with the probe beside it.
fn in_worker(probe: &str, role: &str) -> String {
    let start = "const made = new Worker('PROBE', { type: 'module', name: 'ROLE' }); \
                 made.onerror = (event) => reject(new Error(event.message || 'the worker does not start'));";
    probing(role, &start.replace("PROBE", probe).replace("ROLE", role))
}

fn probing(place: &str, start: &str) -> String {
    format!(
        "new Promise((resolve, reject) => {{ const channel = new BroadcastChannel('probe {place}'); \
         channel.onmessage = ({{ data }}) => {{ if (data.ready) channel.postMessage({{ foreign: given[0] }}); \
         if (data.outcome) {{ channel.close(); if (made.terminate) made.terminate(); resolve(data.outcome); }} }}; {start} }})"
    )
}

/// Holdfast's own worker starts and calls the program, seen by its loading without an error.
fn worker_starts(person: &Person, role: &str) -> anyhow::Result<()> {
    let script = "const worker = new Worker('worker.js', { type: 'module', name: given[0] }); \
                  await new Promise((resolve, reject) => { worker.onerror = (event) => reject(new Error(event.message || \
                  'the worker does not start')); setTimeout(resolve, 500); }); worker.terminate();";
    person
        .session()?
        .run_async(script, &[json!(role)])
        .map(drop)
        .with_context(|| format!("the worker \"{role}\""))
}

fn runs_newer(person: &Person) -> anyhow::Result<bool> {
    let script = "return (await (await fetch('boot.js')).text()).includes('/* newer */')";
    Ok(person.session()?.run_async(script, &[])?.as_bool() == Some(true))
}
