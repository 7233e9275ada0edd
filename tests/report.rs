//! Reports and the trail, through the vault: what is counted, what is left out, what is logged, and what a walk of every chain
//! finds.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{DeskIntent, Intent, ProfileIntent, ReportIntent, TrailFilter, TrailIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{ConcernLine, PackView, Report, ReportView, TrailPage, TrailView, Verified, View};
use holdfast::domain::category::Category;
use holdfast::domain::concern::{Child, ConcernDraft, Place};
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::ids::{EntryId, PupilId};
use holdfast::domain::person::Right;
use holdfast::domain::report::{Dimension, Export, Key, Period, Step, TimeOfDay};
use holdfast::domain::time::{Day, Minute, When};
use holdfast::domain::trail::{Group, Kind};
use holdfast::domain::triage::{Before, Decision, Level, Risk, Status, StatusDraft, TriageDraft};
use holdfast::store::memory::Memory;
use holdfast::store::{Backend as _, Table};
use school::{Browser, DEPUTY, LEAD, TEACHER, confirm, copy, deputy, school, tell};

const DAY: i64 = 24 * 60 * 60 * 1000;
const WHY: &str = "Mother explained the bruise and the account fits.";

fn ask(browser: &mut Browser, asked: ReportIntent) -> Result<ReportView, Problem> {
    match browser.try_ask(Intent::from(asked), Vec::new())?.0 {
        View::Report(view) => view.open(),
        other => panic!("{other:?}"),
    }
}

fn report(browser: &mut Browser, periods: Option<[Period; 2]>) -> Report {
    match ask(browser, ReportIntent::Report { periods }) {
        Ok(ReportView::Report(report)) => *report,
        other => panic!("{other:?}"),
    }
}

fn pack(browser: &mut Browser, period: Period) -> PackView {
    match ask(browser, ReportIntent::Pack { period: Some(period) }) {
        Ok(ReportView::Pack(pack)) => *pack,
        other => panic!("{other:?}"),
    }
}

fn concerns(browser: &mut Browser, period: Period, names: bool) -> Vec<ConcernLine> {
    match ask(browser, ReportIntent::Concerns { period, names }) {
        Ok(ReportView::Concerns(lines)) => lines,
        other => panic!("{other:?}"),
    }
}

fn trail(browser: &mut Browser, filter: TrailFilter) -> TrailPage {
    let asked = TrailIntent::Page { filter, offset: 0, limit: 200 };
    match browser.ask(Intent::from(asked)) {
        View::Trail(view) => match view.open() {
            Ok(TrailView::Page(page)) => *page,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn verify(browser: &mut Browser) -> Result<Verified, Problem> {
    match browser.try_ask(Intent::from(TrailIntent::Verify), Vec::new())?.0 {
        View::Trail(view) => match view.open()? {
            TrailView::Verified(found) => Ok(*found),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn kinds(page: &TrailPage) -> Vec<Kind> {
    page.rows.iter().map(|row| row.kind).collect()
}

fn count(report: &Report, by: Dimension, key: &Key) -> [Option<u64>; 2] {
    let table = report.tables.iter().find(|table| table.by == by).unwrap();
    table.rows.iter().find(|row| row.key == *key).unwrap_or_else(|| panic!("no {key:?}")).counts
}

fn totals(report: &Report, by: Dimension) -> [u64; 2] {
    report.tables.iter().find(|table| table.by == by).unwrap().totals
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn period(from: &str, until: &str) -> Period {
    Period { from: day(from), until: day(until) }
}

fn set_clock(browser: &Browser, to: &str) {
    browser.clock.0.set(Minute::parse(to).unwrap().to_millis().0);
}

fn save(browser: &mut Browser, content: ConcernDraft) {
    let draft = browser.draft(&content.narrative);
    browser.ask(Intent::SaveConcern { draft, content: Box::new(content) });
}

fn at(browser: &mut Browser, happened: When, place: Place) -> ConcernDraft {
    ConcernDraft {
        happened: Some(happened),
        place: Some(place),
        ..browser.concern("He came in without a coat.")
    }
}

/// The newest concern that is not the writer's own.
fn newest(browser: &mut Browser) -> EntryId {
    let View::Concerns(page) = browser.ask(Intent::Concerns { offset: 0, limit: 1 }) else { panic!() };
    page.rows[0].entry
}

fn decide(browser: &mut Browser, concern: EntryId, code: &str, status: Status) {
    let content = Box::new(TriageDraft {
        categories: vec![Category::try_from(code.to_owned()).unwrap()],
        level: Some(Level::Early),
        risk: Some(Risk::Medium),
        risk_reason: "Seen daily by staff.".into(),
        decision: Some(Decision::Monitor),
        reason: WHY.into(),
        ..TriageDraft::default()
    });
    let status =
        StatusDraft { status: Some(status), outcome: "He has a coat now.".into(), reason: WHY.into() };
    let before = Before::default();
    browser.ask(Intent::from(DeskIntent::SaveTriage { concern, content, status: Some(status), before }));
}

#[test]
fn two_periods_stand_side_by_side_and_every_day_is_by_the_clock_on_the_wall() {
    let (mut lead, _) = school();
    // 00:30 on a Monday of summer is Sunday, 23:30, in Greenwich.
    set_clock(&lead, "2027-07-05T00:40");
    let happened = When::At(Minute::parse("2027-07-05T00:30").unwrap());
    let first = at(&mut lead, happened, Place::Playground);
    save(&mut lead, first);
    let concern = newest(&mut lead);
    lead.clock.0.set(lead.clock.0.get() + 3 * DAY);
    decide(&mut lead, concern, "neglect-hygiene", Status::ClosedResolved);
    set_clock(&lead, "2027-09-08T10:00");
    let second = at(&mut lead, When::Unknown, Place::Home);
    save(&mut lead, second);
    // Entered in error: not counted.
    let wrong = at(&mut lead, When::Unknown, Place::Home);
    save(&mut lead, wrong);
    let entry = newest(&mut lead);
    lead.ask(Intent::Withdraw { entry, reason: "Another child of the same name.".into() });

    let periods = [period("2027-09-01", "2027-09-30"), period("2027-07-05", "2027-07-05")];
    let report = report(&mut lead, Some(periods));
    assert_eq!(report.concerns, [1, 1]);
    let monday = Key::Weekday(0);
    assert_eq!(count(&report, Dimension::Weekday, &monday), [Some(0), Some(1)]);
    assert_eq!(count(&report, Dimension::Weekday, &Key::NotHeld), [Some(1), Some(0)]);
    let night = Key::Time(TimeOfDay::BeforeSchool);
    assert_eq!(count(&report, Dimension::Time, &night), [Some(0), Some(1)]);
    assert_eq!(count(&report, Dimension::Month, &Key::Month(9)), [Some(1), None]);
    assert_eq!(count(&report, Dimension::Month, &Key::Month(7)), [None, Some(1)]);
    assert_eq!(count(&report, Dimension::Place, &Key::Place(Place::Playground)), [Some(0), Some(1)]);
    let neglect = Key::Category(Category::try_from("neglect".to_owned()).unwrap());
    assert_eq!(count(&report, Dimension::Category, &neglect), [Some(0), Some(1)]);
    assert_eq!(count(&report, Dimension::Category, &Key::Undecided), [Some(1), Some(0)]);
    for table in &report.tables {
        let sum = |period: usize| table.rows.iter().filter_map(|row| row.counts[period]).sum::<u64>();
        assert_eq!(table.totals, [sum(0), sum(1)], "{:?}", table.by);
    }
    assert_eq!(totals(&report, Dimension::Year), [1, 1]);
    let [record, decide, close] = report.spans[1];
    assert_eq!((record.step, record.spread.unwrap().median), (Step::ToRecord, 10));
    assert_eq!(decide.spread.unwrap().median, 3 * 24 * 60);
    assert_eq!((close.known, close.waiting), (1, 0));
    assert_eq!((report.spans[0][1].waiting, report.spans[0][1].known), (1, 0));
    assert_eq!(report.adults, None, "who hears none is told of none");
}

#[test]
fn what_the_directory_does_not_hold_is_said_and_not_guessed() {
    let mut lead = Browser::new(1);
    lead.with(Intent::Practise, &[]);
    let report = report(&mut lead, None);
    let held = |by| report.tables.iter().find(|table| table.by == by).unwrap().held;
    assert!(!held(Dimension::Sex) && held(Dimension::Sen) && held(Dimension::PupilPremium));
    assert!(report.concerns[0] > 5 && report.concerns[1] > 5, "{:?}", report.concerns);
    assert!(report.loads.iter().any(|load| load.open > 0 && !load.name.is_empty()));
    assert!(!report.devices.is_empty());
}

#[test]
fn governors_see_no_small_number_and_none_can_be_worked_out() {
    let mut lead = Browser::new(1);
    lead.with(Intent::Practise, &[]);
    let report = report(&mut lead, None);
    for days in [report.periods[0], report.periods[1], Period::school_year(report.today)] {
        let pack = pack(&mut lead, days).pack;
        let columns = pack.tables.iter().map(|table| &table.column);
        let spans = pack.spans.iter().map(|span| &span.column);
        let mut hidden = 0;
        for column in columns.chain(spans).chain([&pack.actions]) {
            assert!(column.cells.iter().flatten().chain(&column.total).all(|n| *n == 0 || *n >= 5));
            let hides = column.cells.iter().filter(|cell| cell.is_none()).count();
            assert!(column.total.is_none() || hides != 1, "{column:?}");
            hidden += hides;
        }
        assert!(hidden > 0, "the practice school has small numbers");
        for span in &pack.spans {
            assert!(span.minutes.is_none() || span.column.cells[0].is_some_and(|known| known >= 5));
        }
    }
    // Five concerns or more in all, and the pack says so.
    assert_eq!(pack(&mut lead, report.periods[0]).pack.concerns, Some(report.concerns[0]));
}

/// A lead who has a teacher's concern, the teacher, and the concern.
fn recorded() -> (Browser, Browser, EntryId) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    teacher.record("He came in without a coat.");
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file);
    let concern = newest(&mut lead);
    (lead, teacher, concern)
}

#[test]
fn a_line_for_each_concern_has_names_only_where_they_are_asked_for_and_both_are_logged() {
    let (mut lead, ..) = recorded();
    let whole = period("2026-01-01", "2027-12-31");
    let [line] = &concerns(&mut lead, whole, false)[..] else { panic!() };
    assert!(line.names.is_empty() && line.who.is_none() && line.children == 1);
    let [line] = &concerns(&mut lead, whole, true)[..] else { panic!() };
    assert!(!line.names.is_empty() && line.who.as_deref() == Some("Ines Duarte"));
    assert!(concerns(&mut lead, period("2025-01-01", "2025-12-31"), true).is_empty());
    let filter = TrailFilter { group: Some(Group::Readings), ..TrailFilter::default() };
    let page = trail(&mut lead, filter.clone());
    assert_eq!(kinds(&page), [Kind::Exported; 3]);
    let said = page.rows.iter().map(|row| (row.detail.code.as_deref(), row.detail.names));
    let concerns = Some(Export::Concerns.code());
    assert_eq!(said.collect::<Vec<_>>(), [(concerns, true), (concerns, true), (concerns, false)]);
    // What only reads is not logged as taken out.
    report(&mut lead, None);
    assert_eq!(trail(&mut lead, filter).total, 3);
}

#[test]
fn a_recorder_has_neither_reports_nor_trail_and_receives_nothing_of_exports() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    ask(&mut lead, ReportIntent::Export { what: Export::GovernorsPack, period: None, names: false }).unwrap();
    tell(&mut lead, &mut teacher);
    let refused = |browser: &mut Browser, intent: Intent| {
        assert_eq!(browser.try_ask(intent, Vec::new()).unwrap_err(), Problem::NotAllowed);
    };
    let whole = period("2026-01-01", "2027-12-31");
    refused(&mut teacher, ReportIntent::Report { periods: None }.into());
    refused(&mut teacher, ReportIntent::Pack { period: None }.into());
    refused(&mut teacher, ReportIntent::Concerns { period: whole, names: true }.into());
    let export = ReportIntent::Export { what: Export::Tables, period: None, names: false };
    refused(&mut teacher, export.into());
    let page = TrailIntent::Page { filter: TrailFilter::default(), offset: 0, limit: 10 };
    refused(&mut teacher, page.into());
    refused(&mut teacher, TrailIntent::Verify.into());
    let register = teacher.app.register().unwrap();
    assert!(register.concerns.is_empty() && register.held.is_empty());
}

#[test]
fn the_trail_of_a_concern_holds_all_that_was_done_to_it_and_that_of_a_pupil_all_that_is_about_them() {
    let (mut lead, _, concern) = recorded();
    let View::Concern(view) = lead.ask(Intent::Concern { entry: concern }) else { panic!() };
    lead.clock.0.set(lead.clock.0.get() + DAY);
    decide(&mut lead, concern, "neglect-clothing", Status::ClosedResolved);
    let of = TrailFilter { concern: Some(concern), ..TrailFilter::default() };
    let page = trail(&mut lead, of.clone());
    // Newest first.
    let done = [Kind::Closed, Kind::ActedOn, Kind::Decided, Kind::ConcernOpened, Kind::Recorded];
    let mut found = kinds(&page);
    found.sort();
    let mut expected = done.to_vec();
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(page.rows.last().unwrap().kind, Kind::Recorded);
    assert_eq!(page.rows.last().unwrap().who.name, "Ines Duarte");
    assert_eq!(page.rows.last().unwrap().device, "ID");
    assert_eq!(page.of, [view.concern.pupils[0].name.clone()]);
    assert!(page.rows.iter().all(|row| row.concern == Some(concern) && row.children == page.of));

    // By person, by day, and by kind.
    let person = page.people.iter().find(|(_, name)| name == "Ines Duarte").unwrap().0;
    let hers = trail(&mut lead, TrailFilter { person: Some(person), ..of.clone() });
    assert_eq!(kinds(&hers), [Kind::Recorded]);
    let until = Some(Minute::from_millis(page.rows.last().unwrap().at.wall).day());
    let early = trail(&mut lead, TrailFilter { until, ..of.clone() });
    assert_eq!(kinds(&early), [Kind::ConcernOpened, Kind::Recorded]);
    let read = trail(&mut lead, TrailFilter { group: Some(Group::Readings), ..of.clone() });
    assert_eq!(kinds(&read), [Kind::ConcernOpened]);

    // The pupil's is that of every concern about them, and their own entries.
    let Child::Pupil(pupil) = view.concern.pupils[0].child else { panic!() };
    let theirs = trail(&mut lead, TrailFilter { pupil: Some(pupil), ..TrailFilter::default() });
    assert!(done.iter().all(|kind| kinds(&theirs).contains(kind)));
    assert!(kinds(&theirs).contains(&Kind::PupilChanged));
    let nobody = TrailFilter { pupil: Some(PupilId([9; 16])), ..TrailFilter::default() };
    assert_eq!(trail(&mut lead, nobody).total, 0);
}

#[test]
fn every_administrator_who_opens_a_concern_is_in_its_trail_and_whoever_wrote_it_is_not() {
    let (mut lead, mut teacher, entry) = recorded();
    let mut deputy = deputy(&mut lead);
    deputy.add_second_factor();
    teacher.ask(Intent::Concern { entry });
    for _ in 0..2 {
        lead.ask(Intent::Concern { entry });
        deputy.ask(Intent::Concern { entry });
    }
    copy(&mut deputy, &mut lead);
    let filter = TrailFilter { concern: Some(entry), group: Some(Group::Readings), ..TrailFilter::default() };
    let page = trail(&mut lead, filter);
    let mut who: Vec<&str> = page.rows.iter().map(|row| row.who.name.as_str()).collect();
    who.sort();
    assert_eq!(who, ["Morgan Hale", DEPUTY]);
}

#[test]
fn who_has_a_conflict_of_interest_sees_nothing_of_that_child_in_trail_or_lines() {
    let (mut lead, _, concern) = recorded();
    let View::Concern(view) = lead.ask(Intent::Concern { entry: concern }) else { panic!() };
    let Child::Pupil(pupil) = view.concern.pupils[0].child else { panic!() };
    let mut deputy = deputy(&mut lead);
    deputy.add_second_factor();
    let whole = period("2026-01-01", "2027-12-31");
    assert_eq!(concerns(&mut deputy, whole, true).len(), 1);
    let person = deputy.status.as_ref().unwrap().me.person;
    let reason = "Her own child.".to_owned();
    lead.ask(Intent::from(ProfileIntent::Lock { pupil, person, on: true, reason }));
    copy(&mut lead, &mut deputy);
    assert!(concerns(&mut deputy, whole, true).is_empty());
    let all = trail(&mut deputy, TrailFilter::default());
    assert!(
        all.rows
            .iter()
            .all(|row| row.concern != Some(concern) && !row.children.contains(&view.row.pupils[0]))
    );
    for filter in [
        TrailFilter { concern: Some(concern), ..TrailFilter::default() },
        TrailFilter { pupil: Some(pupil), ..TrailFilter::default() },
    ] {
        let page = TrailIntent::Page { filter: filter.clone(), offset: 0, limit: 10 };
        assert_eq!(deputy.try_ask(Intent::from(page), Vec::new()).unwrap_err(), Problem::NotAllowed);
        assert!(trail(&mut lead, filter).total > 0);
    }
}

#[test]
fn a_concern_about_an_adult_is_counted_and_in_the_trail_for_those_alone_who_hear_it() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut deputy = deputy(&mut lead);
    deputy.add_second_factor();
    let person = lead.status.as_ref().unwrap().me.person;
    lead.ask(Intent::Appoint { person, right: Right::HearsAdults, has: true });
    lead.with(Intent::PrepareToHear, LEAD);
    tell(&mut lead, &mut teacher);
    let View::Draft(draft) = teacher.ask(Intent::OpenDraft { draft: None }) else { panic!() };
    let mut content =
        ConcernDraft { form: Form::Adult, pupils: Vec::new(), ..teacher.concern("Alone with a child.") };
    content.particulars.insert(Particular::AdultName, "Rupert Vance".into());
    teacher.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) });
    let (_, file) = teacher.file(Intent::HandOver);
    lead.merge(file.clone());
    deputy.merge(file);
    for (browser, adults) in [(&mut lead, Some([1, 0])), (&mut deputy, None)] {
        let seen = report(browser, None);
        assert_eq!((seen.concerns, seen.adults), ([0, 0], adults));
        assert!(seen.tables.iter().all(|table| table.totals == [0, 0]));
        let sealed = trail(browser, TrailFilter { group: Some(Group::Concerns), ..TrailFilter::default() });
        assert_eq!(kinds(&sealed).len(), usize::from(adults.is_some()));
        assert!(verify(browser).unwrap().is_unaltered());
    }
}

#[test]
fn the_trail_comes_in_windows_without_a_row_twice_or_missing() {
    let mut lead = Browser::new(1);
    lead.with(Intent::Practise, &[]);
    let all = trail(&mut lead, TrailFilter::default());
    assert!(all.total > 200);
    let mut rows = Vec::new();
    while rows.len() < all.total {
        let asked = TrailIntent::Page { filter: TrailFilter::default(), offset: rows.len(), limit: 70 };
        let View::Trail(view) = lead.ask(Intent::from(asked)) else { panic!() };
        let Ok(TrailView::Page(page)) = view.open() else { panic!() };
        assert!(!page.rows.is_empty());
        rows.extend(page.rows);
    }
    let distinct: std::collections::BTreeSet<EntryId> = rows.iter().map(|row| row.entry).collect();
    assert_eq!((rows.len(), distinct.len()), (all.total, all.total));
    assert!(rows.is_sorted_by(|one, other| one.at >= other.at));
}

#[test]
fn a_walk_of_every_chain_finds_all_sound_and_says_what_is_missing() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    teacher.record("First.");
    let (_, first) = teacher.file(Intent::HandOver);
    lead.merge(first);
    let found = verify(&mut lead).unwrap();
    assert!(found.is_unaltered() && found.is_whole(), "{found:?}");
    assert_eq!(found.chains.len(), 2);
    assert_eq!(found.entries, found.chains.iter().map(|chain| chain.entries).sum::<u64>());
    assert_eq!(found.fingerprint.len(), 6);
    for chain in &found.chains {
        assert_eq!(chain.head.unwrap().seq + 1, chain.entries);
        assert_eq!(chain.bodiless, 0);
    }
    assert_eq!(found.school, "Larkfield Primary");
    let teachers = found.chains.iter().find(|chain| chain.label == "ID").unwrap();
    assert_eq!(teachers.who, "Ines Duarte");
}

#[test]
fn a_walk_names_the_log_that_divides() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let mut copied = teacher.backed_up();
    teacher.record("On the one computer.");
    copied.unlock(TEACHER);
    copied.record("On the other.");
    for device in [&mut teacher, &mut copied] {
        let (_, file) = device.file(Intent::HandOver);
        lead.merge(file);
    }
    let found = verify(&mut lead).unwrap();
    assert!(!found.is_unaltered());
    let (sound, divided): (Vec<_>, Vec<_>) = found.chains.iter().partition(|chain| chain.is_unaltered());
    assert_eq!((sound.len(), divided.len()), (1, 1));
    let first = divided[0].forked.unwrap();
    assert!(divided[0].unsigned.is_empty() && divided[0].unlinked.is_empty() && first > 0);
}

#[test]
fn a_walk_can_be_called_off_and_a_store_that_changed_beneath_it_is_no_clean_bill() {
    let mut lead = Browser::new(1);
    lead.with(Intent::Practise, &[]);
    lead.patience.set(1);
    assert_eq!(verify(&mut lead).unwrap_err(), Problem::CalledOff);
    lead.patience.set(usize::MAX);
    assert!(verify(&mut lead).unwrap().is_unaltered());
    // It reads what lies on the disk, and not what was read when the vault was opened.
    let stores: Vec<Memory> = lead.profile.0.borrow().values().cloned().collect();
    let alter = |store: &Memory, table| {
        let key = keys(store, table).pop();
        key.is_some_and(|key| store.alter(table, &key, |row| *row.last_mut().unwrap() ^= 1))
    };
    assert!(
        stores.iter().any(|store| [Table::Tail, Table::Pages].into_iter().any(|table| alter(store, table)))
    );
    assert_eq!(verify(&mut lead).unwrap_err(), Problem::VaultDamaged);
}

fn keys(store: &Memory, table: Table) -> Vec<Vec<u8>> {
    let rows = pollster::block_on(store.scan(table, None, 1_000)).unwrap();
    rows.into_iter().map(|row| row.key).collect()
}
