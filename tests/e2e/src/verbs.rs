//! What a person does and sees; the overview stands at the top of [`person`](crate::person).

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context as _, bail, ensure};
use serde_json::{Value, json};

use crate::person::{Counts, Person};
use crate::webdriver::Element;

const LOCATE: &str = include_str!("page/locate.js");
const SET_VALUE: &str = include_str!("page/set_value.js");

impl Person {
    /// Clicks the one thing with this role and name.
    pub fn click(&mut self, role: &str, name: &str) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().clicks += 1;
        self.until(&format!("the {role} \"{name}\" to click"), || {
            let Some(element) = self.one(role, name)? else { return Ok(None) };
            self.session()?.click(&element).map(Some)
        })
    }

    /// Replaces what stands in a field; every character counts as a key press.
    pub fn fill(&mut self, label: &str, text: &str) -> anyhow::Result<()> {
        self.counts.borrow_mut().keys += text.chars().count();
        self.put(label, text)
    }

    /// Like [`Person::fill`] for narratives and passphrases: counted apart.
    pub fn write(&mut self, label: &str, text: &str) -> anyhow::Result<()> {
        self.counts.borrow_mut().written += text.chars().count();
        self.put(label, text)?;
        self.see_value(label, text)
    }

    fn put(&mut self, label: &str, text: &str) -> anyhow::Result<()> {
        self.on_screen()?;
        self.until(&format!("the field \"{label}\" to fill"), || {
            let Some(element) = self.one("field", label)? else { return Ok(None) };
            let session = self.session()?;
            session.clear(&element)?;
            if text.is_empty() {
                return Ok(Some(()));
            }
            session.send_keys(&element, text)?;
            // WebKit's driver empties a field without telling the page: what is drawn in between puts the old text back.
            let value = session.run("return String(arguments[0].value)", &[element.to_value()])?;
            let doubled = value.as_str().is_some_and(|value| value != text && value.ends_with(text));
            Ok((!doubled).then_some(()))
        })
    }

    /// Sets a date, time, range or colour field to a value in HTML's own form, as its picker does.
    pub fn set(&mut self, label: &str, value: &str) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().clicks += 1;
        let set = self.until(&format!("the field \"{label}\" to set"), || {
            let Some(element) = self.one("field", label)? else { return Ok(None) };
            self.session()?.run(SET_VALUE, &[element.to_value(), json!(value)]).map(Some)
        })?;
        ensure!(set.as_str() == Some(value), "the field \"{label}\" does not take the value {value}");
        Ok(())
    }

    /// Chooses an option of a select by its text.
    pub fn choose(&mut self, label: &str, option: &str) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().clicks += 1;
        self.until(&format!("the option \"{option}\" of \"{label}\""), || {
            let Some(select) = self.one("field", label)? else { return Ok(None) };
            // Away from what sticks to the edge of the screen, as a person scrolls.
            let script = "const [select, wanted] = arguments; select.scrollIntoView({ block: 'center', behavior: \
                          'instant' }); const flat = (text) => text.replace(/\\s+/g, ' ').trim(); \
                          return Array.from(select.options || []).find((option) => flat(option.text) === wanted) || null";
            let found = self.session()?.run(script, &[select.to_value(), json!(option)])?;
            let Some(element) = Element::from_value(&found) else { return Ok(None) };
            self.session()?.click(&element).map(Some)
        })
    }

    /// Ticks a box that is not ticked.
    pub fn tick(&mut self, label: &str) -> anyhow::Result<()> {
        self.check("checkbox", label, true)
    }

    /// Takes the tick out of a box.
    pub fn untick(&mut self, label: &str) -> anyhow::Result<()> {
        self.check("checkbox", label, false)
    }

    /// Picks a radio button.
    pub fn pick(&mut self, label: &str) -> anyhow::Result<()> {
        self.check("radio", label, true)
    }

    fn check(&mut self, role: &str, label: &str, wanted: bool) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().clicks += 1;
        // Boxes are often drawn by their label: then it is the label that a person clicks, or the box that lies unseen over it.
        let script = "const [box] = arguments; const on = () => box.checked ?? box.getAttribute('aria-checked') === 'true'; \
                      const wide = (element) => element.getBoundingClientRect().width > 2; \
                      return [on(), wide(box) ? box : Array.from(box.labels || []).find(wide) || box]";
        self.until(&format!("the {role} \"{label}\" to be {}", if wanted { "on" } else { "off" }), || {
            let Some(element) = self.one(role, label)? else { return Ok(None) };
            let found = self.session()?.run(script, &[element.to_value()])?;
            if found[0].as_bool() == Some(wanted) {
                return Ok(Some(()));
            }
            if let Some(place) = Element::from_value(&found[1]) {
                self.session()?.click(&place)?;
            }
            Ok(None)
        })
    }

    /// Names files to a file field.
    pub fn upload(&mut self, label: &str, files: &[PathBuf]) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().clicks += 1;
        let mut names = Vec::new();
        for file in files {
            let whole = file.canonicalize().with_context(|| format!("there is no {}", file.display()))?;
            names.push(whole.to_str().context("a file name is not UTF-8")?.to_owned());
        }
        self.until(&format!("the file field \"{label}\""), || {
            let Some(element) = self.one("file", label)? else { return Ok(None) };
            self.session()?.send_keys(&element, &names.join("\n")).map(Some)
        })
    }

    /// Does something that downloads a file, waits until the file is whole and answers with where it is.
    pub fn download(
        &mut self,
        act: impl FnOnce(&mut Person) -> anyhow::Result<()>,
    ) -> anyhow::Result<PathBuf> {
        act(self)?;
        let file = self.until("a finished download", || {
            let mut unfinished = false;
            let mut fresh = None;
            for found in std::fs::read_dir(&self.places.downloads)?.flatten() {
                let path = found.path();
                let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
                let partial =
                    name.ends_with(".part") || name.ends_with(".crdownload") || name.starts_with('.');
                unfinished |= partial;
                if !partial && !self.downloaded.contains(&path) && found.metadata()?.len() > 0 {
                    fresh = Some(path);
                }
            }
            Ok(fresh.filter(|_| !unfinished))
        })?;
        self.downloaded.push(file.clone());
        Ok(file)
    }

    /// Clicks at a place within something, given as fractions of its width and height.
    pub fn point(&mut self, role: &str, name: &str, across: f64, down: f64) -> anyhow::Result<()> {
        self.stroke(role, name, &[(across, down)])
    }

    /// Presses the pointer at the first place within something, draws it through the others and lets go.
    pub fn stroke(&mut self, role: &str, name: &str, places: &[(f64, f64)]) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().clicks += 1;
        // WebKit does not scroll to a drawing, only to what it stands in.
        let script = "const [element] = arguments; (element.closest('figure') || element).scrollIntoView({ block: 'center', inline: 'center', behavior: \
                      'instant' }); const box = element.getBoundingClientRect(); return [box.x, box.y, box.width, box.height]";
        self.until(&format!("the {role} \"{name}\" to point at"), || {
            let Some(element) = self.one(role, name)? else { return Ok(None) };
            let found = self.session()?.run(script, &[element.to_value()])?;
            let part = |at: usize| found[at].as_f64().unwrap_or_default();
            let mut acts = Vec::new();
            for (number, (across, down)) in places.iter().enumerate() {
                let (x, y) = (part(0) + part(2) * across, part(1) + part(3) * down);
                let duration = if number == 0 { 0 } else { 30 };
                let (x, y) = (x.round() as i64, y.round() as i64);
                acts.push(json!({ "type": "pointerMove", "duration": duration, "x": x, "y": y, "origin": "viewport" }));
                if number == 0 {
                    acts.push(json!({ "type": "pointerDown", "button": 0 }));
                }
            }
            acts.push(json!({ "type": "pointerUp", "button": 0 }));
            let mouse = json!({ "pointerType": "mouse" });
            let source = json!([{ "type": "pointer", "id": "mouse", "parameters": mouse, "actions": acts }]);
            self.session()?.actions(&source).map(Some)
        })
    }

    /// Looks for everything only inside the one thing with this role and name.
    pub fn within<T>(
        &mut self,
        role: &str,
        name: &str,
        act: impl FnOnce(&mut Person) -> anyhow::Result<T>,
    ) -> anyhow::Result<T> {
        self.scope.push((role.to_owned(), name.to_owned()));
        let done = act(self);
        self.scope.pop();
        done
    }

    /// Waits until this text can be read on the screen.
    pub fn see(&self, text: &str) -> anyhow::Result<()> {
        self.until(&format!("the text \"{text}\""), || Ok(self.text()?.contains(&flat(text)).then_some(())))
    }

    /// Waits until this text can't be read on the screen.
    pub fn no(&self, text: &str) -> anyhow::Result<()> {
        self.until(&format!("the absence of the text \"{text}\""), || {
            Ok((!self.text()?.contains(&flat(text))).then_some(()))
        })
    }

    /// Waits until there is something with this role and name.
    pub fn see_one(&self, role: &str, name: &str) -> anyhow::Result<()> {
        self.until(&format!("a {role} \"{name}\""), || Ok((!self.all(role, name)?.is_empty()).then_some(())))
    }

    /// Waits until there is nothing with this role and name.
    pub fn no_one(&self, role: &str, name: &str) -> anyhow::Result<()> {
        self.until(&format!("no {role} \"{name}\""), || Ok(self.all(role, name)?.is_empty().then_some(())))
    }

    /// Waits until there are so many things with this role and name.
    pub fn see_many(&self, count: usize, role: &str, name: &str) -> anyhow::Result<()> {
        self.until(&format!("{count} of the {role} \"{name}\""), || {
            Ok((self.all(role, name)?.len() == count).then_some(()))
        })
    }

    /// How many things with this role and name can be seen just now.
    pub fn how_many(&self, role: &str, name: &str) -> anyhow::Result<usize> {
        Ok(self.all(role, name)?.len())
    }

    /// Waits until a field holds this value.
    pub fn see_value(&self, label: &str, value: &str) -> anyhow::Result<()> {
        self.until(&format!("the value \"{value}\" in the field \"{label}\""), || {
            let Some(element) = self.one("field", label)? else { return Ok(None) };
            let found = self.session()?.run("return arguments[0].value", &[element.to_value()])?;
            Ok((found.as_str() == Some(value)).then_some(()))
        })
    }

    /// Everything that can be read on the screen (or in the part looked at), in one line.
    pub fn text(&self) -> anyhow::Result<String> {
        let place = match self.place()? {
            None if self.scope.is_empty() => Value::Null,
            None => return Ok(String::new()),
            Some(element) => element.to_value(),
        };
        let found = self.session()?.run("return (arguments[0] || document.body).innerText", &[place])?;
        Ok(flat(found.as_str().unwrap_or_default()))
    }

    /// Starts counting anew.
    pub fn count(&mut self) {
        *self.counts.borrow_mut() = Counts::default();
        self.counting_since.set(Instant::now());
    }

    /// What was done since [`Person::count`], also printed.
    pub fn counts(&self) -> Counts {
        let mut counts = self.counts.borrow().clone();
        counts.seconds = self.counting_since.get().elapsed().as_secs_f32();
        println!(
            "   {}: {} key presses, {} characters written, {} clicks, {} screens ({}), {:.1} s",
            self.name,
            counts.keys,
            counts.written,
            counts.clicks,
            counts.screens.len(),
            counts.screens.join(" > "),
            counts.seconds
        );
        counts
    }

    /// Notes the screen that something is about to be done on.
    pub(crate) fn on_screen(&self) -> anyhow::Result<()> {
        let script =
            "const top = document.querySelector('h1'); return top ? top.textContent : document.title";
        if let Ok(found) = self.session()?.run(script, &[]) {
            let heading = flat(found.as_str().unwrap_or_default());
            let mut counts = self.counts.borrow_mut();
            if counts.screens.last() != Some(&heading) {
                counts.screens.push(heading);
            }
        }
        Ok(())
    }

    /// The element that is looked inside, if any: the innermost of the scopes.
    fn place(&self) -> anyhow::Result<Option<Element>> {
        let mut place = None;
        for (role, name) in &self.scope {
            place = self.find(role, name, place.as_ref())?.into_iter().next();
            if place.is_none() {
                break;
            }
        }
        Ok(place)
    }

    fn all(&self, role: &str, name: &str) -> anyhow::Result<Vec<Element>> {
        let place = self.place()?;
        if place.is_none() && !self.scope.is_empty() {
            return Ok(Vec::new());
        }
        self.find(role, name, place.as_ref())
    }

    fn find(&self, role: &str, name: &str, inside: Option<&Element>) -> anyhow::Result<Vec<Element>> {
        let place = inside.map_or(Value::Null, Element::to_value);
        let found = self.session()?.run(LOCATE, &[json!(role), json!(name), place])?;
        let elements = found["elements"].as_array().map(Vec::as_slice).unwrap_or_default();
        Ok(elements.iter().filter_map(Element::from_value).collect())
    }

    /// The only thing with this role and name; several are an error, because a person would not know which either.
    pub(crate) fn one(&self, role: &str, name: &str) -> anyhow::Result<Option<Element>> {
        let mut found = self.all(role, name)?;
        if found.len() > 1 {
            bail!("there are {} of the {role} \"{name}\": say more of the name, or within what", found.len());
        }
        Ok(found.pop())
    }
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
