//! Files that leave this device: a hand-over, an update, a full copy. One button makes the file.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{Intent, PostIntent, Sending};
use crate::app::view::{FileMade, Outgoing, View};
use crate::ui::parts::{Button, ButtonKind, FileOut, Heading, Notice, Tone, link_to, problem_panel, working};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, out_of_step, use_session, use_task, use_view};
use crate::ui::text::{self, send as words};

/// Which file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What has not been receipted, for the administrators.
    HandOver,
    /// Receipts, roster and directory for every device.
    Update,
    /// Everything.
    FullCopy,
}

impl Kind {
    fn intent(self) -> Intent {
        match self {
            Self::HandOver => Intent::HandOver,
            Self::Update => Intent::SendUpdate,
            Self::FullCopy => Intent::FullCopy,
        }
    }

    fn sending(self) -> Sending {
        match self {
            Self::HandOver => Sending::HandOver,
            Self::Update => Sending::Update,
            Self::FullCopy => Sending::FullCopy,
        }
    }

    /// Title, explanation, button, and what to do next.
    fn words(self) -> [&'static str; 4] {
        match self {
            Self::HandOver => {
                [words::TITLE_HAND_OVER, words::LEAD_HAND_OVER, words::MAKE_HAND_OVER, words::NEXT_HAND_OVER]
            }
            Self::Update => [words::TITLE_UPDATE, words::LEAD_UPDATE, words::MAKE_UPDATE, words::NEXT_UPDATE],
            Self::FullCopy => {
                [words::TITLE_FULL_COPY, words::LEAD_FULL_COPY, words::MAKE_FULL_COPY, words::NEXT_FULL_COPY]
            }
        }
    }
}

/// Properties of [`Send`].
#[derive(Properties, PartialEq)]
pub struct SendProps {
    /// Which file.
    pub kind: Kind,
}

/// One button that makes the file, then what to do with it.
#[component]
pub fn Send(props: &SendProps) -> Html {
    let session = use_session();
    let task = use_task();
    let made = use_state(|| None::<(FileMade, Rc<Vec<u8>>)>);
    let (preview, _) = use_view(Intent::Post(PostIntent::Preview(props.kind.sending())));
    let stop = {
        let session = session.clone();
        Callback::from(move |()| session.client.call_off())
    };
    let [title, lead, make_label, next] = props.kind.words();
    let ask = |intent: Intent| {
        let (task, made) = (task.clone(), made.clone());
        Callback::from(move |()| {
            let (failing, made) = (task.clone(), made.clone());
            task.run(intent.clone(), Vec::new(), move |view, files| match (view, files.into_iter().next()) {
                (View::FileMade(file), Some(bytes)) => made.set(Some((file, Rc::new(bytes)))),
                _ => failing.set_problem(Some(out_of_step())),
            });
        })
    };
    let (make, further) = (ask(props.kind.intent()), ask(Intent::NextVolume));
    let waiting = session.shell.status.as_ref().map_or(0, |status| status.not_handed_over);
    let Some((file, bytes)) = &*made else {
        return html! {
            <div class="narrow">
                <Heading {title} />
                <p>{ lead }</p>
                if props.kind == Kind::HandOver {
                    <Notice tone={if waiting > 0 { Tone::Warn } else { Tone::Good }}>
                        <p>{ if waiting > 0 { words::waiting(waiting) } else { words::NOTHING_NEW.to_owned() } }</p>
                    </Notice>
                }
                if let Loaded::Here(view) = &preview {
                    if let View::Outgoing(outgoing) = &**view {
                        { would_hold(outgoing) }
                    }
                }
                { problem_panel(task.problem()) }
                <div class="buttons">
                    <Button kind={ButtonKind::Primary} label={make_label} busy={task.busy()} onclick={make} />
                    { link_to(text::GO_HOME, Route::Home) }
                </div>
                if task.busy() {
                    { working(words::MAKING, task.progress()) }
                    <p class="buttons"><Button label={text::STOP} onclick={stop} /></p>
                }
            </div>
        };
    };
    html! {
        <div class="narrow">
            <Heading title={words::DONE} />
            <FileOut name={file.file_name.clone()} bytes={bytes.clone()} />
            if file.volume < file.volumes {
                <Notice tone={Tone::Warn} title={words::volume_of(file.volume, file.volumes)}>
                    <p>{ words::MORE_VOLUMES }</p>
                    { problem_panel(task.problem()) }
                    <Button kind={ButtonKind::Primary} label={words::make_volume(file.volume + 1)} busy={task.busy()}
                        onclick={further} />
                    if task.busy() {
                        { working(words::MAKING, task.progress()) }
                        <p class="buttons"><Button label={text::STOP} onclick={stop} /></p>
                    }
                </Notice>
            }
            if file.lacking > 0 {
                <Notice tone={Tone::Warn}><p>{ words::lacking(file.lacking) }</p></Notice>
            }
            <h2>{ words::NEXT_TITLE }</h2>
            <p>{ next }</p>
            <dl class="facts">
                <div><dt>{ words::HOLDS }</dt><dd>{ words::carries(file.entries, file.concerns, file.files) }</dd></div>
                <div><dt>{ words::OPENED_BY }</dt><dd>{ text::listed(&file.recipients) }</dd></div>
            </dl>
            <div class="buttons">
                { link_to(words::HOME, Route::Home) }
            </div>
        </div>
    }
}

/// What the file would hold, before it is made.
fn would_hold(outgoing: &Outgoing) -> Html {
    html! {
        <dl class="facts">
            <div>
                <dt>{ words::WOULD_HOLD }</dt>
                <dd>{ words::would_hold(outgoing) }</dd>
            </div>
            if !outgoing.recipients.is_empty() {
                <div><dt>{ words::OPENED_BY }</dt><dd>{ text::listed(&outgoing.recipients) }</dd></div>
            }
            if outgoing.lacking > 0 {
                <div><dt>{ words::NOT_IN_IT }</dt><dd>{ words::lacking(outgoing.lacking) }</dd></div>
            }
            if outgoing.drafts > 0 {
                <div><dt>{ words::STAYS }</dt><dd>{ words::drafts_stay(outgoing.drafts) }</dd></div>
            }
        </dl>
    }
}
