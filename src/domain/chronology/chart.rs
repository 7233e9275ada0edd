//! How many concerns there were, month by month, by what they were filed under.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Event, Sort, Source};
use crate::domain::register::Register;

/// A chart of more months than these counts by year.
pub const MONTHS: usize = 24;
/// The most groups that a chart tells apart; the rest are counted together.
const GROUPS: usize = 5;

/// What a bar of a chart counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Span {
    /// A month of a year, 1 to 12.
    Month(i16, i8),
    /// A year.
    Year(i16),
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// Of when.
    pub span: Span,
    /// How many of each series, in their order.
    pub counts: Vec<u32>,
}

/// Concerns over time. Each is counted once, under the first category it was given.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// Codes of groups, the most frequent first; then, if there are any, an empty one for further groups and none for what
    /// nobody has filed.
    pub series: Vec<Option<String>>,
    /// One for each month or year from the first concern to the last, none left out.
    pub bars: Vec<Bar>,
}

/// Counts the concerns among these events.
pub fn chart(register: &Register, events: &[Event]) -> Chart {
    let concerns = events.iter().filter(|event| {
        event.source == Source::Concern && matches!(event.sort, Sort::Concern | Sort::Notice)
    });
    let counted: Vec<((i16, i8), Option<&str>)> = concerns
        .map(|event| {
            let day = event.day();
            ((day.year(), day.month()), group(register, event))
        })
        .collect();
    let series = series(&counted);
    let spans = spans(&counted);
    let place = |group: &Option<&str>| {
        let own = series.iter().position(|one| one.as_deref() == *group);
        own.or_else(|| series.iter().position(|one| one.as_deref() == Some("")))
    };
    let mut bars: Vec<Bar> =
        spans.iter().map(|span| Bar { span: *span, counts: vec![0; series.len()] }).collect();
    for ((year, month), group) in &counted {
        let within = |span: &Span| *span == Span::Year(*year) || *span == Span::Month(*year, *month);
        let bar = bars.iter_mut().find(|bar| within(&bar.span));
        if let (Some(bar), Some(place)) = (bar, place(group))
            && let Some(count) = bar.counts.get_mut(place)
        {
            *count += 1;
        }
    }
    Chart { series, bars }
}

/// The group of the first category that a concern is filed under.
fn group(register: &Register, event: &Event) -> Option<&'static str> {
    let triage = register.triages.of(&event.entry)?.triage()?;
    triage.categories.iter().find_map(|category| category.group()).map(|group| group.code)
}

fn series(counted: &[((i16, i8), Option<&str>)]) -> Vec<Option<String>> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    counted.iter().filter_map(|(_, group)| *group).for_each(|group| *counts.entry(group).or_default() += 1);
    let mut groups: Vec<(&str, usize)> = counts.into_iter().collect();
    groups.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let more = groups.len() > GROUPS;
    let shown = groups.into_iter().take(GROUPS).map(|(code, _)| Some(code.to_owned()));
    let rest = more.then(|| Some(String::new()));
    let unfiled = counted.iter().any(|(_, group)| group.is_none()).then_some(None);
    shown.chain(rest).chain(unfiled).collect()
}

/// Every month from the first to the last, or every year if those are many.
fn spans(counted: &[((i16, i8), Option<&str>)]) -> Vec<Span> {
    let months = counted.iter().map(|(month, _)| *month);
    let (Some(first), Some(last)) = (months.clone().min(), months.max()) else { return Vec::new() };
    let number = |(year, month): (i16, i8)| i32::from(year) * 12 + i32::from(month) - 1;
    let (from, to) = (number(first), number(last));
    if usize::try_from(to - from).is_ok_and(|between| between < MONTHS) {
        let month = |number: i32| {
            let (year, month) = (number.div_euclid(12), number.rem_euclid(12) + 1);
            Some(Span::Month(i16::try_from(year).ok()?, i8::try_from(month).ok()?))
        };
        (from..=to).filter_map(month).collect()
    } else {
        (first.0..=last.0).map(Span::Year).collect()
    }
}
