//! What the page asks about files that leave, and about the post box that carries them.

use serde::{Deserialize, Serialize};

/// What the page asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PostIntent {
    /// What a file would hold, before it is made. Answers [`crate::app::view::View::Outgoing`].
    Preview(Sending),
    /// How it stands with the post box. Nothing is collected or delivered. Answers [`crate::app::view::View::Post`].
    Look,
    /// Use the folder that the page has just kept for this vault, and go round once. Answers
    /// [`crate::app::view::View::Post`].
    Use,
    /// Collect what has come, deliver what is new, and take away what has been receipted. Answers
    /// [`crate::app::view::View::Post`].
    Round,
    /// Use no post box any more. Answers [`crate::app::view::View::Post`].
    Stop,
    /// Look into what waits in the post box for a person. Answers [`crate::app::view::View::Arrivals`].
    LookAtWaiting,
    /// Leave alone what waits for a person, as long as it stays as it is. Answers [`crate::app::view::View::Post`].
    LeaveWaiting,
}

/// A file that leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sending {
    /// What has not been receipted, for the administrators.
    HandOver,
    /// Receipts, roster and directory for every device.
    Update,
    /// Everything.
    FullCopy,
}
