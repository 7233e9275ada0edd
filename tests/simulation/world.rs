//! The school: its machines, what is on its way between them, and what the test itself knows to be true.

use std::collections::{BTreeMap, BTreeSet};

use holdfast::app::intent::{Intent, Joining};
use holdfast::app::view::{Kit, View};
use holdfast::domain::ids::{ActionId, CardId, DeviceId, EntryId, PersonId, SchoolId};
use holdfast::domain::person::{Right, Role};
use holdfast::domain::register::Delivery;

use crate::dice::Dice;
use crate::letters::Carriers;
use crate::machine::{Fate, Machine};
use crate::school::{Browser, LEAD, MORNING, TEACHER, founding, staff};

/// A day, in milliseconds.
pub const DAY: i64 = 24 * 3600 * 1000;
const PUPILS: &[u8] =
    b"Surname,Forename,DOB,Year\nAsh,Rowan,01/09/2018,3\nBeck,Imogen,02/10/2017,4\nCole,Tariq,03/11/2016,5\n";

/// How large a school is simulated, and for how long.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Machines at the beginning; more join later.
    pub machines: usize,
    pub days: u64,
    /// Acts in all, besides what carriers bring: most days on most machines nothing is written.
    pub acts: u64,
}

/// Somebody on the staff.
pub struct Somebody {
    pub id: PersonId,
    pub name: String,
}

/// What is true, whatever any machine says.
#[derive(Default)]
pub struct Truth {
    /// Every concern, and the person who wrote it.
    pub concerns: BTreeMap<EntryId, usize>,
    /// Concerns that a screen has called received.
    pub acknowledged: BTreeSet<EntryId>,
    /// Whose each device is.
    pub owner: BTreeMap<DeviceId, usize>,
    /// Everybody who was ever meant to administer.
    pub administered: BTreeSet<usize>,
    /// People who write what the program would not.
    pub forgers: BTreeSet<usize>,
    /// What they wrote that must never count.
    pub forged: BTreeSet<EntryId>,
    /// Devices that somebody who may do so has revoked.
    pub revoked: BTreeSet<DeviceId>,
    /// Devices that somebody of a lower rank has tried to revoke.
    pub attacked: BTreeSet<DeviceId>,
    /// Everybody who was ever given an action, or a part of it.
    pub tasks: BTreeMap<ActionId, BTreeSet<usize>>,
    /// The actions that a card goes with, and those for whom it is besides.
    pub goes_with: BTreeMap<CardId, BTreeSet<ActionId>>,
    pub readers: BTreeMap<CardId, BTreeSet<usize>>,
}

impl Truth {
    /// Whether something of an action may be on a person's machine.
    pub fn has_task(&self, action: &ActionId, person: usize) -> bool {
        self.tasks.get(action).is_some_and(|people| people.contains(&person))
    }

    /// Whether something of a card may be.
    pub fn has_card(&self, card: &CardId, person: usize) -> bool {
        let mut with = self.goes_with.get(card).into_iter().flatten();
        with.any(|action| self.has_task(action, person))
            || self.readers.get(card).is_some_and(|people| people.contains(&person))
    }
}

/// How often what happened.
#[derive(Default, Clone)]
pub struct Counts {
    pub merges: u64,
    pub refused: u64,
    pub acts: BTreeMap<&'static str, u64>,
}

pub struct World {
    pub seed: u64,
    pub school: SchoolId,
    pub dice: Dice,
    pub size: Size,
    pub day: u64,
    pub people: Vec<Somebody>,
    pub machines: Vec<Machine>,
    pub carriers: Carriers,
    pub kit: Kit,
    /// The joining pack in use: file, code, and what its maker's clock said.
    pub pack: (Vec<u8>, String, i64),
    /// Full copies in the safe, oldest first.
    pub copies: Vec<Vec<u8>>,
    /// Machines whose hand-overs no administrator takes in the end. Old copies: an old copy hears of nobody new, and seals to
    /// those who administered when it still did; and nobody takes a fork of the lead's log that undoes their own appointment.
    /// Administrators of a lower rank who revoked a higher one and were revoked by them: neither seals to the other.
    pub stranded: BTreeSet<usize>,
    pub truth: Truth,
    pub counts: Counts,
    browsers: u64,
}

impl World {
    /// A school on its first day: founded, with a lead, two administrators and their staff, most of them confirmed.
    pub fn founded(seed: u64, size: Size) -> Self {
        let mut browser = Browser::new(Self::browser_seed(seed, 0));
        let View::Founded(kit) = browser.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
        let View::PupilSheet(sheet) = browser.with(Intent::ReadPupilFile, PUPILS) else { panic!("no sheet") };
        browser.ask(Intent::PreviewPupils { mapping: sheet.mapping });
        browser.ask(Intent::ImportPupils);
        let me = browser.status.clone().unwrap().me;
        let lead = Machine::new(browser, 0, LEAD);
        let mut truth = Truth::default();
        truth.owner.insert(lead.device, 0);
        truth.administered.insert(0);
        let mut world = Self {
            seed,
            school: lead.school(),
            dice: Dice::new(seed),
            size,
            day: 0,
            people: vec![Somebody { id: me.person, name: me.name }],
            machines: vec![lead],
            carriers: Carriers::default(),
            kit,
            pack: (Vec::new(), String::new(), 0),
            copies: Vec::new(),
            stranded: BTreeSet::new(),
            truth,
            counts: Counts::default(),
            browsers: 1,
        };
        world.make_pack(0);
        for _ in 1..size.machines {
            let machine = world.join(None);
            // Some are confirmed late.
            if machine <= 2 || world.dice.chance(80) {
                let file = world.machines[machine].file(Intent::HandOver).unwrap();
                world.take(0, vec![file]);
            }
        }
        world.confirm_all(0, 100);
        for person in 1..=2 {
            world.appoint(0, person, true);
        }
        let copy = world.machines[0].file(Intent::FullCopy).unwrap();
        for deputy in 1..=2 {
            world.take(deputy, vec![copy.clone()]);
        }
        world.copies.push(copy);
        world
    }

    /// Far enough apart that no two browsers ever draw the same random bytes.
    fn browser_seed(seed: u64, number: u64) -> u64 {
        (seed + 1) << 36 | number << 20
    }

    pub fn next_browser_seed(&mut self) -> u64 {
        self.browsers += 1;
        Self::browser_seed(self.seed, self.browsers)
    }

    /// What the time really is.
    pub fn now(&self) -> i64 {
        MORNING + self.day as i64 * DAY
    }

    /// The machines of which this holds.
    pub fn those(&self, which: impl Fn(&Machine) -> bool) -> Vec<usize> {
        (0..self.machines.len()).filter(|place| which(&self.machines[*place])).collect()
    }

    /// One machine of which this holds, if any.
    pub fn any(&mut self, which: impl Fn(&Machine) -> bool) -> Option<usize> {
        let those = self.those(which);
        self.dice.pick(&those)
    }

    /// A machine on which somebody administers, or leads.
    pub fn any_administrator(&mut self) -> Option<usize> {
        self.any(Machine::administers)
    }

    pub fn lead(&mut self) -> Option<usize> {
        self.any(|machine| machine.works() && machine.role() == Role::Lead)
    }

    /// A joining pack, made by an administrator.
    pub fn make_pack(&mut self, by: usize) {
        let Some((View::PackMade(pack), mut files)) = self.machines[by].ask(Intent::MakePack, Vec::new())
        else {
            return;
        };
        let made = self.machines[by].browser.clock.0.get();
        let file = cheaply_sealed(&files.remove(0), &pack.code);
        self.pack = (file, pack.code, made);
    }

    /// A further machine joins: a new colleague's, or one more of somebody's.
    pub fn join(&mut self, person: Option<usize>) -> usize {
        let seed = self.next_browser_seed();
        let mut browser = Browser::new(seed);
        let (file, code, made) = self.pack.clone();
        browser.clock.0.set(made);
        browser.try_ask(Intent::LookAtPack, vec![file, code.into_bytes()]).unwrap();
        let name = match person {
            Some(person) => self.people[person].name.clone(),
            None => format!("Colleague {}", self.people.len()),
        };
        let joining = Joining {
            person: person.map(|person| self.people[person].id),
            name: name.clone(),
            job: "Teacher".into(),
            label: "C".into(),
            device_label: format!("Machine {}", self.machines.len()),
        };
        browser.with(Intent::Join(joining), TEACHER);
        let me = browser.status.clone().unwrap().me.person;
        // Whoever joins with a pack from before they were on the staff list is somebody new to the school.
        let person = self.people.iter().position(|somebody| somebody.id == me).unwrap_or_else(|| {
            self.people.push(Somebody { id: me, name });
            self.people.len() - 1
        });
        let machine = Machine::new(browser, person, TEACHER);
        self.truth.owner.insert(machine.device, person);
        self.machines.push(machine);
        self.machines.len() - 1
    }

    /// Compares the safety words of those who wait, and confirms so many in a hundred of them.
    pub fn confirm_all(&mut self, by: usize, percent: u64) -> bool {
        if !self.machines[by].administers() {
            return false;
        }
        let mut any = false;
        let staff = staff(&mut self.machines[by].browser);
        let halves = staff.people.iter().flat_map(|row| &row.devices).filter(|row| row.may_confirm);
        for row in staff.waiting.iter().chain(halves).cloned().collect::<Vec<_>>() {
            let Some(owner) = self.truth.owner.get(&row.device) else { continue };
            let person = self.people[*owner].id;
            if self.dice.chance(percent) {
                let confirm = Intent::ConfirmDevice { device: row.device, person };
                any |= self.machines[by].ask(confirm, Vec::new()).is_some();
            }
        }
        any
    }

    /// The lead grants the right to administer, or ends it.
    pub fn appoint(&mut self, by: usize, person: usize, has: bool) -> bool {
        let intent = Intent::Appoint { person: self.people[person].id, right: Right::Administrator, has };
        let done = self.machines[by].ask(intent, Vec::new()).is_some();
        if done && has {
            self.truth.administered.insert(person);
        }
        done
    }

    /// A machine takes files in, as many at once as come; how many were good.
    pub fn take(&mut self, on: usize, files: Vec<Vec<u8>>) -> usize {
        let machine = &mut self.machines[on];
        let names = files.iter().map(|_| "f".to_owned()).collect();
        let Some((View::Arrivals(arrivals), _)) = machine.ask(Intent::LookAtBundles { names }, files) else {
            return 0;
        };
        let good = arrivals.iter().filter(|arrival| arrival.found.is_ok()).count();
        self.counts.refused += (arrivals.len() - good) as u64;
        if good == 0 || machine.ask(Intent::MergeBundles, Vec::new()).is_none() {
            return 0;
        }
        self.counts.merges += good as u64;
        if machine.role() < Role::Administrator {
            let rows = machine.concerns();
            let received = rows.iter().filter(|row| row.mine && row.delivery >= Delivery::Received);
            self.truth.acknowledged.extend(received.map(|row| row.entry));
        }
        good
    }

    /// The carriers come.
    pub fn bring(&mut self) {
        let mut due: BTreeMap<usize, Vec<Vec<u8>>> = BTreeMap::new();
        for letter in self.carriers.due(&mut self.dice, self.day) {
            due.entry(letter.to).or_default().push(letter.file.to_vec());
        }
        for (to, mut files) in due {
            while !files.is_empty() {
                let some = files.split_off(files.len().saturating_sub(1 + self.dice.below(3)));
                if self.machines[to].fate == Fate::InUse && self.machines[to].resetting.is_none() {
                    self.set_clock(to);
                    self.take(to, some);
                }
            }
        }
    }

    pub fn set_clock(&mut self, on: usize) {
        let within = self.dice.below(8 * 3_600_000) as i64;
        self.machines[on].set_clock(self.now() + within);
    }

    pub fn count(&mut self, act: &'static str) {
        *self.counts.acts.entry(act).or_default() += 1;
    }
}

/// The same pack under the same code, for which opening takes a thousandth of the time.
fn cheaply_sealed(pack: &[u8], code: &str) -> Vec<u8> {
    use age::secrecy::SecretString;
    let secret = || SecretString::from(code.to_owned());
    let opened = age::decrypt(&age::scrypt::Identity::new(secret()), pack).unwrap();
    let mut recipient = age::scrypt::Recipient::new(secret());
    recipient.set_work_factor(6);
    age::encrypt(&recipient, &opened).unwrap()
}
