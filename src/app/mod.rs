//! Use cases, one file each. They run in the vault worker, know no screen, and run natively in tests: clock,
//! randomness, databases and key stretching come in through [`Ports`].

mod actions;
mod adults;
mod ahead;
mod amend_concern;
mod appoint;
mod ask_reset;
mod attachments;
mod bundles;
pub mod carried;
mod change_passphrase;
mod child_maps;
mod desk;
mod devices;
mod drafts;
mod duplicates;
mod find_pupils;
mod folding;
mod found_school;
mod frames;
mod full_copy;
mod grant_reset;
mod hand_over;
mod held;
mod home;
mod import_pupils;
pub mod intent;
mod join_school;
mod joining_pack;
pub mod judge;
mod kit;
pub mod late;
mod let_go;
mod merge_bundles;
mod names;
mod orders;
mod passkeys;
mod post_box;
mod practise;
mod prepare_to_hear;
mod preview;
pub mod problem;
mod profile;
mod prove_kit;
mod read_concerns;
mod record_concern;
mod recovery_slot;
mod remove_vault;
mod renew_keys;
mod report;
mod restore_school;
mod revoke_device;
mod search;
mod second_factor;
mod selection;
mod send_update;
mod session;
mod settings;
mod slices;
mod staff;
mod succession;
mod take_grant;
mod taking;
mod this_device;
mod trail;
mod unlock;
pub mod view;
mod visitor;
mod volumes;

use std::pin::Pin;

use intent::{Ask, FileIntent, Intent};
use problem::Problem;
use session::Session;
use view::{Reply, View};

use crate::bundle::frames::Gathered;
use crate::crypto::codes::CodeSecret;
use crate::crypto::keys::RootSeed;
use crate::domain::register::Register;
use crate::domain::time::EARLIEST;
use crate::platform::ports::Ports;
use crate::vault::shelf::Stores;

/// The session of a program over its ports.
type Open<P> = Session<<<P as Ports>::Stores as Stores>::Store>;

/// What a use case gives: the screen's content, and files that go with it.
pub type Answer = Result<(View, Vec<Vec<u8>>), Problem>;

/// Answers the questions that most days do without ([`late`]).
pub type Late<P> = for<'a> fn(&'a mut App<P>, Ask) -> Pin<Box<dyn Future<Output = Answer> + 'a>>;

/// Fetches what answers them.
pub type LoadLate<P> = fn() -> Pin<Box<dyn Future<Output = Result<Late<P>, Problem>>>>;

/// The program behind the screens: at most one open vault, and what was looked at but not yet agreed to.
pub struct App<P: Ports> {
    ports: P,
    session: Option<Open<P>>,
    unlocking: Option<unlock::Unlocking<<P::Stores as Stores>::Store>>,
    pending: Pending,
    late: LoadLate<P>,
}

/// What a person is looking at before they agree to it. Locking forgets it.
#[derive(Default)]
struct Pending {
    pack: Option<join_school::Looked>,
    sheet: Option<import_pupils::Looked>,
    bundles: Vec<merge_bundles::Looked>,
    factor: Option<CodeSecret>,
    passkey: Option<String>,
    reset: Option<String>,
    frames: Gathered,
    trail: Option<trail::Indexed>,
    copy: Option<restore_school::Looked>,
    governors: Option<RootSeed>,
    volumes: Option<volumes::Rest>,
}

impl<P: Ports> App<P> {
    /// A program with nothing open, whole.
    pub fn new(ports: P) -> Self {
        Self::in_parts(ports, || Box::pin(async { Ok(late::answer as Late<P>) }))
    }

    /// A program with nothing open, part of which comes when it is first wanted.
    pub fn in_parts(ports: P, late: LoadLate<P>) -> Self {
        Self { ports, session: None, unlocking: None, pending: Pending::default(), late }
    }

    /// Answers one question. Whatever goes wrong, the vault is as it was before.
    pub async fn answer(&mut self, ask: Ask) -> Reply {
        let outcome = self.act(ask).await;
        if self.session.as_ref().is_some_and(recovery_slot::is_stale)
            && let Ok(late) = (self.late)().await
        {
            // What was asked is done; a slot that could not be sealed now is stale still, and sealed next time.
            let _ = late(self, Ask { intent: Intent::RefreshRecoverySlot, blobs: Vec::new() }).await;
        }
        if self.session.as_ref().is_some_and(attachments::are_untidy)
            && let Ok(late) = (self.late)().await
        {
            // What could not be taken away now goes with the next answer.
            let _ = late(
                self,
                Ask { intent: Intent::Files(FileIntent::Tidy { sealed: false }), blobs: Vec::new() },
            )
            .await;
        }
        let now = self.ports.clock().now();
        if self.session.as_mut().is_some_and(|session| let_go::is_due(session, now))
            && let Ok(late) = (self.late)().await
        {
            // What could not leave now leaves the next time that this vault is opened, or something comes.
            let _ = late(self, Ask { intent: Intent::LetGo, blobs: Vec::new() }).await;
        }
        // Whom a visitor writes to is kept for convenience; if it cannot be, the next answer tries again.
        let _ = visitor::keep_address(self).await;
        let status = self.session.as_ref().map(Session::status);
        match outcome {
            Ok((view, blobs)) => Reply { status, outcome: Ok(view), blobs },
            Err(problem) => Reply { status, outcome: Err(problem), blobs: Vec::new() },
        }
    }

    async fn act(&mut self, Ask { intent, blobs }: Ask) -> Answer {
        // Every time in a record would be wrong, and only a person can put that right.
        let now = self.ports.clock().now();
        if intent.opens_a_vault() && now < EARLIEST {
            return Err(Problem::ClockWrong(now));
        }
        if self.session.as_ref().is_some_and(Session::second_factor_missing)
            && !intent.needs_no_second_factor()
        {
            return Err(Problem::SecondFactorNeeded);
        }
        let mut blobs = blobs.into_iter();
        let mut blob = || blobs.next().unwrap_or_default();
        let view = match intent {
            Intent::Start => unlock::welcome(self).await,
            Intent::Unlock { vault } => unlock::unlock(self, &vault, blob(), false).await,
            Intent::TakeOver { vault } => unlock::unlock(self, &vault, blob(), true).await,
            Intent::UnlockWithPasskey { vault, number, take_over } => {
                unlock::unlock_with_passkey(self, &vault, number, blob(), take_over).await
            }
            Intent::LookAtPasskeys { vault } => unlock::passkeys(self, &vault).await,
            Intent::GivePasskey { number } => unlock::give_passkey(self, number, blob()).await,
            Intent::GiveCode => unlock::give_code(self, blob()).await,
            Intent::Lock => {
                self.session = None;
                self.unlocking = None;
                self.pending = Pending::default();
                self.ports.release();
                Ok(View::Locked)
            }
            Intent::Home => home::home(self).await,
            Intent::FindPupils { text, offset, limit } => find_pupils::find(self, &text, offset, limit),
            Intent::Names => names::known(self),
            Intent::OpenDraft { draft } => drafts::open(self, draft).await,
            Intent::DraftAbout { pupil } => drafts::about(self, pupil),
            Intent::SameSurname { pupils } => find_pupils::same_surname(self, &pupils),
            Intent::KeepDraft { draft, content } => drafts::keep(self, &draft, &content).await,
            Intent::DiscardDraft { draft } => drafts::discard(self, &draft).await,
            Intent::SaveConcern { draft, content } if !content.form.is_sealed() => {
                record_concern::save(self, &draft, &content).await
            }
            intent => {
                let late = (self.late)().await?;
                return late(self, Ask { intent, blobs: blobs.collect() }).await;
            }
        };
        Ok((view?, Vec::new()))
    }

    /// The register of the open vault, for whoever runs the program without its screens; none while it is locked.
    pub fn register(&self) -> Option<&Register> {
        self.session.as_ref().map(|session| &session.register)
    }

    fn open(&self) -> Result<&Open<P>, Problem> {
        self.session.as_ref().ok_or(Problem::Locked)
    }

    fn open_mut(&mut self) -> Result<(&P, &mut Open<P>), Problem> {
        Ok((&self.ports, self.session.as_mut().ok_or(Problem::Locked)?))
    }
}
