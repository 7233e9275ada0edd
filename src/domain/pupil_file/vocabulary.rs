//! What systems and people call the columns of a pupil list. Widen it here when an export is not recognised.

use super::field::Field;

/// Words that say whose column it is, not what it is.
const NOISE: &str = "pupil pupils student students child childs learner legal current";

/// Words that make a column somebody else's, or about something else: a mother's surname, a former UPN, the date of
/// admission.
const ELSEWHERE: &str = "address admission adviser book care carer certificate comment comments contact count country date days \
    destination doctor early email emergency end entry ethnicity ever evidence exam father former gp \
    guardian head house joined language leaving mentor middle mobile mother need needs next notes parent \
    phone place postcode previous priority rank reason school service sibling staff start teacher telephone \
    time title town type verified";

/// Whether the word says only whose column it is.
pub(super) fn is_noise(word: &str) -> bool {
    NOISE.split(' ').any(|noise| noise == word)
}

/// Whether the word makes a column somebody else's, or about something else.
pub(super) fn is_elsewhere(word: &str) -> bool {
    ELSEWHERE.split(' ').any(|elsewhere| elsewhere == word)
}

/// What columns of a kind are called, in words.
pub(super) fn phrases(field: Field) -> impl Iterator<Item = &'static str> {
    let phrases = match field {
        Field::Surname => "surname, last name, family name, second name, s name",
        Field::Forename => {
            "forename, forenames, first name, first names, given name, given names, christian name"
        }
        Field::Preferred => {
            "preferred forename, preferred first name, preferred name, known as, chosen name, chosen \
                forename, chosen first name, preferred, nickname"
        }
        Field::FullName => {
            "name, full name, student, pupil, child, learner, display name, surname forename, surname \
                and forename, surname first name, last name first name, forename surname, forename and \
                surname, first name last name"
        }
        Field::Born => "dob, date of birth, birth date, born, birthday",
        Field::Year => {
            "year, year group, yr, yr group, nc year, nc year actual, actual nc year, nc year group, \
                national curriculum year, national curriculum year group, curriculum year, year taught \
                in, ncy, year grp"
        }
        Field::Class => {
            "class, reg, reg group, reg form, reg class, registration form, registration group, \
                registration class, registration, form, form group, tutor group, class name, class \
                group, main class"
        }
        Field::Upn => "upn, unique pupil number, unique student number, upn number",
        Field::LocalId => {
            "adno, adm no, adm number, admission number, admission no, admissions number, local id, \
                local pupil id, pupil id, student id, pupil number, student number, pupil no, roll \
                number, mis id, sims id, arbor id, external id, id"
        }
        Field::Sex => "sex, gender, sex gender, gender sex, m f",
        Field::Sen => {
            "sen status, sen provision, sen provision code, sen, send, send status, send provision, \
                sen code, sen stage, special educational needs, special educational needs status"
        }
        Field::PupilPremium => {
            "pupil premium, pupil premium indicator, pp, pp indicator, pupil premium recipient, pupil \
                premium eligible, pupil premium status, pupil premium flag, eligible for pupil premium, \
                in receipt of pupil premium"
        }
        Field::Ignore => "",
    };
    phrases.split(", ").filter(|phrase| !phrase.is_empty())
}
