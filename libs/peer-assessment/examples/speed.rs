//! How long allocations take: `cargo run --release -p peer-assessment --example speed [-- million]`.

#![expect(clippy::disallowed_methods, reason = "this program measures")]

use std::time::Instant;

use peer_assessment::{Infeasible, Request, Work, allocate};

fn main() -> Result<(), Infeasible> {
    let large = std::env::args().any(|word| word == "million");
    let sizes = [(100_000, 3), (1_000_000, 5)];
    for (size, per_work) in sizes.into_iter().take(if large { 2 } else { 1 }) {
        let mut request = Request {
            works: (0..size)
                .map(|id| Work {
                    id,
                    authors: vec![id],
                })
                .collect(),
            reviewers: (0..size).collect(),
            per_work,
            seed: [1; 32],
            ..Request::default()
        };
        let now = Instant::now();
        let plain = allocate(&request)?;
        println!("{size} x {per_work} plain: {:?}", now.elapsed());
        request.previous = plain
            .pairs
            .iter()
            .map(|pair| (pair.reviewer, pair.work))
            .collect();
        request.seed = [2; 32];
        request.conflicts = (0..size / 10).map(|one| (one, one + size / 2)).collect();
        let now = Instant::now();
        let ruled = allocate(&request)?;
        println!(
            "{size} x {per_work} with conflicts and an earlier round: {:?}, {} rules relaxed",
            now.elapsed(),
            ruled.relaxed.len()
        );
        request.existing = ruled.pairs;
        request.works.push(Work {
            id: size,
            authors: vec![size],
        });
        let now = Instant::now();
        allocate(&request)?;
        println!("one late work more: {:?}", now.elapsed());
    }
    Ok(())
}
