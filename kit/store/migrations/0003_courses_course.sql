-- Courses: the design of what is learned here, in versions.

CREATE TABLE course (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    language TEXT NOT NULL,
    language_guessed BOOLEAN NOT NULL,
    made_from_version_id BIGINT,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX course_made_by ON course (made_by);

-- for_run_id: the run whose organizers write this version while the run still uses another one.
CREATE TABLE course_version (
    id BIGINT PRIMARY KEY,
    course_id BIGINT NOT NULL REFERENCES course (id),
    number BIGINT NOT NULL,
    state TEXT NOT NULL,
    made_from_version_id BIGINT,
    for_run_id BIGINT,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    summary TEXT NOT NULL,
    summary_html TEXT NOT NULL,
    outcomes TEXT NOT NULL,
    outcomes_html TEXT NOT NULL,
    prerequisites TEXT NOT NULL,
    prerequisites_html TEXT NOT NULL,
    weekly_hours BIGINT,
    level TEXT,
    licence TEXT NOT NULL,
    tasks_needed BIGINT NOT NULL,
    reviews_needed BIGINT NOT NULL,
    note TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BIGINT,
    published_at BIGINT,
    version BIGINT NOT NULL,
    UNIQUE (course_id, number)
);
CREATE INDEX course_version_for_run ON course_version (for_run_id);
CREATE INDEX course_version_made_by ON course_version (made_by);
CREATE INDEX course_version_made_from ON course_version (made_from_version_id);

CREATE TABLE unit (
    id BIGINT PRIMARY KEY,
    version_id BIGINT NOT NULL REFERENCES course_version (id),
    position BIGINT NOT NULL,
    token TEXT NOT NULL,
    title TEXT NOT NULL,
    intro TEXT NOT NULL,
    intro_html TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (version_id, token)
);
CREATE INDEX unit_version_position ON unit (version_id, position);

-- A token stays the same from version to version, so that links keep leading to the activity.
CREATE TABLE activity (
    id BIGINT PRIMARY KEY,
    version_id BIGINT NOT NULL REFERENCES course_version (id),
    unit_id BIGINT NOT NULL REFERENCES unit (id),
    position BIGINT NOT NULL,
    token TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    minutes BIGINT,
    lineage_id BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (version_id, token)
);
CREATE INDEX activity_unit_position ON activity (unit_id, position);
CREATE INDEX activity_lineage ON activity (lineage_id);

CREATE TABLE material (
    id BIGINT PRIMARY KEY,
    version_id BIGINT NOT NULL REFERENCES course_version (id),
    activity_id BIGINT NOT NULL REFERENCES activity (id),
    position BIGINT NOT NULL,
    token TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    licence TEXT NOT NULL,
    minutes BIGINT,
    checked_at BIGINT,
    note TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (version_id, token)
);
CREATE INDEX material_activity_position ON material (activity_id, position);

CREATE TABLE criterion (
    id BIGINT PRIMARY KEY,
    version_id BIGINT NOT NULL REFERENCES course_version (id),
    activity_id BIGINT NOT NULL REFERENCES activity (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    prompt TEXT NOT NULL,
    weight BIGINT NOT NULL
);
CREATE INDEX criterion_version ON criterion (version_id);
CREATE INDEX criterion_activity_position ON criterion (activity_id, position);

CREATE TABLE level (
    id BIGINT PRIMARY KEY,
    version_id BIGINT NOT NULL REFERENCES course_version (id),
    criterion_id BIGINT NOT NULL REFERENCES criterion (id),
    position BIGINT NOT NULL,
    title TEXT NOT NULL,
    description TEXT NOT NULL
);
CREATE INDEX level_version ON level (version_id);
CREATE INDEX level_criterion_position ON level (criterion_id, position);

CREATE TABLE course_tag (
    course_id BIGINT NOT NULL REFERENCES course (id),
    tag TEXT NOT NULL,
    PRIMARY KEY (course_id, tag)
);
CREATE INDEX course_tag_tag ON course_tag (tag, course_id);

-- One row a course for the catalogue, written again by every act that changes what it shows.
CREATE TABLE course_listing (
    course_id BIGINT PRIMARY KEY REFERENCES course (id),
    slug TEXT NOT NULL,
    version_id BIGINT NOT NULL,
    title TEXT NOT NULL,
    question TEXT NOT NULL,
    language TEXT NOT NULL,
    weekly_hours BIGINT,
    units BIGINT NOT NULL,
    state TEXT NOT NULL,
    run_id BIGINT,
    run_slug TEXT,
    starts_on TEXT,
    ends_on TEXT,
    seats BIGINT NOT NULL,
    seats_taken BIGINT NOT NULL,
    organizers BIGINT NOT NULL,
    runs BIGINT NOT NULL,
    listed_at BIGINT NOT NULL
);
CREATE INDEX course_listing_listed ON course_listing (listed_at DESC, course_id DESC);
CREATE INDEX course_listing_state ON course_listing (state, listed_at DESC, course_id DESC);
CREATE INDEX course_listing_run ON course_listing (run_id);
CREATE INDEX course_listing_language ON course_listing (language, listed_at DESC, course_id DESC);

CREATE SEARCH TABLE course_words;
