//! The university in which every request is tried: few people, each in one place.

use std::sync::Arc;

use archive::samples::edition;
use assessment::doors::{FoundReview, FoundVersion, FoundWork, found_reviews, found_works};
use assessment::samples::{TaskSample, running_task};
use base::{Handle, Name, Now, PersonId, Prose, Slug, Text as _, Token, Zone};
use courses::doors::{FoundEnrollment, FoundRun, found_enrollments, found_organizers, found_run};
use courses::enrollment::EnrollmentState;
use courses::run::{Audience, RunState};
use courses::{EnrollmentId, RunId};
use people::account::{Password, PasswordHash};
use people::person::Standing;
use people::samples::{Sample, signed_in};
use store::outbox::{self, PostedLetter};
use testing::{Browser, World};
use tokio::sync::OnceCell;

/// What everybody's password is.
pub const PASSWORD: &str = "rye and wheat and time";

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Visitor,
    Unconfirmed,
    Member,
    Asked,
    Suspended,
    SuspendedOrganizer,
    Participant,
    Peer,
    OtherParticipant,
    Organizer,
    OtherOrganizer,
    SchoolSteward,
    Steward,
    /// Has a seat, too; no column, but somebody has to read the others' works.
    Third,
}

impl Role {
    pub const EVERY: [Self; 13] = [
        Self::Visitor,
        Self::Unconfirmed,
        Self::Member,
        Self::Asked,
        Self::Suspended,
        Self::SuspendedOrganizer,
        Self::Participant,
        Self::Peer,
        Self::OtherParticipant,
        Self::Organizer,
        Self::OtherOrganizer,
        Self::SchoolSteward,
        Self::Steward,
    ];

    /// Has a place in the run for members, or cares for the site.
    pub fn is_inside(self) -> bool {
        matches!(
            self,
            Self::Asked
                | Self::Suspended
                | Self::Participant
                | Self::Peer
                | Self::Organizer
                | Self::Steward
        )
    }

    /// The head of the column.
    pub fn word(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Unconfirmed => "unconfirmed",
            Self::Member => "member",
            Self::Asked => "participant asked to agree",
            Self::Suspended => "suspended participant",
            Self::SuspendedOrganizer => "suspended organizer",
            Self::Participant => "participant",
            Self::Peer => "another participant",
            Self::OtherParticipant => "other run's participant",
            Self::Organizer => "organizer",
            Self::OtherOrganizer => "other organizer",
            Self::SchoolSteward => "school's steward",
            Self::Steward => "steward",
            Self::Third => "third",
        }
    }
}

/// One set of people and runs. A world holds many: each act that was taken leaves its own behind.
pub struct Fixture {
    pub world: Arc<World>,
    people: Vec<(Role, Sample)>,
    /// A running run with a task, works and threads.
    pub run: FoundRun,
    pub task: Token,
    /// The work of the participant.
    pub work: Token,
    /// A thread of the participant, with one post.
    pub thread: Token,
    pub post: Token,
    pub draft: FoundRun,
    pub members_only: FoundRun,
    pub inner_thread: Token,
    pub inner_post: Token,
    pub open: FoundRun,
    pub finished: FoundRun,
    pub edition: FoundRun,
    pub old_thread: Token,
    pub award: Token,
    pub school: Slug,
    /// A course in no school.
    pub other_course: Slug,
}

impl Fixture {
    /// Puts a set of that number down.
    #[expect(
        clippy::too_many_lines,
        reason = "one set of people and runs, in the order in which it comes to be"
    )]
    pub async fn put(world: &Arc<World>, number: usize) -> Self {
        let now = world.now();
        let mut people = Vec::new();
        for role in Role::EVERY.into_iter().chain([Role::Third]) {
            if role != Role::Visitor {
                people.push((role, person(world, role, number).await));
            }
        }
        let id = |role| one(&people, role).id;
        let learning = [
            id(Role::Participant),
            id(Role::Peer),
            id(Role::Third),
            id(Role::Suspended),
            id(Role::Asked),
        ];
        let (organizer, other) = (id(Role::Organizer), id(Role::OtherOrganizer));
        let held = id(Role::SuspendedOrganizer);
        let name = |what: &str| format!("{what} {number}");
        let (title, second) = (name("Running"), name("Another"));
        let (inner, elsewhere) = (name("Members only"), [id(Role::OtherParticipant)]);
        let (task, works, members_only): (TaskSample, _, _) = world
            .db()
            .write(|tx| {
                let (now, title, second, inner) = (&now, &title, &second, &inner);
                async move {
                    let task = running_task(&tx, title, organizer, &learning, now).await?;
                    let both = [(organizer, now.at), (held, now.at)];
                    found_organizers(&tx, task.run.course, task.run.id, &both[1..]).await?;
                    let works = learning[..3].iter().map(|author| FoundWork {
                        run: task.run.id,
                        task: task.task,
                        author: *author,
                        versions: vec![version("A first try.", now), version("Better.", now)],
                    });
                    let works = found_works(&tx, &works.collect::<Vec<_>>(), now).await?;
                    let asked: Vec<FoundReview> = [0, 1, 2]
                        .map(|number| FoundReview {
                            work: works[number].id,
                            reviewer: learning[(number + 1) % 3],
                            assigned_at: now.at,
                            said: None,
                        })
                        .into();
                    found_reviews(&tx, &asked, now).await?;
                    running_task(&tx, second, other, &elsewhere, now).await?;
                    let inside = FoundRun {
                        id: RunId::from_raw(store::row_key(now.at)),
                        slug: Slug::of_title(inner),
                        audience: Audience::Members,
                        ..task.run.clone()
                    };
                    found_run(&tx, &inside, now).await?;
                    found_organizers(&tx, inside.course, inside.id, &both[..1]).await?;
                    let seats = learning.map(|person| seated(person, now));
                    found_enrollments(&tx, inside.id, &seats).await?;
                    Ok::<_, store::Fault>((task, works, inside))
                }
            })
            .await
            .unwrap();
        let (drafted, opened) = (name("Drafted"), name("Opening"));
        let (ended, kept) = (name("Ended"), name("Kept"));
        let (draft, open, finished, edition) = world
            .db()
            .write(|tx| {
                let (now, drafted, opened) = (&now, &drafted, &opened);
                let (ended, kept) = (&ended, &kept);
                async move {
                    use courses::run_samples::run_in;
                    let draft = run_in(&tx, drafted, organizer, RunState::Draft, 20, now).await?;
                    let open = run_in(&tx, opened, organizer, RunState::SigningUp, 20, now).await?;
                    let finished =
                        run_in(&tx, ended, organizer, RunState::Finished, 20, now).await?;
                    let edition = edition(&tx, kept, organizer, now).await?;
                    Ok::<_, web::Error>((draft, open, finished, edition))
                }
            })
            .await
            .unwrap();
        let author = learning[0];
        let (runs, named) = (
            [task.run.id, members_only.id, edition.id],
            one(&people, Role::Participant).name.clone(),
        );
        let (school, keeper) = (name("School"), id(Role::SchoolSteward));
        let courses = [task.run.course];
        let (threads, award) = world
            .db()
            .write(|tx| {
                let (now, named, school) = (&now, &named, &school);
                async move {
                    let mut threads = Vec::new();
                    for (run, title) in std::iter::zip(runs, ["Hello", "Whispered", "Hello"]) {
                        let posts = [title];
                        threads.push(
                            discussion::samples::thread(&tx, run, author, title, &posts, now)
                                .await?,
                        );
                    }
                    let award =
                        recognition::samples::award(&tx, runs[0], author, named, now).await?;
                    let found = schools::samples::found(school, &[keeper], &courses, now);
                    schools::doors::found_school(&tx, &found, now).await?;
                    Ok::<_, store::Fault>((threads, award))
                }
            })
            .await
            .unwrap();
        let fixture = Self {
            world: world.clone(),
            people,
            task: task.token,
            run: task.run,
            work: works[0].token.clone(),
            thread: threads[0].token.clone(),
            post: threads[0].posts[0].clone(),
            draft,
            members_only,
            inner_thread: threads[1].token.clone(),
            inner_post: threads[1].posts[0].clone(),
            other_course: open.slug.clone(),
            open,
            finished,
            edition,
            old_thread: threads[2].token.clone(),
            award,
            school: Slug::of_title(&school),
        };
        fixture.settle().await;
        fixture
    }

    /// Suspends who is suspended.
    async fn settle(&self) {
        let steward = self.browser(Role::Steward);
        for role in [Role::Suspended, Role::SuspendedOrganizer] {
            let address = format!("/people/{}/suspend", self.handle(role));
            let page = steward.post(&address, &[("why", "They shouted.")]).await;
            assert_eq!(page.status, 200, "{}", page.text());
        }
    }

    pub fn sample(&self, role: Role) -> &Sample {
        one(&self.people, role)
    }

    pub fn handle(&self, role: Role) -> &Handle {
        &self.sample(role).handle
    }

    pub fn browser(&self, role: Role) -> Browser {
        match role {
            Role::Visitor => self.world.as_visitor(),
            _ => self.world.as_person(self.sample(role)),
        }
    }

    /// The worker does what waits.
    pub async fn works(&self) {
        let worker = stoa::house::worker_with(self.world.app(), None);
        worker.drain().await.unwrap();
    }

    /// The newest letter with a link that begins so: the path of the link.
    pub async fn link(&self, beginning: &str) -> String {
        let session = self.world.db().read().await.unwrap();
        let letters = outbox::letters_all(&session, outbox::Page::first(200)).await;
        let link = |letter: &PostedLetter| {
            let (_, rest) = letter
                .text
                .split_once(&format!("http://stoa.test{beginning}"))?;
            let end = rest.split_whitespace().next()?;
            Some(format!("{beginning}{end}"))
        };
        let mut links = letters.unwrap().into_iter().filter_map(|one| link(&one));
        links
            .next()
            .unwrap_or_else(|| panic!("no letter leads to {beginning}"))
    }
}

fn one(people: &[(Role, Sample)], role: Role) -> &Sample {
    let found = people.iter().find(|(theirs, _)| *theirs == role);
    &found.unwrap().1
}

pub fn seated(person: PersonId, now: &Now) -> FoundEnrollment {
    FoundEnrollment {
        id: EnrollmentId::from_raw(store::row_key(now.at)),
        person,
        state: EnrollmentState::Seated,
        answer: String::new(),
        asked_at: now.at,
        since: now.at,
    }
}

fn version(text: &str, now: &Now) -> FoundVersion {
    FoundVersion {
        body: Prose::from_stored(text.to_owned()),
        link: None,
        file: None,
        at: now.at,
    }
}

async fn password() -> PasswordHash {
    static HASH: OnceCell<PasswordHash> = OnceCell::const_new();
    let hash = HASH.get_or_init(|| async {
        let password = Password::parse(
            PASSWORD,
            &base::EmailAddress::parse("nobody@example.org").unwrap(),
        )
        .unwrap();
        people::password::hash(&password, [7; 32]).await.unwrap()
    });
    hash.await.clone()
}

async fn person(world: &World, role: Role, number: usize) -> Sample {
    let mut now = world.now();
    if role == Role::Asked {
        // joined, and agreed to what was in force, before the new terms
        now.at -= jiff::SignedDuration::from_hours(2);
    }
    let handle = Handle::parse(&format!(
        "{}-{number}",
        role.word().replace([' ', '\''], "-")
    ));
    let name = Name::parse(&format!("{} {number}", role.word())).unwrap();
    let handle = handle.unwrap();
    let member = people::doors::NewMember {
        name: name.clone(),
        handle: Some(handle.clone()),
        address: base::EmailAddress::parse(&format!("{handle}@example.org")).unwrap(),
        password: Some(password().await),
        standing: match role {
            Role::Unconfirmed => Standing::Unconfirmed,
            Role::Steward => Standing::Steward,
            _ => Standing::Member,
        },
        language: base::LanguageTag::parse("en").ok(),
        zone: Zone::utc(),
        about: Prose::parse_optional("").unwrap(),
        made_at: now.at,
    };
    let founded = world
        .db()
        .write(|tx| {
            let (member, now) = (&member, &now);
            async move { people::doors::found_member(&tx, member, now).await }
        })
        .await
        .unwrap();
    Sample {
        cookie: signed_in(world.db(), founded.id).await,
        id: founded.id,
        handle: founded.handle,
        name,
        address: member.address,
    }
}
