//! Concerns about adults of the practice school's term. The lead hears them here, so that everything is there to be seen.

use std::collections::BTreeMap;

use crate::app::adults::{Sealing, circle, say};
use crate::app::found_school::recipient;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::crypto::random::Random;
use crate::crypto::recipient::Identity;
use crate::domain::concern::{Concern, ConcernDraft, Place, Told};
use crate::domain::event::{Event, Grant, Positions, SealKey};
use crate::domain::form::{Form, Particular};
use crate::domain::hearing::{
    AdviceDraft, Answer, AssessmentDraft, Finding, HarmTest, OutcomeDraft, Said, Threshold,
};
use crate::domain::ids::EntryId;
use crate::domain::person::Right;
use crate::domain::time::When;
use crate::platform::ports::Ports;
use crate::store::Backend;

/// Who wrote each, by their place on the staff list; how many days ago; about whom, doing what; what.
const HEARD: [(usize, i64, &str, &str, &str); 4] = [
    (
        1,
        40,
        "Gareth Pym",
        "Sports coach",
        "At the end of football club Gareth Pym gave two Year 5 pupils a lift to the corner shop in his own car. He told me himself that their parents \
         did not know.",
    ),
    (
        2,
        12,
        "Gareth Pym",
        "Sports coach",
        "Gareth Pym has a photograph of the Year 6 team as the background of his own telephone. He showed it to me at the gate.",
    ),
    (
        3,
        6,
        "Lorna Tench",
        "Supply teacher",
        "I heard Lorna Tench shout at a boy in the Year 2 corridor and saw her take him by the upper arm and pull him to the door. He cried.",
    ),
    (
        6,
        1,
        "Lorna Tench",
        "Supply teacher",
        "A parent told me at the gate that Lorna Tench had called her son stupid in front of the class.",
    ),
];

/// The lead comes to hear concerns about adults.
pub(super) async fn hear<P: Ports, B: Backend>(ports: &P, session: &mut Session<B>) -> Result<(), Problem> {
    let seal = recipient(&session.vault.keys().identity)?;
    let grant = Grant {
        person: session.me.person,
        right: Right::HearsAdults,
        from: Positions::new(),
        after: Positions::new(),
    };
    session.write(ports, vec![Event::Grant(grant), Event::SealKey(SealKey { seal })], Vec::new()).await?;
    Ok(())
}

/// What colleagues seal: each writer's place on the staff list, how many days ago, and what.
pub(super) fn of_the_term<B: Backend>(
    session: &Session<B>,
    random: &dyn Random,
) -> Result<Vec<(usize, i64, Sealing)>, Problem> {
    let to = circle(session, |_| false)?;
    let sealed = HEARD.into_iter().filter_map(|(number, ago, name, job, narrative)| {
        let said = Said::Concern(Box::new(concern(name, job, narrative)?));
        let answers = Some(Identity::make(random));
        Some((number, ago, Sealing { said, to: to.clone(), enclosed: Vec::new(), answers }))
    });
    Ok(sealed.collect())
}

fn concern(name: &str, job: &str, narrative: &str) -> Option<Concern> {
    let mut draft = ConcernDraft {
        form: Form::Adult,
        narrative: narrative.to_owned(),
        happened: Some(When::Unknown),
        place: Some(Place::Other),
        told: Some(Told::NotYet),
        ..ConcernDraft::default()
    };
    draft.particulars.insert(Particular::AdultName, name.to_owned());
    draft.particulars.insert(Particular::AdultJob, job.to_owned());
    draft.check().ok()
}

/// What was made of the first and the third of them.
pub(super) async fn work_on<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    heard: &[EntryId],
) -> Result<(), Problem> {
    let (Some(first), Some(third)) = (heard.first(), heard.get(2)) else { return Ok(()) };
    let assessed = |concern: EntryId, answer, threshold, reason: &str| {
        let tests: BTreeMap<HarmTest, Answer> =
            HarmTest::ALL.into_iter().map(|test| (test, answer)).collect();
        let draft =
            AssessmentDraft { tests, threshold: Some(threshold), reason: reason.to_owned(), adult: None };
        draft.check(concern, Vec::new()).map(Said::Assessment).ok()
    };
    let ended = OutcomeDraft {
        result: Some(Finding::HandledInSchool),
        reason: "We spoke on the same day. He had not thought about it, and has read the code of conduct again. Both parents were told."
            .to_owned(),
        personnel: "A note of the talk is in his personnel file.".to_owned(),
        again: false,
    };
    let advised = AdviceDraft {
        whom: "Yusuf Arkwright, designated officer, 01632 960 105".to_owned(),
        given: crate::domain::time::Minute::from_millis(ports.clock().now()).iso(),
        told: "What the colleague saw and heard, without the boy's name.".to_owned(),
        advice: "\u{201c}Do not speak to her about it yet, and do not ask the boy again. I will arrange a strategy discussion for tomorrow. \
                 Write down who was in the corridor.\u{201d}"
            .to_owned(),
        reference: "LADO 26/311".to_owned(),
        in_writing: false,
    };
    let reason = "A lapse in judgement: nothing was hidden, and no child was alone with him.";
    let low = assessed(*first, Answer::No, Threshold::LowLevel, reason);
    let reason = "He may have been hurt, and another child saw it.";
    let high = assessed(*third, Answer::Unclear, Threshold::Allegation, reason);
    let outcome = ended.check(*first, Some(Threshold::LowLevel), Vec::new(), Vec::new()).map(Said::Outcome);
    let advice = advised.check(*third).map(Said::Advice);
    let said = [low, outcome.ok(), high, advice.ok()].into_iter().flatten();
    say(ports, session, said.collect()).await
}
