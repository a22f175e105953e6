//! Giving reviews, and saying whether they were useful.

use base::{Now, Token};
use courses::actions::enrollment::did;
use courses::enrollment::ActKind;
use store::Tx;
use web::Error;

use super::Actor;
use crate::facts::{self, AssessmentFact, AssessmentNews};
use crate::policy::{self, Role};
use crate::review::{ReviewRefusal, ReviewState, Useful};
use crate::store::review::{self, Review, Said};
use crate::store::work;

/// Gives a review, or changes one that the author has not seen. When it is the last one for the work, the author gets the
/// results.
pub async fn give_review(
    tx: Tx,
    by: Actor,
    token: &Token,
    said: &Said,
    now: &Now,
) -> Result<(), Error> {
    let review = mine(&tx, by, token).await?;
    review.standing().can_change()?;
    keep(&tx, &review, ReviewState::Given, said, now).await?;
    let is_new = review.state != ReviewState::Given;
    let mut news = AssessmentNews {
        run: review.run_id,
        task: review.task_id,
        people: vec![by.person],
    };
    if is_new {
        let fact = AssessmentFact::ReviewGiven;
        facts::record(&tx, fact, review.id.raw(), &news, Some(by.person), now.at).await?;
        let kind = ActKind::Reviewed;
        did(&tx, by.person, review.run_id, kind, review.id.raw(), now).await?;
    }
    let is_last = review::pending(&tx, review.submission_id).await? == 0;
    if is_last && work::release(&tx, review.submission_id, now.at).await? {
        news.people = vec![review.author_id];
        let fact = AssessmentFact::ResultsReleased;
        facts::record(&tx, fact, review.submission_id.raw(), &news, None, now.at).await?;
    }
    Ok(())
}

/// Keeps a review as a draft that nobody else sees.
pub async fn keep_draft(
    tx: Tx,
    by: Actor,
    token: &Token,
    said: &Said,
    now: &Now,
) -> Result<(), Error> {
    let review = mine(&tx, by, token).await?;
    review.standing().can_change()?;
    if !review.standing().can_keep_draft() {
        return Err(ReviewRefusal::ChangedMeanwhile.into());
    }
    keep(&tx, &review, ReviewState::Draft, said, now).await
}

async fn mine(tx: &Tx, by: Actor, token: &Token) -> Result<Review, Error> {
    let review = review::review(tx, token).await?.ok_or(Error::NotFound)?;
    let role = if review.reviewer_id == by.person {
        Role::Reviewer
    } else {
        Role::Stranger
    };
    policy::give_review(role)?;
    Ok(review)
}

async fn keep(
    tx: &Tx,
    review: &Review,
    state: ReviewState,
    said: &Said,
    now: &Now,
) -> Result<(), Error> {
    let given_at = (state == ReviewState::Given).then_some(now.at);
    if review::save(tx, review, state, said, given_at).await? {
        Ok(())
    } else {
        Err(ReviewRefusal::ChangedMeanwhile.into())
    }
}

/// Keeps what the author says about a review that is in; gives the address of the work.
pub async fn mark_useful(tx: Tx, by: Actor, token: &Token, useful: Useful) -> Result<Token, Error> {
    let review = review::review(&tx, token).await?.ok_or(Error::NotFound)?;
    let role = if review.author_id == by.person {
        Role::Author
    } else {
        Role::Stranger
    };
    policy::mark_useful(role)?;
    if review.state != ReviewState::Given || review.released_at.is_none() {
        return Err(ReviewRefusal::NotIn.into());
    }
    review::set_useful(&tx, review.id, useful).await?;
    Ok(review.work_token)
}
