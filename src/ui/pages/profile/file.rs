//! A pupil's file on one screen.

use yew::prelude::*;

use super::alleged::Alleged;
use super::chart::chart;
use super::chronology::Chronology;
use super::facts::{actions, agencies, attachments, contacts, level, marks, who};
use super::flags::{Flags, standing};
use super::here;
use super::household::Households;
use super::locks::Locks;
use super::opened::Opened;
use super::print::Print;
use crate::app::intent::{Intent, ProfileIntent};
use crate::app::view::{LockRow, ProfilePage, ProfileView};
use crate::domain::chronology::Filter;
use crate::domain::ids::PupilId;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Heading, LinkButton, Notice, Tone, failing, link_to, waiting};
use crate::ui::route::{ProfileRoute, Route};
use crate::ui::session::{Loaded, use_view};
use crate::ui::text::profile as words;

/// Properties of [`File`].
#[derive(Properties, PartialEq)]
pub struct FileProps {
    /// Whose.
    pub pupil: PupilId,
}

/// What is printed.
#[derive(Clone, PartialEq)]
pub struct Selection {
    /// With everybody of the household.
    pub household: bool,
    /// What of it.
    pub filter: Filter,
}

/// A pupil's file.
#[component]
pub fn File(props: &FileProps) -> Html {
    let pupil = props.pupil;
    let (loaded, again) = use_view(Intent::from(ProfileIntent::Open { pupil }));
    let version = use_state(|| 0_u32);
    let printing = use_state(|| None::<Selection>);
    let changed = {
        let version = version.clone();
        Callback::from(move |()| {
            version.set(*version + 1);
            again.emit(());
        })
    };
    let onprint = {
        let printing = printing.clone();
        Callback::from(move |selection| printing.set(Some(selection)))
    };
    if let Some(selection) = (*printing).clone() {
        let onback = Callback::from(move |()| printing.set(None));
        return html! { <Print {pupil} {selection} {onback} /> };
    }
    html! {
        <div class="file">
            <p class="no-print">{ link_to(words::BACK, Route::Pupils) }</p>
            { match (here(&loaded), &loaded) {
                (Some(ProfileView::Page(page)), _) => whole(pupil, &page, *version, &changed, &onprint),
                (Some(ProfileView::KeptFrom(lock)), _) => kept_from(&lock),
                (_, Loaded::Failed(problem)) => html! {
                    <>
                        <Heading title={words::ABOVE} />
                        { failing(problem, changed) }
                    </>
                },
                _ => waiting(),
            } }
        </div>
    }
}

fn kept_from(lock: &LockRow) -> Html {
    html! {
        <>
            <Heading title={words::KEPT_FROM} />
            <Notice tone={Tone::Warn}><p>{ words::kept_from(&lock.who.name, &moment::stamp(&lock.at)) }</p></Notice>
        </>
    }
}

fn whole(
    pupil: PupilId,
    page: &ProfilePage,
    version: u32,
    changed: &Callback<()>,
    onprint: &Callback<Selection>,
) -> Html {
    let print_all = onprint.reform(|()| Selection { household: false, filter: Filter::default() });
    html! {
        <>
            <Heading title={page.identity.name()} above={words::ABOVE} />
            { who(page) }
            { standing(page) }
            <p class="buttons no-print">
                <LinkButton kind={ButtonKind::Primary} label={words::RECORD} to={Route::RecordAbout(pupil)} />
                <Button label={words::PRINT} onclick={print_all} />
                <LinkButton kind={ButtonKind::Quiet} label={words::TO_PATTERNS} to={Route::Profile(ProfileRoute::Patterns)} />
            </p>
            <div class="file-columns">
                <section aria-labelledby="file-know">
                    <h2 id="file-know">{ words::WHAT_WE_KNOW }</h2>
                    { level(page) }
                    <Flags {pupil} rows={page.flags.clone()} changed={changed.clone()} />
                    <Households {pupil} page={page.clone()} changed={changed.clone()} />
                    { agencies(page) }
                </section>
                <section aria-labelledby="file-do">
                    <h2 id="file-do">{ words::WHAT_WE_DO }</h2>
                    { actions(page) }
                    { contacts(page) }
                    { attachments(page) }
                </section>
            </div>
            { chart(page) }
            { marks(pupil, page) }
            <Chronology {pupil} {version} page={page.clone()} onprint={onprint.clone()} changed={changed.clone()} />
            <Alleged pupil={pupil} people={page.alleged.clone()} changed={changed.clone()} />
            <Opened {pupil} {version} />
            <Locks {pupil} rows={page.locks.clone()} staff={page.staff.clone()} changed={changed.clone()} />
            <p class="hint">{ words::LOGGED }</p>
        </>
    }
}
