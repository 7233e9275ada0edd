//! Words for those who hear concerns about adults, and for those who wrote one.

use crate::domain::hearing::{Answer, Finding, HarmTest, Lacking, Progress, Threshold};

pub const TITLE: &str = "Concerns about adults";
pub const LEAD: &str =
    "Sealed to those who hear such concerns, but for whoever one is about. Nobody else can read them.";
pub const NOT_A_HEARER: &str = "These are for those who hear concerns about adults, and you are not one of them. What you wrote yourself you find under your concerns.";
pub const PILES: &str = "Which concerns";
pub const BY_ADULT: &str = "By adult";
pub const KIT: &str = "The governors\u{2019} kit";
pub const BACK: &str = "Concerns about adults";
pub const WHEN: &str = "When";
pub const ADULT: &str = "Adult";
pub const BEGINS: &str = "Begins";
pub const WHO: &str = "Written by";
pub const STATE: &str = "State";
pub const WHAT: &str = "concerns";
pub const UNREAD: &str = "Not opened by you";
pub const CONTESTED: &str = "Two views";
pub const NO_KIT: &str = "There is no governors\u{2019} kit";
pub const NO_KIT_BODY: &str = "With nobody left who may hear a concern, or with one about the only person who does, it can be sealed to nobody. Make a kit \
    for the chair of governors.";
pub const UNREACHED: &str = "Some who hear concerns cannot open all of them";
pub const PASS_ON: &str = "Seal them to everybody who hears concerns";
pub const PASS_ON_BODY: &str =
    "They came to hear after those were written. What is about somebody is never sealed to that person.";

/// How many concerns somebody cannot open.
pub fn unreached(name: &str, count: usize) -> String {
    match count {
        1 => format!("{name}: one concern"),
        _ => format!("{name}: {count} concerns"),
    }
}

/// How many entries were passed on.
pub fn passed_on(count: usize) -> String {
    match count {
        0 => "Nothing had to be sealed anew.".to_owned(),
        1 => "One entry was sealed anew. Hand it over, and it reaches them with the next update.".to_owned(),
        _ => format!(
            "{count} entries were sealed anew. Hand them over, and they reach them with the next update."
        ),
    }
}

/// A pile of the inbox.
pub fn progress(progress: Progress) -> &'static str {
    match progress {
        Progress::New => "New",
        Progress::Open => "Being worked on",
        Progress::Closed => "Closed",
    }
}

/// What to say of an empty pile.
pub fn none(progress: Progress) -> &'static str {
    match progress {
        Progress::New => "Nothing new",
        Progress::Open => "Nothing is being worked on",
        Progress::Closed => "Nothing is closed yet",
    }
}

/// What that means.
pub fn none_lead(progress: Progress) -> &'static str {
    match progress {
        Progress::New => {
            "A concern about an adult stands here once it has come, until somebody who hears it says what it amounts to."
        }
        Progress::Open => {
            "A concern stands here from when somebody said what it amounts to until it has an outcome."
        }
        Progress::Closed => "A concern stands here once it has an outcome.",
    }
}

/// What the inbox's table shows.
pub fn caption(progress: Progress) -> String {
    format!("Concerns about adults: {}", self::progress(progress).to_lowercase())
}

/// How many other concerns there are about the same adult.
pub fn others(count: usize) -> String {
    match count {
        1 => "One other about them".to_owned(),
        _ => format!("{count} others about them"),
    }
}

/// What a concern amounts to.
pub fn threshold(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::NotAConcern => "Not a concern",
        Threshold::LowLevel => "Low-level concern",
        Threshold::Allegation => "Allegation",
    }
}

/// What that means.
pub fn threshold_means(threshold: Threshold) -> &'static str {
    match threshold {
        Threshold::NotAConcern => "Nothing in it departs from how adults here should be with children.",
        Threshold::LowLevel => {
            "It does not fit the code of conduct, or it is a nagging doubt, and it is below the harm threshold."
        }
        Threshold::Allegation => {
            "It may meet the harm threshold. Speak to the designated officer (LADO) on the same working day, before anybody asks questions."
        }
    }
}

/// One of the four tests, as the guidance words it.
pub fn test(test: HarmTest) -> &'static str {
    match test {
        HarmTest::Harmed => {
            "Has the adult behaved in a way that has harmed a child, or may have harmed a child?"
        }
        HarmTest::Offence => {
            "Has the adult possibly committed a criminal offence against or related to a child?"
        }
        HarmTest::Risk => {
            "Has the adult behaved towards a child or children in a way that indicates they may pose a risk of harm to children?"
        }
        HarmTest::Suitability => {
            "Has the adult behaved, or may they have behaved, in a way that indicates they may not be suitable to work with children?"
        }
    }
}

/// The answer to a test.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes, or it may be so",
        Answer::No => "No",
        Answer::Unclear => "Not clear yet",
    }
}

/// How it was found to be.
pub fn finding(finding: Finding) -> &'static str {
    match finding {
        Finding::Substantiated => "Substantiated",
        Finding::Unsubstantiated => "Unsubstantiated",
        Finding::False => "False",
        Finding::Malicious => "Malicious",
        Finding::Unfounded => "Unfounded",
        Finding::HandledInSchool => "Dealt with in the school",
        Finding::NoFurtherAction => "No further action",
    }
}

/// What that means.
pub fn finding_means(finding: Finding) -> &'static str {
    match finding {
        Finding::Substantiated => "There is enough evidence to prove it.",
        Finding::Unsubstantiated => "There is not enough evidence to prove or to disprove it.",
        Finding::False => "There is enough evidence to disprove it.",
        Finding::Malicious => "There is enough evidence to disprove it, and it was meant to deceive.",
        Finding::Unfounded => "There is no evidence for it, or it was misunderstood.",
        Finding::HandledInSchool => "A talk, training, a change of practice: say which.",
        Finding::NoFurtherAction => "Nothing needs to be done: say why.",
    }
}

/// What is lacking.
pub fn lacking(lacking: Lacking) -> &'static str {
    match lacking {
        Lacking::Test(HarmTest::Harmed) => "Say whether a child was or may have been harmed",
        Lacking::Test(HarmTest::Offence) => "Say whether an offence may have been committed",
        Lacking::Test(HarmTest::Risk) => "Say whether the adult may pose a risk",
        Lacking::Test(HarmTest::Suitability) => "Say whether the adult may not be suitable",
        Lacking::Threshold => "Say what it amounts to",
        Lacking::BelowThreshold => {
            "A test is answered with yes: it is an allegation until the designated officer says otherwise"
        }
        Lacking::Reason => "Say why",
        Lacking::Whom => "Say who advised",
        Lacking::When => "Say when, with the time",
        Lacking::Advice => "Write down what they advised, word for word",
        Lacking::Result => "Choose an outcome",
        Lacking::Assessment => "Say first what it amounts to",
        Lacking::Text => "Write what is to be added",
        Lacking::TooLong => "A text is too long",
    }
}

/// One concern.
pub mod case {
    pub const TITLE: &str = "A concern about an adult";
    pub const CHILD_TITLE: &str = "A concern about a colleague\u{2019}s child";
    pub const HEARD_BY: &str = "Read by";
    pub const NOBODY: &str = "Nobody else";
    pub const ABOUT: &str = "About";
    pub const PARENT: &str = "Child of";
    pub const UNNAMED: &str = "The writer would rather not be named to the adult.";
    pub const ADDED: &str = "Added";
    pub const CORRECTED: &str = "Corrected";
    pub const BESIDE: &str = "What stands beside it";
    pub const ADD: &str = "Add to it";
    pub const ASSESS: &str = "What it amounts to";
    pub const ASSESS_AGAIN: &str = "Say otherwise what it amounts to";
    pub const TESTS: &str = "The four tests of the harm threshold";
    pub const THRESHOLD: &str = "What does it amount to?";
    pub const REASON: &str = "Why?";
    pub const WHOM: &str = "Whom is it about?";
    pub const AS_WRITTEN: &str = "As the concern says";
    pub const WHOM_HINT: &str = "So that what there is about one person stands together. It is never sealed to that person from here on.";
    pub const SAVE_ASSESSMENT: &str = "Save what it amounts to";
    pub const ASK_OFFICER: &str = "Speak to the designated officer (LADO) today";
    pub const ASK_OFFICER_BODY: &str = "It may meet the harm threshold, and no advice is recorded yet. Speak to them before anybody questions the adult or the child.";
    pub const ADVICE: &str = "Advice of the designated officer (LADO)";
    pub const NO_ADVICE: &str = "None is recorded.";
    pub const ADVISE: &str = "Record advice";
    pub const WHO_ADVISED: &str = "Who advised";
    pub const WHO_HINT: &str = "Name, office and how to reach them.";
    pub const GIVEN: &str = "When";
    pub const TOLD: &str = "What you told them";
    pub const WORDS: &str = "Their advice, word for word";
    pub const REFERENCE: &str = "Their reference";
    pub const IN_WRITING: &str = "Confirmed in writing";
    pub const SAVE_ADVICE: &str = "Save the advice";
    pub const OUTCOME: &str = "Outcome";
    pub const CONCLUDE: &str = "Give it an outcome";
    pub const RESULT: &str = "How was it found to be, or what was done?";
    pub const WHY: &str = "Why, and what was done";
    pub const PERSONNEL: &str = "What was noted for personnel, and where that is kept";
    pub const SAVE_OUTCOME: &str = "Save the outcome";
    pub const AGAIN: &str = "Take it up again";
    pub const AGAIN_WHY: &str = "Why is it taken up again?";
    pub const TAKEN_UP: &str = "Taken up again";
    pub const EARLIER: &str = "What was said before";
    pub const CONTESTED: &str = "Two people said different things without knowing of each other";
    pub const CONTESTED_BODY: &str =
        "Both stand below. Saying again what it amounts to, or what came of it, takes the place of both.";
    pub const PATTERN: &str = "Other concerns about the same adult";
    pub const NO_PATTERN: &str = "There is no other concern about this adult.";
    pub const OPENED: &str = "Opened by";
    pub const TOOK_FILE: &str = "saved a file of it";
    pub const WRITTEN: &str = "Written by";
    pub const STATE: &str = "State";

    /// Who said it, and when.
    pub fn by(who: &str, when: &str) -> String {
        format!("{who}, {when}")
    }
}

/// The concerns of each adult.
pub mod patterns {
    pub const TITLE: &str = "Concerns by adult";
    pub const LEAD: &str = "What is small by itself may matter together with other things.";
    pub const NONE: &str = "There is no concern about an adult yet";
    pub const NONE_LEAD: &str = "Once there are some, those about one person stand together here.";

    /// How many there are of each kind.
    pub fn counts(all: usize, low_level: usize, allegations: usize) -> String {
        let mut parts = vec![match all {
            1 => "One concern".to_owned(),
            _ => format!("{all} concerns"),
        }];
        if low_level > 0 {
            parts.push(format!("{low_level} low-level"));
        }
        if allegations > 0 {
            parts.push(format!("{allegations} above the threshold, or possibly"));
        }
        parts.join(", ")
    }
}

/// What somebody wrote themselves.
pub mod own {
    pub const TITLE: &str = "What you wrote about adults";
    pub const LEAD: &str = "These are sealed to those who hear them, and you cannot read them any more. You can add to one, or say what was wrong in it: give its \
        reference if you speak of it.";
    pub const NONE: &str = "You have written none";
    pub const NONE_LEAD: &str = "A concern about an adult that you record stands here by its reference.";
    pub const STATE: &str = "State";
    pub const DO: &str = "More to say";
    pub const ADD: &str = "Add to it";
    pub const CORRECT: &str = "Say what was wrong";
}

/// The governors' kit.
pub mod kit {
    pub const LEAD: &str = "Twenty-four words on paper, kept by the chair of governors. With them, and only with them, a concern can be opened that is sealed to \
        nobody else: because nobody is left who hears such concerns, or because it is about the only one who does.";
    pub const NOT_SCHOOLS: &str =
        "It is not the school\u{2019}s recovery kit: each opens nothing of what the other does.";
    pub const NONE: &str = "There is none yet.";
    pub const MADE: &str = "Made by";
    pub const MAKE: &str = "Make a kit";
    pub const MAKE_AGAIN: &str = "Make a new kit in its place";
    pub const MAKE_AGAIN_BODY: &str = "From then on nothing is sealed to the one before. Keep that one, too: it still opens what was sealed to it.";
    pub const SHEET: &str = "Governors\u{2019} kit for concerns about adults";
    pub const SHEET_ABOUT: &str = "Give this sheet to the chair of governors, in a closed envelope. Whoever has it can read every concern about an adult, and nothing else.";
    pub const SCHOOL: &str = "School";
    pub const DAY: &str = "Made";
    pub const IDENTITY: &str = "The same for the program age";
    pub const PRINT: &str = "Print";
    pub const TYPED: &str = "The twenty-four words, typed from the paper";
    pub const TYPED_HINT: &str = "So that you know it can be read. Nothing is sealed to the kit before.";
    pub const KEEP: &str = "Use this kit from now on";
    pub const KEPT: &str = "It is used from now on. Hand over, and send an update: other devices seal to it once they have heard of it.";
    pub const OPEN: &str = "Open with the kit";
    pub const OPEN_BODY: &str = "What is sealed to the kit, and not to you, is sealed to everybody who hears concerns now, but for whoever it is about.";
    pub const OPEN_NOW: &str = "Open";
    pub const WORDS: &str = "The twenty-four words";
    pub const NOT_READY: &str =
        "Make ready to hear concerns about adults first, under Passphrase and second factor.";
}
