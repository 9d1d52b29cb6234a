//! Files as desks get them, and files made to harm.

use super::*;

/// A PDF with Helvetica text, a list of lines a page.
fn pdf(title: &str, pages: &[&[&str]]) -> Vec<u8> {
    let count = pages.len();
    let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
        format!("<< /Title ({title}) >>"),
    ];
    for (page, lines) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
            /Resources << /Font << /F1 3 0 R >> >> >>",
            6 + 2 * page
        ));
        let mut content = "BT /F1 12 Tf 14 TL 72 770 Td\n".to_owned();
        for line in *lines {
            content.push_str(&format!("({line}) Tj T*\n"));
        }
        content.push_str("ET");
        objects.push(format!(
            "<< /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        ));
    }
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = objects.len() + 1;
    file.push_str(&format!(
        "trailer\n<< /Size {size} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{start}\n%%EOF\n"
    ));
    file.into_bytes()
}

fn read(bytes: &[u8], file: &str) -> Result<Text, CaptureProblem> {
    text_of(bytes, &Media::guess(bytes, file), false)
}

#[test]
fn text_and_markdown_are_taken_as_they_are() {
    let text = read(
        "**Statement**\r\n\r\nWe spoke of “undisguised sympathy”.\n".as_bytes(),
        "s.md",
    )
    .unwrap();
    assert_eq!(
        text.body,
        "**Statement**\n\nWe spoke of “undisguised sympathy”.\n"
    );
    assert_eq!(text.extractor, NO_EXTRACTOR);
    let decomposed = read("l'e\u{301}te\u{301}".as_bytes(), "s.txt").unwrap();
    assert_eq!(decomposed.body, "l'été");
}

const PAGE: &str = "<!DOCTYPE html><html><head><title>Ministry answers its neighbour – The Example</title>
<style>p { color: red }</style><script>var words = 'never read';</script></head><body>
<nav><a href='/'>Home</a> <a href='/politics'>Politics</a></nav>
<article><h1>Ministry answers its neighbour</h1>
<p>The ministry of foreign affairs of Mali accused Algiers on Monday of &ldquo;undisguised&nbsp;sympathy&rdquo; for the
groups that fight its army in the north, as the two neighbours went on to trade accusations.</p>
<p>Algeria&#39;s foreign minister, speaking to reporters in Algiers, rejected the words and said that his country
had always worked for a political way out, which he called the only one there is.</p>
<p>Neither side gave figures, and no envoy has been sent, according to people who know of the talks.</p></article>
<footer>Imprint and cookies</footer></body></html>";

#[test]
fn a_page_gives_its_article_under_its_title() {
    let text = read(PAGE.as_bytes(), "page.html").unwrap();
    assert!(
        text.body.starts_with("Ministry answers its neighbour"),
        "{}",
        text.body
    );
    assert!(
        text.body.contains("“undisguised sympathy” for the groups"),
        "{}",
        text.body
    );
    assert!(
        text.body.contains("\n\nAlgeria's foreign minister"),
        "{}",
        text.body
    );
    for unread in ["never read", "color", "cookies", "Politics"] {
        assert!(!text.body.contains(unread), "{unread}: {}", text.body);
    }
    assert_eq!(text.extractor, "dom_smoothie 0.19.0");
    assert!(text.title.unwrap().starts_with("Ministry answers its neighbour"));
}

#[test]
fn a_page_can_be_taken_whole_and_a_short_one_is() {
    let media = Media::guess(PAGE.as_bytes(), "page.html");
    let whole = text_of(PAGE.as_bytes(), &media, true).unwrap();
    assert!(whole.body.contains("Imprint and cookies") && !whole.body.contains("never read"));
    let short = read(b"<html><body><p>We deny it.</p><script>no</script>", "s.html").unwrap();
    assert_eq!(
        (short.body.as_str(), short.extractor.as_str()),
        ("We deny it.", "dom_query 0.29.0")
    );
    assert_eq!(
        read(b"<html><body><script>fill()</script></body></html>", "s.html"),
        Err(CaptureProblem::NoText)
    );
}

#[test]
fn a_page_is_decoded_as_it_declares() {
    let page = b"<html><head><meta charset=windows-1252><title>\xc9t\xe9</title></head><body><p>L\x92arm\xe9e ni\xe9.</p>";
    let text = read(page, "s.html").unwrap();
    assert_eq!(text.body, "L’armée nié.");
    assert_eq!(text.title.as_deref(), Some("Été"));
    assert_eq!(text.extractor, "dom_query 0.29.0, encoding_rs windows-1252");
}

#[test]
fn a_pdf_gives_the_text_of_all_its_pages() {
    let file = pdf(
        "Communiqu\\351 of 29 July",
        &[
            &[
                "The forces of the north killed 47 soldiers",
                "and took seven prisoners.",
            ],
            &[],
            &["Page three says \\223no\\224."],
        ],
    );
    let text = read(&file, "communique").unwrap();
    assert_eq!(
        text.body,
        "The forces of the north killed 47 soldiers\nand took seven prisoners.\n\nPage three says “no”."
    );
    assert_eq!(text.title.as_deref(), Some("Communiqué of 29 July"));
    assert_eq!(text.extractor, "pdf-extract 0.12.1");
}

#[test]
fn files_without_text_say_so() {
    assert_eq!(read(b"", "s.txt"), Err(CaptureProblem::Empty));
    assert_eq!(
        read(&pdf("scan", &[&[]]), "scan.pdf"),
        Err(CaptureProblem::NoText)
    );
    assert_eq!(
        read(b"\x89PNG\r\n\x1a\n\0\0", "map.png"),
        Err(CaptureProblem::NoForm("image/png".to_owned()))
    );
    let broken = read(b"%PDF-1.7\nnothing of the kind", "s.pdf").unwrap_err();
    assert!(
        broken.to_string().starts_with("the file cannot be read as PDF: "),
        "{broken}"
    );
    let bell = read(b"so\x07 it is", "s.txt").unwrap_err();
    assert_eq!(
        bell.to_string(),
        "the text has a control character (U+0007) at character 3"
    );
}

#[test]
fn the_extractors_that_are_stored_are_the_ones_that_run() {
    let lock = include_str!("../../../Cargo.lock");
    for extractor in [html::ARTICLE, html::PAGE, pdf::EXTRACTOR] {
        let (name, version) = extractor.split_once(' ').unwrap();
        assert!(
            lock.contains(&format!("name = \"{name}\"\nversion = \"{version}\"")),
            "{extractor} is not the version in Cargo.lock"
        );
    }
}
