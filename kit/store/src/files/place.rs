//! Where files are kept: a folder, or a bucket of a storage that speaks S3.

use std::fmt;
use std::path::PathBuf;

use url::Url;

/// Where files are kept. A bucket is shown without its keys.
#[derive(Clone, PartialEq, Eq)]
pub enum FilePlace {
    /// A folder, which every process must see.
    Folder(PathBuf),
    /// A bucket.
    Bucket(Bucket),
}

/// A bucket, and how it is reached.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    pub(super) name: String,
    pub(super) prefix: String,
    pub(super) endpoint: Option<String>,
    pub(super) region: String,
    pub(super) access_key: String,
    pub(super) secret_key: String,
}

/// What is said about a storage that speaks S3, beside the name of the bucket.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct S3 {
    /// Its address; without it, Amazon's of the region.
    pub endpoint: Option<String>,
    /// The region; `us-east-1` without it.
    pub region: Option<String>,
    /// Who we are.
    pub access_key: Option<String>,
    /// What proves it.
    pub secret_key: Option<String>,
}

/// Why a place of files is not one: one clear sentence each, for the operator.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum PlaceError {
    /// Neither a folder nor a bucket.
    #[error("files = {0:?} is not understood; write s3://bucket, s3://bucket/prefix or a folder")]
    Unknown(String),
    /// A bucket without keys.
    #[error(
        "files in {0} need two keys: set STOA_S3_ACCESS_KEY and STOA_S3_SECRET_KEY, or access_key and secret_key under [s3]"
    )]
    NoKeys(String),
    /// The address of the storage is none.
    #[error("the endpoint of the file storage is not an address like https://s3.example.org")]
    Endpoint,
}

impl FilePlace {
    /// Reads `s3://bucket`, `s3://bucket/prefix`, or the name of a folder.
    pub fn read(text: &str, s3: &S3) -> Result<Self, PlaceError> {
        let unknown = || PlaceError::Unknown(text.to_owned());
        let Some(place) = text.strip_prefix("s3://") else {
            return if text.trim().is_empty() || text.contains("://") {
                Err(unknown())
            } else {
                Ok(Self::Folder(PathBuf::from(text)))
            };
        };
        let (name, prefix) = place.split_once('/').unwrap_or((place, ""));
        let prefix = prefix.trim_end_matches('/');
        let is_name = |sign: char| {
            sign.is_ascii_lowercase() || sign.is_ascii_digit() || matches!(sign, '-' | '.')
        };
        let is_step = |step: &str| !step.is_empty() && !step.chars().all(|sign| sign == '.');
        let is_plain =
            |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.' | '/');
        if !(3..=63).contains(&name.len()) || !name.chars().all(is_name) {
            return Err(unknown());
        }
        let is_path = prefix.chars().all(is_plain) && prefix.split('/').all(is_step);
        if !(prefix.is_empty() || is_path) {
            return Err(unknown());
        }
        let endpoint = s3.endpoint.as_deref().map(endpoint).transpose()?;
        let given = |key: &Option<String>| key.clone().filter(|key| !key.trim().is_empty());
        let (Some(access_key), Some(secret_key)) = (given(&s3.access_key), given(&s3.secret_key))
        else {
            return Err(PlaceError::NoKeys(text.to_owned()));
        };
        Ok(Self::Bucket(Bucket {
            name: name.to_owned(),
            prefix: prefix.to_owned(),
            endpoint,
            region: given(&s3.region).unwrap_or_else(|| "us-east-1".to_owned()),
            access_key,
            secret_key,
        }))
    }

    /// Whether what is read and written can be read on its way, by others than this machine.
    pub fn is_open_to_listeners(&self) -> bool {
        let Self::Bucket(bucket) = self else {
            return false;
        };
        let Some(Ok(url)) = bucket.endpoint.as_deref().map(Url::parse) else {
            return false;
        };
        let is_here = match url.host() {
            Some(url::Host::Domain(name)) => name == "localhost",
            Some(url::Host::Ipv4(address)) => address.is_loopback(),
            Some(url::Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        url.scheme() == "http" && !is_here
    }
}

/// The address of a storage: scheme, host and port, nothing else.
fn endpoint(text: &str) -> Result<String, PlaceError> {
    let url = Url::parse(text.trim()).map_err(|_| PlaceError::Endpoint)?;
    let is_bare = url.username().is_empty()
        && url.password().is_none()
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none();
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() || !is_bare {
        return Err(PlaceError::Endpoint);
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

impl fmt::Display for FilePlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(folder) => write!(out, "the folder {}", folder.display()),
            Self::Bucket(bucket) => {
                write!(out, "s3://{}", bucket.name)?;
                if !bucket.prefix.is_empty() {
                    write!(out, "/{}", bucket.prefix)?;
                }
                match &bucket.endpoint {
                    Some(endpoint) => write!(out, " at {endpoint}"),
                    None => write!(out, " in {}", bucket.region),
                }
            }
        }
    }
}

impl fmt::Debug for FilePlace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "FilePlace({self})")
    }
}

impl fmt::Debug for Bucket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Bucket({})", self.name)
    }
}

impl fmt::Debug for S3 {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "S3({:?}, {:?})", self.endpoint, self.region)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn keys() -> S3 {
        S3 {
            endpoint: Some("http://127.0.0.1:9000/".to_owned()),
            region: None,
            access_key: Some("who".to_owned()),
            secret_key: Some("zqxw7secret".to_owned()),
        }
    }

    #[test]
    fn places_are_read_and_shown_without_keys() {
        let place = FilePlace::read("s3://our-files/stoa/live/", &keys()).unwrap();
        assert_eq!(
            place.to_string(),
            "s3://our-files/stoa/live at http://127.0.0.1:9000"
        );
        assert!(!format!("{place:?} {:?}", keys()).contains("zqxw7"));
        assert!(!place.is_open_to_listeners());
        let folder = FilePlace::read("/srv/files", &S3::default()).unwrap();
        assert_eq!(folder, FilePlace::Folder(PathBuf::from("/srv/files")));
        let far = S3 {
            endpoint: Some("http://s3.example.org".to_owned()),
            ..keys()
        };
        assert!(
            FilePlace::read("s3://our-files", &far)
                .unwrap()
                .is_open_to_listeners()
        );
    }

    #[test]
    fn what_is_no_place_is_said() {
        for wrong in [
            "",
            "  ",
            "s4://our-files",
            "https://s3.example.org/our-files",
            "s3://",
            "s3:///prefix",
            "s3://Ours",
            "s3://our files",
            "s3://our-files/../other",
            "s3://our-files/a//b",
            "s3://our-files/a?b",
        ] {
            let error = FilePlace::read(wrong, &keys()).unwrap_err();
            assert!(matches!(error, PlaceError::Unknown(_)), "{wrong}");
        }
        for endpoint in [
            "s3.example.org",
            "ftp://s3.example.org",
            "https://a:b@s3.example.org",
            "https://s3.example.org/bucket",
        ] {
            let s3 = S3 {
                endpoint: Some(endpoint.to_owned()),
                ..keys()
            };
            let error = FilePlace::read("s3://our-files", &s3).unwrap_err();
            assert_eq!(error, PlaceError::Endpoint, "{endpoint}");
        }
        let s3 = S3 {
            secret_key: Some(" ".to_owned()),
            ..keys()
        };
        let error = FilePlace::read("s3://our-files", &s3).unwrap_err();
        assert!(error.to_string().contains("STOA_S3_SECRET_KEY"), "{error}");
    }
}
