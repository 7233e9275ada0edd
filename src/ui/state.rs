//! What the page knows, and how each thing that happens changes it. Pure: no browser, no clock.

use std::rc::Rc;

use crate::app::problem::Problem;
use crate::app::view::{Home, Saved, Status, Welcome};
use crate::domain::ids::EntryId;
use crate::domain::person::Phones;

use super::route::Route;

pub mod board;
pub mod idle;
pub mod long_list;
pub mod record;
pub mod sheets;
pub mod triage;
pub mod when;
pub mod writing;

/// The whole page's state; screens keep their own beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Shell {
    /// Locked or open.
    pub phase: Phase,
    /// What the header shows; absent while locked.
    pub status: Option<Rc<Status>>,
    /// Where the person is.
    pub route: Route,
    /// Screen and title are blanked.
    pub blanked: bool,
    /// A newer version waits to be agreed to.
    pub update_ready: bool,
    /// Something on the screen would be lost by leaving it.
    pub unsaved: bool,
    /// The concern saved last.
    pub saved: Option<Saved>,
    /// The concerns of the inbox as it was last seen, in that order: what has been read since does not move.
    pub inbox: Rc<[EntryId]>,
    /// The box that finds is open.
    pub finding: bool,
    /// What the list of concerns is searched for: never in an address.
    pub sought: Rc<str>,
    /// The first screen as last seen, shown while it is asked for again.
    pub home: Option<Rc<Home>>,
}

/// Locked or open.
#[derive(Debug, Clone, PartialEq)]
pub enum Phase {
    /// Nothing is known yet.
    Starting,
    /// Nobody is signed in.
    Locked(Rc<Welcome>),
    /// A vault is open.
    Open,
    /// The browser cannot hold a vault at all.
    Broken(Problem),
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Happened {
    /// The worker said which vaults there are, or that it cannot have any.
    Started(Result<Welcome, Problem>),
    /// A reply carried what the header shows.
    Status(Status),
    /// A vault was opened.
    Opened(Option<Home>),
    /// The inbox was read.
    InboxRead(Rc<[EntryId]>),
    /// The first screen was read again.
    HomeRead(Home),
    /// The address changed.
    Went(Route),
    /// Blank or show the screen.
    Blank(bool),
    /// Open or close the box that finds.
    Finding(bool),
    /// Something is to be looked for in the list of concerns.
    Sought(Rc<str>),
    /// A newer version waits.
    UpdateReady,
    /// The person will decide about the newer version later.
    UpdateLater,
    /// There is, or is no longer, something that leaving would lose.
    Unsaved(bool),
    /// A concern was saved.
    Saved(Saved),
}

impl Default for Shell {
    fn default() -> Self {
        Self {
            phase: Phase::Starting,
            status: None,
            route: Route::Home,
            blanked: false,
            update_ready: false,
            unsaved: false,
            saved: None,
            inbox: Rc::new([]),
            finding: false,
            sought: Rc::from(""),
            home: None,
        }
    }
}

impl Shell {
    /// The state after something happened.
    pub fn after(mut self, happened: Happened) -> Self {
        match happened {
            Happened::Started(Ok(welcome)) => self.phase = Phase::Locked(Rc::new(welcome)),
            Happened::Started(Err(problem)) => self.phase = Phase::Broken(problem),
            Happened::Status(status) => self.status = Some(Rc::new(status)),
            Happened::Opened(home) => {
                self.phase = Phase::Open;
                self.home = home.map(Rc::new);
                self.unsaved = false;
            }
            Happened::HomeRead(home) => self.home = Some(Rc::new(home)),
            Happened::InboxRead(entries) => self.inbox = entries,
            Happened::Went(route) => self.route = route,
            Happened::Blank(blanked) => self.blanked = blanked,
            Happened::Finding(finding) => self.finding = finding && self.phase == Phase::Open,
            Happened::Sought(sought) => self.sought = sought,
            Happened::UpdateReady => self.update_ready = true,
            Happened::UpdateLater => self.update_ready = false,
            Happened::Unsaved(unsaved) => self.unsaved = unsaved,
            Happened::Saved(saved) => self.saved = Some(saved),
        }
        self
    }

    /// The concerns before and after one in the inbox as it was last seen, if it was there.
    pub fn beside(&self, entry: EntryId) -> Option<[Option<EntryId>; 2]> {
        let place = self.inbox.iter().position(|other| *other == entry)?;
        let before = place.checked_sub(1).and_then(|place| self.inbox.get(place));
        Some([before, self.inbox.get(place + 1)].map(Option::<&EntryId>::copied))
    }

    /// The window's title: never anything personal, and nothing at all while blanked.
    pub fn title(&self) -> String {
        if self.blanked {
            // An empty title would make browsers show the address instead.
            return "\u{200b}".to_owned();
        }
        match (&self.phase, self.route) {
            (Phase::Open, route)
            | (_, route @ (Route::Found(_) | Route::Join | Route::Restore | Route::Reset | Route::Visitor)) =>
            {
                format!("{} - Holdfast", route.title())
            }
            _ => "Holdfast".to_owned(),
        }
    }
}

/// Telephone numbers without stray spaces and empty lines.
pub fn tidy_phones(phones: &Phones) -> Phones {
    Phones {
        lead: phones.lead.trim().to_owned(),
        deputies: phones
            .deputies
            .iter()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect(),
        social_care_day: phones.social_care_day.trim().to_owned(),
        social_care_night: phones.social_care_night.trim().to_owned(),
        chair: phones.chair.trim().to_owned(),
        designated_officer: phones.designated_officer.trim().to_owned(),
    }
}

/// Recognises Escape pressed twice within a second.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct TwiceEscape {
    last: Option<f64>,
}

impl TwiceEscape {
    /// Escape was pressed at this time, in milliseconds; true if it is the second press.
    pub fn press(&mut self, now: f64) -> bool {
        let twice = self.last.is_some_and(|last| (0.0..=1000.0).contains(&(now - last)));
        self.last = if twice { None } else { Some(now) };
        twice
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_blanks_only_when_pressed_twice_within_a_second() {
        let mut escape = TwiceEscape::default();
        assert!(!escape.press(10_000.0));
        assert!(!escape.press(11_500.0));
        assert!(escape.press(12_400.0));
        assert!(!escape.press(12_500.0), "a third press starts anew");
    }

    #[test]
    fn the_title_says_nothing_while_blanked_and_nothing_personal_ever() {
        let shell = Shell::default()
            .after(Happened::Opened(None))
            .after(Happened::Went(Route::Concern(EntryId([9; 32]))));
        assert_eq!(shell.title(), "A concern - Holdfast");
        assert_eq!(shell.after(Happened::Blank(true)).title().trim_matches('\u{200b}'), "");
    }

    #[test]
    fn the_next_concern_is_the_one_that_the_inbox_showed_next() {
        let [one, two, three] = [1, 2, 3].map(|number| EntryId([number; 32]));
        let shell = Shell::default().after(Happened::InboxRead(Rc::new([one, two])));
        assert_eq!(shell.beside(one), Some([None, Some(two)]));
        assert_eq!(shell.beside(two), Some([Some(one), None]));
        assert_eq!(shell.beside(three), None);
    }

    #[test]
    fn opening_a_vault_leaves_nothing_unsaved() {
        let shell = Shell::default().after(Happened::Unsaved(true)).after(Happened::Opened(None));
        assert_eq!((shell.phase, shell.unsaved), (Phase::Open, false));
    }
}
