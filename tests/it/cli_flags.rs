//! A wrong value is told by its flag, a name that is not there by the name; and nothing is written.

use std::collections::BTreeSet;

use counterclaim::cli;

use crate::support::{TestDb, words};

/// A flag, a value that is wrong on purpose, and how the error begins.
type Wrong = (&'static str, &'static str, &'static str);

/// The flags of a quotation.
const QUOTE: &[Wrong] = &[
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
const SPEECH: &[Wrong] = &[
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

/// What a claim is, and says.
const WORDING: &[Wrong] = &[
    ("--kind", "rumour", "error: invalid value 'rumour' for '--kind "),
    ("--priority", "9", "--priority: "),
    ("--why", "", "--why: "),
    ("--lang", "no language", "--lang: "),
    ("--when", "soon", "--when: "),
    ("--when-phrase", "", "--when-phrase: "),
    ("--ambiguity", "", "--ambiguity: "),
    ("--answers", "nothing", "error: there is no question `nothing`"),
    ("--about", "nobody:target", "error: there is no entity `nobody`"),
    ("--low", "few", "--low: "),
    ("--high", "many", "--high: "),
    ("--best", "some", "--best: "),
    ("--hedge", "nearly", "error: invalid value 'nearly' for '--hedge "),
    ("--measure", "", "--measure: "),
    ("--unit", "", "--unit: "),
    ("--scale", "big", "error: invalid value 'big' for '--scale "),
];

const FIGURE: &[Wrong] = &[("--baseline", "soon", "--baseline: ")];

const DESIGNATION: &[Wrong] = &[
    ("--designator", "nobody", "error: there is no entity `nobody`"),
    ("--designee", "nobody", "error: there is no entity `nobody`"),
    ("--label", "", "--label: "),
    ("--force", "loud", "error: invalid value 'loud' for '--force "),
    ("--instrument", "nobody", "error: there is no entity `nobody`"),
];

const ARGUMENT: &[Wrong] = &[
    ("--by", "nobody", "error: there is no entity `nobody`"),
    ("--note", "", "--note: "),
];

const EVIDENCE: &[Wrong] = &[
    (
        "--bearing",
        "maybe",
        "error: invalid value 'maybe' for '--bearing ",
    ),
    ("--credibility", "9", "--credibility: "),
    ("--voice", "nobody", "error: there is no entity `nobody`"),
    ("--origin", "nowhere", "error: there is no source `nowhere`"),
    ("--note", "", "--note: "),
    ("--of-link", "C-999", "error: `C-999` is no link of a statement"),
];

const WHEN: &[Wrong] = &[("--when", "soon", "--when: ")];

/// A command that quotes: a line of it, the flags that are right beside a wrong one, and those that can be wrong.
struct Quoting {
    line: &'static str,
    right: &'static [(&'static str, &'static str)],
    wrong: &'static [&'static [Wrong]],
}

const COMMANDS: &[Quoting] = &[
    Quoting {
        line: "claim add 'It rained.'",
        right: &[],
        wrong: &[QUOTE, SPEECH, WORDING],
    },
    Quoting {
        line: "claim add '47 died.' --kind quantitative --measure deaths --unit person --low 47",
        right: &[],
        wrong: &[FIGURE],
    },
    Quoting {
        line: "claim add 'Algeria calls the CSP so.' --kind designation",
        right: &[
            ("--designator", "algeria"),
            ("--designee", "csp"),
            ("--label", "terrorist"),
            ("--force", "legal"),
        ],
        wrong: &[DESIGNATION],
    },
    Quoting {
        line: "claim assert soldiers-47",
        right: &[],
        wrong: &[QUOTE, SPEECH],
    },
    Quoting {
        line: "claim relate soldiers-47 supports wagner-killed",
        right: &[("--by", "csp")],
        wrong: &[QUOTE, ARGUMENT],
    },
    Quoting {
        line: "evidence add soldiers-47",
        right: &[],
        wrong: &[QUOTE, EVIDENCE],
    },
    Quoting {
        line: "entity relate csp located_in mali",
        right: &[],
        wrong: &[QUOTE, WHEN],
    },
    Quoting {
        line: "entity identify fla csp",
        right: &[],
        wrong: &[QUOTE, WHEN],
    },
];

/// Flags with tests of their own: forms are filled in `forms`; a statement is a word or a flag, below; a handle is told
/// by its flag among others, below.
const ELSEWHERE: [&str; 3] = ["--form", "--statement", "--handle"];

/// The flags of a command that take a value, those of every command left out.
fn flags_of(words: &[&str]) -> BTreeSet<String> {
    let mut root = cli::command();
    root.build();
    let command = words[..2]
        .iter()
        .fold(&root, |command, word| command.find_subcommand(word).unwrap());
    let own = command
        .get_arguments()
        .filter(|arg| !arg.is_global_set() && arg.get_action().takes_values());
    own.filter_map(|arg| Some(format!("--{}", arg.get_long()?)))
        .collect()
}

#[test]
fn a_wrong_value_is_told_by_its_flag_and_a_missing_name_by_the_name() {
    let desk = TestDb::with_leaflet("The ministry rejects the claim.");
    let events = || desk.value("checker", "select count(*) from counterclaim.event");
    let before = events();
    for command in COMMANDS {
        for (flag, value, expected) in command.wrong.iter().copied().flatten() {
            assert!(
                expected.contains(flag)
                    || expected.contains(&format!("`{}`", value.split(':').next().unwrap()))
            );
            let mut args = words(command.line);
            for (given, right) in [("--source", "leaflet"), ("--quote", "1")]
                .iter()
                .chain(command.right)
            {
                if given != flag {
                    args.extend([given, right]);
                }
            }
            args.extend([flag, value]);
            let (_, told) = desk.fail("checker", &args);
            assert!(
                told.starts_with(expected),
                "{args:?} should say {expected}:\n{told}"
            );
        }
    }
    let (_, told) = desk.fail("checker", &words("claim add 'It rained.' --handle Rain!"));
    assert!(told.lines().any(|line| line.starts_with("--handle: ")), "{told}");
    assert_eq!(events(), before);
}

#[test]
fn no_flag_of_a_command_that_quotes_is_left_out() {
    for command in COMMANDS {
        let name = &words(command.line)[..2];
        let same = COMMANDS.iter().filter(|other| words(other.line)[..2] == *name);
        let tried = same.flat_map(|other| other.wrong.iter().copied().flatten());
        let tried: BTreeSet<String> = tried.map(|(flag, _, _)| (*flag).to_owned()).collect();
        let mut there = flags_of(name);
        there.retain(|flag| !ELSEWHERE.contains(&flag.as_str()));
        assert_eq!(tried, there, "{name:?}");
    }
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
