//! What each command prints: tables and pages, refusals and errors, with their exit codes.

use insta::assert_snapshot;

use crate::support::{TestDb, fixture, told};

const DECIDE: &str = "--confidence moderate --attribution confirmed --rationale 'two origins that do not depend on each other say so'";

/// The running example with one claim approved and one in review.
fn reviewed() -> TestDb {
    let db = TestDb::with_case();
    for (login, words) in [
        ("checker", "review submit wagner-killed sympathy soldiers-47"),
        ("reviewer", "review take wagner-killed sympathy soldiers-47"),
        ("reviewer", "review return sympathy --reason 'say in which month'"),
        (
            "reviewer",
            &format!("review decide wagner-killed --verdict supported {DECIDE}"),
        ),
        ("editor", "review approve wagner-killed"),
    ] {
        let text = told(&db, login, words);
        assert!(!text.contains("exit code"), "{words}: {text}");
    }
    db
}

#[test]
fn a_claim_for_people() {
    let db = reviewed();
    assert_snapshot!(told(&db, "checker", "claim show wagner-killed"), @r#"
    C-27 · approved · factual
    Fighters of the Wagner Group were killed in the fighting at Tinzawaten in July 2024.

    verdict      supported, confidence moderate
    why          two origins that do not depend on each other say so
    date         2024-07
    about        Tinzawaten (place), Wagner Group (victim)
    approved     wording 1 as supported, by editor on TIME, 3 people
    filed        mali-algeria/wagner-killed, wording 1, version 5, priority 1
    next         counterclaim review correct C-27, by a reviewer

    who said it
      Permanent Strategic Framework claims responsibility, said 2024-08-01 [confirmed]
        as Agence France-Presse reports [confirmed]
        as Daily Tribune reports
        “said Thursday they killed 84 fighters from Russian mercenary group Wagner and 47 government troops”
        in “Mali separatists say killed 84 Russian-led fighters, 47 soldiers”
        https://tribune.net.ph/2024/08/02/mali-separatists-say-killed-84-russian-led-fighters-47-soldiers

    evidence
      supports; counts
        “The Baza Telegram channel, with connections to Russia’s security services, also reported the death of 20 Wagner fighters.”
        Baza (Telegram channel), in “Mali's Tuareg rebels report heavy casualties on Wagner mercenaries in border clashes”
        credibility 3, reliability D, id ID
      supports; counts
        “Per NYT: 46+ killed 2 captured”
        The New York Times, in Battle of Tinzaouaten (2024)
        credibility 3, reliability D, id ID
      supports; does not count: origin unknown
        “Reports from Russian military bloggers on Sunday indicated that at least 20 Wagner mercenaries were killed in an ambush near the Algerian border.”
        Russian military bloggers, in “Mali's Tuareg rebels report heavy casualties on Wagner mercenaries in border clashes”
        credibility 3, reliability D, id ID
        Where the posts come from is not known, so they count for nothing.
      context; does not count: context only
        “Wagner annonce la mort d'un commandant au Mali”
        Wagner Group, in Wagner annonce la mort d'un commandant au Mali
        credibility 3, reliability D, id ID
        No place is given.

    relations
      C-37 supports it: A commander of the Wagner Group died in Mali.
        The place is not stated.
    "#);
    assert_snapshot!(told(&db, "checker", "claim show mak-designation"), @r#"
    C-14 · draft · designation
    Algeria lists the Movement for the Self-Determination of Kabylia as a “terrorist” organisation.

    verdict      none yet
    date         2022-02-17/..
    designation  Algeria designates Movement for the Self-Determination of Kabylia as “organisation terroriste” (legal, under Algerian national list of persons and entities)
    about        Algerian national list of persons and entities (instrument), Algeria (subject), Movement for the Self-Determination of Kabylia (target)
    filed        mali-algeria/mak-designation, wording 1, version 1, priority 2
    next         counterclaim review submit C-14, by a checker

    who said it
      Algeria designates “terrorist”
        as Publisher of the article (not named) reports
        “Algeria designates the MAK as “terrorist””
        in article
      Algeria designates, said 2022-02-17
        as TSA reports
        “deux organisations classées comme terroriste par arrêté : le Mouvement pour l’autonomie de la Kabylie (MAK)”
        in translation: “two organisations classed as terrorist by order: the Movement for the Autonomy of Kabylie (MAK)”
        in “L'Algérie publie sa liste des personnes et entités terroristes”
        https://tsa-algerie.dz/lalgerie-publiesa-liste-des-personnes-et-entites-terroristes

    evidence
      supports; counts
        “deux organisations classées comme terroriste par arrêté : le Mouvement pour l’autonomie de la Kabylie (MAK)”
        Algeria, in “L'Algérie publie sa liste des personnes et entités terroristes”
        credibility 1, reliability B, a record, id ID
        The order in the official gazette is the designation.
      supports; does not count: origin unknown
        “Algeria on Tuesday designated the Kabylie separatist group (MAK)”
        Asharq Al-Awsat, in “Algeria Designates Two Foreign-Based Political Groups as Terrorist”
        credibility 2, reliability C, id ID
    "#);
    assert_snapshot!(told(&db, "checker", "claim show wagner-25-to-82"), @r#"
    C-35 · draft · quantitative
    Between 25 and 82 Wagner Group fighters, or more, were killed at Tinzawaten in July 2024.

    verdict      none yet
    date         2024-07
    figure       deaths: at least 25 (person, count)
    about        Wagner Group (victim)
    question     How many Wagner Group fighters were killed?
    ambiguity    The page writes a range with a plus sign and names no publication, so only the lower bound is taken.
    filed        mali-algeria/wagner-25-to-82, wording 1, version 1, priority 3
    next         counterclaim review submit C-35, by a checker

    who said it
      Russian sources (not named) estimates
        as WikiMili reports
        “Per Russian sources: 25–82+ killed”
        in Battle of Tinzaouaten (2024)
        https://wikimili.com/en/Battle_of_Tinzaouaten_%282024%29

    evidence
      none
    "#);
    assert_snapshot!(told(&db, "checker", "claim show sympathy"), @r#"
    C-1 · draft · accusation
    Algeria shows sympathy for groups that Mali calls “terrorist”.

    verdict      none yet
    date         /2025-01
    about        Armed groups of northern Mali (as classed by Mali) (beneficiary), Algeria (subject)
    ambiguity    Sympathy is not support. What conduct is meant is not said.
    chosen for   The accusation at the heart of the dispute.
    filed        mali-algeria/sympathy, wording 1, version 4, priority 1
    next         counterclaim review submit C-1, by a checker

    who said it
      Ministry of Foreign Affairs of Mali, for Mali, alleges “undisguised sympathy”, said [2025-01-01..2025-01-20]
        as Publisher of the article (not named) reports
        “accusing Algiers of “undisguised sympathy” for groups it calls “terrorist””
        in article

    evidence
      none

    relations
      C-2 supports it, according to Mali: Algeria supports armed groups that fight the Malian Armed Forces.
        The later charge goes further than the earlier one.
    "#);
}

#[test]
fn a_claims_life_in_sentences() {
    let db = reviewed();
    assert_snapshot!(told(&db, "checker", "claim history wagner-killed"), @r#"
    C-27: 6 events
      1  TIME  checker logged it: “Fighters of the Wagner Group were killed in the fighting at Tinzawaten in July 2024.”
            recorded that Permanent Strategic Framework claims responsibility for it, as Agence France-Presse reports, as Daily Tribune reports, in “Mali separatists say killed 84 Russian-led fighters, 47 soldiers”: “said Thursday they killed 84 fighters from Russian mercenary group Wagner and 47 government troops”
            added evidence that supports it, credibility 3, in “Mali's Tuareg rebels report heavy casualties on Wagner mercenaries in border clashes”: “The Baza Telegram channel, with connections to Russia’s security services, also reported the death of 20 Wagner fighters.”
            added evidence that supports it, credibility 3, in Battle of Tinzaouaten (2024): “Per NYT: 46+ killed 2 captured”
            added evidence that supports it, credibility 3, in “Mali's Tuareg rebels report heavy casualties on Wagner mercenaries in border clashes”: “Reports from Russian military bloggers on Sunday indicated that at least 20 Wagner mercenaries were killed in an ambush near the Algerian border.”; note: “Where the posts come from is not known, so they count for nothing.”
            added context, credibility 3, in Wagner annonce la mort d'un commandant au Mali: “Wagner annonce la mort d'un commandant au Mali”; note: “No place is given.”
         TIME  checker recorded that C-37 supports it; note: “The place is not stated.”
      2  TIME  checker submitted it
      3  TIME  reviewer took it for review
      4  TIME  reviewer decided: supported, confidence moderate; who said it: confirmed, because “two origins that do not depend on each other say so”
      5  TIME  editor approved it
    "#);
    assert_snapshot!(told(&db, "checker", "claim history sympathy"), @r#"
    C-1: 5 events
      1  TIME  checker logged it: “Algeria shows sympathy for groups that Mali calls “terrorist”.”
            recorded that Ministry of Foreign Affairs of Mali, for Mali, alleges it, as Publisher of the article (not named) reports, in article: “accusing Algiers of “undisguised sympathy” for groups it calls “terrorist””
         TIME  checker recorded that C-2 supports it, according to Mali; note: “The later charge goes further than the earlier one.”
      2  TIME  checker submitted it
      3  TIME  reviewer took it for review
      4  TIME  reviewer returned it to draft, because “say in which month”
    "#);
    let csv = told(&db, "checker", "claim history sympathy --output csv");
    assert_snapshot!(csv, @r#"
    version,at,operation,by,verdict,reason,brought,told
    1,TIME,record,checker,,,"1 assertion, 2 attribution, 1 claim, 1 claim_revision, 2 claim_role","logged it: “Algeria shows sympathy for groups that Mali calls “terrorist”.”, recorded that Ministry of Foreign Affairs of Mali, for Mali, alleges it, as Publisher of the article (not named) reports, in article: “accusing Algiers of “undisguised sympathy” for groups it calls “terrorist””"
    ,TIME,record,checker,,,,"recorded that C-2 supports it, according to Mali; note: “The later charge goes further than the earlier one.”"
    2,TIME,submit,checker,,,1 review_step,submitted it
    3,TIME,take,reviewer,,,1 review_step,took it for review
    4,TIME,return,reviewer,,say in which month,1 review_step,"returned it to draft, because “say in which month”"
    "#);
}

#[test]
fn lists_of_claims() {
    let db = reviewed();
    assert_snapshot!(told(&db, "checker", "claim list --state approved --state in_review"), @r#"
    CODE  STATE      KIND          VERDICT    STATEMENT
    C-20  in review  quantitative             Forty-seven Malian soldiers were killed at Tinzawaten in July 2024.
    C-27  approved   factual       supported  Fighters of the Wagner Group were killed in the fighting at Tinzawaten in July 2024.
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --verdict supported --output csv"), @r#"
    code,state,kind,verdict,statement
    C-27,approved,factual,supported,Fighters of the Wagner Group were killed in the fighting at Tinzawaten in July 2024.
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --verdict supported --output json"), @r#"
    [
      {
        "code": "C-27",
        "state": "approved",
        "kind": "factual",
        "verdict": "supported",
        "confidence": "moderate",
        "statement": "Fighters of the Wagner Group were killed in the fighting at Tinzawaten in July 2024.",
        "version": 5,
        "revision": 1,
        "priority": 1,
        "approved_verdict": "supported",
        "under_review_since": null,
        "needs_re_review": false,
        "id": "ID"
      }
    ]
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --verdict supported --output jsonl"), @r#"{"code":"C-27","state":"approved","kind":"factual","verdict":"supported","confidence":"moderate","statement":"Fighters of the Wagner Group were killed in the fighting at Tinzawaten in July 2024.","version":5,"revision":1,"priority":1,"approved_verdict":"supported","under_review_since":null,"needs_re_review":false,"id":"ID"}"#);
}

#[test]
fn empty_lists_have_a_header_or_nothing() {
    let db = TestDb::new();
    assert_snapshot!(told(&db, "checker", "claim list"), @"CODE  STATE  KIND  VERDICT  STATEMENT");
    assert_snapshot!(told(&db, "checker", "claim list --output csv"), @"code,state,kind,verdict,statement");
    assert_snapshot!(told(&db, "checker", "claim list --output jsonl"), @"");
    assert_snapshot!(told(&db, "checker", "claim list --output json"), @"[]");
    assert_snapshot!(told(&db, "checker", "dossier list"), @"SLUG  TITLE  CLAIMS  STATES  EYES  VISIBILITY");
    assert_snapshot!(told(&db, "checker", "entity list"), @"HANDLE  LABEL  KIND  ASSERTIONS");
    assert_snapshot!(told(&db, "checker", "source list"), @"HANDLE  PUBLISHER  ISSUED  RELIABILITY  ORIGIN  HELD  RETRACTED  EXCERPTS  TITLE");
    assert_snapshot!(told(&db, "checker", "source check"), @"SOURCE  SNAPSHOTS  EXCERPTS  UNCHECKED  BROKEN");
    assert_snapshot!(told(&db, "checker", "review queue"), @"CODE  STATE  PRIORITY  SINCE  DUE  WHO  WHY  STATEMENT");
    assert_snapshot!(told(&db, "checker", "audit log --by spare"), @"AT  LOGIN  OPERATION  NAME  VERSION  HASH STREAM");
}

#[test]
fn entities_and_sources() {
    let db = TestDb::with_case();
    assert_snapshot!(told(&db, "checker", "entity list --kind state"), @r#"
    HANDLE   LABEL    KIND   ASSERTIONS
    algeria  Algeria  state  8
    mali     Mali     state  21
    spain    Spain    state  1
    "#);
    assert_snapshot!(told(&db, "checker", "entity show MAK"), @r#"
    Movement for the Self-Determination of Kabylia · movement

    handles      mali-algeria/mak
    also         MAK (acronym fr), Mouvement pour l’autonomie de la Kabylie (former fr)
    active       2001~/..

    relations
      Ferhat Mehenni leads it

    where it stands
      denies C-15: The Movement for the Self-Determination of Kabylia planned attacks in Algeria.
      asserts C-16: The Algerian Defence Ministry gave no evidence when it accused the Kabylie movement of planning attacks.
      asserts C-17: Algerian authorities carried out mass arrests.
      urges C-18: The United Nations Security Council should act on Kabylie.
    "#);
    assert_snapshot!(told(&db, "checker", "entity show 'Ministry of Foreign Affairs of Mali'"), @r#"
    Ministry of Foreign Affairs of Mali · organ

    handles      mali-algeria/mfa-mali

    relations
      organ of Mali

    where it stands
      asserts C-1: Algeria shows sympathy for groups that Mali calls “terrorist”.
      asserts C-2: Algeria supports armed groups that fight the Malian Armed Forces.
      asserts C-6: How to act against armed groups on Malian soil is for Mali alone to decide.
      demands C-7: Algeria should see to its own internal crises, among them the question of Kabylie.
    "#);
    assert_snapshot!(told(&db, "checker", "entity show nobody"), @r#"
    --- standard error
    error: there is no entity `nobody`

    hint: `counterclaim entity list` shows what there is
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "source list --limit 2"), @r#"
    HANDLE    PUBLISHER        ISSUED      RELIABILITY  ORIGIN   HELD  RETRACTED  EXCERPTS  TITLE
    aawsat    Asharq Al-Awsat  2021-05     C            unknown  yes   no         4         “Algeria Designates Two Foreign-Based Political Groups as Terrorist”
    abc-news  ABC News         2025-01-21  B            derived  yes   no         2         A rebel alliance in Mali says it has freed a Spanish man who was kidnapped in southern Algeria last week
    "#);
    assert_snapshot!(told(&db, "checker", "source show aawsat"), @r#"
    “Algeria Designates Two Foreign-Based Political Groups as Terrorist”

    publisher    Asharq Al-Awsat
    type         article-newspaper
    issued       2021-05
    language     en
    address      https://english.aawsat.com/home/article/2981091/algeria-designates-two-foreign-based-political-groups-terrorist
    reliability  C
    origin       unknown
    handles      mali-algeria/aawsat
    captured     TIME, text/plain, text of 452 characters held
    SHA-256      SHA-256

    what is quoted: 4 excerpts
      C-14: “Algeria on Tuesday designated the Kabylie separatist group (MAK)”
      C-15: “was accused in April of planning attacks in Algeria, a charge it denies”
      C-15: “a charge it denies”
      C-16: “accusing the Kabylie independence movement, without any evidence, of planning terrorist attacks”

    what rests on it: 3 claims
      C-14 (draft): evidence that supports
      C-15 (draft): evidence that refutes
      C-15 (draft): statement
      C-16 (draft): relation that rebuts
      C-16 (draft): statement
    "#);
    assert_snapshot!(told(&db, "checker", "source show nothing"), @r#"
    --- standard error
    error: there is no source `nothing`

    hint: `counterclaim source list` shows what there is
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "source check aawsat abc-news"), @r#"
    SOURCE                                                                                                    SNAPSHOTS  EXCERPTS  UNCHECKED  BROKEN
    “Algeria Designates Two Foreign-Based Political Groups as Terrorist”                                      1          4         0
    A rebel alliance in Mali says it has freed a Spanish man who was kidnapped in southern Algeria last week  1          2         0
    "#);
}

#[test]
fn dossiers() {
    let db = reviewed();
    assert_snapshot!(told(&db, "checker", "dossier list"), @r#"
    SLUG          TITLE                 CLAIMS  STATES                             EYES  VISIBILITY
    mali-algeria  Mali–Algeria dispute  58      draft 56, approved 1, in review 1  3     desk
    "#);
    assert_snapshot!(told(&db, "checker", "dossier show"), @r#"
    mali-algeria · Mali–Algeria dispute
    Mali and Algeria accuse each other over armed groups in northern Mali and over Kabylie. The dossier holds what each side says of the other, who lists or classes whom and who objects, the end of the 2015 Algiers Accords, and the competing accounts of the fighting at Tinzawaten in July 2024.

    claims       58: 56 draft, 1 in review, 1 approved
    eyes         3 people for each claim
    right of reply advisory
    visible to   the whole desk
    language     en
    contested    “terrorist”, “separatist”, “junta”, “mercenary”, “jihadist”
    opened       TIME
    "#);
    assert_snapshot!(told(&db, "checker", "dossier show mali-algerai"), @r#"
    --- standard error
    error: there is no dossier `mali-algerai`

    hint: did you mean `mali-algeria`?
    --- exit code 3
    "#);
    let case = fixture("mali-algeria.yaml");
    assert_snapshot!(told(&db, "editor", &format!("dossier new --from {case}")), @r#"
    --- standard error
    dossier `mali-algeria` is as the file has it already
    "#);
    assert_snapshot!(told(&db, "checker", &format!("import {case}")), @"mali-algeria: nothing new");
}

#[test]
fn the_queue_and_the_rules() {
    let db = reviewed();
    assert_snapshot!(told(&db, "reviewer", "review queue"), @r#"
    CODE  STATE      PRIORITY  SINCE       DUE  WHO       WHY                           STATEMENT
    C-20  in review  1         TODAY       reviewer  waits for a decision          Forty-seven Malian soldiers were killed at Tinzawaten in July 2024.
    C-1   draft      1         TODAY                 returned: say in which month  Algeria shows sympathy for groups that Mali calls “terrorist”.
    "#);
    assert_snapshot!(told(&db, "reviewer", "review rules"), @r#"
    ratings of a claim
    NAME              NEEDS
    contested         a statement of the claim whose innermost link is confirmed; statements or evidence of both bearings; a claim that is no demand, prediction or evaluation
    misleading        a statement of the claim whose innermost link is confirmed; a claim that is no demand, prediction or evaluation
    mostly_refuted    a statement of the claim whose innermost link is confirmed; evidence that refutes it, of credibility 1–3, from one counting origin; a claim that is no demand, prediction or evaluation
    mostly_supported  a statement of the claim whose innermost link is confirmed; evidence that supports it, of credibility 1–3, from one counting origin; a claim that is no demand, prediction or evaluation
    not_checkable     nothing beyond a reasoned decision
    open              nothing beyond a reasoned decision
    refuted           a statement of the claim whose innermost link is confirmed; evidence that refutes it, of credibility 1–3, from 2 counting origins; a claim that is no demand, prediction or evaluation
    supported         a statement of the claim whose innermost link is confirmed; evidence that supports it, of credibility 1–3, from 2 counting origins; a claim that is no demand, prediction or evaluation
    unsupported       a statement of the claim whose innermost link is confirmed; a note of what was looked for and not found; a claim that is no demand, prediction or evaluation
    unverifiable      a statement of the claim whose innermost link is confirmed

    ratings of who said it
    NAME            NEEDS
    confirmed       nothing beyond a reasoned decision
    misattributed   nothing beyond a reasoned decision
    misquoted       nothing beyond a reasoned decision
    out_of_context  nothing beyond a reasoned decision
    unconfirmed     nothing beyond a reasoned decision

    moves where a claim needs 3 people
    NAME      FROM       TO         ROLE      NEEDS
    correct   approved   decided    reviewer  a public note
    reopen    approved   in review  editor    a reason
    reopen    approved   in review  reviewer  a reason
    withdraw  approved   withdrawn  editor    a public note
    approve   decided    approved   editor
    return    decided    in review  editor    a reason
    reopen    declined   in review  editor    a reason
    reopen    declined   in review  reviewer  a reason
    discard   draft      discarded  checker   a reason
    submit    draft      submitted  checker
    decide    in review  decided    reviewer
    decline   in review  declined   reviewer  a reason
    return    in review  draft      reviewer  a reason
    decline   submitted  declined   reviewer  a reason
    recall    submitted  draft      checker
    return    submitted  draft      reviewer  a reason
    take      submitted  in review  reviewer
    reopen    withdrawn  in review  editor    a reason
    reopen    withdrawn  in review  reviewer  a reason
    "#);
    let two = told(&db, "reviewer", "review rules --eyes 2 --output jsonl");
    let last: serde_json::Value = serde_json::from_str(two.lines().last().unwrap()).unwrap();
    let expected = serde_json::json!({
        "rule": "move", "name": "reopen", "from": "withdrawn", "to": "in_review", "role": "reviewer", "needs": "a reason",
    });
    assert_eq!(last, expected);
}

#[test]
fn moves_and_why_they_are_refused() {
    let db = reviewed();
    assert_snapshot!(told(&db, "checker", "review submit sympathy C-2"), @r#"
    CLAIM  FROM   TO         VERSION
    C-1    draft  submitted  5
    C-2    draft  submitted  2
    "#);
    assert_snapshot!(told(&db, "reviewer", "review take C-2 --output json"), @r#"
    [
      {
        "claim": "C-2",
        "from": "submitted",
        "to": "in_review",
        "version": 3,
        "hash": "SHA-256"
      }
    ]
    "#);
    assert_snapshot!(told(&db, "editor", "review approve sympathy"), @r#"
    --- standard error
    refused: sympathy is submitted; approve needs decided

    hint: `counterclaim review take sympathy`, or any of: decline, recall, return, take
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "editor", "review approve C-1 --output json"), @r#"
    --- standard error
    {
      "error": {
        "code": "illegal_transition",
        "message": "refused: C-1 is submitted; approve needs decided",
        "hint": "`counterclaim review take C-1`, or any of: decline, recall, return, take",
        "detail": {
          "from": [
            "decided"
          ],
          "move": "approve",
          "moves": [
            "decline",
            "recall",
            "return",
            "take"
          ],
          "state": "submitted"
        }
      }
    }
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "checker", "review take sympathy"), @r#"
    --- standard error
    refused: this needs the role reviewer

    hint: act as a login that has it with `--as LOGIN`; `counterclaim member list` shows who may
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "reviewer", "review return C-2"), @r#"
    --- standard error
    refused: this needs a reason

    hint: give `--reason`, at least 3 characters
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "editor", "review withdraw wagner-killed --note short"), @r#"
    --- standard error
    refused: this needs a reason

    hint: give `--note`, at least 20 characters
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "reviewer", &format!("review decide soldiers-47 --verdict supported {DECIDE}")), @r#"
    --- standard error
    refused: `supported` needs 2 counting origins; 0 found

    hint: `counterclaim claim show soldiers-47` says of each piece of evidence why it does not count; `counterclaim review rules` prints the rule
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "reviewer", "review decide soldiers-47 --verdict likely --confidence low --rationale 'said to be so by several accounts'"), @r#"
    --- standard error
    refused: there is no such rating

    hint: `counterclaim review rules` lists them
    --- exit code 6
    "#);
    assert_snapshot!(told(&db, "reviewer", "review decide soldiers-47"), @r#"
    --- standard error
    refused: a verdict is missing on this wording

    hint: give `--verdict` and `--attribution`
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "reviewer", "review take sympathy --seen 1"), @r#"
    --- standard error
    refused: somebody changed the claim since it was read

    hint: read it again: `counterclaim claim show sympathy`, then decide anew
    --- exit code 5
    "#);
    assert_snapshot!(told(&db, "checker", "review submit C-2 C-3 C-4"), @r#"
    --- standard error
    refused: none was moved; refused are
      C-2: the claim is in_review; submit needs draft (illegal_transition)

    hint: `counterclaim review decide CLAIM`, or any of: decide, decline, return
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "checker", "review submit C-999"), @r#"
    --- standard error
    error: there is no claim `C-999`

    hint: `counterclaim claim list` shows what there is
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "review submit sympaty"), @r#"
    --- standard error
    error: there is no claim `sympaty`

    hint: did you mean `sympathy`?
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "review discard C-5 --reason 'entered twice'"), @r#"
    CLAIM  FROM   TO         VERSION
    C-5    draft  discarded  2
    "#);
    assert_snapshot!(told(&db, "checker", "review submit C-5"), @r#"
    --- standard error
    refused: C-5 is discarded; submit needs draft

    hint: nothing leads on from discarded
    --- exit code 4
    "#);
}

#[test]
fn members() {
    let db = TestDb::new();
    assert_snapshot!(told(&db, "admin", "member list"), @r#"
    NAME        LOGINS      ROLES
    admin       admin       admin
    admin_2     admin_2     admin
    allround    allround    checker, editor, reviewer
    checker     checker     checker
    checker_2   checker_2   checker
    editor      editor      editor
    editor_2    editor_2    editor
    reviewer    reviewer    reviewer
    reviewer_2  reviewer_2  reviewer
    "#);
    assert_snapshot!(told(&db, "admin", "member grant checker --role reviewer"), @r#"
    --- standard error
    done
    "#);
    assert_snapshot!(told(&db, "admin", "member revoke checker --role reviewer --output json"), @r#"
    [
      {
        "stream": "ID",
        "version": 3,
        "hash": "SHA-256"
      }
    ]
    "#);
    assert_snapshot!(told(&db, "admin", "member grant cheker --role reviewer"), @r#"
    --- standard error
    error: there is no member with login `cheker`

    hint: did you mean `checker` or `checker_2`?
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "admin", "member disable checker_2 --reason 'left the desk'"), @r#"
    --- standard error
    done
    "#);
    assert_snapshot!(told(&db, "admin", "member disable admin --reason 'left the desk'"), @r#"
    --- standard error
    done
    "#);
    assert_snapshot!(told(&db, "checker", "member grant checker --role admin"), @r#"
    --- standard error
    refused: this needs the role admin

    hint: act as a login that has it with `--as LOGIN`; `counterclaim member list` shows who may
    --- exit code 4
    "#);
    assert_snapshot!(told(&db, "admin", "member grant checker --role king"), @r#"
    --- standard error
    error: invalid value 'king' for '--role <ROLE>': `king` is not one of checker, reviewer, editor, admin

    For more information, try '--help'.
    --- exit code 2
    "#);
}

#[test]
fn the_log() {
    let db = reviewed();
    assert_snapshot!(told(&db, "admin", "audit log --by reviewer"), @r#"
    AT                    LOGIN     OPERATION  NAME  VERSION  HASH STREAM
    TIME  reviewer  decide     C-27  4        HASH ID
    TIME  reviewer  return     C-1   4        HASH ID
    TIME  reviewer  take       C-20  3        HASH ID
    TIME  reviewer  take       C-1   3        HASH ID
    TIME  reviewer  take       C-27  3        HASH ID
    "#);
    assert_snapshot!(told(&db, "admin", "audit log --by admin --limit 2"), @r#"
    AT                    LOGIN  OPERATION   NAME      VERSION  HASH STREAM
    TIME  admin  member_add  allround  1        HASH ID
    TIME  admin  member_add  editor_2  1        HASH ID
    "#);
    assert_snapshot!(told(&db, "admin", "audit verify"), @"168 events of 158 streams, 1158 rows compared");
    assert_snapshot!(told(&db, "admin", "audit verify --output json"), @r#"
    {
      "events": 168,
      "streams": 158,
      "rows": 1158,
      "erased": 0,
      "hidden": 0,
      "findings": []
    }
    "#);
}

#[test]
fn wrong_command_lines_and_input() {
    let db = TestDb::with_case();
    assert_snapshot!(told(&db, "checker", "clam list"), @r#"
    --- standard error
    error: unrecognized subcommand 'clam'

      tip: a similar subcommand exists: 'claim'

    Usage: counterclaim [OPTIONS] <COMMAND>

    For more information, try '--help'.
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "clam list --output json"), @r#"
    --- standard error
    {
      "error": {
        "code": "usage",
        "message": "unrecognized subcommand 'clam'",
        "hint": "a similar subcommand exists: 'claim'"
      }
    }
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "claim show --output=json"), @r#"
    --- standard error
    {
      "error": {
        "code": "usage",
        "message": "the following required arguments were not provided: <CLAIM>",
        "hint": "Usage: counterclaim claim show --output <FORM> --data-dir <DIR> <CLAIM>"
      }
    }
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --after twelve --output jsonl"), @r#"
    --- standard error
    {"error":{"code":"usage","message":"invalid value 'twelve' for '--after <CODE>': `twelve` is not a claim code; expected `C-` and a number, as in `C-12`","hint":null}}
    --- exit code 2
    "#);
    assert_snapshot!(told(&db, "checker", "dossier use x --none"), @r#"
    --- standard error
    error: the argument '[SLUG]' cannot be used with '--none'

    Usage: counterclaim dossier use --data-dir <DIR> <SLUG>

    For more information, try '--help'.
    --- exit code 2
    "#);
    let file = db.path("bad.yaml");
    let bad = "format: counterclaim/1\ndossier: {slug: mali-algeria, title: T}\nclaims:\n- {id: a, kind: rumour, statement: It is.}\n- {id: b, kind: gossip, statement: It was.}\n";
    std::fs::write(&file, bad).unwrap();
    assert_snapshot!(told(&db, "checker", &format!("import {file}")), @r#"
    --- standard error
    SCRATCH/bad.yaml:4: claims[0].kind: unknown value `rumour`; it must be one of factual, quantitative, designation, accusation, evaluation, prediction, demand
    --- exit code 6
    "#);
    assert_snapshot!(told(&db, "checker", &format!("import {file} --output json")), @r#"
    --- standard error
    {
      "error": {
        "code": "bad_input",
        "message": "SCRATCH/bad.yaml:4: claims[0].kind: unknown value `rumour`; it must be one of factual, quantitative, designation, accusation, evaluation, prediction, demand",
        "hint": null,
        "detail": [
          {
            "file": "SCRATCH/bad.yaml",
            "line": 4,
            "column": 17,
            "path": "claims[0].kind",
            "reason": "unknown value `rumour`; it must be one of factual, quantitative, designation, accusation, evaluation, prediction, demand",
            "hint": null
          }
        ]
      }
    }
    --- exit code 6
    "#);
    assert_snapshot!(told(&db, "checker", "import /nowhere/case.yaml --output json"), @r#"
    --- standard error
    {
      "error": {
        "code": "bad_input",
        "message": "/nowhere/case.yaml: there is no such file",
        "hint": null,
        "detail": [
          {
            "file": "/nowhere/case.yaml",
            "line": null,
            "column": null,
            "path": "",
            "reason": "there is no such file",
            "hint": null
          }
        ]
      }
    }
    --- exit code 6
    "#);
    assert_snapshot!(told(&db, "nobody", "claim list"), @r#"
    --- standard error
    error: cannot connect to the database: connection to server on socket "SOCKET" failed: FATAL:  role "nobody" does not exist

    hint: an administrator adds the login: `counterclaim member add LOGIN --role checker`
    --- exit code 1
    "#);
}

#[test]
fn colour_is_only_where_it_is_asked_for() {
    let db = TestDb::with_case();
    let show = |words: &str| db.succeed("checker", &words.split(' ').collect::<Vec<_>>());
    assert!(!show("claim show C-1").contains('\u{1b}'));
    assert!(!show("claim show C-1 --color never").contains('\u{1b}'));
    assert!(show("claim show C-1 --color always").contains("\u{1b}[1mC-1"));
    let (_, said) = db.fail("checker", &["claim", "show", "C-999", "--color", "always"]);
    assert!(said.contains("\u{1b}[1m\u{1b}[31merror:"), "{said:?}");
    let (_, said) = db.fail("checker", &["claim", "show", "C-999"]);
    assert_eq!(said.lines().next(), Some("error: there is no claim `C-999`"));
}

#[test]
fn quiet_says_nothing_but_results_and_errors() {
    let db = TestDb::with_case();
    let words = ["member", "grant", "checker", "--role", "reviewer", "--quiet"];
    let output = db.run("admin", &words);
    assert!(output.status.success() && output.stdout.is_empty() && output.stderr.is_empty());
    let (exit, said) = db.fail("checker", &["claim", "show", "C-999", "--quiet"]);
    assert_eq!((exit, said.is_empty()), (3, false));
}
