//! The running example from nothing: every move of the review, three refusals, and the reports.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cluster::Settings;
use crate::db::review::ClaimFilter;
use crate::domain::ids::ClaimCode;
use crate::domain::log::sha256;
use crate::domain::workflow::{Move, Role};
use crate::ops::desk::{Desk, Place, look_back};
use crate::ops::report::check::check;
use crate::ops::report::publish::{Request, publish};
use crate::ops::report::{Form, Options};
use crate::ops::review::{AttributionVerdict, ContentVerdict, Words};
use crate::ops::{self, OpError};
use crate::report::cite::{DEFAULT_STYLE, Style};
use crate::report::model::Masthead;

use super::context::{self, Context};
use super::error::{CliError, Outcome};
use super::printer::Printer;

const CASE: &[u8] = include_bytes!("../../fixtures/mali-algeria.yaml");
const ADDED: &[u8] = include_bytes!("../../fixtures/demo-minimal.yaml");
const SLUG: &str = "mali-algeria";
const TWO_ORIGINS: &str = "two origins that do not depend on each other report deaths of fighters";
const ONE_HOLDER: &str = "two accounts give this figure, and both come from one holder of the claim";
const BOTH_SIDES: &str =
    "statements stand against each other; what counts as evidence does not decide between them";
const REPORTED: &str = "evidence that counts reports it, and none that counts is against it";
const FOUND: &str = "the words stand in what was captured";
/// Claims that one side makes and another denies, with nothing that counts on either.
const CONTESTED: [&str; 5] = [
    "mak-planned",
    "wagner-84",
    "jnim-took-part",
    "left-voluntarily",
    "helicopter-hit",
];
/// Claims for which something counts, and nothing against.
const SUPPORTED: [&str; 3] = ["accords-ended", "mak-designation", "soldiers-killed"];

/// The running example from nothing, with its reports
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  counterclaim demo --out demo")]
pub struct DemoArgs {
    /// Where the reports go
    #[arg(long, value_name = "DIR", default_value = ".")]
    out: PathBuf,
}

/// Runs the demo; the private server it starts is stopped at the end, whatever happens.
pub fn run(args: &DemoArgs, context: &Context) -> Outcome {
    let mut data_dir = context::default_data_dir().into_os_string();
    data_dir.push("-demo");
    let settings = Settings {
        data_dir: context.data_dir.clone().unwrap_or(data_dir.into()),
        binaries: context.binaries.clone(),
        idle: Duration::ZERO,
        durable: true,
        extra: Vec::new(),
    };
    let printer = &context.printer;
    let desk = Desk {
        place: Place::Private(settings.clone()),
        login: None,
        reaper: None,
    };
    clear(&desk, &settings.data_dir, context.data_dir.is_some())?;
    start(&desk, &settings.data_dir)?;
    let outcome = Demo {
        desk: desk.clone(),
        printer,
    }
    .play(&args.out);
    let stopped = desk.stop();
    outcome?;
    stopped?;
    printer.line("\nThe server of the demo is stopped. Look at the reports, or work on your own desk: counterclaim init")
}

/// Says that a data directory is the demo's own.
const MARK: &str = "demo";

/// Makes room for a new run where an earlier one was; in a directory that somebody named, only where it was the demo's.
fn clear(desk: &Desk, data_dir: &Path, is_named: bool) -> Outcome {
    let holds_something = std::fs::read_dir(data_dir).is_ok_and(|mut entries| entries.next().is_some());
    if !holds_something {
        return Ok(());
    }
    if is_named && !data_dir.join(MARK).exists() {
        let message = format!(
            "`{}` is not the demo's: it holds something else",
            data_dir.display()
        );
        let hint = "name a directory that is empty or not there: `counterclaim demo --data-dir DIR`";
        return Err(CliError::usage(message, Some(hint.to_owned())));
    }
    desk.stop()?;
    Ok(std::fs::remove_dir_all(data_dir)?)
}

/// Makes the server, and marks its directory as the demo's also where that fails halfway.
fn start(desk: &Desk, data_dir: &Path) -> Outcome {
    let started = desk.start();
    if data_dir.exists() {
        std::fs::write(
            data_dir.join(MARK),
            "the demo empties this directory when it runs again\n",
        )?;
    }
    started?;
    Ok(())
}

struct Demo<'a> {
    desk: Desk,
    printer: &'a Printer,
}

impl Demo<'_> {
    fn play(&self, out: &Path) -> Outcome {
        self.say("A private PostgreSQL server is made and set up.")?;
        self.desk.initialise("admin", None)?;
        let mut conn = self.connect("admin")?;
        for (login, roles) in [
            ("checker", &[Role::Checker][..]),
            ("reviewer", &[Role::Reviewer][..]),
            ("editor", &[Role::Editor, Role::Checker][..]),
        ] {
            ops::member::add(&mut conn, login, login, roles)?;
        }
        self.say("Logins checker, reviewer and editor; the editor may log claims too.")?;

        self.say("\nThe editor opens the dossier; the checker imports the case.")?;
        let name = "mali-algeria.yaml";
        let (parsed, _) = ops::import::read(CASE, name, None)?;
        let settings = ops::import::settings(&parsed, None)?;
        ops::dossier::put(&mut self.connect("editor")?, &settings)?;
        let done = ops::import::import(&mut self.connect("checker")?, CASE, name, None, false)?;
        self.say(&format!(
            "{} claims, {} events in the log.",
            done.claims.len(),
            done.receipts.len()
        ))?;
        let again = ops::import::import(&mut self.connect("checker")?, CASE, name, None, false)?;
        self.say(&format!("Imported again: {} events.", again.receipts.len()))?;

        self.say("\nThrough the review, with a return and a retake:")?;
        let plain = Words::default();
        let reason = |text: &str| Words {
            reason: Some(text.to_owned()),
            ..Words::default()
        };
        let note = |text: &str| Words {
            note: Some(text.to_owned()),
            ..Words::default()
        };
        self.make("checker", Move::Submit, &["wagner-killed"], &plain)?;
        self.make("checker", Move::Recall, &["wagner-killed"], &plain)?;
        self.make(
            "checker",
            Move::Submit,
            &["wagner-killed", "soldiers-47", "sympathy", "commander-dead"],
            &plain,
        )?;
        self.make("reviewer", Move::Take, &["wagner-killed"], &plain)?;
        self.make(
            "reviewer",
            Move::Return,
            &["wagner-killed"],
            &reason("say in which month"),
        )?;
        self.make("checker", Move::Submit, &["wagner-killed"], &plain)?;
        self.make(
            "reviewer",
            Move::Take,
            &["wagner-killed", "soldiers-47", "sympathy", "commander-dead"],
            &plain,
        )?;
        self.make(
            "reviewer",
            Move::Decide,
            &["wagner-killed"],
            &verdict("supported", TWO_ORIGINS),
        )?;
        self.make(
            "editor",
            Move::Return,
            &["wagner-killed"],
            &reason("is one account a copy of the other?"),
        )?;
        self.make(
            "reviewer",
            Move::Decide,
            &["wagner-killed"],
            &verdict("supported", TWO_ORIGINS),
        )?;
        self.make("editor", Move::Approve, &["wagner-killed"], &plain)?;

        self.say("\nTwo communiqués of one holder are not two origins:")?;
        self.refused(
            "reviewer",
            Move::Decide,
            "soldiers-47",
            &verdict("supported", ONE_HOLDER),
        )?;
        self.make(
            "reviewer",
            Move::Decide,
            &["soldiers-47"],
            &verdict("unverifiable", ONE_HOLDER),
        )?;
        let on_record = on_record();
        self.make(
            "reviewer",
            Move::Decide,
            &["sympathy", "commander-dead"],
            &on_record,
        )?;
        self.make(
            "editor",
            Move::Approve,
            &["soldiers-47", "sympathy", "commander-dead"],
            &plain,
        )?;

        self.say("\nThe editor logs a claim, and may not approve it:")?;
        ops::import::import(
            &mut self.connect("editor")?,
            ADDED,
            "demo-minimal.yaml",
            None,
            false,
        )?;
        self.make("editor", Move::Submit, &["handed-over"], &plain)?;
        self.make("reviewer", Move::Take, &["handed-over"], &plain)?;
        self.make("reviewer", Move::Decide, &["handed-over"], &on_record)?;
        self.refused("editor", Move::Approve, "handed-over", &plain)?;

        self.say("\nA correction after approval, a withdrawal, and what is left aside:")?;
        let mut correction = verdict(
            "mostly_supported",
            "one of the two accounts turns out to rest on a summary",
        );
        correction.note = Some("The verdict was too strong: one of the accounts is a summary.".to_owned());
        self.make("reviewer", Move::Correct, &["wagner-killed"], &correction)?;
        self.make("editor", Move::Approve, &["wagner-killed"], &plain)?;
        self.make(
            "editor",
            Move::Withdraw,
            &["commander-dead"],
            &note("It rests on the title of one page alone."),
        )?;
        self.make(
            "reviewer",
            Move::Reopen,
            &["sympathy"],
            &reason("the ministry has published its text"),
        )?;
        self.make("checker", Move::Submit, &["council-should-act"], &plain)?;
        self.make(
            "reviewer",
            Move::Decline,
            &["council-should-act"],
            &reason("a demand: nothing to check"),
        )?;
        self.make(
            "checker",
            Move::Discard,
            &["helicopter-no-casualties"],
            &reason("entered twice"),
        )?;

        let left_aside = "airlifted";
        self.refused("editor", Move::Approve, left_aside, &plain)?;

        self.say("\nThe rest of the case, many claims at once:")?;
        self.rest(left_aside)?;

        std::fs::create_dir_all(out)?;
        let style = Style::named(DEFAULT_STYLE).map_err(|error| OpError::Usage(error.to_string()))?;
        self.say("\nThe editor reads the report and approves it by its hash; altered copies are found:")?;
        self.publish(&out.join("report.html"), &style)?;

        self.say("\nThe log and other reports:")?;
        let mut conn = self.connect("admin")?;
        let seen = ops::audit::verify(&mut conn)?;
        if !seen.holds() {
            return Err(CliError::integrity("the log does not verify"));
        }
        self.say(&format!(
            "{} events recomputed, {} rows compared: the log verifies.",
            seen.events, seen.rows
        ))?;
        for (name, draft, form) in [
            ("report.json", false, Form::Json),
            ("report-draft.html", true, Form::Html),
        ] {
            let options = Options { draft, ..options() };
            let report = ops::report::checked(&mut conn, Some(SLUG), &options)?;
            let bytes = ops::report::written(&report, form, &style)?;
            let path = out.join(name);
            std::fs::write(&path, bytes)?;
            self.say(&format!("wrote {}", path.display()))?;
        }
        Ok(())
    }

    /// What is still in draft goes through the review, but for one claim: most of it as on record and not checked.
    fn rest(&self, left_aside: &str) -> Outcome {
        let mut conn = self.connect("checker")?;
        let filter = ClaimFilter {
            dossier: Some(ops::find::dossier(&mut conn, SLUG)?.id),
            states: vec!["draft".to_owned()],
            limit: i64::MAX,
            ..ClaimFilter::default()
        };
        let mut codes = |names: &[&str]| -> Result<Vec<String>, OpError> {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let claims = ops::find::claims(&mut conn, &names, Some(SLUG))?;
            Ok(claims
                .iter()
                .map(|(claim, _)| ClaimCode(claim.code).to_string())
                .collect())
        };
        let (contested, supported, aside) = (codes(&CONTESTED)?, codes(&SUPPORTED)?, codes(&[left_aside])?);
        let drafts = ops::claim::list(&mut conn, &filter)?;
        let drafts = drafts.iter().map(|claim| ClaimCode(claim.code).to_string());
        let drafts: Vec<String> = drafts.filter(|code| !aside.contains(code)).collect();
        let others = drafts
            .iter()
            .filter(|code| !contested.contains(code) && !supported.contains(code));
        let open: Vec<String> = others.cloned().collect();
        let plain = Words::default();
        let on_record = on_record();
        for (login, a_move, claims, words, what) in [
            ("checker", Move::Submit, &drafts, &plain, ""),
            ("reviewer", Move::Take, &drafts, &plain, ""),
            (
                "reviewer",
                Move::Decide,
                &contested,
                &verdict("contested", BOTH_SIDES),
                " as contested",
            ),
            (
                "reviewer",
                Move::Decide,
                &supported,
                &verdict("supported", REPORTED),
                " as supported",
            ),
            (
                "reviewer",
                Move::Decide,
                &open,
                &on_record,
                " as open: on record, not checked",
            ),
            ("editor", Move::Approve, &drafts, &plain, ""),
        ] {
            ops::review::make(&mut self.connect(login)?, claims, Some(SLUG), a_move, words, None)?;
            self.say(&format!("  {login:<9} {a_move:<9} {} claims{what}", claims.len()))?;
        }
        Ok(())
    }

    /// Publishes the report as a page, and holds it and an altered copy of it against the record.
    fn publish(&self, path: &Path, style: &Style) -> Outcome {
        let mut conn = self.connect("editor")?;
        let options = options();
        let read = ops::report::checked(&mut conn, Some(SLUG), &options)?;
        let read = ops::report::written(&read, Form::Html, style)?;
        let request = Request {
            options: &options,
            form: Form::Html,
            style,
            approved: &sha256(&read),
            erratum: None,
        };
        let published = publish(&mut conn, Some(SLUG), &request)?;
        std::fs::write(path, &published.bytes)?;
        self.say(&format!(
            "  editor    publish   version {}, SHA-256 {}\nwrote {}",
            published.publication.n,
            hex::encode(&published.publication.sha256),
            path.display()
        ))?;
        let desk = self.desk_of("checker");
        let past = |at| {
            let mut conn = desk.connect_as_member()?;
            look_back(&mut conn, at)?;
            Ok(conn)
        };
        let mut conn = desk.connect()?;
        let page = String::from_utf8_lossy(&published.bytes);
        let altered = page.replacen(">contested</span>", ">supported</span>", 1);
        for (what, bytes) in [
            ("report.html", published.bytes.as_slice()),
            ("a copy with one verdict changed", altered.as_bytes()),
        ] {
            let checked = check(&mut conn, &past, bytes, &options)?;
            self.say(&format!(
                "  checker   check     {what}: {}",
                checked.status.name()
            ))?;
        }
        Ok(())
    }

    fn say(&self, text: &str) -> Outcome {
        text.split('\n').try_for_each(|line| self.printer.line(line))
    }

    fn connect(&self, login: &str) -> Result<crate::db::Connection, CliError> {
        Ok(self.desk_of(login).connect()?)
    }

    fn desk_of(&self, login: &str) -> Desk {
        Desk {
            login: Some(login.to_owned()),
            ..self.desk.clone()
        }
    }

    fn make(&self, login: &str, a_move: Move, claims: &[&str], words: &Words) -> Outcome {
        let names: Vec<String> = claims.iter().map(|name| (*name).to_owned()).collect();
        let moved = ops::review::make(&mut self.connect(login)?, &names, Some(SLUG), a_move, words, None)?;
        for (one, name) in moved.iter().zip(&names) {
            self.say(&format!(
                "  {login:<9} {a_move:<9} {:<5} {name}: {} → {}",
                one.code.to_string(),
                one.from,
                one.to
            ))?;
        }
        Ok(())
    }

    /// A move that a rule must refuse.
    fn refused(&self, login: &str, a_move: Move, claim: &str, words: &Words) -> Outcome {
        let outcome = ops::review::make(
            &mut self.connect(login)?,
            &[claim.to_owned()],
            Some(SLUG),
            a_move,
            words,
            None,
        );
        match outcome {
            Ok(_) => Err(CliError::integrity(format!("{a_move} {claim} was not refused"))),
            Err(error) => {
                let error = CliError::from(error);
                self.say(&format!(
                    "  {login:<9} {a_move:<9} {claim}: {} [exit code {}]",
                    error.message, error.exit
                ))
            }
        }
    }
}

/// How the demo's reports are made.
fn options() -> Options {
    Options {
        masthead: Masthead {
            publisher: Some("A demonstration desk".to_owned()),
            corrections_policy: Some(
                "What was wrong is said at the top of the report and at the claim.".to_owned(),
            ),
            ..Masthead::default()
        },
        ..Options::default()
    }
}

/// That something was said, and is not checked yet.
fn on_record() -> Words {
    let mut words = verdict("open", "");
    if let Some(content) = &mut words.content {
        content.confidence = Some("low".to_owned());
        content.rationale = None;
    }
    words
}

fn verdict(rating: &str, rationale: &str) -> Words {
    Words {
        content: Some(ContentVerdict {
            rating: rating.to_owned(),
            confidence: Some("moderate".to_owned()),
            rationale: Some(rationale.to_owned()),
            ..ContentVerdict::default()
        }),
        attribution: Some(AttributionVerdict {
            rating: "confirmed".to_owned(),
            rationale: Some(FOUND.to_owned()),
        }),
        ..Words::default()
    }
}
