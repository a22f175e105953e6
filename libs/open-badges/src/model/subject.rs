//! About whom and about what a credential speaks: holders of badges, endorsed things, records and status lists.

use super::reading::{kind, many, named_or_none, one_or_many};
use super::{Achievement, Image, Profile};
use crate::{hex, moment};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

kind!(IsAchievementSubject, "AchievementSubject");
kind!(IsEndorsementSubject, "EndorsementSubject");
kind!(IsClrSubject, "ClrSubject");
kind!(IsResult, "Result");
kind!(IsEvidence, "Evidence");
kind!(IsAssociation, "Association");

/// Who achieved what (OB 3.0 §B.1.4).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AchievementSubject {
    /// The holder's DID, else an opaque `urn:uuid:`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Always `AchievementSubject`.
    #[serde(rename = "type")]
    pub kind: IsAchievementSubject,
    /// Salted hashes by which the holder can be confirmed.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub identifier: Vec<IdentityObject>,
    /// What was achieved.
    pub achievement: Achievement,
    /// When it began.
    #[serde(
        default,
        with = "moment::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_start_date: Option<Timestamp>,
    /// When it ended.
    #[serde(
        default,
        with = "moment::optional",
        skip_serializing_if = "Option::is_none"
    )]
    pub activity_end_date: Option<Timestamp>,
    /// Workload earned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_earned: Option<f64>,
    /// A picture of this award.
    #[serde(
        default,
        deserialize_with = "named_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub image: Option<Image>,
    /// What is to be said about this award.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// What the reviews came to.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub result: Vec<Outcome>,
    /// In which role.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Who assessed, when it was not the issuer.
    #[serde(
        default,
        deserialize_with = "named_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub source: Option<Profile>,
    /// In which term.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<String>,
}

/// A result (OB 3.0 §B.1.18); called so because `Result` is Rust's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Outcome {
    /// Always `Result`.
    #[serde(rename = "type")]
    pub kind: IsResult,
    /// The level of the rubric that was reached, by its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub achieved_level: Option<String>,
    /// Skills and standards.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub alignment: Vec<super::Alignment>,
    /// What it is a result of, by its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result_description: Option<String>,
    /// `Completed`, `Enrolled`, `Failed`, `InProgress`, `OnHold`, `Provisional` or `Withdrew`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// The value, in words where it is an interval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// What was made or done (OB 3.0 §B.1.10). The vocabulary has no word for a licence: the narrative ends with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Always `Evidence`.
    #[serde(rename = "type")]
    pub kind: IsEvidence,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// How it came to be, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// What kind of thing it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    /// For whom it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<String>,
}

/// A salted hash of something the holder is known by (OB 3.0 §B.1.13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentityObject {
    /// Always `IdentityObject`, here a single word.
    #[serde(rename = "type")]
    pub kind: String,
    /// Whether it is a hash.
    pub hashed: bool,
    /// `sha256$` and hexadecimal digits.
    pub identity_hash: String,
    /// `emailAddress`, `userName` …, or `ext:` and a word.
    pub identity_type: String,
    /// What was added to the value before it was hashed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub salt: Option<String>,
}

impl IdentityObject {
    /// The hash of a mail address, trimmed and in lower case, with this salt.
    pub fn email(address: &str, salt: &str) -> Self {
        Self {
            kind: "IdentityObject".to_owned(),
            hashed: true,
            identity_hash: hash(&plain("emailAddress", address), salt),
            identity_type: "emailAddress".to_owned(),
            salt: Some(salt.to_owned()),
        }
    }

    /// Whether somebody who is known by this value is meant. `None` when the hash is of a kind that is not read here.
    pub fn means(&self, value: &str) -> Option<bool> {
        let plain = plain(&self.identity_type, value);
        if !self.hashed {
            return Some(self.plain_hash() == plain);
        }
        if !self.identity_hash.starts_with("sha256$") {
            return None;
        }
        let salt = self.salt.as_deref().unwrap_or_default();
        let given = self.identity_hash.to_ascii_lowercase();
        // issuers before us hashed what was typed
        Some(given == hash(&plain, salt) || given == hash(value.trim(), salt))
    }

    fn plain_hash(&self) -> String {
        plain(&self.identity_type, &self.identity_hash)
    }
}

fn plain(kind: &str, value: &str) -> String {
    match kind {
        "emailAddress" => value.trim().to_lowercase(),
        _ => value.trim().to_owned(),
    }
}

pub(crate) fn hash(value: &str, salt: &str) -> String {
    let digest = Sha256::new()
        .chain_update(value.as_bytes())
        .chain_update(salt.as_bytes())
        .finalize();
    format!("sha256${}", hex(&digest))
}

/// What is endorsed, and with which words (OB 3.0 §B.2.2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct EndorsementSubject {
    /// The address of the endorsed credential, achievement or issuer.
    pub id: String,
    /// Always `EndorsementSubject`.
    #[serde(rename = "type")]
    pub kind: IsEndorsementSubject,
    /// The endorser's words, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endorsement_comment: Option<String>,
}

/// The holder of a whole record (CLR 2.0 §B.1.2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ClrSubject {
    /// The holder's DID, else an opaque `urn:uuid:`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Always `ClrSubject`.
    #[serde(rename = "type")]
    pub kind: IsClrSubject,
    /// Salted hashes by which the holder can be confirmed.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub identifier: Vec<IdentityObject>,
    /// Achievements that the associations speak of.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub achievement: Vec<Achievement>,
    /// How they hang together.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub association: Vec<Association>,
    /// The credentials, each as its issuer signed it.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub verifiable_credential: Vec<Value>,
}

/// How two achievements hang together (CLR 2.0 §B.1.3).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Association {
    /// Always `Association`.
    #[serde(rename = "type")]
    pub kind: IsAssociation,
    /// `isChildOf`, `isParentOf`, `precedes`, `replacedBy` …
    pub association_type: String,
    /// From which achievement.
    pub source_id: String,
    /// To which.
    pub target_id: String,
}

/// The bits of a status list (Bitstring Status List 1.0 §2.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct StatusListSubject {
    /// The list's address and `#list`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Always `BitstringStatusList`, here a single word.
    #[serde(rename = "type")]
    pub kind: String,
    /// `revocation`, `suspension` …
    #[serde(deserialize_with = "many", serialize_with = "one_or_many")]
    pub status_purpose: Vec<String>,
    /// `u`, then base64url of the deflated bits.
    pub encoded_list: String,
    /// For how many milliseconds a copy may be kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ttl: Option<u64>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holder_is_confirmed_by_the_address() {
        let known = IdentityObject::email(" Ana@Example.ORG ", "pepper");
        assert_eq!(known.means("ana@example.org"), Some(true));
        assert_eq!(known.means("ANA@example.org "), Some(true));
        assert_eq!(known.means("bo@example.org"), Some(false));
        let old = IdentityObject {
            identity_hash: "md5$00".to_owned(),
            ..known.clone()
        };
        assert_eq!(old.means("ana@example.org"), None);
        let open = IdentityObject {
            hashed: false,
            identity_hash: "Ana@example.org".to_owned(),
            ..known
        };
        assert_eq!(open.means("ana@example.org"), Some(true));
    }

    #[test]
    fn the_hash_is_the_one_of_the_standard() {
        // the value, then the salt; reckoned with another program
        assert_eq!(
            hash("mayze@example.org", "deadsea"),
            "sha256$c8d32d06746899d78eefe21857f5f8327c15f5f4fe7999d42c5c65fcd71e050e"
        );
    }
}
