//! One concern, with its times and how far it has come.

use yew::prelude::*;

use super::concern_list::delivery_tag;
use super::concern_sheet::{attached_files, concern_sheet};
use crate::app::intent::{Holder, Intent};
use crate::app::view::{ConcernView, View};
use crate::domain::ids::EntryId;
use crate::ui::moment;
use crate::ui::parts::{Button, Heading, Notice, Tone, failing, link_to, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::concern::{self as words, page};
use crate::ui::text::people;
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
    html! {
        <div class="reading">
            <p class="no-print">{ link_to(page::BACK, Route::Concerns) }</p>
            <Heading title={page::TITLE} />
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match &**view {
                    View::Concern(view) => entry(view),
                    _ => waiting(),
                },
            } }
        </div>
    }
}

fn entry(view: &ConcernView) -> Html {
    let ConcernView { row, concern, device, seq, opened } = view;
    let times = html! {
        <>
            <div><dt>{ page::RECORDED }</dt><dd>{ moment::stamp(&row.at) }</dd></div>
            if let Some(opened) = opened {
                <div><dt>{ page::OPENED }</dt><dd>{ moment::stamp(opened) }</dd></div>
            }
        </>
    };
    let print = Callback::from(|()| window::print());
    html! {
        <>
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
            { concern_sheet(concern, times) }
            { attached_files(Holder::Concern(row.entry), &concern.attachments) }
            <dl class="facts entry-facts">
                <div><dt>{ page::DEVICE }</dt><dd>{ device }</dd></div>
                <div><dt>{ page::NUMBER }</dt><dd>{ seq }</dd></div>
            </dl>
            <p class="buttons"><Button label={page::PRINT} onclick={print} /></p>
        </>
    }
}
