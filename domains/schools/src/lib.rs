//! Schools: clusters of courses with a charter and stewards.
