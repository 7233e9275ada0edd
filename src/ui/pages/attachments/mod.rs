//! Files that go with a concern: chosen for a draft, and seen again wherever the concern is read. Most concerns have none,
//! so all of this comes when it is first wanted.

mod chooser;
mod list;
mod preview;

pub use chooser::{Chooser, ChooserProps};
pub use list::{FileList, FileListProps};
