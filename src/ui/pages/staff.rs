//! Staff: devices that wait to be confirmed, the staff list, and adding to it.

use std::rc::Rc;

use yew::prelude::*;

use super::staff_rights::Rights;
use crate::app::intent::Intent;
use crate::app::problem::Problem;
use crate::app::view::{DeviceRow, Staff as StaffView, StaffRow, View};
use crate::domain::person::{Person, Role};
use crate::ui::moment;
use crate::ui::parts::{
    Button, ButtonKind, Checkbox, Dialog, Heading, LinkButton, Notice, Select, TextField, Tone, failing,
    problem_panel, safety_words, tag, waiting,
};
use crate::ui::route::Route;
use crate::ui::session::{Loaded, Task, out_of_step, use_task, use_view};
use crate::ui::text::{self, people, staff as words, titles};
use crate::ui::window;

/// Staff and their devices.
#[component]
pub fn Staff() -> Html {
    let (loaded, again) = use_view(Intent::Staff);
    let newer = use_state(|| None::<Rc<StaffView>>);
    let onstaff = {
        let newer = newer.clone();
        Callback::from(move |staff| newer.set(Some(staff)))
    };
    let first = match &loaded {
        Loaded::Here(view) => match &**view {
            View::Staff(staff) => Some(Rc::new(staff.clone())),
            _ => None,
        },
        _ => None,
    };
    html! {
        <>
            <Heading title={words::TITLE} />
            <p>{ words::LEAD }</p>
            <p class="buttons">
                <LinkButton kind={ButtonKind::Primary} label={words::MAKE_PACK} to={Route::Pack} />
                <LinkButton label={titles::GRANT} to={Route::Grant} />
                <LinkButton label={titles::LEAD} to={Route::Lead} />
                <LinkButton label={titles::DEVICES} to={Route::Devices} />
                <LinkButton label={titles::HELD} to={Route::Held} />
            </p>
            { match ((*newer).clone().or(first), &loaded) {
                (Some(staff), _) => html! {
                    <>
                        { waiting_devices(&PartProps { staff: staff.clone(), onstaff: onstaff.clone() }) }
                        <People {staff} {onstaff} />
                    </>
                },
                (None, Loaded::Failed(problem)) => failing(problem, again),
                (None, _) => waiting(),
            } }
        </>
    }
}

#[derive(Properties, PartialEq)]
struct PartProps {
    staff: Rc<StaffView>,
    onstaff: Callback<Rc<StaffView>>,
}

/// Asks for a change to the staff list; the answer is the list as it then stands.
pub(super) fn change(
    task: &Task,
    intent: Intent,
    onstaff: &Callback<Rc<StaffView>>,
    then: impl FnOnce() + 'static,
) {
    let (failing, onstaff) = (task.clone(), onstaff.clone());
    task.run(intent, Vec::new(), move |view, _| match view {
        View::Staff(staff) => {
            onstaff.emit(Rc::new(staff));
            then();
        }
        _ => failing.set_problem(Some(out_of_step())),
    });
}

fn waiting_devices(props: &PartProps) -> Html {
    let people: Rc<Vec<Person>> = Rc::new(
        props.staff.people.iter().map(|row| row.person.clone()).filter(|person| person.active).collect(),
    );
    html! {
        <section class="block">
            <h2>{ words::WAITING_TITLE }</h2>
            if props.staff.waiting.is_empty() {
                <p class="hint">{ words::NOBODY_WAITS }</p>
            } else {
                <p>{ words::WAITING_LEAD }</p>
                <ul class="cards cards-wide">
                    { for props.staff.waiting.iter().map(|device| html! {
                        <WaitingDevice key={device.device.to_string()} device={device.clone()} people={people.clone()}
                            onstaff={props.onstaff.clone()} />
                    }) }
                </ul>
            }
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct WaitingDeviceProps {
    device: DeviceRow,
    people: Rc<Vec<Person>>,
    onstaff: Callback<Rc<StaffView>>,
}

#[component]
fn WaitingDevice(props: &WaitingDeviceProps) -> Html {
    let task = use_task();
    let chosen = use_state(|| 0_usize);
    let device = &props.device;
    let listed = props.people.iter().position(|person| person.person == device.who.person);
    let others: Vec<&Person> =
        props.people.iter().filter(|person| person.person != device.who.person).collect();
    let mut choices: Vec<AttrValue> = vec![words::as_it_says(&device.who.name).into()];
    choices.extend(others.iter().map(|person| people::name_and_job(&person.name, &person.job).into()));
    let person = match *chosen {
        0 => device.who.person,
        place => others.get(place - 1).map_or(device.who.person, |person| person.person),
    };
    let onchange = {
        let chosen = chosen.clone();
        Callback::from(move |place| chosen.set(place))
    };
    let confirm = {
        let (task, onstaff, device) = (task.clone(), props.onstaff.clone(), device.device);
        Callback::from(move |()| {
            change(&task, Intent::ConfirmDevice { device, person }, &onstaff, || ());
        })
    };
    html! {
        <li class="card">
            <p class="card-title">{ people::name_and_job(&device.who.name, &device.who.job) }</p>
            <p class="hint">
                { &device.label }
                { " · " }{ words::brought(device.concerns) }
                if let Some(heard) = device.last_heard { { " · " }{ words::heard(&moment::day_and_time(heard)) } }
            </p>
            <p>
                { if device.invited { tag(Tone::Plain, words::INVITED) } else { tag(Tone::Warn, words::NOT_INVITED) } }
            </p>
            { safety_words(&device.safety_words, words::WORDS_LABEL) }
            if listed.is_none() || props.people.len() > 1 {
                <Select id={format!("whose-{}", device.device)} label={words::WHOSE} {choices} chosen={*chosen} {onchange} />
            }
            { problem_panel(task.problem()) }
            <p class="buttons">
                <Button label={words::CONFIRM} about={device.who.name.clone()} busy={task.busy()} onclick={confirm} />
            </p>
        </li>
    }
}

#[component]
fn People(props: &PartProps) -> Html {
    let changing = use_state(|| None::<Person>);
    let close = {
        let changing = changing.clone();
        Callback::from(move |()| changing.set(None))
    };
    let open = {
        let changing = changing.clone();
        Callback::from(move |person| changing.set(Some(person)))
    };
    html! {
        <section class="block">
            <h2>{ words::LIST_TITLE }</h2>
            if props.staff.administrators < words::ADMINISTRATORS_WANTED {
                <Notice tone={Tone::Warn} title={words::too_few(props.staff.administrators)}>
                    <p>{ words::TOO_FEW }</p>
                </Notice>
            }
            <table class="table table-cards">
                <thead>
                    <tr>
                        <th scope="col">{ words::COLUMN_NAME }</th>
                        <th scope="col">{ words::COLUMN_JOB }</th>
                        <th scope="col">{ words::COLUMN_ROLE }</th>
                        <th scope="col">{ words::COLUMN_DEVICES }</th>
                        <th scope="col"><span class="unseen">{ words::COLUMN_CHANGE }</span></th>
                    </tr>
                </thead>
                <tbody>
                    { for props.staff.people.iter().map(|row| html! {
                        { person_row(&PersonRowProps { row: row.clone(), onchange: open.clone() }) }
                    }) }
                </tbody>
            </table>
            <AddPerson onstaff={props.onstaff.clone()} />
            if let Some(person) = &*changing {
                <ChangePerson person={person.clone()} staff={props.staff.clone()} onstaff={props.onstaff.clone()} onclose={close} />
            }
        </section>
    }
}

struct PersonRowProps {
    row: StaffRow,
    onchange: Callback<Person>,
}

fn person_row(props: &PersonRowProps) -> Html {
    let StaffRow { person, role, devices, hears } = &props.row;
    let onclick = {
        let (person, onchange) = (person.clone(), props.onchange.clone());
        Callback::from(move |()| onchange.emit(person.clone()))
    };
    let tone = if *role >= Role::Administrator { Tone::Good } else { Tone::Plain };
    html! {
        <tr>
            <td class="cell-main">
                <strong>{ &person.name }</strong>
                if !person.active { { " " }{ tag(Tone::Plain, words::GONE) } }
            </td>
            <td>{ &person.job }</td>
            <td>
                { tag(tone, people::role(*role)) }
                if *hears { { " " }{ tag(Tone::Plain, words::HEARS) } }
            </td>
            <td>
                if devices.is_empty() {
                    <span class="hint">{ words::NO_DEVICE }</span>
                } else {
                    <ul class="plain">
                        { for devices.iter().map(|device| device_line(device, *hears)) }
                    </ul>
                }
            </td>
            <td><Button kind={ButtonKind::Quiet} label={words::CHANGE} about={person.name.clone()} {onclick} /></td>
        </tr>
    }
}

/// A device in the list: its name, whether it is guarded and ready for what its person hears, when it was last heard of,
/// and what was left on it then.
fn device_line(device: &DeviceRow, hears: bool) -> Html {
    let revoked = device.role == Role::Revoked;
    html! {
        <li key={device.device.to_string()}>
            { &device.label }{ " " }
            if revoked {
                { tag(Tone::Warn, words::REVOKED) }
            } else if device.second_factor {
                { tag(Tone::Good, words::FACTOR) }
            } else if device.role >= Role::Administrator {
                { tag(Tone::Warn, words::NO_FACTOR) }
            }
            if hears && !revoked && !device.private {
                { " " }{ tag(Tone::Warn, words::NOT_READY) }
            }
            <br />
            <span class="hint">
                if let Some(made) = device.handed_over {
                    { words::handed_over(&moment::day_and_time(made), device.drafts) }
                } else if let Some(heard) = device.last_heard {
                    { words::heard(&moment::day_and_time(heard)) }
                }
            </span>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct AddPersonProps {
    onstaff: Callback<Rc<StaffView>>,
}

#[component]
fn AddPerson(props: &AddPersonProps) -> Html {
    let task = use_task();
    let name = use_state(String::new);
    let job = use_state(String::new);
    let nameless = use_state(|| false);
    let onsubmit = {
        let (task, onstaff) = (task.clone(), props.onstaff.clone());
        let (name, job, nameless) = (name.clone(), job.clone(), nameless.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            nameless.set(name.trim().is_empty());
            window::focus_id("new-name");
            if name.trim().is_empty() {
                return;
            }
            let intent = Intent::SavePerson {
                person: None,
                name: name.trim().to_owned(),
                job: job.trim().to_owned(),
                active: true,
            };
            let (name, job) = (name.clone(), job.clone());
            change(&task, intent, &onstaff, move || {
                name.set(String::new());
                job.set(String::new());
            });
        })
    };
    html! {
        <form class="add" {onsubmit} novalidate=true>
            <h3>{ words::ADD_TITLE }</h3>
            <div class="add-fields">
                <TextField id="new-name" label={words::NAME} value={(*name).clone()}
                    error={nameless.then_some(words::NAME_MISSING)} oninput={Callback::from(move |text| name.set(text))} />
                <TextField id="new-job" label={words::JOB} value={(*job).clone()}
                    oninput={Callback::from(move |text| job.set(text))} />
                <Button submit=true label={words::ADD} busy={task.busy()} />
            </div>
            { problem_panel(task.problem()) }
        </form>
    }
}

#[derive(Properties, PartialEq)]
struct ChangePersonProps {
    person: Person,
    staff: Rc<StaffView>,
    onstaff: Callback<Rc<StaffView>>,
    onclose: Callback<()>,
}

#[component]
fn ChangePerson(props: &ChangePersonProps) -> Html {
    let task = use_task();
    let person = use_state(|| props.person.clone());
    let set = |change: fn(&mut Person, String)| {
        let person = person.clone();
        Callback::from(move |text: String| {
            let mut changed = (*person).clone();
            change(&mut changed, text);
            person.set(changed);
        })
    };
    let onleft = {
        let person = person.clone();
        Callback::from(move |left: bool| person.set(Person { active: !left, ..(*person).clone() }))
    };
    let onsubmit = {
        let (task, person, onstaff, onclose) =
            (task.clone(), person.clone(), props.onstaff.clone(), props.onclose.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if person.name.trim().is_empty() {
                task.set_problem(Some(Problem::NameNeeded));
                return;
            }
            let intent = Intent::SavePerson {
                person: Some(person.person),
                name: person.name.trim().to_owned(),
                job: person.job.trim().to_owned(),
                active: person.active,
            };
            let onclose = onclose.clone();
            change(&task, intent, &onstaff, move || onclose.emit(()));
        })
    };
    html! {
        <Dialog id="change-person" title={words::CHANGE_TITLE} onclose={props.onclose.clone()}>
            <form {onsubmit} novalidate=true>
                <TextField id="change-name" label={words::NAME} value={person.name.clone()} first=true
                    oninput={set(|person, text| person.name = text)} />
                <TextField id="change-job" label={words::JOB} hint={words::JOB_HINT} value={person.job.clone()}
                    oninput={set(|person, text| person.job = text)} />
                <Checkbox id="change-left" label={words::LEFT} hint={words::LEFT_HINT} checked={!person.active} onchange={onleft} />
                { problem_panel(task.problem()) }
                <div class="buttons">
                    <Button kind={ButtonKind::Primary} submit=true label={words::SAVE} busy={task.busy()} />
                    <Button label={text::CANCEL} onclick={props.onclose.clone()} />
                </div>
            </form>
            if let Some(row) = props.staff.people.iter().find(|row| row.person.person == props.person.person) {
                <Rights row={row.clone()} appoints={props.staff.appoints} onstaff={props.onstaff.clone()} />
            }
        </Dialog>
    }
}
