//! One-time codes: those of an authenticator app (TOTP, RFC 6238: SHA-1, six digits, thirty seconds, as every app takes
//! them), and printed backup codes.

use totp_rs::{Builder, Secret, Totp};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::hash::derive_id;
use super::labels;
use super::random::{Random, make_bytes};

/// Seconds that a code lasts.
pub const STEP: u64 = 30;
/// A code is taken so many steps early or late, for clocks differ.
const SKEW: u16 = 1;
/// How many backup codes are printed.
pub const BACKUP_CODES: usize = 10;
/// What backup codes are made of: thirty-two signs, none of which is taken for another.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";
/// Signs in a backup code: fifty bits.
const BACKUP_SIGNS: usize = 10;

/// A code that is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    /// Not the code of now, nor of the step before or after.
    #[error("not a code of now")]
    Wrong,
    /// The right code, taken before: each is taken once.
    #[error("taken before")]
    Used,
}

/// What an authenticator app and this device share: 160 bits.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct CodeSecret([u8; 20]);

impl CodeSecret {
    /// A random secret.
    pub fn make(random: &dyn Random) -> Self {
        Self(make_bytes(random))
    }

    /// A secret from its bytes.
    pub fn from_bytes(bytes: [u8; 20]) -> Self {
        Self(bytes)
    }

    /// The secret's bytes, to seal them.
    pub fn as_bytes(&self) -> &[u8; 20] {
        &self.0
    }

    /// As it is typed into an app: base32 (RFC 4648) in groups of four.
    pub fn typed(&self) -> Zeroizing<String> {
        let text = Zeroizing::new(Secret::new_stack(self.0).to_base32());
        let mut typed = Zeroizing::new(String::with_capacity(text.len() * 2));
        for (place, sign) in text.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                typed.push(' ');
            }
            typed.push(sign);
        }
        typed
    }

    /// As an app reads it from a QR code: the `otpauth` address that all of them understand. `account` is for the eye;
    /// signs other than letters and digits are left out of it.
    pub fn address(&self, account: &str) -> Zeroizing<String> {
        let secret = Zeroizing::new(Secret::new_stack(self.0).to_base32());
        let account: String = account.chars().filter(char::is_ascii_alphanumeric).collect();
        let mut address = Zeroizing::new(String::with_capacity(128 + account.len()));
        for part in ["otpauth://totp/Holdfast:", &account, "?secret=", &secret, "&issuer=Holdfast"] {
            address.push_str(part);
        }
        address
    }

    /// The step, in thirties of seconds since 1970, whose code this is; only a step later than `last` will do.
    ///
    /// # Errors
    /// [`CodeError`].
    pub fn check(&self, code: &str, seconds: u64, last: Option<u64>) -> Result<u64, CodeError> {
        let digits: Zeroizing<String> = Zeroizing::new(code.chars().filter(|c| !c.is_whitespace()).collect());
        let step = self.app().check(&digits, seconds).ok_or(CodeError::Wrong)?;
        if last.is_none_or(|last| step > last) { Ok(step) } else { Err(CodeError::Used) }
    }

    fn app(&self) -> Totp {
        Builder::new()
            .with_secret(Secret::new_stack(self.0))
            .with_skew(SKEW)
            .with_step_duration(STEP)
            .build_noncompliant()
    }
}

/// A backup code, as printed: ten signs in two groups.
pub fn make_backup_code(random: &dyn Random) -> Zeroizing<String> {
    let draws = Zeroizing::new(make_bytes::<BACKUP_SIGNS>(random));
    let mut code = Zeroizing::new(String::with_capacity(BACKUP_SIGNS + 1));
    for (place, draw) in draws.iter().enumerate() {
        if place == BACKUP_SIGNS / 2 {
            code.push('-');
        }
        code.push(char::from(SIGNS[usize::from(draw % 32)]));
    }
    code
}

/// What is kept of a backup code, however it was typed; none if it is none.
pub fn derive_backup_digest(typed: &str) -> Option<[u8; 32]> {
    let signs = typed.bytes().filter(u8::is_ascii_alphanumeric).map(|sign| sign.to_ascii_lowercase());
    let signs: Zeroizing<Vec<u8>> = Zeroizing::new(signs.collect());
    let right = signs.len() == BACKUP_SIGNS && signs.iter().all(|sign| SIGNS.contains(sign));
    right.then(|| derive_id(labels::BACKUP_CODE, &[&signs]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::random::SeededRandom;

    /// RFC 6238 appendix B, SHA-1: the last six of its eight digits.
    const VECTORS: [(u64, &str); 6] = [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ];

    #[test]
    fn codes_are_those_of_rfc_6238() {
        let secret = CodeSecret::from_bytes(*b"12345678901234567890");
        for (seconds, code) in VECTORS {
            assert_eq!(secret.check(code, seconds, None), Ok(seconds / STEP));
            let (first, last) = code.split_at(3);
            let spaced = format!(" {first} {last} ");
            assert_eq!(secret.check(&spaced, seconds, None), Ok(seconds / STEP));
        }
    }

    #[test]
    fn a_code_is_taken_once_and_one_step_early_or_late_at_most() {
        let secret = CodeSecret::from_bytes(*b"12345678901234567890");
        let (seconds, code) = VECTORS[3];
        let step = seconds / STEP;
        for away in [STEP, 0] {
            assert_eq!(secret.check(code, seconds - away, None), Ok(step));
            assert_eq!(secret.check(code, seconds + away, None), Ok(step));
        }
        assert_eq!(secret.check(code, seconds + 2 * STEP, None), Err(CodeError::Wrong));
        assert_eq!(secret.check(code, seconds - 2 * STEP, None), Err(CodeError::Wrong));
        assert_eq!(secret.check(code, seconds, Some(step)), Err(CodeError::Used));
        assert_eq!(secret.check(code, seconds, Some(step - 1)), Ok(step));
        for wrong in ["", "00592", "0059240", "00592a", "٠٠٥٩٢٤", "005925"] {
            assert_eq!(secret.check(wrong, seconds, None), Err(CodeError::Wrong), "{wrong}");
        }
    }

    #[test]
    fn an_app_takes_the_secret_typed_or_from_its_picture() {
        let secret = CodeSecret::from_bytes(*b"12345678901234567890");
        assert_eq!(*secret.typed(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(
            *secret.address("A. K. (&=?#:)"),
            "otpauth://totp/Holdfast:AK?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Holdfast"
        );
    }

    #[test]
    fn a_backup_code_is_the_same_however_it_is_typed() {
        let code = make_backup_code(&SeededRandom::new(1));
        let digest = derive_backup_digest(&code);
        assert!(digest.is_some());
        assert_eq!(derive_backup_digest(&format!(" {} ", code.to_uppercase().replace('-', "  "))), digest);
        assert_ne!(derive_backup_digest(&make_backup_code(&SeededRandom::new(2))), digest);
        assert_eq!(derive_backup_digest("abcde-fgh"), None);
        assert_eq!(derive_backup_digest("abcde-fghi1"), None);
    }
}
