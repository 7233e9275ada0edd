//! Words about people and what they may do.

use crate::domain::person::Role;

/// What a role is called.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Revoked => "Revoked",
        Role::Unconfirmed => "Not confirmed yet",
        Role::Recorder => "Recorder",
        Role::Administrator => "Administrator",
        Role::Lead => "Safeguarding lead",
    }
}

/// What a role may do, in a sentence.
pub fn role_means(role: Role) -> &'static str {
    match role {
        Role::Revoked => "Nothing any more. What was written before stays.",
        Role::Unconfirmed => {
            "Record concerns and hand them over. Your safeguarding lead has yet to compare the six safety words."
        }
        Role::Recorder => "Record concerns and hand them over.",
        Role::Administrator => "Read all concerns, bring in files, look after pupils, staff and devices.",
        Role::Lead => "Everything, and appoint administrators.",
    }
}

/// A name's initials, suggested for the lock screen.
pub fn initials(name: &str) -> String {
    name.split(|c: char| c.is_whitespace() || c == '-')
        .filter_map(|part| part.chars().find(|c| c.is_alphabetic()))
        .flat_map(char::to_uppercase)
        .take(4)
        .collect()
}

/// A name with the job, as lists show it.
pub fn name_and_job(name: &str, job: &str) -> String {
    if job.trim().is_empty() { name.to_owned() } else { format!("{name}, {job}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_suggested_from_any_name() {
        assert_eq!(initials("Ann-Marie O'Example"), "AMO");
        assert_eq!(initials("  élodie  smith "), "ÉS");
        assert_eq!(initials(""), "");
    }
}
