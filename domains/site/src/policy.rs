//! Who may do what with a page of the site.

use base::Denied;

use crate::page::Place;

/// What somebody is to the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteRole {
    /// Cares for it.
    Steward,
    /// Reads it.
    Reader,
}

/// Pages are open to everyone, with all their versions, but for those that were put away.
pub fn read(role: SiteRole, place: Place) -> Result<(), Denied> {
    match (role, place) {
        (SiteRole::Steward, _) | (SiteRole::Reader, Place::Foot | Place::Aside) => Ok(()),
        (SiteRole::Reader, Place::Away) => Err(Denied),
    }
}

/// Stewards write them, add more and choose where they stand.
pub fn edit(role: SiteRole) -> Result<(), Denied> {
    match role {
        SiteRole::Steward => Ok(()),
        SiteRole::Reader => Err(Denied),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::Word as _;

    #[test]
    fn who_may_do_what() {
        for place in Place::ALL {
            assert!(read(SiteRole::Steward, *place).is_ok());
            assert_eq!(
                read(SiteRole::Reader, *place).is_ok(),
                *place != Place::Away
            );
        }
        assert!(edit(SiteRole::Steward).is_ok() && edit(SiteRole::Reader).is_err());
    }
}
