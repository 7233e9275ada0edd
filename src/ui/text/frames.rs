//! A file as codes on a screen.

pub const SHOW: &str = "Show it as codes instead";
pub const SHOWN: &str = "Hold the camera of the other device in front of this screen until it has all of them. They come round again and again.";
pub const PAUSE: &str = "Pause";
pub const RUN: &str = "Run";
pub const NEXT: &str = "Next code";
pub const PREVIOUS: &str = "Code before";
pub const READ: &str = "Read it from the codes on another screen";
pub const READ_ABOUT: &str = "Use the camera, or take pictures of all codes and choose them here. Pictures are looked at on this device and not kept.";
pub const CAMERA: &str = "Use the camera";
pub const CAMERA_OFF: &str = "Switch the camera off";
pub const FILM: &str = "What the camera sees";
pub const REFUSED: &str =
    "The browser gives no camera. Allow it in the browser's settings for this address, or use pictures.";
pub const PICTURES: &str = "Pictures of the codes";
pub const PICTURES_HINT: &str = "In any order. More than one at a time will do.";
pub const NONE_FOUND: &str =
    "No code found yet. Go nearer, hold still, and let the code fill half the picture.";

pub fn code(number: usize, of: usize) -> String {
    format!("Code {number} of {of}")
}

pub fn have(have: usize, of: usize) -> String {
    format!("{have} of {of} codes are here")
}
