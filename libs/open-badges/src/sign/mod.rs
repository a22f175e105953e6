//! Signing: a proof inside the credential, or the credential inside a token.

pub(crate) mod embedded;
pub(crate) mod token;

use crate::canon::CanonRefusal;
use crate::{PublicKey, SigningKey};

pub use embedded::{embed_proof, embed_proof_with};
pub use token::to_token;

/// Who signs: a key and the address under which others find its public half.
#[derive(Debug, Clone, Copy)]
pub struct Signer<'a> {
    /// The secret key.
    pub key: &'a SigningKey,
    /// The issuer's DID, `#` and the key's name.
    pub method: &'a str,
}

/// Why something is not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SignRefusal {
    /// The key is of another issuer than the credential, or its address has no `#`.
    #[error("the key {method} does not belong to the issuer {issuer}")]
    NotTheIssuer {
        /// The key's address.
        method: String,
        /// The credential's issuer.
        issuer: String,
    },
    /// There is a proof already.
    #[error("it is signed already")]
    Signed,
    /// `eddsa-rdfc-2022` wants an Ed25519 key.
    #[error("this proof is made with an Ed25519 key")]
    KeyKind,
    /// No bytes to sign.
    #[error(transparent)]
    Canon(#[from] CanonRefusal),
}

impl Signer<'_> {
    fn may_sign(&self, document: &serde_json::Value) -> Result<(), SignRefusal> {
        if document.get("proof").is_some() {
            return Err(SignRefusal::Signed);
        }
        let issuer = crate::model::issuer_id(document).unwrap_or_default();
        match self.method.split_once('#') {
            Some((controller, name)) if controller == issuer && !name.is_empty() => Ok(()),
            _ => Err(SignRefusal::NotTheIssuer {
                method: self.method.to_owned(),
                issuer: issuer.to_owned(),
            }),
        }
    }
}

/// The address of a `did:key`'s only key: the key stands on both sides of the `#` (did:key §3.1.1).
pub fn did_key_method(key: &PublicKey) -> String {
    format!("{}#{}", key.did_key(), key.multikey())
}
