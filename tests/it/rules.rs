//! The evidence rule, as tables: what counts, and which verdict the database admits on it.

use serde_json::json;

use crate::world::{Sketch, World, id, lines};

/// said | one piece of evidence | why it does not count, or `counts`. See [`Sketch`] for the notation.
const PIECES: &str = "
    -- what it is worth
    front+          | +daily            | counts
    front+          | -daily            | counts
    front+          | +daily/1          | counts
    front+          | +daily/3          | counts
    front+          | +daily/4          | credibility
    front+          | +daily/6          | credibility

    -- where it comes from
    front+          | +copy             | counts
    front+          | +recopy           | counts
    front+          | +daily^wire       | counts
    front+          | +rumour           | origin unknown
    front+          | +retold           | origin unknown
    front+          | +daily^rumour     | origin unknown
    front+          | +circle           | origin unknown
    front+          | +unsigned         | voice unknown
    front+          | +unsigned:france  | counts

    -- what became of it
    front+          | +disowned         | source retracted
    front+          | +of-disowned      | source retracted
    front+          | +daily^disowned   | source retracted
    front+          | +disowned^wire    | source retracted
    front+          | +loose            | anchor
    front+          | +broken           | anchor
    front+          | +hashed           | counts

    -- whose voice it is: whoever asserts or denies the claim is no witness
    front+          | +front-1          | voice of a holder
    front+          | +daily:front      | voice of a holder
    front+          | +front-1:france   | counts
    front-          | -front-1          | voice of a holder
    front0          | +front-1          | counts
    army0>front+    | +army             | counts
    army+>front+    | +army             | counts
    army+>front0    | +front-1          | counts
    army+ front0    | +army             | voice of a holder
    front+~ army+   | +front-1          | counts
    ?+              | +army             | counts
    envoy/algeria+  | +daily:algeria    | voice of a holder
    envoy/algeria+  | +daily:envoy      | voice of a holder
    ?/algeria+      | +daily:algeria    | voice of a holder

    -- a paper that reprints a party's communiqué has it from that party
    front+          | +reprint          | voice of a holder
    front+          | +daily^front-1    | voice of a holder
    front+          | +reprint:france   | counts
    army+           | +reprint          | counts

    -- closed upwards to principals, and down again to organs, members, spokesmen
    general+        | +daily:army       | voice of a holder
    general+        | +mali             | voice of a holder
    general+        | +daily:minister   | voice of a holder
    mali+           | +army             | voice of a holder
    mali+           | +daily:spokesman  | voice of a holder
    mfa+            | +daily:general    | voice of a holder
    deserter+       | +army             | counts
    army+           | +daily:deserter   | counts
    battalion+      | +front-1          | voice of a holder
    front+          | +daily:battalion  | voice of a holder
    front+          | +daily:new-front  | voice of a holder
    new-front+      | +front-1          | voice of a holder
    the-rebels+     | +daily:brigade    | voice of a holder

    -- and not across these
    mali+           | +un               | counts
    mali+           | +daily:algeria    | counts
    un+             | +mali             | counts
    volunteer+      | +daily:watch      | counts
    watch+          | +daily:volunteer  | counts
    district+       | +mali             | counts
    mali+           | +daily:district   | counts
    visitor+        | +mali             | counts
    signatory+      | +front-1          | counts
    mali+           | +daily:france     | counts

    -- a medium that says so itself is a witness, one that is quoted is a party
    @daily+         | +daily            | counts
    @tracker+       | +tracker          | counts
    @mali+          | +mali             | voice of a holder
    daily+          | +daily            | voice of a holder
    tracker+        | +tracker          | voice of a holder

    -- a holder counts against its interest, and where the record makes the fact
    army+           | +army!            | counts
    army+           | -mali!            | counts
    army+           | +mali#            | counts
    army+           | +mali/4#          | credibility
    front+          | +rumour#          | origin unknown
    front+          | +disowned!        | source retracted
";

#[test]
fn every_piece_counts_or_has_its_reason() {
    let mut world = World::new();
    world.break_anchor("broken");
    let mut wrong = Vec::new();
    for (n, line) in lines(PIECES).enumerate() {
        let [said, evidence, wanted] = columns(line);
        let name = format!("claim-{n}");
        world.bring(&Sketch {
            said,
            evidence,
            ..Sketch::named(&name)
        });
        let found = world.ask(&format!(
            "select coalesce(why_not, 'counts') from counterclaim.evidence_count('{}')",
            id(&name)
        ));
        if found != wanted {
            wrong.push(format!("{line}  -- found: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn evidence_of_a_link_for_context_or_retracted_is_not_counted_at_all() {
    let mut world = World::new();
    world.bring(&Sketch {
        evidence: "=daily +daily@0 -daily@1 +daily~",
        ..Sketch::named("claim")
    });
    let counted = format!(
        "select count(*) from counterclaim.evidence_count('{}')",
        id("claim")
    );
    assert_eq!(world.ask(&counted), "0");
}

/// case | said | evidence | verdict | what the database answers to `decide`, with the origins it found. A claim is
/// factual unless the verdict's first word is another kind; `searched` after a verdict: a search note was left.
const VERDICTS: &str = "
    -- supported and refuted: two origins of that bearing
    no evidence                   | front+          |                       | supported         | origins 0
    one origin                    | front+          | +wire                 | supported         | origins 1
    two origins                   | front+          | +wire +daily          | supported         | ok
    two origins against           | front+          | -wire -daily          | refuted           | ok
    one for, one against          | front+          | +wire -daily/3        | supported         | origins 1
    two for                       | front+          | +wire +daily          | refuted           | origins 0
    for context only              | front+          | =wire =daily          | supported         | origins 0
    one of little credibility     | front+          | +wire +daily/4        | supported         | origins 1
    two communiqués of one holder | front+          | +front-1 +front-2     | supported         | origins 0
    their reprints in two papers  | front+          | +reprint +reprint-2   | supported         | origins 0
    a holder and a paper          | front+          | +front-1 +daily       | supported         | origins 1
    a holder's communiqués, for another's claim | army+ | +front-1 +front-2  | supported         | origins 1
    who denies it, twice          | front-          | -front-1 -front-2     | refuted           | origins 0
    two organs of the holder      | mfa+            | +army +mali           | supported         | origins 0
    against interest, and a paper | mfa+            | +army! +wire          | supported         | ok
    a wire and its copy           | front+          | +wire +copy           | supported         | origins 1
    two copies of one wire        | front+          | +copy +copy-2         | supported         | origins 1
    two papers, said to have one origin | front+    | +daily^wire +gazette^wire | supported     | origins 1
    a copy, and its paper's own   | front+          | +copy +gazette        | supported         | ok
    one paper twice               | front+          | +daily +daily-2       | supported         | origins 1
    one page twice                | front+          | +daily +daily         | supported         | origins 1
    one voice in two papers       | front+          | +daily:france +wire:france | supported    | origins 1
    two voices in one paper       | front+          | +daily:france +daily-2:un  | supported    | origins 1
    two voices in two papers      | front+          | +daily:france +wire:un     | supported    | ok
    an unknown origin             | front+          | +wire +rumour         | supported         | origins 1
    a retracted source            | front+          | +wire +disowned       | supported         | origins 1
    retracted evidence            | front+          | +wire +daily~         | supported         | origins 1
    a broken anchor               | front+          | +wire +broken         | supported         | origins 1
    a text that is not held       | front+          | +wire +hashed         | supported         | ok
    copies in a circle            | front+          | +circle +circle-2     | supported         | origins 0
    about a link only             | front+          | +wire@1 +daily@1      | supported         | origins 0
    a witness that says it itself | @daily+         | +daily +wire          | supported         | ok
    members of one igo            | mali+           | +un +daily:algeria    | supported         | ok

    -- mostly: one
    no evidence, mostly           | front+          |                       | mostly_supported  | origins 0
    a holder and a paper, mostly  | front+          | +front-1 +daily       | mostly_supported  | ok
    a wire and its copy, mostly   | front+          | +wire +copy           | mostly_supported  | ok
    one against, mostly           | front+          | -wire                 | mostly_refuted    | ok
    one for, mostly against       | front+          | +wire                 | mostly_refuted    | origins 0

    -- one suffices where the record makes the fact, or with a reason and moderate confidence
    a decree, not marked          | mali+           | +mali                 | supported         | origins 0
    a decree                      | mali+           | +mali#                | supported         | ok
    a decree, high confidence     | mali+           | +mali#                | supported high    | ok
    a repeal                      | mali+           | -mali#                | refuted           | ok
    a decree for, asked against   | mali+           | +mali#                | refuted           | origins 0
    a retracted record            | front+          | +disowned#            | supported         | origins 0
    a sole source                 | front+          | +wire                 | supported sole    | ok
    a sole source, low            | front+          | +wire                 | supported low sole | ok
    a sole source, high           | front+          | +wire                 | supported high sole | sole_source_confidence
    a sole source, a holder       | front+          | +front-1              | supported sole    | origins 0
    a sole source, too short      | front+          | +wire                 | supported brief   | origins 1

    -- evidence of the other bearing has to be weighed where it is strong and counts
    strong contrary evidence      | front+          | +wire +daily -gazette   | supported       | contrary_evidence
    weighed                       | front+          | +wire +daily -gazette*  | supported       | ok
    one of two weighed            | front+          | +wire +daily -gazette* -weekly | supported | contrary_evidence
    weak contrary evidence        | front+          | +wire +daily -gazette/3 | supported       | ok
    a holder's contrary evidence  | front+ army-    | +wire +daily -army/1    | supported       | ok
    retracted contrary evidence   | front+          | +wire +daily -gazette~  | supported       | ok
    contrary to refuted           | front+          | -wire -daily +gazette   | refuted         | contrary_evidence
    contrary to refuted, weighed  | front+          | -wire -daily +gazette*  | refuted         | ok
    contrary, but only mostly     | front+          | +wire -gazette          | mostly_supported | ok
    contrary to a sole source     | front+          | +wire -gazette          | supported sole  | contrary_evidence

    -- contested: both bearings, holders' statements included
    one side                      | front+          |                       | contested         | origins 1
    both sides said               | front+ army-    |                       | contested         | ok
    the other side doubts         | front+ army0    |                       | contested         | origins 1
    the other side retracted      | front+ army-~   |                       | contested         | origins 1
    evidence of the other side    | front+          | -army                 | contested         | ok
    evidence of the same side     | front+          | +army                 | contested         | origins 1
    evidence of both sides        | front0          | +wire -daily          | contested         | ok

    -- the rest
    misleading                    | front+          |                       | misleading        | ok
    unsupported, nothing searched | front+          |                       | unsupported       | search_note
    unsupported                   | front+          |                       | unsupported searched | ok
    unverifiable                  | front+          |                       | unverifiable      | ok
    not checkable                 | front+          |                       | not_checkable     | ok
    open                          | front+          |                       | open              | ok
    no such rating                | front+          |                       | true              | verdict_scope_rating_fkey
    a rating of attributions      | front+          |                       | misquoted         | verdict_scope_rating_fkey

    -- a rationale, but where there is nothing to say yet
    misleading, and no word       | front+          |                       | misleading bare   | rationale
    unverifiable, and no word     | front+          |                       | unverifiable bare | rationale
    not checkable, and no word    | front+          |                       | not_checkable bare | rationale
    open, and no word             | front+          |                       | open bare         | ok
    a demand                      | front+          |                       | demand not_checkable bare | ok
    an evaluation                 | front+          |                       | evaluation not_checkable bare | ok
    a prediction                  | front+          |                       | prediction not_checkable bare | rationale

    -- what the world cannot settle now
    a demand supported            | front+          | +wire +daily          | demand supported      | not_checkable_kind
    a prediction supported        | front+          | +wire +daily          | prediction supported  | not_checkable_kind
    an evaluation refuted         | front+          | -wire -daily          | evaluation refuted    | not_checkable_kind
    an evaluation contested       | front+ army-    |                       | evaluation contested  | not_checkable_kind
    a prediction misleading       | front+          |                       | prediction misleading | not_checkable_kind
    a demand unsupported          | front+          |                       | demand unsupported searched | not_checkable_kind
    a prediction unverifiable     | front+          |                       | prediction unverifiable | ok
    a prediction open             | front+          |                       | prediction open bare  | ok
    a demand open                 | front+          |                       | demand open bare      | ok
    a designation                 | mali+           | +mali#                | designation supported | ok
    an accusation                 | front+          | +wire +daily          | accusation supported  | ok
    a quantity                    | front+          | +wire +daily          | quantitative supported | ok

    -- who said it: a verdict for each live assertion, and one that is confirmed to its innermost link
    said by nobody checked        | front+          | +wire +daily          | supported unattributed | verdict_missing
    one of two                    | front+ army-    |                       | contested first        | verdict_missing
    one of two, the other retracted | front+ army-~ | +wire +daily          | supported first        | ok
    open all the same             | front+          |                       | open unattributed      | verdict_missing
    the outer link only           | army+>front+    | +wire +daily          | supported outer        | verdict_missing
    all links                     | army+>front+    | +wire +daily          | supported              | ok
    the publisher alone           | @daily+         | +wire +gazette        | supported unattributed | ok
    one is enough                 | front+ @daily+  | +wire +gazette        | supported misquoted    | ok
    misquoted                     | front+          | +wire +daily          | supported misquoted    | unconfirmed
    misattributed                 | front+          | -wire -daily          | refuted misattributed  | unconfirmed
    out of context                | front+          | +wire                 | mostly_supported out_of_context | unconfirmed
    not confirmed                 | front+ army-    |                       | contested unconfirmed  | unconfirmed
    misquoted, so misleading      | front+          |                       | misleading misquoted   | unconfirmed
    misquoted, so unsupported     | front+          |                       | unsupported misquoted searched | unconfirmed
    misquoted, so unverifiable    | front+          |                       | unverifiable misquoted | unconfirmed
    misquoted, and not checkable  | front+          |                       | not_checkable misquoted | ok
    misquoted, and open           | front+          |                       | open misquoted         | ok
    a publisher's broken anchor   | @broken+ front+ | +wire +daily          | supported misquoted    | unconfirmed
";

#[test]
fn every_verdict_needs_what_the_rule_says() {
    let mut world = World::new();
    world.break_anchor("broken");
    let mut wrong = Vec::new();
    for (n, line) in lines(VERDICTS).enumerate() {
        let [_, said, evidence, verdict, wanted] = columns(line);
        let name = format!("claim-{n}");
        let (kind, verdict) = match verdict.split_once(' ') {
            Some((kind, rest)) if KINDS.contains(&kind) => (kind, rest),
            _ => ("factual", verdict),
        };
        let sketch = Sketch {
            kind,
            said,
            evidence,
            ..Sketch::named(&name)
        };
        world.bring_to("in_review", &sketch, "open");
        if verdict.contains("searched") {
            let note = format!(
                "{{search_note: [{{id: $note-{n}, claim: ${name}, looked_for: it, looked_where: agencies, \
                looked_at: '2025-01-20T10:00:00Z'}}]}}"
            );
            world.write("reviewer", &note).unwrap();
        }
        let mut decision = sketch.decision(&verdict.replace("searched", "").replace("brief", ""));
        if verdict.contains("brief") {
            decision["content"]["sole_source"] = json!("nobody else");
        }
        let found = match world.make("reviewer", &name, "decide", decision) {
            Ok(_) => "ok".to_owned(),
            Err(refusal) if refusal.constraint == "origins" => format!("origins {}", refusal.detail["found"]),
            Err(refusal) => refusal.constraint,
        };
        if found != wanted {
            wrong.push(format!("{line}  -- found: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

const KINDS: [&str; 6] = [
    "quantitative",
    "designation",
    "accusation",
    "evaluation",
    "prediction",
    "demand",
];

fn columns<const N: usize>(line: &str) -> [&str; N] {
    let words: Vec<&str> = line.split('|').map(str::trim).collect();
    words
        .try_into()
        .unwrap_or_else(|_| panic!("{line}: not {N} columns"))
}
