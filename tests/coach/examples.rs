//! Sentences from a primary school: for each rule some in which it finds these words, and some in which it finds none.

use super::lengths::{LONG_SENTENCES, LONG_TEXTS, SHORT_SENTENCES, SHORT_TEXTS};

/// Which rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Opinion,
    Judgement,
    Initials,
    Abbreviation,
    VagueTime,
    Unnamed,
    SharedName,
    Leading,
    Capitals,
    Exclamation,
    LongText,
    LongSentence,
    Repeated,
    Slip,
}

pub type Finds = &'static [(&'static str, &'static str)];
pub type Silent = &'static [&'static str];

/// The rule, what it finds where, and where it is silent.
pub const EXAMPLES: &[(Kind, Finds, Silent)] = &[
    (Kind::Opinion, OPINION, NO_OPINION),
    (Kind::Judgement, JUDGEMENT, NO_JUDGEMENT),
    (Kind::Initials, INITIALS, NO_INITIALS),
    (Kind::Abbreviation, ABBREVIATIONS, NO_ABBREVIATIONS),
    (Kind::VagueTime, VAGUE, NOT_VAGUE),
    (Kind::Unnamed, UNNAMED, NAMED),
    (Kind::SharedName, SHARED, NOT_SHARED),
    (Kind::Leading, LEADING, NOT_LEADING),
    (Kind::Capitals, CAPITALS, NO_CAPITALS),
    (Kind::Exclamation, EXCLAMATION, NO_EXCLAMATION),
    (Kind::LongText, LONG_TEXTS, SHORT_TEXTS),
    (Kind::LongSentence, LONG_SENTENCES, SHORT_SENTENCES),
    (Kind::Repeated, REPEATED, NOT_REPEATED),
    (Kind::Slip, SLIPS, NO_SLIPS),
];

const OPINION: Finds = &[
    ("Kayleigh was obviously upset about her mum.", "obviously"),
    ("He clearly did not want to go home.", "clearly"),
    ("She was clearly frightened of him.", "clearly"),
    ("Clearly something had happened over the weekend.", "Clearly"),
    ("I think her uncle is hitting her.", "I think"),
    ("He must have been up all night.", "must have been"),
    ("Tom is being neglected at home.", "is being neglected"),
    ("She pushed him on purpose.", "on purpose"),
    ("He was just doing it for attention.", "for attention"),
    ("Mum doesn't care about his uniform.", "doesn't care"),
    ("There is no doubt that it was the older brother.", "no doubt"),
    ("In my opinion he is not safe there.", "In my opinion"),
    ("He made it all up so that he could stay in.", "made it all up"),
    ("Dad had probably been drinking.", "probably"),
    ("She definitely knew about it before.", "definitely"),
];

const NO_OPINION: Silent = &[
    "She spoke clearly and looked at me while she spoke.",
    "I could see the bruise clearly on his left cheek.",
    "The mark was clearly visible below his sleeve.",
    "Tom said that he thinks she did it on purpose.",
    "His mother told me that he was probably tired.",
    "\"I think Dad was cross,\" he said to me.",
    "She said, “he did it on purpose”, and cried.",
    "I felt his forehead, which was hot.",
    "He was lying on the carpet with his coat over his head.",
    "She must be collected by an adult on the pick-up list.",
    "He asked whether I thought that it would get better.",
    "I asked him what he thought about the trip.",
    "Her mother stated that Kayleigh had lied about it.",
    "The lead explained that this must have been the agency.",
    "She did not want any attention drawn to her arm.",
];

const JUDGEMENT: Finds = &[
    ("Tom was naughty all through assembly.", "naughty"),
    ("He is a lazy boy who never finishes his work.", "lazy"),
    ("She is very manipulative with the other girls.", "manipulative"),
    ("This is attention-seeking behaviour.", "attention-seeking"),
    ("He kicked off when I asked him to sit down.", "kicked off"),
    ("Mum is a bad mother and does not listen.", "bad mother"),
    ("His clothes were filthy.", "filthy"),
    ("Dad was aggressive on the telephone.", "aggressive"),
    ("Her behaviour was inappropriate.", "inappropriate"),
    ("As usual nobody came to collect him.", "As usual"),
    ("He had a tantrum in the dining hall.", "tantrum"),
    ("They are a problem family.", "problem family"),
    ("She was rude to the midday supervisor.", "rude"),
    ("He is a smelly child.", "smelly"),
];

const NO_JUDGEMENT: Silent = &[
    "Tom threw his pencil case at the wall and shouted at Mr Brown.",
    "He said that his brother is naughty.",
    "\"You are stupid,\" Ellis Egan said to her.",
    "Her mother described it: she said he is lazy in the mornings.",
    "We were reading Horrible Histories in the book corner.",
    "He put the wrapper in the rubbish bin.",
    "Her tights had dried mud on both knees and smelled of urine.",
    "The milk was spoilt, so he had water.",
    "She lay down on the carpet and kicked her legs.",
    "He kicked the ball off the field.",
    "Mum told me that he had had a tantrum at breakfast.",
    "He raised his fist and said that he would hit him.",
    "His father called him a brat and pulled his arm.",
    "She is typical weight for her age, the nurse wrote.",
];

const INITIALS: Finds = &[
    ("J told me that his dad was away.", "J"),
    ("I spoke to K at break.", "K"),
    ("At lunch T and his brother were on the field.", "T"),
    ("Mrs S collected him at 3.20.", "S"),
    ("He was with Ellis Egan, D and the others.", "D"),
    ("I saw B's arm when he rolled up his sleeve.", "B's"),
    ("K's mum was late.", "K's"),
    ("She pushed M on the stairs.", "M"),
    ("Then L. ran to the gate.", "L"),
    ("I asked R what had happened.", "R"),
    ("The teacher took A to the office.", "A"),
];

const NO_INITIALS: Silent = &[
    "I saw him at the gate. A car was waiting.",
    "He is in Year R and his sister is in Class B.",
    "He had an X-ray at the hospital on Tuesday.",
    "She wore a T-shirt under her jumper.",
    "His brother is doing his A-levels.",
    "\"J hit me,\" she said.",
    "The nurse gave him vitamin D.",
    "They stood by Block C near gate B.",
    "Samuel L Fairweather was there too.",
    "The A&E doctor rang at 4.15.",
    "He wrote the letter S on the wall.",
    "I went with her. I sat beside her.",
];

const ABBREVIATIONS: Finds = &[
    ("I told the DSL at 10.15.", "DSL"),
    ("The TA sat with him.", "TA"),
    ("Two TAs were on the playground.", "TAs"),
    ("He has an EHCP.", "EHCP"),
    ("CAMHS have closed the case.", "CAMHS"),
    ("I rang MASH at 11.00.", "MASH"),
    ("The SENCo came at once.", "SENCo"),
    ("His mgm collects him on Fridays.", "mgm"),
    ("Mum's bf was in the car.", "bf"),
    ("I put it on CPOMS.", "CPOMS"),
    ("SLT are aware.", "SLT"),
    ("The SW rang back.", "SW"),
    ("Halina Brzezina (TA) was there.", "TA"),
];

const NO_ABBREVIATIONS: Silent = &[
    "The designated safeguarding lead (DSL) came at 10.15. I told the DSL what I had seen.",
    "I told the DSL (designated safeguarding lead) at 10.15.",
    "The child and adolescent mental health services (CAMHS) wrote to us.",
    "He watches TV in the UK and the USA.",
    "She went to A&E and then to the GP.",
    "It was at 10.15 AM, after PE and before RE.",
    "The CCTV shows the gate at 3 PM.",
    "\"The SW is coming,\" she said.",
    "He did NOT want to go.",
    "It was OK by lunchtime.",
    "The NSPCC sent a leaflet.",
    "The DVD was an 18.",
];

const VAGUE: Finds = &[
    ("He has been tired recently.", "recently"),
    ("The other day she had no lunch.", "The other day"),
    ("She often comes without a coat.", "often"),
    ("He is always late.", "always"),
    ("His mother shouts at him all the time.", "all the time"),
    ("A while ago he had a bruise on his arm.", "A while ago"),
    ("Sometimes he falls asleep in class.", "Sometimes"),
    ("At some point he left the room.", "At some point"),
    ("He has hit her several times.", "several times"),
    ("She has lately stopped eating.", "lately"),
    ("On several occasions nobody came.", "On several occasions"),
    ("He regularly has no breakfast.", "regularly"),
    ("From time to time she cries.", "From time to time"),
];

const NOT_VAGUE: Silent = &[
    "He has often been late: on 3, 5 and 9 March.",
    "She was late several times in September.",
    "I asked how often this happens.",
    "He was breathing normally.",
    "He said that his dad is always cross.",
    "\"He always does it,\" she said.",
    "He was tired on Monday morning at 9.10.",
    "Twice this week, on Monday and on Wednesday, he had no lunch.",
    "She has recently moved: on 12 May she came to us.",
    "As often as not is no answer, so I wrote down the dates.",
    "Her mother told me that she usually walks home.",
    "He walked normally and sat down.",
    "Yesterday he came without his coat, as he always does.",
];

const UNNAMED: Finds = &[
    ("Another child pushed him off the step.", "Another child"),
    ("A member of staff saw it.", "A member of staff"),
    ("He was with some boys by the gate.", "some boys"),
    ("Someone had drawn on his arm.", "Someone"),
    ("One of the TAs brought him in.", "One of the TAs"),
    ("Her friend came to fetch me.", "Her friend"),
    ("A parent told me about it at the gate.", "A parent"),
    ("He hit a boy with a stick.", "a boy"),
    ("The other girl ran away.", "The other girl"),
    ("A man collected him.", "A man"),
    ("A colleague heard it too.", "A colleague"),
    ("He was hit by a group of girls.", "a group of girls"),
];

const NAMED: Silent = &[
    "Another child, Ellis Egan, pushed him off the step.",
    "A boy called Ellis Egan was there.",
    "Her friend Amira Haddad came to fetch me.",
    "A man whom I did not know collected him.",
    "A woman whose name I asked for would not say it.",
    "He needs someone to talk to.",
    "She behaved as a child of two might.",
    "\"A man did it,\" she said.",
    "He went to someone else's house.",
    "I asked whether a teacher had seen it.",
    "An unknown person: a man in a blue coat.",
    "A colleague (Halina Brzezina) heard it too, and is named below.",
    "Nobody else was in the room.",
];

const SHARED: Finds = &[
    ("Sam was crying by the gate.", "Sam"),
    ("I saw Ellis at the window.", "Ellis"),
    ("He was with Sam and Amira.", "Sam"),
    ("Sam's lip was bleeding.", "Sam's"),
    ("She pushed Ellis off the step.", "Ellis"),
    ("Then Grace told me about it.", "Grace"),
    ("I asked Ellis what he had seen.", "Ellis"),
    ("Amira Haddad and Sam were on the field.", "Sam"),
    ("The coat belongs to Ellis.", "Ellis"),
    ("When she came in, May was behind the door.", "May"),
    ("I sat with Grace until 3.20.", "Grace"),
];

const NOT_SHARED: Silent = &[
    "Sam Example was crying by the gate.",
    "Ellis Egan was there. I asked Ellis what he had seen.",
    "Amira was crying by the gate.",
    "It happened on 12 May at the fair.",
    "Since May he has been late twice.",
    "May I go home, he asked.",
    "Mrs Grace came at once.",
    "Mr Ellis took the register.",
    "\"Sam did it,\" she said.",
    "He is in Grace House.",
    "The grace was said before lunch.",
    "Sam Fairweather's lip was bleeding.",
];

const LEADING: Finds = &[
    ("Did Daddy hit you?", "Did Daddy hit you"),
    ("He hurt you, didn't he?", "He hurt you, didn't he"),
    ("Was it your mum or your dad?", "Was it your mum or your dad"),
    ("Why didn't you tell anyone?", "Why didn't you tell anyone"),
    ("Has he done this before?", "Has he done this before"),
    ("Were you scared of him?", "Were you scared of him"),
    ("And did he touch you there?", "did he touch you there"),
    ("Tell me what happened. Did it happen at home?", "Did it happen at home"),
    ("Your brother did that, is that right?", "Your brother did that, is that right"),
    ("Is your stepdad nasty to you?", "Is your stepdad nasty to you"),
    ("Why were you there?", "Why were you there"),
    ("Did she push you or did you fall?", "Did she push you or did you fall"),
];

const NOT_LEADING: Silent = &[
    "Tell me what happened to your arm, Priya?",
    "Can you tell me more about that?",
    "Could you show me where it hurts?",
    "What happened next?",
    "Who was there?",
    "Where were you when that happened?",
    "When did that happen?",
    "Is there anything else you want to tell me?",
    "Did anything else happen?",
    "Are you OK?",
    "Do you want a drink of water?",
    "Would you like to sit down?",
    "How did that make you feel?",
    "I said: explain to me what you mean by that.",
    "Do you feel safe?",
];

const CAPITALS: Finds = &[
    ("He did NOT want to go home.", "NOT"),
    ("She NEVER has any lunch with her.", "NEVER"),
    ("He was SCREAMING at his brother.", "SCREAMING"),
    ("This is the THIRD time.", "THIRD"),
    ("HE HIT HIM ON THE ARM.", "HE HIT HIM ON THE ARM"),
    ("His mother was VERY rude to us.", "VERY"),
    ("He came in LATE AGAIN without a coat.", "LATE AGAIN"),
    ("I told her TWO times.", "TWO"),
    ("ALL of his clothes were wet.", "ALL"),
    ("It was COMPLETELY covered in ink.", "COMPLETELY"),
    ("He said it REALLY loudly.", "REALLY"),
];

const NO_CAPITALS: Silent = &[
    "I told the DSL and the SENCO.",
    "CAMHS and OFSTED have both written.",
    "She watches TV in the UK.",
    "He built a tower from LEGO.",
    "\"I DID NOT DO IT,\" he shouted.",
    "I was on duty by the gate.",
    "He is in Y4 and KS2.",
    "The NSPCC sent a leaflet.",
    "A car stopped. I wrote down AB12 CDE.",
    "Ellis McDonald was there.",
    "The sign read ‘KEEP OUT’ in red.",
    "He has an EHCP.",
];

const EXCLAMATION: Finds = &[
    ("He was late again!", "!"),
    ("She had no coat!!", "!!"),
    ("Nobody came to collect him!!!", "!!!"),
    ("Unbelievable! He had eaten nothing.", "!"),
    ("Mum laughed!", "!"),
    ("He ran into the road! I ran after him.", "!"),
    ("It happened twice in one day!", "!"),
    ("I told her that before!", "!"),
    ("He smelled of smoke (again!)", "!"),
    ("No breakfast, no lunch !", "!"),
];

const NO_EXCLAMATION: Silent = &[
    "He was late on Monday and on Tuesday.",
    "\"Stop it!\" he shouted.",
    "She shouted “Go away!” and ran.",
    "He cried 'help!' from the stairs.",
    "‘No!’ she said.",
    "Did it happen at home?",
    "She said: \"I hate him!\"",
    "He wrote \"no!!!\" on the wall.",
    "The book is called \"Oh No!\" and is blue.",
    "He asked for water.",
];

const REPEATED: Finds = &[
    ("He came in without a coat. It rained. He came in without a coat.", "He came in without a coat"),
    ("Nobody had been at home. I rang. Nobody had been at home!", "Nobody had been at home"),
    ("I rang his mother at noon. I rang his mother at noon.", "I rang his mother at noon"),
    (
        "She cried in the cloakroom again. She cried in the cloakroom again.",
        "She cried in the cloakroom again",
    ),
    ("He was holding his left arm.\nHe was holding his left arm.", "He was holding his left arm"),
    ("HE DID NOT EAT LUNCH. He did not eat lunch.", "He did not eat lunch"),
    ("There was a mark on it. It was red. There was a mark on it.", "There was a mark on it"),
    ("The gate was open at 9. I shut it. The gate was open at 9.", "The gate was open at 9"),
    ("Mum’s car was not there. Mum's car was not there.", "Mum's car was not there"),
    ("I sat with her then. She slept. I sat with her then.", "I sat with her then"),
];

const NOT_REPEATED: Silent = &[
    "He came in without a coat. She came in without a coat.",
    "He cried. I sat with him. He cried.",
    "\"I want to go home now. I want to go home now.\"",
    "He said \"I want to go home\". Then he said \"I want to go home\".",
    "I rang at 9.10. I rang at 9.40.",
    "No answer. No answer.",
    "He was holding his left arm. He was holding his right arm.",
    "She sat down. She stood up. She sat down.",
    "On Monday he was late. On Tuesday he was late.",
    "I asked what had happened. I asked who was there.",
];

const SLIPS: Finds = &[
    ("I seen him by the gate.", "I seen"),
    ("I done it at 9.10.", "I done"),
    ("He seen it too.", "He seen"),
    ("They done nothing about it.", "They done"),
    ("When I looked, I saw that the colour were red.", "the colour were"),
    ("The bruise were about 2 cm long.", "The bruise were"),
    ("His shoes was wet.", "His shoes was"),
    ("The children was in the hall.", "The children was"),
    ("There was two marks on his arm.", "There was"),
    ("He could not of known.", "could not of"),
    ("She shouldn't of been there.", "shouldn't of"),
    ("Me and Halina went to look.", "Me and Halina"),
    ("Them shoes were too small.", "Them shoes"),
];

const NO_SLIPS: Silent = &[
    "I have seen him by the gate.",
    "Have you seen his coat?",
    "He had done it before.",
    "The mark and the bruise were red.",
    "If the child were moved, I would say so.",
    "The coats of the girl were wet.",
    "The colour was red.",
    "There was one mark on his arm.",
    "There were two marks on his arm.",
    "The mother of the children was late.",
    "\"I seen him,\" he said.",
    "She gave them shoes to wear.",
    "He told me and Halina about it.",
    "Neither the boy nor the girl was hurt. The children were in the hall.",
    "I could not, of course, leave him there.",
];

/// Records as they should be: nothing is found in them at all.
pub const QUIET: &[&str] = &[
    "During wet play Stellan told me that nobody had been at home since Saturday and that he had looked after the baby on his \
     own. He was wearing the same clothes as on Friday.",
    "At the classroom door Priya would not take her coat off and held her left arm close to her side.",
    "At 9.10 Amira Haddad came into the classroom. She was crying and holding her left arm. She said, \"It hurts here,\" and \
     pointed to her elbow. I asked her to tell me what had happened.",
    "On Tuesday 4 March at 12.20 Ellis Egan threw his tray on the floor of the dining hall. It hit Freya Foss on the foot. \
     Halina Brzezina took Freya to the first-aid room.",
    "Mrs Holloway rang at 8.40 and said that Tom had not slept. She said that he is always like that after a weekend with \
     his father.",
    "Oliver had a graze on his right knee. He told me that he fell off his scooter on the way to school.",
];
