//! Colleagues who are kept from a file by a conflict of interest.

use yew::prelude::*;

use super::use_keep;
use crate::app::intent::ProfileIntent;
use crate::app::view::LockRow;
use crate::domain::ids::{PersonId, PupilId};
use crate::domain::person::Person;
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, Select, TextField, Tone, tag};
use crate::ui::text::people;
use crate::ui::text::profile as words;

/// Properties of [`Locks`].
#[derive(Properties, PartialEq)]
pub struct LocksProps {
    /// Whose file.
    pub pupil: PupilId,
    /// Who is kept from it, or was.
    pub rows: Vec<LockRow>,
    /// The staff list.
    pub staff: Vec<Person>,
    /// Something was written.
    pub changed: Callback<()>,
}

/// Who is kept from the file, and the form that keeps somebody from it.
#[component]
pub fn Locks(props: &LocksProps) -> Html {
    let ending = use_state(|| None::<PersonId>);
    let onsaved = {
        let (ending, changed) = (ending.clone(), props.changed.clone());
        Callback::from(move |()| {
            ending.set(None);
            changed.emit(());
        })
    };
    let end = |person: PersonId| {
        let ending = ending.clone();
        Callback::from(move |()| ending.set(Some(person)))
    };
    html! {
        <details class="file-part no-print">
            <summary>{ words::LOCKS }</summary>
            <p class="hint">{ words::LOCKS_HINT }</p>
            if props.rows.is_empty() { <p>{ words::LOCKS_NONE }</p> }
            <ul class="file-list">
                { for props.rows.iter().map(|row| html! {
                    <li key={row.person.to_string()}>
                        <strong>{ &row.name }</strong>{ " " }
                        { tag(if row.on { Tone::Warn } else { Tone::Plain }, if row.on { words::LOCK_ON } else { words::LOCK_OFF }) }
                        <span class="file-line">{ &row.reason }</span>
                        <span class="hint file-line">{ words::set_by(&row.who.name, &moment::stamp_short(&row.at)) }</span>
                        if row.on && *ending != Some(row.person) {
                            <Button kind={ButtonKind::Quiet} label={words::LOCK_END} about={row.name.clone()} onclick={end(row.person)} />
                        }
                        if *ending == Some(row.person) {
                            <Form pupil={props.pupil} person={Some(row.person)} staff={Vec::new()} onsaved={onsaved.clone()} />
                        }
                    </li>
                }) }
            </ul>
            <h3>{ words::LOCK_ADD }</h3>
            <Form pupil={props.pupil} person={None::<PersonId>} staff={props.staff.clone()} {onsaved} />
        </details>
    }
}

#[derive(Properties, PartialEq)]
struct FormProps {
    pupil: PupilId,
    /// Who is let in again; absent keeps somebody from the file.
    person: Option<PersonId>,
    staff: Vec<Person>,
    onsaved: Callback<()>,
}

#[component]
fn Form(props: &FormProps) -> Html {
    let keep = use_keep();
    let chosen = use_state(|| 0_usize);
    let reason = use_state(String::new);
    let ends = props.person.is_some();
    let person =
        props.person.or_else(|| Some(chosen.checked_sub(1).and_then(|place| props.staff.get(place))?.person));
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(text))
    };
    let save = {
        let (keep, onsaved, pupil) = (keep.clone(), props.onsaved.clone(), props.pupil);
        let (reason, chosen) = (reason.clone(), chosen.clone());
        Callback::from(move |()| {
            let Some(person) = person else { return };
            let (onsaved, typed, chosen) = (onsaved.clone(), reason.clone(), chosen.clone());
            let asked = ProfileIntent::Lock { pupil, person, on: !ends, reason: (*reason).clone() };
            keep.run(asked, move || {
                typed.set(String::new());
                chosen.set(0);
                onsaved.emit(());
            });
        })
    };
    let mut choices = vec![AttrValue::from(words::LOCK_CHOOSE)];
    choices.extend(props.staff.iter().map(|one| AttrValue::from(people::name_and_job(&one.name, &one.job))));
    let id = if ends { "lock-end-reason" } else { "lock-reason" };
    html! {
        <div class="file-form">
            { keep.said() }
            if !ends {
                <Select id="lock-who" label={words::LOCK_WHO} {choices} chosen={*chosen} {onchange} />
            }
            <TextField {id} label={if ends { words::LOCK_END_WHY } else { words::LOCK_REASON }} value={(*reason).clone()} {oninput} />
            <p class="buttons">
                <Button label={if ends { words::LOCK_END } else { words::LOCK_SAVE }} busy={keep.busy()} onclick={save} />
            </p>
        </div>
    }
}
