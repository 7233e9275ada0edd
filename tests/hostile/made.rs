//! Bundles made to do harm, beyond the flaws of `tests/bundles/bad`: by somebody who holds keys of their own, knows the format, and
//! seals and signs as it asks.

use holdfast::bundle::manifest::{BundleKind, Manifest, Part};
use holdfast::bundle::write::{MANIFEST, SIGNATURE};
use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::Digest;
use holdfast::domain::person::Position;
use holdfast::domain::time::Millis;
use holdfast::log::page;

use crate::forge::{Member, age, gzip, member, tar};
use crate::world::World;

type Files = Vec<(&'static str, Vec<u8>)>;

pub fn all(world: &World) -> Files {
    [swapped(world), elsewhere(world), absurd(world), inflating(world)].concat()
}

fn digest(bytes: &[u8]) -> Digest {
    Digest(sha256(&[bytes]))
}

fn swapped(world: &World) -> Files {
    let (teacher, lead) = (&world.by_teacher, &world.by_lead.recipient);
    let packed = |members: &[Member]| age(&gzip(&tar(members)), lead);
    let lines = teacher.lines();
    let [one, other] = [lines.len(), 2].map(|count| {
        let page = page::encode(lines[..count].iter().map(String::as_str));
        let head = world.at(count - 1);
        teacher.members(lead, &page, |manifest| {
            manifest.heads.insert(teacher.device, head);
        })
    });
    let of = |from: [&[Member]; 3]| packed(&[0, 1, 2].map(|place: usize| from[place][place].clone()));
    vec![
        ("the manifest of one bundle, the entries of another", of([&one, &one, &other])),
        ("the manifest of one bundle, the signature of another", of([&one, &other, &one])),
        ("the entries of one bundle, manifest and signature of another", of([&other, &other, &one])),
        ("manifest and signature in each other's place", {
            let [manifest, signature] = [&one[0], &one[1]].map(|part| part.bytes.clone());
            packed(&[member(MANIFEST, &signature), member(SIGNATURE, &manifest), one[2].clone()])
        }),
        ("two bundles in one", packed(&[&one[..], &other].concat())),
    ]
}

fn elsewhere(world: &World) -> Files {
    let World { by_teacher: teacher, by_lead, revoked, stranger, .. } = world;
    let lead = &by_lead.recipient;
    let replay = |to| stranger.bundle(to, &stranger.lines(), |_| {});
    let sent = |kind| revoked.bundle(lead, &revoked.lines(), |manifest| manifest.kind = kind);
    vec![
        ("another school's bundle, as it was sent", replay(&stranger.recipient)),
        ("another school's bundle, sealed to this school", replay(lead)),
        ("a bundle of this school's, from another's device", {
            stranger.bundle(lead, &stranger.lines(), |manifest| manifest.school = teacher.school)
        }),
        ("this school's bundle, for practice", {
            teacher.bundle(lead, &teacher.lines(), |manifest| manifest.practice = true)
        }),
        ("a revoked device's hand-over", {
            let from = revoked.chain.len() - 1;
            let base = &revoked.chain[from - 1];
            revoked.bundle(lead, &revoked.lines()[from..], |manifest| {
                let base = Position { seq: base.header().seq, head: base.id() };
                manifest.base.insert(revoked.device, base);
            })
        }),
        ("a revoked device's update", sent(BundleKind::Update)),
        ("a revoked device's full copy", sent(BundleKind::FullCopy)),
    ]
}

fn absurd(world: &World) -> Files {
    let (teacher, lead) = (&world.by_teacher, &world.by_lead.recipient);
    let lines = teacher.lines();
    let page = page::encode(lines.iter().map(String::as_str));
    let bundle = |change: &dyn Fn(&mut Manifest)| teacher.bundle(lead, &lines, change);
    let sound = teacher.members(lead, &page, |_| {});
    let sized = |place: usize, size: u64| {
        let mut members = sound.clone();
        members[place].size = size;
        age(&gzip(&tar(&members)), lead)
    };
    let at = |seq| Position { seq, head: world.at(0).head };
    let part = |length| Part { name: format!("files/{}", digest(b"x")), length, sha256: digest(b"x") };
    let listed = |manifest: &str| {
        let members =
            [member(MANIFEST, manifest.as_bytes()), member(SIGNATURE, &teacher.sign(manifest.as_bytes()))];
        age(&gzip(&tar(&members)), lead)
    };
    let said = String::from_utf8(sound[0].bytes.clone()).unwrap();
    vec![
        ("a manifest of 2^64 - 1 bytes", sized(0, u64::MAX)),
        ("a signature of 2^63 bytes", sized(1, 1 << 63)),
        ("entries of 2^64 - 1 bytes", sized(2, u64::MAX)),
        ("entries of 2^64 - 512 bytes", sized(2, u64::MAX - 511)),
        ("a part said to be 2^64 - 1 bytes", bundle(&|manifest| manifest.parts[0].length = u64::MAX)),
        ("two parts that come to 2^64 bytes", {
            bundle(&|manifest| manifest.parts.extend([part(u64::MAX), part(1)]))
        }),
        ("a file of a gigabyte that is not there", bundle(&|manifest| manifest.parts.push(part(1 << 30)))),
        ("a base beyond the last number", {
            bundle(&|manifest| {
                manifest.base.insert(teacher.device, at(u64::MAX));
            })
        }),
        ("a head beyond what there is", {
            bundle(&|manifest| {
                manifest.heads.insert(teacher.device, at(u64::MAX));
            })
        }),
        ("base and head at the last number", {
            bundle(&|manifest| {
                manifest.base.insert(teacher.device, at(u64::MAX));
                manifest.heads.insert(teacher.device, at(u64::MAX));
            })
        }),
        ("volume 2 of 1", bundle(&|manifest| manifest.volume = 2)),
        ("made after the end of time, for practice", {
            bundle(&|manifest| (manifest.made, manifest.practice) = (Millis(i64::MAX), true))
        }),
        ("a number that is none", listed(&said.replacen("\"number\":1", "\"number\":1e400", 1))),
        ("a number below nothing", listed(&said.replacen("\"number\":1", "\"number\":-1", 1))),
        ("a manifest nested without end", {
            listed(&said.replacen("{", &format!("{{\"x\":{},", "[".repeat(30_000)), 1))
        }),
        ("a manifest that names a hundred thousand heads", {
            let heads: String = (0..100_000_u32).map(|n| format!("\"{n:064x}\":{{\"seq\":1}},")).collect();
            listed(&said.replacen("\"heads\":{", &format!("\"heads\":{{{heads}"), 1))
        }),
        ("an age header of one endless line", {
            [b"age-encryption.org/v1\n-> mlkem768x25519 ".as_slice(), &vec![b'A'; 3 << 20]].concat()
        }),
        ("an age header of a million stanzas", {
            [b"age-encryption.org/v1\n".as_slice(), &b"-> x\n\n".repeat(1_000_000)].concat()
        }),
        ("armour of blanks", {
            [b"-----BEGIN AGE ENCRYPTED FILE-----\n".as_slice(), &vec![b' '; 3 << 20]].concat()
        }),
    ]
}

/// A thousand bytes for each of the file.
fn inflating(world: &World) -> Files {
    let (teacher, lead) = (&world.by_teacher, &world.by_lead.recipient);
    let of = |page: &[u8]| age(&gzip(&tar(&teacher.members(lead, page, |_| {}))), lead);
    let lines = teacher.lines();
    let sound = teacher.members(lead, &page::encode(lines.iter().map(String::as_str)), |_| {});
    let first = format!("{}\n", lines[0]);
    let repeated = |bytes: usize| first.repeat(bytes / first.len()).into_bytes();
    let filled = |letters: usize| {
        let body = format!(
            r#"{{"salt":"{}","what":{{"kind":"noise","noise":"{}"}}}}"#,
            "0".repeat(32),
            "a".repeat(letters)
        );
        let mut page = first.clone();
        let (mut seq, mut prev) = (0, teacher.chain[0].id());
        for _ in 0..12 {
            seq += 1;
            let entry = teacher.entry(seq, Some(prev), &body);
            prev = entry.id();
            page += &format!("{}\n", entry.line());
        }
        page.into_bytes()
    };
    let zeros = vec![0; 48 << 20];
    let name = format!("files/{}", digest(&zeros));
    let attached = |also: &[Member]| {
        let page = page::encode(lines.iter().map(String::as_str));
        let mut members = teacher.members(lead, &page, |manifest| {
            let part = Part { name: name.clone(), length: zeros.len() as u64, sha256: digest(&zeros) };
            manifest.parts.push(part);
        });
        members.extend_from_slice(also);
        age(&gzip(&tar(&members)), lead)
    };
    vec![
        ("a manifest of four megabytes of blanks", {
            let blank = [b"{\"v\":1".as_slice(), &vec![b' '; 4 << 20]].concat();
            age(&gzip(&tar(&[&[member(MANIFEST, &blank)], &sound[1..]].concat())), lead)
        }),
        ("48 MB of one line", of(&vec![b'a'; 48 << 20])),
        ("48 MB of one entry, repeated", of(&repeated(48 << 20))),
        ("12 MB of one line", of(&vec![b'a'; 12 << 20])),
        ("12 MB of line ends", of(&vec![b'\n'; 12 << 20])),
        ("12 MB of one entry, repeated", of(&repeated(12 << 20))),
        ("12 MB of signed entries that the head does not end", of(&filled(1_000_000))),
        ("a file of 48 MB of zeros", attached(&[member(&name, &zeros)])),
        ("48 MB of zeros after the tar", { age(&gzip(&[tar(&sound), zeros.clone()].concat()), lead) }),
        ("48 MB of zeros that are no tar", age(&gzip(&zeros), lead)),
    ]
}
