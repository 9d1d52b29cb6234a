//! States and verdicts, for reading only.

use std::collections::{BTreeMap, HashMap, HashSet};

use serde_json::{Value, json};

use super::{Exporter, moment};
use crate::db::review::Verdict;
use crate::db::{Connection, people};
use crate::domain::ids::*;
use crate::ops::OpResult;

impl<'a> Exporter<'a> {
    /// States and current verdicts, for reading.
    pub(super) fn review(&self, conn: &mut Connection) -> OpResult<Value> {
        let names = people::names(conn)?;
        let verdicts = Verdict::of(conn, self.case.dossier.id)?;
        let superseded: HashSet<RowId> = verdicts.iter().filter_map(|verdict| verdict.supersedes).collect();
        let mut current: HashMap<ClaimId, &Verdict> = HashMap::new();
        for verdict in &verdicts {
            if verdict.scope == "content" && !superseded.contains(&verdict.id) {
                current.entry(verdict.claim).or_insert(verdict);
            }
        }
        let mut claims = BTreeMap::new();
        for (claim, head) in &self.case.claims {
            let current = current.get(&claim.id);
            claims.insert(
                self.claim(claim.id).to_string(),
                json!({
                    "code": ClaimCode(claim.code).to_string(),
                    "state": head.state,
                    "verdict": current.map(|verdict| json!({
                        "rating": verdict.rating, "confidence": verdict.confidence, "rationale": verdict.rationale,
                        "by": names.get(&verdict.recorded_by), "at": moment(verdict.recorded_at),
                    })),
                }),
            );
        }
        Ok(json!(claims))
    }
}
