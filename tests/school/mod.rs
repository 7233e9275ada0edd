//! A school in memory: several browsers, each with its own databases, driven through the same intents as the screens.

pub mod hearing;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use holdfast::app::App;
use holdfast::app::intent::{Ask, Founding, Intent, Joining};
use holdfast::app::problem::Problem;
use holdfast::app::view::{Found, Staff, Status, View};
use holdfast::crypto::kdf::{KdfError, StretchCost, derive_stretched};
use holdfast::crypto::random::{Random, SeededRandom};
use holdfast::domain::concern::{Child, ConcernDraft, Involved, PupilRole, Told};
use holdfast::domain::ids::{DeviceId, DraftId, VaultId};
use holdfast::domain::person::Right;
use holdfast::domain::time::{Clock, Millis, When};
use holdfast::platform::ports::{HeldElsewhere, Ports};
use holdfast::platform::post_box::{self, PostBoxError, PostBoxes};
use holdfast::store::StoreError;
use holdfast::store::memory::Memory;
use holdfast::vault::shelf::Stores;
use totp_rs::{Builder, Secret, Totp};
use zeroize::Zeroizing;

/// 2 November 2026, 09:00 in London.
pub const MORNING: i64 = 1_793_610_000_000;

/// The databases of one browser profile.
#[derive(Clone, Default)]
pub struct Profile(pub Rc<RefCell<BTreeMap<String, Memory>>>);

impl Stores for Profile {
    type Store = Memory;

    async fn open(&self, name: &str) -> Result<Memory, StoreError> {
        Ok(self.0.borrow_mut().entry(name.to_owned()).or_default().clone())
    }

    async fn remove(&self, name: &str) -> Result<(), StoreError> {
        self.0.borrow_mut().remove(name);
        Ok(())
    }
}

/// The folder that a browser's person has picked, if they have.
#[derive(Clone, Default)]
pub struct Picked(pub Rc<RefCell<Option<post_box::memory::Memory>>>);

impl PostBoxes for Picked {
    type Folder = post_box::memory::Memory;

    async fn open(&self, _: &VaultId) -> Result<Option<Self::Folder>, PostBoxError> {
        Ok(self.0.borrow().clone())
    }

    async fn forget(&self, _: &VaultId) -> Result<(), PostBoxError> {
        self.0.borrow_mut().take();
        Ok(())
    }
}

/// A clock that a test sets.
#[derive(Clone)]
pub struct Watch(pub Rc<Cell<i64>>);

impl Clock for Watch {
    fn now(&self) -> Millis {
        self.0.set(self.0.get() + 1_000);
        Millis(self.0.get())
    }
}

/// How long this thread has worked: what else the machine does is not counted, where the system says so much.
pub fn worked() -> Duration {
    static BEGUN: OnceLock<Instant> = OnceLock::new();
    let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = said.and_then(|said| said.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| BEGUN.get_or_init(Instant::now).elapsed(), Duration::from_nanos)
}

/// How long jobs go on without letting others in.
#[derive(Clone, Default)]
pub struct Slices {
    since: Rc<Cell<Duration>>,
    /// The longest so far.
    pub longest: Rc<Cell<Duration>>,
    /// How many there were.
    pub count: Rc<Cell<usize>>,
    /// The last that was said of how far it is.
    pub said: Rc<Cell<(u64, u64)>>,
}

impl Slices {
    fn begin(&self) {
        self.since.set(worked());
    }

    fn end(&self) {
        self.longest.set(self.longest.get().max(worked().saturating_sub(self.since.get())));
        self.count.set(self.count.get() + 1);
        self.begin();
    }
}

/// Everything outside, in memory.
pub struct Outside {
    profile: Profile,
    picked: Picked,
    random: SeededRandom,
    clock: Watch,
    memory: Rc<Cell<bool>>,
    volume: Rc<Cell<u64>>,
    patience: Rc<Cell<usize>>,
    slices: Slices,
}

impl Ports for Outside {
    type Stores = Profile;
    type PostBoxes = Picked;

    fn clock(&self) -> &dyn Clock {
        &self.clock
    }

    fn random(&self) -> &dyn Random {
        &self.random
    }

    fn stores(&self) -> &Profile {
        &self.profile
    }

    fn post_boxes(&self) -> &Picked {
        &self.picked
    }

    fn cost(&self) -> StretchCost {
        StretchCost { memory_kib: 8, passes: 1, lanes: 1 }
    }

    async fn stretch(
        &self,
        passphrase: Zeroizing<Vec<u8>>,
        salt: [u8; 16],
        cost: StretchCost,
    ) -> Result<Zeroizing<[u8; 32]>, KdfError> {
        if !self.memory.get() {
            return Err(KdfError::Memory);
        }
        derive_stretched(&passphrase, &salt, cost)
    }

    async fn hold(&self, _: &VaultId, _: bool) -> Result<(), HeldElsewhere> {
        Ok(())
    }

    fn release(&self) {}

    fn progress(&self, done: u64, total: u64) {
        self.slices.said.set((done, total));
    }

    async fn breathe(&self) {
        self.slices.end();
    }

    fn called_off(&self) -> bool {
        self.patience.set(self.patience.get().saturating_sub(1));
        self.patience.get() == 0
    }

    fn volume(&self) -> u64 {
        self.volume.get()
    }
}

/// One browser with one person at it.
pub struct Browser {
    pub app: App<Outside>,
    pub profile: Profile,
    /// The post box that the person has picked.
    pub picked: Picked,
    pub clock: Watch,
    /// Whether the browser gives the memory that stretching a passphrase takes.
    pub memory: Rc<Cell<bool>>,
    /// How many bytes of attachments go into one volume.
    pub volume: Rc<Cell<u64>>,
    /// How often a long job may ask whether to go on before it is called off.
    pub patience: Rc<Cell<usize>>,
    /// How its long jobs go.
    pub slices: Slices,
    seed: u64,
    pub status: Option<Status>,
}

impl Browser {
    pub fn new(seed: u64) -> Self {
        let profile = Profile::default();
        let picked = Picked::default();
        let clock = Watch(Rc::new(Cell::new(MORNING)));
        let memory = Rc::new(Cell::new(true));
        let volume = Rc::new(Cell::new(holdfast::bundle::files::VOLUME));
        let patience = Rc::new(Cell::new(usize::MAX));
        let slices = Slices::default();
        let app = App::new(Outside {
            profile: profile.clone(),
            picked: picked.clone(),
            random: SeededRandom::new(seed),
            clock: clock.clone(),
            memory: memory.clone(),
            volume: volume.clone(),
            patience: patience.clone(),
            slices: slices.clone(),
        });
        Self { app, profile, picked, clock, memory, volume, patience, slices, seed, status: None }
    }

    /// A copy of the whole computer, as a backup makes one.
    pub fn backed_up(&self) -> Self {
        let copy = Self::new(self.seed + 500);
        for (name, store) in self.profile.0.borrow().iter() {
            let restored = Memory::new();
            restored.restore(&store.snapshot());
            copy.profile.0.borrow_mut().insert(name.clone(), restored);
        }
        copy.clock.0.set(self.clock.0.get());
        copy
    }

    /// The tab is closed and opened again.
    pub fn restart(&mut self) {
        self.seed += 1_000;
        let random = SeededRandom::new(self.seed);
        let (profile, clock, memory) = (self.profile.clone(), self.clock.clone(), self.memory.clone());
        let (volume, patience) = (self.volume.clone(), self.patience.clone());
        let (picked, slices) = (self.picked.clone(), self.slices.clone());
        self.app = App::new(Outside { profile, picked, random, clock, memory, volume, patience, slices });
    }

    pub fn try_ask(&mut self, intent: Intent, blobs: Vec<Vec<u8>>) -> Result<(View, Vec<Vec<u8>>), Problem> {
        self.slices.begin();
        let reply = pollster::block_on(self.app.answer(Ask { intent, blobs }));
        self.slices.end();
        self.status = reply.status;
        reply.outcome.map(|view| (view, reply.blobs))
    }

    pub fn ask(&mut self, intent: Intent) -> View {
        self.try_ask(intent, Vec::new()).unwrap().0
    }

    pub fn with(&mut self, intent: Intent, blob: &[u8]) -> View {
        self.try_ask(intent, vec![blob.to_vec()]).unwrap().0
    }

    pub fn file(&mut self, intent: Intent) -> (View, Vec<u8>) {
        let (view, mut blobs) = self.try_ask(intent, Vec::new()).unwrap();
        (view, blobs.remove(0))
    }

    /// Unlocks the one vault, and sets up a second factor where it must have one.
    pub fn unlock(&mut self, passphrase: &[u8]) -> View {
        let vault = self.vault();
        let view = self.with(Intent::Unlock { vault }, passphrase);
        if self.status.as_ref().is_some_and(|status| status.second_factor_missing) {
            self.add_second_factor();
            return self.ask(Intent::Home);
        }
        view
    }

    /// Sets up an authenticator app; the app, and the backup codes.
    pub fn add_second_factor(&mut self) -> (Totp, Vec<String>) {
        let View::FactorOffered(offered) = self.ask(Intent::OfferFactor) else { panic!("no secret") };
        let secret = Secret::try_from_base32(offered.typed.replace(' ', "")).unwrap();
        let app = Builder::new().with_secret(secret).build().unwrap();
        let code = self.code(&app);
        let View::FactorSet(codes) = self.with(Intent::ConfirmFactor, code.as_bytes()) else {
            panic!("not set")
        };
        (app, codes)
    }

    /// What the app shows now.
    pub fn code(&self, app: &Totp) -> String {
        app.generate(u64::try_from(self.clock.0.get() / 1000).unwrap()).to_string()
    }

    /// A concern about the first pupil on the list.
    pub fn concern(&mut self, narrative: &str) -> ConcernDraft {
        let find = Intent::FindPupils { text: String::new(), offset: 0, limit: 1 };
        let View::Pupils(page) = self.ask(find) else { panic!("no pupils") };
        let (child, name) = (Child::Pupil(page.rows[0].pupil), page.rows[0].identity.name());
        ConcernDraft {
            pupils: vec![Involved { child, role: PupilRole::Subject, name }],
            narrative: narrative.into(),
            happened: Some(When::Unknown),
            told: Some(Told::NotYet),
            ..ConcernDraft::default()
        }
    }

    /// A draft, sealed.
    pub fn draft(&mut self, narrative: &str) -> DraftId {
        let View::Draft(draft) = self.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
        let content = Box::new(self.concern(narrative));
        self.ask(Intent::KeepDraft { draft: draft.draft, content });
        draft.draft
    }

    /// A concern, saved.
    pub fn record(&mut self, narrative: &str) {
        let draft = self.draft(narrative);
        let content = Box::new(self.concern(narrative));
        self.ask(Intent::SaveConcern { draft, content });
    }

    /// Brings a file in; what it brought.
    pub fn merge(&mut self, file: Vec<u8>) -> Found {
        let names = vec!["f".to_owned()];
        let (view, _) = self.try_ask(Intent::LookAtBundles { names }, vec![file]).unwrap();
        let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
        self.ask(Intent::MergeBundles);
        arrivals.remove(0).found.unwrap()
    }

    pub fn vault(&mut self) -> VaultId {
        let View::Welcome(welcome) = self.ask(Intent::Start) else { panic!("not the lock screen") };
        welcome.vaults[0].vault
    }
}

pub const LEAD: &[u8] = b"correct horse battery staple";
pub const TEACHER: &[u8] = b"another long passphrase";

pub fn founding() -> Founding {
    Founding {
        school: "Larkfield Primary".into(),
        name: "Morgan Hale".into(),
        job: "Designated Safeguarding Lead".into(),
        label: "MH".into(),
        phones: holdfast::domain::person::Phones {
            lead: "01632 960001".into(),
            deputies: vec!["Ash Verma 01632 960002".into()],
            social_care_day: "01632 960003".into(),
            social_care_night: "01632 960004".into(),
            ..Default::default()
        },
    }
}

pub fn joining() -> Joining {
    Joining {
        name: "Ines Duarte".into(),
        job: "Year 3 teacher".into(),
        label: "ID".into(),
        ..Joining::default()
    }
}

/// A lead with pupils, and a teacher who has joined.
pub fn school() -> (Browser, Browser) {
    let mut lead = Browser::new(1);
    lead.with(Intent::Found(founding()), LEAD);
    let sample = include_bytes!("../samples/sims.csv");
    let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, sample) else { panic!("no sheet") };
    lead.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    lead.ask(Intent::ImportPupils);
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let mut teacher = Browser::new(2);
    teacher.try_ask(Intent::LookAtPack, vec![file, pack.code.into_bytes()]).unwrap();
    teacher.with(Intent::Join(joining()), TEACHER);
    (lead, teacher)
}

pub fn staff(browser: &mut Browser) -> Staff {
    match browser.ask(Intent::Staff) {
        View::Staff(staff) => staff,
        other => panic!("{other:?}"),
    }
}

pub fn tell(lead: &mut Browser, teacher: &mut Browser) {
    let (_, parcel) = lead.file(Intent::SendUpdate);
    teacher.merge(parcel);
}

/// A colleague's further device joins with a pack of the lead's.
pub fn join(lead: &mut Browser, seed: u64, name: &str) -> Browser {
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    let known = staff.people.iter().find(|row| row.person.name == name).map(|row| row.person.person);
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let mut device = Browser::new(seed);
    device.try_ask(Intent::LookAtPack, vec![file, pack.code.into_bytes()]).unwrap();
    let joining = Joining { person: known, name: name.into(), ..joining() };
    device.with(Intent::Join(joining), TEACHER);
    device
}

/// Confirms the one device that waits.
pub fn confirm(lead: &mut Browser, device: &mut Browser) -> DeviceId {
    let (_, file) = device.file(Intent::HandOver);
    lead.merge(file);
    let waiting = staff(lead).waiting.remove(0);
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    waiting.device
}

/// Everything that one administrator has, to another.
pub fn copy(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::FullCopy);
    to.merge(file);
}

/// The name of [`deputy`].
pub const DEPUTY: &str = "Owen Pritchard";

/// A second administrator, confirmed, with everything that the lead has.
pub fn deputy(lead: &mut Browser) -> Browser {
    let mut deputy = join(lead, 5, DEPUTY);
    confirm(lead, &mut deputy);
    let row = staff(lead).people.into_iter().find(|row| row.person.name == DEPUTY).unwrap();
    lead.ask(Intent::Appoint { person: row.person.person, right: Right::Administrator, has: true });
    copy(lead, &mut deputy);
    deputy
}

/// The insides of a joining pack of the lead's.
pub fn plain_pack(lead: &mut Browser) -> Vec<u8> {
    use std::io::Read as _;
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let identity = age::scrypt::Identity::new(age::secrecy::SecretString::from(pack.code));
    let decryptor = age::Decryptor::new(file.as_slice()).unwrap();
    let mut plain = Vec::new();
    let identity: &dyn age::Identity = &identity;
    decryptor.decrypt(std::iter::once(identity)).unwrap().read_to_end(&mut plain).unwrap();
    plain
}
