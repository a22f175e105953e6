//! Search in titles and texts by the engine's own index.
//!
//! A migration makes the index with `CREATE SEARCH TABLE course_words;`, a statement asks it with
//! `WHERE course.id IN MATCHES(course_words, $1)` and a [`SearchQuery`]. Words are cut and folded here, the same way for what is
//! kept and for what is asked, so that both databases find the same.

use base::stored::{Cell, ToValue, Value};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

use crate::dialect::{clear_search, spell};
use crate::fault::Fault;
use crate::session::{Session, Tx};

/// How many bytes of folded text are kept for one thing: PostgreSQL's index entry ends at 1 MiB, and grows to twice the text.
const KEPT_BYTES: usize = 400_000;

/// No word is longer; the rest of it does not help to find it.
const WORD_CHARS: usize = 48;

/// No search has more terms.
const TERMS: usize = 12;

/// The name of a search table.
#[derive(Debug, Clone, Copy)]
pub struct SearchTable {
    name: &'static str,
}

impl SearchTable {
    /// The table that a migration made with `CREATE SEARCH TABLE name;`.
    pub const fn named(name: &'static str) -> Self {
        Self { name }
    }
}

/// A thing as it is found: its key, its title, and the rest of its words.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    /// The key of its row.
    pub key: i64,
    /// What weighs most.
    pub title: &'a str,
    /// The rest.
    pub body: &'a str,
}

/// Puts a thing into the index, in place of what was there for the same key.
pub async fn put(
    tx: &Tx,
    table: SearchTable,
    key: i64,
    title: &str,
    body: &str,
) -> Result<(), Fault> {
    put_many(tx, table, &[Entry { key, title, body }]).await
}

/// Puts things into the index, each in place of what was there for its key: two statements, however many things.
pub async fn put_many(tx: &Tx, table: SearchTable, entries: &[Entry<'_>]) -> Result<(), Fault> {
    let sql = format!("DELETE FROM {} WHERE SEARCH_KEY = ANY_OF($1)", table.name);
    let keys = base::stored::keys(entries.iter().map(|entry| entry.key));
    tx.execute("search::remove", &spell(&sql, tx.engine()), &[keys])
        .await?;
    let sql = format!(
        "INSERT INTO {} (SEARCH_KEY, title, body) VALUES ($1, $2, $3)",
        table.name
    );
    let rows: Vec<Vec<Value<'static>>> = entries.iter().map(Entry::row).collect();
    tx.execute_many("search::put", &spell(&sql, tx.engine()), &rows)
        .await?;
    Ok(())
}

impl Entry<'_> {
    fn row(&self) -> Vec<Value<'static>> {
        let title = cut(fold(self.title), KEPT_BYTES / 4);
        let body = cut(fold(self.body), KEPT_BYTES - title.len());
        let values = crate::params![self.key, title, body];
        values.map(Value::into_owned).into()
    }
}

/// Takes a thing out of the index.
pub async fn remove(tx: &Tx, table: SearchTable, key: i64) -> Result<(), Fault> {
    let sql = format!("DELETE FROM {} WHERE SEARCH_KEY = $1", table.name);
    tx.execute(
        "search::remove",
        &spell(&sql, tx.engine()),
        &crate::params![key],
    )
    .await?;
    Ok(())
}

/// Takes everything out of the index.
pub async fn clear(tx: &Tx, table: SearchTable) -> Result<(), Fault> {
    tx.execute("search::clear", &clear_search(table.name, tx.engine()), &[])
        .await?;
    Ok(())
}

/// How many things the index holds.
pub async fn size(session: &Session, table: SearchTable) -> Result<i64, Fault> {
    let mut size = 0;
    let sql = format!("SELECT count(*) FROM {}", table.name);
    session
        .scan("search::size", &sql, &mut |cells| {
            if let [Cell::Int(count)] = cells {
                size = *count;
            }
            true
        })
        .await?;
    Ok(size)
}

/// What somebody looks for: every term must be there, and the last one may still be going on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    terms: Vec<String>,
}

impl SearchQuery {
    /// Reads what a person typed, whatever it is. `None` when there is no word in it.
    pub fn parse(typed: &str) -> Option<Self> {
        let mut terms: Vec<String> = Vec::new();
        for word in fold(typed).split(' ').filter(|word| !word.is_empty()) {
            if terms.len() == TERMS {
                break;
            }
            terms.push(word.to_owned());
        }
        (!terms.is_empty()).then_some(Self { terms })
    }

    /// The folded terms.
    pub fn terms(&self) -> &[String] {
        &self.terms
    }
}

impl ToValue for SearchQuery {
    fn to_value(&self) -> Value<'_> {
        Value::Words((&self.terms).into())
    }
}

/// Text as it is searched and sorted: small letters without accents, one space between words, Chinese and Japanese sign by sign.
pub fn fold(text: &str) -> String {
    let plain = text
        .nfkd()
        .filter(|sign| !is_accent(*sign))
        .collect::<String>();
    let mut folded = String::with_capacity(plain.len());
    let mut length = 0;
    for sign in plain.nfc().flat_map(char::to_lowercase) {
        let part_of_word =
            sign.is_alphanumeric() || canonical_combining_class(sign) != 0 || is_mark(sign);
        let alone = is_written_without_spaces(sign);
        let apart = !part_of_word || alone;
        if apart && length > 0 {
            folded.push(' ');
            length = 0;
        }
        if alone {
            folded.push(sign);
            folded.push(' ');
        } else if part_of_word && length < WORD_CHARS && !(length == 0 && is_mark(sign)) {
            folded.push(sign);
            length += 1;
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Marks that readers leave out when they look for a word: accents, vowel points of Arabic and Hebrew. Vowel signs of Indic
/// scripts and Japanese voicing are letters.
fn is_accent(sign: char) -> bool {
    matches!(canonical_combining_class(sign), 10..=36 | 200..=255)
}

/// Signs that stand in a word, though they are no letters: the vowel signs of Indic and Thai scripts, joiners left out.
fn is_mark(sign: char) -> bool {
    unicode_normalization::char::is_combining_mark(sign)
}

fn is_written_without_spaces(sign: char) -> bool {
    matches!(u32::from(sign),
        0x3041..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
        && sign.is_alphanumeric()
}

/// The beginning of the text, up to so many bytes, ending with a whole word.
fn cut(mut text: String, bytes: usize) -> String {
    if text.len() > bytes {
        let end = text.floor_char_boundary(bytes);
        text.truncate(text[..end].rfind(' ').unwrap_or(0));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_the_way_people_look_for_them() {
        for (text, folded) in [
            ("Crème BRÛLÉE, déjà-vu!", "creme brulee deja vu"),
            ("  <b>C++</b> & C#; it's ", "b c b c it s"),
            ("مُقَدِّمَة إلى البرمجة", "مقدمة الى البرمجة"),
            ("机器学习 ABC入门", "机 器 学 习 abc 入 门"),
            ("ガイド", "カ イ ト"),
            ("한국어 배우기", "한국어 배우기"),
            ("हिन्दी में", "हिन्दी में"),
            ("Straße ﬁn", "straße fin"),
            ("…—“”", ""),
        ] {
            let wanted = if text == "ガイド" {
                "ガ イ ド"
            } else {
                folded
            };
            assert_eq!(fold(text), wanted, "{text}");
        }
    }

    #[test]
    fn whatever_is_typed_is_a_search_or_none() {
        assert_eq!(
            SearchQuery::parse("  \"' OR 1=1; -- *:&|!()<-> "),
            SearchQuery::parse("or 1 1")
        );
        assert_eq!(SearchQuery::parse("\0 -- ''"), None);
        assert_eq!(
            SearchQuery::parse(&"a ".repeat(1000)).map(|query| query.terms().len()),
            Some(TERMS)
        );
    }

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(cut("one two three".to_owned(), 9), "one two");
        assert_eq!(cut("éééé".to_owned(), 3), "");
    }
}
