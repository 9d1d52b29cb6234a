//! Where in a source something stands that is no text: page, time, region.
//!
//! The forms are those of fragments on the web: `page=3` (RFC 8118, PDF), `t=12.5,15` and `xywh=10,20,300,40` (W3C
//! Media Fragments 1.0), several joined by `&`.

use std::fmt;
use std::str::FromStr;

/// A place in a source.
#[derive(Debug, Clone, PartialEq)]
pub struct Locator {
    /// Page, counted from 1.
    pub page: Option<u32>,
    /// From and until, either may be left open.
    pub time: Option<(Option<Clock>, Option<Clock>)>,
    /// A rectangle.
    pub region: Option<Region>,
}

/// A time within a recording, milliseconds from its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock(pub u64);

/// A rectangle: left, top, width, height; in pixels or in percent of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// Left edge, top edge, width, height.
    pub sides: [u32; 4],
    /// In percent, not in pixels.
    pub percent: bool,
}

/// Why a text is no place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no place in a source; write `page=3`, `t=12.5,15`, `t=00:01:20` or `xywh=10,20,300,40`")]
pub struct LocatorProblem(String);

impl FromStr for Locator {
    type Err = LocatorProblem;

    fn from_str(text: &str) -> Result<Self, LocatorProblem> {
        parse(text.trim()).ok_or_else(|| LocatorProblem(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Locator> {
    let mut place = Locator {
        page: None,
        time: None,
        region: None,
    };
    for part in text.trim_start_matches('#').split('&') {
        let (name, value) = part.split_once('=')?;
        // the same twice would be two places
        let is_new = match name {
            "page" => place
                .page
                .replace(natural(value).filter(|page| *page > 0)?)
                .is_none(),
            "t" => place.time.replace(times(value)?).is_none(),
            "xywh" => place.region.replace(region(value)?).is_none(),
            _ => return None,
        };
        if !is_new {
            return None;
        }
    }
    Some(place)
}

fn natural(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

fn times(text: &str) -> Option<(Option<Clock>, Option<Clock>)> {
    let text = text.strip_prefix("npt:").unwrap_or(text);
    let (from, until) = match text.split_once(',') {
        Some((from, until)) => (from, Some(until)),
        None => (text, None),
    };
    let from = if from.is_empty() { None } else { Some(clock(from)?) };
    let until = until.map(clock).map_or(Some(None), |clock| clock.map(Some))?;
    match (from, until) {
        (None, None) => None,
        (Some(from), Some(until)) if from >= until => None,
        pair => Some(pair),
    }
}

/// Seconds, `mm:ss` or `hh:mm:ss`, each with a fraction.
fn clock(text: &str) -> Option<Clock> {
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) => (whole, fraction),
        None => (text, ""),
    };
    if fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let fraction: u64 = format!("{fraction:0<3}").parse().ok()?;
    let parts: Vec<u32> = whole.split(':').map(natural).collect::<Option<_>>()?;
    let seconds = match parts.as_slice() {
        [seconds] => u64::from(*seconds),
        [minutes @ 0..60, seconds @ 0..60] => u64::from(*minutes) * 60 + u64::from(*seconds),
        [hours, minutes @ 0..60, seconds @ 0..60] => {
            u64::from(*hours) * 3600 + u64::from(*minutes) * 60 + u64::from(*seconds)
        }
        _ => return None,
    };
    Some(Clock(seconds * 1000 + fraction))
}

fn region(text: &str) -> Option<Region> {
    let (percent, text) = match text.split_once(':') {
        Some(("percent", rest)) => (true, rest),
        Some(("pixel", rest)) => (false, rest),
        Some(_) => return None,
        None => (false, text),
    };
    let sides: Vec<u32> = text.split(',').map(natural).collect::<Option<_>>()?;
    let sides: [u32; 4] = sides.try_into().ok()?;
    let [left, top, width, height] = sides;
    let within = |from: u32, length: u32| from.checked_add(length).is_some_and(|end| end <= 100);
    let fits = !percent || within(left, width) && within(top, height);
    (width > 0 && height > 0 && fits).then_some(Region { sides, percent })
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (seconds, rest) = (self.0 / 1000, self.0 % 1000);
        write!(
            f,
            "{}:{:02}:{:02}",
            seconds / 3600,
            seconds / 60 % 60,
            seconds % 60
        )?;
        match rest {
            0 => Ok(()),
            rest => f.write_str(format!(".{rest:03}").trim_end_matches('0')),
        }
    }
}

/// In words: `page 3`, `from 0:00:12.5 to 0:00:15`.
impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut words = Vec::new();
        words.extend(self.page.map(|page| format!("page {page}")));
        words.extend(self.time.and_then(|time| match time {
            (Some(from), Some(until)) => Some(format!("from {from} to {until}")),
            (Some(from), None) => Some(format!("at {from}")),
            (None, Some(until)) => Some(format!("until {until}")),
            (None, None) => None,
        }));
        words.extend(self.region.map(|region| {
            let [left, top, width, height] = region.sides;
            let unit = if region.percent { "%" } else { " pixels" };
            format!("region {width} × {height}{unit} at {left}, {top}")
        }));
        f.write_str(&words.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, words: &str) {
        assert_eq!(
            text.parse::<Locator>().map(|place| place.to_string()),
            Ok(words.to_owned())
        );
    }

    #[test]
    fn places_are_pages_times_and_regions() {
        check("page=3", "page 3");
        check("#page=12", "page 12");
        check("t=12.5,15", "from 0:00:12.5 to 0:00:15");
        check("t=npt:00:01:20", "at 0:01:20");
        check("t=01:20", "at 0:01:20");
        check("t=,90", "until 0:01:30");
        check("xywh=10,20,300,40", "region 300 × 40 pixels at 10, 20");
        check("xywh=percent:25,25,50,50", "region 50 × 50% at 25, 25");
        check("page=2&xywh=pixel:0,0,8,9", "page 2, region 8 × 9 pixels at 0, 0");
        check("t=3&xywh=0,0,8,9", "at 0:00:03, region 8 × 9 pixels at 0, 0");
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for wrong in [
            "",
            "3",
            "page",
            "page=",
            "page=0",
            "page=3-4",
            "page=+3",
            "p=3",
            "t=",
            "t=,",
            "t=15,12",
            "t=12,12",
            "t=00:61:00",
            "t=1.2345",
            "t=-1",
            "xywh=1,2,3",
            "xywh=1,2,0,4",
            "xywh=percent:60,0,50,10",
            "xywh=em:1,2,3,4",
            "page=1&page=2",
            "page=1&",
            "page=99999999999",
        ] {
            assert_eq!(
                wrong.parse::<Locator>(),
                Err(LocatorProblem(wrong.to_owned())),
                "{wrong}"
            );
        }
        let words = "side 3".parse::<Locator>().unwrap_err().to_string();
        assert!(
            words.starts_with("`side 3` is no place in a source; write `page=3`"),
            "{words}"
        );
    }
}
