//! Records the vectors: a small school lives a day, and what it leaves is written down.

use std::collections::BTreeMap;
use std::rc::Rc;

use holdfast::app::intent::{Intent, Joining};
use holdfast::app::view::View;
use holdfast::bundle::read::{Key, open};
use holdfast::crypto::kdf::{StretchCost, derive_stretched};
use holdfast::crypto::keys::derive_device_id;
use holdfast::crypto::random::SeededRandom;
use holdfast::crypto::recipient::Identity;
use holdfast::crypto::sign::SigningKey;
use holdfast::crypto::words::normalise_code;
use holdfast::domain::body_map::{
    BodyMap, Drawing, Figure, Gate, Mark, MarkColour, MarkKind, Shape, View as Side,
};
use holdfast::domain::concern::{Child, ConcernDraft, Involved, PupilRole, Told, Topic};
use holdfast::domain::event::{Body, EndRight, Event, Grant, Positions, Release, Revoke};
use holdfast::domain::ids::{DeviceId, MarkId, PersonId, SchoolId, VaultId};
use holdfast::domain::person::{Author, Person, Right};
use holdfast::domain::time::{Millis, Stamp, When};
use holdfast::log::entry::{Entry, Verified};
use holdfast::log::page;
use holdfast::store::memory::Memory;
use holdfast::vault::keyring::Stretched;
use holdfast::vault::{Creation, Vault};
use pollster::block_on;
use serde_json::json;

use crate::recorded::{Recorded, path};
use crate::school::{Browser, LEAD, MORNING, TEACHER, founding};
use crate::{EXPECTED, ids, lines, open_one, says, signed_in, summary, vault};

fn concern(browser: &mut Browser, narrative: &str, with_map: bool) -> ConcernDraft {
    let find = Intent::FindPupils { text: String::new(), offset: 0, limit: 1 };
    let View::Pupils(page) = browser.ask(find) else { panic!("no pupils") };
    let pupil = &page.rows[0];
    let mut draft = ConcernDraft {
        pupils: vec![Involved {
            child: Child::Pupil(pupil.pupil),
            role: PupilRole::Subject,
            name: pupil.identity.name(),
        }],
        topics: vec![Topic::InjuryOrMark, Topic::ToldMe],
        narrative: narrative.into(),
        child_words: "“It was the door.”".into(),
        opinion: "Out of character.".into(),
        happened: Some(When::Unknown),
        told: Some(Told::NotYet),
        ..ConcernDraft::default()
    };
    if with_map {
        draft.pupils.push(Involved {
            child: Child::Unlisted("A cousin, about six".into()),
            role: PupilRole::Witness,
            name: "A cousin, about six".into(),
        });
        draft.maps.push(map());
    }
    draft
}

fn map() -> BodyMap {
    let mut map =
        BodyMap::new(Gate { visible: true, not_first_aid: true, no_photograph: true }, Drawing::Child1)
            .unwrap();
    let drawable = |region: &&holdfast::domain::body_map::Region| region.id.contains("forearm");
    let figure = Figure::of(Drawing::Child1);
    let region = figure.regions(Side::Front).iter().find(drawable).unwrap();
    let mark: Mark = serde_json::from_value(json!({
        "id": MarkId([3; 16]), "number": 1, "view": Side::Front,
        "shape": Shape::Ellipse(figure.centre(Side::Front, region), 6, 4), "region": region.id,
        "kind": MarkKind::Bruise, "colours": [MarkColour::Purple], "length_mm": 20, "width_mm": 12,
        "exact_site": "two fingers above the wrist", "child_words": "door",
    }))
    .unwrap();
    map.marks.push(Rc::new(mark));
    map.check().unwrap();
    map
}

fn save(browser: &mut Browser, content: ConcernDraft) {
    let View::Draft(draft) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    browser.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) });
}

fn merge(browser: &mut Browser, file: Vec<u8>) {
    browser.try_ask(Intent::LookAtBundles { names: vec!["f".into()] }, vec![file]).unwrap();
    browser.ask(Intent::MergeBundles);
}

/// Writes events as the lead that no screen makes yet, and one that only a newer version knows.
fn write_past_the_screens(lead: &Browser, me: &Author, events: Vec<Event>) {
    let mut vault = vault(lead, LEAD);
    let random = SeededRandom::new(4_242);
    let mut stamp = vault.root().stamp.unwrap();
    let mut bodies = Vec::new();
    for (number, what) in (0_u64..).zip(events) {
        stamp = Stamp::next(Some(&stamp), None, stamp.wall);
        let body = Body { salt: format!("{number:032x}"), who: me.clone(), at: stamp, what };
        bodies.push(serde_json::to_string(&body).unwrap());
    }
    let (who, at) = (json!(me), json!(stamp));
    let what = r#"{"kind":"telepathy","range_m":3}"#;
    bodies.push(format!(r#"{{"salt":"{}","who":{who},"at":{at},"what":{what}}}"#, "f".repeat(32)));
    block_on(vault.append(&random, stamp, &bodies, Vec::new())).unwrap();
}

/// Records everything.
pub fn write() {
    const PUPILS: &[u8] = b"Surname,Forename,DOB,Year,Class,Sex\nAsh,Rowan,01/09/2018,3,3B,F\n\
        \xc3\x93 Briain,Imogen,02/10/2017,4,4A,F\nBeck,Theo,29/02/2016,6,6C,M\n";
    let mut lead = Browser::new(1);
    let View::Founded(kit) = lead.with(Intent::Found(founding()), LEAD) else { panic!("no kit") };
    let View::PupilSheet(sheet) = lead.with(Intent::ReadPupilFile, PUPILS) else { panic!("no sheet") };
    lead.ask(Intent::PreviewPupils { mapping: sheet.mapping });
    lead.ask(Intent::ImportPupils);
    let phones = holdfast::domain::person::Phones { lead: "01632 960009".into(), ..founding().phones };
    lead.ask(Intent::SaveSchool { name: "Larkfield Church of England Primary".into(), phones });
    let (name, job) = ("Ash Verma".to_owned(), "Deputy".to_owned());
    lead.ask(Intent::SavePerson { person: None, name, job, active: true });
    let (View::PackMade(pack), pack_file) = lead.file(Intent::MakePack) else { panic!("no pack") };

    let mut teacher = Browser::new(2);
    let blobs = vec![pack_file.clone(), pack.code.clone().into_bytes()];
    teacher.try_ask(Intent::LookAtPack, blobs).unwrap();
    let joining = Joining {
        name: "Ines Duarte".into(),
        job: "Year 3 teacher".into(),
        label: "ID".into(),
        ..Joining::default()
    };
    teacher.with(Intent::Join(joining), TEACHER);
    let content = concern(&mut teacher, "A bruise on the left forearm.", true);
    save(&mut teacher, content);
    let content = concern(&mut teacher, "No coat again.", false);
    save(&mut teacher, content);
    let (_, hand_over) = teacher.file(Intent::HandOver);
    merge(&mut lead, hand_over.clone());
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    let waiting = staff.waiting[0].clone();
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    let deputy: Person =
        staff.people.iter().find(|row| row.person.name == "Ash Verma").unwrap().person.clone();
    let View::Concerns(concerns) = lead.ask(Intent::Concerns { offset: 0, limit: 9 }) else { panic!("none") };
    lead.ask(Intent::Concern { entry: concerns.rows[0].entry });
    let me = lead.status.clone().unwrap().me;
    let device = DeviceId([0xab; 32]);
    let events = vec![
        Event::Grant(Grant {
            person: deputy.person,
            right: Right::Administrator,
            from: Positions::new(),
            after: Positions::new(),
        }),
        Event::Grant(Grant {
            person: PersonId([5; 16]),
            right: Right::Administrator,
            from: Positions::new(),
            after: Positions::new(),
        }),
        Event::EndRight(EndRight {
            person: PersonId([5; 16]),
            right: Right::Administrator,
            upto: BTreeMap::new(),
            after: Positions::new(),
        }),
        Event::Revoke(Revoke { device, upto: None, reason: "Laptop stolen.".into() }),
        Event::Release(Release { entry: concerns.rows[0].entry, reason: "Asked in person.".into() }),
    ];
    write_past_the_screens(&lead, &me, events);
    lead.restart();
    lead.unlock(LEAD);
    let (_, parcel) = lead.file(Intent::SendUpdate);
    merge(&mut teacher, parcel.clone());
    let content = concern(&mut teacher, "Not handed over yet.", false);
    save(&mut teacher, content);
    let View::Draft(draft) = teacher.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    let content = Box::new(ConcernDraft { narrative: "Half a sent".into(), ..ConcernDraft::default() });
    teacher.ask(Intent::KeepDraft { draft: draft.draft, content });
    let (_, full_copy) = lead.file(Intent::FullCopy);
    let random = SeededRandom::new(31);
    block_on(vault(&lead, LEAD).compact(&random)).unwrap();

    Recorded::of("A lead's browser", &lead, LEAD).write("vectors/lead.json");
    Recorded::of("A teacher's browser", &teacher, TEACHER).write("vectors/teacher.json");
    full_cost().write("vectors/full-cost.json");
    record(
        &kit.words.join(" "),
        &kit.identity,
        &pack.code,
        &lead,
        &teacher,
        [
            ("hand-over.age", hand_over.clone()),
            ("hand-over-armoured.txt", armoured(&hand_over)),
            ("full-copy.age", full_copy),
            ("update.tar", parcel),
            ("joining-pack.age", pack_file),
        ],
    );
}

fn armoured(file: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut writer =
        age::armor::ArmoredWriter::wrap_output(Vec::new(), age::armor::Format::AsciiArmor).unwrap();
    writer.write_all(file).unwrap();
    writer.finish().unwrap()
}

fn record(
    kit: &str,
    kit_identity: &str,
    code: &str,
    lead: &Browser,
    teacher: &Browser,
    files: [(&str, Vec<u8>); 5],
) {
    let [(lead_vault, mut entries), (teacher_vault, _)] =
        [(lead, LEAD), (teacher, TEACHER)].map(|(browser, by)| {
            let mut vault = vault(browser, by);
            let lines = lines(&mut vault);
            let entry = |line: &String| Entry::decode(line.as_bytes()).unwrap().admitted();
            let entries: Vec<Entry<Verified>> = lines.iter().map(entry).collect();
            (vault, entries)
        });
    entries.sort_by_key(|entry| (entry.header().device, entry.header().seq));
    let withheld =
        entries.iter().find(|entry| entry.line().contains("No coat again")).unwrap().without_body();
    entries.push(withheld);
    std::fs::write(path("vectors/entries.jsonl"), page::encode(entries.iter().map(Entry::line))).unwrap();
    let identity = |vault: &Vault<Memory>| vault.keys().identity.to_text().to_string();
    let mut bundles = BTreeMap::new();
    for (name, file) in files {
        std::fs::write(path(&format!("vectors/{name}")), &file).unwrap();
        let opened = if name == "joining-pack.age" {
            open(&file, &Key::Code(&normalise_code(code)), None).unwrap()
        } else {
            let reader = if name == "update.tar" { &teacher_vault } else { &lead_vault };
            open_one(&file, &reader.keys().identity)
        };
        bundles.insert(name, summary(opened));
    }
    let expected = json!({
        "school": lead_vault.root().school,
        "kit": kit, "kit_identity": kit_identity, "code": code,
        "identities": { "lead": identity(&lead_vault), "teacher": identity(&teacher_vault) },
        "entries": ids(&entries),
        "bundles": bundles,
        "lead": says(&mut signed_in("lead")),
        "teacher": says(&mut signed_in("teacher")),
    });
    std::fs::write(path(EXPECTED), serde_json::to_string_pretty(&expected).unwrap() + "\n").unwrap();
}

/// A vault of one entry, its passphrase stretched as long as in the product.
fn full_cost() -> Recorded {
    let (random, store, school) = (SeededRandom::new(55), Memory::new(), SchoolId([6; 32]));
    let browser = Browser::new(55);
    browser.profile.0.borrow_mut().insert("holdfast-vault".into(), store.clone());
    let signing = SigningKey::make(&random);
    let (salt, cost) = (Stretched::make_salt(&random), StretchCost::default());
    let key = derive_stretched(LEAD, &salt, cost).unwrap();
    let creation = Creation {
        vault: VaultId([8; 16]),
        school,
        practice: false,
        device: derive_device_id(&school, &signing.verifying()),
        signing,
        identity: Identity::make(&random),
        stretched: Stretched { salt, cost, key },
    };
    let mut vault = block_on(Vault::create(store, &random, creation)).unwrap();
    let body = format!(r#"{{"salt":"{}","what":"Opened for ever"}}"#, "7".repeat(32));
    let stamp = Stamp { clock: Millis(MORNING), tick: 0, wall: Millis(MORNING) };
    block_on(vault.append(&random, stamp, &[body], Vec::new())).unwrap();
    Recorded::of("A vault of one entry at full cost", &browser, LEAD)
}
