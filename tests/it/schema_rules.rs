//! What holds of every table, view and function, whoever adds one.

use crate::support::TestDb;

const OURS: &str = "('counterclaim', 'iam', 'api')";

/// The rows of a query over the catalogue, in which `$ours` stands for our schemas.
fn catalogue(query: &str) -> Vec<String> {
    TestDb::without_members().column("postgres", &query.replace("$ours", OURS))
}

#[test]
fn every_foreign_key_has_an_index_that_starts_with_its_columns() {
    let without = catalogue(
        "select format('%s of %s', k.conname, k.conrelid::regclass)
        from pg_constraint as k
        where k.contype = 'f' and k.connamespace::regnamespace::text in $ours
          and not exists (
            select from pg_index as i
            where i.indrelid = k.conrelid and i.indisvalid and i.indpred is null
              and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] @> k.conkey)",
    );
    assert_eq!(without, [""; 0]);
}

#[test]
fn every_definer_function_has_a_fixed_search_path_and_fixed_text_formats() {
    let open = catalogue(
        "select format('%s: %s', p.oid::regprocedure, wanted.setting)
        from pg_proc as p
        cross join (values
          ('search_path=pg_catalog, pg_temp'), ('TimeZone=UTC'), ('DateStyle=ISO, YMD'), ('bytea_output=hex'),
          ('standard_conforming_strings=on')) as wanted (setting)
        where p.prosecdef and p.pronamespace::regnamespace::text in $ours
          and not wanted.setting = any (coalesce(p.proconfig, '{}'))",
    );
    assert_eq!(open, [""; 0]);
    let count = catalogue(
        "select count(*) from pg_proc as p where p.prosecdef and p.pronamespace::regnamespace::text in $ours",
    );
    assert!(count[0].parse::<u32>().unwrap() > 20, "{count:?}");
}

/// A function that is nobody's definer still runs inside those that are.
#[test]
fn every_other_function_has_a_fixed_search_path_or_names_every_schema() {
    let open = catalogue(
        "select p.oid::regprocedure
        from pg_proc as p
        where p.pronamespace::regnamespace::text in $ours and p.provolatile <> 'i'
          and not 'search_path=pg_catalog, pg_temp' = any (coalesce(p.proconfig, '{}'))",
    );
    assert_eq!(open, [""; 0]);
    // those for columns and CHECKs have no setting: their text names every schema, where it is kept as text
    let bare = catalogue(
        "select format('%s: %s', p.oid::regprocedure, called[1])
        from pg_proc as p
        cross join lateral regexp_matches(
          pg_get_functiondef(p.oid), '(?:^|[^.a-z_0-9])([a-z_0-9]+)[(]', 'g') as called
        where p.pronamespace::regnamespace::text in $ours and p.provolatile = 'i' and p.prosqlbody is null
          and exists (select from pg_proc as f where f.proname = called[1])
          and called[1] <> p.proname",
    );
    assert_eq!(bare, [""; 0], "a function without its schema");
}

#[test]
fn public_may_nothing() {
    let open = catalogue(
        "select format('%s on function %s', a.privilege_type, p.oid::regprocedure)
        from pg_proc as p
        cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) as a
        where p.pronamespace::regnamespace::text in $ours and a.grantee = 0
        union all
        select format('%s on %s', a.privilege_type, c.oid::regclass)
        from pg_class as c
        cross join aclexplode(coalesce(c.relacl, acldefault(case c.relkind when 'S' then 's' else 'r' end::\"char\", c.relowner))) as a
        where c.relnamespace::regnamespace::text in $ours and a.grantee = 0
        union all
        select format('%s on column %s of %s', a.privilege_type, t.attname, t.attrelid::regclass)
        from pg_attribute as t
        join pg_class as c on c.oid = t.attrelid
        cross join aclexplode(t.attacl) as a
        where c.relnamespace::regnamespace::text in $ours and a.grantee = 0
        union all
        select format('%s on schema %s', a.privilege_type, n.nspname)
        from pg_namespace as n
        cross join aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) as a
        where (n.nspname in $ours or n.nspname = 'public' and a.privilege_type = 'CREATE') and a.grantee = 0
        union all
        select format('%s on type %s', a.privilege_type, t.oid::regtype)
        from pg_type as t
        cross join aclexplode(coalesce(t.typacl, acldefault('T', t.typowner))) as a
        where t.typnamespace::regnamespace::text in $ours and a.grantee = 0 and t.typcategory <> 'A'
          and (t.typtype = 'd' or exists (select from pg_class as c where c.oid = t.typrelid and c.relkind = 'c'))
        union all
        select format('%s on the database', a.privilege_type)
        from pg_database as d
        cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) as a
        where d.datname = current_database() and a.grantee = 0",
    );
    assert_eq!(open, [""; 0]);
}

#[test]
fn only_the_write_path_may_write() {
    let lookups = ["attitude", "claim_kind", "content_rule", "rating", "transition"];
    let tables = catalogue(
        "select c.relname from pg_class as c
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in $ours and left(c.relname, 2) <> '__'
        order by 1",
    );
    let mut wanted: Vec<String> = tables
        .iter()
        .filter(|table| !lookups.contains(&table.as_str()))
        .map(|table| format!("counterclaim_api: INSERT on {table}"))
        .collect();
    wanted.extend(
        ["head", "state", "version"].map(|column| format!("counterclaim_api: UPDATE on stream.{column}")),
    );
    let mut found = catalogue(
        "select format('%s: %s on %s', a.grantee::regrole, a.privilege_type, c.relname)
        from pg_class as c
        cross join aclexplode(c.relacl) as a
        where c.relnamespace::regnamespace::text in $ours and c.relkind <> 'S' and a.grantee <> c.relowner
          and a.privilege_type <> 'SELECT'
        union all
        select format('%s: %s on %s.%s', a.grantee::regrole, a.privilege_type, c.relname, t.attname)
        from pg_attribute as t
        join pg_class as c on c.oid = t.attrelid
        cross join aclexplode(t.attacl) as a
        where c.relnamespace::regnamespace::text in $ours and a.grantee <> c.relowner",
    );
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
    // a login must not be able to step into that role, nor into any other of ours but the members' and the past's, which
    // reads and does nothing else
    let ways = catalogue(
        "select format('%s into %s', r.rolname, w.rolname)
        from pg_roles as r
        cross join pg_roles as w
        where r.rolcanlogin and not r.rolsuper and w.rolname like 'counterclaim%'
          and w.rolname not in ('counterclaim_member', 'counterclaim_past') and pg_has_role(r.oid, w.oid, 'member')",
    );
    assert_eq!(ways, [""; 0]);
}

#[test]
fn each_role_has_the_powers_it_needs_and_no_other() {
    let roles = catalogue(
        "select concat_ws(' ', r.rolname,
          case when r.rolcanlogin then 'login' end, case when not r.rolinherit then 'noinherit' end, case when r.rolsuper then 'superuser' end,
          case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
          case when r.rolbypassrls then 'bypassrls' end, case when r.rolreplication then 'replication' end,
          (select string_agg('in ' || m.roleid::regrole, ' ') from pg_auth_members as m where m.member = r.oid))
        from pg_roles as r where r.rolname like 'counterclaim%' order by r.rolname collate \"C\"",
    );
    assert_eq!(
        roles,
        [
            "counterclaim_accounts createrole in counterclaim_member",
            "counterclaim_api",
            // or every reader would have the policies of the past
            "counterclaim_member noinherit in counterclaim_past",
            "counterclaim_owner",
            "counterclaim_past",
        ]
    );
    let owned = catalogue(
        "select concat_ws(' ', owner::regrole, kind, string_agg(name, ' ' order by name collate \"C\")) from (
          select c.relowner, case c.relkind when 'c' then 'type' else 'table' end, c.relnamespace::regnamespace::text
          from pg_class as c where c.relnamespace::regnamespace::text in $ours
          union
          select t.typowner, 'type', t.typnamespace::regnamespace::text
          from pg_type as t where t.typnamespace::regnamespace::text in $ours
          union
          select p.proowner, 'function', case p.proowner::regrole::text
            when 'counterclaim_accounts' then p.pronamespace::regnamespace || '.' || p.proname
            else p.pronamespace::regnamespace::text end
          from pg_proc as p where p.pronamespace::regnamespace::text in $ours
          union
          select n.nspowner, 'schema', n.nspname from pg_namespace as n where n.nspname in $ours
        ) as o (owner, kind, name)
        group by owner, kind
        order by owner::regrole::text collate \"C\", kind",
    );
    assert_eq!(
        owned,
        [
            "counterclaim_accounts function api.check_administrator api.member_add api.member_disable api.member_grant \
            api.member_login api.member_revoke api.mighty",
            "counterclaim_api function api",
            "counterclaim_api schema api",
            "counterclaim_owner function counterclaim iam",
            "counterclaim_owner schema counterclaim iam",
            "counterclaim_owner table counterclaim iam",
            "counterclaim_owner type counterclaim iam",
        ]
    );
}

#[test]
fn people_call_eight_functions() {
    let functions = catalogue(
        "select p.proname from pg_proc as p
        where p.pronamespace = 'api'::regnamespace and has_function_privilege('counterclaim_member', p.oid, 'execute')
        order by 1",
    );
    assert_eq!(
        functions,
        [
            "member_add",
            "member_disable",
            "member_grant",
            "member_login",
            "member_revoke",
            "move",
            "moves",
            "record"
        ]
    );
}

#[test]
fn what_people_read_is_under_row_level_security_but_for_vocabularies_and_members() {
    let open = catalogue(
        "select c.oid::regclass::text from pg_class as c
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in $ours
          and has_table_privilege('counterclaim_member', c.oid, 'select')
          and not (c.relrowsecurity and exists (
            select from pg_policy as p
            where p.polrelid = c.oid and p.polcmd = 'r' and p.polroles = array['counterclaim_member'::regrole::oid]))
        order by 1",
    );
    let wanted = [
        "counterclaim.attitude",
        "counterclaim.claim_kind",
        "counterclaim.content_rule",
        "counterclaim.rating",
        "counterclaim.transition",
        "iam.\"grant\"",
        "iam.login",
        "iam.login_end",
        "iam.person",
        "iam.revocation",
    ];
    assert_eq!(open, wanted);
    let views = catalogue(
        "select c.oid::regclass from pg_class as c
        where c.relnamespace::regnamespace::text in $ours
          and (c.relkind = 'm' or c.relkind = 'v' and not 'security_invoker=true' = any (coalesce(c.reloptions, '{}')))",
    );
    assert_eq!(views, [""; 0], "the owner's rights would be the reader's");
}

#[test]
fn every_table_refuses_change_even_in_replica_mode() {
    let without = catalogue(
        "select c.oid::regclass from pg_class as c
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in $ours and left(c.relname, 2) <> '__'
          and (
            select count(*) from pg_trigger as t
            where t.tgrelid = c.oid and t.tgenabled = 'A' and t.tgfoid = 'counterclaim.append_only'::regproc) < 2",
    );
    assert_eq!(without, [""; 0]);
    let sleeping = catalogue(
        "select format('%s on %s', t.tgname, t.tgrelid::regclass) from pg_trigger as t
        join pg_class as c on c.oid = t.tgrelid
        where not t.tgisinternal and t.tgenabled <> 'A' and c.relnamespace::regnamespace::text in $ours",
    );
    assert_eq!(sleeping, [""; 0], "replica mode would skip it");
}

#[test]
fn no_column_is_of_a_type_that_admits_what_payloads_cannot_say() {
    let json = catalogue(
        "select format('%s.%s', t.attrelid::regclass, t.attname) from pg_attribute as t
        join pg_class as c on c.oid = t.attrelid
        where c.relkind = 'r' and c.relnamespace::regnamespace::text in $ours and t.atttypid = 'json'::regtype",
    );
    assert_eq!(json, [""; 0]);
}
