//! What safeguarding is. Pure: no browser, no clock, no random source, no cryptography.

pub mod access;
pub mod action;
pub mod attachment;
pub mod audience;
pub mod body_map;
pub mod card;
pub mod category;
pub mod coach;
pub mod concern;
pub mod differences;
pub mod disclosure;
pub mod duplicates;
pub mod event;
pub mod form;
pub mod hearing;
pub mod ids;
pub mod person;
pub mod pupil;
pub mod pupil_file;
pub mod register;
pub mod roll_over;
pub mod roster;
pub mod settings;
pub mod time;
pub mod triage;
pub mod upn;
