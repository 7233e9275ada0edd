//! SLIP-39's way of mixing a passphrase into the secret before it is shared: four rounds over its halves, each with
//! PBKDF2-HMAC-SHA-256. Holdfast's shares have no passphrase; the rounds are run with an empty one, as the standard asks.

use hmac::Hmac;
use sha2::Sha256;
use zeroize::Zeroizing;

const ROUNDS: u8 = 4;
const PASSES: u32 = 2_500;

/// What the rounds are run with.
pub(super) struct Stretch<'a> {
    /// Mixed in; empty in Holdfast's own shares.
    pub passphrase: &'a [u8],
    /// PBKDF2's passes are doubled so often.
    pub exponent: u8,
    /// The set's number, unless further sets of the same secret may be made.
    pub set: Option<u16>,
}

impl Stretch<'_> {
    /// What is shared, for a secret.
    pub fn seal(&self, secret: &[u8]) -> Zeroizing<Vec<u8>> {
        self.run(secret, 0..ROUNDS)
    }

    /// The secret, for what was shared.
    pub fn open(&self, sealed: &[u8]) -> Zeroizing<Vec<u8>> {
        self.run(sealed, (0..ROUNDS).rev())
    }

    fn run(&self, input: &[u8], rounds: impl Iterator<Item = u8>) -> Zeroizing<Vec<u8>> {
        let (left, right) = input.split_at(input.len() / 2);
        let (mut left, mut right) = (Zeroizing::new(left.to_vec()), Zeroizing::new(right.to_vec()));
        for round in rounds {
            let mixed = self.round(round, &right);
            left.iter_mut().zip(mixed.iter()).for_each(|(byte, mixed)| *byte ^= mixed);
            std::mem::swap(&mut left, &mut right);
        }
        Zeroizing::new([right.as_slice(), left.as_slice()].concat())
    }

    fn round(&self, round: u8, half: &[u8]) -> Zeroizing<Vec<u8>> {
        let password = Zeroizing::new([&[round], self.passphrase].concat());
        let set = self.set.map(|set| [b"shamir".as_slice(), &set.to_be_bytes()].concat());
        let salt = Zeroizing::new([set.unwrap_or_default().as_slice(), half].concat());
        let mut out = Zeroizing::new(vec![0; half.len()]);
        // The only refusal is of a password that HMAC cannot take, and it takes any.
        let _ = pbkdf2::pbkdf2::<Hmac<Sha256>>(&password, &salt, PASSES << self.exponent, &mut out);
        out
    }
}
