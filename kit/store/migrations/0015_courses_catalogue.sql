-- Every change of the catalogue has a number, so that a process that remembers the catalogue knows what it has not seen yet.

ALTER TABLE course_listing ADD COLUMN edition BIGINT NOT NULL DEFAULT 0;
CREATE INDEX course_listing_edition ON course_listing (edition);

-- One row: the number of the last change. Whoever changes the catalogue takes the next one first, so they come one by one.
CREATE TABLE catalogue_edition (
    id BIGINT PRIMARY KEY,
    edition BIGINT NOT NULL
);
INSERT INTO catalogue_edition (id, edition) VALUES (1, 0);
