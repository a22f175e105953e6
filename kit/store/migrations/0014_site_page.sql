-- Pages of the site that stewards write: what they say in each language, in every version, and where they stand.

-- place: foot (in the foot of every page), aside (found by its address and by links), away (shown to stewards only).
CREATE TABLE site_page (
    id BIGINT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    place TEXT NOT NULL,
    position BIGINT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX site_page_by_place ON site_page (place, position, slug);

-- What a page says: its newest version in each language, and all before. Texts that came with the program have no author and are
-- of the beginning of time.
CREATE TABLE site_page_version (
    page_id BIGINT NOT NULL REFERENCES site_page (id),
    language TEXT NOT NULL,
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    body_html TEXT NOT NULL,
    author_id BIGINT,
    why TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (page_id, language, number)
);
CREATE INDEX site_page_version_author ON site_page_version (author_id, made_at);
