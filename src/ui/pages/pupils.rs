//! The pupil directory, with search.

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{PupilCard, View};
use crate::ui::parts::{
    ButtonKind, Empty, Heading, LinkButton, LongList, Row, TextField, Tone, failing, tag, waiting,
};
use crate::ui::route::{ProfileRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::state::long_list::MOUNTED;
use crate::ui::text::{duplicates, profile, pupils as words};

/// The pupil directory.
#[component]
pub fn Pupils() -> Html {
    let text = use_state(String::new);
    let offset = use_state(|| 0_usize);
    let (loaded, again) =
        use_view(Intent::FindPupils { text: text.trim().to_owned(), offset: *offset, limit: MOUNTED });
    let oninput = {
        let (text, offset) = (text.clone(), offset.clone());
        Callback::from(move |typed| {
            offset.set(0);
            text.set(typed);
        })
    };
    let onwanted = {
        let offset = offset.clone();
        Callback::from(move |to| offset.set(to))
    };
    let searching = !text.trim().is_empty();
    html! {
        <>
            <Heading title={words::TITLE} />
            <p class="buttons">
                <LinkButton kind={ButtonKind::Primary} label={words::IMPORT} to={Route::ImportPupils} />
                <LinkButton label={duplicates::LINK} to={Route::Duplicates} />
                <LinkButton kind={ButtonKind::Quiet} label={profile::TO_PATTERNS} to={Route::Profile(ProfileRoute::Patterns)} />
            </p>
            <div class="narrow">
                <TextField id="find-pupil" label={words::SEARCH} hint={words::SEARCH_HINT} search=true value={(*text).clone()} {oninput} />
            </div>
            { match &loaded {
                Loaded::Waiting => waiting(),
                Loaded::Failed(problem) => failing(problem, again),
                Loaded::Here(view) => match &**view {
                    View::Pupils(page) if page.total == 0 && searching => html! {
                        <Empty title={words::NOT_FOUND}><p>{ words::NOT_FOUND_ABOUT }</p></Empty>
                    },
                    View::Pupils(page) if page.total == 0 => html! {
                        <Empty title={words::NONE}><p>{ words::NONE_ABOUT }</p></Empty>
                    },
                    View::Pupils(page) => html! {
                        <>
                            <p class="hint" role="status">{ words::in_all(page.total) }</p>
                            <LongList id="pupils" class="table-cards table-inline" caption={words::CAPTION} heads={heads()} columns=5
                                total={page.total} at={page.offset} {onwanted} rows={page.rows.iter().map(row).collect::<Vec<_>>()} />
                        </>
                    },
                    _ => waiting(),
                },
            } }
        </>
    }
}

fn heads() -> Html {
    html! {
        <>
            <th scope="col">{ words::COLUMN_NAME }</th>
            <th scope="col">{ words::COLUMN_CLASS }</th>
            <th scope="col">{ words::COLUMN_YEAR }</th>
            <th scope="col">{ words::COLUMN_BORN }</th>
            <th scope="col"><span class="unseen">{ words::COLUMN_RECORD }</span></th>
        </>
    }
}

fn row(card: &PupilCard) -> Row {
    let identity = &card.identity;
    let cells = html! {
        <>
            <td class="cell-main">
                <a class="link" href={Route::Profile(ProfileRoute::File(identity.pupil)).hash()}>{ identity.name() }</a>
                if card.shared_name { { " " }{ tag(Tone::Warn, words::SHARED_NAME) } }
            </td>
            <td>{ identity.class.clone().unwrap_or_default() }</td>
            <td>{ identity.year.map(|year| year.label()).unwrap_or_default() }</td>
            <td class="cell-when">{ identity.born.map(|day| day.short()).unwrap_or_default() }</td>
            <td><LinkButton kind={ButtonKind::Quiet} label={words::RECORD} about={identity.name()} to={Route::RecordAbout(identity.pupil)} /></td>
        </>
    };
    Row { key: identity.pupil.to_string().into(), class: Classes::new(), cells }
}
