//! What can be said about a mark by choosing: stable codes, each with its name.

use serde::{Deserialize, Serialize};

macro_rules! codes {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident => $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$each])* #[doc = $label] $variant),+ }

        impl $name {
            /// Every one, in the order that forms offer them.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// What it is called.
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}

codes!(
    /// What a mark appears to be: an observer's word, never a cause.
    MarkKind {
        Bruise => "Bruise",
        BruiseCluster => "Cluster of small bruises",
        PinPoints => "Pin-point spots",
        RedMark => "Red mark",
        Swelling => "Swelling or lump",
        Graze => "Graze",
        Scratch => "Scratch",
        Cut => "Cut",
        Puncture => "Puncture",
        Bite => "Bite",
        BurnDry => "Burn (dry)",
        Scald => "Scald (wet)",
        RoundBurn => "Small round burn",
        FrictionBurn => "Friction or carpet burn",
        RopeMark => "Mark like that of a rope or band",
        GripMark => "Grip or finger-tip marks",
        SlapMark => "Hand-shaped mark",
        LoopMark => "Line or loop",
        BlackEye => "Black eye",
        BloodInEye => "Blood in the eye",
        MouthInjury => "Mouth, lip or tooth",
        HairLoss => "Patch of hair missing",
        NailDamage => "Nail damage",
        Rash => "Rash",
        Blister => "Blister",
        Scab => "Scab",
        Scar => "Scar",
        Dressing => "Plaster or bandage",
        Limp => "Limping or holding a limb",
        PainNoMark => "Pain, no mark to see",
        Other => "Something else",
    }
);

codes!(
    /// A colour, by name. Colour never tells age.
    MarkColour {
        Red => "Red",
        Pink => "Pink",
        Purple => "Purple",
        Blue => "Blue",
        Black => "Black",
        Brown => "Brown",
        Green => "Green",
        Yellow => "Yellow",
        Orange => "Orange",
        Pale => "White or pale",
        DarkerThanSkin => "Darker than the skin around",
        LighterThanSkin => "Lighter than the skin around",
    }
);

codes!(
    /// The shape that a mark appears to have.
    Form {
        Round => "Round",
        Oval => "Oval",
        Linear => "Straight line",
        Curved => "Curved line or loop",
        VShape => "V shape",
        Crescent => "Crescent",
        Irregular => "Irregular",
        FingerTips => "Cluster like finger-tips",
        Hand => "Like a hand",
        Object => "Outline of an object",
        Pattern => "Grid or pattern",
        Other => "Another shape",
    }
);

codes!(
    /// How a size was found.
    SizeBasis {
        Ruler => "Measured with a ruler",
        Estimate => "Estimated",
        LikeObject => "Compared with an object",
    }
);

codes!(
    /// Yes, no, or nobody looked.
    YesNo {
        Yes => "Yes",
        No => "No",
        Unknown => "Not known",
    }
);

codes!(
    /// Whether it bleeds.
    Bleeding {
        No => "No",
        Fresh => "Yes, fresh",
        Dried => "Dried blood",
    }
);

codes!(
    /// Whether there is dirt in it.
    Cleanliness {
        Clean => "Clean",
        Dirty => "Dirt or grit in it",
        Unknown => "Not known",
    }
);

codes!(
    /// What the child said of pain. Nobody presses to find out.
    Pain {
        SaidYes => "Said that it hurts",
        SaidNo => "Said that it does not hurt",
        NotSaid => "Did not say",
    }
);

codes!(
    /// A mark that was known before.
    KnownMark {
        Birthmark => "Birthmark",
        BlueGreySpot => "Blue-grey spot",
        Eczema => "Eczema or another skin condition",
        MedicalDevice => "From a medical device or treatment",
        Other => "Known for another reason",
    }
);

codes!(
    /// How a mark differs from when it was seen before. What was seen, never how old it is.
    Change {
        New => "New beside the earlier one",
        Same => "The same",
        Fading => "Fading",
        Larger => "Larger",
        Worse => "Worse",
        Healed => "No longer to be seen",
    }
);

codes!(
    /// What medical advice was taken.
    Advice {
        None => "None",
        OneOneOne => "NHS 111",
        Gp => "GP",
        EmergencyDepartment => "A&E or 999",
        SchoolNurse => "School nurse",
    }
);

codes!(
    /// Who has examined the child.
    Examiner {
        Nobody => "Nobody",
        SchoolNurse => "School nurse",
        Paramedic => "Paramedic",
        Doctor => "Doctor",
    }
);
