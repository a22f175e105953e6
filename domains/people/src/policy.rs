//! Who may do what here.

use base::{Denied, Hold};

use crate::person::Standing;

/// May this viewer act towards others? [`may_act`] with what is known of whoever is looking. Doors ask it before every act that
/// touches others; pages ask it to say why there is no form.
pub use crate::viewer::act;

/// What decides whether somebody may act towards others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footing {
    /// Their place in the university.
    pub standing: Standing,
    /// Stewards suspended them.
    pub is_suspended: bool,
    /// A document has a newer version than the one that they agreed to.
    pub owes_consent: bool,
}

/// May somebody on that footing act towards others: post, enroll, review, organize? Only with a confirmed mail address, not while
/// suspended, and after agreeing to what is in force.
pub fn may_act(footing: Footing) -> Result<(), Hold> {
    match footing {
        Footing {
            standing: Standing::Unconfirmed,
            ..
        } => Err(Hold::AddressUnconfirmed),
        Footing {
            is_suspended: true, ..
        } => Err(Hold::Suspended),
        Footing {
            owes_consent: true, ..
        } => Err(Hold::ConsentDue),
        Footing {
            standing: Standing::Member | Standing::Steward,
            ..
        } => Ok(()),
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

/// What kind of mailbox page a university has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mailbox {
    /// None: letters leave by mail.
    None,
    /// In a demo everyone finds the letters that they would have got.
    Demo,
    /// In earnest, without a mail server. Whoever reads somebody's letters can confirm their address, so only stewards do; they
    /// hand on what is asked for.
    Earnest,
}

/// In a demo members see their own letters; stewards see all.
pub fn read_mailbox(standing: Standing, mailbox: Mailbox) -> Result<Letters, Denied> {
    match (mailbox, standing) {
        (Mailbox::Demo | Mailbox::Earnest, Standing::Steward) => Ok(Letters::All),
        (Mailbox::Demo, Standing::Unconfirmed | Standing::Member) => Ok(Letters::Own),
        (Mailbox::Earnest, Standing::Unconfirmed | Standing::Member) | (Mailbox::None, _) => {
            Err(Denied)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_act() {
        let cases = [
            (
                Standing::Unconfirmed,
                true,
                true,
                Err(Hold::AddressUnconfirmed),
            ),
            (Standing::Member, false, false, Ok(())),
            (Standing::Member, true, true, Err(Hold::Suspended)),
            (Standing::Member, false, true, Err(Hold::ConsentDue)),
            (Standing::Steward, false, false, Ok(())),
            (Standing::Steward, false, true, Err(Hold::ConsentDue)),
        ];
        for (standing, is_suspended, owes_consent, answer) in cases {
            let footing = Footing {
                standing,
                is_suspended,
                owes_consent,
            };
            assert_eq!(may_act(footing), answer, "{footing:?}");
        }
    }

    #[test]
    fn who_reads_which_letters() {
        let cases = [
            (Standing::Unconfirmed, Some(Letters::Own), None),
            (Standing::Member, Some(Letters::Own), None),
            (Standing::Steward, Some(Letters::All), Some(Letters::All)),
        ];
        for (standing, in_a_demo, in_earnest) in cases {
            assert_eq!(read_mailbox(standing, Mailbox::Demo).ok(), in_a_demo);
            assert_eq!(read_mailbox(standing, Mailbox::Earnest).ok(), in_earnest);
            assert!(read_mailbox(standing, Mailbox::None).is_err());
        }
    }
}
