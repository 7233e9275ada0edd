//! The practice school's two hundred pupils: every one has a name of their own, and brothers and sisters share theirs.

use crate::crypto::random::{Random, make_bytes};
use crate::domain::event::Event;
use crate::domain::ids::PupilId;
use crate::domain::pupil::{Details, Identity};
use crate::domain::pupil_file::{PupilRow, SenStatus, YearGroup};
use crate::domain::time::{Day, Millis, Minute};

/// A line of forenames and a line of surnames.
const NAMES: &str = include_str!("../../../assets/practice/names.txt");
const COUNT: usize = 200;
const YEARS: [(YearGroup, &str); 7] = [
    (YearGroup::Reception, "RT"),
    (YearGroup::Y1, "1S"),
    (YearGroup::Y2, "2L"),
    (YearGroup::Y3, "3C"),
    (YearGroup::Y4, "4F"),
    (YearGroup::Y5, "5A"),
    (YearGroup::Y6, "6R"),
];

/// The pupils of the school, as of today.
pub(super) fn directory(random: &dyn Random, now: Millis) -> Vec<(PupilId, PupilRow)> {
    let mut lines = NAMES.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let (forenames, surnames) = (lines.next().unwrap_or_default(), lines.next().unwrap_or_default());
    let today = Minute::from_millis(now).day();
    let autumn = if today.month() >= 9 { today.year() } else { today.year() - 1 };
    // 61 forenames and 67 surnames: no two of two hundred are alike, and every 67th shares a surname.
    (0..COUNT)
        .zip(forenames.iter().cycle())
        .zip(surnames.iter().cycle())
        .map(|((number, forename), surname)| {
            let at = number % YEARS.len();
            let (year, class) = YEARS.get(at).copied().unwrap_or((YearGroup::Y6, "6R"));
            let first = Day::new(autumn - 5 - at as i16, 9, 1);
            let row = PupilRow {
                surname: (*surname).to_owned(),
                forename: (*forename).to_owned(),
                born: first.and_then(|day| day.plus_days((number * 37 % 365) as i32)),
                year: Some(year),
                class: Some(class.to_owned()),
                local_id: Some(format!("{:05}", 10_001 + number)),
                sen: number.is_multiple_of(9).then_some(SenStatus::Support),
                pupil_premium: Some(number.is_multiple_of(4)),
                preferred: None,
                upn: None,
                sex: None,
            };
            (PupilId(make_bytes(random)), row)
        })
        .collect()
}

/// What the log says of them.
pub(super) fn entries(directory: &[(PupilId, PupilRow)]) -> impl Iterator<Item = Event> {
    directory.iter().flat_map(|(pupil, row)| {
        [
            Event::Pupil(Identity::from_row(*pupil, row, Vec::new())),
            Event::PupilDetails(Details::from_row(*pupil, row, Vec::new())),
        ]
    })
}
