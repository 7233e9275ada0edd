//! The four tests, and what a concern about an adult amounts to.

use yew::prelude::*;

use super::{FormProps, error_of, mistakes, save, summary, typed};
use crate::app::intent::AdultsIntent;
use crate::domain::form::Form;
use crate::domain::hearing::{Answer, AssessmentDraft, HarmTest, Lacking, Threshold};
use crate::ui::parts::{Button, ButtonKind, Choice, Radios, Select, TextArea};
use crate::ui::session::use_task;
use crate::ui::text::adults::{self as words, case};
use crate::ui::text::people;

fn id(test: HarmTest) -> &'static str {
    match test {
        HarmTest::Harmed => "test-harmed",
        HarmTest::Offence => "test-offence",
        HarmTest::Risk => "test-risk",
        HarmTest::Suitability => "test-suitability",
    }
}

fn field(lacking: Lacking) -> String {
    match lacking {
        Lacking::Test(test) => id(test),
        Lacking::Threshold | Lacking::BelowThreshold => "threshold",
        _ => "assess-reason",
    }
    .to_owned()
}

/// Says what a concern amounts to.
#[component]
pub fn Assess(props: &FormProps) -> Html {
    let task = use_task();
    let tries = use_state(|| 0_u32);
    let draft = use_state(AssessmentDraft::default);
    let reason = use_state(String::new);
    let view = &props.view;
    let answer = |test: HarmTest| {
        let draft = draft.clone();
        Callback::from(move |place: usize| {
            let mut next = (*draft).clone();
            next.tests.extend(Answer::ALL.get(place).map(|answer| (test, *answer)));
            draft.set(next);
        })
    };
    let choose = {
        let draft = draft.clone();
        Callback::from(move |place: usize| {
            draft.set(AssessmentDraft { threshold: Threshold::ALL.get(place).copied(), ..(*draft).clone() });
        })
    };
    let whom = {
        let (draft, staff) = (draft.clone(), view.clone());
        Callback::from(move |place: usize| {
            let adult = place.checked_sub(1).and_then(|place| staff.staff.get(place));
            draft.set(AssessmentDraft { adult: adult.map(|person| person.person), ..(*draft).clone() });
        })
    };
    let onsave = {
        let (task, tries, draft, reason) = (task.clone(), tries.clone(), draft.clone(), reason.clone());
        let (view, onsaved) = (view.clone(), props.onsaved.clone());
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let content = AssessmentDraft { reason: (*reason).clone(), ..(*draft).clone() };
            let before = view.assessments.iter().map(|said| said.entry).collect();
            save(&task, AdultsIntent::Assess { concern: view.row.concern, content, before }, &onsaved);
        })
    };
    let mistakes = mistakes(task.problem().as_ref(), field);
    let answers: Vec<Choice> = Answer::ALL.map(|answer| words::answer(answer).into()).to_vec();
    let levels: Vec<Choice> = Threshold::ALL
        .map(|threshold| Choice {
            label: words::threshold(threshold).into(),
            hint: Some(words::threshold_means(threshold).into()),
        })
        .to_vec();
    let unknown = view.row.form == Form::Adult && view.content.adult.is_none();
    let mut people = vec![AttrValue::from(case::AS_WRITTEN)];
    people.extend(view.staff.iter().map(|one| AttrValue::from(people::name_and_job(&one.name, &one.job))));
    let chosen = draft.adult.and_then(|adult| view.staff.iter().position(|one| one.person == adult));
    html! {
        <div class="no-print">
            { summary(task.problem(), &mistakes, *tries) }
            <h3>{ case::TESTS }</h3>
            { for HarmTest::ALL.into_iter().map(|test| html! {
                <Radios key={id(test)} id={id(test)} legend={words::test(test)} choices={answers.clone()} inline=true
                    error={error_of(&mistakes, id(test))} onchange={answer(test)}
                    chosen={draft.tests.get(&test).and_then(|given| Answer::ALL.iter().position(|one| one == given))} />
            }) }
            <Radios id="threshold" legend={case::THRESHOLD} choices={levels} error={error_of(&mistakes, "threshold")}
                chosen={draft.threshold.and_then(|threshold| Threshold::ALL.iter().position(|one| *one == threshold))}
                onchange={choose} />
            <TextArea id="assess-reason" label={case::REASON} value={(*reason).clone()} lines=3
                error={error_of(&mistakes, "assess-reason")} oninput={typed(&reason)} />
            if unknown {
                <Select id="whom" label={case::WHOM} hint={case::WHOM_HINT} choices={people}
                    chosen={chosen.map_or(0, |place| place + 1)} onchange={whom} />
            }
            <p class="buttons">
                <Button kind={ButtonKind::Primary} label={case::SAVE_ASSESSMENT} busy={task.busy()} onclick={onsave} />
            </p>
        </div>
    }
}
