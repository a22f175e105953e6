//! Generated pages in the shape of the old site: as many courses as a proof needs. Everybody in them is invented.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use testing::TestFolder;

/// How many documents a course has, and how many threads.
const DOCUMENTS: usize = 3;
const THREADS: usize = 5;
/// How many answers a thread has.
const ANSWERS: usize = 8;
/// How many people share a course.
const PEOPLE: usize = 7;

/// A folder of pages.
pub struct OldArchive(TestFolder);

impl OldArchive {
    /// So many courses, and the people who were there.
    pub fn of(courses: usize) -> Self {
        let archive = Self(TestFolder::new());
        for person in 0..courses + PEOPLE {
            archive.profile(person);
        }
        for course in 0..courses {
            archive.course(course);
        }
        archive
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

    fn page(&self, course: usize, path: &str, classes: &str, content: &str) {
        let nid = 1_000 + course;
        let group = format!(
            r#""og": {{ "group_context": {{ "nid": "{nid}", "title": "Course {course}", "type": "course" }} }}"#
        );
        let text = format!(
            "<html><head><script>{group}</script></head><body class=\"page-node {classes} og-context og-context-{nid} \">\
             <div id=\"content-column\">{content}</div><!-- /content-column --></body></html>\n"
        );
        self.file(&format!("webcraft/course-{course}{path}.html"), &text);
    }

    fn profile(&self, person: usize) {
        let text = format!(
            "<html><body class=\"page-user\"><div id=\"content-column\"><h1 class=\"title\">person{person}</h1>\
             <div class=\"views-field-field-profile-firstname-value\"><span class=\"field-content\">Person</span></div>\
             <div class=\"views-field-field-profile-lastname-value\"><span class=\"field-content\">Number {person}</span></div></div></body></html>"
        );
        self.file(&format!("users/person{person}.html"), &text);
    }

    fn course(&self, course: usize) {
        self.page(
            course,
            "",
            "node-type-course p2pu-context-course-section-webcraft",
            &home(course),
        );
        for number in 0..DOCUMENTS {
            self.page(
                course,
                &format!("/document/step-{number}"),
                "",
                &document(course, number),
            );
        }
        for number in 0..THREADS {
            self.page(
                course,
                &format!("/discussion/question-{number}"),
                "",
                &thread(course, number),
            );
        }
    }
}

fn home(course: usize) -> String {
    let mut faces = String::new();
    for person in course..course + PEOPLE {
        let admin = if person == course { "admin" } else { "" };
        write!(
            faces,
            "<td><div class=\"views-field-picture\"><a href=\"../users/person{person}.html\"><img alt=\"Person Number {person}\"></a></div>\
             <span class=\"views-field-is-admin\"><span class=\"field-content\">{admin}</span></span></td>"
        )
        .unwrap();
    }
    format!(
        "<h1 class=\"title\">Course {course}</h1>\
         <div class=\"meta\"><span class='created-date'>Course organiser: <a href=\"users/person{course}.html\">Person</a></span></div>\
         <div class=\"field field-field-course-status\"><div class=\"field-item\">Completed</div></div>\
         <div class=\"field field-field-course-summary\"><div class=\"field-item\"><p>What we learned, see \
         <a href=\"../webcraft/course-{course}/document/step-0.html\">the first step</a>.</p></div></div>\
         <div class=\"view-og-members-faces\"><table><tr>{faces}</tr></table></div>"
    )
}

fn by(person: usize) -> String {
    format!(
        "<div class=\"picture\"><a href=\"http://archive.p2pu.org/users/person{person}\"><img alt=\"Person Number {person}&#039;s picture\"></a></div>\
         <a href=\"http://archive.p2pu.org/general/users/person{person}\">Person Number {person}</a>"
    )
}

fn document(course: usize, number: usize) -> String {
    let (node, text) = (
        10_000 + course * 100 + number,
        "<p>Read, try, tell the others.</p>".repeat(12),
    );
    format!(
        "<div class=\"pane-node\"><h2 class=\"pane-title\">Step {number}</h2><div id=\"node-{node}\" class=\"node node-document\">\
         <div class=\"meta\">{}<span class=\"created-date\">Thu, 2010-09-23 22:0{number}</span></div>\
         <div class=\"content\"><div class=\"field field-field-document-body\"><div class=\"field-items\"><div class=\"field-item\">\
         {text}</div></div></div></div></div></div>",
        by(course)
    )
}

fn thread(course: usize, number: usize) -> String {
    let node = 1_000_000 + course * 100 + number;
    let mut answers = String::new();
    for answer in 0..ANSWERS {
        let comment = node * 100 + answer;
        write!(
            answers,
            "<a id=\"comment-{comment}\"></a><div class=\"comment comment-{comment} comment-published odd\"><div class=\"meta\">{}\
             <div id='comment-submitted-date'>\nWed, 2011-02-02 09:1{answer}</div></div>\
             <div class=\"content\"><p>Answer {answer} to question {number} of course {course}.</p></div></div>",
            by(course + answer % PEOPLE)
        )
        .unwrap();
    }
    format!(
        "<h1 class=\"title\">Course {course}</h1><div class=\"pane-p2pu-2\"><h2 class=\"pane-title\">Question {number}</h2>\
         <div id=\"node-{node}\" class=\"node node-forum clear-block\"><div class=\"meta\"><span class=\"submitted\">{} on Tue, 2011-02-01 10:18</span></div>\
         <div class=\"content\"><span class=\"terms\"><a href=\"x\">Go back to: General discussion</a></span><p>How does one do this?</p>\
         <div class=\"forum-topic-navigation\"><a href=\"y\">next</a></div></div></div></div>\
         <div id=\"comments\">{answers}</div>",
        by(course + 1)
    )
}
