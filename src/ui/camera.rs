//! Pictures, from the camera or from files, as brightness: one byte for each point. Nothing of them is kept.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, File, HtmlCanvasElement, HtmlVideoElement, ImageBitmap, MediaStream,
    MediaStreamConstraints, MediaStreamTrack,
};

use super::window;

/// The longer side of what is looked at: enough for a code that fills half a screen.
const LONGEST: f64 = 1600.0;

/// Brightness, row by row.
pub struct Picture {
    /// Points in a row.
    pub width: usize,
    /// One byte for each point.
    pub points: Vec<u8>,
}

/// Starts the camera at the back of the device, or the one there is, and shows it.
///
/// # Errors
/// None if the browser or the person refuses.
pub async fn start(video: &HtmlVideoElement) -> Option<MediaStream> {
    let wanted = MediaStreamConstraints::new();
    let facing = js_sys::Object::new();
    js_sys::Reflect::set(&facing, &"facingMode".into(), &"environment".into()).ok()?;
    wanted.set_video(&facing);
    let devices = window::window().navigator().media_devices().ok()?;
    let asked = devices.get_user_media_with_constraints(&wanted).ok()?;
    let stream: MediaStream = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    video.set_src_object(Some(&stream));
    JsFuture::from(video.play().ok()?).await.ok()?;
    Some(stream)
}

/// Ends it.
pub fn stop(stream: &MediaStream) {
    for track in stream.get_tracks().iter() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

/// What the camera sees now; none before it sees anything.
pub fn look(video: &HtmlVideoElement) -> Option<Picture> {
    let (width, height) = (f64::from(video.video_width()), f64::from(video.video_height()));
    draw(width, height, |context, width, height| {
        context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, width, height)
    })
}

/// What a picture file shows; none if it is no picture.
pub async fn open(file: &File) -> Option<Picture> {
    let asked = window::window().create_image_bitmap_with_blob(file).ok()?;
    let image: ImageBitmap = JsFuture::from(asked).await.ok()?.dyn_into().ok()?;
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    draw(width, height, |context, width, height| {
        context.draw_image_with_image_bitmap_and_dw_and_dh(&image, 0.0, 0.0, width, height)
    })
}

fn draw(
    width: f64,
    height: f64,
    paint: impl FnOnce(&CanvasRenderingContext2d, f64, f64) -> Result<(), JsValue>,
) -> Option<Picture> {
    let shrink = (LONGEST / width.max(height)).min(1.0);
    let (width, height) = ((width * shrink).floor(), (height * shrink).floor());
    if width < 1.0 || height < 1.0 {
        return None;
    }
    let canvas: HtmlCanvasElement = window::document().create_element("canvas").ok()?.dyn_into().ok()?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and LONGEST")]
    let (columns, rows) = (width as u32, height as u32);
    canvas.set_width(columns);
    canvas.set_height(rows);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    paint(&context, width, height).ok()?;
    let colours = context.get_image_data(0.0, 0.0, width, height).ok()?.data();
    // Brightness as the eye weighs it (ITU-R BT.601), in whole numbers.
    let bright = |colour: &[u8]| {
        let [red, green, blue] = [colour[0], colour[1], colour[2]].map(u32::from);
        u8::try_from((red * 299 + green * 587 + blue * 114) / 1000).unwrap_or(u8::MAX)
    };
    let points = colours.chunks_exact(4).map(bright).collect();
    Some(Picture { width: usize::try_from(columns).ok()?, points })
}
