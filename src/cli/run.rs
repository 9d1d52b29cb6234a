//! Each command: calls one use case and prints what it gives.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::{Value, json};

use crate::cluster::Settings;
use crate::db::Connection;
use crate::db::events::EventFilter;
use crate::db::review::ClaimFilter;
use crate::domain::ids::ClaimCode;
use crate::ops::desk::{self, Desk, Place};
use crate::ops::{self, OpError};
use crate::report::cite::Style;

use super::args::*;
use super::error::CliError;
use super::printer::{Output, Printer};

type Outcome = Result<(), CliError>;

/// Runs one command.
pub fn run(cli: &Cli, printer: &Printer) -> Outcome {
    let desk = desk_of(&cli.global);
    let dossier = cli.global.in_dossier.as_deref();
    match &cli.command {
        Command::Init { admin } => init(&desk, admin, printer),
        Command::Demo { out } => super::demo::run(&cli.global, out, printer),
        Command::Db(command) => database(&desk, command, printer),
        Command::Completions { shell } => {
            clap_complete::generate(*shell, &mut command(), "counterclaim", &mut std::io::stdout());
            Ok(())
        }
        Command::Man { dir } => {
            std::fs::create_dir_all(dir)?;
            Ok(clap_mangen::generate_to(command(), dir)?)
        }
        Command::Reap => Ok(desk.reap()?),
        Command::Import { files, dry_run } => import(&desk, files, *dry_run, printer),
        Command::Export {
            dossier: slug,
            json,
            public,
            with_review,
            out,
        } => {
            let options = ops::export::Options {
                public: *public,
                with_review: *with_review,
                json: *json,
            };
            let text = ops::export::export(&mut desk.connect()?, slug.as_deref().or(dossier), options)?;
            write_out(out.as_deref(), text.as_bytes(), printer)
        }
        Command::Report(Report::Make {
            dossier: slug,
            format,
            draft,
            style,
            out,
        }) => {
            let options = ops::report::Options {
                draft: *draft,
                authenticated: is_server(&desk),
                ..Default::default()
            };
            let style = Style::named(style).map_err(|error| OpError::Usage(error.to_string()))?;
            let form = if format == "json" {
                ops::report::Form::Json
            } else {
                ops::report::Form::Html
            };
            let slug = slug.as_deref().or(dossier);
            let (_, bytes) = ops::report::make(&mut desk.connect()?, slug, &options, form, &style)?;
            write_out(out.as_deref(), &bytes, printer)
        }
        Command::Member(command) => member(&mut desk.connect()?, command, printer),
        Command::Dossier(command) => dossier_command(&mut desk.connect()?, command, dossier, printer),
        Command::Entity(command) => entity(&mut desk.connect()?, command, dossier, printer),
        Command::Source(command) => source(&mut desk.connect()?, command, dossier, printer),
        Command::Claim(command) => claim(&mut desk.connect()?, command, dossier, printer),
        Command::Review(command) => review(&mut desk.connect()?, command, dossier, printer),
        Command::Audit(command) => audit(&mut desk.connect()?, command, printer),
    }
}

fn desk_of(global: &Global) -> Desk {
    let server = global
        .database_url
        .clone()
        .or_else(|| std::env::var("DATABASE_URL").ok())
        .filter(|url| !url.is_empty());
    let place = match server {
        Some(url) => Place::Server(url),
        None => Place::Private(Settings {
            data_dir: global.data_dir.clone().unwrap_or_else(default_data_dir),
            binaries: global.binaries.clone(),
            idle: Duration::from_secs(global.idle_seconds),
            durable: true,
            extra: Vec::new(),
        }),
    };
    let login = match &place {
        Place::Server(_) => global.acting_as.clone(),
        Place::Private(_) => Some(global.acting_as.clone().unwrap_or_else(|| "admin".to_owned())),
    };
    Desk {
        place,
        login,
        reaper: std::env::current_exe().ok(),
    }
}

pub(super) fn default_data_dir() -> PathBuf {
    use etcetera::BaseStrategy;
    let user_data =
        etcetera::choose_base_strategy().map_or_else(|_| PathBuf::from("."), |dirs| dirs.data_dir());
    desk::default_data_dir(rustix::process::geteuid().is_root(), &user_data)
}

fn is_server(desk: &Desk) -> bool {
    matches!(desk.place, Place::Server(_))
}

fn write_out(out: Option<&Path>, bytes: &[u8], printer: &Printer) -> Outcome {
    match out {
        None => Ok(printer.bytes(bytes)?),
        Some(path) => {
            let failed = |source| OpError::File {
                action: "write",
                path: path.to_owned(),
                source,
            };
            std::fs::write(path, bytes).map_err(failed)?;
            Ok(printer.message(&format!("wrote {}", path.display()))?)
        }
    }
}

fn init(desk: &Desk, admin: &str, printer: &Printer) -> Outcome {
    let done = desk.initialise(admin)?;
    if printer.output == Output::Json {
        let value = json!({
            "created": done.created, "migrations": done.migrated.migrations, "rebuilt": done.migrated.rebuilt,
            "administrator": done.founder,
        });
        return Ok(printer.json(&value)?);
    }
    if done.created {
        printer.message("made the database")?;
    }
    if !done.migrated.migrations.is_empty() {
        printer.message(&format!("ran {} migrations", done.migrated.migrations.len()))?;
    }
    match &done.founder {
        Some(login) => Ok(printer.message(&format!(
            "the administrator is `{login}`\n\nhint: add people: `counterclaim member add checker --role checker`"
        ))?),
        None => Ok(printer.message("the desk is ready")?),
    }
}

fn database(desk: &Desk, command: &Db, printer: &Printer) -> Outcome {
    match command {
        Db::Start => {
            let started = desk.start()?;
            Ok(printer.message(&format!("{started:?}").to_lowercase())?)
        }
        Db::Stop => {
            let stopped = desk.stop()?;
            Ok(printer.message(if stopped { "stopped" } else { "it was not running" })?)
        }
        Db::Status => {
            let status = desk.status()?;
            let value = json!({
                "running": status.pid.is_some(), "pid": status.pid, "version": status.version,
                "data_dir": status.data_dir, "socket_dir": status.socket_dir, "log": status.log,
            });
            show(&value, printer)
        }
        Db::Url => Ok(printer.line(&desk.address(None)?)?),
        Db::Psql { args } => {
            desk.connect()?; // starts a private server
            let status = std::process::Command::new("psql")
                .arg("-X")
                .arg(desk.address(None)?)
                .args(args)
                .status()?;
            if status.success() {
                Ok(())
            } else {
                Err(OpError::Usage(format!("psql ended with {status}")).into())
            }
        }
        Db::Migrate => {
            let done = desk.migrate()?;
            let rebuilt = if done.rebuilt {
                "; functions, policies and views were rebuilt"
            } else {
                ""
            };
            Ok(printer.message(&format!("ran {} migrations{rebuilt}", done.migrations.len()))?)
        }
    }
}

fn import(desk: &Desk, files: &[PathBuf], dry_run: bool, printer: &Printer) -> Outcome {
    let mut conn = desk.connect()?;
    for path in files {
        let bytes = ops::import::read_file(path)?;
        let folder = path.parent().map(|folder| {
            if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            }
        });
        let done = ops::import::import(&mut conn, &bytes, &path.display().to_string(), folder, dry_run)?;
        for warning in &done.warnings {
            printer.message(&format!("warning: {warning}"))?;
        }
        if printer.output == Output::Json {
            let rows: serde_json::Map<String, Value> = done
                .rows
                .iter()
                .map(|(table, count)| ((*table).to_owned(), json!(count)))
                .collect();
            let codes: Vec<String> = done.claims.iter().map(ToString::to_string).collect();
            printer.json(&json!({
                "file": path, "dossier": done.dossier, "rows": rows, "claims": codes, "events": done.receipts.len(),
                "dry_run": dry_run,
            }))?;
        } else if done.rows.is_empty() {
            printer.line(&format!("{}: nothing new", done.dossier))?;
        } else {
            let rows: Vec<String> = done
                .rows
                .iter()
                .map(|(table, count)| format!("{count} {table}"))
                .collect();
            let would = if dry_run { "would write " } else { "" };
            printer.line(&format!("{}: {would}{}", done.dossier, rows.join(", ")))?;
        }
    }
    Ok(())
}

fn member(conn: &mut Connection, command: &Member, printer: &Printer) -> Outcome {
    let receipts = match command {
        Member::List => {
            let members = ops::member::list(conn)?;
            let rows: Vec<Value> = members
                .iter()
                .map(|member| json!({"name": member.name, "logins": member.logins, "roles": member.roles}))
                .collect();
            return Ok(printer.list(&["name", "logins", "roles"], &rows)?);
        }
        Member::Add {
            login,
            login_of: Some(other),
            ..
        } => ops::member::add_login(conn, login, other)?,
        Member::Add {
            login, name, roles, ..
        } => ops::member::add(conn, login, name.as_deref().unwrap_or(login), roles)?,
        Member::Grant { login, roles } => ops::member::grant(conn, login, roles)?,
        Member::Revoke { login, roles } => ops::member::revoke(conn, login, roles)?,
        Member::Disable { login, reason } => ops::member::disable(conn, login, reason)?,
    };
    if printer.output == Output::Json {
        let events: Vec<Value> = receipts
            .iter()
            .map(|one| json!({"stream": one.stream, "version": one.version, "hash": hex::encode(&one.hash)}))
            .collect();
        return Ok(printer.json(&Value::Array(events))?);
    }
    Ok(printer.message("done")?)
}

fn dossier_command(
    conn: &mut Connection,
    command: &Dossier,
    slug: Option<&str>,
    printer: &Printer,
) -> Outcome {
    let view = |dossier: &crate::db::listing::ListedDossier| {
        json!({
            "slug": dossier.slug, "title": dossier.title, "claims": dossier.claims, "states": dossier.states,
            "eyes": dossier.eyes, "visibility": dossier.visibility, "language": dossier.language,
            "labels": dossier.labels, "summary": dossier.summary, "since": dossier.since,
        })
    };
    match command {
        Dossier::New { from } => {
            let bytes = ops::import::read_file(from)?;
            let (parsed, _) = ops::import::read(&bytes, &from.display().to_string(), from.parent())?;
            let settings = ops::import::settings(&parsed.file, None).map_err(OpError::Usage)?;
            let receipts = ops::dossier::put(conn, &settings)?;
            let done = if receipts.is_empty() {
                "is as the file has it already"
            } else {
                "is open"
            };
            Ok(printer.message(&format!("dossier `{}` {done}", settings.slug))?)
        }
        Dossier::List => {
            let rows: Vec<Value> = ops::dossier::list(conn)?.iter().map(view).collect();
            Ok(printer.list(
                &["slug", "title", "claims", "states", "eyes", "visibility"],
                &rows,
            )?)
        }
        Dossier::Show { slug: named } => {
            let found = ops::dossier::show(conn, named.as_deref().or(slug))?;
            show(&view(&found), printer)
        }
    }
}

fn entity(conn: &mut Connection, command: &Entity, dossier: Option<&str>, printer: &Printer) -> Outcome {
    match command {
        Entity::List { kind, limit } => {
            let entities = ops::entity::list(conn, dossier, kind.as_deref(), *limit)?;
            let rows: Vec<Value> = entities
                .iter()
                .map(|entity| {
                    json!({
                        "handle": entity.handle, "label": entity.label, "kind": entity.kind,
                        "assertions": entity.assertions, "names": entity.names, "id": entity.id,
                    })
                })
                .collect();
            Ok(printer.list(&["handle", "label", "kind", "assertions"], &rows)?)
        }
        Entity::Show { name } => show(&ops::entity::show(conn, name, dossier)?, printer),
    }
}

fn source(conn: &mut Connection, command: &Source, dossier: Option<&str>, printer: &Printer) -> Outcome {
    match command {
        Source::List { limit } => {
            let sources = ops::source::list(conn, dossier, *limit)?;
            let rows: Vec<Value> = sources
                .iter()
                .map(|source| {
                    json!({
                        "handle": source.handle, "title": source.title, "type": source.csl_type,
                        "publisher": source.publisher, "issued": source.issued, "reliability": source.reliability,
                        "origin": source.origin, "held": source.held, "retracted": source.retracted,
                        "excerpts": source.excerpts, "url": source.url, "id": source.id,
                    })
                })
                .collect();
            Ok(printer.list(
                &[
                    "handle",
                    "publisher",
                    "issued",
                    "reliability",
                    "origin",
                    "held",
                    "excerpts",
                    "title",
                ],
                &rows,
            )?)
        }
        Source::Show { name } => show(&ops::source::show(conn, name, dossier)?, printer),
        Source::Check { names } => {
            let checked = ops::source::check(conn, names, dossier)?;
            let rows: Vec<Value> = checked
                .iter()
                .map(|one| {
                    json!({
                        "source": one.name, "snapshots": one.snapshots, "excerpts": one.excerpts,
                        "unchecked": one.unchecked, "broken": one.broken,
                    })
                })
                .collect();
            printer.list(&["source", "snapshots", "excerpts", "unchecked", "broken"], &rows)?;
            let broken: usize = checked.iter().map(|one| one.broken.len()).sum();
            if broken > 0 {
                Err(CliError::integrity(format!("error: {broken} things are broken")))
            } else {
                Ok(())
            }
        }
    }
}

fn claim(conn: &mut Connection, command: &Claim, dossier: Option<&str>, printer: &Printer) -> Outcome {
    match command {
        Claim::List {
            states,
            kinds,
            verdicts,
            text,
            after,
            limit,
        } => {
            let dossier = match dossier {
                Some(slug) => Some(ops::find::dossier(conn, slug)?.id),
                None => None,
            };
            let filter = ClaimFilter {
                dossier,
                states: states.clone(),
                kinds: kinds.clone(),
                verdicts: verdicts.clone(),
                text: text.clone(),
                after: *after,
                limit: *limit,
            };
            let claims = ops::claim::list(conn, &filter)?;
            let rows: Vec<Value> = claims
                .iter()
                .map(|claim| {
                    json!({
                        "code": ClaimCode(claim.code).to_string(), "state": claim.state, "kind": claim.kind,
                        "verdict": claim.verdict, "confidence": claim.confidence, "statement": claim.statement,
                        "version": claim.version, "revision": claim.revision, "priority": claim.priority,
                        "approved_verdict": claim.approved_verdict, "under_review_since": claim.under_review_since,
                        "needs_re_review": claim.needs_re_review, "id": claim.id,
                    })
                })
                .collect();
            Ok(printer.list(&["code", "state", "kind", "verdict", "statement"], &rows)?)
        }
        Claim::Show { claim } => {
            let document = ops::claim::show(conn, claim, dossier)?;
            let value = serde_json::to_value(&document).map_err(std::io::Error::other)?;
            show(&value, printer)
        }
        Claim::History { claim } => {
            let (_, events) = ops::claim::history(conn, claim, dossier)?;
            let rows: Vec<Value> = events
                .iter()
                .map(|event| {
                    let brought: Vec<String> =
                        event.brought().iter().map(|(table, count)| format!("{count} {table}")).collect();
                    json!({
                        "version": event.version, "at": event.at, "operation": event.operation, "by": event.actor,
                        "login": event.login, "verdict": event.verdict("rating"),
                        "reason": event.step("reason").or(event.step("public_note")), "brought": brought, "hash": event.hash,
                    })
                })
                .collect();
            Ok(printer.list(
                &["version", "at", "operation", "by", "verdict", "reason", "brought"],
                &rows,
            )?)
        }
    }
}

fn review(conn: &mut Connection, command: &Review, dossier: Option<&str>, printer: &Printer) -> Outcome {
    if let Some((a_move, args, verdict)) = command.as_move() {
        let words = words(args, verdict);
        let moved = ops::review::make(conn, &args.claims, dossier, a_move, &words, args.seen)?;
        let rows: Vec<Value> = moved
            .iter()
            .map(|one| {
                json!({
                    "claim": one.code.to_string(), "from": one.from, "to": one.to, "version": one.receipt.version,
                    "hash": hex::encode(&one.receipt.hash),
                })
            })
            .collect();
        return Ok(printer.list(&["claim", "from", "to", "version"], &rows)?);
    }
    match command {
        Review::Rules { eyes } => {
            let (ratings, moves) = ops::review::rules(conn, *eyes)?;
            let mut rows: Vec<Value> = ratings
                .iter()
                .map(|rule| json!({"rule": rule.scope, "name": rule.code, "from": null, "to": null, "role": null, "needs": ops::report::needs(rule)}))
                .collect();
            rows.extend(moves.iter().map(|rule| {
                let needs = match (rule.needs_reason, rule.needs_note) {
                    (true, _) => "a reason",
                    (_, true) => "a public note",
                    _ => "",
                };
                json!({
                    "rule": "move", "name": rule.a_move, "from": rule.from_state, "to": rule.to_state, "role": rule.role,
                    "needs": needs,
                })
            }));
            Ok(printer.list(&["rule", "name", "from", "to", "role", "needs"], &rows)?)
        }
        Review::Queue { limit } => {
            let claims = ops::review::queue(conn, dossier, *limit)?;
            let rows: Vec<Value> = claims
                .iter()
                .map(|claim| {
                    json!({
                        "code": ClaimCode(claim.code).to_string(), "state": claim.state, "kind": claim.kind,
                        "priority": claim.priority, "hold": claim.hold, "due": claim.due, "since": claim.since,
                        "needs_re_review": claim.needs_re_review, "verdict": claim.verdict, "statement": claim.statement,
                        "next": ops::review::next_command(ClaimCode(claim.code), &claim.state),
                    })
                })
                .collect();
            Ok(printer.list(
                &[
                    "code",
                    "state",
                    "priority",
                    "hold",
                    "due",
                    "needs_re_review",
                    "statement",
                ],
                &rows,
            )?)
        }
        _ => Ok(()),
    }
}

fn words(args: &MoveArgs, verdict: Option<&VerdictArgs>) -> ops::review::Words {
    let mut words = ops::review::Words {
        reason: args.reason.clone(),
        note: args.note.clone(),
        ..ops::review::Words::default()
    };
    let Some(given) = verdict else { return words };
    let estimated = given.low.is_some() || given.best.is_some() || given.high.is_some();
    words.affirm = given.affirm;
    words.occasion = given.occasion.clone();
    words.content = given.verdict.as_ref().map(|rating| ops::review::ContentVerdict {
        rating: rating.clone(),
        confidence: given.confidence.clone(),
        rationale: given.rationale.clone(),
        estimate: estimated.then(|| [given.low.clone(), given.best.clone(), given.high.clone()]),
        sole_source: given.sole_source.clone(),
        weighed: given.weighed.clone(),
        revisit: given.revisit,
    });
    words.attribution = given
        .attribution
        .as_ref()
        .map(|rating| ops::review::AttributionVerdict {
            rating: rating.clone(),
            rationale: given.rationale.clone(),
        });
    words
}

fn audit(conn: &mut Connection, command: &Audit, printer: &Printer) -> Outcome {
    match command {
        Audit::Log { by, operation, limit } => {
            let filter = EventFilter {
                login: by.clone(),
                operation: operation.clone(),
                limit: *limit,
                ..EventFilter::default()
            };
            let rows: Vec<Value> = ops::audit::log(conn, &filter)?
                .iter()
                .map(|event| {
                    json!({
                        "at": event.at, "login": event.login, "operation": event.operation, "stream": event.stream,
                        "version": event.version, "actor": event.actor, "hash": hex::encode(&event.hash),
                    })
                })
                .collect();
            Ok(printer.list(&["at", "login", "operation", "stream", "version", "hash"], &rows)?)
        }
        Audit::Verify => {
            let seen = ops::audit::verify(conn)?;
            let rows: Vec<Value> = seen
                .findings
                .iter()
                .map(|finding| {
                    json!({
                        "problem": finding.problem.name(), "stream": finding.stream, "version": finding.version,
                        "place": finding.place, "warning": finding.problem.is_warning(),
                    })
                })
                .collect();
            if printer.output == Output::Json {
                printer.json(&json!({
                    "events": seen.events, "streams": seen.streams, "rows": seen.rows, "erased": seen.erased,
                    "hidden": seen.hidden, "findings": rows,
                }))?;
            } else {
                if !rows.is_empty() {
                    printer.list(&["problem", "stream", "version", "place"], &rows)?;
                }
                printer.line(&format!(
                    "{} events of {} streams, {} rows compared",
                    seen.events, seen.streams, seen.rows
                ))?;
            }
            if seen.hidden > 0 {
                printer.message(&format!(
                    "{} streams are not for this login to see and were not verified",
                    seen.hidden
                ))?;
            }
            if seen.holds() {
                Ok(())
            } else {
                Err(CliError::integrity(format!(
                    "error: {} findings: the log does not verify",
                    seen.findings.len()
                )))
            }
        }
    }
}

/// A document: JSON, or its keys line by line.
fn show(value: &Value, printer: &Printer) -> Outcome {
    if printer.output != Output::Table {
        return Ok(printer.json(value)?);
    }
    let Some(map) = value.as_object() else {
        return Ok(printer.json(value)?);
    };
    for (key, value) in map {
        match value {
            Value::Null => {}
            Value::Array(items) if items.is_empty() => {}
            Value::Array(items) => {
                printer.line(&format!("{}:", key.replace('_', " ")))?;
                for item in items {
                    printer.line(&format!("  - {}", flat(item)))?;
                }
            }
            other => printer.line(&format!("{}: {}", key.replace('_', " "), flat(other)))?,
        }
    }
    Ok(())
}

/// A nested value on one line, absent parts left out.
fn flat(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(flat).collect::<Vec<_>>().join(" > "),
        Value::Object(map) => {
            let present = map
                .iter()
                .filter(|(_, value)| !value.is_null() && **value != json!([]));
            present
                .map(|(key, value)| format!("{key} {}", flat(value)))
                .collect::<Vec<_>>()
                .join("; ")
        }
        other => other.to_string(),
    }
}
