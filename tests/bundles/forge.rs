//! Makes bundles layer by layer, so that any one layer can be wrong.

use std::collections::BTreeMap;
use std::io::Write;

use flate2::{Compression, GzBuilder};
use holdfast::bundle::manifest::{BundleKind, Manifest, Part};
use holdfast::bundle::write::{ENTRIES, MANIFEST, SIGNATURE, recipient_digest};
use holdfast::crypto::hash::sha256;
use holdfast::crypto::kdf::derive_stretched;
use holdfast::crypto::labels;
use holdfast::crypto::recipient::Recipient;
use holdfast::crypto::sign::SigningKey;
use holdfast::domain::ids::{BundleId, DeviceId, Digest, EntryId, SchoolId};
use holdfast::domain::person::Position;
use holdfast::domain::time::Millis;
use holdfast::log::entry::{Entry, Verified};
use holdfast::log::page;
use holdfast::store::memory::Memory;
use holdfast::vault::Vault;
use holdfast::vault::second_factor::SecondFactor;
use pollster::block_on;
use tar::EntryType;

use crate::school::{Browser, MORNING};

/// Opens the one vault of a browser, past the program.
pub fn vault(browser: &Browser, passphrase: &[u8]) -> Vault<Memory> {
    let databases = browser.profile.0.borrow();
    let (_, store) = databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap();
    let front = block_on(Vault::front(store)).unwrap();
    let key = derive_stretched(passphrase, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    let factor = block_on(SecondFactor::read(store, &front.vault, &keys)).unwrap();
    block_on(Vault::unlock(store.clone(), &front.vault, keys, factor.map(SecondFactor::waive))).unwrap()
}

pub fn entries(vault: &mut Vault<Memory>) -> Vec<Entry<Verified>> {
    let mut entries = Vec::new();
    block_on(vault.read_all(|line| {
        entries.push(Entry::decode(line.as_bytes())?.admitted());
        Ok(())
    }))
    .unwrap();
    entries.sort_by_key(|entry| (entry.header().device, entry.header().seq));
    entries
}

/// Somebody who makes bundles.
pub struct Sender {
    pub school: SchoolId,
    pub device: DeviceId,
    pub signing: SigningKey,
    pub recipient: Recipient,
    /// Their own chain.
    pub chain: Vec<Entry<Verified>>,
}

impl Sender {
    pub fn of(browser: &Browser, passphrase: &[u8]) -> Self {
        let mut vault = vault(browser, passphrase);
        let mut chain = entries(&mut vault);
        let (school, device) = (vault.root().school, vault.root().device);
        chain.retain(|entry| entry.header().device == device);
        let signing = SigningKey::from_seed(*vault.keys().signing.seed());
        let recipient = vault.keys().identity.recipient().unwrap();
        Self { school, device, signing, recipient, chain }
    }

    pub fn lines(&self) -> Vec<String> {
        self.chain.iter().map(|entry| entry.line().to_owned()).collect()
    }

    /// An entry in the name of this device that is not in its chain.
    pub fn entry(&self, seq: u64, prev: Option<EntryId>, body: &str) -> Entry<Verified> {
        Entry::sign(self.device, seq, prev, body, &self.signing).unwrap()
    }

    /// An honest manifest for the chain, but for the part's length and digest.
    pub fn manifest(&self, to: &Recipient) -> Manifest {
        let last = self.chain.last().unwrap();
        let head = Position { seq: last.header().seq, head: last.id() };
        Manifest {
            v: 1,
            kind: BundleKind::HandOver,
            school: self.school,
            practice: false,
            device: self.device,
            signer: self.signing.verifying(),
            bundle: BundleId([1; 16]),
            number: 1,
            recipients: vec![recipient_digest(to)],
            base: BTreeMap::new(),
            heads: BTreeMap::from([(self.device, head)]),
            volume: 1,
            volumes: 1,
            made: Millis(MORNING),
            parts: vec![Part { name: ENTRIES.into(), length: 0, sha256: Digest([0; 32]) }],
            lacks: Vec::new(),
        }
    }

    pub fn sign(&self, manifest: &[u8]) -> Vec<u8> {
        self.signing.sign(labels::MANIFEST, manifest).to_string().into_bytes()
    }

    /// A bundle of these lines to `to`, whose manifest was changed before it was signed.
    pub fn bundle(&self, to: &Recipient, lines: &[String], change: impl FnOnce(&mut Manifest)) -> Vec<u8> {
        let page = page::encode(lines.iter().map(String::as_str));
        age(&gzip(&tar(&self.members(to, &page, change))), to)
    }

    pub fn members(&self, to: &Recipient, page: &[u8], change: impl FnOnce(&mut Manifest)) -> Vec<Member> {
        let mut manifest = self.manifest(to);
        if let Some(part) = manifest.parts.first_mut() {
            (part.length, part.sha256) = (page.len() as u64, Digest(sha256(&[page])));
        }
        change(&mut manifest);
        let manifest = serde_json::to_vec(&manifest).unwrap();
        let signature = self.sign(&manifest);
        vec![member(MANIFEST, &manifest), member(SIGNATURE, &signature), member(ENTRIES, page)]
    }
}

/// A member of a tar, as wrong as it may be.
#[derive(Clone)]
pub struct Member {
    pub name: Vec<u8>,
    pub kind: EntryType,
    /// The size that its header declares.
    pub size: u64,
    pub bytes: Vec<u8>,
    pub link: Option<&'static str>,
}

pub fn member(name: &str, bytes: &[u8]) -> Member {
    Member {
        name: name.as_bytes().to_vec(),
        kind: EntryType::Regular,
        size: bytes.len() as u64,
        bytes: bytes.to_vec(),
        link: None,
    }
}

/// A tar, its end included.
pub fn tar(members: &[Member]) -> Vec<u8> {
    let mut out = Vec::new();
    for Member { name, kind, size, bytes, link } in members {
        let mut header = tar::Header::new_ustar();
        header.as_mut_bytes()[..name.len()].copy_from_slice(name);
        header.set_entry_type(*kind);
        header.set_size(*size);
        header.set_mode(0o644);
        header.set_mtime(0);
        if let Some(link) = link {
            header.set_link_name(link).unwrap();
        }
        header.set_cksum();
        out.extend_from_slice(header.as_bytes());
        out.extend_from_slice(bytes);
        out.resize(out.len().next_multiple_of(512), 0);
    }
    out.resize(out.len() + 1024, 0);
    out
}

pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    gzip_at(Compression::best(), bytes)
}

pub fn gzip_at(level: Compression, bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzBuilder::new().mtime(0).write(Vec::new(), level);
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

pub fn age(plain: &[u8], to: &Recipient) -> Vec<u8> {
    sealed(plain, std::iter::once(to as &dyn age::Recipient))
}

pub fn sealed<'a>(plain: &[u8], to: impl Iterator<Item = &'a dyn age::Recipient>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = age::Encryptor::with_recipients(to).unwrap().wrap_output(&mut out).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap();
    out
}

/// Sealed under a code, with a work factor.
pub fn coded(plain: &[u8], code: &str, work: u8) -> Vec<u8> {
    let mut recipient = age::scrypt::Recipient::new(age::secrecy::SecretString::from(code.to_owned()));
    recipient.set_work_factor(work);
    sealed(plain, std::iter::once(&recipient as &dyn age::Recipient))
}

pub fn armoured(file: &[u8]) -> Vec<u8> {
    let mut writer =
        age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).unwrap();
    writer.write_all(file).unwrap();
    writer.finish().unwrap()
}
