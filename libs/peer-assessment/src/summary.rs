//! The mean of what reviewers said and how far apart they are.

use std::{
    error::Error,
    fmt::{self, Display, Formatter},
};

/// One line of a rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Criterion {
    /// What it weighs beside the others; nothing, if it is not to count.
    pub weight: u32,
    /// The highest level; the lowest is nought.
    pub top: u32,
}

/// Where several values lie, all between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// How many values there are, at least one.
    pub n: usize,
    /// Their sum divided by their number.
    pub mean: f64,
    /// Their standard deviation, the square root of the sum of squared distances from the mean
    /// divided by `n - 1`; one value has none.
    pub sd: Option<f64>,
    /// The lowest.
    pub min: f64,
    /// The highest.
    pub max: f64,
}

impl Spread {
    /// The spread of some values, nothing if there are none. Their order leaves no trace in any bit.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        let (min, max) = (*values.first()?, *values.last()?);
        let count = number(values.len());
        // never outside of what was said, whatever rounding does
        let mean = (values.iter().sum::<f64>() / count).clamp(min, max);
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        Some(Self {
            n: values.len(),
            mean,
            sd: (values.len() > 1).then(|| (squares / (count - 1.0)).sqrt()),
            min,
            max,
        })
    }
}

/// The result of one work.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// One for each criterion, nothing where nobody said anything.
    pub criteria: Vec<Option<Spread>>,
    /// Of the reviews that say something on every criterion with a weight.
    pub overall: Option<Spread>,
}

/// A review that does not fit the rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Misfit {
    /// It has another number of criteria than the rubric.
    Length {
        /// Its place among the reviews, from nought.
        review: usize,
    },
    /// It names a level above the highest one.
    Level {
        /// Its place among the reviews, from nought.
        review: usize,
        /// The place of the criterion, from nought.
        criterion: usize,
    },
}

impl Display for Misfit {
    fn fmt(&self, to: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length { review } => {
                write!(
                    to,
                    "review {review} has another number of criteria than the rubric"
                )
            }
            Self::Level { review, criterion } => write!(
                to,
                "review {review} names a level above the highest of criterion {criterion}"
            ),
        }
    }
}

impl Error for Misfit {}

/// Sums up the reviews of one work: for each criterion, and overall.
///
/// A level counts as `level / top`, so every criterion runs from 0 to 1 (one with no level above
/// nought counts as 1). A review's overall value is `sum(weight * value) / sum(weight)`; the overall
/// mean is the mean of those. Where every review fills in every criterion it is also the weighted
/// mean of the criteria's means.
///
/// ```
/// use peer_assessment::{Criterion, summary};
/// let rubric = [Criterion { weight: 2, top: 4 }, Criterion { weight: 1, top: 2 }];
/// let result = summary(&rubric, &[vec![Some(4), Some(1)], vec![Some(2), Some(1)]])?;
/// let overall = result.overall.ok_or("no reviews")?;
/// assert_eq!((overall.n, overall.mean), (2, (2.5 / 3.0 + 1.5 / 3.0) / 2.0));
/// assert_eq!(result.criteria[1].and_then(|spread| spread.sd), Some(0.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Misfit`] if a review has another number of criteria than the rubric or a level above the top.
pub fn summary(rubric: &[Criterion], reviews: &[Vec<Option<u32>>]) -> Result<Summary, Misfit> {
    for (review, levels) in reviews.iter().enumerate() {
        if levels.len() != rubric.len() {
            return Err(Misfit::Length { review });
        }
        for (criterion, (level, line)) in levels.iter().zip(rubric).enumerate() {
            if level.is_some_and(|level| level > line.top) {
                return Err(Misfit::Level { review, criterion });
            }
        }
    }
    let criteria = rubric.iter().enumerate().map(|(index, line)| {
        let said = reviews.iter().filter_map(|levels| levels[index]);
        Spread::of(said.map(|level| value(level, *line)))
    });
    let overall = reviews.iter().filter_map(|levels| overall(rubric, levels));
    Ok(Summary {
        criteria: criteria.collect(),
        overall: Spread::of(overall),
    })
}

fn value(level: u32, line: Criterion) -> f64 {
    if line.top == 0 {
        1.0
    } else {
        f64::from(level) / f64::from(line.top)
    }
}

/// The value of a review, nothing if it is silent on a criterion that counts or if none counts.
fn overall(rubric: &[Criterion], levels: &[Option<u32>]) -> Option<f64> {
    let (mut sum, mut weights) = (0.0, 0.0);
    for (line, level) in rubric
        .iter()
        .zip(levels)
        .filter(|(line, _)| line.weight > 0)
    {
        let weight = f64::from(line.weight);
        sum += weight * value((*level)?, *line);
        weights += weight;
    }
    (weights > 0.0).then(|| (sum / weights).clamp(0.0, 1.0))
}

/// A count as a number to divide by; counts of reviews are far below what a float holds exactly.
fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
