//! Long jobs run in slices: after each others are let in, the person sees how far it is, and may call it off.

use super::problem::Problem;
use crate::bundle::pace::{Pace, Pass};
use crate::platform::ports::Ports;

/// What looking into a bundle comes to, in tenths of its length.
pub(super) const LOOKING: u64 = 10;

/// A job of known size, done in parts. Sizes are bytes, each counted as often as it is gone through, in tenths.
pub(super) struct Slices<'a, P> {
    ports: &'a P,
    total: u64,
    /// What the parts before this one came to.
    before: u64,
    /// What this part comes to.
    part: u64,
    /// How long the bundle is that is worked on.
    bundle: u64,
}

impl<'a, P: Ports> Slices<'a, P> {
    /// A job that comes to so much in all.
    pub(super) fn of(ports: &'a P, total: u64) -> Self {
        Self { ports, total, before: 0, part: 0, bundle: 0 }
    }

    /// What follows is about a bundle of so many bytes.
    pub(super) fn bundle(&mut self, bytes: u64) {
        self.bundle = bytes;
    }

    /// A part that comes to so many tenths of the bundle begins.
    pub(super) fn tenths(&mut self, tenths: u64) {
        self.part(tenths.saturating_mul(self.bundle));
    }

    /// A part that comes to so much begins.
    pub(super) fn part(&mut self, much: u64) {
        self.before = self.before.saturating_add(std::mem::replace(&mut self.part, much));
    }

    /// So many of so many pieces of the part are done. Lets others in.
    ///
    /// # Errors
    /// [`Problem::CalledOff`].
    pub(super) async fn did(&self, done: usize, of: usize) -> Result<(), Problem> {
        self.went_on(done as u64, of as u64).await;
        if self.ports.called_off() { Err(Problem::CalledOff) } else { Ok(()) }
    }

    /// The same where it is too late to stop: what is done is written already.
    pub(super) async fn went_on(&self, done: u64, of: u64) {
        self.say(done, of);
        self.ports.breathe().await;
    }

    /// The same where others are let in anyway, because the store is waited for: whether to go on.
    pub(super) fn heard(&self, done: u64, of: u64) -> bool {
        self.say(done, of);
        !self.ports.called_off()
    }

    fn say(&self, done: u64, of: u64) {
        let part = u128::from(self.part) * u128::from(done.min(of)) / u128::from(of.max(1));
        let done = self.before.saturating_add(u64::try_from(part).unwrap_or(self.part));
        self.ports.progress(done.min(self.total), self.total);
    }
}

impl<P: Ports> Pace for Slices<'_, P> {
    type Error = Problem;

    fn begin(&mut self, pass: Pass) {
        self.tenths(match pass {
            Pass::Seal | Pass::Parts | Pass::Keys => 1,
            Pass::Entries => 2,
            Pass::Signatures => 4,
        });
    }

    async fn went(&mut self, done: u64, of: u64) -> Result<(), Problem> {
        self.went_on(done, of).await;
        if self.ports.called_off() { Err(Problem::CalledOff) } else { Ok(()) }
    }
}
