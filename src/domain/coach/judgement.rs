//! Words that judge a person instead of saying what was seen and heard.

use super::names::Names;
use super::phrases::{Phrases, range_of};
use super::read::Text;
use super::{Advice, Finding};

const JUDGEMENTS: Phrases = Phrases(&[
    "acting up",
    "aggressive",
    "aggressively",
    "alkie",
    "appalling",
    "arrogant",
    "as usual",
    "attention seeker",
    "attention seeking",
    "awful",
    "bad dad",
    "bad family",
    "bad father",
    "bad influence",
    "bad mother",
    "bad mum",
    "bad parent",
    "bad parenting",
    "bad parents",
    "brat",
    "chavvy",
    "cheeky",
    "clingy",
    "crazy",
    "creepy",
    "difficult child",
    "difficult family",
    "difficult mother",
    "difficult parent",
    "difficult parents",
    "disgraceful",
    "disgusting",
    "dodgy",
    "drama queen",
    "dramatic",
    "dreadful",
    "druggie",
    "druggy",
    "dysfunctional",
    "feral",
    "filthy",
    "had a meltdown",
    "having a meltdown",
    "hopeless",
    "horrible",
    "horrid",
    "hysterical",
    "inappropriate",
    "inappropriately",
    "junkie",
    "kicked off",
    "kicking off",
    "kicks off",
    "lazy",
    "mad as",
    "manipulating",
    "manipulative",
    "melodramatic",
    "meltdown",
    "moody",
    "nasty",
    "naughty",
    "needy",
    "neglectful",
    "no surprise",
    "nutter",
    "over the top",
    "overdramatic",
    "pathetic",
    "playing up",
    "poor parenting",
    "problem child",
    "problem family",
    "promiscuous",
    "provocative",
    "provocatively",
    "psycho",
    "ridiculous",
    "rough family",
    "rubbish dad",
    "rubbish mother",
    "rubbish mum",
    "rubbish parent",
    "rubbish parents",
    "rude",
    "scruffy",
    "selfish",
    "shifty",
    "shocking",
    "silly",
    "slutty",
    "sly",
    "smelly",
    "sneaky",
    "spoiled brat",
    "spoilt boy",
    "spoilt brat",
    "spoilt child",
    "spoilt girl",
    "stank",
    "stinking",
    "stinks",
    "strop",
    "stroppy",
    "stupid",
    "sulked",
    "sulking",
    "sulky",
    "tantrum",
    "tantrums",
    "tarty",
    "terrible dad",
    "terrible father",
    "terrible mother",
    "terrible mum",
    "terrible parent",
    "terrible parents",
    "trouble maker",
    "troublemaker",
    "true to form",
    "typical of",
    "typically",
    "unfit mother",
    "unfit parent",
    "ungrateful",
    "unsurprisingly",
    "up to no good",
    "useless",
    "weird",
    "whingeing",
    "whinging",
    "whiny",
]);

/// Finds them, except in somebody's own words and in what others are said to have said.
pub fn look(text: &Text<'_>, _: &Names, found: &mut Vec<Finding>) {
    let mut next = 0;
    for place in 0..text.words.len() {
        if place < next || text.words.get(place).is_none_or(|word| word.quoted) {
            continue;
        }
        let Some(length) = JUDGEMENTS.at(text, place) else { continue };
        // A place, a game, a book: "Horrible Histories", "the Naughty Elephant" are names.
        let name = text.words.get(place).is_some_and(|word| word.is_capitalised())
            && !text.before(place).is_empty()
            && text.after(place, 1).is_some_and(|word| word.is_capitalised());
        if !name && !text.is_reported(place) {
            found.push(Finding { advice: Advice::Judgement, range: range_of(text, place, length) });
        }
        next = place + length;
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_is_in_order() {
        super::super::phrases::assert_in_order(&super::JUDGEMENTS);
    }
}
