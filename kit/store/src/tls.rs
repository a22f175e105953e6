//! Encrypted lines: rustls with ring, whoever speaks.

use std::path::PathBuf;
use std::sync::Arc;

// object_store speaks through it: it stands among the dependencies for its feature that leaves the provider to us
use reqwest as _;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};

/// Whoever makes a line without naming a provider of cryptography finds one. Whoever installed one before us has one that serves as
/// well.
pub(crate) fn ready() {
    if ring::default_provider().install_default().is_err() {
        tracing::debug!("a cryptography provider is installed already");
    }
}

/// Whose word is taken for who a server is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Nobody is asked: who listens on the way hears nothing, who stands in the way is not noticed.
    Anybody,
    /// Those whom this machine trusts.
    System,
    /// Those whose certificates are in that file (PEM).
    File(PathBuf),
}

/// What encrypts our end of a line; what is wrong with those whom we should trust, in words.
pub(crate) fn client(trust: &Trust) -> Result<ClientConfig, String> {
    let provider = Arc::new(ring::default_provider());
    let known = match trust {
        Trust::Anybody => None,
        Trust::System => Some(of_the_system()?),
        Trust::File(file) => Some(of_file(file)?),
    };
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| error.to_string())?;
    let config = match known {
        Some(roots) => config.with_root_certificates(roots),
        None => config
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Unasked(provider))),
    };
    Ok(config.with_no_client_auth())
}

fn of_the_system() -> Result<RootCertStore, String> {
    let mut roots = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        return Err("this machine knows no certificates; install ca-certificates".to_owned());
    }
    Ok(roots)
}

fn of_file(file: &PathBuf) -> Result<RootCertStore, String> {
    let shown = file.display();
    let wrong = |error: &dyn std::fmt::Display| {
        format!("the certificates in {shown} cannot be read ({error})")
    };
    let mut roots = RootCertStore::empty();
    for one in CertificateDer::pem_file_iter(file).map_err(|error| wrong(&error))? {
        let one = one.map_err(|error| wrong(&error))?;
        roots.add(one).map_err(|error| wrong(&error))?;
    }
    if roots.is_empty() {
        return Err(format!("there are no certificates in {shown}"));
    }
    Ok(roots)
}

/// Takes whoever answers, and still wants everything said to be signed with the key of the certificate that was shown.
#[derive(Debug)]
struct Unasked(Arc<CryptoProvider>);

impl ServerCertVerifier for Unasked {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        rustls::crypto::verify_tls12_signature(message, certificate, signed, known)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let known = &self.0.signature_verification_algorithms;
        rustls::crypto::verify_tls13_signature(message, certificate, signed, known)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
