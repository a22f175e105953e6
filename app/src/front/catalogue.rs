//! The catalogue: every course, found by words, narrowed by filters that stand in the address.

use base::{LanguageTag, Slug, Word};
use courses::run::RunWord;
use courses::store::catalogue::{CatalogueFilter, FacetCount, Facets};
use courses::store::shelf::shelf;
use courses::store::{ListingKey, ListingRow};
use maud::html;
use schools::store::SchoolCard;
use store::SearchQuery;
use web::shell::parts;
use web::{Answer, Head, Markup, QueryPairs, T, Visit, day};

use super::{ShowCatalogue, cards};

/// How many courses stand on one page.
const PAGE: usize = 24;

/// How many schools the filter offers.
const SCHOOLS: i64 = 30;

/// Up to how many courses are counted exactly.
const MOST: i64 = 1_000;

/// Shows a page of the catalogue.
pub async fn show(visit: Visit) -> Answer {
    let query = visit.query();
    let session = visit.app.db.read().await?;
    let db = &visit.app.db;
    let schools = schools::store::schools(db, &session, None, SCHOOLS).await?;
    let mut filter = filter_of(&query);
    if let Some(school) = query.get("school").and_then(|slug| Slug::parse(slug).ok()) {
        filter.only = Some(schools::store::course_ids(db, &session, &school).await?);
    }
    let after = query.get("after").and_then(ListingKey::parse);
    let asked = shelf(db, &session).await?;
    let asked = asked.ask(&session, &filter).await?;
    let mut rows = asked.page(&session, after, PAGE + 1).await?;
    let facets = asked.facets();
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let page = Catalogue {
        query,
        rows,
        facets,
        schools,
        more,
    };
    let t = &visit.t;
    Ok(visit.page(
        Head::of(t.say("app-catalogue")).described(t.say("app-catalogue-lede")),
        page.draw(t),
    ))
}

/// What the address asks for; what it cannot mean is left out.
fn filter_of(query: &QueryPairs) -> CatalogueFilter {
    let many = |name| query.all(name).map(str::to_owned).take(20).collect();
    CatalogueFilter {
        words: query.get("q").and_then(SearchQuery::parse),
        languages: many("language"),
        states: many("state"),
        tags: many("tag"),
        from: query.get("from").and_then(|text| day(text).ok()),
        to: query.get("to").and_then(|text| day(text).ok()),
        only: None,
    }
}

struct Catalogue {
    query: QueryPairs,
    rows: Vec<ListingRow>,
    facets: Facets,
    schools: Vec<SchoolCard>,
    more: bool,
}

impl Catalogue {
    fn draw(&self, t: &T) -> Markup {
        html! {
            header.head {
                h1 { (t.say("app-catalogue")) }
                p.lede { (t.say("app-catalogue-lede")) }
            }
            (self.search(t))
            div.with-filters.section {
                (self.filters(t))
                div.stack {
                    p.meta role="status" { (self.count(t)) }
                    (self.chosen(t))
                    (self.results(t))
                    (parts::pager(t, None, self.next().as_deref()))
                }
            }
        }
    }

    /// Counted exactly up to a thousand, and beyond that only said to be more.
    fn count(&self, t: &T) -> String {
        let key = if self.facets.all > MOST {
            "app-catalogue-count-many"
        } else {
            "app-catalogue-count"
        };
        t.say_with(key, &[("count", self.facets.all.min(MOST).into())])
    }

    fn next(&self) -> Option<String> {
        let last = self.rows.last().filter(|_| self.more)?;
        Some(format!(
            "{}?{}",
            ShowCatalogue {},
            self.query.with("after", Some(&last.key().to_text()))
        ))
    }

    fn search(&self, t: &T) -> Markup {
        html! {
            form.seek role="search" action=(ShowCatalogue {}) {
                label.vh for="q" { (t.say("app-catalogue-search")) }
                input id="q" name="q" type="search" data-search value=(self.query.get("q").unwrap_or_default())
                    placeholder=(t.say("app-catalogue-placeholder"));
                @for (name, value) in self.query.0.iter().filter(|(name, value)| !matches!(name.as_str(), "q" | "after") && !value.is_empty()) {
                    input type="hidden" name=(name) value=(value);
                }
                " " button.button.quiet { (t.say("app-catalogue-search-act")) }
            }
        }
    }

    fn filters(&self, t: &T) -> Markup {
        html! {
            form.filters action=(ShowCatalogue {}) aria-label=(t.say("app-catalogue-filters")) {
                @if let Some(words) = self.query.get("q") { input type="hidden" name="q" value=(words); }
                (self.facet(t, "state", &self.facets.states, |value| RunWord::from_word(value).map_or_else(|| value.to_owned(), |word| t.say(cards::state_word(word)))))
                (self.facet(t, "language", &self.facets.languages, |value| LanguageTag::parse(value).map_or_else(|_| value.to_owned(), |tag| tag.own_name().to_owned())))
                (self.school_facet(t))
                (self.facet(t, "tag", &self.facets.tags, str::to_owned))
                (self.dates(t))
                div.acts {
                    button.button.quiet { (t.say("app-catalogue-show")) }
                    " " a href=(ShowCatalogue {}) { (t.say("app-catalogue-clear")) }
                }
            }
        }
    }

    fn facet(
        &self,
        t: &T,
        name: &str,
        counts: &[FacetCount],
        words: impl Fn(&str) -> String,
    ) -> Markup {
        html! {
            @if !counts.is_empty() {
                details open[self.query.all(name).next().is_some()] {
                    summary { (t.say(facet_word(name))) }
                    ul.facet {
                        @for count in counts {
                            li { label {
                                input type="checkbox" name=(name) value=(count.value) checked[self.query.all(name).any(|chosen| chosen == count.value)];
                                " " span dir="auto" { (words(&count.value)) } " " span.n { (many(t, count.count)) }
                            } }
                        }
                    }
                }
            }
        }
    }

    fn school_facet(&self, t: &T) -> Markup {
        html! {
            @if !self.schools.is_empty() {
                details open[self.query.get("school").is_some()] {
                    summary { (t.say("app-catalogue-school")) }
                    ul.facet {
                        @for school in &self.schools {
                            li { label {
                                input type="radio" name="school" value=(school.slug) checked[self.query.get("school") == Some(school.slug.as_str())];
                                " " span dir="auto" { (school.name) } " " span.n { (many(t, school.courses)) }
                            } }
                        }
                    }
                }
            }
        }
    }

    fn dates(&self, t: &T) -> Markup {
        html! {
            details open[self.query.get("from").or(self.query.get("to")).is_some()] {
                summary { (t.say("app-catalogue-starts")) }
                @for (name, word) in [("from", "app-catalogue-from"), ("to", "app-catalogue-to")] {
                    div.field {
                        label for=(name) { (t.say(word)) }
                        input.short id=(name) name=(name) type="date" value=(self.query.get(name).unwrap_or_default());
                    }
                }
            }
        }
    }

    /// What is chosen, each to be taken away by a press.
    fn chosen(&self, t: &T) -> Markup {
        let chosen: Vec<_> = self
            .query
            .0
            .iter()
            .filter(|(name, value)| name != "after" && !value.is_empty())
            .collect();
        html! {
            @if !chosen.is_empty() {
                p.chips {
                    @for (name, value) in &chosen {
                        a.chip.calm href={ (ShowCatalogue {}) "?" (self.without(name, value)) } {
                            span dir="auto" { (self.chosen_words(t, name, value)) }
                            span.vh { ", " (t.say("app-catalogue-remove")) }
                        }
                        " "
                    }
                }
            }
        }
    }

    fn chosen_words(&self, t: &T, name: &str, value: &str) -> String {
        match name {
            "state" => RunWord::from_word(value)
                .map_or_else(|| value.to_owned(), |word| t.say(cards::state_word(word))),
            "language" => LanguageTag::parse(value)
                .map_or_else(|_| value.to_owned(), |tag| tag.own_name().to_owned()),
            "school" => self
                .schools
                .iter()
                .find(|s| s.slug.as_str() == value)
                .map_or_else(|| value.to_owned(), |s| s.name.to_string()),
            "from" => t.say_with("app-catalogue-from-day", &[("day", value.into())]),
            "to" => t.say_with("app-catalogue-to-day", &[("day", value.into())]),
            _ => value.to_owned(),
        }
    }

    fn without(&self, name: &str, value: &str) -> String {
        let rest = self
            .query
            .0
            .iter()
            .filter(|(key, old)| !(key == name && old == value) && key != "after");
        QueryPairs(rest.cloned().collect()).with("after", None)
    }

    fn results(&self, t: &T) -> Markup {
        html! {
            @if self.rows.is_empty() {
                (parts::empty("catalogue", &t.say("app-catalogue-none"), &t.say("app-catalogue-none-text"), None))
            } @else {
                h2.vh { (t.say("app-catalogue-results")) }
                ul.cards data-list { @for row in &self.rows { (cards::listed(t, row)) } }
            }
        }
    }
}

/// A count beside a filter; beyond a thousand it only says that there are more.
fn many(t: &T, count: i64) -> String {
    if count > MOST {
        t.say_with("app-catalogue-more-than", &[("count", MOST.into())])
    } else {
        count.to_string()
    }
}

fn facet_word(name: &str) -> &'static str {
    match name {
        "state" => "app-catalogue-state",
        "language" => "app-catalogue-language",
        _ => "app-catalogue-tag",
    }
}
