//! The people whom hostile files are made for, and what each answers.

use std::path::Path;

use holdfast::app::intent::Intent;
use holdfast::app::view::View;
use holdfast::bundle::manifest::BundleKind;
use holdfast::bundle::parcel;
use holdfast::crypto::keys::derive_device_id;
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::recipient::Identity;
use holdfast::crypto::sign::SigningKey;
use holdfast::domain::event::{Body, Event};
use holdfast::domain::person::Position;
use holdfast::log::page;
use holdfast::store::memory::Snapshot;

use crate::flaws::CODE;
use crate::forge::{self, Sender};
use crate::school::{Browser, LEAD, TEACHER, confirm, founding, join, plain_pack, tell};
use crate::trial::Outcome;

const PUPILS: &[u8] = b"Surname,Forename,DOB,Year\nAsh,Rowan,01/09/2018,3\nBeck,Imogen,02/10/2017,4\n";
const NEW: &[u8] = b"heron marble orchard flint";

pub struct World {
    pub lead: Browser,
    pub teacher: Browser,
    /// The same two, with their keys.
    pub by_lead: Sender,
    pub by_teacher: Sender,
    /// Whose laptop was stolen.
    pub revoked: Sender,
    /// Who leads another school.
    pub stranger: Sender,
    /// The insides of a joining pack.
    pack: Vec<u8>,
}

impl World {
    pub fn make() -> Self {
        let mut lead = Browser::new(1);
        lead.with(Intent::Found(founding()), LEAD);
        let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, PUPILS) else { panic!("no sheet") };
        lead.ask(Intent::PreviewPupils { mapping: sheet.mapping });
        lead.ask(Intent::ImportPupils);
        let mut leaver = join(&mut lead, 2, "Robin Vale");
        let stolen = confirm(&mut lead, &mut leaver);
        leaver.record("Never handed over.");
        lead.ask(Intent::RevokeDevice { device: stolen, reason: "Laptop stolen.".into() });
        let mut teacher = join(&mut lead, 3, "Ines Duarte");
        confirm(&mut lead, &mut teacher);
        tell(&mut lead, &mut teacher);
        teacher.record("No coat in the rain.");
        let mut other = Browser::new(4);
        other.with(Intent::Found(founding()), LEAD);
        let pack = plain_pack(&mut lead);
        Self {
            by_lead: Sender::of(&lead, LEAD),
            by_teacher: Sender::of(&teacher, TEACHER),
            revoked: Sender::of(&leaver, TEACHER),
            stranger: Sender::of(&other, LEAD),
            lead,
            teacher,
            pack,
        }
    }

    /// Where the teacher's chain has come to with its `place`th entry.
    pub fn at(&self, place: usize) -> Position {
        let entry = &self.by_teacher.chain[place];
        Position { seq: entry.header().seq, head: entry.id() }
    }

    fn of_one_entry(&self) -> Vec<forge::Member> {
        let teacher = &self.by_teacher;
        let page = page::encode([teacher.chain[1].line()]);
        teacher.members(&self.by_lead.recipient, &page, |manifest| {
            manifest.base.insert(teacher.device, self.at(0));
            manifest.heads.insert(teacher.device, self.at(1));
        })
    }

    /// A sound hand-over of one entry.
    pub fn small(&self) -> Vec<u8> {
        self.sealed(&self.insides())
    }

    /// Its tar.
    pub fn insides(&self) -> Vec<u8> {
        forge::tar(&self.of_one_entry())
    }

    pub fn sealed(&self, tar: &[u8]) -> Vec<u8> {
        forge::age(&forge::gzip(tar), &self.by_lead.recipient)
    }

    /// A sound update of one entry, in a parcel with somebody else's; and whose it is.
    pub fn parcel(&mut self) -> (Vec<u8>, &mut Browser) {
        let line = [self.by_lead.lines().remove(0)];
        let part = |to| {
            self.by_lead.bundle(to, &line, |manifest| {
                manifest.kind = BundleKind::Update;
                manifest.heads.clear();
            })
        };
        let parts = [part(&self.stranger.recipient), part(&self.by_teacher.recipient)];
        let [other, own] = parts.map(|part| ("00ff".to_owned(), part));
        (parcel::encode(&[other, own]).unwrap(), &mut self.teacher)
    }

    /// A sound joining pack, under a code that costs little.
    pub fn pack(&self) -> Vec<u8> {
        forge::coded(&self.pack, CODE, 1)
    }

    /// The teacher has forgotten the passphrase: the request, and its words.
    pub fn request(&mut self) -> (Vec<u8>, Vec<String>) {
        self.teacher.restart();
        let vault = self.teacher.vault();
        let (view, mut blobs) = self.teacher.try_ask(Intent::AskReset { vault }, vec![NEW.to_vec()]).unwrap();
        let View::Reset(Some(asked)) = view else { panic!("not asked") };
        (blobs.remove(0), asked.words)
    }

    /// A bundle of a device whose keys `tests/fuzz` makes too, sealed to that device, and its parts.
    pub fn seeds(self) -> Vec<(&'static str, Vec<u8>)> {
        let random = SeededRandom::new(1);
        let (signing, identity) = (SigningKey::make(&random), Identity::make(&SeededRandom::new(1)));
        let Sender { school, chain, .. } = self.by_teacher;
        let (device, recipient) =
            (derive_device_id(&school, &signing.verifying()), identity.recipient().unwrap());
        let mut seeds = Sender { school, device, signing, recipient, chain: Vec::new() };
        let bodies: Vec<&str> = chain.iter().filter_map(|entry| entry.body()).collect();
        let mut enrol: Body = serde_json::from_str(bodies[0]).unwrap();
        if let Event::Enrol(enrol) = &mut enrol.what {
            enrol.keys.sign = seeds.signing.verifying().to_string();
        }
        let enrol = serde_json::to_string(&enrol).unwrap();
        for (seq, body) in (0..).zip(std::iter::once(enrol.as_str()).chain(bodies[1..].iter().copied())) {
            let prev = seeds.chain.last().map(|entry| entry.id());
            seeds.chain.push(seeds.entry(seq, prev, body));
        }
        let page = page::encode(seeds.chain.iter().map(|entry| entry.line()));
        let members = seeds.members(&seeds.recipient, &page, |_| {});
        let tar = forge::tar(&members);
        let sealed = forge::age(&forge::gzip(&tar), &seeds.recipient);
        vec![
            ("page/hand-over.jsonl", page),
            ("manifest/hand-over.json", members[0].bytes.clone()),
            ("tar/hand-over.tar", tar),
            ("recipient/hand-over.age", sealed),
        ]
    }

    pub fn grant(&mut self, request: &[u8]) -> Vec<u8> {
        self.lead.with(Intent::LookAtReset, request);
        self.lead.file(Intent::GrantReset).1
    }
}

/// Every row of every database.
pub fn snapshots(browser: &Browser) -> Vec<(String, Snapshot)> {
    let databases = browser.profile.0.borrow();
    databases.iter().map(|(name, store)| (name.clone(), store.snapshot())).collect()
}

/// The files of a folder by their names, without the ending.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files
        .map(|file| (file.file_stem().unwrap().to_str().unwrap().to_owned(), std::fs::read(&file).unwrap()))
        .collect();
    files.sort();
    files
}

/// Somebody brings in a bundle, or a parcel.
pub fn bundle(browser: &mut Browser, file: &[u8]) -> Outcome {
    let names = vec!["f".to_owned()];
    let (view, _) = browser.try_ask(Intent::LookAtBundles { names }, vec![file.to_vec()]).unwrap();
    let View::Arrivals(mut arrivals) = view else { panic!("no arrivals") };
    match arrivals.remove(0).found {
        Err(problem) => Outcome::Refused(problem),
        Ok(found) if found.revoked && found.held == found.new => {
            Outcome::Harmless("from a revoked device, and held")
        }
        Ok(_) => Outcome::Accepted,
    }
}

/// Somebody wants to join with a pack.
pub fn pack(browser: &mut Browser, file: &[u8], code: &str) -> Outcome {
    let blobs = vec![file.to_vec(), code.as_bytes().to_vec()];
    match browser.try_ask(Intent::LookAtPack, blobs) {
        Err(problem) => Outcome::Refused(problem),
        Ok(_) => Outcome::Accepted,
    }
}

/// An administrator looks into a request whose words are these.
pub fn request(browser: &mut Browser, file: &[u8], words: &[String]) -> Outcome {
    match browser.try_ask(Intent::LookAtReset, vec![file.to_vec()]) {
        Err(problem) => Outcome::Refused(problem),
        Ok((View::ResetLooked(looked), _)) if looked.words != words => {
            Outcome::Harmless("shown with other words")
        }
        Ok(_) => Outcome::Accepted,
    }
}

/// Somebody takes a grant.
pub fn grant(browser: &mut Browser, file: &[u8]) -> Outcome {
    let vault = browser.vault();
    let blobs = vec![file.to_vec(), NEW.to_vec()];
    match browser.try_ask(Intent::TakeGrant { vault }, blobs) {
        Err(problem) => Outcome::Refused(problem),
        Ok(_) => Outcome::Accepted,
    }
}
