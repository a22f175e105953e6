-- How much of what may be done so many times was done lately: until when it counts. The subject is the name of the pace and a
-- SHA-256: of a mail address, a person's key, a network. Rows that count for nothing any more are swept.
CREATE TABLE pace (
    subject TEXT PRIMARY KEY,
    spent_until BIGINT NOT NULL
);
CREATE INDEX pace_by_end ON pace (spent_until);

-- What was tried by mail address is counted there now.
DROP TABLE attempt;
