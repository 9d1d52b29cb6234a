//! How far a long command is: how many, how many a second, the time that remains; on a terminal, beside the result.

use std::time::{Duration, Instant};

use crate::cli::printer::Printer;

/// How often it is shown at most.
const PAUSE: Duration = Duration::from_millis(200);

/// How far it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Progress {
    /// How many are done.
    pub(super) count: u64,
    /// Of what.
    pub(super) what: &'static str,
    /// Which part of the whole that is, where it is known.
    pub(super) share: Option<f64>,
}

impl Progress {
    /// The part of a whole that may be unknown.
    pub(super) fn share(done: u64, of: Option<u64>) -> Option<f64> {
        of.filter(|of| *of > 0)
            .map(|of| (done as f64 / of as f64).min(1.0))
    }
}

/// Shows progress.
pub(super) struct Meter<'a> {
    printer: &'a Printer,
    begun: Instant,
    shown: Option<Instant>,
}

impl<'a> Meter<'a> {
    pub(super) fn new(printer: &'a Printer) -> Self {
        Meter {
            printer,
            begun: Instant::now(),
            shown: None,
        }
    }

    pub(super) fn show(&mut self, progress: Progress) {
        let now = Instant::now();
        if self.shown.is_some_and(|shown| now - shown < PAUSE) {
            return;
        }
        self.shown = Some(now);
        self.printer.progress(&words(progress, now - self.begun));
    }

    /// Takes the line away.
    pub(super) fn clear(&self) {
        if self.shown.is_some() {
            self.printer.progress("");
        }
    }
}

fn words(progress: Progress, passed: Duration) -> String {
    let seconds = passed.as_secs_f64().max(0.001);
    let rate = progress.count as f64 / seconds;
    let mut words = format!("{} {}, {rate:.0} a second", progress.count, progress.what);
    if let Some(share) = progress.share.filter(|share| *share > 0.0) {
        let left = seconds * (1.0 - share) / share;
        words.push_str(&format!(", {:.0} %, {} left", share * 100.0, time(left)));
    }
    words
}

fn time(seconds: f64) -> String {
    let seconds = seconds.round() as u64;
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, seconds) => format!("{minutes}:{seconds:02} min"),
        (hours, minutes, _) => format!("{hours}:{minutes:02} h"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rate_and_remaining_time_are_told_where_the_size_is_known() {
        let progress = |bytes, size| Progress {
            count: 5_000,
            what: "rows",
            share: Progress::share(bytes, size),
        };
        let passed = Duration::from_secs(10);
        assert_eq!(
            words(progress(25, Some(100)), passed),
            "5000 rows, 500 a second, 25 %, 30 s left"
        );
        assert_eq!(words(progress(25, None), passed), "5000 rows, 500 a second");
        assert_eq!(time(125.0), "2:05 min");
        assert_eq!(time(7_260.0), "2:01 h");
    }
}
