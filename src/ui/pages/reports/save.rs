//! Saving a table: first it is written into the trail, then the file is given.

use yew::prelude::*;

use crate::app::intent::{Intent, ReportIntent};
use crate::app::view::{ConcernLine, ReportView};
use crate::domain::category::Names;
use crate::domain::report::{Export, Period, Sheet, write};
use crate::ui::files;
use crate::ui::moment;
use crate::ui::session::{Task, out_of_step};
use crate::ui::text::{category, concern, desk, report as words};

/// Gives a table out, once the trail says so.
pub fn save(
    task: &Task,
    done: &UseStateHandle<bool>,
    what: Export,
    period: Option<Period>,
    names: bool,
    sheet: Sheet,
) {
    let (failing, done) = (task.clone(), done.clone());
    let asked = ReportIntent::Export { what, period, names };
    task.run(Intent::from(asked), Vec::new(), move |view, _| match view.report() {
        Some(ReportView::Exported) => {
            files::download(words::FILE, &write(&sheet));
            done.set(true);
        }
        _ => failing.set_problem(Some(out_of_step())),
    });
}

/// Gives a line for each concern out, once the trail says so.
pub fn save_lines(task: &Task, done: &UseStateHandle<bool>, period: Period, names: bool, called: Names) {
    let (failing, done) = (task.clone(), done.clone());
    let asked = ReportIntent::Concerns { period, names };
    task.run(Intent::from(asked), Vec::new(), move |view, _| match view.report() {
        Some(ReportView::Concerns(lines)) => {
            files::download(words::FILE, &write(&sheet(&lines, names, &called)));
            done.set(true);
        }
        _ => failing.set_problem(Some(out_of_step())),
    });
}

fn sheet(lines: &[ConcernLine], names: bool, called: &Names) -> Sheet {
    let columns = if names { words::LINE.len() } else { words::LINE.len() - 2 };
    let headings = words::LINE.iter().take(columns).map(|heading| (*heading).to_owned()).collect();
    let line = |line: &ConcernLine| {
        let categories = line.categories.iter().map(|code| category::label(code, called).into_owned());
        let mut cells = vec![
            moment::stamp_short(&line.recorded),
            line.happened.to_string(),
            line.place.map(concern::place).unwrap_or_default().to_owned(),
            categories.collect::<Vec<_>>().join("; "),
            line.level.map(|level| level.number().to_string()).unwrap_or_default(),
            line.risk.map(desk::risk).unwrap_or_default().to_owned(),
            line.decision.map(desk::decision).unwrap_or_default().to_owned(),
            desk::status(line.status).to_owned(),
            line.children.to_string(),
        ];
        if names {
            cells.push(line.names.join("; "));
            cells.push(line.who.clone().unwrap_or_default());
        }
        cells
    };
    std::iter::once(headings).chain(lines.iter().map(line)).collect()
}
