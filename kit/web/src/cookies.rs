//! Cookies, read and written.

use http::{HeaderMap, HeaderValue, header};

use crate::Site;

/// The value of a cookie of ours, without the prefix that the site adds to its name.
pub fn cookie_value<'a>(headers: &'a HeaderMap, site: &Site, name: &str) -> Option<&'a str> {
    let wanted = site.cookie(name);
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == wanted).then_some(value))
}

/// A cookie for that many seconds, out of reach of scripts. The value must be plain: letters, digits, `%-_.~`.
pub fn set_cookie(site: &Site, name: &str, value: &str, seconds: u64) -> HeaderValue {
    let secure = if site.is_https() { "; Secure" } else { "" };
    let line = format!(
        "{}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}",
        site.cookie(name)
    );
    HeaderValue::try_from(line).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The end of a cookie.
pub fn expired_cookie(site: &Site, name: &str) -> HeaderValue {
    set_cookie(site, name, "", 0)
}
