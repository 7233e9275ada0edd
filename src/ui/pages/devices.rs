//! Devices and full copies, as administrators watch over them.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{CopyMade, DeviceState, Devices as DevicesView, View};
use crate::domain::person::Role;
use crate::ui::moment;
use crate::ui::parts::{
    ButtonKind, Empty, Heading, LinkButton, Notice, Tone, failing, link_to, tag, waiting,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::{devices as words, people};

/// Devices and full copies.
#[component]
pub fn Devices() -> Html {
    let (loaded, again) = use_view(Intent::Devices);
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match &**view {
                    View::Devices(devices) => contents(devices),
                    _ => waiting(),
                },
            } }
        </>
    }
}

fn contents(view: &DevicesView) -> Html {
    html! {
        <>
            { copies(view) }
            <section class="block">
                <h2>{ words::DEVICES }</h2>
                if view.rows.is_empty() {
                    <Empty title={words::NONE}><p>{ words::NONE_LEAD }</p></Empty>
                } else {
                    <table class="table table-cards">
                        <thead>
                            <tr>
                                <th scope="col">{ words::WHOSE }</th>
                                <th scope="col">{ words::LAST }</th>
                                <th scope="col">{ words::TO_DO }</th>
                            </tr>
                        </thead>
                        <tbody>{ for view.rows.iter().map(row) }</tbody>
                    </table>
                }
            </section>
        </>
    }
}

fn copies(view: &DevicesView) -> Html {
    let copy = |copy: &CopyMade| {
        let place = if copy.here { words::HERE.to_owned() } else { copy.label.clone() };
        html! {
            <div>
                <dt>{ people::name_and_job(&copy.who, &place) }</dt>
                <dd>{ words::when(&moment::day(copy.at), copy.days) }</dd>
            </div>
        }
    };
    html! {
        <section class="block">
            <h2>{ words::COPIES }</h2>
            if view.copy_due {
                <Notice tone={Tone::Warn} title={match view.copies.first() {
                    Some(last) => words::copy_old(last.days),
                    None => words::NO_COPY.to_owned(),
                }}>
                    <p>{ match view.copies.first() {
                        Some(_) => words::copy_wanted(view.copy_days),
                        None => words::NO_COPY_ABOUT.to_owned(),
                    } }</p>
                </Notice>
            }
            <p>{ words::COPIES_LEAD }</p>
            if !view.copies.is_empty() {
                <dl class="facts">{ for view.copies.iter().map(copy) }</dl>
            }
            <p class="buttons">
                <LinkButton kind={if view.copy_due { ButtonKind::Primary } else { ButtonKind::Secondary }}
                    label={words::MAKE_COPY} to={Route::FullCopy} />
            </p>
        </section>
    }
}

fn row(row: &DeviceState) -> Html {
    html! {
        <tr key={row.device.to_string()}>
            <td class="cell-main">
                <strong>{ &row.who }</strong>
                <br />
                <span class="hint">{ &row.label }</span>
                if row.role >= Role::Administrator { { " " }{ tag(Tone::Good, people::role(row.role)) } }
            </td>
            <td>
                { match (row.handed_over, row.days) {
                    (Some(at), Some(days)) => words::when(&moment::day(at), days),
                    _ => words::NEVER.to_owned(),
                } }
                if row.drafts > 0 { <span class="hint">{ words::drafts(row.drafts) }</span> }
                if row.let_go > 0 { <span class="hint">{ words::let_go(row.let_go) }</span> }
            </td>
            <td>
                if row.needs_somebody() {
                    <ul class="plain">
                        if row.role == Role::Unconfirmed {
                            <li>{ words::UNCONFIRMED }{ " " }{ link_to(words::TO_STAFF, Route::Staff) }</li>
                        }
                        if row.missing > 0 {
                            <li>{ words::missing(row.missing, &row.missing_bundles, &row.who) }</li>
                        }
                        if row.forked { <li>{ words::FORKED }</li> }
                        if row.held > 0 {
                            <li>{ words::held(row.held) }{ " " }{ link_to(words::TO_HELD, Route::Held) }</li>
                        }
                    </ul>
                } else {
                    <span class="hint">{ words::NOTHING }</span>
                }
            </td>
        </tr>
    }
}
