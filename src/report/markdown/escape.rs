//! Text as Markdown that shows that text.

/// Characters that may be markup wherever they stand.
const ANYWHERE: &str = "\\`*_[]<>&|~^$#{}";

/// Text on one line, with a backslash before whatever could be markup.
pub(super) fn escape(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ");
    let mut out = String::with_capacity(text.len() + 8);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    for (place, letter) in text.char_indices() {
        // a list, a rule, a heading of the line before, a definition
        let starts_block = place == 0 && "+-=:".contains(letter);
        let numbers_item = place > 0 && place == digits && ".)".contains(letter);
        if ANYWHERE.contains(letter) || starts_block || numbers_item {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Without spaces at the ends of lines and without more than one empty line in a row.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        out.push_str(line);
        out.push('\n');
    }
    let end = out.trim_end().len();
    out.truncate(end);
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_markup_is_escaped_and_no_more() {
        for (text, escaped) in [
            ("C-3: 20 % of it (so they say).", "C-3: 20 % of it (so they say)."),
            ("# no heading", "\\# no heading"),
            ("- no item", "\\- no item"),
            ("1984. A year", "1984\\. A year"),
            ("1984 was a year.", "1984 was a year."),
            (
                "a *b* _c_ `d` <e> [f] &amp; |",
                "a \\*b\\* \\_c\\_ \\`d\\` \\<e\\> \\[f\\] \\&amp; \\|",
            ),
            ("two\n\nparagraphs", "two paragraphs"),
            ("\t    no code", "no code"),
            ("--- no rule", "\\--- no rule"),
        ] {
            assert_eq!(escape(text), escaped);
        }
    }

    #[test]
    fn lines_are_tidied() {
        assert_eq!(tidy("\n\na  \n\n\n\nb\n\n"), "a\n\nb\n");
    }
}
