//! The texts that forms begin with: what can be said, commented out, with the dossier's own names beside.

use std::fmt::Write;

use crate::cli::error::CliError;
use crate::cli::render::one_line;
use crate::db::Connection;
use crate::domain::ids::ClaimCode;
use crate::domain::vocabulary::{ArgumentKind, Attitude, Bearing, ClaimKind, Role};
use crate::exchange::dossier::yaml_of;
use crate::ops::OpResult;
use crate::ops::export::Exporter;
use crate::ops::fragment::Opened;

use super::subject::{Subject, head_of_source, numbered};

/// How every form begins.
pub const HEAD: &str = "\
# Lines that begin with # are left aside. Save and close to record all of it at once; leave it as it is to give up.
# What is wrong comes back with the error above its line; nothing is lost.
";

/// How many names a form lists.
const LISTED: usize = 60;

/// A form for claims of a source, with its sentences numbered where it is held.
pub fn claims(
    conn: &mut Connection,
    opened: &mut Opened,
    source: Option<&str>,
    kind: Option<ClaimKind>,
) -> Result<String, CliError> {
    let handle = source.map(|source| opened.source(conn, source)).transpose()?;
    let subject = handle.map(|handle| Subject::known(opened, &handle));
    Ok(claims_of(
        opened,
        subject.as_ref(),
        kind.unwrap_or(ClaimKind::Factual),
    ))
}

/// The same for a source that may be about to be added.
pub fn claims_of(opened: &Opened, subject: Option<&Subject>, kind: ClaimKind) -> String {
    let mut out = HEAD.to_owned();
    head_of_source(&mut out, subject);
    out.push_str("claims:\n");
    claim(&mut out, kind);
    words(
        &mut out,
        "kind",
        ClaimKind::CODES,
        "the kind decides what else is said: a quantitative claim has a `quantity`, a designation a `designation`",
    );
    words(&mut out, "attitude", Attitude::CODES, "by kind when left out");
    words(&mut out, "role in `about`", Role::CODES, "");
    names(&mut out, opened);
    if let Some(subject) = subject {
        numbered(&mut out, subject);
    }
    out
}

/// A form for a claim that counters another.
pub fn counter(
    conn: &mut Connection,
    opened: &mut Opened,
    against: &str,
    source: Option<&str>,
    relation: ArgumentKind,
) -> Result<String, CliError> {
    let (code, statement) = told(conn, opened, against)?;
    let mut out = HEAD.to_owned();
    put(&mut out, &format!("# counters {code}: {statement}"));
    let handle = source.map(|source| opened.source(conn, source)).transpose()?;
    let subject = handle.map(|handle| Subject::known(opened, &handle));
    head_of_source(&mut out, subject.as_ref());
    put(&mut out, "claims:");
    put(&mut out, "  - id: counter   # short name, as under `relations`");
    put(
        &mut out,
        "    statement:    # what is said against it, in one sentence",
    );
    put(&mut out, "    kind: factual");
    put(
        &mut out,
        "    quote:        # numbers of sentences (3, 3-4) or the exact words",
    );
    put(&mut out, "    by:           # who says it");
    put(&mut out, "relations:");
    put(&mut out, "  - from: counter # the claim above");
    put(&mut out, &format!("    kind: {relation}"));
    put(&mut out, &format!("    to: {code}"));
    put(
        &mut out,
        "    # by:         # PARTY where it makes the argument itself",
    );
    put(
        &mut out,
        "    # note:       # why it counters it, in the desk's words",
    );
    words(&mut out, "kind of claim", ClaimKind::CODES, "");
    words(&mut out, "kind of relation", ArgumentKind::CODES, "");
    names(&mut out, opened);
    if let Some(subject) = subject {
        numbered(&mut out, &subject);
    }
    Ok(out)
}

/// A form for a quotation of claims that are there.
pub fn statement(
    conn: &mut Connection,
    opened: &mut Opened,
    source: Option<&str>,
    claims: &[String],
) -> Result<String, CliError> {
    let mut out = HEAD.to_owned();
    let mut handles = Vec::new();
    for claim in claims {
        let (code, statement) = told(conn, opened, claim)?;
        put(&mut out, &format!("# {code}: {statement}"));
        handles.push(opened.claim(conn, claim)?.to_string());
    }
    let handle = source.map(|source| opened.source(conn, source)).transpose()?;
    let subject = handle.map(|handle| Subject::known(opened, &handle));
    head_of_source(&mut out, subject.as_ref());
    put(&mut out, "statements:");
    put(&mut out, &format!("  - claims: [{}]", handles.join(", ")));
    put(
        &mut out,
        "    quote:        # numbers of sentences (3, 3-4) or the exact words",
    );
    put(
        &mut out,
        "    by:           # who says it; the publisher when left out",
    );
    put(&mut out, "    # for:        # on whose behalf");
    put(&mut out, "    attitude: states");
    put(
        &mut out,
        "    # quoted:     # the speaker's own words within the quotation",
    );
    put(&mut out, "    # said:       # when (EDTF)");
    put(
        &mut out,
        "    # chain: [{label: Analysts (unnamed), attitude: warns}, {speaker: algeria, attitude: fears}]",
    );
    words(&mut out, "attitude", Attitude::CODES, "");
    names(&mut out, opened);
    if let Some(subject) = subject {
        numbered(&mut out, &subject);
    }
    Ok(out)
}

/// A form with the wording of a claim as it is.
pub fn wording(conn: &mut Connection, opened: &mut Opened, claim: &str) -> Result<String, CliError> {
    let id = opened.claim_id(conn, claim)?;
    let mut out = HEAD.to_owned();
    put(
        &mut out,
        &format!(
            "# {} as it is now; whatever is changed makes a new revision of the draft.",
            opened.code_of(id)
        ),
    );
    let handle = opened.claim(conn, claim)?;
    let written: Vec<_> = Exporter::new(&opened.case)
        .all_claims()
        .into_iter()
        .filter(|claim| claim.id == handle)
        .collect();
    out.push_str(&yaml_of(&std::collections::BTreeMap::from([("claims", written)])));
    names(&mut out, opened);
    Ok(out)
}

/// A form for evidence on a claim.
pub fn evidence(
    conn: &mut Connection,
    opened: &mut Opened,
    claim: &str,
    source: Option<&str>,
) -> Result<String, CliError> {
    let (code, statement) = told(conn, opened, claim)?;
    let mut out = HEAD.to_owned();
    put(&mut out, &format!("# {code}: {statement}"));
    let handle = source.map(|source| opened.source(conn, source)).transpose()?;
    let subject = handle.map(|handle| Subject::known(opened, &handle));
    let named = subject.as_ref().map_or("", |subject| subject.source.id.as_str());
    let claim = opened.claim(conn, claim)?;
    put(&mut out, "evidence:");
    put(&mut out, &format!("  - claim: {claim}"));
    put(&mut out, &format!("    source: {named}"));
    put(
        &mut out,
        "    quote:          # numbers of sentences (3, 3-4) or the exact words",
    );
    put(&mut out, "    bearing: supports");
    put(
        &mut out,
        "    credibility: 6  # 1 confirmed by others, 2 probably so, 3 possibly so, 4 doubtful, 5 improbable, 6 cannot be judged",
    );
    put(
        &mut out,
        "    # voice:        # whose statement it is; the publisher's when left out",
    );
    put(
        &mut out,
        "    # record: true  # the record that makes the fact: a decree, a judgment",
    );
    put(&mut out, "    # against_interest: true  # needs a note");
    put(&mut out, "    # note:         # what it shows");
    words(&mut out, "bearing", Bearing::CODES, "");
    names(&mut out, opened);
    if let Some(subject) = subject {
        numbered(&mut out, &subject);
    }
    Ok(out)
}

/// The code of a claim, and its statement on one line.
pub fn told(conn: &mut Connection, opened: &mut Opened, claim: &str) -> OpResult<(ClaimCode, String)> {
    let id = opened.claim_id(conn, claim)?;
    let wording = opened.case.wording(id);
    let statement = wording.map_or(String::new(), |wording| one_line(&wording.statement));
    Ok((opened.code_of(id), statement))
}

/// A claim to fill in; what a kind needs stands open, the rest commented out.
fn claim(out: &mut String, kind: ClaimKind) {
    put(
        out,
        "  - statement:    # the bare proposition in one sentence, without who says it",
    );
    put(out, &format!("    kind: {kind}"));
    put(
        out,
        "    quote:        # numbers of sentences (3, 3-4) or the exact words",
    );
    put(
        out,
        "    by:           # who says it; the publisher when left out",
    );
    put(out, "    # for:        # on whose behalf");
    put(out, "    # attitude:   # how; by kind when left out");
    put(
        out,
        "    # quoted:     # the speaker's own words within the quotation",
    );
    put(out, "    # said:       # when it was said (EDTF)");
    put(
        out,
        "    # chain: [{speaker: mfa-mali, for: mali, attitude: alleges}, {label: Analysts (unnamed), attitude: warns}]",
    );
    put(
        out,
        "    # when:       # the time it speaks of (EDTF): 2024-07-26, 2023-12/2024-11, [2025-01-11..2025-01-20]",
    );
    put(out, "    # about: [{entity: algeria, role: target}]");
    let figure = "quantity: {low: , high: , best: }    # with measure and unit where no question gives them";
    let name = "designation: {by: , of: , label: , force: unclear}    # legal needs an instrument";
    let open = |is: bool| if is { "" } else { "# " };
    put(
        out,
        &format!(
            "    {}answers:    # the question it answers",
            open(kind == ClaimKind::Quantitative)
        ),
    );
    put(
        out,
        &format!("    {}{figure}", open(kind == ClaimKind::Quantitative)),
    );
    put(
        out,
        &format!("    {}{name}", open(kind == ClaimKind::Designation)),
    );
    put(out, "    # priority: 3 # from 1 (first) to 5");
    put(
        out,
        "#  - statement:   # more claims; what they mean to one another goes under `relations`:",
    );
    put(out, "# relations:");
    put(
        out,
        &format!("#   - {{from: , kind: {}, to: C-7, by: }}", ArgumentKind::Rebuts),
    );
}

fn words(out: &mut String, what: &str, codes: &[&str], note: &str) {
    let note = if note.is_empty() {
        String::new()
    } else {
        format!(" ({note})")
    };
    put(out, &format!("# {what}: {}{note}", codes.join(", ")));
}

/// The names that a form may use.
fn names(out: &mut String, opened: &Opened) {
    let case = &opened.case;
    let entities: Vec<&str> = case
        .handles
        .iter()
        .filter(|row| row.entity.is_some())
        .map(|row| row.handle.as_str())
        .collect();
    listed(out, "parties, places, events", &entities);
    let questions: Vec<&str> = case
        .handles
        .iter()
        .filter(|row| row.question.is_some())
        .map(|row| row.handle.as_str())
        .collect();
    listed(out, "questions", &questions);
}

fn listed(out: &mut String, what: &str, names: &[&str]) {
    if names.is_empty() {
        return;
    }
    put(out, &format!("# {what}:"));
    let shown = &names[..names.len().min(LISTED)];
    for row in shown.chunks(8) {
        put(out, &format!("#   {}", row.join(", ")));
    }
    if names.len() > LISTED {
        put(out, &format!("#   and {} more", names.len() - LISTED));
    }
}

/// Adds a line.
pub fn put(out: &mut String, line: &str) {
    // writing to a String cannot fail
    let _ = writeln!(out, "{line}");
}
