//! bash, which splits words also at `=` and `:`, and shows no help beside a word unless it is part of the word.
//!
//! The script of `clap_complete` hands over the words as bash split them, so that neither `--as=checker` nor an address
//! is understood, and it shows no help; so this one is our own, and only this one.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use clap::Command;
use clap_complete::env::EnvCompleter;

use super::values_alone;

/// Words are put together again where no space divides them. What is offered loses what stands before the last `=` or
/// `:`, since bash puts it after that.
const SCRIPT: &str = r#"_counterclaim() {
    local words=() rest=${COMP_LINE:0:COMP_POINT} cut word breaks prefix= i n=0
    for ((i = 0; i <= COMP_CWORD; i++)); do
        cut=${rest#"${rest%%[![:space:]]*}"}
        word=${COMP_WORDS[i]}
        if ((i == COMP_CWORD)); then word=$cut; fi
        if ((i > 0)) && [[ $cut == "$rest" ]]; then
            words[n - 1]+=$word
        else
            words[n++]=$word
        fi
        rest=${cut#"$word"}
    done
    for breaks in = :; do
        word=${words[n - 1]#"$prefix"}
        if [[ $COMP_WORDBREAKS == *"$breaks"* && $word == *"$breaks"* ]]; then
            prefix+=${word%"$breaks"*}$breaks
        fi
    done
    COMPREPLY=()
    while IFS= read -r word; do
        COMPREPLY+=("${word#"$prefix"}")
    done < <(VARIABLE=bash _CLAP_COMPLETE_INDEX=$((n - 1)) \
        _COUNTERCLAIM_TYPE=$COMP_TYPE _COUNTERCLAIM_COLUMNS=${COLUMNS:-80} \
        PROGRAM -- "${words[@]}" 2>/dev/null)
    if ((${#COMPREPLY[@]} == 1)) && [[ ${COMPREPLY[0]} == *[/=:] ]]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o nosort -F _counterclaim NAME 2>/dev/null || complete -F _counterclaim NAME
"#;

/// The kinds of completion that put one word after the other into the line: menu-complete, insert-completions.
const INSERTING: [&str; 2] = ["37", "42"];
/// The widest that words are padded to, so that what is said of them stands in a column.
const PADDED: usize = 24;

/// Speaks to bash.
#[derive(Debug)]
pub struct Bash;

impl EnvCompleter for Bash {
    fn name(&self) -> &'static str {
        "bash"
    }

    fn is(&self, name: &str) -> bool {
        name == "bash"
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        _bin: &str,
        completer: &str,
        buf: &mut dyn io::Write,
    ) -> io::Result<()> {
        let program = format!("'{}'", completer.replace('\'', r"'\''"));
        let script = SCRIPT
            .replace("VARIABLE", var)
            .replace("PROGRAM", &program)
            .replace("NAME", name);
        buf.write_all(script.as_bytes())
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        mut args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn io::Write,
    ) -> io::Result<()> {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        let index: usize = variable("_CLAP_COMPLETE_INDEX").parse().unwrap_or_default();
        let mut quoting = Quoting::None;
        if let Some(word) = args.get_mut(index) {
            let typed = word.to_string_lossy().into_owned();
            quoting = Quoting::of(&typed);
            *word = quoting.taken_from(&typed).into();
        }
        let is_option = args
            .get(index)
            .is_some_and(|word| word.to_string_lossy().starts_with('-'));
        let mut found = clap_complete::engine::complete(cmd, args, index, current_dir)?;
        if !is_option {
            values_alone(&mut found, |one| {
                one.get_value().to_string_lossy().starts_with('-')
            });
        }
        let words: Vec<(String, Option<String>)> = found
            .iter()
            .map(|one| {
                let word = quoting.put_on(&one.get_value().to_string_lossy());
                let help = one.get_help().map(ToString::to_string);
                (
                    word,
                    help.and_then(|help| help.lines().next().map(ToOwned::to_owned)),
                )
            })
            .collect();
        let helps = words.len() > 1 && !INSERTING.contains(&variable("_COUNTERCLAIM_TYPE").as_str());
        let columns = variable("_COUNTERCLAIM_COLUMNS").parse().unwrap_or(80);
        for line in lines(&words, helps, columns) {
            writeln!(buf, "{line}")?;
        }
        Ok(())
    }
}

/// The words, where there are several each with what is said of it: what bash then puts in is only how they all begin,
/// which ends before the first space.
fn lines(words: &[(String, Option<String>)], helps: bool, columns: usize) -> Vec<String> {
    let widest = words.iter().map(|(word, _)| word.chars().count()).max();
    let padded = widest.unwrap_or_default().min(PADDED);
    let line = |(word, help): &(String, Option<String>)| match help {
        Some(help) if helps && !help.is_empty() => {
            let line = format!("{word:padded$}  {help}");
            // bash puts nothing beside what fills a line
            line.chars().take(columns.saturating_sub(1)).collect()
        }
        _ => word.clone(),
    };
    words.iter().map(line).collect()
}

/// How the word that is being typed is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quoting {
    /// With backslashes, if at all.
    None,
    /// Within quotes, which bash keeps.
    Open(char),
}

impl Quoting {
    fn of(typed: &str) -> Self {
        match typed.chars().next() {
            Some(mark @ ('\'' | '"')) => Quoting::Open(mark),
            _ => Quoting::None,
        }
    }

    fn taken_from(self, typed: &str) -> String {
        match self {
            Quoting::Open(mark) => typed.trim_start_matches(mark).to_owned(),
            Quoting::None => {
                let mut chars = typed.chars();
                let mut word = String::new();
                while let Some(one) = chars.next() {
                    word.extend(if one == '\\' { chars.next() } else { Some(one) });
                }
                word
            }
        }
    }

    fn put_on(self, word: &str) -> String {
        match self {
            Quoting::Open(_) => word.to_owned(),
            Quoting::None => word
                .chars()
                .flat_map(|one| {
                    let special = " \t'\"\\$`&|;<>()*?[]!#{}".contains(one);
                    special.then_some('\\').into_iter().chain([one])
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_words_stands_beside_them_and_not_in_them() {
        let words = [
            ("C-1".to_owned(), Some("draft: Algeria shows sympathy".to_owned())),
            ("C-12".to_owned(), None),
        ];
        assert_eq!(
            lines(&words, true, 80),
            ["C-1   draft: Algeria shows sympathy", "C-12"]
        );
        assert_eq!(lines(&words, true, 14), ["C-1   draft: ", "C-12"]);
        assert_eq!(lines(&words, false, 80), ["C-1", "C-12"]);
    }

    #[test]
    fn a_word_is_read_without_its_quoting_and_offered_with_it() {
        for (typed, word, offered) in [
            (r"my\ fi", "my fi", r"my\ file"),
            ("'my fi", "my fi", "my file"),
            ("fi", "fi", r"my\ file"),
        ] {
            let quoting = Quoting::of(typed);
            assert_eq!(quoting.taken_from(typed), word);
            assert_eq!(quoting.put_on("my file"), offered);
        }
    }
}
