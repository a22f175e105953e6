//! The model: what a credential says, as types that are written and read as OB 3.0 §B, CLR 2.0 §B and VC 2.0 §4 want it.

mod achievement;
mod credential;
mod reading;
mod shape;
mod subject;

pub use achievement::{
    Achievement, Alignment, Criteria, IsAchievement, IsAlignment, IsRelated, IsResultDescription,
    IsRubricCriterionLevel, Related, ResultDescription, RubricCriterionLevel,
};
pub use credential::{
    Credential, EndorsementCredential, Image, IsProfile, LearnerRecord, OpenBadge, Profile,
    SchemaReference, Speaks, StatusEntry, StatusListCredential, StatusPurpose,
};
pub use shape::ShapeRefusal;
pub use subject::{
    AchievementSubject, Association, ClrSubject, EndorsementSubject, Evidence, IdentityObject,
    IsAchievementSubject, IsAssociation, IsClrSubject, IsEndorsementSubject, IsEvidence, IsResult,
    Outcome, StatusListSubject,
};

pub(crate) use shape::{frame, issuer_id, strings};
pub(crate) use subject::hash;
