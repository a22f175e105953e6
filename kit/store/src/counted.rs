//! How many statements a page asks: counted for tests.

use std::cell::Cell;

tokio::task_local! {
    static COUNT: Cell<usize>;
}

/// Does the work and says how many statements it asked of the database, begin and commit left out.
///
/// Only what runs in the same task is counted.
pub async fn counted<F: Future>(work: F) -> (F::Output, usize) {
    COUNT
        .scope(Cell::new(0), async {
            let output = work.await;
            (output, COUNT.with(Cell::get))
        })
        .await
}

pub(crate) fn note(statements: usize) {
    // outside of `counted` there is nothing to count for
    if let Ok(()) = COUNT.try_with(|count| count.set(count.get() + statements)) {}
}
