-- Whose words a letter carries to others, so that it goes when they go.
ALTER TABLE letter ADD COLUMN author_id BIGINT;
CREATE INDEX letter_author ON letter (author_id, id);
CREATE INDEX letter_address ON letter (to_address, id);
