//! Choosing files for a draft: each is sealed at once, before the concern is saved.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::list::FileList;
use crate::app::intent::{FileIntent, Holder, Intent};
use crate::app::problem::Problem;
use crate::app::view::{Progress, View};
use crate::domain::attachment::{Attachment, LARGEST, MOST, Refused};
use crate::domain::ids::DraftId;
use crate::ui::files::{self, ReadError};
use crate::ui::parts::{Button, FileDrop, Notice, Tone, working};
use crate::ui::session::{Session, out_of_step, use_session};
use crate::ui::text::attachments as words;
use crate::ui::text::{files as file_words, problem};

/// Properties of [`Chooser`].
#[derive(Clone, Properties, PartialEq)]
pub struct ChooserProps {
    /// The draft they go with, which can show them; absent for a form that is no draft.
    pub draft: Option<DraftId>,
    /// Its files so far.
    pub files: Vec<Attachment>,
    /// More can be added.
    pub open: bool,
    /// The draft is sealed with these files.
    pub kept: bool,
    /// A file was sealed.
    pub onattach: Callback<Attachment>,
    /// A file was taken out, by its place.
    pub onremove: Callback<usize>,
    /// Seals the draft now.
    pub seal: Callback<()>,
}

/// Why a file was not taken.
#[derive(Clone, PartialEq)]
enum Flaw {
    Problem(Problem),
    Unread(ReadError),
}

/// What is under way.
#[derive(Clone, PartialEq, Default)]
struct Work {
    busy: bool,
    progress: Option<Progress>,
    flaws: Vec<(String, Flaw)>,
    said: String,
}

enum Step {
    Began,
    Progress(Progress),
    Sealed(String),
    Failed(String, Flaw),
    Ended,
}

impl Reducible for Work {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut work = (*self).clone();
        match step {
            Step::Began => work = Self { busy: true, ..Self::default() },
            Step::Progress(progress) => work.progress = Some(progress),
            Step::Sealed(name) => work.said = words::attached(&name),
            Step::Failed(name, flaw) => work.flaws.push((name, flaw)),
            Step::Ended => (work.busy, work.progress) = (false, None),
        }
        Rc::new(work)
    }
}

/// Files that are sealed one after the other.
#[derive(Clone)]
struct Queue {
    session: Session,
    waiting: Rc<RefCell<VecDeque<File>>>,
    work: UseReducerDispatcher<Work>,
    onattach: Callback<Attachment>,
}

impl Queue {
    /// Seals the next file, if there is one; there are so many already.
    fn next(self, have: usize) {
        let Some(file) = self.waiting.borrow_mut().pop_front() else {
            self.work.dispatch(Step::Ended);
            return;
        };
        spawn_local(async move {
            let name = file.name();
            #[allow(clippy::cast_precision_loss, reason = "exact for every file that is taken")]
            let too_large = file.size() > LARGEST as f64;
            if too_large {
                let flaw = Flaw::Problem(Problem::NotAttached(Refused::TooLarge));
                self.work.dispatch(Step::Failed(name, flaw));
                return self.next(have);
            }
            match files::read(&file).await {
                Ok(bytes) => self.send(name, bytes, have),
                Err(error) => {
                    self.work.dispatch(Step::Failed(name, Flaw::Unread(error)));
                    self.next(have);
                }
            }
        });
    }

    fn send(self, name: String, bytes: Vec<u8>, have: usize) {
        let progress = {
            let work = self.work.clone();
            Callback::from(move |so_far| work.dispatch(Step::Progress(so_far)))
        };
        let session = self.session.clone();
        session.ask(
            Intent::Files(FileIntent::Attach { name: name.clone(), have }),
            vec![bytes],
            progress,
            move |outcome, _| {
                let more = match outcome {
                    Ok(View::Attached(attachment)) => {
                        self.work.dispatch(Step::Sealed(attachment.name.clone()));
                        self.onattach.emit(attachment);
                        1
                    }
                    Ok(_) => {
                        self.work.dispatch(Step::Failed(name, Flaw::Problem(out_of_step())));
                        0
                    }
                    // Whoever stops, stops all of them.
                    Err(Problem::CalledOff) => {
                        self.waiting.borrow_mut().clear();
                        0
                    }
                    Err(problem) => {
                        self.work.dispatch(Step::Failed(name, Flaw::Problem(problem)));
                        0
                    }
                };
                self.next(have + more);
            },
        );
    }
}

/// Chooses files, and lists those chosen.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let session = use_session();
    let work = use_reducer(Work::default);
    let waiting = use_mut_ref(VecDeque::new);
    let untidy = use_mut_ref(|| false);
    {
        // What was taken out is swept once the draft that no longer names it is sealed.
        let (session, untidy) = (session.clone(), untidy.clone());
        use_effect_with((props.kept, props.files.len()), move |(kept, _)| {
            if *kept && std::mem::take(&mut *untidy.borrow_mut()) {
                session.ask(
                    Intent::Files(FileIntent::Tidy { sealed: true }),
                    Vec::new(),
                    Callback::noop(),
                    |_, _| {},
                );
            }
        });
    }
    let have = props.files.len();
    let onfiles = {
        let queue = Queue {
            session: session.clone(),
            waiting: waiting.clone(),
            work: work.dispatcher(),
            onattach: props.onattach.clone(),
        };
        let busy = work.busy;
        Callback::from(move |files: Vec<File>| {
            if !busy {
                queue.work.dispatch(Step::Began);
                queue.waiting.borrow_mut().extend(files);
                queue.clone().next(have);
            }
        })
    };
    let stop = {
        let (session, waiting) = (session.clone(), waiting.clone());
        Callback::from(move |()| {
            waiting.borrow_mut().clear();
            session.client.call_off();
        })
    };
    let onremove = {
        let removed = props.onremove.clone();
        Callback::from(move |place| {
            *untidy.borrow_mut() = true;
            removed.emit(place);
        })
    };
    html! {
        <>
            <p>{ words::LEAD }</p>
            <Notice tone={Tone::Warn} title={words::NO_INDECENT_TITLE}>
                <p>{ words::NO_INJURIES }</p>
                <p>{ words::NO_INDECENT }</p>
            </Notice>
            if !props.open {
                // Those that are there can only be taken out.
            } else if have < MOST {
                if !work.busy {
                    <FileDrop id="attach" label={words::CHOOSE} hint={words::CHOOSE_HINT} many=true {onfiles} />
                }
            } else {
                <p>{ words::FULL }</p>
            }
            if work.busy {
                <div>
                    { working(words::SEALING, work.progress) }
                    <Button label={words::STOP} onclick={stop} />
                </div>
            }
            <p class="unseen" role="status">{ &work.said }</p>
            { for work.flaws.iter().enumerate().map(|(place, (name, flaw))| html! {
                <div key={place}>{ refused(name, flaw) }</div>
            }) }
            if have > 0 {
                <h3>{ words::ATTACHED }</h3>
                <FileList with={props.draft.map(Holder::Draft)} files={props.files.clone()} {onremove} seal={props.seal.clone()} />
            }
        </>
    }
}

/// A file that was not taken, and why.
fn refused(name: &str, flaw: &Flaw) -> Html {
    let (title, safe, next) = match flaw {
        Flaw::Problem(problem) => {
            let words = problem::explain(problem);
            (words.what, words.safe, words.next)
        }
        Flaw::Unread(error) => (file_words::unread(*error).to_owned(), String::new(), String::new()),
    };
    html! {
        <Notice tone={Tone::Danger} {title} alert=true>
            <p><bdi class="file-name">{ name }</bdi></p>
            <p>{ safe }{ " " }{ next }</p>
        </Notice>
    }
}
