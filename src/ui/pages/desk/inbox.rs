//! The inbox: what is most urgent first, by keyboard. Single keys work while the focus is in the list, and nowhere else.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{DeskIntent, Intent, Pile};
use crate::app::view::{DeskView, InboxPage, InboxRow, PileCounts};
use crate::domain::ids::EntryId;
use crate::ui::moment;
use crate::ui::pages::concern_rows::delivery_tag;
use crate::ui::parts::{Empty, Heading, LongList, Row, Tone, failing, tag, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_session, use_view};
use crate::ui::state::Happened;
use crate::ui::state::long_list::MOUNTED;
use crate::ui::text::desk::{self as words, inbox};
use crate::ui::text::{self, category, concern};

use super::standing::{risk_tag, status_tag};

/// Properties of [`Inbox`].
#[derive(Properties, PartialEq)]
pub struct InboxProps {
    /// Which concerns.
    pub pile: Pile,
}

/// The inbox.
#[component]
pub fn Inbox(props: &InboxProps) -> Html {
    let pile = props.pile;
    let offset = use_state(|| 0_usize);
    let asked = DeskIntent::Inbox { pile, offset: *offset, limit: MOUNTED };
    let (loaded, again) = use_view(Intent::from(asked));
    let session = use_session();
    let onwanted = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    let opened = match &loaded {
        Loaded::Here(view) => view.desk(),
        _ => None,
    };
    let page = match &opened {
        Some(DeskView::Inbox(page)) => Some(page),
        _ => None,
    };
    let entries: Option<Rc<[EntryId]>> = page.map(|page| page.rows.iter().map(|one| one.row.entry).collect());
    use_effect_with(entries, move |entries| {
        if let Some(entries) = entries {
            session.happened(Happened::InboxRead(entries.clone()));
        }
    });
    html! {
        <>
            <Heading title={inbox::TITLE} />
            { piles(pile, page.map(|page| page.counts)) }
            { match (page, &loaded) {
                (Some(page), _) if page.rows.is_empty() => html! {
                    <Empty title={inbox::none(pile)}><p>{ inbox::none_lead(pile) }</p></Empty>
                },
                (Some(page), _) => html! {
                    <>
                        <p class="hint" id="inbox-keys">{ inbox::HINT }</p>
                        // The first concern takes the focus, so that one key opens it.
                        <LongList id="inbox" class="table-cards inbox" caption={inbox::caption(pile)} heads={heads()} columns=5
                            total={page.counts.of(pile)} at={page.offset} first=true {onwanted}
                            rows={page.rows.iter().map(|one| row(one, page)).collect::<Vec<_>>()} />
                    </>
                },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </>
    }
}

/// The three piles, each with how many there are.
fn piles(at: Pile, counts: Option<PileCounts>) -> Html {
    html! {
        <nav class="piles" aria-label={inbox::PILES}>
            { for Pile::ALL.into_iter().map(|pile| html! {
                <a key={words::pile(pile)} class="pile" href={Route::Inbox(pile).hash()}
                    aria-current={(pile == at).then_some("page")}>
                    { words::pile(pile) }
                    if let Some(counts) = counts { <span class="pile-count">{ counts.of(pile) }</span> }
                </a>
            }) }
        </nav>
    }
}

fn heads() -> Html {
    html! {
        <>
            <th scope="col">{ inbox::WHEN }</th>
            <th scope="col">{ inbox::PUPILS }</th>
            <th scope="col">{ inbox::BEGINS }</th>
            <th scope="col">{ inbox::WHO }</th>
            <th scope="col">{ inbox::STATE }</th>
        </>
    }
}

fn row(one: &InboxRow, page: &InboxPage) -> Row {
    let row = &one.row;
    let about = if one.categories.is_empty() {
        row.topics.iter().map(|topic| concern::topic(*topic).to_owned()).collect::<Vec<_>>()
    } else {
        one.categories.iter().map(|code| category::label(code, &page.names).into_owned()).collect()
    };
    let cells = html! {
        <>
            <td class="cell-when">{ moment::stamp_short(&row.at) }</td>
            <td class="cell-main">
                <a class="link" href={Route::Concern(row.entry).hash()}>{ text::listed(&row.pupils) }</a>
            </td>
            <td class="cell-begins">
                <span class="clip">{ &row.begins }</span>
                if !about.is_empty() { <span class="hint">{ about.join(" · ") }</span> }
            </td>
            <td>{ if row.mine { concern::list::YOURS } else { row.who.name.as_str() } }</td>
            <td class="cell-tags">{ tags(one) }</td>
        </>
    };
    let class = classes!(row.danger.then_some("row-danger"), one.unread.then_some("row-unread"));
    Row { key: row.entry.to_string().into(), class, cells }
}

fn tags(one: &InboxRow) -> Html {
    let row = &one.row;
    html! {
        <span class="tags">
            if row.danger { { tag(Tone::Danger, concern::list::DANGER) } }
            if one.contested { { tag(Tone::Warn, inbox::CONTESTED) } }
            if one.news { { tag(Tone::Warn, inbox::NEWS) } }
            if one.unread { { tag(Tone::Warn, inbox::UNREAD) } }
            if one.level.is_some() { { status_tag(one.status) } } else { { delivery_tag(row.delivery) } }
            if let Some(level) = one.level { { tag(Tone::Plain, words::level(level)) } }
            if let Some(risk) = one.risk { { risk_tag(risk) } }
            if row.map { { tag(Tone::Plain, concern::list::MAP) } }
            if row.amended { { tag(Tone::Plain, concern::list::AMENDED) } }
            if !row.confirmed { { tag(Tone::Warn, concern::list::UNCONFIRMED) } }
        </span>
    }
}
