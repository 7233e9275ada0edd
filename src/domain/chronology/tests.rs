use super::*;

fn minute(text: &str) -> When {
    When::At(Minute::parse(text).unwrap())
}

fn stamp(clock: i64) -> Stamp {
    Stamp { clock: Millis(clock), tick: 0, wall: Millis(clock) }
}

#[test]
fn an_event_is_put_where_it_happened_or_was_seen_or_at_last_where_it_was_written_down() {
    let day = When::On(Day::parse_iso("2026-06-01").unwrap());
    assert_eq!(placed(day, minute("2026-06-02T09:00"), stamp(0)).1, By::Happened);
    let (when, by, _) = placed(When::Unknown, minute("2026-06-02T09:00"), stamp(0));
    assert_eq!((when, by), (minute("2026-06-02T09:00"), By::Observed));
    let recorded = Minute::parse("2026-06-03T10:00").unwrap();
    let (when, by, at) = placed(When::Unknown, When::Unknown, stamp(recorded.to_millis().0 + 30_000));
    assert_eq!((when, by), (When::At(recorded), By::Recorded));
    assert_eq!(at.0, recorded.to_millis().0 + 30_000, "to the second");
}

#[test]
fn a_day_begins_with_what_has_no_time_and_a_span_with_its_first_minute() {
    let day = first_instant(When::On(Day::parse_iso("2026-06-01").unwrap())).unwrap();
    let early = first_instant(minute("2026-06-01T00:01")).unwrap();
    let (from, to) = (Minute::parse("2026-06-01T09:00").unwrap(), Minute::parse("2026-06-03T09:00").unwrap());
    let span = first_instant(When::Between(from, to)).unwrap();
    assert!(day < early && early < span);
    assert_eq!(first_instant(minute("2026-06-01T09:00")), Some(span));
}

#[test]
fn summer_time_begins_and_ends_without_turning_anything_round() {
    // The clocks go forward at 01:00 on 29 March 2026 and back at 02:00 on 25 October.
    let order = [
        "2026-03-29T00:30",
        "2026-03-29T02:10",
        "2026-03-29T03:00",
        "2026-10-25T00:59",
        "2026-10-25T01:30",
        "2026-10-25T02:00",
    ];
    let instants: Vec<_> = order.iter().map(|text| first_instant(minute(text)).unwrap()).collect();
    assert!(instants.is_sorted_by(|one, other| one < other), "{instants:?}");
    let spring = |text: &str| first_instant(minute(text)).unwrap().0;
    assert_eq!(
        spring("2026-03-29T02:10") - spring("2026-03-29T00:30"),
        40 * 60 * 1000,
        "an hour is not there"
    );
    assert_eq!(
        spring("2026-10-25T02:00") - spring("2026-10-25T01:30"),
        90 * 60 * 1000,
        "an hour is there twice"
    );
    // What is written down in the hour that comes again is later than what happened before it, whatever the clock shows.
    let again = stamp(spring("2026-10-25T01:30") + 40 * 60 * 1000);
    let (when, _, at) = placed(When::Unknown, When::Unknown, again);
    assert_eq!(when, minute("2026-10-25T01:10"));
    assert!(at > first_instant(minute("2026-10-25T01:30")).unwrap());
    // A day is the day on the wall: an entry of half past midnight in summer is not of the day before.
    let event = Event {
        entry: EntryId([0; 32]),
        source: Source::Concern,
        sort: Sort::Concern,
        when: minute("2026-07-01T00:30"),
        by: By::Happened,
        at: first_instant(minute("2026-07-01T00:30")).unwrap(),
        recorded: stamp(0),
        device: DeviceId([0; 32]),
        seq: 0,
    };
    assert_eq!(event.day().iso(), "2026-07-01");
}
