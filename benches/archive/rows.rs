//! Tables of fact-checks, as long as real ones: of published collections where they are at hand, else made up.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::Value;

/// The columns of a table.
const COLUMNS: &str = "id,statement,claimant,claim_date,language,review_publisher,review_url,review_title,review_date,review_rating,tags";

/// A fact-check.
struct Check {
    statement: String,
    claimant: String,
    publisher: &'static str,
    address: String,
    title: String,
    rating: String,
    tags: String,
}

/// Where collections are: `COUNTERCLAIM_BENCH_DATA`, else beside the checkout.
fn collections() -> PathBuf {
    std::env::var_os("COUNTERCLAIM_BENCH_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from)
}

/// Writes a table of so many rows; says where they are from.
pub fn write(path: &Path, count: usize) -> &'static str {
    let mut checks = real(&collections());
    checks.retain(|check| (3..=4_000).contains(&check.statement.chars().count()));
    let origin = if checks.is_empty() { "made up" } else { "real" };
    if checks.is_empty() {
        checks = (0..50_000).map(made_up).collect();
    }
    let mut out = BufWriter::new(File::create(path).expect("a file"));
    writeln!(out, "{COLUMNS}").expect("a file");
    for number in 0..count {
        let check = &checks[number % checks.len()];
        // the same again, as another claim
        let (mark, query) = match number / checks.len() {
            0 => (String::new(), String::new()),
            round => (format!(" ({round})"), format!("?{round}")),
        };
        let day = format!(
            "{}-{:02}-{:02}",
            2010 + number % 15,
            1 + number % 12,
            1 + number % 28
        );
        let cells = [
            &format!("c-{number}"),
            &format!("{}{mark}", check.statement),
            &check.claimant,
            &day,
            "en",
            check.publisher,
            &format!("{}{query}", check.address),
            &check.title,
            &day,
            &check.rating,
            &check.tags,
        ];
        let cells = cells.map(|cell| {
            let plain: String = cell.chars().filter(|c| !c.is_control()).collect();
            format!("\"{}\"", plain.replace('"', "\"\""))
        });
        writeln!(out, "{}", cells.join(",")).expect("a file");
    }
    out.flush().expect("a file");
    origin
}

fn real(data: &Path) -> Vec<Check> {
    let lines = |name: &str| std::fs::read_to_string(data.join(name)).unwrap_or_default();
    let mut checks = Vec::new();
    let objects = |text: String| -> Vec<Value> {
        text.lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect()
    };
    let text = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    for one in objects(lines("retrieval/clef2022-task2a-en/corpus.jsonl")) {
        checks.push(Check {
            statement: text(&one, "vclaim"),
            claimant: String::new(),
            publisher: "Snopes",
            address: format!("https://www.snopes.com/fact-check/{}/", text(&one, "vclaim_id")),
            title: text(&one, "title"),
            rating: String::new(),
            tags: text(&one, "subtitle"),
        });
    }
    for one in objects(lines("retrieval/clef2022-task2b-en/corpus.jsonl")) {
        checks.push(Check {
            statement: text(&one, "vclaim"),
            claimant: text(&one, "speaker"),
            publisher: "PolitiFact",
            address: format!("https://www.politifact.com{}", text(&one, "url")),
            title: text(&one, "title"),
            rating: text(&one, "truth_label"),
            tags: text(&one, "date"),
        });
    }
    for line in lines("retrieval/clef2020-task2-en/corpus.tsv").lines().skip(1) {
        let [id, statement, title] = line.splitn(3, '\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        checks.push(Check {
            statement: statement.to_owned(),
            claimant: String::new(),
            publisher: "Snopes",
            address: format!("https://www.snopes.com/2020/{id}/"),
            title: title.to_owned(),
            rating: String::new(),
            tags: String::new(),
        });
    }
    for line in lines("claims/liar/train.tsv").lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, rating, statement, tags, speaker, ..] = cells[..] else {
            continue;
        };
        checks.push(Check {
            statement: statement.to_owned(),
            claimant: speaker.to_owned(),
            publisher: "PolitiFact",
            address: format!("https://www.politifact.com/{id}/"),
            title: String::new(),
            rating: rating.to_owned(),
            tags: tags.to_owned(),
        });
    }
    checks
}

const WORDS: [&str; 32] = [
    "convoy", "border", "army", "minister", "said", "fuel", "drone", "village", "north", "market",
    "soldiers", "treaty", "school", "budget", "water", "photo", "video", "old", "shows", "claimed", "never",
    "percent", "vaccine", "election", "votes", "river", "bridge", "closed", "prices", "rose", "hospital",
    "radio",
];

/// A fact-check of words, about as long as real ones.
fn made_up(number: usize) -> Check {
    // a linear congruential generator: the same rows each time
    let mut state = number as u64 + 1;
    let mut word = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        WORDS[(state >> 33) as usize % WORDS.len()]
    };
    let mut words = |count: usize| (0..count).map(|_| word()).collect::<Vec<_>>().join(" ");
    Check {
        statement: format!("{}.", words(17)),
        claimant: if number.is_multiple_of(2) {
            format!("Speaker {}", number % 3_000)
        } else {
            String::new()
        },
        publisher: "Checkers",
        address: format!("https://checks.example/{number}/{}", words(5).replace(' ', "-")),
        title: words(9),
        rating: ["False", "Misleading", "True", ""][number % 4].to_owned(),
        tags: words(12),
    }
}
