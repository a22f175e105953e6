//! Rubrics, submissions, allocation and reviews.
