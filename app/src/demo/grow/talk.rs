//! Drawing the threads of a run: a few people write most of it, half are silent, and it is half as busy every two weeks.

use super::draw::{Draw, value_at};
use super::tails;
use super::texts::Phrasebook;
use super::words::Tongue;
use super::world::{DAY, Post, Thread};

/// Who talks, how much, and when.
#[derive(Debug)]
pub struct Talkers<'a> {
    /// The organizers, the first before the others.
    pub organizers: &'a [usize],
    /// Everybody else in the run.
    pub members: &'a [usize],
    /// How many people there are to drop in from elsewhere.
    pub all: usize,
    /// How many activities can be talked about.
    pub activities: usize,
    /// How busy the run is among all runs, from 0 to 1.
    pub busy: f64,
    /// One thread goes on and on.
    pub is_endless: bool,
    /// When it began.
    pub from: i64,
    /// When the last post may be written.
    pub until: i64,
}

/// The voices of a run with their weights, summed up.
struct Voices<'a> {
    talkers: &'a Talkers<'a>,
    heard: &'a [usize],
    sums: Vec<f64>,
}

/// Draws the threads of a run; a quarter of all runs has none.
pub fn threads(
    talkers: &Talkers<'_>,
    tongue: usize,
    words: &Tongue,
    book: &Phrasebook,
    draw: &mut Draw,
) -> Vec<Thread> {
    let count = value_at(tails::THREADS, talkers.busy).max(usize::from(talkers.is_endless));
    let voices = Voices::of(talkers, draw);
    (0..count)
        .map(|place| {
            // busy runs have more threads: without the square most threads would be long ones
            let share = draw.beside(talkers.busy * talkers.busy, 0.2);
            let posts = if talkers.is_endless && place == 0 {
                usize::try_from(draw.between(420, 620)).unwrap_or(420)
            } else {
                value_at(tails::POSTS, share).max(1)
            };
            let activity = talkers.activities > 0 && draw.happens(0.35);
            Thread {
                activity: activity.then(|| draw.below(talkers.activities)),
                title: draw
                    .one_of(words.threads)
                    .copied()
                    .unwrap_or("Demo")
                    .to_owned(),
                posts: thread(&voices, posts, tongue, book, draw),
            }
        })
        .collect()
}

impl<'a> Voices<'a> {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of people"
    )]
    fn of(talkers: &'a Talkers<'a>, draw: &mut Draw) -> Self {
        // the busier, the more speak at all; the first of them speak most
        let share = 0.3 + 0.4 * talkers.busy + 0.1 * draw.share();
        let heard = (talkers.members.len() as f64 * share).ceil() as usize;
        let heard = talkers.members.get(..heard).unwrap_or(talkers.members);
        let mut sum = 0.0;
        let sums = (1..=heard.len()).map(|rank| {
            sum += (rank as f64).powf(-0.85);
            sum
        });
        Self {
            talkers,
            heard,
            sums: sums.collect(),
        }
    }

    fn author(&self, draw: &mut Draw) -> Option<usize> {
        let lot = draw.share();
        if lot < tails::BY_NOBODY {
            return None;
        }
        if lot < tails::BY_NOBODY + tails::BY_OTHERS {
            return Some(draw.below(self.talkers.all));
        }
        let by_organizer = lot < tails::BY_NOBODY + tails::BY_OTHERS + tails::BY_ORGANIZERS;
        match self.sums.last() {
            Some(all) if !by_organizer => {
                let lot = draw.share() * all;
                let place = self.sums.partition_point(|sum| *sum < lot);
                self.heard.get(place).copied()
            }
            _ if draw.happens(0.8) => self.talkers.organizers.first().copied(),
            _ => draw.one_of(self.talkers.organizers).copied(),
        }
    }
}

fn thread(
    voices: &Voices<'_>,
    count: usize,
    tongue: usize,
    book: &Phrasebook,
    draw: &mut Draw,
) -> Vec<Post> {
    let deepest = draw.weighed(tails::DEPTH).min(count.saturating_sub(2));
    let deepest = if count > 400 { deepest.max(6) } else { deepest };
    let mut at = opening(voices.talkers, draw);
    let mut posts: Vec<Post> = Vec::with_capacity(count);
    for place in 0..count {
        let parent = parent(&posts, deepest, draw);
        let depth = parent
            .and_then(|above| posts.get(above))
            .map_or(0, |above| above.depth + 1);
        let length = draw.value(tails::POST_LENGTH);
        let author = voices.author(draw);
        posts.push(Post {
            author,
            at,
            text: book.text(tongue, length.max(1), draw),
            parent,
            depth,
            thanks: thanks(voices, author, draw),
        });
        let left = i64::try_from(count - place).unwrap_or(1);
        let pause = draw
            .between(60, 2 * DAY)
            .min((voices.talkers.until - at) / left);
        at += pause.max(1);
    }
    posts
}

/// The first replies go down as deep as this thread goes, so that it does; the others answer something recent, or the thread.
fn parent(posts: &[Post], deepest: usize, draw: &mut Draw) -> Option<usize> {
    let last = posts.len().checked_sub(1)?;
    if last == 0 || deepest == 0 {
        return None;
    }
    if last <= deepest {
        return Some(last);
    }
    if draw.happens(0.5) {
        return None;
    }
    let above = last - draw.below(6.min(last));
    posts
        .get(above)
        .is_some_and(|post| post.depth < deepest && above > 0)
        .then_some(above)
}

fn thanks(voices: &Voices<'_>, author: Option<usize>, draw: &mut Draw) -> Vec<usize> {
    if !draw.happens(tails::THANKED) {
        return Vec::new();
    }
    let wanted = if draw.happens(0.8) {
        1
    } else {
        2 + draw.below(4)
    };
    let mut people: Vec<usize> = (0..wanted)
        .filter_map(|_| draw.one_of(voices.talkers.members).copied())
        .filter(|person| Some(*person) != author)
        .collect();
    people.sort_unstable();
    people.dedup();
    people
}

/// A thread begins the later the rarer, at an hour at which people write.
#[expect(clippy::cast_possible_truncation, reason = "days of a run")]
fn opening(talkers: &Talkers<'_>, draw: &mut Draw) -> i64 {
    let days = -draw.share().max(1e-6).ln() * tails::HALF_LIFE / std::f64::consts::LN_2;
    let hour = i64::try_from(draw.weighed(tails::HOURS)).unwrap_or_default();
    let at = talkers.from + (days as i64) * DAY + hour * 3_600 + draw.between(0, 3_599);
    at.clamp(talkers.from, (talkers.until - DAY).max(talkers.from))
}
