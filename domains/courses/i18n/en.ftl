# course
courses-courses = Courses
courses-where = Where you are
courses-cancel = Cancel
courses-save = Save
courses-saved = Saved.
courses-edit = Edit
courses-remove = Remove
courses-removed = Removed.
courses-remove-question = Remove “{ $title }” with everything in it?
courses-move-up = Move up
courses-move-down = Move down
courses-somebody = somebody
courses-draft = draft
courses-published = published
courses-language = Language
courses-licence = Licence
courses-licence-all-rights-reserved = all rights reserved, linked only
courses-licence-public-domain = public domain
courses-licence-unknown = licence unknown
courses-licence-other = another one, in words
courses-minutes = { $count ->
    [one] 1 minute
   *[other] { $count } minutes
 }
courses-weekly-hours = { $count ->
    [one] 1 hour a week
   *[other] { $count } hours a week
 }
courses-effort = Effort
courses-level = What it expects
courses-level-open = no previous knowledge
courses-level-basics = a first acquaintance with the subject
courses-level-practised = some practice in the subject
courses-level-unsaid = not said
courses-outcomes = What you can do afterwards
courses-prerequisites = What to bring
courses-completion = To complete it
courses-completion-none = Nothing is asked for: taking part is enough.
courses-completion-rule = { $tasks ->
    [one] 1 task done
   *[other] { $tasks } tasks done
 } and { $reviews ->
    [one] 1 review given
   *[other] { $reviews } reviews given
 }
courses-progress = { $tasks } of { $tasks-needed } tasks done, { $reviews } of { $reviews-needed } reviews given
courses-progress-label = Your progress
courses-kind-reading = Reading
courses-kind-task = Task
courses-kind-discussion = Discussion
courses-kind-review = Review
courses-kind-reading-meaning = read, watch or listen
courses-kind-task-meaning = make something and hand it in
courses-kind-discussion-meaning = talk about something
courses-kind-review-meaning = review the work of peers
courses-materials = Materials
courses-materials-none = Nothing to read, see or hear yet.
courses-material-checked = address checked on { $day }
courses-tasl-title = { $title }. { $licence }
courses-tasl-author = { $title } by { $author }. { $licence }
courses-tasl-source = { $title }, from { $source }. { $licence }
courses-tasl-whole = { $title } by { $author }, from { $source }. { $licence }
courses-rubric = What peers look at
courses-rubric-caption = Criteria and their levels, the lowest first
courses-rubric-none = There is no rubric yet. Without one, reviews are texts only.
courses-rubric-edit = Edit the rubric
courses-rubric-lede = Two or three criteria are plenty. Empty the title and the levels of a criterion to leave it out; save to get room for one more.
courses-criterion = Criterion
courses-criterion-numbered = Criterion { $number }
courses-criterion-title = Name
courses-criterion-prompt = Question to the reviewer
courses-criterion-prompt-hint = One question that the work answers with more or with less.
courses-criterion-weight = Weight
courses-criterion-weight-hint = 1 to 10: how much it counts beside the others.
courses-criterion-levels = Levels
courses-criterion-levels-hint = 2 to 6, one a line, the lowest first: a word, a colon, what a work on this level shows.
courses-level-numbered = Level { $number }
courses-weight-times = counts { $weight } times
courses-template-content = Content
courses-template-content-prompt = Does the work do what the task asks for?
courses-template-content-levels =
    Begins: parts of the task are missing
    Works: the task is done
    Shines: it goes further than the task
courses-template-clarity = Clarity
courses-template-clarity-prompt = Can a peer follow it without asking?
courses-template-clarity-levels =
    Begins: hard to follow
    Works: clear in most places
    Shines: clear from end to end
courses-syllabus = Syllabus
courses-syllabus-of = Syllabus: { $title }
courses-syllabus-empty = Nothing is written yet
courses-syllabus-empty-text = Units and activities will stand here as soon as the organizers write them.
courses-edit-begin = Write the syllabus
courses-unit-numbered = Unit { $number }
courses-unit-new = A new unit
courses-unit-add = Add a unit
courses-unit-add-first = Add the first unit
courses-unit-edit = Edit the unit
courses-unit-title = Title
courses-unit-title-hint = Usually a week: what it is about, in a few words.
courses-unit-intro = Introduction
courses-activity-new = A new activity
courses-activity-add = Add an activity
courses-activity-edit = Edit the activity
courses-activity-kind = What people do
courses-activity-title = Title
courses-activity-body = What to do
courses-activity-minutes = Minutes it takes
courses-material-new = A new material
courses-material-add = Add a material
courses-material-edit = Edit the material
courses-material-title = Title
courses-material-author = Author
courses-material-source = Source
courses-material-source-hint = The book, site or journal that it is from.
courses-material-url = Web address
courses-material-licence-hint = Look on the page of the material. What nobody allowed to copy may still be linked.
courses-material-licence-words = The licence in words
courses-material-minutes = Minutes it takes
courses-material-note = Why it is here, which pages to read
courses-new = Start a course
courses-new-title-hint = People see it in the catalogue: what is learned, in plain words.
courses-new-begin = Begin
courses-new-begun = Your course has begun. It is a draft: only you and your co-organizers can change it.
courses-new-next = What comes next
courses-new-next-syllabus = You write units and activities, with open materials.
courses-new-next-people = You find a co-organizer: courses with two organizers begin four times as often.
courses-new-next-open = You set dates and seats, and open sign-up.
courses-course-edit = Edit what the course says about itself
courses-course-title = Title
courses-course-question = The question it asks
courses-course-question-hint = One question that people want an answer to.
courses-course-summary = What it is about
courses-course-outcomes = What people can do afterwards
courses-course-prerequisites = What people should bring
courses-course-hours = Hours a week
courses-course-tasks = Tasks to be done
courses-course-tasks-hint = To complete a run. 0 asks for none.
courses-course-reviews = Reviews to be given
courses-course-reviews-hint = To complete a run. 0 asks for none.
courses-course-tags = Tags
courses-course-tags-hint = Up to eight, with commas between them.
courses-desk = Writing desk
courses-desk-about = About the course
courses-desk-no-question = The course does not ask a question yet.
courses-desk-beside = This draft stands beside the run. People see it when you publish it and let the run move to it.
courses-desk-empty = The syllabus is empty
courses-desk-empty-text = Begin with a unit: usually a week, with two to five activities.
courses-desk-over = This run is over, and its syllabus stays as it is. Run the course again to change it.
courses-draft-begin-title = This version is published
courses-draft-begin-text = People rely on it, so it never changes. Begin a draft beside it; the run moves to the new version when you say so.
courses-draft-begin = Begin a draft
courses-draft-begun = The draft has begun.
courses-publish = Publish
courses-publish-go = Publish it
courses-publish-title = Publish this version
courses-publish-text = A published version never changes; the next change begins a new draft.
courses-publish-note = What is new
courses-publish-note-hint = One line for the history of the course.
courses-publish-after = The run
courses-publish-move = moves to this version now
courses-publish-move-meaning = work that was handed in keeps the task that it answered
courses-publish-stay = goes on with the one that it has
courses-publish-stay-meaning = you can let it move later
courses-published-now = Version { $number } is published.
courses-versions = Versions
courses-versions-lede = Every version that was published stays readable here.
courses-version-numbered = version { $number }
courses-version-drafted = { $who } is writing { $version }.
courses-version-published = { $who } published { $version }.
courses-version-from = Made from { $version }.
courses-overtaken = Somebody else saved meanwhile.
courses-overtaken-text = What you typed is kept below. Compare, then save again to replace what is stored.
courses-overtaken-stored = What is stored now
courses-refused-published = A published version never changes
courses-refused-changed-meanwhile = Somebody else saved meanwhile
courses-refused-cannot-move = It cannot move any further that way
courses-refused-empty = A version without any activity cannot be published
courses-refused-full = It holds as much as it can
