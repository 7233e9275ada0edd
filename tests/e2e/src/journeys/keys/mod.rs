//! Who gets in: a forgotten passphrase, an administrator's second factor, and a changed passphrase.

mod reset;

use std::time::{Duration, Instant};

use anyhow::ensure;

use super::colleagues::{PASSPHRASE, found};
use super::first_day::screen;
use crate::authenticator::Authenticator;
use crate::person::Person;
use crate::stage::Stage;

const NEW_PASSPHRASE: &str = "heron marble orchard flint";

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    found(&mut lead, "Marguerite Oakhanger", &[])?;
    println!("   a colleague forgets the passphrase, and is helped to a new one");
    let mut teacher = stage.person("teacher")?;
    reset::run(&mut lead, &mut teacher)?;
    teacher.close()?;
    println!("   a second factor is asked of an administrator, and set up");
    let (app, backup) = set_up(&mut lead)?;
    println!("   it is asked for at the lock screen");
    codes(&mut lead, &app, &backup)?;
    println!("   the passphrase is changed");
    change_passphrase(&mut lead, &backup)?;
    lead.close().map(drop)
}

/// From the second time on nothing else can be done first.
fn set_up(lead: &mut Person) -> anyhow::Result<(Authenticator, Vec<String>)> {
    lock(lead)?;
    knock(lead, PASSPHRASE)?;
    lead.see("Set up a second factor first")?;
    screen(lead, "second-factor-missing")?;
    lead.click("link", "Staff")?;
    lead.see("Set up a second factor first")?;
    lead.click("button", "Set up an authenticator app")?;
    lead.see("In the app, add an account")?;
    screen(lead, "second-factor-offered")?;
    let secret = lead.session()?.run("return document.querySelector('.factor-secret').textContent", &[])?;
    let app = Authenticator::new(secret.as_str().unwrap_or_default());
    lead.write("The six digits that the app shows now", "000000")?;
    lead.click("button", "Confirm")?;
    lead.see("That is not the code of this moment")?;
    lead.write("The six digits that the app shows now", &app.code(0)?)?;
    lead.click("button", "Confirm")?;
    lead.see_one("heading", "Ten backup codes")?;
    screen(lead, "backup-codes")?;
    let shown = lead.session()?.run(
        "return [...document.querySelectorAll('.backup-codes li')].map((item) => item.textContent)",
        &[],
    )?;
    let codes: Vec<String> = serde_json::from_value(shown)?;
    ensure!(codes.len() == 10, "{} backup codes", codes.len());
    lead.click("button", "I have kept them safe")?;
    lead.see_one("heading", "Home")?;
    Ok((app, codes))
}

fn codes(lead: &mut Person, app: &Authenticator, backup: &[String]) -> anyhow::Result<()> {
    lock(lead)?;
    knock(lead, PASSPHRASE)?;
    lead.see_one("field", "Code from your authenticator app")?;
    screen(lead, "code")?;
    lead.click("button", "Go on")?;
    lead.see("Enter the code that your app shows now")?;
    lead.write("Code from your authenticator app", &app.code(1)?)?;
    lead.click("button", "Go on")?;
    lead.see_one("heading", "Home")?;
    lock(lead)?;
    knock(lead, PASSPHRASE)?;
    lead.write("Code from your authenticator app", "123")?;
    lead.click("button", "Go on")?;
    lead.see("That is not the code of this moment")?;
    let wrong = Instant::now();
    screen(lead, "code-wrong")?;
    // Holdfast looks at the next code after a second.
    lead.until("the second to be over", || Ok((wrong.elapsed() > Duration::from_secs(1)).then_some(())))?;
    lead.write("Code from your authenticator app", &backup[0])?;
    lead.click("button", "Go on")?;
    lead.see_one("heading", "Home")
}

fn change_passphrase(lead: &mut Person, backup: &[String]) -> anyhow::Result<()> {
    lead.visit("#/keys")?;
    screen(lead, "keys")?;
    change(lead, "a wrong passphrase")?;
    lead.see("That is not the passphrase of this vault. Nothing was changed")?;
    change(lead, PASSPHRASE)?;
    lead.see("The passphrase is changed")?;
    screen(lead, "passphrase-changed")?;
    lock(lead)?;
    knock(lead, PASSPHRASE)?;
    lead.see("That passphrase does not open this")?;
    knock(lead, NEW_PASSPHRASE)?;
    lead.write("Code from your authenticator app", &backup[1])?;
    lead.click("button", "Go on")?;
    lead.see_one("heading", "Home")
}

fn change(lead: &mut Person, old: &str) -> anyhow::Result<()> {
    lead.write("Your passphrase so far", old)?;
    lead.write("Choose a passphrase", NEW_PASSPHRASE)?;
    lead.write("Type the passphrase again", NEW_PASSPHRASE)?;
    lead.click("button", "Change the passphrase")
}

fn lock(lead: &mut Person) -> anyhow::Result<()> {
    lead.click("button", "Lock")?;
    lead.see_one("heading", "Unlock")
}

fn knock(lead: &mut Person, passphrase: &str) -> anyhow::Result<()> {
    lead.write("Passphrase", passphrase)?;
    lead.click("button", "Unlock")
}
