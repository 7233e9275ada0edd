//! One concern about an adult: what was written, what stands beside it, and what those make of it who hear it.

use std::rc::Rc;

use yew::prelude::*;

use super::advise::Advise;
use super::assess::Assess;
use super::conclude::Conclude;
use super::inbox::{table, tags};
use super::{here, said};
use crate::app::intent::{AdultsIntent, Holder, Intent};
use crate::app::view::{Added, AdultsView, CaseView};
use crate::domain::form::{Choice, Form, Particular};
use crate::domain::hearing::{Progress, Threshold};
use crate::domain::ids::EntryId;
use crate::ui::moment;
use crate::ui::pages::concern_sheet::{attached_files, concern_sheet};
use crate::ui::parts::{Button, Heading, LinkButton, Notice, Tone, failing, link_to, waiting};
use crate::ui::route::{AdultsRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::adults::{self as words, case};
use crate::ui::text::concern::page;
use crate::ui::text::{self, letting_go, people};
use crate::ui::window;

/// Properties of [`OneCase`].
#[derive(Properties, PartialEq)]
pub struct OneCaseProps {
    /// The concern.
    pub concern: EntryId,
}

/// One concern.
#[component]
pub fn OneCase(props: &OneCaseProps) -> Html {
    let (loaded, again) = use_view(Intent::from(AdultsIntent::Case { concern: props.concern }));
    let newer = use_state(|| None::<Rc<CaseView>>);
    let onsaved = {
        let newer = newer.clone();
        Callback::from(move |view| newer.set(Some(view)))
    };
    let first = match here(&loaded) {
        Some(AdultsView::Case(view)) => Some(Rc::new(*view)),
        _ => None,
    };
    let view = (*newer).clone().or(first);
    let child = view.as_ref().is_some_and(|view| view.row.form == Form::ColleaguesChild);
    html! {
        <div class="reading-beside">
            <p class="no-print">{ link_to(words::BACK, Route::Adults(AdultsRoute::Inbox(Progress::New))) }</p>
            <Heading title={if child { case::CHILD_TITLE } else { case::TITLE }} />
            { match (&view, &loaded) {
                (Some(view), _) => contents(view, &onsaved),
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </div>
    }
}

fn contents(view: &Rc<CaseView>, onsaved: &Callback<Rc<CaseView>>) -> Html {
    html! {
        <div class="beside">
            <div class="reading">{ written(view) }</div>
            <aside class="triage">{ worked(view, onsaved) }</aside>
        </div>
    }
}

fn written(view: &CaseView) -> Html {
    let CaseView { row, content, .. } = view;
    let unnamed =
        content.particulars.get(&Particular::Unnamed).is_some_and(|code| code == Choice::Yes.code());
    let about = if row.form == Form::ColleaguesChild { case::PARENT } else { case::ABOUT };
    let heard_by =
        if view.heard_by.is_empty() { case::NOBODY.to_owned() } else { text::listed(&view.heard_by) };
    let times = html! { <div><dt>{ page::RECORDED }</dt><dd>{ moment::stamp(&row.at) }</dd></div> };
    let print = Callback::from(|()| window::print());
    html! {
        <>
            if !view.confirmed {
                <Notice tone={Tone::Warn} title={page::UNCONFIRMED}><p>{ page::UNCONFIRMED_BODY }</p></Notice>
            }
            <dl class="facts entry-facts">
                <div><dt>{ about }</dt><dd>{ &row.adult }</dd></div>
                <div><dt>{ case::WRITTEN }</dt><dd>{ people::name_and_job(&row.who.name, &row.who.job) }</dd></div>
                <div><dt>{ case::HEARD_BY }</dt><dd>{ heard_by }</dd></div>
                <div><dt>{ case::STATE }</dt><dd>{ words::progress(row.progress) }{ " " }{ tags(row) }</dd></div>
            </dl>
            if unnamed { <Notice tone={Tone::Plain}><p>{ case::UNNAMED }</p></Notice> }
            { concern_sheet(content, times, Some(row.concern)) }
            { attached_files(Holder::Concern(row.concern), &content.attachments) }
            if !view.additions.is_empty() {
                <section class="amendments">
                    <h2>{ case::BESIDE }</h2>
                    <ol class="cards cards-wide">{ for view.additions.iter().map(|one| added(one, row.concern)) }</ol>
                </section>
            }
            <dl class="facts entry-facts">
                <div><dt>{ letting_go::REFERENCE }</dt><dd>{ letting_go::reference(&row.concern) }</dd></div>
                <div><dt>{ case::OPENED }</dt><dd>{ said::opened(view) }</dd></div>
            </dl>
            <p class="buttons no-print">
                if view.addable { <LinkButton label={case::ADD} to={Route::AddTo(row.concern)} /> }
                <Button label={page::PRINT} onclick={print} />
            </p>
        </>
    }
}

fn added(added: &Added, concern: EntryId) -> Html {
    let Added { who, at, corrects, text, attachments } = added;
    html! {
        <li class="card">
            <h3>{ if *corrects { case::CORRECTED } else { case::ADDED } }</h3>
            <p class="hint">{ case::by(&people::name_and_job(&who.name, &who.job), &moment::stamp(at)) }</p>
            <p class="passage" translate="no">{ text }</p>
            { attached_files(Holder::Concern(concern), attachments) }
        </li>
    }
}

/// What those make of it who hear it, and the forms to say more.
fn worked(view: &Rc<CaseView>, onsaved: &Callback<Rc<CaseView>>) -> Html {
    let assessed = view.row.threshold.is_some();
    let asks_officer = view.row.threshold == Some(Threshold::Allegation) && view.advice.is_empty();
    let key = |what: usize| format!("{what}");
    html! {
        <>
            if view.row.contested {
                <Notice tone={Tone::Warn} title={case::CONTESTED}><p>{ case::CONTESTED_BODY }</p></Notice>
            }
            <section class="block">
                <h2>{ case::ASSESS }</h2>
                { said::assessments(view) }
                if assessed {
                    <details class="no-print" key={key(view.assessments.len())}>
                        <summary>{ case::ASSESS_AGAIN }</summary>
                        <Assess view={view.clone()} onsaved={onsaved.clone()} />
                    </details>
                } else {
                    <Assess view={view.clone()} onsaved={onsaved.clone()} />
                }
            </section>
            if assessed {
                <section class="block">
                    <h2>{ case::ADVICE }</h2>
                    if asks_officer {
                        <Notice tone={Tone::Danger} title={case::ASK_OFFICER}><p>{ case::ASK_OFFICER_BODY }</p></Notice>
                    }
                    { said::advice(view) }
                    <details class="no-print" key={key(view.advice.len())} open={asks_officer}>
                        <summary>{ case::ADVISE }</summary>
                        <Advise view={view.clone()} onsaved={onsaved.clone()} />
                    </details>
                </section>
                <section class="block">
                    <h2>{ case::OUTCOME }</h2>
                    { said::outcomes(view) }
                    <Conclude key={key(view.outcomes.len())} view={view.clone()} onsaved={onsaved.clone()} />
                </section>
            }
            if view.row.form == Form::Adult {
                <section class="block">
                    <h2>{ case::PATTERN }</h2>
                    if view.others.is_empty() {
                        <p>{ case::NO_PATTERN }</p>
                    } else {
                        { table(&view.others, case::PATTERN.to_owned()) }
                    }
                </section>
            }
            { said::earlier(view) }
        </>
    }
}
