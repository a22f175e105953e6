-- Discussion: the threads of a run, their posts, thanks, and how far each person has read.

-- activity_id: the lineage of the activity that the thread is about, so that it stays there from version to version.
-- branches: how many posts stand at the top of the thread; the next one there gets the next number of its path.
CREATE TABLE thread (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    run_id BIGINT NOT NULL REFERENCES run (id),
    activity_id BIGINT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    author_id BIGINT,
    made_at BIGINT NOT NULL,
    last_post_at BIGINT NOT NULL,
    post_count BIGINT NOT NULL,
    branches BIGINT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX thread_run_last ON thread (run_id, last_post_at DESC, id DESC);
CREATE INDEX thread_run_activity ON thread (run_id, activity_id, last_post_at DESC, id DESC);
CREATE INDEX thread_author ON thread (author_id, id);

-- path: the place of the post in reading order, as text that sorts: one segment a level, each a digit that counts the digits
-- of its number and the number in base 36 ("11", "1z", "210"). A reply's path begins with the path of the post above it.
-- branches: how many posts hang directly below this one by path.
CREATE TABLE post (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    thread_id BIGINT NOT NULL REFERENCES thread (id),
    parent_id BIGINT,
    depth BIGINT NOT NULL,
    path TEXT NOT NULL,
    branches BIGINT NOT NULL,
    author_id BIGINT,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    language TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    edited_at BIGINT,
    thanks_count BIGINT NOT NULL,
    state TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (thread_id, path)
);
CREATE INDEX post_thread_made ON post (thread_id, made_at);
CREATE INDEX post_author ON post (author_id, id);
CREATE INDEX post_parent ON post (parent_id);

-- What a post said before it was edited.
CREATE TABLE post_version (
    post_id BIGINT NOT NULL REFERENCES post (id),
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    replaced_at BIGINT NOT NULL,
    PRIMARY KEY (post_id, version)
);

CREATE TABLE thanks (
    post_id BIGINT NOT NULL REFERENCES post (id),
    person_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (post_id, person_id)
);
CREATE INDEX thanks_person ON thanks (person_id, post_id);

-- How far somebody has read: posts made after that moment are new to them.
CREATE TABLE reading (
    person_id BIGINT NOT NULL,
    thread_id BIGINT NOT NULL REFERENCES thread (id),
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, thread_id)
);
CREATE INDEX reading_thread ON reading (thread_id);

-- Who got a letter about an announcement already, so that nobody gets it twice.
CREATE TABLE announcement_letter (
    fact_id BIGINT NOT NULL,
    person_id BIGINT NOT NULL,
    PRIMARY KEY (fact_id, person_id)
);
CREATE INDEX announcement_letter_person ON announcement_letter (person_id);
