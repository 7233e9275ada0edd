//! A small file as a loop of QR frames on one screen, read by the camera of another, or from pictures of them.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::bundle::frames::{self, FrameError, Gathered};

use super::found_school::rows;
use super::problem::{BundleFlaw, Problem};
use super::view::{FramesRead, View};
use super::{Answer, App};
use crate::platform::ports::Ports;

/// The most pixels of a picture that is looked at: more than any camera's frame that a page asks for.
const MOST_PIXELS: usize = 40_000_000;

/// A message as QR codes to show one after the other.
pub(super) fn show(message: &[u8]) -> Result<View, Problem> {
    let codes = frames::split(message)?.into_iter().map(|frame| {
        let code = QrCode::encode_text(&frame, QrCodeEcc::Low);
        Ok(rows(&code.map_err(|error| Problem::Fault(error.to_string()))?))
    });
    Ok(View::Frames(codes.collect::<Result<_, Problem>>()?))
}

/// Looks for frames in a picture, one byte of brightness for each point. Answers how many are here; with the last one, the
/// message.
pub(super) fn read<P: Ports>(app: &mut App<P>, width: usize, picture: &[u8]) -> Answer {
    let height = picture.len().checked_div(width).unwrap_or(0);
    if height == 0 || width * height != picture.len() || picture.len() > MOST_PIXELS {
        return Err(Problem::Bundle(BundleFlaw::BadParts));
    }
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| picture[y * width + x]);
    let gathered = &mut app.pending.frames;
    let mut found = false;
    for grid in prepared.detect_grids() {
        let text = grid.decode().map(|(_, text)| text).unwrap_or_default();
        found |= gathered.take(&text).is_ok();
    }
    let (have, of) = gathered.progress();
    let message = gathered.message();
    if !matches!(message, Ok(None)) {
        app.pending.frames = Gathered::default();
    }
    Ok((View::FramesRead(FramesRead { found, have, of }), message?.into_iter().collect()))
}

impl From<FrameError> for Problem {
    fn from(error: FrameError) -> Self {
        match error {
            FrameError::TooLong => Self::TooLongForFrames,
            FrameError::NotAFrame => Self::Bundle(BundleFlaw::NotAReset),
            FrameError::Altered => Self::Bundle(BundleFlaw::Altered),
        }
    }
}
