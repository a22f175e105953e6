//! Proofs inside a credential (VC-DI 1.0 §4.4).

use super::{Checker, Failure, Gap, Outcome, Signed, each};
use crate::canon::CanonRefusal;
use crate::keys::Kind;
use crate::model::issuer_id;
use crate::moment;
use crate::sign::embedded::{SUITE, signed_bytes};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

impl Checker<'_> {
    /// All proofs that we can read must hold, and one must be there (VC-DI §4.6).
    pub(super) fn proofs(&self, document: &Value, missing: &mut BTreeSet<String>) -> Signed {
        let Some(members) = document.as_object() else {
            return Signed::fails(Failure::NoProof);
        };
        let proofs: Vec<&Value> = each(members.get("proof")).collect();
        if proofs.len() > self.limits.proofs {
            return Signed::fails(Failure::TooMany);
        }
        let mut open = None;
        let mut good = None;
        for proof in proofs {
            let signed = match proof.as_object() {
                Some(proof) => self.proof(members, proof, missing),
                None => Signed::fails(Failure::Malformed("proof")),
            };
            match (&signed.proof, &signed.issuer) {
                (Outcome::Fails(_), _) | (_, Outcome::Fails(_)) => return signed,
                (Outcome::Holds, _) => good = Some(signed),
                _ => open = Some(signed),
            }
        }
        good.or(open)
            .unwrap_or_else(|| Signed::fails(Failure::NoProof))
    }

    fn proof(
        &self,
        document: &Map<String, Value>,
        proof: &Map<String, Value>,
        missing: &mut BTreeSet<String>,
    ) -> Signed {
        let text = |name: &str| proof.get(name).and_then(Value::as_str).unwrap_or_default();
        if text("type") != "DataIntegrityProof" {
            return Signed::open(Gap::Suite(text("type").to_owned()));
        }
        if text("cryptosuite") != SUITE {
            return Signed::open(Gap::Suite(text("cryptosuite").to_owned()));
        }
        if proof.contains_key("previousProof") {
            return Signed::open(Gap::Suite("previousProof".to_owned()));
        }
        if text("proofPurpose") != "assertionMethod" {
            return Signed::fails(Failure::Purpose(text("proofPurpose").to_owned()));
        }
        if let Err(failure) = self.proof_dates(proof) {
            return Signed::fails(failure);
        }
        let Some(signature) = signature(text("proofValue")) else {
            return Signed::fails(Failure::Malformed("proofValue"));
        };
        let whole = Value::Object(document.clone());
        let issuer = issuer_id(&whole).unwrap_or_default();
        let created = moment::parse(text("created"));
        let found = self.key(text("verificationMethod"), issuer, created, missing);
        let bytes = self.bytes(document, proof);
        match (bytes, found) {
            (Err(refusal), _) if refusal.is_beyond_us() => Signed::open(Gap::Canon(refusal)),
            (Err(refusal), _) => Signed::fails(Failure::Canon(refusal)),
            (Ok(_), Err(outcome)) => Signed {
                proof: Outcome::Open(Gap::Depends),
                issuer: outcome,
            },
            (Ok(bytes), Ok(found)) => {
                let holds =
                    found.key.kind() == Kind::Ed25519 && found.key.verifies(&bytes, &signature);
                Signed {
                    proof: if holds {
                        Outcome::Holds
                    } else {
                        Outcome::Fails(Failure::Tampered)
                    },
                    issuer: found.issuer,
                }
            }
        }
    }

    /// `created` and `expires` (VC-DI §2.1).
    fn proof_dates(&self, proof: &Map<String, Value>) -> Result<(), Failure> {
        let read = |name: &'static str| match proof.get(name) {
            None => Ok(None),
            Some(value) => match value.as_str().and_then(moment::parse) {
                Some(moment) => Ok(Some(moment)),
                None => Err(Failure::Malformed(name)),
            },
        };
        let from_the_future = read("created")?.is_some_and(|created| created > self.at);
        let over = read("expires")?.is_some_and(|end| end < self.at);
        if from_the_future || over {
            return Err(Failure::ProofDates);
        }
        Ok(())
    }

    fn bytes(
        &self,
        document: &Map<String, Value>,
        proof: &Map<String, Value>,
    ) -> Result<[u8; 64], CanonRefusal> {
        let mut options = proof.clone();
        options.remove("proofValue");
        // a proof may repeat the document's contexts, and no others (VC-DI §2.4.1)
        if let Some(named) = options.remove("@context")
            && Some(&named) != document.get("@context")
        {
            return Err(CanonRefusal::NotRead("@context".to_owned()));
        }
        signed_bytes(document, &options, self.contexts, &self.limits)
    }
}

/// `z`, then base58btc of 64 bytes.
fn signature(text: &str) -> Option<[u8; 64]> {
    let digits = text.strip_prefix('z').filter(|digits| digits.len() <= 88)?;
    bs58::decode(digits).into_vec().ok()?.try_into().ok()
}
