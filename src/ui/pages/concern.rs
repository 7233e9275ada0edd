//! One concern, with its times and how far it has come.

use std::rc::Rc;

use yew::prelude::*;

use super::amend::{AmendButtons, amendments};
use super::concern_rows::delivery_tag;
use super::concern_sheet::{attached_files, concern_sheet};
use super::desk::TriageProps;
use super::late::{Late, Piece};
use super::reference::reference;
use crate::app::intent::{Holder, Intent};
use crate::app::view::{ConcernView, View};
use crate::domain::access::{Action, allows};
use crate::domain::concern::{Child, Concern as ConcernContent};
use crate::domain::ids::EntryId;
use crate::ui::moment;
use crate::ui::parts::{Button, Heading, LinkButton, Notice, Tone, failing, link_to, waiting};
use crate::ui::route::{ProfileRoute, RecordsRoute, Route};
use crate::ui::session::{Loaded, use_session, use_view};
use crate::ui::text::concern::{self as words, page};
use crate::ui::text::{amend, letting_go, people, profile, trail};
use crate::ui::window;

/// Properties of [`Concern`].
#[derive(Properties, PartialEq)]
pub struct ConcernProps {
    /// Which.
    pub entry: EntryId,
}

/// One concern.
#[component]
pub fn Concern(props: &ConcernProps) -> Html {
    let (loaded, again) = use_view(Intent::Concern { entry: props.entry });
    let newer = use_state(|| None::<Rc<ConcernView>>);
    let status = use_session().shell.status.clone();
    let triages = status.is_some_and(|status| allows(status.role, Action::Triage));
    let onchange = {
        let newer = newer.clone();
        Callback::from(move |view| newer.set(Some(view)))
    };
    let decided = {
        let (newer, again) = (newer.clone(), again.clone());
        Callback::from(move |()| {
            newer.set(None);
            again.emit(());
        })
    };
    html! {
        <div class={if triages { "reading-beside" } else { "reading" }}>
            <p class="no-print">{ link_to(page::BACK, Route::Concerns) }</p>
            <Heading title={page::TITLE} />
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again.clone()),
                Loaded::Here(view) => match &**view {
                    View::Reference(view) => reference(view),
                    View::Concern(view) => entry((*newer).as_deref().unwrap_or(view), &onchange, triages.then_some(&decided)),
                    _ => waiting(),
                },
            } }
        </div>
    }
}

/// The way to each child's file.
fn files(concern: &ConcernContent) -> Html {
    let pupils = concern.pupils.iter().filter_map(|involved| match &involved.child {
        Child::Pupil(pupil) => {
            let label = profile::open_file(&involved.name);
            Some(html! { <li>{ link_to(label, Route::Profile(ProfileRoute::File(*pupil))) }</li> })
        }
        Child::Unlisted(_) => None,
    });
    html! { <ul class="plain no-print">{ for pupils }</ul> }
}

fn entry(view: &ConcernView, onchange: &Callback<Rc<ConcernView>>, decided: Option<&Callback<()>>) -> Html {
    let ConcernView { row, concern, current, device, seq, opened, .. } = view;
    let corrected = current != concern;
    let times = html! {
        <>
            <div><dt>{ page::RECORDED }</dt><dd>{ moment::stamp(&row.at) }</dd></div>
            if let Some(opened) = opened {
                <div><dt>{ page::OPENED }</dt><dd>{ moment::stamp(opened) }</dd></div>
            }
        </>
    };
    let print = Callback::from(|()| window::print());
    let sheet = html! {
        <div class="reading">
            if !row.confirmed {
                <Notice tone={Tone::Warn} title={page::UNCONFIRMED}><p>{ page::UNCONFIRMED_BODY }</p></Notice>
            }
            <dl class="facts entry-facts">
                <div><dt>{ page::WRITTEN }</dt><dd>{ people::name_and_job(&row.who.name, &row.who.job) }</dd></div>
                <div>
                    <dt>{ page::STATE }</dt>
                    <dd>{ delivery_tag(row.delivery) }{ " " }{ words::delivery_means(row.delivery) }</dd>
                </div>
            </dl>
            if decided.is_some() { { files(current) } }
            if row.withdrawn {
                <Notice tone={Tone::Warn} title={amend::WITHDRAWN} />
            }
            if corrected {
                <Notice tone={Tone::Plain}><p>{ amend::CURRENT }</p></Notice>
            }
            { concern_sheet(current, times, Some(row.entry)) }
            { attached_files(Holder::Concern(row.entry), &current.attachments) }
            { amendments(view) }
            if decided.is_some() {
                <Late piece={Piece::OfConcern(row.entry)} />
            }
            if corrected {
                <details class="original">
                    <summary>{ amend::ORIGINAL }</summary>
                    { concern_sheet(concern, Html::default(), None) }
                    { attached_files(Holder::Concern(row.entry), &concern.attachments) }
                </details>
            }
            <dl class="facts entry-facts">
                <div><dt>{ letting_go::REFERENCE }</dt><dd>{ letting_go::reference(&row.entry) }</dd></div>
                <div><dt>{ page::DEVICE }</dt><dd>{ device }</dd></div>
                <div><dt>{ page::NUMBER }</dt><dd>{ seq }</dd></div>
            </dl>
            if view.amendable {
                <AmendButtons entry={row.entry} withdrawn={row.withdrawn} onchange={onchange.clone()} />
            }
            <p class="buttons">
                <Button label={page::PRINT} onclick={print} />
                if decided.is_some() {
                    <LinkButton label={trail::OF_THIS} to={Route::Records(RecordsRoute::OfConcern(row.entry))} />
                }
            </p>
        </div>
    };
    let Some(onsaved) = decided.cloned() else { return sheet };
    let triage = TriageProps { concern: row.entry, topics: current.topics.clone(), onsaved };
    html! {
        <div class="beside">
            { sheet }
            <Late piece={Piece::Triage(triage)} />
        </div>
    }
}
