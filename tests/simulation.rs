//! A school for a year, simulated.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a test that cannot go on fails, and says which seed it was")]

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

use std::time::Instant;

use world::{Size, World};

fn run(seed: u64) -> bool {
    let size = Size { machines: 8, days: 200, acts: 1 };
    let begin = Instant::now();
    let mut world = World::founded(seed, size);
    let founded = begin.elapsed();
    for day in 1..=size.days {
        world.day = day;
        world.bring();
        for _ in 0..size.acts {
            acts::one(&mut world);
        }
    }
    let acted = begin.elapsed();
    let verdict = verdict::judge(&mut world);
    println!(
        "seed {seed}: {} entries, {} concerns, {} held, {} forks, {} admins, {} machines, {} merges, {} refused, {} lost; {founded:.1?} {acted:.1?} {:.1?}",
        verdict.entries, verdict.concerns, verdict.held, verdict.forks, verdict.administrators, world.machines.len(), world.counts.merges,
        world.counts.refused, world.carriers.lost, begin.elapsed()
    );
    println!("{:?}", world.counts.acts);
    for said in &verdict.divergences {
        println!("  {said}");
    }
    verdict.divergences.is_empty()
}

#[test]
fn a_year() {
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
    assert!(run(seed));
}
