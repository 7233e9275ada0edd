//! Counting what passed and what failed, from the outputs of the tools themselves.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, bail};

use crate::steps::line_of;

/// Passed and failed so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Checks, tests and journeys that passed.
    pub passed: usize,
    /// Those that failed, and steps that could not be carried out.
    pub failed: usize,
}

impl Tally {
    /// Carries out one step; an error in it counts as a failure and does not stop the next step.
    pub fn step(&mut self, what: &str, usually: &str, work: impl FnOnce() -> anyhow::Result<Tally>) {
        println!("\n── {what} (usually {usually})");
        let begun = Instant::now();
        let counted = work().unwrap_or_else(|error| {
            println!("   {error:#}");
            Tally { passed: 0, failed: 1 }
        });
        let outcome = if counted.failed == 0 { "passed" } else { "FAILED" };
        let Tally { passed, failed } = counted;
        println!(
            "── {outcome} in {:.1} s: {what} ({passed} passed, {failed} failed)",
            begun.elapsed().as_secs_f32()
        );
        self.passed += passed;
        self.failed += failed;
    }

    /// A single check that passed.
    pub fn one() -> Tally {
        Tally { passed: 1, failed: 0 }
    }
}

/// Runs a test program, shows its output and adds up its `N passed; N failed` lines (cargo's and the journeys').
pub fn count(command: &mut Command) -> anyhow::Result<Tally> {
    let line = line_of(command);
    println!("   $ {line}");
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{line}: does not start"))?;
    let mut tally = Tally::default();
    for said in BufReader::new(child.stdout.take().context("no output")?).lines() {
        let said = said?;
        println!("{said}");
        let Tally { passed, failed } = counted_in(&said);
        tally.passed += passed;
        tally.failed += failed;
    }
    let status = child.wait()?;
    if !status.success() && tally.failed == 0 {
        bail!("{line}: {status}");
    }
    Ok(tally)
}

fn counted_in(line: &str) -> Tally {
    if !line.trim_start().starts_with("test result:") {
        return Tally::default();
    }
    let number_before = |word: &str| {
        let words: Vec<&str> = line.split([' ', ';', ',']).collect();
        let at = words.iter().position(|found| *found == word)?;
        words.get(at.checked_sub(1)?)?.parse().ok()
    };
    Tally { passed: number_before("passed").unwrap_or(0), failed: number_before("failed").unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_read_from_the_lines_tools_print() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s";
        assert_eq!(counted_in(line), Tally { passed: 12, failed: 3 });
        assert_eq!(counted_in("test domain::ids ... ok, 4 passed"), Tally::default());
    }

    #[test]
    fn a_step_that_cannot_be_carried_out_is_a_failure() {
        let mut tally = Tally::default();
        tally.step("nothing", "no time", || bail!("no such thing"));
        tally.step("something", "no time", || Ok(Tally::one()));
        assert_eq!(tally, Tally { passed: 1, failed: 1 });
    }
}
