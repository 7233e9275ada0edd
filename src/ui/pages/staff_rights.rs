//! What one person may do, and their devices: appoint, and revoke what is lost.

use std::rc::Rc;

use yew::prelude::*;

use super::staff::change;
use crate::app::intent::Intent;
use crate::app::view::{DeviceRow, Staff, StaffRow};
use crate::domain::person::{Right, Role};
use crate::ui::moment;
use crate::ui::parts::{Button, Notice, TextField, Tone, problem_panel, safety_words, tag};
use crate::ui::session::use_task;
use crate::ui::text::staff as words;

/// Properties of [`Rights`].
#[derive(Properties, PartialEq)]
pub struct RightsProps {
    /// The person.
    pub row: StaffRow,
    /// Whether this device may appoint.
    pub appoints: bool,
    /// The list as it stands after a change.
    pub onstaff: Callback<Rc<Staff>>,
}

/// A person's rights and devices.
#[component]
pub fn Rights(props: &RightsProps) -> Html {
    let task = use_task();
    let row = &props.row;
    let appoint = |right: Right, has: bool| {
        let (task, onstaff, person) = (task.clone(), props.onstaff.clone(), row.person.person);
        Callback::from(move |()| change(&task, Intent::Appoint { person, right, has }, &onstaff, || ()))
    };
    let administers = row.role == Role::Administrator;
    let may = props.appoints && row.role != Role::Lead && (row.person.active || administers || row.hears);
    html! {
        <>
            if may {
                <section class="block">
                    <h3>{ words::RIGHTS_TITLE }</h3>
                    <p class="hint">{ words::RIGHTS_ABOUT }</p>
                    <p class="buttons">
                        <Button label={if administers { words::END_ADMINISTRATOR } else { words::MAKE_ADMINISTRATOR }}
                            busy={task.busy()} onclick={appoint(Right::Administrator, !administers)} />
                        <Button label={if row.hears { words::END_HEARS } else { words::MAKE_HEARS }}
                            busy={task.busy()} onclick={appoint(Right::HearsAdults, !row.hears)} />
                    </p>
                    { problem_panel(task.problem()) }
                </section>
            }
            if !row.devices.is_empty() {
                <section class="block">
                    <h3>{ words::DEVICES_TITLE }</h3>
                    <ul class="cards">
                        { for row.devices.iter().map(|device| html! {
                            <OneDevice key={device.device.to_string()} device={device.clone()}
                                onstaff={props.onstaff.clone()} />
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct OneDeviceProps {
    device: DeviceRow,
    onstaff: Callback<Rc<Staff>>,
}

#[component]
fn OneDevice(props: &OneDeviceProps) -> Html {
    let task = use_task();
    let reason = use_state(|| None::<String>);
    let device = &props.device;
    let ask = {
        let reason = reason.clone();
        Callback::from(move |()| reason.set(Some(String::new())))
    };
    let revoke = {
        let (task, reason, onstaff, device) =
            (task.clone(), reason.clone(), props.onstaff.clone(), device.device);
        Callback::from(move |()| {
            let intent = Intent::RevokeDevice { device, reason: (*reason).clone().unwrap_or_default() };
            let reason = reason.clone();
            change(&task, intent, &onstaff, move || reason.set(None));
        })
    };
    let confirm = {
        let (task, onstaff) = (task.clone(), props.onstaff.clone());
        let (device, person) = (device.device, device.who.person);
        Callback::from(move |()| change(&task, Intent::ConfirmDevice { device, person }, &onstaff, || ()))
    };
    let oninput = {
        let reason = reason.clone();
        Callback::from(move |text| reason.set(Some(text)))
    };
    html! {
        <li class="card">
            <p class="card-title">{ &device.label }</p>
            <p>
                if device.role == Role::Revoked { { tag(Tone::Warn, words::REVOKED) }{ " " } }
                { if device.second_factor { tag(Tone::Good, words::FACTOR) } else { tag(Tone::Plain, words::NO_FACTOR) } }
            </p>
            <p class="hint">
                { words::brought(device.concerns) }
                if let Some(heard) = device.last_heard { { " · " }{ words::heard(&moment::day_and_time(heard)) } }
            </p>
            if let Some(made) = device.handed_over {
                <p class="hint">{ words::handed_over(&moment::day_and_time(made), device.drafts) }</p>
            } else if device.role != Role::Lead {
                <p class="hint">{ words::NEVER_HANDED_OVER }</p>
            }
            if device.missing > 0 {
                <Notice tone={Tone::Warn}><p>{ words::missing(device.missing) }</p></Notice>
            }
            if device.half_confirmed {
                <Notice tone={Tone::Warn} title={words::HALF_TITLE}>
                    <p>{ words::HALF }</p>
                    if device.may_confirm {
                        { safety_words(&device.safety_words, words::WORDS_LABEL) }
                        { problem_panel(task.problem()) }
                        <p><Button label={words::CONFIRM} about={device.label.clone()} busy={task.busy()} onclick={confirm} /></p>
                    }
                </Notice>
            }
            if let Some(text) = &*reason {
                <p>{ words::possibly_lost(device.handed_over.map(moment::day_and_time).as_deref(), device.missing, device.drafts) }</p>
                <p>{ words::REVOKE_ABOUT }</p>
                <TextField id={format!("why-{}", device.device)} label={words::REVOKE_WHY} value={text.clone()} first=true {oninput} />
                { problem_panel(task.problem()) }
                <p><Button label={words::REVOKE_NOW} about={device.label.clone()} busy={task.busy()} onclick={revoke} /></p>
            } else if device.revocable {
                <p><Button label={words::REVOKE} about={device.label.clone()} onclick={ask} /></p>
            }
        </li>
    }
}
