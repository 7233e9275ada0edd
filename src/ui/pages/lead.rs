//! Who leads: the lead hands over; two administrators replace a lead who cannot act; or the recovery kit decides.

use std::rc::Rc;

use yew::prelude::*;

use super::kit_words::{KitWordsFields, use_kit_words};
use crate::app::intent::Intent;
use crate::app::view::{Proposal, Succession, View};
use crate::ui::parts::{
    Button, ButtonKind, Choice, Dialog, ErrorSummary, Heading, Mistake, Notice, Radios, TextField, Tone,
    failing, link_to, problem_panel, waiting,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, Task, out_of_step, use_session, use_task, use_view};
use crate::ui::text::{self, people, succession as words};

use super::found::mistake_of;

/// Who leads.
#[component]
pub fn Lead() -> Html {
    let session = use_session();
    let (loaded, again) = use_view(Intent::Succession);
    let newer = use_state(|| None::<Rc<Succession>>);
    let first = match &loaded {
        Loaded::Here(view) => match &**view {
            View::Succession(succession) => Some(Rc::new(succession.clone())),
            _ => None,
        },
        _ => None,
    };
    let onchange = {
        let newer = newer.clone();
        Callback::from(move |succession| newer.set(Some(succession)))
    };
    let led = first.as_ref().and_then(|first| first.lead.clone());
    let me = session.shell.status.as_ref().map(|status| status.me.person);
    html! {
        <div class="narrow">
            <Heading title={words::TITLE} />
            { match ((*newer).clone().or(first), &loaded) {
                (Some(now), _) => html! {
                    <>
                        if now.lead != led {
                            { done(&now) }
                        } else {
                            <dl class="facts">
                                <div><dt>{ words::LEADS }</dt><dd>{ lead_name(&now) }</dd></div>
                            </dl>
                        }
                        if !now.proposals.is_empty() {
                            <section class="block">
                                <h2>{ words::PROPOSALS }</h2>
                                { for now.proposals.iter().map(|wish| html! {
                                    <Wish key={wish.entry.to_string()} wish={wish.clone()} replaces={now.replaces}
                                        onchange={onchange.clone()} />
                                }) }
                            </section>
                        }
                        if now.hands_over && now.lead == led {
                            <Hand now={now.clone()} onchange={onchange.clone()} />
                        }
                        if now.replaces && now.lead == led {
                            <Replace now={now.clone()} onchange={onchange.clone()} />
                        }
                        if !now.hands_over && now.lead == led && now.lead.as_ref().map(|lead| lead.person) != me {
                            <WithKit onchange={onchange.clone()} />
                        }
                    </>
                },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
            <p>{ link_to(words::TO_STAFF, Route::Staff) }</p>
        </div>
    }
}

fn lead_name(now: &Succession) -> String {
    now.lead
        .as_ref()
        .map_or_else(|| words::NOBODY.to_owned(), |lead| people::name_and_job(&lead.name, &lead.job))
}

fn done(now: &Succession) -> Html {
    let name = now.lead.as_ref().map(|lead| lead.name.clone()).unwrap_or_default();
    html! {
        <Notice tone={Tone::Good} title={words::leads_now(&name)}>
            <p>{ words::DONE_NEXT }</p>
            <ul class="todo">
                <li>{ link_to(words::TO_COPY, Route::FullCopy) }</li>
                <li>{ link_to(words::TO_UPDATE, Route::Update) }</li>
                <li>{ link_to(words::TO_NUMBERS, Route::School) }</li>
            </ul>
        </Notice>
    }
}

/// Asks for a change; the answer is how things stand then.
fn change(task: &Task, intent: Intent, blobs: Vec<Vec<u8>>, onchange: &Callback<Rc<Succession>>) {
    let (failing, onchange) = (task.clone(), onchange.clone());
    task.run(intent, blobs, move |view, _| match view {
        View::Succession(now) => onchange.emit(Rc::new(now)),
        _ => failing.set_problem(Some(out_of_step())),
    });
}

fn choices(now: &Succession) -> Vec<Choice> {
    let choice = |one: &crate::app::view::MayLead| Choice {
        label: people::name_and_job(&one.person.name, &one.person.job).into(),
        hint: Some(
            format!("{}. {}", people::role(one.role), words::fitness(one.has_device, one.second_factor))
                .into(),
        ),
    };
    now.may_lead.iter().map(choice).collect()
}

#[derive(Properties, PartialEq)]
struct PartProps {
    now: Rc<Succession>,
    onchange: Callback<Rc<Succession>>,
}

#[component]
fn Hand(props: &PartProps) -> Html {
    let task = use_task();
    let chosen = use_state(|| None::<usize>);
    let (mistakes, tries) = (use_state(Vec::<Mistake>::new), use_state(|| 0_u32));
    let asking = use_state(|| false);
    let one = chosen.and_then(|place| props.now.may_lead.get(place));
    let onsubmit = {
        let (chosen, mistakes, tries, asking) =
            (chosen.clone(), mistakes.clone(), tries.clone(), asking.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let missing = chosen.is_none().then(|| ("hand-to".into(), words::HAND_MISSING.into()));
            asking.set(missing.is_none());
            mistakes.set(missing.into_iter().collect());
            tries.set(*tries + 1);
        })
    };
    let close = {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(false))
    };
    let hand = {
        let (task, onchange, asking) = (task.clone(), props.onchange.clone(), asking.clone());
        let person = one.map(|one| one.person.person);
        Callback::from(move |()| {
            asking.set(false);
            if let Some(person) = person {
                change(&task, Intent::HandLead { person }, Vec::new(), &onchange);
            }
        })
    };
    let onchange = {
        let (chosen, mistakes) = (chosen.clone(), mistakes.clone());
        Callback::from(move |place| {
            mistakes.set(Vec::new());
            chosen.set(Some(place));
        })
    };
    html! {
        <section class="block">
            <h2>{ words::HAND_TITLE }</h2>
            <p>{ words::HAND_LEAD }</p>
            <form {onsubmit} novalidate=true>
                <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
                <Radios id="hand-to" legend={words::HAND_TO} choices={choices(&props.now)} chosen={*chosen}
                    error={mistake_of(&mistakes, "hand-to")} {onchange} />
                { problem_panel(task.problem()) }
                <p><Button submit=true label={words::HAND_NOW} busy={task.busy()} /></p>
            </form>
            if let Some(one) = one.filter(|_| *asking) {
                <Dialog id="hand-over-lead" title={words::ASK_TITLE} onclose={close.clone()}>
                    <p>{ words::ask_body(&one.person.name) }</p>
                    <div class="buttons">
                        <Button kind={ButtonKind::Primary} label={words::hand_to(&one.person.name)} onclick={hand} />
                        <Button label={words::ASK_KEEP} onclick={close} />
                    </div>
                </Dialog>
            }
        </section>
    }
}

#[component]
fn Replace(props: &PartProps) -> Html {
    let task = use_task();
    let chosen = use_state(|| None::<usize>);
    let reason = use_state(String::new);
    let (mistakes, tries) = (use_state(Vec::<Mistake>::new), use_state(|| 0_u32));
    let onsubmit = {
        let (task, now, onchange) = (task.clone(), props.now.clone(), props.onchange.clone());
        let (chosen, reason, mistakes, tries) =
            (chosen.clone(), reason.clone(), mistakes.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let person = chosen.and_then(|place| now.may_lead.get(place)).map(|one| one.person.person);
            let mut missing: Vec<Mistake> = Vec::new();
            if person.is_none() {
                missing.push(("replace-with".into(), words::REPLACE_MISSING.into()));
            }
            if reason.trim().is_empty() {
                missing.push(("replace-why".into(), words::REASON_MISSING.into()));
            }
            tries.set(*tries + 1);
            if let Some(person) = person.filter(|_| missing.is_empty()) {
                let intent = Intent::ReplaceLead { person, reason: (*reason).clone() };
                change(&task, intent, Vec::new(), &onchange);
            }
            mistakes.set(missing);
        })
    };
    html! {
        <section class="block">
            <h2>{ words::REPLACE_TITLE }</h2>
            <p>{ words::REPLACE_LEAD }</p>
            <form {onsubmit} novalidate=true>
                <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
                <Radios id="replace-with" legend={words::REPLACE_WITH} choices={choices(&props.now)} chosen={*chosen}
                    error={mistake_of(&mistakes, "replace-with")}
                    onchange={Callback::from(move |place| chosen.set(Some(place)))} />
                <TextField id="replace-why" label={words::REPLACE_WHY} hint={words::REPLACE_WHY_HINT} value={(*reason).clone()}
                    error={mistake_of(&mistakes, "replace-why")} oninput={Callback::from(move |text| reason.set(text))} />
                { problem_panel(task.problem()) }
                <p><Button submit=true label={words::REPLACE_NOW} busy={task.busy()} /></p>
            </form>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WishProps {
    wish: Proposal,
    replaces: bool,
    onchange: Callback<Rc<Succession>>,
}

#[component]
fn Wish(props: &WishProps) -> Html {
    let task = use_task();
    let wish = &props.wish;
    let agree = {
        let (task, onchange, entry) = (task.clone(), props.onchange.clone(), wish.entry);
        Callback::from(move |()| change(&task, Intent::AgreeToReplace { entry }, Vec::new(), &onchange))
    };
    html! {
        <Notice tone={Tone::Warn} title={words::wish(&wish.by, &wish.person)}>
            <p>{ words::because(&wish.reason) }</p>
            if wish.own {
                <p>{ words::OWN }</p>
            } else if props.replaces {
                <p>{ words::AGREE_ABOUT }</p>
                { problem_panel(task.problem()) }
                <p><Button label={words::AGREE} about={wish.person.clone()} busy={task.busy()} onclick={agree} /></p>
            }
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct WithKitProps {
    onchange: Callback<Rc<Succession>>,
}

#[component]
fn WithKit(props: &WithKitProps) -> Html {
    let task = use_task();
    let kit = use_kit_words();
    let open = use_state(|| false);
    let (mistakes, tries) = (use_state(Vec::<Mistake>::new), use_state(|| 0_u32));
    let show = {
        let open = open.clone();
        Callback::from(move |()| open.set(true))
    };
    let onsubmit = {
        let (task, kit, onchange) = (task.clone(), kit.clone(), props.onchange.clone());
        let (mistakes, tries) = (mistakes.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let missing = kit.missing();
            tries.set(*tries + 1);
            if missing.is_empty() {
                let (failing, onchange, kit) = (task.clone(), onchange.clone(), kit.clone());
                task.run(Intent::LeadWithKit, kit.read(), move |view, _| match view {
                    View::Succession(now) => {
                        kit.wipe();
                        onchange.emit(Rc::new(now));
                    }
                    _ => failing.set_problem(Some(out_of_step())),
                });
            }
            mistakes.set(missing);
        })
    };
    let hide = {
        let (open, kit) = (open.clone(), kit.clone());
        Callback::from(move |()| {
            kit.wipe();
            open.set(false);
        })
    };
    html! {
        <section class="block">
            <h2>{ words::KIT_TITLE }</h2>
            <p>{ words::KIT_LEAD }</p>
            if *open {
                <form {onsubmit} novalidate=true>
                    <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
                    <KitWordsFields words={kit} mistakes={(*mistakes).clone()} />
                    { problem_panel(task.problem()) }
                    <div class="buttons">
                        <Button submit=true label={words::KIT_NOW} busy={task.busy()} />
                        <Button label={text::CANCEL} onclick={hide} />
                    </div>
                </form>
            } else {
                <p><Button label={words::KIT_OPEN} onclick={show} /></p>
            }
        </section>
    }
}
