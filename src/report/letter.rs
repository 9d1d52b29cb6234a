//! The letter that asks a party for its reply: plain text in the language of the dossier, the claims in neutral words,
//! the exact quotations with their sources, the deadline.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};
use serde::Serialize;

use crate::domain::vocabulary::Attitude;

/// Templates by primary language tag; the first serves where there is none.
pub(crate) const TEMPLATES: &[(&str, &str)] = &[
    ("en", include_str!("templates/letter.en.txt")),
    ("fr", include_str!("templates/letter.fr.txt")),
];

/// The attitudes in French; in English the codes are words.
const FRENCH: &[(Attitude, &str)] = &[
    (Attitude::States, "affirme"),
    (Attitude::Alleges, "allègue"),
    (Attitude::Warns, "avertit"),
    (Attitude::Estimates, "estime"),
    (Attitude::Predicts, "prédit"),
    (Attitude::Designates, "désigne"),
    (Attitude::Confirms, "confirme"),
    (Attitude::Concedes, "reconnaît"),
    (Attitude::ClaimsResponsibility, "revendique"),
    (Attitude::Denies, "dément"),
    (Attitude::Rejects, "rejette"),
    (Attitude::Reports, "rapporte"),
    (Attitude::Fears, "craint"),
    (Attitude::Doubts, "doute"),
    (Attitude::Demands, "exige"),
    (Attitude::Urges, "exhorte"),
    (Attitude::Condemns, "condamne"),
    (Attitude::Criticises, "critique"),
    (Attitude::Pledges, "promet"),
    (Attitude::CannotConfirm, "ne peut confirmer"),
    (Attitude::DeclinesComment, "ne fait pas de commentaire"),
];

/// An attitude's code as a verb of the letter's language.
fn verb(language: &str, code: &str) -> String {
    let french = || FRENCH.iter().find(|(attitude, _)| attitude.code() == code);
    match (language, french()) {
        ("fr", Some((_, word))) => (*word).to_owned(),
        _ => code.replace('_', " "),
    }
}

/// What a letter says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Letter {
    /// BCP 47 of the dossier.
    pub language: String,
    /// The dossier's title.
    pub title: String,
    /// Who is asked.
    pub party: String,
    /// By which way.
    pub channel: String,
    /// The day of the letter.
    pub asked: String,
    /// Until when an answer is waited for.
    pub deadline: String,
    /// What is put to the party.
    pub claims: Vec<Claim>,
}

/// A claim in a letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Claim {
    /// Its code, for the answer to refer to.
    pub code: String,
    /// The claim in neutral words.
    pub statement: String,
    /// Who said it, in which words.
    pub quotes: Vec<Quote>,
}

/// A quotation in a letter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Quote {
    /// Who is said to hold it.
    pub holder: String,
    /// Code of the attitude: `alleges`, `denies` …
    pub attitude: String,
    /// The exact words.
    pub text: String,
    /// Publisher, title, date and address.
    pub source: String,
}

/// The letter as text; lines end in LF.
pub fn render(letter: &Letter) -> Result<String, minijinja::Error> {
    let primary = letter.language.split('-').next().unwrap_or_default();
    let found = TEMPLATES.iter().find(|(language, _)| *language == primary);
    let (language, template) = *found.unwrap_or(&TEMPLATES[0]);
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.add_filter("verb", move |code: String| verb(language, &code));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder()
        .trim_blocks(true)
        .keep_trailing_newline(true)
        .build()?;
    environment.set_syntax(syntax);
    environment.render_str(template, context! { letter => Value::from(Serde(letter)) })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn letter(language: &str) -> Letter {
        Letter {
            language: language.to_owned(),
            title: "A case & more".to_owned(),
            party: "A ministry".to_owned(),
            channel: "press@example.org".to_owned(),
            asked: "2025-01-20".to_owned(),
            deadline: "2025-01-24 18:00 UTC".to_owned(),
            claims: vec![
                Claim {
                    code: "C-1".to_owned(),
                    statement: "The ministry did it.".to_owned(),
                    quotes: vec![Quote {
                        holder: "A party".to_owned(),
                        attitude: "alleges".to_owned(),
                        text: "they <did> it".to_owned(),
                        source: "A paper, “A title”, 2025-01-19".to_owned(),
                    }],
                },
                Claim {
                    code: "C-2".to_owned(),
                    statement: "It was planned.".to_owned(),
                    quotes: Vec::new(),
                },
            ],
        }
    }

    #[test]
    fn a_letter_has_the_claims_the_words_and_the_deadline() {
        let text = render(&letter("en-GB")).unwrap();
        let wanted = "\
To: A ministry
By: press@example.org
Date: 2025-01-20
Subject: Request for comment — A case & more

We are preparing a report on “A case & more”. The claims below will be part of it. They concern you. We have not decided what is so; we ask what you say to them.

Please answer by 2025-01-24 18:00 UTC. You may confirm a claim, deny it, comment on it, point to evidence, or ask for more time. Please say whether we may quote you, and by which name and office.

C-1. The ministry did it.

   A party alleges: “they <did> it”
   A paper, “A title”, 2025-01-19

C-2. It was planned.

   No quotation can be given.

What you answer will be quoted exactly. Without an answer by the date above the report will say that you were asked, when and how, and that no answer had come. Silence will not be taken for a denial or for a confirmation.
";
        assert_eq!(text, wanted);
    }

    #[test]
    fn a_letter_is_in_the_language_of_the_dossier_where_there_is_a_template() {
        let french = render(&letter("fr")).unwrap();
        let wanted = "\
À : A ministry
Par : press@example.org
Date : 2025-01-20
Objet : Demande de réponse — A case & more
";
        assert!(french.starts_with(wanted), "{french}");
        assert!(
            french.contains("   A party (allègue) : « they <did> it »\n"),
            "{french}"
        );
        for attitude in Attitude::CODES {
            assert!(
                FRENCH.iter().any(|(one, _)| one.code() == *attitude),
                "{attitude}"
            );
        }
        assert_eq!(render(&letter("bm")).unwrap(), render(&letter("en")).unwrap());
        let mut one = letter("en");
        one.claims.truncate(1);
        assert!(
            render(&one)
                .unwrap()
                .contains("The claim below will be part of it. It concerns you.")
        );
    }
}
