//! The practice school: one click, fictional, impossible to mix with a real one.

use crate::crypto::keys::RootSeed;

use super::App;
use super::found_school::found;
use super::intent::Founding;
use super::problem::Problem;
use super::view::View;
use crate::platform::ports::Ports;

/// Opens a practice vault: too short for a real one, so no real vault can have it.
pub const PRACTICE_PASSPHRASE: &[u8] = b"practice";

/// Makes a practice school and signs in as its lead.
pub(super) async fn practise<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let founding = Founding {
        school: "Larkfield Practice School".to_owned(),
        name: "Robin Ashworth".to_owned(),
        job: "Designated Safeguarding Lead".to_owned(),
        label: "Practice school".to_owned(),
        phones: Default::default(),
    };
    let seed = RootSeed::make(app.ports.random());
    found(app, &founding, PRACTICE_PASSPHRASE.to_vec(), &seed, true).await?;
    super::home::home(app).await
}
