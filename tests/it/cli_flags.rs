//! Whichever flag is wrong, the error names it.

use std::collections::BTreeSet;

use counterclaim::cli;

use crate::support::TestDb;

/// The flags of a quotation, each with a value that is wrong on purpose and how that is told.
const QUOTE: &[(&str, &str, &str)] = &[
    ("--source", "nowhere", "error: there is no source `nowhere`"),
    ("--quote", "not there", "--quote: "),
    ("--occurrence", "0", "--occurrence: "),
    ("--after", "", "--after: "),
    ("--locator", "somewhere", "--locator: "),
    ("--quote-lang", "no language", "--quote-lang: "),
    ("--translation", "", "--translation: "),
    ("--translator", "", "--translator: "),
];

/// The same for who speaks.
const SPEECH: &[(&str, &str, &str)] = &[
    ("--speaker", "nobody", "error: there is no entity `nobody`"),
    ("--for", "nobody", "error: there is no entity `nobody`"),
    (
        "--attitude",
        "shouts",
        "error: invalid value 'shouts' for '--attitude ",
    ),
    ("--mode", "loud", "error: invalid value 'loud' for '--mode "),
    ("--quoted", "not in it", "--quoted: "),
    ("--said", "soon", "--said: "),
    ("--link", "algeria", "error: invalid value 'algeria' for '--link "),
];

/// What a claim says.
const WORDING: &[(&str, &str, &str)] = &[
    ("--lang", "no language", "--lang: "),
    ("--when", "soon", "--when: "),
    ("--when-phrase", "", "--when-phrase: "),
    ("--ambiguity", "", "--ambiguity: "),
    ("--answers", "nothing", "error: there is no question `nothing`"),
    ("--about", "nobody:target", "error: there is no entity `nobody`"),
    ("--low", "few", "--low: "),
    ("--high", "many", "--high: "),
    ("--best", "some", "--best: "),
    ("--measure", "", "--measure: "),
    ("--unit", "", "--unit: "),
];

const FIGURE: &[(&str, &str, &str)] = &[("--baseline", "soon", "--baseline: ")];
/// A claim with all that a figure needs.
const QUANTITATIVE: &[&str] = &[
    "claim",
    "add",
    "47 died.",
    "--kind",
    "quantitative",
    "--measure",
    "deaths",
    "--unit",
    "person",
    "--low",
    "47",
];

const WHEN: &[(&str, &str, &str)] = &[("--when", "soon", "--when: ")];

/// A command that quotes: what it is given beside the source and the quotation, and the flags that it has for that.
type Quoting = (
    &'static [&'static str],
    &'static [&'static [(&'static str, &'static str, &'static str)]],
);

const COMMANDS: &[Quoting] = &[
    (&["claim", "add", "It rained."], &[QUOTE, SPEECH, WORDING]),
    (QUANTITATIVE, &[FIGURE]),
    (&["claim", "assert", "soldiers-47"], &[QUOTE, SPEECH]),
    (
        &[
            "claim",
            "relate",
            "soldiers-47",
            "supports",
            "wagner-killed",
            "--by",
            "csp",
        ],
        &[QUOTE],
    ),
    (&["evidence", "add", "soldiers-47"], &[QUOTE]),
    (&["entity", "relate", "csp", "located_in", "mali"], &[QUOTE, WHEN]),
    (&["entity", "identify", "fla", "csp"], &[QUOTE, WHEN]),
];

/// The flags of a command, those of every command left out.
fn flags_of(words: &[&str]) -> BTreeSet<String> {
    let mut root = cli::command();
    root.build();
    let command = words[..2]
        .iter()
        .fold(&root, |command, word| command.find_subcommand(word).unwrap());
    let own = command
        .get_arguments()
        .filter(|arg| !arg.is_global_set() && !["help", "version"].contains(&arg.get_id().as_str()));
    own.filter_map(|arg| Some(format!("--{}", arg.get_long()?)))
        .collect()
}

#[test]
fn every_flag_that_is_wrong_is_told_by_its_own_name() {
    let desk = TestDb::with_case();
    let text = desk.path("leaflet.txt");
    std::fs::write(&text, "The ministry rejects the claim.").unwrap();
    let form = desk.path("empty.yaml");
    std::fs::write(&form, "# nothing yet\n").unwrap();
    let log = [
        "log",
        "leaflet",
        "--file",
        &text,
        "--publisher",
        "csp",
        "--form",
        &form,
    ];
    desk.succeed("checker", &log);
    let events = || desk.value("checker", "select count(*) from counterclaim.event");
    let before = events();
    for (command, tables) in COMMANDS {
        for (flag, value, expected) in tables.iter().copied().flatten() {
            let mut args = command.to_vec();
            for (given, right) in [("--source", "leaflet"), ("--quote", "1")] {
                if given != *flag {
                    args.extend([given, right]);
                }
            }
            args.extend([*flag, *value]);
            let (_, told) = desk.fail("checker", &args);
            assert!(
                told.starts_with(expected),
                "{args:?} should say {expected}:\n{told}"
            );
        }
    }
    assert_eq!(events(), before);
}

#[test]
fn no_flag_of_a_quotation_is_left_out() {
    let names = |table: &[(&str, &str, &str)]| -> BTreeSet<String> {
        table.iter().map(|(flag, _, _)| (*flag).to_owned()).collect()
    };
    let quote: BTreeSet<String> = names(QUOTE);
    let mut relate = flags_of(&["entity", "relate"]);
    assert!(relate.remove("--when"));
    assert_eq!(relate, quote);
    let mut assert = flags_of(&["claim", "assert"]);
    for form in ["--form", "--resume"] {
        assert!(assert.remove(form));
    }
    assert_eq!(assert, &quote | &names(SPEECH));
}

#[test]
fn what_belongs_to_a_quotation_is_refused_without_one() {
    let desk = TestDb::with_case();
    for (flag, value) in [
        ("--source", "aawsat"),
        ("--occurrence", "2"),
        ("--after", "the words"),
        ("--locator", "page=3"),
        ("--quote-lang", "fr"),
        ("--translation", "It rained."),
        ("--translator", "checker"),
        ("--speaker", "mali"),
        ("--for", "mali"),
        ("--attitude", "denies"),
        ("--mode", "direct"),
        ("--quoted", "it rained"),
        ("--said", "2024-07"),
        ("--link", "mali:denies"),
    ] {
        let (exit, told) = desk.fail("checker", &["claim", "add", "It rained.", flag, value]);
        assert_eq!(exit, 6, "{told}");
        assert!(told.starts_with(&format!("{flag}: ")), "{told}");
        assert!(told.contains("give its `quote`"), "{told}");
    }
}

#[test]
fn a_claim_is_added_with_its_statement_as_a_word_or_as_a_flag() {
    let desk = TestDb::with_case();
    let by_word = desk.succeed("checker", &["claim", "add", "It rained."]);
    assert!(by_word.ends_with("  it-rained\n"), "{by_word}");
    let by_flag = desk.succeed("checker", &["claim", "add", "--statement", "It snowed."]);
    assert!(by_flag.ends_with("  it-snowed\n"), "{by_flag}");
    let both = ["claim", "add", "It rained.", "--statement", "It snowed."];
    let (exit, told) = desk.fail("checker", &both);
    assert_eq!((exit, told.contains("cannot be used with")), (2, true), "{told}");
}

#[test]
fn a_note_names_its_claim_by_code_however_that_was_typed() {
    let desk = TestDb::with_case();
    let noted = desk.json("checker", &["claim", "note", "soldiers-47", "Which text?"]);
    assert_eq!(noted["claim"], desk.code("soldiers-47"));
}
