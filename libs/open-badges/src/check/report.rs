//! What a check found: what holds, what fails and why, and what could not be checked.

use crate::bake::BakeRefusal;
use crate::canon::CanonRefusal;
use crate::json::JsonRefusal;
use crate::model::{
    EndorsementCredential, IdentityObject, LearnerRecord, OpenBadge, Profile, ShapeRefusal,
    StatusListCredential,
};
use crate::status::ListRefusal;
use jiff::Timestamp;
use serde_json::Value;
use std::collections::BTreeSet;

/// Everything about one credential.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// How it came.
    pub form: Form,
    /// What it says, when it could be read. Only a report without failures makes it true.
    pub says: Says,
    /// The whole document as it was read.
    pub document: Option<Value>,
    /// What was looked at, in order.
    pub findings: Vec<Finding>,
    /// The endorsements inside, each with its own report: a bad or withdrawn one does not spoil the credential.
    pub endorsements: Vec<Endorsed>,
    /// The members of a learner record, each with its own report.
    pub members: Vec<Report>,
    /// Addresses whose bytes were wanted and not at hand. Fetch them and check again; nothing else is wanted before that.
    pub missing: BTreeSet<String>,
}

/// How a credential came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// JSON with a proof inside.
    Embedded,
    /// A signed token.
    Token,
    /// Neither could be made out.
    Unknown,
}

/// What a credential says.
#[derive(Debug, Clone, PartialEq)]
pub enum Says {
    /// A badge.
    Badge(Box<OpenBadge>),
    /// An endorsement.
    Endorsement(Box<EndorsementCredential>),
    /// A whole record.
    Record(Box<LearnerRecord>),
    /// A status list.
    StatusList(Box<StatusListCredential>),
    /// Nothing that we know.
    Nothing,
}

/// An endorsement and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Endorsed {
    /// What it should endorse.
    pub place: Place,
    /// Whether it holds.
    pub report: Report,
}

/// Where an endorsement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the credential: of this award.
    Credential,
    /// In the achievement: of everybody's.
    Achievement,
    /// In the issuer.
    Issuer,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub about: About,
    /// What was found.
    pub outcome: Outcome,
}

/// What is looked at, in this order (OB 3.0 §9.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// Whether it can be read.
    Reading,
    /// Whether it has what a credential of its kind has.
    Shape,
    /// Whether the signature fits the words.
    Proof,
    /// Whether the key is the issuer's.
    Issuer,
    /// Whether it is valid at this moment.
    Dates,
    /// Whether it was withdrawn.
    Status,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is as it should be.
    Holds,
    /// There is nothing of the kind to look at: no place where it could be withdrawn, say.
    Absent,
    /// It is not.
    Fails(Failure),
    /// It could not be checked.
    Open(Gap),
}

/// Why something fails.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The picture holds no credential, or not exactly one.
    #[error("{0}")]
    Baked(BakeRefusal),
    /// The text is no sound JSON.
    #[error("{0}")]
    Json(JsonRefusal),
    /// It is neither JSON nor a token.
    #[error("it is neither a credential in JSON nor a signed token")]
    NoCredential,
    /// It lacks what a credential of its kind has.
    #[error("{0}")]
    Shape(ShapeRefusal),
    /// The signature cannot cover all of it in one way.
    #[error("{0}")]
    Canon(CanonRefusal),
    /// Nobody signed it.
    #[error("it bears no proof")]
    NoProof,
    /// More proofs or embedded credentials than are looked at.
    #[error("it bears more proofs or credentials than are looked at")]
    TooMany,
    /// A member of the proof or of the token is missing or malformed.
    #[error("its proof lacks a sound `{0}`")]
    Malformed(&'static str),
    /// It was signed for something else than to assert.
    #[error("it was signed for another purpose: {0}")]
    Purpose(String),
    /// The words are not those that were signed.
    #[error("the words are not those that were signed")]
    Tampered,
    /// The token says that it is not signed, or that a shared secret signs it.
    #[error("the token is not signed by a key of its own: {0}")]
    Algorithm(String),
    /// A header that a credential may not have: it could point to a stranger's key.
    #[error("the token has a header that it may not have: {0}")]
    Header(String),
    /// What the token claims beside the credential says something else than the credential.
    #[error("the token's `{0}` says something else than the credential")]
    Claim(&'static str),
    /// The key belongs to somebody else than the issuer.
    #[error("the key {method} does not belong to the issuer {issuer}")]
    StrangersKey {
        /// The key's address.
        method: String,
        /// The issuer.
        issuer: String,
    },
    /// The issuer's document does not list this key.
    #[error("the issuer does not know the key {0}")]
    UnknownKey(String),
    /// The issuer lists the key, but not for this.
    #[error("the issuer does not let the key {0} sign credentials")]
    MayNotAssert(String),
    /// The issuer withdrew the key.
    #[error("the issuer withdrew the key on {0}")]
    KeyRevoked(Timestamp),
    /// The issuer's document is broken or another's.
    #[error("the issuer's document is not sound: {0}")]
    Controller(&'static str),
    /// The proof says that it was made later than now, or after it or the key expired.
    #[error("the proof's own dates do not hold")]
    ProofDates,
    /// It becomes valid later.
    #[error("it is valid only from {0}")]
    NotYet(Timestamp),
    /// It is valid no more.
    #[error("it was valid until {0}")]
    Expired(Timestamp),
    /// The issuer withdrew it for good.
    #[error("the issuer revoked it")]
    Revoked,
    /// The issuer withdrew it for now.
    #[error("the issuer suspended it")]
    Suspended,
    /// The status list cannot be trusted, so the credential cannot either.
    #[error("its status list does not hold: {0}")]
    StatusList(&'static str),
    /// The status list's bits cannot be read.
    #[error("{0}")]
    Bits(ListRefusal),
    /// An endorsement of something else than what it stands in.
    #[error("it endorses something else: {0}")]
    EndorsesAnother(String),
}

/// Why something could not be checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Gap {
    /// It may be sound and is beyond us.
    #[error("{0}")]
    Canon(CanonRefusal),
    /// It is of an older standard: Open Badges 2.0 or Verifiable Credentials 1.1.
    #[error("it is of an older standard, which is not checked here")]
    Older,
    /// A kind of proof that is not read here.
    #[error("the kind of proof is not read here: {0}")]
    Suite(String),
    /// A signature algorithm that is not read here.
    #[error("the signature algorithm is not read here: {0}")]
    Algorithm(String),
    /// What stands at this address was not at hand.
    #[error("{0} was not at hand")]
    NotFetched(String),
    /// The way to this key is not known here.
    #[error("there is no known way to the key {0}")]
    NoWay(String),
    /// The key came inside the token: the words are unchanged, but who signed is open.
    #[error("the key came with the token itself: it tells nothing about who signed")]
    KeyInside,
    /// A kind of status that is not read here.
    #[error("the kind of status is not read here: {0}")]
    StatusKind(String),
    /// What this depends on was not found or does not hold.
    #[error("it depends on what could not be read")]
    Depends,
}

/// The three answers that a report comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Everything that was looked at holds.
    Good,
    /// Nothing fails, something could not be checked.
    Open,
    /// Something fails.
    Bad,
}

impl Report {
    /// What it comes to; endorsements and members have their own.
    pub fn verdict(&self) -> Verdict {
        let each = self.findings.iter().map(|finding| match finding.outcome {
            Outcome::Holds | Outcome::Absent => Verdict::Good,
            Outcome::Open(_) => Verdict::Open,
            Outcome::Fails(_) => Verdict::Bad,
        });
        each.max().unwrap_or(Verdict::Bad)
    }

    /// What was found about one thing.
    pub fn about(&self, about: About) -> Option<&Outcome> {
        self.findings
            .iter()
            .find(|finding| finding.about == about)
            .map(|finding| &finding.outcome)
    }

    /// Everything that fails.
    pub fn failures(&self) -> impl Iterator<Item = &Failure> {
        self.findings
            .iter()
            .filter_map(|finding| match &finding.outcome {
                Outcome::Fails(failure) => Some(failure),
                _ => None,
            })
    }

    /// Everything that could not be checked.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.findings
            .iter()
            .filter_map(|finding| match &finding.outcome {
                Outcome::Open(gap) => Some(gap),
                _ => None,
            })
    }

    /// Who says to have issued it.
    pub fn issuer(&self) -> Option<&Profile> {
        match &self.says {
            Says::Badge(one) => Some(&one.issuer),
            Says::Endorsement(one) => Some(&one.issuer),
            Says::Record(one) => Some(&one.issuer),
            Says::StatusList(one) => Some(&one.issuer),
            Says::Nothing => None,
        }
    }

    /// Whether the holder is known by this value, a mail address say. `None` when nothing in it can tell.
    pub fn holder_is(&self, value: &str) -> Option<bool> {
        let known: &[IdentityObject] = match &self.says {
            Says::Badge(one) => &one.credential_subject.identifier,
            Says::Record(one) => &one.credential_subject.identifier,
            _ => &[],
        };
        known.iter().filter_map(|one| one.means(value)).max()
    }
}

impl Failure {
    /// A word for each kind, for translations and tables.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Baked(refusal) => refusal.code(),
            Self::Json(JsonRefusal::TooLarge(_)) => "too-large",
            Self::Json(JsonRefusal::TooDeep(_)) => "too-deep",
            Self::Json(JsonRefusal::DuplicateKey(_)) => "duplicate-key",
            Self::Json(JsonRefusal::Malformed(_)) => "no-json",
            Self::NoCredential => "no-credential",
            Self::Shape(_) => "shape",
            Self::Canon(refusal) => match refusal {
                CanonRefusal::UnsignedTerm(_) => "unsigned-term",
                CanonRefusal::NotAnAddress { .. } => "no-address",
                CanonRefusal::Unspeakable { .. } => "unspeakable",
                CanonRefusal::ToldTwice(_) => "told-twice",
                CanonRefusal::Tangled
                | CanonRefusal::TooManyStatements(_)
                | CanonRefusal::TooManyContexts(_) => "tangled",
                _ => "no-json-ld",
            },
            Self::NoProof => "no-proof",
            Self::TooMany => "too-many",
            Self::Malformed(_) => "malformed-proof",
            Self::Purpose(_) => "other-purpose",
            Self::Tampered => "tampered",
            Self::Algorithm(_) => "not-signed",
            Self::Header(_) => "header",
            Self::Claim(_) => "claim",
            Self::StrangersKey { .. } => "strangers-key",
            Self::UnknownKey(_) => "unknown-key",
            Self::MayNotAssert(_) => "may-not-assert",
            Self::KeyRevoked(_) => "key-revoked",
            Self::Controller(_) => "controller",
            Self::ProofDates => "proof-dates",
            Self::NotYet(_) => "not-yet",
            Self::Expired(_) => "expired",
            Self::Revoked => "revoked",
            Self::Suspended => "suspended",
            Self::StatusList(_) | Self::Bits(_) => "status-list",
            Self::EndorsesAnother(_) => "endorses-another",
        }
    }
}

impl Gap {
    /// A word for each kind, for translations and tables.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Canon(_) => "beyond-us",
            Self::Older => "older",
            Self::Suite(_) => "suite",
            Self::Algorithm(_) => "algorithm",
            Self::NotFetched(_) => "not-fetched",
            Self::NoWay(_) => "no-way",
            Self::KeyInside => "key-inside",
            Self::StatusKind(_) => "status-kind",
            Self::Depends => "depends",
        }
    }
}
