schools-title = Schools
schools-lede = Courses that belong together, with a charter that says what they stand for.
schools-list = All schools
schools-none = No school yet
schools-none-text = A school gathers courses that belong together. Until there is one, every course is in the catalogue.
schools-none-act = See all courses
schools-courses-count = { $count ->
    [0] no course yet
    [one] one course
   *[other] { $count } courses
 }
schools-starts = Starts { $day }
schools-hours = { $count ->
    [one] one hour a week
   *[other] { $count } hours a week
 }
schools-seats-left = { $count ->
    [one] one seat left
   *[other] { $count } seats left
 }
schools-waiting-list = waiting list
schools-running = running
schools-in-preparation = in preparation
schools-crumbs = Where you are
schools-about = About this school
schools-courses = Courses
schools-no-courses = No course yet
schools-no-courses-text = The courses of this school will stand here when their stewards have chosen them.
schools-charter = Charter
schools-stewards = Stewards
schools-stewards-text = They keep the charter and choose the courses.
schools-no-stewards = The stewards of the site care for this school.
schools-edit = Edit this school
schools-edit-of = Edit { $name }
schools-name = Name
schools-summary = Summary
schools-summary-hint = One line: what people learn here.
schools-charter-text = Charter
schools-charter-hint = What the school stands for, and what it asks of courses and of people. Markdown works.
schools-language = Language of the charter
schools-save = Save the charter
schools-cancel = Cancel
schools-saved = The charter is saved.
schools-course = Course
schools-course-hint = Its address, or the last part of it.
schools-add = Add a course
schools-remove = Remove
schools-course-added = The course stands in the school now.
schools-course-removed = The course is out of the school. It stays in the catalogue.
schools-changed-meanwhile = Somebody else saved the charter while you wrote. Read theirs on the page of the school; when you save again, yours replaces it.
schools-no-such-course = There is no course at that address.
schools-course-already-here = This course stands in the school already.
