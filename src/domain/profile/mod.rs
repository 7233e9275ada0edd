//! What administrators keep of a pupil beside what was recorded: status flags, the household, which events are
//! significant, who is alleged to have done something, and who may not see the file. Each is an entry, corrected by
//! later ones that name it; administrators only.

mod alleged;
mod beside;
mod flag;
mod household;

pub use alleged::{Alleged, AllegedDraft};
pub use beside::{FileLock, Printed, Star};
pub use flag::{Flag, FlagDraft, FlagFlaw, FlagKind, PlanCategory};
pub use household::{Household, HouseholdAdult, HouseholdChild, HouseholdDraft, HouseholdFlaw, Relation};

use serde::{Deserialize, Serialize};

/// What is wrong with something that is being written on a pupil's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ProfileFlaw {
    /// With a status flag.
    Flag(Vec<FlagFlaw>),
    /// With a household.
    Household(Vec<HouseholdFlaw>),
    /// A person alleged to have done something needs a name, or what is known of them.
    AllegedName,
    /// A text is longer than any may be.
    TooLong,
    /// Nobody would be left who may see the file.
    NobodyLeft,
    /// Somebody else must end what keeps a person from a file.
    NotOnesOwn,
}

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $code:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$each])* $code),+ }

        impl $name {
            /// Every one, in the order that forms offer them.
            pub const ALL: &'static [Self] = &[$(Self::$code),+];
        }
    };
}

use codes;
