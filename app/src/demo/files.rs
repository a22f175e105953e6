//! Reads the demo university's files, which are part of the executable.

use std::fmt;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::content::{Course, Demo, Person, Run, School, Work};

/// A file of the demo: its name in `app/demo/` and its text.
struct File {
    name: &'static str,
    text: &'static str,
}

macro_rules! file {
    ($name:expr) => {
        File {
            name: $name,
            text: include_str!(concat!("../../demo/", $name)),
        }
    };
}

macro_rules! files {
    ($folder:literal: $($slug:literal),+ $(,)?) => {
        &[$(file!(concat!($folder, "/", $slug, ".toml"))),+]
    };
}

const SCHOOLS: File = file!("schools.toml");

const PEOPLE: File = file!("people.toml");

const COURSES: &[File] = files!["courses":
    "accessible-web",
    "arabic-first-page",
    "arabic-wikipedia",
    "cronica-de-barrio",
    "datos-de-tu-ciudad",
    "git-together",
    "hand-written-html",
    "huerto-en-el-balcon",
    "living-kitchen",
    "night-sky",
    "numbers-in-the-news",
    "open-licences",
    "python-chores",
    "small-programs",
    "un-poema-por-semana",
    "writing-for-wikipedia",
];

const RUNS: &[File] = files!["runs":
    "accessible-web-winter",
    "arabic-page-first",
    "by-hand-again",
    "by-hand-spring",
    "cronica-otono",
    "datos-ahora",
    "git-together-first",
    "huerto-primavera",
    "living-kitchen-now",
    "night-sky-winter",
    "numbers-again",
    "numbers-first",
    "open-licences-first",
    "open-licences-second",
    "poemas-invierno",
    "python-chores-summer",
    "small-programs-autumn",
    "wikipedia-ar-kharif",
    "wikipedia-autumn",
];

/// What was handed in stands beside the runs, under the same names.
const WORKS: &[File] = files!["works":
    "by-hand-spring",
    "cronica-otono",
    "datos-ahora",
    "huerto-primavera",
    "numbers-first",
    "python-chores-summer",
    "small-programs-autumn",
    "wikipedia-ar-kharif",
    "wikipedia-autumn",
];

/// A file of the demo that cannot be read.
#[derive(Debug)]
pub struct Unreadable {
    /// Its name in `app/demo/`.
    pub file: &'static str,
    /// What is wrong.
    pub why: toml::de::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the demo's {} cannot be read: {}", self.file, self.why)
    }
}

impl std::error::Error for Unreadable {}

#[derive(Deserialize)]
struct Schools {
    school: Vec<School>,
}

#[derive(Deserialize)]
struct People {
    person: Vec<Person>,
}

#[derive(Deserialize)]
struct Works {
    work: Vec<Work>,
}

impl Demo {
    /// Reads everything. It only fails if a file of this source is wrong, which the tests would have said.
    pub fn read() -> Result<Self, Unreadable> {
        let mut runs = RUNS
            .iter()
            .map(read::<Run>)
            .collect::<Result<Vec<_>, _>>()?;
        for file in WORKS {
            let works: Works = read(file)?;
            let slug = file.name.trim_start_matches("works/");
            let slug = slug.trim_end_matches(".toml");
            if let Some(run) = runs.iter_mut().find(|run| run.slug == slug) {
                run.works = works.work;
            }
        }
        Ok(Self {
            schools: read::<Schools>(&SCHOOLS)?.school,
            people: read::<People>(&PEOPLE)?.person,
            courses: COURSES
                .iter()
                .map(read::<Course>)
                .collect::<Result<Vec<_>, _>>()?,
            runs,
        })
    }
}

fn read<T: DeserializeOwned>(file: &File) -> Result<T, Unreadable> {
    toml::from_str(file.text).map_err(|why| Unreadable {
        file: file.name,
        why,
    })
}
