//! The shapes of JSON-LD that are written: those of schema.org, with the properties that a report can fill.

use serde::Serialize;

use super::rating::Rating;

/// A document: the page, then one review a claim.
#[derive(Serialize)]
pub(super) struct Graph<'a> {
    #[serde(rename = "@context")]
    pub(super) context: &'static str,
    #[serde(rename = "@graph")]
    pub(super) nodes: Vec<Node<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Node<'a> {
    Page(Box<Page<'a>>),
    Review(Box<ClaimReview<'a>>),
}

/// The report as a whole.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Page<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) identifier: &'a str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none", rename = "abstract")]
    pub(super) summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<String>,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<&'a str>,
    /// The moment whose state of knowledge it is.
    pub(super) date_modified: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) creative_work_status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<Agent<'a>>,
}

/// One claim with our verdict on it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ClaimReview<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(rename = "@id")]
    pub(super) id: String,
    pub(super) url: String,
    pub(super) identifier: &'a str,
    pub(super) claim_reviewed: &'a str,
    pub(super) review_rating: Rating,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) review_body: Option<String>,
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) author: Option<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_modified: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) license: Option<&'a str>,
    pub(super) is_part_of: Reference<'a>,
    pub(super) item_reviewed: Claim<'a>,
}

/// Another node of the same document; with what it is, where it is not in the document.
#[derive(Serialize)]
pub(super) struct Reference<'a> {
    #[serde(rename = "@id")]
    pub(super) id: String,
    #[serde(flatten)]
    pub(super) part: Option<Part<'a>>,
}

/// The report that a review is part of.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Part<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) identifier: &'a str,
    pub(super) name: &'a str,
    /// What the desk calls it.
    pub(super) alternate_name: &'a str,
    pub(super) date_modified: &'a str,
}

/// The claim itself: who makes it, since when, where it appeared.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Claim<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_many")]
    pub(super) author: Vec<Agent<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) first_appearance: Option<Work<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "one_or_many")]
    pub(super) appearance: Vec<Work<'a>>,
}

/// Somebody who speaks or publishes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Agent<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    pub(super) name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) same_as: Option<String>,
}

/// A source.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Work<'a> {
    #[serde(rename = "@type")]
    pub(super) kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) headline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) archived_at: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) date_published: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    pub(super) in_language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) publisher: Option<Agent<'a>>,
}

/// One value as itself, several as a list.
fn one_or_many<T: Serialize, S: serde::Serializer>(items: &[T], out: S) -> Result<S::Ok, S::Error> {
    match items {
        [one] => one.serialize(out),
        many => many.serialize(out),
    }
}
