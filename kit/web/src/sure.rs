//! A question before an act that is hard to undo: in a dialog where scripts run, on a page of its own where they do not.

use axum::response::Response;
use maud::{Markup, html};

use crate::{Fields, Head, T, Visit};

/// What is asked, and the words on both buttons.
#[derive(Debug, Clone)]
pub struct Question {
    /// The question.
    pub asked: String,
    /// What the act is called.
    pub yes: String,
    /// The way out.
    pub no: String,
}

impl Question {
    /// The form of a hard act around its button. Without scripts it carries the question along, and [`Visit::asks_first`] asks.
    pub fn form(&self, to: &impl std::fmt::Display, button: &Markup) -> Markup {
        html! {
            form method="post" action=(to)
                data-confirm=(self.asked) data-confirm-yes=(self.yes) data-confirm-no=(self.no) {
                noscript {
                    @for (name, words) in [("ask", &self.asked), ("yes", &self.yes), ("no", &self.no)] {
                        input type="hidden" name=(name) value=(words);
                    }
                }
                (button)
            }
        }
    }
}

impl Visit {
    /// The page that asks before a hard act, where the form says that nobody has asked yet. Its form goes to the same
    /// address without the question, which is the answer yes.
    pub fn asks_first(&self, fields: &Fields, back: &impl std::fmt::Display) -> Option<Response> {
        fields.has("ask").then(|| {
            self.page(
                Head::of(self.t.say("web-sure")).narrow(),
                draw(self, fields, back),
            )
        })
    }
}

fn draw(visit: &Visit, fields: &Fields, back: &impl std::fmt::Display) -> Markup {
    let words = |name: &str, t: &T, key: &str| match fields.text(name) {
        "" => t.say(key),
        said => said.to_owned(),
    };
    html! {
        header.head {
            h1 { (visit.t.say("web-sure")) }
            p.lede { (fields.text("ask")) }
        }
        form.acts method="post" action=(visit.here) {
            button.button.danger { (words("yes", &visit.t, "web-sure-yes")) }
            " " a href=(back) { (words("no", &visit.t, "web-sure-no")) }
        }
    }
}
