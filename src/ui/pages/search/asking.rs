//! Asks the worker as a person types: one question at a time, the newest next, and again until search is ready.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::{Intent, SearchIntent};
use crate::app::view::{SearchFound, SearchView};
use crate::domain::search::Query;
use crate::ui::session::{Session, use_session};

/// How many concerns are shown.
const SHOWN: usize = 12;

/// What was found, for what was asked.
#[derive(Clone, PartialEq)]
pub struct Answer {
    /// What was typed.
    pub typed: AttrValue,
    /// What was asked for.
    pub query: Query,
    /// What was found.
    pub found: SearchFound,
}

/// A question to come.
#[derive(Clone)]
struct Question {
    typed: AttrValue,
    query: Query,
}

/// The line of questions.
#[derive(Clone)]
pub struct Asking {
    session: Session,
    next: Rc<RefCell<Option<Question>>>,
    under_way: Rc<Cell<bool>>,
    over: Rc<Cell<bool>>,
    answer: UseStateHandle<Option<Rc<Answer>>>,
}

impl Asking {
    /// Asks this as soon as what is under way is answered, in the place of what else waits.
    pub fn ask(&self, typed: AttrValue, query: Query) {
        *self.next.borrow_mut() = Some(Question { typed, query });
        self.go_on();
    }

    /// The newest answer.
    pub fn answer(&self) -> Option<Rc<Answer>> {
        (*self.answer).clone()
    }

    fn go_on(&self) {
        if self.over.get() || self.under_way.get() {
            return;
        }
        let Some(question) = self.next.borrow_mut().take() else { return };
        self.under_way.set(true);
        let asked = SearchIntent::Find { query: question.query.clone(), limit: SHOWN };
        let asking = self.clone();
        self.session.ask(Intent::from(asked), Vec::new(), Callback::noop(), move |outcome, _| {
            asking.under_way.set(false);
            if asking.over.get() {
                return;
            }
            if let Some(SearchView::Found(found)) = outcome.ok().and_then(|view| view.search()) {
                if !found.ready.is_whole() {
                    asking.next.borrow_mut().get_or_insert(question.clone());
                }
                let Question { typed, query } = question;
                asking.answer.set(Some(Rc::new(Answer { typed, query, found })));
            }
            asking.go_on();
        });
    }
}

/// See [`Asking`]. It ends with what is drawn.
#[hook]
pub fn use_asking() -> Asking {
    let session = use_session();
    let next = use_memo((), |()| RefCell::new(None));
    let under_way = use_memo((), |()| Cell::new(false));
    let over = use_memo((), |()| Cell::new(false));
    let answer = use_state(|| None);
    {
        let over = over.clone();
        use_effect_with((), move |()| move || over.set(true));
    }
    Asking { session, next, under_way, over, answer }
}
