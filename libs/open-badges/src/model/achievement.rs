//! What a badge is for: the achievement, its criteria, its rubric and what it aligns to (OB 3.0 §B.1.2 and following).

use super::reading::{kind, many, named_or_none};
use super::{Image, Profile};
use serde::{Deserialize, Serialize};
use serde_json::Value;

kind!(IsAchievement, "Achievement");
kind!(IsAlignment, "Alignment");
kind!(IsResultDescription, "ResultDescription");
kind!(IsRubricCriterionLevel, "RubricCriterionLevel");
kind!(IsRelated, "Related");

/// What somebody achieved (OB 3.0 §B.1.2).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Achievement {
    /// Its address, the same in every award of it.
    pub id: String,
    /// Always `Achievement`.
    #[serde(rename = "type")]
    pub kind: IsAchievement,
    /// `Badge`, `Course`, `CertificateOfCompletion` …, or `ext:` and a word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub achievement_type: Option<String>,
    /// Its name.
    pub name: String,
    /// What it is, in a few sentences.
    pub description: String,
    /// What had to be done.
    pub criteria: Criteria,
    /// Skills and standards it belongs to.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub alignment: Vec<Alignment>,
    /// Who made it, when it was not the issuer.
    #[serde(
        default,
        deserialize_with = "named_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub creator: Option<Profile>,
    /// Workload; say which unit in the description.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credits_available: Option<f64>,
    /// Endorsements of the achievement itself, each signed by its endorser.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub endorsement: Vec<Value>,
    /// Field of study.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field_of_study: Option<String>,
    /// A code that people use for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub human_code: Option<String>,
    /// Its picture.
    #[serde(
        default,
        deserialize_with = "named_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub image: Option<Image>,
    /// The language of its texts (BCP 47).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<String>,
    /// The same in other languages or versions.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub related: Vec<Related>,
    /// What results there can be: rubrics, scores, levels.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub result_description: Vec<ResultDescription>,
    /// Focus within the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub specialization: Option<String>,
    /// Words to find it by.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub tag: Vec<String>,
    /// Version of its criteria: holders keep theirs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// What had to be done: a page, a text in Markdown, or both (OB 3.0 §B.1.9). At least one must stand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criteria {
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub narrative: Option<String>,
}

/// A skill or standard of a framework (OB 3.0 §B.1.7).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Alignment {
    /// Always `Alignment`.
    #[serde(rename = "type")]
    pub kind: IsAlignment,
    /// Its name.
    pub target_name: String,
    /// Its address.
    pub target_url: String,
    /// `CFItem`, `CTDL` …, or `ext:` and a word, `ext:ESCOSkill` say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_type: Option<String>,
    /// The framework's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_framework: Option<String>,
    /// Its code in the framework.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_code: Option<String>,
    /// What it says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target_description: Option<String>,
}

/// The same achievement in another language or version (OB 3.0 §B.1.17).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Related {
    /// Always `Related`.
    #[serde(rename = "type")]
    pub kind: IsRelated,
    /// Its address.
    pub id: String,
    /// Its language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_language: Option<String>,
    /// Its version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// A result that the achievement can have (OB 3.0 §B.1.19).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResultDescription {
    /// Its address: results point here.
    pub id: String,
    /// Always `ResultDescription`.
    #[serde(rename = "type")]
    pub kind: IsResultDescription,
    /// Its name.
    pub name: String,
    /// `RubricCriterionLevel`, `RubricScore`, `Percent`, `Status` …, or `ext:` and a word.
    pub result_type: String,
    /// Skills and standards.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub alignment: Vec<Alignment>,
    /// The values it may have, in their order.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub allowed_value: Vec<String>,
    /// The level that was needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_level: Option<String>,
    /// The value that was needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required_value: Option<String>,
    /// The levels of a rubric's criterion.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub rubric_criterion_level: Vec<RubricCriterionLevel>,
    /// The highest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_max: Option<String>,
    /// The lowest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_min: Option<String>,
}

/// A level of a rubric's criterion (OB 3.0 §B.1.20).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RubricCriterionLevel {
    /// Its address: results point here.
    pub id: String,
    /// Always `RubricCriterionLevel`.
    #[serde(rename = "type")]
    pub kind: IsRubricCriterionLevel,
    /// Its name.
    pub name: String,
    /// What it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Where it stands among the levels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<String>,
    /// What it counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<String>,
    /// Skills and standards.
    #[serde(
        default,
        deserialize_with = "many",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub alignment: Vec<Alignment>,
}
