//! Which of many things are meant.

/// A set of numbers below a bound.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Bits {
    blocks: Vec<u64>,
}

impl Bits {
    /// None of so many.
    pub(super) fn none(count: usize) -> Self {
        Self { blocks: vec![0; count.div_ceil(64)] }
    }

    /// Adds one. What is beyond the bound is not added.
    pub(super) fn add(&mut self, number: usize) {
        if let Some(block) = self.blocks.get_mut(number / 64) {
            *block |= 1 << (number % 64);
        }
    }

    /// Makes room for so many.
    pub(super) fn grow(&mut self, count: usize) {
        self.blocks.resize(count.div_ceil(64).max(self.blocks.len()), 0);
    }

    /// Takes one out.
    pub(super) fn take_out(&mut self, number: usize) {
        if let Some(block) = self.blocks.get_mut(number / 64) {
            *block &= !(1 << (number % 64));
        }
    }

    /// Whether it is among them.
    pub(super) fn has(&self, number: usize) -> bool {
        self.blocks.get(number / 64).is_some_and(|block| block & (1 << (number % 64)) != 0)
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.count_ones() as usize).sum()
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| *block == 0)
    }

    /// Each, the lowest first.
    pub(super) fn each(&self) -> impl Iterator<Item = usize> {
        self.blocks.iter().enumerate().flat_map(|(number, block)| {
            let mut left = *block;
            std::iter::from_fn(move || {
                let lowest = left.trailing_zeros();
                (lowest < 64).then(|| {
                    left &= left - 1;
                    number * 64 + lowest as usize
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_added_is_there_in_order_and_nothing_else() {
        let mut bits = Bits::none(130);
        for number in [129, 0, 64, 63, 500] {
            bits.add(number);
        }
        assert_eq!(bits.each().collect::<Vec<_>>(), [0, 63, 64, 129]);
        assert!(bits.count() == 4 && bits.has(64) && !bits.has(65) && !bits.has(500) && !bits.is_empty());
        bits.take_out(64);
        bits.grow(200);
        bits.add(199);
        assert_eq!(bits.each().collect::<Vec<_>>(), [0, 63, 129, 199]);
        assert!(Bits::none(0).is_empty());
    }
}
