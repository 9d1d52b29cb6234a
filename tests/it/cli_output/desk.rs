//! The desk: members and the log.

use super::*;

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
    error: invalid value 'king' for '--role <ROLE>'
      [possible values: checker, reviewer, editor, admin]

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
    --- standard error
    there are more; next: `counterclaim audit log --by admin --limit 2 --after ID@1`
    "#);
    assert_snapshot!(told(&db, "admin", "audit verify"), @"168 events of 158 streams, 1158 rows compared");
    assert_snapshot!(told(&db, "admin", "audit verify --output json"), @r#"
    {
      "events": 168,
      "streams": 158,
      "rows": 1158,
      "erased": 0,
      "hidden": 0,
      "findings": [],
      "further": 0
    }
    "#);
}
