//! Supply teachers and visitors who record once.

pub const TITLE: &str = "Record once";
pub const WAY: &str = "Supply or visitor: record once";

pub const LEAD: &str = "For somebody who works here today and has not joined. What you write is sealed straight to the school's safeguarding lead and \
    administrators. Nothing of it stays on this computer, so finish it in one go.";
pub const NOBODY: &str = "Nobody has joined a school in this browser yet";
pub const NOBODY_BODY: &str = "Use a computer on which a member of staff records, or write it on paper and give it to the safeguarding lead in person today.";
pub const WHICH: &str = "Which school? Its safety words begin with";
pub const NAME: &str = "Your full name";
pub const NAME_MISSING: &str = "Enter your full name";
pub const JOB: &str = "What brings you here";
pub const JOB_HINT: &str = "For example \"Supply teacher, Year 4\", and the agency.";
pub const CHILD: &str = "Child's name";
pub const CHILD_HINT: &str =
    "And the class, or how to know them. Several children: one concern about all of them.";
pub const SEAL: &str = "Seal it and hand it over";
pub const SEALING: &str = "Sealing…";
pub const DONE: &str = "It is sealed, and nothing of it is left here";
pub const NEXT: &str = "Give this file to the safeguarding lead now: send it as an e-mail attachment, or put it in the folder that the school shares. Only the \
    lead and the administrators can open it. If it is lost, nobody can make it again from this computer: tell the lead in person as well.";
pub const FINISH: &str = "I have handed it over";
