//! Who may do what here.

use web::{Denied, MailWay, Mode, Site, Viewer};

base::refusals! {
    /// Why somebody may look and set up, but not act towards others yet.
    pub enum ConfirmFirst {
        /// The mail address is not confirmed.
        AddressUnconfirmed = "people-confirm-first",
    }
}

web::refusal!(ConfirmFirst);

/// May this person act towards others: post, enroll, review, organize? Only with a confirmed mail address.
pub fn act(viewer: &Viewer) -> Result<(), ConfirmFirst> {
    if viewer.is_confirmed() {
        Ok(())
    } else {
        Err(ConfirmFirst::AddressUnconfirmed)
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

/// The mailbox page exists where letters do not leave the house, or in a demo.
pub fn has_mailbox(site: &Site) -> bool {
    match (site.mode, site.mail) {
        (Mode::Demo, _) | (_, MailWay::Mailbox) => true,
        (Mode::Live | Mode::Test, MailWay::Smtp) => false,
    }
}

/// Members see their own letters, stewards all.
pub fn read_mailbox(viewer: &Viewer, site: &Site) -> Result<Letters, Denied> {
    if !has_mailbox(site) {
        return Err(Denied);
    }
    Ok(if viewer.is_steward() {
        Letters::All
    } else {
        Letters::Own
    })
}
