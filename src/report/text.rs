//! Small functions on text that several outputs share.

/// Escapes text for HTML content and double- or single-quoted attributes.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(letter),
        }
    }
}

/// The address, if it may become a link: http or https with a host, and no space, control or quotation mark.
pub(crate) fn web_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let scheme = text.split_once("://").map(|(scheme, _)| scheme)?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let host = text[scheme.len() + 3..]
        .split(['/', '?', '#'])
        .next()
        .unwrap_or_default();
    let unfit = |letter: char| {
        letter.is_whitespace()
            || letter.is_control()
            || is_bidi_control(letter)
            || "\"'<>`\\".contains(letter)
    };
    (!host.is_empty() && !text.contains(unfit)).then_some(text)
}

/// Text of at most that many characters, cut between words where it can be.
pub(crate) fn shorten(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = text[..end]
        .rfind(' ')
        .filter(|&space| space > end / 2)
        .unwrap_or(end);
    format!("{}…", text[..cut].trim_end())
}

/// Controls that reorder the text around them.
pub(crate) const fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}' | '\u{200F}' | '\u{061C}')
}

/// Writing direction of a language tag: a script subtag decides, else the language.
pub(crate) fn direction(language: &str) -> &'static str {
    const RIGHT_TO_LEFT: &[&str] = &[
        "ar", "arc", "azb", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "mzn", "nqo", "pnb", "ps", "prs",
        "sd", "skr", "syr", "ug", "ur", "yi",
    ];
    const SCRIPTS: &[&str] = &[
        "arab", "hebr", "syrc", "thaa", "nkoo", "adlm", "rohg", "mand", "samr",
    ];
    let mut parts = language.split(['-', '_']);
    let primary = parts.next().unwrap_or_default().to_ascii_lowercase();
    let script =
        parts.find(|part| part.len() == 4 && part.chars().all(|letter| letter.is_ascii_alphabetic()));
    match script {
        Some(script) if SCRIPTS.contains(&script.to_ascii_lowercase().as_str()) => "rtl",
        Some(_) => "ltr",
        None if RIGHT_TO_LEFT.contains(&primary.as_str()) => "rtl",
        // Three-letter codes of Arabic varieties are spelt out in full only by their own speakers.
        None if matches!(
            primary.as_str(),
            "arb" | "arq" | "ary" | "arz" | "apc" | "ayl" | "heb"
        ) =>
        {
            "rtl"
        }
        None => "ltr",
    }
}

/// Whether a language tag has the shape of BCP 47 (letters, digits, hyphens, parts of at most 8).
pub(crate) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    let plain = |part: &str| part.chars().all(|letter| letter.is_ascii_alphanumeric());
    (2..=8).contains(&primary.len())
        && primary.chars().all(|letter| letter.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && plain(part))
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2025-02-01T10:00:00Z` as `1 February 2025, 10:00 UTC`; whatever has another shape is left as it is.
pub(crate) fn moment_in_words(moment: &str) -> String {
    let read = || -> Option<String> {
        let (day, time) = moment.split_once('T')?;
        let time = time.strip_suffix('Z').or_else(|| time.strip_suffix("+00:00"))?;
        let words = day_in_words(day)?;
        let mut parts = time.split(':');
        let (hour, minute) = (parts.next()?, parts.next()?);
        let two = |part: &str| part.len() == 2 && part.chars().all(|letter| letter.is_ascii_digit());
        (two(hour) && two(minute)).then(|| format!("{words}, {hour}:{minute} UTC"))
    };
    read().unwrap_or_else(|| moment.to_owned())
}

/// `2025-02-01` as `1 February 2025`.
pub(crate) fn day_in_words(day: &str) -> Option<String> {
    let (year, month, day) = plain_date(day)?;
    let name = MONTHS.get(usize::from(month?).checked_sub(1)?)?;
    Some(format!("{} {name} {year}", day?))
}

/// Year, month and day of `2025`, `2025-02` or `2025-02-01`; none where it is anything else.
pub(crate) fn plain_date(text: &str) -> Option<(i16, Option<u8>, Option<u8>)> {
    let mut parts = text.split('-');
    let digits = |part: &str, length: usize| -> Option<u16> {
        let right = part.len() == length && part.chars().all(|letter| letter.is_ascii_digit());
        right.then(|| part.parse().ok()).flatten()
    };
    let year = i16::try_from(digits(parts.next()?, 4)?)
        .ok()
        .filter(|&year| year > 0)?;
    let Some(month) = parts.next() else {
        return Some((year, None, None));
    };
    let month = u8::try_from(digits(month, 2)?)
        .ok()
        .filter(|month| (1..=12).contains(month))?;
    let Some(day) = parts.next() else {
        return Some((year, Some(month), None));
    };
    let day = u8::try_from(digits(day, 2)?)
        .ok()
        .filter(|day| (1..=days_in(year, month)).contains(day))?;
    parts.next().is_none().then_some((year, Some(month), Some(day)))
}

const fn days_in(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_become_links() {
        for good in [
            "https://example.org",
            "http://example.org/a?b#c",
            "HTTPS://example.org/ж",
        ] {
            assert!(web_address(good).is_some(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            " javascript://example.org/%0aalert(1)",
            "data:text/html,x",
            "https://",
            "https:///path",
            "https://a b",
            "https://a\"onclick=x",
            "https://a\u{202E}b",
            "ftp://example.org",
            "//example.org",
            "",
        ] {
            assert_eq!(web_address(bad), None, "{bad}");
        }
    }

    #[test]
    fn direction_follows_script_then_language() {
        assert_eq!(direction("ar"), "rtl");
        assert_eq!(direction("ar-DZ"), "rtl");
        assert_eq!(direction("ar-Latn"), "ltr");
        assert_eq!(direction("fr"), "ltr");
        assert_eq!(direction("uz-Arab"), "rtl");
        assert_eq!(direction(""), "ltr");
    }

    #[test]
    fn moments_and_days() {
        assert_eq!(
            moment_in_words("2025-02-01T10:00:00Z"),
            "1 February 2025, 10:00 UTC"
        );
        assert_eq!(moment_in_words("yesterday"), "yesterday");
        assert_eq!(plain_date("2025-02-29"), None);
        assert_eq!(plain_date("2024-02-29"), Some((2024, Some(2), Some(29))));
        assert_eq!(plain_date("2024-13"), None);
        assert_eq!(plain_date("2025~"), None);
    }

    #[test]
    fn language_tags() {
        assert!(is_language("ar-DZ") && is_language("fr") && is_language("zh-Hant"));
        assert!(!is_language("") && !is_language("fr\" onload=") && !is_language("x"));
    }
}
