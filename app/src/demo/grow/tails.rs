//! How things were spread in the archive of the first Peer 2 Peer University (128 courses, 4,087 memberships, 8,211 posts): a few
//! of everything are many times larger than the middle, and much is empty.

use super::draw::Tail;

/// Members of a course.
pub const MEMBERS: &Tail = &[
    (0.0, 1.0),
    (0.25, 9.0),
    (0.5, 19.0),
    (0.75, 35.0),
    (0.9, 78.0),
    (0.99, 199.0),
    (1.0, 289.0),
];

/// Seats of a course: most courses had more members than seats.
pub const SEATS: &Tail = &[
    (0.0, 5.0),
    (0.25, 12.0),
    (0.5, 20.0),
    (0.75, 30.0),
    (0.9, 60.0),
    (1.0, 250.0),
];

/// Organizers of a course.
pub const ORGANIZERS: &Tail = &[
    (0.0, 1.0),
    (0.74, 1.0),
    (0.94, 2.0),
    (0.97, 4.0),
    (1.0, 11.0),
];

/// In how many courses a person is: a seventh in none.
pub const COURSES_OF_PERSON: &[f64] = &[
    0.149, 0.675, 0.1276, 0.029, 0.0132, 0.004, 0.0034, 0.0004, 0.0003, 0.0002, 0.0002, 0.0001,
    0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001, 0.0001,
];

/// Threads of a course: a quarter has none.
pub const THREADS: &Tail = &[
    (0.0, 0.0),
    (0.25, 0.0),
    (0.26, 1.0),
    (0.5, 5.0),
    (0.75, 11.0),
    (0.9, 16.0),
    (1.0, 38.0),
];

/// Posts of a thread: a fifth has no reply.
pub const POSTS: &Tail = &[
    (0.0, 1.0),
    (0.20, 1.0),
    (0.25, 2.0),
    (0.5, 5.0),
    (0.75, 11.0),
    (0.9, 24.0),
    (0.99, 67.0),
    (1.0, 95.0),
];

/// How deep replies nest in a thread: in more than half not at all.
pub const DEPTH: &[f64] = &[
    0.56, 0.229, 0.094, 0.065, 0.024, 0.018, 0.004, 0.002, 0.001, 0.001, 0.001, 0.001,
];

/// Characters of a post.
pub const POST_LENGTH: &Tail = &[
    (0.0, 12.0),
    (0.25, 126.0),
    (0.5, 275.0),
    (0.75, 593.0),
    (0.9, 1_163.0),
    (0.99, 3_758.0),
    (0.9995, 14_000.0),
    (1.0, 19_000.0),
];

/// Characters of what was written on a course's wall; answers at sign-up are as long.
pub const ANSWER_LENGTH: &Tail = &[
    (0.0, 10.0),
    (0.25, 58.0),
    (0.5, 115.0),
    (0.75, 219.0),
    (0.9, 368.0),
    (1.0, 1_900.0),
];

/// Documents of a course: its activities.
pub const DOCUMENTS: &Tail = &[
    (0.0, 0.0),
    (0.05, 1.0),
    (0.25, 2.0),
    (0.5, 4.0),
    (0.75, 8.0),
    (0.9, 14.0),
    (0.99, 40.0),
    (1.0, 53.0),
];

/// Characters of a document: some are empty.
pub const DOCUMENT_LENGTH: &Tail = &[
    (0.0, 0.0),
    (0.07, 0.0),
    (0.08, 20.0),
    (0.25, 209.0),
    (0.5, 807.0),
    (0.75, 2_580.0),
    (0.9, 6_204.0),
    (0.99, 18_608.0),
    (1.0, 89_932.0),
];

/// How likely somebody writes in each hour of the day (in universal time): never quiet, most in the American evening.
pub const HOURS: &[f64] = &[
    353.0, 347.0, 355.0, 327.0, 292.0, 267.0, 227.0, 172.0, 163.0, 195.0, 178.0, 236.0, 277.0,
    318.0, 424.0, 451.0, 488.0, 515.0, 480.0, 517.0, 425.0, 412.0, 410.0, 381.0,
];

/// Days after which a course is half as busy.
pub const HALF_LIFE: f64 = 14.0;

/// How many of all posts the organizers write.
pub const BY_ORGANIZERS: f64 = 0.26;

/// How many come from people who are not, or no longer, in the course.
pub const BY_OTHERS: f64 = 0.053;

/// How many come from accounts that are gone.
pub const BY_NOBODY: f64 = 0.002;

/// How many posts somebody thanked for; most of these got one thank.
pub const THANKED: f64 = 0.034;
