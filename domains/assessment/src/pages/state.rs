//! Where somebody stands in a task, for the page of the activity.

use web::{Markup, T, html};

use crate::policy::{self, Role};
use crate::review::ReviewState;
use crate::round::RoundState;
use crate::routes::{ShowMyWork, ShowReview, ShowWorks};
use crate::store::counts::MyReview;
use crate::store::{MyWork, TaskStanding};

/// What there is to do in a task: hand in, wait for reviews, give reviews, read results. Organizers get the way to the works.
/// `is_active` says that the run goes on.
pub fn task_state(
    t: &T,
    at: &ShowMyWork,
    role: Role,
    is_active: bool,
    standing: &TaskStanding,
) -> Markup {
    if policy::see_works(role).is_ok() {
        return for_organizers(t, at, standing);
    }
    if policy::hand_in(role).is_err() {
        return html! {};
    }
    html! {
        section.next aria-labelledby="task-state" {
            @match &standing.work {
                None => (not_yet(t, at, is_active)),
                Some(work) => (handed_in(t, at, work)),
            }
            @let open = standing.reviews.iter().filter(|review| review.state != ReviewState::Given);
            (to_give(t, &open.collect::<Vec<_>>(), is_active))
        }
    }
}

fn for_organizers(t: &T, at: &ShowMyWork, standing: &TaskStanding) -> Markup {
    let works = ShowWorks {
        run: at.run.clone(),
        activity: at.activity.clone(),
    };
    html! {
        section.panel {
            h2 { (t.say("assessment-works")) }
            p { (t.say_with("assessment-works-in", &[("count", standing.works.into())])) }
            p.meta { (t.say(round_key(standing.round))) }
            p { a href=(works) { (t.say("assessment-works-show")) } }
        }
    }
}

/// The key of the sentence about a round.
pub(super) fn round_key(round: Option<RoundState>) -> &'static str {
    match round {
        None | Some(RoundState::Gathering) => "assessment-round-gathering",
        Some(RoundState::Open) => "assessment-round-open",
        Some(RoundState::Released) => "assessment-round-released-state",
    }
}

fn not_yet(t: &T, at: &ShowMyWork, is_active: bool) -> Markup {
    html! {
        @if is_active {
            h2 id="task-state" { (t.say("assessment-state-hand-in")) }
            p { (t.say("assessment-state-hand-in-why")) }
            div.acts { a.button href=(at) { (t.say("assessment-hand-in")) } }
        } @else {
            h2 id="task-state" { (t.say("assessment-state-nothing")) }
            p { (t.say("assessment-state-nothing-why")) }
        }
    }
}

fn handed_in(t: &T, at: &ShowMyWork, work: &MyWork) -> Markup {
    html! {
        h2 id="task-state" { (t.say(work_key(work))) }
        p { (progress(t, work)) }
        div.acts { a href=(at) { (t.say("assessment-my-work")) } }
    }
}

fn work_key(work: &MyWork) -> &'static str {
    if work.released_at.is_some() {
        "assessment-state-results"
    } else {
        "assessment-state-handed-in"
    }
}

/// How far the reviews of a work are, in words.
pub(super) fn progress(t: &T, work: &MyWork) -> String {
    let values = [
        ("count", work.reviews_in.into()),
        ("of", work.reviews_asked.into()),
    ];
    match (work.released_at, work.reviews_asked) {
        (None, 0) => t.say("assessment-waiting-for-opening"),
        (None, _) => t.say_with("assessment-waiting-for-reviews", &values),
        (Some(_), _) => t.say_with("assessment-reviews-in", &values),
    }
}

fn to_give(t: &T, open: &[&MyReview], is_active: bool) -> Markup {
    html! {
        @if is_active && !open.is_empty() {
            p { (t.say_with("assessment-state-to-give", &[("count", open.len().into())])) }
            ul {
                @for review in open {
                    li {
                        a href=(ShowReview { review: review.token.clone() }) {
                            (t.say_with("assessment-work-number", &[("number", review.number.into())]))
                        }
                    }
                }
            }
        }
    }
}
