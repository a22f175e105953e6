-- Editions: the frozen form of finished runs, and what old sites said that no other room keeps.

-- source_key: what the run was called where it comes from, for example 'p2pu:13707'.
-- said_status, said_seats: the words and the number of the old site, as they stood there.
CREATE TABLE edition (
    run_id BIGINT PRIMARY KEY REFERENCES run (id),
    frozen_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    began BOOLEAN NOT NULL,
    licence TEXT NOT NULL,
    attribution TEXT NOT NULL,
    source_name TEXT,
    source_url TEXT,
    source_key TEXT UNIQUE,
    said_status TEXT,
    said_seats BIGINT
);
CREATE INDEX edition_ended ON edition (ended_at DESC, run_id DESC);

-- Where a page of an old site is now. The path has no host, no leading slash, no school before it and no '.html'.
CREATE TABLE old_address (
    path TEXT PRIMARY KEY,
    leads_to TEXT NOT NULL
);

-- Who wrote a document of an old site, and when. lineage_id is the activity that it became.
CREATE TABLE old_document (
    lineage_id BIGINT PRIMARY KEY,
    run_id BIGINT NOT NULL REFERENCES run (id),
    person_id BIGINT,
    at BIGINT,
    revisions BIGINT NOT NULL
);
CREATE INDEX old_document_run ON old_document (run_id, lineage_id);
CREATE INDEX old_document_person ON old_document (person_id);

-- rank: 1 is the newest. body_html is missing where only the line in the list was kept.
CREATE TABLE old_revision (
    lineage_id BIGINT NOT NULL,
    rank BIGINT NOT NULL,
    run_id BIGINT NOT NULL REFERENCES run (id),
    number BIGINT NOT NULL,
    person_id BIGINT,
    at BIGINT,
    log TEXT NOT NULL,
    is_current BOOLEAN NOT NULL,
    title TEXT,
    body_html TEXT,
    PRIMARY KEY (lineage_id, rank)
);
CREATE INDEX old_revision_run ON old_revision (run_id);
CREATE INDEX old_revision_person ON old_revision (person_id);

-- What an import has planned and done. The address is settled before anything is put down, so that texts can link to it.
CREATE TABLE import_item (
    source TEXT NOT NULL,
    item TEXT NOT NULL,
    slug TEXT NOT NULL,
    digest TEXT,
    run_id BIGINT,
    done_at BIGINT,
    PRIMARY KEY (source, item)
);
CREATE INDEX import_item_run ON import_item (run_id);

-- Which person somebody of an old site became. Nobody where they asked to be taken out: they stay out.
CREATE TABLE imported_person (
    source TEXT NOT NULL,
    handle TEXT NOT NULL,
    person_id BIGINT,
    PRIMARY KEY (source, handle)
);
CREATE INDEX imported_person_person ON imported_person (person_id);
