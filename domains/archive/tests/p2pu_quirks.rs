//! The reader of the old P2PU site against small pages made by hand, one for each quirk of the real ones. All people are
//! invented.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::fs;
use std::path::{Path, PathBuf};

use archive::p2pu::site::ListedKind;
use archive::p2pu::{
    self, ArchiveError, CourseKey, OldAddress, OldCourse, OldStatus, Report, School, Survey, Target,
};

/// A folder of pages that is being made.
struct Site(PathBuf);

impl Site {
    fn new(name: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("p2pu-{name}"));
        if dir.exists() {
            fs::remove_dir_all(&dir).unwrap();
        }
        fs::create_dir_all(&dir).unwrap();
        Self(dir)
    }

    fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// A page of the course `nid`.
    fn page(&self, path: &str, nid: u32, classes: &str, content: &str) -> &Self {
        self.file(path, page(nid, classes, content))
    }

    fn home(&self, path: &str, nid: u32, content: &str) -> &Self {
        self.page(
            path,
            nid,
            "node-type-course",
            &format!("<h1 class=\"title\">Knitting for two\u{a0} </h1>{content}"),
        )
    }

    fn thread(&self, path: &str, nid: u32, topic: u32, comments: &str) -> &Self {
        let content = format!(
            "<h1 class=\"title\">Knitting for two</h1><div class=\"pane-p2pu-2\"><h2 class=\"pane-title\">Which wool?</h2>\
             <div id=\"node-{topic}\" class=\"node node-forum clear-block\"><div class=\"meta\"><span class=\"submitted\">{} on Tue, 2011-02-01 10:18</span></div>\
             <div class=\"content\"><span class=\"terms\"><a href=\"x\">Go back to: General discussion</a></span><p>Sheep or plant?</p>\
             <div class=\"forum-topic-navigation\"><a href=\"y\">next</a></div></div>\
             <div class=\"node-flags\"><span class=\"flagged-by-indication\">3 people liked this</span></div></div></div>\
             <div id=\"comments\">{comments}</div>",
            by("ada", "Ada Demo")
        );
        self.page(path, nid, "", &content)
    }

    fn document(&self, path: &str, nid: u32, document: u32, body: &str) -> &Self {
        let content = format!(
            "<div class=\"pane-node\"><h2 class=\"pane-title\">Plan</h2><div id=\"node-{document}\" class=\"node node-document\">\
             <div class=\"meta\">{}<span class=\"created-date\">Thu, 2010-09-23 22:03</span></div>\
             <div class=\"content\"><div class=\"field field-field-document-body\"><div class=\"field-items\">\
             <div class=\"field-item\">{body}</div></div></div></div></div></div>",
            by("ada", "Ada Demo")
        );
        self.page(path, nid, "", &content)
    }

    fn profile(&self, handle: &str, first: &str, last: &str) -> &Self {
        let field = |name: &str, value: &str| {
            format!(
                "<div class=\"views-field-field-profile-{name}-value\"><span class=\"field-content\">{value}</span></div>"
            )
        };
        let text = format!(
            "<html><body class=\"page-user\"><div id=\"content-column\"><h1 class=\"title\">{handle}</h1>{}{}</div></body></html>",
            field("firstname", first),
            field("lastname", last)
        );
        self.file(&format!("users/{handle}.html"), text)
    }

    fn survey(&self) -> Survey {
        p2pu::survey(&self.0, &mut |_| ()).unwrap()
    }

    fn course(&self, nid: u32) -> OldCourse {
        let survey = self.survey();
        let key = survey.course(nid).expect("the course is found").clone();
        survey.read_course(&key, &|_| None).unwrap()
    }
}

fn page(nid: u32, classes: &str, content: &str) -> String {
    let settings = format!(
        "\"og\": {{ \"group_context\": {{ \"nid\": \"{nid}\", \"title\": \"Knitting\", \"type\": \"course\" }} }}"
    );
    format!(
        "<html><head><script>{settings}</script></head><body class=\"page-node {classes} og-context og-context-{nid} \">\
         <div id=\"content-column\">{content}</div><!-- /content-column --></body></html>\n"
    )
}

fn by(handle: &str, name: &str) -> String {
    format!(
        "<div class=\"picture\"><a href=\"http://archive.p2pu.org/users/{handle}\"><img alt=\"{name}&#039;s picture\"></a></div>\
         <a href=\"http://archive.p2pu.org/general/users/{handle}\">{name}</a>"
    )
}

fn comment(cid: u32, author: &str, body: &str) -> String {
    format!(
        "<a id=\"comment-{cid}\"></a><div class=\"comment comment-{cid} comment-published odd\"><div class=\"meta\">{author}\
         <div id='comment-submitted-date'>\nWed, 2011-02-02 09:00</div></div><div class=\"content\">{body}</div>\
         <div class=\"comment-flags\"><span class=\"flagged-by-indication\"></span></div></div>"
    )
}

fn indented(inside: &str) -> String {
    format!("<div class=\"indented\">{inside}</div>")
}

fn member(handle: &str, name: &str, admin: &str) -> String {
    format!(
        "<td><div class=\"views-field-picture\"><a href=\"../users/{handle}.html\"><img alt=\"{name}\"></a></div>\
         <span class=\"views-field-is-admin\"><span class=\"field-content\">{admin}</span></span>\
         <div class=\"views-field-realname\"><span class=\"field-content\">Short</span></div></td>"
    )
}

fn members(cells: &[String]) -> String {
    format!(
        "<div class=\"view-og-members-faces\"><table><tr>{}</tr></table></div>",
        cells.concat()
    )
}

fn wall(comments: &[String]) -> String {
    format!(
        "<div class=\"panel-pane pane-node-comments\">{}</div>",
        comments.concat()
    )
}

#[test]
fn members_and_comments_repeat_over_the_pages_of_a_home() {
    let site = Site::new("pager");
    let organizer = "<div class=\"meta\"><span class='created-date'>Course organiser: <a href=\"users/mo.html\">Mo</a></span></div>";
    let ada = by("ada", "Ada Demo");
    site.home(
        "general/knitting.html",
        5,
        &format!(
            "{organizer}{}{}",
            members(&[
                member("mo", "Mo Demo's picture", "admin"),
                member("ada", "Ada Demo's picture", "")
            ]),
            wall(&[
                comment(1, &ada, "<p>one</p>"),
                comment(2, &ada, "<p>two</p>")
            ])
        ),
    )
    .home(
        "general/knitting@page=1.html",
        5,
        &format!(
            "{organizer}{}{}",
            members(&[
                member("ada", "Ada Demo's picture", ""),
                member("zoe", "Anonymous User picture", "admin")
            ]),
            wall(&[
                comment(2, &ada, "<p>two</p>"),
                comment(3, &ada, "<p>three</p>")
            ])
        ),
    )
    .home(
        "general/node/5/taxonomy/term/1/0/feed@page=2.html",
        5,
        &members(&[member("bo", "", "")]),
    );
    let course = site.course(5);
    assert_eq!(course.title, "Knitting for two");
    assert_eq!(course.organizers, ["mo", "zoe"]);
    assert_eq!(
        course
            .members
            .iter()
            .map(|m| m.handle.as_str())
            .collect::<Vec<_>>(),
        ["ada", "bo", "mo", "zoe"]
    );
    assert_eq!(
        course.wall.iter().map(|c| c.cid).collect::<Vec<_>>(),
        [1, 2, 3]
    );
    assert_eq!(course.seats, None);
    assert_eq!(course.status, OldStatus::Other(String::new()));
    assert!(course.skipped.is_empty());
}

#[test]
fn replies_know_their_parents_their_likes_and_their_deleted_authors() {
    let site = Site::new("thread");
    let ada = by("ada", "Ada Demo");
    let nobody =
        "<div class=\"picture\"><img alt=\"Anonymous&#039;s picture\"></div><span>Anonymous</span>";
    let comments = [
        comment(1, &ada, "<p>a</p>"),
        indented(&(comment(2, nobody, "<p>b</p>") + &indented(&comment(3, &ada, "<p>c</p>")))),
        indented(&comment(4, &ada, "<p>d</p>")),
        comment(5, &ada, "<p>e</p>"),
    ];
    site.home("general/knitting.html", 5, "").thread(
        "general/knitting/discussion/wool.html",
        5,
        9,
        &comments.concat(),
    );
    let course = site.course(5);
    let thread = &course.threads[0];
    assert_eq!(
        (thread.nid, thread.title.as_str(), thread.likes),
        (9, "Which wool?", 3)
    );
    assert_eq!(thread.body_html, "<p>Sheep or plant?</p>");
    assert_eq!(thread.at.unwrap().to_string(), "2011-02-01T10:18");
    assert_eq!(thread.at.unwrap().at.to_string(), "2011-02-01T08:18:00Z");
    let tree: Vec<_> = thread
        .posts
        .iter()
        .map(|post| (post.cid, post.parent, post.author.is_some()))
        .collect();
    assert_eq!(
        tree,
        [
            (1, None, true),
            (2, Some(1), false),
            (3, Some(2), true),
            (4, Some(1), true),
            (5, None, true)
        ]
    );
}

#[test]
fn one_node_under_many_addresses_is_one_thing() {
    let site = Site::new("copies");
    let ada = by("ada", "Ada Demo");
    site.home("general/knitting.html", 5, "")
        .home("general/node/5.html", 5, "")
        .home("knitting.html", 5, "")
        .thread(
            "general/knitting/discussion/wool.html",
            5,
            9,
            &comment(1, &ada, "a"),
        )
        .thread(
            "knitting/discussion/wool.html",
            5,
            9,
            &(comment(1, &ada, "a") + &comment(2, &ada, "b")),
        )
        .document("general/document/plan.html", 5, 7, "a")
        .document("document/plan.html", 5, 7, "a")
        .document("general/old-knitting/document/more.html", 5, 8, "b");
    let survey = site.survey();
    let keys: Vec<&CourseKey> = survey.courses().collect();
    assert_eq!(
        keys,
        [&CourseKey {
            school: Some(School::General),
            slug: "knitting".to_owned(),
            nid: 5
        }]
    );
    let course = site.course(5);
    assert_eq!(course.threads.len(), 1);
    assert_eq!(course.threads[0].posts.len(), 2);
    assert_eq!(course.threads[0].old_addresses.len(), 2);
    assert_eq!(
        course.documents.iter().map(|d| d.nid).collect::<Vec<_>>(),
        [7, 8]
    );
    assert_eq!(course.old_addresses.len(), 3);
    for (address, target) in [
        ("/sosi/knitting", Target::Course { course: 5 }),
        ("/node/5", Target::Course { course: 5 }),
        (
            "/webcraft/document/plan.html",
            Target::Document { course: 5, nid: 7 },
        ),
        (
            "/general/node/5/document/8",
            Target::Document { course: 5, nid: 8 },
        ),
        ("/node/5/forums/9#new", Target::Thread { course: 5, nid: 9 }),
        (
            "/general/node/7/revisions/3/view.html",
            Target::Document { course: 5, nid: 7 },
        ),
    ] {
        assert_eq!(
            survey.find(&OldAddress::of_request(address)),
            Some(target),
            "{address}"
        );
    }
    assert_eq!(
        survey.find(&OldAddress::of_request("/general/weaving.html")),
        None
    );
    let mut addresses: Vec<&str> = survey.addresses().map(|(path, _)| path).collect();
    addresses.sort_unstable();
    assert_eq!(
        addresses,
        [
            "document/plan",
            "knitting",
            "knitting/discussion/wool",
            "node/5",
            "old-knitting/document/more"
        ]
    );
}

#[test]
fn one_folder_may_hold_two_courses() {
    let site = Site::new("shared-folder");
    site.home("webcraft/js.html", 5, "")
        .home("webcraft/js-1.html", 6, "")
        .thread("webcraft/js/discussion/a.html", 5, 9, "")
        .thread("webcraft/js/discussion/b.html", 6, 10, "");
    assert_eq!(
        site.course(5)
            .threads
            .iter()
            .map(|t| t.nid)
            .collect::<Vec<_>>(),
        [9]
    );
    assert_eq!(
        site.course(6)
            .threads
            .iter()
            .map(|t| t.nid)
            .collect::<Vec<_>>(),
        [10]
    );
    assert_eq!(site.course(6).slug, "js-1");
}

#[test]
fn history_is_joined_from_lists_and_old_pages() {
    let site = Site::new("history");
    let row = |id: u32, date: &str, who: &str, class: &str| {
        format!(
            "<tr><td class=\"{class}\"><a href=\"revisions/{id}/view.html\">{date}</a> by {who}</td>\
             <td><input type=\"radio\" name=\"old\" value=\"{id}\"></td><td><input name=\"new\" value=\"{id}\"></td></tr>"
        )
    };
    let ada =
        "<a href=\"../../users/ada.html\">Ada</a><p class=\"revision-log\">Fixed a stitch</p>";
    let list = format!(
        "<form id=\"diff-node-revisions\"><table><tr><th>Revision</th></tr>{}{}{}</table><input id=\"edit-nid\" value=\"7\"></form>",
        row(30, "2010-10-06 06:26", ada, "revision-current"),
        row(29, "2010-10-06 06:21", "Anonymous", ""),
        row(
            28,
            "2010-10-05 00:00",
            "<a href=\"../../users/bo.html\">Bo</a>",
            ""
        )
    );
    let old = "<h1 class=\"title\">Revision of <em>Old plan</em> from <em>Wed, 2010-10-06 06:21</em></h1>\
        <div id=\"node-7\" class=\"node node-document\"><div class=\"content\"><div class=\"field-field-document-body\">\
        <div class=\"field-item\"><p>before</p></div></div></div></div>";
    site.home("general/knitting.html", 5, "")
        .document("general/knitting/document/plan.html", 5, 7, "<p>now</p>")
        .page(
            "general/node/7/revisions@destination=node%2F5%2Fdocument%2F7.html",
            5,
            "node-type-document",
            &list,
        )
        .page(
            "general/node/7/revisions@destination=node%2F7%2Frevisions%2F29%2Fview.html",
            5,
            "node-type-document",
            &list,
        )
        .page(
            "general/node/7/revisions/29/view.html",
            5,
            "node-type-document",
            old,
        );
    let course = site.course(5);
    let revisions = &course.documents[0].revisions;
    assert_eq!(
        revisions
            .iter()
            .map(|r| (r.id, r.is_current))
            .collect::<Vec<_>>(),
        [(30, true), (29, false), (28, false)]
    );
    assert_eq!(revisions[0].log.as_deref(), Some("Fixed a stitch"));
    assert_eq!(revisions[0].author.as_ref().unwrap().handle, "ada");
    assert_eq!(revisions[1].author, None);
    assert_eq!(revisions[1].title.as_deref(), Some("Old plan"));
    assert_eq!(revisions[1].body_html.as_deref(), Some("<p>before</p>"));
    assert_eq!(revisions[2].body_html, None);
    assert_eq!(course.documents[0].body_html, "<p>now</p>");
}

#[test]
fn what_is_only_listed_is_named() {
    let site = Site::new("listed");
    let forum = "<div id=\"forum\"><table><tr><td class=\"title\"><a href=\"../../knitting/discussion/wool.html\">Which wool?</a></td>\
        <td class=\"replies\"> 4 </td></tr><tr><td class=\"title\"><a href=\"http://archive.p2pu.org/general/knitting/discussion/gone\">Gone</a></td>\
        <td class=\"replies\"> 8 </td></tr></table></div>";
    let menu = "<div class=\"view view-course-documents-arg\"><ul><li><span class=\"views-field-title\"><a href=\"../../document/plan.html\">Plan</a></span></li>\
        <li><span class=\"views-field-title\"><a href=\"../../knitting/document/lost.html\">Lost</a></span></li></ul></div>";
    site.home("general/knitting.html", 5, "")
        .thread("general/knitting/discussion/wool.html", 5, 9, "")
        .document("general/document/plan.html", 5, 7, "")
        .page("general/node/5/forums.html", 5, "", forum)
        .page("general/node/5/forums@page=1.html", 5, "", forum)
        .page("general/node/5/document.html", 5, "", menu);
    let course = site.course(5);
    let listed: Vec<_> = course
        .listed_only
        .iter()
        .map(|l| (l.kind, l.title.as_str(), l.replies))
        .collect();
    assert_eq!(
        listed,
        [
            (ListedKind::Thread, "Gone", Some(8)),
            (ListedKind::Document, "Lost", None)
        ]
    );
}

#[test]
fn names_fall_back_from_profile_to_picture_to_byline() {
    let site = Site::new("names");
    let cut = "<div class=\"picture\"><a href=\"/users/cleo\"><img alt=\"\"></a></div><a href=\"/users/cleo\">Cleo of the Long ...</a>";
    let comments = [
        comment(1, &by("ada", "ada"), "a"),
        comment(2, &by("bo", "Bo of the Very Long Name"), "b"),
        comment(3, cut, "c"),
        comment(4, &by("dee", ""), "d"),
    ];
    site.home("general/knitting.html", 5, "")
        .thread(
            "general/knitting/discussion/wool.html",
            5,
            9,
            &comments.concat(),
        )
        .profile("ada", "Ada", "Demo");
    let course = site.course(5);
    let told: Vec<_> = course
        .people
        .iter()
        .map(|p| (p.handle.as_str(), p.full_name.as_str(), p.has_profile))
        .collect();
    assert_eq!(
        told,
        [
            ("ada", "Ada Demo", true),
            ("bo", "Bo of the Very Long Name", false),
            ("cleo", "Cleo of the Long", false),
            ("dee", "dee", false)
        ]
    );
    let survey = site.survey();
    assert_eq!(
        survey.people().map(|p| p.full_name).collect::<Vec<_>>(),
        ["Ada Demo"]
    );
    let ada = Some(Target::Person {
        handle: "ada".to_owned(),
    });
    assert_eq!(
        survey.find(&OldAddress::of_request("/webcraft/users/ada")),
        ada
    );
    assert_eq!(survey.find(&OldAddress::of_request("/users/nobody")), None);
}

#[test]
fn a_file_beside_its_document_is_found_and_a_missing_one_is_said() {
    let site = Site::new("files");
    let body = "<p>See <a href=\"http://archive.p2pu.org/sites/s/files/document/x/plan.doc\">the plan</a></p></div></div></div>\
        <div class=\"field field-field-document-attachment\"><div class=\"field-item\">\
        <a href=\"http://archive.p2pu.org/sites/s/files/document/x/plan.doc\" type=\"application/msword; length=42496\">plan.doc</a>\
        <a href=\"../../../sites/s/files/document/x/here.txt\">here.txt</a>";
    site.home("general/knitting.html", 5, "")
        .document("general/knitting/document/plan.html", 5, 7, body)
        .file("sites/s/files/document/x/here.txt", "wool");
    let course = site.course(5);
    let document = &course.documents[0];
    assert_eq!(
        document.body_html,
        "<p>See <span class=\"missing-file\">the plan (file not in the archive)</span></p>"
    );
    let plan = &document.attachments[0];
    assert_eq!(
        (plan.name.as_str(), plan.bytes, plan.file.as_ref()),
        ("plan.doc", Some(42496), None)
    );
    assert_eq!(plan.media_type.as_deref(), Some("application/msword"));
    assert_eq!(
        fs::read_to_string(document.attachments[1].file.as_ref().unwrap()).unwrap(),
        "wool"
    );
}

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

#[test]
fn links_go_where_the_importer_says() {
    let site = Site::new("resolver");
    let ada = by("ada", "Ada Demo");
    site.home("general/knitting.html", 5, "").thread(
        "general/knitting/discussion/wool.html",
        5,
        9,
        &comment(1, &ada, "<a href=\"../../knitting@page=2.html\">home</a> <a href=\"wool.html#comment-1\">me</a>"),
    );
    let survey = site.survey();
    let key = survey.course(5).unwrap();
    let course = survey
        .read_course(key, &|address| match survey.find(address)? {
            Target::Course { course } => Some(format!("/runs/{course}")),
            Target::Thread { nid, .. } => Some(format!(
                "/threads/{nid}#{}",
                address.fragment().unwrap_or_default()
            )),
            _ => None,
        })
        .unwrap();
    let body = &course.threads[0].posts[0].body_html;
    assert!(body.contains("href=\"/runs/5\""), "{body}");
    assert!(body.contains("href=\"/threads/9#comment-1\""), "{body}");
}

#[test]
fn pages_of_the_site_and_other_things_of_a_course_are_read() {
    let site = Site::new("others");
    site.home("general/knitting.html", 5, "")
        .file(
            "about.html",
            "<html><body class=\"page-node\"><div id=\"content-column\"><h1 class=\"title\">About</h1><p>Us</p></div></body></html>",
        )
        .page(
            "general/content/hello.html",
            5,
            "node-type-broadcast-message-record",
            &format!(
                "<h1 class=\"title\">Hello all</h1><div id=\"node-11\" class=\"node clear-block\"><div class=\"meta\">\
                 <span class=\"submitted\">Submitted by {} on Sun, 2011-05-15 16:03</span></div><div class=\"content\"><p>Hi</p></div></div>",
                by("ada", "Ada Demo")
            ),
        )
        .page(
            "knitting/event/meet.html",
            5,
            "node-type-calendar-event",
            "<h1 class=\"title\">We meet</h1><div id=\"node-12\" class=\"node\"><div class=\"content\">\
             <span class=\"date-display-start\">2010-03-01 10:00</span><span class=\"date-display-end\">12:00</span><p>Bring wool</p></div></div>",
        );
    let course = site.course(5);
    assert_eq!(course.broadcasts[0].title, "Hello all");
    assert_eq!(course.broadcasts[0].author.as_ref().unwrap().handle, "ada");
    assert_eq!(
        course.broadcasts[0].at.unwrap().to_string(),
        "2011-05-15T16:03"
    );
    assert_eq!(course.broadcasts[0].body_html, "<p>Hi</p>");
    assert_eq!(
        (
            course.events[0].title.as_str(),
            course.events[0].when.as_str()
        ),
        ("We meet", "2010-03-01 10:00 12:00")
    );
    assert_eq!(course.events[0].body_html, "<p>Bring wool</p>");
    let survey = site.survey();
    let pages: Vec<_> = survey.site_pages(&|_| None).map(Result::unwrap).collect();
    assert_eq!(
        (pages[0].title.as_str(), pages[0].body_html.as_str()),
        ("About", "<p>Us</p>")
    );
}
