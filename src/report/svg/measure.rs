//! How wide text is at the most, and where it breaks. The reader's font is not known, so wide ones are reckoned with.

use unicode_segmentation::UnicodeSegmentation;

/// Width of text at the most, for a font of that size in bold or not.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

fn em(letter: char) -> f64 {
    match letter {
        '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2069}' => {
            0.0
        }
        'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' | ' ' => 0.37,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '/' | '"' | '’' | '“' | '”' | '·' => {
            0.48
        }
        'm' | 'w' | 'M' | 'W' | '—' | '…' | '%' | '@' => 1.05,
        'A'..='Z' => 0.82,
        '0'..='9' | 'a'..='z' => 0.69,
        '\u{C0}'..='\u{24F}' | '\u{370}'..='\u{3FF}' => 0.8,
        '\u{400}'..='\u{52F}' => 0.95,
        '\u{590}'..='\u{8FF}' => 0.85,
        _ => 1.15,
    }
}

/// Text in lines no wider than that, broken between words where it can be; what is over ends in an ellipsis.
pub(super) fn wrap(text: &str, size: f64, most: f64, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    let pieces = text.split_whitespace().flat_map(|word| split(word, size, most));
    for (piece, starts) in pieces {
        let gap = if line.is_empty() || !starts { "" } else { " " };
        let longer = format!("{line}{gap}{piece}");
        if line.is_empty() || width(&longer, size) <= most {
            line = longer;
            continue;
        }
        if done.len() + 1 == lines {
            done.push(ending(&line, size, most));
            return done;
        }
        done.push(std::mem::replace(&mut line, piece));
    }
    if !line.is_empty() {
        done.push(line);
    }
    done
}

/// A word in parts that fit, each with whether it begins the word.
fn split(word: &str, size: f64, most: f64) -> Vec<(String, bool)> {
    let mut parts = vec![(String::new(), true)];
    for grapheme in word.graphemes(true) {
        let last = parts.len() - 1;
        let part = &mut parts[last].0;
        if !part.is_empty() && width(part, size) + width(grapheme, size) > most {
            parts.push((grapheme.to_owned(), false));
        } else {
            part.push_str(grapheme);
        }
    }
    parts
}

/// The line with an ellipsis at its end, shortened until it fits.
fn ending(line: &str, size: f64, most: f64) -> String {
    let graphemes: Vec<&str> = line.graphemes(true).collect();
    let mut length = graphemes.len();
    loop {
        let shown = format!("{}…", graphemes[..length].concat().trim_end());
        if length == 0 || width(&shown, size) <= most {
            return shown;
        }
        length -= 1;
    }
}
