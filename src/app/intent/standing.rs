//! When a question may be asked.

use super::Intent;

impl Intent {
    /// Whether an administrator may ask it before a second factor is set up.
    pub fn needs_no_second_factor(&self) -> bool {
        matches!(
            self,
            Self::Start
                | Self::Lock
                | Self::OfferFactor
                | Self::ConfirmFactor
                | Self::Passkeys
                | Self::OfferPasskey
                | Self::KeepPasskey { .. }
        )
    }

    /// Whether it opens a vault, or makes one.
    pub fn opens_a_vault(&self) -> bool {
        matches!(
            self,
            Self::Found(_)
                | Self::LookAtPack
                | Self::Join(_)
                | Self::LookAtCopy
                | Self::Restore(_)
                | Self::Practise
                | Self::RecordOnce { .. }
                | Self::Unlock { .. }
                | Self::TakeOver { .. }
                | Self::UnlockWithPasskey { .. }
                | Self::TakeGrant { .. }
        )
    }
}
