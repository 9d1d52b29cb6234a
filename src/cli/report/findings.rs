//! What the linter found, for people and for programs.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::{CliError, Outcome};
use crate::cli::render::Page;
use crate::ops::OpError;
use crate::report::lint::{Finding, Severity};

/// One finding.
#[derive(Serialize, JsonSchema)]
pub struct LintView<'a> {
    /// `refused` stops the report, `advice` does not.
    severity: &'static str,
    rule: &'static str,
    /// Where, such as `C-3, statement`.
    place: &'a str,
    /// The words that the rule is about.
    words: Option<&'a str>,
    /// These with what stands around them.
    text: &'a str,
    /// What is wrong with it.
    why: &'a str,
    /// How to mend it.
    hint: &'a str,
    /// The command that does; `…` stands for the new words.
    command: Option<&'a str>,
}

impl<'a> From<&'a Finding> for LintView<'a> {
    fn from(finding: &'a Finding) -> Self {
        LintView {
            severity: finding.rule.severity().as_str(),
            rule: finding.rule.as_str(),
            place: &finding.place,
            words: finding.words.as_deref(),
            text: &finding.text,
            why: &finding.why,
            hint: &finding.hint,
            command: finding.command.as_deref(),
        }
    }
}

/// Lists findings as a result; fails where one of them stops the report.
pub(super) fn list(context: &Context, findings: Vec<Finding>) -> Outcome {
    let views: Vec<_> = findings.iter().map(LintView::from).collect();
    let columns = [
        "severity", "rule", "place", "words", "text", "why", "hint", "command",
    ];
    context
        .printer
        .list_or_page(&columns, &views, |page| lay_out(page, &findings))?;
    drop(views);
    let refused = |finding: &Finding| finding.rule.severity() == Severity::Refused;
    let refused: Vec<_> = findings.into_iter().filter(refused).collect();
    if refused.is_empty() {
        return Ok(());
    }
    // the findings stand in the result already
    let said = OpError::Lint(refused).to_string();
    Err(CliError::new(7, "lint", format!("error: {said}")))
}

fn lay_out(page: &mut Page, findings: &[Finding]) {
    if findings.is_empty() {
        page.text("Nothing stops the report, and no word takes sides.");
    }
    for (index, finding) in findings.iter().enumerate() {
        if index > 0 {
            page.gap();
        }
        page.title(&format!(
            "{} · {} · {}",
            finding.place,
            finding.rule.severity().as_str(),
            finding.rule.as_str().replace('_', " ")
        ));
        page.text(&finding.text);
        if let Some(words) = &finding.words {
            page.field("words", words.as_str());
        }
        page.field("why", finding.why.as_str());
        page.field("instead", finding.hint.as_str());
        if let Some(command) = &finding.command {
            page.field("command", command.as_str());
        }
    }
}

/// How many pieces of advice are told beside a report.
const TOLD: usize = 10;

/// Tells advice beside a report that is made all the same.
pub(super) fn advise(context: &Context, advice: &[Finding]) -> Outcome {
    let printer = &context.printer;
    for finding in advice.iter().take(TOLD) {
        let words = finding.words.as_deref().unwrap_or_default();
        printer.message(&format!(
            "advice: {}: “{words}”: {} Better: {}",
            finding.place, finding.why, finding.hint
        ))?;
    }
    match advice.len() {
        0 => Ok(()),
        count => printer.message(&format!(
            "{count} piece{} of advice, which stop{} nothing: `counterclaim report make --lint-only`",
            if count == 1 { "" } else { "s" },
            if count == 1 { "s" } else { "" },
        )),
    }
}
