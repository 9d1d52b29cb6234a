//! Two editors at once: every claim is approved once, nothing twice, nothing lost.

use std::fmt::Write as _;
use std::thread;

use crate::support::TestDb;

const CLAIMS: usize = 200;

/// A dossier of so many claims, each said in the same words by one paper.
fn dossier() -> String {
    let mut file = String::from(
        "format: counterclaim/1\n\
        dossier: {slug: race, title: Race}\n\
        entities: [{id: paper, kind: media, name: A paper}]\n\
        sources:\n  - id: page\n    csl: {type: webpage, title: A page}\n    publisher: paper\n    \
        snapshot: {retrieved: 2025-01-20T10:00:00Z, text: it happened}\n\
        claims:\n",
    );
    for n in 1..=CLAIMS {
        writeln!(
            file,
            "  - {{id: c-{n}, kind: factual, statement: Event number {n} took place.}}"
        )
        .unwrap();
    }
    let all: Vec<String> = (1..=CLAIMS).map(|n| format!("c-{n}")).collect();
    let all = all.join(", ");
    writeln!(
        file,
        "statements:\n  - source: page\n    quote: it happened\n    \
        chain: [{{speaker: paper, attitude: states}}]\n    claims: [{all}]"
    )
    .unwrap();
    file
}

#[test]
fn two_editors_give_one_approval_each_to_200_claims() {
    let desk = TestDb::new();
    desk.open("editor", &dossier());
    desk.import("checker", &dossier()).unwrap();
    let codes: Vec<String> = (1..=CLAIMS).map(|n| format!("c-{n}")).collect();
    // bulk moves: all or none
    let bulk = |login: &str, words: &[&str]| {
        let mut args = vec!["--dossier", "race", "review"];
        args.extend(words);
        let handles: Vec<String> = codes.iter().map(|code| code.to_uppercase()).collect();
        args.extend(handles.iter().map(String::as_str));
        desk.succeed(login, &args);
    };
    bulk("checker", &["submit"]);
    bulk("reviewer", &["take"]);
    bulk(
        "reviewer",
        &["decide", "--verdict", "open", "--confidence", "low"],
    );
    let approve = |login: &'static str| {
        let (desk, codes) = (&desk, &codes);
        move || {
            codes
                .iter()
                .filter(|code| desk.run(login, &["review", "approve", code]).status.success())
                .count()
        }
    };
    let (one, other) = thread::scope(|scope| {
        let one = scope.spawn(approve("editor"));
        let other = scope.spawn(approve("editor_2"));
        (one.join().unwrap(), other.join().unwrap())
    });
    assert_eq!(one + other, CLAIMS);
    let counted = desk.succeed(
        "admin",
        &["claim", "list", "--state", "approved", "--output", "jsonl"],
    );
    assert_eq!(counted.lines().count(), CLAIMS);
    let approvals = desk.succeed(
        "admin",
        &[
            "audit",
            "log",
            "--operation",
            "approve",
            "--limit",
            "1000",
            "--output",
            "jsonl",
        ],
    );
    assert_eq!(approvals.lines().count(), CLAIMS);
    desk.succeed("admin", &["audit", "verify"]);
}
