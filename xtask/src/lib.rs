//! What the commands and the journeys share: how the finished files are served, and with which headers.

pub mod headers;
pub mod site;
