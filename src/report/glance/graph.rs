//! The graph of claims: which claim bears on which, how, and according to whom.

use std::collections::{HashMap, HashSet};

use serde::Serialize;

use super::Named;
use crate::domain::vocabulary::{ArgumentKind, ClaimKind, Direction, Rating};
use crate::report::model::{Claim, Report};

/// More claims are not read in one picture.
pub const MOST_NODES: usize = 60;

/// Nor are more arrows.
pub const MOST_EDGES: usize = 150;

/// Claims that bear on each other.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Graph {
    /// The claims, in the order of the report.
    pub nodes: Vec<Node>,
    /// How they bear on each other, in that order.
    pub edges: Vec<Edge>,
    /// How many more claims have such relations.
    pub left_out: usize,
    /// How many more relations there are.
    pub edges_left_out: usize,
}

/// A claim.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// The claim.
    pub claim: Named,
    /// Its kind, for the words of the verdict.
    pub kind: ClaimKind,
    /// Its verdict, if any.
    pub rating: Option<Rating>,
}

/// How one claim bears on another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Edge {
    /// Place of the one claim in the list of nodes.
    pub from: usize,
    /// Place of the other.
    pub to: usize,
    /// How it bears.
    pub kind: ArgumentKind,
    /// Names of the parties that make the connection; `None`: the desk.
    pub by: Vec<Option<String>>,
    /// What exactly is meant, where it is not the other claim itself.
    pub aims_at: Vec<String>,
}

/// The graph of a report: all claims that bear on others, or the most connected of them.
pub fn graph(report: &Report) -> Graph {
    let place: HashMap<&str, usize> = report
        .claims
        .iter()
        .enumerate()
        .map(|(index, claim)| (claim.code.as_str(), index))
        .collect();
    let edges = edges(report, &place);
    let mut degree = vec![0_usize; report.claims.len()];
    for edge in &edges {
        degree[edge.from] += 1;
        degree[edge.to] += 1;
    }
    let mut chosen: Vec<usize> = (0..degree.len()).filter(|&index| degree[index] > 0).collect();
    let connected = chosen.len();
    if connected > MOST_NODES {
        chosen.sort_by_key(|&index| (std::cmp::Reverse(degree[index]), index));
        chosen.truncate(MOST_NODES);
    }
    let inside: HashSet<usize> = chosen.iter().copied().collect();
    let within = |edge: &&Edge| inside.contains(&edge.from) && inside.contains(&edge.to);
    // what bears on nothing that is shown is not shown either
    let linked: HashSet<usize> = edges
        .iter()
        .filter(within)
        .take(MOST_EDGES)
        .flat_map(|edge| [edge.from, edge.to])
        .collect();
    chosen.retain(|index| linked.contains(index));
    chosen.sort_unstable();
    let new: HashMap<usize, usize> = chosen.iter().enumerate().map(|(new, &old)| (old, new)).collect();
    let total = edges.len();
    let mut edges: Vec<Edge> = edges
        .into_iter()
        .filter_map(|edge| {
            let (from, to) = (*new.get(&edge.from)?, *new.get(&edge.to)?);
            Some(Edge { from, to, ..edge })
        })
        .collect();
    edges.truncate(MOST_EDGES);
    Graph {
        nodes: chosen.iter().map(|&index| node(&report.claims[index])).collect(),
        edges_left_out: total - edges.len(),
        edges,
        left_out: connected - chosen.len(),
    }
}

fn node(claim: &Claim) -> Node {
    Node {
        claim: Named::of(claim),
        kind: claim.kind,
        rating: claim.verdict.as_ref().map(|verdict| verdict.rating),
    }
}

/// Whether a relation says the same of both its ends.
pub const fn is_mutual(kind: ArgumentKind) -> bool {
    matches!(kind, ArgumentKind::Contradicts | ArgumentKind::Restates)
}

/// Every relation between two printed claims once, however often and at whichever end it is told.
fn edges(report: &Report, place: &HashMap<&str, usize>) -> Vec<Edge> {
    let mut edges: Vec<Edge> = Vec::new();
    let mut known: HashMap<(usize, usize, ArgumentKind), usize> = HashMap::new();
    // each with by whom, so that the other end of it is not taken for one more
    let mut met: HashSet<(usize, Option<&str>, Option<&str>)> = HashSet::new();
    for (index, claim) in report.claims.iter().enumerate() {
        for relation in &claim.relations {
            let Some(&other) = place.get(relation.claim.as_str()) else {
                continue;
            };
            let (from, mut to) = match relation.direction {
                Direction::Outgoing => (index, other),
                Direction::Incoming => (other, index),
            };
            // an argument is weakened where it comes from
            if let Some(code) = &relation.argument_of {
                let Some(&arguing) = place.get(code.as_str()) else {
                    continue;
                };
                to = arguing;
            }
            // a claim has no arrow to itself: the undercutting of a step within it is told at the claim
            if from == to {
                continue;
            }
            let back = is_mutual(relation.kind) && known.contains_key(&(to, from, relation.kind));
            let key = if back {
                (to, from, relation.kind)
            } else {
                (from, to, relation.kind)
            };
            let at = *known.entry(key).or_insert(edges.len());
            if at == edges.len() {
                edges.push(Edge {
                    from,
                    to,
                    kind: relation.kind,
                    by: Vec::new(),
                    aims_at: Vec::new(),
                });
            }
            if !met.insert((at, relation.by.as_deref(), relation.aims_at.as_deref())) {
                continue;
            }
            let edge = &mut edges[at];
            if !edge.by.contains(&relation.by) {
                edge.by.push(relation.by.clone());
            }
            if let Some(aim) = relation
                .aims_at
                .as_ref()
                .filter(|aim| !edge.aims_at.contains(aim))
            {
                edge.aims_at.push(aim.clone());
            }
        }
    }
    edges
}
