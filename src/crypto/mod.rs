//! Sealing, keys, signatures, key slots, `age` recipients. A leaf: it knows bytes and identifiers, nothing else.
//! No primitive is implemented here; each comes from a reviewed crate and is checked against its standard's vectors
//! in `tests/crypto_vectors.rs`.

pub mod aead;
pub mod check_code;
pub mod codes;
pub mod hash;
pub mod kdf;
pub mod keys;
pub mod labels;
pub mod passkeys;
pub mod random;
pub mod recipient;
pub mod shares;
pub mod sign;
pub mod slots;
pub mod words;
