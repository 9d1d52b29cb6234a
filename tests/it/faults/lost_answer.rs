//! The write was made, and its answer never came.

use super::*;

/// Stands between a client and the server, and can cut the line after the server has done something and before the
/// client learns of it.
struct Proxy {
    folder: PathBuf,
    cut: Arc<AtomicBool>,
}

impl Proxy {
    /// `done` is how the server says that it has: the tag of a completed command.
    fn new(faulty: &Faulty, done: &'static [u8]) -> Self {
        let folder = PathBuf::from(faulty.desk.path("proxy"));
        fs::create_dir(&folder).unwrap();
        let listener = UnixListener::bind(folder.join(".s.PGSQL.5432")).unwrap();
        let server = PathBuf::from(faulty.desk.path("d/s/.s.PGSQL.5432"));
        let cut = Arc::new(AtomicBool::new(false));
        let cuts = Arc::clone(&cut);
        // it lives as long as the test's process
        thread::spawn(move || {
            for client in listener.incoming() {
                let (client, server) = (client.unwrap(), UnixStream::connect(&server).unwrap());
                let (mut from, mut to) = (client.try_clone().unwrap(), server.try_clone().unwrap());
                thread::spawn(move || {
                    // an end is an end, however it comes
                    let _ = std::io::copy(&mut from, &mut to);
                    let _ = to.shutdown(Shutdown::Both);
                });
                let cuts = Arc::clone(&cuts);
                thread::spawn(move || answer(server, client, &cuts, done));
            }
        });
        Proxy { folder, cut }
    }

    fn address(&self) -> String {
        format!(
            "host={} port=5432 dbname=counterclaim user={LOGIN}",
            self.folder.display()
        )
    }

    /// Cuts the line at the next completed command of the kind.
    fn cut(&self) {
        self.cut.store(true, Ordering::SeqCst);
    }

    fn was_cut(&self) -> bool {
        !self.cut.load(Ordering::SeqCst)
    }
}

fn answer(mut server: UnixStream, mut client: UnixStream, cut: &AtomicBool, done: &[u8]) {
    /// The server waits for the next command, outside of any transaction: what it did is done.
    const READY: &[u8] = b"Z\0\0\0\x05I";
    let mut kept = Vec::new();
    let mut buffer = [0; 8192];
    while let Ok(length @ 1..) = server.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..length]);
        if cut.load(Ordering::SeqCst) {
            let is_done = kept.windows(done.len()).any(|window| window == done);
            if is_done && kept.ends_with(READY) {
                cut.store(false, Ordering::SeqCst);
                let _ = client.shutdown(Shutdown::Both);
                let _ = server.shutdown(Shutdown::Both);
                return;
            }
            if is_done {
                continue;
            }
        }
        if client.write_all(&kept).is_err() {
            return;
        }
        kept.clear();
    }
    let _ = client.shutdown(Shutdown::Both);
}

#[test]
fn a_lost_answer_is_asked_for_again_and_nothing_happens_twice() {
    let faulty = Faulty::new();
    let file = faulty.file("lost", 1);
    faulty.desk.succeed(LOGIN, &["import", &file]);
    let proxy = Proxy::new(&faulty, b"SELECT ");
    let connect = || Address::new(&proxy.address(), None).connect().unwrap();
    let mut superuser = faulty.superuser();

    // a move
    let claim = column(&mut superuser, "select id::text from counterclaim.claim").remove(0);
    let call = MoveCall {
        claim: ClaimId(claim.parse().unwrap()),
        version: 1,
        a_move: Move::Submit,
        arguments: serde_json::json!({}),
    };
    let request = RequestId::new();
    let mut conn = connect();
    proxy.cut();
    let lost = write::move_claim(&mut conn, &call, request);
    assert!(matches!(lost, Err(DbError::Lost(_))), "{lost:?}");
    assert!(proxy.was_cut());
    let receipts = write::move_claim(&mut connect(), &call, request).unwrap();
    let again = write::move_claim(&mut connect(), &call, request).unwrap();
    assert_eq!(receipts, again);
    let events = "select encode(hash, 'hex') from counterclaim.event e join counterclaim.claim c on c.id = e.stream \
        where e.version = 2";
    assert_eq!(column(&mut superuser, events), [hex::encode(&receipts[0].hash)]);
    // the same request for something else is refused
    let other = MoveCall {
        a_move: Move::Recall,
        version: 2,
        ..call
    };
    let reused = write::move_claim(&mut connect(), &other, request);
    assert!(
        matches!(&reused, Err(DbError::Refused(refusal)) if refusal.rule.name() == "request_reused"),
        "{reused:?}"
    );

    // content
    let settings = Settings {
        slug: "lost-too".to_owned(),
        title: "An answer that was lost".to_owned(),
        summary: None,
        language: "en".to_owned(),
        visibility: Visibility::Desk,
        embargo: None,
        eyes: 3,
        right_of_reply: Default::default(),
        labels: Vec::new(),
    };
    let mut conn = connect();
    let batch = counterclaim::ops::dossier::batch(&mut conn, &settings).unwrap();
    let request = RequestId::new();
    proxy.cut();
    let lost = write::record(&mut conn, &batch, request);
    assert!(matches!(lost, Err(DbError::Lost(_))), "{lost:?}");
    let receipts = write::record(&mut connect(), &batch, request).unwrap();
    let events = "select encode(hash, 'hex') from counterclaim.event e join counterclaim.dossier d on d.id = e.stream \
        where d.slug = 'lost-too'";
    assert_eq!(column(&mut superuser, events), [hex::encode(&receipts[0].hash)]);
    faulty.verify();
}

#[test]
fn an_import_whose_answer_is_lost_is_imported_again_as_nothing_new() {
    let faulty = Faulty::new();
    let file = faulty.file("answer", 20);
    let proxy = Proxy::new(&faulty, b"COMMIT\0");
    let address = proxy.address();
    proxy.cut();
    let output = faulty
        .start(&["--database-url", &address, "import", &file])
        .wait_with_output()
        .unwrap();
    assert!(proxy.was_cut());
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(
        output.stdout.is_empty() && words(&output).contains("the connection to the server was lost"),
        "{output:?}"
    );
    assert!(
        words(&output).contains("the last write may have been made: run the command again"),
        "{output:?}"
    );
    assert_eq!(faulty.claims("answer"), 20);
    assert_eq!(
        faulty.desk.succeed(LOGIN, &["import", &file]),
        "answer: nothing new\n"
    );
    faulty.verify();
}
