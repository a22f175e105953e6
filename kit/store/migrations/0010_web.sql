-- Forms that were taken, so that a double click has one effect. Rows older than a day are swept.
CREATE TABLE sent_form (
    token TEXT NOT NULL,
    person_id BIGINT NOT NULL,
    leads_to TEXT NOT NULL,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, token)
);
CREATE INDEX sent_form_by_age ON sent_form (sent_at);
