//! What is broken, hostile or no archive at all.

use std::fs;

use archive::p2pu::{self, ArchiveError, CourseKey, Report};

use crate::site::{Site, by, comment, page};

#[test]
fn broken_pages_are_named_and_the_rest_is_read() {
    let site = Site::new("broken");
    let whole = page(5, "node-type-course", "<h1 class=\"title\">Knitting</h1>");
    site.home("general/knitting.html", 5, "")
        .thread("general/knitting/discussion/wool.html", 5, 9, "")
        .file("general/cut.html", &whole[..whole.len() - 40])
        .file("general/empty.html", "")
        .file(
            "general/latin.html",
            b"<html><body class=\"node-type-course og-context-5\">caf\xe9</body></html>",
        )
        .file(
            "general/other.html",
            "<html><body>My own page</body></html>",
        )
        .file(
            "general/large.html",
            format!("{whole}{}</html>", "<div>".repeat(2_000_000)),
        )
        .file(
            "general/deep.html",
            page(5, "node-type-course", &"<div>".repeat(50_000)),
        )
        .page("general/odd.html", 5, "", "<p>of no kind</p>")
        .thread("general/lost/discussion/a.html", 77, 78, "")
        .file("general/notes.txt", "not a page");
    let survey = site.survey();
    let mut report = Report::of(&survey);
    for key in survey.courses() {
        report.add(&survey.read_course(key, &|_| None).unwrap());
    }
    let why = |path: &str| {
        let found = report.skipped.iter().find(|skipped| skipped.path == path);
        found.map(|skipped| skipped.why.clone()).unwrap_or_default()
    };
    for (path, words) in [
        ("general/cut.html", "cut off"),
        ("general/empty.html", "empty"),
        ("general/latin.html", "UTF-8"),
        ("general/other.html", "no mark"),
        ("general/large.html", "larger than"),
        ("general/deep.html", "nests more than"),
        ("general/odd.html", "no kind of page"),
        ("general/lost/discussion/a.html", "home page is not here"),
    ] {
        assert!(why(path).contains(words), "{path}: {}", why(path));
    }
    assert_eq!(report.skipped.len(), 8);
    assert_eq!(report.courses.len(), 1);
    assert_eq!((report.courses[0].threads, report.courses[0].posts), (1, 1));
    assert!(report.to_string().contains("general/cut.html: is cut off"));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(
        json.as_object().unwrap().keys().collect::<Vec<_>>(),
        ["courses", "skipped", "totals"]
    );
    assert_eq!(json["courses"][0]["seats"], serde_json::Value::Null);
    assert_eq!(json["courses"][0]["first_post"], "2011-02-01T10:18");
}

#[test]
fn hostile_posts_are_harmless() {
    let site = Site::new("hostile");
    let ada = by("ada", "Ada Demo");
    let nasty = "<script>steal()</script><p onclick=\"x()\">hi <a href=\"javascript:steal()\">there</a> \
        <a href=\"http://example.org/?a=1\">out</a></p><iframe src=\"http://film.example/1\"></iframe>\
        <div class=\"comment comment-666\"><div class=\"content\">forged</div></div>";
    site.home("general/knitting.html", 5, "").thread(
        "general/knitting/discussion/wool.html",
        5,
        9,
        &comment(1, &ada, nasty),
    );
    let course = site.course(5);
    assert_eq!(course.threads[0].posts.len(), 1);
    let body = &course.threads[0].posts[0].body_html;
    for bad in [
        "<script",
        "steal",
        "onclick",
        "javascript",
        "<iframe",
        "comment-666",
    ] {
        assert!(!body.contains(bad), "{bad} in {body}");
    }
    assert!(
        body.contains("<a href=\"http://example.org/?a=1\" rel=\"nofollow ugc noopener\">out</a>")
    );
    assert!(body.contains(">http://film.example/1</a>"));
}

#[test]
fn an_open_link_in_one_post_does_not_swallow_the_next() {
    let site = Site::new("open-link");
    let ada = by("ada", "Ada Demo");
    let comments = [
        comment(1, &ada, "<p>one <a href=\"http://example.org/\"></p>"),
        comment(2, &ada, "<p>two</p>"),
        comment(3, &ada, "<div><p>three</p>"),
        comment(4, &ada, "<p>four</p>"),
    ];
    site.home("general/knitting.html", 5, "").thread(
        "general/knitting/discussion/wool.html",
        5,
        9,
        &comments.concat(),
    );
    let course = site.course(5);
    let posts: Vec<_> = course.threads[0]
        .posts
        .iter()
        .map(|p| (p.cid, p.body_html.as_str()))
        .collect();
    assert_eq!(
        posts,
        [
            (1, "<p>one</p>"),
            (2, "<p>two</p>"),
            (3, "<p>three</p>"),
            (4, "<p>four</p>")
        ]
    );
}

#[cfg(unix)]
#[test]
fn links_out_of_the_folder_are_not_followed() {
    let outside = Site::new("outside");
    outside
        .home("general/secret.html", 6, "")
        .home("page.html", 7, "");
    let site = Site::new("links");
    site.home("general/knitting.html", 5, "");
    std::os::unix::fs::symlink(&outside.0, site.0.join("away")).unwrap();
    std::os::unix::fs::symlink(
        outside.0.join("page.html"),
        site.0.join("general/page.html"),
    )
    .unwrap();
    // a folder that holds itself
    std::os::unix::fs::symlink(&site.0, site.0.join("general/again")).unwrap();
    let survey = site.survey();
    assert_eq!(survey.courses().map(|key| key.nid).collect::<Vec<_>>(), [5]);
    assert_eq!(survey.skipped().len(), 1);
    assert!(survey.skipped()[0].why.contains("not followed"));
    assert_eq!(survey.page_count(), 1);
}

#[test]
fn very_deep_folders_end_somewhere() {
    let site = Site::new("deep-folders");
    site.home("general/knitting.html", 5, "")
        .home(&format!("{}x.html", "d/".repeat(60)), 6, "");
    let survey = site.survey();
    assert_eq!(survey.courses().count(), 1);
    assert!(survey.skipped()[0].why.contains("deep"));
}

#[test]
fn what_is_no_archive_is_said() {
    let site = Site::new("none");
    assert!(matches!(
        p2pu::survey(&site.0, &mut |_| ()),
        Err(ArchiveError::NoPages { .. })
    ));
    let nowhere = site.0.join("nowhere");
    assert!(matches!(
        p2pu::survey(&nowhere, &mut |_| ()),
        Err(ArchiveError::NotAFolder { .. })
    ));
    site.home("general/knitting.html", 5, "");
    let survey = site.survey();
    let other = CourseKey {
        school: None,
        slug: "x".to_owned(),
        nid: 99,
    };
    assert!(matches!(
        survey.read_course(&other, &|_| None),
        Err(ArchiveError::NoSuchCourse { nid: 99 })
    ));
    let key = survey.course(5).unwrap();
    fs::remove_file(site.0.join("general/knitting.html")).unwrap();
    assert!(matches!(
        survey.read_course(key, &|_| None),
        Err(ArchiveError::HomeVanished { nid: 5 })
    ));
}
