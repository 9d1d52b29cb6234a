//! Sources, what is known of them, and their captured texts.

use std::rc::Rc;

use chrono::{DateTime, Utc};

use crate::db::sources::SourceRevision;
use crate::domain::batch::{RetractionRow, SnapshotRow, SourceRevisionRow, SourceRow};
use crate::domain::ids::*;
use crate::domain::log::sha256;
use crate::domain::text;
use crate::exchange::dossier::{Snapshot, Source};

use super::{Planner, Target};

/// The largest raw capture that a row holds, bytes.
const RAW_LIMIT: usize = 16 * 1024 * 1024;

/// A text in which quotations are looked for.
#[derive(Debug, Clone)]
pub(super) struct Text {
    pub(super) snapshot: SnapshotId,
    pub(super) retrieved: DateTime<Utc>,
    /// Absent: only its hash is held.
    pub(super) body: Option<Rc<str>>,
    /// Whether it is a text of its own, or a transcript of something else.
    pub(super) is_text: bool,
}

impl Planner<'_> {
    pub(super) fn sources(&mut self) {
        for snapshot in self.case.iter().flat_map(|case| &case.snapshots) {
            self.texts.entry(snapshot.source).or_default().push(Text {
                snapshot: snapshot.id,
                retrieved: snapshot.retrieved_at,
                body: snapshot.body.as_deref().map(Into::into),
                is_text: snapshot.media_type.starts_with("text/"),
            });
        }
        for (id, revision) in self.case.iter().flat_map(|case| &case.source_revisions) {
            self.publishers
                .extend(revision.publisher.map(|publisher| (*id, publisher)));
            self.source_languages
                .extend(revision.language.clone().map(|language| (*id, language)));
        }
        let file = self.file;
        for (index, source) in file.sources.iter().enumerate() {
            let path = format!("sources[{index}]");
            let Some(Target::Source(id)) = self.targets.get(source.id.as_str()).copied() else {
                continue;
            };
            self.source(id, source, &path);
            for (place, snapshot) in source.snapshot.iter().enumerate() {
                let path = if source.snapshot.len() == 1 {
                    format!("{path}.snapshot")
                } else {
                    format!("{path}.snapshot[{place}]")
                };
                self.snapshot(id, snapshot, &path);
            }
            self.retraction(id, source);
        }
        for texts in self.texts.values_mut() {
            texts.sort_by_key(|text| std::cmp::Reverse(text.retrieved));
        }
    }

    fn source(&mut self, id: SourceId, source: &Source, path: &str) {
        let publisher = match &source.publisher {
            Some(handle) => self.agent_of(handle, &format!("{path}.publisher")),
            None => None,
        };
        let derived_from = match &source.derived_from {
            Some(handle) => self.source_of(handle, &format!("{path}.derived_from")),
            None => None,
        };
        if derived_from == Some(id) {
            self.problem(
                format!("{path}.derived_from"),
                "a source cannot be copied from itself",
            );
        }
        let issued = self.date(source.issued.as_ref(), format!("{path}.issued"));
        let language = source.lang.as_ref().map(ToString::to_string);
        self.publishers.extend(publisher.map(|publisher| (id, publisher)));
        self.source_languages
            .extend(language.clone().map(|language| (id, language)));
        let mut row = SourceRevisionRow {
            source: id,
            n: 1,
            csl: serde_json::Value::Object(source.csl.clone()),
            publisher,
            archive_url: source.archive_url.clone(),
            issued,
            language,
            reliability: source.reliability,
            origin: source.effective_origin(),
            derived_from,
        };
        let known = self
            .case
            .and_then(|case| Some((case.sources.get(&id)?, case.source_revisions.get(&id)?)));
        match known {
            Some((root, now)) => {
                if source.url.is_some() && source.url != root.url || source.confidential != root.confidential
                {
                    self.problem(
                        format!("{path}.url"),
                        format!("`{}` is there already with another address or confidentiality; give a new source a new handle", source.id),
                    );
                }
                if !says_the_same(&row, now) {
                    row.n = now.n + 1;
                    self.batch.source_revision.push(row);
                }
            }
            None => {
                let confidential = source.confidential;
                self.batch.source.push(SourceRow {
                    id,
                    url: source.url.clone(),
                    confidential,
                });
                self.batch.source_revision.push(row);
            }
        }
    }

    fn snapshot(&mut self, source: SourceId, snapshot: &Snapshot, path: &str) {
        let Some(retrieved_at) = self.moment(&snapshot.retrieved, &format!("{path}.retrieved")) else {
            return;
        };
        let Some((raw, body)) = self.bytes_and_body(snapshot, path) else {
            return;
        };
        let digest = match (&raw, &snapshot.sha256) {
            (Some(raw), given) => {
                let found = hex::encode(sha256(raw));
                if given
                    .as_ref()
                    .is_some_and(|given| !given.eq_ignore_ascii_case(&found))
                {
                    self.problem(
                        format!("{path}.sha256"),
                        format!("the bytes have SHA-256 {found}"),
                    );
                    return;
                }
                found
            }
            (None, Some(given)) => given.to_ascii_lowercase(),
            (None, None) => {
                self.problem(path, "a snapshot needs `text`, `file` or `sha256`");
                return;
            }
        };
        if raw.as_ref().is_some_and(|raw| raw.len() > RAW_LIMIT) {
            self.problem(
                path,
                format!("the capture is larger than {RAW_LIMIT} bytes; give its `text` and `sha256`"),
            );
            return;
        }
        let known = self.case.iter().flat_map(|case| &case.snapshots).any(|known| {
            known.source == source
                && known.retrieved_at == retrieved_at
                && hex::encode(&known.raw_sha256) == digest
        });
        if known {
            return;
        }
        let id = SnapshotId::new();
        self.texts.entry(source).or_default().push(Text {
            snapshot: id,
            retrieved: retrieved_at,
            body: body.as_deref().map(Into::into),
            is_text: snapshot.media_type.starts_with("text/"),
        });
        self.batch.snapshot.push(SnapshotRow {
            id,
            source,
            retrieved_at,
            tool: snapshot.tool.clone(),
            media_type: snapshot.media_type.clone(),
            raw: raw.map(|raw| format!("\\x{}", hex::encode(raw))),
            raw_sha256: format!("\\x{digest}"),
            extractor: snapshot.extractor.clone(),
            body_sha256: body
                .as_ref()
                .map(|body| format!("\\x{}", hex::encode(sha256(body.as_bytes())))),
            body,
        });
    }

    /// The raw bytes, as far as they are held, and the text as quotations are anchored in it.
    fn bytes_and_body(
        &mut self,
        snapshot: &Snapshot,
        path: &str,
    ) -> Option<(Option<Vec<u8>>, Option<String>)> {
        let mut raw = match snapshot.raw_bytes() {
            Ok(raw) => raw,
            Err(reason) => {
                self.problem(format!("{path}.raw"), reason);
                return None;
            }
        };
        let mut body = snapshot.text.as_deref().map(text::normalise_body);
        if let Some(name) = &snapshot.file {
            let Some(bytes) = self.attachments.get(name) else {
                self.problem(format!("{path}.file"), format!("`{name}` was not read"));
                return None;
            };
            if body.is_none() {
                match std::str::from_utf8(bytes) {
                    Ok(text) => body = Some(text::normalise_body(text)),
                    Err(error) => {
                        let place = error.valid_up_to();
                        self.problem(
                            format!("{path}.file"),
                            format!("`{name}` is not UTF-8 at byte {place}; give its `text`"),
                        );
                        return None;
                    }
                }
            }
            raw = Some(bytes.clone());
        }
        // a text given alone is the capture
        if raw.is_none() && snapshot.sha256.is_none() {
            raw = body.as_ref().map(|body| body.clone().into_bytes());
        }
        if let Some(problem) = body.as_deref().and_then(text::clean_text_problem) {
            self.problem(path, problem.to_string());
            return None;
        }
        Some((raw, body))
    }

    fn retraction(&mut self, id: SourceId, source: &Source) {
        let Some(retracted) = &source.retracted else {
            return;
        };
        if self
            .case
            .is_some_and(|case| case.source_retractions.contains_key(&id))
        {
            return;
        }
        self.batch.retraction.push(RetractionRow {
            id: RowId::new(),
            stream: id.0,
            assertion: None,
            relation: None,
            evidence: None,
            entity_relation: None,
            source: Some(id),
            kind: Some(retracted.kind),
            reason: retracted.reason.clone(),
        });
    }
}

fn says_the_same(row: &SourceRevisionRow, now: &SourceRevision) -> bool {
    row.csl == now.csl
        && row.publisher == now.publisher
        && row.archive_url == now.archive_url
        && row.issued == now.issued
        && row.language == now.language
        && row.reliability.code() == now.reliability
        && row.origin.code() == now.origin
        && row.derived_from == now.derived_from
}

/// The files that a dossier file's snapshots name, each with the path of the value that names it.
pub fn attachments(sources: &[Source]) -> impl Iterator<Item = (String, &str)> {
    sources.iter().enumerate().flat_map(|(index, source)| {
        let only = source.snapshot.len() == 1;
        source
            .snapshot
            .iter()
            .enumerate()
            .filter_map(move |(place, snapshot)| {
                let step = if only { String::new() } else { format!("[{place}]") };
                let path = format!("sources[{index}].snapshot{step}.file");
                Some((path, snapshot.file.as_deref()?))
            })
    })
}
