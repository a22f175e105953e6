//! Addresses of this room as types, and its doors.

use base::{Handle, Token};
use web::{Doors, Guard};

use crate::pages;

web::route! {
    /// Where one joins.
    pub Join = "/join" {}
    /// Where one signs in.
    pub SignIn = "/sign-in" {}
    /// Ends the session of this browser.
    pub SignOut = "/sign-out" {}
    /// Where the link in a confirming letter leads.
    pub Confirm = "/confirm/{token}" { token: Token }
    /// Where the link in the log leads, with which somebody becomes the first steward.
    pub ClaimStewardship = "/stewardship/{token}" { token: Token }
    /// One's own settings.
    pub Settings = "/settings" {}
    /// Where one changes the password.
    pub ChangePassword = "/settings/password" {}
    /// Sends the confirming letter once more.
    pub ResendConfirmation = "/settings/confirmation" {}
    /// A person.
    pub ShowPerson = "/people/{handle}" { handle: Handle }
    /// Letters that were written here.
    pub ShowMailbox = "/mailbox" {}
}

/// The doors of this room.
pub fn doors() -> Doors {
    Doors::new()
        .get::<Join, _, _>(Guard::Everyone, pages::join::show)
        .post::<Join, _, _>(Guard::Everyone, pages::join::send)
        .get::<SignIn, _, _>(Guard::Everyone, pages::sign_in::show)
        .post::<SignIn, _, _>(Guard::Everyone, pages::sign_in::send)
        .post::<SignOut, _, _>(Guard::Everyone, pages::sign_in::leave)
        .get::<Confirm, _, _>(Guard::Open("who holds the letter"), pages::confirm::show)
        .post::<Confirm, _, _>(Guard::Open("who holds the letter"), pages::confirm::send)
        .get::<ClaimStewardship, _, _>(Guard::Open("who holds the link"), pages::stewardship::show)
        .post::<ClaimStewardship, _, _>(Guard::Open("who holds the link"), pages::stewardship::send)
        .get::<Settings, _, _>(Guard::SignedIn, pages::settings::show)
        .post::<Settings, _, _>(Guard::SignedIn, pages::settings::send)
        .get::<ChangePassword, _, _>(Guard::SignedIn, pages::password::show)
        .post::<ChangePassword, _, _>(Guard::SignedIn, pages::password::send)
        .post::<ResendConfirmation, _, _>(Guard::SignedIn, pages::settings::resend)
        .get_kept::<ShowPerson, _, _>(Guard::Everyone, pages::profile::show)
        .get::<ShowMailbox, _, _>(Guard::Policy("read_mailbox"), pages::mailbox::show)
}
