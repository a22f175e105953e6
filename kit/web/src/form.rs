//! Forms: one component per kind of field, with label, hint, value as typed and problem beside it.

use std::cell::RefCell;

use maud::{Markup, html};

use crate::{Complaints, Fields, T};

/// A form on a page: what was typed, what is wrong with it, and the language to say it in.
pub struct Form<'a> {
    t: &'a T,
    fields: Fields,
    complaints: Complaints,
    /// The fields drawn so far, by name, with their labels.
    drawn: RefCell<Vec<(String, String)>>,
}

/// A text field of one line.
#[derive(Debug, Clone, Copy)]
pub struct Input {
    name: &'static str,
    label: &'static str,
    hint: Option<&'static str>,
    kind: &'static str,
    autocomplete: &'static str,
    need: Need,
}

/// Whether a field must be filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Must,
    May,
}

impl Input {
    /// A line of text with the key of its label.
    pub const fn text(name: &'static str, label: &'static str) -> Self {
        Self::of_kind("text", name, label)
    }

    /// A line of another kind: `email`, `password`, `number`, `date`, `datetime-local`, `url`, `file`.
    pub const fn of_kind(kind: &'static str, name: &'static str, label: &'static str) -> Self {
        Self {
            name,
            label,
            hint: None,
            kind,
            autocomplete: "off",
            need: Need::Must,
        }
    }

    /// With a hint under the label.
    #[must_use]
    pub const fn hint(mut self, key: &'static str) -> Self {
        self.hint = Some(key);
        self
    }

    /// What the browser may fill in by itself.
    #[must_use]
    pub const fn autocomplete(mut self, value: &'static str) -> Self {
        self.autocomplete = value;
        self
    }

    /// It may be left empty.
    #[must_use]
    pub const fn optional(mut self) -> Self {
        self.need = Need::May;
        self
    }

    fn is_short(&self) -> bool {
        matches!(self.kind, "number" | "date" | "datetime-local" | "time")
    }
}

impl<'a> Form<'a> {
    /// An empty form.
    pub fn blank(t: &'a T) -> Self {
        Self::filled(t, Fields::default())
    }

    /// A form that shows what is stored.
    pub fn filled(t: &'a T, fields: Fields) -> Self {
        Self::refused(t, fields, Complaints::none())
    }

    /// A form that was not taken: as it was typed, with what is wrong.
    pub fn refused(t: &'a T, fields: Fields, complaints: Complaints) -> Self {
        Self {
            t,
            fields,
            complaints,
            drawn: RefCell::default(),
        }
    }

    /// From when on it may be sent again, where it was sent too often at once.
    pub fn waits_until(&self) -> Option<base::Timestamp> {
        self.complaints.waits_until()
    }

    /// What was typed into a field.
    pub fn value(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// What was drawn of this form, below the list of what is wrong with it. Each line of the list names its field and
    /// leads there; a problem of the whole stands for itself.
    pub fn with_errors(&self, drawn: &Markup) -> Markup {
        html! {
            @if !self.complaints.is_empty() {
                div.errors role="alert" tabindex="-1" id="errors" {
                    h2 { (self.t.say("web-form-refused")) }
                    ul {
                        @for (field, word, limit) in self.complaints.iter() {
                            li { (self.line(field, &self.t.say_problem(word, limit))) }
                        }
                    }
                }
            }
            (drawn)
        }
    }

    fn line(&self, field: &str, problem: &str) -> Markup {
        let drawn = self.drawn.borrow();
        let Some((name, label)) = drawn.iter().find(|(name, _)| name == field) else {
            return html! { (problem) };
        };
        let parts = [
            ("field", html! { bdi { (label) } }),
            ("problem", html! { (problem) }),
        ];
        html! { a href={ "#" (name) } { span { (self.t.say_around("web-form-problem", &parts)) } } }
    }

    /// A page draws a field by itself: how the list of problems calls it. Its `id` is its name.
    pub fn calls(&self, name: &str, label: impl Into<String>) {
        self.drawn
            .borrow_mut()
            .push((name.to_owned(), label.into()));
    }

    /// A field of one line.
    pub fn input(&self, input: Input) -> Markup {
        self.line_of(input, None)
    }

    fn line_of(&self, input: Input, list: Option<&str>) -> Markup {
        let problem = self.complaints.of(input.name);
        html! {
            div.field.bad[problem.is_some()] {
                (self.label(input.name, input.label, input.need))
                (self.hint(input.name, input.hint))
                input.short[input.is_short()] id=(input.name) name=(input.name) type=(input.kind) dir=[(input.kind == "text").then_some("auto")]
                    autocomplete=(input.autocomplete) list=[list]
                    value=[self.shown_value(&input)]
                    aria-describedby=[described_by(input.name, input.hint.is_some(), problem.is_some())]
                    aria-invalid=[problem.map(|_| "true")];
                (self.problem(input.name))
            }
        }
    }

    /// A field of one line with suggestions: pairs of value and words. Anything else may be typed.
    pub fn suggesting(&self, input: Input, suggestions: &[(String, String)]) -> Markup {
        let list = format!("{}-list", input.name);
        html! {
            (self.line_of(input, Some(&list)))
            datalist id=(list) { @for (value, words) in suggestions { option value=(value) { (words) } } }
        }
    }

    /// A field of several lines. It keeps a draft in the browser under the key, where one is given.
    pub fn area(&self, input: Input, rows: u8, draft: Option<&str>) -> Markup {
        let problem = self.complaints.of(input.name);
        html! {
            div.field.bad[problem.is_some()] {
                (self.label(input.name, input.label, input.need))
                (self.hint(input.name, input.hint))
                textarea id=(input.name) name=(input.name) rows=(rows) dir="auto" data-draft=[draft]
                    aria-describedby=[described_by(input.name, input.hint.is_some(), problem.is_some())]
                    aria-invalid=[problem.map(|_| "true")] { "\n" (self.value(input.name)) }
                (self.problem(input.name))
            }
        }
    }

    /// A Markdown field with preview and draft.
    pub fn editor(&self, input: Input, rows: u8, draft: &str) -> Markup {
        let problem = self.complaints.of(input.name);
        let hint_key = input.hint.unwrap_or("web-editor-hint");
        html! {
            div.field.editor.bad[problem.is_some()] {
                (self.label(input.name, input.label, input.need))
                textarea id=(input.name) name=(input.name) rows=(rows) dir="auto"
                    data-draft=(draft) data-draft-saved=(self.t.say_with("web-draft-saved", &[("time", "{time}".into())]))
                    data-draft-restored=(self.t.say_with("web-draft-restored", &[("time", "{time}".into())]))
                    aria-describedby=[described_by(input.name, true, problem.is_some())]
                    aria-invalid=[problem.map(|_| "true")] { "\n" (self.value(input.name)) }
                div.editor-foot {
                    p.hint id={ (input.name) "-hint" } { (self.t.say(hint_key)) }
                    output.meta for=(input.name) data-draft-note {}
                    button.button.quiet.small type="button" data-preview="/preview" data-preview-of=(input.name)
                        data-preview-to={ (input.name) "-preview" } hidden { (self.t.say("web-preview")) }
                }
                (self.problem(input.name))
                div.prose.preview id={ (input.name) "-preview" } aria-live="polite" hidden {}
            }
        }
    }

    /// One of several, in a list that opens: pairs of value and words.
    pub fn select(&self, input: Input, choices: &[(String, String)]) -> Markup {
        let problem = self.complaints.of(input.name);
        html! {
            div.field.bad[problem.is_some()] {
                (self.label(input.name, input.label, input.need))
                (self.hint(input.name, input.hint))
                select id=(input.name) name=(input.name) autocomplete=(input.autocomplete)
                    aria-describedby=[described_by(input.name, input.hint.is_some(), problem.is_some())]
                    aria-invalid=[problem.map(|_| "true")] {
                    @for (value, words) in choices {
                        option value=(value) selected[self.value(input.name) == value] { (words) }
                    }
                }
                (self.problem(input.name))
            }
        }
    }

    /// In which language a text is written, in a place where people write in that one; [`crate::written_in`] reads it.
    pub fn language(&self, around: &base::LanguageTag) -> Markup {
        let choices = crate::written::offered(around, self.value("language"));
        self.select(Input::text("language", "web-written-in"), &choices)
    }

    /// One of few, all seen at once: value, words, and what it means.
    pub fn radios(&self, input: Input, choices: &[(&str, String, Option<String>)]) -> Markup {
        self.choices("radio", input, choices)
    }

    /// Any of several: value, words, and what it means.
    pub fn checkboxes(&self, input: Input, choices: &[(&str, String, Option<String>)]) -> Markup {
        self.choices("checkbox", input, choices)
    }

    fn choices(
        &self,
        kind: &str,
        input: Input,
        choices: &[(&str, String, Option<String>)],
    ) -> Markup {
        let problem = self.complaints.of(input.name);
        html! {
            fieldset.field.choices.bad[problem.is_some()] id=(input.name)
                aria-describedby=[described_by(input.name, input.hint.is_some(), problem.is_some())] {
                legend { (self.called(input.name, input.label)) }
                (self.problem(input.name))
                (self.hint(input.name, input.hint))
                @for (value, words, meaning) in choices {
                    label.choice {
                        input type=(kind) name=(input.name) value=(value) checked[self.fields.all(input.name).any(|v| v == *value)];
                        " " span { (words) @if let Some(meaning) = meaning { " " small { (meaning) } } }
                    }
                }
            }
        }
    }

    fn label(&self, name: &str, key: &str, need: Need) -> Markup {
        html! {
            label for=(name) {
                (self.called(name, key))
                @if need == Need::May { " " span.optional { (self.t.say("web-optional")) } }
            }
        }
    }

    fn called(&self, name: &str, key: &str) -> String {
        let label = self.t.say(key);
        self.calls(name, label.as_str());
        label
    }

    fn hint(&self, name: &str, key: Option<&str>) -> Markup {
        html! { @if let Some(key) = key { p.hint id={ (name) "-hint" } { (self.t.say(key)) } } }
    }

    fn problem(&self, name: &str) -> Markup {
        html! {
            @if let Some((word, limit)) = self.complaints.of(name) {
                p.problem id={ (name) "-problem" } { (self.t.say_problem(word, limit)) }
            }
        }
    }

    /// Passwords and files are never sent back.
    fn shown_value(&self, input: &Input) -> Option<&str> {
        (!matches!(input.kind, "password" | "file"))
            .then(|| self.value(input.name))
            .filter(|value| !value.is_empty())
    }
}

fn described_by(name: &str, has_hint: bool, has_problem: bool) -> Option<String> {
    let ids: Vec<String> = [(has_hint, "hint"), (has_problem, "problem")]
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, what)| format!("{name}-{what}"))
        .collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}
