//! Where the claims of a graph stand: each connected part laid out in layers, the parts packed in rows.

use dagre::graph::{Graph as Layered, GraphOptions};
use dagre::layout::types::LabelPos;
use dagre::{EdgeLabel, LayoutOptions, NodeLabel, RankDir};

use super::measure;

/// Space between the connected parts.
const BETWEEN: f64 = 28.0;

/// Height of the label of an edge.
const LABEL: f64 = 16.0;

/// The box of a claim: its middle and its size.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Box {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

/// The way of an edge, and the middle of its label.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Way {
    pub points: Vec<(f64, f64)>,
    pub label: (f64, f64),
}

/// A laid out graph.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Layout {
    pub width: f64,
    pub height: f64,
    /// From where to where each row of parts reaches; no line leads from one to another.
    pub rows: Vec<(f64, f64)>,
    /// For every node in their order.
    pub boxes: Vec<Box>,
    /// For every node which of its sizes it has.
    pub sizes: Vec<usize>,
    /// For every edge in their order.
    pub ways: Vec<Way>,
}

/// An edge to be laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    pub from: usize,
    pub to: usize,
    pub label: &'a str,
}

/// Lays out nodes, each connected part in the first of these sets of sizes that is no wider than the limit, from left to
/// right or else from top to bottom; in the last of them, whichever way is narrower, where none is. The same graph has
/// the same layout.
pub(super) fn layout(sizes: &[Vec<(f64, f64)>], lines: &[Line<'_>], most: f64) -> Layout {
    let count = sizes.first().map_or(0, Vec::len);
    let mut whole = Layout {
        boxes: vec![Box::default(); count],
        sizes: vec![0; count],
        ways: vec![Way::default(); lines.len()],
        ..Layout::default()
    };
    let (mut left, mut top, mut row) = (0.0, 0.0, 0.0_f64);
    for part in parts(count, lines) {
        let mut best: Option<(usize, Layout)> = None;
        let ways = (0..sizes.len()).flat_map(|index| [(index, RankDir::LR), (index, RankDir::TB)]);
        for (index, direction) in ways {
            let found = place(&sizes[index], lines, &part, direction);
            let fits = found.width <= most;
            let is_better = |(_, best): &(usize, Layout)| found.width < best.width;
            if fits || best.as_ref().is_none_or(is_better) {
                best = Some((index, found));
            }
            if fits {
                break;
            }
        }
        let Some((index, best)) = best else { continue };
        if left > 0.0 && left + best.width > most {
            (left, top, row) = (0.0, top + row + BETWEEN, 0.0);
        }
        for (&node, one) in part.nodes.iter().zip(&best.boxes) {
            whole.sizes[node] = index;
            whole.boxes[node] = Box {
                x: one.x + left,
                y: one.y + top,
                ..*one
            };
        }
        for (&line, way) in part.lines.iter().zip(&best.ways) {
            let moved = |(x, y): (f64, f64)| (x + left, y + top);
            whole.ways[line] = Way {
                points: way.points.iter().copied().map(moved).collect(),
                label: moved(way.label),
            };
        }
        row = row.max(best.height);
        whole.width = whole.width.max(left + best.width);
        whole.height = top + row;
        match whole.rows.last_mut() {
            Some(last) if left > 0.0 => last.1 = whole.height,
            _ => whole.rows.push((top, whole.height)),
        }
        left += best.width + BETWEEN;
    }
    whole
}

/// Nodes that hang together, and the edges between them.
struct Part {
    nodes: Vec<usize>,
    lines: Vec<usize>,
}

/// The connected parts, the largest first.
fn parts(count: usize, lines: &[Line<'_>]) -> Vec<Part> {
    let mut root: Vec<usize> = (0..count).collect();
    fn find(root: &mut [usize], mut node: usize) -> usize {
        while root[node] != node {
            root[node] = root[root[node]];
            node = root[node];
        }
        node
    }
    for line in lines {
        let (one, other) = (find(&mut root, line.from), find(&mut root, line.to));
        root[one.max(other)] = one.min(other);
    }
    let mut place = vec![usize::MAX; count];
    let mut parts: Vec<Part> = Vec::new();
    for node in 0..count {
        let top = find(&mut root, node);
        if place[top] == usize::MAX {
            place[top] = parts.len();
            parts.push(Part {
                nodes: Vec::new(),
                lines: Vec::new(),
            });
        }
        parts[place[top]].nodes.push(node);
    }
    for (index, line) in lines.iter().enumerate() {
        let top = find(&mut root, line.from);
        parts[place[top]].lines.push(index);
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.nodes.len()));
    parts
}

fn place(sizes: &[(f64, f64)], lines: &[Line<'_>], part: &Part, direction: RankDir) -> Layout {
    let mut graph: Layered<NodeLabel, EdgeLabel> = Layered::with_options(GraphOptions {
        directed: true,
        multigraph: true,
        compound: false,
    });
    for &node in &part.nodes {
        let (width, height) = sizes[node];
        let label = NodeLabel {
            width,
            height,
            ..NodeLabel::default()
        };
        graph.set_node(node.to_string(), Some(label));
    }
    for &index in &part.lines {
        let line = lines[index];
        let label = EdgeLabel {
            width: measure::width(line.label, super::graph::LABEL_SIZE) + 6.0,
            height: LABEL,
            labelpos: LabelPos::Center,
            ..EdgeLabel::default()
        };
        let name = index.to_string();
        graph.set_edge(
            line.from.to_string(),
            line.to.to_string(),
            Some(label),
            Some(&name),
        );
    }
    let options = LayoutOptions {
        rankdir: direction,
        nodesep: 18.0,
        edgesep: 10.0,
        ranksep: 44.0,
        ..LayoutOptions::default()
    };
    dagre::layout(&mut graph, Some(options));
    let boxes = part.nodes.iter().map(|node| {
        let (width, height) = sizes[*node];
        let label = graph.node(&node.to_string());
        Box {
            x: label.and_then(|label| label.x).unwrap_or_default(),
            y: label.and_then(|label| label.y).unwrap_or_default(),
            width,
            height,
        }
    });
    let boxes: Vec<Box> = boxes.collect();
    let ways = part.lines.iter().map(|&index| {
        let line = lines[index];
        let name = index.to_string();
        let label = graph.edge(&line.from.to_string(), &line.to.to_string(), Some(&name));
        let mut way = Way::default();
        if let Some(label) = label {
            way.points = label.points.iter().map(|point| (point.x, point.y)).collect();
            way.label = (label.x.unwrap_or_default(), label.y.unwrap_or_default());
        }
        way
    });
    let ways: Vec<Way> = ways.collect();
    let labels: Vec<f64> = part
        .lines
        .iter()
        .map(|&index| measure::width(lines[index].label, super::graph::LABEL_SIZE))
        .collect();
    let layout = Layout {
        width: 0.0,
        height: 0.0,
        rows: Vec::new(),
        boxes,
        sizes: Vec::new(),
        ways,
    };
    trimmed(layout, &labels)
}

/// Moved to the origin, with the room that everything in it takes.
fn trimmed(mut layout: Layout, labels: &[f64]) -> Layout {
    let (mut low, mut high) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    let mut hold = |x: f64, y: f64, right: f64, down: f64| {
        low = (low.0.min(x - right), low.1.min(y - down));
        high = (high.0.max(x + right), high.1.max(y + down));
    };
    for one in &layout.boxes {
        hold(one.x, one.y, one.width / 2.0, one.height / 2.0);
    }
    for (way, label) in layout.ways.iter().zip(labels) {
        hold(way.label.0, way.label.1, label / 2.0, LABEL / 2.0);
        for &(x, y) in &way.points {
            hold(x, y, 0.0, 0.0);
        }
    }
    for one in &mut layout.boxes {
        one.x -= low.0;
        one.y -= low.1;
    }
    for way in &mut layout.ways {
        for point in way.points.iter_mut().chain([&mut way.label]) {
            point.0 -= low.0;
            point.1 -= low.1;
        }
    }
    layout.width = (high.0 - low.0).max(0.0);
    layout.height = (high.1 - low.1).max(0.0);
    layout
}
