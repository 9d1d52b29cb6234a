//! Dossiers: opening one, listing, showing.

use chrono::{DateTime, Utc};

use crate::db::Connection;
use crate::db::dossiers::Dossier;
use crate::db::listing::{self, ListedDossier, Part};
use crate::db::replies;
use crate::db::write::{self, Receipt};
use crate::domain::batch::{Batch, DossierRevisionRow, DossierRow, ReplyPolicyRow};
use crate::domain::ids::*;
use crate::domain::vocabulary::{RightOfReply, Visibility};

use super::{OpError, OpResult, find};

/// Settings of a dossier.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The name in commands and addresses.
    pub slug: String,
    /// The title.
    pub title: String,
    /// The case in neutral words.
    pub summary: Option<String>,
    /// BCP 47.
    pub language: String,
    /// desk or restricted.
    pub visibility: Visibility,
    /// Not to be seen by others before.
    pub embargo: Option<DateTime<Utc>>,
    /// How many people a claim needs: 3, 2 or 1.
    pub eyes: i16,
    /// Words that are contested here.
    pub labels: Vec<String>,
    /// Whether the accused have to be asked before a report goes out.
    pub right_of_reply: RightOfReply,
}

/// Dossiers by slug.
pub fn list(conn: &mut Connection, part: &Part<String>) -> OpResult<Vec<ListedDossier>> {
    Ok(listing::dossiers(conn, None, part)?)
}

/// One dossier.
pub fn show(conn: &mut Connection, slug: Option<&str>) -> OpResult<ListedDossier> {
    let dossier = find::dossier_or_only(conn, slug)?;
    let found = listing::dossiers(conn, Some(&dossier.slug), &Part::all())?;
    found
        .into_iter()
        .next()
        .ok_or(OpError::Db(crate::db::DbError::NotFound))
}

/// What of a dossier's settings is to change; absent is to stay.
#[derive(Debug, Clone, Default)]
#[allow(missing_docs)]
pub struct Changes {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub eyes: Option<i16>,
    pub right_of_reply: Option<RightOfReply>,
    pub visibility: Option<Visibility>,
    pub labels: Option<Vec<String>>,
}

/// Changes settings of a dossier that is there; nothing when they are these already.
pub fn set(conn: &mut Connection, slug: Option<&str>, changes: &Changes) -> OpResult<Vec<Receipt>> {
    let dossier = find::dossier_or_only(conn, slug)?;
    let now = dossier.settings(conn)?;
    let policy = replies::policy(conn, dossier.id)?;
    let settings = Settings {
        labels: changes.labels.clone().unwrap_or_else(|| now.label_words()),
        slug: dossier.slug,
        title: changes.title.clone().unwrap_or(now.title),
        summary: changes.summary.clone().or(now.summary),
        language: now.language,
        visibility: changes
            .visibility
            .or(now.visibility.parse().ok())
            .unwrap_or_default(),
        embargo: now.embargo,
        eyes: changes.eyes.unwrap_or(now.eyes),
        right_of_reply: changes.right_of_reply.or(policy.parse().ok()).unwrap_or_default(),
    };
    put(conn, &settings)
}

/// Opens a dossier, or changes its settings; nothing when they are these already.
pub fn put(conn: &mut Connection, settings: &Settings) -> OpResult<Vec<Receipt>> {
    let batch = batch(conn, settings)?;
    if batch.is_empty() {
        return Ok(Vec::new());
    }
    Ok(write::record(conn, &batch, RequestId::new())?)
}

/// What it takes to make the settings these.
pub fn batch(conn: &mut Connection, settings: &Settings) -> OpResult<Batch> {
    let mut batch = Batch::default();
    let known = Dossier::by_slug(conn, &settings.slug)?;
    let (id, n, members) = match &known {
        Some(dossier) => {
            let policy = replies::policy(conn, dossier.id)?;
            put_policy(&mut batch, dossier.id, &policy, settings);
            let now = dossier.settings(conn)?;
            if is(&now, settings) {
                return Ok(batch);
            }
            (
                dossier.id,
                now.n + 1,
                now.members.iter().flatten().copied().map(PersonId).collect(),
            )
        }
        None => {
            let id = DossierId::new();
            batch.dossier.push(DossierRow {
                id,
                slug: settings.slug.clone(),
            });
            put_policy(&mut batch, id, RightOfReply::default().code(), settings);
            let me = crate::db::members::session(conn)?.1;
            let open = settings.visibility == Visibility::Desk && settings.embargo.is_none();
            (
                id,
                1,
                if open {
                    Vec::new()
                } else {
                    me.into_iter().collect()
                },
            )
        }
    };
    batch.dossier_revision.push(DossierRevisionRow {
        dossier: id,
        n,
        title: settings.title.clone(),
        summary: settings.summary.clone(),
        language: settings.language.clone(),
        visibility: settings.visibility,
        members,
        embargo: settings.embargo,
        eyes: settings.eyes,
        labels: settings.labels.clone(),
    });
    Ok(batch)
}

fn put_policy(batch: &mut Batch, dossier: DossierId, now: &str, settings: &Settings) {
    if now != settings.right_of_reply.code() {
        batch.reply_policy.push(ReplyPolicyRow {
            dossier,
            right_of_reply: settings.right_of_reply,
        });
    }
}

fn is(now: &crate::db::dossiers::DossierRevision, settings: &Settings) -> bool {
    now.title == settings.title
        && now.summary == settings.summary
        && now.language == settings.language
        && now.visibility == settings.visibility.code()
        && now.embargo == settings.embargo
        && now.eyes == settings.eyes
        && now.label_words() == settings.labels
}
