//! How much of a stranger's work we do.

/// Bounds on what is read and reckoned. The defaults take every honest badge known to us with room to spare.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one credential.
    pub bytes: usize,
    /// Nesting of one credential.
    pub depth: usize,
    /// Statements of one credential after expansion, and four times its objects.
    pub statements: usize,
    /// Nodes without a name that look alike at first glance: naming them is what poisoned graphs make slow
    /// (RDFC-1.0 §7.1).
    pub look_alikes: usize,
    /// Of those, how many one of them may touch.
    pub look_alike_neighbours: usize,
    /// Of those again, how many may stand to it in the same way: every order of them is tried.
    pub look_alike_choices: usize,
    /// Credentials inside a credential: endorsements and the members of a learner record.
    pub embedded: usize,
    /// Proofs on one credential.
    pub proofs: usize,
    /// Bytes of a picture.
    pub picture: usize,
    /// Bytes of a status list after it was inflated.
    pub status_list: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 1 << 20,
            depth: 24,
            statements: 20_000,
            look_alikes: 50,
            look_alike_neighbours: 2,
            look_alike_choices: 2,
            embedded: 200,
            proofs: 8,
            picture: 24 << 20,
            status_list: 2 << 20,
        }
    }
}

impl Limits {
    /// What we sign must also be read by verifiers that give up early: the usual one allows itself one step for each look-alike,
    /// which is enough for chains, and for no choice between two.
    pub fn for_issuing() -> Self {
        Self {
            look_alike_choices: 1,
            ..Self::default()
        }
    }
}
