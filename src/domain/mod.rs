//! What safeguarding is. Pure: no browser, no clock, no random source, no cryptography.

pub mod ids;
