//! The post box: a folder that the school's devices share.

use crate::app::view::{ArrivedRow, PostStatus, Trouble, Why};

use super::count;

pub const TITLE: &str = "Post box";
pub const WHAT: &str = "A folder that your school shares already, in OneDrive, on a network drive or in something like it. While Holdfast is open it puts \
    its sealed files there by itself, and collects what colleagues have put there.";
pub const SEALED: &str = "Every file in it is sealed, and its name says nothing. Whoever else can see the folder learns how many files there are and \
    when, and nothing more.";
pub const CHOOSE: &str = "Choose the folder";
pub const CHOOSE_ANOTHER: &str = "Choose another folder";
pub const CHOOSE_HINT: &str = "The same folder for everybody, with nothing else in it, under a name that says nothing: \"Post\", for example. The name can be \
    read on this computer without your passphrase.";
pub const MISSING: &str = "This browser cannot use a folder by itself";
pub const MISSING_BODY: &str = "Chrome and Edge on a computer can. Everywhere else the same files go by hand, and just as well: hand over, send the file, and \
    bring in what comes.";
pub const PRACTICE: &str = "A practice school uses no post box: its files are of no use to anybody.";
pub const NOT_CHOSEN: &str = "This folder could not be used";
pub const NOT_CHOSEN_BODY: &str =
    "The browser did not allow it. Nothing was changed. Choose another folder, or go on by hand.";
pub const FOLDER: &str = "Folder";
pub const DELIVERED: &str = "Last delivered";
pub const LOOKED: &str = "Last looked into";
pub const NEVER: &str = "Not yet";
pub const LYING: &str = "Your files in it that nobody has confirmed yet";
pub const FOR_OTHERS: &str = "Files that are not for this device";
pub const ROUND: &str = "Look now";
pub const LOOKING: &str = "Looking into the folder…";
pub const ALLOW: &str = "Allow the folder again";
pub const WAITING: &str = "What waits for you";
pub const WAITING_BODY: &str = "These are not brought in without you. Nothing of them has been taken.";
pub const LOOK_AT_WAITING: &str = "Look at what waits in the post box";
pub const LEAVE: &str = "Leave these files alone";
pub const ARRIVED: &str = "What arrived";
pub const ARRIVED_NONE: &str = "Nothing has come by the post box yet.";
pub const STOP: &str = "Use no post box";
pub const STOP_BODY: &str = "What lies in the folder stays there. Files go by hand again.";
pub const BY_HAND: &str = "By hand";
pub const UNKNOWN_SENDER: &str = "It cannot be read whose it is";

/// How it stands, for the head of every screen.
pub fn short(status: &PostStatus, time: Option<&str>) -> String {
    let stands = match (&status.trouble, time) {
        (Some(Trouble::Lapsed), _) => "wants your permission".to_owned(),
        (Some(_), _) => "not reached".to_owned(),
        (None, _) if status.undelivered => "not delivered yet".to_owned(),
        (None, _) if status.waiting > 0 => format!("{} for you to look at", status.waiting),
        (None, _) if status.looked.is_none() => "looking".to_owned(),
        (None, Some(time)) => format!("delivered {time}, nothing waiting"),
        (None, None) => "nothing waiting".to_owned(),
    };
    format!("Post box: {stands}")
}

/// What is in the way: what happened, and what to do.
pub fn trouble(trouble: &Trouble) -> (&'static str, String) {
    match trouble {
        Trouble::Lapsed => (
            "The browser asks for your permission again",
            "It does so now and then, for your safety. Until you allow it, nothing is delivered or collected. Nothing is lost."
                .to_owned(),
        ),
        Trouble::Gone => (
            "The folder is not there",
            "It may have been moved or renamed, or the network drive may be away. Nothing is lost. If it does not come back, choose it again."
                .to_owned(),
        ),
        Trouble::Full => (
            "The folder takes no more",
            "There is no room where it lies. Nothing is lost. Ask whoever looks after it, or hand over by hand.".to_owned(),
        ),
        Trouble::Busy => (
            "Another program holds the folder's files",
            "Holdfast tries again by itself in a minute. Nothing is lost.".to_owned(),
        ),
        Trouble::Stopped => (
            "The last look into the folder was not finished",
            "Holdfast tries again by itself in a minute. Nothing is lost. Look now to see what is in the way.".to_owned(),
        ),
        Trouble::Refused(name) => (
            "The folder could not be used just now",
            format!("Holdfast tries again by itself in a minute. Nothing is lost. The browser calls it {name}."),
        ),
    }
}

/// Files that have been there for a while and are not whole.
pub fn unfinished(files: usize) -> String {
    format!(
        "{} in the folder not whole: still being copied, most likely. Holdfast goes on looking. If it lasts for hours, ask the sender for it by hand.",
        count(files, "file is", "files are")
    )
}

/// Something could not be delivered.
pub const UNDELIVERED: &str = "Something you wrote could not be delivered yet. It is safe on this device.";

/// Why a file waits.
pub fn why(why: Why) -> &'static str {
    match why {
        Why::Unconfirmed => "Nobody has compared this device's safety words yet.",
        Why::Revoked => "This device has been revoked.",
        Why::Gap => "It follows on an earlier file, which has not come.",
        Why::Missing => "Earlier files of this device, with what is attached, have not come.",
        Why::Fork => "A device's log forks.",
        Why::Held => "Some of it would be held back.",
        Why::Refused => "It is refused.",
    }
}

/// What came, in a line.
pub fn came(row: &ArrivedRow) -> String {
    let kind = match row.kind.as_str() {
        "hand-over" => "Hand-over",
        "update" => "Update",
        "full-copy" => "Full copy",
        _ => "File",
    };
    let concerns = count(row.new_concerns, "new concern", "new concerns");
    let entries = count(row.new, "new entry", "new entries");
    let brings = if row.new_concerns > 0 { format!("{concerns}, {entries} in all") } else { entries };
    let files = if row.files > 0 {
        format!(", {}", count(row.files, "attached file", "attached files"))
    } else {
        String::new()
    };
    format!("{kind} {}: {brings}{files}", row.number)
}

/// Earlier files that have not come and are not needed.
pub fn missing(numbers: &[u64]) -> String {
    let numbers: Vec<String> = numbers.iter().map(u64::to_string).collect();
    format!("Number {} has not come. What was in it came with this one.", super::listed(&numbers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Millis;

    #[test]
    fn the_head_says_the_worst_first_and_promises_nothing() {
        let mut status = PostStatus::default();
        assert_eq!(short(&status, None), "Post box: looking");
        status.looked = Some(Millis(1));
        assert_eq!(short(&status, None), "Post box: nothing waiting");
        assert_eq!(short(&status, Some("10:42")), "Post box: delivered 10:42, nothing waiting");
        status.waiting = 2;
        assert_eq!(short(&status, Some("10:42")), "Post box: 2 for you to look at");
        status.undelivered = true;
        assert_eq!(short(&status, Some("10:42")), "Post box: not delivered yet");
        status.trouble = Some(Trouble::Lapsed);
        assert_eq!(short(&status, Some("10:42")), "Post box: wants your permission");
    }
}
