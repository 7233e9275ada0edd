//! Who a concern is sealed to, and how its writer adds to what they cannot read any more.

use holdfast::app::intent::{AdultsIntent, FileIntent, Holder, Intent, SearchIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{AdultsView, SearchView, View};
use holdfast::domain::attachment::Attachment;
use holdfast::domain::concern::{ConcernDraft, Missing, Purpose};
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::hearing::Progress;
use holdfast::domain::ids::EntryId;
use holdfast::domain::search::{Query, Vocabulary};

use crate::school::hearing::{another_hearer, asked, hand_over, prepare, ready_to_hear};
use crate::school::{Browser, LEAD, TEACHER, tell};
use crate::{WORDS, about, adults, carry, case, content, heard, inbox, save};

const LETTER: &[u8] = b"%PDF-1.4\nA letter about the locked door, tamarin.\n%%EOF\n";

#[test]
fn a_concern_is_read_by_who_hears_it_and_its_writer_sees_only_how_far_it_has_come() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    assert_eq!(teacher.status.as_ref().unwrap().not_handed_over, 1);
    carry(&mut teacher, &mut lead, &mut head);
    assert_eq!(heard(&mut head), [entry]);
    let view = case(&mut head, entry);
    assert_eq!(view.content.narrative, WORDS);
    assert_eq!((view.row.who.name.as_str(), view.row.adult.as_str()), ("Owen Pritchard", "Rupert Vance"));
    assert_eq!(view.heard_by, ["Ines Duarte"]);

    let AdultsView::Own(own) = adults(&mut teacher, AdultsIntent::Own).unwrap() else { panic!() };
    assert_eq!(own.len(), 1);
    assert_eq!(own[0].concern, entry);
    let View::Concerns(page) = teacher.ask(Intent::Concerns { offset: 0, limit: 5 }) else { panic!() };
    assert_eq!((page.total, page.sealed), (0, 1));
    for asked in [AdultsIntent::Case { concern: entry }, AdultsIntent::Patterns, AdultsIntent::PassOn] {
        assert_eq!(adults(&mut teacher, asked).err(), Some(Problem::NotAllowed));
    }
}

/// How many concerns are found.
fn finds(browser: &mut Browser, typed: &str) -> usize {
    let query = Query::read(typed, &Vocabulary::new(true));
    let View::Search(view) = browser.ask(Intent::from(SearchIntent::Find { query, limit: 9 })) else {
        panic!()
    };
    let SearchView::Found(found) = view.open().unwrap() else { panic!() };
    assert_eq!(found.concerns_total, found.concerns.len());
    assert!(found.concerns.iter().all(|one| one.adult));
    found.concerns_total
}

#[test]
fn whoever_hears_a_concern_finds_it_and_nobody_else_does() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    about(&mut teacher, "Rupert Vance", None).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    assert_eq!((finds(&mut head, "marmoset"), finds(&mut head, "rupert")), (1, 1));
    for browser in [&mut lead, &mut teacher] {
        assert_eq!((finds(browser, "marmoset"), finds(browser, "rupert")), (0, 0));
    }
}

/// Starts what is added to a concern, or corrects it, with a file if one is given.
fn add(
    browser: &mut Browser,
    entry: EntryId,
    corrects: bool,
    text: &str,
    file: Option<&[u8]>,
) -> Result<(), Problem> {
    let start = if corrects { Intent::DraftCorrection { entry } } else { Intent::DraftAddition { entry } };
    let View::Draft(draft) = browser.try_ask(start, Vec::new())?.0 else { panic!("no draft") };
    let mut content = ConcernDraft { narrative: text.into(), ..draft.content };
    assert_eq!(content.form, Form::Adult);
    if let Some(bytes) = file {
        let attach = Intent::Files(FileIntent::Attach { name: "letter.pdf".into(), have: 0 });
        let View::Attached(attachment) = browser.with(attach, bytes) else { panic!("not attached") };
        content.attachments.push(attachment);
        let keep = Intent::KeepDraft { draft: draft.draft, content: Box::new(content.clone()) };
        browser.ask(keep);
    }
    browser.try_ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) }, Vec::new())?;
    Ok(())
}

fn give(browser: &mut Browser, entry: EntryId, file: &Attachment) -> Result<Vec<u8>, Problem> {
    let intent = Intent::Files(FileIntent::Give { with: Holder::Concern(entry), file: file.file });
    Ok(browser.try_ask(intent, Vec::new())?.1.remove(0))
}

#[test]
fn its_writer_adds_to_it_and_corrects_it_with_files_for_the_same_few() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    add(&mut teacher, entry, true, "It was the store room, not the classroom.", None).unwrap();
    add(&mut teacher, entry, false, "The caretaker saw it too, uakari.", Some(LETTER)).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    let view = case(&mut head, entry);
    let said: Vec<(bool, &str)> =
        view.additions.iter().map(|added| (added.corrects, added.text.as_str())).collect();
    let expected =
        [(true, "It was the store room, not the classroom."), (false, "The caretaker saw it too, uakari.")];
    assert_eq!(said, expected);
    let file = view.additions[1].attachments[0].clone();
    assert_eq!((file.name.as_str(), file.bytes), ("letter.pdf", LETTER.len() as u64));
    assert_eq!(give(&mut head, entry, &file).unwrap(), LETTER);
    let taken = case(&mut head, entry).opened.iter().filter(|opened| opened.what.file.is_some()).count();
    assert_eq!(taken, 1, "that it was taken out is noted");
    for other in [&mut lead, &mut teacher] {
        assert!(give(other, entry, &file).is_err());
    }
    assert_eq!(inbox(&mut head, Progress::New).rows.len(), 1, "an addition is no concern of its own");
    let empty = add(&mut teacher, entry, false, "  ", None);
    assert_eq!(empty, Err(Problem::Incomplete(vec![Missing::What])));
}

#[test]
fn a_file_that_goes_with_a_concern_is_sealed_and_the_draft_leaves_none_behind() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let mut content = content(&mut teacher, "Rupert Vance", None);
    let attach = Intent::Files(FileIntent::Attach { name: "letter.pdf".into(), have: 0 });
    let View::Attached(attachment) = teacher.with(attach, LETTER) else { panic!("not attached") };
    content.attachments.push(attachment.clone());
    let entry = save(&mut teacher, content).unwrap().entry;
    teacher.ask(Intent::Home);
    let left = Intent::Files(FileIntent::See { with: Holder::Concern(entry), file: attachment.file });
    assert_eq!(teacher.try_ask(left, Vec::new()).err(), Some(Problem::NotAllowed));
    carry(&mut teacher, &mut lead, &mut head);
    assert_eq!(case(&mut head, entry).content.attachments, std::slice::from_ref(&attachment));
    assert_eq!(give(&mut head, entry, &attachment).unwrap(), LETTER);
    head.restart();
    head.unlock(TEACHER);
    assert_eq!(give(&mut head, entry, &attachment).unwrap(), LETTER);
}

#[test]
fn nobody_hears_a_concern_about_themselves_and_with_nobody_left_it_is_refused() {
    let (mut lead, mut head, mut teacher, person) = ready_to_hear();
    assert_eq!(about(&mut teacher, "Ines Duarte", Some(person)), Err(Problem::NobodyHears));
    assert_eq!(about(&mut teacher, " ines  duarte", None), Err(Problem::NobodyHears), "by name alone");
    let (mut other, _) = another_hearer(&mut lead, 9, "Chair Person");
    tell(&mut lead, &mut teacher);
    let entry = about(&mut teacher, "Ines Duarte", Some(person)).unwrap();
    hand_over(&mut teacher, &mut lead);
    tell(&mut lead, &mut head);
    tell(&mut lead, &mut other);
    assert!(heard(&mut head).is_empty(), "it is about her");
    assert_eq!(heard(&mut other), [entry]);
    assert_eq!(case(&mut other, entry).heard_by, ["Chair Person"]);
}

#[test]
fn a_colleagues_child_goes_to_the_others_and_the_colleague_must_be_named() {
    let (mut lead, mut head, mut teacher, person) = ready_to_hear();
    let (mut other, _) = another_hearer(&mut lead, 9, "Chair Person");
    tell(&mut lead, &mut teacher);
    let mut content = ConcernDraft { form: Form::ColleaguesChild, ..teacher.concern(WORDS) };
    content.particulars.insert(Particular::AdultName, "Ines Duarte".into());
    let unnamed = save(&mut teacher, content.clone());
    assert_eq!(unnamed, Err(Problem::Incomplete(vec![Missing::Particular(Particular::AdultName)])));
    content.adult = Some(person);
    let entry = save(&mut teacher, content).unwrap().entry;
    hand_over(&mut teacher, &mut lead);
    tell(&mut lead, &mut head);
    tell(&mut lead, &mut other);
    assert!(heard(&mut head).is_empty(), "it is her child");
    let view = case(&mut other, entry);
    assert_eq!((view.row.children.len(), view.row.others), (1, 0));
}

#[test]
fn before_anybody_is_ready_nothing_is_sealed_to_a_key_that_administrators_could_open() {
    let (mut lead, mut head, _) = asked();
    assert_eq!(about(&mut lead, "Rupert Vance", None), Err(Problem::NobodyHears));
    prepare(&mut head, TEACHER).unwrap();
    hand_over(&mut head, &mut lead);
    about(&mut lead, "Rupert Vance", None).unwrap();
    let View::Home(home) = lead.ask(Intent::Home) else { panic!() };
    assert_eq!(home.drafts.len(), 0);
    lead.restart();
    lead.unlock(LEAD);
}

#[test]
fn a_concern_about_an_adult_is_never_saved_where_administrators_read() {
    let (_, _, mut teacher, _) = ready_to_hear();
    teacher.record("About a child.");
    let View::Concerns(page) = teacher.ask(Intent::Concerns { offset: 0, limit: 5 }) else { panic!() };
    let entry = page.rows[0].entry;
    let View::Draft(view) = teacher.ask(Intent::DraftCorrection { entry }) else { panic!() };
    let mut content = ConcernDraft { form: Form::Adult, reason: "Because.".into(), ..view.content };
    content.particulars.insert(Particular::AdultName, "Rupert Vance".into());
    let intent = Intent::SaveConcern { draft: view.draft, content: Box::new(content) };
    assert!(teacher.try_ask(intent, Vec::new()).is_err());
}

#[test]
fn only_its_writer_and_those_who_hear_it_add_to_a_concern() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    assert_eq!(add(&mut lead, entry, false, "A note of the lead's.", None), Err(Problem::NotAllowed));
    let forced = ConcernDraft {
        purpose: Purpose::Adds(entry),
        form: Form::Adult,
        narrative: "Forced.".into(),
        ..ConcernDraft::default()
    };
    assert_eq!(save(&mut lead, forced).err(), Some(Problem::NotAllowed));
    add(&mut head, entry, false, "I spoke to the reporter.", Some(LETTER)).unwrap();
    let view = case(&mut head, entry);
    assert_eq!(view.additions[0].who.name, "Ines Duarte");
    assert_eq!(give(&mut head, entry, &view.additions[0].attachments[0]).unwrap(), LETTER);
}
