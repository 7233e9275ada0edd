//! The views on the way from the lock screen to a saved concern. They are read without the code that reads all the others,
//! which comes with the screens that show those.

use serde::Deserialize;

use super::{DraftView, FactorAsked, Home, KnownNames, PasskeyOffer, PupilPage, Saved, View, Welcome};

/// See [`View`], whose names and contents these are.
#[derive(Deserialize)]
#[allow(clippy::large_enum_variant, reason = "there is one at a time, and it goes on at once")]
#[serde(rename_all = "kebab-case")]
enum Early {
    Welcome(Welcome),
    CodeNeeded(FactorAsked),
    PasskeyOffers(Vec<PasskeyOffer>),
    SecondFactorMissing,
    Home(Home),
    Locked,
    Names(KnownNames),
    Pupils(PupilPage),
    Draft(Box<DraftView>),
    DraftKept,
    FilesTidied,
    Saved(Saved),
}

impl View {
    /// A view from its text, if it is one of these.
    pub fn read_early(text: &str) -> Option<Self> {
        Some(match serde_json::from_slice(text.as_bytes()).ok()? {
            Early::Welcome(view) => Self::Welcome(view),
            Early::CodeNeeded(view) => Self::CodeNeeded(view),
            Early::PasskeyOffers(view) => Self::PasskeyOffers(view),
            Early::SecondFactorMissing => Self::SecondFactorMissing,
            Early::Home(view) => Self::Home(view),
            Early::Locked => Self::Locked,
            Early::Names(view) => Self::Names(view),
            Early::Pupils(view) => Self::Pupils(view),
            Early::Draft(view) => Self::Draft(view),
            Early::DraftKept => Self::DraftKept,
            Early::FilesTidied => Self::FilesTidied,
            Early::Saved(view) => Self::Saved(view),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_early_reads_as_itself_and_the_rest_is_left_to_who_knows_it() {
        let saved = Saved {
            entry: crate::domain::ids::EntryId([7; 32]),
            tell_someone: true,
            danger: false,
            sealed: false,
        };
        let early = [
            View::PasskeyOffers(Vec::new()),
            View::SecondFactorMissing,
            View::Locked,
            View::DraftKept,
            View::FilesTidied,
            View::Saved(saved),
        ];
        for view in early {
            let text = serde_json::to_string(&view).unwrap();
            assert_eq!(View::read_early(&text), Some(view), "{text}");
        }
        for view in [View::KeysRenewed, View::PassphraseChanged, View::FactorSet(vec!["a".into()])] {
            assert_eq!(View::read_early(&serde_json::to_string(&view).unwrap()), None);
        }
        assert_eq!(View::read_early("{"), None);
    }
}
