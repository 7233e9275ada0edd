//! Entries about actions, abridged cards and what is told to agencies.

pub use crate::domain::action::{Asked, Assignment, Status};
pub use crate::domain::card::{ArisesFrom, Card, CardRead, Withdrawal};
pub use crate::domain::disclosure::Disclosure;
