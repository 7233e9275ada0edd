//! What each input comes to: refused, and by what name; what it cost; and a line for each kind of input at the end.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::time::Instant;

use holdfast::app::problem::Problem;
use holdfast::log::entry::LINE_LIMIT;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// What reading may take whatever the length of the file: chunks of the cipher, the tables of the inflating, one line as it grows, and
/// the entry that it is.
const ROOM: usize = 4 * LINE_LIMIT;

/// What became of an input.
pub enum Outcome {
    /// It was refused.
    Refused(Problem),
    /// It was looked at and does nothing by itself: why.
    Harmless(&'static str),
    /// It was taken.
    Accepted,
}

/// The inputs of one kind.
pub struct Trial {
    what: &'static str,
    tried: usize,
    harmless: BTreeMap<&'static str, usize>,
    names: BTreeMap<String, usize>,
    /// The most that one took beyond four times its length, in bytes.
    most: usize,
    begun: Instant,
}

impl Trial {
    pub fn of(what: &'static str) -> Self {
        let begun = Instant::now();
        Self { what, tried: 0, harmless: BTreeMap::new(), names: BTreeMap::new(), most: 0, begun }
    }

    /// Tries one input; `name` is what a failure calls it.
    pub fn put(&mut self, name: &dyn std::fmt::Display, input: &[u8], ask: impl FnOnce(&[u8]) -> Outcome) {
        let idle = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let outcome = ask(input);
        let taken = MEMORY.peak_usage().saturating_sub(idle);
        let beyond = taken.saturating_sub(4 * input.len());
        let what = self.what;
        assert!(beyond <= ROOM, "{what}: {name}: {taken} bytes of memory for a file of {}", input.len());
        self.most = self.most.max(beyond);
        self.tried += 1;
        match outcome {
            Outcome::Refused(problem) => {
                assert!(is_a_name(&problem), "{what}: {name}: {problem:?}");
                *self.names.entry(called(&problem)).or_default() += 1;
            }
            Outcome::Harmless(why) => *self.harmless.entry(why).or_default() += 1,
            Outcome::Accepted => panic!("{what}: {name} was accepted"),
        }
    }

    /// Says what came of them; how many were tried.
    pub fn end(self) -> usize {
        let Self { what, tried, harmless, names, most, begun } = self;
        let mut said = format!("{what}: {tried} tried, 0 accepted");
        for (why, count) in harmless {
            said += &format!(", {count} {why}");
        }
        let names: Vec<_> = names.iter().map(|(name, count)| format!("{name} {count}")).collect();
        said +=
            &format!(" ({}); at most 4 times its length and {} KiB", names.join(", "), most.div_ceil(1024));
        say(&format!("{said}; {:.1} s", begun.elapsed().as_secs_f64()));
        tried
    }
}

/// Says a line, whether the test passes or not.
pub fn say(line: &str) {
    std::io::stdout().write_all(format!("{line}\n").as_bytes()).unwrap();
}

/// Whether a problem says what is wrong with the file.
fn is_a_name(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Bundle(_)
            | Problem::OldCopy
            | Problem::OtherReset
            | Problem::ResetMismatch
            | Problem::GrantNotAllowed
            | Problem::PackExpired
    )
}

fn called(problem: &Problem) -> String {
    let said = match problem {
        Problem::Bundle(flaw) => format!("{flaw:?}"),
        other => format!("{other:?}"),
    };
    said.chars().take_while(|letter| letter.is_alphanumeric()).collect()
}
