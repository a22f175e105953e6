//! Allocation of peer reviews and estimation of results.
