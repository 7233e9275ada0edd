//! Bring pupils in from the school's own records: read the file, show what would happen, do it.

use crate::crypto::random::make_bytes;
use crate::domain::access::Action;
use crate::domain::event::Event;
use crate::domain::ids::PupilId;
use crate::domain::pupil::{Details, Identity, to_row};
use crate::domain::pupil_file::{self, Known, Mapping, Match, PupilRow, ReadRow, Sheet};
use crate::domain::register::Register;
use crate::store::Backend;

use super::App;
use super::problem::Problem;
use super::session::Session;
use super::view::{PreviewCounts, PreviewRow, PupilSheet, RowGroup, View};
use crate::platform::ports::Ports;

/// How many rows a person sees to recognise the columns by.
const SAMPLE: usize = 5;
/// The most rows of one window.
const WINDOW: usize = 200;
/// How many pupils are written in one transaction.
const BATCH: usize = 500;

/// A file that was read, and what bringing it in would do.
pub(super) struct Looked {
    sheet: Sheet,
    plan: Vec<Planned>,
}

struct Planned {
    read: ReadRow,
    what: Option<Match>,
}

impl Planned {
    fn group(&self) -> RowGroup {
        match self.what {
            Some(Match::New) => RowGroup::New,
            Some(Match::Changed(..)) => RowGroup::Changed,
            Some(Match::Unchanged(_)) => RowGroup::Unchanged,
            Some(Match::Ambiguous(_)) | None => RowGroup::Rejected,
        }
    }
}

/// Reads a file and recognises its columns.
pub(super) fn read_file<P: Ports>(app: &mut App<P>, file: &[u8]) -> Result<View, Problem> {
    app.open()?.require(Action::ImportPupils)?;
    let sheet = pupil_file::read(file).map_err(Problem::PupilFile)?;
    let view = PupilSheet {
        columns: sheet.columns.clone(),
        sample: sheet.sample(SAMPLE),
        mapping: sheet.guess.clone(),
        needs_review: sheet.needs_review,
        rows: sheet.len(),
    };
    app.pending.sheet = Some(Looked { sheet, plan: Vec::new() });
    Ok(View::PupilSheet(view))
}

fn known<B: Backend>(session: &Session<B>) -> Known {
    let register = &session.register;
    let row = |versions: &crate::domain::register::Versions<Identity>| -> Option<(PupilId, PupilRow)> {
        let identity = versions.current()?;
        let details = register.details.get(&identity.pupil).and_then(|details| details.current());
        Some((identity.pupil, to_row(identity, details)))
    };
    // Whoever was joined with another is found by both names, and changed under the one that is kept.
    let (kept, joined): (Vec<_>, Vec<_>) = register
        .pupils
        .values()
        .filter_map(row)
        .partition(|(pupil, _)| register.joined.kept(pupil) == *pupil);
    let joined = joined.into_iter().map(|(pupil, row)| (register.joined.kept(&pupil), row));
    joined.chain(kept).collect()
}

/// Compares the file with who is known.
pub(super) fn preview<P: Ports>(app: &mut App<P>, mapping: Mapping) -> Result<View, Problem> {
    let known = known(app.open()?);
    let looked = app.pending.sheet.as_mut().ok_or(Problem::NotHere)?;
    if !mapping.names() {
        return Err(Problem::NameNeeded);
    }
    looked.plan = looked
        .sheet
        .rows(&mapping)
        .map(|read| Planned { what: read.row.as_ref().map(|row| known.compare(row)), read })
        .collect();
    Ok(View::PupilPreview(counts(&looked.plan)))
}

fn counts(plan: &[Planned]) -> PreviewCounts {
    let mut counts = PreviewCounts::default();
    for planned in plan {
        match planned.group() {
            RowGroup::New => counts.new += 1,
            RowGroup::Changed => counts.changed += 1,
            RowGroup::Unchanged => counts.unchanged += 1,
            RowGroup::Rejected => counts.rejected += 1,
        }
        counts.warned +=
            usize::from(planned.group() != RowGroup::Rejected && !planned.read.problems.is_empty());
    }
    counts
}

/// A window of the preview.
pub(super) fn rows<P: Ports>(
    app: &App<P>,
    group: RowGroup,
    offset: usize,
    limit: usize,
) -> Result<View, Problem> {
    app.open()?;
    let looked = app.pending.sheet.as_ref().ok_or(Problem::NotHere)?;
    let of_group = looked.plan.iter().filter(|planned| planned.group() == group);
    let rows = of_group.skip(offset).take(limit.min(WINDOW)).map(|planned| PreviewRow {
        line: planned.read.line,
        row: planned.read.row.clone(),
        problems: planned.read.problems.clone(),
        changes: match &planned.what {
            Some(Match::Changed(_, fields)) => fields.clone(),
            _ => Vec::new(),
        },
        ambiguous: matches!(planned.what, Some(Match::Ambiguous(_))),
        raw: looked
            .sheet
            .raw(planned.read.index)
            .iter()
            .map(|cell| cell.chars().take(80).collect())
            .collect(),
    });
    Ok(View::PreviewRows(rows.collect()))
}

/// The entries that a row asks for: identity and details apart, and only what changes.
fn events(register: &Register, known: &Known, pupil: PupilId, row: &PupilRow) -> Vec<Event> {
    let row = known.filled(&pupil, row);
    let mut events = Vec::new();
    let heads = register.pupils.get(&pupil).map(|versions| versions.heads()).unwrap_or_default();
    let identity = Identity::from_row(pupil, &row, heads);
    let was = register.pupil(&pupil);
    if was.is_none_or(|was| {
        Identity { replaces: identity.replaces.clone(), rolled: None, ..was.clone() } != identity
    }) {
        events.push(Event::Pupil(identity));
    }
    let versions = register.details.get(&pupil);
    let details =
        Details::from_row(pupil, &row, versions.map(|versions| versions.heads()).unwrap_or_default());
    let was = versions.and_then(|versions| versions.current());
    if was.is_none_or(|was| Details { replaces: details.replaces.clone(), ..was.clone() } != details) {
        events.push(Event::PupilDetails(details));
    }
    events
}

/// Brings in what the preview showed, in batches: stopped half-way, the rest comes in the next time.
pub(super) async fn import<P: Ports>(app: &mut App<P>) -> Result<View, Problem> {
    let looked = app.pending.sheet.take().ok_or(Problem::NotHere)?;
    let (ports, session) = app.open_mut()?;
    session.require(Action::ImportPupils)?;
    let known = known(session);
    let counts = counts(&looked.plan);
    let wanted: Vec<(Option<PupilId>, &PupilRow)> = looked
        .plan
        .iter()
        .filter_map(|planned| match (&planned.what, &planned.read.row) {
            (Some(Match::New), Some(row)) => Some((None, row)),
            (Some(Match::Changed(pupil, _)), Some(row)) => Some((Some(*pupil), row)),
            _ => None,
        })
        .collect();
    let total = wanted.len() as u64;
    let mut done = 0;
    for batch in wanted.chunks(BATCH) {
        ports.progress(done, total);
        let mut all = Vec::with_capacity(batch.len() * 2);
        for (pupil, row) in batch {
            let pupil = pupil.unwrap_or_else(|| PupilId(make_bytes(ports.random())));
            all.extend(events(&session.register, &known, pupil, row));
        }
        session.write(ports, all, Vec::new()).await?;
        done += batch.len() as u64;
    }
    ports.progress(done, total);
    Ok(View::PupilsImported(counts))
}
