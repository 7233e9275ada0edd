//! The keyboard: what a person does without touching the mouse.

use anyhow::bail;
use serde_json::{Value, json};

use crate::person::Person;

/// So many times is Tab pressed before somebody gives up.
const TABS: usize = 40;

impl Person {
    /// Presses a key or a chord: "Enter", "Escape", "ArrowDown", "a", "Control+K", "Shift+Tab".
    pub fn press(&mut self, keys: &str) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().keys += 1;
        let names: Vec<&str> = if keys == "+" { vec!["+"] } else { keys.split('+').collect() };
        let codes =
            names.iter().map(|name| key_code(name, names.len() > 1)).collect::<anyhow::Result<Vec<_>>>()?;
        let down = codes.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = codes.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        self.keys(&down.chain(up).collect::<Vec<_>>())
    }

    /// Types into whatever has the focus; every character counts as a key press.
    pub fn type_keys(&mut self, text: &str) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().keys += text.chars().count();
        let strokes = text.chars().flat_map(|letter| {
            let letter = letter.to_string();
            [json!({ "type": "keyDown", "value": letter }), json!({ "type": "keyUp", "value": letter })]
        });
        self.keys(&strokes.collect::<Vec<_>>())
    }

    /// Like [`Person::type_keys`] for narratives and passphrases: counted apart.
    pub fn write_keys(&mut self, text: &str) -> anyhow::Result<()> {
        self.type_keys(text)?;
        let mut counts = self.counts.borrow_mut();
        let written = text.chars().count();
        counts.keys -= written;
        counts.written += written;
        Ok(())
    }

    /// Waits until the keyboard's focus is in the one thing with this role and name.
    pub fn see_focus(&self, role: &str, name: &str) -> anyhow::Result<()> {
        self.until(&format!("the focus in the {role} \"{name}\""), || {
            Ok(self.has_focus(role, name)?.then_some(()))
        })
    }

    /// Presses Tab until the focus is in the one thing with this role and name.
    pub fn tab_to(&mut self, role: &str, name: &str) -> anyhow::Result<()> {
        self.see_one(role, name)?;
        for _ in 0..TABS {
            self.press("Tab")?;
            if self.has_focus(role, name)? {
                return Ok(());
            }
        }
        bail!("{TABS} presses of Tab do not lead to the {role} \"{name}\"")
    }

    fn has_focus(&self, role: &str, name: &str) -> anyhow::Result<bool> {
        let Some(element) = self.one(role, name)? else { return Ok(false) };
        let script = "return document.activeElement === arguments[0]";
        Ok(self.session()?.run(script, &[element.to_value()])?.as_bool() == Some(true))
    }

    fn keys(&self, strokes: &[Value]) -> anyhow::Result<()> {
        self.session()?.actions(&json!([{ "type": "key", "id": "keyboard", "actions": strokes }]))
    }
}

/// WebDriver's own characters for keys that have no letter.
fn key_code(name: &str, in_chord: bool) -> anyhow::Result<String> {
    let code = match name {
        "Enter" => '\u{E007}',
        "Tab" => '\u{E004}',
        "Escape" => '\u{E00C}',
        "Backspace" => '\u{E003}',
        "Delete" => '\u{E017}',
        "Space" => ' ',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Home" => '\u{E011}',
        "End" => '\u{E010}',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "F2" => '\u{E032}',
        one if one.chars().count() == 1 => {
            let lower = in_chord.then(|| one.to_lowercase());
            return Ok(lower.unwrap_or_else(|| one.to_owned()));
        }
        other => bail!("no key is called \"{other}\""),
    };
    Ok(code.to_string())
}
