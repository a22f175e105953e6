-- Work that participants hand in, and what their peers say about it.

-- task_id: the lineage of the task, so that a work stays with its task when the run moves to another version.
CREATE TABLE submission (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    run_id BIGINT NOT NULL REFERENCES run (id),
    task_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    versions BIGINT NOT NULL,
    handed_in_at BIGINT NOT NULL,
    latest_at BIGINT NOT NULL,
    released_at BIGINT,
    UNIQUE (run_id, task_id, person_id)
);
CREATE INDEX submission_run_task ON submission (run_id, task_id, id);
CREATE INDEX submission_run_person ON submission (run_id, person_id);
CREATE INDEX submission_person ON submission (person_id, id);

-- activity_id and course_version_id: the task as it was worded when this version answered it.
CREATE TABLE submission_version (
    id BIGINT PRIMARY KEY,
    submission_id BIGINT NOT NULL REFERENCES submission (id),
    number BIGINT NOT NULL,
    activity_id BIGINT NOT NULL,
    course_version_id BIGINT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    link TEXT,
    file_token TEXT UNIQUE,
    file_key TEXT,
    file_name TEXT,
    file_kind TEXT,
    file_size BIGINT,
    sha256 TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (submission_id, number)
);
CREATE INDEX submission_version_file ON submission_version (file_key);

-- activity_id: the task with the rubric that the reviews of this round use. deals: how often reviews were dealt out.
CREATE TABLE review_round (
    id BIGINT PRIMARY KEY,
    run_id BIGINT NOT NULL REFERENCES run (id),
    task_id BIGINT NOT NULL,
    activity_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    works BIGINT NOT NULL,
    opened_at BIGINT,
    opened_by BIGINT,
    released_at BIGINT,
    seed BYTEA NOT NULL,
    deals BIGINT NOT NULL,
    per_work BIGINT NOT NULL,
    relaxed TEXT NOT NULL,
    UNIQUE (run_id, task_id)
);
CREATE INDEX review_round_state ON review_round (state, id);
CREATE INDEX review_round_opened_by ON review_round (opened_by);

-- number: which review this is for its reviewer in its round; the work is called by it, because it has no name for them.
CREATE TABLE review (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    round_id BIGINT NOT NULL REFERENCES review_round (id),
    run_id BIGINT NOT NULL REFERENCES run (id),
    submission_id BIGINT NOT NULL REFERENCES submission (id),
    reviewer_id BIGINT NOT NULL,
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    version_number BIGINT,
    assigned_at BIGINT NOT NULL,
    given_at BIGINT,
    useful TEXT,
    saved BIGINT NOT NULL,
    UNIQUE (submission_id, reviewer_id)
);
CREATE INDEX review_reviewer ON review (reviewer_id, id);
CREATE INDEX review_reviewer_state ON review (reviewer_id, state, id);
CREATE INDEX review_run_reviewer ON review (run_id, reviewer_id);
CREATE INDEX review_round_reviewer ON review (round_id, reviewer_id);

-- level: the position of the level, 0 is the lowest; nothing where only a draft was kept.
CREATE TABLE review_mark (
    review_id BIGINT NOT NULL REFERENCES review (id),
    criterion_id BIGINT NOT NULL,
    level BIGINT,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    PRIMARY KEY (review_id, criterion_id)
);

-- Who was already written to about a fact, so that nobody gets a letter twice.
CREATE TABLE assessment_letter (
    fact_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (fact_id, person_id)
);
CREATE INDEX assessment_letter_person ON assessment_letter (person_id);
