//! From a report to the nodes of its graph.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::node::{Agent, Claim, ClaimReview, Graph, Node, Page, Reference, Work};
use super::rating::Rating;
use crate::domain::edtf::Edtf;
use crate::domain::vocabulary::{EntityKind, Rating as Verdict, Stance};
use crate::domain::workflow;
use crate::report::anchors::claim_anchors;
use crate::report::model::{self, Link, Masthead, Report, Source};
use crate::report::text::{plain_date, shorten, web_address};

/// The longest review body, in characters: the page has the whole rationale.
const LONGEST_BODY: usize = 400;

/// Whether a claim may go out as a ClaimReview: approved by others than its author, of a kind that can be checked, with
/// a verdict, and not held back.
pub fn is_reviewed(report: &Report, claim: &model::Claim) -> bool {
    let alone = report.dossier.eyes == 1 || claim.mark.as_deref() == workflow::mark(1, false);
    let decided = claim
        .verdict
        .as_ref()
        .is_some_and(|verdict| verdict.rating != Verdict::Open);
    !alone && decided && claim.kind.is_checkable() && !claim.draft && claim.on_hold.is_none()
}

/// What is looked up for every claim.
pub(super) struct Index<'a> {
    base: String,
    anchors: HashMap<String, String>,
    entities: HashMap<&'a str, (EntityKind, Option<&'a str>)>,
    sources: HashMap<&'a str, &'a Source>,
    cited: HashMap<u32, &'a str>,
}

impl<'a> Index<'a> {
    pub(super) fn of(report: &'a Report) -> Self {
        // an address within the page would make no sense with another behind it
        let base = report.masthead.report_url.as_deref().and_then(web_address);
        let base = base.map_or("", |url| url.split('#').next().unwrap_or_default());
        let entities = report.entities.iter().map(|entity| {
            let known = (entity.kind, entity.wikidata.as_deref());
            (entity.name.as_str(), known)
        });
        Index {
            base: base.to_owned(),
            anchors: claim_anchors(report),
            entities: entities.collect(),
            sources: report.sources.iter().map(|one| (one.key.as_str(), one)).collect(),
            cited: report
                .footnotes
                .iter()
                .map(|note| (note.number, note.source.as_str()))
                .collect(),
        }
    }
}

/// The reviews of the claims that may go out.
pub(super) fn reviews<'a>(
    report: &'a Report,
    index: &Index<'a>,
) -> impl Iterator<Item = Box<ClaimReview<'a>>> {
    let reviewed = report.claims.iter().filter(|claim| is_reviewed(report, claim));
    reviewed.filter_map(|claim| review(report, index, claim))
}

pub(super) fn graph(report: &Report) -> Graph<'_> {
    let index = Index::of(report);
    let mut nodes = vec![Node::Page(Box::new(page(report, &index.base)))];
    nodes.extend(reviews(report, &index).map(Node::Review));
    Graph {
        context: "https://schema.org",
        nodes,
    }
}

fn page<'a>(report: &'a Report, base: &str) -> Page<'a> {
    Page {
        kind: "Report",
        id: page_id(base),
        identifier: &report.dossier.id,
        name: &report.dossier.title,
        summary: report.dossier.summary.as_deref(),
        url: (!base.is_empty()).then(|| base.to_owned()),
        in_language: &report.dossier.language,
        date_published: report.first_published.as_deref(),
        date_modified: &report.as_of,
        version: report.publication.as_ref().map(|publication| publication.version),
        creative_work_status: report.includes_drafts.then_some("Draft"),
        license: license(report),
        publisher: publisher(report),
    }
}

fn page_id(base: &str) -> String {
    format!("{base}#report")
}

fn license(report: &Report) -> Option<&str> {
    report.masthead.licence_url.as_deref().and_then(web_address)
}

fn publisher(report: &Report) -> Option<Agent<'_>> {
    publisher_of(&report.masthead)
}

pub(super) fn publisher_of(masthead: &Masthead) -> Option<Agent<'_>> {
    Some(Agent {
        kind: "Organization",
        name: masthead.publisher.as_deref()?,
        url: masthead.publisher_url.as_deref().and_then(web_address),
        same_as: None,
    })
}

fn review<'a>(
    report: &'a Report,
    index: &Index<'a>,
    claim: &'a model::Claim,
) -> Option<Box<ClaimReview<'a>>> {
    let verdict = claim.verdict.as_ref()?;
    let url = format!("{}#{}", index.base, index.anchors.get(&claim.code)?);
    let body = verdict
        .rationale
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    Some(Box::new(ClaimReview {
        kind: "ClaimReview",
        id: url.clone(),
        url,
        identifier: &claim.id,
        claim_reviewed: &claim.statement,
        review_rating: Rating::of(verdict.rating, claim.kind),
        review_body: body.map(|text| shorten(text, LONGEST_BODY)),
        in_language: &report.dossier.language,
        author: publisher(report),
        date_published: claim.first_approved.as_deref(),
        date_modified: verdict.approved_at.as_deref(),
        license: license(report),
        is_part_of: Reference {
            id: page_id(&index.base),
            part: None,
        },
        item_reviewed: reviewed(index, claim),
    }))
}

/// The claim as its holders make it; who denies it, or only passes it on, does not make it.
fn reviewed<'a>(index: &Index<'a>, claim: &'a model::Claim) -> Claim<'a> {
    let made = claim
        .positions
        .iter()
        .filter(|position| position.stance() == Stance::Asserts);
    let (mut author, mut said, mut sources) = (Vec::new(), Vec::new(), Vec::<&Source>::new());
    for position in made {
        let Some(link) = position.chain.last() else {
            continue;
        };
        said.push(link.said.as_ref().map(|when| when.edtf.as_str()));
        if let Some(agent) = agent(index, link)
            && !author.iter().any(|other: &Agent<'_>| other.name == agent.name)
        {
            author.push(agent);
        }
        let key = position.footnote.and_then(|number| index.cited.get(&number));
        if let Some(source) = key.and_then(|key| index.sources.get(key)).copied()
            && !sources.iter().any(|other| other.key == source.key)
        {
            sources.push(source);
        }
    }
    let issued: Vec<Option<&str>> = sources
        .iter()
        .map(|source| source.issued.as_ref().map(|when| when.edtf.as_str()))
        .collect();
    let first = first_day(issued.iter().copied()).and_then(|day| {
        let day = day.to_string();
        issued.iter().position(|issued| *issued == Some(day.as_str()))
    });
    let first_appearance = first.map(|place| work(sources.remove(place)));
    Claim {
        kind: "Claim",
        author,
        date_published: first_day(said.into_iter()).map(|day| day.to_string()),
        first_appearance,
        appearance: sources.into_iter().map(work).collect(),
    }
}

/// The first of these dates, where it is a plain day and none of the others may be earlier; one that is not known may be.
fn first_day<'a>(dates: impl Iterator<Item = Option<&'a str>>) -> Option<NaiveDate> {
    let mut earliest: Option<NaiveDate> = None;
    let mut plain: Option<NaiveDate> = None;
    for text in dates {
        let text = text?;
        let from = text.parse::<Edtf>().ok()?.outer().first?;
        earliest = Some(earliest.map_or(from, |other| other.min(from)));
        if is_day(text) {
            plain = Some(plain.map_or(from, |other| other.min(from)));
        }
    }
    plain.filter(|_| plain == earliest)
}

fn is_day(text: &str) -> bool {
    plain_date(text).is_some_and(|(_, _, day)| day.is_some())
}

/// The party that a speaker stands for, if it has a name.
fn agent<'a>(index: &Index<'a>, link: &'a Link) -> Option<Agent<'a>> {
    let (name, has_name) = link.holder();
    let (kind, wikidata) = index.entities.get(name).copied().filter(|_| has_name)?;
    Some(Agent {
        kind: match kind {
            EntityKind::Person => "Person",
            _ => "Organization",
        },
        name,
        url: None,
        same_as: wikidata.map(|item| format!("https://www.wikidata.org/wiki/{item}")),
    })
}

fn work(source: &Source) -> Work<'_> {
    let issued = source.issued.as_ref().map(|when| when.edtf.as_str());
    Work {
        kind: "CreativeWork",
        headline: source.csl.get("title").and_then(serde_json::Value::as_str),
        url: source.url.as_deref().and_then(web_address),
        archived_at: source.archive_url.as_deref().and_then(web_address),
        date_published: issued.filter(|text| is_day(text)),
        in_language: &source.language,
        publisher: source.publisher.as_deref().map(|name| Agent {
            kind: "Organization",
            name,
            url: None,
            same_as: None,
        }),
    }
}
