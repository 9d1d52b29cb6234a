//! The text of a form: errors as comments above the lines they are about, and what is left without them.

use crate::cli::error::CliError;
use crate::exchange::Problem;

/// How a line begins that tells an error.
const MARK: &str = "#! ";

/// The text without the errors that an earlier try left in it.
pub fn without_errors(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines
        .filter(|line| !line.trim_start().starts_with(MARK))
        .collect()
}

/// The text with each problem above its line; what has no line, and a refusal as a whole, stands at the top.
pub fn with_errors(text: &str, problems: &[Problem], whole: &CliError) -> String {
    let mut top: Vec<String> = Vec::new();
    let mut above: Vec<(usize, Vec<String>)> = Vec::new();
    if problems.is_empty() {
        top.extend(whole.message.lines().map(ToOwned::to_owned));
        top.extend(
            whole
                .hint
                .iter()
                .flat_map(|hint| hint.lines())
                .map(|hint| format!("  {hint}")),
        );
    }
    for problem in problems {
        let mut told = vec![match problem.path.as_str() {
            "" => problem.reason.clone(),
            path => format!("{path}: {}", problem.reason),
        }];
        told.extend(problem.hint.iter().map(|hint| format!("  {hint}")));
        let told = told.iter().flat_map(|part| part.lines()).map(ToOwned::to_owned);
        match problem.line {
            Some(line) => above.push((line, told.collect())),
            None => top.extend(told),
        }
    }
    let mut out = String::new();
    for line in top {
        out.push_str(&format!("{MARK}{line}\n"));
    }
    for (place, line) in text.split_inclusive('\n').enumerate() {
        let indent: String = line.chars().take_while(|c| *c == ' ').collect();
        for (_, told) in above.iter().filter(|(number, _)| *number == place + 1) {
            for part in told {
                out.push_str(&format!("{indent}{MARK}{part}\n"));
            }
        }
        out.push_str(line);
    }
    let lines = text.lines().count();
    for (_, told) in above.iter().filter(|(number, _)| *number > lines) {
        if !out.ends_with('\n') {
            out.push('\n');
        }
        for part in told {
            out.push_str(&format!("{MARK}{part}\n"));
        }
    }
    out
}

/// Whether nothing is left but comments.
pub fn is_blank(text: &str) -> bool {
    text.lines()
        .map(str::trim)
        .all(|line| line.is_empty() || line.starts_with('#'))
}

/// Whether two texts differ in nothing but the ends of their lines.
pub fn is_same(one: &str, other: &str) -> bool {
    one.trim_end()
        .lines()
        .map(str::trim_end)
        .eq(other.trim_end().lines().map(str::trim_end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(line: usize, path: &str, reason: &str) -> Problem {
        Problem::of_file("form", reason).at(line, 1).of_value(path)
    }

    fn refusal() -> CliError {
        CliError::new(4, "not_allowed", "refused: this needs the role checker").hinting("ask an admin")
    }

    #[test]
    fn errors_stand_above_their_lines_and_leave_no_trace() {
        let form = "# fill in\nclaims:\n  - statement: x\n    when: soon\n";
        let problems = [
            problem(4, "claims[0].when", "is not EDTF").with_hint("write 2025-01"),
            problem(3, "claims[0]", "nobody said it"),
            Problem::of_file("form", "too short"),
        ];
        let annotated = with_errors(form, &problems, &refusal());
        assert_eq!(
            annotated,
            "#! too short\n# fill in\nclaims:\n  #! claims[0]: nobody said it\n  - statement: x\n    \
             #! claims[0].when: is not EDTF\n    #!   write 2025-01\n    when: soon\n"
        );
        assert_eq!(without_errors(&annotated), form);
    }

    #[test]
    fn a_refusal_stands_at_the_top_and_an_error_after_the_last_line_at_the_end() {
        assert_eq!(
            with_errors("a: 1\n", &[], &refusal()),
            "#! refused: this needs the role checker\n#!   ask an admin\na: 1\n"
        );
        let after = with_errors("a: [", &[problem(2, "", "the list does not end")], &refusal());
        assert_eq!(after, "a: [\n#! the list does not end\n");
        assert_eq!(without_errors(&after), "a: [\n");
    }

    #[test]
    fn comments_alone_are_blank_and_line_ends_are_no_change() {
        assert!(is_blank("# a\n\n  # b\n") && !is_blank("# a\nclaims:\n"));
        assert!(is_same("a: 1  \nb: 2\n\n", "a: 1\r\nb: 2"));
        assert!(!is_same("a: 1\n", "a: 2\n"));
    }
}
