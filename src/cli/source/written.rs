//! What the commands that change a source say of it.

use schemars::JsonSchema;
use serde::Serialize;

use crate::cli::context::Context;
use crate::cli::error::Outcome;
use crate::cli::render::{count, quoted};
use crate::ops::source::{Comparison, Vanished, Written};

use super::file::CaptureView;

/// What was written.
#[derive(Serialize, JsonSchema)]
pub struct WrittenView {
    dossier: String,
    source: String,
    title: Option<String>,
    capture: Option<CaptureView>,
    comparison: Option<ComparisonView>,
    warnings: Vec<String>,
    events: usize,
}

/// The quotations of earlier captures, looked for in the new one.
#[derive(Serialize, JsonSchema)]
pub struct ComparisonView {
    kept: usize,
    vanished: Vec<VanishedView>,
}

/// A quotation that the new capture lacks; `difference` marks what the nearest passage lacks of it and adds to it.
#[derive(Serialize, JsonSchema)]
pub struct VanishedView {
    quote: String,
    claims: Vec<String>,
    nearest: Option<String>,
    difference: Option<String>,
}

impl VanishedView {
    fn of(vanished: &Vanished) -> Self {
        VanishedView {
            quote: vanished.quote.clone(),
            claims: vanished.claims.iter().map(ToString::to_string).collect(),
            nearest: vanished.nearest.clone(),
            difference: vanished.difference.clone(),
        }
    }
}

/// Prints what was written: the handle as the result, all else beside it.
pub fn print(context: &Context, written: &Written, capture: Option<CaptureView>) -> Outcome {
    let printer = &context.printer;
    if printer.is_json() {
        return printer.json(&WrittenView {
            dossier: written.dossier.clone(),
            source: written.handle.clone(),
            title: written.title.clone(),
            capture,
            comparison: written.comparison.as_ref().map(|comparison| ComparisonView {
                kept: comparison.kept,
                vanished: comparison.vanished.iter().map(VanishedView::of).collect(),
            }),
            warnings: written.warnings.iter().map(ToString::to_string).collect(),
            events: written.receipts.len(),
        });
    }
    for warning in &written.warnings {
        printer.message(&format!("warning: {warning}"))?;
    }
    printer.line(&written.handle)?;
    if let Some(capture) = &capture {
        printer.message(&capture.sentence())?;
    }
    if let Some(comparison) = &written.comparison {
        compared(context, comparison)?;
    }
    if written.receipts.is_empty() {
        printer.message("nothing new")?;
    }
    Ok(())
}

fn compared(context: &Context, comparison: &Comparison) -> Outcome {
    let printer = &context.printer;
    if !comparison.has_text {
        return printer.message("it has no text: no quotation was looked for");
    }
    let kept = count(comparison.kept, "quotation stands", "quotations stand");
    printer.line(&format!(
        "{kept} in it word for word, {} vanished",
        comparison.vanished.len()
    ))?;
    for vanished in &comparison.vanished {
        let claims: Vec<String> = vanished.claims.iter().map(ToString::to_string).collect();
        let claims = if claims.is_empty() {
            "no claim".to_owned()
        } else {
            claims.join(", ")
        };
        printer.line(&format!("vanished: {claims}: {}", quoted(&vanished.quote)))?;
        match &vanished.difference {
            Some(difference) => printer.line(&format!("  now: {difference}"))?,
            None => printer.line("  nothing like it is left")?,
        }
    }
    Ok(())
}
