//! Who may do what with a school.

use base::Denied;

/// What somebody is to a school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchoolRole {
    /// Cares for the whole site.
    SiteSteward,
    /// Cares for this school.
    Steward,
    /// Has an account.
    Member,
    /// Is not signed in.
    Visitor,
}

impl SchoolRole {
    /// Every place, from the nearest to the farthest.
    pub const EVERY: [Self; 4] = [
        Self::SiteSteward,
        Self::Steward,
        Self::Member,
        Self::Visitor,
    ];

    fn cares(self) -> Result<(), Denied> {
        match self {
            Self::SiteSteward | Self::Steward => Ok(()),
            Self::Member | Self::Visitor => Err(Denied),
        }
    }
}

/// Schools are open to everyone.
pub fn see(_: SchoolRole) -> Result<(), Denied> {
    Ok(())
}

/// The charter is written by those who care for the school.
pub fn edit(role: SchoolRole) -> Result<(), Denied> {
    role.cares()
}

/// So are its courses chosen.
pub fn choose_courses(role: SchoolRole) -> Result<(), Denied> {
    role.cares()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_do_what() {
        type Rule = (&'static str, fn(SchoolRole) -> Result<(), Denied>);
        let rules: [Rule; 3] = [
            ("see", see),
            ("edit", edit),
            ("choose courses", choose_courses),
        ];
        let table: Vec<String> = rules
            .iter()
            .map(|(name, rule)| {
                let may = SchoolRole::EVERY
                    .into_iter()
                    .filter(|role| rule(*role).is_ok())
                    .map(|role| format!("{role:?}"));
                format!("{name}: {}", may.collect::<Vec<_>>().join(", "))
            })
            .collect();
        insta::assert_snapshot!(table.join("\n"), @r"
        see: SiteSteward, Steward, Member, Visitor
        edit: SiteSteward, Steward
        choose courses: SiteSteward, Steward
        ");
    }
}
