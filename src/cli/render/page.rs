//! A page for people: titles, fields and items, wrapped to a width where there is one.

use anstyle::{AnsiColor, Style};
use textwrap::Options;

use crate::domain::text;

/// How far the texts of fields are indented.
const FIELD: usize = 13;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Lines with styles of ours; whatever is put on it is stripped of any of its own.
#[derive(Debug)]
pub struct Page {
    width: Option<usize>,
    lines: Vec<String>,
}

impl Page {
    /// An empty page of so many columns; without a width no line is broken.
    pub fn new(width: Option<usize>) -> Self {
        Page {
            width,
            lines: Vec::new(),
        }
    }

    /// The lines so far.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The first line of a page.
    pub fn title(&mut self, title: &str) {
        self.put("", "", title, STRONG);
    }

    /// A part's heading, after an empty line.
    pub fn heading(&mut self, heading: &str) {
        self.gap();
        self.put("", "", heading, STRONG);
    }

    /// An empty line.
    pub fn gap(&mut self) {
        self.lines.push(String::new());
    }

    /// A text from the margin.
    pub fn text(&mut self, text: &str) {
        self.put("", "", text, Style::new());
    }

    /// A text of its own, this many levels in.
    pub fn indented(&mut self, level: usize, text: &str) {
        let indent = "  ".repeat(level);
        self.put(&indent, &indent, text, Style::new());
    }

    /// The first line of an item.
    pub fn item(&mut self, text: &str) {
        self.put("  ", "    ", text, Style::new());
    }

    /// A label and its text; nothing where there is none.
    pub fn field(&mut self, label: &str, text: impl AsRef<str>) {
        let text = text.as_ref();
        if text.is_empty() {
            return;
        }
        let indent = " ".repeat(FIELD);
        let gap = " ".repeat(FIELD.saturating_sub(label.len()).max(1));
        let first = self.lines.len();
        self.put(&indent, &indent, text, Style::new());
        // the label takes the place of the first line's indent
        if let Some(line) = self.lines.get_mut(first) {
            *line = format!("{FAINT}{label}{FAINT:#}{gap}{}", line.trim_start());
        }
    }

    /// A label and its text, where there is one.
    pub fn maybe(&mut self, label: &str, text: Option<&str>) {
        self.field(label, text.unwrap_or_default());
    }

    fn put(&mut self, first: &str, rest: &str, text: &str, style: Style) {
        let text = text::strip_terminal(text);
        let lines: Vec<String> = match self.width {
            Some(width) => {
                let options = Options::new(width.max(rest.len() + 20))
                    .initial_indent(first)
                    .subsequent_indent(rest)
                    .break_words(false);
                textwrap::wrap(&text, options)
                    .into_iter()
                    .map(|line| line.into_owned())
                    .collect()
            }
            None => {
                let indents = std::iter::once(first).chain(std::iter::repeat(rest));
                text.lines()
                    .zip(indents)
                    .map(|(line, indent)| format!("{indent}{line}"))
                    .collect()
            }
        };
        self.lines
            .extend(lines.into_iter().map(|line| format!("{style}{line}{style:#}")));
    }
}

/// A line of standard error with its `error:`, `refused:`, `warning:` or `hint:` in colour.
pub fn with_coloured_start(line: &str) -> String {
    let start = line.trim_start_matches('\n');
    let Some((word, rest)) = start.split_once(':') else {
        return line.to_owned();
    };
    let colour = match word {
        "error" | "refused" => AnsiColor::Red,
        "warning" => AnsiColor::Yellow,
        "hint" => AnsiColor::Cyan,
        _ => return line.to_owned(),
    };
    let style = Style::new().bold().fg_color(Some(colour.into()));
    let gap = &line[..line.len() - start.len()];
    format!("{gap}{style}{word}:{style:#}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(page: &Page) -> String {
        let lines: Vec<String> = page
            .lines()
            .iter()
            .map(|line| text::strip_terminal(line).into_owned())
            .collect();
        lines.join("\n")
    }

    #[test]
    fn texts_are_wrapped_under_themselves_where_there_is_a_width() {
        let lay = |width| {
            let mut page = Page::new(width);
            page.title("C-1");
            page.field("when", "in the middle of January");
            page.field("nothing", "");
            page.item("a first and a second line of it");
            plain(&page)
        };
        assert_eq!(
            lay(None),
            "C-1\nwhen         in the middle of January\n  a first and a second line of it"
        );
        assert_eq!(
            lay(Some(33)),
            "C-1\nwhen         in the middle of\n             January\n  a first and a second line of it"
        );
        assert!(lay(Some(1)).starts_with("C-1\nwhen         in the middle of"));
    }

    #[test]
    fn what_commands_a_terminal_does_not_reach_the_page() {
        let mut page = Page::new(None);
        page.field("name", "\u{1b}[31mred\u{1b}]0;title\u{7}");
        assert_eq!(page.lines(), [format!("{FAINT}name{FAINT:#}         red")]);
    }
}
