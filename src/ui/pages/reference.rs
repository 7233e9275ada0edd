//! What is left here of a concern whose body has left this device.

use yew::prelude::*;

use super::concern_rows::delivery_tag;
use crate::app::view::ReferenceView;
use crate::ui::moment;
use crate::ui::parts::{Notice, link_to};
use crate::ui::route::Route;
use crate::ui::text::concern::{self as concern_words, page};
use crate::ui::text::{self, letting_go as words};

/// The reference, with its receipts.
pub fn reference(view: &ReferenceView) -> Html {
    let ReferenceView { row, held_by, opened, device, seq } = view;
    html! {
        <>
            <Notice title={words::LEFT_TITLE}><p>{ words::LEFT_WHY }</p></Notice>
            <dl class="facts entry-facts">
                <div><dt>{ words::REFERENCE }</dt><dd>{ words::reference(&row.entry) }</dd></div>
                <div><dt>{ page::RECORDED }</dt><dd>{ moment::stamp(&row.at) }</dd></div>
                <div>
                    <dt>{ page::STATE }</dt>
                    <dd>{ delivery_tag(row.delivery) }{ " " }{ concern_words::delivery_means(row.delivery) }</dd>
                </div>
                if !held_by.is_empty() {
                    <div>
                        <dt>{ words::HELD_BY }</dt>
                        <dd>{ text::listed(held_by) }{ ": " }{ words::HELD_BY_PROOF }</dd>
                    </div>
                }
                if let Some(opened) = opened {
                    <div><dt>{ page::OPENED }</dt><dd>{ moment::stamp(opened) }</dd></div>
                }
                <div><dt>{ page::DEVICE }</dt><dd>{ device }</dd></div>
                <div><dt>{ page::NUMBER }</dt><dd>{ seq }</dd></div>
            </dl>
            <p>{ words::LEFT_MORE }</p>
            <p>{ link_to(text::record::TITLE, Route::Record { draft: None, check: false }) }</p>
        </>
    }
}
