//! Every domain-separation label, in one place. A label is part of a format: it never changes.

/// Signature over an entry's header.
pub const ENTRY: &str = "holdfast/1/entry";
/// Signature over a bundle's manifest.
pub const MANIFEST: &str = "holdfast/1/manifest";
/// A school's id, from its root key.
pub const SCHOOL: &str = "holdfast/1/school";
/// A device's id, from school and key.
pub const DEVICE: &str = "holdfast/1/device";
/// The root's signature over the founding of a school.
pub const FOUND: &str = "holdfast/1/found";
/// The root's signature over the appointment of another lead.
pub const APPOINT: &str = "holdfast/1/appoint";
/// HMAC of a device's keys under a joining pack's secret.
pub const INVITED: &str = "holdfast/1/invited";
/// Safety words of a device.
pub const SAFETY_DEVICE: &str = "holdfast/1/safety/device";
/// Safety words of a school.
pub const SAFETY_SCHOOL: &str = "holdfast/1/safety/school";
/// The check code on a printed chronology.
pub const CHECK_CHRONOLOGY: &str = "holdfast/1/check/chronology";
/// The root's signing key, from the root seed.
pub const ROOT_SIGN: &str = "holdfast/1/root/sign";
/// The root's `age` identity, from the root seed.
pub const ROOT_SEAL: &str = "holdfast/1/root/seal";
/// The `age` identity of a governors' kit, from its seed.
pub const GOVERNORS_SEAL: &str = "holdfast/1/governors/seal";
/// The key that a passphrase slot wraps the key-encryption key with.
pub const SLOT_KEK: &str = "holdfast/1/slot/passphrase/kek";
/// The key that a passphrase slot wraps the personal key with.
pub const SLOT_PERSONAL: &str = "holdfast/1/slot/passphrase/personal";
/// The key that a passkey in the passphrase's place wraps the key-encryption key with.
pub const PASSKEY_KEK: &str = "holdfast/1/slot/passkey/kek";
/// The key that a passkey in the passphrase's place wraps the personal key with.
pub const PASSKEY_PERSONAL: &str = "holdfast/1/slot/passkey/personal";
/// The key that a passkey as second factor wraps the gate with.
pub const PASSKEY_GATE: &str = "holdfast/1/slot/passkey/gate";
/// A vault's wrapped data keys and identity.
pub const VAULT_KEYS: &str = "holdfast/1/vault/keys";
/// A vault's wrapped signing key.
pub const VAULT_SIGNING: &str = "holdfast/1/vault/signing";
/// What is kept of a backup code.
pub const BACKUP_CODE: &str = "holdfast/1/backup-code";
/// A vault's sealed second factor.
pub const VAULT_FACTOR: &str = "holdfast/1/vault/second-factor";
/// The key that seals the data keys of a vault with a second factor.
pub const FACTOR_GATE: &str = "holdfast/1/vault/second-factor/gate";
/// Signature over what an entry for a narrower circle holds.
pub const SEALED: &str = "holdfast/1/sealed";
/// The message of a recovery slot.
pub const RECOVERY: &str = "holdfast/1/recovery";
/// What a reset's safety words are made of.
pub const SAFETY_RESET: &str = "holdfast/1/safety/reset";
/// A reset that waits for its grant, sealed under the new passphrase.
pub const RESET_WAITING: &str = "holdfast/1/reset/waiting";
/// Signature over a reset's grant.
pub const RESET_GRANT: &str = "holdfast/1/reset/grant";
/// A sealed row.
pub const ROW: &str = "holdfast/1/row";
/// A chunk of an attachment.
pub const FILE: &str = "holdfast/1/file";
/// Where an attachment's record lies.
pub const FILE_ROW: &str = "holdfast/1/file/row";
