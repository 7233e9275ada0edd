//! The front sheet: who the child is, what stands, who is involved, what is in the file and who wrote in it (L20).

use yew::prelude::*;

use crate::app::view::PrintPage;
use crate::domain::chronology::What;
use crate::ui::moment;
use crate::ui::pages::profile::facts::agency_name;
use crate::ui::pages::profile::file::Selection;
use crate::ui::text::profile::{self as words, chronology, flag, print as says};
use crate::ui::text::{actions, desk, people};

/// How many lines of a list stand in one piece.
const LINES: usize = 12;

/// The pieces of the front sheet.
pub fn blocks(print: &PrintPage, selection: &Selection) -> Vec<Html> {
    let page = &print.page;
    let identity = &page.identity;
    let born = identity.born.map(|born| words::aged(&born.to_string(), born.age_on(page.today)));
    let class: Vec<String> =
        identity.class.iter().cloned().chain(identity.year.map(|year| year.label().to_owned())).collect();
    let upn = page.details.as_ref().and_then(|details| details.upn.as_ref()).map(ToString::to_string);
    let flags: Vec<String> = page
        .flags
        .iter()
        .filter(|row| row.flag.in_error.is_empty())
        .map(|row| {
            let one = &row.flag;
            let span = flag::span(&one.from.short(), one.until.map(|until| until.short()).as_deref());
            let there: Vec<&str> = [&one.worker, &one.authority, &one.reach, &one.reference]
                .into_iter()
                .map(String::as_str)
                .filter(|said| !said.is_empty())
                .collect();
            let review = one.review.filter(|_| one.until.is_none());
            let review = review.map(|day| format!(", {}", flag::review(&day.short()))).unwrap_or_default();
            format!("{}, {span}{review}. {}", flag::named(one.kind, one.plan), there.join(", "))
        })
        .collect();
    let level = page.level.as_ref().map(|row| {
        format!(
            "{}: {}, {}",
            desk::level(row.level),
            desk::level_means(row.level),
            words::decided(&row.who.name, &moment::stamp_short(&row.at))
        )
    });
    let household: Vec<String> =
        page.households
            .iter()
            .flat_map(|view| {
                let children = view.content.children.iter().map(|child| child.name.clone());
                let adults = view.content.adults.iter().map(|adult| {
                    format!("{}, {}", adult.name, words::relation(adult.relation).to_lowercase())
                });
                children.chain(adults).collect::<Vec<_>>()
            })
            .collect();
    let agencies = page.agencies.iter().map(|agency| {
        format!("{}: {} {}", agency_name(&agency.agency), agency.person, agency.reach).trim().to_owned()
    });
    let open =
        page.actions.iter().map(|row| format!("{}: {}, {}", row.title, row.holder, actions::due(row.due)));
    let staff = print.staff.iter().map(|author| people::name_and_job(&author.name, &author.job));
    let mut blocks = Vec::new();
    blocks.extend(lines(says::NAME, [identity.name()]));
    blocks.extend(lines(says::ALSO, page.also.iter().cloned()));
    blocks.extend(lines(says::BORN, born));
    blocks.extend(lines(says::CLASS, (!class.is_empty()).then(|| class.join(", "))));
    blocks.extend(lines(says::UPN, upn));
    blocks.extend(lines(says::SCHOOL, [print.school.clone()]));
    let none = flags.is_empty().then(|| says::STATUS_NONE.to_owned());
    blocks.extend(lines(says::STATUS, flags.into_iter().chain(none)));
    blocks.extend(lines(says::LEVEL, level.or_else(|| Some(words::LEVEL_NONE.to_owned()))));
    blocks.extend(lines(says::HOUSEHOLD, household));
    blocks.extend(lines(says::AGENCIES, agencies));
    blocks.extend(lines(says::ACTIONS, open));
    blocks.extend(lines(says::SELECTION, selected(print, selection)));
    blocks.extend(lines(says::STAFF, staff));
    blocks.extend(lines(says::ENCLOSED, enclosed(print)));
    blocks.extend(lines(says::MADE, [says::made(&print.who.name, &moment::day_and_time(print.at))]));
    blocks.push(html! {
        <div class="paper-fact">
            <span class="paper-label">{ says::CODE }</span>
            <div><p class="mono"><strong>{ &print.code }</strong></p><p>{ says::CODE_HINT }</p></div>
        </div>
    });
    blocks.push(html! {
        <div class="paper-fact paper-sign"><span class="paper-label">{ says::SIGNED }</span><span class="sheet-line" /></div>
    });
    blocks
}

/// A label with its lines, in pieces of some lines each; nothing if there are none.
fn lines(label: &'static str, said: impl IntoIterator<Item = String>) -> Vec<Html> {
    let said: Vec<String> = said.into_iter().filter(|said| !said.trim().is_empty()).collect();
    let pieces = said.chunks(LINES).enumerate();
    let piece = |(place, lines): (usize, &[String])| {
        html! {
            <div class="paper-fact">
                <span class="paper-label">{ if place == 0 { label } else { says::GOES_ON } }</span>
                <div>{ for lines.iter().map(|line| html! { <p>{ line }</p> }) }</div>
            </div>
        }
    };
    pieces.map(piece).collect()
}

/// What was chosen to be in it, and what is left out.
fn selected(print: &PrintPage, Selection { household, filter }: &Selection) -> Vec<String> {
    let page = &print.chronology;
    let sorts: Vec<&str> = filter.sorts.iter().map(|sort| chronology::sort(*sort)).collect();
    let mut what = vec![if sorts.is_empty() { says::EVERYTHING.to_owned() } else { sorts.join(", ") }];
    what.extend(filter.starred.then(|| says::ONLY_STARRED.to_owned()));
    what.extend(says::between(filter.from.map(|day| day.short()), filter.until.map(|day| day.short())));
    what.extend(household.then(|| says::OF_HOUSEHOLD.to_owned()));
    what.extend(filter.group.as_ref().and_then(|group| {
        let category = group.clone().try_into().ok()?;
        Some(crate::ui::text::category::label(&category, &page.names).into_owned())
    }));
    let mut lines = vec![format!("{}: {}", what.join(", "), says::events(page.shown, page.total))];
    lines.extend((page.kept_from > 0).then(|| chronology::kept_from(page.kept_from)));
    lines.extend((page.in_error > 0).then(|| chronology::in_error(page.in_error)));
    lines
}

/// Files and body maps that go with what is printed.
fn enclosed(print: &PrintPage) -> Vec<String> {
    let concerns = print.chronology.rows.iter().filter_map(|row| match &row.what {
        What::Concern(said) if said.attachments + said.marks > 0 => {
            Some(format!("{}: {}", row.when, chronology::enclosed(said.attachments, said.marks)))
        }
        _ => None,
    });
    concerns.collect()
}
