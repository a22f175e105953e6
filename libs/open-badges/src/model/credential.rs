//! The frame that all credentials share (VC 2.0 §4), and the four kinds that fill it.

use super::reading::{kind, many, named, named_or_none};
use super::shape::{self, ShapeRefusal};
use super::{AchievementSubject, ClrSubject, EndorsementSubject, Evidence, StatusListSubject};
use crate::contexts::{CREDENTIALS, LEARNER_RECORD, OPEN_BADGES, OPEN_BADGES_EXTENSIONS};
use crate::moment;
use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize, Serializer};
use serde_json::Value;

kind!(IsProfile, "Profile");

/// What a subject makes of the credential that speaks of it.
pub trait Speaks: Serialize + DeserializeOwned {
    /// The credential's own type, after `VerifiableCredential`.
    const KIND: &'static str;
    /// Another name of the same type.
    const ALIAS: &'static str;
    /// The contexts, in their order.
    const CONTEXTS: &'static [&'static str];

    /// What the type system cannot say.
    fn sound(&self) -> Result<(), ShapeRefusal>;
}

impl Speaks for AchievementSubject {
    const KIND: &'static str = "OpenBadgeCredential";
    const ALIAS: &'static str = "AchievementCredential";
    const CONTEXTS: &'static [&'static str] = &[CREDENTIALS, OPEN_BADGES];

    fn sound(&self) -> Result<(), ShapeRefusal> {
        shape::badge(self)
    }
}

impl Speaks for EndorsementSubject {
    const KIND: &'static str = "EndorsementCredential";
    const ALIAS: &'static str = Self::KIND;
    const CONTEXTS: &'static [&'static str] = &[CREDENTIALS, OPEN_BADGES];

    fn sound(&self) -> Result<(), ShapeRefusal> {
        shape::said("credentialSubject.id", &self.id)
    }
}

impl Speaks for ClrSubject {
    const KIND: &'static str = "ClrCredential";
    const ALIAS: &'static str = Self::KIND;
    const CONTEXTS: &'static [&'static str] = &[CREDENTIALS, LEARNER_RECORD, OPEN_BADGES];

    fn sound(&self) -> Result<(), ShapeRefusal> {
        shape::record(self)
    }
}

impl Speaks for StatusListSubject {
    const KIND: &'static str = "BitstringStatusListCredential";
    const ALIAS: &'static str = Self::KIND;
    const CONTEXTS: &'static [&'static str] = &[CREDENTIALS];

    fn sound(&self) -> Result<(), ShapeRefusal> {
        shape::said("encodedList", &self.encoded_list)
    }
}

/// A badge (OB 3.0 §B.1.1).
pub type OpenBadge = Credential<AchievementSubject>;
/// An endorsement (OB 3.0 §B.2.1).
pub type EndorsementCredential = Credential<EndorsementSubject>;
/// A whole record (CLR 2.0 §B.1.1).
pub type LearnerRecord = Credential<ClrSubject>;
/// A status list (Bitstring Status List 1.0 §2.2).
pub type StatusListCredential = Credential<StatusListSubject>;

/// A credential before it is signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Credential<S> {
    /// The contexts, in their order.
    #[serde(rename = "@context", deserialize_with = "many")]
    pub context: Vec<Value>,
    /// Its address or `urn:uuid:`.
    #[serde(default)]
    pub id: String,
    /// `VerifiableCredential` and its own type.
    #[serde(rename = "type", deserialize_with = "many")]
    pub kind: Vec<String>,
    /// Its name: wallets show it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it is, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its picture.
    #[serde(
        default,
        deserialize_with = "named_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub image: Option<Image>,
    /// Who issued it.
    #[serde(deserialize_with = "named", serialize_with = "short")]
    pub issuer: Profile,
    /// From when on it is valid.
    #[serde(with = "moment")]
    pub valid_from: Timestamp,
    /// Until when.
    #[serde(
        default,
        with = "moment::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub valid_until: Option<Timestamp>,
    /// When it was awarded, if not from when on it is valid.
    #[serde(
        default,
        with = "moment::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub awarded_date: Option<Timestamp>,
    /// About whom and what it speaks.
    pub credential_subject: S,
    /// What was made or done.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub evidence: Vec<Evidence>,
    /// Endorsements of this credential, each signed by its endorser: they are embedded before it is signed.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub endorsement: Vec<Value>,
    /// Where its revocation and its suspension would stand.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub credential_status: Vec<StatusEntry>,
    /// By which schema its shape can be checked.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub credential_schema: Vec<SchemaReference>,
}

impl<S: Speaks> Credential<S> {
    /// A credential with its contexts and types.
    pub fn new(id: impl Into<String>, issuer: Profile, valid_from: Timestamp, subject: S) -> Self {
        Self {
            context: S::CONTEXTS.iter().map(|&address| address.into()).collect(),
            id: id.into(),
            kind: vec!["VerifiableCredential".to_owned(), S::KIND.to_owned()],
            name: String::new(),
            description: None,
            image: None,
            issuer,
            valid_from,
            valid_until: None,
            awarded_date: None,
            credential_subject: subject,
            evidence: Vec::new(),
            endorsement: Vec::new(),
            credential_status: Vec::new(),
            credential_schema: Vec::new(),
        }
    }

    /// Says that 1EdTech's schema of the same kind fits; its validator wants to be told.
    #[must_use]
    pub fn with_schema(mut self, address: &str) -> Self {
        self.context.push(OPEN_BADGES_EXTENSIONS.into());
        self.credential_schema.push(SchemaReference {
            id: address.to_owned(),
            kind: "1EdTechJsonSchemaValidator2019".to_owned(),
        });
        self
    }

    /// The JSON that is signed, when its shape is sound.
    pub fn document(&self) -> Result<Value, ShapeRefusal> {
        let document =
            serde_json::to_value(self).map_err(|error| ShapeRefusal::Field(error.to_string()))?;
        shape::issued(self)?;
        Self::read(&document)?;
        Ok(document)
    }

    /// Reads a credential of this kind.
    pub fn read(document: &Value) -> Result<Self, ShapeRefusal> {
        let read: Self =
            Self::deserialize(document).map_err(|error| ShapeRefusal::Field(error.to_string()))?;
        shape::frame(document)?;
        if !read
            .kind
            .iter()
            .any(|kind| kind == S::KIND || kind == S::ALIAS)
        {
            return Err(ShapeRefusal::Kind(S::KIND));
        }
        read.credential_subject.sound()?;
        Ok(read)
    }
}

/// Who issues, makes or assesses (OB 3.0 §B.1.15).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// Its DID or address.
    pub id: String,
    /// Always `Profile`.
    #[serde(rename = "type", default)]
    pub kind: IsProfile,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Its picture.
    #[serde(
        default,
        deserialize_with = "named_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub image: Option<Image>,
    /// Where mail reaches it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Endorsements of it.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub endorsement: Vec<Value>,
}

impl From<String> for Profile {
    fn from(id: String) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }
}

/// An issuer of which nothing is told but its id stands as a word: lists of statuses know no profiles.
fn short<S: Serializer>(issuer: &Profile, to: S) -> Result<S::Ok, S::Error> {
    if *issuer == Profile::from(issuer.id.clone()) {
        return issuer.id.serialize(to);
    }
    issuer.serialize(to)
}

/// A picture (OB 3.0 §B.1.14).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Image {
    /// Its address.
    pub id: String,
    /// Always `Image`, here a single word.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it shows, for those who do not see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
}

impl From<String> for Image {
    fn from(id: String) -> Self {
        Self {
            id,
            kind: "Image".to_owned(),
            caption: None,
        }
    }
}

/// Why a bit is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusPurpose {
    /// It is withdrawn for good.
    Revocation,
    /// It is withdrawn for now.
    Suspension,
}

impl StatusPurpose {
    /// The word of the standard.
    pub fn word(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }
}

/// Where a credential's status stands (Bitstring Status List 1.0 §2.1); other kinds of entry are read too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusEntry {
    /// The list's address, `#` and the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `BitstringStatusListEntry`, or another kind.
    #[serde(rename = "type")]
    pub kind: String,
    /// `revocation`, `suspension` …
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_purpose: Option<String>,
    /// Which bit, as a text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_list_index: Option<String>,
    /// The list's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_list_credential: Option<String>,
}

impl StatusEntry {
    /// The entry for one bit of a list.
    pub fn bit(purpose: StatusPurpose, list: &str, index: u32) -> Self {
        Self {
            id: Some(format!("{list}#{index}")),
            kind: "BitstringStatusListEntry".to_owned(),
            status_purpose: Some(purpose.word().to_owned()),
            status_list_index: Some(index.to_string()),
            status_list_credential: Some(list.to_owned()),
        }
    }
}

/// A schema that fits (VC 2.0 §4.11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchemaReference {
    /// Its address.
    pub id: String,
    /// Its kind.
    #[serde(rename = "type")]
    pub kind: String,
}
