//! Pupils who are one child: joined by entries, taken apart by entries that name those. A join counts unless some entry ends
//! it, whichever came first, so every order gives one result; whoever joins again writes a new one.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::event::{JoinPupils, SeparatePupils};
use crate::domain::ids::{EntryId, PupilId};
use crate::domain::person::Author;
use crate::domain::time::Stamp;

/// A join, with who said so and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// Who.
    pub who: Author,
    /// When.
    pub at: Stamp,
    /// Whom.
    pub pupils: JoinPupils,
}

/// Every join, and what follows from those that stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Joined {
    joins: BTreeMap<EntryId, Join>,
    ended: BTreeSet<EntryId>,
    apart: BTreeSet<[PupilId; 2]>,
    /// Of everybody who is joined with somebody: who is kept.
    kept: BTreeMap<PupilId, PupilId>,
}

impl Joined {
    pub(super) fn join(&mut self, id: EntryId, who: &Author, at: Stamp, pupils: &JoinPupils) {
        self.joins.insert(id, Join { who: who.clone(), at, pupils: *pupils });
    }

    pub(super) fn separate(&mut self, SeparatePupils { pupils, joins }: &SeparatePupils) {
        self.ended.extend(joins);
        let mut pupils = *pupils;
        pupils.sort();
        self.apart.insert(pupils);
    }

    /// The joins that stand.
    pub fn standing(&self) -> impl Iterator<Item = (&EntryId, &Join)> {
        self.joins.iter().filter(|(entry, _)| !self.ended.contains(*entry))
    }

    /// Whether somebody has said that these two are two.
    pub fn are_two(&self, one: PupilId, other: PupilId) -> bool {
        self.apart.contains(&[one.min(other), one.max(other)])
    }

    /// Under whom a pupil is kept: themselves, if nobody has joined them with another.
    pub fn kept(&self, pupil: &PupilId) -> PupilId {
        self.kept.get(pupil).copied().unwrap_or(*pupil)
    }

    /// Everybody who is the same child as this one, this one among them.
    pub fn same(&self, pupil: &PupilId) -> BTreeSet<PupilId> {
        let kept = self.kept(pupil);
        let others = self.kept.iter().filter(|(_, other)| **other == kept).map(|(pupil, _)| *pupil);
        others.chain([*pupil]).collect()
    }

    /// Finds who is kept: of each group of joined pupils the one whom no join that stands puts under another; the first by
    /// id where several are left, or none.
    pub(super) fn settle(&mut self) {
        let mut group: BTreeMap<PupilId, PupilId> = BTreeMap::new();
        let mut under = BTreeSet::new();
        for (_, Join { pupils: JoinPupils { kept, joined }, .. }) in self.standing() {
            under.insert(*joined);
            let (one, other) =
                (*group.entry(*kept).or_insert(*kept), *group.entry(*joined).or_insert(*joined));
            group.values_mut().filter(|of| **of == other).for_each(|of| *of = one);
        }
        let mut best: BTreeMap<PupilId, (bool, PupilId)> = BTreeMap::new();
        for (pupil, of) in &group {
            let rank = (under.contains(pupil), *pupil);
            let place = best.entry(*of).or_insert(rank);
            *place = (*place).min(rank);
        }
        let kept = |of: &PupilId| best.get(of).map_or(*of, |(_, pupil)| *pupil);
        self.kept = group.iter().map(|(pupil, of)| (*pupil, kept(of))).collect();
    }
}
