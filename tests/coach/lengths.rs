//! Texts and sentences that are long, and such as are not.

use super::examples::{Finds, Silent};

pub const LONG_SENTENCES: Finds = &[
    (ONE_LONG, ONE_LONG_WORDS),
    (
        concat!(
            "Short. ",
            "He went out and then he came in and then he sat down and then he stood up and then he went out and then he came in and then he sat down and then he stood up and then he went out and then he came in again."
        ),
        "He went out and then he came in and then he sat down and then he stood up and then he went out and then he came in and then he sat down and then he stood up and then he went out and then he came in again",
    ),
    (
        "She cried because it hurt and because it was cold and because she had no coat and because nobody came and because it rained and because she was hungry and because she was tired and because she wanted to go home and because her sister had gone.",
        "She cried because it hurt and because it was cold and because she had no coat and because nobody came and because it rained and because she was hungry and because she was tired and because she wanted to go home and because her sister had gone",
    ),
    (L4, L4),
    (L5, L5),
    (L6, L6),
    (L7, L7),
    (L8, L8),
    (L9, L9),
    (L10, L10),
];

const ONE_LONG: &str = "At 9.10 he came in and put his bag down and I asked him to take his coat off and he would not and so I asked him again and he sat down under the table and pulled his hood up and stayed there until Halina came and then he came out.";
const ONE_LONG_WORDS: &str = "At 9.10 he came in and put his bag down and I asked him to take his coat off and he would not and so I asked him again and he sat down under the table and pulled his hood up and stayed there until Halina came and then he came out";
const L4: &str = "On Monday at noon I was in the hall with the whole of Year 3 and their teacher and the two midday supervisors when the door at the far end opened and his father came in and walked past all of us to where he was eating and took his tray";
const L5: &str = "The bruise was on the outer side of his left arm and was about as long as my thumb and half as wide and was yellow at its edge and darker in its middle and he said nothing about it and pulled his sleeve down when he saw me look";
const L6: &str = "His mother rang at 8.40 to say that he would be late because the bus had not come and because his brother had to be brought to his own school first and because she had to be at work by 9 and could not wait for the next one";
const L7: &str = "I walked with her to the office and sat with her there and rang her mother and then her aunt and then her mother again and then told Miriam Adler what I had heard and what I had done and wrote it down before I went back to class";
const L8: &str = "In the cloakroom she took off her shoes and her socks were wet through and her feet were white and cold and I dried them with a towel and gave her socks from the box and asked where she had walked and she did not answer me at all";
const L9: &str = "He had eaten nothing at breakfast and nothing at break and at lunch he ate his own meal and what Amira Haddad had left and then he asked the kitchen for bread and put two slices into his pocket and one into his bag and one into his sleeve";
const L10: &str = "When the bell rang the class lined up by the wall and I counted them and there were twenty nine and so I went back to look and found him behind the shed with his back to the fence and his knees drawn up and his face in his hands";

pub const SHORT_SENTENCES: Silent = &[
    "At 9.10 he came in. He put his bag down. I asked him to take his coat off. He would not.",
    "He came in at 9.10 and put his bag down.",
    "His mother rang at 8.40. The bus had not come. He would be late.",
    "He said: \"Mum went out and then she came in and then she went out and then she came in and then she went out and then she came in and then she went out and then she came in and then she went out and then she came in again and then she slept\".",
    "Who was there?\nAmira Haddad\nEllis Egan\nHalina Brzezina\nMiriam Adler",
    "At 9.10 he came in\nAt 9.15 he went out\nAt 9.20 he came in\nAt 9.25 he went out\nAt 9.30 he came in\nAt 9.35 he went out\nAt 9.40 he came in\nAt 9.45 he went out\nAt 9.50 he came in",
    "The bruise was on the outer side of his left arm and was about as long as my thumb.",
    "I walked with her to the office and rang her mother. She came at 10.20.",
    "Mr. Brown and Mrs. Holloway saw it. Dr. Chen rang at 4.15. I told Miriam Adler at once.",
    "He was 1.2 m from the door. I was 3.5 m from it. We both saw it open.",
];

macro_rules! many {
    ($sentence:literal, $rest:literal) => {
        (
            concat!(
                $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence,
                $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence,
                $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence,
                $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence,
                $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence, $sentence,
                $rest
            ),
            $rest,
        )
    };
}

/// Forty sentences of ten words, and then some.
pub const LONG_TEXTS: Finds = &[
    many!("At noon he came in from the field without shoes. ", "He sat down"),
    many!("She told me about it by the door at noon. ", "Then she left"),
    many!("His mother rang the office again to ask about him. ", "I rang back"),
    many!("There was a red mark on the side of it. ", "It had gone"),
    many!("We walked to the hall and he held my hand. ", "He let go"),
    many!("Nobody had come to collect him when the gate closed. ", "I waited"),
    many!("He ate his lunch alone by the gym at noon. ", "She came"),
    many!("The door was open and the light was still on. ", "I shut it"),
    many!("On the bus he sat behind me and looked out. ", "He slept"),
    many!("She had drawn a house with a very tall fence. ", "It was blue"),
];

pub const SHORT_TEXTS: Silent = &[
    "He sat down.",
    "At noon he came in from the field without shoes. He sat down.",
    "She told me about it by the door at noon. Then she left.",
    "His mother rang the office to ask about him. I rang back at 3.10.",
    "There was a red mark on the side of his neck. It had gone by noon.",
    "We walked to the hall and he held my hand. He let go at the door.",
    "Nobody had come to collect him when the gate closed. I waited until 4.05.",
    "He ate his lunch alone by the wall of the gym.",
    "The door was open and the light was on.\n\n\n\n\n\nI shut it.",
    "On the bus he sat behind me and looked out of the window.",
];
