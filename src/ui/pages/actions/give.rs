//! Give an action, with the card that its holder needs.

use yew::prelude::*;

use super::card_fields::{CardFields, starting};
use super::people::Colleague;
use super::{error_of, mistakes, summary, use_start};
use crate::app::intent::{ActionsIntent, Intent, WithCard};
use crate::app::view::Start;
use crate::domain::action::{ActionDraft, ActionType, Due, Flaw, Priority};
use crate::domain::ids::EntryId;
use crate::domain::time::{Day, Minute};
use crate::ui::parts::{
    Button, ButtonKind, Checkbox, Heading, Picks, Radios, Select, TextArea, TextField, link_to,
};
use crate::ui::route::{ActionsRoute, Route};
use crate::ui::session::{use_session, use_task};
use crate::ui::text::actions::{self as words, form};

/// The field that a flaw is about.
pub fn field(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::Title | Flaw::LongTitle => "title",
        Flaw::Owner => "owner",
        Flaw::Deputy => "deputy",
        Flaw::Due | Flaw::DueGone => "due",
        Flaw::TooLong => "detail",
        Flaw::Whom => "whom",
        Flaw::Part => "part",
        Flaw::Note | Flaw::Contested | Flaw::Closed => "note",
    }
}

/// By when, as it is being given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DueForm {
    choice: Option<usize>,
    day: String,
    minute: String,
}

/// The choices in their order: today, the next school day, another day, a minute.
const ON: usize = 2;
const AT: usize = 3;

impl DueForm {
    /// As it stands.
    pub fn of(due: Option<Due>) -> Self {
        match due {
            None => Self::default(),
            Some(Due::On(day)) => Self { choice: Some(ON), day: day.iso(), ..Self::default() },
            Some(Due::At(minute)) => Self { choice: Some(AT), minute: minute.iso(), ..Self::default() },
        }
    }

    /// The day or the minute; `days` are today and the next school day.
    pub fn due(&self, days: Option<(Day, Day)>) -> Option<Due> {
        match (self.choice?, days) {
            (0, Some((today, _))) => Some(Due::On(today)),
            (1, Some((_, next))) => Some(Due::On(next)),
            (ON, _) => Day::parse_iso(&self.day).map(Due::On),
            (AT, _) => Minute::parse(&self.minute).map(Due::At),
            _ => None,
        }
    }
}

/// Properties of [`DueField`].
#[derive(Properties, PartialEq)]
pub struct DueFieldProps {
    /// What was given so far.
    pub form: DueForm,
    /// Today and the next school day, if they are offered.
    pub days: Option<(Day, Day)>,
    /// What is wrong.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// It changed.
    pub onchange: Callback<DueForm>,
}

/// By when something is to be done.
#[component]
pub fn DueField(props: &DueFieldProps) -> Html {
    let form = &props.form;
    // Without the two short cuts, the places of the others stay what they are.
    let first = if props.days.is_some() { 0 } else { ON };
    let labels = [form::TODAY, form::NEXT, form::ON, form::AT];
    let choices = labels.iter().skip(first).map(|label| (*label).into()).collect::<Vec<_>>();
    let onchoice = {
        let form = form.clone();
        props.onchange.reform(move |place: usize| DueForm { choice: Some(place + first), ..form.clone() })
    };
    let onday = {
        let form = form.clone();
        props.onchange.reform(move |day| DueForm { day, ..form.clone() })
    };
    let onminute = {
        let form = form.clone();
        props.onchange.reform(move |minute| DueForm { minute, ..form.clone() })
    };
    html! {
        <Radios id="due" legend={form::DUE} error={props.error.clone()} {choices}
            chosen={form.choice.and_then(|choice| choice.checked_sub(first))} onchange={onchoice} inline=true>
            if form.choice == Some(ON) {
                <TextField id="due-day" label={form::DAY} value={form.day.clone()} picks={Picks::Day} narrow=true oninput={onday} />
            }
            if form.choice == Some(AT) {
                <TextField id="due-minute" label={form::MINUTE} value={form.minute.clone()} picks={Picks::Minute} narrow=true oninput={onminute} />
            }
        </Radios>
    }
}

/// Properties of [`Give`].
#[derive(Properties, PartialEq)]
pub struct GiveProps {
    /// The concern it arises from, if any.
    pub concern: Option<EntryId>,
}

/// Give an action.
#[component]
pub fn Give(props: &GiveProps) -> Html {
    let concern = props.concern;
    let start = use_start(concern);
    html! {
        <>
            <p>{ back(concern) }</p>
            <Heading title={form::GIVE} />
            { start.map_or_else(|shown| shown, |start| html! { <Form {concern} {start} /> }) }
        </>
    }
}

/// Where one came from.
pub fn back(concern: Option<EntryId>) -> Html {
    match concern {
        Some(concern) => link_to(words::BACK_TO_CONCERN, Route::Concern(concern)),
        None => link_to(words::BACK, Route::Actions(ActionsRoute::Desk)),
    }
}

/// Where one goes once it is written.
pub fn after(concern: Option<EntryId>) -> Route {
    concern.map_or(Route::Actions(ActionsRoute::Desk), Route::Concern)
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
    let FormProps { concern, start } = props;
    let draft = use_state(|| ActionDraft { about: start.about.first().cloned(), ..ActionDraft::default() });
    let due = use_state(DueForm::default);
    // No card, those that are written already, then a new one.
    let with = use_state(|| 0_usize);
    let card = use_state(|| starting(start));
    let tries = use_state(|| 0_u32);
    let new = start.cards.len() + 1;
    let set = {
        let draft = draft.clone();
        move |change: fn(&mut ActionDraft, String)| {
            let draft = draft.clone();
            Callback::from(move |text| {
                let mut changed = (*draft).clone();
                change(&mut changed, text);
                draft.set(changed);
            })
        }
    };
    let onsort = {
        let draft = draft.clone();
        Callback::from(move |place: usize| {
            let sort = ActionType::ALL.get(place).copied().unwrap_or_default();
            draft.set(ActionDraft { sort, ..(*draft).clone() });
        })
    };
    let onabout = {
        let (draft, about) = (draft.clone(), start.about.clone());
        Callback::from(move |place: usize| {
            let about = place.checked_sub(1).and_then(|place| about.get(place)).cloned();
            draft.set(ActionDraft { about, ..(*draft).clone() });
        })
    };
    let onowner = {
        let draft = draft.clone();
        Callback::from(move |owner| draft.set(ActionDraft { owner, ..(*draft).clone() }))
    };
    let ondeputy = {
        let draft = draft.clone();
        Callback::from(move |deputy| draft.set(ActionDraft { deputy, ..(*draft).clone() }))
    };
    let onhigh = {
        let draft = draft.clone();
        Callback::from(move |high| {
            let priority = if high { Priority::High } else { Priority::Normal };
            draft.set(ActionDraft { priority, ..(*draft).clone() });
        })
    };
    let ondue = {
        let due = due.clone();
        Callback::from(move |form| due.set(form))
    };
    let onwith = {
        let with = with.clone();
        Callback::from(move |place| with.set(place))
    };
    let oncard = {
        let card = card.clone();
        Callback::from(move |draft| card.set(draft))
    };
    let days = (start.today, start.next_school_day);
    let give = {
        let (task, session, tries, concern) = (task.clone(), session, tries.clone(), *concern);
        let content = ActionDraft { due: due.due(Some(days)), ..(*draft).clone() };
        let card = match *with {
            0 => WithCard::None,
            place if place == new => {
                let mut written = (*card).clone();
                written.about.clone_from(&content.about);
                WithCard::New(written)
            }
            place => {
                start.cards.get(place - 1).map_or(WithCard::None, |card| WithCard::Known(card.card.card))
            }
        };
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let session = session.clone();
            let intent =
                ActionsIntent::Give { concern, content: Box::new(content.clone()), card: card.clone() };
            task.run(Intent::from(intent), Vec::new(), move |_, _| session.go(after(concern)));
        })
    };
    let mistakes = mistakes(task.problem().as_ref());
    let error = |field| error_of(&mistakes, field);
    let mut children = vec![AttrValue::from(form::NO_CHILD)];
    children.extend(start.about.iter().map(|about| AttrValue::from(about.name.clone())));
    let child = draft.about.as_ref().and_then(|about| start.about.iter().position(|other| other == about));
    let mut cards = vec![form::CARD_NONE.into()];
    cards.extend(start.cards.iter().map(|card| form::card_known(&card.card.know).into()));
    cards.push(form::CARD_NEW.into());
    html! {
        <div class="reading">
            <p>{ form::GIVE_LEAD }</p>
            { summary(task.problem(), &mistakes, *tries) }
            <TextField id="title" label={form::TITLE} hint={form::TITLE_HINT} value={draft.title.clone()} error={error("title")}
                oninput={set(|draft, text| draft.title = text)} />
            <TextArea id="detail" label={form::DETAIL} value={draft.detail.clone()} error={error("detail")} lines=3
                oninput={set(|draft, text| draft.detail = text)} />
            <Select id="sort" label={form::SORT} chosen={ActionType::ALL.iter().position(|sort| *sort == draft.sort).unwrap_or_default()}
                choices={ActionType::ALL.iter().map(|sort| words::sort(*sort).into()).collect::<Vec<AttrValue>>()} onchange={onsort} />
            if !start.about.is_empty() {
                <Select id="about" label={form::CHILD} choices={children} chosen={child.map_or(0, |place| place + 1)} onchange={onabout} />
            }
            <Colleague id="owner" label={form::OWNER} none={words::CHOOSE} staff={start.staff.clone()} chosen={draft.owner}
                error={error("owner")} onchange={onowner} />
            <Colleague id="deputy" label={form::DEPUTY} hint={form::DEPUTY_HINT} none={form::NOBODY} staff={start.staff.clone()}
                chosen={draft.deputy} error={error("deputy")} onchange={ondeputy} />
            <DueField form={(*due).clone()} days={Some(days)} error={error("due")} onchange={ondue} />
            <Checkbox id="high" label={form::HIGH} hint={form::HIGH_HINT} checked={draft.priority == Priority::High} onchange={onhigh} />
            <Radios id="with-card" legend={form::CARD} choices={cards} chosen={Some(*with)} onchange={onwith} />
            if *with == new {
                <CardFields draft={(*card).clone()} start={start.clone()} goes_with=true mistakes={mistakes.clone()} onchange={oncard} />
            }
            <p class="hint">{ form::GIVEN }</p>
            <p class="buttons"><Button kind={ButtonKind::Primary} label={form::GIVE_NOW} busy={task.busy()} onclick={give} /></p>
        </div>
    }
}
