//! The attachments in a bundle: members `files/<SHA-256>`, in the order of their digests, after the entries that name them.

use std::collections::BTreeMap;
use std::io::Read;

use serde::Deserialize;

use crate::crypto::hash::Running;
use crate::domain::action::Step;
use crate::domain::event::{Body, Event, Status};
use crate::domain::ids::Digest;

use super::pace::{Counted, Pace};

const FOLDER: &str = "files/";
/// The attachments of one volume come to so many bytes at most, but for one file that is larger by itself.
pub const VOLUME: u64 = 200 << 20;

/// The name of an attachment in the tar.
pub(super) fn member(file: &Digest) -> String {
    format!("{FOLDER}{file}")
}

/// The attachment of such a name.
pub fn of_member(name: &[u8]) -> Option<Digest> {
    std::str::from_utf8(name).ok()?.strip_prefix(FOLDER)?.parse().ok()
}

/// The attachments that entries name, and what they are called there.
pub fn named<'a>(lines: impl Iterator<Item = &'a str>) -> BTreeMap<Digest, String> {
    lines.flat_map(named_in).collect()
}

/// The attachments that one entry names.
pub(super) fn named_in(line: &str) -> impl Iterator<Item = (Digest, String)> {
    #[derive(Deserialize)]
    struct Line {
        body: Option<Body>,
    }
    // Most entries have none: those are not read for it.
    let line = line.contains(r#""attachments":["#).then_some(line);
    let body = line.and_then(|line| serde_json::from_slice::<Line>(line.as_bytes()).ok()?.body);
    let mut sealed = Vec::new();
    let attachments = match body.map(|body| body.what) {
        // What these are called stands inside.
        Some(Event::Sealed(outside)) => {
            sealed = outside.attachments;
            Vec::new()
        }
        Some(Event::Concern(concern)) => concern.attachments,
        Some(Event::Amend(amend)) => amend.concern.attachments,
        Some(Event::ActionStatus(Status { step: Step::Done(outcome) | Step::NotDone(outcome), .. })) => {
            outcome.attachments
        }
        _ => Vec::new(),
    };
    let named = attachments.into_iter().map(|attachment| (attachment.file, attachment.name));
    named.chain(sealed.into_iter().map(|file| (file, short(&file))))
}

/// What a file is called where no entry says it.
pub(super) fn short(file: &Digest) -> String {
    file.to_string().chars().take(12).collect()
}

/// Reads a part to its end: its length in bytes, and its digest, if it can be read. It is not kept.
///
/// # Errors
/// If it was called off.
pub(super) async fn measure<P: Pace>(
    member: &mut impl Read,
    counted: &mut Counted<'_, P>,
) -> Result<std::io::Result<(u64, Digest)>, P::Error> {
    let mut hash = Running::default();
    let mut length = 0;
    let mut buffer = vec![0; 16 << 10];
    loop {
        let count = match member.read(&mut buffer) {
            Ok(count) => count,
            Err(error) => return Ok(Err(error)),
        };
        let piece = buffer.get(..count).unwrap_or_default();
        if piece.is_empty() {
            return Ok(Ok((length, Digest(hash.finish()))));
        }
        length += count as u64;
        hash.update(piece);
        counted.add(count as u64).await?;
    }
}

/// Divides attachments into volumes of `most` bytes, or of one file that is longer; at least one volume.
pub fn volumes(files: Vec<(Digest, u64)>, most: u64) -> Vec<Vec<(Digest, u64)>> {
    let mut volumes = vec![Vec::new()];
    let mut bytes = 0;
    for (file, length) in files {
        if bytes + length > most && bytes > 0 {
            volumes.push(Vec::new());
            bytes = 0;
        }
        bytes += length;
        if let Some(volume) = volumes.last_mut() {
            volume.push((file, length));
        }
    }
    volumes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn volumes_are_filled_in_order_and_none_is_lost() {
        let file = |number: u8, length| (Digest([number; 32]), length);
        assert_eq!(volumes(Vec::new(), VOLUME), [Vec::new()]);
        let files = vec![file(1, VOLUME - 1), file(2, 1), file(3, 1), file(4, VOLUME * 2), file(5, 0)];
        let divided = volumes(files.clone(), VOLUME);
        assert_eq!(divided.iter().map(Vec::len).collect::<Vec<_>>(), [2, 1, 1, 1]);
        assert_eq!(divided.concat(), files);
    }

    #[test]
    fn a_name_in_the_tar_is_a_digest_and_nothing_else() {
        let file = Digest([0xab; 32]);
        assert_eq!(of_member(member(&file).as_bytes()), Some(file));
        for name in ["files/", "files/../x", "files/AB", "entries.jsonl", &"ab".repeat(32)] {
            assert_eq!(of_member(name.as_bytes()), None, "{name}");
        }
    }
}
