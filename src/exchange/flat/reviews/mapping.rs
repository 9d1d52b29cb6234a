//! From a ClaimReview to the cells of a row.

use serde_json::{Map, Value};

use super::blocks::Items;
use super::dropped::{NO_FIELD, untaken};
use super::find::is_a;
use super::take::{Agent, agents, host, number, objects, text, texts, urls};
use super::{date, words};
use crate::exchange::flat::Field;
use crate::exchange::flat::row::{Cells, Scale};

/// Why the second of two is not taken.
const MORE: &str = "says more than the one that is taken";
/// Why something is no address.
const NO_URL: &str = "is no address of the web";
/// Sites whose pages on somebody are no place in which they say something.
const ABOUT: [&str; 2] = ["wikipedia.org", "wikidata.org"];

/// What a block says, as a row.
pub(super) struct Mapped {
    pub(super) cells: Cells,
    /// Which property each cell comes from.
    pub(super) origin: Vec<(Field, String)>,
    pub(super) scale: Option<Scale>,
    /// The language that the review itself says.
    pub(super) language: Option<String>,
    /// Property, reason and value of what is not taken.
    pub(super) dropped: Vec<(String, &'static str, String)>,
}

/// Fills cells, and keeps in mind what they come from.
struct Filler<'a> {
    items: &'a Items,
    row: Mapped,
    taken: Vec<String>,
}

impl<'a> Filler<'a> {
    fn new(items: &'a Items) -> Self {
        let row = Mapped {
            cells: Cells::default(),
            origin: Vec::new(),
            scale: None,
            language: None,
            dropped: Vec::new(),
        };
        Filler {
            items,
            row,
            taken: Vec::new(),
        }
    }

    fn set(&mut self, field: Field, from: &str, said: String) {
        self.row.cells.set(field, said);
        self.row.origin.push((field, from.to_owned()));
        self.take(from);
    }

    fn take(&mut self, path: &str) {
        self.taken.push(path.to_owned());
    }

    fn drop(&mut self, path: &str, why: &'static str, value: &str) {
        self.row.dropped.push((path.to_owned(), why, value.to_owned()));
        self.take(path);
    }

    fn has(&self, field: Field) -> bool {
        self.row.origin.iter().any(|(known, _)| *known == field)
    }

    /// The first text of a property, unless the field has one.
    fn text(&mut self, field: Field, from: &str, value: Option<&Value>) {
        let mut said = texts(value).into_iter();
        if self.has(field) {
            return;
        }
        if let Some(first) = said.next() {
            self.set(field, from, first);
            if let Some(other) = said.next() {
                self.drop(from, MORE, &other);
            }
        }
    }

    /// The day of a property, unless the field has one.
    fn date(&mut self, field: Field, from: &str, value: Option<&Value>) {
        let value = match value {
            Some(Value::Array(values)) => values.first(),
            value => value,
        };
        let Some(value) = value.filter(|_| !self.has(field)) else {
            return;
        };
        match date::read(value) {
            Some(Ok(day)) => self.set(field, from, day),
            Some(Err(why)) => {
                let said = value
                    .as_str()
                    .map_or_else(|| value.to_string(), ToOwned::to_owned);
                self.drop(from, why.words(), &said);
            }
            None => {}
        }
    }

    /// The first address of a property, unless the field has one.
    fn url(&mut self, field: Field, from: &str, value: Option<&Value>) {
        if self.has(field) || value.is_none_or(super::dropped::is_empty) {
            return;
        }
        let mut said = urls(value).into_iter();
        match said.next() {
            Some(url) => {
                self.set(field, from, url);
                if let Some(other) = said.next().filter(|_| value.is_some_and(Value::is_array)) {
                    self.drop(from, MORE, &other);
                }
            }
            None => {
                if let Some(other) = text(value) {
                    self.drop(from, NO_URL, &other);
                }
            }
        }
    }

    /// One of those that a property names.
    fn agent(
        &mut self,
        field: Field,
        from: &str,
        value: Option<&Value>,
        prefer: Option<&str>,
    ) -> Option<Agent> {
        let mut found = agents(value, self.items);
        if found.is_empty() || self.has(field) {
            return None;
        }
        let place = found.iter().position(|agent| {
            prefer.is_some_and(|kind| agent.kinds.iter().any(|known| known.contains(kind)))
        });
        let agent = found.remove(place.unwrap_or_default());
        let path = if agent.is_object {
            format!("{from}.name")
        } else {
            from.to_owned()
        };
        let mut names = agent.names.iter();
        if let Some(name) = names.next() {
            self.set(field, &path, name.clone());
        }
        if let Some(other) = names
            .next()
            .or_else(|| found.first().and_then(|other| other.names.first()))
        {
            self.drop(&path, MORE, other);
        }
        Some(agent)
    }

    /// Says what nothing took.
    fn done(mut self, of: &Map<String, Value>) -> Mapped {
        let dropped = &mut self.row.dropped;
        untaken(of, "", &self.taken, &mut |path| {
            dropped.push((path.to_owned(), NO_FIELD, String::new()));
        });
        self.row
    }
}

/// The rows of a ClaimReview: one for each text that it reviews.
pub(super) fn review(node: &Map<String, Value>, language: Option<&str>, items: &Items) -> Vec<Mapped> {
    let reviewed = objects(node.get("itemReviewed"));
    let names_somebody = |item: &&&Map<String, Value>| !agents(item.get("author"), items).is_empty();
    let item = reviewed.iter().find(names_somebody).or(reviewed.first()).copied();
    let mut said = statements(node, item);
    if said.is_empty() {
        said.push((String::new(), String::new()));
    }
    let mut rows: Vec<Mapped> = said
        .into_iter()
        .map(|(from, statement)| {
            let mut row = Filler::new(items);
            let other = reviewed
                .iter()
                .find(|other| item.is_some_and(|item| !std::ptr::eq(**other, item)));
            if other.is_some() {
                row.row
                    .dropped
                    .push(("itemReviewed".to_owned(), MORE, String::new()));
            }
            if !statement.is_empty() {
                row.set(Field::Statement, &from, statement.clone());
            }
            if let Some(item) = item {
                of_item(&mut row, item, &statement);
            } else {
                row.url(
                    Field::SourceUrl,
                    "itemReviewed",
                    node.get("itemReviewed").filter(|_| from != "itemReviewed"),
                );
            }
            of_review(&mut row, node);
            rating(&mut row, node.get("reviewRating"));
            tongue(&mut row, node, item, language);
            row.done(node)
        })
        .collect();
    // what is dropped of the review is dropped once
    rows.iter_mut().skip(1).for_each(|row| row.dropped.clear());
    rows
}

/// What is reviewed, and where that stands.
fn statements(node: &Map<String, Value>, item: Option<&Map<String, Value>>) -> Vec<(String, String)> {
    let mut found = texts(node.get("claimReviewed"))
        .into_iter()
        .map(|text| ("claimReviewed".to_owned(), text))
        .collect::<Vec<_>>();
    if let Some(item) = item.filter(|_| found.is_empty()) {
        let keys: &[&str] = if is_a(item, "Claim") {
            &["text", "claimReviewed", "name", "headline", "description"]
        } else {
            &["text", "claimReviewed"]
        };
        let said = keys
            .iter()
            .find_map(|key| Some((format!("itemReviewed.{key}"), text(item.get(*key))?)));
        found.extend(said);
    }
    let plain = node
        .get("itemReviewed")
        .filter(|value| value.is_string() && urls(Some(*value)).is_empty());
    if found.is_empty() {
        found.extend(text(plain).map(|text| ("itemReviewed".to_owned(), text)));
    }
    found
}

/// Who says it, when and where.
fn of_item(row: &mut Filler<'_>, item: &Map<String, Value>, statement: &str) {
    let at = |key: &str| format!("itemReviewed.{key}");
    let author = row.agent(Field::Claimant, &at("author"), item.get("author"), None);
    if let Some(kind) = author.as_ref().and_then(|author| kind(&author.kinds)) {
        row.set(Field::ClaimantKind, &at("author.@type"), kind.to_owned());
    }
    row.date(Field::ClaimDate, &at("datePublished"), item.get("datePublished"));
    row.date(Field::ClaimDate, &at("dateCreated"), item.get("dateCreated"));
    for key in ["firstAppearance", "appearance"] {
        let works = objects(item.get(key));
        let Some(work) = works.first() else {
            row.url(Field::SourceUrl, &at(key), item.get(key));
            continue;
        };
        if row.has(Field::SourceUrl) {
            continue;
        }
        let at = |inner: &str| format!("itemReviewed.{key}.{inner}");
        for inner in ["url", "@id", "sameAs"] {
            row.url(Field::SourceUrl, &at(inner), work.get(inner));
        }
        if let Some(other) = works.get(1).filter(|_| row.has(Field::SourceUrl)) {
            let other = urls(Some(&Value::Object((*other).clone()))).into_iter().next();
            row.row.dropped.push((at("url"), MORE, other.unwrap_or_default()));
        }
        for inner in ["headline", "name"] {
            row.text(Field::SourceTitle, &at(inner), work.get(inner));
        }
        row.agent(
            Field::SourcePublisher,
            &at("publisher"),
            work.get("publisher"),
            None,
        );
        row.agent(Field::SourcePublisher, &at("author"), work.get("author"), None);
        row.date(Field::SourceDate, &at("datePublished"), work.get("datePublished"));
        // a claim is as old as where it appears first
        if !row.has(Field::ClaimDate) && key == "firstAppearance" {
            row.date(Field::ClaimDate, &at("datePublished"), work.get("datePublished"));
        }
    }
    for key in ["url", "sameAs"] {
        row.url(Field::SourceUrl, &at(key), item.get(key));
    }
    if let Some(url) = author
        .as_ref()
        .and_then(|author| author.same_as.first())
        .filter(|url| is_a_place(url))
        && !row.has(Field::SourceUrl)
    {
        row.set(Field::SourceUrl, &at("author.sameAs"), url.clone());
    }
    for key in ["headline", "name"] {
        let title = text(item.get(key));
        if title.as_deref() == Some(statement) {
            row.take(&at(key));
        } else if !is_a(item, "Claim") {
            row.text(Field::SourceTitle, &at(key), item.get(key));
        }
    }
    if text(item.get("text")).as_deref() == Some(statement) {
        row.take(&at("text"));
    }
    row.agent(
        Field::SourcePublisher,
        &at("publisher"),
        item.get("publisher"),
        None,
    );
}

/// Whether an address may be where a claim stands: no home page, no article on the claimant.
fn is_a_place(url: &str) -> bool {
    let Some(host) = host(url) else { return false };
    let is_home = url
        .split_once(host)
        .is_none_or(|(_, path)| path.trim_matches('/').is_empty());
    !is_home && !ABOUT.iter().any(|site| host.ends_with(site))
}

/// Who reviewed it, when and where.
fn of_review(row: &mut Filler<'_>, node: &Map<String, Value>) {
    let authors = agents(node.get("author"), row.items);
    let by_house = authors
        .iter()
        .any(|agent| !agent.kinds.iter().any(|kind| kind == "Person"));
    let order = if by_house || authors.is_empty() {
        ["author", "publisher"]
    } else {
        ["publisher", "author"]
    };
    for key in order {
        row.agent(Field::ReviewPublisher, key, node.get(key), Some("Organization"));
    }
    // both names of one house
    let house = agents(node.get("publisher"), row.items);
    if by_house
        && authors
            .iter()
            .any(|one| house.iter().any(|other| one.names.first() == other.names.first()))
    {
        row.take("publisher.name");
    }
    for key in ["url", "mainEntityOfPage", "@id"] {
        row.url(Field::ReviewUrl, key, node.get(key));
    }
    // the page, named again
    if urls(node.get("mainEntityOfPage")).first().is_some_and(|page| {
        urls(node.get("url"))
            .iter()
            .any(|url| page.starts_with(url.as_str()))
    }) {
        row.take("mainEntityOfPage");
    }
    if !row.has(Field::ReviewPublisher) {
        for key in ["url", "mainEntityOfPage"] {
            let site = urls(node.get(key))
                .first()
                .and_then(|url| host(url).map(ToOwned::to_owned));
            if let Some(site) = site.filter(|_| !row.has(Field::ReviewPublisher)) {
                row.set(Field::ReviewPublisher, key, site);
            }
        }
    }
    for key in ["headline", "name", "title"] {
        let title = text(node.get(key));
        if title.is_some() && title == text(node.get("claimReviewed")) && row.has(Field::ReviewTitle) {
            row.take(key);
        }
        row.text(Field::ReviewTitle, key, node.get(key));
    }
    for key in ["datePublished", "reviewDate", "dateCreated"] {
        row.date(Field::ReviewDate, key, node.get(key));
    }
}

/// A rating in its own words; where it has none, its number with the scale.
fn rating(row: &mut Filler<'_>, value: Option<&Value>) {
    let rated = objects(value);
    let Some(first) = rated.first() else {
        row.text(Field::ReviewRating, "reviewRating", value);
        return;
    };
    if rated.len() > 1 {
        row.row
            .dropped
            .push(("reviewRating".to_owned(), MORE, String::new()));
    }
    for key in ["alternateName", "name"] {
        row.text(
            Field::ReviewRating,
            &format!("reviewRating.{key}"),
            first.get(key),
        );
    }
    let mut part = |key: &str| {
        let found = number(first.get(key));
        if found.is_some() {
            row.take(&format!("reviewRating.{key}"));
        }
        found
    };
    let scale = Scale {
        value: part("ratingValue"),
        best: part("bestRating"),
        worst: part("worstRating"),
    };
    if !row.has(Field::ReviewRating) {
        let value = scale.value.clone().or_else(|| text(first.get("ratingValue")));
        let said = value.map(|value| match (&scale.worst, &scale.best) {
            (Some(worst), Some(best)) => format!("{value} ({worst}-{best})"),
            (None, Some(best)) => format!("{value} (of {best})"),
            _ => value,
        });
        if let Some(said) = said {
            row.set(Field::ReviewRating, "reviewRating.ratingValue", said);
        } else {
            row.text(
                Field::ReviewRating,
                "reviewRating.ratingExplanation",
                first.get("ratingExplanation"),
            );
        }
    }
    row.row.scale = Some(scale).filter(|scale| *scale != Scale::default());
}

/// The language: the review's, the claim's, the page's.
fn tongue(
    row: &mut Filler<'_>,
    node: &Map<String, Value>,
    item: Option<&Map<String, Value>>,
    page: Option<&str>,
) {
    let said = |value: Option<&Value>| match value {
        Some(Value::Object(object)) => text(object.get("alternateName").or_else(|| object.get("name"))),
        value => text(value),
    };
    let own = [
        ("inLanguage", node.get("inLanguage")),
        (
            "itemReviewed.inLanguage",
            item.and_then(|item| item.get("inLanguage")),
        ),
    ];
    for (path, value) in own {
        if let Some(tag) = said(value).filter(|_| !row.has(Field::Language)) {
            if path == "inLanguage" {
                row.row.language = Some(tag.clone());
            }
            row.set(Field::Language, path, tag);
            if matches!(value, Some(Value::Object(_))) {
                row.take(path);
            }
        }
    }
    if let Some(tag) = page.filter(|_| !row.has(Field::Language)) {
        row.set(Field::Language, "the page's language", tag.to_owned());
    }
}

/// What a claimant is, by its type; an organisation may be much.
fn kind(said: &[String]) -> Option<&'static str> {
    said.iter().find_map(|kind| {
        Some(match kind.as_str() {
            "Person" => "person",
            "NewsMediaOrganization" => "media",
            "PoliticalParty" => "party",
            "GovernmentOrganization" => "organ",
            "NGO" => "ngo",
            _ => return None,
        })
    })
}

/// The rows of a claim that was searched for: one for each of its reviews, with the claim as it is with that one alone.
pub(super) fn searched(node: &Map<String, Value>, items: &Items) -> Vec<(Option<usize>, Mapped)> {
    let reviews = objects(node.get("claimReview"));
    let language = reviews.iter().find_map(|review| text(review.get("languageCode")));
    let one = |review: Option<&Map<String, Value>>| {
        let mut row = Filler::new(items);
        row.text(Field::Statement, "text", node.get("text"));
        if let Some(author) = row.agent(Field::Claimant, "claimant", node.get("claimant"), None)
            && let Some(kind) = kind(&author.kinds)
        {
            row.set(Field::ClaimantKind, "claimant.@type", kind.to_owned());
        }
        row.date(Field::ClaimDate, "claimDate", node.get("claimDate"));
        row.url(Field::SourceUrl, "url", node.get("url"));
        if let Some(tag) = &language {
            row.set(Field::Language, "claimReview.languageCode", tag.clone());
        }
        if let Some(review) = review {
            searched_review(&mut row, review);
        }
        row.row.language = review.and_then(|review| text(review.get("languageCode")));
        row.done(node)
    };
    if reviews.is_empty() {
        return vec![(None, one(None))];
    }
    let rows = reviews.iter().enumerate();
    let mut rows: Vec<(Option<usize>, Mapped)> = rows
        .map(|(number, review)| (Some(number), one(Some(review))))
        .collect();
    // what all have in common is dropped once
    for (_, row) in rows.iter_mut().skip(1) {
        row.dropped.retain(|(_, why, _)| *why != NO_FIELD);
    }
    rows
}

fn searched_review(row: &mut Filler<'_>, review: &Map<String, Value>) {
    let at = |key: &str| format!("claimReview.{key}");
    row.agent(
        Field::ReviewPublisher,
        &at("publisher"),
        review.get("publisher"),
        None,
    );
    row.url(Field::ReviewUrl, &at("url"), review.get("url"));
    row.text(Field::ReviewTitle, &at("title"), review.get("title"));
    row.date(Field::ReviewDate, &at("reviewDate"), review.get("reviewDate"));
    row.text(
        Field::ReviewRating,
        &at("textualRating"),
        review.get("textualRating"),
    );
    let site = objects(review.get("publisher"))
        .first()
        .and_then(|who| text(who.get("site")));
    if let Some(site) = site {
        if !row.has(Field::ReviewPublisher) {
            row.set(Field::ReviewPublisher, &at("publisher.site"), site);
        } else if urls(review.get("url"))
            .iter()
            .any(|url| host(url).is_some_and(|host| host.ends_with(words::clean(&site).as_str())))
        {
            // the address says it
            row.take(&at("publisher.site"));
        }
    }
}
