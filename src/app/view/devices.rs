//! Devices and full copies, as administrators watch over them.

use serde::{Deserialize, Serialize};

use crate::domain::ids::DeviceId;
use crate::domain::person::Role;
use crate::domain::time::Millis;

/// See [`super::View::Devices`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Devices {
    /// Every device but this one that is in use, those with something to do first.
    pub rows: Vec<DeviceState>,
    /// The newest full copy of each administrator's device, newest first.
    pub copies: Vec<CopyMade>,
    /// The newest is older than the school wants, or there is none.
    pub copy_due: bool,
    /// After how many days without one administrators are reminded.
    pub copy_days: u32,
}

/// A full copy that was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyMade {
    /// By whom.
    pub who: String,
    /// On which device, as its person calls it.
    pub label: String,
    /// When.
    pub at: Millis,
    /// How many days ago.
    pub days: u32,
    /// On this device.
    pub here: bool,
}

/// A device as the administrators' side knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceState {
    /// Which.
    pub device: DeviceId,
    /// What its person calls it.
    pub label: String,
    /// Whose.
    pub who: String,
    /// What it may do.
    pub role: Role,
    /// When it made the last hand-over that came.
    pub handed_over: Option<Millis>,
    /// How many days ago.
    pub days: Option<u32>,
    /// How many drafts were on it then.
    pub drafts: u64,
    /// How many of its entries are known to be written and have not come.
    pub missing: u64,
    /// The numbers of its hand-overs that have not come, newest first, if entries are missing.
    pub missing_bundles: Vec<u64>,
    /// Two different logs have come from it.
    pub forked: bool,
    /// How many of its entries are held back.
    pub held: usize,
    /// How many concerns have left it, since administrators have them.
    pub let_go: usize,
}

impl DeviceState {
    /// Whether somebody has to do something about it.
    pub fn needs_somebody(&self) -> bool {
        self.missing > 0 || self.forked || self.held > 0 || self.role == Role::Unconfirmed
    }
}
