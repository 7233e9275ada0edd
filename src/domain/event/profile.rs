//! What administrators keep of a pupil; see [`crate::domain::profile`].

pub use crate::domain::profile::{Alleged, FileLock, Flag, Household, Printed, Star};
