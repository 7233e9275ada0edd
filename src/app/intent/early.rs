//! The questions on the way from the lock screen to a saved concern. They are read without the code that reads all the others,
//! which comes with what answers those.

use serde::Deserialize;

use super::Intent;
use crate::domain::concern::ConcernDraft;
use crate::domain::ids::{DraftId, PupilId, VaultId};

/// See [`Intent`], whose names and contents these are.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Early {
    Start,
    Unlock { vault: VaultId },
    TakeOver { vault: VaultId },
    GiveCode,
    LookAtPasskeys { vault: VaultId },
    UnlockWithPasskey { vault: VaultId, number: u32, take_over: bool },
    GivePasskey { number: u32 },
    Lock,
    Home,
    FindPupils { text: String, offset: usize, limit: usize },
    Names,
    OpenDraft { draft: Option<DraftId> },
    DraftAbout { pupil: PupilId },
    SameSurname { pupils: Vec<PupilId> },
    KeepDraft { draft: DraftId, content: Box<ConcernDraft> },
    DiscardDraft { draft: DraftId },
    SaveConcern { draft: DraftId, content: Box<ConcernDraft> },
}

impl Intent {
    /// A question from its text, if it is one of these.
    pub fn read_early(text: &str) -> Option<Self> {
        Some(match serde_json::from_slice(text.as_bytes()).ok()? {
            Early::Start => Self::Start,
            Early::Unlock { vault } => Self::Unlock { vault },
            Early::TakeOver { vault } => Self::TakeOver { vault },
            Early::GiveCode => Self::GiveCode,
            Early::LookAtPasskeys { vault } => Self::LookAtPasskeys { vault },
            Early::UnlockWithPasskey { vault, number, take_over } => {
                Self::UnlockWithPasskey { vault, number, take_over }
            }
            Early::GivePasskey { number } => Self::GivePasskey { number },
            Early::Lock => Self::Lock,
            Early::Home => Self::Home,
            Early::FindPupils { text, offset, limit } => Self::FindPupils { text, offset, limit },
            Early::Names => Self::Names,
            Early::OpenDraft { draft } => Self::OpenDraft { draft },
            Early::DraftAbout { pupil } => Self::DraftAbout { pupil },
            Early::SameSurname { pupils } => Self::SameSurname { pupils },
            Early::KeepDraft { draft, content } => Self::KeepDraft { draft, content },
            Early::DiscardDraft { draft } => Self::DiscardDraft { draft },
            Early::SaveConcern { draft, content } => Self::SaveConcern { draft, content },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::FileIntent;
    use super::*;

    #[test]
    fn what_is_early_reads_as_itself_and_the_rest_is_left_to_who_knows_it() {
        let (vault, draft, pupil) = (VaultId([1; 16]), DraftId([2; 16]), PupilId([3; 16]));
        let content =
            Box::new(ConcernDraft { narrative: "Came without a coat.".into(), ..ConcernDraft::default() });
        let early = [
            Intent::Start,
            Intent::Unlock { vault },
            Intent::TakeOver { vault },
            Intent::GiveCode,
            Intent::LookAtPasskeys { vault },
            Intent::UnlockWithPasskey { vault, number: 1, take_over: true },
            Intent::GivePasskey { number: 2 },
            Intent::Lock,
            Intent::Home,
            Intent::FindPupils { text: "e".into(), offset: 1, limit: 2 },
            Intent::Names,
            Intent::OpenDraft { draft: None },
            Intent::OpenDraft { draft: Some(draft) },
            Intent::DraftAbout { pupil },
            Intent::SameSurname { pupils: vec![pupil] },
            Intent::KeepDraft { draft, content: content.clone() },
            Intent::DiscardDraft { draft },
            Intent::SaveConcern { draft, content },
        ];
        for intent in early {
            let text = serde_json::to_string(&intent).unwrap();
            assert_eq!(Intent::read_early(&text), Some(intent), "{text}");
        }
        for intent in [Intent::Practise, Intent::Files(FileIntent::Tidy { sealed: true }), Intent::RenewKeys]
        {
            assert_eq!(Intent::read_early(&serde_json::to_string(&intent).unwrap()), None);
        }
        assert_eq!(Intent::read_early("{"), None);
    }
}
