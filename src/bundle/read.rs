//! Reading a bundle. The checks come in one order, and the first failure is named: `age` integrity to the last chunk,
//! size limits, tar paths, the manifest's signature, school, audience, each part's hash. The caller then verifies
//! entries and chains ([`super::verify`]); until all has passed, nothing is taken.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek, SeekFrom};

use age::secrecy::SecretString;
use age::stream::StreamReader;
use flate2::bufread::GzDecoder;
use zeroize::Zeroizing;

use crate::crypto::hash::sha256;
use crate::crypto::keys::derive_device_id;
use crate::crypto::labels;
use crate::crypto::recipient::Identity;
use crate::crypto::sign::Signature;
use crate::domain::ids::{Digest, SchoolId};
use crate::log::entry::Entry;
use crate::log::page;

use super::manifest::{BundleKind, Manifest, Part, VERSION};
use super::recognise::{LooksLike, recognise};
use super::write::{ENTRIES, MANIFEST, SIGNATURE, recipient_digest};
use super::{BundleError, FileFlaw, files};

/// The last line of an armoured file.
const ARMOUR_END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
/// The longest `age` header.
const HEADER_BYTES: usize = 512 << 10;
/// The most recipient stanzas.
const STANZAS: usize = 256;
/// The highest scrypt work factor accepted.
const WORK_FACTOR: u8 = 17;
/// What the manifest and its signature may come to, before they are verified.
const MANIFEST_BYTES: u64 = 4 << 20;
/// The largest volume.
const VOLUME_BYTES: u64 = 1 << 30;
/// The zeros that may follow the last part: a tar ends with at least two blocks of them, and other tools fill up
/// their last record of twenty.
const PADDING_BYTES: u64 = 20 * 512;

/// What opens it.
pub enum Key<'a> {
    /// This device's identity, or the kit's.
    Identity(&'a Identity),
    /// A joining pack's code, normalised.
    Code(&'a str),
}

/// A bundle that passed every check but those of its entries' signatures and chains.
#[derive(Debug)]
pub struct Opened {
    /// What it says of itself.
    pub manifest: Manifest,
    /// Its entries.
    pub entries: Vec<Entry>,
    /// The attachments in it: each is what the manifest says. [`attachments`] gives them out.
    pub files: Vec<Part>,
}

/// What is within the `age` layer, and can be read again from its beginning.
type Stream<'a> = StreamReader<Cursor<Cow<'a, [u8]>>>;
type Unpacked<'a> = tar::Archive<GzDecoder<BufReader<Stream<'a>>>>;

/// Opens a bundle. `school` is the reader's; none when joining. Attachments are read to their end and not kept.
///
/// # Errors
/// The first check that fails.
pub fn open(bytes: &[u8], key: &Key<'_>, school: Option<&SchoolId>) -> Result<Opened, BundleError> {
    let mut plain = stream(bytes, key)?;
    let length = io::copy(&mut plain.by_ref().take(VOLUME_BYTES + 1), &mut io::sink());
    if length.map_err(|error| broken(&error))? > VOLUME_BYTES {
        return Err(BundleError::TooLarge);
    }
    plain.seek(SeekFrom::Start(0)).map_err(|error| broken(&error))?;
    let mut archive: Unpacked<'_> = tar::Archive::new(GzDecoder::new(BufReader::new(plain)));
    // Raw: the library reads a long name or an extended header whole into memory before it gives out the part.
    let mut parts = archive.entries().map_err(|_| BundleError::Altered)?.raw(true);
    let manifest_bytes = take(&mut parts, MANIFEST, MANIFEST_BYTES)?;
    let signature = take(&mut parts, SIGNATURE, 256)?;
    let manifest = check_manifest(&manifest_bytes, &signature)?;
    if school.is_some_and(|school| *school != manifest.school) {
        return Err(BundleError::OtherSchool);
    }
    if let Key::Identity(identity) = key {
        let own = identity.recipient().map_err(|_| BundleError::WrongAudience)?;
        if !manifest.recipients.contains(&recipient_digest(&own)) {
            return Err(BundleError::WrongAudience);
        }
    }
    let (entries, files) = check_parts(&mut parts, &manifest)?;
    check_end(archive.into_inner())?;
    let decoded = page::decode(&entries).enumerate().map(|(number, line)| {
        let entry = line.and_then(|line| Entry::decode(line.as_bytes()));
        entry.map_err(|flaw| BundleError::BadEntry { line: number + 1, flaw })
    });
    Ok(Opened { entries: decoded.collect::<Result<_, _>>()?, manifest, files })
}

/// The attachments of a bundle that was opened and found good.
pub struct Attachments<'a>(Unpacked<'a>);

/// Opens a bundle once more, for its attachments.
///
/// # Errors
/// As for [`open`].
pub fn attachments<'a>(bytes: &'a [u8], key: &Key<'_>) -> Result<Attachments<'a>, BundleError> {
    Ok(Attachments(tar::Archive::new(GzDecoder::new(BufReader::new(stream(bytes, key)?)))))
}

impl Attachments<'_> {
    /// Gives out each: its digest, its length in bytes, its content.
    ///
    /// # Errors
    /// What `each` says; or the bundle's flaw, if it is not the one that was found good.
    pub async fn each<E: From<BundleError>>(
        mut self,
        mut each: impl AsyncFnMut(Digest, u64, &mut dyn Read) -> Result<(), E>,
    ) -> Result<(), E> {
        for part in self.0.entries().map_err(|_| BundleError::Altered)?.raw(true) {
            let mut part = part.map_err(|_| BundleError::Altered)?;
            let file = files::of_member(&part.path_bytes());
            if let Some(file) = file {
                let length = part.size();
                each(file, length, &mut part).await?;
            }
        }
        Ok(())
    }
}

/// The bytes of an `age` file, armoured or not.
fn binary(bytes: &[u8]) -> Result<Cow<'_, [u8]>, BundleError> {
    match recognise(bytes) {
        LooksLike::Age => Ok(Cow::Borrowed(bytes)),
        LooksLike::ArmouredAge => {
            if !bytes.trim_ascii_end().ends_with(ARMOUR_END) {
                return Err(BundleError::Truncated);
            }
            let mut out = Vec::new();
            let mut reader = age::armor::ArmoredReader::new(bytes.trim_ascii_start());
            reader.read_to_end(&mut out).map_err(|error| broken(&error))?;
            Ok(Cow::Owned(out))
        }
        other => Err(BundleError::NotABundle(other)),
    }
}

/// Opens the `age` layer, armoured or not, and reads it to its last chunk.
///
/// # Errors
/// What the file is instead, or what is wrong with it.
pub(super) fn unseal(bytes: &[u8], key: &Key<'_>) -> Result<Zeroizing<Vec<u8>>, BundleError> {
    let mut plain = Zeroizing::new(Vec::new());
    let mut reader = stream(bytes, key)?.take(VOLUME_BYTES + 1);
    reader.read_to_end(&mut plain).map_err(|error| broken(&error))?;
    if plain.len() as u64 > VOLUME_BYTES { Err(BundleError::TooLarge) } else { Ok(plain) }
}

fn stream<'a>(bytes: &'a [u8], key: &Key<'_>) -> Result<Stream<'a>, BundleError> {
    let bytes = binary(bytes)?;
    check_header(&bytes)?;
    let decryptor = age::Decryptor::new(Cursor::new(bytes)).map_err(|error| refused(&error))?;
    let reader = match key {
        Key::Identity(identity) => {
            if decryptor.is_scrypt() {
                return Err(BundleError::NotForThisDevice);
            }
            decryptor.decrypt(std::iter::once(*identity as &dyn age::Identity))
        }
        Key::Code(code) => {
            if !decryptor.is_scrypt() {
                return Err(BundleError::WrongCode);
            }
            let mut identity = age::scrypt::Identity::new(SecretString::from((*code).to_owned()));
            identity.set_max_work_factor(WORK_FACTOR);
            decryptor.decrypt(std::iter::once(&identity as &dyn age::Identity))
        }
    };
    reader.map_err(|error| match (key, &error) {
        (Key::Code(_), age::DecryptError::DecryptionFailed | age::DecryptError::NoMatchingKeys) => {
            BundleError::WrongCode
        }
        _ => refused(&error),
    })
}

/// Bounds the header before the `age` library parses it.
fn check_header(bytes: &[u8]) -> Result<(), BundleError> {
    let mut stanzas = 0;
    let mut length = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        length += line.len();
        stanzas += usize::from(line.starts_with(b"-> "));
        if length > HEADER_BYTES || stanzas > STANZAS {
            return Err(BundleError::HeaderTooLarge);
        }
        if line.starts_with(b"--- ") {
            return if line.ends_with(b"\n") { Ok(()) } else { Err(BundleError::Truncated) };
        }
    }
    Err(BundleError::Truncated)
}

fn refused(error: &age::DecryptError) -> BundleError {
    match error {
        age::DecryptError::NoMatchingKeys | age::DecryptError::KeyDecryptionFailed => {
            BundleError::NotForThisDevice
        }
        age::DecryptError::ExcessiveWork { .. } => BundleError::WorkFactor,
        age::DecryptError::UnknownFormat => BundleError::NewerFormat,
        age::DecryptError::Io(error) => broken(error),
        _ => BundleError::Altered,
    }
}

fn broken(error: &io::Error) -> BundleError {
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
    read_part(&mut part, limit)
}

fn read_part<R: Read>(part: &mut tar::Entry<'_, R>, limit: u64) -> Result<Zeroizing<Vec<u8>>, BundleError> {
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

/// The entries, and the attachments that follow them.
fn check_parts<R: Read>(
    parts: &mut tar::Entries<'_, R>,
    manifest: &Manifest,
) -> Result<(Zeroizing<Vec<u8>>, Vec<Part>), BundleError> {
    let mut expected = BTreeMap::new();
    for part in &manifest.parts {
        if part.length > VOLUME_BYTES {
            return Err(BundleError::TooLarge);
        }
        let misnamed = files::of_member(part.name.as_bytes()).is_some_and(|file| file != part.sha256);
        if misnamed || expected.insert(part.name.as_str(), part).is_some() {
            return Err(BundleError::BadManifest);
        }
    }
    let mut entries = None;
    let mut named = BTreeMap::new();
    let mut found: Vec<Part> = Vec::new();
    for part in parts {
        let mut part = part.map_err(|_| BundleError::Altered)?;
        check_path(&part)?;
        let file = files::of_member(&part.path_bytes());
        let Some(file) = file else {
            if entries.is_some() || part.path_bytes().as_ref() != ENTRIES.as_bytes() {
                return Err(BundleError::DuplicatePart);
            }
            let said = expected.remove(ENTRIES).ok_or(BundleError::BadManifest)?;
            let bytes = read_part(&mut part, said.length)?;
            if bytes.len() as u64 != said.length || sha256(&[&bytes]) != said.sha256.0 {
                return Err(BundleError::WrongHash);
            }
            named = files::named(page::decode(&bytes).filter_map(Result::ok));
            entries = Some(bytes);
            continue;
        };
        if entries.is_none() {
            return Err(BundleError::MissingPart);
        }
        if found.last().is_some_and(|last| last.sha256 >= file) {
            return Err(BundleError::DuplicatePart);
        }
        let flawed = |flaw| files::flawed(&file, &named, flaw);
        let said =
            expected.remove(files::member(&file).as_str()).ok_or_else(|| flawed(FileFlaw::Undeclared))?;
        if part.size() != said.length {
            return Err(flawed(FileFlaw::Length));
        }
        files::check(&mut part, said).map_err(flawed)?;
        found.push(said.clone());
    }
    if let Some(part) = expected.values().find(|part| files::of_member(part.name.as_bytes()).is_some()) {
        return Err(files::flawed(&part.sha256, &named, FileFlaw::Missing));
    }
    match entries {
        Some(entries) if expected.is_empty() => Ok((entries, found)),
        _ => Err(BundleError::MissingPart),
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
