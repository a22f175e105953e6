-- Persons, how they sign in, and what they agreed to.

CREATE TABLE person (
    id BIGINT PRIMARY KEY,
    handle TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('member', 'imported', 'erased')),
    standing TEXT NOT NULL CHECK (standing IN ('unconfirmed', 'member', 'steward')),
    language TEXT,
    zone TEXT NOT NULL,
    about TEXT NOT NULL,
    about_html TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX person_by_name ON person (name_folded, id);

-- One row for each way in: a password (its subject is the person's key), a passkey, an account elsewhere.
CREATE TABLE sign_in_way (
    id BIGINT PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('password', 'passkey', 'oidc')),
    subject TEXT NOT NULL,
    secret TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    UNIQUE (kind, subject)
);
CREATE INDEX sign_in_way_of_person ON sign_in_way (person_id, id);

CREATE TABLE mail_address (
    person_id BIGINT PRIMARY KEY REFERENCES person (id),
    address TEXT NOT NULL UNIQUE,
    confirmed_at BIGINT
);

-- Sessions end on a day that is fixed when they begin; the cookie's value is kept as its SHA-256 only.
CREATE TABLE session (
    hash BYTEA PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX session_of_person ON session (person_id, ends_at);
CREATE INDEX session_by_end ON session (ends_at);

CREATE TABLE consent (
    person_id BIGINT NOT NULL REFERENCES person (id),
    document TEXT NOT NULL CHECK (document IN ('terms', 'privacy', 'contribution-licence')),
    version TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person_id, document, version)
);

-- Letters carry a token; its SHA-256 is kept until it is used or ends.
CREATE TABLE mail_token (
    hash BYTEA PRIMARY KEY,
    person_id BIGINT NOT NULL REFERENCES person (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('confirm')),
    address TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX mail_token_of_person ON mail_token (person_id, purpose);
CREATE INDEX mail_token_by_end ON mail_token (ends_at);

-- What was tried for a mail address lately: sign-ins and letters. The subject is the SHA-256 of the address.
CREATE TABLE attempt (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('sign-in', 'letter')),
    subject BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX attempt_of_subject ON attempt (kind, subject, at);
CREATE INDEX attempt_by_age ON attempt (at);
