//! Claims in a few words.

use serde_json::{Value, json};
use uuid::Uuid;

use super::content::publisher;
use super::{NOTE, id};

/// A claim in a few words.
#[derive(Debug, Clone, Copy)]
pub struct Sketch<'a> {
    /// Its name.
    pub name: &'a str,
    /// `three`, `two` or `one`: dossiers named for their policy.
    pub dossier: &'a str,
    /// Its kind.
    pub kind: &'a str,
    /// Who is on record with it, a word for each assertion. `front+` states it, `front-` denies it, `front0` doubts
    /// it, all as the paper reports; `army0>front+` is a chain of three; `envoy/algeria+` speaks for another; `?+` is
    /// unnamed; `@daily+` is the source's publisher in its own voice; `~` at the end: retracted since.
    pub said: &'a str,
    /// What speaks for it (`+`), against it (`-`) or neither (`=`), a word for each: a source, then `/4` its
    /// credibility (else 2), `:france` whose voice, `^wire` where it comes from, `!` against interest, `#` the record
    /// makes the fact, `@1` about that link of the first assertion, `*` weighed in the decision, `~` retracted since.
    pub evidence: &'a str,
}

impl<'a> Sketch<'a> {
    /// The usual claim: said by the front, with two origins that support it.
    pub fn named(name: &'a str) -> Self {
        Sketch { name, ..CLAIM }
    }

    /// The batch that brings it.
    pub fn batch(&self) -> Value {
        let claim = id(self.name);
        let (mut assertions, mut links) = (Vec::new(), Vec::new());
        for (n, said) in self.said.split_whitespace().enumerate() {
            let assertion = id(&format!("{}/said-{n}", self.name));
            let said = said.trim_end_matches('~');
            let source = said
                .strip_prefix('@')
                .map_or("page", |own| own.trim_end_matches(['+', '-', '0']));
            assertions
                .push(json!({"id": assertion, "claim": claim, "excerpt": id(&format!("quote/{source}"))}));
            let chain = match said.strip_prefix('@') {
                Some(own) => own.replacen(source, publisher(source), 1),
                None => format!("paper+>{said}"),
            };
            for (seq, link) in chain.split('>').enumerate() {
                links.push(link_row(link, seq, assertion, claim));
            }
        }
        let evidence: Vec<Value> = self.pieces().map(|piece| piece.row).collect();
        json!({
            "claim": [{"id": claim, "dossier": id(self.dossier), "kind": self.kind}],
            "claim_revision": [{
                "claim": claim, "n": 1, "dossier": id(self.dossier), "statement": format!("It is so ({}).", self.name),
                "language": "en",
            }],
            "assertion": assertions, "attribution": links, "evidence": evidence,
        })
    }

    /// The batch that takes back what is marked so.
    pub fn retractions(&self) -> Option<Value> {
        let said = self.said.split_whitespace().enumerate();
        let assertions = said.filter(|(_, said)| said.ends_with('~')).map(|(n, _)| {
            let name = format!("{}/said-{n}", self.name);
            json!({"id": id(&format!("{name} retracted")), "stream": id(self.name), "assertion": id(&name), "reason": "misread"})
        });
        let evidence = self.pieces().filter(|piece| piece.retracted).map(|piece| {
            let of = &piece.row["id"];
            json!({"id": id(&format!("{of} retracted")), "stream": id(self.name), "evidence": of, "reason": "misread"})
        });
        let rows: Vec<Value> = assertions.chain(evidence).collect();
        (!rows.is_empty()).then(|| json!({"retraction": rows}))
    }

    /// What a reviewer sends to decide: the rating, then any of `low`, `high` (else moderate confidence), `bare` (no
    /// rationale), `sole` (a reason for a sole source), and what is said of the assertions: nothing (`unattributed`),
    /// another rating than confirmed (`misquoted`), or only the `first` of them, or only their `outer` link.
    pub fn decision(&self, words: &str) -> Value {
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut content = json!({"rating": words[0], "confidence": "moderate", "rationale": NOTE});
        let mut rating = "confirmed";
        for word in &words[1..] {
            match *word {
                "low" | "high" => content["confidence"] = json!(word),
                "bare" => content["rationale"] = Value::Null,
                "sole" => content["sole_source"] = json!("nobody else was let into the town"),
                "misquoted" | "misattributed" | "out_of_context" | "unconfirmed" => rating = word,
                "unattributed" | "first" | "outer" => {}
                word => panic!("`{word}` says nothing here"),
            }
        }
        content["weighed"] = self
            .pieces()
            .filter(|piece| piece.weighed)
            .map(|piece| json!({"evidence": piece.row["id"], "note": "read"}))
            .collect();
        let attributed = match words.as_slice() {
            words if words.contains(&"unattributed") => 0,
            words if words.contains(&"first") => 1,
            _ => usize::MAX,
        };
        let attributions: Vec<Value> = (0..self.said.split_whitespace().count())
            .take(attributed)
            .map(|n| {
                let mut verdict = json!({
                    "assertion": id(&format!("{}/said-{n}", self.name)), "rating": rating, "rationale": NOTE,
                });
                if words.contains(&"outer") {
                    verdict["seq"] = json!(1);
                }
                verdict
            })
            .collect();
        json!({"content": content, "attributions": attributions})
    }

    fn pieces(&self) -> impl Iterator<Item = Piece> {
        let words = self.evidence.split_whitespace().enumerate();
        words.map(|(n, word)| piece(word, self.name, n))
    }
}

struct Piece {
    row: Value,
    retracted: bool,
    weighed: bool,
}

fn piece(word: &str, claim: &str, n: usize) -> Piece {
    let bearing = match &word[..1] {
        "+" => "supports",
        "-" => "refutes",
        "=" => "context",
        sign => panic!("{word}: {sign} is no bearing"),
    };
    let marks = ['/', ':', '^', '!', '#', '@', '*', '~'];
    let end = word.find(marks).unwrap_or(word.len());
    let source = &word[1..end];
    let mut row = json!({
        "id": id(&format!("{claim}/evidence-{n}")), "claim": id(claim), "excerpt": id(&format!("quote/{source}")),
        "source": id(&format!("source/{source}")), "bearing": bearing, "credibility": 2,
    });
    let (mut retracted, mut weighed) = (false, false);
    let mut rest = &word[end..];
    while let Some(mark) = rest.chars().next() {
        rest = &rest[1..];
        let end = rest.find(marks).unwrap_or(rest.len());
        let given = &rest[..end];
        rest = &rest[end..];
        match mark {
            '/' => row["credibility"] = json!(given.parse::<i16>().unwrap()),
            ':' => row["voice"] = json!(id(given)),
            '^' => row["origin"] = json!(id(&format!("source/{given}"))),
            '!' => {
                row["against_interest"] = json!(true);
                row["note"] = json!("its own losses");
            }
            '#' => row["record"] = json!(true),
            '@' => {
                row["assertion"] = json!(id(&format!("{claim}/said-0")));
                row["seq"] = json!(given.parse::<i16>().unwrap());
            }
            '*' => weighed = true,
            _ => retracted = true,
        }
    }
    Piece {
        row,
        retracted,
        weighed,
    }
}

fn link_row(link: &str, seq: usize, assertion: Uuid, claim: Uuid) -> Value {
    let (who, sign) = link.split_at(link.len() - 1);
    let attitude = match sign {
        "+" => "states",
        "-" => "denies",
        "0" => "doubts",
        _ => panic!("{link}: no attitude"),
    };
    let (speaker, principal) = match who.split_once('/') {
        Some((speaker, principal)) => (speaker, Some(id(principal))),
        None => (who, None),
    };
    let mut row = json!({
        "assertion": assertion, "seq": seq, "claim": claim, "attitude": attitude,
        "mode": if seq == 0 { "own_voice" } else { "indirect" }, "on_behalf_of": principal,
    });
    if speaker == "?" {
        row["speaker_label"] = json!("officials (unnamed)");
    } else {
        row["speaker"] = json!(id(speaker));
    }
    row
}

/// The usual claim.
pub const CLAIM: Sketch = Sketch {
    name: "claim",
    dossier: "three",
    kind: "factual",
    said: "front+",
    evidence: "+wire +daily",
};

/// The second wording of the usual claim.
pub const REWORDED: &str =
    "{claim_revision: [{claim: $claim, n: 2, dossier: $three, statement: It is otherwise., language: en}]}";

/// No arguments.
pub fn no() -> Value {
    json!({})
}

/// A reason.
pub fn because(reason: &str) -> Value {
    json!({"reason": reason})
}

/// The usual claim decided as supported.
pub fn supported() -> Value {
    CLAIM.decision("supported")
}

/// The verdict stands.
pub fn affirm() -> Value {
    json!({"affirm": true})
}
