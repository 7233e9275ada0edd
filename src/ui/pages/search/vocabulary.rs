//! What screens and the school call what can be asked for.

use crate::domain::category::{Category, GROUPS, Names};
use crate::domain::concern::{Place, Topic};
use crate::domain::form::Form;
use crate::domain::search::{Facet, Vocabulary};
use crate::domain::triage::{Level, Risk, Status};
use crate::ui::text::{category, concern, desk, form, search};

/// The words by which the person here may ask.
pub fn vocabulary(decides: bool, names: &Names) -> Vocabulary {
    let mut vocabulary = Vocabulary::new(decides);
    let mut call = |facet: Facet| {
        let label = called(&facet, names);
        vocabulary.call(facet, &label);
    };
    Topic::ALL.into_iter().map(Facet::Topic).for_each(&mut call);
    Place::ALL.into_iter().map(Facet::Place).for_each(&mut call);
    Form::ALL.into_iter().map(Facet::Form).for_each(&mut call);
    if decides {
        let codes = GROUPS.iter().filter(|group| !group.adults).flat_map(|group| group.codes());
        let categories = codes.filter_map(|code| Category::try_from(code.to_owned()).ok());
        categories.map(Facet::Category).for_each(&mut call);
        Level::ALL.into_iter().map(Facet::Level).for_each(&mut call);
        Risk::ALL.into_iter().map(Facet::Risk).for_each(&mut call);
        Status::SETTABLE.into_iter().map(Facet::Status).for_each(&mut call);
    }
    vocabulary
}

/// What it is called.
pub fn called(facet: &Facet, names: &Names) -> String {
    match facet {
        Facet::Topic(topic) => concern::topic(*topic).to_owned(),
        Facet::Place(place) => concern::place(*place).to_owned(),
        Facet::Form(one) => form::name(*one).to_owned(),
        Facet::Category(one) => category::label(one, names).into_owned(),
        Facet::Level(level) => desk::level(*level).to_owned(),
        Facet::Risk(risk) => desk::risk(*risk).to_owned(),
        Facet::Status(status) => desk::status(*status).to_owned(),
        Facet::Standing(_) | Facet::Danger | Facet::Map | Facet::Mine => search::keyword(facet).to_owned(),
    }
}
