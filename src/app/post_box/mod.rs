//! The post box: a folder that the school's devices share. Going round means to collect what has come, to deliver what is
//! new, and to take away own files that have been receipted. A round in which nothing has changed changes nothing.

mod collect;
mod deliver;
mod news;
mod note;

use crate::app::intent::PostIntent;
use crate::app::problem::Problem;
use crate::app::session::Session;
use crate::app::view::{Post, PostStatus, Trouble, View, WaitingRow};
use crate::app::{App, merge_bundles, preview};
use crate::platform::ports::Ports;
use crate::platform::post_box::{PostBox, PostBoxError, PostBoxes};
use crate::store::Backend;
use crate::vault::VaultError;
use crate::vault::remembered::Remembered;

pub(in crate::app) use note::OnHand;
use note::{Note, Verdict};

/// Why a round did not come to its end.
enum Stopped {
    /// The box refused.
    Box(PostBoxError),
    /// Anything else.
    Problem(Problem),
}

impl From<PostBoxError> for Stopped {
    fn from(error: PostBoxError) -> Self {
        Self::Box(error)
    }
}

impl From<Problem> for Stopped {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<VaultError> for Stopped {
    fn from(error: VaultError) -> Self {
        Self::Problem(error.into())
    }
}

impl From<PostBoxError> for Trouble {
    fn from(error: PostBoxError) -> Self {
        match error {
            PostBoxError::Lapsed => Self::Lapsed,
            PostBoxError::Gone | PostBoxError::Absent => Self::Gone,
            PostBoxError::Full => Self::Full,
            PostBoxError::Busy | PostBoxError::Taken => Self::Busy,
            PostBoxError::Refused(name) => Self::Refused(name),
        }
    }
}

impl OnHand {
    /// What is remembered; nothing before it was read.
    fn note_mut(&mut self) -> &mut Note {
        self.note.get_or_insert_default()
    }
}

/// Answers one of these questions.
pub(super) async fn answer<P: Ports>(app: &mut App<P>, intent: PostIntent) -> Result<View, Problem> {
    match intent {
        PostIntent::Preview(sending) => preview::look(app, sending).await,
        PostIntent::Look => look(app).await,
        PostIntent::Use => begin(app).await,
        PostIntent::Round => round(app).await,
        PostIntent::Stop => stop(app).await,
        PostIntent::LookAtWaiting => look_at_waiting(app).await,
        PostIntent::LeaveWaiting => leave_waiting(app).await,
    }
}

/// Which folder it is could not be read: not that there is none.
fn unreadable(error: PostBoxError) -> Problem {
    Problem::Fault(error.to_string())
}

/// How it stands.
async fn look<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let vault = *session.vault.id();
    let folder = ports.post_boxes().open(&vault).await.map_err(unreadable)?;
    let practice = session.vault.root().practice;
    let mut post = Post {
        vault,
        practice,
        folder: folder.map(|folder| folder.name()),
        status: None,
        arrived: Vec::new(),
        waiting: Vec::new(),
        lying: 0,
        for_others: 0,
    };
    if let Some(mut on_hand) = session.post.take() {
        let note = remembered(session, &mut on_hand).await;
        if let Ok(note) = note {
            post.arrived.clone_from(&note.arrived);
            post.waiting = waiting(note);
            post.lying = note.own.len();
            post.for_others = note.seen.values().filter(|seen| seen.verdict == Verdict::NotForUs).count();
        }
        post.status = Some(on_hand.status.clone());
        session.post = Some(on_hand);
    }
    Ok(View::Post(post))
}

fn waiting(note: &Note) -> Vec<WaitingRow> {
    let rows = note.seen.iter().filter_map(|(name, seen)| match &seen.verdict {
        Verdict::Waits { why, from, .. } if seen.verdict.waits_for_a_person() => {
            Some(WaitingRow { name: name.clone(), from: from.clone(), why: *why })
        }
        _ => None,
    });
    rows.collect()
}

/// What is remembered, read if it has not been yet.
async fn remembered<'a, B: Backend>(
    session: &Session<B>,
    on_hand: &'a mut OnHand,
) -> Result<&'a mut Note, Problem> {
    if on_hand.note.is_none() {
        let note = Note::read(&session.vault).await?;
        on_hand.status = note.status(false, None);
        on_hand.note = Some(note);
    }
    Ok(on_hand.note_mut())
}

/// Uses the folder that was kept for this vault.
async fn begin<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    if session.vault.root().practice {
        return Err(Problem::NotAllowed);
    }
    let vault = *session.vault.id();
    let kept = ports.post_boxes().open(&vault).await;
    if !matches!(kept, Ok(Some(_))) {
        return Err(Problem::NotHere);
    }
    if session.post.is_none() {
        let mut on_hand = OnHand::default();
        remembered(session, &mut on_hand).await?.keep(ports.random(), &session.vault).await?;
        session.post = Some(on_hand);
    }
    round(app).await
}

/// Goes round once.
async fn round<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    // An old copy of a vault takes nothing in and sends nothing by itself: its log goes on elsewhere.
    if session.vault.root().superseded {
        return look(app).await;
    }
    let Some(mut on_hand) = session.post.take() else { return look(app).await };
    let outcome = go_round(ports, session, &mut on_hand).await;
    let unsent = !on_hand.unsent.is_empty() || !on_hand.first.is_empty();
    let (trouble, problem) = match outcome {
        Ok(()) => (None, None),
        Err(Stopped::Box(error)) => (Some(error.into()), None),
        Err(Stopped::Problem(Problem::CalledOff)) => (None, Some(Problem::CalledOff)),
        Err(Stopped::Problem(problem)) => (Some(Trouble::Stopped), Some(problem)),
    };
    let undelivered = unsent || trouble.is_some() && session.not_handed_over() > 0;
    on_hand.status = match &on_hand.note {
        Some(note) => note.status(undelivered, trouble),
        None => PostStatus { undelivered, trouble, ..on_hand.status },
    };
    session.post = Some(on_hand);
    match problem {
        Some(problem) => Err(problem),
        None => look(app).await,
    }
}

async fn go_round<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    on_hand: &mut OnHand,
) -> Result<(), Stopped> {
    let before = remembered(session, on_hand).await?.clone();
    let done = visit(ports, session, on_hand).await;
    let note = on_hand.note_mut();
    // That nothing has changed since is not worth a write every minute.
    if note.differs_from(&before) {
        note.keep(ports.random(), &session.vault).await?;
    }
    done
}

async fn visit<P: Ports, B: Backend>(
    ports: &P,
    session: &mut Session<B>,
    on_hand: &mut OnHand,
) -> Result<(), Stopped> {
    let folder = ports.post_boxes().open(session.vault.id()).await?.ok_or(PostBoxError::Gone)?;
    let listed = folder.list().await?;
    let note = on_hand.note_mut();
    note.compare(&listed);
    collect::collect(ports, session, &folder, note, &listed).await?;
    deliver::clear(session, &folder, note, &listed).await?;
    deliver::deliver(ports, session, &folder, on_hand).await?;
    on_hand.note_mut().looked = Some(ports.clock().now());
    Ok(())
}

/// Uses no post box any more. What lies in the folder stays there.
async fn stop<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    session.vault.remember(ports.random(), Remembered::PostBox, None).await?;
    session.post = None;
    let vault = *session.vault.id();
    ports.post_boxes().forget(&vault).await.map_err(|_| Problem::NoStorage)?;
    look(app).await
}

/// Looks into what waits for a person, as if they had brought it by hand.
async fn look_at_waiting<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let mut on_hand = session.post.take().ok_or(Problem::NotHere)?;
    let names: Result<Vec<String>, Problem> = remembered(session, &mut on_hand)
        .await
        .map(|note| waiting(note).into_iter().map(|row| row.name).collect());
    session.post = Some(on_hand);
    let folder =
        ports.post_boxes().open(session.vault.id()).await.map_err(unreadable)?.ok_or(Problem::NotHere)?;
    let mut files = Vec::new();
    for name in names? {
        // What has gone meanwhile waits no longer.
        if let Ok(bytes) = folder.read(&name, crate::bundle::post_box::LONGEST).await {
            files.push((name, bytes));
        }
    }
    merge_bundles::look(app, files).await
}

/// Leaves alone what waits for a person.
async fn leave_waiting<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let (ports, session) = app.open_mut()?;
    let mut on_hand = session.post.take().ok_or(Problem::NotHere)?;
    let left = leave(ports, session, &mut on_hand).await;
    session.post = Some(on_hand);
    left?;
    look(app).await
}

async fn leave<P: Ports, B: Backend>(
    ports: &P,
    session: &Session<B>,
    on_hand: &mut OnHand,
) -> Result<(), Problem> {
    let note = remembered(session, on_hand).await?;
    for seen in note.seen.values_mut() {
        if seen.verdict.waits_for_a_person() {
            seen.verdict = Verdict::Left;
        }
    }
    note.keep(ports.random(), &session.vault).await?;
    let PostStatus { undelivered, trouble, .. } = on_hand.status.clone();
    on_hand.status = on_hand.note_mut().status(undelivered, trouble);
    Ok(())
}
