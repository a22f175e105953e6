//! What the stories of this room share.

use assessment::samples::{TaskSample, running_task};
use people::samples::{Sample, member, organizer};
use testing::World;

/// A run that goes on, with its people.
pub struct Story {
    pub world: World,
    pub task: TaskSample,
    pub olga: Sample,
    pub peers: Vec<Sample>,
}

pub const NAMES: [&str; 6] = ["Ana", "Ben", "Chi", "Dov", "Eve", "Fay"];

impl Story {
    pub async fn with(count: usize) -> Self {
        let world = World::of(assessment::routes())
            .viewers(people::Viewers)
            .words(&[people::WORDS, courses::WORDS, assessment::WORDS])
            .build()
            .await;
        let olga = organizer(world.db(), "Olga").await;
        let mut peers = Vec::new();
        for name in &NAMES[..count] {
            peers.push(member(world.db(), name).await);
        }
        let seated: Vec<_> = peers.iter().map(|peer| peer.id).collect();
        let (now, seated) = (&world.now(), &seated);
        let task = world
            .db()
            .write(|tx| async move {
                running_task(&tx, "Copyright for Educators", olga.id, seated, now).await
            })
            .await
            .unwrap();
        Self {
            world,
            task,
            olga,
            peers,
        }
    }

    pub async fn hands_in(&self, peer: &Sample, text: &str) -> testing::Page {
        let browser = self.world.as_person(peer);
        browser.post(&self.task.work(), &[("body", text)]).await
    }

    pub async fn all_hand_in(&self) {
        for peer in &self.peers {
            let page = self
                .hands_in(peer, &format!("My answer is number {}", peer.id.raw() % 97))
                .await;
            assert_eq!(page.notice(), "Handed in: version 1.");
        }
    }

    pub fn works(&self) -> String {
        self.task.work().to_string().replace("/work", "/works")
    }

    pub fn open_reviews(&self) -> String {
        self.task
            .work()
            .to_string()
            .replace("/work", "/open-reviews")
    }

    pub async fn reviews_of(&self, peer: &Sample) -> Vec<String> {
        let desk = self.world.as_person(peer).get(&"/reviews").await;
        desk.attributes("#waiting ~ .tasks a", "href")
    }

    pub async fn gives(&self, peer: &Sample, review: &str, level: &str) -> testing::Page {
        let said = [
            ("c1", level),
            ("c2", "2"),
            ("c1-why", "You name the purpose and the amount."),
            ("text", "A careful answer; the fourth factor is missing."),
        ];
        self.world.as_person(peer).post(&review, &said).await
    }
}
