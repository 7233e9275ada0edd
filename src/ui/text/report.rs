//! Words of reports, and of what governors are given.

use crate::domain::category::Names;
use crate::domain::report::{Dimension, Key, Period, Step, TimeOfDay};
use crate::domain::time::month_name;
use crate::ui::text::{category, concern};

pub const TITLE: &str = "Reports";
pub const LEAD: &str = "Counts of two periods side by side. A concern counts in the period in which it was recorded; concerns entered in error do \
    not count. Nobody is named here but colleagues, under actions and devices.";
pub const TO_GOVERNORS: &str = "Governors' pack";
pub const TO_GOVERNORS_HINT: &str =
    "Numbers only, of one period, from which no child can be known: ready to print or to save.";
pub const PERIODS: &str = "Which periods";
pub const SIX_WEEKS: &str = "The last six weeks, and the six before";
pub const TWELVE_WEEKS: &str = "The last twelve weeks, and the twelve before";
pub const YEAR: &str = "This school year so far, and the same days last year";
pub const OTHER: &str = "Other days";
pub const FROM: &str = "From";
pub const UNTIL: &str = "To";
pub const COMPARED_FROM: &str = "Compared with, from";
pub const COMPARED_UNTIL: &str = "Compared with, to";
pub const SHOW: &str = "Show";
pub const WRONG_DAYS: &str = "Give both days of each period, the earlier one first";
pub const ALL_CONCERNS: &str = "Concerns recorded";
pub const ADULTS: &str = "Concerns about adults that you can read";
pub const ADULTS_HINT: &str =
    "They are counted in nothing else on this page, and only for those who hear them.";
pub const TOTAL: &str = "Total";
pub const NOTHING: &str = "Nothing in either period.";
pub const NOTHING_IN_PERIOD: &str = "Nothing in this period.";
pub const NOT_HELD: &str = "The pupil directory does not hold this of any pupil. Bring pupils in with that column, and it is counted.";
pub const OF_CHILDREN: &str = "Children whom a concern is about, or who may have harmed or been harmed, as the directory has them today. A child in two concerns is counted twice.";
pub const OF_CATEGORIES: &str = "A concern under two headings is counted under both, so that the total may be more than the number of concerns.";
pub const SAVE: &str = "Save as CSV";
pub const PRINT: &str = "Print";
pub const LOGGED: &str = "Whatever you save here is written into the trail.";
pub const SAVED: &str =
    "Saved to your downloads. Keep it where such records may lie, and delete it when you are done.";
pub const TIMES: &str = "How long it takes";
pub const TIMES_LEAD: &str = "The middle one of all (half took no longer), with the middle half in brackets, in days by the clock on the wall. The time at which \
    something happened is as its recorder gave it.";
pub const MEDIAN: &str = "Step";
pub const WORK: &str = "Actions now";
pub const WORK_LEAD: &str = "Open actions, and parts of actions asked of a colleague.";
pub const WORK_NONE: &str = "Nobody has an open action.";
pub const PERSON: &str = "Person";
pub const OPEN: &str = "Open";
pub const OVERDUE: &str = "Of these overdue";
pub const NOT_OVERDUE: &str = "Open, not overdue";
pub const OVERDUE_ALONE: &str = "Open and overdue";
pub const NOBODY_KNOWN: &str = "Somebody not on the staff list";
pub const DEVICES: &str = "Hand-overs now";
pub const DEVICES_LEAD: &str = "Days since each device last handed over, as far as has come here. What is missing is named under Devices.";
pub const DEVICES_NONE: &str = "No other device yet.";
pub const DEVICE: &str = "Device";
pub const DAYS_SINCE: &str = "Days since";
pub const LAST: &str = "Last hand-over";
pub const MISSING: &str = "Entries missing";
pub const HELD: &str = "Entries held back";
pub const NO_HAND_OVER: &str = "None yet";
pub const NAMES: &str = "With colleagues' names";
pub const CONCERNS: &str = "A line for each concern";
pub const CONCERNS_LEAD: &str = "For a spreadsheet: of each concern recorded in the first period when and where it happened, what it is filed under and what was \
    decided. Never what was written.";
pub const CONCERNS_NAMES: &str = "With the names of children and recorders";
pub const CONCERNS_NAMES_HINT: &str = "Only if you cannot do without: the file is not encrypted.";
pub const SAVE_CONCERNS: &str = "Save the lines as CSV";
pub const GOVERNORS: &str = "Governors' pack";
pub const GOVERNORS_LEAD: &str = "Numbers under five are not shown, and others are left out with them where a small one could be worked out. Concerns about adults \
    are not in it.";
pub const GOVERNORS_OVERLAP: &str = "Give governors periods that do not overlap, such as whole terms: two packs that overlap can be compared.";
pub const GOVERNORS_PERIOD: &str = "Which period";
pub const THIS_YEAR: &str = "This school year so far";
pub const LAST_YEAR: &str = "The whole school year before";
pub const HIDDEN: &str = "not shown";
pub const HIDDEN_KEY: &str =
    "“not shown”: fewer than five, or a number from which one under five could be worked out.";
pub const ALL_HIDDEN: &str = "Too few to show any of these numbers.";
pub const COUNT: &str = "Number";
pub const IMPOSSIBLE: &str = "–";
pub const STEP_KNOWN: &str = "Known";
pub const STEP_WAITING: &str = "Not yet";
pub const STEP_UNKNOWN: &str = "Cannot be said";
pub const BACK: &str = "Back to reports";

/// The name of a file of this report.
pub const FILE: &str = "holdfast-report.csv";

/// What a table counts by.
pub fn dimension(by: Dimension) -> &'static str {
    match by {
        Dimension::Category => "By category",
        Dimension::Month => "By month",
        Dimension::Weekday => "By day of the week",
        Dimension::Time => "By time of day",
        Dimension::Place => "By place",
        Dimension::Year => "By year group",
        Dimension::Sex => "By sex",
        Dimension::Sen => "By special educational needs",
        Dimension::PupilPremium => "By pupil premium",
    }
}

/// What its rows are.
pub fn rows_are(by: Dimension) -> &'static str {
    match by {
        Dimension::Category => "Category",
        Dimension::Month => "Month recorded",
        Dimension::Weekday => "Day it happened",
        Dimension::Time => "Time it happened",
        Dimension::Place => "Place",
        Dimension::Year => "Year group",
        Dimension::Sex => "Sex",
        Dimension::Sen => "Provision",
        Dimension::PupilPremium => "Pupil premium",
    }
}

/// What has to be known to read a table right.
pub fn note(by: Dimension) -> Option<&'static str> {
    if by.of_children() {
        Some(OF_CHILDREN)
    } else if by == Dimension::Category {
        Some(OF_CATEGORIES)
    } else {
        None
    }
}

/// What a row counts.
pub fn key(by: Dimension, key: &Key, names: &Names) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    match key {
        Key::Category(code) => return category::label(code, names).into_owned(),
        Key::OtherCategory => "A category that needs a newer Holdfast",
        Key::Undecided => "Not decided yet",
        Key::Month(month) => month_name(*month),
        Key::Weekday(day) => DAYS.get(usize::from(*day)).copied().unwrap_or_default(),
        Key::Time(part) => time(*part),
        Key::Place(place) => concern::place(*place),
        Key::Year(year) => year.label(),
        Key::Sex(sex) => sex.label(),
        Key::Sen(sen) => sen.label(),
        Key::PupilPremium(true) => "Attracts it",
        Key::PupilPremium(false) => "Does not",
        Key::NotHeld if by.of_children() => "Not held in the directory",
        Key::NotHeld => "Not known",
    }
    .to_owned()
}

fn time(part: TimeOfDay) -> &'static str {
    match part {
        TimeOfDay::BeforeSchool => "Before 08:30",
        TimeOfDay::Morning => "08:30 to 12:00",
        TimeOfDay::Lunch => "12:00 to 13:30",
        TimeOfDay::Afternoon => "13:30 to 15:30",
        TimeOfDay::AfterSchool => "15:30 to 18:00",
        TimeOfDay::Evening => "After 18:00",
    }
}

/// One step of a concern's way.
pub fn step(step: Step) -> &'static str {
    match step {
        Step::ToRecord => "From happening to record",
        Step::ToDecide => "From record to decision",
        Step::ToClose => "From decision to closing",
    }
}

/// Minutes, in days to one place: "1.4".
pub fn days(minutes: u64) -> String {
    let tenths = (minutes * 10 + 720) / 1440;
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// "1.4 days".
pub fn in_days(minutes: u64) -> String {
    format!("{} days", days(minutes))
}

/// "1.4 days (0.5 to 3.0)".
pub fn spread(median: u64, lower: u64, upper: u64) -> String {
    format!("{} ({} to {})", in_days(median), days(lower), days(upper))
}

/// Of how many it is known how long a step took, how many wait, and of how many nothing can be said.
pub fn of_how_many(known: u64, waiting: u64, unknown: u64) -> String {
    let mut said = vec![format!("of {known}")];
    if waiting > 0 {
        said.push(format!("{waiting} not yet"));
    }
    if unknown > 0 {
        said.push(format!("{unknown} cannot be said"));
    }
    said.join(", ")
}

/// "15/10/2026 to 25/11/2026".
pub fn period(period: &Period) -> String {
    format!("{} to {}", period.from.short(), period.until.short())
}

/// Names the picture of a table for those who do not see it.
pub fn chart(title: &str) -> String {
    format!("Bars: {title}. The table beside it says the same.")
}

/// Whose pack, of when.
pub fn pack_of(school: &str, of: &str, today: &str) -> String {
    format!("{school}, {of}. Drawn up on {today}.")
}

/// A colleague whose name was not asked for.
pub fn nameless(number: usize) -> String {
    format!("Colleague {number}")
}

/// The headings of a line for each concern.
pub const LINE: [&str; 11] = [
    "Recorded",
    "Happened",
    "Place",
    "Categories",
    "Level",
    "Risk",
    "Decision",
    "Status",
    "Number of children",
    "Children",
    "Recorded by",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_rounded_to_a_tenth() {
        assert_eq!(days(0), "0.0");
        assert_eq!(days(71), "0.0");
        assert_eq!(days(72), "0.1");
        assert_eq!(days(1440), "1.0");
        assert_eq!(days(36 * 60), "1.5");
    }

    #[test]
    fn every_row_has_a_name() {
        for month in 1..=12 {
            assert!(!key(Dimension::Month, &Key::Month(month), &Names::new()).is_empty());
        }
        for day in 0..7 {
            assert!(!key(Dimension::Weekday, &Key::Weekday(day), &Names::new()).is_empty());
        }
    }
}
