//! A tiny archive of the old site, made by hand. Everybody in it is invented.

use std::fs;
use std::path::Path;

use testing::TestFolder;

/// A folder with the pages of one finished course about bread.
pub struct OldSite(TestFolder);

impl OldSite {
    /// The course, its one document, its one thread and the two people who were there.
    pub fn new() -> Self {
        let site = Self(TestFolder::new());
        site.page(
            "webcraft/bread-for-beginners.html",
            "node-type-course p2pu-context-course-section-webcraft",
            HOME,
        );
        site.page(
            "webcraft/bread-for-beginners/document/first-loaf.html",
            "",
            &document(),
        );
        site.page(
            "webcraft/node/7/revisions@destination=node%2F5%2Fdocument%2F7.html",
            "node-type-document",
            REVISIONS,
        );
        site.page(
            "webcraft/node/7/revisions/29/view.html",
            "node-type-document",
            OLD_REVISION,
        );
        site.page(
            "webcraft/bread-for-beginners/discussion/flour.html",
            "",
            &thread(),
        );
        site.profile("mo", "Mo");
        site.profile("ada", "Ada");
        site
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, path: &str, text: &str) {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn page(&self, path: &str, classes: &str, content: &str) {
        let group =
            r#""og": { "group_context": { "nid": "5", "title": "Bread", "type": "course" } }"#;
        let text = format!(
            "<html><head><script>{group}</script></head><body class=\"page-node {classes} og-context og-context-5 \">\
             <div id=\"content-column\">{content}</div><!-- /content-column --></body></html>\n"
        );
        self.file(path, &text);
    }

    fn profile(&self, handle: &str, first: &str) {
        let text = format!(
            "<html><body class=\"page-user\"><div id=\"content-column\"><h1 class=\"title\">{handle}</h1>\
             <div class=\"views-field-field-profile-firstname-value\"><span class=\"field-content\">{first}</span></div>\
             <div class=\"views-field-field-profile-lastname-value\"><span class=\"field-content\">Demo</span></div></div></body></html>"
        );
        self.file(&format!("users/{handle}.html"), &text);
    }
}

const HOME: &str = "<h1 class=\"title\">Bread for beginners</h1>\
    <div class=\"meta\"><span class='created-date'>Course organiser: <a href=\"users/mo.html\">Mo</a></span></div>\
    <div class=\"field field-field-course-status\"><div class=\"field-item\">Completed</div></div>\
    <div class=\"field field-field-course-summary\"><div class=\"field-item\"><p>We bake a loaf, see \
    <a href=\"../webcraft/bread-for-beginners/document/first-loaf.html\">the first loaf</a>.</p></div></div>\
    <div class=\"view-og-members-faces\"><table><tr>\
    <td><div class=\"views-field-picture\"><a href=\"../users/mo.html\"><img alt=\"Mo Demo\"></a></div>\
    <span class=\"views-field-is-admin\"><span class=\"field-content\">admin</span></span></td>\
    <td><div class=\"views-field-picture\"><a href=\"../users/ada.html\"><img alt=\"Ada Demo\"></a></div>\
    <span class=\"views-field-is-admin\"><span class=\"field-content\"></span></span></td></tr></table></div>";

const REVISIONS: &str = "<form id=\"diff-node-revisions\"><table><tr><th>Revision</th></tr>\
    <tr><td class=\"revision-current\"><a href=\"revisions/30/view.html\">2010-09-24 06:26</a> by <a href=\"../../users/mo.html\">Mo</a></td>\
    <td><input type=\"radio\" name=\"old\" value=\"30\"></td><td><input name=\"new\" value=\"30\"></td></tr>\
    <tr><td class=\"\"><a href=\"revisions/29/view.html\">2010-09-23 22:03</a> by <a href=\"../../users/mo.html\">Mo</a></td>\
    <td><input type=\"radio\" name=\"old\" value=\"29\"></td><td><input name=\"new\" value=\"29\"></td></tr>\
    </table><input id=\"edit-nid\" value=\"7\"></form>";

const OLD_REVISION: &str = "<h1 class=\"title\">Revision of <em>The first loaf</em> from <em>Thu, 2010-09-23 22:03</em></h1>\
    <div id=\"node-7\" class=\"node node-document\"><div class=\"content\"><div class=\"field-field-document-body\">\
    <div class=\"field-item\"><p>Mix flour and water.</p></div></div></div></div>";

fn by(handle: &str, name: &str) -> String {
    format!(
        "<div class=\"picture\"><a href=\"http://archive.p2pu.org/users/{handle}\"><img alt=\"{name}&#039;s picture\"></a></div>\
         <a href=\"http://archive.p2pu.org/general/users/{handle}\">{name}</a>"
    )
}

fn document() -> String {
    format!(
        "<div class=\"pane-node\"><h2 class=\"pane-title\">The first loaf</h2><div id=\"node-7\" class=\"node node-document\">\
         <div class=\"meta\">{}<span class=\"created-date\">Thu, 2010-09-23 22:03</span></div>\
         <div class=\"content\"><div class=\"field field-field-document-body\"><div class=\"field-items\"><div class=\"field-item\">\
         <p>Mix flour and water, leave them alone: bakers say <em>autolyse</em>. Then \
         <a href=\"../discussion/flour.html\">choose a flour</a>.</p></div></div></div></div></div></div>",
        by("mo", "Mo Demo")
    )
}

fn thread() -> String {
    format!(
        "<h1 class=\"title\">Bread for beginners</h1><div class=\"pane-p2pu-2\"><h2 class=\"pane-title\">Which flour?</h2>\
         <div id=\"node-9\" class=\"node node-forum clear-block\"><div class=\"meta\"><span class=\"submitted\">{} on Tue, 2011-02-01 10:18</span></div>\
         <div class=\"content\"><span class=\"terms\"><a href=\"x\">Go back to: General discussion</a></span><p>Rye or wheat?</p>\
         <div class=\"forum-topic-navigation\"><a href=\"y\">next</a></div></div></div></div>\
         <div id=\"comments\"><a id=\"comment-11\"></a><div class=\"comment comment-11 comment-published odd\"><div class=\"meta\">{}\
         <div id='comment-submitted-date'>\nWed, 2011-02-02 09:00</div></div><div class=\"content\"><p>Rye, for the smell.</p></div></div></div>",
        by("mo", "Mo Demo"),
        by("ada", "Ada Demo")
    )
}
