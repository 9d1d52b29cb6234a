//! Claims: one whole, its life, lists.

use super::*;

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
      C-27#1 Permanent Strategic Framework claims responsibility, said 2024-08-01 [confirmed]
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
        called C-37:supports:C-27
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
      C-14#1 Algeria designates “terrorist”
        as Publisher of the article (not named) reports
        “Algeria designates the MAK as “terrorist””
        in article
      C-14#2 Algeria designates, said 2022-02-17
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
      C-35#1 Russian sources (not named) estimates
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
      C-1#1 Ministry of Foreign Affairs of Mali, for Mali, alleges “undisguised sympathy”, said [2025-01-01..2025-01-20]
        as Publisher of the article (not named) reports
        “accusing Algiers of “undisguised sympathy” for groups it calls “terrorist””
        in article

    evidence
      none

    relations
      C-2 supports it, according to Mali: Algeria supports armed groups that fight the Malian Armed Forces.
        called C-2:supports:C-1
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
        "hold": null,
        "marks": [],
        "id": "ID"
      }
    ]
    "#);
    assert_snapshot!(told(&db, "checker", "claim list --verdict supported --output jsonl"), @r#"{"code":"C-27","state":"approved","kind":"factual","verdict":"supported","confidence":"moderate","statement":"Fighters of the Wagner Group were killed in the fighting at Tinzawaten in July 2024.","version":5,"revision":1,"priority":1,"approved_verdict":"supported","under_review_since":null,"needs_re_review":false,"hold":null,"marks":[],"id":"ID"}"#);
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
    assert_snapshot!(told(&db, "checker", "audit log --by checker --operation approve"), @"AT  LOGIN  OPERATION  NAME  VERSION  HASH STREAM");
}
