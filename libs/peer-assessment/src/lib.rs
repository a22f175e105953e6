#![doc = include_str!("../README.md")]

mod allocate;
mod chance;
mod cohort;
mod draft;
mod level;
mod lists;
mod request;
mod summary;

pub use crate::{
    allocate::allocate,
    request::{Allocation, Infeasible, Pair, Relaxed, Request, Rule, Shortage, Work},
    summary::{Criterion, Misfit, Spread, Summary, summary},
};
