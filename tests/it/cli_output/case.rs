//! What a case is made of: entities, sources, dossiers.

use super::*;

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

    hint: `counterclaim entity list` shows what there is; one that is new here is added with `counterclaim entity add nobody --kind KIND`
    --- exit code 3
    "#);
    assert_snapshot!(told(&db, "checker", "source list --limit 2"), @r#"
    HANDLE    PUBLISHER        ISSUED      RELIABILITY  ORIGIN   HELD  RETRACTED  EXCERPTS  TITLE
    aawsat    Asharq Al-Awsat  2021-05     C            unknown  yes   no         4         “Algeria Designates Two Foreign-Based Political Groups as Terrorist”
    abc-news  ABC News         2025-01-21  B            derived  yes   no         2         A rebel alliance in Mali says it has freed a Spanish man who was kidnapped in southern Algeria last week
    --- standard error
    there are more; next: `counterclaim source list --limit 2 --after ID`
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
    replies      advisory
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
