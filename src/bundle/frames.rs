//! A message as a loop of QR frames: numbered, each of at most 800 bytes, with a digest of the whole. Frames are taken in
//! any order, as often as they come, from a camera or from pictures.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::crypto::hash::sha256;

/// What every frame begins with: the format and its version.
const BEGINS: &str = "HOLDFAST1";
/// Bytes of the message in one frame: with base64 and what stands before it, a frame stays below 800 bytes.
const CHUNK: usize = 540;
/// The most frames of one message: nobody holds a camera up for longer.
const MOST: usize = 200;
/// Bytes of the digest in a frame.
const DIGEST: usize = 8;

/// The frames of a message, in order.
///
/// # Errors
/// [`FrameError::TooLong`].
pub fn split(message: &[u8]) -> Result<Vec<String>, FrameError> {
    let of = message.len().div_ceil(CHUNK).max(1);
    if of > MOST {
        return Err(FrameError::TooLong);
    }
    let digest = hex::encode(digest(message));
    let frame = |(number, chunk): (usize, &[u8])| {
        format!("{BEGINS} {} {of} {digest} {}", number + 1, URL_SAFE_NO_PAD.encode(chunk))
    };
    let chunks: Vec<&[u8]> = if message.is_empty() { vec![&[]] } else { message.chunks(CHUNK).collect() };
    Ok(chunks.into_iter().enumerate().map(frame).collect())
}

fn digest(message: &[u8]) -> [u8; DIGEST] {
    let whole = sha256(&[message]);
    let mut digest = [0; DIGEST];
    digest.copy_from_slice(&whole[..DIGEST]);
    digest
}

/// What goes wrong with frames.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// More than a loop of frames can carry.
    #[error("too long for QR frames")]
    TooLong,
    /// Not a frame.
    #[error("not a frame")]
    NotAFrame,
    /// All frames are here, and together they are not the message that they say.
    #[error("the frames do not make one message")]
    Altered,
}

/// Frames gathered so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gathered {
    digest: [u8; DIGEST],
    of: usize,
    chunks: BTreeMap<usize, Vec<u8>>,
}

impl Gathered {
    /// Takes a frame. One of another message begins anew.
    ///
    /// # Errors
    /// [`FrameError::NotAFrame`]: nothing was changed.
    pub fn take(&mut self, text: &str) -> Result<(), FrameError> {
        let (number, of, digest, chunk) = read(text).ok_or(FrameError::NotAFrame)?;
        if (of, digest) != (self.of, self.digest) {
            *self = Self { digest, of, chunks: BTreeMap::new() };
        }
        self.chunks.insert(number, chunk);
        Ok(())
    }

    /// How many frames are here, and of how many.
    pub fn progress(&self) -> (usize, usize) {
        (self.chunks.len(), self.of)
    }

    /// The message, once every frame is here.
    ///
    /// # Errors
    /// [`FrameError::Altered`].
    pub fn message(&self) -> Result<Option<Vec<u8>>, FrameError> {
        if self.of == 0 || self.chunks.len() < self.of {
            return Ok(None);
        }
        let message: Vec<u8> = self.chunks.values().flatten().copied().collect();
        if digest(&message) == self.digest { Ok(Some(message)) } else { Err(FrameError::Altered) }
    }
}

fn read(text: &str) -> Option<(usize, usize, [u8; DIGEST], Vec<u8>)> {
    let mut parts = text.split(' ');
    if parts.next()? != BEGINS {
        return None;
    }
    let (number, of): (usize, usize) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let mut digest = [0; DIGEST];
    hex::decode_to_slice(parts.next()?, &mut digest).ok()?;
    let chunk = URL_SAFE_NO_PAD.decode(parts.next()?).ok()?;
    let fits = (1..=MOST).contains(&of) && (1..=of).contains(&number) && chunk.len() <= CHUNK;
    (fits && parts.next().is_none()).then_some((number, of, digest, chunk))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_frame_is_longer_than_800_bytes_and_what_is_too_long_is_refused() {
        let frames = split(&vec![7; CHUNK * MOST]).unwrap();
        assert!(frames.len() == MOST && frames.iter().all(|frame| frame.len() <= 800));
        assert_eq!(split(&vec![7; CHUNK * MOST + 1]), Err(FrameError::TooLong));
    }

    #[test]
    fn what_is_no_frame_changes_nothing_and_another_message_begins_anew() {
        let (one, other) = (split(&[1; 1000]).unwrap(), split(&[2; 1000]).unwrap());
        let mut gathered = Gathered::default();
        assert_eq!(gathered.message(), Ok(None));
        gathered.take(&one[0]).unwrap();
        for wrong in [
            "",
            "HOLDFAST1",
            "HOLDFAST1 0 2 0011223344556677 AA",
            "HOLDFAST1 3 2 0011223344556677 AA",
            "https://example.org",
        ] {
            assert_eq!(gathered.take(wrong), Err(FrameError::NotAFrame));
        }
        assert_eq!(gathered.progress(), (1, 2));
        gathered.take(&other[1]).unwrap();
        assert_eq!(gathered.progress(), (1, 2));
        gathered.take(&other[0]).unwrap();
        assert_eq!(gathered.message(), Ok(Some(vec![2; 1000])));
        // A frame of the same message whose content somebody changed.
        let forged = one[0].replace(one[0].split(' ').nth(4).unwrap(), &URL_SAFE_NO_PAD.encode([9; CHUNK]));
        let mut gathered = Gathered::default();
        gathered.take(&forged).unwrap();
        gathered.take(&one[1]).unwrap();
        assert_eq!(gathered.message(), Err(FrameError::Altered));
    }

    proptest! {
        #[test]
        fn frames_in_any_order_and_more_than_once_give_the_message(
            message in prop::collection::vec(any::<u8>(), 0..4000),
            order in prop::collection::vec(any::<prop::sample::Index>(), 0..40),
        ) {
            let frames = split(&message).unwrap();
            let mut gathered = Gathered::default();
            for place in order {
                let frame: &String = place.get(&frames);
                gathered.take(frame).unwrap();
            }
            for frame in frames.iter().rev() {
                gathered.take(frame).unwrap();
            }
            prop_assert_eq!(gathered.message(), Ok(Some(message)));
        }

        #[test]
        fn no_text_makes_it_panic(text in ".{0,200}", tail in "HOLDFAST1 [0-9]{1,9} [0-9]{1,9} [0-9a-f]{0,20} [A-Za-z0-9_-]{0,40}") {
            let mut gathered = Gathered::default();
            let _ = (gathered.take(&text), gathered.take(&tail));
            let _ = gathered.message();
        }
    }
}
