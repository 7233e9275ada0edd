//! Searches a closed browser's whole profile directory, byte for byte, for words that must not be readable on the disk.
//!
//! Browsers pack what they store: Chromium keeps IndexedDB in LevelDB (blocks packed with Snappy, keys sharing their
//! beginnings) and packs larger values with Snappy again; Firefox keeps it in SQLite with every value packed with Snappy,
//! the Cache API in framed Snappy and the session in LZ4; WebKit keeps it in SQLite, long values spread over pages. So
//! every file is searched as it lies there *and* in every unpacked form, in every encoding a browser writes text in.
//! [`prove`] adds the control: a row planted in plaintext ([`Person::plant`](crate::person::Person::plant)) must be found.

mod leveldb;
mod sqlite;
mod unpack;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use memchr::memmem::Finder;

/// A readable word where none should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Which one.
    pub canary: String,
    /// Below the profile directory.
    pub file: PathBuf,
    /// How it was written: "UTF-8", "UTF-16LE" and so on.
    pub encoding: &'static str,
    /// Whether it lay there as it is, or came to light by unpacking.
    pub packed: bool,
}

/// What a search saw.
#[derive(Debug, Default)]
pub struct Report {
    /// Files read.
    pub files: usize,
    /// Bytes read as they lie on the disk.
    pub bytes: usize,
    /// Bytes that came out of packed forms.
    pub unpacked: usize,
    /// Tables that could only be searched as they lie, with the reason: none after a browser was closed in order.
    pub unreadable: Vec<String>,
    /// What was found.
    pub found: BTreeSet<Found>,
}

/// One word in one encoding.
struct Needle {
    canary: String,
    encoding: &'static str,
    finder: Finder<'static>,
}

/// Searches every file below `profile` for every canary.
///
/// # Errors
/// When the directory can't be read, or a canary is too short to mean anything.
pub fn search(profile: &Path, canaries: &[&str]) -> anyhow::Result<Report> {
    let mut needles = Vec::new();
    for canary in canaries {
        ensure!(
            canary.chars().count() >= 6,
            "the canary \"{canary}\" is too short: it would be found anywhere"
        );
        for (encoding, bytes) in encodings(canary) {
            needles.push(Needle {
                canary: (*canary).to_owned(),
                encoding,
                finder: Finder::new(&bytes).into_owned(),
            });
        }
    }
    let mut report = Report::default();
    let mut waiting = vec![profile.to_owned()];
    while let Some(directory) = waiting.pop() {
        let entries = std::fs::read_dir(&directory).with_context(|| format!("no {}", directory.display()))?;
        for entry in entries {
            let entry = entry?;
            let kind = entry.file_type()?;
            if kind.is_dir() {
                waiting.push(entry.path());
            } else if kind.is_file() {
                search_file(profile, &entry.path(), &needles, &mut report)?;
            }
            note(&needles, entry.file_name().as_encoded_bytes(), &entry.path(), profile, false, &mut report);
        }
    }
    Ok(report)
}

fn search_file(profile: &Path, file: &Path, needles: &[Needle], report: &mut Report) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).with_context(|| file.display().to_string())?;
    report.files += 1;
    report.bytes += bytes.len();
    note(needles, &bytes, file, profile, false, report);
    let mut unreadable = None;
    let mut pieces = Vec::new();
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    if name.ends_with(".ldb") || name.ends_with(".sst") {
        unreadable = leveldb::table(&bytes, &mut pieces).err();
    } else if name.ends_with(".log") && beside_leveldb(file) {
        leveldb::log(&bytes, &mut pieces);
    } else if bytes.starts_with(sqlite::MAGIC) {
        let mut beside = file.as_os_str().to_owned();
        beside.push("-wal");
        let wal = std::fs::read(beside).unwrap_or_default();
        unreadable = sqlite::cells(&bytes, &wal, &mut pieces).err();
    } else {
        unpack::all(&bytes, &mut pieces);
    }
    if let Some(reason) = unreadable {
        report.unreadable.push(format!("{}: {reason:#}", file.display()));
    }
    for piece in &pieces {
        report.unpacked += piece.len();
        note(needles, piece, file, profile, true, report);
    }
    Ok(())
}

/// LevelDB's own log lies beside a file called CURRENT; other logs are just text.
fn beside_leveldb(file: &Path) -> bool {
    file.parent().is_some_and(|directory| directory.join("CURRENT").is_file())
}

fn note(needles: &[Needle], bytes: &[u8], file: &Path, profile: &Path, packed: bool, report: &mut Report) {
    for needle in needles {
        if needle.finder.find(bytes).is_some() {
            report.found.insert(Found {
                canary: needle.canary.clone(),
                file: file.strip_prefix(profile).unwrap_or(file).to_owned(),
                encoding: needle.encoding,
                packed,
            });
        }
    }
}

/// Every way in which a browser writes a string down.
fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let mut all = vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("UTF-16BE", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
    ];
    let latin: Option<Vec<u8>> = text.chars().map(|letter| u8::try_from(letter).ok()).collect();
    if let Some(latin) = latin {
        if !text.is_ascii() {
            all.push(("Latin-1", latin));
        } else {
            // The keys of Firefox's databases: each character one higher, so that a zero can end them.
            all.push(("Firefox key", latin.iter().map(|byte| byte.saturating_add(1)).collect()));
        }
    }
    all
}

/// The profile holds none of the canaries, and the search would have found them: it finds what was planted, as it lies
/// and, where the browser packs what it stores (all but WebKit), by unpacking alone.
///
/// # Errors
/// When a canary is found, the planted words are not, or part of the profile could not be unpacked.
pub fn prove(profile: &Path, packs: bool, planted: &str, canaries: &[&str]) -> anyhow::Result<Report> {
    let control = search(profile, &[planted])?;
    ensure!(!control.found.is_empty(), "the search does not find the planted row: it proves nothing");
    let control = search(profile, &[&planted.to_uppercase()])?;
    ensure!(
        !control.found.is_empty(),
        "the search does not find the planted row that is packed: it proves nothing"
    );
    let lies_plain: BTreeSet<_> =
        control.found.iter().filter(|found| !found.packed).map(|found| &found.file).collect();
    ensure!(
        !packs || control.found.iter().any(|found| !lies_plain.contains(&found.file)),
        "no file holds the planted row in a form that only unpacking shows: {:#?}",
        control.found
    );
    let report = search(profile, canaries)?;
    ensure!(report.unreadable.is_empty(), "parts of the profile can't be unpacked: {:#?}", report.unreadable);
    ensure!(report.found.is_empty(), "readable on the disk: {:#?}", report.found);
    println!(
        "   searched {} files, {} KiB and {} KiB unpacked, for {} canaries: none; the planted row was found",
        report.files,
        report.bytes / 1024,
        report.unpacked / 1024,
        canaries.len()
    );
    Ok(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_is_searched_for() {
        let directory = std::env::temp_dir().join(format!("holdfast-profile-{}", std::process::id()));
        std::fs::create_dir_all(directory.join("deep")).unwrap();
        for (number, (encoding, bytes)) in encodings("Zoë Ångström").into_iter().enumerate() {
            let file = directory.join("deep").join(format!("{number}"));
            std::fs::write(file, [b"before".as_slice(), &bytes, b"after"].concat()).unwrap();
            let report = search(&directory, &["Zoë Ångström"]).unwrap();
            assert!(
                report.found.iter().any(|found| found.encoding == encoding && !found.packed),
                "{encoding}"
            );
        }
        assert!(search(&directory, &["Nobody at all"]).unwrap().found.is_empty());
        assert!(search(&directory, &["short"]).is_err());
        assert!(prove(&directory, false, "Nobody at all", &["Somebody else"]).is_err());
        std::fs::remove_dir_all(directory).unwrap();
    }
}
