//! Where a request comes from: the client's address behind proxies that are trusted. Only a hash of its network goes on from here.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Once;

use axum::extract::ConnectInfo;
use http::{Extensions, HeaderMap, header};
use store::limits::Subject;

/// Says once in the life of the program that proxies are used and none is trusted.
static SAID: Once = Once::new();

/// An address, or a network of addresses: `127.0.0.1`, `10.0.0.0/8`, `2001:db8::/32`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    bits: u8,
}

impl Network {
    /// Reads an address or a network; nothing where it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        let (address, bits) = match text.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits)),
            None => (text.trim(), None),
        };
        let address = plain(address.parse().ok()?);
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = bits.map_or(Some(most), |bits| bits.parse().ok())?;
        (bits <= most).then_some(Self { address, bits })
    }

    fn holds(&self, other: IpAddr) -> bool {
        match (self.address, other) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let mask = u32::MAX.checked_shl(32 - u32::from(self.bits)).unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let mask = u128::MAX
                    .checked_shl(128 - u32::from(self.bits))
                    .unwrap_or(0);
                own.to_bits() & mask == other.to_bits() & mask
            }
            _ => false,
        }
    }
}

/// The network that a request comes from, as limits count it; nothing where it cannot be known.
pub(crate) fn of_request(
    extensions: &Extensions,
    headers: &HeaderMap,
    trusted: &[Network],
) -> Option<Subject> {
    let ConnectInfo(peer) = extensions.get::<ConnectInfo<SocketAddr>>()?;
    client(plain(peer.ip()), headers, trusted).map(class)
}

/// What limits count as one: an IPv4 address, or the /64 of an IPv6 address, which is what one household has.
fn class(address: IpAddr) -> Subject {
    let network = match address {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).to_string()
        }
    };
    Subject::of("network", &network)
}

/// The address of whoever asks. What proxies say is believed from right to left, as long as a trusted one says it.
fn client(peer: IpAddr, headers: &HeaderMap, trusted: &[Network]) -> Option<IpAddr> {
    let is_trusted = |address| trusted.iter().any(|network| network.holds(address));
    if !is_trusted(peer) {
        if is_forwarded(headers) && trusted.is_empty() {
            SAID.call_once(|| {
                tracing::warn!(
                    "requests come through a proxy, but trusted_proxies is empty: limits by network are off for them"
                );
            });
        }
        // without a trusted proxy, this machine stands for everybody that a proxy on it speaks for
        return (!peer.is_loopback()).then_some(peer);
    }
    let mut nearest = peer;
    for said in forwarded(headers).into_iter().rev() {
        nearest = said?;
        if !is_trusted(nearest) {
            break;
        }
    }
    Some(nearest)
}

fn is_forwarded(headers: &HeaderMap) -> bool {
    headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED)
}

/// The addresses that proxies wrote down, from left to right; nothing stands for what is no address.
fn forwarded(headers: &HeaderMap) -> Vec<Option<IpAddr>> {
    let lines = |name| {
        let values = headers.get_all(name).iter();
        values.flat_map(|line| line.to_str().unwrap_or("?").split(','))
    };
    let plain_list: Vec<Option<IpAddr>> = lines(http::HeaderName::from_static("x-forwarded-for"))
        .map(address_in)
        .collect();
    if !plain_list.is_empty() {
        return plain_list;
    }
    lines(header::FORWARDED)
        .map(|element| {
            let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
            let mut named = pairs.filter(|(name, _)| name.trim().eq_ignore_ascii_case("for"));
            named.next().and_then(|(_, value)| address_in(value))
        })
        .collect()
}

/// `192.0.2.1`, `192.0.2.1:5000`, `2001:db8::1`, `"[2001:db8::1]:5000"`.
fn address_in(text: &str) -> Option<IpAddr> {
    let text = text.trim().trim_matches('"');
    let bare = text
        .strip_prefix('[')
        .and_then(|rest| rest.split(']').next());
    bare.unwrap_or(text)
        .parse()
        .ok()
        .or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()))
        .map(plain)
}

/// An IPv4 address that is written as an IPv6 one is an IPv4 address.
fn plain(address: IpAddr) -> IpAddr {
    address.to_canonical()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    fn networks(texts: &[&str]) -> Vec<Network> {
        texts
            .iter()
            .map(|text| Network::parse(text).unwrap())
            .collect()
    }

    fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = lines.iter().map(|(name, value)| {
            let name = http::HeaderName::from_static(name);
            (name, value.parse().unwrap())
        });
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, value);
        }
        headers
    }

    #[test]
    fn networks_are_read_and_hold_addresses() {
        let cases = [
            ("10.0.0.0/8", "10.200.3.4", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("127.0.0.1", "127.0.0.1", true),
            ("127.0.0.1", "127.0.0.2", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("2001:db8::/32", "2001:db8:1::5", true),
            ("2001:db8::/32", "2001:db9::5", false),
            ("::1", "::1", true),
            ("::/0", "10.0.0.1", false),
        ];
        for (network, address, holds) in cases {
            let network = Network::parse(network).unwrap();
            assert_eq!(network.holds(address.parse().unwrap()), holds, "{address}");
        }
        for wrong in [
            "",
            "localhost",
            "10.0.0.0/33",
            "10.0.0/8",
            "::1/129",
            "10.0.0.0/-1",
        ] {
            assert_eq!(Network::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_trusted_proxies_are_believed_from_right_to_left() {
        type Said<'a> = &'a [(&'static str, &'a str)];
        let ours = ["127.0.0.1", "10.0.0.0/8"];
        let cases: [(&str, &[&str], Said<'_>, Option<&str>); 13] = [
            // nobody is trusted: the peer it is, whatever it says
            (
                "198.51.100.7",
                &[],
                &[("x-forwarded-for", "192.0.2.1")],
                Some("198.51.100.7"),
            ),
            ("127.0.0.1", &[], &[("x-forwarded-for", "192.0.2.1")], None),
            ("127.0.0.1", &[], &[], None),
            // a stranger cannot speak for others
            (
                "198.51.100.7",
                &ours,
                &[("x-forwarded-for", "192.0.2.1")],
                Some("198.51.100.7"),
            ),
            // a trusted proxy tells who asked; what stands to the left of that, the client wrote itself
            (
                "127.0.0.1",
                &ours,
                &[("x-forwarded-for", "192.0.2.1")],
                Some("192.0.2.1"),
            ),
            (
                "127.0.0.1",
                &ours,
                &[("x-forwarded-for", "6.6.6.6, 192.0.2.1")],
                Some("192.0.2.1"),
            ),
            (
                "127.0.0.1",
                &ours,
                &[("x-forwarded-for", "6.6.6.6, 192.0.2.1, 10.1.1.1")],
                Some("192.0.2.1"),
            ),
            (
                "127.0.0.1",
                &ours,
                &[
                    ("x-forwarded-for", "6.6.6.6"),
                    ("x-forwarded-for", "192.0.2.1"),
                ],
                Some("192.0.2.1"),
            ),
            (
                "127.0.0.1",
                &ours,
                &[("x-forwarded-for", "192.0.2.1, unknown")],
                None,
            ),
            ("127.0.0.1", &ours, &[], Some("127.0.0.1")),
            (
                "::ffff:127.0.0.1",
                &ours,
                &[("x-forwarded-for", "192.0.2.1:443")],
                Some("192.0.2.1"),
            ),
            (
                "127.0.0.1",
                &ours,
                &[(
                    "forwarded",
                    "for=6.6.6.6, for=\"[2001:db8::1]:4711\";proto=https",
                )],
                Some("2001:db8::1"),
            ),
            ("127.0.0.1", &ours, &[("forwarded", "for=_hidden")], None),
        ];
        for (peer, trusted, said, expected) in cases {
            let found = client(
                plain(peer.parse().unwrap()),
                &headers(said),
                &networks(trusted),
            );
            assert_eq!(
                found,
                expected.map(|text| text.parse().unwrap()),
                "{peer} {said:?}"
            );
        }
    }

    #[test]
    fn a_household_is_one_network() {
        let of = |text: &str| class(text.parse().unwrap());
        assert_eq!(of("2001:db8::1"), of("2001:db8::ffff:1"));
        assert_ne!(of("2001:db8::1"), of("2001:db8:0:1::1"));
        assert_ne!(of("192.0.2.1"), of("192.0.2.2"));
    }
}
