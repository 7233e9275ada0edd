//! The governors' kit: which there is, making one, and opening with it.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::here;
use crate::app::intent::{AdultsIntent, Intent};
use crate::app::view::{AdultsView, KitWords};
use crate::domain::hearing::Progress;
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, FieldLabel, Heading, Notice, Tone, describing, failing, link_to, problem_panel,
    waiting,
};
use crate::ui::route::{AdultsRoute, Route};
use crate::ui::session::{Loaded, Task, out_of_step, use_session, use_task, use_view};
use crate::ui::text::adults::{self as words, kit};
use crate::ui::text::people;
use crate::ui::window;

/// The governors' kit.
#[component]
pub fn Kit() -> Html {
    let (loaded, again) = use_view(Intent::from(AdultsIntent::Kits));
    let session = use_session();
    let status = session.shell.status.as_ref();
    let hears = status.is_some_and(|status| status.hears);
    let ready = status.is_some_and(|status| !status.must_prepare_to_hear);
    let kits = match here(&loaded) {
        Some(AdultsView::Kits(kits)) => Some(kits),
        _ => None,
    };
    html! {
        <div class="narrow">
            <p class="no-print">{ link_to(words::BACK, Route::Adults(AdultsRoute::Inbox(Progress::New))) }</p>
            <div class="no-print">
                <Heading title={words::KIT} />
                <p>{ kit::LEAD }</p>
                <p>{ kit::NOT_SCHOOLS }</p>
                { match (&kits, &loaded) {
                    (Some(kits), _) if kits.is_empty() => html! { <p>{ kit::NONE }</p> },
                    (Some(kits), _) => html! {
                        <dl class="facts">
                            { for kits.iter().map(|one| html! {
                                <div key={moment::stamp(&one.at)}>
                                    <dt>{ kit::MADE }</dt>
                                    <dd>{ words::case::by(&people::name_and_job(&one.who.name, &one.who.job), &moment::stamp(&one.at)) }</dd>
                                </div>
                            }) }
                        </dl>
                    },
                    (None, Loaded::Failed(problem)) => failing(problem, again.clone()),
                    (None, _) => waiting(),
                } }
            </div>
            if hears && !ready {
                <Notice tone={Tone::Warn}><p>{ kit::NOT_READY }</p><p>{ link_to(crate::ui::text::titles::KEYS, Route::Keys) }</p></Notice>
            }
            if let (Some(kits), true) = (&kits, hears && ready) {
                <Make again={!kits.is_empty()} onkept={again} />
                if !kits.is_empty() { <Open /> }
            }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct MakeProps {
    again: bool,
    onkept: Callback<()>,
}

/// Makes a kit: shown once, printed, typed back from paper.
#[component]
fn Make(props: &MakeProps) -> Html {
    let task = use_task();
    let made = use_state(|| None::<KitWords>);
    let kept = use_state(|| false);
    let area = use_node_ref();
    let make = {
        let (task, made, kept) = (task.clone(), made.clone(), kept.clone());
        Callback::from(move |()| {
            let (failing, made) = (task.clone(), made.clone());
            kept.set(false);
            task.run(Intent::from(AdultsIntent::MakeKit), Vec::new(), move |view, _| match view.adults() {
                Some(AdultsView::KitWords(words)) => made.set(Some(words)),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let keep = {
        let (task, made, kept, area) = (task.clone(), made.clone(), kept.clone(), area.clone());
        let onkept = props.onkept.clone();
        Callback::from(move |()| {
            let (made, kept, onkept) = (made.clone(), kept.clone(), onkept.clone());
            with_words(&task, AdultsIntent::KeepKit, &area, move |_| {
                made.set(None);
                kept.set(true);
                onkept.emit(());
            });
        })
    };
    let print = Callback::from(|()| window::print());
    html! {
        <section class="block">
            if let Some(words) = &*made {
                { sheet(words) }
                <div key="made" class="no-print">
                    <p><Button label={kit::PRINT} onclick={print} /></p>
                    <WordsArea id="kit-typed" label={kit::TYPED} hint={kit::TYPED_HINT} node={area} />
                    { problem_panel(task.problem()) }
                    <p class="buttons">
                        <Button kind={ButtonKind::Primary} label={kit::KEEP} busy={task.busy()} onclick={keep} />
                    </p>
                </div>
            } else {
                <div key="make" class="no-print">
                    if *kept { <Notice tone={Tone::Good}><p>{ kit::KEPT }</p></Notice> }
                    if props.again { <p>{ kit::MAKE_AGAIN_BODY }</p> }
                    { problem_panel(task.problem()) }
                    <p><Button label={if props.again { kit::MAKE_AGAIN } else { kit::MAKE }} busy={task.busy()} onclick={make} /></p>
                </div>
            }
        </section>
    }
}

fn sheet(made: &KitWords) -> Html {
    html! {
        <article class="sheet" translate="no">
            <header class="sheet-head">
                <h2>{ kit::SHEET }</h2>
                <dl class="facts">
                    <div><dt>{ kit::SCHOOL }</dt><dd>{ &made.school }</dd></div>
                    <div><dt>{ kit::DAY }</dt><dd>{ moment::day_and_time(made.made) }</dd></div>
                </dl>
            </header>
            <p>{ kit::SHEET_ABOUT }</p>
            <ol class="kit-words">
                { for made.words.iter().enumerate().map(|(place, word)| html! { <li key={place}>{ word }</li> }) }
            </ol>
            <h3>{ kit::IDENTITY }</h3>
            <p class="mono kit-identity">{ &made.identity }</p>
        </article>
    }
}

/// Opens with the kit what is sealed to it alone.
#[component]
fn Open() -> Html {
    let task = use_task();
    let done = use_state(|| None::<usize>);
    let area = use_node_ref();
    let open = {
        let (task, done, area) = (task.clone(), done.clone(), area.clone());
        Callback::from(move |()| {
            let done = done.clone();
            with_words(&task, AdultsIntent::OpenWithKit, &area, move |view| {
                if let AdultsView::PassedOn(count) = view {
                    done.set(Some(count));
                }
            });
        })
    };
    html! {
        <section class="block no-print">
            <h2>{ kit::OPEN }</h2>
            <p>{ kit::OPEN_BODY }</p>
            <WordsArea id="kit-open" label={kit::WORDS} node={area} />
            { problem_panel(task.problem()) }
            if let Some(count) = *done { <Notice tone={Tone::Good}><p>{ words::passed_on(count) }</p></Notice> }
            <p class="buttons"><Button label={kit::OPEN_NOW} busy={task.busy()} onclick={open} /></p>
        </section>
    }
}

/// Asks with the words of a kit, which leave their field.
fn with_words(task: &Task, asked: AdultsIntent, area: &NodeRef, done: impl FnOnce(AdultsView) + 'static) {
    let typed = area.cast::<HtmlTextAreaElement>();
    let words = typed.as_ref().map(|area| area.value().into_bytes()).unwrap_or_default();
    let failing = task.clone();
    task.run(Intent::from(asked), vec![words], move |view, _| match view.adults() {
        Some(view) => {
            if let Some(area) = &typed {
                area.set_value("");
            }
            done(view);
        }
        None => failing.set_problem(Some(out_of_step())),
    });
}

#[derive(Properties, PartialEq)]
struct WordsAreaProps {
    id: &'static str,
    label: &'static str,
    #[prop_or_default]
    hint: Option<AttrValue>,
    node: NodeRef,
}

/// A field for a kit's words: what is typed stays in the element, and is read once.
#[component]
fn WordsArea(props: &WordsAreaProps) -> Html {
    html! {
        <div class="field">
            <FieldLabel id={props.id} label={props.label} hint={props.hint.clone()} />
            <textarea
                ref={props.node.clone()}
                id={props.id}
                class="input input-area mono"
                rows="5"
                aria-describedby={describing(props.id, props.hint.is_some(), false)}
                autocapitalize="none"
                spellcheck="false"
                autocomplete="off"
                autocorrect="off"
                translate="no"
                writingsuggestions="false"
                data-gramm="false"
            />
        </div>
    }
}
