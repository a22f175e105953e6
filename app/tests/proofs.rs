//! What this house survives. Each proof runs here small, with every build; `cargo xtask prove` runs the same code long, in the
//! release build, and keeps what it measured in `docs/proofs/`.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "proofs/bombs.rs"]
mod bombs;
#[path = "proofs/browser.rs"]
mod browser;
#[path = "proofs/clock.rs"]
mod clock;
#[path = "proofs/figures.rs"]
mod figures;
#[path = "proofs/full_disk.rs"]
mod full_disk;
#[path = "proofs/gone.rs"]
mod gone;
#[path = "proofs/import_kills.rs"]
mod import_kills;
#[path = "proofs/invariants.rs"]
mod invariants;
#[path = "proofs/kills.rs"]
mod kills;
#[path = "proofs/line.rs"]
mod line;
#[path = "proofs/lines.rs"]
mod lines;
#[path = "proofs/old_archive.rs"]
mod old_archive;
#[path = "proofs/overload.rs"]
mod overload;
#[path = "proofs/processes.rs"]
mod processes;
#[path = "proofs/server.rs"]
mod server;
#[path = "proofs/slow_sockets.rs"]
mod slow_sockets;
#[path = "proofs/university.rs"]
mod university;
#[path = "proofs/wire.rs"]
mod wire;
#[path = "proofs/writers.rs"]
mod writers;
