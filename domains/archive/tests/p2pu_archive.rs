//! The reader of the old P2PU site against its real pages, where they lie beside the repository.

#![expect(clippy::unwrap_used, reason = "tests")]

use std::path::PathBuf;

use archive::p2pu::{self, Report};
use serde_json::Value;

/// The folder of real pages; they are not part of the repository.
fn sample() -> Option<PathBuf> {
    let beside =
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/p2pu-archive");
    if beside.join("expected.json").is_file() {
        return Some(beside);
    }
    println!("skipped: the real pages are not beside this repository");
    None
}

#[test]
fn every_real_course_is_read_as_expected() {
    let Some(dir) = sample() else { return };
    let expected: Value =
        serde_json::from_slice(&std::fs::read(dir.join("expected.json")).unwrap()).unwrap();
    let mut last = None;
    let survey = p2pu::survey(&dir, &mut |progress| last = Some(progress)).unwrap();
    assert_eq!(last.unwrap().pages, survey.page_count());
    let mut report = Report::of(&survey);
    for key in survey.courses() {
        let course = survey
            .read_course(key, &|address| {
                survey.find(address).map(|_| address.to_string())
            })
            .unwrap();
        let threads = course.threads.iter();
        let bodies =
            threads.flat_map(|t| t.posts.iter().map(|p| &p.body_html).chain([&t.body_html]));
        let bodies = bodies.chain(course.documents.iter().map(|document| &document.body_html));
        for body in bodies {
            for bad in [
                "<script", "<style", "<iframe", "<object", "<embed", "<p></p>",
            ] {
                assert!(!body.contains(bad), "{bad} in {}: {body}", course.slug);
            }
        }
        report.add(&course);
    }
    let report: Value = serde_json::to_value(&report).unwrap();
    let mut differences = Vec::new();
    let courses = report["courses"].as_array().unwrap();
    for want in expected["courses"].as_array().unwrap() {
        let Some(have) = courses.iter().find(|have| have["nid"] == want["nid"]) else {
            differences.push(format!("{} is missing", want["slug"]));
            continue;
        };
        for field in have.as_object().unwrap().keys() {
            if have[field] != want[field] {
                differences.push(format!(
                    "{} {field}: {} instead of {}",
                    want["slug"], have[field], want[field]
                ));
            }
        }
    }
    for (field, want) in expected["totals"].as_object().unwrap() {
        if report["totals"][field] != *want {
            differences.push(format!(
                "totals {field}: {} instead of {want}",
                report["totals"][field]
            ));
        }
    }
    assert_eq!(differences, Vec::<String>::new());
    assert_eq!(courses.len(), expected["courses"].as_array().unwrap().len());
    assert_eq!(report["skipped"], Value::Array(Vec::new()));
}
