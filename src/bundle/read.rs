//! Reading a bundle. The checks come in one order, and the first failure is named: `age` integrity to the last chunk,
//! size limits, tar paths, the manifest's signature, school, audience, each part's hash. The caller then verifies
//! entries and chains ([`super::verify`]); until all has passed, nothing is taken.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use age::secrecy::SecretString;
use age::stream::StreamReader;
use zeroize::Zeroizing;

use crate::crypto::recipient::Identity;
use crate::domain::ids::{Digest, SchoolId};

use super::pace::{PIECE, Pace, Unpaced, at_once};
use super::recognise::{LooksLike, recognise};
use super::within::{self, Opened, Reader, Unpacked, VOLUME_BYTES, broken, unpack};
use super::write::recipient_digest;
use super::{BundleError, files};

/// The last line of an armoured file.
const ARMOUR_END: &[u8] = b"-----END AGE ENCRYPTED FILE-----";
/// How a file of the one version of `age` begins that is known.
const KNOWN_VERSION: &[u8] = b"age-encryption.org/v1\n";
/// The longest `age` header.
const HEADER_BYTES: usize = 512 << 10;
/// The most recipient stanzas.
const STANZAS: usize = 256;
/// The highest scrypt work factor accepted.
const WORK_FACTOR: u8 = 17;
/// What opens it.
#[derive(Clone, Copy)]
pub enum Key<'a> {
    /// This device's identity, or the kit's.
    Identity(&'a Identity),
    /// A joining pack's code, normalised.
    Code(&'a str),
}

/// What is within the `age` layer, and can be read again from its beginning.
pub type Stream<'a> = StreamReader<Cursor<Cow<'a, [u8]>>>;

/// Opens a bundle and looks at all of it but its entries. `school` is the reader's; none when joining.
///
/// # Errors
/// The first check that fails.
pub async fn open_in_pieces<'a, P: Pace>(
    bytes: &'a [u8],
    key: &Key<'_>,
    school: Option<&SchoolId>,
    pace: &mut P,
) -> Result<Opened<Stream<'a>>, P::Error> {
    let plain = stream(bytes, key)?;
    let recipient = match key {
        Key::Identity(identity) => {
            let own = identity.recipient().map_err(|_| BundleError::WrongAudience)?;
            Some(recipient_digest(&own))
        }
        Key::Code(_) => None,
    };
    within::look_in_pieces(plain, bytes.len() as u64, &Reader { school, recipient }, pace).await
}

/// The same in one go.
///
/// # Errors
/// The first check that fails.
pub fn open<'a>(
    bytes: &'a [u8],
    key: &Key<'_>,
    school: Option<&SchoolId>,
) -> Result<Opened<Stream<'a>>, BundleError> {
    at_once(open_in_pieces(bytes, key, school, &mut Unpaced))
}

/// The attachments of a bundle that was opened and found good.
pub struct Attachments<'a>(Unpacked<Stream<'a>>);

/// Opens a bundle once more, for its attachments.
///
/// # Errors
/// As for [`open`].
pub fn attachments<'a>(bytes: &'a [u8], key: &Key<'_>) -> Result<Attachments<'a>, BundleError> {
    Ok(Attachments(unpack(stream(bytes, key)?)))
}

impl Attachments<'_> {
    /// Gives out each: its digest, its length in bytes, its content. `passing` is asked whether to go on after every piece of what
    /// stands before them.
    ///
    /// # Errors
    /// What either says; or the bundle's flaw, if it is not the one that was found good.
    pub async fn each<E: From<BundleError>>(
        mut self,
        mut passing: impl AsyncFnMut() -> Result<(), E>,
        mut each: impl AsyncFnMut(Digest, u64, &mut dyn Read) -> Result<(), E>,
    ) -> Result<(), E> {
        for part in self.0.entries().map_err(|_| BundleError::Altered)?.raw(true) {
            let mut part = part.map_err(|_| BundleError::Altered)?;
            let file = files::of_member(&part.path_bytes());
            if let Some(file) = file {
                let length = part.size();
                each(file, length, &mut part).await?;
                continue;
            }
            let mut pass = || io::copy(&mut part.by_ref().take(PIECE), &mut io::sink());
            while pass().map_err(|error| broken(&error))? > 0 {
                passing().await?;
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
    let known = bytes.starts_with(KNOWN_VERSION);
    let decryptor = age::Decryptor::new(Cursor::new(bytes)).map_err(|error| match error {
        // The library says so of every header that it cannot read.
        age::DecryptError::UnknownFormat if known => BundleError::Altered,
        error => refused(&error),
    })?;
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
