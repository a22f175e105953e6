//! Everything of one person, to take along: the one list of rooms that keep something of a person.

use base::PersonId;
use serde_json::Value;
use store::{Fault, Session};

/// What a room keeps of somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    /// The room.
    pub room: &'static str,
    /// The key of the words that say what that is.
    pub word: &'static str,
    /// What it keeps.
    pub all: Value,
}

/// What every room keeps of a person, in the order in which one reads it.
pub async fn gather(session: &Session, person: PersonId) -> Result<Vec<Kept>, Fault> {
    let kept = |room, word, all| Kept { room, word, all };
    Ok(vec![
        kept(
            "people",
            "app-parcel-people",
            people::doors::take_out(session, person).await?,
        ),
        kept(
            "pages",
            "app-parcel-pages",
            site::doors::take_out(session, person).await?,
        ),
        kept(
            "courses",
            "app-parcel-courses",
            courses::doors::take_out_courses(session, person).await?,
        ),
        kept(
            "runs",
            "app-parcel-runs",
            courses::doors::take_out_runs(session, person).await?,
        ),
        kept(
            "discussion",
            "app-parcel-discussion",
            discussion::doors::take_out(session, person).await?,
        ),
        kept(
            "assessment",
            "app-parcel-assessment",
            assessment::doors::take_out(session, person).await?,
        ),
        kept(
            "recognition",
            "app-parcel-recognition",
            recognition::doors::take_out(session, person).await?,
        ),
        kept(
            "schools",
            "app-parcel-schools",
            schools::doors::take_out(session, person).await?,
        ),
        kept(
            "archive",
            "app-parcel-archive",
            archive::doors::take_out(session, person).await?,
        ),
    ])
}

/// The files that somebody handed in: the name that each had, and its key on the shelf.
pub fn files(kept: &[Kept]) -> Vec<(String, String)> {
    let works = kept
        .iter()
        .filter_map(|one| one.all.get("works")?.as_array())
        .flatten();
    let text = |work: &Value, name: &str| work.get(name)?.as_str().map(str::to_owned);
    works
        .filter_map(|work| Some((text(work, "file")?, text(work, "file_key")?)))
        .collect()
}

/// How many things a room keeps: the entries of its lists.
pub fn count(all: &Value) -> usize {
    match all {
        Value::Array(entries) => entries.len(),
        Value::Object(parts) => parts
            .values()
            .filter_map(Value::as_array)
            .map(Vec::len)
            .sum(),
        _ => 0,
    }
}

/// The same as a text that one reads: a heading for each list, a paragraph for each text.
pub fn as_markdown(kept: &Kept) -> String {
    let mut out = vec![format!("# {}\n\n", kept.room)];
    match &kept.all {
        Value::Array(entries) => list(&mut out, entries),
        Value::Object(parts) => {
            for (name, value) in parts.iter().filter(|(_, value)| !value.is_array()) {
                line(&mut out, name, value);
            }
            for (name, value) in parts {
                if let Value::Array(entries) = value {
                    out.push(format!("\n## {}\n\n", name.replace('_', " ")));
                    list(&mut out, entries);
                } else if let Value::Object(inner) = value {
                    for (name, value) in inner {
                        if let Value::Array(entries) = value {
                            out.push(format!("\n## {}\n\n", name.replace('_', " ")));
                            list(&mut out, entries);
                        }
                    }
                }
            }
        }
        _ => {}
    }
    out.concat()
}

fn list(out: &mut Vec<String>, entries: &[Value]) {
    for (entry, number) in entries.iter().zip(1..) {
        out.push(format!("### {number}\n\n"));
        if let Value::Object(parts) = entry {
            for (name, value) in parts {
                line(out, name, value);
            }
        }
        out.push("\n".to_owned());
    }
}

/// `- **at**: 2027-01-12`, or the text itself in a paragraph of its own.
fn line(out: &mut Vec<String>, name: &str, value: &Value) {
    match value {
        Value::String(text) if matches!(name, "text" | "about" | "answer") => {
            if !text.is_empty() {
                out.push(format!("\n{text}\n\n"));
            }
        }
        Value::String(text) => out.push(format!("- **{}**: {text}\n", name.replace('_', " "))),
        Value::Number(number) => {
            out.push(format!("- **{}**: {number}\n", name.replace('_', " ")));
        }
        Value::Bool(yes) => out.push(format!("- **{}**: {yes}\n", name.replace('_', " "))),
        Value::Object(parts) => {
            for (inner, value) in parts.iter().filter(|(_, value)| !value.is_array()) {
                line(out, &format!("{name} {inner}"), value);
            }
        }
        Value::Null | Value::Array(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_is_kept_can_be_read() {
        let kept = Kept {
            room: "discussion",
            word: "",
            all: json!({
                "posts": [{ "at": "2027-01-12", "text": "Bread *rises*." }],
                "thanks": [],
            }),
        };
        assert_eq!(
            as_markdown(&kept),
            "# discussion\n\n\n## posts\n\n### 1\n\n- **at**: 2027-01-12\n\nBread *rises*.\n\n\n\n## thanks\n\n"
        );
        assert_eq!(count(&kept.all), 1);
    }

    #[test]
    fn files_are_found_by_their_keys() {
        let kept = [Kept {
            room: "assessment",
            word: "",
            all: json!({ "works": [{ "file": "a.png", "file_key": "aa/bb/cc" }, { "file": null, "file_key": null }] }),
        }];
        assert_eq!(files(&kept), [("a.png".to_owned(), "aa/bb/cc".to_owned())]);
    }
}
