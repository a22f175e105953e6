//! Addresses of this room, and who may pass.

use base::Token;
use web::{Doors, Guard};

use crate::pages::{check, mine};

web::route! {
    /// One's own awards.
    pub MyAwards = "/awards" {}
    /// A certificate, and whether it holds.
    pub CheckAward = "/awards/{award}" { award: Token }
    /// The art of a certificate as a file.
    pub DownloadPattern = "/awards/{award}/pattern.svg" { award: Token }
    /// The name on one's own certificate, and who finds it.
    pub ChangeAward = "/awards/{award}/change" { award: Token }
    /// Takes an award back.
    pub RevokeAward = "/awards/{award}/revoke" { award: Token }
}

/// The doors of this room.
pub fn routes() -> Doors {
    Doors::new()
        .get::<MyAwards, _, _>(Guard::SignedIn, mine::show)
        .get_kept::<CheckAward, _, _>(Guard::Open("recognition::policy::check"), check::show)
        .get::<DownloadPattern, _, _>(Guard::Open("recognition::policy::check"), check::pattern)
        .post::<ChangeAward, _, _>(Guard::Policy("recognition::policy::change"), check::change)
        .post::<RevokeAward, _, _>(Guard::Policy("recognition::policy::revoke"), check::revoke)
}
