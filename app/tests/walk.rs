//! The walk through the whole house, told as one story over HTTP: from a course of an old site to a certificate.

#![expect(clippy::unwrap_used, reason = "tests")]

#[path = "walk/chapters/mod.rs"]
mod chapters;
#[path = "walk/old_site.rs"]
mod old_site;
#[path = "walk/university.rs"]
mod university;

use university::University;

#[tokio::test]
async fn from_an_archived_course_to_a_certificate() {
    let here = University::opens().await;

    chapters::archive::an_old_site_is_brought_in(&here).await;
    here.is_looked_at().await;
    chapters::archive::its_course_is_an_edition_that_the_catalogue_finds(&here).await;
    here.is_looked_at().await;

    let olga = chapters::people::olga_joins(&here).await;
    here.is_looked_at().await;
    let mia = here.member("Mia Zwolle").await;

    let run = chapters::organizing::olga_runs_the_course_again(&here, &olga, &mia).await;
    here.is_looked_at().await;
    let task = chapters::organizing::she_writes_the_syllabus(&olga, &run).await;
    here.is_looked_at().await;
    chapters::organizing::she_opens_sign_up(&here, &olga, &mia, &run).await;
    here.is_looked_at().await;

    let peers =
        chapters::taking_part::seats_fill_and_the_first_who_waits_moves_up(&here, &olga, &run)
            .await;
    here.is_looked_at().await;
    chapters::taking_part::the_run_starts(&here, &olga, &peers, &run).await;
    here.is_looked_at().await;
    chapters::taking_part::they_talk(&here, &peers, &run).await;
    here.is_looked_at().await;

    chapters::working::they_hand_in(&peers, &task).await;
    here.is_looked_at().await;
    chapters::working::they_review_each_other_blindly(&mia, &peers, &task).await;
    here.is_looked_at().await;
    chapters::working::each_sees_what_peers_say(&peers, &task).await;
    here.is_looked_at().await;

    let certificate = chapters::ending::who_met_the_rule_has_a_certificate(&here, &peers).await;
    here.is_looked_at().await;
    chapters::ending::the_run_becomes_an_edition(&here, &olga, &run).await;
    here.is_looked_at().await;
    chapters::ending::anybody_checks_the_certificate(&here, &certificate).await;
    here.is_looked_at().await;
}
