//! What is asked of a pupil's file, and what was recorded before.

use super::school::Browser;
use holdfast::app::intent::{DeskIntent, Intent, ProfileIntent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{
    ChronologyPage, PatternsView, PrintPage, ProfilePage, ProfileView, View, WhoOpened,
};
use holdfast::domain::chronology::Filter;
use holdfast::domain::concern::{Child, ConcernDraft, Involved, PupilRole};
use holdfast::domain::ids::{EntryId, PersonId, PupilId};
use holdfast::domain::profile::{FlagDraft, FlagKind};
use holdfast::domain::time::{Day, Minute, When};
use holdfast::domain::triage::{Before, Decision, Level, Risk, TriageDraft};

pub fn profile(browser: &mut Browser, asked: ProfileIntent) -> Result<ProfileView, Problem> {
    match browser.try_ask(Intent::from(asked), Vec::new())?.0 {
        View::Profile(view) => view.open(),
        other => panic!("{other:?}"),
    }
}

pub fn open(browser: &mut Browser, pupil: PupilId) -> ProfilePage {
    match profile(browser, ProfileIntent::Open { pupil }) {
        Ok(ProfileView::Page(page)) => *page,
        other => panic!("{other:?}"),
    }
}

pub fn window(browser: &mut Browser, pupil: PupilId, offset: usize, limit: usize) -> ChronologyPage {
    let filter = Filter::default();
    filtered(browser, ProfileIntent::Chronology { pupil, household: false, filter, offset, limit })
}

pub fn filtered(browser: &mut Browser, asked: ProfileIntent) -> ChronologyPage {
    match profile(browser, asked) {
        Ok(ProfileView::Chronology(page)) => page,
        other => panic!("{other:?}"),
    }
}

pub fn printed(browser: &mut Browser, pupil: PupilId) -> PrintPage {
    let filter = Filter::default();
    match profile(browser, ProfileIntent::Print { pupil, household: false, filter }) {
        Ok(ProfileView::Print(page)) => *page,
        other => panic!("{other:?}"),
    }
}

pub fn who_opened(browser: &mut Browser, pupil: PupilId) -> WhoOpened {
    match profile(browser, ProfileIntent::WhoOpened { pupil }) {
        Ok(ProfileView::WhoOpened(who)) => who,
        other => panic!("{other:?}"),
    }
}

pub fn patterns(browser: &mut Browser) -> PatternsView {
    let (from, until) = (day("2026-01-01"), day("2026-12-31"));
    match profile(browser, ProfileIntent::Patterns { from, until }) {
        Ok(ProfileView::Patterns(view)) => *view,
        other => panic!("{other:?}"),
    }
}

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

pub fn at(text: &str) -> When {
    When::At(Minute::parse(text).unwrap())
}

/// Pupils of the directory, as somebody in a concern.
pub fn pupils(browser: &mut Browser) -> Vec<Involved> {
    let View::Pupils(page) = browser.ask(Intent::FindPupils { text: String::new(), offset: 0, limit: 50 })
    else {
        panic!("no pupils")
    };
    let involved = |identity: holdfast::domain::pupil::Identity| Involved {
        child: Child::Pupil(identity.pupil),
        role: PupilRole::Subject,
        name: identity.name(),
    };
    page.rows.into_iter().map(|row| involved(row.identity)).collect()
}

pub fn id(involved: &Involved) -> PupilId {
    match involved.child {
        Child::Pupil(pupil) => pupil,
        Child::Unlisted(_) => panic!("on the directory"),
    }
}

/// Saves what a draft says; its entry.
pub fn save(browser: &mut Browser, content: ConcernDraft) -> EntryId {
    let View::Draft(draft) = browser.ask(Intent::OpenDraft { draft: None }) else { panic!("no draft") };
    match browser.ask(Intent::SaveConcern { draft: draft.draft, content: Box::new(content) }) {
        View::Saved(saved) => saved.entry,
        other => panic!("{other:?}"),
    }
}

pub fn about(browser: &mut Browser, children: &[Involved], happened: When, narrative: &str) -> EntryId {
    let draft = browser.concern(narrative);
    save(browser, ConcernDraft { pupils: children.to_vec(), happened: Some(happened), ..draft })
}

pub fn decide(browser: &mut Browser, concern: EntryId, level: Level) {
    let content = Box::new(TriageDraft {
        categories: vec!["neglect-hunger".to_owned().try_into().unwrap()],
        level: Some(level),
        risk: Some(Risk::Medium),
        risk_reason: "Seen daily by staff.".into(),
        decision: Some(Decision::Monitor),
        reason: "We will see whether it comes again this term.".into(),
        ..TriageDraft::default()
    });
    let asked = DeskIntent::SaveTriage { concern, content, status: None, before: Before::default() };
    browser.ask(Intent::from(asked));
}

pub fn hand_over(from: &mut Browser, to: &mut Browser) {
    let (_, file) = from.file(Intent::HandOver);
    to.merge(file);
}

pub fn flag(kind: FlagKind, from: &str) -> FlagDraft {
    FlagDraft {
        kind: Some(kind),
        from: Some(day(from)),
        authority: "Exampleshire".into(),
        worker: "Ingrid Falk, social worker".into(),
        ..FlagDraft::default()
    }
}

pub fn me(browser: &Browser) -> PersonId {
    browser.status.as_ref().unwrap().me.person
}

pub fn lock(
    browser: &mut Browser,
    pupil: PupilId,
    person: PersonId,
    on: bool,
) -> Result<ProfileView, Problem> {
    let reason = "Parent of the child.".to_owned();
    profile(browser, ProfileIntent::Lock { pupil, person, on, reason })
}
