//! `kill -9` at random instants, while writers keep their own list: whatever was acknowledged is there, and nothing by half.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread::sleep;
use std::time::Duration;

use base::{Chance, PersonId};

use crate::browser::{Met, get};
use crate::figures::{figure, machine_time, millis, size, stopwatch};
use crate::invariants::{self, BEGUN, Found, HANDED_IN, POSTED};
use crate::university::University;
use crate::writers::{Acknowledged, Desk, OPEN, RUNNING, Wish, Writers};

#[tokio::test(flavor = "multi_thread")]
async fn every_acknowledged_write_survives_kill_9() {
    let kills = size("STOA_PROVE_KILLS", 10);
    let here = University::filled().await;
    sleep(Duration::from_millis(2));
    let mut tally = Tally {
        from_the_start: invariants::since(machine_time()),
        ..Tally::default()
    };
    tally.looks.push_back(tally.from_the_start);
    // what the demo brings holds as well, before anybody is killed
    invariants::hold(here.db(), i64::MAX >> 1).await;
    let desk = Desk::new(here.port);
    let writers = begin(&here, &desk).await;
    let chance = Chance::from_number(20_270_112);
    let begun = stopwatch();
    let mut server = here.start().server();
    while tally.kills < kills {
        tally.starts.push(server.ready());
        tally.check(&here, &desk).await;
        desk.open();
        sleep(Duration::from_millis(chance.number() % 700));
        server.kill();
        desk.close();
        tally.kills += 1;
        server = here.start().server();
        // one in four does not even get to its feet
        while tally.kills < kills && chance.number().is_multiple_of(4) {
            sleep(Duration::from_millis(chance.number() % 60));
            server.kill();
            (tally.kills, tally.early) = (tally.kills + 1, tally.early + 1);
            server = here.start().server();
        }
    }
    tally.starts.push(server.ready());
    tally.check(&here, &desk).await;
    desk.ends();
    writers.end();
    tally.check(&here, &desk).await;
    server.stop();
    here.works().await;
    invariants::hold_at_rest(here.db(), tally.from_the_start).await;
    tally.tell(&desk, begun.elapsed());
}

async fn begin(here: &University, desk: &Arc<Desk>) -> Writers {
    let participants = [
        "thandi",
        "celeste",
        "elif",
        "rosalind",
        "maddy",
        "emeka",
        "pete",
        "mo",
        "anneli",
        "wanjiru",
        "mira",
        "lakshmi-n",
        "sana",
        "tuan",
        "kwame-t",
        "quill",
        "bram",
        "taj",
        "jun",
        "hyun-woo",
        "ludmila",
        "greta-o",
    ];
    let others = ["abena", "just-j", "wren-h", "dmitri-v"];
    let tasks = here.tasks(RUNNING).await;
    assert!(!tasks.is_empty());
    Writers::begin(
        desk,
        &here.members(&participants).await,
        &here.members(&others).await,
        &tasks,
    )
}

/// How often everything that is written is looked at.
const LOOKS: usize = 10;

/// What was seen so far.
#[derive(Default)]
struct Tally {
    /// The first key of what the writers wrote.
    from_the_start: i64,
    /// The first keys of what was written after each of the last looks.
    looks: VecDeque<i64>,
    kills: u64,
    /// Of these, before the server was ready.
    early: u64,
    starts: Vec<Duration>,
    acknowledged: HashMap<&'static str, u64>,
    /// Sent and cut, and there all the same.
    unknown_but_there: HashSet<String>,
    /// Where people stand by their own list.
    places: HashMap<PersonId, Wish>,
}

impl Tally {
    /// Looks for everything that was acknowledged since the last look, and for anything that is there by half.
    async fn check(&mut self, here: &University, desk: &Desk) {
        let since = self.look_back();
        let (list, pending) = (desk.acknowledged(), desk.pending());
        for (name, statement) in [
            ("posts", &POSTED),
            ("versions", &HANDED_IN),
            ("courses", &BEGUN),
        ] {
            let texts = |forms: &[Acknowledged]| -> Vec<String> {
                forms
                    .iter()
                    .filter_map(|form| text_of(name, &form.wish))
                    .collect()
            };
            let (sure, unsure) = (texts(&list), texts(&pending));
            let found = invariants::times(here.db(), statement, since, &sure).await;
            once_each(name, &sure, &found);
            *self.acknowledged.entry(name).or_default() += sure.len() as u64;
            let found = invariants::times(here.db(), statement, since, &unsure).await;
            assert!(
                found.iter().all(|one| one.times == 1),
                "{name} twice: {found:?}"
            );
            self.unknown_but_there
                .extend(found.into_iter().map(|one| one.what));
        }
        let tokens: Vec<String> = list.iter().filter_map(|form| form.token.clone()).collect();
        once_each(
            "forms",
            &tokens,
            &invariants::taken(here.db(), &tokens).await,
        );
        self.check_places(here, &list, &pending).await;
        invariants::hold(here.db(), since).await;
        invariants::let_everybody_hurry(here.db()).await;
        let page = get(here.port, &format!("/runs/{RUNNING}/discussion"), None);
        assert!(matches!(page, Met::Answered(answer) if answer.status == 200));
    }

    async fn check_places(
        &mut self,
        here: &University,
        list: &[Acknowledged],
        pending: &[Acknowledged],
    ) {
        for form in list {
            if let Wish::In(who) | Wish::Out(who) = form.wish {
                self.places.insert(who, form.wish.clone());
                *self
                    .acknowledged
                    .entry("places taken and left")
                    .or_default() += 1;
            }
        }
        let open: Vec<PersonId> = pending
            .iter()
            .filter_map(|form| place_of(&form.wish))
            .collect();
        let stand: HashMap<PersonId, bool> = invariants::places(here.db(), OPEN)
            .await
            .into_iter()
            .map(|place| (place.person_id, place.state != "left"))
            .collect();
        for (who, wish) in &self.places {
            // whoever has a form under way may stand either way
            if !open.contains(who) {
                let is_in = stand.get(who).copied().unwrap_or(false);
                assert_eq!(is_in, matches!(wish, Wish::In(_)), "the place of {who:?}");
            }
        }
    }

    /// The first key that is looked at now: what is older was looked at ten times. A form that was cut, and may have been
    /// written all the same, is sent again first thing and seldom cut twice.
    fn look_back(&mut self) -> i64 {
        if self.looks.len() == LOOKS {
            self.looks.pop_front();
        }
        self.looks.push_back(invariants::since(machine_time()));
        self.looks[0]
    }

    fn tell(&mut self, desk: &Desk, took: Duration) {
        self.starts.sort_unstable();
        let at = |part: usize| millis(self.starts[(self.starts.len() - 1) * part / 100]);
        figure("kills", self.kills);
        figure("of these, while it was starting", self.early);
        figure("forms sent", desk.sent.load(Ordering::Relaxed));
        for name in ["posts", "versions", "courses", "places taken and left"] {
            figure(
                &format!("acknowledged {name}"),
                self.acknowledged.get(name).copied().unwrap_or(0),
            );
        }
        figure("acknowledged and missing", 0);
        figure("there twice or by half", 0);
        figure("answers cut by a kill", desk.cuts.load(Ordering::Relaxed));
        figure(
            "of these, written all the same and not written again",
            self.unknown_but_there.len(),
        );
        figure("laws looked at after each kill", invariants::LAWS);
        figure("start until ready, middle", at(50));
        figure("start until ready, slowest of a hundred", at(99));
        figure("time under kills", format!("{:.0} s", took.as_secs_f64()));
    }
}

fn text_of(name: &str, wish: &Wish) -> Option<String> {
    match (name, wish) {
        ("posts", Wish::Post(text))
        | ("versions", Wish::Version(text))
        | ("courses", Wish::Course(text)) => Some(text.clone()),
        _ => None,
    }
}

fn place_of(wish: &Wish) -> Option<PersonId> {
    match wish {
        Wish::In(who) | Wish::Out(who) => Some(*who),
        Wish::Post(_) | Wish::Version(_) | Wish::Course(_) => None,
    }
}

#[track_caller]
fn once_each(name: &str, wanted: &[String], found: &[Found]) {
    let found: HashMap<&str, i64> = found
        .iter()
        .map(|one| (one.what.as_str(), one.times))
        .collect();
    let wrong: Vec<_> = wanted
        .iter()
        .map(|what| (what, found.get(what.as_str()).copied().unwrap_or(0)))
        .filter(|(_, times)| *times != 1)
        .collect();
    assert!(
        wrong.is_empty(),
        "{name} that were acknowledged are there so often: {wrong:?}"
    );
}
