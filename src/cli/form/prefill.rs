//! What flags said already, put into the form that asks for the rest.

use serde::Serialize;
use serde_json::Value;

/// The template with what is given under the first item of a list: each key where it stands, commented out or not, the
/// others below. What `given` has in common with `bare`, an item of which nothing was said, is left as it is.
pub fn filled(template: &str, list: &str, given: &impl Serialize, bare: &impl Serialize) -> String {
    let values = |item: Result<Value, _>| match item {
        Ok(Value::Object(values)) => values,
        _ => serde_json::Map::default(),
    };
    let bare = values(serde_json::to_value(bare));
    let given = values(serde_json::to_value(given));
    let mut lines: Vec<String> = template.lines().map(ToOwned::to_owned).collect();
    for (key, value) in given {
        if is_empty(&value) || bare.get(&key) == Some(&value) {
            continue;
        }
        put(&mut lines, list, &key, &flow(&value));
    }
    lines.join("\n") + "\n"
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.values().all(is_empty),
        _ => false,
    }
}

/// Puts a value at its key in the first item of a list.
fn put(lines: &mut Vec<String>, list: &str, key: &str, value: &str) {
    let Some(head) = lines
        .iter()
        .position(|line| line.trim_end() == format!("{list}:"))
    else {
        return;
    };
    let rest = lines[head + 1..].iter().enumerate();
    let item = rest
        .clone()
        .take_while(|(place, line)| line.starts_with("    ") || *place == 0)
        .count();
    let end = head + 1 + item;
    let place = (head + 1..end).find(|place| key_of(&lines[*place]) == Some(key));
    match place {
        Some(place) => {
            let line = &lines[place];
            let begins = if line.starts_with("  - ") { "  - " } else { "    " };
            let comment = comment_of(line);
            lines[place] = format!("{begins}{key}: {value}{comment}");
        }
        None => lines.insert(end, format!("    {key}: {value}")),
    }
}

/// The key of a line, whether it is commented out or not.
fn key_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let line = line.strip_prefix("- ").unwrap_or(line);
    let line = line.strip_prefix("# ").unwrap_or(line);
    let (key, _) = line.split_once(':')?;
    key.chars()
        .all(|sign| sign.is_alphanumeric() || sign == '_')
        .then_some(key)
}

/// The comment after a value.
fn comment_of(line: &str) -> String {
    let (_, after) = line.split_once(':').unwrap_or_default();
    after.find(" #").map_or(String::new(), |place| {
        format!("    {}", after[place..].trim_start())
    })
}

/// A value on one line.
pub fn flow(value: &Value) -> String {
    match value {
        Value::String(text) => scalar(text),
        Value::Array(all) => {
            let all: Vec<String> = all.iter().map(flow).collect();
            format!("[{}]", all.join(", "))
        }
        Value::Object(all) => {
            let all = all.iter().filter(|(_, value)| !is_empty(value));
            let all: Vec<String> = all
                .map(|(key, value)| format!("{key}: {}", flow(value)))
                .collect();
            format!("{{{}}}", all.join(", "))
        }
        other => other.to_string(),
    }
}

/// A text as YAML: as it is where nothing else could be meant, else in quotation marks as JSON has them.
pub fn scalar(text: &str) -> String {
    let is_plain = text.starts_with(|sign: char| sign.is_ascii_lowercase())
        && text
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == '-' || sign == '_')
        && !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(&text);
    match is_plain {
        true => text.to_owned(),
        false => Value::from(text).to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_stands_at_its_key_and_the_rest_is_left_to_say() {
        let template = "claims:\n  - statement:    # one sentence\n    kind: factual\n    # when:       # a day\n#  - statement:   # more\n# kind: a, b\n";
        let bare = serde_json::json!({"statement": "", "kind": "factual", "priority": 3});
        let given = serde_json::json!({
            "statement": "It #1 rained: “hard”.", "kind": "factual", "when": "2024-07", "priority": 1,
            "about": [{"entity": "mali", "role": "victim"}], "why": null, "chain": [],
        });
        assert_eq!(
            filled(template, "claims", &given, &bare),
            "claims:\n  - statement: \"It #1 rained: “hard”.\"    # one sentence\n    kind: factual\n    when: \"2024-07\"    # a day\n    \
             priority: 1\n    about: [{entity: mali, role: victim}]\n#  - statement:   # more\n# kind: a, b\n"
        );
    }

    #[test]
    fn a_text_that_yaml_would_read_otherwise_is_quoted() {
        assert_eq!(scalar("mod-algeria"), "mod-algeria");
        for text in ["no", "3", "2024-07", "a: b", "- a", "", "it's \"so\"\n"] {
            let read: Value = serde_json::from_str(&scalar(text)).unwrap();
            assert_eq!(read, text);
        }
    }
}
