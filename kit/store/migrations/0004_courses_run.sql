-- Runs: a course version on dates of its own, who has a seat in it, and what people did there.

-- closes_at: the moment at which the wall time of signup_closes is over, for asking across zones.
-- turns: how many places in the line were given out; the next one to sign up gets the next number.
CREATE TABLE run (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    course_id BIGINT NOT NULL REFERENCES course (id),
    version_id BIGINT NOT NULL REFERENCES course_version (id),
    state TEXT NOT NULL,
    state_since BIGINT NOT NULL,
    paused_in TEXT,
    zone TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    signup_closes TEXT,
    closes_at BIGINT,
    seats BIGINT NOT NULL,
    seats_taken BIGINT NOT NULL,
    waiting_count BIGINT NOT NULL,
    turns BIGINT NOT NULL,
    signup_question TEXT NOT NULL,
    audience TEXT NOT NULL,
    next_date TEXT,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX run_course ON run (course_id, id);
CREATE INDEX run_version ON run (version_id);
CREATE INDEX run_state_closes ON run (state, closes_at, id);
CREATE INDEX run_state ON run (state, id);
CREATE INDEX run_made_by ON run (made_by);

CREATE TABLE run_transition (
    id BIGINT PRIMARY KEY,
    run_id BIGINT NOT NULL REFERENCES run (id),
    from_state TEXT,
    to_state TEXT NOT NULL,
    person_id BIGINT,
    at BIGINT NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX run_transition_run ON run_transition (run_id, id);
CREATE INDEX run_transition_person ON run_transition (person_id);

CREATE TABLE organizer (
    run_id BIGINT NOT NULL REFERENCES run (id),
    person_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (run_id, person_id)
);
CREATE INDEX organizer_person ON organizer (person_id, run_id);

-- turn: the place in the line, given once and never changed while somebody waits.
CREATE TABLE enrollment (
    id BIGINT PRIMARY KEY,
    run_id BIGINT NOT NULL REFERENCES run (id),
    person_id BIGINT NOT NULL,
    state TEXT NOT NULL,
    turn BIGINT NOT NULL,
    answer TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    since BIGINT NOT NULL,
    UNIQUE (run_id, person_id)
);
CREATE INDEX enrollment_run_state_turn ON enrollment (run_id, state, turn);
CREATE INDEX enrollment_person ON enrollment (person_id, run_id);

-- activity_id: the lineage of the activity, so that a mark stays when the run moves to another version.
CREATE TABLE mark (
    run_id BIGINT NOT NULL REFERENCES run (id),
    person_id BIGINT NOT NULL,
    activity_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (run_id, person_id, activity_id)
);
CREATE INDEX mark_person ON mark (person_id);

CREATE TABLE act (
    id BIGINT PRIMARY KEY,
    run_id BIGINT NOT NULL REFERENCES run (id),
    person_id BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject BIGINT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX act_run_person ON act (run_id, person_id, id);
CREATE INDEX act_person ON act (person_id, id);

-- Who was already written to about a fact, so that nobody gets a letter twice.
CREATE TABLE run_letter (
    fact_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (fact_id, person_id)
);
CREATE INDEX run_letter_person ON run_letter (person_id);
