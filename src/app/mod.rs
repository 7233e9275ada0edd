//! Use cases, one file each. They run in the vault worker, know no screen, and run natively in tests: clock,
//! randomness, databases and key stretching come in through [`Ports`].

mod bundles;
mod drafts;
mod find_pupils;
mod found_school;
mod full_copy;
mod hand_over;
mod home;
mod import_pupils;
pub mod intent;
mod join_school;
mod joining_pack;
mod judge;
mod merge_bundles;
mod practise;
pub mod problem;
mod read_concerns;
mod record_concern;
mod send_update;
mod session;
mod staff;
mod this_device;
mod unlock;
pub mod view;

use intent::{Ask, Intent};
use problem::Problem;
use session::Session;
use view::{Reply, View};

use crate::domain::time::EARLIEST;
use crate::platform::ports::Ports;
use crate::vault::shelf::Stores;

/// The session of a program over its ports.
type Open<P> = Session<<<P as Ports>::Stores as Stores>::Store>;

/// What a use case gives: the screen's content, and files that go with it.
type Answer = Result<(View, Vec<Vec<u8>>), Problem>;

/// The program behind the screens: at most one open vault, and what was looked at but not yet agreed to.
pub struct App<P: Ports> {
    ports: P,
    session: Option<Open<P>>,
    pending: Pending,
}

/// What a person is looking at before they agree to it. Locking forgets it.
#[derive(Default)]
struct Pending {
    pack: Option<join_school::Looked>,
    sheet: Option<import_pupils::Looked>,
    bundles: Vec<merge_bundles::Looked>,
}

impl<P: Ports> App<P> {
    /// A program with nothing open.
    pub fn new(ports: P) -> Self {
        Self { ports, session: None, pending: Pending::default() }
    }

    /// Answers one question. Whatever goes wrong, the vault is as it was before.
    pub async fn answer(&mut self, ask: Ask) -> Reply {
        let outcome = self.act(ask).await;
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
        let mut blobs = blobs.into_iter();
        let mut blob = || blobs.next().unwrap_or_default();
        let view = match intent {
            Intent::Start => unlock::welcome(self).await,
            Intent::Found(founding) => found_school::found_school(self, &founding, blob()).await,
            Intent::LookAtPack => join_school::look_at_pack(self, &blob(), &blob()),
            Intent::Join(joining) => join_school::join_school(self, joining, blob()).await,
            Intent::Practise => practise::practise(self).await,
            Intent::Unlock { vault } => unlock::unlock(self, &vault, blob(), false).await,
            Intent::TakeOver { vault } => unlock::unlock(self, &vault, blob(), true).await,
            Intent::Lock => {
                self.session = None;
                self.pending = Pending::default();
                self.ports.release();
                Ok(View::Locked)
            }
            Intent::Home => home::home(self).await,
            Intent::SaveSchool { name, phones } => home::save_school(self, name, phones).await,
            Intent::ReadPupilFile => import_pupils::read_file(self, &blob()),
            Intent::PreviewPupils { mapping } => import_pupils::preview(self, mapping),
            Intent::PreviewRows { group, offset, limit } => import_pupils::rows(self, group, offset, limit),
            Intent::ImportPupils => import_pupils::import(self).await,
            Intent::FindPupils { text, offset, limit } => find_pupils::find(self, &text, offset, limit),
            Intent::Staff => staff::list(self),
            Intent::SavePerson { person, name, job, active } => {
                staff::save_person(self, person, name, job, active).await
            }
            Intent::MakePack => return joining_pack::make(self).await,
            Intent::ConfirmDevice { device, person } => staff::confirm_device(self, device, person).await,
            Intent::Concerns { offset, limit } => read_concerns::list(self, offset, limit),
            Intent::Concern { entry } => read_concerns::open(self, &entry).await,
            Intent::OpenDraft { draft } => drafts::open(self, draft).await,
            Intent::KeepDraft { draft, content } => drafts::keep(self, &draft, &content).await,
            Intent::DiscardDraft { draft } => drafts::discard(self, &draft).await,
            Intent::SaveConcern { draft, content } => record_concern::save(self, &draft, &content).await,
            Intent::HandOver => return hand_over::make(self).await,
            Intent::SendUpdate => return send_update::make(self).await,
            Intent::FullCopy => return full_copy::make(self).await,
            Intent::LookAtBundles { names } => {
                merge_bundles::look(self, names.into_iter().zip(blobs).collect()).await
            }
            Intent::MergeBundles => merge_bundles::merge(self).await,
            Intent::ThisDevice => this_device::show(self),
        };
        Ok((view?, Vec::new()))
    }

    fn open(&self) -> Result<&Open<P>, Problem> {
        self.session.as_ref().ok_or(Problem::Locked)
    }

    fn open_mut(&mut self) -> Result<(&P, &mut Open<P>), Problem> {
        Ok((&self.ports, self.session.as_mut().ok_or(Problem::Locked)?))
    }
}
