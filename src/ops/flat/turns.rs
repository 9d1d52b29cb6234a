//! In which order batches are written. They begin and are planned in the order of the file, whoever writes them; one
//! that names a claim or a source of a batch that is under way waits until that is in.

use std::collections::{HashMap, HashSet};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Where an import is, for all who write it.
#[derive(Debug, Default)]
pub(super) struct Turns {
    place: Mutex<Place>,
    moved: Condvar,
}

#[derive(Debug, Default)]
struct Place {
    /// How many batches have begun.
    begun: u64,
    /// How many are planned.
    planned: u64,
    /// What the batches name that are under way, by their numbers.
    names: HashMap<u64, HashSet<u64>>,
    is_over: bool,
}

/// A batch that is under way, until it is dropped.
pub(super) struct UnderWay<'a> {
    turns: &'a Turns,
    number: u64,
}

/// The turn of a batch: no other is planned until it is dropped.
pub(super) struct Turn<'a> {
    turns: &'a Turns,
    number: u64,
}

impl Turns {
    /// Begins a batch, once those before it have begun and none under way names what it names. None where the import is
    /// over.
    pub(super) fn begin(&self, number: u64, names: HashSet<u64>) -> Option<UnderWay<'_>> {
        let mut place = self.wait(|place| {
            place.begun == number && place.names.values().all(|other| other.is_disjoint(&names))
        })?;
        place.begun += 1;
        place.names.insert(number, names);
        drop(place);
        self.moved.notify_all();
        Some(UnderWay { turns: self, number })
    }

    /// Nothing more is written, by whomever.
    pub(super) fn stop(&self) {
        self.place().is_over = true;
        self.moved.notify_all();
    }

    fn place(&self) -> MutexGuard<'_, Place> {
        self.place.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait(&self, until: impl Fn(&Place) -> bool) -> Option<MutexGuard<'_, Place>> {
        let waits = |place: &mut Place| !place.is_over && !until(place);
        let place = self.moved.wait_while(self.place(), waits);
        Some(place.unwrap_or_else(PoisonError::into_inner)).filter(|place| !place.is_over)
    }
}

impl<'a> UnderWay<'a> {
    /// Waits until the batches before this one are planned. None where the import is over.
    pub(super) fn turn(&self) -> Option<Turn<'a>> {
        let (turns, number) = (self.turns, self.number);
        drop(turns.wait(|place| place.planned == number)?);
        Some(Turn { turns, number })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.turns.place().planned = self.number + 1;
        self.turns.moved.notify_all();
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.turns.place().names.remove(&self.number);
        self.turns.moved.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    fn names(names: &[u64]) -> HashSet<u64> {
        names.iter().copied().collect()
    }

    #[test]
    fn batches_are_planned_in_order_and_wait_for_what_they_name() {
        let turns = Turns::default();
        let (say, said) = mpsc::channel();
        thread::scope(|scope| {
            let first = turns.begin(0, names(&[1, 2])).expect("the first batch");
            let writes = |number: u64, of: &'static [u64]| {
                let (turns, say) = (&turns, say.clone());
                scope.spawn(move || {
                    let under_way = turns.begin(number, names(of)).expect("a batch");
                    drop(under_way.turn().expect("a turn"));
                    say.send(number).expect("somebody listens");
                });
            };
            writes(2, &[1]);
            writes(1, &[3]);
            drop(first.turn().expect("a turn"));
            // the third names what the first does, which is not in yet
            assert_eq!(said.recv(), Ok(1));
            assert!(said.try_recv().is_err());
            drop(first);
            assert_eq!(said.recv(), Ok(2));
        });
    }

    #[test]
    fn nobody_waits_once_the_import_is_over() {
        let turns = Turns::default();
        thread::scope(|scope| {
            let waits = scope.spawn(|| turns.begin(7, names(&[])).is_none());
            turns.stop();
            assert!(waits.join().expect("no panic"));
        });
        assert!(turns.begin(0, names(&[])).is_none());
    }
}
