//! Facts about this device.

use super::App;
use super::problem::Problem;
use super::session::{fingerprint, safety_words};
use super::view::{ThisDevice, View};
use crate::platform::ports::Ports;

/// Facts about this device.
pub(super) fn show<P: Ports>(app: &App<P>) -> Result<View, Problem> {
    let session = app.open()?;
    let device = session.device();
    let known = session.register.roster.devices.get(&device);
    Ok(View::ThisDevice(ThisDevice {
        label: known.map(|device| device.label.clone()).unwrap_or_default(),
        safety_words: safety_words(&device),
        entries: session.logs.len() as u64,
        own: session.vault.head().map_or(0, |head| head.seq + 1),
        generation: session.vault.root().generation,
        fingerprint: fingerprint(&session.school()),
        kit_proven: session.register.kit_proven.map(|at| at.wall),
    }))
}
