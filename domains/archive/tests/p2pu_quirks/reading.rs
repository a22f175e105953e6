//! What is there is read, however it is said.

use std::fs;

use archive::p2pu::site::ListedKind;
use archive::p2pu::{CourseKey, OldAddress, OldStatus, School, Target};

use crate::site::{Site, by, comment, indented, member, members, wall};

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
