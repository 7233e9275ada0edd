//! What this device remembers of its post box. It is sealed in the vault and never travels.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::crypto::random::Random;
use crate::domain::event::Positions;
use crate::domain::ids::{BundleId, DeviceId, Digest};
use crate::domain::time::Millis;
use crate::platform::post_box::Posted;
use crate::store::Backend;
use crate::vault::remembered::Remembered;
use crate::vault::{Vault, VaultError};

use crate::app::view::{ArrivedRow, PostStatus, Trouble, Why};
use crate::app::volumes::Rest;

/// So many bundles are known again by their ids.
const MERGED: usize = 2_000;
/// So many arrivals are listed.
const ARRIVED: usize = 100;
/// For so many rounds a file that is not whole, or that follows on one which has not come, is waited for in silence.
pub(super) const PATIENCE: u32 = 3;
/// From this round on a file that is not whole is looked at again only now and then.
const RARELY: u32 = 10;

/// The post box as this session has it.
#[derive(Default)]
pub(in crate::app) struct OnHand {
    /// What is remembered, once it was read.
    pub(super) note: Option<Note>,
    /// How it stands.
    pub(in crate::app) status: PostStatus,
    /// Files that are made and that the folder did not take: they are offered again, not made again.
    pub(super) unsent: Vec<Unsent>,
    /// The volumes of a hand-over that are not made yet, with its number.
    pub(super) rest: Option<(u64, Rest)>,
    /// Its first volume, which waits for them.
    pub(super) first: Vec<Unsent>,
    /// How many entries there were, and how many own files in the box, when everything was delivered.
    pub(super) settled: Option<(usize, usize)>,
}

/// The version of the record. One of another version is begun anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
enum Version {
    /// The first.
    #[default]
    #[serde(rename = "1")]
    One,
}

/// A file that is made and does not lie in the box yet.
pub(super) struct Unsent {
    pub(super) own: Own,
    pub(super) bytes: Vec<u8>,
}

/// What is remembered.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Note {
    v: Version,
    /// Own files that lie in the box.
    pub(super) own: Vec<Own>,
    /// Up to where this device's receipts for each device have been told to the other administrators for good.
    pub(super) told: BTreeMap<DeviceId, u64>,
    /// Logs without one head, as they were delivered last.
    pub(super) loose: BTreeMap<DeviceId, Digest>,
    /// What each device was sent last, and the number of the update that brought it.
    pub(super) views: BTreeMap<DeviceId, (Digest, u64)>,
    /// Files of others, by name.
    pub(super) seen: BTreeMap<String, Seen>,
    /// Bundles that were merged from the box, with their volumes, the newest last.
    merged: Vec<(BundleId, u32)>,
    /// What came, newest first.
    pub(super) arrived: Vec<ArrivedRow>,
    /// When something was last delivered.
    pub(super) delivered: Option<Millis>,
    /// When the box was last looked into all the way.
    pub(super) looked: Option<Millis>,
}

/// An own file in the box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Own {
    /// Its name.
    pub(super) name: String,
    /// Its length.
    pub(super) size: u64,
    /// Its number among this device's bundles of its kind.
    pub(super) number: u64,
    /// What it carries.
    pub(super) carries: Carries,
}

/// What an own file carries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Carries {
    /// A hand-over: where its chains begin and end, and how far its receipts go.
    HandOver {
        /// Where each chain continues from.
        base: Positions,
        /// Where each chain ends.
        heads: Positions,
        /// Up to where this device's receipts for each device go.
        told: BTreeMap<DeviceId, u64>,
    },
    /// A further volume of a hand-over: attachments alone. Nobody receipts those, so it is left where it is.
    Volume,
    /// Updates for these devices.
    Updates(Vec<DeviceId>),
}

/// A file of somebody else's, as it was when it was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Seen {
    pub(super) size: u64,
    pub(super) modified: Millis,
    pub(super) verdict: Verdict,
}

/// What was made of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Verdict {
    /// Merged, or it brings nothing that is not here.
    Known,
    /// Sealed to others.
    NotForUs,
    /// Not a bundle.
    Foreign,
    /// A person said to leave it alone.
    Left,
    /// It is not whole yet.
    NotWhole {
        /// For so many rounds.
        rounds: u32,
    },
    /// It waits for a person, or for another file.
    Waits {
        /// Why.
        why: Why,
        /// Who made it; empty if that could not be read.
        from: String,
        /// How many entries were here when it was judged: with more it is judged anew.
        entries: usize,
        /// For so many rounds.
        rounds: u32,
    },
}

impl Verdict {
    /// Whether a person is told that it waits: what only follows on another file gets some time first.
    pub(super) fn waits_for_a_person(&self) -> bool {
        match self {
            Self::Waits { why: Why::Gap | Why::Missing, rounds, .. } => *rounds >= PATIENCE,
            Self::Waits { .. } => true,
            _ => false,
        }
    }
}

impl Seen {
    /// Whether the file is still the one that was looked at.
    pub(super) fn is(&self, file: &Posted) -> bool {
        (self.size, self.modified) == (file.size, file.modified)
    }

    /// Whether to look at it again though it seems unchanged. A client may fill a file in without a sign of it.
    pub(super) fn again(&self, entries_now: usize, first: bool) -> bool {
        match &self.verdict {
            Verdict::NotWhole { rounds } => first && (*rounds < RARELY || rounds.is_multiple_of(RARELY)),
            Verdict::Waits { entries, .. } => *entries != entries_now,
            _ => false,
        }
    }
}

impl Note {
    /// What a vault remembers; nothing, if that does not open or is of another version.
    pub(super) async fn read<B: Backend>(vault: &Vault<B>) -> Result<Self, VaultError> {
        let plain = vault.remembered(Remembered::PostBox).await?;
        let note: Option<Self> = plain.and_then(|plain| serde_json::from_slice(&plain).ok());
        Ok(note.unwrap_or_default())
    }

    /// Remembers it.
    pub(super) async fn keep<B: Backend>(
        &self,
        random: &dyn Random,
        vault: &Vault<B>,
    ) -> Result<(), VaultError> {
        vault.remember(random, Remembered::PostBox, Some(&serde_json::to_vec(self)?)).await
    }

    /// Whether there is more to remember than that the box was looked into.
    pub(super) fn differs_from(&self, before: &Self) -> bool {
        Self { looked: before.looked, ..self.clone() } != *before
    }

    /// Whether a volume of a bundle was merged from the box before.
    pub(super) fn has_merged(&self, bundle: BundleId, volume: u32) -> bool {
        self.merged.contains(&(bundle, volume))
    }

    /// Remembers that a volume of a bundle was merged.
    pub(super) fn merged(&mut self, bundle: BundleId, volume: u32) {
        self.merged.push((bundle, volume));
        let over = self.merged.len().saturating_sub(MERGED);
        self.merged.drain(..over);
    }

    /// Lists something that came.
    pub(super) fn arrived(&mut self, row: ArrivedRow) {
        self.arrived.insert(0, row);
        self.arrived.truncate(ARRIVED);
    }

    /// Forgets files that are gone, and finds own ones under the names that a client has given them.
    pub(super) fn compare(&mut self, listed: &[Posted]) {
        self.seen.retain(|name, _| listed.iter().any(|file| file.name == *name));
        let is_own = |own: &[Own], name: &str| own.iter().any(|own| own.name == name);
        let mut here = Vec::new();
        for mut own in std::mem::take(&mut self.own) {
            let same = |file: &&Posted| file.name == own.name && file.size == own.size;
            let renamed = |file: &&Posted| {
                file.size == own.size && crate::bundle::post_box::is_made_of(&file.name, &own.name)
            };
            let found = listed.iter().find(same).or_else(|| listed.iter().find(renamed));
            if let Some(found) = found.filter(|found| !is_own(&here, &found.name)) {
                own.name.clone_from(&found.name);
                here.push(own);
            }
        }
        self.own = here;
    }

    /// How it stands, as far as it is remembered.
    pub(super) fn status(&self, undelivered: bool, trouble: Option<Trouble>) -> PostStatus {
        let verdicts = || self.seen.values().map(|seen| &seen.verdict);
        let unfinished =
            |verdict: &&Verdict| matches!(verdict, Verdict::NotWhole { rounds } if *rounds >= PATIENCE);
        PostStatus {
            delivered: self.delivered,
            looked: self.looked,
            undelivered,
            waiting: verdicts().filter(|verdict| verdict.waits_for_a_person()).count(),
            unfinished: verdicts().filter(unfinished).count(),
            trouble,
        }
    }
}
