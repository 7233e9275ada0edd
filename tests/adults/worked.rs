//! What those do with a concern who hear it: the four tests, advice, an outcome, and the pattern by adult.

use holdfast::app::intent::AdultsIntent;
use holdfast::app::problem::Problem;
use holdfast::app::view::AdultsView;
use holdfast::domain::hearing::{
    AdviceDraft, Answer, AssessmentDraft, Finding, Lacking, OutcomeDraft, Progress, Threshold,
};
use holdfast::domain::ids::EntryId;

use crate::school::hearing::{another_hearer, hand_over, ready_to_hear};
use crate::school::{Browser, tell};
use crate::{about, adults, assessment, carry, case, case_of, heard, inbox};

fn assess(
    browser: &mut Browser,
    concern: EntryId,
    content: AssessmentDraft,
    before: Vec<EntryId>,
) -> Result<holdfast::app::view::CaseView, Problem> {
    case_of(browser, AdultsIntent::Assess { concern, content, before })
}

fn conclude(
    browser: &mut Browser,
    concern: EntryId,
    content: OutcomeDraft,
) -> Result<holdfast::app::view::CaseView, Problem> {
    let view = case(browser, concern);
    let assessments = view.assessments.iter().map(|spoken| spoken.entry);
    let before = assessments.chain(view.outcomes.iter().map(|spoken| spoken.entry)).collect();
    case_of(browser, AdultsIntent::Conclude { concern, content, before })
}

fn ended(result: Finding) -> OutcomeDraft {
    OutcomeDraft {
        result: Some(result),
        reason: "As agreed with the officer.".into(),
        ..OutcomeDraft::default()
    }
}

#[test]
fn an_allegation_goes_through_the_four_tests_advice_and_an_outcome_and_can_be_taken_up_again() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    assert!(inbox(&mut head, Progress::New).rows[0].unread);
    assert!(!case(&mut head, entry).row.unread);
    let early = conclude(&mut head, entry, ended(Finding::Unfounded));
    assert_eq!(early.err(), Some(Problem::Hearing(vec![Lacking::Assessment])));
    let low = assess(&mut head, entry, assessment(Answer::Yes, Threshold::LowLevel), Vec::new());
    assert_eq!(low.err(), Some(Problem::Hearing(vec![Lacking::BelowThreshold])));
    let view =
        assess(&mut head, entry, assessment(Answer::Unclear, Threshold::Allegation), Vec::new()).unwrap();
    assert_eq!((view.row.progress, view.row.threshold), (Progress::Open, Some(Threshold::Allegation)));
    let content = AdviceDraft {
        whom: "Dee Lado, the council's officer".into(),
        given: "2026-11-02T15:10".into(),
        advice: "\u{201c}Do not question him yet.\u{201d}".into(),
        reference: "L-77".into(),
        ..AdviceDraft::default()
    };
    let view = case_of(&mut head, AdultsIntent::Advise { concern: entry, content }).unwrap();
    assert_eq!(view.advice[0].what.advice, "\u{201c}Do not question him yet.\u{201d}", "word for word");
    let handled = conclude(&mut head, entry, ended(Finding::HandledInSchool));
    assert_eq!(handled.err(), Some(Problem::Hearing(vec![Lacking::Result])));
    let view = conclude(&mut head, entry, ended(Finding::Unsubstantiated)).unwrap();
    assert_eq!(view.row.progress, Progress::Closed);
    let again = OutcomeDraft { again: true, reason: "A parent rang.".into(), ..OutcomeDraft::default() };
    assert_eq!(conclude(&mut head, entry, again).unwrap().row.progress, Progress::Open);
    let rights = [&mut lead, &mut teacher]
        .map(|browser| assess(browser, entry, assessment(Answer::No, Threshold::LowLevel), Vec::new()).err());
    assert_eq!(rights, [Some(Problem::NotAllowed), Some(Problem::NotAllowed)]);
}

#[test]
fn what_the_writer_adds_after_an_outcome_makes_it_new_again() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    assess(&mut head, entry, assessment(Answer::No, Threshold::LowLevel), Vec::new()).unwrap();
    conclude(&mut head, entry, ended(Finding::HandledInSchool)).unwrap();
    teacher.clock.0.set(head.clock.0.get() + 60_000);
    let start = holdfast::app::intent::Intent::DraftAddition { entry };
    let holdfast::app::view::View::Draft(draft) = teacher.ask(start) else { panic!() };
    let mut content = draft.content;
    content.narrative = "It happened again.".into();
    teacher
        .ask(holdfast::app::intent::Intent::SaveConcern { draft: draft.draft, content: Box::new(content) });
    carry(&mut teacher, &mut lead, &mut head);
    assert_eq!(inbox(&mut head, Progress::New).rows.len(), 1);
}

#[test]
fn concerns_about_one_adult_stand_together_however_the_name_was_typed() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let (_, vance) = {
        let vance = crate::school::join(&mut lead, 12, "Rupert Vance");
        let person = vance.status.as_ref().unwrap().me.person;
        (vance, person)
    };
    let first = about(&mut teacher, "Rupert Vance", None).unwrap();
    let second = about(&mut teacher, " rupert  vance ", None).unwrap();
    about(&mut teacher, "Somebody Else", None).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    let AdultsView::Patterns(patterns) = adults(&mut head, AdultsIntent::Patterns).unwrap() else { panic!() };
    let counts: Vec<usize> = patterns.iter().map(|pattern| pattern.concerns.len()).collect();
    assert_eq!(counts, [2, 1]);
    let view = case(&mut head, first);
    assert_eq!((view.row.others, view.others[0].concern), (1, second));
    assess(&mut head, first, assessment(Answer::No, Threshold::LowLevel), Vec::new()).unwrap();
    let known = AssessmentDraft { adult: Some(vance), ..assessment(Answer::No, Threshold::LowLevel) };
    assess(&mut head, second, known, Vec::new()).unwrap();
    assert_eq!(case(&mut head, first).row.others, 0, "one of them is known to be somebody on the staff list");
}

#[test]
fn two_who_hear_it_and_know_nothing_of_each_other_both_keep_what_they_said() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let (mut other, _) = another_hearer(&mut lead, 9, "Chair Person");
    tell(&mut lead, &mut teacher);
    tell(&mut lead, &mut head);
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    hand_over(&mut teacher, &mut lead);
    tell(&mut lead, &mut head);
    tell(&mut lead, &mut other);
    assess(&mut head, entry, assessment(Answer::No, Threshold::LowLevel), Vec::new()).unwrap();
    assess(&mut other, entry, assessment(Answer::Yes, Threshold::Allegation), Vec::new()).unwrap();
    conclude(&mut head, entry, ended(Finding::HandledInSchool)).unwrap();
    carry(&mut other, &mut lead, &mut head);
    carry(&mut head, &mut lead, &mut other);
    for browser in [&mut head, &mut other] {
        let view = case(browser, entry);
        assert!(view.row.contested && view.row.progress == Progress::Open);
        assert_eq!(view.assessments.iter().filter(|spoken| spoken.stands).count(), 2);
    }
    let before = case(&mut other, entry).assessments.iter().map(|spoken| spoken.entry).collect();
    assess(&mut other, entry, assessment(Answer::Yes, Threshold::Allegation), before).unwrap();
    let view = case(&mut other, entry);
    assert_eq!(view.assessments.iter().filter(|spoken| spoken.stands).count(), 1);
}

#[test]
fn who_comes_to_hear_later_is_given_what_was_heard_before_signed_by_who_wrote_it() {
    let (mut lead, mut head, mut teacher, _) = ready_to_hear();
    let entry = about(&mut teacher, "Rupert Vance", None).unwrap();
    carry(&mut teacher, &mut lead, &mut head);
    assess(&mut head, entry, assessment(Answer::No, Threshold::LowLevel), Vec::new()).unwrap();
    hand_over(&mut head, &mut lead);
    let (mut other, person) = another_hearer(&mut lead, 9, "Chair Person");
    tell(&mut lead, &mut other);
    assert!(heard(&mut other).is_empty(), "sealed before");
    tell(&mut lead, &mut head);
    assert_eq!(inbox(&mut head, Progress::Open).unreached, [("Chair Person".to_owned(), 1)]);
    let AdultsView::PassedOn(count) = adults(&mut head, AdultsIntent::PassOn).unwrap() else { panic!() };
    assert_eq!(count, 2, "the concern, and what it amounts to");
    assert!(inbox(&mut head, Progress::Open).unreached.is_empty());
    carry(&mut head, &mut lead, &mut other);
    let view = case(&mut other, entry);
    assert_eq!(view.row.who.name, "Owen Pritchard");
    assert_eq!(view.assessments[0].who.name, "Ines Duarte");
    // What is about the new hearer is not passed on to them.
    let own = about(&mut head, "Chair Person", Some(person)).unwrap();
    adults(&mut head, AdultsIntent::PassOn).unwrap();
    carry(&mut head, &mut lead, &mut other);
    assert!(!heard(&mut other).contains(&own));
}
