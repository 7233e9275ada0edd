//! Holdfast: a safeguarding recorder for schools that runs entirely in the browser.
//!
//! The module tree is the map, and dependencies lean one way: a module uses only modules listed below it here
//! (`tests/layers.rs` reads the sources and fails on a `use` that points up). Everything from [`app`] down runs
//! under plain `cargo test` on [`store::memory`]; clock, randomness and the browser come in through small ports.
//!
//! | module | what it is |
//! | --- | --- |
//! | `ui` | Yew: draws state, sends intents (browser only) |
//! | `worker` | the vault worker's entry (browser only) |
//! | [`app`] | use cases, one file each, run in the vault worker |
//! | [`platform`] | browser edges behind small ports |
//! | [`vault`] | store + crypto + log: create, unlock, append, compact, index |
//! | [`bundle`] | the file that travels |
//! | [`log`] | signed append-only entries, pure bytes |
//! | [`crypto`] | leaf: sealing, keys, signatures, key slots, age recipients |
//! | [`store`] | leaf: opaque bytes in and out |
//! | [`domain`] | what safeguarding is; pure |

pub mod app;
pub mod bundle;
pub mod crypto;
pub mod domain;
pub mod log;
pub mod platform;
pub mod store;
#[cfg(any(target_arch = "wasm32", test))]
pub mod ui;
pub mod vault;
#[cfg(target_arch = "wasm32")]
pub mod worker;
