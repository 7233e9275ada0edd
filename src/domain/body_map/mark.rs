//! One mark: where, what it appears to be, and what was said about it. Nothing here says why.

use serde::{Deserialize, Serialize};

use super::codes::{
    Advice, Bleeding, Change, Cleanliness, Form, KnownMark, MarkColour, MarkKind, Pain, SizeBasis, YesNo,
};
use super::drawing::{Drawing, View};
use super::figure::Figure;
use super::shape::{Point, Shape};
use super::{BodyMapFlaw, MARK_TEXT_LIMIT};
use crate::domain::ids::{EntryId, MarkId};

/// A mark on an earlier map of the same child: the entry that recorded it, and its number there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeenBefore {
    /// The entry with the earlier map.
    pub entry: EntryId,
    /// The mark's number on it, from 1.
    pub number: u16,
}

/// A mark on a body map. All but its place is optional, and absent in JSON where nothing was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Which: stays with the mark when it is seen again on another day.
    pub id: MarkId,
    /// Its number on this map, from 1.
    pub number: u16,
    /// Which view of the figure.
    pub view: View,
    /// The shape drawn.
    pub shape: Shape,
    /// The region's id, derived from the drawing.
    pub region: String,
    /// Everything said about it.
    #[serde(flatten)]
    pub said: Description,
}

/// What a mark appears to be, and what was said about it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Description {
    /// What it appears to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<MarkKind>,
    /// Colours seen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub colours: Vec<MarkColour>,
    /// The colours in words, where names do not do: beside the child's own skin.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub colour_note: String,
    /// The shape it appears to have.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form: Option<Form>,
    /// Length in millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub length_mm: Option<u16>,
    /// Width in millimetres.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width_mm: Option<u16>,
    /// How the size was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size_basis: Option<SizeBasis>,
    /// The object it was compared with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub like_object: String,
    /// Whether the same is to be seen on the other side of the body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub both_sides: Option<YesNo>,
    /// How many there are, if it stands for several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<u16>,
    /// Whether the skin is broken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skin_broken: Option<YesNo>,
    /// Whether it bleeds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bleeding: Option<Bleeding>,
    /// Whether it is swollen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub swollen: Option<YesNo>,
    /// Whether there is a blister.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub blister: Option<YesNo>,
    /// Whether there is a scab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scab: Option<YesNo>,
    /// Whether there is dirt in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clean: Option<Cleanliness>,
    /// Whether it is warm, if the child's hand was held or offered anyway.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warm: Option<YesNo>,
    /// What the child said of pain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain: Option<Pain>,
    /// How much it hurts on the faces scale, 0 to 5, as the child pointed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pain_face: Option<u8>,
    /// Whether the child moves that part less.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub movement_limited: Option<YesNo>,
    /// Whether a dressing covers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dressed: Option<YesNo>,
    /// A mark that was known before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known: Option<KnownMark>,
    /// Exactly where, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub exact_site: String,
    /// What the child said about it, word for word.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub child_words: String,
    /// What the child was asked, word for word.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub asked: String,
    /// What an adult said about it, word for word.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub adult_words: String,
    /// Which adult.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub adult_who: String,
    /// When the adult said so, in words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub adult_when: String,
    /// What medical advice was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub advice: Option<Advice>,
    /// Where first aid for it is recorded.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub first_aid: String,
    /// Anything else seen.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The same mark on an earlier map.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seen_before: Option<SeenBefore>,
    /// How it differs from then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

impl Description {
    fn texts(&self) -> [&str; 10] {
        [
            &self.colour_note,
            &self.like_object,
            &self.exact_site,
            &self.child_words,
            &self.asked,
            &self.adult_words,
            &self.adult_who,
            &self.adult_when,
            &self.first_aid,
            &self.note,
        ]
    }
}

impl Mark {
    /// A mark with nothing described yet, if it is somewhere that may be drawn on.
    pub fn place(id: MarkId, drawing: Drawing, view: View, shape: Shape) -> Option<Self> {
        let region = region_of(drawing, view, &shape)?;
        let said = Description::default();
        Some(Self { id, number: 0, view, shape, region, said })
    }

    /// The region in words. A region that the drawing does not have is named by its id.
    pub fn region_name(&self, drawing: Drawing) -> &str {
        let region = Figure::of(drawing).region(self.view, &self.region);
        region.map_or(self.region.as_str(), |region| region.name.as_str())
    }

    /// What can be judged without the drawing.
    pub(super) fn check(&self, drawing: Drawing) -> Result<(), BodyMapFlaw> {
        if !drawing.views().contains(&self.view) {
            return Err(BodyMapFlaw::View);
        }
        may_be_there(drawing, self.view, &self.shape)?;
        if self.said.texts().iter().any(|text| text.len() > MARK_TEXT_LIMIT) {
            return Err(BodyMapFlaw::TooLong);
        }
        let in_range = self.said.pain_face.is_none_or(|face| face <= 5)
            && self.said.seen_before.is_none_or(|before| before.number > 0);
        in_range.then_some(()).ok_or(BodyMapFlaw::OutOfRange)
    }

    /// What the drawing says about it.
    pub(super) fn check_drawn(&self, drawing: Drawing) -> Result<(), BodyMapFlaw> {
        let anchor = self.shape.anchor().ok_or(BodyMapFlaw::OffDrawing)?;
        let region = Figure::of(drawing).region_at(self.view, anchor).ok_or(BodyMapFlaw::OffDrawing)?;
        if !region.drawable {
            return Err(BodyMapFlaw::NotDrawable);
        }
        if region.id == self.region { Ok(()) } else { Err(BodyMapFlaw::Region) }
    }
}

/// Whether a shape may be on a view of a drawing, as far as its size and closed area tell.
fn may_be_there(drawing: Drawing, view: View, shape: &Shape) -> Result<(), BodyMapFlaw> {
    let anchor = shape.anchor().filter(|_| shape.on_drawing(drawing.extent(view)));
    let anchor = anchor.ok_or(BodyMapFlaw::OffDrawing)?;
    let closed = drawing.closed(view);
    // The first drawing asked only where a mark's number stands; what was recorded on it stays as it was.
    let judged = if drawing == Drawing::Child1 { Shape::Point(anchor) } else { shape.clone() };
    if judged.touches(&closed) { Err(BodyMapFlaw::NotDrawable) } else { Ok(()) }
}

/// The region that a shape is in, if it may be drawn there.
pub fn region_of(drawing: Drawing, view: View, shape: &Shape) -> Option<String> {
    may_be_there(drawing, view, shape).ok()?;
    let region = Figure::of(drawing).region_at(view, shape.anchor()?)?;
    region.drawable.then(|| region.id.clone())
}

/// An outline that begins where most of it lies, so that this is the region it is named by.
pub fn begun_well(drawing: Drawing, view: View, points: &[Point]) -> Shape {
    let figure = Figure::of(drawing);
    let region = |point: &Point| figure.region_at(view, *point).map(|region| region.id.as_str());
    let regions: Vec<Option<&str>> = points.iter().map(region).collect();
    let often = |id: &Option<&str>| regions.iter().filter(|other| *other == id).count();
    let best = regions.iter().filter(|id| id.is_some()).max_by_key(|id| often(id));
    let start = best.and_then(|best| regions.iter().position(|id| id == best)).unwrap_or(0);
    Shape::Outline(points.iter().cycle().skip(start).take(points.len()).copied().collect())
}
