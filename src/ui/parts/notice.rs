//! What a screen says about how things stand: notices, problems, mistakes in a form, waiting and empty places.

use yew::prelude::*;

use crate::app::problem::Problem;
use crate::app::view::Progress;
use crate::ui::text::{self, problem};
use crate::ui::window;

/// How a notice or tag looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tone {
    /// Plain.
    #[default]
    Plain,
    /// Done, safe.
    Good,
    /// Needs a look.
    Warn,
    /// Urgent.
    Danger,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "notice-plain",
            Self::Good => "notice-good",
            Self::Warn => "notice-warn",
            Self::Danger => "notice-danger",
        }
    }

    /// The class of a tag of this tone.
    pub fn tag_class(self) -> &'static str {
        match self {
            Self::Plain => "tag-plain",
            Self::Good => "tag-good",
            Self::Warn => "tag-warn",
            Self::Danger => "tag-danger",
        }
    }
}

/// Properties of [`Notice`].
#[derive(Properties, PartialEq)]
pub struct NoticeProps {
    /// Its heading.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// How it looks.
    #[prop_or_default]
    pub tone: Tone,
    /// Said at once by a screen reader.
    #[prop_or_default]
    pub alert: bool,
    /// What it says.
    #[prop_or_default]
    pub children: Html,
}

/// A boxed notice.
#[component]
pub fn Notice(props: &NoticeProps) -> Html {
    html! {
        <div class={classes!("notice", props.tone.class())} role={props.alert.then_some("alert")}>
            if let Some(title) = &props.title {
                <h2 class="notice-title">{ title }</h2>
            }
            { props.children.clone() }
        </div>
    }
}

/// What went wrong, if anything did, that nothing was lost, and what to do next.
pub fn problem_panel(problem: Option<Problem>) -> Html {
    let Some(broken) = problem else { return Html::default() };
    let words = problem::explain(&broken);
    html! {
        <Notice tone={Tone::Danger} title={words.what} alert=true>
            <p>{ words.safe }</p>
            <p>{ words.next }</p>
        </Notice>
    }
}

/// A screen that could not be filled, and a button to try again.
pub fn failing(problem: &Problem, again: Callback<()>) -> Html {
    html! {
        <>
            { problem_panel(Some(problem.clone())) }
            <p><super::Button label={text::TRY_AGAIN} onclick={again} /></p>
        </>
    }
}

/// A mistake in a form: the field's id, and what is wrong with it.
pub type Mistake = (AttrValue, AttrValue);

/// Properties of [`ErrorSummary`].
#[derive(Properties, PartialEq)]
pub struct ErrorSummaryProps {
    /// The mistakes, in the form's order.
    pub mistakes: Vec<Mistake>,
    /// Changes with each try, so that the summary takes the focus anew.
    #[prop_or_default]
    pub tries: u32,
}

/// All mistakes in a form, each a link to its field. Takes the focus when it appears.
#[component]
pub fn ErrorSummary(props: &ErrorSummaryProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.tries, props.mistakes.is_empty()), move |(_, none)| {
            if !none {
                window::focus(&node);
            }
        });
    }
    if props.mistakes.is_empty() {
        return Html::default();
    }
    html! {
        <div ref={node} class="error-summary" role="alert" tabindex="-1" aria-labelledby="error-summary-title">
            <h2 id="error-summary-title">{ text::PROBLEM_TITLE }</h2>
            <ul>
                { for props.mistakes.iter().map(|(id, what)| {
                    let onclick = {
                        let id = id.clone();
                        Callback::from(move |event: MouseEvent| {
                            event.prevent_default();
                            window::focus_id(&id);
                        })
                    };
                    html! { <li key={id.to_string()}><a href={format!("#{id}")} {onclick}>{ what }</a></li> }
                }) }
            </ul>
        </div>
    }
}

/// A screen that is on its way.
pub fn waiting() -> Html {
    html! { <p class="waiting" role="status">{ text::WAITING }</p> }
}

/// A long job under way: what is being done, and how far it is if that is known.
pub fn working(label: &'static str, progress: Option<Progress>) -> Html {
    let so_far = progress.filter(|progress| progress.total > 0);
    html! {
        <div class="working" role="status">
            <p id="working-label">{ label }</p>
            if let Some(progress) = so_far {
                <progress
                    aria-labelledby="working-label"
                    value={progress.done.min(progress.total).to_string()}
                    max={progress.total.to_string()}
                />
            } else {
                <progress aria-labelledby="working-label" />
            }
        </div>
    }
}

/// Properties of [`Empty`].
#[derive(Properties, PartialEq)]
pub struct EmptyProps {
    /// What is not here.
    pub title: AttrValue,
    /// How it comes here.
    pub children: Html,
}

/// An empty place that says how it is filled.
#[component]
pub fn Empty(props: &EmptyProps) -> Html {
    html! {
        <div class="empty">
            <h2>{ &props.title }</h2>
            { props.children.clone() }
        </div>
    }
}
