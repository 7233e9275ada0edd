//! A computer that several people share: each unlocks their own vault, with a passkey if they like; it locks when nobody
//! touches it; one vault is removed and the other stays; the lead is handed over.

use anyhow::{Context as _, ensure};
use serde_json::{Value, json};

use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Philippa Stonehouse";
const TEACHER: &str = "Dominic Farthing";
const LEAD_PASSPHRASE: &str = "velvet anchor meadow kettle";
const TEACHER_PASSPHRASE: &str = "copper lantern gravel thimble";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut person = stage.person_elsewhere("staffroom")?;
    // Passkeys need an address with a name.
    person.url = person.url.replace("127.0.0.1", "localhost");
    person.visit("")?;
    authenticator(&person)?;
    found(&mut person)?;
    let pack = make_pack(&mut person)?;
    println!("   a supply teacher records once on the locked computer");
    record_once(&mut person)?;
    println!("   a colleague joins on the same computer, and unlocks with a passkey");
    join(&mut person, &pack)?;
    passkey_unlocks(&mut person)?;
    println!("   the page locks when nobody touches it, and when the computer has slept");
    idle(&mut person)?;
    println!("   one vault is removed, the other stays");
    remove(&mut person)?;
    println!("   a passkey is the lead's second factor");
    passkey_guards(&mut person)?;
    person.close().map(drop)
}

/// An authenticator that derives secrets and asks its owner for nothing (Web Authentication level 3, section 11).
fn authenticator(person: &Person) -> anyhow::Result<()> {
    let wanted = json!({
        "protocol": "ctap2_1",
        "transport": "internal",
        "hasResidentKey": true,
        "hasUserVerification": true,
        "isUserConsenting": true,
        "isUserVerified": true,
        "extensions": ["prf"],
    });
    person.session()?.post("/webauthn/authenticator", &wanted).context("no authenticator")?;
    Ok(())
}

fn found(person: &mut Person) -> anyhow::Result<()> {
    person.click("link", "Found a school")?;
    person.write("School name", "Harewell Primary")?;
    person.write("Your full name", LEAD)?;
    person.write("Your job at the school", "Headteacher")?;
    person.click("button", "Continue")?;
    person.see("Step 2 of 3")?;
    person.click("button", "Continue")?;
    person.see("Step 3 of 3")?;
    person.write("Choose a passphrase", LEAD_PASSPHRASE)?;
    person.write("Type the passphrase again", LEAD_PASSPHRASE)?;
    person.click("button", "Found the school")?;
    person.pick("Whole, on one sheet")?;
    person.tick("It is printed and in the school's safe")?;
    person.click("button", "Continue")?;
    person.see_one("heading", "Home")
}

/// The founder's session is locked, and a visitor writes without any passphrase.
fn record_once(person: &mut Person) -> anyhow::Result<()> {
    person.visit("#/")?;
    person.see_one("heading", "Unlock")?;
    person.click("link", "Supply or visitor: record once")?;
    person.see("For somebody who works here today and has not joined.")?;
    person.click("button", "Seal it and hand it over")?;
    person.see("Enter your full name")?;
    screen(person, "record-once-empty")?;
    person.write("Your full name", "Pat Temple")?;
    person.write("What brings you here", "Supply teacher, Year 4")?;
    person.write("Child's name", "Robin, Year 4, red coat")?;
    person.write("What you saw and heard", "He is obviously neglected.")?;
    person.see("This reads as opinion among the facts.")?;
    person.write("What you saw and heard", "Said that he had not eaten since yesterday.")?;
    person.pick("Yes, in person")?;
    screen(person, "record-once")?;
    person.download(|person| person.click("button", "Seal it and hand it over"))?;
    person.see("It is sealed, and nothing of it is left here")?;
    screen(person, "record-once-done")?;
    person.click("button", "I have handed it over")?;
    person.see_one("heading", "Unlock")
}

/// A pack, with its code.
fn make_pack(person: &mut Person) -> anyhow::Result<(std::path::PathBuf, String)> {
    person.click("link", "Staff")?;
    person.click("link", "Make a joining pack")?;
    let file = person.download(|person| person.click("button", "Make the pack"))?;
    person.see("1 member of staff")?;
    let shown = person.text()?;
    let code = shown.split("The code").last().and_then(|rest| rest.split("Write it down").next());
    let code = code.context("no code")?.trim().to_owned();
    person.press("Alt+L")?;
    person.see_one("heading", "Unlock")?;
    Ok((file, code))
}

fn join(person: &mut Person, (file, code): &(std::path::PathBuf, String)) -> anyhow::Result<()> {
    person.visit("#/join")?;
    person.upload("Joining pack", std::slice::from_ref(file))?;
    person.see("Chosen:")?;
    person.write("Six-word code", code)?;
    person.click("button", "Open the pack")?;
    person.see_one("heading", "Who are you?")?;
    person.choose("Your name", "I am not on this list")?;
    person.write("Your full name", TEACHER)?;
    person.write("Your job at the school", "Year 2 teacher")?;
    person.write("What you call this device", "Staffroom computer")?;
    person.write("Choose a passphrase", TEACHER_PASSPHRASE)?;
    person.write("Type the passphrase again", TEACHER_PASSPHRASE)?;
    person.click("button", "Join the school")?;
    person.see_one("heading", "Home")
}

fn passkey_unlocks(person: &mut Person) -> anyhow::Result<()> {
    person.visit("#/keys")?;
    person.see("With one you unlock without typing your passphrase")?;
    person.click("button", "Add a passkey")?;
    person.see("Enter a name for the passkey")?;
    person.write("What to call it", "Fingerprint")?;
    person.click("button", "Add a passkey")?;
    person.see("The passkey is added")?;
    person.see("Opens this vault")?;
    screen(person, "passkeys")?;
    lock(person)?;
    person.pick("DF")?;
    person.see_one("button", "Unlock with a passkey")?;
    screen(person, "lock-with-passkey")?;
    person.click("button", "Unlock with a passkey")?;
    person.see_one("heading", "Home")?;
    person.click("link", "This device")?;
    person.see(TEACHER)
}

/// Moves the page's clock on by so many seconds.
fn pass(person: &Person, seconds: u32) -> anyhow::Result<()> {
    let script = "const real = globalThis.realNow ??= Date.now.bind(Date); \
                  globalThis.ahead = (globalThis.ahead ?? 0) + arguments[0] * 1000; \
                  Date.now = () => real() + globalThis.ahead;";
    person.session()?.run(script, &[Value::from(seconds)]).map(drop)
}

fn idle(person: &mut Person) -> anyhow::Result<()> {
    person.choose("Lock when nobody has touched the page for", "1 minute")?;
    person.write("Short name on the lock screen", "Dominic")?;
    person.click("button", "Save")?;
    person.see("Saved.")?;
    screen(person, "this-device")?;
    pass(person, 35)?;
    person.see("Locking soon")?;
    screen(person, "idle-warning")?;
    person.press("Shift")?;
    person.no("Locking soon")?;
    pass(person, 35)?;
    person.see("Locking soon")?;
    pass(person, 30)?;
    person.see_one("heading", "Unlock")?;
    unlock(person, "Dominic", TEACHER_PASSPHRASE)?;
    person.visit("#/device")?;
    person.choose("Lock when nobody has touched the page for", "30 minutes")?;
    person.click("button", "Save")?;
    person.see("Saved.")?;
    pass(person, 120)?;
    person.see_one("heading", "Unlock")
}

fn remove(person: &mut Person) -> anyhow::Result<()> {
    unlock(person, "Dominic", TEACHER_PASSPHRASE)?;
    person.click("link", "Record a concern")?;
    person.see_focus("field", "Child's name")?;
    person.write("What you saw and heard", "Something about somebody")?;
    person.see("Draft kept")?;
    person.click("link", "Leave it as a draft")?;
    person.see_one("heading", "Home")?;
    person.visit("#/device")?;
    person.click("button", "Leave a mark")?;
    person.see("A mark was left on")?;
    person.click("button", "Remove my vault from this computer")?;
    person.within("dialog", "Remove your vault from this computer?", |person| {
        screen(person, "remove")?;
        person.click("button", "Remove it")
    })?;
    person.see("There are drafts here")?;
    person.click("button", "Remove my vault from this computer")?;
    person.within("dialog", "Remove your vault from this computer?", |person| {
        person.tick("My drafts go as well, and nobody else has them")?;
        person.click("button", "Remove it")
    })?;
    person.see_one("heading", "Unlock")?;
    person.no("Dominic")?;
    person.see("A mark was left on")?;
    let vaults =
        person.session()?.run_async("return (await indexedDB.databases()).map((one) => one.name)", &[])?;
    let names = vaults.as_array().context("no list")?;
    let left = names.iter().filter(|name| name.as_str().is_some_and(|name| name.starts_with("holdfast-")));
    ensure!(left.count() == 1, "databases: {vaults}");
    Ok(())
}

fn passkey_guards(person: &mut Person) -> anyhow::Result<()> {
    knock(person, LEAD_PASSPHRASE)?;
    person.see("Set up a second factor first")?;
    person.write("What to call it", "This computer")?;
    person.click("button", "Add a passkey")?;
    person.see("The passkey is added")?;
    person.see_one("button", "Remove This computer")?;
    person.click("button", "Remove This computer")?;
    person.see("This is the last second factor of this vault")?;
    screen(person, "passkey-factor")?;
    lock(person)?;
    knock(person, LEAD_PASSPHRASE)?;
    person.see_one("button", "Use a passkey")?;
    person.no_one("field", "Code from your authenticator app")?;
    screen(person, "asks-for-passkey")?;
    person.click("button", "Use a passkey")?;
    person.see_one("heading", "Home")
}

fn lock(person: &mut Person) -> anyhow::Result<()> {
    person.click("button", "Lock")?;
    person.see_one("heading", "Unlock")
}

fn unlock(person: &mut Person, label: &str, passphrase: &str) -> anyhow::Result<()> {
    person.pick(label)?;
    knock(person, passphrase)?;
    person.see_one("heading", "Home")
}

fn knock(person: &mut Person, passphrase: &str) -> anyhow::Result<()> {
    person.write("Passphrase", passphrase)?;
    person.click("button", "Unlock")
}
