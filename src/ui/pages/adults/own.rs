//! What somebody wrote about adults and cannot read any more: by reference.

use yew::prelude::*;

use super::here;
use crate::app::intent::{AdultsIntent, Intent};
use crate::app::view::{AdultsView, OwnSealed};
use crate::ui::pages::concern_rows::delivery_tag;
use crate::ui::parts::{Empty, Heading, failing, link_to, waiting};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::adults::own as words;
use crate::ui::text::concern::page;
use crate::ui::text::letting_go;

/// What one wrote oneself.
#[component]
pub fn Own() -> Html {
    let (loaded, again) = use_view(Intent::from(AdultsIntent::Own));
    let rows = match here(&loaded) {
        Some(AdultsView::Own(rows)) => Some(rows),
        _ => None,
    };
    html! {
        <>
            <p>{ link_to(page::BACK, Route::Concerns) }</p>
            <Heading title={words::TITLE} />
            { match (&rows, &loaded) {
                (Some(rows), _) if rows.is_empty() => html! {
                    <Empty title={words::NONE}><p>{ words::NONE_LEAD }</p></Empty>
                },
                (Some(rows), _) => table(rows),
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </>
    }
}

fn table(rows: &[OwnSealed]) -> Html {
    html! {
        <>
            <p>{ words::LEAD }</p>
            <table class="table table-cards">
                <thead>
                    <tr>
                        <th scope="col">{ letting_go::REFERENCE }</th>
                        <th scope="col">{ words::STATE }</th>
                        <th scope="col">{ words::DO }</th>
                    </tr>
                </thead>
                <tbody>
                    { for rows.iter().map(|row| html! {
                        <tr key={row.concern.to_string()}>
                            <td class="cell-main mono">{ letting_go::reference(&row.concern) }</td>
                            <td class="cell-tags">{ delivery_tag(row.delivery) }</td>
                            <td>
                                { link_to(words::ADD, Route::AddTo(row.concern)) }{ " " }
                                { link_to(words::CORRECT, Route::Correct(row.concern)) }
                            </td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </>
    }
}
