//! Faults on purpose: the n-th operation on database or files fails, once. For the proof that this leaves nothing half-done.
//!
//! What is counted is what goes wrong in earnest: beginning, every statement, the commit, and every file. It counts for the whole
//! process, because workers and requests have tasks of their own; so whoever uses it has a process of its own.

use std::sync::Mutex;
use std::sync::PoisonError;

use crate::fault::{Cause, Fault};

/// What was counted since [`at`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many operations there were.
    pub operations: u64,
    /// Which of them failed.
    pub failed: Option<&'static str>,
}

struct Plan {
    fails: u64,
    counted: Counted,
}

static PLAN: Mutex<Option<Plan>> = Mutex::new(None);

/// From now on operations are counted, and the one with that number fails; none where it is 0.
pub fn at(number: u64) {
    *plan() = Some(Plan {
        fails: number,
        counted: Counted::default(),
    });
}

/// Nothing fails any more; says what was counted.
pub fn ends() -> Counted {
    plan().take().map(|plan| plan.counted).unwrap_or_default()
}

/// One operation. An error when it is the one that fails.
pub fn step(what: &'static str) -> Result<(), Cause> {
    let mut plan = plan();
    let Some(plan) = plan.as_mut() else {
        return Ok(());
    };
    plan.counted.operations += 1;
    if plan.counted.operations != plan.fails {
        return Ok(());
    }
    plan.counted.failed = Some(what);
    Err(format!("{what} fails on purpose").into())
}

/// One operation on the database.
pub(crate) fn statement(name: &'static str) -> Result<(), Fault> {
    step(name).map_err(|source| Fault::Unavailable { source })
}

fn plan() -> std::sync::MutexGuard<'static, Option<Plan>> {
    PLAN.lock().unwrap_or_else(PoisonError::into_inner)
}
