//! Which numbers a figure leaves possible, and whether two figures can both hold.

use std::str::FromStr;

use bigdecimal::{BigDecimal, RoundingMode};

use super::dispute::Quantity;
use crate::domain::vocabulary::{Hedge, Scale};

/// "About" leaves a tenth on either side, and of things that are counted one at the least.
const ABOUT: i32 = 10;

/// One end of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
struct End {
    number: BigDecimal,
    /// Whether the number itself belongs to the range.
    closed: bool,
}

/// The numbers that a figure leaves possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    low: Option<End>,
    high: Option<End>,
}

impl Range {
    /// The range of a figure; none where it names no number, and so excludes none.
    pub fn of(figure: &Quantity) -> Option<Range> {
        let number = |text: &Option<String>| text.as_deref().and_then(|text| BigDecimal::from_str(text).ok());
        let (low, high) = (number(&figure.low), number(&figure.high));
        if low.is_none() && high.is_none() {
            return None;
        }
        let end = |number: Option<BigDecimal>, closed| number.map(|number| End { number, closed });
        let range = match figure.hedge {
            Hedge::Unquantified => return None,
            Hedge::Exactly | Hedge::Between => Range {
                low: end(low, true),
                high: end(high, true),
            },
            Hedge::About => Range {
                low: end(low.map(|number| &number - margin(&number, figure.scale)), true),
                high: end(high.map(|number| &number + margin(&number, figure.scale)), true),
            },
            Hedge::AtLeast | Hedge::MoreThan => Range {
                low: end(low.or(high), figure.hedge == Hedge::AtLeast),
                high: None,
            },
            Hedge::AtMost | Hedge::LessThan => Range {
                low: None,
                high: end(high.or(low), figure.hedge == Hedge::AtMost),
            },
        };
        Some(match figure.scale {
            Scale::Count => range.of_whole_numbers(),
            _ => range,
        })
    }

    /// The same for things that are counted: "more than 20" is 21 or more.
    fn of_whole_numbers(self) -> Range {
        let one = BigDecimal::from(1);
        let whole = |end: End, mode: RoundingMode, step: &BigDecimal| {
            let rounded = end.number.with_scale_round(0, mode);
            let number = if !end.closed && rounded == end.number {
                rounded + step
            } else {
                rounded
            };
            End { number, closed: true }
        };
        Range {
            low: self.low.map(|end| whole(end, RoundingMode::Ceiling, &one)),
            high: self.high.map(|end| whole(end, RoundingMode::Floor, &-&one)),
        }
    }

    /// Whether a number is in both ranges.
    pub fn meets(&self, other: &Range) -> bool {
        let apart = |high: &Option<End>, low: &Option<End>| match (high, low) {
            (Some(high), Some(low)) => {
                high.number < low.number || high.number == low.number && !(high.closed && low.closed)
            }
            _ => false,
        };
        !apart(&self.high, &other.low) && !apart(&other.high, &self.low)
    }
}

fn margin(number: &BigDecimal, scale: Scale) -> BigDecimal {
    let tenth = number.abs() / BigDecimal::from(ABOUT);
    match scale {
        Scale::Count => tenth.max(BigDecimal::from(1)),
        _ => tenth,
    }
}

/// A figure in words, such as `at least 47`.
pub fn words(figure: &Quantity) -> String {
    let low = figure.low.as_deref().or(figure.high.as_deref()).unwrap_or("?");
    let high = figure.high.as_deref().unwrap_or(low);
    let number = match figure.hedge {
        Hedge::Unquantified => return "no number given".to_owned(),
        Hedge::Between => format!("{low} to {high}"),
        Hedge::Exactly | Hedge::About if low != high => format!("{low} to {high}"),
        Hedge::Exactly => low.to_owned(),
        Hedge::About => format!("about {low}"),
        Hedge::AtLeast => format!("at least {low}"),
        Hedge::MoreThan => format!("more than {low}"),
        Hedge::AtMost => format!("at most {high}"),
        Hedge::LessThan => format!("less than {high}"),
    };
    match figure.scale {
        Scale::Percent => format!("{number} %"),
        Scale::Ratio => format!("{number} times"),
        Scale::Count | Scale::Amount => number,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::analysis::testing::figure;

    fn meet(left: &Quantity, right: &Quantity) -> bool {
        Range::of(left).unwrap().meets(&Range::of(right).unwrap())
    }

    #[test]
    fn hedges_leave_numbers_open() {
        use Hedge::*;
        for (left, right, both) in [
            ((Exactly, 84), (Exactly, 84), true),
            ((Exactly, 84), (Exactly, 50), false),
            ((Exactly, 84), (AtLeast, 46), true),
            ((Exactly, 20), (AtLeast, 46), false),
            ((Exactly, 84), (AtLeast, 84), true),
            ((Exactly, 84), (MoreThan, 84), false),
            ((Exactly, 50), (About, 50), true),
            ((Exactly, 46), (About, 50), true),
            ((Exactly, 44), (About, 50), false),
            ((Exactly, 8), (About, 7), true), // a tenth of seven is less than one
            ((AtMost, 20), (AtLeast, 20), true),
            ((LessThan, 20), (AtLeast, 20), false),
            ((LessThan, 21), (MoreThan, 20), false), // no whole number lies between
            ((AtLeast, 20), (AtLeast, 84), true),
        ] {
            let (one, other) = (figure(left.0, left.1), figure(right.0, right.1));
            assert_eq!(meet(&one, &other), both, "{left:?} and {right:?}");
        }
    }

    #[test]
    fn amounts_have_room_between_whole_numbers() {
        let amount = |hedge, number| Quantity {
            scale: Scale::Amount,
            ..figure(hedge, number)
        };
        assert!(meet(&amount(Hedge::LessThan, 21), &amount(Hedge::MoreThan, 20)));
        assert!(!meet(&amount(Hedge::LessThan, 20), &amount(Hedge::MoreThan, 20)));
        assert!(!meet(&amount(Hedge::Exactly, -20), &amount(Hedge::About, -30)));
    }

    #[test]
    fn what_names_no_number_excludes_none() {
        let many = Quantity {
            low: None,
            high: None,
            ..figure(Hedge::Unquantified, 0)
        };
        assert_eq!(Range::of(&many), None);
        assert_eq!(words(&many), "no number given");
    }

    #[test]
    fn figures_in_words() {
        assert_eq!(words(&figure(Hedge::AtLeast, 46)), "at least 46");
        let range = Quantity {
            high: Some("82".to_owned()),
            ..figure(Hedge::Between, 25)
        };
        assert_eq!(words(&range), "25 to 82");
    }

    fn hedged() -> impl Strategy<Value = Quantity> {
        let hedges = Hedge::ALL
            .iter()
            .copied()
            .filter(|one| *one != Hedge::Unquantified);
        let scales = prop_oneof![Just(Scale::Count), Just(Scale::Amount)];
        let hedge = proptest::sample::select(hedges.collect::<Vec<_>>());
        (hedge, 0..100i64, 0..20i64, scales).prop_map(|(hedge, low, more, scale)| Quantity {
            scale,
            high: Some((if hedge == Hedge::Between { low + more } else { low }).to_string()),
            ..figure(hedge, low)
        })
    }

    /// Whether a whole number agrees with a figure, said the plain way.
    fn agrees(figure: &Quantity, number: i64) -> bool {
        let of = |text: &Option<String>| text.as_ref().unwrap().parse::<i64>().unwrap();
        let (low, high) = (of(&figure.low), of(&figure.high));
        match figure.hedge {
            Hedge::Unquantified => true,
            Hedge::Exactly | Hedge::Between => (low..=high).contains(&number),
            Hedge::About => {
                let tenths = if figure.scale == Scale::Count {
                    low.max(10)
                } else {
                    low
                };
                (number - low).abs() * 10 <= tenths
            }
            Hedge::AtLeast => number >= low,
            Hedge::MoreThan => number > low,
            Hedge::AtMost => number <= high,
            Hedge::LessThan => number < high,
        }
    }

    proptest! {
        #[test]
        fn meeting_is_mutual_and_a_figure_meets_itself(one in hedged(), other in hedged()) {
            prop_assert_eq!(meet(&one, &other), meet(&other, &one));
            prop_assert!(meet(&one, &one));
        }

        /// A number that agrees with both makes them meet; for things that are counted there is no other way.
        #[test]
        fn figures_meet_where_a_number_agrees_with_both(one in hedged(), other in hedged()) {
            let shared = (-20..200).any(|number| agrees(&one, number) && agrees(&other, number));
            if shared || one.scale == Scale::Count && other.scale == Scale::Count {
                prop_assert_eq!(meet(&one, &other), shared, "{:?} {:?}", one, other);
            }
        }

        #[test]
        fn a_wider_floor_meets_all_that_a_narrower_one_meets(low in 0..100i64, more in 0..50i64, other in hedged()) {
            let (wide, narrow) = (figure(Hedge::AtLeast, low), figure(Hedge::AtLeast, low + more));
            prop_assert!(!meet(&narrow, &other) || meet(&wide, &other));
        }
    }
}
