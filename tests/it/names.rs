//! A name that is not there brings up what may have been meant.

use crate::support::{Desk, TestDb};

#[test]
fn what_was_meant_is_offered_by_handle_name_and_title() {
    let db = TestDb::with_case();
    for (words, hint) in [
        ("dossier show mali-algerai", "did you mean `mali-algeria`?"),
        ("claim list --dossier mali", "did you mean `mali-algeria`?"),
        ("entity show algerai", "did you mean `algeria`"),
        (
            "entity list --dossier mali-algerai",
            "did you mean `mali-algeria`?",
        ),
        ("source show aawsaat", "did you mean `aawsat`"),
        ("member grant chekcer --role editor", "did you mean `checker`"),
    ] {
        let words: Vec<&str> = words.split(' ').collect();
        let (exit, said) = db.fail("admin", &words);
        assert_eq!(exit, 3, "{words:?}: {said}");
        assert!(said.contains(hint), "{words:?}: {said}");
    }
    // by the title of a source, or the name of an entity, what is typed is its handle
    let title = db.succeed("checker", &["source", "list", "--output", "csv"]);
    let mut reader = csv::Reader::from_reader(title.as_bytes());
    let at = |name: &str, reader: &mut csv::Reader<&[u8]>| {
        reader
            .headers()
            .unwrap()
            .iter()
            .position(|column| column == name)
            .unwrap()
    };
    let (handle, title) = (at("handle", &mut reader), at("title", &mut reader));
    let first = reader
        .records()
        .map(Result::unwrap)
        .find(|row| row[title].chars().count() > 20)
        .unwrap();
    let (_, said) = db.fail("checker", &["source", "show", &format!("{}x", &first[title])]);
    assert!(said.contains(&format!("`{}`", &first[handle])), "{said}");
    // a code is a number, near which there is nothing
    let (exit, said) = db.fail("checker", &["claim", "show", "C-999"]);
    assert!(exit == 3 && !said.contains("did you mean"), "{said}");
}

#[test]
fn a_login_that_a_private_server_does_not_have_brings_up_those_it_has() {
    let desk = Desk::with_case();
    let (exit, said) = desk.fail("chekcer", &["dossier", "list"]);
    assert_eq!(exit, 3, "{said}");
    assert!(said.contains("did you mean `checker`?"), "{said}");
}
