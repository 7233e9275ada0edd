//! The files of a concern or a draft: what each is, shown where that is safe, saved where it is wanted.

use std::rc::Rc;

use yew::prelude::*;

use super::preview::Preview;
use crate::app::intent::{FileIntent, Holder, Intent};
use crate::app::view::{FileSeen, View};
use crate::domain::attachment::{Attachment, Kind};
use crate::domain::ids::Digest;
use crate::ui::files;
use crate::ui::parts::{Button, ButtonKind, Dialog, problem_panel, working};
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::{self, attachments as words};

/// Properties of [`FileList`].
#[derive(Clone, Properties, PartialEq)]
pub struct FileListProps {
    /// What they go with; absent for a form that is not saved: then they are named, and can be taken out.
    pub with: Option<Holder>,
    /// Each.
    pub files: Vec<Attachment>,
    /// One is taken out again, by its place; none where they stay.
    #[prop_or_default]
    pub onremove: Option<Callback<usize>>,
    /// Seals the draft, so that it names what is asked for.
    #[prop_or_default]
    pub seal: Callback<()>,
}

/// A file that is shown.
#[derive(Clone, PartialEq)]
struct Open {
    file: Digest,
    seen: FileSeen,
    bytes: Rc<Vec<u8>>,
}

/// The files, each with what can be done with it.
#[component]
pub fn FileList(props: &FileListProps) -> Html {
    let task = use_task();
    let open = use_state(|| None::<Open>);
    let asked = use_state(|| None::<Attachment>);
    let show =
        |with: Holder, attachment: &Attachment| {
            let (task, open, seal) = (task.clone(), open.clone(), props.seal.clone());
            let file = attachment.file;
            let shown = open.as_ref().is_some_and(|open| open.file == file);
            Callback::from(move |()| {
                if shown {
                    open.set(None);
                    return;
                }
                seal.emit(());
                let (failing, open) = (task.clone(), open.clone());
                task.run(Intent::Files(FileIntent::See { with, file }), Vec::new(), move |view, files| {
                    match view {
                        View::FileSeen(seen) => {
                            let bytes = Rc::new(files.into_iter().next().unwrap_or_default());
                            open.set(Some(Open { file, seen, bytes }));
                        }
                        _ => failing.set_problem(Some(out_of_step())),
                    }
                });
            })
        };
    let ask = |attachment: Option<&Attachment>| {
        let (asked, attachment) = (asked.clone(), attachment.cloned());
        Callback::from(move |()| asked.set(attachment.clone()))
    };
    let save = |with: Holder, file: Digest| {
        let (task, asked, seal) = (task.clone(), asked.clone(), props.seal.clone());
        Callback::from(move |()| {
            seal.emit(());
            asked.set(None);
            let failing = task.clone();
            task.run(Intent::Files(FileIntent::Give { with, file }), Vec::new(), move |view, files| {
                match (view, files.into_iter().next()) {
                    (View::FileGiven { name }, Some(bytes)) => files::download(&name, &bytes),
                    _ => failing.set_problem(Some(out_of_step())),
                }
            });
        })
    };
    html! {
        <div class="attachments" translate="no">
            <ul class="plain files">
                { for props.files.iter().enumerate().map(|(place, attachment)| {
                    let shown = open.as_ref().filter(|open| open.file == attachment.file);
                    html! {
                        <li key={place} class="file">
                            <p class="file-facts">
                                <bdi class="file-name">{ &attachment.name }</bdi>
                                <span class="hint">{ words::facts(attachment) }</span>
                                if attachment.stripped { <span class="hint">{ words::STRIPPED }</span> }
                            </p>
                            <p class="buttons no-print">
                                if let Some(with) = props.with {
                                    if attachment.kind.picture().is_some() || attachment.kind == Kind::Text {
                                        <Button
                                            kind={ButtonKind::Quiet}
                                            label={if shown.is_some() { words::HIDE } else { words::SHOW }}
                                            about={attachment.name.clone()}
                                            busy={task.busy()}
                                            onclick={show(with, attachment)}
                                        />
                                    }
                                    <Button kind={ButtonKind::Quiet} label={words::SAVE} about={attachment.name.clone()}
                                        busy={task.busy()} onclick={ask(Some(attachment))} />
                                }
                                if let Some(onremove) = &props.onremove {
                                    <Button kind={ButtonKind::Quiet} label={words::REMOVE} about={attachment.name.clone()}
                                        onclick={onremove.reform(move |()| place)} />
                                }
                            </p>
                            if let Some(Open { seen, bytes, .. }) = shown {
                                <Preview seen={seen.clone()} bytes={bytes.clone()} alt={words::picture(attachment)} />
                            }
                        </li>
                    }
                }) }
            </ul>
            { problem_panel(task.problem()) }
            if task.busy() {
                { working(words::OPENING, task.progress()) }
            }
            if let (Some(attachment), Some(with)) = (&*asked, props.with) {
                <Dialog id="save-file" title={words::SAVE_TITLE} onclose={ask(None)}>
                    <p><bdi class="file-name">{ &attachment.name }</bdi></p>
                    <p>{ words::SAVE_READABLE }</p>
                    if attachment.kind.picture().is_none() {
                        <p>{ words::SAVE_CAREFUL }</p>
                    }
                    if !matches!(with, Holder::Draft(_)) {
                        <p>{ words::SAVE_LOGGED }</p>
                    }
                    <p class="buttons">
                        <Button label={text::CANCEL} onclick={ask(None)} />
                        <Button kind={ButtonKind::Primary} label={words::SAVE_YES} onclick={save(with, attachment.file)} />
                    </p>
                </Dialog>
            }
        </div>
    }
}
