//! Our `age` files against an implementation that shares no code with ours, both ways: the npm package
//! `age-encryption` (with `@noble/post-quantum` below it), and against the format's own test vectors (C2SP CCTV).
//! `interop/age.mjs` asks and answers for the other side; what it needs is fetched by `npm ci` on the first run.
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may stop at what they do not expect")]

#[path = "interop/node.rs"]
mod node;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use std::io::{Read, Write};

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use holdfast::app::intent::Intent;
use holdfast::app::view::View;
use holdfast::crypto::hash::sha256;
use holdfast::crypto::keys::RootSeed;
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::recipient::{Identity, Recipient};
use serde::Deserialize;
use serde_json::{Value, json};

const PASSPHRASE: &str = "gravel-attic-wombat-sedan-lunar-crisp";

/// Asks the other implementation.
fn ask(question: Value) -> Value {
    serde_json::from_slice(&node::run("age.mjs", &[], question.to_string().as_bytes())).unwrap()
}

fn text<'a>(answer: &'a Value, field: &str) -> &'a str {
    answer[field].as_str().unwrap_or_else(|| panic!("no {field} in {answer}"))
}

fn content(answer: &Value, field: &str) -> Vec<u8> {
    STANDARD.decode(text(answer, field)).unwrap()
}

fn format(armoured: bool) -> Format {
    if armoured { Format::AsciiArmor } else { Format::Binary }
}

fn seal(encryptor: Encryptor, plain: &[u8], armoured: bool) -> Vec<u8> {
    let mut writer =
        encryptor.wrap_output(ArmoredWriter::wrap_output(Vec::new(), format(armoured)).unwrap()).unwrap();
    writer.write_all(plain).unwrap();
    writer.finish().unwrap().finish().unwrap()
}

fn open(file: &[u8], identity: &dyn age::Identity) -> Result<Vec<u8>, DecryptError> {
    let mut plain = Vec::new();
    Decryptor::new(ArmoredReader::new(file))?.decrypt([identity].into_iter())?.read_to_end(&mut plain)?;
    Ok(plain)
}

/// With the work that a joining pack may ask for; the library's own limit depends on how fast the machine is.
fn of_passphrase(passphrase: &str) -> age::scrypt::Identity {
    let mut identity = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    identity.set_max_work_factor(17);
    identity
}

/// More than two chunks of the format, and text that is not ASCII.
fn plain() -> Vec<u8> {
    "Told me, “it hurts” – é\n".repeat(6000).into_bytes()
}

#[test]
fn the_other_implementation_opens_what_we_seal() {
    let random = SeededRandom::new(11);
    let identities = [Identity::make(&random), Identity::make(&random)];
    let recipients = identities.each_ref().map(|identity| identity.recipient().unwrap());
    for armoured in [false, true] {
        let to = recipients.iter().map(|recipient| recipient as &dyn age::Recipient);
        let file = STANDARD.encode(seal(Encryptor::with_recipients(to).unwrap(), &plain(), armoured));
        for identity in &identities {
            let answer = ask(
                json!({"ask": "open", "file": file, "identity": *identity.to_text(), "armoured": armoured}),
            );
            assert_eq!(content(&answer, "text"), plain(), "armoured: {armoured}");
        }
        let other = Identity::make(&random);
        let answer =
            ask(json!({"ask": "open", "file": file, "identity": *other.to_text(), "armoured": armoured}));
        assert!(text(&answer, "refused").contains("no identity matched"), "{answer}");
    }
}

#[test]
fn we_open_what_the_other_implementation_seals() {
    let [first, second] = [(); 2].map(|()| ask(json!({"ask": "identity"})));
    for armoured in [false, true] {
        let answer = ask(json!({
            "ask": "seal",
            "text": STANDARD.encode(plain()),
            "recipients": [first["recipient"], second["recipient"]],
            "armoured": armoured,
        }));
        let file = content(&answer, "file");
        for made in [&first, &second] {
            let identity: Identity = text(made, "identity").parse().unwrap();
            assert_eq!(open(&file, &identity).unwrap(), plain(), "armoured: {armoured}");
        }
        let stranger = Identity::make(&SeededRandom::new(12));
        assert!(matches!(open(&file, &stranger), Err(DecryptError::NoMatchingKeys)));
    }
}

#[test]
fn files_under_a_passphrase_open_both_ways() {
    for armoured in [false, true] {
        let mut recipient = age::scrypt::Recipient::new(SecretString::from(PASSPHRASE.to_owned()));
        recipient.set_work_factor(16);
        let encryptor = Encryptor::with_recipients([&recipient as &dyn age::Recipient].into_iter()).unwrap();
        let file = STANDARD.encode(seal(encryptor, &plain(), armoured));
        let answer =
            ask(json!({"ask": "open", "file": file, "passphrase": PASSPHRASE, "armoured": armoured}));
        assert_eq!(content(&answer, "text"), plain(), "armoured: {armoured}");
        let answer = ask(json!({"ask": "open", "file": file, "passphrase": "another", "armoured": armoured}));
        assert!(answer["refused"].is_string(), "{answer}");

        let answer = ask(json!({
            "ask": "seal", "text": STANDARD.encode(plain()), "passphrase": PASSPHRASE, "armoured": armoured,
        }));
        let identity = of_passphrase(PASSPHRASE);
        assert_eq!(open(&content(&answer, "file"), &identity).unwrap(), plain(), "armoured: {armoured}");
    }
}

/// A school with nothing but the printed words and stock tools: the words give this identity.
#[test]
fn both_sides_give_an_identity_the_same_recipient() {
    let words = format!("{}art", "abandon ".repeat(23));
    let kit = RootSeed::from_words(&words).unwrap().root_identity();
    let answer = ask(json!({"ask": "recipient", "identity": *kit.to_text()}));
    assert_eq!(text(&answer, "recipient").parse::<Recipient>().unwrap(), kit.recipient().unwrap());

    let made = ask(json!({"ask": "identity"}));
    let identity: Identity = text(&made, "identity").parse().unwrap();
    assert_eq!(identity.recipient().unwrap().to_string(), text(&made, "recipient"));
    assert_eq!(*identity.to_text(), text(&made, "identity"));
}

/// What a school does thirty years hence, with nothing but the file, the printed sheet and stock tools.
#[test]
fn the_other_implementation_opens_a_full_copy_with_the_printed_kit() {
    let mut lead = school::Browser::new(1);
    let View::Founded(kit) = lead.with(Intent::Found(school::founding()), school::LEAD) else {
        panic!("no kit")
    };
    let (_, copy) = lead.file(Intent::FullCopy);
    let answer = ask(json!({"ask": "open", "file": STANDARD.encode(copy), "identity": kit.identity}));
    let packed = content(&answer, "text");
    let mut bundle = tar::Archive::new(flate2::read::GzDecoder::new(packed.as_slice()));
    let mut parts = bundle.entries().unwrap().map(|part| {
        let (mut part, mut text) = (part.unwrap(), String::new());
        part.read_to_string(&mut text).unwrap();
        (part.path().unwrap().to_str().unwrap().to_owned(), text)
    });
    let (name, manifest) = parts.next().unwrap();
    assert_eq!(name, "manifest.json");
    assert_eq!(serde_json::from_str::<Value>(&manifest).unwrap()["kind"], "full-copy");
    assert_eq!(parts.next().unwrap().0, "manifest.sig");
    let (name, entries) = parts.next().unwrap();
    assert_eq!(name, "entries.jsonl");
    assert!(parts.next().is_none());
    let kinds: Vec<Value> = entries
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["body"]["what"]["kind"].clone())
        .collect();
    assert!(kinds.contains(&json!("enrol")) && kinds.contains(&json!("found")), "{kinds:?}");
    assert!(entries.contains("Larkfield Primary"));
}

#[derive(Deserialize)]
struct Vector {
    name: String,
    expect: String,
    payload: Option<String>,
    identities: Vec<String>,
    passphrases: Vec<String>,
    armoured: bool,
    compressed: Option<String>,
    file: String,
}

impl Vector {
    fn file(&self) -> Vec<u8> {
        let bytes = STANDARD.decode(&self.file).unwrap();
        if self.compressed.is_none() {
            return bytes;
        }
        let mut file = Vec::new();
        flate2::read::ZlibDecoder::new(bytes.as_slice()).read_to_end(&mut file).unwrap();
        file
    }

    fn identities(&self) -> Vec<Box<dyn age::Identity>> {
        let of_text = |text: &String| -> Box<dyn age::Identity> {
            match text.parse::<Identity>() {
                Ok(identity) => Box::new(identity),
                Err(_) => Box::new(text.parse::<age::x25519::Identity>().unwrap()),
            }
        };
        let boxed = |passphrase: &String| -> Box<dyn age::Identity> { Box::new(of_passphrase(passphrase)) };
        self.identities.iter().map(of_text).chain(self.passphrases.iter().map(boxed)).collect()
    }

    /// What became of the file, in the words of the vectors, and what was readable of it.
    fn outcome(&self) -> (&'static str, Vec<u8>) {
        let file = self.file();
        let mut plain = Vec::new();
        let of_header = |error: DecryptError| match error {
            DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed => "no match",
            DecryptError::InvalidMac => "HMAC failure",
            DecryptError::Io(_) if self.armoured => "armor failure",
            _ => "header failure",
        };
        let identities = self.identities();
        let identities = identities.iter().map(AsRef::as_ref);
        // As in the bundle reader: blank space before armour is skipped, and bare files are not looked at for armour.
        let mut reader: Box<dyn Read> = if self.armoured {
            match Decryptor::new(ArmoredReader::new(file.trim_ascii_start()))
                .and_then(|age| age.decrypt(identities))
            {
                Ok(reader) => Box::new(reader),
                Err(error) => return (of_header(error), plain),
            }
        } else {
            match Decryptor::new(file.as_slice()).and_then(|age| age.decrypt(identities)) {
                Ok(reader) => Box::new(reader),
                Err(error) => return (of_header(error), plain),
            }
        };
        match reader.read_to_end(&mut plain) {
            Ok(_) => ("success", plain),
            Err(_) => ("payload failure", plain),
        }
    }
}

/// Where the `age` crate is laxer than the vectors ask: it reads an old form of stanza, in a header that is authenticated
/// all the same.
const DIFFERENT: [(&str, &str); 2] =
    [("stanza_missing_body", "success"), ("stanza_missing_final_line", "success")];

#[test]
fn the_vectors_of_the_format_hold() {
    let vectors: Vec<Vector> = serde_json::from_value(ask(json!({"ask": "vectors"}))).unwrap();
    assert!(vectors.len() >= 143, "only {} vectors", vectors.len());
    let mut wrong = Vec::new();
    for vector in &vectors {
        let (outcome, plain) = vector.outcome();
        if let Some((_, ours)) = DIFFERENT.iter().find(|(name, _)| *name == vector.name) {
            assert_eq!(outcome, *ours, "{}", vector.name);
            continue;
        }
        // In armour, which layer notices first is the reader's own affair.
        let right =
            outcome == vector.expect || vector.armoured && outcome != "success" && vector.expect != "success";
        if !right {
            wrong.push(format!("{}: {} expected, {outcome} found", vector.name, vector.expect));
        }
        if let Some(payload) = &vector.payload
            && *payload != hex::encode(sha256(&[&plain]))
        {
            wrong.push(format!("{}: other contents", vector.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
