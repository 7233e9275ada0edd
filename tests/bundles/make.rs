//! Every flaw, made.

use holdfast::bundle::manifest::{BundleKind, Part};
use holdfast::bundle::parcel;
use holdfast::bundle::write::{ENTRIES, MANIFEST, SIGNATURE, recipient_digest};
use holdfast::crypto::labels;
use holdfast::crypto::recipient::Recipient;
use holdfast::domain::ids::{Digest, EntryId};
use holdfast::domain::person::Position;
use holdfast::log::page;
use tar::EntryType;

use crate::flaws::CODE;
use crate::forge::*;

pub type Files = Vec<(&'static str, Vec<u8>)>;

/// The people of the corpus.
pub struct World {
    pub lead: Sender,
    pub teacher: Sender,
    pub revoked: Sender,
    /// Of another school.
    pub stranger: Sender,
    /// The insides of a sound joining pack, and of one whose days are over.
    pub pack: Vec<u8>,
    pub expired: Vec<u8>,
}

pub fn all(world: &World) -> Files {
    [
        no_bundles(),
        outside(world),
        inside(world),
        manifests(world),
        entries(world),
        elsewhere(world),
        packs(world),
        attached(&world.teacher, &world.lead.recipient),
    ]
    .concat()
}

fn no_bundles() -> Files {
    vec![
        ("empty", Vec::new()),
        ("not-a-bundle-pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".to_vec()),
        ("not-a-bundle-zip", b"PK\x03\x04\x14\x00\x06\x00\x08\x00".to_vec()),
        ("not-a-bundle-picture", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR".to_vec()),
        ("not-a-bundle-text", b"Surname,Forename,DOB\r\nAsh,Rowan,01/02/2018\r\n".to_vec()),
        ("not-a-bundle-noise", (0..600).map(|n: u32| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()),
    ]
}

/// Where the header of an `age` file ends.
pub fn payload(file: &[u8]) -> usize {
    let mac = file.windows(5).position(|window| window == b"\n--- ").unwrap() + 1;
    mac + file[mac..].iter().position(|byte| *byte == b'\n').unwrap() + 1
}

fn flipped(mut bytes: Vec<u8>, place: usize) -> Vec<u8> {
    bytes[place] ^= 1;
    bytes
}

fn outside(world: &World) -> Files {
    let (teacher, lead) = (&world.teacher, &world.lead.recipient);
    let good = teacher.bundle(lead, &teacher.lines(), |_| {});
    let begins = payload(&good);
    let armour = armoured(&good);
    let many = ["age-encryption.org/v1\n", &"-> x\n\n".repeat(257), "--- x\n"].concat();
    let plain = gzip(&tar(&teacher.members(lead, &page_of(&teacher.lines()), |_| {})));
    // What does not shrink, so that it fills more than one chunk of 64 KiB.
    let noise: String =
        (0..48_000_u64).map(|n| format!("{:x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 60)).collect();
    let last = teacher.chain.last().unwrap();
    let body =
        format!(r#"{{"salt":"{}","what":{{"kind":"noise","noise":"{noise}{noise}"}}}}"#, "0".repeat(32));
    let mut lines = teacher.lines();
    lines.push(teacher.entry(last.header().seq + 1, Some(last.id()), &body).line().to_owned());
    let large = tar(&teacher.members(lead, &page_of(&lines), |_| {}));
    let large = age(&gzip_at(flate2::Compression::none(), &large), lead);
    let first_chunk = payload(&large) + 16 + (64 << 10) + 16;
    assert!(large.len() > first_chunk);
    vec![
        ("future-age-version", [b"age-encryption.org/v2", &good[21..]].concat()),
        ("too-many-recipients", many.into_bytes()),
        ("truncated-age-header", good[..300].to_vec()),
        ("truncated-age", good[..good.len() - 5].to_vec()),
        ("truncated-age-between-chunks", large[..first_chunk].to_vec()),
        ("truncated-armour", armour[..armour.len() / 2].to_vec()),
        ("altered-age-header", flipped(good.clone(), begins - 9)),
        ("altered-byte", flipped(good.clone(), begins + 40)),
        ("altered-armour", {
            let place = armour.len() - 200;
            let other = if armour[place] == b'A' { b'B' } else { b'A' };
            [&armour[..place], &[other], &armour[place + 1..]].concat()
        }),
        ("bytes-after-age", [&good[..], b"x"].concat()),
        ("for-another-person", teacher.bundle(&world.stranger.recipient, &teacher.lines(), |_| {})),
        ("sealed-with-a-code", coded(&plain, CODE, 10)),
    ]
}

fn page_of(lines: &[String]) -> Vec<u8> {
    page::encode(lines.iter().map(String::as_str))
}

fn inside(world: &World) -> Files {
    let (teacher, lead) = (&world.teacher, &world.lead.recipient);
    let page = page_of(&teacher.lines());
    let sound = teacher.members(lead, &page, |_| {});
    let [manifest, signature, entries] = [0, 1, 2].map(|place: usize| sound[place].clone());
    let sealed = |plain: &[u8]| age(plain, lead);
    let packed = |members: &[Member]| age(&gzip(&tar(members)), lead);
    let third = |change: &dyn Fn(&mut Member)| {
        let mut changed = entries.clone();
        change(&mut changed);
        packed(&[manifest.clone(), signature.clone(), changed])
    };
    let named = |name: &str| third(&|member| member.name = name.as_bytes().to_vec());
    let linked = |kind| {
        third(&|member| {
            (member.kind, member.link, member.size) = (kind, Some("/etc/passwd"), 0);
            member.bytes.clear();
        })
    };
    let tar_bytes = tar(&sound);
    let gzip_bytes = gzip(&tar_bytes);
    let end = gzip_bytes.len();
    let huge = Member { size: 5 << 30, ..member(MANIFEST, b"{") };
    let inflating = member(MANIFEST, &vec![b' '; 8 << 20]);
    let long_name = Member { kind: EntryType::GNULongName, ..member("././@LongLink", &vec![b'a'; 8 << 20]) };
    let extended = Member { kind: EntryType::XHeader, ..member("pax", b"20 path=../../evil\n") };
    let both = |first: &Member| [std::slice::from_ref(first), &sound].concat();
    vec![
        ("not-gzip", sealed(&tar_bytes)),
        ("altered-gzip", sealed(&flipped(gzip_bytes.clone(), end / 2))),
        ("bad-gzip-checksum", sealed(&flipped(gzip_bytes.clone(), end - 8))),
        ("truncated-gzip", sealed(&gzip_bytes[..end - 30])),
        ("two-gzip-members", sealed(&[&gzip_bytes[..], &gzip(b"more")].concat())),
        ("bytes-after-gzip", sealed(&[&gzip_bytes[..], b"more"].concat())),
        ("not-a-tar", sealed(&gzip(&b"Surname,Forename,DOB\n".repeat(60)))),
        ("empty-tar", packed(&[])),
        ("bad-tar-checksum", sealed(&gzip(&flipped(tar_bytes.clone(), 150)))),
        ("truncated-tar", sealed(&gzip(&tar_bytes[..tar_bytes.len() - 3_000]))),
        ("data-after-the-tar", sealed(&gzip(&[&tar_bytes[..], &[b'x'; 512]].concat()))),
        ("huge-declared-manifest", packed(&both(&huge))),
        ("inflating-manifest", packed(&both(&inflating))),
        ("inflating-long-name", packed(&both(&long_name))),
        ("extended-header", packed(&both(&extended))),
        ("huge-signature", packed(&[manifest.clone(), member(SIGNATURE, &[b'0'; 1_000]), entries.clone()])),
        ("path-traversal", named("../entries.jsonl")),
        ("absolute-path", named("/entries.jsonl")),
        ("name-in-capitals", named("ENTRIES.JSONL")),
        ("symlink", linked(EntryType::Symlink)),
        ("hard-link", linked(EntryType::Link)),
        ("folder", third(&|member| member.kind = EntryType::Directory)),
        ("sparse-member", third(&|member| member.kind = EntryType::GNUSparse)),
        ("extra-member", packed(&[&sound[..], &[member("notes.txt", b"hello")]].concat())),
        ("manifest-missing", packed(&sound[1..])),
        ("signature-missing", packed(&[manifest.clone(), entries.clone()])),
        ("entries-missing", packed(&sound[..2])),
        ("entries-first", packed(&[entries.clone(), manifest.clone(), signature.clone()])),
        (
            "duplicate-manifest",
            packed(&[manifest.clone(), signature.clone(), manifest.clone(), entries.clone()]),
        ),
        ("duplicate-entries", packed(&[&sound[..], &sound[2..]].concat())),
    ]
}

fn manifests(world: &World) -> Files {
    let (teacher, lead) = (&world.teacher, &world.lead.recipient);
    let lines = teacher.lines();
    let page = page_of(&lines);
    let sound = teacher.members(lead, &page, |_| {});
    let text = String::from_utf8(sound[0].bytes.clone()).unwrap();
    let with = |manifest: &str, signature: &[u8]| {
        let members = [member(MANIFEST, manifest.as_bytes()), member(SIGNATURE, signature), sound[2].clone()];
        age(&gzip(&tar(&members)), lead)
    };
    let signed = |manifest: &str| with(manifest, &teacher.sign(manifest.as_bytes()));
    let changed = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let bundle =
        |change: &dyn Fn(&mut holdfast::bundle::manifest::Manifest)| teacher.bundle(lead, &lines, change);
    let other_label = teacher.signing.sign(labels::ENTRY, text.as_bytes()).to_string();
    let own = teacher.sign(text.as_bytes());
    vec![
        ("manifest-not-json", signed("bundle v1")),
        ("manifest-lacks-a-member", signed(&changed("\"number\":1,", ""))),
        ("manifest-says-a-member-twice", signed(&changed("\"number\":1,", "\"number\":1,\"number\":2,"))),
        ("future-version", signed(&changed("\"v\":1", "\"v\":2"))),
        ("unknown-kind", signed(&changed("hand-over", "carrier-pigeon"))),
        ("unsigned", with(&text, b"")),
        ("signature-wrong", with(&text, &teacher.sign(b"another manifest"))),
        ("signature-in-capitals", with(&text, &own.to_ascii_uppercase())),
        ("manifest-altered-after-signing", with(&changed("\"number\":1", "\"number\":2"), &own)),
        ("signature-under-another-label", with(&text, other_label.as_bytes())),
        ("signature-of-another-device", {
            let text = changed(
                &teacher.signing.verifying().to_string(),
                &world.stranger.signing.verifying().to_string(),
            );
            with(&text, &world.stranger.sign(text.as_bytes()))
        }),
        ("wrong-school", world.stranger.bundle(lead, &world.stranger.lines(), |_| {})),
        ("sealed-anew-by-somebody-else", {
            let other = recipient_digest(&world.stranger.recipient);
            bundle(&|manifest| manifest.recipients = vec![other])
        }),
        ("part-not-declared", bundle(&|manifest| manifest.parts.clear())),
        ("part-declared-twice", bundle(&|manifest| manifest.parts.push(manifest.parts[0].clone()))),
        ("declared-part-missing", {
            let part = Part { name: "files/drawing".into(), length: 1, sha256: Digest([0; 32]) };
            bundle(&|manifest| manifest.parts.push(part.clone()))
        }),
        ("huge-declared-part", bundle(&|manifest| manifest.parts[0].length = 2 << 30)),
        ("entries-longer-than-declared", bundle(&|manifest| manifest.parts[0].length -= 10)),
        ("entries-shorter-than-declared", bundle(&|manifest| manifest.parts[0].length += 1)),
        ("wrong-hash", bundle(&|manifest| manifest.parts[0].sha256 = Digest([7; 32]))),
    ]
}

fn entries(world: &World) -> Files {
    let (teacher, lead) = (&world.teacher, &world.lead.recipient);
    let lines = teacher.lines();
    let [first, second, third, fourth] = [0, 1, 2, 3].map(|place: usize| lines[place].clone());
    let chain = &teacher.chain;
    let paged = |page: &[u8]| age(&gzip(&tar(&teacher.members(lead, page, |_| {}))), lead);
    let of = |lines: &[&String]| paged(&page::encode(lines.iter().map(|line| line.as_str())));
    let second_is = |line: &str| of(&[&first, &line.to_owned(), &third, &fourth]);
    let changed = |from: &str, to: &str| {
        assert!(second.contains(from), "{from}");
        second_is(&second.replacen(from, to, 1))
    };
    let page = page_of(&lines);
    let body = chain[2].body().unwrap();
    let entry = |seq, prev: Option<EntryId>| teacher.entry(seq, prev, body).line().to_owned();
    let headed = |lines: &[&String], head: Option<(u64, EntryId)>| {
        let page = page::encode(lines.iter().map(|line| line.as_str()));
        let head = head.map(|(seq, head)| (teacher.device, Position { seq, head }));
        let change =
            |manifest: &mut holdfast::bundle::manifest::Manifest| manifest.heads = head.into_iter().collect();
        age(&gzip(&tar(&teacher.members(lead, &page, change))), lead)
    };
    let astray = teacher.entry(2, Some(chain[0].id()), body);
    let by_another = {
        let (header, key) = (chain[1].header(), &world.stranger.signing);
        let body = chain[1].body().unwrap();
        holdfast::log::entry::Entry::sign(header.device, header.seq, header.prev, body, key).unwrap()
    };
    let not_text = page_of(&lines).into_iter().map(|byte| if byte == b'k' { 0xff } else { byte });
    let first_end = first.len() + 1;
    let not_text: Vec<u8> = page[..first_end].iter().copied().chain(not_text.skip(first_end)).collect();
    let (before, sig) = second.split_once("\"sig\":\"").unwrap();
    let turned: String = sig.chars().map(|digit| if digit == '0' { '1' } else { digit }).collect();
    vec![
        ("entry-not-json", second_is("Dear all")),
        ("entry-blank", second_is("")),
        ("entry-unended", paged(&page[..page.len() - 1])),
        ("entry-reformatted", changed("{\"header\":", "{ \"header\": ")),
        ("entry-not-text", paged(&not_text)),
        ("entry-too-long", second_is(&"x".repeat((1 << 20) + 1))),
        ("entry-too-deep", second_is(&"[".repeat(70_000))),
        ("entry-with-a-fraction", changed("\"at\":{", "\"at\":{\"x\":1.5,")),
        ("entry-says-a-name-twice", changed("\"at\":{", "\"at\":{\"x\":1,\"x\":2,")),
        ("entry-of-a-future-version", changed("\"v\":1", "\"v\":2")),
        ("entry-of-an-unknown-algorithm", changed("ed25519", "ed448")),
        ("entry-without-salt", changed("\"salt\"", "\"salz\"")),
        ("entry-body-altered", changed("coat", "goat")),
        ("entry-signature-wrong", second_is(&format!("{before}\"sig\":\"{turned}"))),
        ("entry-signed-by-another", second_is(by_another.line())),
        ("entry-of-an-unknown-device", {
            let alien = world.stranger.entry(0, None, body);
            of(&[&first, &second, &third, &fourth, &alien.line().to_owned()])
        }),
        ("gap", of(&[&first, &second, &fourth])),
        ("gap-without-a-head", headed(&[&first, &second, &fourth], None)),
        ("beginning-missing", of(&[&third, &fourth])),
        ("repeated-entry", of(&[&first, &second, &third, &third, &fourth])),
        ("fork", of(&[&first, &second, &third, &entry(2, Some(chain[1].id())).replace("\n", ""), &fourth])),
        ("reordered", of(&[&first, &third, &second, &fourth])),
        (
            "follows-another-history",
            headed(&[&first, &second, &astray.line().to_owned()], Some((2, astray.id()))),
        ),
        ("end-missing", of(&[&first, &second, &third])),
        ("ends-in-another-head", headed(&[&first, &second, &third, &fourth], Some((3, astray.id())))),
        ("chain-missing", {
            let head = Position { seq: 5, head: chain[0].id() };
            teacher.bundle(lead, &lines, |manifest| {
                manifest.heads.insert(world.lead.device, head);
            })
        }),
    ]
}

fn elsewhere(world: &World) -> Files {
    let (teacher, lead) = (&world.teacher, &world.lead.recipient);
    let lines = teacher.lines();
    let kind = |kind| teacher.bundle(lead, &lines, |manifest| manifest.kind = kind);
    let part = teacher.bundle(lead, &lines, |_| {});
    let begins = payload(&part);
    let parcel = |part: &[u8]| parcel::encode(&[("00ff".to_owned(), part.to_vec())]).unwrap();
    let sound = parcel(&part);
    let huge = Member { size: 300 << 20, ..member("00ff.age", &part) };
    vec![
        ("practice", teacher.bundle(lead, &lines, |manifest| manifest.practice = true)),
        ("joining-pack-as-a-bundle", kind(BundleKind::JoiningPack)),
        ("transfer", kind(BundleKind::Transfer)),
        ("request", kind(BundleKind::Request)),
        ("grant", kind(BundleKind::Grant)),
        ("update-from-a-recorder", kind(BundleKind::Update)),
        ("full-copy-from-a-recorder", kind(BundleKind::FullCopy)),
        ("signer-not-in-roster", {
            // A key of this school that nobody ever enrolled.
            let device = holdfast::crypto::keys::derive_device_id(
                &teacher.school,
                &world.stranger.signing.verifying(),
            );
            world.stranger.bundle(lead, &lines[..1], |manifest| {
                (manifest.school, manifest.device, manifest.kind) =
                    (teacher.school, device, BundleKind::Update);
                manifest.heads.clear();
            })
        }),
        ("parcel-truncated", sound[..700].to_vec()),
        ("parcel-for-others", parcel(&teacher.bundle(&world.stranger.recipient, &lines, |_| {}))),
        ("parcel-with-a-huge-part", tar(&[huge])),
        ("parcel-with-an-altered-part", parcel(&flipped(part, begins + 40))),
    ]
}

fn packs(world: &World) -> Files {
    let World { lead, teacher, .. } = world;
    let nobody: &Recipient = &lead.recipient;
    let pack = |sender: &Sender, lines: &[String], practice| {
        let members = sender.members(nobody, &page_of(lines), |manifest| {
            (manifest.kind, manifest.practice) = (BundleKind::JoiningPack, practice);
            manifest.recipients.clear();
        });
        coded(&gzip(&tar(&members)), CODE, 10)
    };
    let chain = lead.lines();
    let without = |kind: &str| -> Vec<String> {
        let named = format!("\"kind\":\"{kind}\"");
        chain.iter().filter(|line| !line.contains(&named)).cloned().collect()
    };
    let part = teacher.members(nobody, &page_of(&teacher.lines()), |_| {});
    assert_eq!(part[2].name, ENTRIES.as_bytes());
    vec![
        ("pack-under-another-code", coded(&world.pack, "not-the-code", 10)),
        ("pack-sealed-to-a-device", age(&world.pack, &lead.recipient)),
        ("pack-with-too-much-work", coded(&world.pack, CODE, 18)),
        ("pack-that-is-a-hand-over", coded(&gzip(&tar(&part)), CODE, 10)),
        ("pack-expired", coded(&world.expired, CODE, 10)),
        ("pack-without-an-invitation", pack(lead, &without("joining-pack"), false)),
        ("pack-from-a-recorder", pack(teacher, &[chain.clone(), teacher.lines()].concat(), false)),
        ("pack-without-a-founding", pack(lead, &without("found"), false)),
        ("pack-for-practice-of-a-real-school", pack(lead, &chain, true)),
    ]
}

/// A sound hand-over of a device that was revoked before it wrote any of it.
pub fn from_a_revoked_device(world: &World) -> Vec<u8> {
    world.revoked.bundle(&world.lead.recipient, &world.revoked.lines(), |_| {})
}

/// A sound bundle of a history that leaves the teacher's after the second entry, as a restored backup's would.
pub fn fork(World { lead, teacher, .. }: &World) -> Vec<u8> {
    let chain = &teacher.chain;
    let body = chain[2].body().unwrap().replace("again", "today");
    let one = teacher.entry(2, Some(chain[1].id()), &body);
    let last = chain[3].body().unwrap().replace("coat", "hat");
    let other = teacher.entry(3, Some(one.id()), &last);
    let lines: Vec<String> =
        [&chain[0], &chain[1], &one, &other].map(|entry| entry.line().to_owned()).to_vec();
    let head = Position { seq: 3, head: other.id() };
    teacher.bundle(&lead.recipient, &lines, |manifest| {
        manifest.heads.insert(teacher.device, head);
    })
}

/// What goes wrong with attachments, and with volumes.
pub fn attached(teacher: &Sender, lead: &Recipient) -> Files {
    let bytes = b"%PDF-1.7 a letter from home";
    let digest = |bytes: &[u8]| Digest(holdfast::crypto::hash::sha256(&[bytes]));
    let (file, name) = (digest(bytes), format!("files/{}", digest(bytes)));
    let last = teacher.chain.last().unwrap();
    let said = format!(
        r#""attachments":[{{"file":"{file}","name":"letter.pdf","kind":"pdf","bytes":{}}}],"narrative":"#,
        bytes.len()
    );
    let body = last.body().unwrap().replacen(r#""narrative":"#, &said, 1);
    let entry = teacher.entry(last.header().seq + 1, Some(last.id()), &body);
    let head = Position { seq: entry.header().seq, head: entry.id() };
    let lines = [teacher.lines(), vec![entry.line().to_owned()]].concat();
    let page = page_of(&lines);
    let part = |bytes: &[u8]| Part { name: name.clone(), length: bytes.len() as u64, sha256: file };
    let members = |change: &dyn Fn(&mut holdfast::bundle::manifest::Manifest)| {
        teacher.members(lead, &page, |manifest| {
            manifest.heads.insert(teacher.device, head);
            manifest.parts.push(part(bytes));
            change(manifest);
        })
    };
    let packed = |members: &[Member]| age(&gzip(&tar(members)), lead);
    let sound = members(&|_| {});
    let with = |more: &[Member]| packed(&[&sound[..], more].concat());
    let good = member(&name, bytes);
    let changed = |change: &dyn Fn(&mut holdfast::bundle::manifest::Manifest)| {
        packed(&[&members(change)[..], std::slice::from_ref(&good)].concat())
    };
    vec![
        ("file-altered", with(&[member(&name, b"%PDF-1.7 a letter from hope")])),
        ("file-missing", packed(&sound)),
        ("file-not-declared", changed(&|manifest| manifest.parts.truncate(1))),
        ("file-too-long", with(&[member(&name, b"%PDF-1.7 a letter from home and more")])),
        ("file-too-short", with(&[member(&name, b"%PDF-1.7")])),
        ("file-twice", with(&[good.clone(), good.clone()])),
        ("file-before-the-entries", {
            let [manifest, signature, entries] = [0, 1, 2].map(|place: usize| sound[place].clone());
            packed(&[manifest, signature, good.clone(), entries])
        }),
        ("file-under-another-name", with(&[member("files/letter.pdf", bytes)])),
        ("file-path-traversal", with(&[member("files/../letter.pdf", bytes)])),
        ("file-declared-under-another-digest", changed(&|manifest| manifest.parts[1].sha256 = digest(b"x"))),
        ("file-that-nobody-accounts-for", packed(&members(&|manifest| manifest.parts.truncate(1)))),
        ("volume-zero", changed(&|manifest| manifest.volume = 0)),
        ("volume-after-the-last", changed(&|manifest| manifest.volume = 2)),
    ]
}
