//! The view of an award for backpacks of the years before (Open Badges 2.0, hosted): three JSON documents at stable addresses, where
//! being served by the issuer is the proof.

use crate::model::{OpenBadge, hash};
use crate::{contexts, moment};
use serde_json::{Value, json};

/// The context of Open Badges 2.0.
const CONTEXT: &str = "https://w3id.org/openbadges/v2";

/// Where the three documents stand, and by what the holder is known: the rest is in the credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosted<'a> {
    /// The assertion's address: it is its id.
    pub assertion: &'a str,
    /// The badge class's.
    pub badge_class: &'a str,
    /// The issuer's.
    pub issuer: &'a str,
    /// The issuer's page.
    pub issuer_page: &'a str,
    /// Where mail reaches the issuer: the standard wants one.
    pub issuer_email: &'a str,
    /// The badge's picture: the standard wants one.
    pub picture: &'a str,
    /// The page with the criteria, when the credential has none.
    pub criteria_page: &'a str,
}

impl Hosted<'_> {
    /// The `Assertion` (OB 2.0 §`Assertion`) with the recipient's mail address as a salted hash.
    pub fn assertion(&self, badge: &OpenBadge, email: &str, salt: &str) -> Value {
        let mut assertion = json!({
            "@context": CONTEXT,
            "type": "Assertion",
            "id": self.assertion,
            "recipient": {
                "type": "email",
                "hashed": true,
                "salt": salt,
                "identity": hash(&email.trim().to_lowercase(), salt),
            },
            "badge": self.badge_class,
            "verification": { "type": "HostedBadge" },
            "issuedOn": moment::print(badge.awarded_date.unwrap_or(badge.valid_from)),
        });
        if let Some(until) = badge.valid_until {
            assertion["expires"] = json!(moment::print(until));
        }
        if let Some(narrative) = &badge.credential_subject.narrative {
            assertion["narrative"] = json!(narrative);
        }
        let evidence: Vec<Value> = badge
            .evidence
            .iter()
            .map(|one| {
                let fields = [
                    ("id", &one.id),
                    ("name", &one.name),
                    ("narrative", &one.narrative),
                    ("description", &one.description),
                    ("genre", &one.genre),
                    ("audience", &one.audience),
                ];
                let said = fields.into_iter().filter_map(|(name, value)| {
                    Some((name.to_owned(), Value::from(value.clone()?)))
                });
                let mut members: serde_json::Map<_, _> = said.collect();
                members.insert("type".to_owned(), json!("Evidence"));
                Value::Object(members)
            })
            .collect();
        if !evidence.is_empty() {
            assertion["evidence"] = Value::Array(evidence);
        }
        assertion
    }

    /// The `BadgeClass` (OB 2.0 §`BadgeClass`).
    pub fn badge_class(&self, badge: &OpenBadge) -> Value {
        let achievement = &badge.credential_subject.achievement;
        let mut criteria = json!({
            "type": "Criteria",
            "id": achievement.criteria.id.as_deref().unwrap_or(self.criteria_page),
        });
        if let Some(narrative) = &achievement.criteria.narrative {
            criteria["narrative"] = json!(narrative);
        }
        let mut class = json!({
            "@context": CONTEXT,
            "type": "BadgeClass",
            "id": self.badge_class,
            "name": achievement.name,
            "description": achievement.description,
            "image": self.picture,
            "criteria": criteria,
            "issuer": self.issuer,
        });
        if !achievement.tag.is_empty() {
            class["tags"] = json!(achievement.tag);
        }
        let alignments: Vec<Value> = achievement
            .alignment
            .iter()
            .map(|one| {
                let mut told =
                    json!({ "targetName": one.target_name, "targetUrl": one.target_url });
                let more = [
                    ("targetFramework", &one.target_framework),
                    ("targetCode", &one.target_code),
                    ("targetDescription", &one.target_description),
                ];
                for (name, value) in more {
                    if let Some(value) = value {
                        told[name] = json!(value);
                    }
                }
                told
            })
            .collect();
        if !alignments.is_empty() {
            class["alignment"] = Value::Array(alignments);
        }
        class
    }

    /// The `Issuer` (OB 2.0 §`Profile`).
    pub fn issuer(&self, badge: &OpenBadge) -> Value {
        let issuer = &badge.issuer;
        let mut told = json!({
            "@context": CONTEXT,
            "type": "Issuer",
            "id": self.issuer,
            "name": issuer.name.as_deref().unwrap_or(&issuer.id),
            "url": self.issuer_page,
            "email": self.issuer_email,
        });
        if let Some(description) = &issuer.description {
            told["description"] = json!(description);
        }
        if let Some(image) = &issuer.image {
            told["image"] = json!(image.id);
        }
        told
    }

    /// What stands at the assertion's address after it was revoked; it is answered with 410 (OB 2.0 §`revoked`).
    pub fn revoked(&self, reason: &str) -> Value {
        json!({
            "@context": CONTEXT,
            "type": "Assertion",
            "id": self.assertion,
            "revoked": true,
            "revocationReason": reason,
        })
    }
}

/// Whether a document is one of Open Badges 2.0.
pub fn is_v2(document: &Value) -> bool {
    crate::model::strings(document.get("@context")).contains(&CONTEXT)
        && !crate::model::strings(document.get("@context")).contains(&contexts::CREDENTIALS)
}
