//! A small archive of the old site, made by hand. All people are invented.

use std::fs;
use std::path::Path;

use testing::TestFolder;

/// A folder of pages.
pub struct OldSite(TestFolder);

impl OldSite {
    /// Two courses: one with everything, and a draft; with the people who were there.
    pub fn new() -> Self {
        let site = Self(TestFolder::new());
        site.knitting();
        site.draft();
        for (handle, first, last) in [
            ("mo", "Mo", "Demo"),
            ("ada", "Ada", "Demo"),
            ("zoe", "Zoë", "Demo"),
        ] {
            site.profile(handle, first, last);
        }
        site
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a page.
    pub fn file(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn profile(&self, handle: &str, first: &str, last: &str) {
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
        self.file(&format!("users/{handle}.html"), &text);
    }

    fn knitting(&self) {
        let home = format!(
            "<h1 class=\"title\">Knitting for two</h1>\
             <div class=\"meta\"><span class='created-date'>Course organiser: <a href=\"users/mo.html\">Mo</a></span></div>\
             <div class=\"field field-field-course-status\"><div class=\"field-item\">Completed</div></div>\
             <div class=\"field field-field-course-summary\"><div class=\"field-item\"><p>We knit a jumper together, see \
             <a href=\"../webcraft/knitting/document/plan.html\">the plan</a> and <a href=\"/general/elsewhere.html\">another course</a>.</p></div></div>\
             {}{}",
            members(&[("mo", "admin"), ("ada", ""), ("quiet", "")]),
            wall(
                &(comment(1, "ada", "<p>Nice wool.</p>")
                    + &indented(&comment(2, "mo", "<p>Thank you!</p>")))
            ),
        );
        self.file(
            "webcraft/knitting.html",
            &page(
                5,
                "node-type-course p2pu-context-course-section-webcraft",
                &home,
            ),
        );
        self.file(
            "webcraft/node/5.html",
            &page(
                5,
                "node-type-course p2pu-context-course-section-webcraft",
                &home,
            ),
        );
        let document = format!(
            "<div class=\"pane-node\"><h2 class=\"pane-title\">Plan</h2><div id=\"node-7\" class=\"node node-document\">\
             <div class=\"meta\">{}<span class=\"created-date\">Thu, 2010-09-23 22:03</span></div>\
             <div class=\"content\"><div class=\"field field-field-document-body\"><div class=\"field-items\"><div class=\"field-item\">\
             <p>First the <strong>needles</strong>, then <a href=\"../discussion/wool.html\">the wool</a>.</p></div></div></div></div></div></div>",
            by("mo")
        );
        self.file(
            "webcraft/knitting/document/plan.html",
            &page(5, "", &document),
        );
        let hostile = "<p>Try <script>alert(1)</script><a href=\"javascript:alert(2)\">this</a> <b onclick=\"x()\">now</b></p>";
        let comments = comment(11, "ada", hostile)
            + &indented(&comment(
                12,
                "zoe",
                "<p>No, <a href=\"wool.html#comment-11\">as Ada said</a>.</p>",
            ));
        self.thread("webcraft/knitting/discussion/wool.html", 5, 9, &comments);
    }

    fn draft(&self) {
        let home = "<h1 class=\"title\">Weaving</h1>\
             <div class=\"field field-field-course-status\"><div class=\"field-item\">Draft in progress</div></div>";
        self.file("weaving.html", &page(6, "node-type-course", home));
    }

    fn thread(&self, path: &str, nid: u32, topic: u32, comments: &str) {
        let content = format!(
            "<h1 class=\"title\">Knitting for two</h1><div class=\"pane-p2pu-2\"><h2 class=\"pane-title\">Which wool?</h2>\
             <div id=\"node-{topic}\" class=\"node node-forum clear-block\"><div class=\"meta\"><span class=\"submitted\">{} on Tue, 2011-02-01 10:18</span></div>\
             <div class=\"content\"><span class=\"terms\"><a href=\"x\">Go back to: General discussion</a></span><p>Sheep or plant?</p>\
             <div class=\"forum-topic-navigation\"><a href=\"y\">next</a></div></div>\
             <div class=\"node-flags\"><span class=\"flagged-by-indication\">3 people liked this</span></div></div></div>\
             <div id=\"comments\">{comments}</div>",
            by("mo")
        );
        self.file(path, &page(nid, "", &content));
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

fn by(handle: &str) -> String {
    format!(
        "<div class=\"picture\"><a href=\"http://archive.p2pu.org/users/{handle}\"><img alt=\"{handle} Demo&#039;s picture\"></a></div>\
         <a href=\"http://archive.p2pu.org/general/users/{handle}\">{handle} Demo</a>"
    )
}

fn comment(cid: u32, author: &str, body: &str) -> String {
    format!(
        "<a id=\"comment-{cid}\"></a><div class=\"comment comment-{cid} comment-published odd\"><div class=\"meta\">{}\
         <div id='comment-submitted-date'>\nWed, 2011-02-02 09:00</div></div><div class=\"content\">{body}</div>\
         <div class=\"comment-flags\"><span class=\"flagged-by-indication\"></span></div></div>",
        by(author)
    )
}

fn indented(inside: &str) -> String {
    format!("<div class=\"indented\">{inside}</div>")
}

fn members(people: &[(&str, &str)]) -> String {
    let cells = people.iter().map(|(handle, admin)| {
        format!(
            "<td><div class=\"views-field-picture\"><a href=\"../users/{handle}.html\"><img alt=\"{handle} Demo's picture\"></a></div>\
             <span class=\"views-field-is-admin\"><span class=\"field-content\">{admin}</span></span>\
             <div class=\"views-field-realname\"><span class=\"field-content\">Short</span></div></td>"
        )
    });
    format!(
        "<div class=\"view-og-members-faces\"><table><tr>{}</tr></table></div>",
        cells.collect::<String>()
    )
}

fn wall(comments: &str) -> String {
    format!("<div class=\"panel-pane pane-node-comments\">{comments}</div>")
}
