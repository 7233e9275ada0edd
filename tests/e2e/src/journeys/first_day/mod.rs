//! The first day of a school: from founding it to a colleague's concern that the lead has read and receipted, with the
//! server stopped for most of it, and nothing readable left in either browser.

mod drawing;
mod founding;
mod handing_over;
mod joining;
mod locking;
mod merging;
mod privacy;
mod recording;
mod stock_tools;
mod tour;

use std::path::PathBuf;

use crate::journeys::shell::wait_for_service_worker;
use crate::person::Person;
use crate::stage::Stage;

/// The school.
const SCHOOL: &str = "Quillmarsh Heath Primary School";
/// The Designated Safeguarding Lead.
const LEAD: &str = "Marguerite Oakhanger";
/// The lead's passphrase.
const LEAD_PASSPHRASE: &str = "velvet anchor meadow kettle";
/// A class teacher.
const TEACHER: &str = "Tobias Wrenfield";
/// The teacher's passphrase.
const TEACHER_PASSPHRASE: &str = "copper lantern gravel thimble";

/// A joining pack as it reaches a colleague.
pub struct Pack {
    /// The file.
    file: PathBuf,
    /// The code, told another way.
    code: String,
}

/// The whole first day.
pub fn run(stage: &mut Stage) -> anyhow::Result<()> {
    println!("   the lead founds the school and brings its pupils in");
    let mut lead = stage.person("lead")?;
    let kit = founding::found(&mut lead)?;
    founding::bring_pupils_in(&mut lead)?;
    founding::add_staff(&mut lead)?;
    let old = founding::make_pack(&mut lead)?;
    let pack = founding::make_pack(&mut lead)?;

    println!("   a teacher joins");
    let mut teacher = stage.person("teacher")?;
    // WebKit says so of a load that a reload or a lock cuts off.
    teacher.forgive("language-worker.js due to access control checks");
    joining::join(&mut teacher, &pack, &old.code)?;

    println!("   from here on nothing serves Holdfast");
    wait_for_service_worker(&lead)?;
    wait_for_service_worker(&teacher)?;
    stage.site.stop();

    println!("   the teacher records");
    recording::plain_concern(&mut teacher)?;
    recording::full_concern(&mut teacher)?;
    recording::missing_parts(&mut teacher)?;

    println!("   the teacher hands over");
    let bundle = handing_over::hand_over(&mut teacher)?;
    let written =
        [recording::NARRATIVE, recording::SECOND_NARRATIVE, recording::CHILD_WORDS, drawing::MARK_WORDS];
    stock_tools::read(stage, &bundle, &kit, &written)?;

    println!("   the lead merges, confirms and reads, and the teacher hears of it");
    merging::merge(&mut lead, &bundle)?;
    merging::confirm(&mut lead, &mut teacher)?;
    let update = merging::send_update(&mut lead)?;
    merging::receive_update(&mut teacher, &update)?;
    lead.click("link", "Concerns")?;
    merging::read(&mut lead)?;

    println!("   locked, in two tabs, and after a fault");
    locking::wrong_passphrase(&mut teacher)?;
    locking::second_tab(&mut teacher)?;
    locking::recovery(&mut teacher)?;
    locking::blank(&mut teacher)?;
    let copy = tour::lead(&mut lead)?;
    stock_tools::read(stage, &copy, &kit, &written)?;

    println!("   nothing readable is left");
    privacy::prove(teacher, &[&pack.code])?;
    privacy::prove(lead, &[&pack.code, &kit])
}

/// A file of the project's samples.
pub fn sample(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../samples")).join(name)
}

/// What every screen has to be: free of what axe finds, its fields closed to the browser's services, nothing asked of
/// anybody else, and nothing cut off on a small phone. A picture of it is kept.
pub fn screen(person: &Person, name: &str) -> anyhow::Result<()> {
    person.accessible()?;
    person.fields_are_private()?;
    person.no_foreign_requests()?;
    person.fits_a_small_phone()?;
    person.picture(name).map(drop)
}

/// Unlocks from the lock screen; one is where one was.
fn unlock(person: &mut Person, passphrase: &str) -> anyhow::Result<()> {
    person.see_one("heading", "Unlock")?;
    person.write("Passphrase", passphrase)?;
    person.click("button", "Unlock")?;
    person.see_one("button", "Lock")
}
