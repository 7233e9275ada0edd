//! The writing coach on sentences from a primary school: what each rule finds, and where it must stay silent.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "coach/examples.rs"]
mod examples;
#[path = "coach/lengths.rs"]
mod lengths;

use std::time::{Duration, Instant};

use examples::{EXAMPLES, Kind, QUIET};
use holdfast::domain::coach::{Advice, Field, Finding, Names, SharedName, Unclear, look, look_over, unclear};
use holdfast::domain::concern::{Child, ConcernDraft, Involved, Place, PupilRole, Topic};
use holdfast::domain::form::{Form, Particular};
use holdfast::domain::ids::PupilId;
use holdfast::domain::pupil::Identity;
use holdfast::domain::time::{Minute, When};
use proptest::prelude::*;

/// The names of a school with two called Sam, three called Ellis, two called Grace and two called May.
fn names() -> Names {
    let shared = |name: &str, surnames: &[&str]| SharedName {
        name: name.into(),
        pupils: surnames.len(),
        surnames: surnames.iter().map(|surname| (*surname).into()).collect(),
    };
    Names::new([
        shared("ellis", &["egan", "oduya", "tranter"]),
        shared("grace", &["holloway", "adeyemi"]),
        shared("may", &["chen", "lister"]),
        shared("sam", &["example", "fairweather"]),
    ])
}

/// Every text that the coach reads, on any form.
fn fields() -> impl Iterator<Item = Field> {
    let own = Form::ALL.into_iter().flat_map(|form| form.particulars().iter().copied());
    Field::SHARED.into_iter().chain(own.map(Field::Particular))
}

fn kind(advice: &Advice) -> Kind {
    match advice {
        Advice::OpinionAsFact => Kind::Opinion,
        Advice::Judgement => Kind::Judgement,
        Advice::Initials => Kind::Initials,
        Advice::Abbreviation => Kind::Abbreviation,
        Advice::VagueTime => Kind::VagueTime,
        Advice::Unnamed => Kind::Unnamed,
        Advice::SharedName { .. } => Kind::SharedName,
        Advice::Leading(_) => Kind::Leading,
        Advice::Capitals => Kind::Capitals,
        Advice::Exclamation => Kind::Exclamation,
        Advice::LongText { .. } => Kind::LongText,
        Advice::LongSentence { .. } => Kind::LongSentence,
        Advice::Repeated => Kind::Repeated,
        Advice::Slip { .. } => Kind::Slip,
    }
}

fn found(kind_of: Kind, text: &str) -> Vec<&str> {
    let field = if kind_of == Kind::Leading { Field::Questions } else { Field::Narrative };
    let all = look(field, text, &names());
    let of_kind = all.into_iter().filter(|one| kind(&one.advice) == kind_of);
    of_kind.map(|one| text.get(one.range).unwrap()).collect()
}

#[test]
fn each_rule_finds_what_it_should() {
    let mut missed = Vec::new();
    for (kind, finds, _) in EXAMPLES {
        assert!(finds.len() >= 10, "{kind:?} has only {} examples", finds.len());
        for (text, words) in *finds {
            let found = found(*kind, text);
            if !found.contains(words) {
                missed.push(format!("{kind:?}: \"{text}\" should give \"{words}\", gave {found:?}"));
            }
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn each_rule_is_silent_where_it_should_be() {
    let mut false_alarms = Vec::new();
    for (kind, _, silent) in EXAMPLES {
        assert!(silent.len() >= 10, "{kind:?} has only {} false alarms", silent.len());
        for text in *silent {
            let found = found(*kind, text);
            if !found.is_empty() {
                false_alarms.push(format!("{kind:?}: \"{text}\" gave {found:?}"));
            }
        }
    }
    assert!(false_alarms.is_empty(), "{}", false_alarms.join("\n"));
}

#[test]
fn a_good_record_is_left_alone() {
    for text in QUIET {
        assert_eq!(look(Field::Narrative, text, &names()), [], "{text}");
    }
}

/// Everything wrong at once.
const DREADFUL: &str =
    "OBVIOUSLY J was naughty again!!! i think he done it on purpose the other day, I seen another child cry.";

#[test]
fn a_childs_own_words_are_never_judged() {
    assert!(look(Field::Narrative, DREADFUL, &names()).len() >= 8);
    assert_eq!(look(Field::ChildWords, DREADFUL, &names()), []);
    for (open, close) in [("\"", "\""), ("“", "”"), ("‘", "’"), ("'", "'")] {
        let told = format!("Stellan said to me: {open}{DREADFUL}{close}");
        assert_eq!(look(Field::Narrative, &told, &names()), [], "{told}");
    }
}

#[test]
fn questions_are_word_for_word_and_only_how_they_lead_is_said() {
    let all =
        look(Field::Questions, "Did ur dad hit you?! WHY is he so naughty? Tell me what happened.", &names());
    assert!(all.iter().all(|one| matches!(one.advice, Advice::Leading(_))), "{all:?}");
    assert_eq!(all.len(), 2, "{all:?}");
}

#[test]
fn opinion_may_stand_where_it_belongs() {
    let opinion = "I think that she was frightened, because she kept looking towards the gate.";
    assert_eq!(look(Field::Opinion, opinion, &names()), []);
    assert_eq!(look(Field::Narrative, opinion, &names()).len(), 1);
}

#[test]
fn the_same_words_are_spoken_of_once() {
    let twice =
        look(Field::Narrative, "He was lazy on Monday 3 March. On Tuesday 4 March he was lazy.", &names());
    assert_eq!(twice.len(), 1, "{twice:?}");
}

fn sam(surname: &str, number: u8) -> Involved {
    Involved {
        child: Child::Pupil(PupilId([number; 16])),
        role: PupilRole::Subject,
        name: format!("Sam {surname}"),
    }
}

#[test]
fn a_first_name_is_enough_for_the_one_whom_it_is_about() {
    let mut draft = ConcernDraft {
        narrative: "At 9.10 on the playground Sam cried.".into(),
        pupils: vec![sam("Example", 1)],
        ..ConcernDraft::default()
    };
    assert_eq!(look_over(&draft, &names()), []);
    draft.pupils.push(sam("Fairweather", 2));
    let found = look_over(&draft, &names());
    assert_eq!(found.len(), 1, "with both of them in it, \"Sam\" says nothing: {found:?}");
    draft.pupils.clear();
    assert_eq!(look_over(&draft, &names()).len(), 1);
}

#[test]
fn shared_names_are_taken_from_the_pupil_list() {
    let pupil = |number: u8, forename: &str, surname: &str, preferred: Option<&str>| Identity {
        pupil: PupilId([number; 16]),
        surname: surname.into(),
        forename: forename.into(),
        preferred: preferred.map(str::to_owned),
        born: None,
        year: None,
        class: None,
        left: None,
        rolled: None,
        replaces: Vec::new(),
    };
    let list = [
        pupil(1, "Samuel", "Example", Some("Sam")),
        pupil(2, "Sam", "Fairweather", None),
        pupil(3, "Amira", "Haddad", Some("Amira")),
        pupil(4, "Anna-Marie", "de Souza", None),
    ];
    let shared = Names::shared_among(&list);
    assert_eq!(shared.len(), 1, "{shared:?}");
    assert_eq!((shared[0].name.as_str(), shared[0].pupils), ("sam", 2));
    assert_eq!(shared[0].surnames, ["example", "fairweather"]);
}

fn draft(narrative: &str) -> ConcernDraft {
    ConcernDraft {
        narrative: narrative.into(),
        happened: Minute::parse("2026-11-23T10:20").map(When::At),
        place: Some(Place::Classroom),
        ..ConcernDraft::default()
    }
}

#[test]
fn what_an_entry_leaves_open_is_named() {
    let mut one = draft("Amira held her arm and told me that it was sore.");
    one.happened = Some(When::Unknown);
    one.place = None;
    one.topics = vec![Topic::InjuryOrMark, Topic::Bullying];
    let open = [Unclear::When, Unclear::Where, Unclear::ChildWords, Unclear::WhoElse, Unclear::Done];
    assert_eq!(unclear(&one), open);
    one.happened = Minute::parse("2026-11-23T10:20").map(|minute| When::On(minute.day()));
    one.child_words = "It is sore".into();
    one.present = "Halina Brzezina".into();
    one.done = "Rang her mother at 10.40.".into();
    one.place_detail = "By the sink".into();
    assert_eq!(unclear(&one), [Unclear::Time, Unclear::Questions]);
}

#[test]
fn what_an_entry_says_is_not_asked_for() {
    let complete = [
        draft("Amira held her arm. She said \"it is sore\" and sat down."),
        draft("In the corridor he walked past without a word."),
        ConcernDraft { place: None, ..draft("At the school gate his mother shouted at him.") },
        ConcernDraft { place: None, ..draft("He was crying in the toilets at 10.20.") },
        ConcernDraft { place: None, place_detail: "Bus 42".into(), ..draft("He was crying.") },
        ConcernDraft { child_words: "No".into(), questions: "None".into(), ..draft("She told me about it.") },
        ConcernDraft { topics: vec![Topic::Bullying], present: "Nobody".into(), ..draft("They pushed him.") },
        ConcernDraft { danger: true, done: "Rang 999.".into(), ..draft("She ran towards the road.") },
        ConcernDraft {
            topics: vec![Topic::ToldMe],
            child_words: "Ow".into(),
            questions: "None".into(),
            ..draft("")
        },
        ConcernDraft { happened: None, ..draft("He was sick.") },
        ConcernDraft::default(),
    ];
    for one in complete {
        assert_eq!(unclear(&one), [], "{}", one.narrative);
    }
}

fn assert_sound(text: &str, found: &[Finding]) {
    for one in found {
        assert!(one.range.start < one.range.end, "{one:?}");
        assert!(text.get(one.range.clone()).is_some(), "{one:?} is not between characters");
    }
    assert!(found.is_sorted_by_key(|one| one.range.start));
}

#[test]
fn ugly_texts_are_read_in_time_that_grows_with_their_length() {
    let pieces = [
        "a",
        "I ",
        "J. ",
        "He was obviously naughty the other day! ",
        "\"",
        "'",
        "’",
        "WHY ",
        "!!!",
        "the colour were ",
        "someone and ",
        "é\u{301}\u{301}",
        "👩🏽‍🏫🏳️‍🌈 ",
        "قال الولد إنه سقط ",
        "<script>alert(1)</script>&amp; ",
        "\n",
        ". ",
        "1.2.3",
        "\u{0}",
        "Sam ",
        "often ",
        "(DSL) ",
        "TA ",
        "Was it Mum or Dad ",
        "did he ",
        "no doubt ",
        "i ",
        "a\u{300}",
        "the mark ",
    ];
    // Between them these have every rule.
    let fields = [Field::Narrative, Field::Questions];
    let read = |text: &str| {
        let begun = Instant::now();
        for field in fields {
            assert_sound(text, &look(field, text, &names()));
        }
        begun.elapsed()
    };
    for piece in pieces {
        let long = piece.repeat(200_000_usize.div_ceil(piece.len()));
        read(&piece.repeat(20_000_usize.div_ceil(piece.len())));
        let time = read(&long);
        // A pass that took the square of the length would take minutes; a slow, busy machine takes a second unoptimised.
        assert!(time < Duration::from_secs(20), "{piece:?} took {time:?}");
    }
    assert_eq!(look(Field::Narrative, "", &names()), []);
    assert_eq!(look(Field::Narrative, " \n\t ", &names()), []);
}

proptest! {
    #[test]
    fn any_text_gives_ranges_within_it(text in "\\PC{0,300}") {
        for field in fields() {
            assert_sound(&text, &look(field, &text, &names()));
        }
    }

    #[test]
    fn any_words_of_these_give_ranges_within_the_text(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "I", "seen", "J", "the", "colour", "were", "!", "?", ".", "\n", "\"", "“", "”", "'", "’s", "often", "Sam",
                "obviously", "clearly", "WHY", "NOT", "DSL", "(", ")", "Did", "he", "or", "didn't", "-", "😀", "ß", "İ", "ﬁ",
                "another", "child", "was", "lazy", "of", "could", "not", "Me", "and", "ا", "there", "two",
            ]),
            0..60,
        ),
        spaced in any::<bool>(),
    ) {
        let text = words.join(if spaced { " " } else { "" });
        for field in fields() {
            assert_sound(&text, &look(field, &text, &names()));
        }
    }
}

#[test]
fn the_answers_to_a_forms_own_questions_are_read_and_somebody_elses_words_are_not() {
    let answers = [
        (Particular::Agency, "childrens-social-care"),
        (Particular::WeTold, "I said that he is lazy."),
        (Particular::Advice, "THE SW SAID HE IS LAZY!!"),
        (Particular::NextSteps, "The SW will ring back soon."),
    ];
    let draft = ConcernDraft {
        form: Form::AgencyContact,
        particulars: answers.into_iter().map(|(which, answer)| (which, answer.to_owned())).collect(),
        ..ConcernDraft::default()
    };
    let found = look_over(&draft, &names());
    let of = |which: Particular| {
        let found = found.iter().find(|(field, _)| *field == Field::Particular(which));
        found.map(|(_, found)| found.iter().map(|one| kind(&one.advice)).collect::<Vec<_>>())
    };
    assert_eq!(of(Particular::Advice), None, "word for word");
    assert_eq!(of(Particular::Agency), None, "a choice");
    assert_eq!(of(Particular::NextSteps).unwrap(), [Kind::Abbreviation]);
    // Moved to another form, the same answers belong to no question of it.
    let other = ConcernDraft { form: Form::Meeting, ..draft };
    assert!(look_over(&other, &names()).iter().all(|(field, _)| !matches!(field, Field::Particular(_))));
}
