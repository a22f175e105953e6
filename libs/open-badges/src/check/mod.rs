//! Checking: from a file or a text to a report. Nothing is fetched and no clock is read: who asks hands in the moment and what stands
//! at the addresses that a report says are missing.

mod embedded;
mod keys;
mod report;
mod status;
mod token;

pub use report::{
    About, Endorsed, Failure, Finding, Form, Gap, Outcome, Place, Report, Says, Verdict,
};

use crate::model::{
    EndorsementCredential, LearnerRecord, OpenBadge, ShapeRefusal, StatusListCredential, strings,
};
use crate::{Contexts, Limits, bake, json, moment};
use jiff::Timestamp;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// What stands at an address. The caller fetches, keeps, and guards against addresses inside its own walls.
pub trait Sources {
    /// The bytes, when they are at hand.
    fn get(&self, address: &str) -> Option<Vec<u8>>;
}

impl Sources for BTreeMap<String, Vec<u8>> {
    fn get(&self, address: &str) -> Option<Vec<u8>> {
        Self::get(self, address).cloned()
    }
}

impl<F: Fn(&str) -> Option<Vec<u8>>> Sources for F {
    fn get(&self, address: &str) -> Option<Vec<u8>> {
        self(address)
    }
}

/// Somebody who checks at one moment with what is at hand.
pub struct Checker<'a> {
    sources: &'a dyn Sources,
    at: Timestamp,
    contexts: &'a Contexts,
    limits: Limits,
}

/// What belongs to what: an endorsement inside a badge is not asked for its own endorsements, a status list not for its status.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Whole,
    Member,
    Alone,
}

/// How far a signature and its key were found good.
struct Signed {
    proof: Outcome,
    issuer: Outcome,
}

impl Signed {
    fn fails(failure: Failure) -> Self {
        Self {
            proof: Outcome::Fails(failure),
            issuer: Outcome::Open(Gap::Depends),
        }
    }

    fn open(gap: Gap) -> Self {
        Self {
            proof: Outcome::Open(gap),
            issuer: Outcome::Open(Gap::Depends),
        }
    }
}

impl<'a> Checker<'a> {
    /// Checks at this moment with these sources.
    pub fn new(sources: &'a dyn Sources, at: Timestamp) -> Self {
        Self {
            sources,
            at,
            contexts: Contexts::built_in(),
            limits: Limits::default(),
        }
    }

    /// The same with contexts of a partner's.
    #[must_use]
    pub fn with_contexts(self, contexts: &'a Contexts) -> Self {
        Self { contexts, ..self }
    }

    /// The same with other bounds.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Checks a file: a baked PNG or SVG, JSON, or a token.
    pub fn check_file(&self, file: &[u8]) -> Report {
        match bake::credential_in(file, &self.limits) {
            Ok(Some(text)) => self.check(text.as_bytes()),
            Ok(None) => self.check(file),
            Err(refusal) => unreadable(Failure::Baked(refusal)),
        }
    }

    /// Checks a text: JSON or a token.
    pub fn check(&self, text: &[u8]) -> Report {
        self.check_to(text, Depth::Whole)
    }

    fn check_to(&self, text: &[u8], depth: Depth) -> Report {
        let text = text.trim_ascii();
        if text.starts_with(b"{") {
            return match json::parse(text, &self.limits) {
                Ok(document) => self.embedded(document, depth),
                Err(refusal) => unreadable(Failure::Json(refusal)),
            };
        }
        match std::str::from_utf8(text) {
            Ok(text) if text.bytes().filter(|byte| *byte == b'.').count() == 2 => {
                self.token(text, depth)
            }
            _ => unreadable(Failure::NoCredential),
        }
    }

    /// Checks a document that has its proof inside.
    fn embedded(&self, document: Value, depth: Depth) -> Report {
        let mut missing = BTreeSet::new();
        let signed = if is_older(&document) {
            Signed::open(Gap::Older)
        } else {
            self.proofs(&document, &mut missing)
        };
        self.told(Form::Embedded, document, signed, missing, depth)
    }

    fn token(&self, text: &str, depth: Depth) -> Report {
        match self.opened(text) {
            Ok(token) => {
                let mut missing = BTreeSet::new();
                let signed = if is_older(&token.document) {
                    Signed::open(Gap::Older)
                } else {
                    self.token_signature(&token, &mut missing)
                };
                self.told(Form::Token, token.document, signed, missing, depth)
            }
            Err(failure) => Report {
                form: Form::Token,
                ..unreadable(failure)
            },
        }
    }

    /// The report about a document whose signature was looked at.
    fn told(
        &self,
        form: Form,
        document: Value,
        signed: Signed,
        mut missing: BTreeSet<String>,
        depth: Depth,
    ) -> Report {
        let (says, shape) = read(&document);
        let dates = self.dates(&document);
        let status = match depth {
            Depth::Alone => Outcome::Absent,
            Depth::Whole | Depth::Member => self.status(&document, &mut missing),
        };
        let outcomes = [
            (About::Reading, Outcome::Holds),
            (About::Shape, shape),
            (About::Proof, signed.proof),
            (About::Issuer, signed.issuer),
            (About::Dates, dates),
            (About::Status, status),
        ];
        let mut report = Report {
            form,
            says,
            document: None,
            findings: outcomes
                .into_iter()
                .map(|(about, outcome)| Finding { about, outcome })
                .collect(),
            endorsements: Vec::new(),
            members: Vec::new(),
            missing,
        };
        if depth != Depth::Alone {
            self.inside(&document, depth, &mut report);
        }
        report.document = Some(document);
        report
    }

    /// VC 2.0 §4.9: from `validFrom` to `validUntil`.
    fn dates(&self, document: &Value) -> Outcome {
        let read = |field: &str| {
            document
                .get(field)
                .and_then(Value::as_str)
                .and_then(moment::parse)
        };
        match (read("validFrom"), read("validUntil")) {
            (Some(from), _) if from > self.at => Outcome::Fails(Failure::NotYet(from)),
            (_, Some(until)) if until < self.at => Outcome::Fails(Failure::Expired(until)),
            (None, None) => Outcome::Absent,
            _ => Outcome::Holds,
        }
    }

    /// Endorsements, and the members of a record.
    fn inside(&self, document: &Value, depth: Depth, report: &mut Report) {
        let mut left = self.limits.embedded;
        for (place, holder) in endorsable(document) {
            let id = holder.get("id").and_then(Value::as_str).unwrap_or_default();
            for field in ["endorsement", "endorsementJwt"] {
                for one in each(holder.get(field)) {
                    if !take_one(&mut left, report) {
                        return;
                    }
                    let mut inner = self.part(one, Depth::Alone);
                    self.endorses(id, &mut inner, one);
                    report.missing.append(&mut inner.missing);
                    report.endorsements.push(Endorsed {
                        place,
                        report: inner,
                    });
                }
            }
        }
        let members = document.pointer("/credentialSubject/verifiableCredential");
        for one in each(members).filter(|_| depth == Depth::Whole) {
            if !take_one(&mut left, report) {
                return;
            }
            let mut inner = self.part(one, Depth::Member);
            report.missing.append(&mut inner.missing);
            report.members.push(inner);
        }
    }

    /// A credential inside a credential.
    fn part(&self, one: &Value, depth: Depth) -> Report {
        match one {
            Value::String(token) => self.check_to(token.as_bytes(), depth),
            Value::Object(_) => self.embedded(one.clone(), depth),
            _ => unreadable(Failure::NoCredential),
        }
    }

    /// An endorsement must be of what it stands in, and may be withdrawn itself.
    fn endorses(&self, id: &str, inner: &mut Report, one: &Value) {
        let Says::Endorsement(endorsement) = &inner.says else {
            return;
        };
        let of = endorsement.credential_subject.id.clone();
        let document = inner.document.as_ref().unwrap_or(one);
        let status = self.status(document, &mut inner.missing);
        for finding in &mut inner.findings {
            match finding.about {
                About::Shape if of != id => {
                    finding.outcome = Outcome::Fails(Failure::EndorsesAnother(of.clone()));
                }
                About::Status => finding.outcome = status.clone(),
                _ => {}
            }
        }
    }
}

/// Counts one embedded credential; says so in the report when there are too many.
fn take_one(left: &mut usize, report: &mut Report) -> bool {
    if *left == 0 {
        let too_many = Outcome::Fails(Failure::TooMany);
        report.findings.push(Finding {
            about: About::Shape,
            outcome: too_many,
        });
        return false;
    }
    *left -= 1;
    true
}

/// The members of a list, or the only one.
fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let (several, one) = match value {
        Some(Value::Array(all)) => (all.as_slice(), None),
        one => (&[][..], one),
    };
    several.iter().chain(one)
}

/// What in a credential can be endorsed (OB 3.0 §B).
fn endorsable(document: &Value) -> Vec<(Place, &Value)> {
    let mut all = vec![(Place::Credential, document)];
    let achievement = document.pointer("/credentialSubject/achievement");
    all.extend(achievement.map(|one| (Place::Achievement, one)));
    all.extend(document.get("issuer").map(|one| (Place::Issuer, one)));
    all
}

fn unreadable(failure: Failure) -> Report {
    Report {
        form: Form::Unknown,
        says: Says::Nothing,
        document: None,
        findings: vec![Finding {
            about: About::Reading,
            outcome: Outcome::Fails(failure),
        }],
        endorsements: Vec::new(),
        members: Vec::new(),
        missing: BTreeSet::new(),
    }
}

/// Open Badges 2.0 and Verifiable Credentials 1.1 name other contexts.
fn is_older(document: &Value) -> bool {
    let older = [
        "https://w3id.org/openbadges/v1",
        "https://w3id.org/openbadges/v2",
        "https://www.w3.org/2018/credentials/v1",
    ];
    document.get("vc").is_some()
        || strings(document.get("@context"))
            .first()
            .is_some_and(|first| older.contains(first))
}

/// What a document says, by its type, and whether its shape is sound.
fn read(document: &Value) -> (Says, Outcome) {
    if is_older(document) {
        return (Says::Nothing, Outcome::Open(Gap::Older));
    }
    let kinds = strings(document.get("type"));
    let is = |kind| kinds.contains(&kind);
    let read = if is("OpenBadgeCredential") || is("AchievementCredential") {
        OpenBadge::read(document).map(|one| Says::Badge(Box::new(one)))
    } else if is("EndorsementCredential") {
        EndorsementCredential::read(document).map(|one| Says::Endorsement(Box::new(one)))
    } else if is("ClrCredential") {
        LearnerRecord::read(document).map(|one| Says::Record(Box::new(one)))
    } else if is("BitstringStatusListCredential") {
        StatusListCredential::read(document).map(|one| Says::StatusList(Box::new(one)))
    } else {
        crate::model::frame(document).and(Err(ShapeRefusal::Kind("OpenBadgeCredential")))
    };
    match read {
        Ok(says) => (says, Outcome::Holds),
        Err(refusal) => (Says::Nothing, Outcome::Fails(Failure::Shape(refusal))),
    }
}
