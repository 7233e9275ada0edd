//! What founding, joining and recording once ask for.

use serde::{Deserialize, Serialize};

use crate::domain::ids::PersonId;
use crate::domain::person::Phones;

/// What founding a school asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Founding {
    /// The school's name.
    pub school: String,
    /// The lead's own name.
    pub name: String,
    /// The lead's job.
    pub job: String,
    /// The short name by which this vault is listed on the lock screen (readable by anyone at this machine).
    pub label: String,
    /// Numbers that must be at hand.
    pub phones: Phones,
}

/// What is asked of somebody who records once.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    /// Their name.
    pub name: String,
    /// What brings them to the school.
    pub job: String,
}

/// What joining a school asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joining {
    /// Who, if they are on the staff list.
    pub person: Option<PersonId>,
    /// Their name (taken from the staff list if they are on it).
    pub name: String,
    /// Their job.
    pub job: String,
    /// The short name by which this vault is listed on the lock screen.
    pub label: String,
    /// What they call this device ("Year 3 laptop").
    pub device_label: String,
}
