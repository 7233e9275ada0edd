//! A staffroom computer: many vaults in one browser profile, each to itself; and taking one of them away.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{Intent, Joining, Visitor};
use holdfast::app::problem::Problem;
use holdfast::app::view::{ThisDevice, View, Welcome};
use holdfast::domain::concern::{Child, ConcernDraft, Involved, PupilRole, Told};
use holdfast::domain::ids::VaultId;
use holdfast::domain::person::Right;
use holdfast::domain::time::When;
use holdfast::store::{Backend, Change, StoreError, Table};
use holdfast::vault::shelf::{self, SHELF};
use pollster::block_on;
use school::{Browser, founding, joining};

const INES: &[u8] = b"another long passphrase";
const OWEN: &[u8] = b"heron marble orchard flint";

/// The lead's own computer, and a staffroom computer with the vaults of two teachers, locked.
fn staffroom() -> (Browser, Browser, [VaultId; 2]) {
    let (mut lead, _) = school::school();
    let (View::PackMade(pack), file) = lead.file(Intent::MakePack) else { panic!("no pack") };
    let mut shared = Browser::new(9);
    for (name, label, passphrase) in [("Ines Duarte", "ID", INES), ("Owen Pritchard", "OP", OWEN)] {
        let blobs = vec![file.clone(), pack.code.clone().into_bytes()];
        shared.try_ask(Intent::LookAtPack, blobs).unwrap();
        let joining = Joining { name: name.into(), label: label.into(), ..joining() };
        shared.with(Intent::Join(joining), passphrase);
        shared.ask(Intent::Lock);
    }
    let listed = welcome(&mut shared).vaults;
    let find = |label: &str| listed.iter().find(|card| card.label == label).unwrap().vault;
    let vaults = [find("ID"), find("OP")];
    (lead, shared, vaults)
}

fn welcome(browser: &mut Browser) -> Welcome {
    match browser.ask(Intent::Start) {
        View::Welcome(welcome) => welcome,
        other => panic!("{other:?}"),
    }
}

fn device(browser: &mut Browser) -> ThisDevice {
    match browser.ask(Intent::ThisDevice) {
        View::ThisDevice(device) => device,
        other => panic!("{other:?}"),
    }
}

fn labels(browser: &mut Browser) -> Vec<String> {
    welcome(browser).vaults.into_iter().map(|card| card.label).collect()
}

fn databases(browser: &Browser) -> usize {
    browser.profile.0.borrow().keys().filter(|name| name.starts_with("holdfast-")).count()
}

#[test]
fn each_vault_opens_with_its_own_passphrase_and_shows_its_own() {
    let (_, mut shared, [ines, owen]) = staffroom();
    for (vault, other) in [(ines, OWEN), (owen, INES)] {
        let wrong = shared.try_ask(Intent::Unlock { vault }, vec![other.to_vec()]);
        assert_eq!(wrong.err(), Some(Problem::WrongPassphrase));
    }
    shared.with(Intent::Unlock { vault: ines }, INES);
    shared.record("Ines saw it.");
    shared.ask(Intent::Lock);
    shared.with(Intent::Unlock { vault: owen }, OWEN);
    let View::Concerns(page) = shared.ask(Intent::Concerns { offset: 0, limit: 10 }) else { panic!() };
    assert_eq!(page.total, 0);
}

#[test]
fn a_vault_with_something_not_handed_over_stays_and_one_without_goes_alone() {
    let (_, mut shared, [ines, owen]) = staffroom();
    shared.with(Intent::Unlock { vault: owen }, OWEN);
    shared.record("Owen saw it.");
    shared.ask(Intent::Lock);
    shared.with(Intent::Unlock { vault: ines }, INES);
    shared.record("Ines saw it.");
    let remove = |with_drafts| Intent::RemoveVault { with_drafts };
    assert_eq!(shared.try_ask(remove(true), Vec::new()).err(), Some(Problem::NotHandedOver));
    shared.file(Intent::HandOver);
    shared.draft("Half written.");
    assert_eq!(shared.try_ask(remove(false), Vec::new()).err(), Some(Problem::DraftsLeft));
    assert_eq!(labels(&mut shared).len(), 2);
    shared.ask(remove(true));
    assert_eq!((labels(&mut shared), databases(&shared)), (vec!["OP".to_owned()], 1));
    shared.with(Intent::Unlock { vault: owen }, OWEN);
    assert_eq!(shared.status.as_ref().unwrap().not_handed_over, 1, "the other is untouched");
    assert_eq!(
        shared.try_ask(Intent::Unlock { vault: ines }, vec![INES.to_vec()]).err(),
        Some(Problem::NotHere)
    );
}

#[test]
fn an_administrators_vault_stays_until_somebody_else_could_have_what_it_holds() {
    let (mut lead, mut teacher) = school::school();
    let remove = Intent::RemoveVault { with_drafts: true };
    assert_eq!(lead.try_ask(remove.clone(), Vec::new()).err(), Some(Problem::NotHandedOver), "the founding");
    lead.file(Intent::FullCopy);
    teacher.record("Received by the lead, who says so.");
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    school::tell(&mut lead, &mut teacher);
    // The teacher may let go of it now; so the lead may not.
    assert_eq!(lead.try_ask(remove.clone(), Vec::new()).err(), Some(Problem::NotHandedOver));
    lead.file(Intent::HandOver);
    lead.ask(remove);
    assert_eq!(databases(&lead), 0);
}

#[test]
fn a_removal_cut_off_anywhere_leaves_the_vault_whole_or_gone() {
    for step in 0..3 {
        let (_, mut shared, [ines, _]) = staffroom();
        shared.with(Intent::Unlock { vault: ines }, INES);
        let shelf = shared.profile.0.borrow()[SHELF].clone();
        match step {
            // Killed before anything was written, and before the place on the shelf was given up.
            0 | 2 => {
                shelf.fail_after(step / 2, StoreError::Lost);
                assert!(shared.try_ask(Intent::RemoveVault { with_drafts: false }, Vec::new()).is_err());
                shelf.heal();
            }
            // Killed once it was said to go.
            _ => block_on(shelf::mark_going(&shelf, &ines)).unwrap(),
        }
        shared.restart();
        let left = labels(&mut shared);
        if step == 0 {
            assert_eq!(left.len(), 2);
            assert!(matches!(shared.with(Intent::Unlock { vault: ines }, INES), View::Home(_)));
        } else {
            assert_eq!((left, databases(&shared)), (vec!["OP".to_owned()], 1), "step {step}");
        }
    }
}

#[test]
fn a_damaged_place_on_the_shelf_keeps_nobody_else_out() {
    let (_, mut shared, [ines, owen]) = staffroom();
    let shelf = shared.profile.0.borrow()[SHELF].clone();
    let put = |key: String| Change::Put { table: Table::Meta, key: key.into_bytes(), value: b"{".to_vec() };
    let damaged = vec![put(format!("vault/{ines}")), put("mark".into()), put("school/none".into())];
    block_on(shelf.commit(None, damaged)).unwrap();
    assert_eq!(labels(&mut shared), ["OP"]);
    assert!(matches!(shared.with(Intent::Unlock { vault: owen }, OWEN), View::Home(_)));
    shared.ask(Intent::Lock);
    shared.ask(Intent::VisitorSchools);
    // It is hidden, not gone.
    assert!(matches!(shared.with(Intent::Unlock { vault: ines }, INES), View::Home(_)));
}

#[test]
fn short_name_and_idle_time_are_kept() {
    let (_, mut shared, [ines, _]) = staffroom();
    shared.with(Intent::Unlock { vault: ines }, INES);
    assert_eq!(shared.status.as_ref().unwrap().idle_minutes, 5);
    for (asked, kept) in [(10, 10), (0, 1), (200, 30)] {
        shared.ask(Intent::KeepSettings { short_name: " Year 3 ".into(), idle_minutes: asked });
        assert_eq!(shared.status.as_ref().unwrap().idle_minutes, kept);
    }
    let nameless = Intent::KeepSettings { short_name: "  ".into(), idle_minutes: 5 };
    assert_eq!(shared.try_ask(nameless, Vec::new()).err(), Some(Problem::NameNeeded));
    assert_eq!(device(&mut shared).short_name, "Year 3");
    shared.restart();
    assert_eq!(labels(&mut shared).iter().filter(|label| *label == "Year 3").count(), 1);
    shared.with(Intent::Unlock { vault: ines }, INES);
    assert_eq!(shared.status.as_ref().unwrap().idle_minutes, 30);
}

#[test]
fn a_mark_needs_no_passphrase_to_be_seen() {
    let mut browser = Browser::new(1);
    assert_eq!(welcome(&mut browser).mark, None);
    browser.with(Intent::Found(founding()), b"correct horse battery staple");
    let View::Marked(at) = browser.ask(Intent::LeaveMark) else { panic!("no mark") };
    browser.restart();
    let welcome = welcome(&mut browser);
    assert_eq!((welcome.mark, welcome.vaults.len()), (Some(at), 1));
}

/// A visitor's concern about a child whose name they typed.
fn visitors() -> ConcernDraft {
    ConcernDraft {
        pupils: vec![Involved {
            child: Child::Unlisted("Robin, Year 4, red coat".into()),
            role: PupilRole::Subject,
            name: "Robin, Year 4, red coat".into(),
        }],
        narrative: "Said that he had not eaten since yesterday.".into(),
        happened: Some(When::Unknown),
        told: Some(Told::NotYet),
        ..ConcernDraft::default()
    }
}

#[test]
fn a_visitor_records_once_and_leaves_nothing_behind() {
    let (mut lead, mut shared, _) = staffroom();
    let View::VisitorSchools { schools, .. } = shared.ask(Intent::VisitorSchools) else {
        panic!("no schools")
    };
    assert_eq!(schools.len(), 1);
    let school = schools[0].school;
    let everything = |browser: &Browser| {
        let databases = browser.profile.0.borrow();
        databases.iter().map(|(name, store)| (name.clone(), store.snapshot())).collect::<Vec<_>>()
    };
    let before = everything(&shared);
    let visitor = Visitor { name: "Pat Temple".into(), job: "Supply teacher, Year 4".into() };
    let record = |visitor: &Visitor, content: ConcernDraft| Intent::RecordOnce {
        school,
        visitor: visitor.clone(),
        content: Box::new(content),
    };
    let nameless = shared.try_ask(record(&Visitor::default(), visitors()), Vec::new());
    assert_eq!(nameless.err(), Some(Problem::NameNeeded));
    let empty = shared.try_ask(record(&visitor, ConcernDraft::default()), Vec::new());
    assert!(matches!(empty.err(), Some(Problem::Incomplete(_))));
    let (_, file) = shared.file(record(&visitor, visitors()));
    let (_, second) = shared.file(record(&visitor, visitors()));
    assert_eq!(everything(&shared), before, "nothing was written anywhere");
    // Nobody on this computer can open it, and the lead can.
    let found = lead.merge(file);
    assert_eq!((found.new_concerns, found.unconfirmed, found.from.name.as_str()), (1, true, "Pat Temple"));
    lead.merge(second);
    let View::Concerns(page) = lead.ask(Intent::Concerns { offset: 0, limit: 10 }) else { panic!() };
    assert_eq!((page.total, page.rows[0].confirmed), (2, false), "each is a device of its own");
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    assert!(staff.waiting.is_empty(), "nobody waits for a visitor to be confirmed");
    // The pupil list goes to nobody who only says that they exist.
    assert_eq!(lead.try_ask(Intent::SendUpdate, Vec::new()).err(), Some(Problem::NoRecipients));
}

#[test]
fn whoever_becomes_an_administrator_reads_what_visitors_write() {
    let (mut lead, mut shared, [ines, _]) = staffroom();
    shared.with(Intent::Unlock { vault: ines }, INES);
    let (_, file) = shared.file(Intent::HandOver);
    lead.merge(file);
    let View::Staff(staff) = lead.ask(Intent::Staff) else { panic!("no staff") };
    let waiting = &staff.waiting[0];
    lead.ask(Intent::ConfirmDevice { device: waiting.device, person: waiting.who.person });
    let appoint = Intent::Appoint { person: waiting.who.person, right: Right::Administrator, has: true };
    lead.ask(appoint);
    let (_, copy) = lead.file(Intent::FullCopy);
    shared.merge(copy);
    shared.ask(Intent::Lock);
    let View::VisitorSchools { schools, .. } = shared.ask(Intent::VisitorSchools) else {
        panic!("no schools")
    };
    let visitor = Visitor { name: "Pat Temple".into(), job: String::new() };
    let content = Box::new(visitors());
    let (_, file) = shared.file(Intent::RecordOnce { school: schools[0].school, visitor, content });
    shared.with(Intent::Unlock { vault: ines }, INES);
    shared.add_second_factor();
    let names = vec!["f".to_owned()];
    let (view, _) = shared.try_ask(Intent::LookAtBundles { names }, vec![file]).unwrap();
    let View::Arrivals(arrivals) = view else { panic!("no arrivals") };
    assert_eq!(arrivals[0].found.as_ref().unwrap().new_concerns, 1);
}
