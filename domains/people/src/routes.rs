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
    /// Where somebody asks for a new password.
    pub ForgotPassword = "/sign-in/forgotten" {}
    /// Where the letter about a new password leads.
    pub ResetPassword = "/reset/{token}" { token: Token }
    /// Where one asks to be written to at another address.
    pub ChangeMail = "/settings/mail" {}
    /// Where the letter to the new address leads.
    pub MoveAddress = "/move/{token}" { token: Token }
    /// Where the letter to the old address leads.
    pub MoveBack = "/move-back/{token}" { token: Token }
    /// Where one is signed in.
    pub ShowSessions = "/settings/sessions" {}
    /// Ends every session.
    pub EndSessions = "/settings/sessions/end" {}
    /// Ends one session.
    pub EndSession = "/settings/sessions/{session}/end" { session: Token }
    /// Where one agrees to what came into force.
    pub AgreeAgain = "/consent" {}
    /// Where one answers what stewards decided.
    pub AnswerStewards = "/answer" {}
    /// Reports a person.
    pub ReportPerson = "/people/{handle}/report" { handle: Handle }
    /// Suspends a person.
    pub SuspendPerson = "/people/{handle}/suspend" { handle: Handle }
    /// Lifts a suspension.
    pub LiftSuspension = "/people/{handle}/lift" { handle: Handle }
    /// The reports that stewards settle.
    pub Reports = "/stewards/reports" {}
    /// One report.
    pub ShowReport = "/stewards/reports/{report}" { report: Token }
    /// Takes a decision back.
    pub TakeBackReport = "/stewards/reports/{report}/take-back" { report: Token }
    /// What stewards did.
    pub StewardActs = "/stewards/acts" {}
    /// The documents that everyone agrees to.
    pub Documents = "/stewards/documents" {}
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
        .get::<ShowMailbox, _, _>(
            Guard::Policy("people::policy::read_mailbox"),
            pages::mailbox::show,
        )
        .and(account_doors())
        .and(care_doors())
}

/// Passwords, addresses, sessions, consent.
fn account_doors() -> Doors {
    use crate::pages::{consent, forgotten, mail, moved, sessions};
    let letter = Guard::Open("who holds the letter");
    Doors::new()
        .get::<ForgotPassword, _, _>(Guard::Everyone, forgotten::show)
        .post::<ForgotPassword, _, _>(Guard::Everyone, forgotten::send)
        .get::<ResetPassword, _, _>(letter, forgotten::show_reset)
        .post::<ResetPassword, _, _>(letter, forgotten::send_reset)
        .get::<ChangeMail, _, _>(Guard::SignedIn, mail::show)
        .post::<ChangeMail, _, _>(Guard::SignedIn, mail::send)
        .get::<MoveAddress, _, _>(Guard::SignedIn, moved::show)
        .post::<MoveAddress, _, _>(Guard::SignedIn, moved::send)
        .get::<MoveBack, _, _>(letter, moved::show_back)
        .post::<MoveBack, _, _>(letter, moved::send_back)
        .get::<ShowSessions, _, _>(Guard::SignedIn, sessions::show)
        .post::<EndSessions, _, _>(Guard::SignedIn, sessions::end_all)
        .post::<EndSession, _, _>(Guard::SignedIn, sessions::end)
        .get::<AgreeAgain, _, _>(Guard::SignedIn, consent::show)
        .post::<AgreeAgain, _, _>(Guard::SignedIn, consent::send)
}

/// Reports, suspensions, what stewards do. Answering stewards is one's own even for those who may not act.
fn care_doors() -> Doors {
    use crate::pages::{acts, documents, report, reports, suspend};
    let member = Guard::Policy("people::policy::act");
    Doors::new()
        .get::<ReportPerson, _, _>(member, report::show_person)
        .post::<ReportPerson, _, _>(member, report::send_person)
        .get::<AnswerStewards, _, _>(Guard::SignedIn, report::show_answer)
        .post::<AnswerStewards, _, _>(Guard::SignedIn, report::send_answer)
        .get::<SuspendPerson, _, _>(Guard::Steward, suspend::show)
        .post::<SuspendPerson, _, _>(Guard::Steward, suspend::suspend)
        .post::<LiftSuspension, _, _>(Guard::Steward, suspend::lift)
        .get::<Reports, _, _>(Guard::Steward, reports::list)
        .get::<ShowReport, _, _>(Guard::Steward, reports::show)
        .post::<ShowReport, _, _>(Guard::Steward, reports::settle)
        .post::<TakeBackReport, _, _>(Guard::Steward, reports::take_back)
        .get::<StewardActs, _, _>(Guard::Steward, acts::show)
        .get::<Documents, _, _>(Guard::Steward, documents::show)
        .post::<Documents, _, _>(Guard::Steward, documents::send)
}
