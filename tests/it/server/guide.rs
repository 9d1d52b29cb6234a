//! What the administrator's guide says of a server of one's own, run as it stands with names and addresses put in.

use super::*;

use crate::support::clean;

/// Whose login the guide makes; it owns the database.
const OWNER: &str = "desk_owner";

/// The indented blocks of the guide, in its order.
fn blocks() -> Vec<String> {
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide/administrator.md");
    let text = fs::read_to_string(guide).unwrap();
    let mut blocks: Vec<String> = Vec::new();
    let mut within = false;
    for line in text.lines() {
        let indented = line.strip_prefix("    ");
        match (indented, within) {
            (Some(line), true) => blocks.last_mut().unwrap().push_str(&format!("{line}\n")),
            (Some(line), false) => blocks.push(format!("{line}\n")),
            (None, _) => {}
        }
        within = indented.is_some();
    }
    blocks
}

impl Server {
    /// Runs a block in a shell, in the server's directory: its output and messages.
    fn shell(&self, block: &str, set: &[(&str, &str)]) -> Result<String, String> {
        let own = Path::new(env!("CARGO_BIN_EXE_counterclaim")).parent().unwrap();
        let path = format!(
            "{}:{}:{}",
            own.display(),
            program("psql").parent().unwrap().display(),
            std::env::var("PATH").unwrap()
        );
        let output = clean(&mut Command::new("bash"))
            .args(["-ec", &format!("{{ {block}\n}} 2>&1")])
            .current_dir(self.directory.path())
            .env("PATH", path)
            .env("HOME", self.directory.path())
            .env("PGPASSFILE", self.directory.path().join("pgpass"))
            .envs(set.iter().copied())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        if output.status.success() {
            Ok(text)
        } else {
            Err(text)
        }
    }

    /// The passwords of these logins where clients look for them.
    fn know_passwords(&self, logins: &[&str]) {
        let lines = logins
            .iter()
            .map(|login| format!("*:*:*:{login}:{}\n", password(login)));
        let path = self.directory.path().join("pgpass");
        fs::write(&path, lines.collect::<String>()).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    }
}

#[test]
fn the_administrators_guide_sets_up_a_server_and_restores_its_backup() {
    let server = Server::start();
    let root = server.directory.path().display().to_string();
    let blocks = blocks();
    let [roles, who, set_up, backup] = &blocks[..] else {
        panic!("{} blocks: {blocks:#?}", blocks.len());
    };

    // the role and the database, as the server's superuser
    for statement in roles.replace('…', &password(OWNER)).lines() {
        server.sql("postgres", statement);
    }

    // who may log in, besides whoever is at the server itself
    let rules = format!(
        "local all all scram-sha-256\n{}",
        who.replace("10.0.0.0/8", "127.0.0.0/8")
    );
    fs::write(server.directory.path().join("data/pg_hba.conf"), rules).unwrap();
    let local = format!("host={root} port={} user={SUPERUSER}", server.port);
    server.know_passwords(&[SUPERUSER, OWNER, "admin", "checker", "editor"]);
    server
        .shell(
            &format!("psql '{local} dbname=postgres' -c 'select pg_reload_conf()'"),
            &[],
        )
        .unwrap();
    let bad = format!(
        "psql '{local} dbname=postgres' -Atc \"select count(*) from pg_hba_file_rules where error is not null\""
    );
    assert_eq!(server.shell(&bad, &[]).unwrap(), "0\n");

    // the desk and a login, through TLS to a server whose certificate is checked
    server.secret("admin");
    server.secret("checker");
    let here = |block: &str| {
        block
            .replace("db.example.org", &format!("localhost:{}", server.port))
            .replace("/etc/ssl/desk-ca.pem", &format!("{root}/cert.pem"))
            .replace(".password", ".secret")
    };
    let set_up = here(set_up);
    server.shell(&set_up, &[]).unwrap();
    let (address, _) = set_up.split_once('\n').unwrap();
    let shell = |line: &str| server.shell(&format!("{address}\n{line}"), &[]);
    let encrypted =
        "counterclaim --as checker db psql -Atc 'select ssl from pg_stat_ssl where pid = pg_backend_pid()'";
    assert_eq!(shell(encrypted).unwrap(), "t\n");
    let clear = address.replace("verify-full", "disable");
    let refused = server
        .shell(&format!("{clear}\ncounterclaim --as checker claim list"), &[])
        .unwrap_err();
    assert!(
        refused.contains("no encryption") || refused.contains("rejects"),
        "{refused}"
    );

    // what is restored verifies as what was dumped
    server.secret("editor");
    shell("counterclaim --as admin member add editor --role editor --password-file editor.secret").unwrap();
    let case = fixture("mali-algeria.yaml");
    shell(&format!("counterclaim --as editor dossier new --from {case}")).unwrap();
    shell(&format!("counterclaim --as checker import {case}")).unwrap();
    let verified = shell("counterclaim --as admin audit verify").unwrap();
    assert!(verified.ends_with("rows compared\n"), "{verified}");
    let port = server.port.to_string();
    let at_server = [
        ("PGHOST", root.as_str()),
        ("PGPORT", &port),
        ("PGUSER", SUPERUSER),
    ];
    server.shell(&format!("{address}\n{backup}"), &at_server).unwrap();
    let restored = format!("host={root} port={port} dbname=desk2");
    let again = format!("counterclaim --database-url '{restored}' --as admin audit verify");
    assert_eq!(server.shell(&again, &[]).unwrap(), verified);
}
