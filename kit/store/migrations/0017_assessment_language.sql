-- The language in which a version of a work, and a review with its marks, is written; 'und' where nobody knows.
ALTER TABLE submission_version ADD COLUMN language TEXT NOT NULL DEFAULT 'und';
ALTER TABLE review ADD COLUMN language TEXT NOT NULL DEFAULT 'und';
