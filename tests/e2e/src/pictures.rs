//! Pictures of screens, and the sizes and themes they are taken in.

use std::path::PathBuf;

use anyhow::ensure;
use serde_json::json;

use crate::engine::Engine;
use crate::person::Person;

impl Person {
    /// The file of a picture of the whole page.
    pub fn picture(&self, name: &str) -> anyhow::Result<PathBuf> {
        let session = self.session()?;
        let taken = match self.engine {
            Engine::Chromium => {
                let options = json!({ "format": "png", "captureBeyondViewport": true });
                let whole = json!({ "cmd": "Page.captureScreenshot", "params": options });
                let found = session.post("/goog/cdp/execute", &whole)?;
                crate::webdriver::picture(&found["data"])?
            }
            Engine::Firefox => crate::webdriver::picture(&session.get("/moz/screenshot/full")?)?,
            Engine::Webkit => session.screenshot()?,
        };
        std::fs::create_dir_all(&self.pictures)?;
        let file = self.pictures.join(format!("{}-{name}.png", self.name));
        std::fs::write(&file, taken)?;
        Ok(file)
    }

    /// Makes the window (in Chromium: the page) this big, in CSS pixels.
    pub fn size(&self, width: u32, height: u32) -> anyhow::Result<()> {
        let session = self.session()?;
        if self.engine == Engine::Chromium {
            let metrics =
                json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
            let command = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": metrics });
            return session.post("/goog/cdp/execute", &command).map(drop);
        }
        session.post("/window/rect", &json!({ "width": width, "height": height })).map(drop)
    }

    /// At 320 pixels, nothing on this screen needs scrolling sideways but what scrolls by itself (WCAG 2.2, 1.4.10). Only
    /// Chromium's page can be made so narrow whatever the window.
    pub fn fits_a_small_phone(&self) -> anyhow::Result<()> {
        if self.engine != Engine::Chromium {
            return Ok(());
        }
        self.size(320, 640)?;
        let script = "const page = document.documentElement; const wide = page.scrollWidth > page.clientWidth; \
                      const beyond = Array.from(document.body.querySelectorAll('*')).filter((element) => \
                      !element.parentElement.closest('.table-scroll') && element.getBoundingClientRect().right > page.clientWidth + 1); \
                      return wide ? beyond.slice(-4).map((element) => element.outerHTML.slice(0, 200)) : []";
        let found = self.session()?.run(script, &[])?;
        self.size(1280, 900)?;
        let none = found.as_array().is_some_and(Vec::is_empty);
        ensure!(none, "{}: wider than 320 pixels: {found:#}", self.name);
        Ok(())
    }

    /// Shows the page in the "light" or "dark" theme; only Chromium can be told, elsewhere the answer is false.
    pub fn theme(&self, theme: &str) -> anyhow::Result<bool> {
        if self.engine != Engine::Chromium {
            return Ok(false);
        }
        let features = json!([{ "name": "prefers-color-scheme", "value": theme }]);
        let command = json!({ "cmd": "Emulation.setEmulatedMedia", "params": { "features": features } });
        self.session()?.post("/goog/cdp/execute", &command)?;
        Ok(true)
    }

    /// Pictures of this screen on a phone and on a desk, light and dark (where the engine can be told).
    pub fn pictures(&self, name: &str) -> anyhow::Result<()> {
        for theme in ["light", "dark"] {
            if !self.theme(theme)? && theme == "dark" {
                break;
            }
            for (width, height) in [(390, 844), (1440, 900)] {
                self.size(width, height)?;
                self.picture(&format!("{name}-{width}-{theme}"))?;
            }
        }
        self.theme("light")?;
        self.size(1280, 900)
    }
}
