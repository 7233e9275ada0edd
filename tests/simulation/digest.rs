//! The canonical digest of a register, and folding in every order.

use holdfast::app::judge::Cryptographic;
use holdfast::crypto::hash::sha256;
use holdfast::domain::ids::SchoolId;
use holdfast::domain::register::{Record, Register};

use crate::dice::Dice;

/// SHA-256 of everything that a register says, fields that later versions add included: all that is in one is written
/// out in the order of its own keys.
pub fn digest(register: &Register) -> String {
    hex::encode(&sha256(&[format!("{register:?}").as_bytes()])[..8])
}

/// Where one register first differs from another, in their own words.
pub fn differs(one: &Register, other: &Register) -> String {
    let (one, other) = (format!("{one:?}"), format!("{other:?}"));
    let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let around = |text: &str| {
        String::from_utf8_lossy(&text.as_bytes()[same.saturating_sub(150)..(same + 150).min(text.len())])
            .into_owned()
    };
    format!("…{}… in place of …{}…", around(&one), around(&other))
}

pub fn fold(school: &SchoolId, records: &[Record]) -> Register {
    Register::fold(school, records, &Cryptographic)
}

/// The digests of what the same records give in other orders: folded at once, and as they come in by and by.
pub fn in_other_orders(school: &SchoolId, records: &[Record], dice: &mut Dice) -> Vec<String> {
    let mut order = records.to_vec();
    let mut digests = Vec::new();
    for _ in 0..2 {
        dice.shuffle(&mut order);
        digests.push(digest(&fold(school, &order)));
    }
    order.reverse();
    digests.push(digest(&fold(school, &order)));
    digests.push(digest(&by_and_by(school, &order, dice)));
    // By and by as they were written: most change no rights and extend what there is.
    digests.push(digest(&by_and_by(school, records, dice)));
    digests
}

/// As a machine takes entries in: they extend the register where they can, and where they cannot all are folded again.
fn by_and_by(school: &SchoolId, records: &[Record], dice: &mut Dice) -> Register {
    let mut register = Register::default();
    let mut come = 0;
    while come < records.len() {
        let next = (come + 1 + dice.below(records.len() / 8 + 1)).min(records.len());
        if !records[come..next].iter().all(|record| register.extend(record)) {
            register = fold(school, &records[..next]);
        }
        come = next;
    }
    register
}
