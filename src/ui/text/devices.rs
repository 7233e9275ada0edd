//! Words about devices and full copies, as administrators watch over them.

use std::borrow::Cow;

pub const TITLE: &str = "Devices and copies";
pub const LEAD: &str = "When each colleague's device last handed over, as far as has come to you, and what there is to do about it. Only its person \
    knows what is still on it.";
pub const NONE: &str = "No other device yet";
pub const NONE_LEAD: &str =
    "Once colleagues have joined and their first hand-over has come, their devices are listed here.";
pub const LINK: &str = "Look after devices and copies";
pub const DEVICES: &str = "Devices";
pub const WHOSE: &str = "Device";
pub const LAST: &str = "Last hand-over";
pub const TO_DO: &str = "What to do";
pub const NEVER: &str = "None yet";
pub const NOTHING: &str = "Nothing";
pub const COPIES: &str = "Full copies";
pub const COPIES_LEAD: &str = "A full copy is the school's backup: it and the recovery kit bring everything back. Keep it away from this computer.";
pub const NO_COPY: &str = "No full copy has been made yet";
pub const NO_COPY_ABOUT: &str = "If this computer breaks today, whatever no other administrator has is lost.";
pub const MAKE_COPY: &str = "Make a full copy";
pub const HERE: &str = "on this device";
pub const TO_HELD: &str = "See what is held back";
pub const TO_STAFF: &str = "Confirm it under Staff";
pub const UNCONFIRMED: &str = "Nobody has compared its safety words yet.";
pub const FORKED: &str = "Two different histories have come from this device: perhaps a backup was put back, or the computer was copied. What came after \
    they part is held back. Ask its person which machine they use, have them join again there, and let sound concerns count.";

/// "today", "yesterday", "12 days ago".
pub fn ago(days: u32) -> Cow<'static, str> {
    match days {
        0 => "today".into(),
        1 => "yesterday".into(),
        days => format!("{days} days ago").into(),
    }
}

/// When, and how long ago.
pub fn when(day: &str, days: u32) -> String {
    format!("{day}, {}", ago(days))
}

fn ordinal(number: u64) -> Cow<'static, str> {
    const FIRST: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let word = number
        .checked_sub(1)
        .and_then(|place| usize::try_from(place).ok())
        .and_then(|place| FIRST.get(place));
    word.map_or_else(
        || {
            let ending = match (number % 10, number % 100) {
                (1, hundred) if hundred != 11 => "st",
                (2, hundred) if hundred != 12 => "nd",
                (3, hundred) if hundred != 13 => "rd",
                _ => "th",
            };
            format!("{number}{ending}").into()
        },
        |word| (*word).into(),
    )
}

/// Which of its hand-overs have not come, and what to do.
pub fn missing(entries: u64, bundles: &[u64], who: &str) -> String {
    let what = match bundles {
        [] => format!("{} not here that this device is known to have written.", are(entries)),
        [one] => format!(
            "The {} hand-over from this device has not come, and {} with it.",
            ordinal(*one),
            lacks(entries)
        ),
        several => {
            let mut named: Vec<String> = several.iter().map(|one| ordinal(*one).into_owned()).collect();
            named.reverse();
            format!(
                "The {} hand-overs from this device have not come, and {} with them.",
                super::listed(&named),
                lacks(entries)
            )
        }
    };
    format!(
        "{what} Another administrator may have brought it in: ask for their hand-over. If nobody has, ask {who} to send the file again."
    )
}

fn are(entries: u64) -> String {
    if entries == 1 { "1 entry is".to_owned() } else { format!("{entries} entries are") }
}

fn lacks(entries: u64) -> String {
    if entries == 1 { "1 entry is missing".to_owned() } else { format!("{entries} entries are missing") }
}

/// How many of its entries are held back.
pub fn held(count: usize) -> String {
    if count == 1 {
        "1 of its entries is held back.".to_owned()
    } else {
        format!("{count} of its entries are held back.")
    }
}

/// How many drafts stayed on it.
pub fn drafts(count: u64) -> String {
    if count == 1 { "1 draft stayed on it".to_owned() } else { format!("{count} drafts stayed on it") }
}

/// How many concerns have left it.
pub fn let_go(count: usize) -> String {
    if count == 1 {
        "1 concern has left it; you have it".to_owned()
    } else {
        format!("{count} concerns have left it; administrators have them")
    }
}

/// The newest full copy is older than it should be.
pub fn copy_old(days: u32) -> String {
    format!("The last full copy is {days} days old")
}

/// When a reminder comes.
pub fn copy_wanted(days: u32) -> String {
    if days == 1 {
        "Your school wants one every day.".to_owned()
    } else {
        format!("Your school wants one every {days} days.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_in_plain_words() {
        let said = missing(3, &[4], "Ines Duarte");
        assert!(
            said.starts_with("The fourth hand-over from this device has not come, and 3 entries are missing"),
            "{said}"
        );
        let said = missing(1, &[21, 13], "Ines Duarte");
        assert!(
            said.starts_with("The 13th and 21st hand-overs from this device have not come, and 1 entry is"),
            "{said}"
        );
        assert!(missing(2, &[], "Ines Duarte").starts_with("2 entries are not here"));
        assert_eq!([0, 1, 2].map(|days| ago(days).into_owned()), ["today", "yesterday", "2 days ago"]);
    }
}
