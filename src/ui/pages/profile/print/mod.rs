//! A chronology on paper: a front sheet, then the rows, sheet by sheet, each with its number, how many there are and the check
//! code. The pieces are measured in the width of the paper, then put on sheets.

mod front;
mod rows;

use std::rc::Rc;

use yew::prelude::*;

use super::file::Selection;
use super::here;
use crate::app::intent::{Intent, ProfileIntent};
use crate::app::view::{PrintPage, ProfileView};
use crate::domain::ids::PupilId;
use crate::ui::parts::{Button, ButtonKind, Heading, failing, waiting, working};
use crate::ui::session::{Loaded, use_view};
use crate::ui::state::sheets::fill;
use crate::ui::text::profile::print as says;
use crate::ui::window;

/// Room for pieces on a sheet, in CSS pixels: `.paper` is 262 mm high, of which head, foot and the table's heads take 34 mm.
const ROOM: f64 = 228.0 * 96.0 / 25.4;

/// Properties of [`Print`].
#[derive(Properties, PartialEq)]
pub struct PrintProps {
    /// Whose.
    pub pupil: PupilId,
    /// What of it.
    pub selection: Selection,
    /// Back to the file.
    pub onback: Callback<()>,
}

/// A chronology, ready to print.
#[component]
pub fn Print(props: &PrintProps) -> Html {
    let Selection { household, filter } = props.selection.clone();
    let pupil = props.pupil;
    let (loaded, again) = use_view(Intent::from(ProfileIntent::Print { pupil, household, filter }));
    html! {
        <>
            <Heading title={says::READY} />
            { match (here(&loaded), &loaded) {
                (Some(ProfileView::Print(page)), _) => html! {
                    <Sheets page={Rc::new(*page)} selection={props.selection.clone()} onback={props.onback.clone()} />
                },
                (_, Loaded::Failed(problem)) => failing(problem, again),
                _ => waiting(),
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct SheetsProps {
    page: Rc<PrintPage>,
    selection: Selection,
    onback: Callback<()>,
}

/// The heights of the pieces, once they are measured.
type Heights = (Vec<f64>, Vec<f64>);

#[component]
fn Sheets(props: &SheetsProps) -> Html {
    let front = use_memo(props.page.clone(), |page| front::blocks(page, &props.selection));
    let rows = use_memo(props.page.clone(), |page| rows::pieces(page));
    let heights = use_state(|| None::<Heights>);
    let (front_node, rows_node) = (use_node_ref(), use_node_ref());
    {
        let (heights, front_node, rows_node) = (heights.clone(), front_node.clone(), rows_node.clone());
        use_effect_with(props.page.clone(), move |_| {
            heights.set(Some((measured(&front_node), measured(&rows_node))));
        });
    }
    let print = Callback::from(|()| window::print());
    let Some((front_heights, row_heights)) = &*heights else {
        return html! {
            <>
                { working(says::LAYING_OUT, None) }
                <div class="paper-measure" aria-hidden="true">
                    <div ref={front_node} class="paper-front">{ for front.iter().cloned() }</div>
                    { rows::table(rows_node, rows.iter().map(|piece| piece.draw(false))) }
                </div>
            </>
        };
    };
    let front_sheets = fill(front_heights, ROOM);
    let row_sheets = fill(row_heights, ROOM);
    let of = front_sheets.len() + row_sheets.len();
    let fronts = front_sheets.iter().enumerate().map(|(place, sheet)| {
        let blocks = front.get(sheet.clone()).unwrap_or_default().iter().cloned();
        let title = if place == 0 { says::FRONT } else { "" };
        paper(props, title, (place + 1, of), html! { <div class="paper-front">{ for blocks }</div> })
    });
    let fronts: Vec<Html> = fronts.collect();
    let tables = row_sheets.iter().enumerate().map(|(place, sheet)| {
        let pieces = rows.get(sheet.clone()).unwrap_or_default().iter().enumerate();
        let drawn = pieces.map(|(at, piece)| piece.draw(at == 0));
        let table = rows::table(NodeRef::default(), drawn);
        paper(props, says::CHRONOLOGY, (fronts.len() + place + 1, of), table)
    });
    let tables: Vec<Html> = tables.collect();
    html! {
        <>
            <div class="no-print">
                <p>{ says::READY_HINT }</p>
                <p class="buttons">
                    <Button kind={ButtonKind::Primary} label={says::PRINT} onclick={print} />
                    <Button kind={ButtonKind::Quiet} label={says::BACK} onclick={props.onback.clone()} />
                </p>
            </div>
            <div class="papers" tabindex="0" role="group" aria-label={says::READY}>
                { for fronts }
                { for tables }
            </div>
        </>
    }
}

/// How high each piece is.
fn measured(node: &NodeRef) -> Vec<f64> {
    let Some(element) = node.cast::<web_sys::Element>() else { return Vec::new() };
    let children = element.children();
    (0..children.length())
        .filter_map(|place| children.item(place))
        .map(|child| child.get_bounding_client_rect().height())
        .collect()
}

/// One sheet: whose file, what is on it, its number and the check code.
fn paper(props: &SheetsProps, title: &'static str, (number, of): (usize, usize), content: Html) -> Html {
    let identity = &props.page.page.identity;
    html! {
        <section class="paper" key={number} translate="no">
            <header class="paper-head">
                <strong>{ identity.name() }</strong>
                if let Some(born) = identity.born { { ", " }{ says::BORN.to_lowercase() }{ " " }{ born.short() } }
                <span>{ title }</span>
                <span>{ &props.page.school }</span>
            </header>
            <div class="paper-body">{ content }</div>
            <footer class="paper-foot">
                <span>{ says::CONFIDENTIAL }</span>
                <span class="mono">{ says::code(&props.page.code) }</span>
                <span>{ says::page(number, of) }</span>
            </footer>
        </section>
    }
}
