-- What is new to a reader is counted without looking at the posts themselves, which may be long.

CREATE INDEX post_thread_new ON post (thread_id, made_at, state, author_id);
DROP INDEX post_thread_made;
