//! Those who hear concerns about adults, for the tests that need them.

use holdfast::app::intent::Intent;
use holdfast::app::problem::Problem;
use holdfast::app::view::View;
use holdfast::crypto::kdf::derive_stretched;
use holdfast::domain::ids::PersonId;
use holdfast::domain::person::Right;
use holdfast::store::memory::Memory;
use holdfast::vault::Vault;
use pollster::block_on;

use super::{Browser, TEACHER, confirm, join, school, tell};

/// A lead, and a confirmed colleague who has been asked to hear concerns about adults and has heard of it.
pub fn asked() -> (Browser, Browser, PersonId) {
    let (mut lead, mut head) = school();
    confirm(&mut lead, &mut head);
    tell(&mut lead, &mut head);
    let person = head.status.as_ref().unwrap().me.person;
    appoint(&mut lead, person, Right::HearsAdults, true);
    tell(&mut lead, &mut head);
    (lead, head, person)
}

pub fn appoint(lead: &mut Browser, person: PersonId, right: Right, has: bool) {
    lead.ask(Intent::Appoint { person, right, has });
}

pub fn prepare(browser: &mut Browser, passphrase: &[u8]) -> Result<Vec<String>, Problem> {
    match browser.try_ask(Intent::PrepareToHear, vec![passphrase.to_vec()])?.0 {
        View::ReadyToHear(helpers) => Ok(helpers),
        other => panic!("{other:?}"),
    }
}

pub fn store(browser: &Browser) -> Memory {
    let databases = browser.profile.0.borrow();
    databases.iter().find(|(name, _)| name.starts_with("holdfast-")).unwrap().1.clone()
}

/// Every line of a browser's one vault, as its own person's passphrase opens it: what anybody learns who has the device and all
/// its keys.
pub fn lines(browser: &mut Browser, passphrase: &[u8]) -> String {
    let vault = browser.vault();
    browser.with(Intent::Unlock { vault }, passphrase);
    let front = block_on(Vault::front(&store(browser))).unwrap();
    let key = derive_stretched(passphrase, &front.slot.salt().unwrap(), front.slot.cost).unwrap();
    let keys = front.open(&front.slot, &key).unwrap();
    let mut opened = block_on(Vault::unlock(store(browser), &vault, keys, None)).unwrap();
    let mut all = String::new();
    block_on(opened.read_all(|line| {
        all.push_str(line);
        Ok(())
    }))
    .unwrap();
    all
}

/// A lead, a head who has made ready, and a teacher who has heard of it.
pub fn ready_to_hear() -> (Browser, Browser, Browser, PersonId) {
    let (mut lead, mut head, person) = asked();
    prepare(&mut head, TEACHER).unwrap();
    hand_over(&mut head, &mut lead);
    let mut teacher = join(&mut lead, 4, "Owen Pritchard");
    confirm(&mut lead, &mut teacher);
    tell(&mut lead, &mut teacher);
    (lead, head, teacher, person)
}

/// A colleague who has come to hear concerns about adults, and has made ready.
pub fn another_hearer(lead: &mut Browser, seed: u64, name: &str) -> (Browser, PersonId) {
    let mut other = join(lead, seed, name);
    confirm(lead, &mut other);
    let person = other.status.as_ref().unwrap().me.person;
    appoint(lead, person, Right::HearsAdults, true);
    tell(lead, &mut other);
    prepare(&mut other, TEACHER).unwrap();
    hand_over(&mut other, lead);
    (other, person)
}

/// What one device has not handed over, brought in on another.
pub fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}
