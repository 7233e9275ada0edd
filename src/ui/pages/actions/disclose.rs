//! Record what an agency was told, or why it was not.

use yew::prelude::*;

use super::give::{after, back};
use super::{error_of, mistakes, summary, use_start};
use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::Start;
use crate::domain::disclosure::{Agency, Basis, Consent, DisclosureDraft, Lacks, Purpose, Refusal, Way};
use crate::domain::ids::EntryId;
use crate::domain::settings::NamedAgency;
use crate::domain::time::Minute;
use crate::ui::parts::{Button, ButtonKind, Heading, Picks, Radios, Select, TextArea, TextField};
use crate::ui::session::{use_session, use_task};
use crate::ui::text::actions::disclosure as words;
use crate::ui::text::settings::agencies;

/// The field that something lacking is about.
pub fn field(lacks: Lacks) -> &'static str {
    match lacks {
        Lacks::Decision => "shared",
        Lacks::Agency => "agency",
        Lacks::To => "to",
        Lacks::What | Lacks::TooLong => "what",
        Lacks::Purpose => "purpose",
        Lacks::Ground => "ground",
        Lacks::Consent => "consent",
        Lacks::ConsentNote => "consent-note",
        Lacks::Balance => "balance",
        Lacks::Way => "way",
        Lacks::Sent => "sent",
    }
}

/// Properties of [`Disclose`].
#[derive(Properties, PartialEq)]
pub struct DiscloseProps {
    /// The concern.
    pub concern: EntryId,
}

/// Record a disclosure.
#[component]
pub fn Disclose(props: &DiscloseProps) -> Html {
    let concern = props.concern;
    let start = use_start(Some(concern));
    html! {
        <>
            <p>{ back(Some(concern)) }</p>
            <Heading title={words::TITLE} />
            { start.map_or_else(|shown| shown, |start| html! { <Form {concern} {start} /> }) }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    concern: EntryId,
    start: Start,
}

/// What changes a draft.
type Set<T> = fn(&mut DisclosureDraft, T);

/// A choice among codes, none of them chosen at first.
fn choose<T: Copy + PartialEq + 'static>(
    draft: &UseStateHandle<DisclosureDraft>,
    (id, label): (&'static str, &'static str),
    all: &'static [T],
    say: fn(T) -> &'static str,
    (chosen, error): (Option<T>, Option<AttrValue>),
    set: Set<Option<T>>,
) -> Html {
    let mut choices = vec![AttrValue::from(words::CHOOSE)];
    choices.extend(all.iter().map(|one| AttrValue::from(say(*one))));
    let place = chosen.and_then(|chosen| all.iter().position(|one| *one == chosen));
    let draft = draft.clone();
    let onchange = Callback::from(move |place: usize| {
        let mut changed = (*draft).clone();
        set(&mut changed, place.checked_sub(1).and_then(|place| all.get(place)).copied());
        draft.set(changed);
    });
    html! { <Select {id} {label} {error} {choices} chosen={place.map_or(0, |place| place + 1)} {onchange} /> }
}

/// The agencies that the school has written down: choosing one fills in what it is and who answers there.
fn listed(draft: &UseStateHandle<DisclosureDraft>, all: &[NamedAgency]) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let to = |agency: &NamedAgency| format!("{} {}", agency.name, agency.phone).trim().to_owned();
    let mut choices = vec![AttrValue::from(agencies::NOT_LISTED)];
    choices.extend(all.iter().map(|agency| AttrValue::from(to(agency))));
    let chosen = all.iter().position(|agency| Some(agency.kind) == draft.agency && to(agency) == draft.to);
    let (draft, all) = (draft.clone(), all.to_vec());
    let onchange = Callback::from(move |place: usize| {
        if let Some(agency) = place.checked_sub(1).and_then(|place| all.get(place)) {
            draft.set(DisclosureDraft { agency: Some(agency.kind), to: to(agency), ..(*draft).clone() });
        }
    });
    html! {
        <Select id="agency-listed" label={agencies::FROM_LIST} {choices} chosen={chosen.map_or(0, |place| place + 1)} {onchange} />
    }
}

#[component]
fn Form(props: &FormProps) -> Html {
    let session = use_session();
    let task = use_task();
    let tries = use_state(|| 0_u32);
    let (concern, about) = (props.concern, props.start.about.clone());
    let sent = use_state(|| Minute::from_millis(props.start.now).iso());
    let draft = use_state(|| DisclosureDraft { about, ..DisclosureDraft::default() });
    let typed = |set: Set<String>| {
        let draft = draft.clone();
        Callback::from(move |text| {
            let mut changed = (*draft).clone();
            set(&mut changed, text);
            draft.set(changed);
        })
    };
    let onshared = {
        let draft = draft.clone();
        Callback::from(move |place: usize| {
            draft.set(DisclosureDraft { shared: Some(place == 0), ..(*draft).clone() });
        })
    };
    let onsent = {
        let sent = sent.clone();
        Callback::from(move |text| sent.set(text))
    };
    let save = {
        let (task, tries) = (task.clone(), tries.clone());
        let content = DisclosureDraft { sent: Minute::parse(&sent), ..(*draft).clone() };
        Callback::from(move |()| {
            tries.set(*tries + 1);
            let session = session.clone();
            let intent =
                ActionsIntent::Disclose { concern: Some(concern), content: Box::new(content.clone()) };
            task.run(Intent::from(intent), Vec::new(), move |_, _| session.go(after(Some(concern))));
        })
    };
    let mistakes = mistakes(task.problem().as_ref());
    let error = |field: &str| error_of(&mistakes, field);
    let names: Vec<String> = draft.about.iter().map(|about| about.name.clone()).collect();
    let shared = draft.shared == Some(true);
    html! {
        <div class="reading">
            <p>{ words::LEAD }</p>
            { summary(task.problem(), &mistakes, *tries) }
            <p>{ words::CHILDREN }{ ": " }{ crate::ui::text::listed(&names) }</p>
            <Radios id="shared" legend={words::DECISION} error={error("shared")} inline=true onchange={onshared}
                choices={vec![words::SHARED.into(), words::REFUSED.into()]} chosen={draft.shared.map(|shared| usize::from(!shared))} />
            { listed(&draft, &props.start.agencies) }
            { choose(&draft, ("agency", words::AGENCY), Agency::ALL, words::agency, (draft.agency, error("agency")), |draft, agency| draft.agency = agency) }
            <TextField id="to" label={words::TO} value={draft.to.clone()} error={error("to")} oninput={typed(|draft, text| draft.to = text)} />
            <TextArea id="what" label={words::WHAT} value={draft.what.clone()} error={error("what")} lines=3 oninput={typed(|draft, text| draft.what = text)} />
            { choose(&draft, ("purpose", words::PURPOSE), Purpose::ALL, words::purpose, (draft.purpose, error("purpose")), |draft, purpose| draft.purpose = purpose) }
            if shared {
                { choose(&draft, ("ground", words::BASIS), Basis::ALL, words::basis, (draft.basis, error("ground")), |draft, basis| draft.basis = basis) }
            } else if draft.shared == Some(false) {
                { choose(&draft, ("ground", words::GROUND), Refusal::ALL, words::refusal, (draft.ground, error("ground")), |draft, ground| draft.ground = ground) }
            }
            { choose(&draft, ("consent", words::CONSENT), Consent::ALL, words::consent, (draft.consent, error("consent")), |draft, consent| draft.consent = consent) }
            <TextArea id="consent-note" label={words::CONSENT_NOTE} value={draft.consent_note.clone()} error={error("consent-note")} lines=2
                oninput={typed(|draft, text| draft.consent_note = text)} />
            <TextArea id="balance" label={words::BALANCE} hint={words::BALANCE_HINT} value={draft.balance.clone()} error={error("balance")} lines=3
                oninput={typed(|draft, text| draft.balance = text)} />
            if shared {
                { choose(&draft, ("way", words::WAY), Way::ALL, words::way, (draft.way, error("way")), |draft, way| draft.way = way) }
                <TextField id="sent" label={words::SENT} value={(*sent).clone()} picks={Picks::Minute} narrow=true error={error("sent")} oninput={onsent} />
            }
            <TextField id="reference" label={words::REFERENCE} value={draft.reference.clone()} oninput={typed(|draft, text| draft.reference = text)} />
            <p class="buttons"><Button kind={ButtonKind::Primary} label={words::SAVE} busy={task.busy()} onclick={save} /></p>
        </div>
    }
}
