//! Households.

pub const TITLE: &str = "Household and siblings";
pub const NONE: &str = "Nobody has set down who lives together.";
pub const ADD: &str = "Set down a household";
pub const ANOTHER: &str = "Another household";
pub const CHANGE: &str = "Change";
pub const CHILDREN: &str = "Children";
pub const CHILDREN_HINT: &str =
    "Pupils of this school by name; for another child type the name and choose \"not on the list\".";
pub const ADULTS: &str = "Adults";
pub const ADULT: &str = "Name";
pub const RELATION: &str = "What they are to the child";
pub const ADULT_NOTE: &str = "How to reach them, and what else is to be known";
pub const ADD_ADULT: &str = "Add an adult";
pub const TAKE_OUT: &str = "Take out";
pub const ELSEWHERE: &str = "lives elsewhere";
pub const NOTE: &str = "Anything else";
pub const NOTE_HINT: &str = "Who sleeps where and when, pets, a new adult in the home.";
pub const SAVE: &str = "Save the household";
pub const CONTESTED: &str = "Two people changed it apart: what you save takes the place of both.";
pub const SAME_SURNAME: &str = "The same surname, and in no household with the child";
pub const KEPT_FROM: &str = "You are kept from this child's file.";
pub const NOT_A_PUPIL: &str = "not a pupil here";
