//! What the browser says about how it keeps this address's data.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::StorageManager;

use super::window;

/// How the browser keeps what is here.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Kept {
    /// It will not clear it by itself; none if it does not say.
    pub persisted: Option<bool>,
    /// Bytes used by this address, as far as it says.
    pub used: Option<f64>,
    /// Bytes that this address may use, as far as it says.
    pub quota: Option<f64>,
    /// It clears what is not installed after seven days without a visit.
    pub clears_after_a_week: bool,
    /// It is probably a private window: it gives far less room than a disk has.
    pub looks_private: bool,
    /// Holdfast runs as an installed app.
    pub installed: bool,
}

/// Private windows are given less than this, disks much more.
const PRIVATE_QUOTA: f64 = 2_000_000_000.0;

fn manager() -> Option<StorageManager> {
    let storage = Reflect::get(&window::window().navigator(), &JsValue::from("storage")).ok()?;
    storage.dyn_into().ok()
}

/// Asks the browser.
pub async fn look() -> Kept {
    let mut kept = Kept {
        persisted: None,
        used: None,
        quota: None,
        clears_after_a_week: clears_after_a_week(),
        looks_private: false,
        installed: installed(),
    };
    let Some(manager) = manager() else { return kept };
    if let Ok(asked) = manager.persisted() {
        kept.persisted = JsFuture::from(asked).await.ok().and_then(|answer| answer.as_bool());
    }
    if let Ok(asked) = manager.estimate()
        && let Ok(estimate) = JsFuture::from(asked).await
    {
        let number = |name: &str| Reflect::get(&estimate, &JsValue::from(name)).ok()?.as_f64();
        (kept.used, kept.quota) = (number("usage"), number("quota"));
    }
    kept.looks_private = kept.quota.is_some_and(|quota| quota < PRIVATE_QUOTA);
    kept
}

/// Asks the browser to keep this address's data until its person clears it; what it says.
pub async fn persist() -> Option<bool> {
    let asked = manager()?.persist().ok()?;
    JsFuture::from(asked).await.ok()?.as_bool()
}

/// Safari and everything on an iPhone or iPad: WebKit without Chromium's name in its own.
fn clears_after_a_week() -> bool {
    let agent = window::window().navigator().user_agent().unwrap_or_default();
    agent.contains("AppleWebKit") && !agent.contains("Chrome") && !agent.contains("Chromium")
}

fn installed() -> bool {
    let query = window::window().match_media("(display-mode: standalone)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
