//! Reports and suspensions at rest.

use base::{Handle, Name, PersonId, Timestamp, Token};
use store::{Fault, Session, Tx, params, row, row_key, statements};

use crate::actions::care::Reported;
use crate::care::{Outcome, ReportKind};

row! {
    /// A report.
    pub(crate) struct Report {
        pub id: i64,
        pub token: Token,
        pub kind: ReportKind,
        pub subject: String,
        pub address: String,
        pub about_id: Option<PersonId>,
        pub about_handle: Option<Handle>,
        pub about_name: Option<Name>,
        pub reporter_id: Option<PersonId>,
        pub reporter_handle: Option<Handle>,
        pub reporter_name: Option<Name>,
        pub reason: String,
        pub made_at: Timestamp,
        pub outcome: Option<Outcome>,
        pub settled_at: Option<Timestamp>,
        pub why: String,
    }
    /// A suspension.
    pub(crate) struct Suspension {
        pub since: Timestamp,
        pub why: String,
    }
}

/// A report that somebody makes.
#[derive(Debug, Clone)]
pub(crate) struct NewReport<'a> {
    pub token: Token,
    pub what: &'a Reported,
    pub reporter: PersonId,
    pub reason: &'a str,
}

statements! {
    /// What does this report say?
    hot REPORT: Report =
        "SELECT report.id, report.token, report.kind, report.subject, report.address, report.about_id,
                concerned.handle AS about_handle, concerned.name AS about_name,
                report.reporter_id, reporter.handle AS reporter_handle, reporter.name AS reporter_name,
                report.reason, report.made_at, report.outcome, report.settled_at, report.why
           FROM report
           LEFT JOIN person AS concerned ON concerned.id = report.about_id
           LEFT JOIN person AS reporter ON reporter.id = report.reporter_id
          WHERE report.token = $1";
    /// Which reports are open, newest first?
    hot OPEN_REPORTS: Report =
        "SELECT report.id, report.token, report.kind, report.subject, report.address, report.about_id,
                concerned.handle AS about_handle, concerned.name AS about_name,
                report.reporter_id, reporter.handle AS reporter_handle, reporter.name AS reporter_name,
                report.reason, report.made_at, report.outcome, report.settled_at, report.why
           FROM report
           LEFT JOIN person AS concerned ON concerned.id = report.about_id
           LEFT JOIN person AS reporter ON reporter.id = report.reporter_id
          WHERE report.settled_at IS NULL AND report.id < $1
          ORDER BY report.id DESC LIMIT $2";
    /// Which reports are settled, newest first?
    hot SETTLED_REPORTS: Report =
        "SELECT report.id, report.token, report.kind, report.subject, report.address, report.about_id,
                concerned.handle AS about_handle, concerned.name AS about_name,
                report.reporter_id, reporter.handle AS reporter_handle, reporter.name AS reporter_name,
                report.reason, report.made_at, report.outcome, report.settled_at, report.why
           FROM report
           LEFT JOIN person AS concerned ON concerned.id = report.about_id
           LEFT JOIN person AS reporter ON reporter.id = report.reporter_id
          WHERE report.settled_at IS NOT NULL AND report.id < $1
          ORDER BY report.id DESC LIMIT $2";
    /// Did stewards decide that this is hidden?
    HIDDEN: (i64,) = "SELECT id FROM report WHERE kind = $1 AND subject = $2 AND outcome = 'hide' ORDER BY id LIMIT 1";
    /// Did this person report the same thing, and is that open?
    hot SAME_REPORT: (i64,) =
        "SELECT id FROM report
          WHERE reporter_id = $1 AND kind = $2 AND subject = $3 AND settled_at IS NULL ORDER BY id LIMIT 1";
    /// Takes a report.
    PUT_REPORT =
        "INSERT INTO report (id, token, kind, subject, address, about_id, reporter_id, reason, made_at, why)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '')";
    /// Settles a report.
    SETTLE_REPORT = "UPDATE report SET outcome = $2, settled_at = $3, settled_by = $4, why = $5 WHERE id = $1";
    /// Opens a report again.
    REOPEN_REPORT = "UPDATE report SET outcome = NULL, settled_at = NULL, settled_by = NULL, why = '' WHERE id = $1";
    /// Is this person suspended, since when, and why?
    hot SUSPENSION: Suspension =
        "SELECT since, why FROM suspension WHERE person_id = $1 AND lifted_at IS NULL";
    /// Suspends a person.
    PUT_SUSPENSION = "INSERT INTO suspension (id, person_id, since, why) VALUES ($1, $2, $3, $4)";
    /// Lifts the suspension of a person.
    LIFT_SUSPENSION = "UPDATE suspension SET lifted_at = $2 WHERE person_id = $1 AND lifted_at IS NULL";
    /// What was this person's to say about others?
    hot REPORTS_BY: Report =
        "SELECT report.id, report.token, report.kind, report.subject, report.address, report.about_id,
                concerned.handle AS about_handle, concerned.name AS about_name,
                report.reporter_id, reporter.handle AS reporter_handle, reporter.name AS reporter_name,
                report.reason, report.made_at, report.outcome, report.settled_at, report.why
           FROM report
           LEFT JOIN person AS concerned ON concerned.id = report.about_id
           LEFT JOIN person AS reporter ON reporter.id = report.reporter_id
          WHERE report.reporter_id = $1
          ORDER BY report.id LIMIT 1000";
    /// Removes the reports by a person.
    FORGET_REPORTS_BY = "DELETE FROM report WHERE reporter_id = $1";
    /// Removes the reports about a person.
    FORGET_REPORTS_ABOUT = "DELETE FROM report WHERE about_id = $1";
    /// Takes the words out that a steward who leaves wrote.
    BLANK_DECISIONS = "UPDATE report SET why = '' WHERE settled_by = $1";
    /// Removes the suspensions of a person.
    FORGET_SUSPENSIONS = "DELETE FROM suspension WHERE person_id = $1";
}

pub(crate) async fn report(session: &Session, token: &Token) -> Result<Option<Report>, Fault> {
    session.opt(&REPORT, params![token]).await
}

/// Open or settled reports before a key, newest first.
pub(crate) async fn reports(
    session: &Session,
    are_open: bool,
    (before, size): (i64, u32),
) -> Result<Vec<Report>, Fault> {
    let statement = if are_open {
        &OPEN_REPORTS
    } else {
        &SETTLED_REPORTS
    };
    session.all(statement, params![before, size]).await
}

pub(crate) async fn reports_by(session: &Session, person: PersonId) -> Result<Vec<Report>, Fault> {
    session.all(&REPORTS_BY, params![person]).await
}

pub(crate) async fn has_open_report(
    session: &Session,
    by: PersonId,
    kind: ReportKind,
    subject: &str,
) -> Result<bool, Fault> {
    let same = session
        .opt(&SAME_REPORT, params![by, kind, subject])
        .await?;
    Ok(same.is_some())
}

/// Stewards decided that this is hidden, and that holds.
pub async fn is_hidden(session: &Session, kind: ReportKind, subject: &str) -> Result<bool, Fault> {
    let hidden = session.opt(&HIDDEN, params![kind, subject]).await?;
    Ok(hidden.is_some())
}

pub(crate) async fn put_report(
    tx: &Tx,
    report: &NewReport<'_>,
    now: Timestamp,
) -> Result<(), Fault> {
    let NewReport {
        token,
        what,
        reporter,
        reason,
    } = report;
    tx.run(
        &PUT_REPORT,
        params![
            row_key(now),
            token,
            what.kind,
            what.subject,
            what.address,
            what.about,
            reporter,
            reason,
            now
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn settle_report(
    tx: &Tx,
    report: &Report,
    (by, outcome, why): (PersonId, Outcome, &str),
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(&SETTLE_REPORT, params![report.id, outcome, now, by, why])
        .await?;
    Ok(())
}

pub(crate) async fn reopen_report(tx: &Tx, report: &Report) -> Result<(), Fault> {
    tx.run(&REOPEN_REPORT, params![report.id]).await?;
    Ok(())
}

pub(crate) async fn suspension(
    session: &Session,
    person: PersonId,
) -> Result<Option<Suspension>, Fault> {
    session.opt(&SUSPENSION, params![person]).await
}

pub(crate) async fn put_suspension(
    tx: &Tx,
    person: PersonId,
    why: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    tx.run(&PUT_SUSPENSION, params![row_key(now), person, now, why])
        .await?;
    Ok(())
}

/// Lifts a suspension; false where there is none.
pub(crate) async fn lift_suspension(
    tx: &Tx,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, Fault> {
    Ok(tx.run(&LIFT_SUSPENSION, params![person, now]).await? > 0)
}

/// Removes what was said by and about a person, and what was decided about them.
pub(crate) async fn forget_care(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&FORGET_REPORTS_BY, params![person]).await?;
    tx.run(&FORGET_REPORTS_ABOUT, params![person]).await?;
    tx.run(&BLANK_DECISIONS, params![person]).await?;
    tx.run(&FORGET_SUSPENSIONS, params![person]).await?;
    Ok(())
}
