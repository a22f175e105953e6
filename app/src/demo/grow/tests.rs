//! Whether what is drawn is spread as it was counted.
#![expect(clippy::cast_precision_loss, reason = "shares of small counts")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::piece::draw;
use super::texts::Phrasebook;
use super::world::{Course, Piece, Place, Post, Thread};
use super::{PIECE, SEED};

/// Enough pieces for the tails to be seen, drawn once for all tests.
static PIECES: LazyLock<(Phrasebook, Vec<Piece>)> = LazyLock::new(|| {
    let book = Phrasebook::write();
    let pieces = (0..12).map(|number| draw(SEED, number, &book)).collect();
    (book, pieces)
});

fn courses() -> impl Iterator<Item = &'static Course> {
    PIECES.1.iter().flat_map(|piece| &piece.courses)
}

/// Runs that people were at work in: of those the archive tells.
fn begun() -> impl Iterator<Item = &'static Course> {
    courses().filter(|course| course.run.state.has_begun())
}

fn threads() -> impl Iterator<Item = &'static Thread> {
    let endless = |thread: &&Thread| thread.posts.len() < 400;
    begun()
        .flat_map(|course| &course.run.threads)
        .filter(endless)
}

fn posts() -> impl Iterator<Item = &'static Post> {
    threads().flat_map(|thread| &thread.posts)
}

/// The values at these shares.
fn at(mut values: Vec<usize>, shares: [f64; 3]) -> [usize; 3] {
    values.sort_unstable();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a place in a list"
    )]
    shares.map(|share| {
        let place = (values.len() as f64 * share) as usize;
        values.get(place).copied().unwrap_or_default()
    })
}

fn near(found: usize, wanted: usize) -> bool {
    found * 10 >= wanted * 6 && found * 10 <= wanted * 15 + 10
}

fn check(what: &str, found: [usize; 3], wanted: [usize; 3]) {
    let fits = found
        .iter()
        .zip(wanted)
        .all(|(found, wanted)| near(*found, wanted));
    assert!(fits, "{what}: {found:?} instead of {wanted:?}");
}

fn share(some: usize, all: usize) -> f64 {
    some as f64 / all as f64
}

#[test]
fn the_same_seed_draws_the_same_piece() {
    let (book, pieces) = &*PIECES;
    assert_eq!(Some(&draw(SEED, 3, book)), pieces.get(3));
    assert_ne!(draw(SEED + 1, 3, book).courses, draw(SEED, 3, book).courses);
    assert_eq!(
        pieces.iter().map(|piece| piece.people.len()).sum::<usize>(),
        12 * PIECE
    );
}

#[test]
fn courses_are_as_large_and_as_many_as_they_were() {
    let members = courses().map(|course| course.run.members.len() + course.run.organizers.len());
    check(
        "members",
        at(members.collect(), [0.5, 0.75, 0.9]),
        [19, 35, 78],
    );
    let count = courses().count();
    assert!(
        (300..600).contains(&count),
        "{count} courses of 12,000 people"
    );
    let seated = |course: &&Course| {
        let members = course.run.members.iter();
        let seated = members
            .filter(|member| member.place == Place::Seated)
            .count();
        seated > course.run.seats as usize
    };
    let fuller = share(courses().filter(seated).count(), count);
    assert!(
        (0.2..0.7).contains(&fuller),
        "{fuller} have more members than seats"
    );
}

#[test]
fn threads_and_posts_have_their_tails() {
    let counts: Vec<usize> = begun().map(|course| course.run.threads.len()).collect();
    let none = share(
        counts.iter().filter(|count| **count == 0).count(),
        counts.len(),
    );
    assert!(
        (0.15..0.35).contains(&none),
        "{none} of all runs have no thread"
    );
    check(
        "threads of a run",
        at(counts, [0.5, 0.75, 0.9]),
        [5, 11, 16],
    );
    let lengths = threads().map(|thread| thread.posts.len());
    check(
        "posts of a thread",
        at(lengths.collect(), [0.5, 0.75, 0.9]),
        [5, 11, 24],
    );
    let alone = share(
        threads().filter(|thread| thread.posts.len() == 1).count(),
        threads().count(),
    );
    assert!(
        (0.1..0.3).contains(&alone),
        "{alone} of all threads have no reply"
    );
    let largest = begun()
        .flat_map(|course| &course.run.threads)
        .map(|thread| thread.posts.len());
    assert!(largest.max() >= Some(400), "there is no endless thread");
}

#[test]
fn replies_nest_as_deep_as_they_did_and_stand_below_what_they_answer() {
    let deepest = |thread: &Thread| {
        thread
            .posts
            .iter()
            .map(|post| post.depth)
            .max()
            .unwrap_or(0)
    };
    let flat = share(
        threads().filter(|thread| deepest(thread) == 0).count(),
        threads().count(),
    );
    assert!((0.5..0.8).contains(&flat), "{flat} of all threads are flat");
    assert!(threads().map(deepest).max() >= Some(6));
    for thread in threads() {
        for (place, post) in thread.posts.iter().enumerate() {
            let above = post.parent.map(|parent| (parent, &thread.posts[parent]));
            assert!(above.is_none_or(|(parent, above)| parent < place && above.at <= post.at));
            assert!(post.at < 0, "a post of the future");
        }
    }
}

#[test]
fn half_are_silent_and_a_few_write_most() {
    let mut by_membership = Vec::new();
    let mut by_others = 0;
    let mut by_nobody = 0;
    for course in begun() {
        let run = &course.run;
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for member in &run.members {
            counts.insert(member.person, 0);
        }
        for organizer in &run.organizers {
            counts.insert(*organizer, 0);
        }
        for post in run.threads.iter().flat_map(|thread| &thread.posts) {
            match post.author {
                None => by_nobody += 1,
                Some(author) => match counts.get_mut(&author) {
                    Some(count) => *count += 1,
                    None => by_others += 1,
                },
            }
        }
        by_membership.extend(counts.into_values());
    }
    let all = by_membership.len();
    let silent = share(
        by_membership.iter().filter(|count| **count == 0).count(),
        all,
    );
    assert!(
        (0.45..0.72).contains(&silent),
        "{silent} of all members are silent"
    );
    let strangers = share(by_others, posts().count());
    assert!(
        (0.03..0.08).contains(&strangers),
        "{strangers} of all posts come from strangers"
    );
    assert!(by_nobody > 0);
    by_membership.sort_unstable();
    let written: usize = by_membership.iter().sum();
    let first: usize = by_membership.iter().rev().take(all / 10).sum();
    let share = share(first, written);
    assert!(
        (0.45..0.9).contains(&share),
        "a tenth writes {share} of all posts"
    );
}

#[test]
fn the_largest_courses_are_not_the_busiest() {
    let busiest = |course: &&Course| {
        let posts: usize = course
            .run
            .threads
            .iter()
            .map(|thread| thread.posts.len())
            .sum();
        posts > 200 && course.run.members.len() < 40
    };
    assert!(
        begun().any(|course| busiest(&course)),
        "no small course is very busy"
    );
    let silent = |course: &&Course| course.run.members.len() > 60 && course.run.threads.is_empty();
    assert!(
        begun().any(|course| silent(&course)),
        "no large course is silent"
    );
}

#[test]
fn texts_are_as_long_as_they_were() {
    let book = &PIECES.0;
    let lengths = posts().map(|post| book.source(&post.text).chars().count());
    check(
        "posts",
        at(lengths.collect(), [0.25, 0.5, 0.75]),
        [126, 275, 593],
    );
    let documents = courses().flat_map(Course::activities);
    let lengths: Vec<usize> = documents
        .map(|one| book.source(&one.body).chars().count())
        .collect();
    assert!(lengths.contains(&0), "no document is empty");
    check(
        "documents",
        at(lengths, [0.5, 0.75, 0.9]),
        [807, 2_580, 6_204],
    );
}

#[test]
fn names_and_addresses_are_plain_demo_ones_and_differ() {
    let people = PIECES.1.iter().flat_map(|piece| &piece.people);
    let handles: BTreeSet<&str> = people
        .clone()
        .map(|person| person.handle.as_str())
        .collect();
    assert_eq!(handles.len(), 12 * PIECE);
    for person in people {
        let number = person.handle.trim_start_matches("demo-");
        assert!(
            person.name.ends_with(number),
            "{} could be somebody",
            person.name
        );
        assert!(
            base::Name::parse(&person.name).is_ok() && base::Handle::parse(&person.handle).is_ok()
        );
    }
    let slugs: BTreeSet<&str> = courses().map(|course| course.slug.as_str()).collect();
    assert_eq!(slugs.len(), courses().count());
    let titles: BTreeSet<&str> = courses().map(|course| course.title.as_str()).collect();
    assert!(titles.len() < courses().count(), "no two titles are alike");
    assert!(titles.contains("Q"));
    let tongues: BTreeSet<usize> = courses().map(|course| course.tongue).collect();
    assert_eq!(tongues.len(), super::words::TONGUES.len());
}
