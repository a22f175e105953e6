//! The disk is full: what is there is read as ever, who writes is told why, nothing is there by half, and when there is room
//! again everything goes on without a restart.
//!
//! The disk is a small file system in memory, which only root may make; elsewhere this proof says that it was skipped.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use base::Chance;
use store::{DatabaseUrl, Db, Options};
use testing::TestFolder;

use crate::browser::{Answer, Met, get, post};
use crate::figures::{figure, millis, size, skipped, stopwatch};
use crate::invariants;
use crate::server::Start;
use crate::university::{Member, University};
use crate::writers::RUNNING;

/// Who write, each in turn.
const WRITERS: [&str; 10] = [
    "thandi", "celeste", "elif", "rosalind", "maddy", "emeka", "pete", "mo", "anneli", "wanjiru",
];

/// A small disk, taken away when dropped.
struct Disk(TestFolder);

impl Disk {
    /// Nothing where this machine does not let us.
    fn of_megabytes(size: u32) -> Option<Self> {
        let folder = TestFolder::new();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size}m"), "tmpfs"])
            .arg(folder.path())
            .output();
        mounted
            .is_ok_and(|output| output.status.success())
            .then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes until not one byte fits any more.
    fn fill(&self) {
        let mut ballast = OpenOptions::new()
            .create(true)
            .append(true)
            .open(self.path().join("ballast"))
            .unwrap();
        for piece in [1 << 20, 4096, 1] {
            while ballast.write_all(&vec![7; piece]).is_ok() {}
        }
    }

    fn free(&self) {
        std::fs::remove_file(self.path().join("ballast")).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let gone = Command::new("umount")
            .arg("--lazy")
            .arg(self.path())
            .status();
        assert!(
            gone.is_ok_and(|status| status.success()),
            "the small disk stays behind"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_said_and_outlived() {
    let times = size("STOA_PROVE_KILLS", 2);
    let here = University::filled().await;
    let start = here.start();
    let DatabaseUrl::Sqlite(filled) = &start.database else {
        println!("skipped: the disk of a PostgreSQL server is the server's own");
        return;
    };
    let Some(disk) = Disk::of_megabytes(64) else {
        skipped("only root may make a small file system");
        return;
    };
    let people = here.members(&WRITERS).await;
    let database = disk.path().join("stoa.db");
    University::copy(filled, &database);
    let mut server = Start {
        data: disk.path().join("data"),
        database: DatabaseUrl::sqlite(&database),
        ..start.clone()
    }
    .server();
    server.ready();
    let beside = Db::open(&DatabaseUrl::sqlite(&database), Options::default())
        .await
        .unwrap();
    let (mut read, mut refused, mut slowest) = (0, 0, Duration::ZERO);
    for by in people.iter().cycle().take(usize::try_from(times).unwrap()) {
        // nobody may write for all the time that this takes
        invariants::let_everybody_hurry(&beside).await;
        assert_eq!(write(here.port, by).status, 303);
        disk.fill();
        // what room there is inside the database file is used up first
        let mut others = people.iter().cycle();
        for _ in 0..20 {
            refused += u64::from(says_why(&write_until_full(here.port, &mut others)));
            assert_eq!(page(here.port, by).status, 200);
            read += 1;
        }
        disk.free();
        let freed = stopwatch();
        while write(here.port, by).status != 303 {
            assert!(
                freed.elapsed() < Duration::from_secs(5),
                "{}",
                server.said()
            );
            sleep(Duration::from_millis(20));
        }
        slowest = slowest.max(freed.elapsed());
    }
    figure("times the disk was full", times);
    figure("pages read meanwhile", read);
    figure("writes that were refused with the reason", refused);
    figure(
        "writes go on after it is freed, at the latest after",
        millis(slowest),
    );
    server.stop();
}

fn write_until_full<'a>(port: u16, people: &mut impl Iterator<Item = &'a Member>) -> Answer {
    for by in people.take(2_000) {
        let answer = write(port, by);
        if answer.status != 303 {
            return answer;
        }
    }
    panic!("the disk is full, and writes go on");
}

fn says_why(answer: &Answer) -> bool {
    assert_eq!(answer.status, 507, "{}", answer.body);
    assert!(
        answer.body.contains("There is no room left to write"),
        "{}",
        answer.body
    );
    true
}

fn write(port: u16, by: &Member) -> Answer {
    let chance = Chance::from_system();
    let text = "A long text. ".repeat(1_000);
    let token = chance.token().to_string();
    let fields = [
        ("once", token.as_str()),
        ("title", "On a full disk"),
        ("body", &text),
    ];
    answer(post(
        port,
        &format!("/runs/{RUNNING}/discussion/new"),
        &by.session,
        &fields,
    ))
}

fn page(port: u16, by: &Member) -> Answer {
    answer(get(port, &format!("/runs/{RUNNING}"), Some(&by.session)))
}

fn answer(met: Met) -> Answer {
    match met {
        Met::Answered(answer) => answer,
        other => panic!("{other:?}"),
    }
}
