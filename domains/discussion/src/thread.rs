//! A thread, the run that it belongs to, and when people may write there.

use base::{LanguageTag, Slug, Title};
use courses::enrollment::EnrollmentState;
use courses::run::{Audience, RunWord};
use courses::{CourseRole, RunId};
use people::person::Standing;

base::id!(
    /// A thread of a run.
    ThreadId
);

base::words! {
    /// What a thread is for.
    pub enum ThreadKind {
        /// People talk.
        Forum = "forum",
        /// Comments below an activity of an old site.
        Wall = "wall",
        /// The organizers tell everybody something.
        Announcement = "announcement",
    }
}

base::words! {
    /// Whether a thread still takes posts.
    pub enum ThreadState {
        /// It takes posts.
        Open = "open",
        /// The organizers closed it.
        Closed = "closed",
    }
}

base::refusals! {
    /// Why a discussion says no.
    pub enum DiscussionRefusal {
        /// Until sign-up opens only the organizers write.
        NotYet = "discussion-not-yet",
        /// The run is over.
        Finished = "discussion-finished",
        /// The run is an edition.
        Edition = "discussion-edition",
        /// The run is paused.
        Paused = "discussion-paused",
        /// The run was called off.
        DidNotHappen = "discussion-did-not-happen",
        /// The organizers closed the thread.
        Closed = "discussion-closed",
        /// The post was withdrawn.
        Withdrawn = "discussion-withdrawn-already",
        /// The post is hidden.
        Hidden = "discussion-hidden",
        /// Somebody thanks for their own post.
        OwnPost = "discussion-own-post",
        /// The post was saved elsewhere meanwhile.
        ChangedMeanwhile = "discussion-changed-meanwhile",
        /// The run has no such activity.
        NoSuchActivity = "discussion-no-such-activity",
    }
}

/// The run whose discussion somebody looks at, and how they stand in it.
#[derive(Debug, Clone)]
pub struct Room {
    /// The run.
    pub run: RunId,
    /// Its address.
    pub slug: Slug,
    /// Where it is in its life.
    pub state: RunWord,
    /// Who may read what is written in it.
    pub audience: Audience,
    /// What its course is called.
    pub title: Title,
    /// The language that it is held in.
    pub language: LanguageTag,
    /// How the reader stands in it.
    pub role: CourseRole,
}

/// How somebody stands in a run, by what is known of them.
pub fn role(
    standing: Option<Standing>,
    organizes: i64,
    enrollment: Option<EnrollmentState>,
) -> CourseRole {
    match (standing, enrollment) {
        (None, _) => CourseRole::Visitor,
        (Some(_), _) if organizes > 0 => CourseRole::Organizer,
        (Some(Standing::Steward), _) => CourseRole::Steward,
        (Some(_), Some(EnrollmentState::Seated)) => CourseRole::Participant,
        (Some(_), Some(EnrollmentState::Waiting)) => CourseRole::Waiting,
        (Some(_), _) => CourseRole::Member,
    }
}

impl Room {
    /// People can write at this point of the run's life; otherwise why not.
    pub fn takes_posts(&self) -> Result<(), DiscussionRefusal> {
        match self.state {
            RunWord::Draft if self.role.cares() => Ok(()),
            RunWord::Draft => Err(DiscussionRefusal::NotYet),
            RunWord::SigningUp | RunWord::SignupClosed | RunWord::Running | RunWord::WrappingUp => {
                Ok(())
            }
            RunWord::Finished => Err(DiscussionRefusal::Finished),
            RunWord::Edition => Err(DiscussionRefusal::Edition),
            RunWord::Paused => Err(DiscussionRefusal::Paused),
            RunWord::DidNotHappen => Err(DiscussionRefusal::DidNotHappen),
        }
    }

    /// The same for a thread of it in that state.
    pub fn takes_posts_in(&self, state: ThreadState) -> Result<(), DiscussionRefusal> {
        self.takes_posts()?;
        match state {
            ThreadState::Open => Ok(()),
            ThreadState::Closed => Err(DiscussionRefusal::Closed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Text as _, Word as _};

    #[test]
    fn people_write_while_a_run_lives() {
        let mut table = String::from("\n");
        for state in RunWord::ALL {
            let said = [CourseRole::Organizer, CourseRole::Participant].map(|role| {
                let room = Room {
                    run: RunId::from_raw(1),
                    slug: Slug::of_title("run"),
                    state: *state,
                    audience: Audience::Public,
                    title: Title::from_stored("Run".to_owned()),
                    language: LanguageTag::unknown(),
                    role,
                };
                room.takes_posts()
                    .err()
                    .map_or("writes".to_owned(), |no| no.to_string())
            });
            table.extend([format!("{state}: {}", said.join(", ")), "\n".to_owned()]);
        }
        insta::assert_snapshot!(table, @r"

        draft: writes, discussion-not-yet
        signing_up: writes, writes
        signup_closed: writes, writes
        running: writes, writes
        wrapping_up: writes, writes
        finished: discussion-finished, discussion-finished
        edition: discussion-edition, discussion-edition
        paused: discussion-paused, discussion-paused
        did_not_happen: discussion-did-not-happen, discussion-did-not-happen
        ");
    }
}
