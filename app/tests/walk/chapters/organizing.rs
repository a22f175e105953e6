//! Olga runs the course again, as something of her own.

use testing::Browser;

use crate::university::{Peer, University, fills, says};

const KEPT_OF_COURSE: [&str; 6] = [
    "seen",
    "title",
    "summary",
    "outcomes",
    "prerequisites",
    "licence",
];

/// Gives the address of the run.
pub async fn olga_runs_the_course_again(here: &University, olga: &Browser, mia: &Peer) -> String {
    let edition = olga.get(&"/editions/bread-for-beginners").await;
    let form = olga.get(&edition.link("Run this course again")).await;
    assert_eq!(
        form.field_value("zone"),
        "Europe/Madrid",
        "her own zone is offered"
    );
    let once = form.field_value("once");
    let wanted = [
        ("once", once.as_str()),
        ("starts_on", ""),
        ("ends_on", ""),
        ("zone", "Europe/Madrid"),
        ("seats", "20"),
    ];
    let settings = olga.post(&form.address, &wanted).await;
    assert!(
        settings.notice().starts_with("Here is your run."),
        "{}",
        settings.text()
    );
    let again = olga.post(&form.address, &wanted).await;
    assert_eq!(
        (again.address.as_str(), again.notice()),
        (settings.address.as_str(), settings.notice()),
        "the same form a second time leads to the run of the first"
    );
    let second = olga
        .get(&format!(
            "{}-2",
            settings.address.trim_end_matches("/settings")
        ))
        .await;
    assert_eq!(second.status, 404, "a double click makes one run");

    let run = settings.address.trim_end_matches("/settings").to_owned();
    for hidden in [
        run.clone(),
        format!("{run}/syllabus"),
        format!("{run}/people"),
    ] {
        assert_eq!(
            here.visitor().get(&hidden).await.status,
            404,
            "{hidden} is in preparation"
        );
    }
    says(
        &settings,
        &[
            "Before sign-up can open",
            "The first and the last day are missing",
        ],
    );
    let settled = [
        ("starts_on", "2027-01-18"),
        ("ends_on", "2027-02-14"),
        ("zone", "Europe/Madrid"),
        ("closes", "2027-01-17T18:00"),
        ("seats", "2"),
        ("question", "What do you bake today?"),
        ("audience", "public"),
    ];
    let page = fills(olga, &settings, &["saved"], &settled).await;
    assert_eq!(page.notice(), "Saved.");

    let organizers = format!("{run}/organizers");
    let page = olga
        .post(&organizers, &[("handle", mia.sample.handle.as_str())])
        .await;
    assert_eq!(page.notice(), "There is one more organizer now.");
    assert_eq!(mia.get(&settings.address).await.status, 200);

    let versions = "/courses/bread-for-beginners/versions";
    let outside = here.visitor().get(&versions).await;
    assert!(
        !outside.text().contains("version 2"),
        "a draft is its writer's"
    );
    let course = olga.get(&versions).await;
    says(
        &course,
        &[
            "Olga of the Oven is writing version 2.",
            "Made from Bread for beginners, version 1.",
        ],
    );
    run
}

/// A unit, a task with its rubric and a material with its source; and the rule of completion. Gives the title of the task.
pub async fn she_writes_the_syllabus(olga: &Browser, run: &str) -> Task {
    let desk = olga.get(&format!("{run}/edit")).await;
    says(&desk, &["The first loaf"]);
    let desk = olga
        .post(
            &desk.link("Add a unit"),
            &[("title", "A loaf of your own"), ("intro", "Now **you**.")],
        )
        .await;
    let page = olga
        .post(
            &desk.link("Add an activity: A loaf of your own"),
            &[
                ("kind", "task"),
                ("title", "Bake and tell"),
                ("body", "Bake a loaf. Say what you changed, and why."),
                ("minutes", "90"),
            ],
        )
        .await;
    assert_eq!(page.title(), "Edit the activity");
    let activity = page.address.clone();

    let page = olga
        .post(
            &page.link("Add a material"),
            &[
                ("title", "Bread"),
                ("author", "Wikibooks contributors"),
                ("source", "Cookbook"),
                ("url", "https://en.wikibooks.org/wiki/Cookbook:Bread"),
                ("licence", "CC-BY-SA-4.0"),
                ("note", "The part about kneading."),
            ],
        )
        .await;
    says(
        &page,
        &["Bread by Wikibooks contributors, from Cookbook. CC BY-SA 4.0"],
    );

    let rubric = olga.get(&page.link("Edit the rubric")).await;
    let fields = ["title", "prompt", "weight", "levels"];
    let kept: Vec<String> = ["c1", "c2"]
        .iter()
        .flat_map(|one| fields.map(|field| format!("{one}-{field}")))
        .collect();
    let kept: Vec<&str> = kept.iter().map(String::as_str).chain(["seen"]).collect();
    let page = fills(olga, &rubric, &kept, &[]).await;
    says(&page, &["Does the work do what the task asks for?"]);

    let course = olga.get(&format!("{run}/edit/course")).await;
    let rule = [
        ("question", "How does flour become bread?"),
        ("tasks", "1"),
        ("reviews", "3"),
        ("tags", "bread, cooking"),
        ("hours", "3"),
    ];
    let desk = fills(olga, &course, &KEPT_OF_COURSE, &rule).await;
    says(&desk, &["1 task done and 3 reviews given"]);

    let token = activity.rsplit('/').next().unwrap().to_owned();
    Task {
        run: run.to_owned(),
        token,
    }
}

/// The task of the run.
pub struct Task {
    run: String,
    token: String,
}

impl Task {
    /// A page of the task: `work`, `works`, `open-reviews`.
    pub fn at(&self, page: &str) -> String {
        format!("{}/tasks/{}/{page}", self.run, self.token)
    }
}

pub async fn she_opens_sign_up(here: &University, olga: &Browser, mia: &Peer, run: &str) {
    let settings = olga.get(&format!("{run}/settings")).await;
    says(&settings, &["Ready: sign-up can open"]);
    let page = mia.post(&format!("{run}/steps/open-signup"), &[]).await;
    assert_eq!(page.notice(), "Done. The run is now: sign-up is open.");

    let front = here.visitor().get(&"/").await;
    says(&front, &["Bread for beginners"]);
    let page = here.visitor().get(&run).await;
    says(
        &page,
        &["How does flour become bread?", "Your next step: sign up"],
    );
    let syllabus = here.visitor().get(&format!("{run}/syllabus")).await;
    says(
        &syllabus,
        &[
            "1 task done and 3 reviews given",
            "Bake and tell",
            "The first loaf",
        ],
    );
}
