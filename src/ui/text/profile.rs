//! A pupil's file: what is known of a child, and what is being done.

pub mod chronology;
pub mod flag;
pub mod household;
pub mod patterns;
pub mod print;

use crate::domain::profile::{FlagFlaw, HouseholdFlaw, ProfileFlaw, Relation};

pub const ABOVE: &str = "Pupil's file";
pub const BACK: &str = "Pupils";
pub const ALSO: &str = "Also entered as";
pub const LOGGED: &str = "That you opened this file is written down, with the time.";
pub const RECORD: &str = "Record a concern";
pub const PRINT: &str = "Print the chronology";
pub const TO_PATTERNS: &str = "Patterns across pupils";
pub const WHAT_WE_KNOW: &str = "What we know";
pub const WHAT_WE_DO: &str = "What we are doing";
pub const CANCEL: &str = "Cancel";

pub const CLASS: &str = "Class";
pub const YEAR: &str = "Year";
pub const BORN: &str = "Born";
pub const UPN: &str = "UPN";
pub const SEN: &str = "Special educational needs";
pub const PREMIUM: &str = "Pupil premium";

pub const LEVEL: &str = "Level of need";
pub const LEVEL_NONE: &str = "Nobody has decided a level yet.";

/// The way to a child's file.
pub fn open_file(name: &str) -> String {
    format!("Open {name}'s file")
}

/// Who decided a level, and when.
pub fn decided(who: &str, when: &str) -> String {
    format!("decided by {who}, {when}")
}

/// The highest level among what is open.
pub fn highest_open(level: &str) -> String {
    format!("The highest among open concerns is {level}.")
}

/// An age in whole years.
pub fn aged(born: &str, years: i16) -> String {
    if years == 1 { format!("{born}, aged 1") } else { format!("{born}, aged {years}") }
}

/// How many concerns there are, and how many are open.
pub fn concerns(all: usize, open: usize) -> String {
    match all {
        0 => "No concerns".to_owned(),
        1 => format!("1 concern, {open} open"),
        many => format!("{many} concerns, {open} open"),
    }
}

pub const AGENCIES: &str = "Agencies involved";
pub const AGENCIES_NONE: &str =
    "None yet: contacts with agencies, disclosures and the workers of a status come here.";
pub const LAST: &str = "Last";

pub const ACTIONS: &str = "Open actions";
pub const ACTIONS_NONE: &str = "No action is open for this child.";
pub const CONTACTS: &str = "Contacts and meetings";
pub const CONTACTS_NONE: &str =
    "None yet: contacts with parents and agencies, and meetings, come here once they are recorded.";
pub const FILES_HERE: &str = "Attachments";
pub const FILES_NONE: &str = "No concern of this child has a file with it.";
pub const OF_CONCERN: &str = "With the concern";
pub const MARKS: &str = "Marks over time";
pub const MARKS_NONE: &str = "No concern of this child has a body map.";

/// How many there are that are not shown.
pub fn more(count: usize) -> String {
    format!("and {count} earlier, in the chronology")
}

/// How many concerns have a body map.
pub fn maps(count: usize) -> String {
    if count == 1 {
        "1 concern has a body map.".to_owned()
    } else {
        format!("{count} concerns have a body map.")
    }
}

pub const CHART: &str = "Concerns over time";
pub const CHART_NONE: &str = "There are none to draw.";
pub const CHART_NOTE: &str = "Each concern is counted once, under the first category it was given.";
pub const CHART_TABLE: &str = "The same as a table";
pub const CHART_WHEN: &str = "When";
pub const CHART_UNFILED: &str = "Not filed yet";
pub const CHART_REST: &str = "Other categories";
pub const CHART_ALL: &str = "All";

/// What a chart shows, for those who do not see it.
pub fn chart_says(concerns: u32, from: &str, to: &str) -> String {
    let word = if concerns == 1 { "concern" } else { "concerns" };
    format!("Bar chart: {concerns} {word} from {from} to {to}. The table below says the same.")
}

/// "March 2026".
pub fn month(year: i16, month: i8) -> String {
    format!("{} {year}", month_name(month))
}

/// "Mar".
pub fn month_short(month: i8) -> &'static str {
    match month {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}

fn month_name(month: i8) -> &'static str {
    match month {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

pub const ALLEGED: &str = "Alleged to have harmed a child";
pub const ALLEGED_HINT: &str = "In this child's concerns, and in every other that you may see. That somebody is alleged to have done something is not that they did.";
pub const ALLEGED_NONE: &str = "Nobody has been named in this child's concerns.";
pub const ALLEGED_NAME: &str = "Name somebody alleged";
pub const ALLEGED_WHO: &str = "Who";
pub const ALLEGED_NEW: &str = "Somebody not named before";
pub const ALLEGED_NAMED: &str = "Name, or what is known of them";
pub const ALLEGED_RELATION: &str = "What they are to the child";
pub const ALLEGED_SAVE: &str = "Name them";
pub const ALLEGED_NOT: &str = "Not meant in this concern";
pub const ALLEGED_PUPIL: &str = "Pupil";

/// In how many concerns somebody is alleged, of which so many are not shown.
pub fn alleged_in(concerns: usize, kept_from: usize) -> String {
    let shown = if concerns == 1 { "in 1 concern".to_owned() } else { format!("in {concerns} concerns") };
    if kept_from == 0 { shown } else { format!("{shown}, and in {kept_from} more that you are kept from") }
}

pub const OPENED: &str = "Who has opened this file";
pub const OPENED_HINT: &str = "The file itself, and each concern in it. Somebody who comes back within ten minutes has not opened it twice. What a colleague opened on another device comes with their next hand-over.";
pub const OPENED_NONE: &str = "Nobody has, as far as is known here.";
pub const OPENED_WHO: &str = "Who";
pub const OPENED_WHEN: &str = "When";
pub const OPENED_WHAT: &str = "What";
pub const OPENED_WHERE: &str = "On which device";
pub const OPENED_FILE: &str = "The file";
pub const OPENED_CONCERN: &str = "A concern";
pub const PRINTED: &str = "Made ready to print";
pub const PRINTED_CODE: &str = "Check code";
pub const PRINTED_EVENTS: &str = "Events";

pub const LOCKS: &str = "Kept from this file";
pub const LOCKS_HINT: &str = "For a colleague with a conflict of interest: their own child, a relative. Holdfast then shows them neither this page nor any concern that names the child, but for those they wrote themselves. \
    It cannot take from an administrator's device what that device was sent: whoever takes their own device apart, or kept a full copy, may still find it. If somebody must not be able to read something at all, do not let them administer.";
pub const LOCKS_NONE: &str = "Nobody is.";
pub const LOCK_ADD: &str = "Keep a colleague from this file";
pub const LOCK_WHO: &str = "Colleague";
pub const LOCK_CHOOSE: &str = "Choose…";
pub const LOCK_REASON: &str = "Why";
pub const LOCK_SAVE: &str = "Keep them from it";
pub const LOCK_END: &str = "Let them in again";
pub const LOCK_END_WHY: &str = "Why they may see it again";
pub const LOCK_ON: &str = "Kept from it";
pub const LOCK_OFF: &str = "May see it again";
pub const KEPT_FROM: &str = "This file is not shown to you";

/// Why a file is not shown.
pub fn kept_from(who: &str, when: &str) -> String {
    format!(
        "{who} set down a conflict of interest on {when}. Ask them if that is a mistake: somebody other than you must end it."
    )
}

/// By whom something was set down, and when.
pub fn set_by(who: &str, when: &str) -> String {
    format!("{who}, {when}")
}

/// What is wrong with something on the page.
pub fn flaw(flaw: &ProfileFlaw) -> Vec<&'static str> {
    match flaw {
        ProfileFlaw::Flag(flaws) => flaws.iter().map(|flaw| flag_flaw(*flaw)).collect(),
        ProfileFlaw::Household(flaws) => flaws
            .iter()
            .map(|flaw| match flaw {
                HouseholdFlaw::Child => "Give the child's name",
                HouseholdFlaw::Adult => "Give the adult's name, or take them out",
                HouseholdFlaw::TooLong => "One of the texts is too long: shorten it",
            })
            .collect(),
        ProfileFlaw::AllegedName => vec!["Give a name, or what is known of them"],
        ProfileFlaw::TooLong => vec!["The text is too long: shorten it"],
        ProfileFlaw::NobodyLeft => {
            vec!["Nobody would be left who may see this file. Appoint another administrator first"]
        }
        ProfileFlaw::NotOnesOwn => vec!["Somebody other than you must end it"],
    }
}

/// What a status lacks.
pub fn flag_flaw(flaw: FlagFlaw) -> &'static str {
    match flaw {
        FlagFlaw::Kind => "Choose the status",
        FlagFlaw::Plan => "Choose what the plan is for",
        FlagFlaw::From => "Give the day on which it began",
        FlagFlaw::Backwards => "It ends before it begins: correct one of the two days",
        FlagFlaw::TooLong => "One of the texts is too long: shorten it",
    }
}

/// What somebody is to a child.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Mother => "Mother",
        Relation::Father => "Father",
        Relation::StepParent => "Step-parent",
        Relation::ParentsPartner => "Parent's partner",
        Relation::AdoptiveParent => "Adoptive parent",
        Relation::FosterCarer => "Foster carer",
        Relation::KinshipCarer => "Relative who cares for the child",
        Relation::SpecialGuardian => "Special guardian",
        Relation::Grandparent => "Grandparent",
        Relation::AuntOrUncle => "Aunt or uncle",
        Relation::Sibling => "Brother or sister",
        Relation::OtherRelative => "Other relative",
        Relation::FamilyFriend => "Friend of the family",
        Relation::Childminder => "Childminder or nanny",
        Relation::Neighbour => "Neighbour",
        Relation::Lodger => "Lodger, or another adult in the home",
        Relation::SchoolStaff => "Works at the school",
        Relation::Coach => "Coach, club or faith leader",
        Relation::Transport => "Driver or escort",
        Relation::YoungPerson => "Young person who is not at this school",
        Relation::OnlineContact => "Known from online",
        Relation::Unknown => "Not known",
    }
}
