//! What a school writes down about itself, in the practice school: places that a concern suggests, agencies that a disclosure
//! offers, the policy's review, holidays; and the school year turned and turned back.

use super::first_day::screen;
use crate::person::Person;
use crate::stage::Stage;

/// The whole journey.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    let mut lead = stage.person("lead")?;
    lead.click("button", "Open a practice school")?;
    lead.see_one("heading", "Home")?;
    println!("   a place, an agency, the policy and a holiday are written down");
    write_down(&mut lead)?;
    println!("   a disclosure offers the agency, and a concern suggests the place");
    come_back(&mut lead)?;
    println!("   the school year is looked at, turned, and turned back");
    turn(&mut lead)?;
    lead.close().map(drop)
}

fn write_down(lead: &mut Person) -> anyhow::Result<()> {
    lead.visit("#/school/lists")?;
    lead.see_one("heading", "Places, agencies, rules, policy, holidays")?;
    lead.within("region", "Places", |lead| lead.click("button", "Add a line"))?;
    lead.click("button", "Save the places")?;
    screen(lead, "settings-empty-line")?;
    lead.write("Place 1", "The old boat shed")?;
    lead.click("button", "Save the places")?;
    lead.within("region", "Places", |lead| lead.see("Saved. Send an update"))?;
    lead.see_one("checkbox", "Offered")?;
    lead.within("region", "Agencies", |lead| lead.click("button", "Add a line"))?;
    lead.write("Agency 1: name, and who answers there", "Larkfield front door, Dana Ilves")?;
    lead.write("Agency 1: telephone", "01632 960 111")?;
    lead.click("button", "Save the agencies")?;
    lead.within("region", "Agencies", |lead| lead.see("Saved. Send an update"))?;
    lead.write("What it is called", "Child protection and safeguarding policy")?;
    lead.write("Where it is kept", "The school's website, and the staff room")?;
    lead.set("To be reviewed by", "2020-09-01")?;
    lead.click("button", "Save the policy")?;
    lead.within("region", "The safeguarding policy", |lead| lead.see("Saved. Send an update"))?;
    lead.within("region", "Holidays and days when the school is closed", |lead| {
        lead.click("button", "Add a line")
    })?;
    lead.write("Holiday 1: name", "Half term")?;
    lead.set("Holiday 1: first day", "2027-02-15")?;
    lead.set("Holiday 1: last day", "2027-02-19")?;
    lead.click("button", "Save the holidays")?;
    lead.within("region", "Holidays and days when the school is closed", |lead| lead.see("Saved. Send"))?;
    screen(lead, "settings")?;
    lead.pictures("settings")?;
    lead.visit("#/")?;
    lead.see_one("heading", "Home")?;
    lead.see("policy")?;
    screen(lead, "home-policy")
}

fn come_back(lead: &mut Person) -> anyhow::Result<()> {
    lead.visit("#/school/lists")?;
    lead.see_one("field", "Place 1")?;
    lead.visit("#/concerns")?;
    lead.click("link", "Freya Foss")?;
    lead.click("link", "Record a disclosure")?;
    lead.choose("From the school\u{2019}s list", "Larkfield front door, Dana Ilves 01632 960 111")?;
    screen(lead, "disclose-listed")?;
    lead.press("Alt+R")?;
    lead.see_focus("field", "Child's name")?;
    let script = "return Array.from(document.querySelectorAll('datalist option')).map((one) => one.value)";
    lead.until("the place among the suggestions", || {
        let offered = lead.session()?.run(script, &[])?;
        let known = offered.as_array().is_some_and(|all| all.iter().any(|one| one == "The old boat shed"));
        Ok(known.then_some(()))
    })
}

fn turn(lead: &mut Person) -> anyhow::Result<()> {
    lead.visit("#/school/year")?;
    lead.see_one("heading", "Turn the school year")?;
    lead.click("button", "See what would happen")?;
    lead.see("Enter the day on which leavers leave")?;
    lead.set("The day on which leavers leave", "2026-07-17")?;
    lead.click("button", "See what would happen")?;
    lead.see_one("heading", "What would happen")?;
    screen(lead, "turn")?;
    lead.pictures("turn")?;
    lead.click("button", "Turn it now")?;
    lead.see("Done. Send an update")?;
    lead.see("can be moved back")?;
    screen(lead, "turned")?;
    lead.click("button", "Take it back")?;
    lead.see("Taken back")
}
