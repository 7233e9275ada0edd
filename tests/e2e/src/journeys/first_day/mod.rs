//! The first day of a school: from founding it to a colleague's concern that the lead has read and receipted, with the
//! server stopped for most of it, and nothing readable left in either browser.

mod founding;
mod handing_over;
mod joining;
mod merging;
mod recording;

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
    founding::found(&mut lead)?;
    founding::bring_pupils_in(&mut lead)?;
    founding::add_staff(&mut lead)?;
    let pack = founding::make_pack(&mut lead)?;

    println!("   a teacher joins");
    let mut teacher = stage.person("teacher")?;
    joining::join(&mut teacher, &pack)?;

    println!("   from here on nothing serves Holdfast");
    wait_for_service_worker(&lead)?;
    wait_for_service_worker(&teacher)?;
    stage.site.stop();

    println!("   the teacher records a concern");
    recording::plain_concern(&mut teacher)?;

    println!("   the teacher hands over");
    let bundle = handing_over::hand_over(&mut teacher)?;

    println!("   the lead merges and reads");
    merging::merge(&mut lead, &bundle)?;
    merging::read(&mut lead)?;

    teacher.close()?;
    lead.close()?;
    Ok(())
}

/// A file of the project's samples.
fn sample(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../samples")).join(name)
}

/// What every screen has to be: free of what axe finds, its fields closed to the browser's services, and nothing asked
/// of anybody else. A picture of it is kept.
fn screen(person: &Person, name: &str) -> anyhow::Result<()> {
    person.accessible()?;
    person.fields_are_private()?;
    person.no_foreign_requests()?;
    person.picture(name).map(drop)
}
