//! When a page that nobody touches locks itself. Pure: times come in.

/// The machine slept if no tick came for so long, in milliseconds: even a hidden tab ticks once a minute.
const SLEPT: f64 = 90_000.0;
/// The longest warning, in milliseconds.
const WARNING: f64 = 60_000.0;

/// What is due at a tick.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Due {
    /// Nothing.
    Stay,
    /// The page locks in so many seconds unless it is touched.
    Warn(u32),
    /// Lock now.
    Lock,
}

/// When the page was last touched, and when it last ticked, in milliseconds of the wall clock.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Idle {
    touched: f64,
    ticked: f64,
}

impl Idle {
    /// Touched now.
    pub fn new(now: f64) -> Self {
        Self { touched: now, ticked: now }
    }

    /// Somebody touched the page.
    pub fn touch(&mut self, now: f64) {
        // After a sleep the tick that finds it out comes first, whatever woke the machine.
        if now - self.ticked < SLEPT {
            self.touched = now;
        }
    }

    /// What is due now, if the page locks after so many minutes.
    pub fn tick(&mut self, now: f64, minutes: u8) -> Due {
        let slept = now - self.ticked > SLEPT;
        self.ticked = now;
        // A clock set back must not keep the page open.
        self.touched = self.touched.min(now);
        let limit = f64::from(minutes) * 60_000.0;
        let left = limit - (now - self.touched);
        if slept || left <= 0.0 {
            return Due::Lock;
        }
        if left > WARNING.min(limit / 2.0) {
            return Due::Stay;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 60")]
        Due::Warn((left / 1000.0).ceil() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ticks every second for so many seconds; what was due last.
    fn wait(idle: &mut Idle, from: f64, seconds: u32, minutes: u8) -> Due {
        (1..=seconds).fold(Due::Stay, |_, second| idle.tick(from + f64::from(second) * 1000.0, minutes))
    }

    #[test]
    fn it_warns_for_a_minute_and_then_locks() {
        let mut idle = Idle::new(0.0);
        assert_eq!(wait(&mut idle, 0.0, 239, 5), Due::Stay);
        assert_eq!(wait(&mut idle, 239_000.0, 1, 5), Due::Warn(60));
        assert_eq!(wait(&mut idle, 240_000.0, 59, 5), Due::Warn(1));
        assert_eq!(wait(&mut idle, 299_000.0, 1, 5), Due::Lock);
        // The shortest limit still leaves half of it in peace.
        let mut idle = Idle::new(0.0);
        assert_eq!(wait(&mut idle, 0.0, 29, 1), Due::Stay);
        assert_eq!(wait(&mut idle, 29_000.0, 1, 1), Due::Warn(30));
    }

    #[test]
    fn touching_it_begins_anew() {
        let mut idle = Idle::new(0.0);
        wait(&mut idle, 0.0, 299, 5);
        idle.touch(299_500.0);
        assert_eq!(wait(&mut idle, 299_500.0, 200, 5), Due::Stay);
    }

    #[test]
    fn sleep_locks_whatever_woke_the_machine() {
        let mut idle = Idle::new(0.0);
        wait(&mut idle, 0.0, 10, 30);
        idle.touch(200_000.0);
        assert_eq!(idle.tick(200_001.0, 30), Due::Lock);
    }

    #[test]
    fn a_clock_set_back_does_not_keep_it_open() {
        let mut idle = Idle::new(10_000_000.0);
        assert_eq!(idle.tick(1_000.0, 1), Due::Stay);
        assert_eq!(wait(&mut idle, 1_000.0, 60, 1), Due::Lock);
    }
}
