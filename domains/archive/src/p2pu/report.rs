//! The report of a reading: one row for each course, totals, and everything that was skipped.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;

use serde::Serialize;

use super::site::{OldCourse, Skipped};
use super::survey::Survey;

/// What was found in one course.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CourseRow {
    pub nid: u32,
    pub slug: String,
    /// Empty for a course at the root of the site.
    pub school: String,
    pub title: String,
    pub status: String,
    pub seats: Option<i64>,
    pub organizers: Vec<String>,
    pub members: usize,
    pub documents: usize,
    pub threads: usize,
    /// Topics and replies.
    pub posts: usize,
    pub course_comments: usize,
    pub broadcasts: usize,
    pub revisions_listed: usize,
    /// Site time, to the minute.
    pub first_post: Option<String>,
    pub last_post: Option<String>,
}

/// What was found altogether.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    pub courses: usize,
    pub by_school: BTreeMap<String, usize>,
    pub by_status: BTreeMap<String, usize>,
    /// A guess for each course.
    pub by_language: BTreeMap<String, usize>,
    pub memberships: usize,
    pub distinct_members: usize,
    pub documents: usize,
    pub documents_listed: usize,
    pub threads: usize,
    pub threads_listed: usize,
    pub posts: usize,
    pub course_comments: usize,
    pub broadcasts: usize,
    pub revisions_listed: usize,
    pub distinct_posters: usize,
    pub first_post: Option<String>,
    pub last_post: Option<String>,
    pub html_files_total: usize,
    pub profile_files: usize,
}

/// The whole report. Add each course as it is read, so that none has to be kept.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Report {
    pub courses: Vec<CourseRow>,
    pub totals: Totals,
    pub skipped: Vec<Skipped>,
    #[serde(skip)]
    members: HashSet<String>,
    #[serde(skip)]
    posters: HashSet<String>,
}

impl CourseRow {
    /// Counts a course.
    pub fn of(course: &OldCourse) -> Self {
        let times: BTreeSet<_> = course
            .threads
            .iter()
            .flat_map(|thread| thread.posts.iter().map(|post| post.at).chain([thread.at]))
            .flatten()
            .collect();
        Self {
            nid: course.nid,
            slug: course.slug.clone(),
            school: course.school.map_or("", super::School::slug).to_owned(),
            title: course.title.clone(),
            status: course.status.words().to_owned(),
            seats: course.seats,
            organizers: course.organizers.clone(),
            members: course.members.len(),
            documents: course.documents.len(),
            threads: course.threads.len(),
            posts: course
                .threads
                .iter()
                .map(|thread| 1 + thread.posts.len())
                .sum(),
            course_comments: course.wall.len(),
            broadcasts: course.broadcasts.len(),
            revisions_listed: course
                .documents
                .iter()
                .map(|document| document.revisions.len())
                .sum(),
            first_post: times.first().map(ToString::to_string),
            last_post: times.last().map(ToString::to_string),
        }
    }
}

impl Report {
    /// A report about an archive, with no course yet.
    pub fn of(survey: &Survey) -> Self {
        Self {
            totals: Totals {
                html_files_total: survey.page_count(),
                profile_files: survey.profile_count(),
                ..Totals::default()
            },
            skipped: survey.skipped().to_vec(),
            ..Self::default()
        }
    }

    /// Adds a course, after which it may be forgotten.
    pub fn add(&mut self, course: &OldCourse) {
        self.add_as(course, CourseRow::of(course));
    }

    /// Adds a course with a row that was counted somewhere else, for example in a database.
    pub fn add_as(&mut self, course: &OldCourse, row: CourseRow) {
        use super::site::ListedKind;

        let listed = |kind| {
            course
                .listed_only
                .iter()
                .filter(|listed| listed.kind == kind)
                .count()
        };
        let language = course.language.map_or("unknown", |guess| guess.tag);
        self.members
            .extend(course.members.iter().map(|member| member.handle.clone()));
        for thread in &course.threads {
            let authors = thread
                .posts
                .iter()
                .map(|post| &post.author)
                .chain([&thread.author]);
            self.posters
                .extend(authors.flatten().map(|author| author.handle.clone()));
        }
        let totals = &mut self.totals;
        totals.courses += 1;
        *totals.by_school.entry(row.school.clone()).or_default() += 1;
        *totals.by_status.entry(row.status.clone()).or_default() += 1;
        *totals.by_language.entry(language.to_owned()).or_default() += 1;
        totals.memberships += row.members;
        totals.distinct_members = self.members.len();
        totals.documents += row.documents;
        totals.documents_listed += row.documents + listed(ListedKind::Document);
        totals.threads += row.threads;
        totals.threads_listed += row.threads + listed(ListedKind::Thread);
        totals.posts += row.posts;
        totals.course_comments += row.course_comments;
        totals.broadcasts += row.broadcasts;
        totals.revisions_listed += row.revisions_listed;
        totals.distinct_posters = self.posters.len();
        if let Some(first) = &row.first_post
            && totals.first_post.as_ref().is_none_or(|known| first < known)
        {
            totals.first_post = Some(first.clone());
        }
        totals.last_post = totals.last_post.take().max(row.last_post.clone());
        self.skipped.extend(course.skipped.iter().cloned());
        self.courses.push(row);
    }

    /// Notes something else that was left out.
    pub fn skip(&mut self, path: impl Into<String>, why: impl Into<String>) {
        self.skipped.push(Skipped {
            path: path.into(),
            why: why.into(),
        });
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:>6}  {:<12} {:<40} {:>7} {:>5} {:>7} {:>6} {:>5} {:>5}",
            "node", "school", "course", "members", "docs", "threads", "posts", "wall", "revs"
        )?;
        for row in &self.courses {
            let slug: String = row.slug.chars().take(40).collect();
            writeln!(
                f,
                "{:>6}  {:<12} {:<40} {:>7} {:>5} {:>7} {:>6} {:>5} {:>5}",
                row.nid,
                row.school,
                slug,
                row.members,
                row.documents,
                row.threads,
                row.posts,
                row.course_comments,
                row.revisions_listed
            )?;
        }
        let totals = &self.totals;
        writeln!(
            f,
            "{:>6}  {:<12} {:<40} {:>7} {:>5} {:>7} {:>6} {:>5} {:>5}",
            totals.courses,
            "",
            "all courses",
            totals.memberships,
            totals.documents,
            totals.threads,
            totals.posts,
            totals.course_comments,
            totals.revisions_listed
        )?;
        writeln!(
            f,
            "{} pages and {} profiles seen; {} skipped.",
            totals.html_files_total,
            totals.profile_files,
            self.skipped.len()
        )?;
        for skipped in &self.skipped {
            writeln!(f, "  {}: {}", skipped.path, skipped.why)?;
        }
        Ok(())
    }
}
