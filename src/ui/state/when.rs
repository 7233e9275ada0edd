//! A time as people give it: just now, today at, another day, between, or not known.

use crate::domain::time::{Day, Millis, Minute, When};

/// How a time is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhenChoice {
    /// Just now.
    JustNow,
    /// Earlier today, at a time.
    Today,
    /// On a day, at a time if that is known.
    Day,
    /// Between two times of one day, or of two.
    Between,
    /// Nobody knows.
    Unknown,
}

impl WhenChoice {
    /// Every choice, in the order that forms offer them.
    pub const ALL: [Self; 5] = [Self::JustNow, Self::Today, Self::Day, Self::Between, Self::Unknown];
}

/// A time as typed so far: what the browser's own date and time fields hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhenForm {
    /// How it is given.
    pub choice: Option<WhenChoice>,
    /// `10:20`.
    pub time: String,
    /// `2026-11-23`.
    pub day: String,
    /// `2026-11-23T10:20`.
    pub from: String,
    /// `2026-11-23T11:00`.
    pub to: String,
}

impl WhenForm {
    /// Just now.
    pub fn just_now() -> Self {
        Self { choice: Some(WhenChoice::JustNow), ..Self::default() }
    }

    /// A time given earlier, to be changed.
    pub fn of(when: &When, now: Millis) -> Self {
        let today = Minute::from_millis(now).day();
        match when {
            When::At(minute) if minute.day() == today => {
                Self { choice: Some(WhenChoice::Today), time: minute.time(), ..Self::default() }
            }
            When::At(minute) => Self {
                choice: Some(WhenChoice::Day),
                day: minute.day().iso(),
                time: minute.time(),
                ..Self::default()
            },
            When::On(day) => Self { choice: Some(WhenChoice::Day), day: day.iso(), ..Self::default() },
            When::Between(from, to) => {
                Self { choice: Some(WhenChoice::Between), from: from.iso(), to: to.iso(), ..Self::default() }
            }
            When::Unknown => Self { choice: Some(WhenChoice::Unknown), ..Self::default() },
        }
    }

    /// The time, once enough of it has been given.
    pub fn when(&self, now: Millis) -> Option<When> {
        let now = Minute::from_millis(now);
        match self.choice? {
            WhenChoice::JustNow => Some(When::At(now)),
            WhenChoice::Today => {
                Minute::parse(&format!("{}T{}", now.day().iso(), self.clock())).map(When::At)
            }
            WhenChoice::Day => {
                let day = Day::parse_iso(&self.day)?;
                if self.time.is_empty() {
                    Some(When::On(day))
                } else {
                    Minute::parse(&format!("{}T{}", day.iso(), self.clock())).map(When::At)
                }
            }
            WhenChoice::Between => {
                let (from, to) = (Minute::parse(&self.from)?, Minute::parse(&self.to)?);
                (from <= to).then_some(When::Between(from, to))
            }
            WhenChoice::Unknown => Some(When::Unknown),
        }
    }

    /// The time that a field holds, without the seconds that some browsers add.
    fn clock(&self) -> &str {
        self.time.get(..5).unwrap_or(&self.time)
    }

    /// Whether the time given lies after now: worth a remark, though a wrong clock may be to blame.
    pub fn ahead(&self, now: Millis) -> bool {
        let now = Minute::from_millis(now);
        match self.when(Minute::to_millis(now)) {
            Some(When::At(minute)) => minute > now,
            Some(When::On(day)) => day > now.day(),
            Some(When::Between(_, to)) => to > now,
            Some(When::Unknown) | None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Millis {
        Minute::parse("2026-11-23T15:00").unwrap().to_millis()
    }

    #[test]
    fn every_time_reads_back_into_the_form() {
        let minute = |text| Minute::parse(text).unwrap();
        for when in [
            When::At(minute("2026-11-23T10:20")),
            When::At(minute("2026-11-20T10:20")),
            When::On(Day::new(2026, 11, 20).unwrap()),
            When::Between(minute("2026-11-20T10:20"), minute("2026-11-20T11:00")),
            When::Unknown,
        ] {
            assert_eq!(WhenForm::of(&when, now()).when(now()), Some(when));
        }
    }

    #[test]
    fn half_a_time_is_none() {
        for form in [
            WhenForm::default(),
            WhenForm { choice: Some(WhenChoice::Today), ..WhenForm::default() },
            WhenForm { choice: Some(WhenChoice::Day), time: "10:20".into(), ..WhenForm::default() },
            WhenForm {
                choice: Some(WhenChoice::Between),
                from: "2026-11-23T11:00".into(),
                to: "2026-11-23T10:00".into(),
                ..WhenForm::default()
            },
        ] {
            assert_eq!(form.when(now()), None, "{form:?}");
        }
    }

    #[test]
    fn a_time_with_seconds_is_understood_and_one_ahead_is_remarked() {
        let form =
            WhenForm { choice: Some(WhenChoice::Today), time: "16:30:00".into(), ..WhenForm::default() };
        assert!(form.when(now()).is_some());
        assert!(form.ahead(now()));
        assert!(!WhenForm::just_now().ahead(now()));
    }
}
