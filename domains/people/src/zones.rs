//! Time zones that are offered by name; any other of the IANA database may be typed.

use base::{Timestamp, Zone};

/// One or more well-known places for each zone that people live in.
const OFFERED: [&str; 74] = [
    "Africa/Accra",
    "Africa/Addis_Ababa",
    "Africa/Algiers",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Africa/Johannesburg",
    "Africa/Kinshasa",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Tunis",
    "America/Anchorage",
    "America/Bogota",
    "America/Buenos_Aires",
    "America/Caracas",
    "America/Chicago",
    "America/Denver",
    "America/Guatemala",
    "America/Halifax",
    "America/Havana",
    "America/La_Paz",
    "America/Lima",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/Montevideo",
    "America/New_York",
    "America/Phoenix",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "America/Vancouver",
    "Asia/Almaty",
    "Asia/Amman",
    "Asia/Baghdad",
    "Asia/Baku",
    "Asia/Bangkok",
    "Asia/Beirut",
    "Asia/Colombo",
    "Asia/Dhaka",
    "Asia/Dubai",
    "Asia/Ho_Chi_Minh",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Kabul",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Riyadh",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Taipei",
    "Asia/Tashkent",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Asia/Yangon",
    "Atlantic/Azores",
    "Atlantic/Reykjavik",
    "Australia/Adelaide",
    "Australia/Perth",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Kyiv",
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Moscow",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "UTC",
];

/// The zones of the list with their clock at that moment, from west to east: `Madrid, UTC+01:00`.
pub fn choices(now: Timestamp) -> Vec<(String, String)> {
    let mut zones: Vec<(i32, String, String)> = OFFERED
        .iter()
        .filter_map(|name| {
            let zone = Zone::parse(name).ok()?;
            let seconds = zone.rules().to_offset(now).seconds();
            Some((seconds, zone.city(), (*name).to_owned()))
        })
        .collect();
    zones.sort();
    zones
        .into_iter()
        .map(|(seconds, city, name)| match offset(seconds) {
            clock if clock == city => (name, clock),
            clock => (name, format!("{city}, {clock}")),
        })
        .collect()
}

/// The zone is on the list.
pub fn is_offered(zone: &Zone) -> bool {
    OFFERED.contains(&zone.name())
}

fn offset(seconds: i32) -> String {
    let minutes = seconds.abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    match seconds {
        0 => "UTC".to_owned(),
        _ => format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn every_zone_of_the_list_is_real_and_says_its_clock() {
        let choices = choices("2027-01-12T12:00:00Z".parse().unwrap());
        assert_eq!(choices.len(), OFFERED.len());
        let words = |name: &str| {
            choices
                .iter()
                .find(|(zone, _)| zone == name)
                .unwrap()
                .1
                .clone()
        };
        assert_eq!(words("Europe/Madrid"), "Madrid, UTC+01:00");
        assert_eq!(words("Asia/Kathmandu"), "Kathmandu, UTC+05:45");
        assert_eq!(words("America/St_Johns"), "St Johns, UTC-03:30");
        assert_eq!(words("UTC"), "UTC");
    }
}
