//! Writing a bundle. Tar and gzip times are zero: the same entries give the same inner bytes.

use std::collections::BTreeMap;
use std::io::Write;

use age::secrecy::SecretString;
use age::stream::StreamWriter;

use crate::crypto::hash::{Running, sha256};
use crate::crypto::labels;
use crate::crypto::recipient::Recipient;
use crate::crypto::sign::SigningKey;
use crate::domain::ids::{BundleId, DeviceId, Digest, SchoolId};
use crate::domain::person::Position;
use crate::domain::time::Millis;

use super::gzip::Gzip;
use super::manifest::{BundleKind, Manifest, Part, VERSION};
use super::pace::{Counted, Pace, Pass, Unpaced, at_once};
use super::{BundleError, files};

/// The part that holds the entries.
pub const ENTRIES: &str = "entries.jsonl";
/// The part that holds the manifest.
pub const MANIFEST: &str = "manifest.json";
/// The part that holds the manifest's signature, in hexadecimal.
pub const SIGNATURE: &str = "manifest.sig";
/// The scrypt work factor of a joining pack: log2 N.
pub const WORK_FACTOR: u8 = 16;

/// Who can open it.
pub enum Audience<'a> {
    /// These recipients.
    Recipients(&'a [Recipient]),
    /// Whoever knows the code.
    Code(&'a str),
}

/// The attachments of a bundle.
#[derive(Debug, Clone)]
pub struct Files {
    /// Each that goes in, with its length in bytes, in the order of their digests.
    pub carried: Vec<(Digest, u64)>,
    /// Those that its entries name and that do not go in.
    pub lacks: Vec<Digest>,
    /// This volume, from 1.
    pub volume: u32,
    /// Of so many.
    pub volumes: u32,
}

impl Default for Files {
    fn default() -> Self {
        Self { carried: Vec::new(), lacks: Vec::new(), volume: 1, volumes: 1 }
    }
}

/// What goes into a bundle.
pub struct Plan<'a> {
    /// What it is for.
    pub kind: BundleKind,
    /// The school.
    pub school: SchoolId,
    /// True in a practice school.
    pub practice: bool,
    /// The device that makes it.
    pub device: DeviceId,
    /// The bundle's id.
    pub bundle: BundleId,
    /// Its number among the device's bundles of the kind.
    pub number: u64,
    /// Where each chain continues from.
    pub base: BTreeMap<DeviceId, Position>,
    /// Where each chain ends.
    pub heads: BTreeMap<DeviceId, Position>,
    /// The entries' lines, unchanged.
    pub lines: Vec<&'a str>,
    /// The attachments.
    pub files: Files,
    /// When.
    pub made: Millis,
}

/// Writes a bundle without attachments.
///
/// # Errors
/// [`BundleError::Write`] if there is nobody to seal it to.
pub fn write(plan: &Plan<'_>, signing: &SigningKey, to: &Audience<'_>) -> Result<Vec<u8>, BundleError> {
    Writing::begin(plan, signing, to)?.finish()
}

/// About so many bytes come of the entries' bytes: they are deflated, and their digests do not shrink.
const SHRINKS: u64 = 3;

/// A bundle that is being written: its attachments follow, piece by piece.
pub struct Writing {
    packing: Packing,
    /// Bytes of the present file so far.
    within: u64,
    next: std::vec::IntoIter<(Digest, u64)>,
}

type Packing = tar::Builder<Gzip<StreamWriter<Vec<u8>>>>;

impl Writing {
    /// Writes everything but the attachments, in one go.
    ///
    /// # Errors
    /// [`BundleError::Write`] if there is nobody to seal it to.
    pub fn begin(plan: &Plan<'_>, signing: &SigningKey, to: &Audience<'_>) -> Result<Self, BundleError> {
        at_once(Self::begin_in_pieces(plan, signing, to, &mut Unpaced))
    }

    /// Writes everything but the attachments. The entries are gone through twice, line by line.
    ///
    /// # Errors
    /// [`BundleError::Write`] if there is nobody to seal it to; or that it was called off.
    pub async fn begin_in_pieces<P: Pace>(
        plan: &Plan<'_>,
        signing: &SigningKey,
        to: &Audience<'_>,
        pace: &mut P,
    ) -> Result<Self, P::Error> {
        let (length, sha256) = measure(&plan.lines, pace).await?;
        let recipients = match to {
            Audience::Recipients(recipients) => recipients.iter().map(recipient_digest).collect(),
            Audience::Code(_) => Vec::new(),
        };
        let Files { carried, lacks, volume, volumes } = plan.files.clone();
        let of_entries = Part { name: ENTRIES.to_owned(), length, sha256 };
        let of_file = |(file, length): &(Digest, u64)| Part {
            name: files::member(file),
            length: *length,
            sha256: *file,
        };
        let manifest = Manifest {
            v: VERSION,
            kind: plan.kind,
            school: plan.school,
            practice: plan.practice,
            device: plan.device,
            signer: signing.verifying(),
            bundle: plan.bundle,
            number: plan.number,
            recipients,
            base: plan.base.clone(),
            heads: plan.heads.clone(),
            volume,
            volumes,
            made: plan.made,
            parts: std::iter::once(of_entries).chain(carried.iter().map(of_file)).collect(),
            lacks,
        };
        let manifest = serde_json::to_vec(&manifest).map_err(|_| BundleError::Write)?;
        let signature = signing.sign(labels::MANIFEST, &manifest).to_string();
        let parts = [(MANIFEST, manifest.as_slice()), (SIGNATURE, signature.as_bytes())];
        let files: u64 = carried.iter().map(|(_, length)| length + 1_024).sum();
        let room = usize::try_from(files + files / 1_000 + length / SHRINKS).unwrap_or_default();
        let mut writing = Self { packing: packing(&parts, to, room)?, within: 0, next: carried.into_iter() };
        writing.entries(&plan.lines, length, pace).await?;
        Ok(writing)
    }

    async fn entries<P: Pace>(&mut self, lines: &[&str], length: u64, pace: &mut P) -> Result<(), P::Error> {
        let mut header = header(length);
        header.set_path(ENTRIES).map_err(|_| BundleError::Write)?;
        header.set_cksum();
        self.packing.get_mut().write_all(header.as_bytes()).map_err(|_| BundleError::Write)?;
        let mut counted = Counted::begin(pace, Pass::Entries, length);
        for line in lines {
            self.piece(line.as_bytes())?;
            self.piece(b"\n")?;
            counted.add(line.len() as u64 + 1).await?;
        }
        Ok(())
    }

    /// Begins the next attachment of the plan; which it is, or none if that was the last.
    ///
    /// # Errors
    /// [`BundleError::Write`] if memory runs out.
    pub fn next_file(&mut self) -> Result<Option<Digest>, BundleError> {
        self.end_file()?;
        let Some((file, length)) = self.next.next() else { return Ok(None) };
        self.packing.get_mut().store().map_err(|_| BundleError::Write)?;
        let mut header = header(length);
        header.set_path(files::member(&file)).map_err(|_| BundleError::Write)?;
        header.set_cksum();
        self.packing.get_mut().write_all(header.as_bytes()).map_err(|_| BundleError::Write)?;
        Ok(Some(file))
    }

    /// Writes the next piece of the attachment.
    ///
    /// # Errors
    /// [`BundleError::Write`] if memory runs out.
    pub fn piece(&mut self, bytes: &[u8]) -> Result<(), BundleError> {
        self.within += bytes.len() as u64;
        self.packing.get_mut().write_all(bytes).map_err(|_| BundleError::Write)
    }

    /// Fills a file up to whole blocks.
    fn end_file(&mut self) -> Result<(), BundleError> {
        let over = usize::try_from(std::mem::take(&mut self.within) % 512).unwrap_or_default();
        if over == 0 {
            return Ok(());
        }
        let filling = [0; 512];
        let filling = filling.get(over..).unwrap_or_default();
        self.packing.get_mut().write_all(filling).map_err(|_| BundleError::Write)
    }

    /// Ends the bundle; its bytes.
    ///
    /// # Errors
    /// [`BundleError::Write`] if an attachment of the plan was not written, or memory runs out.
    pub fn finish(mut self) -> Result<Vec<u8>, BundleError> {
        match self.next_file()? {
            None => sealed(self.packing),
            Some(_) => Err(BundleError::Write),
        }
    }
}

/// How long the entries are, and their digest.
async fn measure<P: Pace>(lines: &[&str], pace: &mut P) -> Result<(u64, Digest), P::Error> {
    let length = lines.iter().map(|line| line.len() as u64 + 1).sum();
    let mut hash = Running::default();
    let mut counted = Counted::begin(pace, Pass::Keys, length);
    for line in lines {
        hash.update(line.as_bytes());
        hash.update(b"\n");
        counted.add(line.len() as u64 + 1).await?;
    }
    Ok((length, Digest(hash.finish())))
}

/// The digest by which a manifest names a recipient.
pub fn recipient_digest(recipient: &Recipient) -> Digest {
    Digest(sha256(&[recipient.to_string().as_bytes()]))
}

/// Begins a bundle with these parts, in memory with `room` for what follows.
fn packing(parts: &[(&str, &[u8])], to: &Audience<'_>, room: usize) -> Result<Packing, BundleError> {
    let encryptor = match to {
        Audience::Recipients(recipients) => {
            let recipients = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
            age::Encryptor::with_recipients(recipients).map_err(|_| BundleError::Write)?
        }
        Audience::Code(code) => {
            let mut recipient = age::scrypt::Recipient::new(SecretString::from((*code).to_owned()));
            recipient.set_work_factor(WORK_FACTOR);
            age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
                .map_err(|_| BundleError::Write)?
        }
    };
    let mut out = Vec::new();
    out.try_reserve(room).map_err(|_| BundleError::Write)?;
    let sealing = encryptor.wrap_output(out).map_err(|_| BundleError::Write)?;
    let mut tar = tar::Builder::new(Gzip::begin(sealing).map_err(|_| BundleError::Write)?);
    for (name, bytes) in parts {
        append(&mut tar, name, bytes)?;
    }
    Ok(tar)
}

fn sealed(packing: Packing) -> Result<Vec<u8>, BundleError> {
    let gzip = packing.into_inner().map_err(|_| BundleError::Write)?;
    let sealing = gzip.finish().map_err(|_| BundleError::Write)?;
    sealing.finish().map_err(|_| BundleError::Write)
}

fn header(length: u64) -> tar::Header {
    let mut header = tar::Header::new_ustar();
    header.set_size(length);
    header.set_mode(0o644);
    header.set_mtime(0);
    header
}

pub(super) fn append<W: Write>(
    tar: &mut tar::Builder<W>,
    name: &str,
    bytes: &[u8],
) -> Result<(), BundleError> {
    tar.append_data(&mut header(bytes.len() as u64), name, bytes).map_err(|_| BundleError::Write)
}
