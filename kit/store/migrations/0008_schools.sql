-- Schools: clusters of courses with a charter and stewards.

CREATE TABLE school (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    summary TEXT NOT NULL,
    charter TEXT NOT NULL,
    charter_html TEXT NOT NULL,
    language TEXT NOT NULL,
    pattern_seed TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE school_course (
    school_id BIGINT NOT NULL REFERENCES school (id),
    course_id BIGINT NOT NULL REFERENCES course (id),
    added_at BIGINT NOT NULL,
    PRIMARY KEY (school_id, course_id)
);
CREATE INDEX school_course_course ON school_course (course_id, school_id);

CREATE TABLE school_steward (
    school_id BIGINT NOT NULL REFERENCES school (id),
    person_id BIGINT NOT NULL REFERENCES person (id),
    position BIGINT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (school_id, person_id)
);
CREATE INDEX school_steward_person ON school_steward (person_id, school_id);
