//! Every role at every address: each sees what it may, a plain refusal otherwise, and nothing of what it may not read.

use std::collections::BTreeSet;

use anyhow::{Context as _, bail, ensure};

use super::colleagues::{Colleague, change, confirm, copy, found, hand_over, join, record};
use crate::person::Person;
use crate::stage::Stage;

const LEAD: &str = "Marguerite Oakhanger";
const DEPUTY: Colleague = Colleague { name: "Wilhelmina Sandoval", job: "Inclusion lead" };
const TEACHER: Colleague = Colleague { name: "Tobias Wrenfield", job: "Year 6 teacher" };
const NEWCOMER: Colleague = Colleague { name: "Ottoline Brandreth", job: "Supply teacher" };
/// In the lead's concern, and nowhere else.
const SECRET: &str = "the quinceberry shed";
/// The heading of what is not for this person.
const REFUSED: &str = "This is for your safeguarding lead and administrators";

/// Who may open a screen: whoever is this, and all that come after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Least {
    Newcomer,
    Recorder,
    Administrator,
}

use Least::{Administrator, Newcomer};

/// Every address that the program knows, as its source writes it, with whom it is for.
const ADDRESSES: &[(&str, Least)] = &[
    ("", Newcomer),
    ("actions", Administrator),
    ("actions/*", Administrator),
    ("actions/card", Administrator),
    ("actions/give", Administrator),
    ("adults", Newcomer),
    ("adults/*", Newcomer),
    ("adults/by-adult", Newcomer),
    ("adults/closed", Newcomer),
    ("adults/kit", Newcomer),
    ("adults/mine", Newcomer),
    ("adults/open", Newcomer),
    ("bring-in", Newcomer),
    ("concerns", Newcomer),
    ("concerns/*", Newcomer),
    ("concerns/*/add", Newcomer),
    ("concerns/*/card", Administrator),
    ("concerns/*/correct", Newcomer),
    ("concerns/*/disclose", Administrator),
    ("concerns/*/give", Administrator),
    ("concerns/entered-in-error", Newcomer),
    ("device", Newcomer),
    ("device/kit", Administrator),
    ("forgotten", Newcomer),
    ("found", Newcomer),
    ("found/numbers", Newcomer),
    ("found/passphrase", Newcomer),
    ("full-copy", Administrator),
    ("hand-over", Newcomer),
    ("inbox", Administrator),
    ("inbox/closed", Administrator),
    ("inbox/open", Administrator),
    ("join", Newcomer),
    ("keys", Newcomer),
    ("post-box", Newcomer),
    ("pupils", Administrator),
    ("pupils/*", Administrator),
    ("pupils/import", Administrator),
    ("pupils/patterns", Administrator),
    ("pupils/twice", Administrator),
    ("record", Newcomer),
    ("record-once", Newcomer),
    ("record/*", Newcomer),
    ("record/*/read-back", Newcomer),
    ("record/about/*", Newcomer),
    ("reports", Administrator),
    ("reports/governors", Administrator),
    ("restore", Newcomer),
    ("saved", Newcomer),
    ("school", Administrator),
    ("school/categories", Administrator),
    ("school/lists", Administrator),
    ("school/year", Administrator),
    ("staff", Administrator),
    ("staff/devices", Administrator),
    ("staff/grant", Administrator),
    ("staff/held", Administrator),
    ("staff/joining-pack", Administrator),
    ("staff/lead", Administrator),
    ("tasks", Newcomer),
    ("tell-someone", Newcomer),
    ("trail", Administrator),
    ("trail/concern/*", Administrator),
    ("trail/pupil/*", Administrator),
    ("trail/verify", Administrator),
    ("update", Administrator),
];

/// The program's sources of addresses.
const SOURCES: &[&str] = &[
    include_str!("../../../../src/ui/route.rs"),
    include_str!("../../../../src/ui/route/actions.rs"),
    include_str!("../../../../src/ui/route/adults.rs"),
    include_str!("../../../../src/ui/route/profile.rs"),
    include_str!("../../../../src/ui/route/records.rs"),
];

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    nothing_is_left_out()?;
    let mut lead = stage.person("lead")?;
    found(&mut lead, LEAD, &[DEPUTY, TEACHER, NEWCOMER])?;
    record(&mut lead, &format!("She said that she had slept in {SECRET}."))?;
    lead.click("link", "Concerns")?;
    lead.click("link", "Robin Fern")?;
    lead.see(SECRET)?;
    let address = lead.session()?.run("return location.hash", &[])?;
    let concern = address.as_str().and_then(|hash| hash.split('/').nth(2)).context("no concern")?.to_owned();

    let mut deputy = stage.person("deputy")?;
    join(&mut lead, &mut deputy, &DEPUTY, "Inclusion laptop")?;
    hand_over(&mut deputy, &mut lead)?;
    confirm(&mut lead, &DEPUTY)?;
    change(&mut lead, &DEPUTY, |lead| lead.click("button", "Make administrator"))?;
    copy(&mut lead, &mut deputy)?;
    let mut teacher = stage.person("teacher")?;
    join(&mut lead, &mut teacher, &TEACHER, "Year 6 laptop")?;
    hand_over(&mut teacher, &mut lead)?;
    confirm(&mut lead, &TEACHER)?;
    super::colleagues::update(&mut lead, &mut teacher)?;
    let mut newcomer = stage.person("newcomer")?;
    join(&mut lead, &mut newcomer, &NEWCOMER, "Supply tablet")?;

    for (person, role) in [
        (&mut newcomer, Newcomer),
        (&mut teacher, Least::Recorder),
        (&mut deputy, Administrator),
        (&mut lead, Administrator),
    ] {
        let (open, refused) = walk(person, role, &concern)?;
        println!("   {}: {open} addresses open, {refused} refused", person.name);
    }

    println!("   without a vault: nothing but what the first screen offers");
    let visitor = stage.person("visitor")?;
    for (pattern, _) in ADDRESSES {
        let (_, text) = open(&visitor, pattern, &concern)?;
        ensure!(!text.contains(SECRET) && !text.contains("Robin Fern"), "#/{pattern} shows a concern");
    }
    for person in [visitor, newcomer, teacher, deputy, lead] {
        person.close()?;
    }
    Ok(())
}

/// Whether each address in the sources stands in the table, and no other does.
fn nothing_is_left_out() -> anyhow::Result<()> {
    let mut known = BTreeSet::from([String::new()]);
    for line in SOURCES.iter().flat_map(|source| source.lines()) {
        let line = line.trim();
        let Some((parts, _)) = line.strip_prefix('[').and_then(|rest| rest.split_once("] =>")) else {
            continue;
        };
        let part = |part: &str| match part.trim().strip_prefix('"') {
            Some(word) => word.trim_end_matches('"').to_owned(),
            None => "*".to_owned(),
        };
        known.insert(
            parts.split(',').filter(|part| !part.trim().is_empty()).map(part).collect::<Vec<_>>().join("/"),
        );
    }
    let listed: BTreeSet<String> = ADDRESSES.iter().map(|(pattern, _)| (*pattern).to_owned()).collect();
    ensure!(known == listed, "say of each address whom it is for: {:?}", known.symmetric_difference(&listed));
    Ok(())
}

/// Opens every address; how many were open, and how many refused.
fn walk(person: &mut Person, role: Least, concern: &str) -> anyhow::Result<(usize, usize)> {
    let (mut seen, mut refused) = (0, 0);
    for (pattern, least) in ADDRESSES {
        let (heading, text) = open(person, pattern, concern)?;
        match (heading == REFUSED, role >= *least) {
            (true, false) => refused += 1,
            (false, true) => seen += 1,
            (true, true) => bail!("{}: #/{pattern} is refused", person.name),
            (false, false) => bail!("{}: #/{pattern} is open: {heading}", person.name),
        }
        let may_read = role == Administrator;
        ensure!(may_read || !text.contains(SECRET), "{}: #/{pattern} shows the lead's concern", person.name);
        if may_read && *pattern == "concerns/*" {
            ensure!(text.contains(SECRET), "{}: the concern is not shown", person.name);
        }
    }
    Ok((seen, refused))
}

/// Opens an address and waits until its screen stands; its heading and its text.
fn open(person: &Person, pattern: &str, concern: &str) -> anyhow::Result<(String, String)> {
    let id = if ["concerns", "adults", "trail/concern"].iter().any(|of| pattern.starts_with(of)) {
        concern.to_owned()
    } else {
        "5".repeat(32)
    };
    // By way of the first screen, whose title only it has: so it is known when the next one stands.
    let titled = |what: &str, wanted: &dyn Fn(&str) -> bool| {
        person.until(what, || {
            let title = person.session()?.run("return document.title", &[])?;
            Ok(title.as_str().is_some_and(wanted).then_some(()))
        })
    };
    person.visit("#/")?;
    titled("the first screen", &|title| title.starts_with("Home") || title.starts_with("Holdfast"))?;
    if !pattern.is_empty() {
        person.visit(&format!("#/{}", pattern.replace('*', &id)))?;
        titled(&format!("a title for #/{pattern}"), &|title| !title.starts_with("Home"))?;
    }
    let script = "const main = document.querySelector('main'); const heading = main && main.querySelector('h1'); \
                  return heading && !main.querySelector('.waiting') ? [heading.textContent, main.textContent] : null";
    person.until(&format!("a screen at #/{pattern}"), || {
        let found = person.session()?.run(script, &[])?;
        Ok(found[0]
            .as_str()
            .zip(found[1].as_str())
            .map(|(heading, text)| (heading.to_owned(), text.to_owned())))
    })
}
