//! Every SQL statement of this room.

use std::collections::{HashMap, HashSet};

use ::store::{Fault, Session, Tx, keys, params, row, statements};
use base::{
    EmailAddress, Handle, LanguageTag, Name, PersonId, Slug, Timestamp, Title, Token, Zone,
};
use course_pattern::Path;
use courses::RunId;
use courses::completion::CompletionRule;

use crate::award::{Award, AwardId, Verdict, Visibility};

row! {
    struct SheetRow {
        id: AwardId,
        token: Token,
        run_id: RunId,
        person_id: PersonId,
        name_on_it: Option<Name>,
        awarded_at: Timestamp,
        tasks_done: u32,
        reviews_given: u32,
        peers_read: u32,
        weeks: u32,
        visibility: Visibility,
        revoked_at: Option<Timestamp>,
        revoked_why: Option<String>,
        handle: Handle,
        run_slug: Slug,
        course_slug: Slug,
        language: LanguageTag,
        title: Title,
        tasks_needed: u32,
        reviews_needed: u32,
    }

    /// An award in a list.
    pub struct AwardRow {
        pub token: Token,
        pub awarded_at: Timestamp,
        pub tasks_done: u32,
        pub reviews_given: u32,
        pub visibility: Visibility,
        pub revoked_at: Option<Timestamp>,
        pub run_slug: Slug,
        pub course_slug: Slug,
        pub language: LanguageTag,
        pub title: Title,
    }

    /// An award of a run, with whose it is.
    pub struct RunAward {
        pub token: Token,
        pub person_id: PersonId,
        pub name_on_it: Option<Name>,
        pub awarded_at: Timestamp,
        pub revoked_at: Option<Timestamp>,
    }

    /// Somebody who may get an award.
    pub struct Candidate {
        pub id: PersonId,
        pub name: Name,
    }

    /// Somebody who is written to about an award.
    pub struct Reader {
        pub token: Token,
        pub person_id: PersonId,
        pub name_on_it: Option<Name>,
        pub revoked_why: Option<String>,
        pub language: Option<LanguageTag>,
        pub zone: Zone,
        pub address: EmailAddress,
        pub title: Title,
    }

    struct TakenOut {
        token: Token,
        run_slug: Slug,
        name_on_it: Option<Name>,
        awarded_at: Timestamp,
        tasks_done: u32,
        reviews_given: u32,
        peers_read: u32,
        weeks: u32,
        visibility: Visibility,
        revoked_at: Option<Timestamp>,
        revoked_why: Option<String>,
    }
}

macro_rules! lines {
    () => {
        "SELECT award.token, award.awarded_at, award.tasks_done, award.reviews_given, award.visibility, award.revoked_at,
            run.slug AS run_slug, course.slug AS course_slug, course.language, course_version.title
        FROM award
        JOIN run ON run.id = award.run_id
        JOIN course ON course.id = run.course_id
        JOIN course_version ON course_version.id = run.version_id "
    };
}

/// Behind the award of that address, or from the newest on; award keys grow with time.
macro_rules! older {
    () => {
        "AND award.id < COALESCE((SELECT seen.id FROM award AS seen WHERE seen.token = CAST($2 AS TEXT)), 9223372036854775807)
        ORDER BY award.id DESC LIMIT $3"
    };
}

statements! {
    /// What stands on this certificate?
    hot SHEET: SheetRow = "SELECT award.id, award.token, award.run_id, award.person_id, award.name_on_it, award.awarded_at, award.tasks_done,
            award.reviews_given, award.peers_read, award.weeks, award.visibility, award.revoked_at, award.revoked_why, person.handle,
            run.slug AS run_slug, course.slug AS course_slug, course.language, course_version.title, course_version.tasks_needed,
            course_version.reviews_needed
        FROM award
        JOIN person ON person.id = award.person_id
        JOIN run ON run.id = award.run_id
        JOIN course ON course.id = run.course_id
        JOIN course_version ON course_version.id = run.version_id
        WHERE award.token = $1";
    /// All awards of a person, the newest first.
    hot AWARDS_OF: AwardRow = concat!(lines!(), "WHERE award.person_id = $1 ", older!());
    /// The awards that a person shows to everyone.
    hot SHOWN_AWARDS_OF: AwardRow = concat!(lines!(), "WHERE award.person_id = $1 AND award.visibility = 'public' AND award.revoked_at IS NULL ", older!());
    /// The award of a person in a run.
    hot AWARD_IN: AwardRow = concat!(lines!(), "WHERE award.run_id = $1 AND award.person_id = $2");
    /// The awards of a run by person, behind that person.
    hot AWARDS_IN: RunAward = "SELECT token, person_id, name_on_it, awarded_at, revoked_at FROM award
        WHERE run_id = $1 AND person_id > $2 ORDER BY person_id LIMIT $3";

    /// Those of these people who have a seat in a run and no award for it.
    hot CANDIDATES: Candidate = "SELECT person.id, person.name
        FROM enrollment JOIN person ON person.id = enrollment.person_id
        WHERE enrollment.run_id = $1 AND enrollment.state = 'seated' AND enrollment.person_id = ANY_OF($2) AND person.kind = 'member'
            AND NOT EXISTS (SELECT 1 FROM award WHERE award.run_id = enrollment.run_id AND award.person_id = enrollment.person_id)
        ORDER BY enrollment.person_id";
    /// In how many weeks of a run, counted from that moment, each of these people did something.
    hot WEEKS: (PersonId, i64) = "SELECT act.person_id, count(DISTINCT (act.at - CAST($3 AS BIGINT)) / 604800000000) AS weeks
        FROM act WHERE act.run_id = $1 AND act.person_id = ANY_OF($2) GROUP BY act.person_id ORDER BY act.person_id";

    ADD_AWARD = "INSERT INTO award (id, token, run_id, person_id, name_on_it, awarded_at, tasks_done, reviews_given, peers_read, weeks, visibility)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (run_id, person_id) DO NOTHING";
    hot SAVE_AWARD = "UPDATE award SET name_on_it = $2, visibility = $3 WHERE id = $1";
    hot REVOKE_AWARD = "UPDATE award SET revoked_at = $2, revoked_by = $3, revoked_why = $4 WHERE id = $1 AND revoked_at IS NULL";

    /// The owners of these awards who have a confirmed address.
    hot READERS: Reader = "SELECT award.token, award.person_id, award.name_on_it, award.revoked_why, person.language, person.zone,
            mail_address.address, course_version.title
        FROM award
        JOIN person ON person.id = award.person_id
        JOIN mail_address ON mail_address.person_id = person.id
        JOIN run ON run.id = award.run_id
        JOIN course_version ON course_version.id = run.version_id
        WHERE award.id = ANY_OF($1) AND mail_address.confirmed_at IS NOT NULL ORDER BY award.id";
    hot TOLD: (PersonId,) = "SELECT person_id FROM award_letter WHERE fact_id = $1 AND person_id = ANY_OF($2)";
    TELL = "INSERT INTO award_letter (fact_id, person_id) VALUES ($1, $2)";

    TAKE_OUT: TakenOut = "SELECT award.token, run.slug AS run_slug, award.name_on_it, award.awarded_at, award.tasks_done, award.reviews_given,
            award.peers_read, award.weeks, award.visibility, award.revoked_at, award.revoked_why
        FROM award JOIN run ON run.id = award.run_id WHERE award.person_id = $1 ORDER BY award.id";
    ERASE_NAME = "UPDATE award SET name_on_it = NULL, visibility = 'by_link' WHERE person_id = $1";
    ERASE_WHY = "UPDATE award SET revoked_why = '' WHERE person_id = $1 AND revoked_why IS NOT NULL";
    ERASE_REVOKER = "UPDATE award SET revoked_by = NULL WHERE revoked_by = $1";
    ERASE_TOLD = "DELETE FROM award_letter WHERE person_id = $1";
}

/// A certificate: the award with what is said about its run.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The award.
    pub award: Award,
    /// The handle of the person.
    pub handle: Handle,
    /// The address of the run.
    pub run_slug: Slug,
    /// The address of the course, which is also the seed of its pattern.
    pub course_slug: Slug,
    /// The language of the course.
    pub language: LanguageTag,
    /// What the course is called.
    pub title: Title,
    /// What the run asked for.
    pub rule: CompletionRule,
}

impl From<SheetRow> for Sheet {
    fn from(row: SheetRow) -> Self {
        // who left took the name along
        let is_withdrawn = row.name_on_it.is_none();
        Self {
            award: Award {
                id: row.id,
                token: row.token,
                run: row.run_id,
                person: row.person_id,
                name: row.name_on_it,
                awarded_at: row.awarded_at,
                path: Path {
                    tasks_done: row.tasks_done,
                    reviews_given: row.reviews_given,
                    peers_reading: row.peers_read,
                    weeks: row.weeks,
                },
                visibility: row.visibility,
                verdict: match row.revoked_at {
                    Some(at) => Verdict::Revoked {
                        at,
                        why: row.revoked_why.unwrap_or_default(),
                    },
                    None if is_withdrawn => Verdict::Withdrawn,
                    None => Verdict::Valid,
                },
            },
            handle: row.handle,
            run_slug: row.run_slug,
            course_slug: row.course_slug,
            language: row.language,
            title: row.title,
            rule: CompletionRule {
                tasks_needed: row.tasks_needed,
                reviews_needed: row.reviews_needed,
            },
        }
    }
}

/// An award that is made.
#[derive(Debug, Clone)]
pub struct NewAward {
    /// Its key.
    pub id: AwardId,
    /// The name of its address.
    pub token: Token,
    /// The run.
    pub run: RunId,
    /// Whose it is.
    pub person: PersonId,
    /// The name on it.
    pub name: Name,
    /// When it is awarded.
    pub awarded_at: Timestamp,
    /// What the person did on the way.
    pub path: Path,
    /// Who finds it.
    pub visibility: Visibility,
}

/// Which of a person's awards are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listed {
    /// All of them: for the person.
    All,
    /// Those that the person shows.
    Shown,
}

/// The certificate at an address.
pub async fn sheet(session: &Session, token: &Token) -> Result<Option<Sheet>, Fault> {
    let row = session.opt(&SHEET, params![token]).await?;
    Ok(row.map(Sheet::from))
}

/// A person's awards, the newest first, behind the one of that address.
pub async fn awards_of(
    session: &Session,
    person: PersonId,
    listed: Listed,
    behind: Option<&Token>,
    limit: i64,
) -> Result<Vec<AwardRow>, Fault> {
    let statement = match listed {
        Listed::All => &AWARDS_OF,
        Listed::Shown => &SHOWN_AWARDS_OF,
    };
    let behind = behind.map(Token::as_str);
    session.all(statement, params![person, behind, limit]).await
}

/// The award of a person in a run, if there is one: for the home of the run.
pub async fn award_in(
    session: &Session,
    run: RunId,
    person: PersonId,
) -> Result<Option<AwardRow>, Fault> {
    session.opt(&AWARD_IN, params![run, person]).await
}

/// The awards of a run, behind that person: for those who care for the run.
pub async fn awards_in(
    session: &Session,
    run: RunId,
    behind: Option<PersonId>,
    limit: i64,
) -> Result<Vec<RunAward>, Fault> {
    let behind = behind.unwrap_or(PersonId::from_raw(i64::MIN));
    session.all(&AWARDS_IN, params![run, behind, limit]).await
}

/// Those of these people who have a seat in a run and no award for it.
pub(crate) async fn candidates(
    session: &Session,
    run: RunId,
    people: &[PersonId],
) -> Result<Vec<Candidate>, Fault> {
    let people = keys(people.iter().copied());
    session.all(&CANDIDATES, params![run, people]).await
}

/// In how many weeks, counted from that moment, each of these people did something in a run.
pub(crate) async fn weeks(
    session: &Session,
    run: RunId,
    people: &[PersonId],
    from: Timestamp,
) -> Result<HashMap<PersonId, u32>, Fault> {
    let people = keys(people.iter().copied());
    let rows = session.all(&WEEKS, params![run, people, from]).await?;
    Ok(rows
        .into_iter()
        .map(|(person, weeks)| (person, u32::try_from(weeks).unwrap_or_default()))
        .collect())
}

/// Puts awards down; whoever has one for the run already keeps it.
pub(crate) async fn add(tx: &Tx, awards: &[NewAward]) -> Result<(), Fault> {
    let rows = awards.iter().map(|award| {
        params![
            award.id,
            award.token,
            award.run,
            award.person,
            award.name,
            award.awarded_at,
            award.path.tasks_done,
            award.path.reviews_given,
            award.path.peers_reading,
            award.path.weeks,
            award.visibility
        ]
        .map(::store::Value::into_owned)
        .to_vec()
    });
    tx.run_many(&ADD_AWARD, rows).await?;
    Ok(())
}

/// Saves the name on an award and who finds it.
pub(crate) async fn save(tx: &Tx, award: &Award) -> Result<(), Fault> {
    tx.run(&SAVE_AWARD, params![award.id, award.name, award.visibility])
        .await?;
    Ok(())
}

/// Saves that an award was revoked, and by whom. A valid one stays as it is.
pub(crate) async fn save_verdict(tx: &Tx, award: &Award, by: PersonId) -> Result<(), Fault> {
    if let Verdict::Revoked { at, why } = &award.verdict {
        tx.run(&REVOKE_AWARD, params![award.id, at, by, why])
            .await?;
    }
    Ok(())
}

/// The owners of these awards who have a confirmed address.
pub(crate) async fn readers(session: &Session, awards: &[AwardId]) -> Result<Vec<Reader>, Fault> {
    session.all(&READERS, &[keys(awards.iter().copied())]).await
}

/// Those of these people who got a letter about a fact already.
pub(crate) async fn told(
    session: &Session,
    fact: i64,
    people: &[PersonId],
) -> Result<HashSet<PersonId>, Fault> {
    let people = keys(people.iter().copied());
    let rows = session.all(&TOLD, params![fact, people]).await?;
    Ok(rows.into_iter().map(|(person,)| person).collect())
}

/// Remembers who got a letter about a fact.
pub(crate) async fn tell(tx: &Tx, fact: i64, people: &[PersonId]) -> Result<(), Fault> {
    let rows = people.iter().map(|person| {
        params![fact, *person]
            .map(::store::Value::into_owned)
            .to_vec()
    });
    tx.run_many(&TELL, rows).await?;
    Ok(())
}

/// What this room keeps about a person, for that person.
pub(crate) async fn take_out(
    session: &Session,
    person: PersonId,
) -> Result<Vec<serde_json::Value>, Fault> {
    let rows = session.all(&TAKE_OUT, params![person]).await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            serde_json::json!({
                "address": row.token,
                "run": row.run_slug,
                "name_on_it": row.name_on_it,
                "awarded_at": row.awarded_at.to_string(),
                "tasks_done": row.tasks_done,
                "reviews_given": row.reviews_given,
                "peers_who_read": row.peers_read,
                "weeks": row.weeks,
                "visibility": row.visibility,
                "revoked_at": row.revoked_at.map(|at| at.to_string()),
                "revoked_why": row.revoked_why,
            })
        })
        .collect())
}

/// Takes a person's name off all certificates and out of this room's letters.
pub(crate) async fn erase(tx: &Tx, person: PersonId) -> Result<(), Fault> {
    tx.run(&ERASE_NAME, params![person]).await?;
    tx.run(&ERASE_WHY, params![person]).await?;
    tx.run(&ERASE_REVOKER, params![person]).await?;
    tx.run(&ERASE_TOLD, params![person]).await?;
    Ok(())
}
