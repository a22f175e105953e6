//! Who reviews what: a deal in circles, repaired by exchanges, levelled along paths.

use crate::{
    chance::Chance,
    cohort::Cohort,
    draft::{Cost, Draft},
    request::{Allocation, Infeasible, Request},
};

/// Up to how many reviews a draft is thrown away and begun anew when it breaks a rule.
const SMALL: usize = 600;
/// How often.
const DRAFTS: usize = 10;

/// Allocates reviews.
///
/// Every work gets as many reviewers as asked for, nobody has two reviews more to give than anybody
/// else, and nobody reviews their own work, their team's, or that of somebody they have a conflict
/// with. Repeated pairs, pairs who review each other, and rings of three are avoided; where that is
/// impossible they are accepted in the order rings of three, swaps, repeats, and the answer says so.
/// The same request gives the same answer, whatever the order of its lists.
///
/// With `existing` reviews only what is missing is added, so late works and people who left are
/// served by asking again.
///
/// ```
/// use peer_assessment::{Request, Work, allocate};
///
/// let request = Request {
///     works: (1..=12).map(|id| Work { id, authors: vec![100 + id] }).collect(),
///     reviewers: (101..=112).collect(),
///     per_work: 3,
///     conflicts: vec![(101, 102)],
///     seed: [7; 32],
///     ..Request::default()
/// };
/// let allocation = allocate(&request)?;
/// assert_eq!(allocation.pairs.len(), 36);
/// assert!(allocation.relaxed.is_empty());
///
/// // one more work comes late: three reviews are added, the others stay
/// let mut later = request.clone();
/// later.works.push(Work { id: 13, authors: vec![113] });
/// later.reviewers.push(113);
/// later.existing = allocation.pairs.clone();
/// assert_eq!(allocate(&later)?.reviewers_of(13).count(), 3);
/// # Ok::<(), peer_assessment::Infeasible>(())
/// ```
///
/// # Errors
///
/// [`Infeasible`] names the works for which there are not enough people, and who is ruled out why.
pub fn allocate(request: &Request) -> Result<Allocation, Infeasible> {
    let cohort = Cohort::new(request);
    cohort.check()?;
    let mut chance = Chance::new(request.seed);
    let needed: usize = cohort.needs.iter().sum();
    if needed == 0 {
        return Ok(Allocation::default());
    }
    // in a plain cohort the first deal is the best there can be
    let again = needed <= SMALL && !cohort.is_plain();
    let (mut best, mut least) = draft(&cohort, &mut chance);
    for _ in 1..if again { DRAFTS } else { 1 } {
        if least == (0, Cost::NONE) {
            break;
        }
        let (other, cost) = draft(&cohort, &mut chance);
        if cost < least {
            (best, least) = (other, cost);
        }
    }
    Ok(best.finish())
}

fn draft<'a>(cohort: &'a Cohort, chance: &mut Chance) -> (Draft<'a>, (usize, Cost)) {
    let mut draft = deal(cohort, chance);
    if cohort.is_plain() {
        let cost = draft.total();
        return (draft, (0, cost));
    }
    draft.repair(chance);
    let mut cost = draft.total();
    if cost.hard > 0 {
        draft.replace(false);
    }
    draft.level(false);
    if cost.hard > 0 || cost.repeats > 0 {
        apart(&mut draft);
        draft.repair(chance);
    }
    cost = draft.total();
    let imbalance = draft.imbalance();
    (draft, (imbalance, cost))
}

/// Keeps repeated pairs apart where loads stay as level as they are.
fn apart(draft: &mut Draft<'_>) {
    let before = (draft.imbalance(), draft.total().repeats);
    let (slots, by_work) = (draft.slots.clone(), draft.by_work.clone());
    let loads = draft.loads.clone();
    draft.replace(true);
    draft.level(true);
    if (draft.imbalance(), draft.total().repeats) > before {
        (draft.slots, draft.by_work, draft.loads) = (slots, by_work, loads);
    }
}

/// Deals works out in circles. People sit in the order of their works on a secret permutation; in
/// each circle every one of them takes one work, a step further on than in the circle before.
fn deal<'a>(cohort: &'a Cohort, chance: &mut Chance) -> Draft<'a> {
    let mut order: Vec<usize> = (0..cohort.works.len()).collect();
    chance.shuffle(&mut order);
    let seats = seats(cohort, &order, chance);
    let mut draft = Draft::new(cohort);
    let rounds = cohort.needs.iter().copied().max().unwrap_or(0);
    let steps = steps(seats.len(), rounds, chance);
    draft.sound = cohort.is_plain() && is_free(&steps, seats.len());
    let mut steps = steps.into_iter();
    let order = &order;
    let mut open = (0..rounds)
        .flat_map(|round| {
            let wanting = move |work: &usize| cohort.needs[*work] > round;
            order.iter().copied().filter(wanting)
        })
        .peekable();
    let mut floor = seats.iter().map(|who| draft.loads[*who]).min().unwrap_or(0);
    while open.peek().is_some() {
        // those whose load is still at the floor of this circle
        let circle: Vec<usize> = seats
            .iter()
            .copied()
            .filter(|who| draft.loads[*who] <= floor)
            .collect();
        let step = steps.next().unwrap_or_else(|| chance.below(seats.len()));
        let size = circle.len();
        for place in 0..size {
            let Some(work) = open.next() else { break };
            draft.add(work, circle[(place + size - step % size) % size]);
        }
        floor += 1;
    }
    draft
}

/// The reviewers in the order of their works; those without one sit anywhere.
fn seats(cohort: &Cohort, order: &[usize], chance: &mut Chance) -> Vec<usize> {
    let mut place = vec![0; order.len()];
    for (index, work) in order.iter().enumerate() {
        place[*work] = index;
    }
    let mut seats: Vec<(usize, usize, usize)> = cohort
        .reviewers
        .iter()
        .map(|who| {
            let at = cohort.own.of(*who).iter().map(|work| place[*work]).min();
            let anywhere = chance.below(order.len().max(1));
            (at.unwrap_or(anywhere), anywhere, *who)
        })
        .collect();
    seats.sort_unstable();
    seats.into_iter().map(|(_, _, who)| who).collect()
}

/// Different steps of which no two and no three add up to a full circle: then nobody meets again.
///
/// With fewer than three people a step and one more the numbers allow rings of three, with fewer
/// than two also swaps; small steps make as few of them as there can be.
fn steps(size: usize, count: usize, chance: &mut Chance) -> Vec<usize> {
    const TRIES: usize = 40;
    if size <= 1 {
        return vec![0; count];
    }
    if size > 3 * count {
        for _ in 0..TRIES {
            let steps: Vec<usize> = (0..count).map(|_| 1 + chance.below(size - 1)).collect();
            if is_free(&steps, size) {
                return steps;
            }
        }
    }
    // times a number without common divisor, so that sums stay what they are
    let units: Vec<usize> = (1..size.min(64))
        .filter(|unit| divisor(*unit, size) == 1)
        .collect();
    let unit = units[chance.below(units.len())];
    (1..=count).map(|step| step * unit % size).collect()
}

fn is_free(steps: &[usize], size: usize) -> bool {
    steps.iter().enumerate().all(|(index, one)| {
        !steps[..index].contains(one)
            && steps.iter().all(|two| {
                (one + two) % size != 0 && steps.iter().all(|three| (one + two + three) % size != 0)
            })
    })
}

fn divisor(one: usize, two: usize) -> usize {
    if two == 0 {
        one
    } else {
        divisor(two, one % two)
    }
}
