//! The figures in words: a line for the terminal, a page for the documentation.

use std::fmt::Write as _;

use crate::measured::{Measured, Spread};

/// One job in a line.
pub fn line(measured: &Measured) -> String {
    let beside = measured.floor.iter().chain(&measured.peers);
    let beside: String = beside.map(|(name, spread)| format!(", {name} {}", value(spread))).collect();
    format!(
        "{}: {} {}{beside}; {:.2} of the goal",
        measured.job,
        value(&measured.ours),
        measured.unit,
        measured.ratio_to_goal
    )
}

/// All of them as a page of the documentation.
pub fn page(measured: &[Measured]) -> String {
    let mut page = String::from(HEAD);
    for one in measured {
        let beside: Vec<String> = one
            .floor
            .iter()
            .chain(&one.peers)
            .map(|(name, spread)| format!("{name} {}", value(spread)))
            .collect();
        let _ = writeln!(
            page,
            "| {} | {} {} | {} | {} | {:.2} |",
            one.job,
            value(&one.ours),
            one.unit,
            beside.join(", "),
            one.goal,
            one.ratio_to_goal
        );
    }
    page
}

fn value(spread: &Spread) -> String {
    if spread.least == spread.greatest {
        return format!("{:.1}", spread.median);
    }
    format!("**{:.2}** ({:.2}–{:.2})", spread.median, spread.least, spread.greatest)
}

const HEAD: &str = "\
# Performance

Made by `cargo xtask bench`, which measures Holdfast's release build in headless Chromium beside the same work done
otherwise, alternating in one run. Times differ from machine to machine; the ratios hold. A ratio to the goal of 1 or less
meets it. Medians, with the least and the greatest in brackets.

| job | Holdfast | beside it | goal | ratio to goal |
| --- | --- | --- | --- | --- |
";
