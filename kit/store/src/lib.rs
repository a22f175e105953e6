//! One face over SQLite and PostgreSQL, with migrations, facts, jobs, mail outbox and files.
