//! Whether the issuer withdrew a credential (Bitstring Status List 1.0 §3.2, and 1EdTech's own list, VCRL 1.0).

use super::{Checker, Depth, Failure, Gap, Outcome, Says, Verdict, each};
use crate::json;
use crate::model::{StatusEntry, StatusListCredential, issuer_id};
use crate::status::StatusList;
use serde::Deserialize as _;
use serde_json::Value;
use std::collections::BTreeSet;

impl Checker<'_> {
    /// Looks at every entry: the worst counts.
    pub(super) fn status(&self, document: &Value, missing: &mut BTreeSet<String>) -> Outcome {
        let mut worst = Outcome::Absent;
        for entry in each(document.get("credentialStatus")).take(self.limits.proofs) {
            let found = match StatusEntry::deserialize(entry) {
                Ok(entry) => self.entry(&entry, document, missing),
                Err(_) => Outcome::Fails(Failure::Malformed("credentialStatus")),
            };
            worst = match (&worst, &found) {
                (Outcome::Fails(_), _) | (Outcome::Open(_), Outcome::Holds | Outcome::Absent) => {
                    worst
                }
                _ => found,
            };
        }
        worst
    }

    fn entry(
        &self,
        entry: &StatusEntry,
        document: &Value,
        missing: &mut BTreeSet<String>,
    ) -> Outcome {
        match entry.kind.as_str() {
            "BitstringStatusListEntry" => self.bit(entry, document, missing),
            "1EdTechRevocationList" => self.named(entry, document, missing),
            other => Outcome::Open(Gap::StatusKind(other.to_owned())),
        }
    }

    fn bit(
        &self,
        entry: &StatusEntry,
        document: &Value,
        missing: &mut BTreeSet<String>,
    ) -> Outcome {
        let purpose = entry.status_purpose.as_deref().unwrap_or_default();
        let set = match purpose {
            "revocation" => Failure::Revoked,
            "suspension" => Failure::Suspended,
            other => return Outcome::Open(Gap::StatusKind(other.to_owned())),
        };
        let index = entry.status_list_index.as_deref().and_then(index);
        let (Some(index), Some(address)) = (index, entry.status_list_credential.as_deref()) else {
            return Outcome::Fails(Failure::Malformed("credentialStatus"));
        };
        let Some(bytes) = self.sources.get(address) else {
            missing.insert(address.to_owned());
            return Outcome::Open(Gap::NotFetched(address.to_owned()));
        };
        let list = match self.list(&bytes, address, document, missing) {
            Ok(list) => list,
            Err(outcome) => return outcome,
        };
        let subject = &list.credential_subject;
        if !subject.status_purpose.iter().any(|one| one == purpose) {
            return Outcome::Fails(Failure::StatusList("it is kept for another purpose"));
        }
        match StatusList::decoded(&subject.encoded_list, &self.limits).map(|bits| bits.get(index)) {
            Ok(Some(false)) => Outcome::Holds,
            Ok(Some(true)) => Outcome::Fails(set),
            Ok(None) => Outcome::Fails(Failure::StatusList("it ends before this credential")),
            Err(refusal) => Outcome::Fails(Failure::Bits(refusal)),
        }
    }

    /// A list that holds itself: signed by the same issuer, valid now, and the one that was asked for.
    fn list(
        &self,
        bytes: &[u8],
        address: &str,
        document: &Value,
        missing: &mut BTreeSet<String>,
    ) -> Result<Box<StatusListCredential>, Outcome> {
        let fails = |why| Err(Outcome::Fails(Failure::StatusList(why)));
        let mut report = self.check_to(bytes, Depth::Alone);
        missing.append(&mut report.missing);
        let verdict = report.verdict();
        let gap = report.gaps().next().cloned();
        let Says::StatusList(list) = report.says else {
            return fails("it is no status list");
        };
        match (verdict, gap) {
            (Verdict::Bad, _) => fails("its own proof or dates do not hold"),
            (Verdict::Open, gap) => Err(Outcome::Open(gap.unwrap_or(Gap::Depends))),
            _ if Some(list.issuer.id.as_str()) != issuer_id(document) => {
                fails("it is of another issuer")
            }
            _ if list.id != address => fails("it is another list"),
            _ => Ok(list),
        }
    }

    /// 1EdTech's list names the revoked credentials; it is not signed, its address must do.
    fn named(
        &self,
        entry: &StatusEntry,
        document: &Value,
        missing: &mut BTreeSet<String>,
    ) -> Outcome {
        let Some(address) = entry.id.as_deref() else {
            return Outcome::Fails(Failure::Malformed("credentialStatus"));
        };
        let Some(bytes) = self.sources.get(address) else {
            missing.insert(address.to_owned());
            return Outcome::Open(Gap::NotFetched(address.to_owned()));
        };
        let Ok(list) = json::parse(&bytes, &self.limits) else {
            return Outcome::Fails(Failure::StatusList("it is no sound JSON"));
        };
        if list.get("issuer").and_then(Value::as_str) != issuer_id(document) {
            return Outcome::Fails(Failure::StatusList("it is of another issuer"));
        }
        let id = document.get("id");
        let named = each(list.get("revokedCredential")).any(|one| {
            let revoked = one.get("revoked").and_then(Value::as_bool).unwrap_or(true);
            revoked && (one.get("id") == id || Some(one) == id)
        });
        if named {
            Outcome::Fails(Failure::Revoked)
        } else {
            Outcome::Holds
        }
    }
}

/// An index is written in decimal digits.
fn index(text: &str) -> Option<usize> {
    let digits = text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}
