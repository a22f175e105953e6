-- Awards: who completed which run. Whoever has the address of an award may check it.

-- name_on_it: nothing where the person left. The counts are the path that the pattern is grown from; they never change.
CREATE TABLE award (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    run_id BIGINT NOT NULL REFERENCES run (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    name_on_it TEXT,
    awarded_at BIGINT NOT NULL,
    tasks_done BIGINT NOT NULL,
    reviews_given BIGINT NOT NULL,
    peers_read BIGINT NOT NULL,
    weeks BIGINT NOT NULL,
    visibility TEXT NOT NULL,
    revoked_at BIGINT,
    revoked_by BIGINT,
    revoked_why TEXT,
    UNIQUE (run_id, person_id)
);
CREATE INDEX award_person ON award (person_id, id);
CREATE INDEX award_revoked_by ON award (revoked_by);

-- Who was already written to about a fact, so that nobody gets a letter twice.
CREATE TABLE award_letter (
    fact_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (fact_id, person_id)
);
CREATE INDEX award_letter_person ON award_letter (person_id);
