//! Forms, each filled in in a real terminal by an editor that follows a script.

use std::os::unix::fs::PermissionsExt;

use crate::support::{Terminal, TestDb};

/// An editor that puts a text in place of the form.
fn writes(text: &str) -> String {
    format!("cat > \"$1\" <<'END'\n{text}\nEND")
}

const QUESTION: &str =
    "questions:\n  - {id: wounded, text: How many were wounded?, measure: wounded, unit: person}";

#[test]
fn a_form_that_is_filled_in_is_recorded_and_leaves_nothing_behind() {
    let desk = TestDb::with_case();
    let desk_of_checker = Terminal::new(&desk, "checker");
    let done = desk_of_checker.run(&writes(QUESTION), &["question", "add"]);
    assert_eq!(done.exit, 0, "{}", done.screen);
    assert!(done.screen.contains("wounded\n"), "{}", done.screen);
    assert!(desk_of_checker.kept().is_empty());
    assert!(
        desk.succeed("checker", &["question", "show", "wounded"])
            .contains("How many were wounded?")
    );
}

#[test]
fn a_form_that_fails_comes_back_with_each_error_above_its_line() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let seen = desk.path("seen");
    let wrong = writes("questions:\n  - id: Wounded!\n    text: How many?\n    event: tinzawaten-2042");
    let right = "s/tinzawaten-2042/tinzawaten-2024/; s/Wounded!/wounded-there/";
    let editor = format!("if [ $N = 1 ]; then\n{wrong}\nelse cp \"$1\" {seen}; sed -i '{right}' \"$1\"; fi");
    let done = terminal.run(&editor, &["question", "add"]);
    assert_eq!(
        std::fs::read_to_string(&seen)
            .unwrap()
            .lines()
            .collect::<Vec<_>>(),
        [
            "questions:",
            "  #! questions[0].id: `Wounded!` is not a handle: small letters, digits and hyphens, at most 100",
            "  - id: Wounded!",
            "    text: How many?",
            "    #! questions[0].event: there is no entity `tinzawaten-2042` here",
            "    #!   did you mean `tinzawaten-2024`?",
            "    event: tinzawaten-2042",
        ]
    );
    assert_eq!(done.exit, 0, "{}", done.screen);
    assert!(done.screen.contains("wounded-there\n"), "{}", done.screen);
    assert!(terminal.kept().is_empty());
}

#[test]
fn who_leaves_a_form_as_it_is_gives_up_and_a_text_of_theirs_is_kept() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let questions = || desk.value("checker", "select count(*) from counterclaim.question");
    let before = questions();

    let nothing = terminal.run("true", &["question", "add"]);
    assert_eq!(nothing.exit, 2);
    assert!(
        nothing.screen.contains("left as it was; nothing is written"),
        "{}",
        nothing.screen
    );
    assert!(terminal.kept().is_empty());

    let wrong = format!(
        "[ $N = 2 ] && exit 0\n{}",
        writes(&QUESTION.replace("id: wounded", "id: Wounded!"))
    );
    let given_up = terminal.run(&wrong, &["question", "add"]);
    assert_eq!(given_up.exit, 6, "{}", given_up.screen);
    let kept = terminal.kept();
    assert_eq!(kept.len(), 1);
    assert!(
        given_up.screen.contains(&kept[0].display().to_string()),
        "{}",
        given_up.screen
    );
    let mode = std::fs::metadata(&kept[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert_eq!(questions(), before);

    // the kept text is taken up again, and then by hand
    let resumed = terminal.run(
        "sed -i 's/Wounded!/wounded/' \"$1\"",
        &["question", "add", "--resume"],
    );
    assert_eq!(resumed.exit, 0, "{}", resumed.screen);
    assert!(terminal.kept().is_empty());
    let again = terminal.run("true", &["question", "add", "--resume"]);
    assert!(
        again.screen.contains("no form of `question add` was kept"),
        "{}",
        again.screen
    );
    let ready = desk.path("ready.yaml");
    std::fs::write(&ready, QUESTION).unwrap();
    let (taken, said) = (
        desk.run("checker", &["question", "add", "--form", &ready]),
        "nothing new",
    );
    assert!(String::from_utf8_lossy(&taken.stderr).contains(said));
}

#[test]
fn a_text_outlives_an_editor_that_fails_an_interrupt_and_a_full_disk() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let text = || std::fs::read_to_string(terminal.kept().last().unwrap()).unwrap();

    let failing = terminal.run(&format!("{}\nexit 3", writes(QUESTION)), &["question", "add"]);
    assert_eq!(failing.exit, 1);
    assert!(failing.screen.contains("--resume"), "{}", failing.screen);
    assert!(text().contains("How many were wounded?"));

    // the editor hears the interrupt and ends in order, as vi does
    let waiting = format!(
        "{}\ntrap 'exit 0' INT\n: > {}\nwhile :; do sleep 0.05; done",
        writes(QUESTION),
        desk.path("waits")
    );
    let mut sitting = terminal.start(&waiting, &["question", "add"]);
    while !std::path::Path::new(&desk.path("waits")).exists() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    sitting.type_in("\u{3}");
    let interrupted = sitting.end();
    assert_eq!(interrupted.exit, 0, "{}", interrupted.screen);

    // the annotated form cannot be written: the errors are told, the text stays
    let full = format!("{}\nmkdir -p \"${{1%.yaml}}.new/x\"", writes("questions: 7"));
    let told = terminal.run(&full, &["question", "add"]);
    assert_eq!(told.exit, 1, "{}", told.screen);
    assert!(told.screen.contains("expected a list"), "{}", told.screen);
    let kept = terminal.kept();
    let texts = kept.iter().filter(|path| path.is_file());
    assert!(
        texts
            .into_iter()
            .any(|path| std::fs::read_to_string(path).unwrap().contains("questions: 7"))
    );
}

#[test]
fn without_a_terminal_the_missing_flags_are_listed() {
    let desk = TestDb::with_case();
    let (exit, words) = desk.fail("checker", &["question", "add"]);
    assert_eq!(exit, 2);
    assert_eq!(
        words,
        "error: missing: TEXT\n\nhint: or give the form ready: `counterclaim question add --form FILE`, `--form -` \
         for standard input\n"
    );
}

const COMMUNIQUE: &str =
    "COMMUNIQUÉ No. 7\n\nSeven civilians died. The army denies it. It calls the dead “terrorists”.\n";

#[test]
fn a_source_is_captured_and_its_claims_logged_by_the_numbers_of_its_sentences() {
    let desk = TestDb::with_case();
    let text = desk.path("communique.txt");
    std::fs::write(&text, COMMUNIQUE).unwrap();
    let terminal = Terminal::new(&desk, "checker");
    let log = [
        "log",
        "comm-7",
        "--file",
        &text,
        "--title",
        "Communiqué no. 7",
        "--publisher",
        "csp",
    ];
    let seen = desk.path("seen");

    // the first try quotes a sentence that is not there and misspells a party
    let first = writes(
        "claims:\n  - statement: Seven civilians died.\n    kind: quantitative\n    quote: 9\n    \
         quantity: {low: 7, high: 7, measure: deaths, unit: person}\n  - statement: The dead are \
         terrorists.\n    kind: accusation\n    quote: 4\n    by: army-mall\n    quoted: terrorists",
    );
    let right = "s/quote: 9/quote: 2/; s/army-mall/army-mali/";
    let editor = format!(
        "if [ $N = 1 ]; then cp \"$1\" {seen}\n{first}\nelse cp \"$1\" {seen}.2; sed -i '{right}' \"$1\"; fi"
    );
    let done = terminal.run(&editor, &log);
    assert_eq!(done.exit, 0, "{}", done.screen);

    let form = std::fs::read_to_string(&seen).unwrap();
    for line in [
        "source: comm-7 ",
        "# Communiqué no. 7, published by Permanent Strategic Framework",
        "#   1  COMMUNIQUÉ No. 7",
        "#   2  Seven civilians died.",
        "#   4  It calls the dead “terrorists”.",
    ] {
        assert!(
            form.lines().any(|found| found.starts_with(line)),
            "{line}\n{form}"
        );
    }
    let again = std::fs::read_to_string(format!("{seen}.2")).unwrap();
    for pair in [
        "    #! claims[0].quote: `comm-7` has sentences 1 to 4\n    quote: 9\n",
        "    #! claims[1].by: there is no entity `army-mall` here\n    #!   did you mean `army-mali`?\n    by: army-mall\n",
    ] {
        assert!(again.contains(pair), "{pair}\n{again}");
    }

    let quotes =
        "select e.exact from counterclaim.assertion a join counterclaim.excerpt e on e.id = a.excerpt
        order by a.recorded_at desc, a.id desc limit 2";
    assert_eq!(
        desk.column("checker", quotes),
        ["It calls the dead “terrorists”.", "Seven civilians died."]
    );
    let events = "select count(distinct recorded_at) from counterclaim.assertion where claim in
        (select id from counterclaim.claim order by code desc limit 2)";
    assert_eq!(desk.value("checker", events), "1");
    assert!(
        desk.succeed("checker", &["claim", "show", "the-dead-are-terrorists"])
            .contains("as Permanent Strategic")
    );

    // the same text is captured once
    let captures = "select count(*) from counterclaim.snapshot";
    let before = desk.value("checker", captures);
    assert_eq!(terminal.run("true", &log).exit, 2);
    assert_eq!(desk.value("checker", captures), before);
}

#[test]
fn each_form_begins_with_what_can_be_said_and_is_taken_when_it_is_filled_in() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let fills = |edits: &str, args: &[&str]| {
        let done = terminal.run(&format!("sed -i {edits} \"$1\""), args);
        assert_eq!(done.exit, 0, "{args:?}: {}", done.screen);
        assert!(terminal.kept().is_empty(), "{args:?}");
        done.screen
    };
    fills(
        "-e 's/^  - statement:.*/  - statement: Soldiers fell./' -e 's/^    quote:.*//' -e 's/^    by:.*//'",
        &["claim", "add"],
    );
    fills(
        "-e 's/statement: Soldiers fell./statement: Some soldiers fell./'",
        &["claim", "revise", "soldiers-fell"],
    );
    let text = desk.path("text.txt");
    std::fs::write(&text, "Some soldiers fell. Nobody fell, says the army.").unwrap();
    let nothing = desk.path("nothing.yaml");
    std::fs::write(&nothing, "# nothing yet\n").unwrap();
    desk.succeed(
        "checker",
        &[
            "log",
            "leaflet",
            "--file",
            &text,
            "--publisher",
            "csp",
            "--form",
            &nothing,
        ],
    );
    fills(
        "-e 's/^    quote:.*/    quote: 1/'",
        &["claim", "assert", "soldiers-fell", "--source", "leaflet"],
    );
    fills(
        "-e 's/^    quote:.*/    quote: 1/'",
        &["evidence", "add", "soldiers-fell", "--source", "leaflet"],
    );
    fills(
        "-e 's/^    statement:.*/    statement: Nobody fell./' -e 's/^    quote:.*/    quote: 2/' -e 's/^    by:.*/    by: army-mali/'",
        &["counter", "soldiers-fell", "--source", "leaflet"],
    );
    fills(
        "-e 's/looked_for:.*/looked_for: names/' -e 's/where:.*/where: the gazette/'",
        &["search-note", "add", "soldiers-fell"],
    );
    fills(
        "-e 's/- id:.*/- id: gao/' -e 's/ kind:.*/ kind: place/' -e 's/ name:.*/ name: Gao/'",
        &["entity", "add"],
    );
    let shown = desk.succeed("checker", &["claim", "show", "soldiers-fell"]);
    for said in ["Some soldiers fell.", "Nobody fell.", "names"] {
        assert!(shown.contains(said), "{said}\n{shown}");
    }
}

#[test]
fn only_a_form_of_the_same_login_in_the_same_dossier_is_taken_up_again() {
    let desk = TestDb::with_case();
    let terminal = Terminal::new(&desk, "checker");
    let wrong = writes(&QUESTION.replace("id: wounded", "id: Wounded!"));
    let given_up = terminal.run(
        &format!("[ $N = 2 ] && exit 0\n{wrong}"),
        &["--dossier", "mali-algeria", "question", "add"],
    );
    assert_eq!(given_up.exit, 6, "{}", given_up.screen);
    let kept = terminal.kept()[0].display().to_string();

    let mend = "sed -i 's/Wounded!/wounded/' \"$1\"";
    let other = Terminal::new(&desk, "checker_2");
    for (who, dossier) in [(&other, "mali-algeria"), (&terminal, "elsewhere")] {
        let told = who.run(mend, &["--dossier", dossier, "question", "add", "--resume"]);
        assert_eq!(told.exit, 2, "{}", told.screen);
        let said: String = told.screen.split_whitespace().collect();
        assert!(said.contains("noformof`questionadd`waskept"), "{}", told.screen);
        assert!(said.contains(&kept), "{}", told.screen);
    }
    let resumed = terminal.run(
        mend,
        &["--dossier", "mali-algeria", "question", "add", "--resume"],
    );
    assert_eq!(resumed.exit, 0, "{}", resumed.screen);
    assert!(terminal.kept().is_empty());
}
