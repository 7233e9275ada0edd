//! The layers lean one way, the pure ones stay pure, and every crate that the manifest names is there for a reason.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

#[path = "layers/source.rs"]
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use source::Source;

/// From the top down: a layer uses only layers in later rows. Those in one row do not know each other.
const LAYERS: [&[&str]; 10] = [
    &["ui", "worker"],
    &["app"],
    &["platform"],
    &["vault"],
    &["bundle"],
    &["log"],
    &["crypto"],
    &["store"],
    &["domain"],
    &[],
];

/// These run natively as they run in the browser: no browser, no clock, no randomness of their own.
const PURE: [&str; 7] = ["app", "vault", "bundle", "log", "crypto", "store", "domain"];
/// What a pure layer never names.
const IMPURE: [&str; 10] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "gloo",
    "yew",
    "rexie",
    "getrandom",
    "SystemTime",
    "Instant",
];
/// The one place in a pure layer that is the browser's: IndexedDB behind the store's trait.
const BROWSER_EDGE: &str = "store/browser/";

/// Crates that the product is to be built on, each named in the manifest and used in the sources.
const FOUNDATIONS: [&str; 7] = ["yew", "wasm-bindgen", "web-sys", "gloo", "serde", "rexie", "aes-gcm"];
/// Named to switch a feature on for a crate that others use: no source names it.
const FOR_ITS_FEATURE: [&str; 1] = ["getrandom02"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap();
        Source::read(path.strip_prefix(&src).unwrap().to_str().unwrap(), &text)
    };
    files(&src).into_iter().map(read).collect()
}

fn height(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&layer))
}

/// Every use in a source that does not point down.
fn uses_that_point_up(source: &Source) -> Vec<String> {
    let Some(own) = source.layer().and_then(height) else { return Vec::new() };
    let points_up = |name: &str| {
        let within = source.layer() == Some(name);
        !within && height(name).is_none_or(|other| other <= own)
    };
    let uses = source.crate_names().into_iter().filter(|(_, name)| points_up(name));
    uses.map(|(line, name)| format!("src/{}:{line} names `{name}`", source.path)).collect()
}

/// Everything in a source of a pure layer that makes it impure.
fn impurities(source: &Source) -> Vec<String> {
    let pure = source.layer().is_some_and(|layer| PURE.contains(&layer));
    if !pure || source.path.starts_with(BROWSER_EDGE) {
        return Vec::new();
    }
    let names = source.names().filter(|(_, name)| IMPURE.contains(name));
    names.map(|(line, name)| format!("src/{}:{line} names `{name}`", source.path)).collect()
}

fn assert_none(what: &str, flaws: &[String]) {
    assert!(flaws.is_empty(), "{what}:\n{}", flaws.join("\n"));
}

#[test]
fn no_layer_names_one_above_it() {
    let sources = sources();
    assert!(sources.len() > 100, "the sources were not found");
    assert_none("uses that point up", &sources.iter().flat_map(uses_that_point_up).collect::<Vec<_>>());
}

#[test]
fn every_source_belongs_to_a_layer() {
    let stray = |source: &Source| match source.layer() {
        Some(layer) => height(layer).is_none(),
        None => !["lib.rs", "main.rs"].contains(&source.path.as_str()),
    };
    let strays: Vec<_> = sources().into_iter().filter(stray).map(|source| source.path).collect();
    assert_none("sources that belong to no layer", &strays);
}

#[test]
fn pure_layers_have_no_browser_no_clock_and_no_randomness() {
    assert_none("impurities", &sources().iter().flat_map(impurities).collect::<Vec<_>>());
}

/// The check itself, on sources written to break it: a check that lets these pass proves nothing.
#[test]
fn each_way_of_pointing_up_is_seen() {
    let upward = [
        ("domain/time.rs", "use crate::log::entry::Entry;"),
        ("domain/time/civil.rs", "use super::super::super::store::Row;"),
        ("log/chain.rs", "use crate::{\n    domain::ids::DeviceId,\n    vault::{Vault, root},\n};"),
        ("crypto/kdf.rs", "fn f() { let r#app = crate::app::App::new(); }"),
        ("store/mod.rs", "#[cfg(test)]\nmod tests { use super::super::crypto::hash::sha256; }"),
        ("vault/mod.rs", "pub(in crate::vault) fn f(_: &crate :: platform :: ports::Held) {}"),
        ("bundle/read.rs", "use crate::*;"),
        ("log/page.rs", "use crate as whole;"),
        ("domain/upn.rs", "use super::super::*;"),
        ("domain/upn.rs", "use ::holdfast::vault::Vault;"),
        ("ui/mod.rs", "use crate::worker::start;"),
        ("app/home.rs", "macro_rules! m { () => { $crate::ui::start() } }"),
    ];
    for (path, text) in upward {
        let source = Source::read(path, text);
        assert_eq!(uses_that_point_up(&source).len(), 1, "{path}: {text}");
    }
    let downward = [
        ("vault/mod.rs", "use crate::log::entry::Entry; use super::bundle; pub(crate) use self::root::Root;"),
        (
            "log/chain.rs",
            "// use crate::vault::Vault;\n/* crate::app */ const T: &str = \"crate::app::App\";",
        ),
        ("log/chain.rs", "const T: &str = r#\"crate::app \" crate::ui\"#; const C: char = '\"';"),
        ("domain/time/civil.rs", "use super::Millis; use crate::domain::ids::PupilId;"),
        ("app/home.rs", "fn f<'a>(_: &'a str) { super::super::domain::time::x() }"),
        ("domain/body_map/mod.rs", "mod draft; mod t { use super::super::ids::MarkId; }"),
    ];
    for (path, text) in downward {
        assert_none(path, &uses_that_point_up(&Source::read(path, text)));
    }
    let impure = [
        "use web_sys::window;",
        "fn f() { std::time::Instant::now(); }",
        "use std::time::{Duration, SystemTime};",
        "fn f() { getrandom::fill(&mut [0; 4]); }",
    ];
    for text in impure {
        assert_eq!(impurities(&Source::read("domain/time.rs", text)).len(), 1, "{text}");
        assert_none("platform is the edge", &impurities(&Source::read("platform/clock.rs", text)));
    }
}

/// The names of the direct dependencies, as the sources call them, with the name by which the manifest calls them.
fn direct_dependencies() -> BTreeMap<String, String> {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut wanted = false;
    let mut found = BTreeMap::new();
    for line in manifest.lines() {
        if let Some(section) = line.strip_prefix('[') {
            wanted = section.ends_with("dependencies]") && !section.contains("dev-dependencies");
        } else if wanted && let Some((name, _)) = line.split_once(" = ") {
            let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
            if plain {
                found.insert(name.replace('-', "_"), name.to_owned());
            }
        }
    }
    found
}

#[test]
fn the_foundations_are_direct_dependencies() {
    let direct: BTreeSet<_> = direct_dependencies().into_values().collect();
    for name in FOUNDATIONS {
        assert!(direct.contains(name), "{name} is not a direct dependency");
    }
}

#[test]
fn every_direct_dependency_is_used() {
    let direct = direct_dependencies();
    assert!(direct.len() > 20, "the manifest was not understood");
    let sources = sources();
    let used: BTreeSet<&str> = sources.iter().flat_map(Source::paths_begin).collect();
    let idle = |(name, listed): (&String, &String)| {
        let excused = FOR_ITS_FEATURE.contains(&listed.as_str());
        (used.contains(name.as_str()) == excused).then(|| listed.clone())
    };
    let idle: Vec<_> = direct.iter().filter_map(idle).collect();
    assert_none("direct dependencies that no source uses, or that need no excuse", &idle);
}

/// What `cargo tree` says of the program as the browser gets it, one `name v1.2.3` a line.
fn tree(depth: &str) -> Vec<String> {
    let out = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--edges", "normal", "--prefix", "none"])
        .args(["--target", "wasm32-unknown-unknown", "--package", "holdfast", "--depth", depth])
        .args(["--format", "{p}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(out.status.success(), "cargo tree: {}", String::from_utf8_lossy(&out.stderr));
    let lines = String::from_utf8(out.stdout).unwrap();
    lines.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn cargo_resolves_the_foundations_directly_and_a_single_gloo() {
    let direct = tree("1");
    for name in FOUNDATIONS {
        let found = direct.iter().any(|line| line.split(' ').next() == Some(name));
        assert!(found, "{name} is not among the direct dependencies that cargo resolves");
    }
    let all: BTreeSet<String> = tree("100").into_iter().collect();
    let gloo: Vec<_> = all.iter().filter(|line| line.starts_with("gloo v")).collect();
    assert_eq!(gloo.len(), 1, "{gloo:?}");
    let mut families = BTreeMap::<&str, usize>::new();
    for line in all.iter().filter(|line| line.starts_with("gloo-")) {
        *families.entry(line.split(' ').next().unwrap()).or_default() += 1;
    }
    let twice: Vec<_> = families.iter().filter(|(_, versions)| **versions > 1).collect();
    assert!(twice.is_empty(), "in more than one version: {twice:?}");
}
