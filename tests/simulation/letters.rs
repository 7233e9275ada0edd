//! The carriers: they lose files, bring them twice, bring them late and in any order.

use std::rc::Rc;

use crate::dice::Dice;

/// A file on its way to one machine.
#[derive(Clone)]
pub struct Letter {
    pub file: Rc<Vec<u8>>,
    /// The machine, by place in the world's list.
    pub to: usize,
    /// The day on which it comes.
    pub due: u64,
}

/// Every file on its way.
#[derive(Default)]
pub struct Carriers {
    letters: Vec<Letter>,
    pub lost: u64,
    pub doubled: u64,
    pub late: u64,
}

impl Carriers {
    /// Gives a file for these machines to the carriers: each gets it by itself, or never.
    pub fn send(&mut self, dice: &mut Dice, file: Vec<u8>, to: &[usize], today: u64) {
        let file = Rc::new(file);
        for to in to {
            if dice.chance(20) {
                self.lost += 1;
                continue;
            }
            let times = if dice.chance(15) { 2 } else { 1 };
            self.doubled += times - 1;
            for _ in 0..times {
                let wait = match dice.below(10) {
                    0..=5 => 0,
                    6..=8 => dice.below(4) as u64,
                    _ => dice.below(60) as u64,
                };
                self.late += u64::from(wait > 0);
                self.letters.push(Letter { file: file.clone(), to: *to, due: today + wait });
            }
        }
    }

    /// What comes today, in no order.
    pub fn due(&mut self, dice: &mut Dice, today: u64) -> Vec<Letter> {
        let (mut due, later) =
            std::mem::take(&mut self.letters).into_iter().partition(|one| one.due <= today);
        self.letters = later;
        dice.shuffle(&mut due);
        due
    }
}
