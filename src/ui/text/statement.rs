//! What a walk of every chain found, in words that anybody can put in a report, and as a text file.

use crate::app::view::{ChainFound, Verified};
use crate::domain::time::Minute;

/// The name of the file.
pub const FILE: &str = "holdfast-statement.txt";

fn entries(count: u64) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}

fn devices(count: usize) -> String {
    if count == 1 { "1 device".to_owned() } else { format!("{count} devices") }
}

/// What was found, in one line.
pub fn verdict(found: &Verified) -> &'static str {
    match (found.is_unaltered(), found.is_whole()) {
        (true, true) => "Every record is unaltered, and none is missing",
        (true, false) => "Every record here is unaltered, and some are missing",
        (false, _) => "Something is wrong with these records",
    }
}

/// What that means.
pub fn meaning(found: &Verified) -> String {
    let checked = format!(
        "{} of {} were read from the disk and checked.",
        entries(found.entries),
        devices(found.chains.len())
    );
    let means = match (found.is_unaltered(), found.is_whole()) {
        (true, true) => {
            "Each was signed by the device that wrote it, and each follows the one before: nothing was changed, taken out or put in between since it was written."
        }
        (true, false) => {
            "Each was signed by the device that wrote it. What is missing was written and has not come here, or stands in files that were not brought in: ask its \
             person to hand over again."
        }
        (false, _) => {
            "What is marked below was changed after it was written, or written by something else than the device that it names. Keep this computer as it is, make \
             a full copy, and show this to somebody who can look into it."
        }
    };
    format!("{checked} {means}")
}

fn numbers(seqs: &[u64]) -> String {
    const NAMED: usize = 12;
    let mut named: Vec<String> = seqs.iter().take(NAMED).map(u64::to_string).collect();
    if seqs.len() > NAMED {
        named.push("…".to_owned());
    }
    named.join(", ")
}

/// What was found of one device's chain; nothing if it is unaltered and complete.
pub fn chain(found: &ChainFound) -> Vec<String> {
    let mut said = Vec::new();
    for (first, last) in &found.gaps {
        said.push(if first == last {
            format!("Entry {first} is missing.")
        } else {
            format!("Entries {first} to {last} are missing.")
        });
    }
    if found.awaited > 0 {
        said.push(format!("{} written after the newest one here has not come.", entries(found.awaited)));
    }
    if let Some(forked) = found.forked {
        said.push(format!("From entry {forked} on there are two different histories."));
    }
    if !found.unlinked.is_empty() {
        said.push(format!("These do not follow the one before: {}.", numbers(&found.unlinked)));
    }
    if !found.unsigned.is_empty() {
        said.push(format!("The signature does not hold: {}.", numbers(&found.unsigned)));
    }
    said
}

/// Without what some entries are.
pub fn bodiless(count: u64) -> String {
    format!("{} without its text, which is not held here", entries(count))
}

/// The statement as a text.
pub fn text(found: &Verified) -> String {
    let at = Minute::from_millis(found.at);
    let mut lines = vec![
        "Statement on the safeguarding records".to_owned(),
        String::new(),
        format!("School: {}", found.school),
        format!("The school's fingerprint: {}", found.fingerprint.join(" ")),
        format!("Verified: {at} (UK time)"),
        format!("By: {}, {}", found.who.name, found.who.job),
        format!("With: Holdfast {}", found.version),
        String::new(),
        format!("{}.", verdict(found)),
        meaning(found),
        String::new(),
    ];
    if found.damaged > 0 {
        lines.push(format!("Lines that are no entries: {}", found.damaged));
        lines.push(String::new());
    }
    for one in &found.chains {
        lines.push(format!("Device: {} ({})", one.label, one.who));
        lines.push(format!("  Identity: {}", one.device));
        lines.push(format!("  Entries: {}", one.entries));
        if one.bodiless > 0 {
            lines.push(format!("  Of these: {}", bodiless(one.bodiless)));
        }
        if let Some(head) = one.head {
            lines.push(format!("  Newest: number {}, {}", head.seq, head.head));
        }
        let said = chain(one);
        if said.is_empty() {
            lines.push("  Unaltered and complete".to_owned());
        }
        lines.extend(said.into_iter().map(|line| format!("  {line}")));
        lines.push(String::new());
    }
    lines.push("Numbers begin at 0. The identity of an entry is the SHA-256 of its header.".to_owned());
    lines.join("\r\n") + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{DeviceId, EntryId, PersonId};
    use crate::domain::person::{Author, Position};

    fn found(change: impl Fn(&mut ChainFound)) -> Verified {
        let mut chain = ChainFound {
            device: DeviceId([7; 32]),
            label: "MH".into(),
            who: "Morgan Hale".into(),
            entries: 3,
            bodiless: 0,
            head: Some(Position { seq: 2, head: EntryId([9; 32]) }),
            gaps: Vec::new(),
            awaited: 0,
            forked: None,
            unlinked: Vec::new(),
            unsigned: Vec::new(),
        };
        change(&mut chain);
        Verified {
            at: Minute::parse("2026-07-01T10:20").unwrap().to_millis(),
            who: Author { person: PersonId([1; 16]), name: "Morgan Hale".into(), job: "DSL".into() },
            school: "Larkfield Primary".into(),
            fingerprint: vec!["apple".into(), "river".into()],
            version: "0.1.0".into(),
            entries: 3,
            chains: vec![chain],
            damaged: 0,
        }
    }

    #[test]
    fn a_statement_says_what_was_found_and_never_more() {
        let text = text(&found(|_| ()));
        assert!(text.contains("Every record is unaltered, and none is missing."));
        assert!(text.contains("1 July 2026 at 10:20 (UK time)"));
        assert!(text.contains(&format!("number 2, {}", EntryId([9; 32]))));
        for change in [
            |chain: &mut ChainFound| chain.forked = Some(2),
            |chain: &mut ChainFound| chain.unlinked = vec![2],
            |chain: &mut ChainFound| chain.unsigned = vec![2],
        ] {
            let found = found(change);
            assert_eq!(verdict(&found), "Something is wrong with these records");
            assert!(!self::text(&found).contains("Unaltered and complete"));
        }
        let gone = found(|chain| chain.gaps = vec![(0, 4)]);
        assert_eq!(verdict(&gone), "Every record here is unaltered, and some are missing");
        assert!(self::text(&gone).contains("Entries 0 to 4 are missing."));
        let damaged = Verified { damaged: 1, ..found(|_| ()) };
        assert_eq!(verdict(&damaged), "Something is wrong with these records");
    }
}
