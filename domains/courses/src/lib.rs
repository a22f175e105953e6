//! Courses, their versions, runs, enrollment, units, activities, materials and tasks.
