//! What is within the `age` layer: gzip, tar, the manifest, the parts. It is read more than once, from its beginning, and never
//! kept: until all of a bundle was found good, no more of it is in memory than a manifest and one line.

use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};

use flate2::bufread::GzDecoder;
use zeroize::Zeroizing;

use crate::crypto::keys::derive_device_id;
use crate::crypto::labels;
use crate::crypto::sign::Signature;
use crate::domain::ids::{Digest, SchoolId};
use crate::log::page::Lines;

use super::manifest::{BundleKind, Manifest, Part, VERSION};
use super::pace::{Counted, PIECE, Pace, Pass, Unpaced, at_once};
use super::write::{ENTRIES, MANIFEST, SIGNATURE};
use super::{BundleError, FileFlaw, files};

/// What the manifest may come to, before it is verified.
const MANIFEST_BYTES: u64 = 4 << 20;
/// What the signature may come to: 128 digits, and room.
const SIGNATURE_BYTES: u64 = 256;
/// The largest volume.
pub(super) const VOLUME_BYTES: u64 = 1 << 30;
/// A manifest is digests and keys, which do not shrink: it comes to so many times the file's length at most …
const MANIFEST_RATIO: u64 = 16;
/// … and so much more.
const MANIFEST_ROOM: u64 = 64 << 10;
/// Entries carry digests and signatures, and attachments are packed as they are: neither shrinks much. All parts together come to so
/// many times the file's length at most …
const PARTS_RATIO: u64 = 64;
/// … and so much more: room for a few entries that somebody filled with one letter.
const PARTS_ROOM: u64 = 16 << 20;
/// The zeros that may follow the last part: a tar ends with at least two blocks of them, and other tools fill up
/// their last record of twenty.
const PADDING_BYTES: u64 = 20 * 512;

/// A bundle that passed every check but those of its entries.
pub struct Opened<R> {
    /// What it says of itself.
    pub manifest: Manifest,
    /// The attachments in it: each is what the manifest says.
    pub files: Vec<Part>,
    plain: R,
}

impl<R> std::fmt::Debug for Opened<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("manifest", &self.manifest).field("files", &self.files).finish()
    }
}

/// Whose bundle it may be.
pub struct Reader<'a> {
    /// The school; none when joining.
    pub school: Option<&'a SchoolId>,
    /// The digest of the reader's recipient; none where a code opens it.
    pub recipient: Option<Digest>,
}

pub(super) type Unpacked<R> = tar::Archive<GzDecoder<BufReader<R>>>;

pub(super) fn unpack<R: Read>(plain: R) -> Unpacked<R> {
    tar::Archive::new(GzDecoder::new(BufReader::new(plain)))
}

/// Looks at everything but the entries: sizes, names, the manifest's signature, school, audience, the digest of each part.
/// `sealed` is the length of the file in bytes, which bounds what it may come to.
///
/// # Errors
/// The first check that fails.
pub async fn look_in_pieces<R: Read + Seek, P: Pace>(
    mut plain: R,
    sealed: u64,
    reader: &Reader<'_>,
    pace: &mut P,
) -> Result<Opened<R>, P::Error> {
    if length(&mut plain, sealed, pace).await? > VOLUME_BYTES {
        return Err(BundleError::TooLarge.into());
    }
    plain.seek(SeekFrom::Start(0)).map_err(|error| broken(&error))?;
    match look_once(&mut plain, sealed, reader, pace).await {
        Ok((manifest, files)) => Ok(Opened { manifest, files, plain }),
        Err(Refused::Bundle(error)) => Err(error),
        Err(Refused::File(file, flaw)) => {
            let name = Entries { plain: &mut plain, length: sealed }.name_of(&file, pace).await?;
            Err(BundleError::File { name: name.unwrap_or_else(|| files::short(&file)), flaw }.into())
        }
    }
}

/// The same in one go.
///
/// # Errors
/// The first check that fails.
pub fn look<R: Read + Seek>(plain: R, sealed: u64, reader: &Reader<'_>) -> Result<Opened<R>, BundleError> {
    at_once(look_in_pieces(plain, sealed, reader, &mut Unpaced))
}

/// How many bytes come, up to one more than a volume may have.
async fn length<R: Read, P: Pace>(plain: &mut R, sealed: u64, pace: &mut P) -> Result<u64, P::Error> {
    let mut counted = Counted::begin(pace, Pass::Seal, sealed);
    let mut rest = plain.take(VOLUME_BYTES + 1);
    let mut length = 0;
    loop {
        let read = io::copy(&mut rest.by_ref().take(PIECE), &mut io::sink());
        let read = read.map_err(|error| broken(&error))?;
        if read == 0 {
            return Ok(length);
        }
        length += read;
        counted.add(read).await?;
    }
}

/// What a part is refused for; or that it was called off.
enum Refused<E> {
    Bundle(E),
    /// An attachment, which is called by what the entries call it.
    File(Digest, FileFlaw),
}

impl<E: From<BundleError>> From<BundleError> for Refused<E> {
    fn from(error: BundleError) -> Self {
        Self::Bundle(error.into())
    }
}

async fn look_once<R: Read, P: Pace>(
    plain: R,
    sealed: u64,
    reader: &Reader<'_>,
    pace: &mut P,
) -> Result<(Manifest, Vec<Part>), Refused<P::Error>> {
    let mut archive = unpack(plain);
    // Raw: the library reads a long name or an extended header whole into memory before it gives out the part.
    let mut parts = archive.entries().map_err(|_| BundleError::Altered)?.raw(true);
    let most = MANIFEST_BYTES.min(sealed.saturating_mul(MANIFEST_RATIO).saturating_add(MANIFEST_ROOM));
    let manifest = take(&mut parts, MANIFEST, most)?;
    let signature = take(&mut parts, SIGNATURE, SIGNATURE_BYTES)?;
    let manifest = check_manifest(&manifest, &signature)?;
    if reader.school.is_some_and(|school| *school != manifest.school) {
        return Err(BundleError::OtherSchool.into());
    }
    if reader.recipient.is_some_and(|recipient| !manifest.recipients.contains(&recipient)) {
        return Err(BundleError::WrongAudience.into());
    }
    let files = check_parts(&mut parts, &manifest, sealed, pace).await?;
    check_end(archive.into_inner())?;
    Ok((manifest, files))
}

/// The entries of a bundle that was looked at, read as often as they are wanted.
pub(super) struct Entries<'a, R> {
    plain: &'a mut R,
    /// About so many bytes.
    length: u64,
}

impl<R: Read + Seek> Opened<R> {
    pub(super) fn entries(&mut self) -> Entries<'_, R> {
        let length = self.manifest.parts.iter().find(|part| part.name == ENTRIES).map(|part| part.length);
        Entries { plain: &mut self.plain, length: length.unwrap_or_default() }
    }
}

impl<R: Read + Seek> Entries<'_, R> {
    /// Gives out each line with its number, from 1.
    pub(super) async fn each<P: Pace>(
        &mut self,
        pass: Pass,
        pace: &mut P,
        mut each: impl FnMut(usize, &str) -> Result<(), BundleError>,
    ) -> Result<(), P::Error> {
        let mut counted = Counted::begin(pace, pass, self.length);
        self.plain.seek(SeekFrom::Start(0)).map_err(|error| broken(&error))?;
        let mut archive = unpack(&mut *self.plain);
        for part in archive.entries().map_err(|_| BundleError::Altered)?.raw(true) {
            let part = part.map_err(|_| BundleError::Altered)?;
            if part.path_bytes().as_ref() != ENTRIES.as_bytes() {
                continue;
            }
            let mut lines = Lines::of(BufReader::new(part));
            for number in 1.. {
                let line = lines.next_line().map_err(|flaw| BundleError::BadEntry { line: number, flaw })?;
                let Some(line) = line else { break };
                each(number, line)?;
                counted.add(line.len() as u64 + 1).await?;
            }
            return Ok(());
        }
        Err(BundleError::MissingPart.into())
    }

    /// What the entries call a file.
    async fn name_of<P: Pace>(&mut self, file: &Digest, pace: &mut P) -> Result<Option<String>, P::Error> {
        let mut found = None;
        let mut called_off = CalledOff { pace, error: None };
        // What they say before the first flaw is what can be said.
        let _ = self
            .each(Pass::Entries, &mut called_off, |_, line| {
                found = found.take().or_else(|| files::named_in(line).find(|(named, _)| named == file));
                Ok(())
            })
            .await;
        match called_off.error {
            Some(error) => Err(error),
            None => Ok(found.map(|(_, name)| name)),
        }
    }
}

/// Tells being called off from a flaw.
struct CalledOff<'a, P: Pace> {
    pace: &'a mut P,
    error: Option<P::Error>,
}

impl<P: Pace> Pace for CalledOff<'_, P> {
    type Error = BundleError;

    fn begin(&mut self, pass: Pass) {
        self.pace.begin(pass);
    }

    async fn went(&mut self, done: u64, of: u64) -> Result<(), BundleError> {
        self.pace.went(done, of).await.map_err(|error| {
            self.error = Some(error);
            BundleError::Truncated
        })
    }
}

pub(super) fn broken(error: &io::Error) -> BundleError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => BundleError::Truncated,
        _ => BundleError::Altered,
    }
}

/// The next part, which must have this name.
fn take<R: Read>(
    parts: &mut tar::Entries<'_, R>,
    name: &str,
    limit: u64,
) -> Result<Zeroizing<Vec<u8>>, BundleError> {
    let mut part = parts.next().ok_or(BundleError::MissingPart)?.map_err(|_| BundleError::Altered)?;
    check_path(&part)?;
    if part.path_bytes().as_ref() != name.as_bytes() {
        return Err(BundleError::MissingPart);
    }
    let size = part.size();
    if size > limit {
        return Err(BundleError::TooLarge);
    }
    let mut bytes = Zeroizing::new(Vec::new());
    part.read_to_end(&mut bytes).map_err(|_| BundleError::Altered)?;
    if bytes.len() as u64 == size { Ok(bytes) } else { Err(BundleError::Truncated) }
}

fn check_path<R: Read>(part: &tar::Entry<'_, R>) -> Result<(), BundleError> {
    let path = part.path_bytes();
    let named = [MANIFEST, SIGNATURE, ENTRIES].iter().any(|name| path.as_ref() == name.as_bytes());
    let known = named || files::of_member(&path).is_some();
    let file = part.header().entry_type() == tar::EntryType::Regular;
    if known && file { Ok(()) } else { Err(BundleError::BadPath) }
}

fn check_manifest(bytes: &[u8], signature: &[u8]) -> Result<Manifest, BundleError> {
    #[derive(serde::Deserialize)]
    struct Version {
        v: u32,
        kind: Option<String>,
    }
    let version: Version = serde_json::from_slice(bytes).map_err(|_| BundleError::BadManifest)?;
    let unknown = |code: &String| BundleKind::of_code(code).is_none();
    if version.v > VERSION || version.kind.as_ref().is_some_and(unknown) {
        return Err(BundleError::NewerFormat);
    }
    let manifest: Manifest = serde_json::from_slice(bytes).map_err(|_| BundleError::BadManifest)?;
    let signature: Signature = std::str::from_utf8(signature)
        .ok()
        .and_then(|text| text.parse().ok())
        .ok_or(BundleError::BadSignature)?;
    if derive_device_id(&manifest.school, &manifest.signer) != manifest.device {
        return Err(BundleError::BadSignature);
    }
    let holds = manifest.signer.verify(labels::MANIFEST, bytes, &signature);
    holds.map_err(|_| BundleError::BadSignature)?;
    if !(1..=manifest.volumes).contains(&manifest.volume) {
        return Err(BundleError::BadManifest);
    }
    Ok(manifest)
}

/// The attachments that follow the entries, each of which is what the manifest says.
async fn check_parts<R: Read, P: Pace>(
    parts: &mut tar::Entries<'_, R>,
    manifest: &Manifest,
    sealed: u64,
    pace: &mut P,
) -> Result<Vec<Part>, Refused<P::Error>> {
    let length = manifest.parts.iter().fold(0_u64, |sum, part| sum.saturating_add(part.length));
    if length > VOLUME_BYTES.min(sealed.saturating_mul(PARTS_RATIO).saturating_add(PARTS_ROOM)) {
        return Err(BundleError::TooLarge.into());
    }
    let mut counted = Counted::begin(pace, Pass::Parts, length);
    let mut expected = BTreeMap::new();
    for part in &manifest.parts {
        let misnamed = files::of_member(part.name.as_bytes()).is_some_and(|file| file != part.sha256);
        if misnamed || expected.insert(part.name.as_str(), part).is_some() {
            return Err(BundleError::BadManifest.into());
        }
    }
    let mut entries = false;
    let mut found: Vec<Part> = Vec::new();
    for part in parts {
        let mut part = part.map_err(|_| BundleError::Altered)?;
        check_path(&part)?;
        let file = files::of_member(&part.path_bytes());
        let Some(file) = file else {
            if entries || part.path_bytes().as_ref() != ENTRIES.as_bytes() {
                return Err(BundleError::DuplicatePart.into());
            }
            let said = expected.remove(ENTRIES).ok_or(BundleError::BadManifest)?;
            check_entries(&mut part, said, &mut counted).await.map_err(Refused::Bundle)?;
            entries = true;
            continue;
        };
        if !entries {
            return Err(BundleError::MissingPart.into());
        }
        if found.last().is_some_and(|last| last.sha256 >= file) {
            return Err(BundleError::DuplicatePart.into());
        }
        let flawed = |flaw| Refused::File(file, flaw);
        let said =
            expected.remove(files::member(&file).as_str()).ok_or_else(|| flawed(FileFlaw::Undeclared))?;
        if part.size() != said.length {
            return Err(flawed(FileFlaw::Length));
        }
        match files::measure(&mut part, &mut counted).await.map_err(Refused::Bundle)? {
            Ok((length, _)) if length != said.length => return Err(flawed(FileFlaw::Length)),
            Ok((_, digest)) if digest != said.sha256 => return Err(flawed(FileFlaw::Altered)),
            Ok(_) => found.push(said.clone()),
            Err(_) => return Err(flawed(FileFlaw::Length)),
        }
    }
    if let Some(part) = expected.values().find(|part| files::of_member(part.name.as_bytes()).is_some()) {
        return Err(Refused::File(part.sha256, FileFlaw::Missing));
    }
    if entries && expected.is_empty() { Ok(found) } else { Err(BundleError::MissingPart.into()) }
}

async fn check_entries<R: Read, P: Pace>(
    part: &mut tar::Entry<'_, R>,
    said: &Part,
    counted: &mut Counted<'_, P>,
) -> Result<(), P::Error> {
    let size = part.size();
    if size > said.length {
        return Err(BundleError::TooLarge.into());
    }
    let (length, digest) = files::measure(part, counted).await?.map_err(|_| BundleError::Altered)?;
    match () {
        () if length != size => Err(BundleError::Truncated.into()),
        () if length != said.length || digest != said.sha256 => Err(BundleError::WrongHash.into()),
        () => Ok(()),
    }
}

/// Nothing but padding follows the last part, and nothing at all follows the one gzip member, whose checksum is
/// looked at with its last byte.
fn check_end<R: BufRead>(mut gzip: GzDecoder<R>) -> Result<(), BundleError> {
    let mut rest = Vec::new();
    gzip.by_ref().take(PADDING_BYTES + 1).read_to_end(&mut rest).map_err(|error| broken(&error))?;
    let padding = rest.len() as u64 <= PADDING_BYTES && rest.iter().all(|byte| *byte == 0);
    let mut beyond = gzip.into_inner();
    let ended = beyond.fill_buf().map_err(|error| broken(&error))?.is_empty();
    if padding && ended { Ok(()) } else { Err(BundleError::Altered) }
}
