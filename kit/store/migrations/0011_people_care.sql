-- Care for people: what they agreed to by version, where they are signed in, links in letters, reports, suspensions, and what
-- stewards did.

-- agreed_at: until when somebody agreed to every document that was in force.
ALTER TABLE person ADD COLUMN agreed_at BIGINT NOT NULL DEFAULT 0;
UPDATE person SET agreed_at = made_at;
CREATE INDEX person_steward ON person (id) WHERE standing = 'steward';

-- Which version of a document is in force since when, and what changed in it.
CREATE TABLE document_version (
    document TEXT NOT NULL,
    version TEXT NOT NULL,
    since BIGINT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (document, version)
);
CREATE INDEX document_version_since ON document_version (since);
INSERT INTO document_version (document, version, since, note) VALUES ('terms', '2026-11-01', 0, '');
INSERT INTO document_version (document, version, since, note) VALUES ('privacy', '2026-11-01', 0, '');
INSERT INTO document_version (document, version, since, note) VALUES ('contribution-licence', '2026-11-01', 0, '');

-- seen_at: roughly when the session was last used, written at most once a day. browser: its family and system, as `Firefox, Linux`.
ALTER TABLE session ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT '';
UPDATE session SET seen_at = made_at;

-- Links in letters and in the log carry a token; its SHA-256 is kept until it is used or ends. The one that makes the first
-- steward is for nobody in particular.
CREATE TABLE account_link (
    hash BYTEA PRIMARY KEY,
    person_id BIGINT REFERENCES person (id),
    purpose TEXT NOT NULL,
    address TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX account_link_of_person ON account_link (person_id, purpose);
CREATE INDEX account_link_by_end ON account_link (ends_at);
INSERT INTO account_link (hash, person_id, purpose, address, ends_at)
    SELECT hash, person_id, purpose, address, ends_at FROM mail_token;
DROP TABLE mail_token;

-- Somebody says that something is not as it should be. subject: the handle, token or slug of what is meant; about_id: the person
-- who is responsible for it. outcome: what a steward decided; nothing while the report is open.
CREATE TABLE report (
    id BIGINT PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    address TEXT NOT NULL,
    about_id BIGINT,
    reporter_id BIGINT,
    reason TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    outcome TEXT,
    settled_at BIGINT,
    settled_by BIGINT,
    why TEXT NOT NULL
);
CREATE INDEX report_open ON report (id) WHERE settled_at IS NULL;
CREATE INDEX report_about ON report (about_id, id);
CREATE INDEX report_reporter ON report (reporter_id, id);
CREATE INDEX report_settled_by ON report (settled_by, id);

-- A person who may not act towards others for now.
CREATE TABLE suspension (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    since BIGINT NOT NULL,
    why TEXT NOT NULL,
    lifted_at BIGINT
);
CREATE INDEX suspension_of_person ON suspension (person_id, id);
CREATE UNIQUE INDEX suspension_in_force ON suspension (person_id) WHERE lifted_at IS NULL;

-- Who of the stewards did what, when and why. by_id: nobody for what was done by a command on the machine.
CREATE TABLE steward_act (
    id BIGINT PRIMARY KEY,
    by_id BIGINT,
    kind TEXT NOT NULL,
    about_id BIGINT,
    address TEXT NOT NULL,
    why TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX steward_act_by ON steward_act (by_id, id);
CREATE INDEX steward_act_about ON steward_act (about_id, id);
