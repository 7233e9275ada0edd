//! Files that show what came of a task: they stay while the form is open, travel with the word, and are seen by those
//! through whose hands it goes.

use holdfast::app::intent::{FileIntent, Holder, Intent};
use holdfast::app::problem::Problem;
use holdfast::app::view::{Shown, View};
use holdfast::domain::action::{Outcome, Step};
use holdfast::domain::attachment::Attachment;
use holdfast::domain::ids::ActionId;

use super::{Browser, Staff, draft, give, hand_over, mine, open, say, staffed, task, tell};

const REGISTER: &[u8] = b"Mon on time\nTue on time\n";

/// The teacher has a task.
fn tasked() -> Staff {
    let mut staff = staffed();
    let ines = staff.ines;
    give(&mut staff, draft(ines));
    tell(&mut staff.lead, &mut staff.teacher);
    staff
}

fn attach(browser: &mut Browser) -> Attachment {
    let intent = Intent::Files(FileIntent::Attach { name: "register.txt".into(), have: 0 });
    match browser.try_ask(intent, vec![REGISTER.to_vec()]).unwrap().0 {
        View::Attached(attachment) => attachment,
        other => panic!("{other:?}"),
    }
}

fn see(browser: &mut Browser, action: ActionId, file: &Attachment) -> Result<String, Problem> {
    let asked = Intent::Files(FileIntent::See { with: Holder::Action(action), file: file.file });
    match browser.try_ask(asked, Vec::new())?.0 {
        View::FileSeen(seen) => match seen.shown {
            Shown::Text { text, .. } => Ok(text),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn done(attachments: Vec<Attachment>) -> Step {
    Step::Done(Outcome { note: "In time all week.".into(), attachments, ..Outcome::default() })
}

#[test]
fn files_show_what_came_of_a_task_to_those_through_whose_hands_it_goes() {
    let Staff { mut lead, mut teacher, mut assistant, .. } = tasked();
    let action = task(&mut teacher).action;
    let file = attach(&mut teacher);

    // The form is open while the program tidies by itself: the file stays.
    teacher.ask(Intent::Files(FileIntent::Tidy { sealed: false }));
    let elsewhere = Attachment { file: holdfast::domain::ids::Digest([7; 32]), ..file.clone() };
    assert_eq!(say(&mut teacher, done(vec![elsewhere])), Err(Problem::FileNotHere));
    assert_eq!(task(&mut teacher).action, action, "nothing was said");
    say(&mut teacher, done(vec![file.clone()])).unwrap();
    assert_eq!(see(&mut teacher, action, &file).unwrap().as_bytes(), REGISTER);
    teacher.ask(Intent::Files(FileIntent::Tidy { sealed: true }));
    assert_eq!(mine(&mut teacher).closed[0].outcome.as_ref().unwrap().attachments, vec![file.clone()]);

    hand_over(&mut teacher, &mut lead);
    assert_eq!(open(&mut lead).row.action, action);
    assert_eq!(see(&mut lead, action, &file).unwrap().as_bytes(), REGISTER);

    // Nobody else: the assistant is told nothing of it.
    tell(&mut lead, &mut assistant);
    assert_eq!(see(&mut assistant, action, &file), Err(Problem::NotHere));
}

#[test]
fn what_was_chosen_and_not_saved_goes() {
    let Staff { mut teacher, .. } = tasked();
    let file = attach(&mut teacher);
    teacher.ask(Intent::Files(FileIntent::Tidy { sealed: true }));
    assert_eq!(say(&mut teacher, done(vec![file])), Err(Problem::FileNotHere));
}
