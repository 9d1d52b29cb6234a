//! Values of properties in all their shapes: texts, names, addresses.

use serde_json::{Map, Value};

use super::blocks::Items;
use super::find::kinds;
use super::words;

/// The texts that a value says, clean; an object says its name or text.
pub(super) fn texts(value: Option<&Value>) -> Vec<String> {
    let mut found = Vec::new();
    collect(value, &mut found);
    found
}

fn collect(value: Option<&Value>, found: &mut Vec<String>) {
    let text = match value {
        None | Some(Value::Null) => return,
        Some(Value::String(text)) => words::clean(text),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::Bool(value)) => value.to_string(),
        Some(Value::Array(values)) => {
            return values.iter().for_each(|value| collect(Some(value), found));
        }
        Some(Value::Object(object)) => {
            let said = ["name", "text", "alternateName", "headline"];
            return collect(said.iter().find_map(|key| object.get(*key)), found);
        }
    };
    if !text.is_empty() && !found.contains(&text) {
        found.push(text);
    }
}

/// The first text.
pub(super) fn text(value: Option<&Value>) -> Option<String> {
    texts(value).into_iter().next()
}

/// Objects of a value that is one or a list.
pub(super) fn objects(value: Option<&Value>) -> Vec<&Map<String, Value>> {
    match value {
        Some(Value::Object(object)) => vec![object],
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_object).collect(),
        _ => Vec::new(),
    }
}

/// Somebody: the names and types that are said of them.
pub(super) struct Agent {
    pub(super) names: Vec<String>,
    pub(super) kinds: Vec<String>,
    /// Their pages.
    pub(super) same_as: Vec<String>,
    /// Whether they stand as an object, with a name among its properties.
    pub(super) is_object: bool,
}

/// Everybody whom a value names; who is referred to is looked up.
pub(super) fn agents(value: Option<&Value>, items: &Items) -> Vec<Agent> {
    let mut found = Vec::new();
    gather(value, items, &mut found);
    found.retain(|agent: &Agent| !agent.names.is_empty());
    found
}

fn gather(value: Option<&Value>, items: &Items, found: &mut Vec<Agent>) {
    match value {
        Some(Value::Array(values)) => values.iter().for_each(|value| gather(Some(value), items, found)),
        Some(Value::Object(object)) => {
            let referred = object
                .get("@id")
                .and_then(Value::as_str)
                .and_then(|id| items.get(id));
            let names = |object: &Map<String, Value>| {
                let name = object.get("name").or_else(|| object.get("alternateName"));
                texts(name.or_else(|| object.get("legalName")))
            };
            let mut who = object;
            if names(object).is_empty()
                && let Some(referred) = referred
            {
                who = referred;
            }
            found.push(Agent {
                names: names(who),
                kinds: kinds(who).map(ToOwned::to_owned).collect(),
                same_as: urls(object.get("sameAs")),
                is_object: true,
            });
        }
        value => found.push(Agent {
            names: texts(value),
            kinds: Vec::new(),
            same_as: Vec::new(),
            is_object: false,
        }),
    }
}

/// The addresses that a value says, in the form of the web.
pub(super) fn urls(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => url(text).into_iter().collect(),
        Some(Value::Array(values)) => values.iter().flat_map(|value| urls(Some(value))).collect(),
        Some(Value::Object(object)) => {
            let said = ["url", "@id", "sameAs", "contentUrl"];
            let each = said.iter().map(|key| urls(object.get(*key)));
            each.filter(|found| !found.is_empty()).take(1).flatten().collect()
        }
        _ => Vec::new(),
    }
}

/// An address; one without `https:` before it gets that.
fn url(text: &str) -> Option<String> {
    let text = super::words::clean(text).replace(' ', "%20");
    let small = text.get(..8).unwrap_or(&text).to_ascii_lowercase();
    if small.starts_with("http://") || small.starts_with("https://") {
        let (scheme, rest) = text.split_once("://")?;
        return Some(format!("{}://{rest}", scheme.to_ascii_lowercase()));
    }
    if let Some(rest) = text.strip_prefix("//") {
        return Some(format!("https://{rest}"));
    }
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let is_host = host.contains('.')
        && host.split('.').all(|part| !part.is_empty())
        && host
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '.' || c == '-')
        && host
            .rsplit('.')
            .next()
            .is_some_and(|last| last.len() >= 2 && last.chars().all(|c| c.is_ascii_alphabetic()));
    is_host.then(|| format!("https://{text}"))
}

/// The host of an address.
pub(super) fn host(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|host| !host.is_empty())
}

/// A number in words that a database takes.
pub(super) fn number(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.trim().replace(',', "."),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => return number(values.first()),
        _ => return None,
    };
    let digits = text.strip_prefix('-').unwrap_or(&text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = [whole, part]
        .iter()
        .all(|part| (1..=12).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()));
    is_number.then(|| text.strip_suffix(".0").unwrap_or(&text).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_and_numbers_are_taken_in_the_form_that_they_need() {
        let one = |value: Value| urls(Some(&value)).into_iter().next();
        for (value, said) in [
            (json!("https://x.org/a b"), "https://x.org/a%20b"),
            (json!(" HTTP://x.org "), "http://x.org"),
            (json!("//x.org/a"), "https://x.org/a"),
            (json!("aosfatos.org/noticias/"), "https://aosfatos.org/noticias/"),
            (json!(["", {"@id": "https://x.org/#a"}]), "https://x.org/#a"),
        ] {
            assert_eq!(one(value.clone()).as_deref(), Some(said), "{value}");
        }
        for value in [
            json!("/author/x"),
            json!("Réseaux sociaux"),
            json!("javascript:x"),
            json!(1),
            json!("v1.2"),
        ] {
            assert_eq!(one(value.clone()), None, "{value}");
        }
        assert_eq!(host("https://www.x.org/a"), Some("x.org"));
        for (value, said) in [
            (json!("1"), Some("1")),
            (json!(2.5), Some("2.5")),
            (json!("-1"), Some("-1")),
            (json!("3,5"), Some("3.5")),
            (json!(5.0), Some("5")),
            (json!(""), None),
            (json!(1e300), None),
            (json!("5 stars"), None),
            (json!("."), None),
        ] {
            assert_eq!(number(Some(&value)).as_deref(), said, "{value}");
        }
    }
}
