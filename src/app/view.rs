//! What the vault worker answers: everything a screen draws, and nothing that the person may not see.

use serde::{Deserialize, Serialize};

use crate::domain::concern::{Concern, ConcernDraft, Topic};
use crate::domain::ids::{DeviceId, DraftId, EntryId, PupilId, SchoolId, VaultId};
use crate::domain::person::{Author, Person, Phones, Role};
use crate::domain::pupil::Identity;
use crate::domain::pupil_file::{Field, Mapping, PupilRow, RowProblem};
use crate::domain::register::Delivery;
use crate::domain::roster::HeldBecause;
use crate::domain::time::{Millis, Stamp};

use super::problem::Problem;

/// The answer to one [`super::intent::Ask`].
pub struct Reply {
    /// What the header of every screen shows; absent while locked.
    pub status: Option<Status>,
    /// The screen's content, or what went wrong (and then nothing was changed).
    pub outcome: Result<View, Problem>,
    /// Files that go with it.
    pub blobs: Vec<Vec<u8>>,
}

/// Sent while a long job runs, before its reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// So much is done.
    pub done: u64,
    /// Of so much.
    pub total: u64,
}

/// What the header of every screen shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// The school's name.
    pub school: String,
    /// True in a practice school: badged on every screen.
    pub practice: bool,
    /// Whose device this is.
    pub me: Author,
    /// What this device may do.
    pub role: Role,
    /// How many things the person wrote have not left this device.
    pub not_handed_over: usize,
    /// Concerns saved on this device of which nobody had been told when they were written, and which no
    /// administrator has received yet.
    pub nobody_told: usize,
    /// Numbers to ring.
    pub phones: Phones,
    /// A second factor guards this vault.
    pub second_factor: bool,
    /// This vault is an administrator's and must have a second factor before anything else is done.
    pub second_factor_missing: bool,
    /// This vault is an old copy: the device's log goes on elsewhere, and nothing more is written here.
    pub old_copy: bool,
    /// After how many minutes without a touch the page locks.
    pub idle_minutes: u8,
}

/// One screen's content.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Nobody is signed in.
    Welcome(Welcome),
    /// A mark was left at this time.
    Marked(Millis),
    /// A school was founded: the recovery kit, shown once.
    Founded(Kit),
    /// The kit's words were the right ones.
    KitProven(KitProven),
    /// What a full copy holds, opened with the kit.
    Restorable(Restorable),
    /// What a joining pack holds.
    Invitation(Invitation),
    /// The passphrase was right, and the vault asks for the code of its second factor.
    CodeNeeded(FactorAsked),
    /// Passkeys to ask the authenticator for.
    PasskeyOffers(Vec<PasskeyOffer>),
    /// The passkeys of this vault.
    Passkeys(Passkeys),
    /// What a new passkey is made with.
    PasskeyOffered(PasskeyOffered),
    /// The vault is open, and as an administrator's it must have a second factor before anything else.
    SecondFactorMissing,
    /// A secret for an authenticator app.
    FactorOffered(FactorOffered),
    /// The second factor guards the vault; the backup codes, shown once.
    FactorSet(Vec<String>),
    /// Everything is sealed under new data keys.
    KeysRenewed,
    /// The reset that waits in a vault, if one does.
    Reset(Option<ResetAsked>),
    /// The reset is done: the vault is open, as a new device.
    ResetDone,
    /// A colleague's request for a reset.
    ResetLooked(ResetLooked),
    /// The new passphrase opens the vault, and the old one no longer does.
    PassphraseChanged,
    /// The first screen.
    Home(Home),
    /// The keys are gone from memory.
    Locked,
    /// Columns of a pupil export.
    PupilSheet(PupilSheet),
    /// What an import would do.
    PupilPreview(PreviewCounts),
    /// A window of it.
    PreviewRows(Vec<PreviewRow>),
    /// What an import did.
    PupilsImported(PreviewCounts),
    /// Pupils found.
    Pupils(PupilPage),
    /// The staff list.
    Staff(Staff),
    /// The schools that a visitor can write to.
    VisitorSchools {
        /// Each.
        schools: Vec<VisitorSchool>,
        /// Now.
        now: Millis,
    },
    /// What is held back.
    Held(Vec<HeldRow>),
    /// Who leads, and who could.
    Succession(Succession),
    /// A joining pack was made; its file is blob 0.
    PackMade(PackMade),
    /// Concerns.
    Concerns(ConcernPage),
    /// One concern.
    Concern(Box<ConcernView>),
    /// A draft to type in.
    Draft(Box<DraftView>),
    /// A draft is sealed.
    DraftKept,
    /// A concern is saved.
    Saved(Saved),
    /// A bundle was made; its file is blob 0.
    FileMade(FileMade),
    /// What was found in files from elsewhere.
    Arrivals(Vec<Arrival>),
    /// What was merged.
    Merged(Vec<Arrival>),
    /// Facts about this device.
    ThisDevice(ThisDevice),
}

/// See [`View::Welcome`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Welcome {
    /// Vaults in this browser profile.
    pub vaults: Vec<VaultCard>,
    /// When a mark was left to see whether this computer erases everything.
    pub mark: Option<Millis>,
}

/// A vault as the lock screen lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VaultCard {
    /// Which.
    pub vault: VaultId,
    /// The short name that its person chose.
    pub label: String,
    /// True for a practice school.
    pub practice: bool,
}

/// See [`View::CodeNeeded`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorAsked {
    /// An authenticator app is set up: its code, or a printed one, is taken.
    pub app: bool,
    /// Passkeys that are taken.
    pub passkeys: Vec<PasskeyOffer>,
}

/// A passkey to ask the authenticator for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyOffer {
    /// Its number.
    pub number: u32,
    /// The credential's id, hexadecimal.
    pub credential: String,
    /// What its secret is derived from, hexadecimal.
    pub salt: String,
}

/// See [`View::Passkeys`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkeys {
    /// Each, oldest first.
    pub passkeys: Vec<PasskeyCard>,
    /// A new one would be the second factor; otherwise it opens the vault in the passphrase's place.
    pub factor: bool,
    /// An authenticator app is set up.
    pub app: bool,
    /// It may be removed.
    pub app_removable: bool,
}

/// A passkey in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyCard {
    /// Its number.
    pub number: u32,
    /// What its person calls it.
    pub name: String,
    /// When it was kept.
    pub added: Millis,
    /// It is a second factor.
    pub factor: bool,
}

/// See [`View::PasskeyOffered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PasskeyOffered {
    /// What its secret is to be derived from, hexadecimal.
    pub salt: String,
    /// Whose it is.
    pub name: String,
    /// Credentials that are kept already, hexadecimal.
    pub credentials: Vec<String>,
}

/// The recovery kit: shown once, printed, never stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kit {
    /// The school's name.
    pub school: String,
    /// Twenty-four words.
    pub words: Vec<String>,
    /// The kit's `age` identity (`AGE-SECRET-KEY-PQ-1…`), for opening a full copy with stock tools.
    pub identity: String,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// The words as a QR code: one row of modules a string, `1` dark.
    pub qr: Vec<String>,
    /// The number that all shares of this kit bear.
    pub set: u16,
    /// Three shares, of which two are as good as the words above.
    pub shares: Vec<KitShare>,
    /// When it was made.
    pub made: Millis,
}

/// A share of the recovery kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitShare {
    /// Which, from 1.
    pub number: u8,
    /// Thirty-three words.
    pub words: Vec<String>,
    /// The words as a QR code.
    pub qr: Vec<String>,
}

/// See [`View::KitProven`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitProven {
    /// By two shares, not by the whole kit.
    pub shares: bool,
    /// When.
    pub at: Millis,
}

/// See [`View::Restorable`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Restorable {
    /// The school.
    pub school: String,
    /// True for a practice school.
    pub practice: bool,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// When the copy was made.
    pub made: Millis,
    /// Who made it.
    pub maker: Author,
    /// Who is the safeguarding lead in it.
    pub lead: Option<Person>,
    /// The staff list to pick from.
    pub staff: Vec<Person>,
    /// How many pupils it holds.
    pub pupils: usize,
    /// How many concerns.
    pub concerns: usize,
    /// How many entries in all.
    pub entries: usize,
}

/// See [`View::Invitation`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitation {
    /// The school.
    pub school: String,
    /// True for a practice school.
    pub practice: bool,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// The staff list to pick from.
    pub staff: Vec<Person>,
    /// How many pupils the pack brings.
    pub pupils: usize,
}

/// See [`View::Reset`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetAsked {
    /// The request's file name: random, it says nothing.
    pub file_name: String,
    /// Six words, to compare with the administrator's.
    pub words: Vec<String>,
}

/// See [`View::ResetLooked`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResetLooked {
    /// Whose it is, from inside the recovery slot and the roster.
    pub name: String,
    /// Their job.
    pub job: String,
    /// What they call the device.
    pub device_label: String,
    /// Six words, to compare with theirs.
    pub words: Vec<String>,
}

/// See [`View::FactorOffered`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorOffered {
    /// The secret, to type.
    pub typed: String,
    /// The secret as a QR code: one row of modules a string, `1` dark.
    pub qr: Vec<String>,
}

/// See [`View::Home`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Drafts on this device.
    pub drafts: Vec<DraftCard>,
    /// The newest concerns that this device may read.
    pub recent: Vec<ConcernRow>,
    /// How many concerns there are in all.
    pub concerns: usize,
    /// How many pupils are on the directory.
    pub pupils: usize,
    /// How many are on the staff list.
    pub staff: usize,
    /// Devices whose safety words nobody has compared yet (administrators only).
    pub unconfirmed: usize,
    /// Entries held back (administrators only).
    pub held: usize,
    /// How many administrators have a device that a second factor guards (administrators only).
    pub guarded_administrators: usize,
    /// A wish to replace the lead waits for another administrator: this one.
    pub lead_proposed: bool,
    /// Devices of the lead that wait for another administrator's word: this one's.
    pub half_confirmed: usize,
    /// When the last full copy was made on this device (administrators only).
    pub last_full_copy: Option<Millis>,
    /// Six safety words of this device, to read out, while it is unconfirmed.
    pub safety_words: Option<Vec<String>>,
}

/// A draft in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftCard {
    /// Which.
    pub draft: DraftId,
    /// The pupils named so far.
    pub pupils: Vec<String>,
    /// The first words.
    pub begins: String,
    /// When it was last sealed.
    pub kept: Millis,
}

/// A concern in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernRow {
    /// Which.
    pub entry: EntryId,
    /// The pupils.
    pub pupils: Vec<String>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The first words.
    pub begins: String,
    /// Who wrote it.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// A child was in danger when it was written.
    pub danger: bool,
    /// It has a body map.
    pub map: bool,
    /// How far it has come.
    pub delivery: Delivery,
    /// False if nobody has compared the writer's safety words yet.
    pub confirmed: bool,
    /// Written on this device.
    pub mine: bool,
}

/// A window of concerns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernPage {
    /// The first row's place.
    pub offset: usize,
    /// How many there are in all.
    pub total: usize,
    /// The rows.
    pub rows: Vec<ConcernRow>,
}

/// A concern to read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConcernView {
    /// Its row.
    pub row: ConcernRow,
    /// What it says.
    pub concern: Concern,
    /// The device's label.
    pub device: String,
    /// Its number in that device's log.
    pub seq: u64,
    /// When an administrator first opened it.
    pub opened: Option<Stamp>,
}

/// See [`View::Draft`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftView {
    /// Which.
    pub draft: DraftId,
    /// What has been typed so far.
    pub content: ConcernDraft,
    /// Who will see it once it is saved and handed over.
    pub audience: Vec<Person>,
    /// Now, for "just now" and for the date pickers' limits.
    pub now: Millis,
}

/// See [`View::Saved`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// The concern's entry.
    pub entry: EntryId,
    /// Nobody had been told, or a child was in danger: the numbers to ring come first.
    pub tell_someone: bool,
    /// A child was in danger now.
    pub danger: bool,
}

/// Columns of a pupil export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PupilSheet {
    /// The columns' names.
    pub columns: Vec<String>,
    /// The first rows as they stand, to recognise the columns by.
    pub sample: Vec<Vec<String>>,
    /// Which column seems to be what.
    pub mapping: Mapping,
    /// True if a person should look at the mapping.
    pub needs_review: bool,
    /// How many rows there are.
    pub rows: usize,
}

/// What an import would do, or did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewCounts {
    /// Pupils not known yet.
    pub new: usize,
    /// Pupils known, with something changed.
    pub changed: usize,
    /// Pupils known, exactly so.
    pub unchanged: usize,
    /// Rows that cannot be brought in.
    pub rejected: usize,
    /// Rows that can, though something in them could not be understood.
    pub warned: usize,
}

/// A group of the preview's rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RowGroup {
    /// Not known yet.
    New,
    /// Known, changed.
    Changed,
    /// Known, the same.
    Unchanged,
    /// Cannot be brought in.
    Rejected,
}

/// A row of the preview.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its line in the file, from 1.
    pub line: usize,
    /// What it says, if it could be read.
    pub row: Option<PupilRow>,
    /// What was not understood, or why it was rejected.
    pub problems: Vec<RowProblem>,
    /// What changes.
    pub changes: Vec<Field>,
    /// Several pupils known have this name and date of birth: a person must decide, so nothing is done.
    pub ambiguous: bool,
    /// The raw cells, for a row that could not be read.
    pub raw: Vec<String>,
}

/// A window of pupils.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilPage {
    /// The first row's place.
    pub offset: usize,
    /// How many there are in all.
    pub total: usize,
    /// The pupils.
    pub rows: Vec<PupilCard>,
}

/// A pupil as a picker shows them: enough to tell one child from another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PupilCard {
    /// Which.
    pub pupil: PupilId,
    /// The identity.
    pub identity: Identity,
    /// True if another pupil has the same name.
    pub shared_name: bool,
}

/// The staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// People with their devices.
    pub people: Vec<StaffRow>,
    /// Whether this device may appoint administrators.
    pub appoints: bool,
    /// How many administrators there are, the lead among them.
    pub administrators: usize,
    /// Devices of people who are not on the list, or not confirmed.
    pub waiting: Vec<DeviceRow>,
}

/// A person on the staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffRow {
    /// Who.
    pub person: Person,
    /// What they may do.
    pub role: Role,
    /// Whether they hear concerns about adults.
    pub hears: bool,
    /// Their confirmed devices.
    pub devices: Vec<DeviceRow>,
}

/// A device on the staff list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// Which.
    pub device: DeviceId,
    /// What its person calls it.
    pub label: String,
    /// Who enrolled it.
    pub who: Author,
    /// What it may do.
    pub role: Role,
    /// It proved that it held the joining pack's secret.
    pub invited: bool,
    /// Six words to compare in person.
    pub safety_words: Vec<String>,
    /// When its newest entry here was written.
    pub last_heard: Option<Millis>,
    /// How many concerns from it are here.
    pub concerns: usize,
    /// When it last made a hand-over that came here.
    pub handed_over: Option<Millis>,
    /// How many drafts were on it then.
    pub drafts: u64,
    /// How many of its entries are known to be written and have not come here.
    pub missing: u64,
    /// A second factor guards its vault.
    pub second_factor: bool,
    /// Whether this device may revoke it.
    pub revocable: bool,
    /// It is the lead's and works as an administrator's until another administrator confirms it, too.
    pub half_confirmed: bool,
    /// Whether this device's person may be that other administrator.
    pub may_confirm: bool,
}

/// See [`View::VisitorSchools`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitorSchool {
    /// Which.
    pub school: SchoolId,
    /// Its fingerprint, as safety words.
    pub fingerprint: Vec<String>,
}

/// See [`View::Held`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldRow {
    /// Which.
    pub entry: EntryId,
    /// What it is about.
    pub kind: HeldKind,
    /// Its first words, of a concern.
    pub says: String,
    /// Who wrote it, as they named themselves.
    pub who: Author,
    /// On which device.
    pub device: String,
    /// When, by that device's clock.
    pub at: Millis,
    /// Why it is held.
    pub because: HeldBecause,
}

/// What a held entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeldKind {
    /// A concern.
    Concern,
    /// Staff, devices and what they may do.
    Staff,
    /// The pupil directory.
    Pupil,
    /// The trail of a device: what it packed, merged and opened.
    Trail,
}

/// See [`View::Succession`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Succession {
    /// Who leads.
    pub lead: Option<Person>,
    /// Whether this device may hand the lead over.
    pub hands_over: bool,
    /// Whether this device may have the lead replaced, with another administrator.
    pub replaces: bool,
    /// Who could lead, administrators first.
    pub may_lead: Vec<MayLead>,
    /// Wishes that wait for another administrator.
    pub proposals: Vec<Proposal>,
}

/// Somebody who could lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MayLead {
    /// Who.
    pub person: Person,
    /// What they may do now.
    pub role: Role,
    /// They have a confirmed device to do it on.
    pub has_device: bool,
    /// A second factor guards one of their devices.
    pub second_factor: bool,
}

/// An administrator's wish to replace the lead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// The entry.
    pub entry: EntryId,
    /// Whose wish it is.
    pub by: String,
    /// Who is to lead.
    pub person: String,
    /// Why.
    pub reason: String,
    /// It is one's own.
    pub own: bool,
}

/// See [`View::PackMade`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackMade {
    /// The file's name: random, it says nothing.
    pub file_name: String,
    /// Six words, told apart from the file.
    pub code: String,
    /// The last day.
    pub expires: Millis,
    /// How many pupils it carries.
    pub pupils: usize,
    /// How many staff it carries.
    pub staff: usize,
}

/// See [`View::FileMade`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMade {
    /// The file's name: random, it says nothing.
    pub file_name: String,
    /// How many entries it carries.
    pub entries: usize,
    /// How many of them are concerns.
    pub concerns: usize,
    /// Who can open it.
    pub recipients: Vec<String>,
}

/// One file from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// The file's name.
    pub name: String,
    /// What was found in it, or why it was refused (then nothing of it is taken).
    pub found: Result<Found, Problem>,
}

/// What was found in a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// The bundle's kind, as a stable code.
    pub kind: String,
    /// Who made it.
    pub from: Author,
    /// The device that made it.
    pub device_label: String,
    /// Its number among that device's bundles of the kind.
    pub number: u64,
    /// Entries not known here.
    pub new: usize,
    /// Concerns among them.
    pub new_concerns: usize,
    /// Entries known already.
    pub known: usize,
    /// Numbers of this device's earlier bundles that have not come.
    pub missing_numbers: Vec<u64>,
    /// Entries missing before the first one in it.
    pub gap: bool,
    /// Devices whose log forks.
    pub forks: usize,
    /// Nobody has compared the sender's safety words yet.
    pub unconfirmed: bool,
    /// The sender's device was revoked: what it wrote after that is held back.
    pub revoked: bool,
    /// Entries that will be held back.
    pub held: usize,
}

/// See [`View::ThisDevice`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThisDevice {
    /// What its person calls it.
    pub label: String,
    /// Six safety words.
    pub safety_words: Vec<String>,
    /// Entries in the vault.
    pub entries: u64,
    /// Entries of this device.
    pub own: u64,
    /// The vault's generation: how often it has been written.
    pub generation: u64,
    /// The school's fingerprint, as safety words.
    pub fingerprint: Vec<String>,
    /// When an administrator last proved the recovery kit, as far as this device knows.
    pub kit_proven: Option<Millis>,
    /// The short name on the lock screen.
    pub short_name: String,
    /// When this device last made a hand-over.
    pub handed_over: Option<Millis>,
    /// Own concerns that have left in a file, and that no receipt covers yet.
    pub not_received: usize,
    /// Drafts.
    pub drafts: usize,
    /// When a mark was left to see whether this computer erases everything.
    pub mark: Option<Millis>,
}
