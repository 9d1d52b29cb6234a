//! The readable text of a page: its article, as readers' views of browsers show it, under its title.

use dom_query::Document;
use dom_smoothie::{Config, Readability, ReadabilityError, TextMode};

use super::{CaptureProblem, tidied};

/// The reader of articles. Its version is stored, since another may read the same page otherwise.
pub(super) const ARTICLE: &str = "dom_smoothie 0.19.0";

/// The reader of whole pages.
pub(super) const PAGE: &str = "dom_query 0.29.0";

/// An article shorter than this is not taken for the page's text, characters.
const SHORT: usize = 140;

/// Pages with more elements are refused.
const ELEMENTS: usize = 200_000;

/// What is on a page and not to be read.
const UNREAD: &str = "script, style, noscript, template, iframe, object, svg, head";

/// The text, the title, and what read it. `whole`: everything that the page shows, not only its article.
pub(super) fn readable(
    html: &str,
    whole: bool,
) -> Result<(String, Option<String>, &'static str), CaptureProblem> {
    if !whole && let Some((body, title)) = article(html)? {
        return Ok((body, Some(title), ARTICLE));
    }
    let page = Document::from(html);
    let title = page.select("title").text().to_string();
    page.select(UNREAD).remove();
    Ok((tidied(&page.formatted_text()), Some(title), PAGE))
}

fn article(html: &str) -> Result<Option<(String, String)>, CaptureProblem> {
    let config = Config {
        max_elements_to_parse: ELEMENTS,
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let read = Readability::new(html, None, Some(config)).and_then(|mut page| page.parse());
    match read {
        Ok(article) => {
            let text = tidied(&article.text_content);
            if text.chars().count() < SHORT {
                return Ok(None);
            }
            let title = super::one_line(&article.title);
            // headlines are quoted too
            let body = if title.is_empty() || text.starts_with(&title) {
                text
            } else {
                format!("{title}\n\n{text}")
            };
            Ok(Some((body, title)))
        }
        Err(ReadabilityError::GrabFailed) => Ok(None),
        Err(error) => Err(CaptureProblem::Damaged {
            form: "HTML".to_owned(),
            reason: error.to_string(),
        }),
    }
}
