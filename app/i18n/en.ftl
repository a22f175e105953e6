app-activity-talk = Beside this activity
app-activity-tick = I have done this
app-activity-untick = Not done yet after all
app-card-starts = Starts { $day }
app-card-started = Started { $day }
app-card-ends = ends { $day }
app-card-ended = ended { $day }
app-card-hours = { $count ->
    [one] one hour a week
   *[other] { $count } hours a week
 }
app-card-weeks = { $count ->
    [one] one week
   *[other] { $count } weeks
 }
app-card-seats = { $count ->
    [one] one seat left
   *[other] { $count } seats left
 }
app-card-waiting = { $count ->
    [0] Full, waiting list open
    [one] Waiting list, one ahead
   *[other] Waiting list, { $count } ahead
 }
app-catalogue = Courses
app-catalogue-lede = Everything that can be learned here, is being learned, or was.
app-catalogue-search = Search in titles and texts
app-catalogue-search-act = Search
app-catalogue-placeholder = bread, web, poems
app-catalogue-filters = Filters
app-catalogue-show = Show
app-catalogue-clear = Clear
app-catalogue-state = State
app-catalogue-language = Language
app-catalogue-school = School
app-catalogue-tag = Subject
app-catalogue-starts = Starts
app-catalogue-from = on or after
app-catalogue-to = on or before
app-catalogue-from-day = from { $day }
app-catalogue-to-day = until { $day }
app-catalogue-remove = remove
app-catalogue-count = { $count ->
    [one] one course
   *[other] { $count } courses
 }
app-catalogue-count-many = { $count }+ courses
app-catalogue-more-than = { $count }+
app-catalogue-none = No course fits
app-catalogue-none-text = Take a filter away or try another word. Courses stay findable when their sign-up is over.
app-course-weeks = Week by week
app-course-join = Sign up
app-course-again = Run this course again
app-course-facts = At a glance
app-course-side = Facts and runs
app-course-version-number = version { $number } and earlier ones
app-course-runs = Runs
app-course-runs-none = Nobody has run it yet. You could be the first.
app-crumbs = Where you are
app-front-title = Learn with peers. Anyone may start a course.
app-front-lede = Small groups, open materials, a few weeks. You help each other, look at each other's work, and leave with something to show for it.
app-front-find = Find a course
app-front-start = Start one
app-front-signing-up = Signing up now
app-front-none = Nothing signs up today
app-front-none-text = Runs that you can join will stand here. Anybody may take a course from the catalogue and run it.
app-front-all-signing-up = All runs that sign up
app-front-running = Running now
app-front-editions = Read what others did
app-front-editions-text = Finished runs stay here for ever: syllabus, discussion, people.
app-front-all-editions = All editions
app-home = Home
app-home-title = Hello, { $name }
app-home-unconfirmed = Confirm your mail address to take part. The letter waits in
app-home-mailbox = your mailbox
app-home-runs = Your runs
app-home-none = You are in no run yet
app-home-none-text = The runs that you join or organize will stand here, with one next step each.
app-home-awards = Your certificates
app-home-before = Before
app-home-organizer = you organize
app-home-participant = you take part
app-home-waiting = you wait for a seat
app-run-side = About this run
app-run-tab-syllabus = Syllabus
app-run-weeks = Weeks
app-run-week = Week { $number }
app-run-done = done
app-run-done-mark = Done:
app-run-minutes = { $count ->
    [one] one minute
   *[other] { $count } minutes
 }
app-run-empty = The syllabus is being written
app-run-empty-text = Units and activities will stand here as soon as the organizers have written them.
app-run-talk = What people say
app-run-talk-none = Nobody has written yet.
app-run-talk-all = All of the discussion
app-run-progress = Your progress
app-run-rule = What completing takes
app-run-rule-text = The rule is known from the first day and stands in the syllabus.
app-run-facts = At a glance
app-run-organizers = Organizers
app-run-people-all = Everybody here
app-state-draft = in preparation
app-state-signing-up = signing up
app-state-signup-closed = sign-up closed
app-state-running = running
app-state-wrapping-up = wrapping up
app-state-finished = finished
app-state-edition = edition
app-state-paused = paused
app-state-did-not-happen = did not happen
app-step-join = Your next step: sign up
app-step-join-act = Sign up
app-step-join-until = Sign-up is open until { $moment }.
app-step-queue = Every seat is taken; there is a waiting list
app-step-queue-act = Join the waiting list
app-step-wait = You are on the waiting list
app-step-wait-text = Your place in the line is { $position }. You get a letter when a seat becomes free.
app-step-later = You have a seat
app-step-later-act = Look at the syllabus
app-step-review = Your next step: review the work of a peer
app-step-review-text = { $count ->
    [one] One work waits for your review.
   *[other] { $count } works wait for your review.
 }
app-step-review-act = Go to my reviews
app-step-do = Your next step:
app-step-do-minutes = { $count ->
    [one] It takes about one minute.
   *[other] It takes about { $count } minutes.
 }
app-step-do-act = Begin
app-step-all-done = You have done everything here
app-step-all-done-text = Peers are still at work. Look into the discussion, or read somebody's question.
app-step-over = This run is over
app-step-over-text = Everything stays readable. Anybody may run the course again from its page.
app-step-paused = This run is paused
app-step-paused-text = Nothing is lost. The organizers write to everybody when it goes on.
app-step-organize = You organize this run
app-step-organize-text = Dates, seats, people and what comes next are on the page for organizers.
app-step-organize-act = Organize
app-step-read = You can read along
app-step-read-text = Sign-up is not open. Reading needs no account.
app-nav-mailbox = Mailbox
app-nav-reviews = My reviews
app-nav-settings = Settings
app-nav-schools = Schools
app-nav-editions = Editions
app-nav-about = About
app-catalogue-results = What was found
app-data = Take my data
app-data-lede = Everything that this university keeps about you, as one file that you can open anywhere.
app-data-what-people = Your name, page, mail address, sign-ins, what you agreed to, and every letter that was written to you.
app-data-what-runs = The runs that you signed up for or organized, what you answered and what you ticked.
app-data-what-texts = Your posts, your works in every version, your reviews, your certificates.
app-data-what-files = The files that you handed in, under the names that you gave them.
app-data-what-not = Not your password: it is kept in a form that nobody can read, not even we.
app-data-password = Your password
app-data-password-wrong = That is not your password.
app-data-act = Take my data
app-leave = Leave and erase
app-leave-lede = Your account goes, and with it everything that says who you are. This is what happens.
app-leave-no-way-back = There is no way back. You may want to take your things along first:
app-leave-account = Your name, page, mail address, password, sign-ins and letters are erased.
app-leave-runs = You leave every run: your answers, ticks and places in line go, and the next in line moves up.
app-leave-works = Your works and the files in them are erased. That they were handed in still counts for those who reviewed them.
app-leave-names = Where others wrote @ and your handle, linked to your page or wrote your full name in a post, “Somebody who left” stands instead.
app-leave-courses = Courses that you wrote stay, under the licence that you gave them, without your name.
app-leave-awards = The page of each of your certificates says that it was withdrawn at its holder’s wish.
app-leave-backups = Backups that were made before still hold you until they are thrown away; the operator knows when that is.
app-leave-texts = Your posts and reviews
app-leave-stay = They stay, as those of somebody who left
app-leave-stay-hint = Conversations stay whole. Nobody sees that the words were yours.
app-leave-go = They go too
app-leave-go-hint = The words are erased, also where others quoted them. The answers of others stay.
app-leave-act = Erase me
app-leave-not = Stay
app-leave-gone = You are gone from here. Thank you for having been with us.
app-parcel-title = Everything of yours at { $site }
app-parcel-lede = Made on { $day }. Each line can be read as text (Markdown) or taken as data (JSON).
app-parcel-read = to read
app-parcel-data = as data
app-parcel-files = Files that you handed in
app-parcel-people = You: account, sign-ins, consents, letters
app-parcel-pages = Pages of the site: versions that you wrote
app-parcel-courses = Courses that you wrote
app-parcel-runs = Runs: sign-ups, ticks, what you organized
app-parcel-discussion = Discussion: posts, threads, thanks, how far you read
app-parcel-assessment = Works, and reviews that you gave
app-parcel-recognition = Certificates
app-parcel-schools = Schools that you care for
app-parcel-archive = What was known of you from old sites
