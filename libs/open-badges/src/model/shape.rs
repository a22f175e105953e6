//! What makes a credential sound besides its fields: the frame of VC 2.0 §4 and the rules of OB 3.0 that its schema cannot say.

use super::{AchievementSubject, ClrSubject, Credential, Speaks};
use crate::contexts::CREDENTIALS;
use crate::moment;
use serde_json::Value;
use std::collections::BTreeSet;

/// Why a document is no credential of its kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShapeRefusal {
    /// It is no JSON object.
    #[error("it is no JSON object")]
    NoObject,
    /// VC 2.0 wants its own context first.
    #[error("its first context is not that of Verifiable Credentials 2.0")]
    Context,
    /// Its type lacks this word.
    #[error("its type lacks `{0}`")]
    Kind(&'static str),
    /// A field is missing or of another type, with serde's words.
    #[error("{0}")]
    Field(String),
    /// A field that must say something is empty.
    #[error("`{0}` says nothing")]
    Empty(&'static str),
    /// Neither an id nor an identifier says who the holder is.
    #[error("nothing says who the holder is")]
    NoHolder,
    /// Neither a text nor a page says what had to be done.
    #[error("nothing says what had to be done")]
    NoCriteria,
    /// It ends before it begins.
    #[error("it ends before it begins")]
    EndsBeforeItBegins,
    /// A word of a closed list, which has no such word; others start with `ext:`.
    #[error("`{word}` is no {list}; own words start with `ext:`")]
    Word {
        /// The word.
        word: String,
        /// The list.
        list: &'static str,
    },
    /// A result points to a description or a level that is not there.
    #[error("a result points to `{0}`, which is not described")]
    Dangling(String),
}

const ACHIEVEMENT_TYPES: &[&str] = &[
    "Achievement",
    "ApprenticeshipCertificate",
    "Assessment",
    "Assignment",
    "AssociateDegree",
    "Award",
    "Badge",
    "BachelorDegree",
    "Certificate",
    "CertificateOfCompletion",
    "Certification",
    "CommunityService",
    "Competency",
    "Course",
    "CoCurricular",
    "Degree",
    "Diploma",
    "DoctoralDegree",
    "Fieldwork",
    "GeneralEducationDevelopment",
    "JourneymanCertificate",
    "LearningProgram",
    "License",
    "Membership",
    "MasterCertificate",
    "MasterDegree",
    "MicroCredential",
    "ProfessionalDoctorate",
    "QualityAssuranceCredential",
    "ResearchDoctorate",
    "SecondarySchoolDiploma",
];
const TARGET_TYPES: &[&str] = &[
    "ceasn:Competency",
    "ceterms:Credential",
    "CFItem",
    "CFRubric",
    "CFRubricCriterion",
    "CFRubricCriterionLevel",
    "CTDL",
];
const RESULT_TYPES: &[&str] = &[
    "GradePointAverage",
    "LetterGrade",
    "Percent",
    "PerformanceLevel",
    "PredictedScore",
    "RawScore",
    "Result",
    "RubricCriterion",
    "RubricCriterionLevel",
    "RubricScore",
    "ScaledScore",
    "Status",
];

/// The frame that every credential has (VC 2.0 §4).
pub(crate) fn frame(document: &Value) -> Result<(), ShapeRefusal> {
    let members = document.as_object().ok_or(ShapeRefusal::NoObject)?;
    let contexts = members.get("@context").and_then(Value::as_array);
    if contexts.and_then(|all| all.first()).and_then(Value::as_str) != Some(CREDENTIALS) {
        return Err(ShapeRefusal::Context);
    }
    if !strings(members.get("type")).contains(&"VerifiableCredential") {
        return Err(ShapeRefusal::Kind("VerifiableCredential"));
    }
    let issuer = issuer_id(document).unwrap_or_default();
    said("issuer", issuer)?;
    if members
        .get("credentialSubject")
        .is_none_or(|subject| !subject.is_object())
    {
        return Err(ShapeRefusal::Field(
            "`credentialSubject` is no object".to_owned(),
        ));
    }
    let from = read_moment(document, "validFrom")?;
    let until = read_moment(document, "validUntil")?;
    match (from, until) {
        (Some(from), Some(until)) if until < from => Err(ShapeRefusal::EndsBeforeItBegins),
        _ => Ok(()),
    }
}

fn read_moment(document: &Value, field: &str) -> Result<Option<jiff::Timestamp>, ShapeRefusal> {
    let Some(value) = document.get(field) else {
        return Ok(None);
    };
    match value.as_str().and_then(moment::parse) {
        Some(moment) => Ok(Some(moment)),
        None => Err(ShapeRefusal::Field(format!(
            "`{field}` is no moment with a zone"
        ))),
    }
}

/// The words of a list, or the only word.
pub(crate) fn strings(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(one)) => vec![one],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// The issuer's id, which stands alone or in an object.
pub(crate) fn issuer_id(document: &Value) -> Option<&str> {
    let issuer = document.get("issuer")?;
    issuer.as_str().or_else(|| issuer.get("id")?.as_str())
}

/// Refuses what says nothing.
pub(super) fn said(field: &'static str, text: &str) -> Result<(), ShapeRefusal> {
    if text.trim().is_empty() {
        return Err(ShapeRefusal::Empty(field));
    }
    Ok(())
}

/// What a badge must say (OB 3.0 §B.1): who, what, and by which criteria.
pub(super) fn badge(subject: &AchievementSubject) -> Result<(), ShapeRefusal> {
    if subject.id.is_none() && subject.identifier.is_empty() {
        return Err(ShapeRefusal::NoHolder);
    }
    let achievement = &subject.achievement;
    said("achievement.id", &achievement.id)?;
    said("achievement.name", &achievement.name)?;
    said("achievement.description", &achievement.description)?;
    let criteria = &achievement.criteria;
    let says = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.trim().is_empty());
    if !says(&criteria.narrative) && !says(&criteria.id) {
        return Err(ShapeRefusal::NoCriteria);
    }
    let alignments = achievement.alignment.iter().chain(
        achievement
            .result_description
            .iter()
            .flat_map(|described| &described.alignment),
    );
    for kind in alignments.filter_map(|alignment| alignment.target_type.as_deref()) {
        listed("targetType", TARGET_TYPES, kind)?;
    }
    if let Some(kind) = &achievement.achievement_type {
        listed("achievementType", ACHIEVEMENT_TYPES, kind)?;
    }
    achievement
        .result_description
        .iter()
        .try_for_each(|described| listed("resultType", RESULT_TYPES, &described.result_type))
}

/// A word of a closed list, or an own one.
fn listed(list: &'static str, words: &[&str], word: &str) -> Result<(), ShapeRefusal> {
    let own = word.strip_prefix("ext:").is_some_and(|own| {
        !own.is_empty()
            && own
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"|.-_".contains(&byte))
    });
    if own || words.contains(&word) {
        return Ok(());
    }
    Err(ShapeRefusal::Word {
        word: word.to_owned(),
        list,
    })
}

/// What a whole record must say (CLR 2.0 §B.1): whose, and at least one credential.
pub(super) fn record(subject: &ClrSubject) -> Result<(), ShapeRefusal> {
    if subject.id.is_none() && subject.identifier.is_empty() {
        return Err(ShapeRefusal::NoHolder);
    }
    if subject.verifiable_credential.is_empty() {
        return Err(ShapeRefusal::Empty("verifiableCredential"));
    }
    Ok(())
}

/// What we ask of ourselves beyond what we ask of others: a name, an id, and results that point to what is described.
pub(super) fn issued<S: Speaks>(credential: &Credential<S>) -> Result<(), ShapeRefusal> {
    said("id", &credential.id)?;
    if S::KIND != "BitstringStatusListCredential" {
        said("name", &credential.name)?;
    }
    let document = serde_json::to_value(&credential.credential_subject)
        .map_err(|error| ShapeRefusal::Field(error.to_string()))?;
    let items = |value: &Value, field: &str| -> Vec<Value> {
        value
            .get(field)
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default()
    };
    let described = document
        .get("achievement")
        .map(|achievement| items(achievement, "resultDescription"))
        .unwrap_or_default();
    let known: BTreeSet<String> = described
        .iter()
        .flat_map(|one| {
            let mut all = items(one, "rubricCriterionLevel");
            all.push(one.clone());
            all
        })
        .filter_map(|one| Some(one.get("id")?.as_str()?.to_owned()))
        .collect();
    let results = items(&document, "result");
    let pointers = results.iter().flat_map(|result| {
        ["resultDescription", "achievedLevel"].map(|field| result.get(field)?.as_str())
    });
    match pointers.flatten().find(|pointer| !known.contains(*pointer)) {
        Some(pointer) => Err(ShapeRefusal::Dangling(pointer.to_owned())),
        None => Ok(()),
    }
}
