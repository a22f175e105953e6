//! What experience says about a rubric before anybody has used it. Every finding is advice: none keeps a task from opening.
//!
//! Better worded rubrics brought the median error of peers' marks from 12.4 to 9.9 percent (Kulkarni and others, *Peer and self
//! assessment in massive online classes*, 2013). Where the bounds below lie is our own judgement, measured by nobody.

use std::collections::HashSet;

/// More criteria than these make a long form.
pub const PLENTY_OF_CRITERIA: usize = 5;
/// More levels than these are hard to tell apart.
pub const PLENTY_OF_LEVELS: usize = 4;
/// A criterion that counts for more of the mark than this, in percent, leaves the others to decide nothing.
pub const MOST_SHARE: u32 = 66;

/// A criterion as the doctor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen<'a> {
    /// What it is called.
    pub title: &'a str,
    /// How much it counts beside the others.
    pub weight: u32,
    /// Its levels, the lowest first: the word, and what a work on this level shows.
    pub levels: Vec<(&'a str, &'a str)>,
}

/// What might go wrong with a rubric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding<'a> {
    /// There are so many criteria that reviewers hurry.
    ManyCriteria(usize),
    /// The levels of a criterion are so many that two readers choose different ones.
    ManyLevels(&'a str, usize),
    /// A criterion asks two questions at once.
    TwoThings(&'a str),
    /// One criterion decides nearly everything: it counts for so many percent of the mark.
    Heavy(&'a str, u32),
    /// A level is a word alone.
    Bare(&'a str, &'a str),
    /// A level says how good a work is, and nothing that could be seen in it.
    NothingToSee(&'a str, &'a str),
    /// Two levels say the same.
    Same(&'a str, &'a str, &'a str),
}

/// Looks at a rubric; gives what should be mended, by criterion.
#[must_use]
pub fn examine<'a>(rubric: &[Seen<'a>]) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    if rubric.len() > PLENTY_OF_CRITERIA {
        found.push(Finding::ManyCriteria(rubric.len()));
    }
    let all: u32 = rubric.iter().map(|one| one.weight).sum();
    for one in rubric {
        let share = one.weight * 100 / all.max(1);
        if rubric.len() > 1 && share > MOST_SHARE {
            found.push(Finding::Heavy(one.title, share));
        }
        if asks_two_things(one.title) {
            found.push(Finding::TwoThings(one.title));
        }
        if one.levels.len() > PLENTY_OF_LEVELS {
            found.push(Finding::ManyLevels(one.title, one.levels.len()));
        }
        look_at_levels(one, &mut found);
    }
    found
}

fn look_at_levels<'a>(one: &Seen<'a>, found: &mut Vec<Finding<'a>>) {
    let mut before: Vec<(&str, Vec<String>)> = Vec::new();
    for (title, description) in &one.levels {
        let said = words(description);
        if said.is_empty() {
            found.push(Finding::Bare(one.title, title));
        } else if said.iter().all(|word| judges(word)) {
            found.push(Finding::NothingToSee(one.title, title));
        } else if let Some((other, _)) = before.iter().find(|(_, words)| *words == said) {
            found.push(Finding::Same(one.title, other, title));
        }
        before.push((title, said));
    }
}

/// The words of a text, small.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric() && c != '&')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Whether such a word stands between two others; alone it is a name.
fn asks_two_things(title: &str) -> bool {
    let words = words(title);
    words
        .windows(3)
        .any(|three| JOINING.contains(&three[1].as_str()))
}

/// Words between two things.
const JOINING: [&str; 5] = ["and", "&", "y", "e", "و"];

/// A word that weighs a work, or only holds a sentence together, in the languages of this house.
fn judges(word: &str) -> bool {
    static WORDS: std::sync::LazyLock<HashSet<&str>> =
        std::sync::LazyLock::new(|| JUDGING.split_whitespace().collect());
    WORDS.contains(word)
}

/// English, Spanish, Arabic.
const JUDGING: &str = "
    a an the this that it its is are was be of to in on at for with without or and but not no very quite rather fully partly
    mostly somewhat extremely highly really too all some any few much many more most less least than work works level quality
    answer task shows show demonstrates demonstrate meets meet exceeds exceed expectations expectation standard standards
    requirements good better best bad worse worst poor poorly well great excellent excellently outstanding exceptional superior
    fine nice ok okay fair average adequate adequately inadequate acceptable unacceptable sufficient insufficient satisfactory
    unsatisfactory appropriate appropriately inappropriate effective effectively ineffective strong weak high low clear clearly
    unclear perfect perfectly proficient basic limited advanced understanding
    el la los las un una unos unas lo de del a en con sin o y e pero no muy bastante algo poco mucho más menos todo toda es son
    está están trabajo nivel calidad respuesta tarea muestra demuestra cumple supera expectativas buen bueno buena bien mejor
    malo mala mal peor pobre excelente sobresaliente excepcional destacado destacada regular suficiente insuficiente aceptable
    inaceptable adecuado adecuada inadecuado inadecuada apropiado apropiada satisfactorio satisfactoria insatisfactorio
    insatisfactoria efectivo efectiva eficaz fuerte débil alto alta bajo baja claro clara claramente perfecto perfecta básico
    básica limitado limitada avanzado avanzada comprensión
    هذا هذه هو هي في من على إلى مع بدون أو و لا ليس جدا جداً كثيرا كثيراً قليلا قليلاً كل بعض أكثر أقل العمل عمل المستوى مستوى الجودة
    جودة يظهر يلبي يفوق التوقعات جيد جيدة أفضل سيئ سيئة ضعيف ضعيفة ممتاز ممتازة متميز متميزة رائع رائعة مقبول مقبولة كاف كافية
    مناسب مناسبة واضح واضحة قوي قوية عال عالية منخفض منخفضة متوسط متوسطة محدود محدودة متقدم متقدمة فهم
";

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: [(&str, &str); 3] = [
        ("Begins", "parts of the task are missing"),
        ("Works", "each question of the task is answered"),
        ("Shines", "an example of one's own is worked out"),
    ];

    fn seen<'a>(title: &'a str, weight: u32, levels: &[(&'a str, &'a str)]) -> Seen<'a> {
        Seen {
            title,
            weight,
            levels: levels.to_vec(),
        }
    }

    #[test]
    fn a_sound_rubric_has_no_findings() {
        let rubric = [seen("Content", 2, &PLAIN), seen("Clarity", 1, &PLAIN)];
        assert_eq!(examine(&rubric), []);
        assert_eq!(examine(&[]), []);
        assert_eq!(examine(&rubric[..1]), [], "alone it may count for all");
    }

    #[test]
    fn each_weakness_is_named() {
        let word = |description| [("Low", description), PLAIN[1], PLAIN[2]];
        let five: Vec<_> = ["a sketch", "a plan", "a draft", "a text", "a book"]
            .into_iter()
            .map(|what| ("Level", what))
            .collect();
        let table = [
            (seen("Content", 1, &five), Finding::ManyLevels("Content", 5)),
            (
                seen("Clarity and style", 1, &PLAIN),
                Finding::TwoThings("Clarity and style"),
            ),
            (
                seen("Claridad y estilo", 1, &PLAIN),
                Finding::TwoThings("Claridad y estilo"),
            ),
            (
                seen("Style & tone", 1, &PLAIN),
                Finding::TwoThings("Style & tone"),
            ),
            (
                seen("Content", 1, &word("")),
                Finding::Bare("Content", "Low"),
            ),
            (
                seen("Content", 1, &word(" – ")),
                Finding::Bare("Content", "Low"),
            ),
            (
                seen("Content", 1, &word("The work is very good.")),
                Finding::NothingToSee("Content", "Low"),
            ),
            (
                seen("Content", 1, &word("trabajo de calidad insuficiente")),
                Finding::NothingToSee("Content", "Low"),
            ),
            (
                seen("Content", 1, &word("عمل جيد جدا")),
                Finding::NothingToSee("Content", "Low"),
            ),
            (
                seen(
                    "Content",
                    1,
                    &word("Each question of the task is answered!"),
                ),
                Finding::Same("Content", "Low", "Works"),
            ),
        ];
        for (criterion, finding) in table {
            assert_eq!(
                examine(std::slice::from_ref(&criterion)),
                [finding],
                "{criterion:?}"
            );
        }
    }

    #[test]
    fn the_whole_is_looked_at_too() {
        let names = ["A", "B", "C", "D", "E", "F"];
        let many: Vec<_> = names.iter().map(|name| seen(name, 1, &PLAIN)).collect();
        assert_eq!(examine(&many), [Finding::ManyCriteria(6)]);
        let heavy = [seen("Content", 9, &PLAIN), seen("Clarity", 1, &PLAIN)];
        assert_eq!(examine(&heavy), [Finding::Heavy("Content", 90)]);
        let twice = [seen("Content", 2, &PLAIN), seen("Clarity", 1, &PLAIN)];
        assert_eq!(examine(&twice), []);
    }
}
