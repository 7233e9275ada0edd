//! Actions and cards as administrators see them in lists.

use yew::prelude::*;

use crate::app::intent::{ActionsIntent, Intent};
use crate::app::view::{ActionRow, CardDesk, CardState};
use crate::domain::action::Priority;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Dialog, TextField, Tone, problem_panel, tag};
use crate::ui::route::{ActionsRoute, Route};
use crate::ui::session::use_task;
use crate::ui::text::{self, actions as words};

/// Actions as a table; on a narrow screen each row becomes a card.
pub fn action_table(rows: &[ActionRow]) -> Html {
    html! {
        <table class="table table-cards">
            <thead>
                <tr>
                    <th scope="col">{ words::DUE }</th>
                    <th scope="col">{ words::ACTION }</th>
                    <th scope="col">{ words::HOLDER }</th>
                    <th scope="col">{ words::STANDING }</th>
                </tr>
            </thead>
            <tbody>
                { for rows.iter().map(|row| html! {
                    <tr key={row.action.to_string()}>
                        <td class="cell-when">{ words::due(row.due) }</td>
                        <td class="cell-main">
                            <a class="link" href={Route::Actions(ActionsRoute::One(row.action)).hash()}>{ &row.title }</a>
                            if let Some(about) = &row.about { <span class="hint">{ " " }{ about }</span> }
                        </td>
                        <td>{ &row.holder }</td>
                        <td class="cell-tags">{ action_tags(row) }</td>
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

/// How an action stands, and what stands out about it.
pub fn action_tags(row: &ActionRow) -> Html {
    let tone = if row.standing.is_closed() { Tone::Good } else { Tone::Plain };
    html! {
        <span class="tags">
            if row.contested { { tag(Tone::Danger, words::CONTESTED_WORD) } }
            if let Some(rung) = row.late { { tag(Tone::Danger, words::late(rung)) } }
            { tag(tone, words::standing(row.standing)) }
            if row.priority == Priority::High { { tag(Tone::Warn, words::HIGH) } }
            if row.parts > 0 { { tag(Tone::Plain, words::parts(row.parts)) } }
        </span>
    }
}

/// Properties of [`OneCard`].
#[derive(Properties, PartialEq)]
pub struct OneCardProps {
    /// The card.
    pub card: CardDesk,
    /// It was withdrawn.
    pub onchange: Callback<()>,
}

/// A card: what it says, for whom, who has read it.
#[component]
pub fn OneCard(props: &OneCardProps) -> Html {
    let task = use_task();
    let reason = use_state(|| None::<String>);
    let CardDesk { card, who, at, readers, state, withdrawn, .. } = &props.card;
    let ask = {
        let reason = reason.clone();
        Callback::from(move |()| reason.set(Some(String::new())))
    };
    let close = {
        let reason = reason.clone();
        Callback::from(move |()| reason.set(None))
    };
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(Some(text)))
    };
    let withdraw = {
        let (task, reason, onchange, id) = (task.clone(), reason.clone(), props.onchange.clone(), card.card);
        Callback::from(move |()| {
            let (reason, onchange) = (reason.clone(), onchange.clone());
            let typed = (*reason).clone().unwrap_or_default();
            let intent = Intent::from(ActionsIntent::WithdrawCard { card: id, reason: typed });
            task.run(intent, Vec::new(), move |_, _| {
                reason.set(None);
                onchange.emit(());
            });
        })
    };
    let over = matches!(state, CardState::Over | CardState::Withdrawn);
    let tone = if *state == CardState::Readable { Tone::Good } else { Tone::Plain };
    html! {
        <li class="card">
            if let Some(about) = &card.about { <p class="card-title">{ &about.name }</p> }
            <p class="passage" translate="no">{ &card.know }</p>
            if !card.avoid.is_empty() {
                <p class="hint">{ words::AVOID }</p>
                <p class="passage" translate="no">{ &card.avoid }</p>
            }
            <p>{ tag(tone, words::card_state(*state)) }</p>
            { for withdrawn.iter().map(|(by, at, why)| html! {
                <p class="hint">{ words::withdrawn_by(&by.name, &moment::stamp(at)) }{ ": " }{ why }</p>
            }) }
            <dl class="facts">
                <div><dt>{ words::VALID }</dt><dd>{ words::days(&card.from.to_string(), &card.until.to_string()) }</dd></div>
                <div><dt>{ words::WRITTEN_BY }</dt><dd>{ &who.name }{ ", " }{ moment::stamp(at) }</dd></div>
                <div><dt>{ words::READERS }</dt><dd>
                    <ul class="plain">
                        { for readers.iter().map(|(name, read)| html! {
                            <li>{ name }{ ": " }{ match read {
                                Some(at) => moment::stamp(at),
                                None => words::NOT_YET.to_owned(),
                            } }</li>
                        }) }
                    </ul>
                </dd></div>
            </dl>
            if !over {
                <p><Button kind={ButtonKind::Quiet} label={words::WITHDRAW} about={card.about.as_ref().map(|about| AttrValue::from(about.name.clone()))}
                    onclick={ask} /></p>
            }
            if let Some(typed) = &*reason {
                <Dialog id="withdraw-card" title={words::WITHDRAW} onclose={close.clone()}>
                    <p>{ words::WITHDRAW_ABOUT }</p>
                    <TextField id="withdraw-card-why" label={words::WHY} value={typed.clone()} first=true {oninput} />
                    { problem_panel(task.problem()) }
                    <p class="buttons">
                        <Button kind={ButtonKind::Danger} label={words::WITHDRAW} busy={task.busy()} onclick={withdraw} />
                        <Button label={text::CANCEL} onclick={close} />
                    </p>
                </Dialog>
            }
        </li>
    }
}
