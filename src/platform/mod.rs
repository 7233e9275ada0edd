//! Browser edges behind small ports.

pub mod ports;
pub mod post_box;

#[cfg(target_arch = "wasm32")]
pub mod clock;
#[cfg(target_arch = "wasm32")]
pub mod locks;
#[cfg(target_arch = "wasm32")]
pub mod random;
#[cfg(target_arch = "wasm32")]
pub mod stores;
#[cfg(target_arch = "wasm32")]
pub mod stretch;
