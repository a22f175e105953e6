-- What the kit itself keeps: facts, jobs and letters.

CREATE TABLE fact (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    payload TEXT NOT NULL,
    person_id BIGINT,
    at BIGINT NOT NULL
);
CREATE INDEX fact_kind_subject ON fact (kind, subject, id);
CREATE INDEX fact_person ON fact (person_id, id);

CREATE TABLE job (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    lease_until BIGINT NOT NULL,
    last_error TEXT,
    unique_key TEXT UNIQUE
);
CREATE INDEX job_due ON job (run_at, id) WHERE state = 'waiting';
CREATE INDEX job_state ON job (state, id);

CREATE TABLE letter (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    person_id BIGINT,
    to_address TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    failed_at BIGINT,
    last_error TEXT
);
CREATE INDEX letter_person ON letter (person_id, id);
