//! Who may do what here.

use crate::person::Standing;

/// May this viewer act towards others? [`may_act`] with the standing of whoever is looking.
pub use crate::viewer::act;

base::refusals! {
    /// Why somebody may look and set up, but not act towards others yet.
    pub enum ConfirmFirst {
        /// The mail address is not confirmed.
        AddressUnconfirmed = "people-confirm-first",
    }
}

/// May somebody of that standing act towards others: post, enroll, review, organize? Only with a confirmed mail address.
pub fn may_act(standing: Standing) -> Result<(), ConfirmFirst> {
    match standing {
        Standing::Unconfirmed => Err(ConfirmFirst::AddressUnconfirmed),
        Standing::Member | Standing::Steward => Ok(()),
    }
}

/// Whose letters somebody sees on the mailbox page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// Their own.
    Own,
    /// Everybody's.
    All,
}

/// Members see their own letters, stewards all.
pub fn read_mailbox(standing: Standing) -> Letters {
    match standing {
        Standing::Unconfirmed | Standing::Member => Letters::Own,
        Standing::Steward => Letters::All,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standing_decides() {
        let cases = [
            (Standing::Unconfirmed, false, Letters::Own),
            (Standing::Member, true, Letters::Own),
            (Standing::Steward, true, Letters::All),
        ];
        for (standing, acts, letters) in cases {
            assert_eq!(
                (may_act(standing).is_ok(), read_mailbox(standing)),
                (acts, letters)
            );
        }
    }
}
