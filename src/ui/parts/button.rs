//! Buttons, and links that look like them.

use yew::prelude::*;

use crate::ui::route::Route;

/// How much a button weighs. A screen has one primary button.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one thing this screen is for.
    Primary,
    /// Anything else.
    #[default]
    Secondary,
    /// As little as possible.
    Quiet,
    /// Something that cannot be undone.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button-primary",
            Self::Secondary => "button-secondary",
            Self::Quiet => "button-quiet",
            Self::Danger => "button-danger",
        }
    }
}

/// Properties of [`Button`].
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What it says.
    pub label: AttrValue,
    /// More for those who do not see what it stands beside.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// How much it weighs.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// Sends the form it stands in.
    #[prop_or_default]
    pub submit: bool,
    /// What it started is under way; further clicks do nothing.
    #[prop_or_default]
    pub busy: bool,
    /// What it says to the browser's shortcut list.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
    /// Its id.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// It was pressed.
    #[prop_or_default]
    pub onclick: Callback<()>,
}

/// A button.
#[component]
pub fn Button(props: &ButtonProps) -> Html {
    let onclick = {
        let (onclick, busy) = (props.onclick.clone(), props.busy);
        Callback::from(move |event: MouseEvent| {
            if busy {
                event.prevent_default();
            } else {
                onclick.emit(());
            }
        })
    };
    html! {
        <button
            type={if props.submit { "submit" } else { "button" }}
            class={classes!("button", props.kind.class(), props.busy.then_some("is-busy"))}
            id={props.id.clone()}
            aria-disabled={props.busy.then_some("true")}
            aria-keyshortcuts={props.shortcut.clone()}
            {onclick}
        >
            { &props.label }
            if let Some(about) = &props.about {
                <span class="unseen">{ " " }{ about }</span>
            }
        </button>
    }
}

/// Properties of [`LinkButton`].
#[derive(Properties, PartialEq)]
pub struct LinkProps {
    /// What it says.
    pub label: AttrValue,
    /// Where it leads.
    pub to: Route,
    /// How much it weighs.
    #[prop_or_default]
    pub kind: ButtonKind,
    /// More for those who do not see what it stands beside.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// Keyboard shortcut that does the same.
    #[prop_or_default]
    pub shortcut: Option<AttrValue>,
}

/// A link that weighs as much as a button.
#[component]
pub fn LinkButton(props: &LinkProps) -> Html {
    html! {
        <a class={classes!("button", props.kind.class())} href={props.to.hash()} aria-keyshortcuts={props.shortcut.clone()}>
            { &props.label }
            if let Some(about) = &props.about {
                <span class="unseen">{ " " }{ about }</span>
            }
        </a>
    }
}

/// A plain link to another screen.
pub fn link_to(label: impl Into<AttrValue>, to: Route) -> Html {
    html! { <a class="link" href={to.hash()}>{ label.into() }</a> }
}
