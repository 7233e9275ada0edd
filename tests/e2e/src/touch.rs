//! Fingers on a drawing: one that draws, two that look closer, and one that the system takes away.

use anyhow::Context as _;
use serde_json::{Value, json};

use crate::person::Person;

/// A place within something, as fractions of its width and height.
pub type Place = (f64, f64);

impl Person {
    /// Puts a finger down at the first place within something, draws it through the others and lifts it.
    pub fn finger(&mut self, role: &str, name: &str, places: &[Place]) -> anyhow::Result<()> {
        self.fingers(role, name, &[places])
    }

    /// Several fingers at once, each from its first place to its last.
    pub fn fingers(&mut self, role: &str, name: &str, paths: &[&[Place]]) -> anyhow::Result<()> {
        self.on_screen()?;
        self.counts.borrow_mut().clicks += 1;
        let frame = self.frame_of(role, name)?;
        let sources: Vec<Value> = paths
            .iter()
            .enumerate()
            .map(|(number, places)| {
                let mut acts = Vec::new();
                for (step, place) in places.iter().enumerate() {
                    let (x, y) = on_screen(frame, *place);
                    let duration = if step == 0 { 0 } else { 40 };
                    acts.push(json!({ "type": "pointerMove", "duration": duration, "x": x, "y": y, "origin": "viewport" }));
                    if step == 0 {
                        acts.push(json!({ "type": "pointerDown", "button": 0 }));
                    }
                }
                acts.push(json!({ "type": "pointerUp", "button": 0 }));
                json!({ "type": "pointer", "id": format!("finger-{number}"), "parameters": { "pointerType": "touch" }, "actions": acts })
            })
            .collect();
        self.session()?.actions(&json!(sources))
    }

    /// A finger draws, and the system takes it: a call comes in, or the page is swiped away.
    pub fn finger_taken(&mut self, role: &str, name: &str, places: &[Place]) -> anyhow::Result<()> {
        self.on_screen()?;
        let element = self.one(role, name)?.with_context(|| format!("there is no {role} \"{name}\""))?;
        let places: Vec<Value> = places.iter().map(|(across, down)| json!([across, down])).collect();
        // No driver cancels a pointer in earnest; the page hears what it would hear.
        let script = "const [element, places] = arguments; const box = element.getBoundingClientRect(); \
                      const tell = (type, [across, down]) => element.dispatchEvent(new PointerEvent(type, { bubbles: true, \
                      cancelable: true, pointerId: 77, pointerType: 'touch', clientX: box.x + box.width * across, \
                      clientY: box.y + box.height * down })); tell('pointerdown', places[0]); \
                      places.slice(1).forEach((place) => tell('pointermove', place)); \
                      tell('pointercancel', places[places.length - 1]); tell('pointerup', places[places.length - 1]);";
        self.session()?.run(script, &[element.to_value(), json!(places)]).map(drop)
    }

    /// Where something lies on the screen, after it has been brought there: left, top, width, height.
    fn frame_of(&self, role: &str, name: &str) -> anyhow::Result<[f64; 4]> {
        let script = "const [element] = arguments; (element.closest('figure') || element).scrollIntoView({ block: 'center', \
                      inline: 'center', behavior: 'instant' }); const box = element.getBoundingClientRect(); \
                      return [box.x, box.y, box.width, box.height]";
        self.until(&format!("the {role} \"{name}\" to touch"), || {
            let Some(element) = self.one(role, name)? else { return Ok(None) };
            let found = self.session()?.run(script, &[element.to_value()])?;
            Ok(Some([0, 1, 2, 3].map(|part: usize| found[part].as_f64().unwrap_or_default())))
        })
    }
}

fn on_screen([left, top, width, height]: [f64; 4], (across, down): Place) -> (i64, i64) {
    ((left + width * across).round() as i64, (top + height * down).round() as i64)
}
