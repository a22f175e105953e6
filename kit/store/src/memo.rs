//! What rooms remember of a database between questions, in this process: copies that are checked before each use, never the only
//! place of anything.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// One thing of each type.
#[derive(Default)]
pub(crate) struct Memo(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Memo {
    /// The thing of that type; a new one the first time.
    pub(crate) fn of<T: Default + Send + Sync + 'static>(&self) -> Arc<T> {
        let mut things = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let thing = things
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Arc::new(T::default()));
        // what stands under a type's number is of that type
        Arc::clone(thing).downcast().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicU32, Ordering};

    #[derive(Default)]
    struct Visits(AtomicU32);

    #[test]
    fn a_thing_is_remembered_by_its_type() {
        let memo = Memo::default();
        memo.of::<Visits>().0.fetch_add(1, Ordering::Relaxed);
        memo.of::<AtomicU32>().fetch_add(7, Ordering::Relaxed);
        memo.of::<Visits>().0.fetch_add(1, Ordering::Relaxed);
        assert_eq!(memo.of::<Visits>().0.load(Ordering::Relaxed), 2);
        assert_eq!(memo.of::<AtomicU32>().load(Ordering::Relaxed), 7);
    }
}
