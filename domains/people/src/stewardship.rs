//! What stewards do, as it is remembered: who, what, about whom, why.

use base::PersonId;

base::words! {
    /// What a steward did.
    pub enum StewardActKind {
        /// Became the first steward, or made somebody a steward.
        MakeSteward = "make-steward",
        /// Suspended a person.
        Suspend = "suspend",
        /// Lifted a suspension.
        Lift = "lift",
        /// Hid something.
        Hide = "hide",
        /// Showed something again.
        Show = "show",
        /// Settled a report.
        SettleReport = "settle-report",
        /// Put a new version of a document into force.
        PutInForce = "put-in-force",
        /// Changed a page of the site.
        EditPage = "edit-page",
        /// Removed a person.
        Erase = "erase",
    }
}

impl StewardActKind {
    /// The key of its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::MakeSteward => "people-act-make-steward",
            Self::Suspend => "people-act-suspend",
            Self::Lift => "people-act-lift",
            Self::Hide => "people-act-hide",
            Self::Show => "people-act-show",
            Self::SettleReport => "people-act-settle-report",
            Self::PutInForce => "people-act-put-in-force",
            Self::EditPage => "people-act-edit-page",
            Self::Erase => "people-act-erase",
        }
    }
}

/// One act of a steward.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StewardAct {
    /// Who did it; nobody where it was a command on the machine.
    pub by: Option<PersonId>,
    /// What it was.
    pub kind: StewardActKind,
    /// The person that it concerned, if it concerned one.
    pub about: Option<PersonId>,
    /// Where it is seen: an address of this site, or nothing.
    pub address: String,
    /// Why.
    pub why: String,
}

base::refusals! {
    /// Why somebody does not become a steward.
    pub enum StewardRefusal {
        /// There is a steward already, or the link is too old.
        LinkIsOver = "people-steward-link-is-over",
        /// The mail address has an account: its owner signs in first.
        HasAccount = "people-steward-has-account",
        /// Nobody has that mail address.
        Nobody = "people-steward-nobody",
    }
}
