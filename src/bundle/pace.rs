//! The pace of long work on a bundle: after every piece others are let in, and may call it off.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use super::BundleError;

/// A piece of such work is about so many bytes.
pub const PIECE: u64 = 64 << 10;

/// One time through a bundle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass {
    /// The `age` layer, to its last byte.
    Seal,
    /// The parts: their names, sizes and digests.
    Parts,
    /// The entries, for the keys of devices; or for their length and digest.
    Keys,
    /// The entries, for their signatures and chains.
    Signatures,
    /// The entries, which are taken into memory, or written.
    Entries,
}

/// Who is asked after every piece of long work whether to go on.
#[allow(async_fn_in_trait, reason = "one thread; nothing here is Send")]
pub trait Pace {
    /// What ends the work before it is done.
    type Error: From<BundleError>;

    /// A pass begins.
    fn begin(&mut self, pass: Pass);

    /// So many of about so many bytes of the pass are done. Lets others in.
    ///
    /// # Errors
    /// If the work was called off.
    async fn went(&mut self, done: u64, of: u64) -> Result<(), Self::Error>;
}

/// In one go.
pub struct Unpaced;

impl Pace for Unpaced {
    type Error = BundleError;

    fn begin(&mut self, _: Pass) {}

    async fn went(&mut self, _: u64, _: u64) -> Result<(), BundleError> {
        Ok(())
    }
}

/// Counts a pass and says so after every piece.
pub(super) struct Counted<'a, P> {
    pace: &'a mut P,
    done: u64,
    of: u64,
    said: u64,
}

impl<'a, P: Pace> Counted<'a, P> {
    /// A pass through about so many bytes begins.
    pub(super) fn begin(pace: &'a mut P, pass: Pass, of: u64) -> Self {
        pace.begin(pass);
        Self { pace, done: 0, of, said: 0 }
    }

    /// So many more bytes are done.
    pub(super) async fn add(&mut self, bytes: u64) -> Result<(), P::Error> {
        self.done += bytes;
        if self.done - self.said < PIECE {
            return Ok(());
        }
        self.said = self.done;
        self.pace.went(self.done, self.of.max(self.done)).await
    }
}

/// Runs work that waits for nobody.
///
/// # Errors
/// What it says.
pub(super) fn at_once<T>(work: impl Future<Output = Result<T, BundleError>>) -> Result<T, BundleError> {
    match pin!(work).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done,
        // Nothing that is not paced waits.
        Poll::Pending => Err(BundleError::Write),
    }
}
