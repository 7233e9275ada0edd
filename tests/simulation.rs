//! A school for a year, simulated.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on fails, and says which seed it was"
)]

#[path = "simulation/acts.rs"]
mod acts;
#[path = "simulation/dice.rs"]
mod dice;
#[path = "simulation/digest.rs"]
mod digest;
#[path = "simulation/disk.rs"]
mod disk;
#[path = "simulation/forgers.rs"]
mod forgers;
#[path = "simulation/letters.rs"]
mod letters;
#[path = "simulation/machine.rs"]
mod machine;
#[path = "simulation/mishaps.rs"]
mod mishaps;
#[path = "simulation/rights.rs"]
mod rights;
#[allow(dead_code, reason = "each test file uses its own part of the school")]
mod school;
#[path = "simulation/settle.rs"]
mod settle;
#[path = "simulation/verdict.rs"]
mod verdict;
#[path = "simulation/world.rs"]
mod world;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use world::{Size, World};

/// Seeds that run where nobody says how many.
const SEEDS: u64 = 24;
/// Every school of so many has fifty machines.
const LARGE: u64 = 25;

/// What all seeds came to.
#[derive(Default)]
struct Total {
    entries: usize,
    merges: u64,
    acts: BTreeMap<&'static str, u64>,
    /// Seeds, and what was wrong.
    failed: Vec<(u64, Vec<String>)>,
}

fn size(seed: u64) -> Size {
    let small = 6 + usize::try_from(seed % 5).unwrap();
    let machines = if seed % LARGE == 0 { 50 } else { small };
    Size { machines, days: 200, acts: if seed % LARGE == 0 { 300 } else { 100 } }
}

/// Simulates one school; what is wrong in the end.
fn year(seed: u64, total: &Mutex<Total>) -> Vec<String> {
    let begin = Instant::now();
    let mut world = World::founded(seed, size(seed));
    acts::all(&mut world);
    let verdict = verdict::judge(&mut world);
    println!(
        "seed {seed}: {} machines, {} entries, {} concerns, {} held, {} forks, {} merges, {} refused, {} lost, {} doubled, {} late, \
         {} administrators, {} divergences, {:.1?}",
        world.machines.len(),
        verdict.entries,
        verdict.concerns,
        verdict.held,
        verdict.forks,
        world.counts.merges,
        world.counts.refused,
        world.carriers.lost,
        world.carriers.doubled,
        world.carriers.late,
        verdict.administrators,
        verdict.divergences.len(),
        begin.elapsed(),
    );
    let mut total = total.lock().unwrap();
    total.entries += verdict.entries;
    total.merges += world.counts.merges;
    for (act, times) in &world.counts.acts {
        *total.acts.entry(act).or_default() += times;
    }
    verdict.divergences
}

fn asked(name: &str) -> Option<u64> {
    std::env::var(name).ok().map(|number| number.parse().unwrap())
}

#[test]
fn every_administrator_has_the_same_register_at_the_end_of_a_year() {
    let seeds: Vec<u64> = match asked("SEED") {
        Some(seed) => vec![seed],
        None => (1..=asked("SEEDS").unwrap_or(SEEDS)).rev().collect(),
    };
    let (next, total) = (AtomicU64::new(0), Mutex::new(Total::default()));
    let work = || {
        while let Some(seed) = seeds.get(usize::try_from(next.fetch_add(1, Ordering::Relaxed)).unwrap()) {
            let said = catch_unwind(AssertUnwindSafe(|| year(*seed, &total)))
                .unwrap_or_else(|_| vec!["it panicked".to_owned()]);
            if !said.is_empty() {
                println!("  to see it again: SEED={seed} cargo test --test simulation -- --nocapture");
                said.iter().for_each(|said| println!("  seed {seed}: {said}"));
                total.lock().unwrap().failed.push((*seed, said));
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        (0..threads).for_each(|_| {
            scope.spawn(work);
        });
    });
    let Total { entries, merges, acts, failed } = total.into_inner().unwrap();
    println!("{acts:?}");
    let divergences: usize = failed.iter().map(|(_, said)| said.len()).sum();
    println!("{} seeds, {entries} entries, {merges} merges, {divergences} divergences", seeds.len());
    let failed: Vec<u64> = failed.into_iter().map(|(seed, _)| seed).collect();
    assert!(failed.is_empty(), "seeds {failed:?}");
}
