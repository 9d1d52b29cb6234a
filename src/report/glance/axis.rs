//! Axes: which places are labelled, and where a value stands between the ends.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Serialize;

/// More labels do not fit on a wide page; a narrow one shows every second.
const MOST_TICKS: usize = 7;

/// A labelled place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    /// Where it stands, from 0 to 1.
    pub at: f64,
    /// What is written there.
    pub label: String,
    /// Whether a narrow page leaves the label out.
    pub minor: bool,
}

/// A run of days on an axis, where a long empty time may be cut out.
#[derive(Clone, Debug, PartialEq)]
pub struct Calendar {
    /// Day and its place, rising in both.
    knots: Vec<(NaiveDate, f64)>,
    /// The days that were cut out, if any.
    gap: Option<(NaiveDate, NaiveDate)>,
}

impl Calendar {
    /// An axis that holds all these spans, first and last day each; none where there are none. What is cut out lies in
    /// none of them.
    pub fn over(mut spans: Vec<(NaiveDate, NaiveDate)>) -> Option<Self> {
        spans.sort_unstable();
        let mut widest: Option<(NaiveDate, NaiveDate)> = None;
        let mut reach = spans.first()?.0;
        for &(from, to) in &spans {
            let is_wider = |(before, after): (NaiveDate, NaiveDate)| from - reach > after - before;
            if from > reach && widest.is_none_or(is_wider) {
                widest = Some((reach, from));
            }
            reach = reach.max(to);
        }
        let mut days: Vec<NaiveDate> = spans.iter().flat_map(|&(from, to)| [from, to]).collect();
        days.sort_unstable();
        days.dedup();
        let (&first, &last) = (days.first()?, days.last()?);
        let total = (last - first).num_days();
        let gap =
            widest.filter(|(before, after)| (*after - *before).num_days() * 5 > total * 3 && total > 400);
        // room on both sides, so that a single day is not an axis of no length
        let drawn = total - gap.map_or(0, |(before, after)| (after - before).num_days());
        let room = Days::new(u64::try_from(drawn / 40).unwrap_or_default().max(2));
        let start = first.checked_sub_days(room).unwrap_or(first);
        let end = last.checked_add_days(room).unwrap_or(last);
        let knots = match gap {
            None => vec![(start, 0.0), (end, 1.0)],
            Some((before, after)) => {
                let count = |side: &dyn Fn(&NaiveDate) -> bool| days.iter().filter(|day| side(day)).count();
                let (left, right) = (count(&|day| *day <= before), count(&|day| *day >= after));
                #[allow(clippy::cast_precision_loss)]
                let share = (left as f64 / (left + right) as f64).clamp(0.14, 0.86);
                let edge = |day: NaiveDate| day.min(end).max(start);
                let before = edge(before.checked_add_days(room).unwrap_or(before));
                let after = edge(after.checked_sub_days(room).unwrap_or(after));
                vec![
                    (start, 0.0),
                    (before, share - 0.03),
                    (after, share + 0.03),
                    (end, 1.0),
                ]
            }
        };
        Some(Self { knots, gap })
    }

    /// The days between which the axis is cut.
    pub const fn gap(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.gap
    }

    /// The middle of the cut, if there is one.
    pub fn cut(&self) -> Option<f64> {
        (self.knots.len() == 4).then(|| f64::midpoint(self.knots[1].1, self.knots[2].1))
    }

    /// Where a day stands, from 0 to 1.
    pub fn place(&self, day: NaiveDate) -> f64 {
        let Some((&(first, at), &(last, _))) = self.knots.first().zip(self.knots.last()) else {
            return 0.0;
        };
        if day <= first {
            return at;
        }
        for pair in self.knots.windows(2) {
            let ((from, low), (to, high)) = (pair[0], pair[1]);
            if day <= to {
                return low + (high - low) * share(from, to, day);
            }
        }
        debug_assert!(day > last);
        1.0
    }

    /// Labelled days: of years, months or days, whatever fits.
    pub fn ticks(&self) -> Vec<Tick> {
        let parts: &[(usize, usize)] = if self.knots.len() == 4 {
            &[(0, 1), (2, 3)]
        } else {
            &[(0, 1)]
        };
        let mut ticks = Vec::new();
        for &(from, to) in parts {
            let ((from, low), (to, high)) = (self.knots[from], self.knots[to]);
            #[allow(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                clippy::cast_precision_loss
            )]
            let most = (((high - low) * MOST_TICKS as f64) as usize).max(1);
            let mut part: Vec<Tick> = labelled(from, to, most)
                .into_iter()
                .map(|(day, label)| Tick {
                    at: self.place(day),
                    label,
                    minor: false,
                })
                .collect();
            if self.knots.len() == 4 && high - low < 0.3 {
                // beside the cut there is room for one label
                let middle = part.len() / 2;
                part = part.into_iter().skip(middle).take(1).collect();
            }
            ticks.extend(part);
        }
        let cut = self.cut();
        ticks.retain(|tick| cut.is_none_or(|cut| (tick.at - cut).abs() > 0.05));
        for (index, tick) in ticks.iter_mut().enumerate() {
            tick.minor = index % 2 == 1;
        }
        ticks
    }
}

#[allow(clippy::cast_precision_loss)]
fn share(from: NaiveDate, to: NaiveDate, day: NaiveDate) -> f64 {
    (day - from).num_days() as f64 / (to - from).num_days().max(1) as f64
}

/// At most so many days from a to b, evenly spread over the calendar.
fn labelled(from: NaiveDate, to: NaiveDate, most: usize) -> Vec<(NaiveDate, String)> {
    let days = (to - from).num_days();
    let fits = |step: i64| days / step < i64::try_from(most).unwrap_or(1);
    let month = |day: NaiveDate| day.format("%b %Y").to_string();
    if let Some(step) = [1, 2, 7, 14].into_iter().find(|&step| fits(step)) {
        let starts = std::iter::successors(Some(from), |day| day.checked_add_days(Days::new(step as u64)));
        return starts
            .take_while(|day| *day <= to)
            .map(|day| (day, day.format("%-d %b %Y").to_string()))
            .collect();
    }
    if let Some(step) = [1, 2, 3, 6].into_iter().find(|&step| fits(i64::from(step) * 30)) {
        let start = from.with_day(1).filter(|first| *first >= from).or_else(|| {
            let next = from.with_day(1)?.checked_add_months(Months::new(1))?;
            let over = (next.month0()) % step;
            next.checked_add_months(Months::new(if over == 0 { 0 } else { step - over }))
        });
        let starts = std::iter::successors(start, |day| day.checked_add_months(Months::new(step)));
        return starts
            .take_while(|day| *day <= to)
            .map(|day| (day, month(day)))
            .collect();
    }
    let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]
        .into_iter()
        .find(|&step| fits(i64::from(step) * 365))
        .unwrap_or(10_000);
    let first = from.year().div_euclid(step) * step;
    let years = std::iter::successors(Some(first), |year| year.checked_add(step));
    years
        .take_while(|year| *year <= to.year())
        .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
        .filter(|day| (from..=to).contains(day))
        .map(|day| (day, day.year().to_string()))
        .collect()
}

/// A run of numbers on an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Numbers {
    low: f64,
    high: f64,
    step: f64,
}

impl Numbers {
    /// An axis that holds all these numbers, from zero where that leaves them apart; none where there are no numbers.
    pub fn over(numbers: &[f64]) -> Option<Self> {
        let finite = || numbers.iter().copied().filter(|number| number.is_finite());
        let low = finite().reduce(f64::min)?;
        let high = finite().reduce(f64::max)?;
        let from_zero = low >= 0.0 && (high - low) * 5.0 >= high;
        let (low, high) = match (from_zero, high - low) {
            (true, _) => (0.0, high),
            (false, room) if room > 0.0 => (low - room * 0.1, high + room * 0.1),
            (false, _) => (low - low.abs().max(1.0) * 0.1, high + high.abs().max(1.0) * 0.1),
        };
        let step = nice((high - low).max(f64::MIN_POSITIVE) / 4.0);
        let (low, high) = ((low / step).floor() * step, (high / step).ceil() * step);
        // room for what is open above the highest number
        let top = finite().fold(low, f64::max);
        let high = if (high - top) * 20.0 < high - low {
            high + step
        } else {
            high
        };
        let high = if high > low { high } else { low + step };
        (step.is_finite() && low.is_finite() && high.is_finite()).then_some(Self { low, high, step })
    }

    /// Where a number stands, from 0 to 1.
    pub fn place(&self, number: f64) -> f64 {
        ((number - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Labelled numbers, both ends among them.
    pub fn ticks(&self) -> Vec<Tick> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let count = (((self.high - self.low) / self.step).round() as usize).min(12);
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let places = (-self.step.log10().floor()).clamp(0.0, 9.0) as usize;
        (0..=count)
            .map(|index| {
                #[allow(clippy::cast_precision_loss)]
                let number = self.low + self.step * index as f64;
                Tick {
                    at: self.place(number),
                    label: crate::report::figures::group_digits(&format!("{number:.places$}")),
                    minor: index % 2 == 1 && index != count,
                }
            })
            .collect()
    }
}

/// The next of 1, 2, 5, 10, 20, 25, 50 …
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let mantissa = step / power;
    let fits = |one: &f64| mantissa <= one * 1.000_001 && (*one != 2.5 || power >= 10.0);
    let rounded = [1.0, 2.0, 2.5, 5.0].into_iter().find(fits);
    rounded.unwrap_or(10.0) * power
}
