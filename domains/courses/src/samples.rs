//! Example courses: for tests, previews and the demo university.

pub mod run;

use base::{LanguageTag, Now, SafeUrl, Slug, Title};
use store::{Fault, Tx};

use crate::completion::CompletionRule;
use crate::course::VersionState;
use crate::doors::{
    FoundActivity, FoundCourse, FoundMaterial, FoundUnit, FoundedCourse, Written, found_course,
};
use crate::licence::Licence;
use crate::syllabus::{ActivityKind, CriterionText, LevelText, MaterialText};

/// A title that is known to fit.
fn title(text: &str) -> Title {
    <Title as base::Text>::from_stored(text.to_owned())
}

/// A small whole course: two units, four activities, a material, a rubric.
pub fn found(name: &str, now: &Now) -> FoundCourse {
    let mut course = FoundCourse::titled(title(name), LanguageTag::unknown(), now.at);
    course.language = LanguageTag::parse("en").unwrap_or_else(|_| LanguageTag::unknown());
    "What may I show, copy and remix in my class?".clone_into(&mut course.question);
    course.summary = Written::markdown("Four weeks on **copyright** for people who teach.");
    course.outcomes = Written::markdown("- Weigh a case of fair use\n- Choose a licence");
    course.weekly_hours = Some(3);
    course.completion = CompletionRule {
        tasks_needed: 1,
        reviews_needed: 3,
    };
    course.tags = vec!["copyright".to_owned(), "teaching".to_owned()];
    course.state = VersionState::Draft;
    course.units = vec![
        FoundUnit {
            title: title("Why it matters"),
            intro: Written::markdown("We say who we are and what we want to show in class."),
            activities: vec![
                activity(ActivityKind::Reading, "Read: copyright in plain words"),
                activity(ActivityKind::Discussion, "Say hello"),
            ],
        },
        FoundUnit {
            title: title("Fair use"),
            intro: Written::default(),
            activities: vec![
                activity(ActivityKind::Task, "Weigh a case"),
                activity(ActivityKind::Review, "Read the cases of three peers"),
            ],
        },
    ];
    course
}

/// An activity of that kind, with what belongs to it.
pub fn activity(kind: ActivityKind, name: &str) -> FoundActivity {
    FoundActivity {
        token: None,
        kind,
        title: title(name),
        body: Written::markdown("Take your time, and write down what is **new** to you."),
        minutes: Some(35),
        materials: if kind == ActivityKind::Reading {
            vec![material()]
        } else {
            Vec::new()
        },
        rubric: if kind == ActivityKind::Task {
            rubric()
        } else {
            Vec::new()
        },
    }
}

fn material() -> FoundMaterial {
    FoundMaterial {
        text: MaterialText {
            title: title("About CC Licenses"),
            author: "Creative Commons".to_owned(),
            source: "creativecommons.org".to_owned(),
            url: SafeUrl::parse("https://creativecommons.org/share-your-work/cclicenses/").ok(),
            licence: Licence::parse("CC-BY-4.0").unwrap_or_else(|_| Licence::unknown()),
            minutes: Some(20),
            note: String::new(),
        },
        checked_at: None,
    }
}

/// Two criteria with three levels each.
pub fn rubric() -> Vec<CriterionText> {
    let levels = |texts: [(&str, &str); 3]| {
        texts
            .into_iter()
            .map(|(name, description)| LevelText {
                title: title(name),
                description: description.to_owned(),
            })
            .collect()
    };
    vec![
        CriterionText {
            title: title("Reasoning"),
            prompt: "Does the answer weigh all four factors?".to_owned(),
            weight: 2,
            levels: levels([
                ("Begins", "names one factor"),
                ("Works", "weighs two or three"),
                ("Shines", "weighs all four"),
            ]),
        },
        CriterionText {
            title: title("Clarity"),
            prompt: "Can a colleague follow it?".to_owned(),
            weight: 1,
            levels: levels([
                ("Begins", "hard to follow"),
                ("Works", "clear in most places"),
                ("Shines", "clear from end to end"),
            ]),
        },
    ]
}

/// Puts a small whole course down: a draft of its first version.
pub async fn course(tx: &Tx, name: &str, now: &Now) -> Result<FoundedCourse, Fault> {
    let mut found = found(name, now);
    found.slug = Slug::of_title(name);
    found_course(tx, &found, now).await
}
