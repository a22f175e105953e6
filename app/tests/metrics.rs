//! The house as its operator sees it: numbers by route, a line of log for each request, and nothing of a person in either.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "leaving/planted.rs"]
#[expect(dead_code, reason = "the stories of leaving look at more of it")]
mod planted;
#[path = "leaving/search.rs"]
#[expect(dead_code, reason = "the stories of leaving look at more of it")]
mod search;

use std::io::Write;
use std::sync::{Arc, Mutex};

use planted::Planted;
use stoa::house;
use testing::Browser;
use tracing_subscriber::EnvFilter;
use web::Meters;

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_says_what_happened_and_nothing_of_a_person() {
    let log = Log::default();
    let lines = log.clone();
    tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new("info,request=debug,store=debug"))
        .with_writer(move || lines.clone())
        .json()
        .init();

    let here = Planted::everywhere().await;
    for address in [
        "/people/zqxw7handle",
        "/settings",
        "/courses?q=zqxw7name",
        "/people/zqxw7nobody",
        "/zqxw7nowhere",
    ] {
        here.person.get(&address).await;
    }

    let bytes = log.0.lock().unwrap().clone();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        !text.to_lowercase().contains(search::TOKEN),
        "a line names the person"
    );
    let requests: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["target"] == "request")
        .collect();
    let known = [
        "message",
        "request.id",
        "method",
        "route",
        "status",
        "ms",
        "viewer",
    ];
    for request in &requests {
        let fields = request["fields"].as_object().unwrap();
        for field in fields.keys() {
            assert!(known.contains(&field.as_str()), "{field} in {request}");
        }
        assert!(
            request["fields"]["route"]
                .as_str()
                .unwrap()
                .starts_with('/')
                || request["fields"]["route"] == "elsewhere"
        );
    }
    let of = |route: &str, status: u16| {
        requests
            .iter()
            .filter(|line| line["fields"]["route"] == route && line["fields"]["status"] == status)
            .count()
    };
    assert_eq!(
        (of("/people/{handle}", 200), of("/people/{handle}", 404)),
        (1, 1)
    );
    assert_eq!(of("elsewhere", 404), 1);
    let own = requests
        .iter()
        .find(|line| line["fields"]["route"] == "/settings")
        .unwrap();
    assert!(own["fields"]["viewer"].is_i64());
    assert_eq!(own["fields"]["request.id"].as_str().unwrap().len(), 36);
}

#[tokio::test]
async fn numbers_are_for_this_machine_or_who_knows_the_token() {
    let here = Planted::everywhere().await;
    let meters = Meters::guarded_by(Some("a long secret".to_owned()));
    let router = web::dressed_with(house::doors(), here.app(), meters);
    let at = |address: &str| Browser::new(router.clone(), None).at(address);
    at("10.1.1.1").get(&"/courses").await;
    at("10.1.1.1").get(&"/courses").await;
    at("10.1.1.1").get(&"/runs/nothing-here").await;

    assert_eq!(at("10.1.1.1").get(&"/metrics").await.status, 404);
    let page = at("127.0.0.1").get(&"/metrics").await;
    assert_eq!(page.status, 200);
    let text = page.html();
    for line in [
        "stoa_http_request_duration_seconds_count{route=\"/courses\",method=\"GET\",status=\"200\"} 2",
        "stoa_http_request_duration_seconds_count{route=\"/runs/{run}\",method=\"GET\",status=\"404\"} 1",
        "stoa_build_info{version=\"0.1.0\"} 1",
        "stoa_sessions_live 4",
        "stoa_letters_waiting 0",
        "stoa_jobs{kind=\"open-due-reviews\",state=\"waiting\"} 1",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.to_lowercase().contains(search::TOKEN));

    let ask = |token: &str, passed_on: bool| {
        let mut request = http::Request::builder().uri("/metrics");
        if passed_on {
            request = request.header("x-forwarded-for", "10.1.1.1");
        }
        request
            .header("authorization", format!("Bearer {token}"))
            .body(axum::body::Body::empty())
            .unwrap()
    };
    let elsewhere = at("10.1.1.1");
    assert_eq!(
        elsewhere.send(ask("a long secret", false)).await.status,
        200
    );
    assert_eq!(
        elsewhere.send(ask("a long guess!", false)).await.status,
        404
    );
    let proxy = at("127.0.0.1");
    assert_eq!(
        proxy.send(ask("none", true)).await.status,
        404,
        "a proxy on this machine"
    );
}
