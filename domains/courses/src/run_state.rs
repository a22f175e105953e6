//! The life of a run: its states, what belongs to each, and the steps between them.

use jiff::civil::Date;

base::words! {
    /// The word under which the state of a run is stored.
    pub enum RunWord {
        /// Being prepared.
        Draft = "draft",
        /// People can sign up.
        SigningUp = "signing_up",
        /// Sign-up is over, the run has not begun.
        SignupClosed = "signup_closed",
        /// People learn.
        Running = "running",
        /// The closing round.
        WrappingUp = "wrapping_up",
        /// Over.
        Finished = "finished",
        /// Over, public and read-only.
        Edition = "edition",
        /// Stopped for a while.
        Paused = "paused",
        /// Called off before it began.
        DidNotHappen = "did_not_happen",
    }
}

base::words! {
    /// Who may read what people write in a run.
    pub enum Audience {
        /// Everyone.
        Public = "public",
        /// Its participants and organizers.
        Members = "members",
    }
}

base::words! {
    /// What can be done with the state of a run.
    pub enum RunMove {
        /// Let people sign up.
        OpenSignup = "open-signup",
        /// Take no more sign-ups.
        CloseSignup = "close-signup",
        /// Begin.
        Start = "start",
        /// Begin the closing round.
        WrapUp = "wrap-up",
        /// End.
        Finish = "finish",
        /// Stop for a while.
        Pause = "pause",
        /// Go on where it stopped.
        Resume = "resume",
        /// Call it off.
        Cancel = "cancel",
    }
}

impl RunMove {
    /// It hurts somebody, so it asks for a reason in words, and for the word of the run to be typed.
    pub fn is_hard(self) -> bool {
        matches!(self, Self::Pause | Self::Cancel)
    }
}

/// Where a run is in its life, with what belongs to that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunState {
    /// Being prepared.
    Draft,
    /// People can sign up.
    SigningUp,
    /// Sign-up is over, the run has not begun.
    SignupClosed,
    /// People learn.
    Running,
    /// The closing round.
    WrappingUp,
    /// Over.
    Finished,
    /// Over, public and read-only.
    Edition,
    /// Stopped for a while.
    Paused {
        /// Where it goes on.
        before: RunWord,
    },
    /// Called off before it began.
    DidNotHappen {
        /// When it is tried again, if anyone knows.
        next: Option<Date>,
    },
}

impl RunState {
    /// The word under which it is stored.
    pub fn word(self) -> RunWord {
        match self {
            Self::Draft => RunWord::Draft,
            Self::SigningUp => RunWord::SigningUp,
            Self::SignupClosed => RunWord::SignupClosed,
            Self::Running => RunWord::Running,
            Self::WrappingUp => RunWord::WrappingUp,
            Self::Finished => RunWord::Finished,
            Self::Edition => RunWord::Edition,
            Self::Paused { .. } => RunWord::Paused,
            Self::DidNotHappen { .. } => RunWord::DidNotHappen,
        }
    }

    /// The state as it was stored: the word and what belongs to it.
    pub fn of(word: RunWord, paused_in: Option<RunWord>, next: Option<Date>) -> Self {
        match word {
            RunWord::Draft => Self::Draft,
            RunWord::SigningUp => Self::SigningUp,
            RunWord::SignupClosed => Self::SignupClosed,
            RunWord::Running => Self::Running,
            RunWord::WrappingUp => Self::WrappingUp,
            RunWord::Finished => Self::Finished,
            RunWord::Edition => Self::Edition,
            RunWord::Paused => Self::Paused {
                before: paused_in.unwrap_or(RunWord::Draft),
            },
            RunWord::DidNotHappen => Self::DidNotHappen { next },
        }
    }

    /// Where a paused run goes on.
    pub fn paused_in(self) -> Option<RunWord> {
        match self {
            Self::Paused { before } => Some(before),
            _ => None,
        }
    }

    /// When a run that did not happen is tried again.
    pub fn next_date(self) -> Option<Date> {
        match self {
            Self::DidNotHappen { next } => next,
            _ => None,
        }
    }

    /// What can be done now, the usual next step first.
    pub fn moves(self) -> &'static [RunMove] {
        use RunMove::{Cancel, CloseSignup, Finish, OpenSignup, Pause, Resume, Start, WrapUp};
        match self {
            Self::Draft => &[OpenSignup, Cancel],
            Self::SigningUp => &[CloseSignup, Start, Pause, Cancel],
            Self::SignupClosed => &[Start, OpenSignup, Pause, Cancel],
            Self::Running => &[WrapUp, Pause],
            Self::WrappingUp => &[Finish, Pause],
            Self::Paused { before } if before < RunWord::Running => &[Resume, Cancel],
            Self::Paused { .. } => &[Resume],
            Self::Finished | Self::Edition | Self::DidNotHappen { .. } => &[],
        }
    }

    /// It has not begun, and may still.
    pub fn is_before(self) -> bool {
        matches!(self, Self::Draft | Self::SigningUp | Self::SignupClosed)
            || matches!(self, Self::Paused { before } if before < RunWord::Running)
    }

    /// Nothing happens in it any more.
    pub fn is_over(self) -> bool {
        matches!(
            self,
            Self::Finished | Self::Edition | Self::DidNotHappen { .. }
        )
    }

    /// People work in it: they post, tick, hand in.
    pub fn is_active(self) -> bool {
        matches!(self, Self::Running | Self::WrappingUp)
    }

    /// A seat that becomes free goes to the first who waits.
    pub(crate) fn gives_seats(self) -> bool {
        matches!(self, Self::SigningUp | Self::SignupClosed | Self::Running)
    }
}

/// The key of the words of a state.
pub fn state_key(word: RunWord) -> &'static str {
    match word {
        RunWord::Draft => "courses-state-draft",
        RunWord::SigningUp => "courses-state-signing-up",
        RunWord::SignupClosed => "courses-state-signup-closed",
        RunWord::Running => "courses-state-running",
        RunWord::WrappingUp => "courses-state-wrapping-up",
        RunWord::Finished => "courses-state-finished",
        RunWord::Edition => "courses-state-edition",
        RunWord::Paused => "courses-state-paused",
        RunWord::DidNotHappen => "courses-state-did-not-happen",
    }
}
