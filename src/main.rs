//! Start-up.

fn main() {
    #[cfg(target_arch = "wasm32")]
    holdfast::ui::start();
}
