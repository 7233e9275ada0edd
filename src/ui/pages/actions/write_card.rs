//! Write a card.

use yew::prelude::*;

use super::card_fields::{CardFields, starting};
use super::give::{after, back};
use super::{mistakes, summary, use_start};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::Start;
use crate::domain::card::CardDraft;
use crate::domain::ids::EntryId;
use crate::ui::parts::{Button, ButtonKind, Heading, Select};
use crate::ui::session::{use_session, use_task};
use crate::ui::text::actions::form;

/// Properties of [`WriteCard`].
#[derive(Properties, PartialEq)]
pub struct WriteCardProps {
    /// The concern it arises from, if any.
    pub concern: Option<EntryId>,
}

/// Write a card.
#[component]
pub fn WriteCard(props: &WriteCardProps) -> Html {
    let concern = props.concern;
    let start = use_start(concern);
    html! {
        <>
            <p>{ back(concern) }</p>
            <Heading title={form::WRITE} />
            { start.map_or_else(|shown| shown, |start| html! { <Form {concern} {start} /> }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    concern: Option<EntryId>,
    start: Start,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let session = use_session();
    let task = use_task();
    let tries = use_state(|| 0_u32);
    let FormProps { concern, start } = props;
    let draft = use_state(|| starting(start));
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |changed| draft.set(changed))
    };
    let onabout = {
        let (draft, about) = (draft.clone(), start.about.clone());
        Callback::from(move |place: usize| {
            let about = place.checked_sub(1).and_then(|place| about.get(place)).cloned();
            draft.set(CardDraft { about, ..(*draft).clone() });
        })
    };
    let write = {
        let (task, tries, content, concern) = (task.clone(), tries.clone(), (*draft).clone(), *concern);
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let session = session.clone();
            let intent = ActionsIntent::WriteCard { concern, content: Box::new(content.clone()) };
            task.run(Intent::from(intent), Vec::new(), move |_, _| session.go(after(concern)));
        })
    };
    let mistakes = mistakes(task.problem().as_ref());
    let mut children = vec![AttrValue::from(form::NO_CHILD)];
    children.extend(start.about.iter().map(|about| AttrValue::from(about.name.clone())));
    let child = draft.about.as_ref().and_then(|about| start.about.iter().position(|other| other == about));
    html! {
        <div class="reading">
            <p>{ form::WRITE_LEAD }</p>
            { summary(task.problem(), &mistakes, *tries) }
            if !start.about.is_empty() {
                <Select id="about" label={form::CHILD} choices={children} chosen={child.map_or(0, |place| place + 1)} onchange={onabout} />
            }
            <CardFields draft={(*draft).clone()} start={start.clone()} goes_with=false mistakes={mistakes.clone()} {onchange} />
            <p class="hint">{ form::GIVEN }</p>
            <p class="buttons"><Button kind={ButtonKind::Primary} label={form::WRITE_NOW} busy={task.busy()} onclick={write} /></p>
        </div>
    }
}
