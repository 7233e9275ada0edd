//! A plain, synchronous WebDriver client: one request at a time, no runtime, the same for three engines.

use std::time::Duration;

use anyhow::{Context as _, anyhow};
use base64::Engine as _;
use serde_json::{Value, json};

/// The name under which WebDriver carries element references.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A refusal by the driver, with WebDriver's own error code ("stale element reference" and so on).
#[derive(Debug)]
pub struct Refusal {
    /// The error code.
    pub code: String,
    /// The driver's words.
    pub message: String,
}

impl Refusal {
    /// The element is there, but not where it could be clicked.
    fn is_out_of_reach(&self) -> bool {
        ["element click intercepted", "element not interactable"].contains(&self.code.as_str())
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let first = self.message.lines().next().unwrap_or_default();
        write!(to, "{}: {first}", self.code)
    }
}

impl std::error::Error for Refusal {}

/// A reference to an element of the page.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Element {
    /// The element in an answer of a script, if it is one.
    pub fn from_value(value: &Value) -> Option<Element> {
        value.get(ELEMENT)?.as_str().map(|id| Element(id.to_owned()))
    }

    /// As an argument of a script.
    pub fn to_value(&self) -> Value {
        json!({ ELEMENT: self.0 })
    }
}

/// One browser under control.
pub struct Session {
    agent: ureq::Agent,
    server: String,
    id: String,
    /// What the driver said it gave.
    pub capabilities: Value,
}

impl Session {
    /// Asks the driver at `server` (`http://127.0.0.1:PORT`) for a browser.
    pub fn begin(server: &str, capabilities: &Value) -> anyhow::Result<Session> {
        let settings = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(180)))
            .max_idle_connections(1)
            .build();
        let agent = ureq::Agent::new_with_config(settings);
        let mut session =
            Session { agent, server: server.to_owned(), id: String::new(), capabilities: Value::Null };
        let wanted = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let begun = session.ask("POST", "/session", Some(&wanted)).context("the browser does not start")?;
        session.id = begun["sessionId"].as_str().context("the driver gave no session")?.to_owned();
        session.capabilities = begun["capabilities"].clone();
        let limits = json!({ "script": 120_000, "pageLoad": 60_000, "implicit": 0 });
        session.post("/timeouts", &limits)?;
        Ok(session)
    }

    /// Whether a driver answers at `server`.
    pub fn ready(server: &str) -> bool {
        let settings = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(2)))
            .http_status_as_error(false)
            .build();
        ureq::Agent::new_with_config(settings).get(format!("{server}/status")).call().is_ok()
    }

    /// A POST below the session.
    pub fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        self.ask("POST", &format!("/session/{}{path}", self.id), Some(body))
    }

    /// A GET below the session.
    pub fn get(&self, path: &str) -> anyhow::Result<Value> {
        self.ask("GET", &format!("/session/{}{path}", self.id), None)
    }

    /// A DELETE below the session.
    pub fn delete(&self, path: &str) -> anyhow::Result<Value> {
        self.ask("DELETE", &format!("/session/{}{path}", self.id), None)
    }

    /// Closes the browser in an orderly way.
    pub fn end(&self) -> anyhow::Result<()> {
        self.delete("").map(drop)
    }

    fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> anyhow::Result<Value> {
        let address = format!("{}{path}", self.server);
        let mut answer = match (method, body) {
            ("POST", Some(body)) => self.agent.post(&address).send_json(body)?,
            ("DELETE", _) => self.agent.delete(&address).call()?,
            _ => self.agent.get(&address).call()?,
        };
        let reader = answer.body_mut().with_config().limit(256 * 1024 * 1024);
        let text = reader.read_to_string()?;
        let mut whole: Value =
            serde_json::from_str(&text).with_context(|| format!("{method} {path}: not JSON: {text:.200}"))?;
        let value = whole["value"].take();
        match value.get("error").and_then(Value::as_str) {
            Some(code) => {
                let message = value["message"].as_str().unwrap_or_default().to_owned();
                Err(anyhow!(Refusal { code: code.to_owned(), message }))
            }
            None => Ok(value),
        }
    }

    /// Opens an address.
    pub fn go(&self, url: &str) -> anyhow::Result<()> {
        self.post("/url", &json!({ "url": url })).map(drop)
    }

    /// Runs the body of a function in the page; `arguments` are its arguments.
    pub fn run(&self, script: &str, arguments: &[Value]) -> anyhow::Result<Value> {
        self.post("/execute/sync", &json!({ "script": script, "args": arguments }))
    }

    /// Runs the body of an async function in the page and waits for what it returns; an exception is an error.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> anyhow::Result<Value> {
        let whole = format!(
            "const done = arguments[arguments.length - 1]; const given = Array.from(arguments).slice(0, -1); \
             (async function () {{ {script} }}).apply(null, given).then(\
             (value) => done({{ value: value === undefined ? null : value }}), \
             (error) => done({{ threw: String(error && error.message || error) }}));"
        );
        let mut answer = self.post("/execute/async", &json!({ "script": whole, "args": arguments }))?;
        match answer["threw"].as_str() {
            Some(threw) => Err(anyhow!("the page's script threw: {threw}")),
            None => Ok(answer["value"].take()),
        }
    }

    /// Clicks the middle of an element as a person would, scrolling to it first.
    pub fn click(&self, element: &Element) -> anyhow::Result<()> {
        let clicked = self.post(&format!("/element/{}/click", element.0), &json!({})).map(drop);
        self.within_reach(element, clicked)
    }

    /// Empties a field.
    pub fn clear(&self, element: &Element) -> anyhow::Result<()> {
        let cleared = self.post(&format!("/element/{}/clear", element.0), &json!({})).map(drop);
        self.within_reach(element, cleared)
    }

    /// What a bar covers, or a driver does not reach by itself, is scrolled to the middle of the window; the refusal
    /// stands, for whoever tries again.
    fn within_reach(&self, element: &Element, done: anyhow::Result<()>) -> anyhow::Result<()> {
        if let Err(error) = &done
            && error.downcast_ref::<Refusal>().is_some_and(Refusal::is_out_of_reach)
        {
            let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.run(script, &[element.to_value()])?;
        }
        done
    }

    /// Types into an element; in a file field, names files (one a line).
    pub fn send_keys(&self, element: &Element, text: &str) -> anyhow::Result<()> {
        self.post(&format!("/element/{}/value", element.0), &json!({ "text": text })).map(drop)
    }

    /// A picture of what the window shows, as PNG.
    pub fn screenshot(&self) -> anyhow::Result<Vec<u8>> {
        picture(&self.get("/screenshot")?)
    }

    /// Pointer and keyboard actions in WebDriver's own form.
    pub fn actions(&self, sources: &Value) -> anyhow::Result<()> {
        self.post("/actions", &json!({ "actions": sources })).map(drop)
    }
}

/// The bytes of a picture in an answer.
pub fn picture(value: &Value) -> anyhow::Result<Vec<u8>> {
    let text = value.as_str().context("no picture")?;
    Ok(base64::engine::general_purpose::STANDARD.decode(text)?)
}
