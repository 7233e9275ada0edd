//! What the use cases need from outside: small ports, which the browser fills here and tests fill in memory.

use zeroize::Zeroizing;

use crate::bundle::files::VOLUME;
use crate::crypto::kdf::{KdfError, StretchCost};
use crate::crypto::random::Random;
use crate::domain::ids::VaultId;
use crate::domain::time::Clock;
use crate::vault::shelf::Stores;

use super::post_box::PostBoxes;

/// Another tab holds the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("another tab holds the vault")]
pub struct HeldElsewhere;

/// Clock, randomness, databases, post boxes, key stretching, the lock between tabs.
#[allow(async_fn_in_trait, reason = "one thread; nothing here is Send")]
pub trait Ports {
    /// The databases.
    type Stores: Stores;
    /// The post boxes.
    type PostBoxes: PostBoxes;

    /// The wall clock.
    fn clock(&self) -> &dyn Clock;

    /// Randomness.
    fn random(&self) -> &dyn Random;

    /// The databases.
    fn stores(&self) -> &Self::Stores;

    /// The post boxes.
    fn post_boxes(&self) -> &Self::PostBoxes;

    /// What stretching a new passphrase costs.
    fn cost(&self) -> StretchCost {
        StretchCost::default()
    }

    /// Stretches a passphrase, away from this thread.
    ///
    /// # Errors
    /// [`KdfError`].
    async fn stretch(
        &self,
        passphrase: Zeroizing<Vec<u8>>,
        salt: [u8; 16],
        cost: StretchCost,
    ) -> Result<Zeroizing<[u8; 32]>, KdfError>;

    /// How many bytes of attachments go into one volume of a bundle.
    fn volume(&self) -> u64 {
        VOLUME
    }

    /// Becomes the one tab that holds a vault; with `take_over`, asks the one that does to let go.
    ///
    /// # Errors
    /// [`HeldElsewhere`].
    async fn hold(&self, vault: &VaultId, take_over: bool) -> Result<(), HeldElsewhere>;

    /// Lets go of the vault held.
    fn release(&self);

    /// Says how far a long job has come; as often as it likes.
    fn progress(&self, done: u64, total: u64);

    /// Lets what waits come in between, once a slice of the job has lasted long enough: in a browser, that the person has called off
    /// what is under way. Asked after every small piece.
    async fn breathe(&self) {}

    /// Whether the person has called off what is under way.
    fn called_off(&self) -> bool {
        false
    }
}
