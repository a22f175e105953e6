//! A course of the old site, written as our own things: everything that is slow happens here, before the transaction.

use base::{Slug, Timestamp, Token, Zone};
use courses::completion::CompletionRule;
use courses::course::VersionState;
use courses::doors::{FoundActivity, FoundCourse, FoundMaterial, FoundUnit};
use courses::licence::Licence;
use courses::run::{Audience, RunState};
use courses::syllabus::{ActivityKind, MaterialText};
use courses::{CourseId, RunId, VersionId};
use discussion::doors::FoundThread;
use jiff::civil::Date;

use base::{PersonId, SafeUrl};

use super::people::Folk;
use super::plan::Planned;
use super::threads::Writer;
use super::{P2PU, homes, text};
use crate::edition::{Edition, Source};
use crate::p2pu::{CourseRow, OldAddress, OldCourse, OldDocument, OldStatus};
use crate::store::old::{FoundDocument, FoundRevision};

/// What the old site called itself, and who has to be named.
const SOURCE: &str = "P2PU Archive";
const ATTRIBUTION: &str = "Peer 2 Peer University (P2PU) and its members";
const LICENCE: &str = "CC-BY-SA-3.0";

/// Everything about a course that is going to be put down.
pub(super) struct Put {
    pub course: FoundCourse,
    pub run: courses::doors::FoundRun,
    pub edition: Edition,
    pub organizers: Vec<(PersonId, Timestamp)>,
    pub participants: Vec<PersonId>,
    pub asked_at: Timestamp,
    pub documents: Vec<FoundDocument>,
    pub threads: Vec<FoundThread>,
    /// Threads about documents, by the address of the activity.
    pub about: Vec<(Token, FoundThread)>,
    pub addresses: Vec<(String, String)>,
    pub expected: CourseRow,
    /// How many announcements are events.
    pub events: usize,
    /// How many of those in the member grid organize.
    pub organizing_members: usize,
}

/// The first and last moments of a course, and its days in site time.
struct Span {
    first: Timestamp,
    last: Timestamp,
    starts_on: Option<Date>,
    ends_on: Option<Date>,
}

/// Writes a course down on paper.
pub(super) fn course(
    read: &OldCourse,
    planned: &Planned,
    folk: &Folk,
    addresses: Vec<(String, String)>,
) -> Put {
    let span = span(read);
    let title = text::title(&read.title, planned.slug.as_str());
    let organizers: Vec<PersonId> = read.organizers.iter().filter_map(|h| folk.id(h)).collect();
    let is_organizer = |handle: &str| read.organizers.iter().any(|one| one == handle);
    let learners = read.members.iter().filter(|m| !is_organizer(&m.handle));
    let participants: Vec<PersonId> = learners.filter_map(|m| folk.id(&m.handle)).collect();
    let organizing =
        |m: &&crate::p2pu::OldMember| is_organizer(&m.handle) && folk.id(&m.handle).is_some();
    let organizing_members = read.members.iter().filter(organizing).count();
    let writer = Writer {
        folk,
        language: text::language(read),
        title: title.clone(),
        sometime: span.first,
    };
    let documents = in_order(read);
    let about = documents.iter().filter_map(|document| {
        let token = homes::document_token(document.nid);
        let thread = writer.about(document, courses::ActivityId::from_raw(0))?;
        Some((token, thread))
    });
    let about = about.collect();
    let mut course = found(read, &planned.slug, &documents, &span, organizers.first());
    course.title = title;
    Put {
        run: run(read, &planned.slug, &span, organizers.first()),
        edition: edition(read, planned, &span),
        expected: expected(read, &course, folk, participants.len() + organizing_members),
        course,
        organizers: organizers.into_iter().map(|id| (id, span.first)).collect(),
        participants,
        asked_at: span.first,
        documents: documents.iter().map(|one| document(one, folk)).collect(),
        threads: writer.all(read),
        about,
        addresses,
        events: read.events.len(),
        organizing_members,
    }
}

/// What has to be in the database afterwards. Only who was taken out may be missing.
fn expected(read: &OldCourse, course: &FoundCourse, folk: &Folk, members: usize) -> CourseRow {
    let mut row = CourseRow::of(read);
    row.title = course.title.to_string();
    row.members = members;
    row.organizers.retain(|handle| folk.id(handle).is_some());
    row
}

/// The syllabus first, then documents as they were made.
fn in_order(read: &OldCourse) -> Vec<&OldDocument> {
    let mut documents: Vec<&OldDocument> = read.documents.iter().collect();
    documents.sort_by_key(|document| (Some(document.nid) != read.syllabus_nid, document.nid));
    documents
}

fn span(read: &OldCourse) -> Span {
    let threads = read
        .threads
        .iter()
        .flat_map(|t| t.posts.iter().map(|post| post.at).chain([t.at]));
    let wall = read.wall.iter().map(|post| post.at);
    let told = read.broadcasts.iter().map(|broadcast| broadcast.at);
    let said: Vec<_> = threads.chain(wall).chain(told).flatten().collect();
    let written = read.documents.iter().map(|document| document.created_at);
    let all: Vec<_> = written.flatten().chain(said.iter().copied()).collect();
    let planned = |day: Date| crate::p2pu::SiteTime::of(day.at(0, 0, 0, 0)).map(|time| time.at);
    let plan = read.planned;
    let first = all.iter().map(|time| time.at).min();
    let last = all.iter().map(|time| time.at).max();
    let first = first.or_else(|| planned(plan?.0)).unwrap_or_default();
    Span {
        first,
        last: last.unwrap_or(first),
        starts_on: plan
            .map(|(start, _)| start)
            .or_else(|| said.iter().min().map(|time| time.local.date())),
        ends_on: plan
            .map(|(_, end)| end)
            .or_else(|| said.iter().max().map(|time| time.local.date())),
    }
}

fn found(
    read: &OldCourse,
    slug: &Slug,
    documents: &[&OldDocument],
    span: &Span,
    maker: Option<&PersonId>,
) -> FoundCourse {
    let outcomes = read.objectives_html.as_deref().unwrap_or_default();
    let bring = [&read.prerequisites_html, &read.signup_task_html];
    let bring: String = bring.into_iter().flatten().map(String::as_str).collect();
    FoundCourse {
        slug: slug.clone(),
        language: text::language(read),
        language_guessed: true,
        title: text::title(&read.title, slug.as_str()),
        question: text::question(read),
        summary: text::written(&read.summary_html),
        outcomes: text::written(outcomes),
        prerequisites: text::written(&bring),
        weekly_hours: None,
        level: None,
        licence: licence(),
        completion: CompletionRule::default(),
        tags: Vec::new(),
        state: VersionState::Published,
        made_from: None,
        made_at: span.first,
        made_by: maker.copied(),
        units: documents.iter().map(|document| unit(document)).collect(),
    }
}

/// A document is a unit with one reading.
fn unit(document: &OldDocument) -> FoundUnit {
    let title = text::title(&document.title, "_");
    let by = document.author.as_ref();
    let materials = document.attachments.iter().map(|file| FoundMaterial {
        text: MaterialText {
            title: text::title(&file.name, file.address.path()),
            author: by.map_or(String::new(), |by| text::cut_line(&by.display_name, 200)),
            source: SOURCE.to_owned(),
            url: SafeUrl::parse(&homes::elsewhere(&file.address)).ok(),
            licence: licence(),
            minutes: None,
            note: String::new(),
        },
        checked_at: None,
    });
    FoundUnit {
        title: title.clone(),
        intro: courses::doors::Written::default(),
        activities: vec![FoundActivity {
            token: Some(homes::document_token(document.nid)),
            kind: ActivityKind::Reading,
            title,
            body: text::written(&document.body_html),
            minutes: None,
            materials: materials.collect(),
            rubric: Vec::new(),
        }],
    }
}

fn document(old: &OldDocument, folk: &Folk) -> FoundDocument {
    let revisions = old.revisions.iter().map(|revision| FoundRevision {
        number: i64::from(revision.id),
        author: folk.author(revision.author.as_ref()),
        at: revision.at.map(|time| time.at),
        log: revision.log.clone().unwrap_or_default(),
        is_current: revision.is_current,
        title: revision.title.clone(),
        html: revision.body_html.as_deref().map(text::html),
    });
    FoundDocument {
        token: homes::document_token(old.nid),
        author: folk.author(old.author.as_ref()),
        at: old.created_at.map(|time| time.at),
        revisions: revisions.collect(),
    }
}

fn run(
    read: &OldCourse,
    slug: &Slug,
    span: &Span,
    maker: Option<&PersonId>,
) -> courses::doors::FoundRun {
    let seats = read.seats.unwrap_or_default().max(0);
    courses::doors::FoundRun {
        // settled when they are put down
        id: RunId::from_raw(0),
        course: CourseId::from_raw(0),
        version: VersionId::from_raw(0),
        slug: slug.clone(),
        state: RunState::Edition,
        since: span.last,
        zone: Zone::utc(),
        starts_on: span.starts_on,
        ends_on: span.ends_on,
        signup_closes: None,
        seats: u32::try_from(seats).unwrap_or(u32::MAX),
        signup_question: String::new(),
        audience: Audience::Public,
        made_at: span.first,
        made_by: maker.copied(),
    }
}

fn edition(read: &OldCourse, planned: &Planned, span: &Span) -> Edition {
    let place = OldAddress::of_file(&match planned.key.school {
        Some(school) => format!("{}/{}", school.slug(), planned.key.slug),
        None => planned.key.slug.clone(),
    });
    let place = read.old_addresses.first().unwrap_or(&place);
    Edition {
        run: RunId::from_raw(0),
        frozen_at: span.last,
        ended_at: span.last,
        began: read.status != OldStatus::Draft,
        licence: licence(),
        attribution: ATTRIBUTION.to_owned(),
        source: Some(Source {
            name: SOURCE.to_owned(),
            url: SafeUrl::parse(&homes::elsewhere(place)).ok(),
            key: format!("{P2PU}:{}", read.nid),
            said_status: Some(read.status.words().to_owned()),
            said_seats: read.seats,
        }),
    }
}

fn licence() -> Licence {
    Licence::parse(LICENCE).unwrap_or_else(|_| Licence::unknown())
}
