//! What the page says in short: who the child is, level, agencies, actions, contacts, files, marks.

use yew::prelude::*;

use crate::app::intent::Holder;
use crate::app::view::{AgencyName, ProfilePage};
use crate::domain::form::{Form, Particular};
use crate::domain::ids::PupilId;
use crate::ui::moment;
use crate::ui::pages::actions::action_table;
use crate::ui::pages::attachments::FileListProps;
use crate::ui::pages::late::{Late, Piece};
use crate::ui::pages::late_maps::with_maps;
use crate::ui::pages::map_view::ReadProps;
use crate::ui::parts::{Tone, link_to, tag};
use crate::ui::route::Route;
use crate::ui::text::actions::disclosure;
use crate::ui::text::{desk, form, profile as words};

/// Who the child is.
pub fn who(page: &ProfilePage) -> Html {
    let identity = &page.identity;
    let details = page.details.as_ref();
    let fact = |label: &'static str, said: Option<String>| {
        let said = said.filter(|said| !said.is_empty())?;
        Some(html! { <div><dt>{ label }</dt><dd>{ said }</dd></div> })
    };
    let born = identity.born.map(|born| words::aged(&born.to_string(), born.age_on(page.today)));
    let facts = [
        fact(words::CLASS, identity.class.clone()),
        fact(words::YEAR, identity.year.map(|year| year.label().to_owned())),
        fact(words::BORN, born),
        fact(words::UPN, details.and_then(|details| details.upn.as_ref()).map(ToString::to_string)),
        fact(words::SEN, details.and_then(|details| details.sen).map(|sen| sen.label().to_owned())),
        fact(
            words::PREMIUM,
            details.and_then(|details| details.pupil_premium).map(|has| yes_no(has).to_owned()),
        ),
        fact(words::ALSO, (!page.also.is_empty()).then(|| page.also.join(", "))),
    ];
    html! { <dl class="file-who">{ for facts.into_iter().flatten() }</dl> }
}

fn yes_no(yes: bool) -> &'static str {
    if yes {
        form::choice(crate::domain::form::Choice::Yes)
    } else {
        form::choice(crate::domain::form::Choice::No)
    }
}

/// The level of need.
pub fn level(page: &ProfilePage) -> Html {
    html! {
        <section class="file-part">
            <h3>{ words::LEVEL }</h3>
            if let Some(row) = &page.level {
                <p>
                    <strong>{ desk::level(row.level) }{ ": " }{ desk::level_means(row.level) }</strong>{ ", " }
                    <a class="link" href={Route::Concern(row.concern).hash()}>
                        { words::decided(&row.who.name, &moment::stamp_short(&row.at)) }
                    </a>
                </p>
                if let Some(highest) = page.highest_open.filter(|highest| *highest > row.level) {
                    <p>{ tag(Tone::Warn, words::highest_open(desk::level(highest))) }</p>
                }
            } else {
                <p class="hint">{ words::LEVEL_NONE }</p>
            }
            <p>{ words::concerns(page.concerns, page.open) }</p>
        </section>
    }
}

/// What an agency is called.
pub fn agency_name(agency: &AgencyName) -> String {
    match agency {
        AgencyName::Answer(code) => form::answer(Particular::Agency, code),
        AgencyName::Told(agency) => disclosure::agency(*agency).to_owned(),
        AgencyName::Typed(name) => name.clone(),
    }
}

/// The agencies involved.
pub fn agencies(page: &ProfilePage) -> Html {
    html! {
        <section class="file-part">
            <h3>{ words::AGENCIES }</h3>
            if page.agencies.is_empty() {
                <p class="hint">{ words::AGENCIES_NONE }</p>
            } else {
                <ul class="file-list">
                    { for page.agencies.iter().map(|agency| html! {
                        <li>
                            <strong>{ agency_name(&agency.agency) }</strong>
                            if !agency.person.is_empty() { { ": " }{ &agency.person } }
                            if !agency.reach.is_empty() { { ", " }{ &agency.reach } }
                            <span class="hint">{ " " }{ words::LAST }{ " " }{ agency.last.short() }</span>
                        </li>
                    }) }
                </ul>
            }
        </section>
    }
}

/// Actions that are open.
pub fn actions(page: &ProfilePage) -> Html {
    html! {
        <section class="file-part">
            <h3>{ words::ACTIONS }</h3>
            if page.actions.is_empty() {
                <p class="hint">{ words::ACTIONS_NONE }</p>
            } else {
                { action_table(&page.actions) }
            }
        </section>
    }
}

/// Contacts and meetings.
pub fn contacts(page: &ProfilePage) -> Html {
    let rows = page.contacts.iter().map(|row| {
        let answer = |particular| row.particulars.get(&particular).map(|said| form::answer(particular, said));
        let whom = match row.form {
            Form::ParentContact => answer(Particular::Parent),
            Form::AgencyContact => answer(Particular::Agency),
            _ => answer(Particular::Meeting),
        };
        html! {
            <li key={row.entry.to_string()}>
                <a class="link" href={Route::Concern(row.entry).hash()}>{ form::name(row.form) }</a>
                if let Some(whom) = whom { { ": " }{ whom } }
                <span class="hint">{ " " }{ row.when.to_string() }{ ". " }{ &row.begins }</span>
            </li>
        }
    });
    let more = page.contacts_total.saturating_sub(page.contacts.len());
    html! {
        <section class="file-part">
            <h3>{ words::CONTACTS }</h3>
            if page.contacts.is_empty() {
                <p class="hint">{ words::CONTACTS_NONE }</p>
            } else {
                <ul class="file-list">{ for rows }</ul>
                if more > 0 { <p class="hint">{ words::more(more) }</p> }
            }
        </section>
    }
}

/// Files that go with concerns.
pub fn attachments(page: &ProfilePage) -> Html {
    let more = page.attachments_total.saturating_sub(page.attachments.len());
    html! {
        <section class="file-part">
            <h3>{ words::FILES_HERE }</h3>
            if page.attachments.is_empty() {
                <p class="hint">{ words::FILES_NONE }</p>
            }
            { for page.attachments.iter().enumerate().map(|(place, row)| {
                let files = FileListProps {
                    with: Some(Holder::Concern(row.entry)),
                    files: vec![row.attachment.clone()],
                    onremove: None,
                    seal: Callback::noop(),
                };
                html! {
                    <div key={place}>
                        <Late piece={Piece::Files(files)} />
                        <p class="hint">{ link_to(words::OF_CONCERN, Route::Concern(row.entry)) }{ ", " }{ moment::stamp_short(&row.at) }</p>
                    </div>
                }
            }) }
            if more > 0 { <p class="hint">{ words::more(more) }</p> }
        </section>
    }
}

/// Marks over time, once somebody asks for them.
pub fn marks(pupil: PupilId, page: &ProfilePage) -> Html {
    html! {
        <section class="file-part file-marks">
            <h2>{ words::MARKS }</h2>
            if let Some((entry, count)) = page.maps {
                <p>{ words::maps(count) }</p>
                { with_maps(move |maps| {
                    (maps.read)(&ReadProps { maps: Vec::new(), of: Some((entry, vec![pupil])) })
                }) }
            } else {
                <p class="hint">{ words::MARKS_NONE }</p>
            }
        </section>
    }
}
