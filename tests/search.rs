//! Finding: what is typed, what it finds and marks, for whom, while search gets ready and as entries come; lists in windows;
//! saved searches; and what a keystroke looks at among 100,000 concerns.
//!
//! `SCALE=100000 cargo test --release --test search -- --nocapture` measures as many through the vault.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "each test file uses its own part of it")]
#[path = "bundles/forge.rs"]
mod forge;
#[path = "search/many.rs"]
mod many;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;

use holdfast::app::intent::{DeskIntent, Intent, Order, Pile, SearchIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{
    ConcernPage, DeskView, FoundPage, SavedSearch, SearchFound, SearchOpened, SearchView, View,
};
use holdfast::domain::concern::{Child, ConcernDraft, Involved, Place, PupilRole, Topic};
use holdfast::domain::ids::EntryId;
use holdfast::domain::search::{Piece, Query, Vocabulary};
use holdfast::domain::triage::{Before, Decision, Level, Risk, Status, StatusDraft, TriageDraft};
use school::{Browser, LEAD, TEACHER, confirm, school, tell};

fn search(browser: &mut Browser, asked: SearchIntent) -> Result<SearchView, Problem> {
    match browser.try_ask(Intent::from(asked), Vec::new())?.0 {
        View::Search(view) => view.open(),
        other => panic!("{other:?}"),
    }
}

fn read(typed: &str) -> Query {
    Query::read(typed, &Vocabulary::new(true))
}

fn find(browser: &mut Browser, typed: &str) -> SearchFound {
    match search(browser, SearchIntent::Find { query: read(typed), limit: 30 }) {
        Ok(SearchView::Found(found)) => found,
        other => panic!("{other:?}"),
    }
}

/// The first words of each concern that is found, and how many pupils are.
fn found(browser: &mut Browser, typed: &str) -> (Vec<String>, usize) {
    let found = find(browser, typed);
    assert_eq!(found.concerns_total, found.concerns.len());
    let begins = found.concerns.iter().map(|one| one.row.begins.split(' ').next().unwrap_or("").to_owned());
    (begins.collect(), found.pupils_total)
}

fn list(browser: &mut Browser, typed: &str, order: Order, offset: usize, limit: usize) -> ConcernPage {
    match search(browser, SearchIntent::List { query: read(typed), order, offset, limit }) {
        Ok(SearchView::List(FoundPage { page, ready })) => {
            assert!(ready.is_whole());
            page
        }
        other => panic!("{other:?}"),
    }
}

fn opened(browser: &mut Browser) -> SearchOpened {
    match search(browser, SearchIntent::Open) {
        Ok(SearchView::Opened(opened)) => opened,
        other => panic!("{other:?}"),
    }
}

fn shown(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| if piece.marked { format!("[{}]", piece.text) } else { piece.text.clone() })
        .collect()
}

fn involved(browser: &mut Browser, text: &str) -> Involved {
    let View::Pupils(page) = browser.ask(Intent::FindPupils { text: text.into(), offset: 0, limit: 1 })
    else {
        panic!("no pupils")
    };
    let card = &page.rows[0];
    Involved { child: Child::Pupil(card.pupil), role: PupilRole::Subject, name: card.identity.name() }
}

fn record(
    browser: &mut Browser,
    pupil: &str,
    narrative: &str,
    change: impl FnOnce(&mut ConcernDraft),
) -> EntryId {
    let draft = browser.draft(narrative);
    let mut content = browser.concern(narrative);
    content.pupils = vec![involved(browser, pupil)];
    change(&mut content);
    let View::Saved(saved) = browser.ask(Intent::SaveConcern { draft, content: Box::new(content) }) else {
        panic!("not saved")
    };
    saved.entry
}

fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

/// A lead who has two concerns of a teacher's and has written one.
fn recorded() -> (Browser, Browser, [EntryId; 3]) {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let coat = record(
        &mut teacher,
        "Stellan Dvořák",
        "Cold and without a coat again, in the playground.",
        |draft| {
            draft.topics = vec![Topic::CareAndNeeds];
            draft.place = Some(Place::Playground);
        },
    );
    let bruise = record(
        &mut teacher,
        "Nadia O'Dowd",
        "Bruise, yellow, on the upper arm. Said the seaside was fun.",
        |draft| {
            draft.danger = true;
            draft.child_words = "Nobody came to get me.".into();
        },
    );
    hand_over(&mut teacher, &mut lead);
    let own = record(&mut lead, "Priya Fairweather", "Mother rang about a coat that was lost.", |_| {});
    (lead, teacher, [coat, bruise, own])
}

fn decide(lead: &mut Browser, concern: EntryId, status: Option<StatusDraft>) {
    let content = TriageDraft {
        categories: vec!["neglect-clothing".to_owned().try_into().unwrap()],
        level: Some(Level::Early),
        risk: Some(Risk::Medium),
        risk_reason: "Seen daily by staff.".into(),
        decision: Some(Decision::Monitor),
        reason: "Mother explained it and the account fits.".into(),
        ..TriageDraft::default()
    };
    let asked =
        DeskIntent::SaveTriage { concern, content: Box::new(content), status, before: Before::default() };
    lead.ask(Intent::from(asked));
}

#[test]
fn words_names_phrases_and_filters_find_what_they_mean() {
    let (mut lead, _, [coat, ..]) = recorded();
    let active = StatusDraft { status: Some(Status::Active), ..StatusDraft::default() };
    decide(&mut lead, coat, Some(active));
    for (typed, expected) in [
        ("coat", &["Mother", "Cold"][..]),
        ("bru", &["Bruise,"]),
        ("seaside arm", &["Bruise,"]),
        ("aside", &[]),
        ("\"without a coat\"", &["Cold"]),
        ("\"a without coat\"", &[]),
        ("\"came to\"", &["Bruise,"]),
        ("dvorak", &["Cold"]),
        ("DVOŘÁK coat", &["Cold"]),
        ("stellan dvroak", &["Cold"]),
        ("odowd", &["Bruise,"]),
        ("danger", &["Bruise,"]),
        ("year:1", &["Cold"]),
        ("class:6b", &["Mother"]),
        ("place:playground", &["Cold"]),
        ("playground", &["Cold"]),
        ("about:care", &["Cold"]),
        ("category:neglect", &["Cold"]),
        ("neglect", &["Cold"]),
        ("level:2 status:active", &["Cold"]),
        ("level:3", &[]),
        ("risk:medium", &["Cold"]),
        ("open", &["Cold"]),
        ("new bru", &["Bruise,"]),
        ("by:duarte", &["Bruise,", "Cold"]),
        ("by:duarte coat", &["Cold"]),
        ("duarte", &["Bruise,", "Cold"]),
        ("mine", &["Mother"]),
        ("from:2026-11-02 coat", &["Mother", "Cold"]),
        ("from:2026-11-03", &[]),
        ("2/11/2026 coat year:1", &["Cold"]),
        ("account fits", &["Cold"]),
        ("nothing like it", &[]),
    ] {
        assert_eq!(found(&mut lead, typed).0, expected, "{typed}");
    }
    for (typed, pupils) in [("stellan dvorak", 1), ("stelan dvroak", 1), ("dvorak coat", 0), ("danger", 0)] {
        assert_eq!(found(&mut lead, typed).1, pupils, "{typed}");
    }
    let in_class = find(&mut lead, "class:1b");
    assert!(
        in_class.pupils_total > 0 && in_class.pupils.iter().all(|one| one.class.as_deref() == Some("1B"))
    );
    let found = find(&mut lead, "morgan");
    assert_eq!((found.staff.len(), shown(&found.staff[0].name).as_str()), (1, "[Morgan] Hale"));
    assert!(find(&mut lead, "").concerns.is_empty(), "nothing is asked for");
}

#[test]
fn what_was_asked_for_is_marked_where_it_stands() {
    let (mut lead, ..) = recorded();
    let found = find(&mut lead, "dvorak \"a coat\"");
    let [one] = found.concerns.as_slice() else { panic!("{found:?}") };
    assert_eq!(shown(&one.about), "Stellan [Dvořák]");
    assert_eq!(shown(&one.excerpt), "Cold and without [a coat] again, in the playground.");
    let found = find(&mut lead, "nobody");
    assert_eq!(shown(&found.concerns[0].excerpt), "[Nobody] came to get me.", "the child's own words");
    let found = find(&mut lead, "stellan dvroak");
    assert!(found.nearly, "two letters turned round");
    assert_eq!(shown(&found.pupils[0].name), "[Stellan] [Dvořák]");
    assert_eq!(shown(&found.concerns[0].about), "[Stellan] [Dvořák]");
}

#[test]
fn a_recorder_finds_their_own_and_pupils_and_nothing_of_what_was_decided() {
    let (mut lead, mut teacher, [coat, ..]) = recorded();
    decide(&mut lead, coat, None);
    tell(&mut lead, &mut teacher);
    assert_eq!(found(&mut teacher, "coat").0, ["Cold"], "not the lead's");
    assert_eq!(found(&mut teacher, "mother").0, [""; 0]);
    assert_eq!(found(&mut teacher, "neglect").0, [""; 0]);
    let found = find(&mut teacher, "hale");
    assert!(found.staff.is_empty() && found.concerns.is_empty());
    let found = find(&mut teacher, "stellan dvorak");
    assert_eq!((found.pupils_total, found.concerns_total), (1, 1));
    assert_eq!((found.concerns[0].status, found.concerns[0].level), (None, None));
    assert_eq!(list(&mut teacher, "", Order::Newest, 0, 10).total, 2);
    assert_eq!(list(&mut teacher, "coat", Order::Newest, 0, 10).total, 1);
}

#[test]
fn what_comes_is_found_at_once_and_what_was_in_error_no_more() {
    let (mut lead, mut teacher, [coat, bruise, _]) = recorded();
    assert_eq!(found(&mut lead, "umbrella").0, [""; 0]);
    record(&mut lead, "Fairweather", "Umbrella left behind.", |_| {});
    assert_eq!(found(&mut lead, "umbrella").0, ["Umbrella"]);
    record(&mut teacher, "Ueda", "Walked home with an umbrella.", |_| {});
    hand_over(&mut teacher, &mut lead);
    assert_eq!(found(&mut lead, "umbrella").0, ["Umbrella", "Walked"]);

    let View::Draft(draft) = lead.ask(Intent::DraftCorrection { entry: coat }) else { panic!("no draft") };
    let content = ConcernDraft {
        narrative: "Warm, with a scarf.".into(),
        reason: "Another child.".into(),
        ..draft.content
    };
    lead.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) });
    assert_eq!(found(&mut lead, "scarf").0, ["Warm,"]);
    assert_eq!(
        found(&mut lead, "\"without a coat\"").0,
        ["Warm,"],
        "a correction never hides what was written"
    );

    assert_eq!(found(&mut lead, "new bruise").0, ["Bruise,"]);
    decide(&mut lead, bruise, None);
    assert_eq!(
        (found(&mut lead, "new bruise").0, found(&mut lead, "open bruise").0),
        (vec![], vec!["Bruise,".to_owned()])
    );
    lead.ask(Intent::Withdraw { entry: bruise, reason: "Written twice.".into() });
    assert_eq!(found(&mut lead, "bruise").0, [""; 0]);
    assert_eq!(list(&mut lead, "", Order::Newest, 0, 9).withdrawn, 1);
}

#[test]
fn locking_ends_it_and_unlocking_begins_anew() {
    let (mut lead, ..) = recorded();
    assert_eq!(found(&mut lead, "coat").0.len(), 2);
    lead.ask(Intent::Lock);
    assert_eq!(search(&mut lead, SearchIntent::Find { query: read("coat"), limit: 9 }), Err(Problem::Locked));
    lead.unlock(LEAD);
    assert_eq!(found(&mut lead, "coat").0.len(), 2);
}

#[test]
fn a_list_comes_in_windows_sorted_and_narrowed() {
    let (mut lead, ..) = recorded();
    let begins = |page: &ConcernPage| -> Vec<String> {
        page.rows.iter().map(|row| row.begins.split(' ').next().unwrap().to_owned()).collect()
    };
    for (order, expected) in [
        (Order::Newest, ["Mother", "Bruise,", "Cold"]),
        (Order::Oldest, ["Cold", "Bruise,", "Mother"]),
        (Order::Pupil, ["Cold", "Mother", "Bruise,"]),
        (Order::Writer, ["Bruise,", "Cold", "Mother"]),
    ] {
        assert_eq!(begins(&list(&mut lead, "", order, 0, 9)), expected, "{order:?}");
    }
    let page = list(&mut lead, "", Order::Oldest, 1, 1);
    assert_eq!((begins(&page), page.offset, page.total), (vec!["Bruise,".to_owned()], 1, 3));
    let page = list(&mut lead, "coat", Order::Oldest, 1, 5);
    assert_eq!((begins(&page), page.total), (vec!["Mother".to_owned()], 2));
    assert!(list(&mut lead, "", Order::Newest, 9, 5).rows.is_empty());
    // The window that was read before says nothing of what has come since.
    record(&mut lead, "Fairweather", "Later.", |_| {});
    assert_eq!(begins(&list(&mut lead, "", Order::Newest, 0, 1)), ["Later."]);
    let View::Concerns(all) = lead.ask(Intent::Concerns { offset: 0, limit: 1 }) else { panic!("no list") };
    assert_eq!((all.total, begins(&all)), (4, vec!["Later.".to_owned()]));
}

#[test]
fn searches_are_saved_on_this_device_sealed_and_outlive_the_keys_they_were_sealed_under() {
    let (mut lead, ..) = recorded();
    let save = |browser: &mut Browser, name: &str, typed: &str| {
        let asked = SearchIntent::Save { name: name.into(), typed: typed.into() };
        match search(browser, asked) {
            Ok(SearchView::Saved(saved)) => saved,
            other => panic!("{other:?}"),
        }
    };
    let one = |name: &str, typed: &str| SavedSearch { name: name.into(), typed: typed.into() };
    save(&mut lead, " Zanzibar ", "quetzal open");
    save(&mut lead, "", "nothing");
    save(&mut lead, "Coats", "coat year:1");
    assert_eq!(
        save(&mut lead, "Zanzibar", "quetzal"),
        [one("Zanzibar", "quetzal"), one("Coats", "coat year:1")]
    );
    let stored = lead.profile.0.borrow().values().map(|store| store.snapshot()).collect::<Vec<_>>();
    let stored = format!("{stored:?}");
    for word in ["Zanzibar", "quetzal"] {
        let bytes: Vec<String> = word.bytes().map(|byte| byte.to_string()).collect();
        assert!(!stored.contains(word) && !stored.contains(&bytes.join(", ")), "{word} is readable");
    }
    lead.restart();
    lead.unlock(LEAD);
    assert_eq!(opened(&mut lead).saved.len(), 2);
    lead.ask(Intent::RenewKeys);
    lead.restart();
    let vault = lead.vault();
    assert!(lead.try_ask(Intent::Unlock { vault }, vec![LEAD.to_vec()]).is_ok());
    let Ok(SearchView::Saved(left)) = search(&mut lead, SearchIntent::Forget { name: "Coats".into() }) else {
        return; // The second factor is asked for first: what was saved is checked above.
    };
    assert_eq!(left, [one("Zanzibar", "quetzal")]);
}

#[test]
fn the_newest_are_found_while_search_gets_ready_and_everything_once_it_is() {
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let file =
        many::hand_over(&mut forge::Sender::of(&teacher, TEACHER), &forge::Sender::of(&lead, LEAD), 9_000);
    lead.merge(file);
    let first = find(&mut lead, "toast");
    assert!(!first.ready.is_whole() && first.ready.total == 9_000, "{:?}", first.ready);
    assert_eq!(first.concerns_total, first.ready.done);
    assert!(first.concerns[0].row.begins.starts_with("Number 8999"));
    let mut asked = 1;
    while !opened(&mut lead).ready.is_whole() {
        asked += 1;
        assert!(asked < 50, "it gets ready");
    }
    assert!(asked >= 2, "in slices");
    let all = find(&mut lead, "toast");
    assert_eq!((all.concerns_total, all.ready.done), (9_000, 9_000));
    assert_eq!(find(&mut lead, "toast number imogen").concerns_total, 2_250);
    assert_eq!(list(&mut lead, "imogen", Order::Newest, 2_245, 60).rows.len(), 5);
    let page = list(&mut lead, "", Order::Oldest, 4_000, 60);
    assert_eq!((page.total, page.rows.len()), (9_000, 60));
    assert!(page.rows[0].begins.starts_with("Number 4000:"));
    let asked = DeskIntent::Inbox { pile: Pile::New, offset: 8_990, limit: 60 };
    let View::Desk(view) = lead.ask(Intent::from(asked)) else { panic!("no inbox") };
    let DeskView::Inbox(page) = view.open().unwrap() else { panic!("no inbox") };
    assert_eq!((page.counts.new, page.rows.len()), (9_000, 10));
}

#[test]
fn a_keystroke_among_100_000_concerns_looks_at_each_letter_once_at_most() {
    let index = many::index(100_000);
    assert_eq!(index.len(), 100_000);
    let mut typed = String::new();
    for letter in "number 99999 toast".chars() {
        typed.push(letter);
        let query = read(&typed);
        let found = index.find(&query);
        assert!(
            found.bytes <= index.bytes() * query.terms.len(),
            "{typed}: {} of {}",
            found.bytes,
            index.bytes()
        );
        assert!(index.best(&found, 30).len() <= 30);
    }
    assert_eq!(index.find(&read("number 99999 toast")).total, 1);
    let nothing = index.find(&read("number seaweed toast"));
    assert!(nothing.bytes <= index.bytes(), "what the longest word is not in is looked at no more");
    assert!(nothing.total == 0);
}

#[test]
fn how_long_it_takes_is_said_where_it_is_asked_for() {
    let Some(count) = std::env::var("SCALE").ok().and_then(|count| count.parse().ok()) else { return };
    many::measure(
        &many::index(count),
        &[
            ("one word", "toast"),
            ("two words", "toast register"),
            ("prefix", "numb"),
            ("one letter", "a"),
            ("rare", "99999"),
            ("phrase", "\"nobody had been up\""),
            ("typo", "whitwroth"),
            ("filter", "open danger"),
            ("none", "seaweed"),
        ],
    );
    let (mut lead, mut teacher) = school();
    confirm(&mut lead, &mut teacher);
    let file =
        many::hand_over(&mut forge::Sender::of(&teacher, TEACHER), &forge::Sender::of(&lead, LEAD), count);
    lead.merge(file);
    let begun = std::time::Instant::now();
    let mut longest = std::time::Duration::ZERO;
    let mut slices = 0;
    loop {
        let slice = std::time::Instant::now();
        let ready = opened(&mut lead).ready;
        longest = longest.max(slice.elapsed());
        slices += 1;
        if ready.is_whole() {
            break;
        }
    }
    many::say(&format!(
        "through the vault, {count}: ready in {:?}, {slices} slices, the longest {longest:?}",
        begun.elapsed()
    ));
    for (what, typed) in [("two words", "toast register"), ("prefix", "numb"), ("name", "imogen")] {
        let begun = std::time::Instant::now();
        let found = find(&mut lead, typed);
        many::say(&format!("  {what}: {} found in {:?}", found.concerns_total, begun.elapsed()));
    }
    for order in Order::ALL {
        let begun = std::time::Instant::now();
        list(&mut lead, "", order, count / 2, 60);
        let first = begun.elapsed();
        let begun = std::time::Instant::now();
        list(&mut lead, "", order, count / 2 + 60, 60);
        many::say(&format!("  list, {order:?}: first window {first:?}, the next {:?}", begun.elapsed()));
    }
}
