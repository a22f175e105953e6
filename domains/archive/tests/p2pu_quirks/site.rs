//! Small pages of the old site, made by hand.

use std::fs;
use std::path::{Path, PathBuf};

use archive::p2pu::{self, OldCourse, Survey};

/// A folder of pages that is being made.
pub struct Site(pub PathBuf);

impl Site {
    pub fn new(name: &str) -> Self {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("p2pu-{name}"));
        if dir.exists() {
            fs::remove_dir_all(&dir).unwrap();
        }
        fs::create_dir_all(&dir).unwrap();
        Self(dir)
    }

    pub fn file(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
        self
    }

    /// A page of the course `nid`.
    pub fn page(&self, path: &str, nid: u32, classes: &str, content: &str) -> &Self {
        self.file(path, page(nid, classes, content))
    }

    pub fn home(&self, path: &str, nid: u32, content: &str) -> &Self {
        self.page(
            path,
            nid,
            "node-type-course",
            &format!("<h1 class=\"title\">Knitting for two\u{a0} </h1>{content}"),
        )
    }

    pub fn thread(&self, path: &str, nid: u32, topic: u32, comments: &str) -> &Self {
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

    pub fn document(&self, path: &str, nid: u32, document: u32, body: &str) -> &Self {
        let content = format!(
            "<div class=\"pane-node\"><h2 class=\"pane-title\">Plan</h2><div id=\"node-{document}\" class=\"node node-document\">\
             <div class=\"meta\">{}<span class=\"created-date\">Thu, 2010-09-23 22:03</span></div>\
             <div class=\"content\"><div class=\"field field-field-document-body\"><div class=\"field-items\">\
             <div class=\"field-item\">{body}</div></div></div></div></div></div>",
            by("ada", "Ada Demo")
        );
        self.page(path, nid, "", &content)
    }

    pub fn profile(&self, handle: &str, first: &str, last: &str) -> &Self {
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

    pub fn survey(&self) -> Survey {
        p2pu::survey(&self.0, &mut |_| ()).unwrap()
    }

    pub fn course(&self, nid: u32) -> OldCourse {
        let survey = self.survey();
        let key = survey.course(nid).expect("the course is found").clone();
        survey.read_course(&key, &|_| None).unwrap()
    }
}

pub fn page(nid: u32, classes: &str, content: &str) -> String {
    let settings = format!(
        "\"og\": {{ \"group_context\": {{ \"nid\": \"{nid}\", \"title\": \"Knitting\", \"type\": \"course\" }} }}"
    );
    format!(
        "<html><head><script>{settings}</script></head><body class=\"page-node {classes} og-context og-context-{nid} \">\
         <div id=\"content-column\">{content}</div><!-- /content-column --></body></html>\n"
    )
}

pub fn by(handle: &str, name: &str) -> String {
    format!(
        "<div class=\"picture\"><a href=\"http://archive.p2pu.org/users/{handle}\"><img alt=\"{name}&#039;s picture\"></a></div>\
         <a href=\"http://archive.p2pu.org/general/users/{handle}\">{name}</a>"
    )
}

pub fn comment(cid: u32, author: &str, body: &str) -> String {
    format!(
        "<a id=\"comment-{cid}\"></a><div class=\"comment comment-{cid} comment-published odd\"><div class=\"meta\">{author}\
         <div id='comment-submitted-date'>\nWed, 2011-02-02 09:00</div></div><div class=\"content\">{body}</div>\
         <div class=\"comment-flags\"><span class=\"flagged-by-indication\"></span></div></div>"
    )
}

pub fn indented(inside: &str) -> String {
    format!("<div class=\"indented\">{inside}</div>")
}

pub fn member(handle: &str, name: &str, admin: &str) -> String {
    format!(
        "<td><div class=\"views-field-picture\"><a href=\"../users/{handle}.html\"><img alt=\"{name}\"></a></div>\
         <span class=\"views-field-is-admin\"><span class=\"field-content\">{admin}</span></span>\
         <div class=\"views-field-realname\"><span class=\"field-content\">Short</span></div></td>"
    )
}

pub fn members(cells: &[String]) -> String {
    format!(
        "<div class=\"view-og-members-faces\"><table><tr>{}</tr></table></div>",
        cells.concat()
    )
}

pub fn wall(comments: &[String]) -> String {
    format!(
        "<div class=\"panel-pane pane-node-comments\">{}</div>",
        comments.concat()
    )
}
