//! Make a joining pack: one file for all staff, and the code that opens it.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::intent::Intent;
use crate::app::view::{PackMade, View};
use crate::ui::moment;
use crate::ui::parts::{Button, ButtonKind, FileOut, Heading, Notice, Tone, link_to, problem_panel, working};
use crate::ui::route::Route;
use crate::ui::session::{out_of_step, use_task};
use crate::ui::text::staff as words;

/// Make a joining pack.
#[component]
pub fn Pack() -> Html {
    let task = use_task();
    let made = use_state(|| None::<(PackMade, Rc<Vec<u8>>)>);
    let make = {
        let (task, made) = (task.clone(), made.clone());
        Callback::from(move |()| {
            let (failing, made) = (task.clone(), made.clone());
            task.run(Intent::MakePack, Vec::new(), move |view, files| {
                match (view, files.into_iter().next()) {
                    (View::PackMade(pack), Some(file)) => made.set(Some((pack, Rc::new(file)))),
                    _ => failing.set_problem(Some(out_of_step())),
                }
            });
        })
    };
    let warning = html! {
        <Notice tone={Tone::Warn} title={words::PACK_WARNING_TITLE}>
            <p>{ words::PACK_WARNING }</p>
        </Notice>
    };
    let Some((pack, file)) = &*made else {
        return html! {
            <div class="narrow">
                <Heading title={words::PACK_TITLE} />
                <p>{ words::PACK_LEAD }</p>
                { warning }
                { problem_panel(task.problem()) }
                <div class="buttons">
                    <Button kind={ButtonKind::Primary} label={words::PACK_MAKE} busy={task.busy()} onclick={make} />
                    { link_to(words::PACK_BACK, Route::Staff) }
                </div>
                if task.busy() {
                    { working(words::PACK_MAKING, task.progress()) }
                }
            </div>
        };
    };
    html! {
        <div class="narrow">
            <Heading title={words::PACK_DONE} />
            <p>{ words::pack_holds(pack.pupils, pack.staff) }{ " " }{ words::pack_expires(&moment::day(pack.expires)) }</p>
            <h2>{ words::PACK_FILE }</h2>
            <FileOut name={pack.file_name.clone()} bytes={file.clone()} />
            <h2>{ words::PACK_CODE }</h2>
            <p class="code-line" id="pack-code" translate="no">{ &pack.code }</p>
            <p>{ words::PACK_CODE_ABOUT }{ " " }{ words::PACK_NEW }</p>
            { warning }
            <h2>{ words::PACK_NEXT }</h2>
            <p>{ words::PACK_NEXT_BODY }</p>
            <div class="buttons">
                { link_to(words::PACK_BACK, Route::Staff) }
            </div>
        </div>
    }
}
