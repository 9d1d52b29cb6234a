//! Approximate matching: the part of a text that is a pattern but for a few edits.
//!
//! Long patterns are looked for only where the text has enough of their five-letter pieces: one edit spoils at most
//! five of them (q-gram lemma). What is left is compared by bit-vectors, 64 rows of the edit matrix at a time (Myers
//! 1999, in blocks as by Hyyrö 2003).

use std::collections::HashMap;
use std::ops::Range;

/// Length of the pieces that a pattern is cut into, letters.
const PIECE: usize = 5;

/// Patterns up to this length are compared with the whole text: one word of bits a letter.
const SHORT: usize = 64;

/// How many blocks of 64 rows are compared at most.
const PATIENCE: usize = 400_000_000;

/// A part of a text that is like the pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    /// Its first letter.
    pub(super) first: usize,
    /// Its last letter.
    pub(super) last: usize,
    /// Letters put in, left out or exchanged.
    pub(super) edits: usize,
}

/// The part with the fewest edits, at most `allowed`; of several, the first. None as well if `allowed` is 0.
pub(super) fn closest(text: &[char], pattern: &[char], allowed: usize) -> Option<Match> {
    if pattern.is_empty() || allowed == 0 {
        return None;
    }
    let rows = Rows::of(pattern);
    let mut best: Option<(usize, usize)> = None;
    for part in parts_alike(text, pattern, allowed) {
        let limit = best.map_or(allowed, |(edits, _)| edits - 1);
        let found = rows.search(text[part.clone()].iter().copied(), Begin::Anywhere, limit);
        if let Some((edits, last)) = found {
            best = Some((edits, part.start + last));
        }
        if best.is_some_and(|(edits, _)| edits == 0) {
            break;
        }
    }
    let (edits, last) = best?;
    // the same backwards from its end finds where it begins
    let reversed: Vec<char> = pattern.iter().rev().copied().collect();
    let from = (last + 1).saturating_sub(pattern.len() + edits);
    let backwards = text[from..=last].iter().rev().copied();
    let (edits, length) = Rows::of(&reversed).search(backwards, Begin::Here, edits)?;
    Some(Match {
        first: last - length,
        last,
        edits,
    })
}

/// The parts of a text in which the pattern may be, in order.
fn parts_alike(text: &[char], pattern: &[char], allowed: usize) -> Vec<Range<usize>> {
    let pieces = (pattern.len() + 1).saturating_sub(PIECE);
    let least = pieces.saturating_sub(allowed * PIECE);
    if pattern.len() <= SHORT || least == 0 || text.len() < PIECE {
        return std::iter::once(0..text.len()).collect();
    }
    let mut known = Pieces::default();
    pattern.windows(PIECE).for_each(|piece| known.insert(piece));
    let hits: Vec<bool> = text.windows(PIECE).map(|piece| known.contains(piece)).collect();
    let words = pattern.len().div_ceil(64);
    let mut wanted = least;
    loop {
        let parts = dense_parts(&hits, pattern.len() + allowed, wanted);
        let work: usize = parts.iter().map(|part| part.len() * words).sum();
        // where too much of the text is like the pattern, only what is most like it is compared
        if work <= PATIENCE || wanted >= pieces {
            return if work <= PATIENCE { parts } else { Vec::new() };
        }
        wanted += (pieces - wanted).div_ceil(2);
    }
}

/// The runs of windows that have at least that many hits, with the letters of the pieces that begin in them.
fn dense_parts(hits: &[bool], window: usize, wanted: usize) -> Vec<Range<usize>> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut count = 0;
    for (place, hit) in hits.iter().enumerate() {
        count += usize::from(*hit);
        if place >= window {
            count -= usize::from(hits[place - window]);
        }
        if count < wanted {
            continue;
        }
        let (start, end) = ((place + 1).saturating_sub(window), place + PIECE);
        match parts.last_mut() {
            Some(last) if start <= last.end => last.end = end,
            _ => parts.push(start..end),
        }
    }
    parts
}

/// A set of pieces; it may take a few others for its own, which costs time only.
struct Pieces {
    bits: Vec<u64>,
}

impl Default for Pieces {
    fn default() -> Self {
        Pieces {
            bits: vec![0; 1 << 14],
        }
    }
}

impl Pieces {
    fn place(piece: &[char]) -> (usize, u64) {
        let mixed = piece.iter().fold(0u64, |hash, letter| {
            (hash.rotate_left(5) ^ u64::from(u32::from(*letter))).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        let place = mixed >> 44; // 20 bits
        (usize::try_from(place >> 6).unwrap_or(0), 1 << (place & 63))
    }

    fn insert(&mut self, piece: &[char]) {
        let (word, bit) = Self::place(piece);
        self.bits[word] |= bit;
    }

    fn contains(&self, piece: &[char]) -> bool {
        let (word, bit) = Self::place(piece);
        self.bits[word] & bit != 0
    }
}

/// Where in a text a match may begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begin {
    Anywhere,
    Here,
}

/// A pattern as bits: for each letter the rows in which it stands.
struct Rows {
    length: usize,
    words: usize,
    /// Where the bits of a letter begin in `bits`; those of a letter that the pattern does not have, at 0.
    ascii: [usize; 128],
    others: HashMap<char, usize>,
    bits: Vec<u64>,
}

impl Rows {
    fn of(pattern: &[char]) -> Self {
        let words = pattern.len().div_ceil(64);
        let mut rows = Rows {
            length: pattern.len(),
            words,
            ascii: [0; 128],
            others: HashMap::new(),
            bits: vec![0; words],
        };
        for (row, letter) in pattern.iter().enumerate() {
            let next = rows.bits.len();
            let at = match rows.ascii.get_mut(*letter as usize) {
                Some(at) => at,
                None => rows.others.entry(*letter).or_default(),
            };
            if *at == 0 {
                *at = next;
                rows.bits.resize(next + words, 0);
            }
            rows.bits[*at + row / 64] |= 1 << (row % 64);
        }
        rows
    }

    fn of_letter(&self, letter: char) -> &[u64] {
        let at = match self.ascii.get(letter as usize) {
            Some(at) => *at,
            None => self.others.get(&letter).copied().unwrap_or(0),
        };
        &self.bits[at..at + self.words]
    }

    /// The fewest edits, at most `limit`, and the letter at which such a match ends; of several, the first.
    fn search(&self, text: impl Iterator<Item = char>, begin: Begin, limit: usize) -> Option<(usize, usize)> {
        // vertical differences of the column: up and down by one
        let mut up = vec![u64::MAX; self.words];
        let mut down = vec![0u64; self.words];
        let last_row = 1u64 << ((self.length - 1) % 64);
        let mut cost = self.length;
        let mut best = None;
        let mut bound = limit;
        for (place, letter) in text.enumerate() {
            // horizontal difference that comes into the block from above
            let mut carry = match begin {
                Begin::Anywhere => 0i8,
                Begin::Here => 1,
            };
            let equal = self.of_letter(letter);
            for block in 0..self.words {
                let bottom = if block + 1 == self.words {
                    last_row
                } else {
                    1 << 63
                };
                carry = step(&mut up[block], &mut down[block], equal[block], carry, bottom);
            }
            cost = cost.saturating_add_signed(isize::from(carry));
            if cost <= bound {
                best = Some((cost, place));
                if cost == 0 {
                    break;
                }
                bound = cost - 1;
            }
        }
        best
    }
}

/// One block of one column; gives the horizontal difference at the row `bottom`.
fn step(up: &mut u64, down: &mut u64, equal: u64, carry: i8, bottom: u64) -> i8 {
    let across = equal | *down;
    let equal = if carry < 0 { equal | 1 } else { equal };
    let diagonal = ((equal & *up).wrapping_add(*up) ^ *up) | equal;
    let mut right_up = *down | !(diagonal | *up);
    let mut right_down = *up & diagonal;
    let out = i8::from(right_up & bottom != 0) - i8::from(right_down & bottom != 0);
    right_up = right_up << 1 | u64::from(carry > 0);
    right_down = right_down << 1 | u64::from(carry < 0);
    *up = right_down | !(across | right_up);
    *down = right_up & across;
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sellers' algorithm, cell by cell: the fewest edits and where such a match first ends.
    fn slow(text: &[char], pattern: &[char], allowed: usize) -> Option<(usize, usize)> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut best = None;
        for (place, letter) in text.iter().enumerate() {
            let mut diagonal = column[0];
            for row in 1..=pattern.len() {
                let above = column[row];
                let same = usize::from(pattern[row - 1] != *letter);
                column[row] = (diagonal + same).min(above + 1).min(column[row - 1] + 1);
                diagonal = above;
            }
            let cost = column[pattern.len()];
            if cost <= allowed && best.is_none_or(|(edits, _)| cost < edits) {
                best = Some((cost, place));
            }
        }
        best
    }

    fn distance(one: &[char], other: &[char]) -> usize {
        let (one, other): (String, String) = (one.iter().collect(), other.iter().collect());
        strsim::levenshtein(&one, &other)
    }

    proptest! {
        #[test]
        fn bits_and_cells_agree(
            text in proptest::collection::vec(proptest::sample::select(vec!['a', 'b', 'é', '語']), 0..300),
            pattern in proptest::collection::vec(proptest::sample::select(vec!['a', 'b', 'é', '語']), 1..150),
            allowed in 1usize..40,
        ) {
            let found = closest(&text, &pattern, allowed);
            prop_assert_eq!(found.map(|one| (one.edits, one.last)), slow(&text, &pattern, allowed));
            if let Some(one) = found {
                prop_assert_eq!(distance(&text[one.first..=one.last], &pattern), one.edits);
            }
        }

        #[test]
        fn a_slipped_part_is_found_again(
            text in "[a-h ]{400,900}", from in 0usize..300, length in 100usize..250,
            slips in proptest::collection::vec((0usize..250, 0u8..3), 0..9),
        ) {
            let text: Vec<char> = text.chars().collect();
            let mut pattern = text[from..(from + length).min(text.len())].to_vec();
            for (place, kind) in slips {
                let place = place % pattern.len();
                match kind {
                    0 => pattern[place] = 'X',
                    1 => pattern.insert(place, 'Y'),
                    _ => drop(pattern.remove(place)),
                }
            }
            let allowed = pattern.len() / 10;
            let found = closest(&text, &pattern, allowed).map(|one| (one.edits, one.last));
            prop_assert_eq!(found, slow(&text, &pattern, allowed));
        }
    }
}
