//! What of a batch is written apart. All rows that name something lengthen one chain, the dossier's, which one writer at
//! a time may do; whatever begins chains of its own is written while others write.

use std::collections::HashSet;

use crate::domain::batch::Batch;

/// Whether nothing of a batch belongs to what is there already, but the names it gives.
pub(super) fn begins_everything(batch: &Batch) -> bool {
    let entities: HashSet<_> = batch.entity.iter().map(|row| row.id).collect();
    let sources: HashSet<_> = batch.source.iter().map(|row| row.id).collect();
    let claims: HashSet<_> = batch.claim.iter().map(|row| row.id).collect();
    let Batch {
        entity,
        source,
        claim,
        handle,
        entity_name,
        source_revision,
        snapshot,
        excerpt,
        claim_revision,
        claim_role,
        assertion,
        attribution,
        external_review,
        comment,
        ..
    } = batch;
    let known = [
        entity.len(),
        source.len(),
        claim.len(),
        handle.len(),
        entity_name.len(),
        source_revision.len(),
        snapshot.len(),
        excerpt.len(),
        claim_revision.len(),
        claim_role.len(),
        assertion.len(),
        attribution.len(),
        external_review.len(),
        comment.len(),
    ];
    let all: usize = batch.counts().iter().map(|(_, count)| count).sum();
    // a table that is not looked at here belongs to who knows what
    known.iter().sum::<usize>() == all
        && entity_name.iter().all(|row| entities.contains(&row.entity))
        && source_revision.iter().all(|row| sources.contains(&row.source))
        && snapshot.iter().all(|row| sources.contains(&row.source))
        && excerpt.iter().all(|row| sources.contains(&row.source))
        && claim_revision.iter().all(|row| claims.contains(&row.claim))
        && claim_role.iter().all(|row| claims.contains(&row.claim))
        && assertion.iter().all(|row| claims.contains(&row.claim))
        && attribution.iter().all(|row| claims.contains(&row.claim))
        && external_review.iter().all(|row| claims.contains(&row.claim))
        && comment.iter().all(|row| claims.contains(&row.claim))
}

/// Takes the agents out of a batch, with their names.
pub(super) fn take_agents(batch: &mut Batch) -> Batch {
    let (of_agents, others) = std::mem::take(&mut batch.handle)
        .into_iter()
        .partition(|row| row.entity.is_some());
    batch.handle = others;
    Batch {
        entity: std::mem::take(&mut batch.entity),
        entity_name: std::mem::take(&mut batch.entity_name),
        handle: of_agents,
        ..Batch::default()
    }
}

/// Takes the names that a batch gives.
pub(super) fn take_names(batch: &mut Batch) -> Batch {
    Batch {
        handle: std::mem::take(&mut batch.handle),
        ..Batch::default()
    }
}
