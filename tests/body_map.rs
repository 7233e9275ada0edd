//! The body map as a whole: every drawing whole and every place on it named, what may not be drawn refused, strokes kept
//! small, every step taken back, and whatever was recorded once still read.

#![allow(clippy::unwrap_used, reason = "a test that fails says where")]

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use holdfast::domain::body_map::{
    BodyMap, BodyMapFlaw, Circumstances, Description, Drawing, Figure, Freehand, Gate, Laterality,
    MARK_LIMIT, MapAction, MapDraft, Mark, OUTLINE_POINTS, Pen, Point, Shape, View,
};
use holdfast::domain::concern::{Concern, ConcernDraft};
use holdfast::domain::ids::MarkId;
use proptest::prelude::*;

const OPEN: Gate = Gate { visible: true, not_first_aid: true, no_photograph: true };
/// Between the places that are tried, in drawing units.
const GRID: usize = 40;

fn every_view() -> impl Iterator<Item = (Drawing, View)> {
    Drawing::ALL.into_iter().flat_map(|drawing| drawing.views().iter().map(move |view| (drawing, *view)))
}

fn places(drawing: Drawing, view: View) -> impl Iterator<Item = Point> {
    let (width, height) = drawing.extent(view);
    let down = move |x| (7..=height).step_by(GRID).map(move |y| Point { x, y });
    (7..=width).step_by(GRID).flat_map(down)
}

#[test]
fn every_view_is_drawn_and_every_region_of_it_can_be_hit() {
    for (drawing, view) in every_view() {
        let figure = Figure::of(drawing);
        let outlines = figure.lines(view).iter().filter(|line| line.pen == Pen::Outline).count();
        assert_eq!(outlines, 1, "{drawing:?} {view:?}");
        assert!(figure.lines(view).len() > 5, "{drawing:?} {view:?}");
        let mut ids = BTreeSet::new();
        for region in figure.regions(view) {
            assert!(ids.insert(&region.id), "{drawing:?} {view:?}: {} twice", region.id);
            let found = figure.region_at(view, figure.centre(view, region));
            assert_eq!(found.map(|found| &found.id), Some(&region.id), "{drawing:?} {view:?}");
        }
    }
}

/// No more than one place in a hundred is named by its nearest region instead of one it is in.
#[test]
fn every_place_on_the_figure_is_named_and_none_off_it() {
    for (drawing, view) in every_view() {
        let figure = Figure::of(drawing);
        let (mut on, mut slivers) = (0, BTreeMap::<&str, u32>::new());
        for point in places(drawing, view) {
            let Some(region) = figure.region_at(view, point) else { continue };
            on += 1;
            if !figure.regions(view).iter().any(|region| region.contains(point)) {
                *slivers.entry(&region.id).or_default() += 1;
            }
        }
        let missed: u32 = slivers.values().sum();
        assert!(on > 1500, "{drawing:?} {view:?} is hardly there: {on}");
        assert!(missed * 100 <= on, "{drawing:?} {view:?}: {missed} of {on} {slivers:?}");
        let (width, height) = drawing.extent(view);
        for corner in [(0, 0), (width, 0), (-1, height / 2), (width + 1, height / 2)] {
            assert_eq!(figure.region_at(view, Point { x: corner.0, y: corner.1 }), None);
        }
    }
}

#[test]
fn there_are_at_least_120_regions_with_their_side_named() {
    for drawing in Drawing::OFFERED {
        let figure = Figure::of(drawing);
        let all = drawing.views().iter().flat_map(|view| figure.regions(*view));
        let named: BTreeMap<&str, (&str, Laterality)> =
            all.map(|region| (region.id.as_str(), (region.name.as_str(), region.side))).collect();
        assert!(named.len() >= 120, "{drawing:?}: {}", named.len());
        for (id, (name, side)) in named {
            let word = |side: &str| name.split([' ', ',']).any(|word| word == side);
            assert_eq!(word("left"), side == Laterality::Left, "{id}: {name}");
            assert_eq!(word("right"), side == Laterality::Right, "{id}: {name}");
            let plain = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(id.chars().all(plain), "{id}");
        }
    }
}

/// A region's id on the other side of the body.
fn other_side(id: &str) -> String {
    let swapped = id.split('-').map(|word| match word {
        "left" => "right",
        "right" => "left",
        other => other,
    });
    swapped.collect::<Vec<_>>().join("-")
}

/// The view that shows the same of the other side, and the region that lies there.
#[test]
fn both_halves_of_the_body_are_the_same() {
    let twin = |view: View| match view {
        View::Left => View::Right,
        View::HeadLeft => View::HeadRight,
        View::HandLeftPalm => View::HandRightPalm,
        View::HandLeftBack => View::HandRightBack,
        View::FootLeftTop => View::FootRightTop,
        View::FootLeftSole => View::FootRightSole,
        other => other,
    };
    for drawing in Drawing::OFFERED {
        let figure = Figure::of(drawing);
        for view in drawing.views().iter().copied().filter(|view| !view.code().contains("right")) {
            let (width, _) = drawing.extent(view);
            for point in places(drawing, view) {
                let Some(region) = figure.region_at(view, point) else { continue };
                let there = figure.region_at(twin(view), Point { x: width - point.x, ..point });
                let there = there.map(|there| there.id.clone());
                // On the middle line and on the outline a rounded unit decides.
                let edge = [(-4, 0), (4, 0), (0, -4), (0, 4)].iter().any(|(right, down)| {
                    let near = Point { x: point.x + right, y: point.y + down };
                    figure.region_at(view, near).map(|near| &near.id) != Some(&region.id)
                });
                assert!(
                    edge || there == Some(other_side(&region.id)),
                    "{view:?} {point:?} {there:?} {}",
                    region.id
                );
            }
        }
    }
}

#[test]
fn known_places_have_their_known_names() {
    for (drawing, view, x, y, name) in [
        (Drawing::Child1, View::Front, 2300, 2600, "chest, left"),
        (Drawing::Child1, View::Front, 1700, 2600, "chest, right"),
        (Drawing::Child1, View::Back, 2300, 2600, "right shoulder blade"),
        (Drawing::Child2, View::Front, 2000, 700, "forehead"),
        (Drawing::Child2, View::Front, 3060, 3700, "left forearm, thumb side, front"),
        (Drawing::Child2, View::Back, 3060, 3700, "right forearm, thumb side, back"),
        (Drawing::Child2, View::Back, 2200, 3900, "right buttock"),
        (Drawing::Child2, View::Left, 2350, 1000, "left ear"),
        (Drawing::Child2, View::Right, 1650, 1000, "right ear"),
        (Drawing::Child2, View::Left, 2350, 4900, "left thigh, outer side"),
        (Drawing::Child2, View::HeadFront, 2630, 2340, "left eye"),
        (Drawing::Child2, View::HeadLeft, 2400, 3000, "behind the left ear"),
        (Drawing::Child2, View::Mouth, 2000, 850, "fold between upper lip and gum (frenulum)"),
        (Drawing::Child2, View::HandLeftPalm, 2060, 1400, "left middle finger, end, palm side"),
        (Drawing::Child2, View::HandRightBack, 840, 2800, "right thumb, nail and end, back"),
        (Drawing::Child2, View::FootRightSole, 1900, 4500, "right sole, heel"),
        (Drawing::Infant1, View::HeadTop, 2000, 2350, "soft spot on top of the head (fontanelle)"),
        (Drawing::Infant1, View::Front, 2000, 3010, "navel"),
    ] {
        let found = Figure::of(drawing).region_at(view, Point { x, y }).map(|region| region.name.as_str());
        assert_eq!(found, Some(name), "{drawing:?} {view:?} {x},{y}");
    }
}

fn empty(drawing: Drawing) -> MapDraft {
    MapDraft::new(BodyMap::new(OPEN, drawing).unwrap()).unwrap()
}

fn id(number: usize) -> MarkId {
    MarkId(u128::try_from(number).unwrap().to_be_bytes())
}

#[test]
fn what_must_not_be_drawn_on_is_closed_in_the_drawing_and_without_it() {
    let mut closed = 0;
    for (drawing, view) in every_view() {
        let figure = Figure::of(drawing);
        let area = drawing.closed(view);
        let drawn: Vec<_> = figure.regions(view).iter().filter(|region| !region.drawable).collect();
        assert_eq!(drawn.len(), usize::from(!area.is_empty()), "{drawing:?} {view:?}");
        let Some(region) = drawn.first() else { continue };
        closed += 1;
        let corners: Vec<String> = area.iter().map(|corner| format!("{} {}", corner.x, corner.y)).collect();
        assert_eq!(region.path, format!("M{}Z", corners.join("L")), "{drawing:?} {view:?}");
        let centre = figure.centre(view, region);
        let Point { x, y } = centre;
        let around = Shape::Outline(vec![
            Point { x: x - 300, y: y - 300 },
            Point { x: x + 300, y: y - 300 },
            Point { x: x + 300, y: y + 300 },
            Point { x: x - 300, y: y + 300 },
        ]);
        let mut refused = vec![Shape::Point(centre), Shape::Ellipse(centre, 20, 20)];
        if drawing != Drawing::Child1 {
            let from = Point { x: x - 500, y: y - 300 };
            refused.extend([around, Shape::Line(from, Point { x: x + 500, y: y + 300 })]);
        }
        for shape in refused {
            let after = empty(drawing).after(&MapAction::Add(id(1), view, shape.clone()));
            assert!(after.map().marks.is_empty(), "{drawing:?} {view:?} {shape:?}");
            let mark = Mark {
                id: id(1),
                number: 1,
                view,
                shape,
                region: region.id.clone(),
                said: Description::default(),
            };
            let forged = BodyMap { marks: vec![Rc::new(mark)], ..BodyMap::new(OPEN, drawing).unwrap() };
            assert_eq!(forged.check(), Err(BodyMapFlaw::NotDrawable), "{drawing:?} {view:?}");
        }
    }
    assert_eq!(
        closed, 10,
        "front, back and both sides of child and infant, front and back of the first child"
    );
}

/// The map's first mark, to forge.
fn first(map: &mut BodyMap) -> &mut Mark {
    Rc::make_mut(&mut map.marks[0])
}

#[test]
fn forged_maps_are_named_by_their_flaw() {
    let figure = Figure::of(Drawing::Child2);
    let navel = figure.centre(View::Front, figure.region(View::Front, "navel").unwrap());
    let draft = empty(Drawing::Child2).after(&MapAction::Add(id(1), View::Front, Shape::Point(navel)));
    let sound = draft.map().clone();
    assert_eq!(sound.check_drawn(), Ok(()));
    let forged = |forge: fn(&mut BodyMap)| {
        let mut map = sound.clone();
        forge(&mut map);
        (map.check(), map.check_drawn())
    };
    let said = |flaw| (Err(flaw), Err(flaw));
    let long = "a".repeat(4001);
    assert_eq!(forged(|map| map.figure = "child-9".into()), said(BodyMapFlaw::Figure));
    assert_eq!(forged(|map| first(map).number = 2), said(BodyMapFlaw::Numbers));
    assert_eq!(forged(|map| first(map).region = "chin".into()), (Ok(()), Err(BodyMapFlaw::Region)));
    assert_eq!(forged(|map| first(map).said.pain_face = Some(6)), said(BodyMapFlaw::OutOfRange));
    assert_eq!(
        forged(|map| first(map).shape = Shape::Ellipse(Point { x: 4001, y: 9 }, 1, 1)),
        said(BodyMapFlaw::OffDrawing)
    );
    assert_eq!(
        forged(|map| {
            map.figure = "child-1".into();
            first(map).view = View::Mouth;
        }),
        said(BodyMapFlaw::View)
    );
    assert_eq!(
        forged(|map| map.marks.push(Rc::new(Mark { number: 2, ..(*map.marks[0]).clone() }))),
        said(BodyMapFlaw::Twice)
    );
    let mut map = sound.clone();
    map.circumstances = Circumstances { mood: long, ..Circumstances::default() };
    assert_eq!(map.check(), Err(BodyMapFlaw::TooLong));
    let off = Mark { shape: Shape::Point(Point { x: 5, y: 5 }), ..(*sound.marks[0]).clone() };
    let off = BodyMap { marks: vec![Rc::new(off)], ..sound };
    assert_eq!((off.check(), off.check_drawn()), (Ok(()), Err(BodyMapFlaw::OffDrawing)));
}

#[test]
fn a_map_holds_500_marks_and_no_more() {
    let mut draft = empty(Drawing::Child2);
    let figure = Figure::of(Drawing::Child2);
    let chest = figure.region(View::Front, "chest-lower-left").unwrap();
    let at = Shape::Point(figure.centre(View::Front, chest));
    for number in 0..=MARK_LIMIT {
        draft = draft.after(&MapAction::Add(id(number), View::Front, at.clone()));
    }
    assert_eq!(draft.map().marks.len(), MARK_LIMIT);
    assert_eq!(draft.map().check_drawn(), Ok(()));
}

#[test]
fn a_freehand_outline_is_named_by_where_most_of_it_lies() {
    let mut stroke = Freehand::begin(Point { x: 2480, y: 2390 });
    for step in 0..400_i32 {
        let (x, y) = (2200 + (step * 37 % 200), 2600 + (step * 53 % 120));
        stroke.go_on(Point { x, y });
    }
    let shape = stroke.finish().unwrap();
    let draft = empty(Drawing::Child2).after(&MapAction::Add(id(1), View::Front, shape));
    let mark = &draft.map().marks[0];
    assert_eq!(mark.region, "chest-lower-left");
    let Shape::Outline(points) = &mark.shape else { panic!("an outline") };
    assert!(points.len() <= OUTLINE_POINTS);
    assert_eq!(draft.map().check_drawn(), Ok(()));
}

/// As an earlier version wrote them: the first drawing, and nothing of what came later.
const OLD_MAP: &str = r#"{"figure":"child-1","gate":{"visible":true,"not_first_aid":true,"no_photograph":true},
    "marks":[{"id":"03030303030303030303030303030303","number":1,"view":"front","shape":{"ellipse":[{"x":3101,"y":3750},6,4]},
    "region":"forearm-left-outer","kind":"bruise","colours":["purple"],"length_mm":20,"width_mm":12,
    "size_basis":"estimate","skin_broken":"no","swollen":"unknown",
    "exact_site":"two fingers above the wrist","child_words":"door","asked":"How?","note":"small"},
    {"id":"04040404040404040404040404040404","number":2,"view":"back","shape":{"outline":[{"x":2300,"y":2600},{"x":2340,"y":2610}]},
    "region":"shoulder-blade-right"}]}"#;

#[test]
fn what_an_earlier_version_recorded_still_reads_and_draws() {
    let map: BodyMap = serde_json::from_str(OLD_MAP).unwrap();
    assert_eq!(map.check_drawn(), Ok(()));
    assert_eq!(map.marks[0].region_name(Drawing::Child1), "left forearm, outer front");
    assert_eq!(map.marks[0].said.child_words, "door");
    let again = serde_json::to_value(&map).unwrap();
    assert_eq!(
        again,
        serde_json::from_str::<serde_json::Value>(OLD_MAP).unwrap(),
        "and nothing is added to it"
    );
}

#[test]
fn a_draft_from_an_earlier_version_is_finished_on_its_own_drawing() {
    let old = format!(r#"{{"narrative":"x","danger":false,"maps":[{OLD_MAP}]}}"#);
    let content: ConcernDraft = serde_json::from_str(&old).unwrap();
    let draft = MapDraft::new(content.maps[0].clone()).unwrap();
    assert_eq!(draft.drawing(), Drawing::Child1);
    let moved = draft.after(&MapAction::Move(draft.map().marks[0].id, 10, 0));
    assert_ne!(moved.map(), draft.map());
    assert_eq!(moved.map().check_drawn(), Ok(()));
    let nowhere = draft.after(&MapAction::Add(id(9), View::Mouth, Shape::Point(Point { x: 2000, y: 2500 })));
    assert_eq!(nowhere.map(), draft.map(), "the first drawing has no mouth");
}

#[test]
fn a_forged_map_makes_its_concern_unsound() {
    let text = format!(
        r#"{{"pupils":[],"narrative":"x","happened":"unknown","observed":"unknown","told":"not-yet","danger":false,"maps":[{}]}}"#,
        OLD_MAP.replace("\"no_photograph\":true", "\"no_photograph\":false")
    );
    let concern: Concern = serde_json::from_str(&text).unwrap();
    assert!(!concern.maps_sound());
}

/// Any step of somebody drawing, sensible or not.
fn step() -> impl Strategy<Value = MapAction> {
    let place = || (0..4000_i32, 0..8000_i32).prop_map(|(x, y)| Point { x, y });
    let mark = || (0..6_usize).prop_map(id);
    let view = prop::sample::select(vec![View::Front, View::Back, View::Mouth, View::HandLeftPalm]);
    let shape = prop_oneof![
        place().prop_map(Shape::Point),
        (place(), place()).prop_map(|(from, to)| Shape::Line(from, to)),
        (place(), 1..500_u16, 1..500_u16).prop_map(|(at, rx, ry)| Shape::Ellipse(at, rx, ry)),
        prop::collection::vec(place(), 2..9).prop_map(Shape::Outline),
    ];
    prop_oneof![
        4 => (mark(), view, shape.clone()).prop_map(|(id, view, shape)| MapAction::Add(id, view, shape)),
        2 => (mark(), -90..90_i32, -90..90_i32).prop_map(|(id, x, y)| MapAction::Move(id, x, y)),
        1 => (mark(), place()).prop_map(|(id, to)| MapAction::MoveTo(id, to)),
        1 => (mark(), shape).prop_map(|(id, shape)| MapAction::Reshape(id, shape)),
        1 => (mark(), 50..200_i32, 50..200_i32).prop_map(|(id, x, y)| MapAction::Scale(id, x, y)),
        1 => (mark(), mark()).prop_map(|(id, new)| MapAction::Duplicate(id, new, 40, 40)),
        1 => mark().prop_map(MapAction::Remove),
        1 => (mark(), "[a-c]").prop_map(|(id, note)| {
            MapAction::Describe(id, Box::new(Description { note, ..Description::default() }))
        }),
        1 => "[a-c]".prop_map(|mood| {
            MapAction::Circumstances(Box::new(Circumstances { mood, ..Circumstances::default() }))
        }),
        1 => Just(MapAction::Undo),
        1 => Just(MapAction::Redo),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_step_can_be_taken_back_and_again(steps in prop::collection::vec(step(), 0..60)) {
        let start = empty(Drawing::Child2);
        let end = steps.iter().fold(start.clone(), |draft, step| {
            let next = draft.after(step);
            assert_eq!(next.map().check_drawn(), Ok(()), "{step:?}");
            next
        });
        let mut back = end.clone();
        while back.can_undo() {
            back = back.after(&MapAction::Undo);
        }
        prop_assert_eq!(back.map(), start.map());
        let past = back.after(&MapAction::Undo);
        prop_assert_eq!(past.map(), start.map(), "past the beginning");
        let mut again = back;
        while again.can_redo() {
            again = again.after(&MapAction::Redo);
        }
        // What had been undone before the end comes again too.
        let mut last = end;
        while last.can_redo() {
            last = last.after(&MapAction::Redo);
        }
        prop_assert_eq!(again.map(), last.map());
    }
}
