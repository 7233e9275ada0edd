//! A letter: a short signed message, sealed with `age` to one or a few. Recovery slots and grants are letters. Inside is
//! one line of JSON, `{"message": "…", "sig": "…"}`; the signature covers the message's exact bytes under the label of
//! its kind.

use std::io::Write;

use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::recipient::{Identity, Recipient};
use crate::crypto::sign::{Signature, SigningKey, VerifyingKey};

use super::BundleError;
use super::read::{Key, unseal};

/// An open letter whose signature nobody has checked yet.
#[derive(Serialize, Deserialize)]
pub struct Letter {
    message: String,
    sig: String,
}

impl Drop for Letter {
    fn drop(&mut self) {
        self.message.zeroize();
    }
}

/// Signs a message and seals it.
///
/// # Errors
/// [`BundleError::Write`] if there is nobody to seal it to.
pub fn write(
    message: Zeroizing<String>,
    label: &str,
    signing: &SigningKey,
    to: &[Recipient],
) -> Result<Vec<u8>, BundleError> {
    let sig = signing.sign(label, message.as_bytes()).to_string();
    let letter = Letter { message: message.to_string(), sig };
    let plain = Zeroizing::new(serde_json::to_vec(&letter).map_err(|_| BundleError::Write)?);
    let recipients = to.iter().map(|recipient| recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients).map_err(|_| BundleError::Write)?;
    let mut out = Vec::new();
    let mut sealing = encryptor.wrap_output(&mut out).map_err(|_| BundleError::Write)?;
    sealing.write_all(&plain).map_err(|_| BundleError::Write)?;
    sealing.finish().map_err(|_| BundleError::Write)?;
    Ok(out)
}

/// Opens a letter.
///
/// # Errors
/// What the file is instead, or that it is sealed to others, or altered.
pub fn open(bytes: &[u8], identity: &Identity) -> Result<Letter, BundleError> {
    let plain = unseal(bytes, &Key::Identity(identity))?;
    serde_json::from_slice(&plain).map_err(|_| BundleError::BadManifest)
}

impl Letter {
    /// A letter that was opened elsewhere.
    pub fn of(message: &str, sig: &str) -> Self {
        Self { message: message.to_owned(), sig: sig.to_owned() }
    }

    /// Its signature, in hexadecimal.
    pub fn signature(&self) -> &str {
        &self.sig
    }

    /// What it says, to find out who should have signed it.
    pub fn unverified(&self) -> &str {
        &self.message
    }

    /// Whether this key signed it.
    ///
    /// # Errors
    /// [`BundleError::BadSignature`].
    pub fn verify(&self, label: &str, key: &VerifyingKey) -> Result<(), BundleError> {
        let signature: Signature = self.sig.parse().map_err(|_| BundleError::BadSignature)?;
        key.verify(label, self.message.as_bytes(), &signature).map_err(|_| BundleError::BadSignature)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    #[test]
    fn a_letter_opens_for_its_reader_and_shows_who_signed_it() {
        let random = SeededRandom::new(1);
        let (reader, other) = (Identity::make(&random), Identity::make(&random));
        let (signer, liar) = (SigningKey::make(&random), SigningKey::make(&random));
        let to = [reader.recipient().unwrap()];
        let sealed = write(Zeroizing::new("{\"a\":1}".to_owned()), "l", &signer, &to).unwrap();
        let letter = open(&sealed, &reader).unwrap();
        assert_eq!(letter.unverified(), "{\"a\":1}");
        assert_eq!(letter.verify("l", &signer.verifying()), Ok(()));
        assert_eq!(letter.verify("l", &liar.verifying()), Err(BundleError::BadSignature));
        assert_eq!(letter.verify("other", &signer.verifying()), Err(BundleError::BadSignature));
        assert_eq!(open(&sealed, &other).err(), Some(BundleError::NotForThisDevice));
        let mut altered = sealed.clone();
        if let Some(last) = altered.last_mut() {
            *last ^= 1;
        }
        assert_eq!(open(&altered, &reader).err(), Some(BundleError::Altered));
        assert!(write(Zeroizing::new(String::new()), "l", &signer, &[]).is_err());
    }
}
