//! The keys of this room.

base::id!(
    /// A course: the design of what is learned.
    CourseId
);
base::id!(
    /// One version of a course.
    VersionId
);
base::id!(
    /// A unit of a version, usually a week.
    UnitId
);
base::id!(
    /// An activity of a version.
    ActivityId
);
base::id!(
    /// A material of an activity.
    MaterialId
);
base::id!(
    /// A criterion of a task's rubric.
    CriterionId
);
base::id!(
    /// A level of a criterion.
    LevelId
);
base::id!(
    /// One dated running of a course version.
    RunId
);
base::id!(
    /// A person's place in a run.
    EnrollmentId
);
