//! Figures in words and digits.

use crate::domain::vocabulary::{Hedge, Scale};
use crate::report::model::Quantity;

/// The figure in words, such as `at least 47 persons`.
pub(super) fn figure(quantity: &Quantity) -> String {
    use Hedge::*;
    let shown = |number: &Option<String>| number.as_deref().map(group_digits);
    let one = shown(&quantity.best)
        .or_else(|| shown(&quantity.low))
        .or_else(|| shown(&quantity.high));
    let (low, high) = (
        shown(&quantity.low).or(one.clone()),
        shown(&quantity.high).or(one.clone()),
    );
    let missing = || "not given".to_owned();
    let number = match quantity.hedge {
        Unquantified => "no number given".to_owned(),
        Exactly => one.unwrap_or_else(missing),
        About if quantity.best.is_none() && low != high => format!(
            "about {} to {}",
            low.unwrap_or_else(missing),
            high.unwrap_or_else(missing)
        ),
        About => format!("about {}", one.unwrap_or_else(missing)),
        AtLeast => format!("at least {}", low.unwrap_or_else(missing)),
        MoreThan => format!("more than {}", low.unwrap_or_else(missing)),
        AtMost => format!("at most {}", high.unwrap_or_else(missing)),
        LessThan => format!("less than {}", high.unwrap_or_else(missing)),
        Between => {
            let ends = format!(
                "{} to {}",
                low.unwrap_or_else(missing),
                high.unwrap_or_else(missing)
            );
            match shown(&quantity.best) {
                Some(best) => format!("{ends}, best {best}"),
                None => ends,
            }
        }
    };
    let number = match quantity.scale {
        Scale::Percent => format!("{number} %"),
        Scale::Ratio => format!("{number} times"),
        Scale::Count | Scale::Amount => number,
    };
    match &quantity.unit {
        Some(unit) if quantity.hedge != Unquantified => format!("{number} ({unit})"),
        _ => number,
    }
}

/// Digits before the point in groups of three, from five digits on, with narrow spaces that do not break.
pub(super) fn group_digits(number: &str) -> String {
    let (sign, rest) = match number.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", number),
    };
    let whole = rest.split('.').next().unwrap_or_default();
    if whole.is_empty()
        || !rest
            .chars()
            .all(|letter| letter.is_ascii_digit() || letter == '.')
    {
        return number.to_owned();
    }
    let mut out = String::from(sign);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && whole.len() >= 5 && (whole.len() - index).is_multiple_of(3) {
            out.push('\u{202F}');
        }
        out.push(digit);
    }
    out.push_str(&rest[whole.len()..]);
    out
}
