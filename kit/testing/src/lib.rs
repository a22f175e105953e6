//! A world for tests: database, browser without a screen, mailbox, clock.
