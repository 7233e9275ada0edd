//! The cryptography that judging the roster asks for.

use crate::crypto::hash::authenticates;
use crate::crypto::keys::derive_school_id;
use crate::crypto::labels;
use crate::crypto::sign::{Signature, VerifyingKey};
use crate::domain::event::{Appoint, Enrol, Found};
use crate::domain::ids::{DeviceId, PersonId, SchoolId};
use crate::domain::person::DeviceKeys;
use crate::domain::roster::Judge;

/// Checks signatures and secrets for the roster.
pub struct Cryptographic;

/// What the root key signs when it founds a school and appoints the first lead.
pub fn founding_message(
    school: &SchoolId,
    lead: &PersonId,
    device: &DeviceId,
    kit: &str,
    practice: bool,
) -> Vec<u8> {
    [school.as_bytes().as_slice(), lead.as_bytes(), device.as_bytes(), &[u8::from(practice)], kit.as_bytes()]
        .concat()
}

/// What the root key signs when it appoints a lead later.
pub fn appointment_message(school: &SchoolId, appoint: &Appoint) -> Vec<u8> {
    let Appoint { person, device, number, upto, root_sig: _ } = appoint;
    let mut message =
        [school.as_bytes().as_slice(), person.as_bytes(), device.as_bytes(), &number.to_be_bytes()].concat();
    for (device, position) in upto {
        message.extend_from_slice(device.as_bytes());
        message.extend_from_slice(&position.seq.to_be_bytes());
        message.extend_from_slice(position.head.as_bytes());
    }
    message
}

/// What a joining pack's secret authenticates.
pub fn invitation_message(school: &SchoolId, keys: &DeviceKeys) -> Vec<u8> {
    [school.as_bytes().as_slice(), keys.sign.as_bytes(), b"\n", keys.seal.as_bytes()].concat()
}

impl Judge for Cryptographic {
    fn root_signed(&self, school: &SchoolId, found: &Found) -> bool {
        let (Ok(root), Ok(signature)) =
            (found.root_key.parse::<VerifyingKey>(), found.root_sig.parse::<Signature>())
        else {
            return false;
        };
        let message = founding_message(school, &found.lead, &found.device, &found.kit, found.practice);
        derive_school_id(&root) == *school && root.verify(labels::FOUND, &message, &signature).is_ok()
    }

    fn root_appointed(&self, school: &SchoolId, root_key: &str, appoint: &Appoint) -> bool {
        let (Ok(root), Ok(signature)) =
            (root_key.parse::<VerifyingKey>(), appoint.root_sig.parse::<Signature>())
        else {
            return false;
        };
        root.verify(labels::APPOINT, &appointment_message(school, appoint), &signature).is_ok()
    }

    fn invited(&self, enrol: &Enrol, secret: &str) -> bool {
        let (mut key, mut tag) = ([0; 32], [0; 32]);
        let proof = enrol.proof.as_deref().unwrap_or_default();
        hex::decode_to_slice(secret, &mut key).is_ok()
            && hex::decode_to_slice(proof, &mut tag).is_ok()
            && authenticates(&key, labels::INVITED, &invitation_message(&enrol.school, &enrol.keys), &tag)
    }
}
